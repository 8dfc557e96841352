// Pointing at the graph, by mouse, finger and keys. What a tip tells of is what a click chooses.

const tip = byId("tip");
let standing = null; // the actor from which its arrows are walked

/** Return what lies under a place on the canvas: an actor before an arrow, and of arrows the nearest. */
function under(spot) {
  const actor = network.getNodeAt(spot);
  if (actor != null) return { actor };
  const arrow = network.getEdgeAt(spot);
  return arrow == null ? null : { arrow };
}

function spotOf(press) {
  const around = box.getBoundingClientRect();
  return { x: Math.round(press.clientX) - around.left, y: Math.round(press.clientY) - around.top }; // as vis-network counts a click
}

function listenToPointer() {
  network.on("click", (click) => select(under(click.pointer.DOM)));
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
    dragging = false;
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
  hoverLabel(pointed?.actor ?? null);
  box.classList.toggle("pointing", pointed != null);
  tip.hidden = pointed == null;
  if (!pointed) return undefined;
  tip.textContent = pointed.actor != null ? actorWords(pointed.actor) : edgeWords(allEdges[pointed.arrow], seenIn(allEdges[pointed.arrow]));
  tip.style.setProperty("left", `${Math.max(4, Math.min(spot.x + 14, box.clientWidth - tip.offsetWidth - 4))}px`);
  tip.style.setProperty("top", `${spot.y + 18 + tip.offsetHeight > box.clientHeight ? spot.y - tip.offsetHeight - 10 : spot.y + 18}px`);
  return undefined;
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
  const edge = selected?.arrow == null ? null : allEdges[selected.arrow];
  if (edge) return select({ actor: step > 0 && standing === edge.from ? edge.to : step > 0 && standing === edge.to ? edge.from : (standing ?? edge.from) }, true);
  const order = nodes.getIds().sort((one, other) => actors[other].count - actors[one].count || one - other);
  const at = order.indexOf(selected?.actor);
  return select({ actor: order[at < 0 && step < 0 ? order.length - 1 : (at + step + order.length) % order.length] }, true);
}

/** Walk over the arrows on the canvas of the actor that was chosen last, the strongest first. */
function walkArrows(step) {
  if (selected?.actor != null) standing = selected.actor;
  if (standing == null || !nodes.get(standing)) return walkActors(1);
  const arrows = edgesOf.get(standing).filter(({ id }) => edges.get(id) && !edges.get(id).hidden).sort((one, other) => seenIn(other) - seenIn(one) || one.id - other.id);
  if (!arrows.length) return announce(`${nameOf(standing)} has no arrow here.`);
  const at = arrows.findIndex(({ id }) => id === selected?.arrow);
  return select({ arrow: arrows[at < 0 && step < 0 ? arrows.length - 1 : (at + step + arrows.length) % arrows.length].id });
}
