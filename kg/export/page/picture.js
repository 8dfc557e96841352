// A picture of what is seen that can stand alone: with its title, what was asked, what colours and lines mean, when, and from where.

const PAGE_MARGIN = 24;
const SANS = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif";
const SHARP = 2; // dots of a PNG to each of the window

/** Return the stage as it is seen, as a picture with its words. */
function svgText() {
  const { wide, high, parts } = drawnView();
  const width = Math.max(wide, 560) + 2 * PAGE_MARGIN;
  const { lead, besides } = answer();
  const room = width - 2 * PAGE_MARGIN;
  const head = column([
    ...wrapped(document.title, 24, room).map((text) => ({ text, size: 24, weight: 600, serif: true })),
    ...wrapped(lead, 15, room).map((text) => ({ text, size: 15 })), ...wrapped(besides, 13, room).map((text) => ({ text, size: 13, soft: true })),
  ], PAGE_MARGIN);
  const top = head.end + 10;
  const key = legendKey(room, top + high + 18);
  const foot = column(wrapped(sourceLine(), 12, room).map((text) => ({ text, size: 12, soft: true })), key.end + 6);
  const height = foot.end + PAGE_MARGIN - 8;
  const made = drawing("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": SANS });
  const inner = drawing("svg", { x: (width - wide) / 2, y: top, width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, overflow: "hidden" }, ...parts);
  made.append(drawing("rect", { width, height, fill: colours.card }), ...head.made, inner, ...key.made, ...foot.made);
  return new XMLSerializer().serializeToString(made);
}

/** Return what is seen on the stage, with its width and height. */
const drawnView = () => (viewName === "graph" ? { wide: box.clientWidth, high: box.clientHeight, parts: graphParts() } : drawnParts());

/** Return a drawing as a PNG. */
async function pngOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = element("canvas");
  [canvas.width, canvas.height] = [image.width * SHARP, image.height * SHARP];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done));
}

// --- words ----------------------------------------------------------------------------------------------------------------

const ruler = document.createElement("canvas").getContext("2d");

/** Return a text in lines that are no wider than the room; a word that is, is cut. */
function wrapped(text, size, room) {
  ruler.font = `${size}px ${SANS}`;
  const lines = [];
  for (const word of text.replace(/[\p{C}\s]+/gu, " ").trim().split(" ").filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && ruler.measureText(longer).width * 1.06 <= room) lines[lines.length - 1] = longer;
    else lines.push(ruler.measureText(word).width > room ? `${word.slice(0, Math.floor(room / size))}…` : word);
  }
  return lines;
}

/** Return lines of text below each other, and where they end. */
function column(lines, start) {
  let y = start;
  const made = lines.map(({ text, size, weight = 400, serif = false, soft = false }) => {
    y += size * 1.35;
    const line = drawing("text", { x: PAGE_MARGIN, y: round(y), "font-size": size, "font-weight": weight, fill: soft ? colours.soft : colours.ink, ...(serif ? { "font-family": "Charter, Georgia, 'Noto Serif', serif" } : {}) });
    line.textContent = text;
    return line;
  });
  return { made, end: y };
}

/** Say from when and where the events are. */
function sourceLine() {
  const timed = shownEvents.filter((event) => event.time);
  const days = timed.length ? [...new Set([timed.reduce((first, { time }) => (time[0] < first ? time[0] : first), timed[0].time[0]), timed.reduce((last, { time }) => (time[1] > last ? time[1] : last), timed[0].time[1])])].map(dayWords).join(" – ") : "";
  const told = new Set(shownEvents.flatMap((event) => claimsOf[event.index].map((claim) => claim.article)).filter((article) => articles[article]));
  const publishers = mostOf([...told], (article) => [articles[article].publisher].filter(Boolean)).map(([name]) => name);
  const from = publishers.length ? ` of ${joined(publishers.length > 4 ? [...publishers.slice(0, 3), `${publishers.length - 3} others`] : publishers)}` : "";
  return [days, `${count(shownEvents.length, "event")} in ${count(told.size, "article")}${from}`, "read by machine with kg"].filter(Boolean).join(" · ");
}

