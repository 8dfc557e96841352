// What stands on the stage beside the graph: drawings of the same events, made anew whenever the filter or the choice changes.

const stage = byId("drawn");
let viewName = "graph";

/** The views: the drawing, the words below it, and whether there is anything to draw. */
const VIEWS = {
  timeline: { name: "Timeline", draw: drawStrips },
  matrix: { name: "Matrix", draw: drawMatrix },
  periods: { name: "Two periods", draw: drawPeriods },
  map: { name: "Map", draw: drawMap },
};
const isView = (name) => name === "graph" || (Object.hasOwn(VIEWS, name) && (name !== "map" || hasMap) && (name !== "periods" || lastDay > firstDay));

/** Show the graph or another view. */
function showView(name) {
  viewName = isView(name) ? name : "graph";
  byId("graph-view").hidden = viewName !== "graph";
  byId("drawn-view").hidden = viewName === "graph";
  byId("map-zoom").hidden = viewName !== "map";
  byId("graph-notes").hidden = viewName !== "graph";
  byId("loners").classList.toggle("elsewhere", viewName !== "graph");
  for (const button of byId("views").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === viewName));
  showStage();
}

function changeView(name) {
  showView(name);
  announce(`${VIEWS[viewName]?.name ?? "Graph"} shown.`);
  keep();
}

/** Draw the view that is shown; what had the focus in it has it again. */
function showStage() {
  if (viewName === "graph") return;
  const focused = stage.contains(document.activeElement) ? (document.activeElement.dataset.spot ?? document.activeElement.id) : null;
  const { made, words } = VIEWS[viewName].draw(stage.clientWidth, stage.clientHeight);
  stage.replaceChildren(...[made].flat());
  byId("drawn-words").textContent = words;
  const spots = spotsHere();
  const again = focused == null ? null : (spots.find((one) => one.dataset.spot === focused) ?? (focused && byId(focused)));
  for (const one of spots) one.setAttribute("tabindex", -1);
  (spots.find((one) => one === again) ?? spots[0])?.setAttribute("tabindex", 0);
  again?.focus();
}

/** Return the drawn view as it stands, with the looks that the style sheet gives it. */
function drawnParts() {
  const svg = stage.querySelector("svg");
  const copy = svg.cloneNode(true);
  const [those, these] = [svg, copy].map((one) => [...one.querySelectorAll("*")]);
  those.forEach((one, at) => {
    const look = getComputedStyle(one);
    for (const key of ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity", "font-size", "font-weight", "paint-order"]) these[at].setAttribute(key, look.getPropertyValue(key));
    for (const name of ["class", "role", "tabindex", "aria-label", "aria-pressed", "data-spot"]) these[at].removeAttribute(name);
  });
  return { wide: svg.clientWidth, high: svg.clientHeight, parts: [...copy.childNodes] };
}

// --- parts that can be chosen ---------------------------------------------------------------------------------------------

const spotsHere = () => [...stage.querySelectorAll(".spot")];

/** Return a part of a drawing that is chosen by a click, or by keys. */
function spot(name, words, on, chosen, ...children) {
  const title = drawing("title");
  title.textContent = words;
  const made = drawing("g", { class: "spot", role: "button", tabindex: -1, "aria-label": words, "aria-pressed": String(chosen), "data-spot": name }, title, ...children);
  made.addEventListener("click", on);
  return made;
}

/** Walk with the arrow keys to the nearest part in their direction; Enter chooses it. */
function walkSpots(key) {
  const here = key.target.closest?.(".spot");
  if (!here) return;
  if (key.key === "Enter" || key.key === " ") {
    key.preventDefault();
    here.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    return;
  }
  if (key.key === "Escape") select(null);
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key.key];
  if (!way) return;
  key.preventDefault();
  const [x, y] = middleOf(here);
  const far = (one) => {
    const [across, down] = [middleOf(one)[0] - x, middleOf(one)[1] - y];
    const [along, aside] = way[0] ? [across * way[0], Math.abs(down)] : [down * way[1], Math.abs(across)];
    return along > 2 ? along + 4 * aside : Infinity;
  };
  const [next] = spotsHere().filter((one) => one !== here && far(one) < Infinity).sort((one, other) => far(one) - far(other));
  if (!next) return;
  here.setAttribute("tabindex", -1);
  next.setAttribute("tabindex", 0);
  next.focus();
}

function middleOf(one) {
  const { left, top, width, height } = one.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

/** Return a text that is no longer than so many dots; what is cut off is told by the title of its part. */
function cutToFit(text, size, room) {
  ruler.font = `${size}px ${SANS}`;
  let letters = [...text];
  while (letters.length > 1 && ruler.measureText(`${letters.join("")}…`).width * 1.04 > room && ruler.measureText(text).width * 1.04 > room) letters = letters.slice(0, -1);
  return letters.length === [...text].length ? text : `${letters.join("").trimEnd()}…`;
}

function isEventChosen(event) {
  if (!selected) return false;
  if (selected.event != null) return event.index === selected.event;
  if (selected.group != null) return isOfGroup(event, selected.group);
  if (selected.pair) return pairChosen().has(event.index);
  if (selected.actor != null) return takesPart(event, selected.actor) || event.speakers.includes(selected.actor);
  if (selected.path) return selected.path.some((actor, at) => at && takesPart(event, actor) && takesPart(event, selected.path[at - 1]));
  return allEdges[selected.arrow].events.includes(event.index);
}

function buildViews() {
  for (const button of byId("views").querySelectorAll("button")) {
    button.hidden = !isView(button.value);
    button.addEventListener("click", () => changeView(button.value));
  }
  stage.addEventListener("keydown", walkSpots);
  buildMap();
  new ResizeObserver(() => showStage()).observe(stage);
}
