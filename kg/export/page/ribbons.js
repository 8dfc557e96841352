// Ribbons: all that passes from one figure to another. As wide as what the articles vouch for, a band for each class of acts; beside
// them, pale, what is only reported. What has not occurred is a broken line, what is denied a dotted one, neither of any width.

const BREADTH = 1.5; // of a ribbon for each event
const WIDEST = 16; // more events are drawn as wide as this: the breadth of each then shrinks for all
const RIBBON_STEPS = 12;
const BEND = 0.13; // how far the two ribbons of a pair keep from each other
const HAIR = 1.3; // of what has no breadth
let ribbons = []; // those on the canvas
let ribbonsAt = new Map(); // those of each figure
let breadth = BREADTH;
let inner = []; // what passes inside each group
let insides = new Map(); // how that is drawn
let drawnRibbons = []; // as drawn last

/** Return all that is shown between figures, for each direction, and inside them: { from, to, events }, an event once, with its arrow. */
function ribbonsBy(standing) {
  const found = new Map();
  const add = (from, to, event, edge) => {
    const key = `${from} ${to}`;
    let ribbon = found.get(key);
    if (!ribbon) found.set(key, (ribbon = { key, from, to, events: new Map() }));
    const before = ribbon.events.get(event);
    if (!before || (inkOfArrow(before) !== "full" && inkOfArrow(edge) === "full")) ribbon.events.set(event, edge);
  };
  for (const edge of allEdges) {
    const [from, to] = [standing(edge.from), standing(edge.to)];
    for (const event of edge.events) {
      if (!shown[event]) continue;
      add(from, to, event, edge);
      if (!edge.arrows && from !== to) add(to, from, event, edge);
    }
  }
  return found;
}

/** Return how an event is drawn that an arrow stands for: "full", "pale", "hollow" or "denied". */
function inkOfArrow(edge) {
  const status = data.statuses[edge.status];
  if (status !== "occurred") return status === "denied" ? "denied" : "hollow";
  return edge.according ? "pale" : "full";
}

/** Return the bands of a ribbon from one border to the other: cooperation, then conflict, what is only reported outermost. */
function bandsOf(events) {
  const amounts = new Map();
  const total = { full: 0, pale: 0, hollow: 0, denied: 0 };
  for (const edge of events.values()) {
    const ink = inkOfArrow(edge);
    total[ink] += 1;
    const key = `${ink} ${edge.quad}`;
    amounts.set(key, (amounts.get(key) ?? 0) + 1);
  }
  const order = [["pale", isFriendly], ["full", isFriendly], ["full", isNeither], ["full", isHostile], ["pale", isNeither], ["pale", isHostile]];
  const bands = order.flatMap(([ink, isOf]) => data.classes.flatMap((_, quad) => {
    const amount = isOf(quad) ? amounts.get(`${ink} ${quad}`) : 0;
    return amount ? [{ ink, quad, wide: amount }] : [];
  }));
  const [strongest] = [...amounts].sort(([one, often], [other, more]) => INKS.indexOf(one.split(" ")[0]) - INKS.indexOf(other.split(" ")[0]) || more - often);
  const [ink, quad] = strongest[0].split(" ");
  return { bands, total, ink, quad: Number(quad) };
}

const INKS = ["full", "pale", "hollow", "denied"];
const isFriendly = (quad) => data.classes[quad].endsWith("cooperation");
const isHostile = (quad) => data.classes[quad].endsWith("conflict");
const isNeither = (quad) => !isFriendly(quad) && !isHostile(quad);

