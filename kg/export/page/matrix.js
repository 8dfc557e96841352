// Who acts on whom: rows act, columns are acted upon. The area of a square is what the articles vouch for, red conflict and blue
// cooperation; the pale frame around it is all that is told.

const SMALLEST_CELL = 24; // as large as a finger needs
const USUAL_CELL = 28;
const MOST_SIDES = 26;

/** Return the matrix of the sides between which most passes. */
function drawMatrix(wide, high) {
  const [labels, heads, least, aside] = wide < 600 ? [98, 84, SMALLEST_CELL, 38] : [190, 128, USUAL_CELL, 60]; // the last names lean out aside
  const room = Math.min(wide - labels - aside, Math.max(high - heads - 8, 320));
  const list = eventsOfAnyPair();
  const pairs = sidePairs(list, true);
  const sides = strongestSides(pairs, Math.max(3, Math.min(MOST_SIDES, Math.floor((wide - labels - aside) / least), Math.floor(Math.max(high - heads - 8, 400) / least))));
  const size = sides.length ? Math.max(least, Math.min(44, room / sides.length)) : 0;
  const order = new Map(sides.map((side, at) => [side, at]));
  const inside = pairs.filter(({ from, to }) => order.has(from) && order.has(to));
  const most = Math.max(1, ...inside.map((pair) => pair.list.length));
  const span = size * sides.length;
  const lines = [...sides, null].flatMap((_, at) => [[labels, heads + at * size, labels + span, heads + at * size], [labels + at * size, heads, labels + at * size, heads + span]])
    .map(([x1, y1, x2, y2]) => drawing("line", { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), class: "grid-line" }));
  const cells = inside.map((pair) => matrixCell(pair, labels + order.get(pair.to) * size, heads + order.get(pair.from) * size, size, most));
  const names = sides.flatMap((side, at) => matrixNames(side, at, labels, heads, size));
  const svg = drawing("svg", { class: "matrix", width: Math.max(wide, labels + span + 6), height: round(heads + span + 8), viewBox: `0 0 ${Math.max(wide, labels + span + 6)} ${round(heads + span + 8)}`, role: "group", "aria-label": "Matrix: rows act, columns are acted upon" }, drawing("g", { transform: `translate(${round(Math.max(0, (wide - labels - span) / 2 - 40))} 0)` }, ...lines, ...names, ...cells));
  const left = new Set(pairs.flatMap(({ from, to }) => [from, to])).size - sides.length;
  const words = sides.length ? `Rows act, columns are acted upon. Filled: what the articles vouch for, red conflict, blue cooperation. Frame: all that is told.${left > 0 ? ` ${number(left)} more with fewer events are left out.` : ""}` : "In none of these events are both sides named.";
  return { made: svg, words };
}

/** Return the sides of the strongest pairs, so that those who act on each other stand together; who is asked for is among them. */
function strongestSides(pairs, most) {
  const known = new Set(pairs.flatMap(({ from, to }) => [from, to]));
  const asked = (chosenPair() ?? []).filter((side) => known.has(side));
  const found = new Set();
  for (const { from, to } of pairs) {
    const fresh = [...new Set([from, to, ...asked])].filter((side) => !found.has(side)).length;
    if (found.size + fresh <= most) found.add(from).add(to);
  }
  for (const side of asked) found.add(side);
  return [...found];
}

/** Return the names of a row and its column. */
function matrixNames(side, at, labels, heads, size) {
  const middle = (at + 0.5) * size;
  const words = (room) => cutToFit(bySide.get(side), 12, room);
  const [row, column] = [textAt(words(labels - 14), labels - 8, heads + middle + 4, "matrix-name", "end"), textAt(words(heads - 6), 0, 0, "matrix-name")];
  column.setAttribute("transform", `translate(${round(labels + middle + 4)} ${heads - 6}) rotate(-60)`);
  for (const name of [row, column]) {
    const title = drawing("title");
    title.textContent = bySide.get(side);
    name.append(title);
  }
  return [row, column];
}

function matrixCell({ from, to, list }, x, y, size, most) {
  const { conflict, cooperation } = balanceOf(list);
  const side = (amount) => (amount ? Math.max((size - 4) * Math.sqrt(amount / most), 4) : 0);
  const [frame, filled] = [side(list.length), side(conflict + cooperation)];
  const [left, top] = [x + size / 2, y + size / 2];
  const aside = asideLook(list);
  const box = (width, height, from, look) => drawing("rect", { x: round(left - from), y: round(top - height / 2), width: round(width), height: round(height), class: look + aside });
  const red = (filled * conflict) / (conflict + cooperation || 1);
  const parts = [
    box(frame, frame, frame / 2, "cell-frame"),
    red ? box(red, filled, filled / 2, "cell-conflict") : null,
    filled - red > 0 ? box(filled - red, filled, filled / 2 - red, "cell-cooperation") : null,
  ].filter(Boolean);
  const amount = filled >= 17 ? [textAt(number(conflict + cooperation), left, top + 4, "cell-number", "middle")] : [];
  const words = from === to ? `Within ${bySide.get(from)}, ${balanceWords(list)}` : `${bySide.get(from)} on ${bySide.get(to)}, ${balanceWords(list)}`;
  const touch = drawing("rect", { x: round(x), y: round(y), width: round(size), height: round(size), class: "strip-touch" });
  return spot(`${from}\n${to}`, words, () => choosePair(from, to, ""), isChosenPair(from, to, false), touch, ...parts, ...amount);
}
