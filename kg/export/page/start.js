// The order in which the page comes to life.

function summary() {
  const sources = new Set(claims.map((claim) => claim.article)).size;
  const years = dated.length ? [...new Set([isoOf(firstDay).slice(0, 4), isoOf(lastDay).slice(0, 4)])].join("–") : null;
  return [count(events.length, "event"), count(allNodes.length, "actor"), count(sources, "article"), years].filter(Boolean).join(" · ");
}

/** Open or close the filters that are not always seen. */
function showMore(open) {
  if (open) buildChoices();
  byId("more-filters").hidden = !open;
  byId("more").setAttribute("aria-expanded", String(open));
}

function listen() {
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", fit);
  byId("more-events").addEventListener("click", moreRows);
  byId("undo").addEventListener("click", undo);
  byId("more").addEventListener("click", () => showMore(byId("more-filters").hidden));
  box.addEventListener("keydown", walk);
  document.addEventListener("keydown", (key) => {
    if ((key.ctrlKey || key.metaKey) && key.key === "z" && !/^(input|textarea)$/i.test(key.target.tagName)) {
      key.preventDefault();
      undo();
    }
  });
  document.querySelector(".skip").addEventListener("click", (press) => {
    press.preventDefault(); // the address keeps the view, not a place on the page
    byId("events-heading").focus();
  });
  addEventListener("hashchange", () => location.hash.slice(1) !== current && showState(location.hash.slice(1)));
  dark.addEventListener("change", () => {
    readColours();
    paint();
    showTimeline();
  });
}

if (innerWidth < 720) for (const id of ["controls", "legend"]) byId(id).open = false;
byId("summary").textContent = summary();
buildFilters();
buildLegend();
buildSearch();
buildHistogram();
buildTakeaway();
current = location.hash.slice(1);
const wanted = restore(current);
applyFilter();
activeActors = new Set(shownEvents.flatMap(involved));
showFilters();
buildNetwork();
restage();
if (filter.focus != null || isFiltering()) paint();
buildTimeline();
showHistogram();
showTable();
listen();
showView(new URLSearchParams(current).get("view") ?? "graph");
if (wanted) select(wanted, true);
else showEvidence();
steps.length = 0;
current = stateWords();
byId("undo").disabled = true;
showMore(Object.keys(CHOICES).some((key) => filter[key]));

function ready() {
  performance.mark("kg-ready");
  document.documentElement.dataset.ready = "true";
}
if (viewName === "timeline") ready();
else network.once("afterDrawing", () => requestAnimationFrame(ready));
network.redraw();
window.kgPage = { select, search, changeFilter, network, edges: allEdges, actors, events, shown, csvText, svgText, turtleText, citation, claims, undo, showView, names: () => named }; // for scripts in the console, and for the tests