/** Put ribbons on the canvas; of a pair that does all together there is one, without a head. */
function stageRibbons(list, inside) {
  const both = new Map(list.map((ribbon) => [ribbon.key, ribbon]));
  const isMutual = ({ events }) => [...events.values()].every((edge) => !edge.arrows);
  const most = Math.max(...list.map(({ events: some }) => some.size), 1);
  breadth = Math.min(BREADTH, (WIDEST * 1.6) / most);
  ribbons = list.flatMap((ribbon) => {
    const back = both.get(`${ribbon.to} ${ribbon.from}`);
    const mutual = back != null && isMutual(ribbon) && isMutual(back);
    if (mutual && ribbon.from > ribbon.to) return [];
    return [{ ...ribbon, ...bandsOf(ribbon.events), head: !mutual, bend: back && !mutual ? BEND : 0 }];
  }).sort((one, other) => INKS.indexOf(other.ink) - INKS.indexOf(one.ink) || one.events.size - other.events.size || (one.key < other.key ? -1 : 1));
  ribbonsAt = new Map();
  for (const ribbon of ribbons) for (const end of [ribbon.from, ribbon.to]) ribbonsAt.set(end, [...(ribbonsAt.get(end) ?? []), ribbon]);
  inner = inside;
  insides = new Map(inside.map((ribbon) => [ribbon.from, bandsOf(ribbon.events)]));
}

/** Return what a ribbon looks like between two places: the middle with its normals, bands by their borders, and the head. */
function ribbonShape(ribbon, places) {
  const [from, to] = [places[ribbon.from], places[ribbon.to]];
  const [across, down] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(across, down) || 1;
  const wide = ribbon.bands.length ? Math.max(ribbon.bands.reduce((sum, band) => sum + band.wide, 0) * breadth, 1) * unit : 0;
  const grown = wide / (ribbon.bands.reduce((sum, band) => sum + band.wide, 0) || 1);
  const head = ribbon.head ? Math.min(Math.max(5 * unit, wide * 0.9), length / 3) : 0;
  const [start, end] = [(sizeOf(ribbon.from) * unit + 2) / length, 1 - (sizeOf(ribbon.to) * unit + 4 + head) / length];
  const control = { x: (from.x + to.x) / 2 - down * ribbon.bend, y: (from.y + to.y) / 2 + across * ribbon.bend };
  const steps = ribbon.bend ? RIBBON_STEPS : 1;
  const points = Array.from({ length: steps + 1 }, (_, step) => pointOf(from, control, to, start + ((end - start) * step) / steps));
  let edge = -wide / 2;
  const bands = ribbon.bands.map((band) => ({ ...band, from: edge, to: (edge += band.wide * grown) }));
  const tip = pointOf(from, control, to, 1 - (sizeOf(ribbon.to) * unit + 3) / length);
  return { ribbon, points, bands, tip, wide, hidden: end <= start };
}

function pointOf(from, control, to, t) {
  const rest = 1 - t;
  const [x, y] = ["x", "y"].map((axis) => rest * rest * from[axis] + 2 * rest * t * control[axis] + t * t * to[axis]);
  const [alongX, alongY] = ["x", "y"].map((axis) => rest * (control[axis] - from[axis]) + t * (to[axis] - control[axis]));
  const length = Math.hypot(alongX, alongY) || 1;
  return { x, y, normalX: -alongY / length, normalY: alongX / length };
}

const beside = ({ x, y, normalX, normalY }, away) => [x + normalX * away, y + normalY * away];

/** Return the corners of a band, there on one border and back on the other. */
const bandCorners = ({ points }, { from, to }) => [...points.map((point) => beside(point, from)), ...points.map((point) => beside(point, to)).reverse()];

/** Return the corners of the head. */
function headCorners({ points, tip, wide }) {
  const base = points.at(-1);
  const half = Math.max(wide / 2 + 2 * unit, 2.6 * unit);
  return [beside(base, -half), [tip.x, tip.y], beside(base, half)];
}

