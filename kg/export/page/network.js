// The drawing: which actors and arrows are on the canvas, and how they look now.

const FIRST_ARROWS = 180; // arrows in the first view: the strongest, and of each actor the strongest
const BANDED = { enabled: true, type: "curvedCW", roundness: 0 }; // vis-network draws no band along a straight line, but along a flat curve
const FIRST_ACTORS = Math.max(allNodes.filter((node) => node.first).length, 1);
let focused = null; // the actor whose neighbourhood alone is on the canvas
const NEAR = 40; // neighbours that come along when an actor is opened
const box = byId("network");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const view = box.clientHeight > box.clientWidth ? "tall" : "wide"; // a phone or a screen
let unit = 1; // lines and actors grow a little when the whole graph is far away
let network = null;
let density = 1; // many arrows are drawn lighter
let painted = 0; // how often looks have changed
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
  box.querySelector(".vis-network").tabIndex = -1; // the box around it takes the keys
  atOnce(() => {
    draw(firstActors(), FIRST_ARROWS);
    fit();
  });
  network.on("click", (click) => {
    if (click.nodes.length) select({ actor: click.nodes[0] });
    else if (click.edges.length) select({ arrow: click.edges[0] });
    else select(null);
  });
  network.on("afterDrawing", drawLabels);
  for (const moving of ["dragStart", "zoom"]) network.on(moving, () => (moved = true));
  network.on("dragStart", () => (dragging = true));
  network.on("dragEnd", () => {
    dragging = false;
    redrawSoon();
  });
  network.on("resize", () => moved || fit());
  network.on("hoverNode", (hover) => hoverLabel(hover.node));
  network.on("blurNode", () => hoverLabel(null));
}

/** Take away who may not be seen, and bring in whom the filter asks for: a neighbourhood, or a choice that is not on the canvas yet. */
function restage() {
  if (filter.focus != null) {
    const near = neighbourhood(filter.focus);
    const others = nodes.getIds().filter((id) => !near.has(id));
    edges.remove(edges.getIds().filter((id) => !near.has(allEdges[id].from) || !near.has(allEdges[id].to)));
    nodes.remove(others);
    draw([...near].filter((id) => nodeOf.has(id)));
  } else if (focused != null) draw(firstActors(), FIRST_ARROWS);
  else if (isFiltering()) draw(mostActive(), FIRST_ARROWS);
  focused = filter.focus;
  showBudget();
}

const firstActors = () => allNodes.filter((node) => node.first).map((node) => node.id);

/** Return the actors with most events that are shown, as many as the first view has. */
function mostActive() {
  const tally = new Map();
  for (const event of shownEvents) for (const actor of involved(event)) tally.set(actor, (tally.get(actor) ?? 0) + 1);
  return [...tally.keys()].filter((id) => nodeOf.has(id)).sort((one, other) => tally.get(other) - tally.get(one) || one - other).slice(0, FIRST_ACTORS);
}

/** Put actors on the canvas, with the strongest arrows between all that stand there. */
function draw(ids, limit = Infinity) {
  nodes.add(ids.filter((id) => !nodes.get(id)).map((id) => ({ ...nodeLook(nodeOf.get(id)), ...placeOf(nodeOf.get(id)) })));
  const fresh = allEdges.filter((edge) => !edges.get(edge.id) && nodes.get(edge.from) && nodes.get(edge.to));
  density = Math.min(1, Math.max(0.45, 13 / Math.sqrt(Math.min(edges.length + fresh.length, limit))));
  edges.add(strongest(fresh, limit).map(edgeLook));
  showBudget();
}

/** Return the strongest arrows, at most so many, those first that are the strongest of an actor. */
function strongest(list, limit) {
  list.sort((one, other) => other.events.length - one.events.length || one.id - other.id);
  if (list.length <= limit) return list;
  const met = new Set();
  const isFirst = ({ from, to }) => {
    const first = !met.has(from) || !met.has(to);
    met.add(from).add(to);
    return first;
  };
  const first = new Set(list.filter(isFirst));
  return [...first, ...list.filter((edge) => !first.has(edge))].slice(0, limit);
}

function showBudget() {
  const linked = loners.length < allNodes.length ? allNodes.length - loners.length : allNodes.length;
  const drawn = nodes.getIds().filter((id) => edgesOf.get(id).length || linked === loners.length).length;
  const button = element("button", { type: "button", text: "Show all", on: showAll });
  const arrows = edges.length < allEdges.length ? `, ${edges.length.toLocaleString("en")} of ${count(allEdges.length, "arrow")}` : "";
  byId("budget").replaceChildren(`${drawn.toLocaleString("en")} of ${count(linked, "actor")}${arrows} `, button);
  showLoners();
  byId("budget").hidden = filter.focus != null || (drawn >= linked && edges.length === allEdges.length);
}

const loners = allNodes.filter((node) => !edgesOf.get(node.id).length).sort((one, other) => actors[other.id].count - actors[one.id].count || one.id - other.id);
const MOST_LONERS = 200;

