// What is in these articles, before anything is asked: cards, each a number, a sentence, a small line over time and a button.

const CARD_BARS = 30;
const isConflict = (event) => /conflict$/.test(data.classes[event.quad]);

/** Return a small line of how many events lie where in time. */
function sparkline(list) {
  if (lastDay <= firstDay) return "";
  const heights = new Array(CARD_BARS).fill(0);
  for (const event of list) if (event.time) heights[Math.min(CARD_BARS - 1, Math.max(0, Math.floor(shareOf(dayNumber(event.time[0])) * CARD_BARS)))] += 1;
  const most = Math.max(...heights, 1);
  const bars = heights.map((height, at) => drawing("rect", { x: at + 0.1, width: 0.8, y: 20 - Math.max((height / most) * 20, height ? 1.5 : 0), height: Math.max((height / most) * 20, height ? 1.5 : 0) }));
  return drawing("svg", { class: "sparkline", viewBox: `0 0 ${CARD_BARS} 20`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...bars);
}

/** Return what a list has most of, with how often: values that are null do not count. */
function mostOf(list, valuesOf) {
  const tally = new Map();
  for (const one of list) for (const value of new Set(valuesOf(one))) tally.set(value, (tally.get(value) ?? 0) + 1);
  return [...tally].sort(([one, often], [other, more]) => more - often || (one < other ? -1 : 1));
}

/** Return the cards that have anything to say, each with the events it counts and the filter that shows them. */
function cards() {
  return [fiercestPair(), onlySaid(), denied(), announced(), newest(), toldByOne()].filter((card) => card && card.list.length);
}

function fiercestPair() {
  const fights = events.filter((event) => event.asserted && isConflict(event));
  const [most] = mostOf(fights, (event) => event.edges.filter(([one, other]) => one !== other).map(([one, other]) => [one, other].sort((a, b) => a - b).join(" ")));
  if (!most) return null;
  const [one, other] = most[0].split(" ").map(Number);
  const change = { source: `actor:${actors[one].id}`, target: `actor:${actors[other].id}`, either: "yes", quads: new Set([...data.classes.keys()].filter((quad) => data.classes[quad].endsWith("conflict"))), voices: new Set([0]), statuses: new Set([data.statuses.indexOf("occurred")]) };
  const list = fights.filter((event) => event.edges.some(([from, to]) => [from, to].sort((a, b) => a - b).join(" ") === most[0]));
  return { title: "The fiercest pair", words: `${nameOf(one)} and ${nameOf(other)}: acts of conflict that the articles vouch for.`, list, change };
}

function onlySaid() {
  const list = events.filter((event) => isReported(event) && !isDoubted(event));
  const [top] = mostOf(list, (event) => event.speakers);
  if (!top) return null;
  const speakers = new Set(list.flatMap((event) => event.speakers)).size;
  return { title: "Said, not vouched for", words: `Only ${count(speakers, "speaker")} ${speakers === 1 ? "says" : "say"} so, most often ${nameOf(top[0])} (${number(top[1])}).`, list, change: { voices: new Set([1]) } };
}

function denied() {
  const status = data.statuses.indexOf("denied");
  const list = events.filter((event) => event.status === status);
  const [top] = mostOf(list.filter(isReported), (event) => event.speakers);
  return { title: "Denied", words: top ? `What did not happen, as it is told; most often by ${nameOf(top[0])} (${number(top[1])}).` : "What did not happen, as it is told.", list, change: { statuses: new Set([status]) } };
}

function announced() {
  const status = data.statuses.indexOf("planned");
  const list = events.filter((event) => event.status === status);
  const key = (event) => [event.action, ...event.sources, "to", ...event.targets].join(" ");
  const seen = new Set(events.filter((event) => event.asserted).map(key));
  const open = list.filter((event) => !seen.has(key(event))).length;
  return { title: "Announced", words: `Plans and promises; of ${number(open)} no article here tells that they were carried out.`, list, change: { statuses: new Set([status]) } };
}

const NEW_DAYS = 30;

function newest() {
  if (lastDay - firstDay <= 2 * NEW_DAYS) return null;
  const last = allDays[1] > lastDay ? lastDay : allDays[1];
  const from = isoOf(last - NEW_DAYS);
  const list = events.filter((event) => event.time && event.time[1] >= from);
  const before = new Set(events.filter((event) => event.time && event.time[1] < from).flatMap(involved));
  const fresh = new Set(list.flatMap(involved).filter((actor) => !before.has(actor))).size;
  return { title: `Since ${dayWords(from)}`, words: `The last ${NEW_DAYS} days, with ${count(fresh, "actor")} not met before.`, list, change: { from, to: "" } };
}

function toldByOne() {
  const publishers = new Set(articles.map((article) => article.publisher).filter(Boolean)).size;
  const list = events.filter((event) => witnessCount(event) === 1);
  if (publishers < 2 || list.length === events.length) return null;
  return { title: "Told by one publisher alone", words: `Of ${count(publishers, "publisher")}, no second one tells of it.`, list, change: { told: "one" } };
}

function cover() {
  const busiest = [...allNodes].sort(byEvents).slice(0, 8);
  const items = busiest.map(({ id }) => element("li", {}, actorButton(id), element("span", { class: "amount", text: count(actors[id].count, "event") })));
  const made = cards().map(({ title, words, list, change }) => element(
    "li", { class: "card" },
    element("h3", { text: title }),
    element("p", { class: "card-number" }, element("strong", { text: number(list.length) }), sparkline(list)),
    element("p", { dir: "auto", text: words }),
    element("button", { type: "button", text: "Show them", "aria-label": `Show: ${title}`, on: () => changeFilter({ ...everything(), ...change }, null) }),
  ));
  return [
    element("h2", { text: `What is in ${articles.length === 1 ? "this article" : `these ${number(articles.length)} articles`}` }),
    element("p", { class: "lead", text: `Ask above, or choose ${isGrouped() ? "a ribbon, a group" : "an arrow, an actor"} or a row of the table: the sentences behind it are shown here.` }),
    element("ul", { class: "cover" }, ...made),
    element("h3", { text: "Most active" }),
    element("ol", { class: "busiest" }, ...items),
  ];
}

// --- an actor -------------------------------------------------------------------------------------------------------------

const MOST_PARTNERS = 3;

/** Return an actor in a few lines: when, in what, and with whom most. */
function profile(actor, part) {
  if (part.length < 2) return [];
  const partners = mostOf(part, (event) => [...new Set([...event.sources, ...event.targets])].filter((other) => other !== actor)).slice(0, MOST_PARTNERS);
  const classes = mostOf(part.filter((event) => event.asserted), (event) => [event.quad]);
  const asserted = part.filter((event) => event.asserted).length;
  const words = classes.map(([quad, amount]) => element("li", { class: `text-${shortName(data.classes[quad])}` }, `${number(amount)} ${data.classes[quad]}`));
  const others = partners.flatMap(([other, amount], at) => [at ? ", " : "Most with ", actorButton(other), ` (${number(amount)})`]);
  return [element(
    "div", { class: "profile" },
    element("p", { text: `${count(part.length, "event")}; the articles vouch for ${number(asserted)}${asserted ? ":" : "."}` }),
    asserted ? element("ul", { class: "profile-classes" }, ...words) : "",
    others.length ? element("p", {}, ...others) : "",
  ), ...relations(part)];
}
