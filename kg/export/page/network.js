// The drawing: which actors and arrows are on the canvas, and how they look now.

const FIRST_ARROWS = 1500; // arrows in the first view
const BANDED = { enabled: true, type: "curvedCW", roundness: 0 }; // vis-network draws no band along a straight line, but along a flat curve
const NEAR = 40; // neighbours that come along when an actor is opened
const box = byId("network");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const view = box.clientHeight > box.clientWidth ? "tall" : "wide"; // a phone or a screen
let unit = 1; // lines and actors grow a little when the whole graph is far away
let network = null;
let density = 1; // many arrows are drawn lighter
let moved = false; // whether the user chose a view, which a new size of the window then leaves alone

const edgesOf = new Map(allNodes.map((node) => [node.id, []]));
for (const edge of allEdges) {
  edgesOf.get(edge.from).push(edge);
  edgesOf.get(edge.to).push(edge);
}
const otherEnd = (edge, actor) => (edge.from === actor ? edge.to : edge.from);
const placeOf = (node) => ({ x: node[view][0], y: node[view][1] });

function buildNetwork() {
  network = new vis.Network(box, { nodes, edges }, options);
  draw(allNodes.filter((node) => node.first).map((node) => node.id), FIRST_ARROWS);
  fit();
  network.on("click", (click) => {
    if (click.nodes.length) select({ actor: click.nodes[0] });
    else if (click.edges.length) select({ arrow: click.edges[0] });
    else select(null);
  });
  network.on("afterDrawing", drawLabels);
  for (const moving of ["dragStart", "zoom"]) network.on(moving, () => (moved = true));
  network.on("resize", () => moved || fit());
  network.on("hoverNode", (hover) => hoverLabel(hover.node));
  network.on("blurNode", () => hoverLabel(null));
}

/** Put actors on the canvas, with the strongest arrows between all that stand there. */
function draw(ids, limit = Infinity) {
  nodes.add(ids.filter((id) => !nodes.get(id)).map((id) => ({ ...nodeLook(nodeOf.get(id)), ...placeOf(nodeOf.get(id)) })));
  const fresh = allEdges.filter((edge) => !edges.get(edge.id) && nodes.get(edge.from) && nodes.get(edge.to));
  density = Math.min(1, Math.max(0.45, 13 / Math.sqrt(Math.min(edges.length + fresh.length, limit))));
  fresh.sort((one, other) => other.events.length - one.events.length || one.id - other.id);
  edges.add(fresh.slice(0, limit).map(edgeLook));
  showBudget();
}

function showBudget() {
  const hidden = allNodes.length - nodes.length;
  const button = element("button", { type: "button", text: "Show all", on: showAll });
  const words = `Showing ${nodes.length} of ${count(allNodes.length, "actor")}. Search for the others, or `;
  byId("budget").replaceChildren(words, button);
  byId("budget").hidden = hidden === 0 && edges.length === allEdges.length;
}

function showAll() {
  draw(allNodes.map((node) => node.id));
  fit();
  announce(`All ${count(allNodes.length, "actor")} are shown.`);
}

/** Bring an actor and its strongest neighbours onto the canvas. */
function open(actor) {
  if (!nodeOf.has(actor)) return;
  const near = [...edgesOf.get(actor)].sort((one, other) => other.events.length - one.events.length);
  draw([...new Set([actor, ...near.slice(0, NEAR).map((edge) => otherEnd(edge, actor))])]);
}

/** Show the whole graph, with room for the names at its border. */
function fit() {
  const places = Object.values(network.getPositions());
  if (!places.length) return;
  const [left, right] = extent(places.map((place) => place.x));
  const [top, bottom] = extent(places.map((place) => place.y));
  const across = (box.clientWidth - Math.min(200, box.clientWidth * 0.26)) / (right - left || 1);
  const down = (box.clientHeight - 100) / (bottom - top || 1);
  const scale = Math.max(Math.min(across, down, 1.25), 0.05);
  unit = Math.min(Math.max(0.85 / scale, 1), 2.2);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: { x: 0, y: -4 } });
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

