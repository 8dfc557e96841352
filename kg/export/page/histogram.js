// When things happened: a bar for each stretch of time, over which a period can be drawn.

const BARS = 72;
const DAY = 86400000;
const dayNumbers = new Map();
const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Return the number of a day; each is worked out once. */
function dayNumber(iso) {
  if (!dayNumbers.has(iso)) dayNumbers.set(iso, Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY));
  return dayNumbers.get(iso);
}

const dated = events.filter((event) => event.time);
const [firstDay, lastDay] = dated.length ? spread(dated) : [0, 0];
const allDays = dated.length ? [extent(dated.map((event) => dayNumber(event.time[0])))[0], extent(dated.map((event) => dayNumber(event.time[1])))[1]] : [0, 0];
const dayAt = (share) => Math.round(firstDay + share * (lastDay - firstDay));
const shareOf = (day) => (day - firstDay) / (lastDay - firstDay || 1);
const chart = byId("histogram");
let drawn = null; // where a period is being drawn: { start, end } as shares of the width

/** Return the first and the last day; where a twentieth of the events at either end would take most of the time, the days between. */
function spread(list) {
  const starts = list.map((event) => dayNumber(event.time[0])).sort((one, other) => one - other);
  const ends = list.map((event) => dayNumber(event.time[1])).sort((one, other) => one - other);
  const rare = list.length > 40 ? Math.floor(list.length * 0.05) : 0;
  const [first, last] = [starts[rare], ends[ends.length - 1 - rare]];
  return last > first && last - first < 0.6 * (ends.at(-1) - starts[0]) ? [first, last] : [starts[0], ends.at(-1)];
}

/** Return how many of some events begin in each stretch; the first and the last hold all that lies beyond. */
function bars(list) {
  const heights = new Array(BARS).fill(0);
  for (const event of list) {
    if (event.time) heights[Math.min(BARS - 1, Math.max(0, Math.floor(shareOf(dayNumber(event.time[0])) * BARS)))] += 1;
  }
  return heights;
}

const allBars = bars(events);

function showHistogram() {
  if (lastDay <= firstDay) return;
  const now = bars(shownEvents);
  const most = Math.max(...allBars, 1);
  const height = (number) => (number ? 3 + Math.sqrt(number / most) * 31 : 0);
  const bar = (number, index, look) => drawing("rect", { x: index + 0.12, width: 0.76, y: 34 - height(number), height: height(number), class: look });
  const from = drawn ? Math.min(drawn.start, drawn.end) : filter.from ? shareOf(dayNumber(filter.from)) : 0;
  const to = drawn ? Math.max(drawn.start, drawn.end) : filter.to ? shareOf(dayNumber(filter.to) + 1) : 1;
  const [left, right] = [from, to].map((share) => Math.min(Math.max(share, 0), 1) * BARS);
  const whole = left === 0 && right === BARS;
  chart.replaceChildren(
    ...(whole ? [] : [drawing("rect", { x: left, width: Math.max(right - left, 0.3), y: 0, height: 34, class: "period" })]),
    ...allBars.map((number, index) => bar(number, index, "bar-all")),
    ...now.map((number, index) => bar(number, index, "bar-now")),
  );
  const [earlier, later] = [allDays[0] < firstDay && left === 0 ? "before " : "", allDays[1] > lastDay && right === BARS ? " and after" : ""];
  const start = !drawn && filter.from ? filter.from : isoOf(dayAt(left / BARS));
  const end = !drawn && filter.to ? filter.to : isoOf(dayAt(right / BARS));
  byId("period").textContent = `${earlier}${dayWords(start)} – ${dayWords(end)}${later}`;
}

/** Let a period be drawn with the mouse or a finger; the two date fields do the same by keyboard. */
function buildHistogram() {
  byId("time").hidden = lastDay <= firstDay;
  for (const end of ["from", "to"]) {
    byId(end).min = dated.length ? dated.reduce((first, event) => (event.time[0] < first ? event.time[0] : first), dated[0].time[0]) : "";
  }
  const share = (press) => {
    const place = chart.getBoundingClientRect();
    return Math.min(Math.max((press.clientX - place.left) / place.width, 0), 1);
  };
  chart.addEventListener("pointerdown", (press) => {
    chart.setPointerCapture(press.pointerId);
    drawn = { start: share(press), end: share(press) };
    showHistogram();
  });
  chart.addEventListener("pointermove", (press) => {
    if (!drawn) return;
    drawn.end = share(press);
    showHistogram();
  });
  chart.addEventListener("pointerup", () => {
    const [from, to] = [drawn.start, drawn.end].sort((one, other) => one - other);
    drawn = null;
    if (to - from < 0.01) changeFilter({ from: "", to: "" }); // a mere click takes the period away
    else changeFilter({ from: isoOf(dayAt(from)), to: isoOf(dayAt(to)) });
  });
  chart.addEventListener("pointercancel", () => {
    drawn = null;
    showHistogram();
  });
}
