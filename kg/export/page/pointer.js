// Pointing at the graph, by mouse, finger and keys. What a tip tells of is what a click chooses.

const tip = byId("tip");
let standing = null; // the actor from which its arrows are walked

/** Return what lies under a place on the canvas: an actor or group before an arrow or ribbon, and of those the nearest. */
function under(spot) {
  const figure = network.getNodeAt(spot);
  if (figure != null) return choiceOf(figure);
  const article = paperUnder(spot);
  if (article) return { article };
  if (isGrouped()) {
    const ribbon = ribbonUnder(spot);
    return ribbon && { pair: [ribbon.from, ribbon.to] };
  }
  const arrow = areThreads() ? threadUnder(spot)?.id : network.getEdgeAt(spot);
  return arrow == null ? null : { arrow };
}

/** Choose what was clicked; a group is unfolded with the first click, and folded again with one into its borders. */
function chooseUnder(choice, spot) {
  if (choice?.article) return undefined; // all that it tells is shown already
  const around = choice || !isGrouped() ? null : hullUnder(spot);
  if (choice?.group != null || around != null) fold(choice?.group ?? around);
  return select(choice ?? (around == null ? null : { group: around }));
}

function spotOf(press) {
  const around = box.getBoundingClientRect();
  return { x: Math.round(press.clientX) - around.left, y: Math.round(press.clientY) - around.top }; // as vis-network counts a click
}

function listenToPointer() {
  network.on("click", (click) => chooseUnder(under(click.pointer.DOM), click.pointer.DOM));
  let waiting = null;
  box.addEventListener("pointermove", (press) => {
    if (press.pointerType === "touch") return;
    if (!waiting) requestAnimationFrame(() => {
      const spot = waiting;
      waiting = null;
      if (spot) showTip(spot);
    });
    waiting = spotOf(press);
  });
  box.addEventListener("pointerleave", () => {
    waiting = null;
    hideTip();
  });
  let touched = null;
  box.addEventListener("pointerdown", () => (touched = { position: network.getViewPosition(), scale: network.getScale() }), true);
  box.addEventListener("pointercancel", () => { // the finger scrolls the page: the graph stays as it was
    dragging = panning = false;
    if (touched) network.moveTo(touched);
  });
  box.addEventListener("wheel", scrollPast, { capture: true, passive: true });
  box.addEventListener("keydown", walk);
}

/** Let the wheel scroll the page, and zoom only with Ctrl or the command key, as on maps. */
function scrollPast(turn) {
  if (turn.ctrlKey || turn.metaKey) return;
  turn.stopPropagation();
  box.classList.add("hinted");
  clearTimeout(scrollPast.fading);
  scrollPast.fading = setTimeout(() => box.classList.remove("hinted"), 1400);
}

function showTip(spot) {
  if (dragging) return hideTip();
  const pointed = under(spot);
  hoverLabel(pointed?.actor ?? pointed?.group ?? null);
  box.classList.toggle("pointing", pointed != null);
  tip.hidden = pointed == null;
  if (!pointed) return undefined;
  tip.textContent = tipWords(pointed);
  tip.style.setProperty("left", `${Math.max(4, Math.min(spot.x + 14, box.clientWidth - tip.offsetWidth - 4))}px`);
  tip.style.setProperty("top", `${spot.y + 18 + tip.offsetHeight > box.clientHeight ? spot.y - tip.offsetHeight - 10 : spot.y + 18}px`);
  return undefined;
}

function tipWords({ article, actor, group, pair, arrow }) {
  if (article) return paperWords(article);
  if (actor != null) return actorWords(actor);
  if (group != null) return groupWords(group);
  return pair ? ribbonWords(ribbons.find(({ from, to }) => from === pair[0] && to === pair[1])) : edgeWords(allEdges[arrow], seenIn(allEdges[arrow]));
}

/** Say who a group is. */
function groupWords(figure) {
  const { kind, members: all } = groupOf(figure);
  return [nameOf(figure), [kind, count(all.length, "actor")].join(" · "), count(countOf(figure), "event"), unfolded.has(figure) ? "A click folds it together" : "A click unfolds it"].join("\n");
}

function hideTip() {
  tip.hidden = true;
  box.classList.remove("pointing");
  if (hovered != null) {
    hoverLabel(null);
    redrawSoon();
  }
}

/** Say who an actor is. */
function actorWords(actor) {
  const { kind, country, role } = actors[actor];
  return [nameOf(actor), [kind, role, country && countryName(country)].filter(Boolean).join(" · "), hintOf(actor), count(actors[actor].count, "event")].filter(Boolean).join("\n");
}

/** Say what an arrow stands for. */
function edgeWords(edge, seen) {
  const ends = `${nameOf(edge.from)} ${edge.arrows ? "→" : "–"} ${nameOf(edge.to)}`;
  const said = edge.according ? ", according to a speaker" : "";
  return `${ends}\n${data.classes[edge.quad]}, ${data.statuses[edge.status]}${said}\n${[count(seen, "event"), witnessesInShort(edge.events.map((index) => events[index]).filter(isShown))].filter(Boolean).join(", ")}`;
}

// --- keys -----------------------------------------------------------------------------------------------------------------

/** Walk with the arrow keys: left and right from actor to actor, up and down over the arrows of one; along an arrow with the right key. */
function walk(key) {
  if (key.key === "Escape") return select(null);
  if (key.key === "Enter" && selected) {
    key.preventDefault();
    return panel.focus();
  }
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key.key];
  if (!step || !nodes.length) return undefined;
  key.preventDefault();
  return key.key === "ArrowRight" || key.key === "ArrowLeft" ? walkActors(step) : walkArrows(step);
}

function walkActors(step) {
  const line = selected?.pair ? { from: selected.pair[0], to: selected.pair[1] } : selected?.arrow == null ? null : allEdges[selected.arrow];
  if (line) return select(choiceOf(step > 0 && standing === line.from ? line.to : step > 0 && standing === line.to ? line.from : (standing ?? line.from)), true);
  const order = nodes.getIds().sort((one, other) => countOf(other) - countOf(one) || one - other);
  const at = order.indexOf(selected?.group ?? (selected?.actor == null ? null : figureOf(selected.actor)));
  return select(choiceOf(order[at < 0 && step < 0 ? order.length - 1 : (at + step + order.length) % order.length]), true);
}

/** Walk over the arrows or ribbons on the canvas of the figure that was chosen last, the strongest first. */
function walkArrows(step) {
  if (selected?.actor != null) standing = figureOf(selected.actor);
  if (selected?.group != null) standing = selected.group;
  if (standing == null || !nodes.get(standing)) return walkActors(1);
  const lines = isGrouped() ? ribbonChoices(standing) : arrowChoices(standing);
  if (!lines.length) return announce(`${nameOf(standing)} has no ${isGrouped() ? "ribbon" : "arrow"} here.`);
  const at = lines.findIndex((line) => JSON.stringify(line) === JSON.stringify(selected));
  return select(lines[at < 0 && step < 0 ? lines.length - 1 : (at + step + lines.length) % lines.length]);
}

const arrowChoices = (actor) => edgesOf.get(actor).filter(({ id }) => isOnCanvas(id) && !edges.get(id)?.hidden).sort((one, other) => seenIn(other) - seenIn(one) || one.id - other.id).map(({ id }) => ({ arrow: id }));
const ribbonChoices = (figure) => [...(ribbonsAt.get(figure) ?? [])].sort((one, other) => other.events.size - one.events.size || (one.key < other.key ? -1 : 1)).map(({ from, to }) => ({ pair: [from, to] }));
