// The order in which the page comes to life.

function summary() {
  const sources = new Set(claims.map((claim) => claim.article)).size;
  const years = dated.length ? [...new Set([isoOf(firstDay).slice(0, 4), isoOf(lastDay).slice(0, 4)])].join("–") : null;
  return [count(events.length, "event"), count(allNodes.length, "actor"), count(sources, "article"), years].filter(Boolean).join(" · ");
}

function listen() {
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => fit());
  byId("undo").addEventListener("click", undo);
  byId("loners").addEventListener("toggle", showLoners);
  panel.addEventListener("keydown", (key) => {
    if (key.key !== "Escape") return;
    select(null);
    if (viewName === "graph") box.focus();
  });
  document.addEventListener("keydown", (key) => {
    if (!(key.ctrlKey || key.metaKey) || /^(input|textarea)$/i.test(key.target.tagName)) return;
    const letter = key.key.toLowerCase();
    if (letter !== "z" && letter !== "y") return;
    key.preventDefault();
    if (letter === "y" || key.shiftKey) redo();
    else undo();
  });
  document.querySelector(".skip").addEventListener("click", (press) => {
    press.preventDefault(); // the address keeps the view, not a place on the page
    byId("events-heading").focus();
  });
  addEventListener("hashchange", followAddress);
  addEventListener("popstate", followAddress);
  narrowWindow.addEventListener("change", showEvidence);
  dark.addEventListener("change", () => {
    readColours();
    paint();
    showStage();
  });
}

if (narrowWindow.matches) byId("legend").open = false;
if (innerWidth < 720) byId("controls").open = false;
byId("summary").textContent = summary();
buildLegend();
buildAsk();
buildSearch();
buildHistogram();
buildTable();
buildTakeaway();
buildStory();
buildViews();
buildLevels();
buildNetwork();
listen();
showState(location.hash.slice(1));
steps.length = 0;
byId("undo").disabled = true;
if (story.steps.length && !location.hash) tellStep(0);

function ready() {
  performance.mark("kg-ready");
  document.documentElement.dataset.ready = "true";
}
if (viewName !== "graph") ready();
else network.once("afterDrawing", () => requestAnimationFrame(ready));
network.redraw();
// for scripts in the console, and for the tests
window.kgPage = {
  select, search, changeFilter, network, edges: allEdges, actors, events, shown, csvText, svgText, turtleText, citation, claims, undo, redo, showView, tableEvents, under,
  names: () => named, answer, showAll, pngOf, shareText, pageText, tellStep, story: () => story,
  fold, changeLevel, ribbons: () => ribbons, arrowsDrawn, groups: () => groups, nameOf, figureOf, stateWords, paper, articles,
};
