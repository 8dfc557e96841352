// Arrows and ribbons when there are too many for each to be drawn by itself: thin lines without heads, all of one look at once.

const MOST_EDGES = 3000; // arrows that vis-network draws; and ribbons that are drawn with their bands
let threads = []; // arrows that stand on the canvas as lines

/** Return the arrows on the canvas that are seen, however they are drawn. */
const arrowsDrawn = () => (threads.length ? threads : edges.get({ filter: ({ hidden }) => !hidden }));
const isOnCanvas = (arrow) => edges.get(arrow) != null || threads.includes(allEdges[arrow]);
const areThreads = () => (isGrouped() ? ribbons.length > MOST_EDGES : threads.length > 0);

function drawThreads(context) {
  if (!areThreads() || (dragging && threads.length + ribbons.length > MOST_EDGES)) return; // vis-network leaves its arrows out as well while it is dragged
  const places = network.getPositions();
  const looks = new Map();
  for (const line of isGrouped() ? ribbons : threads) {
    const [from, to] = [places[line.from], places[line.to]];
    if (!from || !to) continue;
    const [ink, aside] = isGrouped() ? [line.ink, isRibbonAside(line)] : [inkOfArrow(line), isEdgeAside(line)];
    const key = `${Number(!aside)} ${INKS.length - INKS.indexOf(ink)} ${line.quad}`;
    if (!looks.has(key)) looks.set(key, { ink, aside, quad: line.quad, path: new Path2D() });
    const { path } = looks.get(key);
    path.moveTo(from.x, from.y);
    path.lineTo(to.x, to.y);
  }
  context.save();
  for (const [, { ink, aside, quad, path }] of [...looks].sort(([one], [other]) => (one < other ? -1 : 1))) {
    context.globalAlpha = aside ? 0.06 : selected ? 0.9 : { full: 0.4, pale: 0.2, hollow: 0.15, denied: 0.15 }[ink];
    context.lineWidth = (ink === "full" ? 1.2 : 0.8) / Math.min(network.getScale(), 1);
    context.strokeStyle = colours.classes[quad];
    context.stroke(path);
  }
  context.restore();
}

/** Return the line under a place of the window, the nearest of them, or null. */
function threadUnder(spot) {
  const { x, y } = network.DOMtoCanvas(spot);
  const places = network.getPositions();
  const reach = 4 / network.getScale();
  let [best, least] = [null, reach];
  for (const line of isGrouped() ? ribbons : threads) {
    const [from, to] = [places[line.from], places[line.to]];
    if (!from || !to || Math.min(from.x, to.x) > x + reach || Math.max(from.x, to.x) < x - reach) continue;
    const away = awayFrom(x, y, from, to);
    if (away < least) [best, least] = [line, away];
  }
  return best;
}
