// What is selected and filtered, and how the address keeps it.

let selected = null; // { actor }, { arrow } or { event }, each by number
let activeActors = new Set();
const strongCount = [...actors].map((actor) => actor.count).sort((one, other) => other - one)[Math.min(9, actors.length - 1)] || 1;

/** Choose what the panel shows; `move` brings it into view. */
function select(choice, move = false) {
  selected = choice;
  if (choice?.actor != null && move) open(choice.actor);
  if (choice?.event != null) {
    const named = [...events[choice.event].sources, ...events[choice.event].targets].filter((actor) => nodeOf.has(actor) && !nodes.get(actor));
    if (named.length) draw(named);
  }
  network.unselectAll();
  paint();
  if (choice?.actor != null && move) bringIntoView(choice.actor);
  showEvidence();
  markRow();
  panel.parentElement.scrollTop = 0;
  announce(selectionWords());
  keep();
}

/** Say what is selected, for those who hear the page. */
function selectionWords() {
  if (!selected) return "Nothing selected.";
  if (selected.actor != null) return `${nameOf(selected.actor)}, ${count(actors[selected.actor].count, "event")}. The sentences are in the evidence panel.`;
  if (selected.event != null) return `${eventWords(events[selected.event])}, ${statusWords(events[selected.event])}.`;
  const edge = allEdges[selected.arrow];
  return edgeWords(edge, edge.events.filter((event) => isShown(events[event])).length).replaceAll("\n", ", ");
}

function markRow() {
  for (const row of byId("events").tBodies[0].rows) {
    if (selected?.event != null && row.dataset.event === events[selected.event].id) row.setAttribute("aria-selected", "true");
    else row.removeAttribute("aria-selected");
  }
}

function filterChanged() {
  countActive();
  rowsShown = PAGE_OF_ROWS;
  showFilters();
  paint();
  showTable();
  showEvidence();
  announce(`${tally(events.filter(isShown).length)} events shown.`);
  keep();
}

function countActive() {
  activeActors = new Set(events.filter(isShown).flatMap((event) => [...event.sources, ...event.targets]));
}

let keeping = 0;

/** Write selection and filters into the address, once they rest: browsers allow few changes in a second. */
function keep() {
  clearTimeout(keeping);
  keeping = setTimeout(writeAddress, 120);
}

function writeAddress() {
  const state = new URLSearchParams();
  if (selected?.actor != null) state.set("actor", actors[selected.actor].id);
  if (selected?.event != null) state.set("event", events[selected.event].id);
  if (selected?.arrow != null) state.set("arrow", arrowKey(allEdges[selected.arrow]));
  const hidden = data.statuses.filter((_, index) => !filter.statuses.has(index));
  if (hidden.length) state.set("without", hidden.join(","));
  if (filter.voices.size < 2) state.set("voices", [...filter.voices].join(","));
  if (filter.action) state.set("action", filter.action);
  const address = state.toString() ? `#${state}` : location.pathname + location.search;
  try {
    history.replaceState(null, "", address);
  } catch {
    return; // a page inside a frame may not change its address
  }
}

/** Take selection and filters from the address. */
function restore() {
  const state = new URLSearchParams(location.hash.slice(1));
  const hidden = (state.get("without") ?? "").split(",");
  filter.statuses = new Set(data.statuses.map((_, index) => index).filter((index) => !hidden.includes(data.statuses[index])));
  if (state.has("voices")) filter.voices = new Set(state.get("voices").split(",").filter(Boolean).map(Number));
  filter.action = Object.hasOwn(data.actions, state.get("action") ?? "") ? state.get("action") : "";
  const found = (list, key) => list.findIndex((record) => record.id === state.get(key));
  const arrow = state.has("arrow") ? allEdges.find((edge) => arrowKey(edge) === state.get("arrow")) : null;
  if (state.has("actor") && found(actors, "actor") >= 0) return { actor: found(actors, "actor") };
  if (state.has("event") && found(events, "event") >= 0) return { event: found(events, "event") };
  return arrow ? { arrow: arrow.id } : null;
}
