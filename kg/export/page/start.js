// The order in which the page comes to life.

const found = new Map();
for (const [index, actor] of actors.entries()) {
  for (const name of [nameOf(index), ...actor.aliases].reverse()) found.set(name.toLowerCase(), index);
}

function buildSearch() {
  const names = actors.map((_, index) => nameOf(index)).sort((one, other) => one.localeCompare(other, "en"));
  byId("actor-names").append(...[...new Set(names)].map((name) => element("option", { value: name })));
  byId("search").addEventListener("change", (change) => search(change.target.value));
}

/** Select the actor with this name or alias, or the first whose name has these letters in it. */
function search(words) {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return;
  const near = [...found.keys()].find((name) => name.includes(wanted));
  const actor = found.get(wanted) ?? found.get(near);
  if (actor == null) announce("No actor of that name.");
  else select({ actor }, true);
}

function summary() {
  const sources = new Set(claims.map((claim) => claim.article)).size;
  const dates = events.map((event) => event.date).filter(Boolean);
  const years = dates.length ? [...new Set([dates[0].slice(0, 4), dates.at(-1).slice(0, 4)])].join("–") : null;
  return [count(events.length, "event"), count(allNodes.length, "actor"), count(sources, "article"), years].filter(Boolean).join(" · ");
}

function listen() {
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", fit);
  byId("more-events").addEventListener("click", moreRows);
  box.addEventListener("keydown", walk);
  dark.addEventListener("change", () => {
    readColours();
    paint();
  });
}

if (innerWidth < 720) for (const id of ["controls", "legend"]) byId(id).open = false;
byId("summary").textContent = summary();
const wanted = restore();
countActive();
buildFilters();
showFilters();
buildLegend();
buildSearch();
buildNetwork();
showTable();
listen();
if (wanted) select(wanted, true);
else showEvidence();
network.once("afterDrawing", () => requestAnimationFrame(() => {
  document.documentElement.dataset.ready = "true";
}));
network.redraw();
window.kgPage = { select, search, network, edges: allEdges, actors, events }; // for scripts in the console, and for the tests