/** Return what a view beside the graph means: the words below it, and the classes of acts where it has their colours. */
function viewKey(room, start) {
  const used = viewName === "timeline" || viewName === "map" ? data.classes.map((name, quad) => ({ name, quad })).filter(({ quad }) => shownEvents.some((event) => event.quad === quad)) : [];
  ruler.font = `12px ${SANS}`;
  let x = PAGE_MARGIN;
  const made = used.flatMap(({ name, quad }) => {
    const text = drawing("text", { x: x + 18, y: start + 4, "font-size": 12, fill: colours.ink });
    text.textContent = name;
    const box = drawing("rect", { x, y: start - 6, width: 12, height: 12, fill: colours.classes[quad] });
    x += 40 + ruler.measureText(name).width * 1.06;
    return [box, text];
  });
  const lines = column(wrapped(byId("drawn-words").textContent, 12, room).map((text) => ({ text, size: 12, soft: true })), used.length ? start + 8 : start - 14);
  return { made: [...made, ...lines.made], end: lines.end };
}

/** Return what the colours, lines and shapes that are drawn mean, in rows. */
function legendKey(room, start) {
  if (viewName !== "graph") return viewKey(room, start);
  const inView = isGrouped() ? ribbonLooks() : arrowsDrawn();
  const has = (key, value) => inView.some((arrow) => arrow[key] === value);
  const kinds = Object.keys(SHAPE_WORDS).filter((shape) => nodes.get().some((node) => node.shape === shape && !node.hidden));
  const entries = [
    ...data.classes.map((name, quad) => has("quad", quad) && { words: name, line: { quad } }),
    ...data.statuses.map((name, status) => has("status", status) && { words: name, line: { status: name } }),
    has("according", true) && { words: "according to a speaker", line: { according: true } },
    ...kinds.map((shape) => ({ words: SHAPE_WORDS[shape], shape })),
  ].filter(Boolean);
  ruler.font = `12px ${SANS}`;
  let [x, y] = [PAGE_MARGIN, start];
  const made = entries.flatMap(({ words, line, shape }) => {
    const wide = 52 + ruler.measureText(words).width * 1.06 + 16;
    if (x + wide > PAGE_MARGIN + room && x > PAGE_MARGIN) [x, y] = [PAGE_MARGIN, y + 20];
    const text = drawing("text", { x: x + (shape ? 22 : 50), y: y + 4, "font-size": 12, fill: colours.ink });
    text.textContent = words;
    const sample = shape ? [drawing("g", { transform: `translate(${x} ${y - 8})`, fill: colours.node }, drawing(...OUTLINES[shape]))] : lineParts(line, x, y);
    x += shape ? wide - 28 : wide;
    return [...sample, text];
  });
  return { made, end: entries.length ? y + 10 : start - 12 };
}

function lineParts({ quad = null, status = "occurred", according = false }, x, y) {
  const colour = quad == null ? colours.soft : colours.classes[quad];
  const material = quad != null && data.classes[quad].startsWith("material");
  const line = { x1: x, y1: y, x2: x + 36, y2: y, stroke: colour };
  const band = according ? [drawing("line", { ...line, "stroke-width": 9, "stroke-opacity": 0.24 })] : [];
  const dashes = dashesOf(status) ? { "stroke-dasharray": dashesOf(status).join(" ") } : {};
  return [...band, drawing("line", { ...line, "stroke-width": material ? 4 : 1.8, ...dashes }), drawing("path", { d: `M${x + 35} ${y - 5}L${x + 44} ${y}L${x + 35} ${y + 5}Z`, fill: colour })];
}

// --- the graph ------------------------------------------------------------------------------------------------------------

/** Return the graph as lines that stay sharp at any size. */
function graphParts() {
  const scale = network.getScale();
  const at = (spot) => network.canvasToDOM(spot);
  const places = network.getPositions();
  const arrows = isGrouped() ? svgRibbons(places, at) : arrowsDrawn().flatMap((edge) => svgArrow(edge.color ? edge : { ...edge, ...edgeLook(edge) }, at(places[edge.from]), at(places[edge.to]), scale));
  const shapes = nodes.get().map((node) => svgNode(node, at(places[node.id]), sizeOf(node.id) * unit * scale));
  const names = written.map(({ text, x, y, height, item }) => {
    const spot = at({ x, y });
    const label = drawing("text", { x: round(spot.x), y: round(spot.y), "text-anchor": "middle", "dominant-baseline": "central", "font-size": height, "font-weight": item.weight, fill: colours.ink, stroke: colours.card, "stroke-width": 4, "paint-order": "stroke" });
    label.textContent = text;
    return label;
  });
  return [...svgPaper(at), ...arrows, ...shapes, ...names];
}

