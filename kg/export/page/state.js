// What is selected and filtered; how the address keeps it, and how a step is taken back.

let selected = null; // { actor }, { group }, { arrow }, { pair: [figure, figure] }, { event } or { path: [actor, …] }, by number
let activeActors = new Set();
const strongCount = [...actors].map((actor) => actor.count).sort((one, other) => other - one)[Math.min(9, actors.length - 1)] || 1;

/** Choose what the panel shows; `move` brings it into view. */
function select(choice, move = false) {
  atOnce(() => choose(choice));
  showEvidence();
  markRow();
  showStage();
  panel.parentElement.scrollTop = 0;
  panel.scrollTop = 0;
  if (choice && isSheet()) clearOfSheet();
  if ((choice?.actor ?? choice?.group) != null && (move || isSheet())) bringIntoView(choice.actor ?? choice.group);
  announce(selectionWords());
  keep();
}

/** Scroll so far that the sheet does not lie over what was chosen: the row of the table, or the graph where that is in sight. */
function clearOfSheet() {
  const top = innerHeight - panel.offsetHeight;
  const row = byId("events").querySelector("tr[aria-selected]");
  const at = row?.getBoundingClientRect();
  if (at && at.top < innerHeight && at.bottom > 0) return at.bottom > top && scrollBy(0, at.bottom - top + 8);
  const graph = byId(`${viewName}-view`).getBoundingClientRect();
  if (graph.bottom > 0 && top - graph.top < Math.min(graph.height, top - 60)) scrollBy(0, graph.top - 56);
  return undefined;
}

/** Bring what is chosen onto the canvas, and set it off. */
function choose(choice) {
  selected = choice;
  bring(chosenActors());
  if (network.getSelectedNodes().length + network.getSelectedEdges().length) network.unselectAll();
  paint();
}

/** Return the actors that must be seen for what is chosen to be seen. */
function chosenActors() {
  if (selected?.actor != null) return [selected.actor];
  if (selected?.path) return selected.path;
  if (selected?.group != null) return actorsOf(selected.group).slice(0, 1); // whose group then comes in
  if (selected?.pair) return selected.pair.map((figure) => actorsOf(figure)[0]);
  if (selected?.event != null) return [...new Set(involved(events[selected.event]))];
  return selected?.arrow != null ? [allEdges[selected.arrow].from, allEdges[selected.arrow].to] : [];
}

/** Say what is selected, for those who hear the page. */
function selectionWords() {
  if (!selected) return "Nothing selected.";
  if (selected.path) return pathWords(selected.path);
  if (selected.group != null) return `${nameOf(selected.group)}, ${count(countOf(selected.group), "event")}. The sentences are in the evidence panel.`;
  if (selected.pair) return `${selected.pair.map(nameOf).join(" and ")}, ${count(eventsOfPair(selected.pair).length, "event")}. The sentences are in the evidence panel.`;
  if (selected.actor != null) return `${nameOf(selected.actor)}, ${count(actors[selected.actor].count, "event")}. The sentences are in the evidence panel.`;
  if (selected.event != null) return `${eventWords(events[selected.event])}, ${statusWords(events[selected.event])}.`;
  const edge = allEdges[selected.arrow];
  return edgeWords(edge, seenIn(edge)).replaceAll("\n", ", ");
}

function markRow() {
  for (const row of byId("events").tBodies[0].rows) {
    if (selected?.event != null && row.dataset.event === events[selected.event].id) row.setAttribute("aria-selected", "true");
    else row.removeAttribute("aria-selected");
  }
}

/** Change parts of the filter, and everything that depends on it; with a choice, that as well. */
function changeFilter(parts, choice = selected) {
  filter = { ...filter, ...parts };
  selected = choice;
  pinned = new Map();
  refresh();
  showEvidence();
  announce(`${tally(shownEvents.length)} events shown.`);
  keep();
}

/** Work the filter out again and show what it leaves, but for the panel. */
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
  showStage();
  showHistogram();
}

// --- the address ----------------------------------------------------------------------------------------------------------