/** Return how a ribbon is filled and drawn: { corners } or { line, dash }, each with colour and opacity; `layer` tells what lies above what. */
function ribbonParts(shape) {
  const { ribbon } = shape;
  const strength = isRibbonAside(ribbon) ? 0.12 : 1;
  const alone = ribbon.total.full + ribbon.total.pale < 2 && !selected ? 0.5 : 1; // what rests on one event steps back
  const ink = { full: 0.95 * alone, pale: 0.32 * alone, hollow: 0.45, denied: 0.45 };
  const layer = INKS.length - INKS.indexOf(ribbon.ink) + (strength < 1 ? 0 : INKS.length);
  const parts = shape.bands.map((band) => ({ layer, corners: bandCorners(shape, band), colour: colours.classes[band.quad], opacity: ink[band.ink] * strength }));
  if (!shape.bands.length) parts.push({ layer, line: shape.points.map((point) => [point.x, point.y]), dash: dashesOf(ribbon.ink === "denied" ? "denied" : "planned"), colour: colours.classes[ribbon.quad], opacity: ink[ribbon.ink] * strength });
  if (ribbon.head) parts.push({ layer, corners: headCorners(shape), colour: colours.classes[ribbon.quad], opacity: (ribbon.ink === "full" ? 0.95 * alone : 0.45) * strength });
  return parts;
}

function drawRibbons(context) {
  if (!isGrouped()) return;
  const places = network.getPositions();
  drawHulls(context, places);
  const sight = JSON.stringify([painted, unit, areThreads(), places]);
  if (sight !== ribbonsSeen) stackRibbons(places);
  if (sight !== ribbonsSeen || !panning) sheet = null;
  ribbonsSeen = sight;
  if (panning) sheet ??= ribbonSheet(places);
  if (sheet) context.drawImage(sheet.canvas, sheet.left, sheet.top, sheet.wide, sheet.high);
  else drawStack(context);
  drawRings(context, places);
}

const SHEET_MARGIN = 40;
const LARGEST_SHEET = 4000; // dots on a side
let sheet = null; // the ribbons as a picture, for as long as the drawing is only moved

/** Return the ribbons as a picture, or null where it would be too large. */
function ribbonSheet(places) {
  const spots = Object.values(places);
  const [[left, right], [top, bottom]] = ["x", "y"].map((axis) => extent(spots.map((spot) => spot[axis]))).map(([low, high]) => [low - SHEET_MARGIN, high + SHEET_MARGIN]);
  const sharp = network.getScale() * (devicePixelRatio || 1);
  const [wide, high] = [right - left, bottom - top];
  if (!spots.length || Math.max(wide, high) * sharp > LARGEST_SHEET) return null;
  const canvas = element("canvas");
  [canvas.width, canvas.height] = [Math.ceil(wide * sharp), Math.ceil(high * sharp)];
  const context = canvas.getContext("2d");
  context.scale(sharp, sharp);
  context.translate(-left, -top);
  drawStack(context);
  return { canvas, left, top, wide: canvas.width / sharp, high: canvas.height / sharp };
}

function drawStack(context) {
  context.save();
  for (const { colour, opacity, dash, path } of stacked) {
    context.globalAlpha = opacity;
    if (dash) {
      context.setLineDash(dash.map((step) => step * unit * 0.7));
      context.lineWidth = HAIR * unit;
      context.strokeStyle = colour;
      context.stroke(path);
    } else {
      context.fillStyle = colour;
      context.fill(path);
    }
  }
  context.restore();
}

let ribbonsSeen = ""; // what the shapes were worked out for: while the drawing is only moved, they stay
let stacked = []; // all of one look in one path, from below to above

function stackRibbons(places) {
  drawnRibbons = areThreads() ? [] : ribbons.filter(({ from, to }) => places[from] && places[to]).map((ribbon) => ribbonShape(ribbon, places)).filter(({ hidden }) => !hidden);
  const looks = new Map();
  for (const { layer, corners, line, dash = null, colour, opacity } of drawnRibbons.flatMap(ribbonParts)) {
    const key = [layer, opacity, colour, dash].join(" ");
    if (!looks.has(key)) looks.set(key, { layer, colour, opacity, dash, path: new Path2D() });
    const { path } = looks.get(key);
    (corners ?? line).forEach(([x, y], at) => (at ? path.lineTo(x, y) : path.moveTo(x, y)));
    if (corners) path.closePath();
  }
  stacked = [...looks.values()].sort((one, other) => one.layer - other.layer || one.opacity - other.opacity);
}

