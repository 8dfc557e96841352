// Who belongs on the canvas, and where each stands: it follows from the filter and from who was brought in, and from nothing else.

/** Return the actors that the filter leaves with arrows, those with most first, at most as many as the first view has. */
function strongestActors() {
  const linked = (node) => (loners.length === allNodes.length ? true : edgesOf.get(node.id).length);
  if (!isFiltering() && !small) return allNodes.filter((node) => node.first).map((node) => node.id);
  if (!isFiltering()) return allNodes.filter((node) => node.first && linked(node)).sort(byEvents).slice(0, SMALL_ACTORS).map((node) => node.id);
  const tally = new Map();
  for (const edge of allEdges) {
    const seen = seenIn(edge);
    if (seen) for (const actor of [edge.from, edge.to]) tally.set(actor, (tally.get(actor) ?? 0) + seen);
  }
  if (!tally.size) for (const event of shownEvents) for (const actor of involved(event)) tally.set(actor, (tally.get(actor) ?? 0) + 1);
  return [...tally.keys()].sort((one, other) => tally.get(other) - tally.get(one) || one - other).slice(0, small ? SMALL_ACTORS : FIRST_ACTORS);
}

/** Return the actors that belong on the canvas, and the arrows between them. */
function cast() {
  if (isGrouped()) return castGroups();
  const strong = whole ? allNodes.filter((node) => (isFiltering() ? edgesOf.get(node.id).some(seenIn) : edgesOf.get(node.id).length || loners.length === allNodes.length)).map((node) => node.id) : strongestActors();
  const ids = new Set(strong);
  for (const actor of brought) {
    ids.add(actor);
    const near = edgesOf.get(actor).filter(seenIn).sort((one, other) => other.events.length - one.events.length || one.id - other.id);
    for (const edge of near.slice(0, NEAR)) ids.add(otherEnd(edge, actor));
  }
  const between = allEdges.filter((edge) => ids.has(edge.from) && ids.has(edge.to) && seenIn(edge));
  const arrows = whole ? between : strongestArrows(between, FIRST_ARROWS + brought.length * NEAR);
  if (isFiltering() && !whole && arrows.length) {
    const linked = new Set([...arrows.flatMap(({ from, to }) => [from, to]), ...brought]);
    for (const id of ids) if (!linked.has(id)) ids.delete(id);
  }
  return { ids: [...ids], arrows };
}

// --- groups ---------------------------------------------------------------------------------------------------------------

const FIRST_FIGURES = small ? 36 : 42; // as many as have their names beside them
const CANDIDATES = 100; // of which the weakest leave one after the other

/** Return the figures that belong on the canvas, and the ribbons between them. */
function castGroups() {
  unfoldMembers();
  const folded = ribbonsBy(foldedFigure);
  const pairs = pairsOf(folded);
  const chosen = new Set(whole ? [...pairs.keys()].flatMap((key) => key.split(" ").map(Number)) : strongestFigures(pairs));
  if (!pairs.size) for (const [figure] of mostOf(shownEvents, (event) => involved(event).map(foldedFigure)).slice(0, FIRST_FIGURES)) chosen.add(figure);
  for (const actor of brought) {
    const figure = foldedFigure(actor);
    const near = [...(pairsAt(pairs).get(figure) ?? [])].sort(([one, many], [other, more]) => more - many || one - other);
    for (const [one] of [[figure], ...near.slice(0, NEAR)]) chosen.add(one);
  }
  const ids = [...chosen].flatMap(standingFor);
  const onCanvas = new Set(ids);
  const all = [...(members.size ? ribbonsBy(figureOf) : folded).values()].filter(({ from, to }) => onCanvas.has(from) && onCanvas.has(to));
  return { ids, arrows: [], ribbons: all.filter(({ from, to }) => from !== to), inside: all.filter(({ from, to }) => from === to && isGroup(from)), possible: pairs };
}

