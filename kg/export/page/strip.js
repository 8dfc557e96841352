// Relations over time: cooperation above the line, conflict below. Full is what the articles say occurred, pale what only somebody
// says, hollow what has not occurred yet; a denial is a cross on the line and adds no height.

const STRIP = { width: 400, half: 46, left: 6, right: 6, columns: 40, words: 17 };
const FEWEST_OF_STRIP = 3;
const TURNS = 3; // how many turning points are named

/** Return how an event is drawn: "full", "pale", "hollow" or "denied". */
function inkOf(event) {
  if (data.statuses[event.status] === "denied") return "denied";
  if (event.asserted) return "full";
  return data.statuses[event.status] === "occurred" ? "pale" : "hollow";
}

/** Return the events in columns of time: { from, to, list }, those beyond the days in the first and the last. */
function timeColumns(list, { columns } = STRIP, [first, last] = span(list)) {
  const long = (last - first + 1) / columns;
  const made = Array.from({ length: columns }, (_, at) => ({ from: Math.round(first + at * long), to: Math.round(first + (at + 1) * long) - 1, list: [] }));
  for (const event of list) made[Math.min(columns - 1, Math.max(0, Math.floor((dayNumber(event.time[0]) - first) / long)))].list.push(event);
  return made;
}

/** Return cooperation and conflict of a column that have height: all but what is denied. */
const columnSides = ({ list }) => [list.filter((event) => !isConflict(event)), list.filter(isConflict)].map((side) => side.filter((event) => inkOf(event) !== "denied"));

/** Return what passed over time as a drawing with its words, or nothing where too few events have a day. */
function relations(list) {
  const timed = list.filter((event) => event.time && data.classes[event.quad] !== "unclassified");
  if (timed.length < FEWEST_OF_STRIP || lastDay <= firstDay) return [];
  const columns = timeColumns(timed);
  const sides = columns.map(columnSides);
  const most = Math.max(...sides.flat().map((side) => side.length), 1);
  const wide = (STRIP.width - STRIP.left - STRIP.right) / STRIP.columns;
  const middle = STRIP.words + STRIP.half;
  const step = Math.min(STRIP.half / most, 9);
  const marks = columns.flatMap((column, at) => columnMarks(column, sides[at], STRIP.left + at * wide, wide, middle, step));
  const bottom = middle + STRIP.half + STRIP.words;
  const ends = [columns[0], columns.at(-1)].map((column, at) => letters(borderWords(column, at === 1), at ? STRIP.width - STRIP.right : STRIP.left, bottom + 12, at ? "end" : "start"));
  const axis = drawing("line", { x1: STRIP.left, x2: STRIP.width - STRIP.right, y1: middle, y2: middle, class: "strip-axis" });
  const made = drawing("svg", { class: "strip", viewBox: `0 0 ${STRIP.width} ${bottom + 16}`, role: "img", "aria-label": stripWords(timed) }, axis, ...marks, ...turningPoints(columns, wide, middle), ...ends);
  return [element("h3", { text: "Over time" }), made, element("p", { class: "quiet", text: "Above the line cooperation, below it conflict. Full: the articles say that it occurred. Pale: only somebody says so. Hollow: not yet. Cross: denied." })];
}

/** Whether an event lies beyond the days of its column, which then is the first or the last. */
const isBeyond = (event, { from, to }) => dayNumber(event.time[0]) < from || dayNumber(event.time[0]) > to;

/** Say at which day the drawing begins or ends, and whether more lies beyond it. */
function borderWords(column, last) {
  const beyond = column.list.some((event) => isBeyond(event, column));
  const day = dayWords(isoOf(last ? column.to : column.from));
  return beyond ? (last ? `${day} and after` : `before ${day}`) : day;
}

/** Return the marks of one stretch of time, which a click makes the period asked for, with what else it asks. */
function columnMarks({ from, to, list }, sides, x, wide, middle, step, also = {}) {
  if (!list.length) return [];
  const order = ["full", "pale", "hollow"];
  const boxes = sides.flatMap((side, below) => [...side].sort((one, other) => order.indexOf(inkOf(one)) - order.indexOf(inkOf(other)) || one.quad - other.quad).map((event, at) => drawing("rect", {
    x: round(x + 0.7), width: round(wide - 1.4), height: round(Math.max(step - 0.7, 0.5)), y: round(below ? middle + 1 + at * step : middle - 0.3 - (at + 1) * step),
    class: `strip-${inkOf(event)} line-${shortName(data.classes[event.quad])}${asideLook([event])}`,
  })));
  const denied = list.some((event) => inkOf(event) === "denied");
  const centre = x + wide / 2;
  if (denied) boxes.push(drawing("path", { d: `M${round(centre - 3)} ${middle - 3}l6 6m0 -6l-6 6`, class: "strip-denied" }));
  const title = drawing("title");
  title.textContent = `${dayWords(isoOf(from))} – ${dayWords(isoOf(to))}\n${list.slice(0, 5).map((event) => `${eventWords(event)}: ${statusWords(event)}`).join("\n")}${list.length > 5 ? `\nand ${list.length - 5} more` : ""}`;
  const column = drawing("g", { class: "strip-column" }, title, drawing("rect", { x: round(x), width: round(wide), y: 0, height: 2 * middle, class: "strip-touch" }), ...boxes);
  const [earlier, later] = [list.some((event) => dayNumber(event.time[0]) < from), list.some((event) => dayNumber(event.time[0]) > to)];
  column.addEventListener("click", () => changeFilter({ from: earlier ? "" : isoOf(from), to: later ? "" : isoOf(to), ...also }, null));
  return [column];
}

/** Name the stretches in which most happened, by what prevailed there, where their words have room. */
function turningPoints(columns, wide, middle, { left, half: tall, width, words: room } = STRIP) {
  const asserted = (column) => column.list.filter((event) => event.asserted && !isBeyond(event, column));
  const ranked = columns.map((column, at) => ({ at, list: asserted(column) })).filter(({ list }) => list.length > 1).sort((one, other) => other.list.length - one.list.length || one.at - other.at);
  const taken = [];
  return ranked.slice(0, TURNS).flatMap(({ at, list }) => {
    const [[action, amount]] = mostOf(list, (event) => [event.action]);
    const conflict = isConflict(list.find((event) => event.action === action));
    const [, month, year] = dayWords(list.find((event) => event.action === action).time[0]).split(" ");
    const text = `${amount > 1 ? `${amount} ` : ""}${actionWords(action, amount > 1 ? MANY : ONE)}, ${month} ${year}`;
    const half = text.length * 2.9;
    const x = Math.min(Math.max(left + (at + 0.5) * wide, left + half - 4), width - half - 2);
    if (taken.some((other) => other.conflict === conflict && Math.abs(other.x - x) < other.half + half + 6)) return [];
    taken.push({ x, half, conflict });
    return [letters(text, x, conflict ? middle + tall + room - 4 : middle - tall - 6, "middle")];
  });
}

function letters(text, x, y, anchor) {
  const made = drawing("text", { x: round(x), y, "text-anchor": anchor, class: "strip-words" });
  made.textContent = text;
  return made;
}

/** Say the same for those who hear the page. */
function stripWords(list) {
  const of = (test) => list.filter((event) => event.asserted && test(event)).length;
  const rest = list.filter((event) => !event.asserted).length;
  return `Over time: ${count(of((event) => !isConflict(event)), "act")} of cooperation and ${number(of(isConflict))} of conflict that the articles say occurred, ${number(rest)} more that they do not vouch for. The sentences below stand in order of day.`;
}