// --- around a group -------------------------------------------------------------------------------------------------------

const RING = 3.6; // between a group and its ring

/** Draw a ring around each group; what passes inside it colours the ring, by classes. */
function drawRings(context, places) {
  context.save();
  for (const figure of nodes.getIds()) {
    if (!isGroup(figure) || !places[figure]) continue;
    const radius = (sizeOf(figure) + RING) * unit;
    const inside = insides.get(figure);
    context.globalAlpha = isAside(figure) ? 0.25 : 1;
    ring(context, places[figure], radius, 0, 1, colours.node, 1.1 * unit);
    if (!inside || !inside.bands.length) continue;
    const total = inside.bands.reduce((sum, band) => sum + band.wide, 0);
    let start = 0;
    for (const band of inside.bands) {
      context.globalAlpha = (isAside(figure) ? 0.25 : 1) * (band.ink === "full" ? 0.95 : 0.35);
      ring(context, places[figure], radius + 1.5 * unit, start, (start += band.wide / total), colours.classes[band.quad], Math.min(2 + total / 3, 5) * unit);
    }
  }
  context.restore();
}

function ring(context, { x, y }, radius, from, to, colour, wide) {
  context.beginPath();
  context.arc(x, y, radius, (from * 2 - 0.5) * Math.PI, (to * 2 - 0.5) * Math.PI);
  context.lineWidth = wide;
  context.strokeStyle = colour;
  context.stroke();
}

function drawHulls(context, places) {
  context.save();
  for (const { figure, left, top, right, bottom } of hulls(places)) {
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 18 * unit);
    context.fillStyle = colours.wash;
    context.strokeStyle = selected?.group === figure ? colours.accent : colours.rule;
    context.lineWidth = 1.5 * unit;
    context.fill();
    context.stroke();
  }
  context.restore();
}

// --- pointing -------------------------------------------------------------------------------------------------------------

/** Return the ribbon under a place of the window, the nearest of them, or null. */
function ribbonUnder(spot) {
  if (areThreads()) return threadUnder(spot);
  const { x, y } = network.DOMtoCanvas(spot);
  const reach = 4 / network.getScale();
  let [best, least] = [null, Infinity];
  for (const { ribbon, points, tip, wide } of drawnRibbons) {
    const line = [...points, tip];
    for (let at = 1; at < line.length; at += 1) {
      const away = awayFrom(x, y, line[at - 1], line[at]) - wide / 2;
      if (away < reach && away < least) [best, least] = [ribbon, away];
    }
  }
  return best;
}

function awayFrom(x, y, one, other) {
  const [across, down] = [other.x - one.x, other.y - one.y];
  const along = Math.min(Math.max(((x - one.x) * across + (y - one.y) * down) / (across * across + down * down || 1), 0), 1);
  return Math.hypot(x - one.x - along * across, y - one.y - along * down);
}

/** Return the unfolded group in whose borders a place of the window lies, or null. */
function hullUnder(spot) {
  const { x, y } = network.DOMtoCanvas(spot);
  return hulls(network.getPositions()).find(({ left, top, right, bottom }) => x > left && x < right && y > top && y < bottom)?.figure ?? null;
}

/** Say what a ribbon stands for. */
function ribbonWords({ from, to, total, head, events: list }) {
  const parts = [[total.full, "that the articles vouch for"], [total.pale, "only reported"], [total.hollow, "not yet"], [total.denied, "denied"]];
  const told = parts.filter(([amount]) => amount).map(([amount, words]) => `${number(amount)} ${words}`);
  return [`${nameOf(from)} ${head ? "→" : "–"} ${nameOf(to)}`, `${count(list.size, "event")}: ${told.join(", ")}`, witnessesInShort([...list.keys()].map((event) => events[event]))].filter(Boolean).join("\n");
}