/** Return the figure, or where it is unfolded its members, and itself for all others of it. */
function standingFor(figure) {
  if (!members.has(figure)) return [figure];
  const rest = actorsOf(figure, false).some((actor) => activeActors.has(actor));
  return [...members.get(figure), ...(rest ? [figure] : [])];
}

/** Return in how many events each two figures stand on both sides. */
function pairsOf(folded) {
  const found = new Map();
  for (const { from, to, events: list } of folded.values()) {
    if (from === to) continue;
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (!found.has(key)) found.set(key, new Set());
    for (const event of list.keys()) found.get(key).add(event);
  }
  return new Map([...found].map(([key, list]) => [key, list.size]));
}

/** Return the neighbours of each figure, with the number of events. */
function pairsAt(pairs) {
  const found = new Map();
  for (const [key, amount] of pairs) {
    const [one, other] = key.split(" ").map(Number);
    for (const [mine, theirs] of [[one, other], [other, one]]) {
      if (!found.has(mine)) found.set(mine, []);
      found.get(mine).push([theirs, amount]);
    }
  }
  return found;
}

/** Return the figures between which most passes: of the busiest, the one that has least to do with the others leaves, until they are few enough. */
function strongestFigures(pairs) {
  const near = pairsAt(pairs);
  const total = (list) => list.reduce((sum, [, amount]) => sum + amount, 0);
  const tally = new Map([...near].map(([figure, list]) => [figure, total(list)]));
  const ranked = [...tally.keys()].sort((one, other) => tally.get(other) - tally.get(one) || one - other);
  const left = new Set(ranked.slice(0, CANDIDATES));
  for (const figure of left) tally.set(figure, total(near.get(figure).filter(([other]) => left.has(other))));
  const [width, height] = canvasSize();
  unit = frameUnit(width, height);
  while (left.size > FIRST_FIGURES || (left.size > 2 && fullness([...left], width, height) > 1)) {
    const weakest = [...left].reduce((least, figure) => (tally.get(figure) < tally.get(least) || (tally.get(figure) === tally.get(least) && figure > least) ? figure : least));
    left.delete(weakest);
    for (const [other, amount] of near.get(weakest)) if (left.has(other)) tally.set(other, tally.get(other) - amount);
  }
  return [...left].sort((one, other) => one - other);
}

/** Return the strongest arrows, at most so many, those first that are the strongest of an actor. */
function strongestArrows(list, limit) {
  const sorted = list.sort((one, other) => other.events.length - one.events.length || one.id - other.id);
  if (sorted.length <= limit) return sorted;
  const met = new Set();
  const isFirst = ({ from, to }) => {
    const first = !met.has(from) || !met.has(to);
    met.add(from).add(to);
    return first;
  };
  const first = new Set(sorted.filter(isFirst));
  return [...first, ...sorted.filter((edge) => !first.has(edge))].slice(0, limit);
}

/** Return the arrows beside which no other lies between the same two. */
function alone(arrows) {
  const pair = ({ from, to }) => `${Math.min(from, to)} ${Math.max(from, to)}`;
  const sides = new Map();
  for (const edge of arrows) sides.set(pair(edge), (sides.get(pair(edge)) ?? 0) + 1);
  return new Set(arrows.filter((edge) => sides.get(pair(edge)) === 1).map(({ id }) => id));
}

/** Return where everybody stands: in places of their own that fill this canvas, or, where they are very many, in those of the whole graph. */
function placesFor({ ids, arrows, ribbons: bands }) {
  const arranged = ids.length <= MOST_ARRANGED;
  const links = (bands ?? arrows).map(({ from, to }) => [from, to]);
  arrangedFor = null;
  const places = arranged ? (isGrouped() ? arrangeGroups : arrange)(ids, links, ...canvasSize()) : new Map(ids.map((id) => [id, nodeFor(id)[view]]));
  for (const [id, spot] of pinned) if (places.has(id)) places.set(id, spot);
  return places;
}
