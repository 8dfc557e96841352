// The drawing: which actors and arrows are on the canvas, and how they look now. What stands there follows from the filter, from who
// was brought in beside it, and from nothing else: an address gives back the picture.

const FIRST_ARROWS = 180; // arrows in the first view: the strongest, and of each actor the strongest
const BANDED = { enabled: true, type: "curvedCW", roundness: 0 }; // vis-network draws no band along a straight line, but along a flat curve
const SMALL_ACTORS = 22; // as many as have their names on a phone
const byEvents = (one, other) => actors[other.id].count - actors[one.id].count || one.id - other.id;
const FIRST_ACTORS = Math.max(allNodes.filter((node) => node.first).length, 1);
const NEAR = 8; // neighbours that come along when an actor is brought in
const MOST_BROUGHT = 12;
const MOST_ARRANGED = 150; // more keep the places of the whole graph
const SLICE = 1000; // actors or arrows that are drawn at a time when there are very many
const box = byId("network");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const small = box.clientWidth < 600; // a phone
const view = box.clientHeight > box.clientWidth ? "tall" : "wide"; // a phone or a screen
let unit = 1; // lines and actors grow a little when the whole graph is far away
let network = null;
let density = 1; // many arrows are drawn lighter
let painted = 0; // how often looks have changed
let moved = false; // whether the user chose a view, which a new size of the window then leaves alone
let brought = []; // actors that were chosen and are not among the strongest
let whole = false; // whether all actors with arrows are drawn
let pinned = new Map(); // where actors were dragged to
let stagedAs = ""; // what stands on the canvas
let possible = null; // where groups are shown: in how many events each two of them stand on both sides
let panning = false; // whether all of the drawing is dragged
let drawingSlowly = 0; // how often the canvas was set anew: an older drawing then ends

const edgesOf = new Map(allNodes.map((node) => [node.id, []]));
for (const edge of allEdges) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
}
const otherEnd = (edge, actor) => (edge.from === actor ? edge.to : edge.from);
const placeOf = (node) => ({ x: node[view][0], y: node[view][1] });
let shownCounts = new Map(); // in how many of the shown events an actor takes part
let lonely = new Set(); // arrows that have their pair of actors for themselves, and then need no bend

/** Return width and height of the canvas, which another view has as well while it stands in the place of the graph. */
function canvasSize() {
  const { clientWidth, clientHeight } = byId(byId("graph-view").hidden ? "drawn-view" : "graph-view");
  return [clientWidth, clientHeight];
}

/** How large a figure is drawn: by all its events, or by those that a filter leaves. */
function sizeOf(id) {
  return isFiltering() || members.has(id) ? Math.min(7 + 3 * Math.sqrt(shownCounts.get(id) ?? 0), 26) : nodeFor(id).size;
}

const seenIn = (edge) => edge.events.reduce((amount, event) => amount + shown[event], 0);
const frame = () => new Promise((done) => setTimeout(done));

function buildNetwork() {
  network = new vis.Network(box, { nodes, edges }, options);
  box.querySelector(".vis-network").tabIndex = -1; // the box around it takes the keys
  for (const moving of ["dragStart", "zoom"]) network.on(moving, () => (moved = true));
  network.on("beforeDrawing", drawThreads);
  network.on("beforeDrawing", drawRibbons);
  network.on("beforeDrawing", drawPaper);
  network.on("afterDrawing", drawLabels);
  network.on("dragStart", ({ nodes: held }) => {
    dragging = true;
    panning = !held.length;
  });
  network.on("dragEnd", ({ nodes: held }) => {
    dragging = panning = false;
    for (const [id, { x, y }] of Object.entries(network.getPositions(held))) pinned.set(Number(id), [Math.round(x), Math.round(y)]);
    if (held.length) keep();
    redrawSoon();
  });
  network.on("resize", () => moved || fit());
  listenToPointer();
}