/** Move an actor into view where it is not. */
function bringIntoView(actor) {
  if (!nodes.get(actor)) return;
  const place = network.canvasToDOM(network.getPositions([actor])[actor]);
  const inside = place.x > 60 && place.y > 50 && place.x < box.clientWidth - 60 && place.y < box.clientHeight - 50;
  if (!inside) network.focus(actor, { scale: Math.max(network.getScale(), 0.7), animation: motion(300) });
}

/** Give everything on the canvas the look that filter, selection and theme ask for. */
function paint() {
  nodes.update(nodes.getIds().map((id) => nodeLook(nodeOf.get(id))));
  edges.update(edges.getIds().map((id) => edgeLook(allEdges[id])));
  network.redraw();
}

/** Whether an actor or arrow stands apart from what is selected. */
function isAside(actor) {
  if (!selected) return false;
  if (selected.event != null) return !takesPart(events[selected.event], actor);
  if (selected.arrow != null) return ![allEdges[selected.arrow].from, allEdges[selected.arrow].to].includes(actor);
  const beside = edgesOf.get(selected.actor);
  return beside != null && actor !== selected.actor && !beside.some((edge) => otherEnd(edge, selected.actor) === actor);
}

function isEdgeAside(edge) {
  if (!selected) return false;
  if (selected.event != null) return !edge.events.includes(selected.event);
  if (selected.arrow != null) return edge.id !== selected.arrow;
  return nodeOf.has(selected.actor) && edge.from !== selected.actor && edge.to !== selected.actor;
}

function nodeLook(node) {
  const active = activeActors.has(node.id);
  const chosen = selected?.actor === node.id;
  const fill = chosen ? colours.accent : colours.node;
  const colour = { background: fill, border: colours["node-edge"] };
  return {
    id: node.id, shape: node.shape, size: node.size * unit, label: undefined, borderWidth: 2,
    opacity: isAside(node.id) ? 0.25 : active ? 1 : 0.3,
    color: { ...colour, highlight: { ...colour, background: colours.accent }, hover: colour },
  };
}

function edgeLook(edge) {
  const shown = edge.events.filter((event) => isShown(events[event])).length;
  const opacity = isEdgeAside(edge) ? 0.1 : selected ? 1 : density;
  const colour = faded(colours.classes[edge.quad], opacity * (edge.according ? 0.85 : 1));
  const width = edge.width * (density < 1 ? 1 : unit) * Math.sqrt(shown / edge.events.length || 1);
  return {
    ...edge, smooth: edge.smooth || (edge.according && BANDED), hidden: shown === 0, title: edgeWords(edge, shown),
    width: edge.according ? Math.max(width * 0.7, 1.2) : width,
    color: { color: colour, highlight: colour, hover: colour },
    background: { enabled: edge.according, color: faded(colours.classes[edge.quad], opacity * 0.22), size: width + 8 * unit, dashes: false },
  };
}

/** Say what an arrow stands for. */
function edgeWords(edge, shown) {
  const ends = `${nameOf(edge.from)} ${edge.arrows ? "→" : "–"} ${nameOf(edge.to)}`;
  const said = edge.according ? ", according to a speaker" : "";
  return `${ends}\n${data.classes[edge.quad]}, ${data.statuses[edge.status]}${said}\n${count(shown, "event")}`;
}

/** Walk from actor to actor with the arrow keys. */
function walk(key) {
  if (key.key === "Escape") return select(null);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key.key];
  if (!step || !nodes.length) return undefined;
  key.preventDefault();
  const order = nodes.getIds().sort((one, other) => actors[other].count - actors[one].count || one - other);
  const at = order.indexOf(selected?.actor);
  return select({ actor: order[(at + step + order.length) % order.length] });
}
