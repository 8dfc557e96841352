// Two periods side by side: how much passed in each, by class and by pair; what is new, and what is gone.

const MOST_COMPARED = 16;
let periods = null; // [first day, last day, first day, last day], or null for two halves of all time

/** Return the two periods, each { from, to }. */
function twoPeriods() {
  const [from, to, since, until] = periods ?? halvesOfTime();
  return [{ from, to }, { from: since, to: until }];
}

/** Return the days that are drawn, or asked for, in two halves. */
function halvesOfTime() {
  const first = filter.from ? dayNumber(filter.from) : firstDay;
  const last = Math.max(filter.to ? dayNumber(filter.to) : lastDay, first + 1);
  const middle = Math.floor((first + last) / 2);
  return [first, middle, middle + 1, last].map(isoOf);
}

const daysOf = ({ from, to }) => dayNumber(to) - dayNumber(from) + 1;
const PERIOD_FIELDS = ["First period from", "to", "Second period from", "to"];

/** Return four fields for the days of the periods. */
function periodFields() {
  const values = twoPeriods().flatMap(({ from, to }) => [from, to]);
  const fields = PERIOD_FIELDS.map((words, at) => {
    const field = element("input", { type: "date", id: `period-${at}`, value: values[at], "aria-label": at % 2 ? `${PERIOD_FIELDS[at - 1].replace("from", "to")}` : words });
    field.addEventListener("change", () => {
      if (!isDay(field.value)) return;
      periods = values.with(at, field.value);
      showStage();
      announce(periodWordsOf());
      keep();
    });
    return element("label", { class: "period-field" }, element("span", { text: words }), field);
  });
  const back = element("button", { type: "button", text: "Two halves", disabled: periods ? null : "", on: () => {
    periods = null;
    showStage();
    keep();
  } });
  return element("div", { class: "period-fields" }, ...fields, back);
}

/** Say which periods stand beside each other. */
function periodWordsOf() {
  return twoPeriods().map((period) => `${dayWords(period.from)} – ${dayWords(period.to)}, ${count(daysOf(period), "day")}`).join("; ");
}

/** Return the two periods beside each other. */
function drawPeriods(width) {
  const two = twoPeriods();
  const list = eventsOfAnyPair(true);
  const within = (some) => two.map((period) => some.filter((event) => event.time && isInTime(event, period)));
  const classes = data.classes.map((name, quad) => ({ name: sentenceCase(name), look: `line-${shortName(name)}`, halves: within(list.filter((event) => event.quad === quad)) })).filter(hasAny);
  const pairs = sidePairs(list.filter((event) => event.time)).map((pair) => ({ ...pair, name: pair.from === pair.to ? `within ${bySide.get(pair.from)}` : `${bySide.get(pair.from)} – ${bySide.get(pair.to)}`, halves: within(pair.list) })).filter(hasAny);
  const change = ({ halves: [before, after] }) => Math.abs(sureIn(after) - sureIn(before));
  const ranked = pairs.sort((one, other) => change(other) - change(one) || other.halves.flat().length - one.halves.flat().length || (one.name < other.name ? -1 : 1)).slice(0, MOST_COMPARED);
  const phone = width < 600;
  const frame = { width, middle: phone ? 132 : 250, high: 28, change: 52 };
  const parts = [
    ...(phone ? [] : two.map((period, side) => textAt(`${dayWords(period.from)} – ${dayWords(period.to)}`, (width - frame.change + (side ? 1 : -1) * frame.middle) / 2, 22, "strip-words", side ? "start" : "end"))),
    ...butterfly(classes, "By class of act", frame, 0),
    ...butterfly(ranked, "By pair, those first between whom most has changed", frame, 48 + classes.length * frame.high),
  ];
  const height = 108 + (classes.length + ranked.length) * frame.high;
  const svg = drawing("svg", { class: "periods", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `Two periods side by side: ${periodWordsOf()}` }, ...parts);
  const [before, after] = two.map(daysOf);
  const [fresh, gone] = [0, 1].map((side) => pairs.filter(({ halves }) => !halves[side].length).length);
  const unequal = Math.max(before, after) > 1.1 * Math.min(before, after) ? ` The periods are not of one length: ${number(before)} and ${number(after)} days.` : "";
  const words = `Left the first period, right the second; bars and numbers are what the articles vouch for, pale is all else. Of ${count(pairs.length, "pair")}, ${number(fresh)} are new and ${number(gone)} gone.${unequal}`;
  return { made: [periodFields(), svg], words };
}

const hasAny = ({ halves }) => halves.some((half) => half.length);
const sureIn = (list) => list.filter((event) => event.asserted).length;

/** Return rows with a bar for each period, which grow away from the name between them. */
function butterfly(list, title, { width, middle, high, change }, top) {
  const most = Math.max(1, ...list.flatMap(({ halves }) => halves.map((half) => half.length)));
  const [left, right] = [(width - change - middle) / 2, (width - change + middle) / 2];
  const room = left - 34;
  const made = list.map((row, at) => {
    const y = top + 34 + at * high;
    const bars = row.halves.flatMap((half, side) => periodBar(row, half, side, side ? right : left, y, high, (room * half.length) / most / (half.length || 1)));
    const name = textAt(cutToFit(row.name, 12.5, middle - 12), (left + right) / 2, y + 18, row.look ? `period-name ${row.look}` : "period-name", "middle");
    const words = changeWords(row.halves);
    const last = textAt(words, width - 4, y + 18, "period-change", "end");
    if (!row.from) return drawing("g", {}, ...bars, name, last);
    const touch = drawing("rect", { x: round(left), y, width: round(right - left), height: high, class: "strip-touch" });
    const label = `${row.name}: ${number(sureIn(row.halves[0]))} then ${number(sureIn(row.halves[1]))} that the articles vouch for, ${words}`;
    return drawing("g", {}, ...bars, spot(`${row.from}\n${row.to}`, label, () => choosePair(row.from, row.to, "yes"), isChosenPair(row.from, row.to, true), touch, name), last);
  });
  return list.length ? [textAt(title, 2, top + 22, "period-title"), ...made] : [];
}

/** Say what has changed: "+5", "new", "gone". */
function changeWords([before, after]) {
  if (!before.length) return "new";
  if (!after.length) return "gone";
  const change = sureIn(after) - sureIn(before);
  return change > 0 ? `+${number(change)}` : change < 0 ? `−${number(-change)}` : "=";
}

/** Return a bar of what is vouched for, and pale behind it all else; a click asks for the two in that period. */
function periodBar(row, half, side, start, y, high, unit) {
  if (!half.length) return [];
  const { conflict, cooperation, rest } = balanceOf(half);
  const parts = row.look ? [[conflict + cooperation, `strip-full ${row.look}`], [rest, `strip-pale ${row.look}`]] : [[conflict, "cell-conflict"], [cooperation, "cell-cooperation"], [rest, "cell-rest"]];
  let at = start;
  const made = parts.filter(([amount]) => amount).map(([amount, look]) => {
    const wide = amount * unit;
    const bar = drawing("rect", { x: round(side ? at : at - wide), y: y + 7, width: round(wide), height: high - 14, class: look });
    at += side ? wide : -wide;
    return bar;
  });
  const amount = textAt(number(conflict + cooperation), side ? at + 5 : at - 5, y + 18, "strip-words", side ? "start" : "end");
  const group = drawing("g", { class: "period-bar" }, ...made, amount);
  if (row.from) group.addEventListener("click", () => choosePair(row.from, row.to, "yes", twoPeriods()[side]));
  return [group];
}