/** Bring the canvas to what filter and choice ask for; where that is much, piece by piece. */
function restage() {
  drawingSlowly += 1;
  const wanted = cast();
  shownCounts = new Map(mostOf(shownEvents, (event) => involved(event).map(figureOf)));
  lonely = alone(wanted.arrows);
  stageRibbons(wanted.ribbons ?? [], wanted.inside ?? []);
  possible = wanted.possible ?? null;
  const places = placesFor(wanted);
  const key = JSON.stringify([wanted.ids, [...places]]);
  const isNew = key !== stagedAs;
  stagedAs = key;
  density = Math.min(1, Math.max(0.45, 13 / Math.sqrt(Math.min(wanted.arrows.length, whole ? Infinity : FIRST_ARROWS) || 1)));
  threads = wanted.arrows.length > MOST_EDGES ? wanted.arrows : [];
  if (threads.length) wanted.arrows = [];
  const [stay, drawn] = [new Set(wanted.ids), new Set(wanted.arrows.map(({ id }) => id))];
  edges.remove(edges.getIds().filter((id) => !drawn.has(id)));
  nodes.remove(nodes.getIds().filter((id) => !stay.has(id)));
  const [fresh, added] = [wanted.ids.filter((id) => !nodes.get(id)), wanted.arrows.filter(({ id }) => !edges.get(id))];
  const look = (id) => ({ ...nodeLook(nodeFor(id)), x: places.get(id)[0], y: places.get(id)[1] });
  const moves = isNew ? wanted.ids.filter((id) => nodes.get(id) && (nodes.get(id).x !== places.get(id)[0] || nodes.get(id).y !== places.get(id)[1])) : [];
  if (moves.length) nodes.update(moves.map(look));
  if (fresh.length + added.length > SLICE) {
    fit([...places.values()]);
    return drawSlowly(fresh, added, look);
  }
  nodes.add(fresh.map(look));
  edges.add(added.map(edgeLook));
  showBudget();
  if (isNew) fit();
  if (moves.length) network.once("afterDrawing", redrawSoon); // vis-network first draws those alone who were in view where they stood
  return undefined;
}

/** Say how far a drawing has come. */
function sayDrawing(at, total) {
  byId("budget").replaceChildren(element("progress", { max: total, value: at, "aria-label": "Drawing" }), ` Drawing ${number(at)} of ${number(total)} … `);
}

/** Add very much in slices, say how far it has come, and draw it all in the end. */
async function drawSlowly(fresh, added, look) {
  const turn = drawingSlowly;
  const total = fresh.length + added.length;
  hold();
  for (let at = 0; at < total && turn === drawingSlowly; at += SLICE) {
    sayDrawing(at, total);
    await frame();
    if (turn !== drawingSlowly) break;
    nodes.add(fresh.slice(at, at + SLICE).map(look));
    edges.add(added.slice(Math.max(at - fresh.length, 0), Math.max(at + SLICE - fresh.length, 0)).map(edgeLook));
  }
  network.once("afterDrawing", () => turn === drawingSlowly && showBudget());
  release();
  if (turn === drawingSlowly) announce("All actors with arrows are shown.");
}

function showBudget() {
  if (isGrouped()) return showGroupBudget();
  const linked = loners.length < allNodes.length ? allNodes.length - loners.length : allNodes.length;
  const possible = isFiltering() ? new Set(allEdges.filter(seenIn).flatMap(({ from, to }) => [from, to])).size : linked;
  const arrows = isFiltering() ? allEdges.filter(seenIn).length : allEdges.length;
  const drawn = edges.length + threads.length;
  const few = nodes.length < possible || drawn < arrows;
  const words = `${number(Math.min(nodes.length, possible))} of ${count(possible, "actor")}`;
  const lines = drawn < arrows ? `, ${number(drawn)} of ${count(arrows, "arrow")}` : "";
  const nothing = isFiltering() && !arrows && shownEvents.length ? "No arrows: in none of these events are both sides named. " : "";
  byId("budget").replaceChildren(nothing || (few ? words : count(nodes.length, "actor")), nothing ? "" : element("span", { class: "arrows-shown", text: few ? lines : `, ${count(drawn, "arrow")}` }), " ", whole ? element("button", { type: "button", text: "Show fewer", on: () => showAll(false) }) : few && !nothing ? element("button", { type: "button", text: "Show all", on: () => showAll(true) }) : "");
  return showLoners();
}

/** Say how much of all that passes between two sides is in the picture. */
function showGroupBudget() {
  const figures = new Set([...possible.keys()].flatMap((key) => key.split(" "))).size;
  const seen = new Set([...ribbons, ...inner].flatMap(({ events: list }) => [...list.keys()])).size;
  const all = new Set(allEdges.flatMap((edge) => edge.events.filter((event) => shown[event]))).size;
  const standing = new Set(nodes.getIds().map((id) => placeHolder(id))).size;
  const few = standing < figures;
  const nothing = !all && shownEvents.length ? "No ribbons: in none of these events are both sides named." : "";
  const words = `${number(standing)} of ${count(figures, "group")}, ${number(seen)} of ${count(all, "event")}`;
  byId("budget").replaceChildren(nothing || words, " ", whole ? element("button", { type: "button", text: "Show fewer", on: () => showAll(false) }) : few && !nothing ? element("button", { type: "button", text: "Show all", on: () => showAll(true) }) : "");
  return showLoners();
}

const loners = allNodes.filter((node) => !edgesOf.get(node.id).length).sort(byEvents);
const MOST_LONERS = 200;