/** List the actors whom no arrow reaches: they act, but on nobody who is named. */
function showLoners() {
  const left = loners.filter((node) => activeActors.has(node.id) && filter.shapes.has(node.shape));
  byId("loners").hidden = left.length === 0 || loners.length === allNodes.length;
  byId("loners-count").textContent = `${count(left.length, "actor")} without an arrow: nobody is named on whom they act`;
  const item = (node) => element("li", {}, shapeSample(actors[node.id].kind), actorButton(node.id));
  byId("loners-list").replaceChildren(...left.slice(0, MOST_LONERS).map(item));
}

function showAll() {
  draw(allNodes.filter((node) => edgesOf.get(node.id).length || loners.length === allNodes.length).map((node) => node.id));
  fit();
  announce("All actors with arrows are shown.");
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
  painted += 1;
  nodes.update(changed(nodes.getIds().map((id) => nodeLook(nodeOf.get(id))), nodes));
  edges.update(changed(edges.getIds().map((id) => edgeLook(allEdges[id])), edges));
  redrawSoon();
}

let held = 0;

/** Do something that changes much; vis-network would draw after each change, and here draws once, after the last. */
function atOnce(change) {
  held += 1;
  network.renderer.allowRedraw = false;
  try {
    change();
  } finally {
    held -= 1;
    if (!held) network.renderer.allowRedraw = true;
    redrawSoon();
  }
}

/** Draw once before the next frame, however often it is asked for. */
const redrawSoon = () => network.body.emitter.emit("_requestRedraw");

/** Return the looks that differ from those on the canvas: vis-network takes long to update what stays the same. */
function changed(looks, set) {
  return looks.filter((look) => {
    const now = set.get(look.id);
    return now.hidden !== look.hidden || now.title !== look.title || now.size !== look.size || now.width !== look.width || now.opacity !== look.opacity || fillOf(now) !== fillOf(look);
  });
}

const fillOf = ({ color }) => color.color ?? color.background + color.border;

/** Whether an actor or arrow stands apart from what is selected. */
function isAside(actor) {
  if (!selected) return false;
  if (selected.event != null) return !takesPart(events[selected.event], actor);
  if (selected.path) return !selected.path.includes(actor);
  if (selected.arrow != null) return ![allEdges[selected.arrow].from, allEdges[selected.arrow].to].includes(actor);
  const beside = edgesOf.get(selected.actor);
  return beside != null && actor !== selected.actor && !beside.some((edge) => otherEnd(edge, selected.actor) === actor);
}

function isEdgeAside(edge) {
  if (!selected) return false;
  if (selected.event != null) return !edge.events.includes(selected.event);
  if (selected.arrow != null) return edge.id !== selected.arrow;
  if (selected.path) return !selected.path.some((actor, at) => at && arrowsBetween(selected.path[at - 1], actor).includes(edge));
  return nodeOf.has(selected.actor) && edge.from !== selected.actor && edge.to !== selected.actor;
}

function nodeLook(node) {
  const active = activeActors.has(node.id);
  const chosen = selected?.actor === node.id;
  const fill = chosen ? colours.accent : colours.node;
  const colour = { background: fill, border: colours["node-edge"] };
  return {
    id: node.id, shape: node.shape, size: node.size * unit, label: undefined, borderWidth: 2, hidden: !filter.shapes.has(node.shape), title: actorWords(node.id),
    opacity: isAside(node.id) ? 0.25 : active ? 1 : 0.3,
    color: { ...colour, highlight: { ...colour, background: colours.accent }, hover: colour },
  };
}

function edgeLook(edge) {
  const seen = edge.events.reduce((number, event) => number + shown[event], 0);
  const opacity = isEdgeAside(edge) ? 0.1 : selected ? 1 : density;
  const colour = faded(colours.classes[edge.quad], opacity * (edge.according ? 0.85 : 1));
  const width = edge.width * (density < 1 ? 1 : unit) * Math.sqrt(seen / edge.events.length || 1);
  return {
    ...edge, smooth: edge.smooth || (edge.according && BANDED), hidden: seen === 0, title: edgeWords(edge, seen),
    width: edge.according ? Math.max(width * 0.7, 1.2) : width,
    color: { color: colour, highlight: colour, hover: colour },
    background: { enabled: edge.according, color: faded(colours.classes[edge.quad], opacity * 0.22), size: width + 8 * unit, dashes: false },
  };
}

/** Say who an actor is. */
function actorWords(actor) {
  const { kind, country, role } = actors[actor];
  return [nameOf(actor), [kind, role, country].filter(Boolean).join(" · "), count(actors[actor].count, "event")].join("\n");
}

/** Say what an arrow stands for. */
function edgeWords(edge, seen) {
  const ends = `${nameOf(edge.from)} ${edge.arrows ? "→" : "–"} ${nameOf(edge.to)}`;
  const said = edge.according ? ", according to a speaker" : "";
  return `${ends}\n${data.classes[edge.quad]}, ${data.statuses[edge.status]}${said}\n${count(seen, "event")}`;
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
