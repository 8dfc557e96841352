// Relations over time of the pairs between which most passes: one strip for each, all along the same days.

const MOST_STRIPS = 12;
const BOLD = 14; // names are written bold, at 13 dots: as wide as plain letters of this size
const CALENDAR = 20; // height of the words above and below all strips

/** Return the strips of the strongest pairs, and one of all other events that have a day. */
function drawStrips(width) {
  const phone = width < 600;
  const frame = { width, left: phone ? 6 : 200, right: 8, half: 20, columns: Math.max(24, Math.floor((width - (phone ? 14 : 208)) / 11)), words: 13 };
  const isTimed = (event) => event.time && data.classes[event.quad] !== "unclassified";
  const list = eventsOfAnyPair();
  const pairs = sidePairs(list).filter((pair) => pair.from !== pair.to).map((pair) => ({ ...pair, list: pair.list.filter(isTimed) })).filter((pair) => pair.list.length);
  const strongest = pairs.sort((one, other) => other.list.length - one.list.length || weightOf(other) - weightOf(one)).slice(0, MOST_STRIPS);
  const told = new Set(strongest.flatMap((pair) => pair.list));
  const others = list.filter((event) => isTimed(event) && !told.has(event));
  const rowsMade = [...strongest, ...(others.length ? [{ from: null, list: others }] : [])].map((pair) => ({ ...pair, columns: timeColumns(pair.list, frame, span(list.filter(isTimed))) }));
  const most = Math.max(1, ...rowsMade.slice(0, strongest.length || 1).flatMap(({ columns }) => columns.flatMap((column) => columnSides(column).map((side) => side.length))));
  const high = 2 * frame.half + 2 * frame.words + (phone ? 24 : 0);
  const drawn = rowsMade.map((row, at) => stripRow(row, frame, most, CALENDAR + at * high, phone));
  const foot = CALENDAR + rowsMade.length * high;
  const svg = drawing("svg", { class: "strips", width, height: foot + CALENDAR, viewBox: `0 0 ${width} ${foot + CALENDAR}`, role: "group", "aria-label": "Strips over time of the pairs between which most passes" }, ...calendar(span(list.filter(isTimed)), frame, foot), ...drawn);
  const untimed = list.length - list.filter((event) => event.time).length;
  const rest = pairs.length - strongest.length;
  const words = rowsMade.length ? `Above each line cooperation, below it conflict. Full: the articles say that it occurred. Pale: only somebody says so. Hollow: not yet. Cross: denied.${rest > 0 ? ` ${number(rest)} weaker pairs are among the others.` : ""}${untimed ? ` ${count(untimed, "event")} without any day.` : ""}` : "No event that is shown has a day.";
  return { made: svg, words };
}

/** Return a strip with the names of its two, who are chosen by a click. */
function stripRow({ from, to, list, columns }, frame, most, top, phone) {
  const high = 2 * (frame.half + frame.words);
  const middle = frame.half + frame.words;
  const wide = (frame.width - frame.left - frame.right) / frame.columns;
  const step = Math.min(frame.half / Math.min(most, 12), 7);
  const also = from ? { source: from, target: to, either: "yes" } : {};
  const fitted = (side) => Math.min(step, frame.half / Math.max(side.length, 1));
  const marks = columns.flatMap((column, at) => columnMarks(column, columnSides(column), frame.left + at * wide, wide, middle, Math.min(...columnSides(column).map(fitted)), also));
  const axis = drawing("line", { x1: frame.left, x2: frame.width - frame.right, y1: middle, y2: middle, class: "strip-axis" });
  const names = from ? [bySide.get(from), bySide.get(to)] : ["All others", ""];
  const room = phone ? frame.width - 20 : frame.left - 16;
  const lines = phone ? [cutToFit(names.filter(Boolean).join(" – "), BOLD, room)] : names.map((name) => cutToFit(name, BOLD, room));
  const rowTop = phone ? 16 : middle - (names[1] ? 14 : 4);
  const texts = lines.map((words, at) => textAt(words, 2, rowTop + at * 16, "strip-name"));
  const small = textAt(cutToFit(shareWords(list), 11, room), 2, phone ? 31 : rowTop + (names[1] ? 32 : 16), "strip-words");
  const touch = drawing("rect", { x: 0, y: phone ? 2 : 6, width: room, height: phone ? 34 : high - 12, class: "strip-touch" });
  const label = `${names.filter(Boolean).join(" and ")}, ${balanceWords(list)}`;
  const head = from ? spot(`${from}\n${to}`, label, () => choosePair(from, to, "yes"), isChosenPair(from, to, true), touch, ...texts, small) : drawing("g", {}, ...texts, small);
  const body = drawing("g", { transform: `translate(0 ${phone ? 24 : 0})` }, ...marks, axis, ...turningPoints(columns, wide, middle, frame));
  return drawing("g", { transform: `translate(0 ${top})` }, body, head);
}

function shareWords(list) {
  const { conflict, cooperation, rest } = balanceOf(list);
  return [conflict && `${number(conflict)} conflict`, cooperation && `${number(cooperation)} cooperation`, rest && `${number(rest)} not vouched for`].filter(Boolean).join(", ");
}

/** Return lines and words at even steps of the calendar. */
function calendar([first, last], { width, left, right }, foot) {
  const found = ticks(first, last, Math.max(2, Math.floor((width - left - right) / 110)));
  return found.flatMap(([day, words]) => {
    const x = round(left + ((width - left - right) * (day - first)) / (last - first || 1));
    return [drawing("line", { x1: x, x2: x, y1: CALENDAR - 4, y2: foot, class: "grid-line" }), ...[12, foot + 14].map((y) => letters(words, Math.min(Math.max(x, left + 24), width - right - 24), y, "middle"))];
  });
}

function textAt(words, x, y, look, anchor = "start") {
  const made = drawing("text", { x: round(x), y: round(y), class: look, "text-anchor": anchor });
  made.textContent = words;
  return made;
}