/** Return what is seen of ribbons, as arrows are told in the legend. */
const ribbonLooks = () => [...new Set(ribbons.flatMap(({ events: some }) => [...some.values()]))].map(({ quad, status, according }) => ({ quad, status, according }));

/** Return the ribbons between groups, with the borders of those that are unfolded, and the rings around the others. */
function svgRibbons(places, at) {
  const spot = ([x, y]) => {
    const there = at({ x, y });
    return `${round(there.x)} ${round(there.y)}`;
  };
  const scale = network.getScale();
  const parts = ribbons.filter(({ from, to }) => places[from] && places[to]).map((ribbon) => ribbonShape(ribbon, places)).filter(({ hidden }) => !hidden).flatMap(ribbonParts);
  const around = hulls(places).map(({ left, top, right, bottom }) => {
    const corner = at({ x: left, y: top });
    return drawing("rect", { x: round(corner.x), y: round(corner.y), width: round((right - left) * scale), height: round((bottom - top) * scale), rx: 18, fill: colours.wash, stroke: colours.rule });
  });
  const drawn = parts.map(({ corners, line, dash, colour, opacity }) => drawing("path", corners
    ? { d: `M${corners.map(spot).join("L")}Z`, fill: colour, "fill-opacity": opacity }
    : { d: `M${line.map(spot).join("L")}`, fill: "none", stroke: colour, "stroke-opacity": opacity, "stroke-width": HAIR, "stroke-dasharray": dash.map((step) => round(step * unit * 0.7)).join(" ") }));
  const rings = nodes.getIds().filter((id) => isGroup(id) && places[id]).map((id) => {
    const { x, y } = at(places[id]);
    return drawing("circle", { cx: round(x), cy: round(y), r: round((sizeOf(id) + RING) * unit * scale), fill: "none", stroke: colours.node, "stroke-width": 1.1 });
  });
  return [...around, ...drawn, ...rings];
}

/** Return an arrow as a line, its band where it is known from a speaker, and its head. */
function svgArrow(edge, from, to, scale) {
  const bend = (edge.smooth?.roundness ?? 0) * (edge.smooth?.type === "curvedCCW" ? -1 : 1);
  const middle = { x: (from.x + to.x) / 2 + (to.y - from.y) * bend, y: (from.y + to.y) / 2 - (to.x - from.x) * bend };
  const end = shortOf(to, middle, sizeOf(edge.to) * unit * scale + 2);
  const d = `M${round(from.x)} ${round(from.y)}Q${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`;
  const line = { d, fill: "none", stroke: edge.color.color, "stroke-width": round(edge.width * scale) };
  if (edge.dashes) line["stroke-dasharray"] = edge.dashes.map((dash) => round(dash * scale)).join(" ");
  const parts = [drawing("path", line)];
  if (edge.background.enabled) parts.unshift(drawing("path", { ...line, stroke: edge.background.color, "stroke-width": round(edge.background.size * scale), "stroke-dasharray": "none" }));
  if (edge.arrows) parts.push(svgHead(end, middle, (4 + edge.width * 1.6) * scale, edge.color.color));
  return parts;
}

const round = (number) => Math.round(number * 10) / 10;

function shortOf(place, towards, length) {
  const away = Math.hypot(towards.x - place.x, towards.y - place.y) || 1;
  return { x: place.x + ((towards.x - place.x) / away) * length, y: place.y + ((towards.y - place.y) / away) * length };
}

function svgHead(tip, from, size, fill) {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  const corner = (turn) => `${round(tip.x - size * 1.6 * Math.cos(angle + turn))} ${round(tip.y - size * 1.6 * Math.sin(angle + turn))}`;
  return drawing("path", { d: `M${round(tip.x)} ${round(tip.y)}L${corner(0.42)}L${corner(-0.42)}Z`, fill });
}

function svgNode(node, place, radius) {
  const [name, attributes] = OUTLINES[node.shape];
  const grow = radius / 6.5;
  const shape = drawing(name, attributes);
  const look = { transform: `translate(${round(place.x - 8 * grow)} ${round(place.y - 8 * grow)}) scale(${round(grow * 100) / 100})`, fill: node.color.background, stroke: node.color.border, "stroke-width": round(2 / Math.max(grow, 0.1)), opacity: node.opacity };
  return drawing("g", look, shape);
}