/** List the actors whom no arrow reaches: they act, but on nobody who is named. */
function showLoners() {
  const left = loners.filter((node) => activeActors.has(node.id) && filter.shapes.has(node.shape));
  byId("loners").classList.toggle("none", left.length === 0 || loners.length === allNodes.length);
  byId("loners-count").textContent = `${count(left.length, "actor")} without an arrow: nobody is named on whom they act`;
  const item = (node) => element("li", {}, shapeSample(actors[node.id].kind), actorButton(node.id), element("small", { text: hintOf(node.id), dir: "auto" }));
  if (byId("loners").open) byId("loners-list").replaceChildren(...left.slice(0, MOST_LONERS).map(item));
}

/** Show all, or the strongest alone; where that takes long, first say so. */
async function showAll(all) {
  whole = all;
  if (all && allNodes.length + allEdges.length > SLICE) {
    sayDrawing(0, allNodes.length);
    await frame();
  }
  atOnce(() => restage());
  keep();
}

/** Bring actors in who are chosen and do not stand on the canvas. */
function bring(chosen) {
  const away = chosen.filter((actor) => nodeOf.has(actor) && !nodes.get(figureOf(actor)));
  if (!away.length) return;
  brought = [...brought.filter((actor) => !away.includes(actor)), ...away].slice(-MOST_BROUGHT);
  restage();
}

/** Show the whole graph, with room for the names at its border. */
function fit(places = Object.values(network.getPositions()).map(({ x, y }) => [x, y])) {
  moved = false;
  if (!places.length) return;
  if (isInFrame(places)) return fitFrame();
  const [[left, right], [top, bottom]] = [0, 1].map((axis) => extent(places.map((place) => place[axis])));
  const [width, height] = canvasSize();
  const across = (width - Math.min(200, width * 0.26)) / (right - left || 1);
  const down = (height - 100) / (bottom - top || 1);
  const scale = Math.max(Math.min(across, down, 1.25), 0.05);
  unit = Math.min(Math.max(0.85 / scale, 1), 2.2);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: 0, y: -4 } });
  paint();
}

/** Whether places are those of an arrangement that has all its names within the canvas. */
const isInFrame = (places) => arrangedFor != null && places.every(([x, y]) => Math.abs(x) < arrangedFor.width / 2 && Math.abs(y) < arrangedFor.height / 2);

/** Show just what was arranged. */
function fitFrame() {
  const [width, height] = canvasSize();
  unit = frameUnit(arrangedFor.width, arrangedFor.height);
  network.moveTo({ position: { x: 0, y: 0 }, scale: Math.max(Math.min(width / arrangedFor.width, height / arrangedFor.height), 0.05), offset: { x: 0, y: 0 } });
  paint();
}

function extent(numbers) {
  return numbers.reduce(([low, high], number) => [Math.min(low, number), Math.max(high, number)], [Infinity, -Infinity]);
}

function zoom(factor) {
  moved = true;
  network.moveTo({ scale: network.getScale() * factor, animation: motion(180) });
}

const motion = (duration) => (still.matches ? false : { duration, easingFunction: "easeInOutQuad" });

/** Move an actor, or who stands for it, into view where it is not. */
function bringIntoView(chosen) {
  const actor = isGroup(chosen) ? chosen : figureOf(chosen);
  if (!nodes.get(actor)) return;
  const place = network.canvasToDOM(network.getPositions([actor])[actor]);
  const covered = isSheet() && selected ? Math.max(0, box.getBoundingClientRect().bottom - (innerHeight - panel.offsetHeight)) : 0;
  const inside = place.x > 60 && place.y > 50 && place.x < box.clientWidth - 60 && place.y < box.clientHeight - covered - 50;
  if (!inside) network.focus(actor, { scale: Math.max(network.getScale(), 0.7), offset: { x: 0, y: -covered / 2 }, animation: motion(300) });
}

/** Give everything on the canvas the look that filter, selection and theme ask for. */
function paint() {
  painted += 1;
  nodes.update(changed(nodes.getIds().map((id) => nodeLook(nodeFor(id))), nodes));
  edges.update(changed(edges.getIds().map((id) => edgeLook(allEdges[id])), edges));
  redrawSoon();
}

let held = 0;

/** Do something that changes much; vis-network would draw after each change, and here draws once, after the last. */
function atOnce(change) {
  hold();
  try {
    change();
  } finally {
    release();
  }
}

function hold() {
  held += 1;
  network.renderer.allowRedraw = false;
}

function release() {
  held -= 1;
  if (!held) network.renderer.allowRedraw = true;
  redrawSoon();
}

