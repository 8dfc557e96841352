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
function placesFor({ ids, arrows }) {
  const arranged = ids.length <= MOST_ARRANGED;
  const places = arranged ? arrange(ids, arrows.map(({ from, to }) => [from, to]), ...canvasSize()) : new Map(ids.map((id) => [id, nodeOf.get(id)[view]]));
  for (const [id, spot] of pinned) if (places.has(id)) places.set(id, spot);
  return places;
}
