// What is selected and filtered; how the address keeps it, and how a step is taken back.

let selected = null; // { actor }, { arrow }, { event } or { path: [actor, …] }, by number
let activeActors = new Set();
const strongCount = [...actors].map((actor) => actor.count).sort((one, other) => other - one)[Math.min(9, actors.length - 1)] || 1;

/** Choose what the panel shows; `move` brings it into view. */
function select(choice, move = false) {
  atOnce(() => choose(choice, move));
  if (choice?.actor != null && move) bringIntoView(choice.actor);
  showEvidence();
  markRow();
  showTimeline();
  panel.parentElement.scrollTop = 0;
  announce(selectionWords());
  keep();
}

/** Bring what is chosen onto the canvas, and set it off. */
function choose(choice, move) {
  selected = choice;
  if (choice?.actor != null && move) open(choice.actor);
  if (choice?.path) draw(choice.path.filter((actor) => !nodes.get(actor)));
  if (choice?.event != null) {
    const named = involved(events[choice.event]).filter((actor) => nodeOf.has(actor) && !nodes.get(actor));
    if (named.length) draw(named);
  }
  if (network.getSelectedNodes().length + network.getSelectedEdges().length) network.unselectAll();
  paint();
}

/** Say what is selected, for those who hear the page. */
function selectionWords() {
  if (!selected) return "Nothing selected.";
  if (selected.path) return pathWords(selected.path);
  if (selected.actor != null) return `${nameOf(selected.actor)}, ${count(actors[selected.actor].count, "event")}. The sentences are in the evidence panel.`;
  if (selected.event != null) return `${eventWords(events[selected.event])}, ${statusWords(events[selected.event])}.`;
  const edge = allEdges[selected.arrow];
  return edgeWords(edge, edge.events.filter((event) => shown[event]).length).replaceAll("\n", ", ");
}

function markRow() {
  for (const row of byId("events").tBodies[0].rows) {
    if (selected?.event != null && row.dataset.event === events[selected.event].id) row.setAttribute("aria-selected", "true");
    else row.removeAttribute("aria-selected");
  }
}

/** Change parts of the filter, and everything that depends on it. */
function changeFilter(parts) {
  filter = { ...filter, ...parts };
  refresh();
  announce(`${tally(shownEvents.length)} events shown.`);
  keep();
}

/** Work the filter out again and show what it leaves. */
function refresh() {
  applyFilter();
  activeActors = new Set(shownEvents.flatMap(involved));
  rowsShown = PAGE_OF_ROWS;
  showFilters();
  atOnce(() => {
    restage();
    paint();
  });
  showTable();
  showTimeline();
  showHistogram();
  showEvidence();
}

// --- the address ----------------------------------------------------------------------------------------------------------

const SETS = { without: ["statuses", data.statuses], hide: ["quads", data.classes], noshape: ["shapes", SHAPES] };
const PLAIN = [...Object.keys(CHOICES), "from", "to", "words"];
let keeping = 0;
const steps = []; // addresses of views left behind
let current = "";

/** Return selection and filter as the part of an address after "#". */
function stateWords() {
  const state = new URLSearchParams();
  if (selected?.actor != null) state.set("actor", actors[selected.actor].id);
  if (selected?.event != null) state.set("event", events[selected.event].id);
  if (selected?.arrow != null) state.set("arrow", arrowKey(allEdges[selected.arrow]));
  if (selected?.path) state.set("path", [selected.path[0], selected.path.at(-1)].map((actor) => actors[actor].id).join(" "));
  for (const [key, [set, names]] of Object.entries(SETS)) {
    const hidden = names.filter((name, index) => !filter[set].has(set === "shapes" ? name : index));
    if (hidden.length) state.set(key, hidden.join(","));
  }
  if (filter.voices.size < 2) state.set("voices", [...filter.voices].join(","));
  for (const key of PLAIN) if (filter[key]) state.set(key, filter[key]);
  if (filter.focus != null) state.set("focus", actors[filter.focus].id);
  if (viewName !== "graph") state.set("view", viewName);
  return state.toString();
}

/** Write the state into the address, once it rests: browsers allow few changes in a second. */
function keep() {
  const words = stateWords();
  if (words === current) return;
  steps.push(current);
  if (steps.length > 100) steps.shift();
  current = words;
  byId("undo").disabled = false;
  clearTimeout(keeping);
  keeping = setTimeout(writeAddress, 120);
}

function writeAddress() {
  try {
    history.replaceState(null, "", current ? `#${current}` : location.pathname + location.search);
  } catch {
    return; // a page inside a frame may not change its address
  }
}

/** Go back to the view before the last step. */
function undo() {
  if (!steps.length) return;
  current = steps.pop();
  byId("undo").disabled = !steps.length;
  showState(current);
  writeAddress();
  announce(`Step taken back. ${tally(shownEvents.length)} events shown.`);
}

/** Show the view that an address tells of. */
function showState(words) {
  const choice = restore(words);
  refresh();
  showView(new URLSearchParams(words).get("view") ?? "graph");
  const before = current;
  select(choice, true);
  if (current !== before) steps.pop(); // showing a view is no step of its own
  current = words;
}

/** Take the filter from an address, and return the selection in it. */
function restore(words) {
  const state = new URLSearchParams(words);
  const some = everything();
  for (const [key, [set, names]] of Object.entries(SETS)) {
    const hidden = (state.get(key) ?? "").split(",");
    names.forEach((name, index) => hidden.includes(name) && some[set].delete(set === "shapes" ? name : index));
  }
  if (state.has("voices")) some.voices = new Set(state.get("voices").split(",").filter(Boolean).map(Number));
  for (const key of PLAIN) some[key] = state.get(key) ?? "";
  if (Object.keys(CHOICES).some((key) => some[key])) buildChoices();
  for (const key of Object.keys(CHOICES)) if (![...byId(`choose-${key}`).options].some((option) => option.value === some[key])) some[key] = "";
  for (const key of ["from", "to"]) if (!/^\d{4}-\d{2}-\d{2}$/.test(some[key])) some[key] = "";
  some.focus = numberOf.get(state.get("focus")) ?? null;
  filter = some;
  return wantedSelection(state);
}

function wantedSelection(state) {
  const actor = numberOf.get(state.get("actor"));
  if (actor != null) return { actor };
  const event = state.has("event") ? events.findIndex((record) => record.id === state.get("event")) : -1;
  if (event >= 0) return { event };
  const [from, to] = (state.get("path") ?? "").split(" ").map((id) => numberOf.get(id));
  const path = from != null && to != null ? shortestPath(from, to) : null;
  if (path) return { path };
  const arrow = state.has("arrow") ? allEdges.find((edge) => arrowKey(edge) === state.get("arrow")) : null;
  return arrow ? { arrow: arrow.id } : null;
}
