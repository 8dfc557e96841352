// The same events along time: a lane for each class of acts, an event a mark above its day.

const lanes = byId("timeline");
const MARK_SIZES = [15, 13, 11, 9]; // breadth of a mark and its gap: the largest at which all marks find room
const LANE_GAP = 30;
const MARGIN = { left: 14, right: 14, top: 6, bottom: 26 };
let mark = 9;
let viewName = "graph";
let marks = []; // { event, x, y } as drawn last
let walked = -1;

/** Show the graph or the timeline. */
function showView(name) {
  viewName = name === "timeline" ? "timeline" : "graph";
  byId("graph-view").hidden = viewName !== "graph";
  byId("timeline-view").hidden = viewName !== "timeline";
  byId("graph-notes").hidden = viewName !== "graph";
  byId("loners").classList.toggle("elsewhere", viewName !== "graph");
  for (const button of byId("views").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === viewName));
  showTimeline();
}

function changeView(name) {
  showView(name);
  announce(name === "timeline" ? "Timeline shown." : "Graph shown.");
  keep();
}

function showTimeline(sharp = devicePixelRatio || 1) {
  if (viewName !== "timeline") return;
  const [width, height] = [lanes.clientWidth, lanes.clientHeight];
  lanes.width = width * sharp;
  lanes.height = height * sharp;
  const context = lanes.getContext("2d");
  context.scale(sharp, sharp);
  const timed = shownEvents.filter((event) => event.time);
  for (mark of MARK_SIZES) {
    const [placedMarks, crowded] = placeMarks(timed, width, height);
    marks = placedMarks;
    if (!crowded) break;
  }
  drawTimeline(context, width, height);
  const reported = timed.filter((event) => !event.days).length;
  const [first, last] = span(timed);
  const beyond = [[timed.filter((event) => dayNumber(event.time[0]) < first).length, "before", first], [timed.filter((event) => dayNumber(event.time[0]) > last).length, "after", last]];
  byId("beyond").textContent = beyond.filter(([amount]) => amount).map(([amount, side, day]) => `${count(amount, "event")} ${side} ${dayWords(isoOf(day))} ${amount === 1 ? "stands" : "stand"} at the border.`).join(" ");
  byId("undated").textContent = reported ? `${count(reported, "event")} without a date of ${reported === 1 ? "its" : "their"} own, drawn smaller, ${reported === 1 ? "stands" : "stand"} at the day of the article.` : "";
}

/** Return the classes that have a lane, and where its ground lies. */
function laneGrounds(height) {
  const used = [...data.classes.keys()].filter((quad) => events.some((event) => event.quad === quad));
  const tall = (height - MARGIN.top - MARGIN.bottom) / Math.max(used.length, 1);
  return new Map(used.map((quad, order) => [quad, { ground: MARGIN.top + tall * (order + 1), room: tall - LANE_GAP }]));
}

/** Return the days that the timeline spans: those that are shown, or all. */
function span(timed) {
  if (!timed.length) return [firstDay, lastDay];
  const [first, last] = spread(timed);
  return last > first ? [first, last] : [first - 3, first + 3];
}

/** Return where each event stands, in the column of its day, one over the other; and whether any column is too low for that. */
function placeMarks(timed, width, height) {
  const grounds = laneGrounds(height);
  const [first, last] = span(timed);
  const columns = Math.max(1, Math.floor((width - MARGIN.left - MARGIN.right) / mark));
  const stacks = new Map();
  for (const event of timed) {
    const share = Math.min(Math.max((dayNumber(event.time[0]) - first) / (last - first), 0), 1); // what lies beyond stands at the border
    const key = `${event.quad} ${Math.min(columns - 1, Math.floor(share * columns))}`;
    if (!stacks.has(key)) stacks.set(key, []);
    stacks.get(key).push(event);
  }
  let crowded = false;
  const found = [...stacks].flatMap(([key, stack]) => {
    const [quad, column] = key.split(" ").map(Number);
    const { ground, room } = grounds.get(quad);
    const step = Math.min(mark, room / stack.length);
    crowded ||= step < mark;
    return stack.map((event, order) => ({ event: event.index, x: MARGIN.left + (column + 0.5) * mark, y: ground - mark / 2 - 1 - order * step }));
  });
  return [found, crowded];
}

