// The days that a drawing over time spans, and the even steps of the calendar on it.

/** Return the days that some events span, or all. */
function span(timed) {
  if (!timed.length) return [firstDay, lastDay];
  const [first, last] = spread(timed);
  return last > first ? [first, last] : [first - 3, first + 3];
}

const STEPS = [[0, 1], [0, 2], [0, 7], [0, 14], [1, 0], [2, 0], [3, 0], [6, 0], [12, 0], [24, 0], [60, 0], [120, 0], [600, 0], [1200, 0]]; // months, days

/** Return days at even steps of the calendar between two days, at most so many, each with the words for it. */
function ticks(first, last, most) {
  const [months, days] = STEPS.find(([months, days]) => (last - first) / (months * 30.4 + days) <= most) ?? STEPS.at(-1);
  const start = new Date(first * DAY);
  const found = [];
  for (let step = 0; found.length <= most + 2; step += 1) {
    const month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / (months || 1)) * months + step * months;
    const day = months ? Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY) : first + step * days;
    if (day > last) break;
    const iso = isoOf(day);
    const words = months >= 12 ? iso.slice(0, 4) : months ? dayWords(iso).split(" ").slice(1).join(" ") : dayWords(iso);
    if (day >= first) found.push([day, words]);
  }
  return found;
}