const SETS = { without: ["statuses", data.statuses], hide: ["quads", data.classes], noshape: ["shapes", SHAPES] };
const PLAIN = ["source", "action", "target", "either", "place", "from", "to", "speaker", "publisher", "article", "told", "words"];
let keeping = 0;
const steps = []; // views left behind: { words, told }, the address and the story as it was
let undone = []; // views that an undo left
let arriving = false; // whether the view of an address is being shown, which is no step of its own
let current = "";

/** Return selection and filter as the part of an address after "#". */
function stateWords() {
  const state = new URLSearchParams();
  if (selected?.actor != null) state.set("actor", actors[selected.actor].id);
  if (selected?.event != null) state.set("event", events[selected.event].id);
  if (selected?.arrow != null) state.set("arrow", arrowKey(allEdges[selected.arrow]));
  if (selected?.way) state.set("way", selected.way);
  if (selected?.group != null) state.set("group", groupOf(selected.group).id);
  if (selected?.pair) state.set("pair", JSON.stringify(selected.pair.map(figureName)));
  if (level !== firstLevel) state.set("level", level);
  if (unfolded.size) state.set("unfold", JSON.stringify([...unfolded].map((figure) => groupOf(figure).id)));
  if (selected?.path) state.set("path", [selected.path[0], selected.path.at(-1)].map((actor) => actors[actor].id).join(" "));
  for (const [key, [set, names]] of Object.entries(SETS)) {
    const hidden = names.filter((name, index) => !filter[set].has(set === "shapes" ? name : index));
    if (hidden.length) state.set(key, hidden.join(","));
  }
  if (filter.voices.size < 2) state.set("voices", [...filter.voices].join(","));
  for (const key of PLAIN) if (filter[key]) state.set(key, filter[key]);
  if (filter.focus != null) state.set("focus", actors[filter.focus].id);
  if (brought.length) state.set("with", JSON.stringify(brought.map((actor) => actors[actor].id)));
  if (filter.joined.length) state.set("joined", JSON.stringify(filter.joined));
  if (whole) state.set("all", "yes");
  if (pinned.size) state.set("pins", JSON.stringify([...pinned].map(([figure, spot]) => [figureName(figure), ...spot])));
  if (order !== "first") state.set("order", order);
  if (viewName !== "graph") state.set("view", viewName);
  if (periods) state.set("periods", periods.join(" "));
  return state.toString();
}

/** Write the state into the address, once it rests: browsers allow few changes in a second. */
function keep() {
  const words = stateWords();
  if (arriving || words === current) return;
  remember();
  current = words;
  clearTimeout(keeping);
  keeping = setTimeout(writeAddress, 120, true);
}

const moment = () => ({ words: current, told: story });

/** Keep what is now, so that the step that follows can be taken back. */
function remember() {
  steps.push(moment());
  if (steps.length > 100) steps.shift();
  undone = [];
  byId("undo").disabled = false;
}

/** Go to the view that an address tells of, as a step that can be taken back. */
function go(words) {
  if (words === current) return;
  remember();
  showState(words);
  writeAddress(true);
}

/** Write the state into the address; a step forward is one that the browser goes back from. */
function writeAddress(forward = false) {
  const address = location.hash.slice(1);
  if (address === current) return;
  try {
    history[forward ? "pushState" : "replaceState"](null, "", current ? `#${current}` : location.pathname + location.search);
  } catch {
    return; // a page inside a frame may not change its address
  }
}

/** Go back to the view before the last step, and to the story as it was then. */
function undo() {
  if (!steps.length) return;
  undone.push(moment());
  returnTo(steps.pop());
  announce(`Step taken back. ${tally(shownEvents.length)} events shown.`);
}

/** Do again what was taken back last. */
function redo() {
  if (!undone.length) return;
  steps.push(moment());
  returnTo(undone.pop());
  announce(`Step done again. ${tally(shownEvents.length)} events shown.`);
}

function returnTo({ words, told }) {
  if (told !== story) {
    story = told;
    showStory();
  }
  if (words !== current) showState(words);
  byId("undo").disabled = !steps.length;
  clearTimeout(keeping);
  writeAddress();
}

/** Show the view that the address tells of after a step of the browser, back or forward. */
function followAddress() {
  const words = location.hash.slice(1);
  if (words === current) return;
  if (steps.at(-1)?.words === words) {
    undone.push(moment());
    steps.pop();
  } else {
    if (undone.at(-1)?.words === words) undone.pop();
    steps.push(moment());
  }
  showState(words);
  byId("undo").disabled = !steps.length;
}