function drawTimeline(context, width, height) {
  context.clearRect(0, 0, width, height);
  context.font = `12px ${LABEL_FONT}`;
  drawAxis(context, width, height);
  for (const [quad, { ground }] of laneGrounds(height)) {
    context.strokeStyle = colours.rule;
    context.beginPath();
    context.moveTo(MARGIN.left, ground + 0.5);
    context.lineTo(width - MARGIN.right, ground + 0.5);
    context.stroke();
    context.fillStyle = colours.soft;
    context.textAlign = "left";
    context.fillText(sentenceCase(data.classes[quad]), MARGIN.left, ground - (height - MARGIN.top - MARGIN.bottom) / laneGrounds(height).size + 17);
  }
  for (const placed of marks) drawMark(context, placed);
}

/** Draw a line and a date at even steps of the calendar. */
function drawAxis(context, width, height) {
  const [first, last] = span(shownEvents.filter((event) => event.time));
  context.fillStyle = colours.soft;
  context.strokeStyle = colours.rule;
  context.textAlign = "center";
  context.globalAlpha = 1;
  for (const [day, words] of ticks(first, last, Math.max(2, Math.floor(width / 110)))) {
    const x = Math.round(MARGIN.left + ((width - MARGIN.left - MARGIN.right) * (day - first)) / (last - first || 1)) + 0.5;
    context.beginPath();
    context.setLineDash([1, 4]);
    context.moveTo(x, MARGIN.top);
    context.lineTo(x, height - MARGIN.bottom);
    context.stroke();
    context.setLineDash([]);
    context.fillText(words, Math.min(Math.max(x, 40), width - 40), height - 8);
  }
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

/** Draw an event: filled if it happened, hollow if it did not or not yet, with a bar across if it is denied. */
function drawMark(context, { event, x, y }) {
  const record = events[event];
  const colour = colours.classes[record.quad];
  const chosen = isEventChosen(record);
  context.globalAlpha = selected && !chosen ? 0.25 : 1;
  context.beginPath();
  context.arc(x, y, (mark / 2 - (chosen ? 0 : 1)) * (record.days ? 1 : 0.75), 0, 7);
  context.lineWidth = 1.6;
  context.strokeStyle = colour;
  context.fillStyle = data.statuses[record.status] === "occurred" ? (isReported(record) ? faded(colour, 0.35) : colour) : colours.card;
  context.fill();
  context.stroke();
  if (data.statuses[record.status] === "denied") {
    context.moveTo(x - mark / 3, y + mark / 3);
    context.lineTo(x + mark / 3, y - mark / 3);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function isEventChosen(event) {
  if (!selected) return false;
  if (selected.event != null) return event.index === selected.event;
  if (selected.group != null) return isOfGroup(event, selected.group);
  if (selected.pair) return pairChosen().has(event.index);
  if (selected.actor != null) return takesPart(event, selected.actor) || event.speakers.includes(selected.actor);
  if (selected.path) return selected.path.some((actor, at) => at && takesPart(event, actor) && takesPart(event, selected.path[at - 1]));
  return allEdges[selected.arrow].events.includes(event.index);
}

function markAt(press) {
  const place = lanes.getBoundingClientRect();
  const [x, y] = [press.clientX - place.left, press.clientY - place.top];
  const away = (one) => Math.hypot(one.x - x, one.y - y);
  const near = marks.reduce((best, one) => (best == null || away(one) < away(best) ? one : best), null);
  return near && away(near) < 12 ? near : null;
}

/** Walk from event to event with the arrow keys. */
function walkTimeline(key) {
  if (key.key === "Escape") return select(null);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key.key];
  if (!step || !marks.length) return undefined;
  key.preventDefault();
  const order = [...marks].sort((one, other) => one.x - other.x || one.event - other.event);
  walked = order.findIndex((one) => one.event === selected?.event);
  return select({ event: order[(walked + step + order.length) % order.length].event });
}

function buildTimeline() {
  for (const button of byId("views").querySelectorAll("button")) button.addEventListener("click", () => changeView(button.value));
  lanes.addEventListener("click", (press) => {
    const pointedAt = markAt(press);
    select(pointedAt ? { event: pointedAt.event } : null);
  });
  lanes.addEventListener("pointermove", (press) => {
    const event = events[markAt(press)?.event];
    lanes.title = event ? `${eventWords(event)}\n${statusWords(event)}\n${whenWords(event)}` : "";
  });
  lanes.addEventListener("keydown", walkTimeline);
  new ResizeObserver(() => showTimeline()).observe(lanes);
}
