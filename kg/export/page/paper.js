// The article that is asked for, as a sheet of paper among those of whom it tells, with a thin line to each.

const PAPER = { wide: 20, high: 26, corner: 6 }; // before it grows with `unit`
const PAPER_DASHES = [2, 4];
const PAPER_STEPS = 16; // places that are tried in each direction
const PAPER_TITLE = 170; // how wide a title may be on the screen

/** Return the sheet: its article and where it stands, as far from everybody as there is room; null where there is none. */
function paper() {
  const article = filter.article && articles.find(({ id }) => id === filter.article);
  const spots = Object.values(network.getPositions());
  if (!article || !spots.length || areThreads()) return null;
  const [[left, right], [top, bottom]] = ["x", "y"].map((axis) => extent(spots.map((spot) => spot[axis])));
  const wide = Math.max(right - left, 4 * PAPER.wide * unit);
  let best = null;
  for (let across = 0; across <= PAPER_STEPS; across += 1) {
    for (let down = 0; down <= PAPER_STEPS; down += 1) {
      const [x, y] = [left + (wide * across) / PAPER_STEPS, top + ((bottom - top) * down) / PAPER_STEPS];
      const away = Math.min(...spots.map((spot) => Math.hypot((spot.x - x) / 1.6, spot.y - y))); // names are wider than high
      if (!best || away > best.away) best = { article, spots, x: Math.round(x), y: Math.round(y), away };
    }
  }
  return best;
}

/** Return the corners of the sheet, and of the corner that is folded. */
function paperCorners({ x, y }) {
  const [wide, high, corner] = [PAPER.wide * unit, PAPER.high * unit, PAPER.corner * unit];
  const [left, top, right, bottom] = [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
  return {
    outline: [[left, top], [right - corner, top], [right, top + corner], [right, bottom], [left, bottom]],
    fold: [[right - corner, top], [right - corner, top + corner], [right, top + corner]],
  };
}

function drawPaper(context) {
  const sheet = paper();
  if (!sheet) return;
  const { outline, fold } = paperCorners(sheet);
  context.save();
  context.strokeStyle = colours.soft;
  context.lineWidth = 0.8 * unit;
  context.setLineDash(PAPER_DASHES.map((step) => step * unit));
  context.beginPath();
  for (const spot of sheet.spots) {
    context.moveTo(sheet.x, sheet.y);
    context.lineTo(spot.x, spot.y);
  }
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = 1.2 * unit;
  context.fillStyle = colours.card;
  for (const [corners, closed] of [[outline, true], [fold, false]]) {
    context.beginPath();
    corners.forEach(([x, y], at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
    if (closed) context.closePath();
    if (closed) context.fill();
    context.stroke();
  }
  context.restore();
}

/** Return the title below the sheet, as the names of others take room; with the sheet itself, over which no name is to stand. */
function paperTitle(context, scale) {
  const sheet = paper();
  if (!sheet) return [];
  const item = { id: "article", weight: 400, height: 12, aside: false, must: true, ways: [] };
  const way = { lines: clipped(wrapped(articleName(sheet.article), item.height, PAPER_TITLE), 2), height: item.height };
  measure(item, context, scale, [way]);
  const [{ width }] = item.ways;
  const [x, y, half, tall] = [sheet.x * scale, (sheet.y + (PAPER.high * unit) / 2) * scale + 3, PAPER.wide * unit * scale * 0.5, way.lines.length * item.height * LEADING];
  return [
    { id: "article", item, way, left: x - width / 2 - 3, right: x + width / 2 + 3, top: y, bottom: y + tall + 4 },
    { id: "paper", item, way: { lines: [], height: 0 }, left: x - half, right: x + half, top: y - PAPER.high * unit * scale - 3, bottom: y },
  ];
}

/** Return the article whose sheet lies under a place of the window, or null. */
function paperUnder(spot) {
  const sheet = paper();
  const { x, y } = network.DOMtoCanvas(spot);
  return sheet && Math.abs(x - sheet.x) < (PAPER.wide * unit) / 2 && Math.abs(y - sheet.y) < (PAPER.high * unit) / 2 ? sheet.article : null;
}

/** Say which article it is. */
function paperWords(article) {
  return [articleName(article), [article.publisher, article.published && dayWords(article.published)].filter(Boolean).join(", "), count(shownEvents.length, "event")].filter(Boolean).join("\n");
}

/** Return the sheet and its lines for a drawing. */
function svgPaper(at) {
  const sheet = paper();
  if (!sheet) return [];
  const spotOn = ([x, y]) => {
    const there = at({ x, y });
    return `${round(there.x)} ${round(there.y)}`;
  };
  const { outline, fold } = paperCorners(sheet);
  const lines = sheet.spots.map(({ x, y }) => `M${spotOn([sheet.x, sheet.y])}L${spotOn([x, y])}`).join("");
  return [
    drawing("path", { d: lines, fill: "none", stroke: colours.soft, "stroke-width": 0.8, "stroke-dasharray": PAPER_DASHES.join(" "), class: "paper-lines" }),
    drawing("path", { d: `M${outline.map(spotOn).join("L")}ZM${fold.map(spotOn).join("L")}`, fill: colours.card, stroke: colours.soft, "stroke-width": 1.2 }),
  ];
}