/** Show the view that an address tells of. */
function showState(words) {
  const state = restore(words);
  selected = null;
  refresh();
  arriving = true;
  showView(state.get("view") ?? "graph");
  select(wantedSelection(state), true); // only now: which way leads from one actor to another depends on what is shown
  arriving = false;
  clearTimeout(keeping);
  current = stateWords();
}

/** Take everything but the selection from an address; what it does not know there is left out. */
function restore(words) {
  const state = new URLSearchParams(words);
  filter = filterIn(state);
  brought = listIn(state.get("with")).map((id) => numberOf.get(id)).filter((actor) => nodeOf.has(actor)).slice(-MOST_BROUGHT);
  whole = state.get("all") === "yes";
  const days = (state.get("periods") ?? "").split(" ");
  periods = days.length === 4 && days.every(isDay) ? days : null;
  const isPin = (pin) => Array.isArray(pin) && figureNamed(pin[0]) != null && Number.isFinite(pin[1]) && Number.isFinite(pin[2]);
  pinned = new Map(listIn(state.get("pins")).filter(isPin).map(([name, x, y]) => [figureNamed(name), [x, y]]));
  level = hasGroups && ["groups", "actors"].includes(state.get("level")) ? state.get("level") : firstLevel;
  unfolded = new Set(listIn(state.get("unfold")).map((id) => groupNumber.get(id)).filter((figure) => figure != null));
  showLevel();
  order = Object.hasOwn(ORDERS, state.get("order") ?? "") ? state.get("order") : "first";
  return state;
}

/** Return the filter that an address tells of. */
function filterIn(state) {
  const some = everything();
  for (const [key, [set, names]] of Object.entries(SETS)) {
    const hidden = (state.get(key) ?? "").split(",");
    names.forEach((name, index) => hidden.includes(name) && some[set].delete(set === "shapes" ? name : index));
  }
  if (state.has("voices")) some.voices = new Set(state.get("voices").split(",").filter(Boolean).map(Number));
  for (const key of PLAIN) some[key] = state.get(key) ?? "";
  for (const [key, isKnown] of Object.entries(KNOWN)) if (!isKnown(some[key])) some[key] = "";
  some.focus = numberOf.get(state.get("focus")) ?? null;
  some.joined = listIn(state.get("joined")).filter((words) => typeof words === "string").slice(-MOST_JOINED);
  return some;
}

const isDay = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

/** What an address may ask for. */
const KNOWN = {
  source: isEnd, target: isEnd, action: (code) => Object.hasOwn(data.actions, code), place: (value) => placeTest(value) != null, from: isDay, to: isDay,
  speaker: (id) => numberOf.has(id), publisher: (name) => articles.some((article) => article.publisher === name), article: (id) => articles.some((article) => article.id === id), told: (value) => ["one", "several"].includes(value), either: (value) => value === "yes",
};

function isEnd(value) {
  const fits = fitter(value);
  return fits === "nobody" || (fits != null && actors.some((actor) => fits(actor.index)));
}

/** Return the list in an address; no list where it holds none. */
function listIn(words) {
  try {
    const list = JSON.parse(words ?? "[]");
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function wantedSelection(state) {
  const actor = numberOf.get(state.get("actor"));
  if (actor != null) return { actor };
  if (groupNumber.has(state.get("group"))) return { group: groupNumber.get(state.get("group")) };
  const pair = listIn(state.get("pair")).map(figureNamed);
  if (pair.length === 2 && !pair.includes(null)) return { pair };
  const event = state.has("event") ? events.findIndex((record) => record.id === state.get("event")) : -1;
  if (event >= 0) return { event };
  const [from, to] = (state.get("path") ?? "").split(" ").map((id) => numberOf.get(id));
  const way = state.get("way") === "any" ? "any" : "";
  const path = from != null && to != null ? shortestPath(from, to, way) : null;
  if (path) return { path, way };
  const arrow = state.has("arrow") ? allEdges.find((edge) => arrowKey(edge) === state.get("arrow")) : null;
  return arrow ? { arrow: arrow.id } : null;
}