/** Draw once before the next frame, however often it is asked for. */
const redrawSoon = () => network.body.emitter.emit("_requestRedraw");

/** Return the looks that differ from those on the canvas: vis-network takes long to update what stays the same. */
function changed(looks, set) {
  return looks.filter((look) => {
    const now = set.get(look.id);
    return now.hidden !== look.hidden || now.smooth !== look.smooth || now.size !== look.size || now.width !== look.width || now.opacity !== look.opacity || fillOf(now) !== fillOf(look);
  });
}

const fillOf = ({ color }) => color.color ?? color.background + color.border;

/** Return the figures of what is selected, or null where a figure and its neighbours are. */
function selectedFigures() {
  if (selected.pair) return selected.pair.flatMap(standingFor);
  if (selected.event != null) return involved(events[selected.event]).map(figureOf);
  if (selected.path) return selected.path.map(figureOf);
  return selected.arrow != null ? [allEdges[selected.arrow].from, allEdges[selected.arrow].to].map(figureOf) : null;
}

/** Return the figure that is chosen, with all that is unfolded of it. */
const chosenFigures = () => (selected?.group != null ? standingFor(selected.group) : selected?.actor != null ? [figureOf(selected.actor)] : []);

/** Whether a figure stands apart from what is selected. */
function isAside(figure) {
  if (!selected) return false;
  const some = selectedFigures();
  if (some) return !some.includes(figure);
  const chosen = chosenFigures();
  if (!chosen.some((one) => nodes.get(one))) return false;
  return !chosen.includes(figure) && !chosen.some((one) => neighboursOn(one).some(([other]) => other === figure));
}

function isRibbonAside(ribbon) {
  if (!selected) return false;
  if (selected.event != null) return !ribbon.events.has(selected.event);
  if (selected.arrow != null) return !allEdges[selected.arrow].events.some((event) => ribbon.events.has(event));
  const some = selectedFigures();
  const [from, to] = (some ?? chosenFigures()).length ? [ribbon.from, ribbon.to].map((end) => (some ?? chosenFigures()).includes(end)) : [true, true];
  return some ? !from || !to : !from && !to;
}

/** Return what a figure is linked to on the canvas: [figure, breadth]. */
function neighboursOn(figure) {
  if (isGrouped()) return (ribbonsAt.get(figure) ?? []).map((ribbon) => [otherEnd(ribbon, figure), 2 + ribbon.bands.length]);
  return (edgesOf.get(figure) ?? []).map((edge) => [otherEnd(edge, figure), edge.width]);
}

function isEdgeAside(edge) {
  if (!selected) return false;
  if (selected.event != null) return !edge.events.includes(selected.event);
  if (selected.arrow != null) return edge.id !== selected.arrow;
  if (selected.path) return !selected.path.some((actor, at) => at && arrowsBetween(selected.path[at - 1], actor).includes(edge));
  return nodeOf.has(selected.actor) && edge.from !== selected.actor && edge.to !== selected.actor;
}

const isActive = (figure) => (isGroup(figure) ? shownCounts.has(figure) : activeActors.has(figure));
const isHidden = ({ id, shape }) => !isGroup(id) && !filter.shapes.has(shape);

function nodeLook(node) {
  const active = isActive(node.id);
  const chosen = selected?.actor != null ? figureOf(selected.actor) === node.id : selected?.group === node.id && !members.has(node.id);
  const fill = chosen ? colours.accent : colours.node;
  const colour = isNameless(node.id) ? { background: colours.card, border: fill } : { background: fill, border: colours["node-edge"] };
  return {
    id: node.id, shape: node.shape, size: sizeOf(node.id) * unit, label: undefined, borderWidth: 2, hidden: isHidden(node),
    opacity: isAside(node.id) ? 0.25 : active ? 1 : 0.3,
    color: { ...colour, highlight: { ...colour, background: colours.accent }, hover: colour },
  };
}

function edgeLook(edge) {
  const seen = seenIn(edge);
  const opacity = isEdgeAside(edge) ? 0.1 : selected ? 1 : density;
  const colour = faded(colours.classes[edge.quad], opacity * (edge.according ? 0.85 : 1));
  const width = edge.width * (density < 1 ? 1 : unit) * Math.sqrt(seen / edge.events.length || 1);
  return {
    ...edge, smooth: (!lonely.has(edge.id) && edge.smooth) || (edge.according && BANDED), hidden: seen === 0,
    width: edge.according ? Math.max(width * 0.7, 1.2) : width,
    color: { color: colour, highlight: colour, hover: colour },
    background: { enabled: edge.according, color: faded(colours.classes[edge.quad], opacity * 0.22), size: width + 8 * unit, dashes: false },
  };
}
