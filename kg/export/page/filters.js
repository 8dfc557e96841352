// Which events are shown. `filter` holds what was asked; an event is shown if it passes every part of it.

const VOICES = ["the article itself", "a speaker"];
const SHAPES = [...new Set(Object.values(data.shapes))];
const shapeOf = (actor) => data.shapes[actors[actor].kind];
const voiceOf = (event) => Number(isReported(event));
const numberOf = new Map(actors.map((actor) => [actor.id, actor.index]));
const articleTitle = (id) => articleName(articles.find((one) => one.id === id));
const publishersOf = (event) => [...new Set(claimsOf[event.index].map((claim) => articles[claim.article]?.publisher).filter(Boolean))];

/** Everything is shown. `source` and `target` are "actor:…", "country:…", "group:…", "kind:…" or "nobody"; `either` lets them change sides. */
function everything() {
  return {
    statuses: new Set(data.statuses.keys()), voices: new Set(VOICES.keys()), quads: new Set(data.classes.keys()), shapes: new Set(SHAPES),
    source: "", action: "", target: "", either: "", place: "", from: "", to: "", speaker: "", publisher: "", article: "", told: "", words: "", focus: null, joined: [],
  };
}

let filter = everything();
let asked = null; // what is worked out once for each filter
const missed = new Uint16Array(events.length); // a bit for each part that an event does not pass
const shown = new Uint8Array(events.length);
const isShown = (event) => shown[event.index] === 1;
let shownEvents = events;

const PARTS = {
  statuses: (event) => filter.statuses.has(event.status),
  voices: (event) => filter.voices.has(voiceOf(event)),
  quads: (event) => filter.quads.has(event.quad),
  shapes: (event) => filter.shapes.size === SHAPES.length || involved(event).every((actor) => filter.shapes.has(shapeOf(actor))),
  action: (event) => !filter.action || event.action === filter.action,
  place: (event) => !asked.place || asked.place(event),
  time: (event) => isInTime(event),
  speaker: (event) => !filter.speaker || (isReported(event) && event.speakers.includes(asked.speaker)),
  article: (event) => !filter.article || claimsOf[event.index].some((claim) => articles[claim.article]?.id === filter.article),
  publisher: (event) => !filter.publisher || publishersOf(event).includes(filter.publisher),
  told: (event) => !filter.told || (witnessCount(event) > 1) === (filter.told === "several"),
  joined: (event) => !asked.joined || asked.joined.has(event.index),
  words: (event) => !asked.said || claimsOf[event.index].some((claim) => asked.said.has(claim.sentence)),
  focus: (event) => !asked.near || involved(event).every((actor) => asked.near.has(actor)),
};
const BITS = Object.fromEntries(Object.keys(PARTS).map((part, order) => [part, 1 << order]));
const ENDS = 1 << Object.keys(PARTS).length;

/** Work out which events pass. */
function applyFilter() {
  filtering = serialised(filter) !== serialised(everything());
  asked = askedFor();
  for (const event of events) {
    missed[event.index] = missedBy(event);
    shown[event.index] = Number(missed[event.index] === 0);
  }
  shownEvents = events.filter(isShown);
}

/** Return what is worked out once for the filter. */
function askedFor() {
  return {
    who: fitter(filter.source), whom: fitter(filter.target), place: placeTest(filter.place), speaker: numberOf.get(filter.speaker),
    near: filter.focus == null ? null : neighbourhood(filter.focus), said: filter.words ? sentencesWith(filter.words) : null,
    joined: filter.joined.length ? eventsOfViews(filter.joined) : null,
  };
}

const everyPart = Object.entries(PARTS);

/** Return a bit for each part of the filter that an event does not pass. */
function missedBy(event) {
  let bits = isBetween(event, asked.who, asked.whom) ? 0 : ENDS;
  for (const [part, passes] of everyPart) if (!passes(event)) bits |= BITS[part];
  return bits;
}

/** Whether an event would be shown if one slot of the question were left open. */
function wouldPass(event, slot) {
  if (slot === "source" || slot === "target") {
    return (missed[event.index] & ~ENDS) === 0 && isBetween(event, slot === "source" ? null : asked.who, slot === "target" ? null : asked.whom);
  }
  return (missed[event.index] & ~bitsOf(slot)) === 0;
}

const bitsOf = (slot) => (SLOT_PARTS[slot] ?? [slot]).reduce((bits, part) => bits | BITS[part], 0);
const SLOT_PARTS = { says: ["voices", "speaker", "publisher", "article", "told"], status: ["statuses"] };

/** Return what tells whether an actor is meant; null where anybody is, "nobody" where nobody may be named. */
function fitter(value) {
  const [kind, ...rest] = value.split(":");
  const id = rest.join(":");
  if (kind === "actor") return (actor) => actors[actor].id === id;
  if (kind === "country") return (actor) => actors[actor].country === id;
  if (kind === "group") return (actor) => home.get(actor) === groupNumber.get(id);
  if (kind === "kind") return (actor) => actors[actor].kind === id;
  return value === "nobody" ? "nobody" : null;
}

const isSide = (list, fits) => fits == null || (fits === "nobody" ? list.length === 0 : list.some(fits));

/** Whether those who are meant stand on their sides of an event; where all take part alike, they are two. */
function isBetween(event, who, whom) {
  if (!who && !whom) return true;
  const stand = (acting, acted) => isSide(acting, who) && isSide(acted, whom);
  if (!stand(event.sources, event.targets) && !(filter.either && stand(event.targets, event.sources))) return false;
  if (!event.symmetric || typeof who !== "function" || typeof whom !== "function") return true;
  return event.sources.some((one) => who(one) && event.sources.some((other) => other !== one && whom(other)));
}

/**
 * Whether an event lies, at least in part, between the chosen days. One that cannot be dated lies in no stretch of time, and one that
 * is only known to lie within years is not said to lie in a month of them.
 */
function isInTime(event, { from, to } = filter) {
  if (!from && !to) return true;
  if (event.time == null || (from && event.time[1] < from) || (to && event.time[0] > to)) return false;
  return !from || !to || event.time[0] === event.time[1] || dayNumber(event.time[1]) - dayNumber(event.time[0]) <= dayNumber(to) - dayNumber(from);
}

/** Return what tells whether an event lies at a place: in a country, at a place of a name, or in a sentence that names a country. */
function placeTest(value) {
  const [kind, ...rest] = value.split(":");
  const name = rest.join(":");
  if (kind === "country") return (event) => event.country === name;
  if (kind === "place") return (event) => event.place === name;
  if (kind !== "named") return null;
  const said = namings().get(name) ?? new Set();
  return (event) => claimsOf[event.index].some((claim) => said.has(claim.sentence));
}

let namedCountries = null;

/** Return the sentences that name each country, by its code. */
function namings() {
  if (namedCountries) return namedCountries;
  namedCountries = new Map();
  const codes = new Map(Object.entries(data.countries).filter(([code, name]) => name !== code).map(([code, name]) => [name, code]));
  if (!codes.size) return namedCountries;
  const names = [...codes.keys()].sort((one, other) => other.length - one.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`\\b(?:${names.join("|")})\\b`, "g");
  data.sentences.forEach((sentence, index) => {
    for (const [name] of sentence.matchAll(pattern)) {
      const code = codes.get(name);
      if (!namedCountries.has(code)) namedCountries.set(code, new Set());
      namedCountries.get(code).add(index);
    }
  });
  return namedCountries;
}

/** Return the numbers of the sentences in which the words stand. */
function sentencesWith(words) {
  const wanted = words.toLowerCase();
  return new Set([...data.sentences.keys()].filter((index) => data.sentences[index].toLowerCase().includes(wanted)));
}

/** Return an actor and all who share an event with it. */
function neighbourhood(actor) {
  return new Set([actor, ...events.filter((event) => takesPart(event, actor)).flatMap(involved)]);
}

const countryName = (code) => data.countries[code] ?? code;

let filtering = false; // whether anything is asked
const isFiltering = () => filtering;

/** Return what tells two filters apart. */
function serialised(some) {
  return JSON.stringify(some, (_, value) => (value instanceof Set ? [...value].sort() : value));
}

// --- boxes ----------------------------------------------------------------------------------------------------------------

const BOX_SLOTS = { statuses: (event) => [event.status], voices: (event) => [voiceOf(event)], quads: (event) => [event.quad], shapes: (event) => [...new Set(involved(event).map(shapeOf))] };

/** Return a check box with its sample, how many events it stands for under all other choices, and a button that leaves it alone. */
function chip(set, value, words, sample, name = "chip") {
  const box = element("input", { type: "checkbox", "data-set": set, value });
  box.addEventListener("change", () => {
    const chosen = new Set(filter[set]);
    if (box.checked) chosen.add(value);
    else chosen.delete(value);
    changeFilter({ [set]: chosen });
  });
  const only = element("button", { type: "button", class: "only", text: "only", "aria-label": `Only ${typeof words === "string" ? words : words.dataset.words}`, on: () => changeFilter({ [set]: isOnly(set, value) ? everything()[set] : new Set([value]) }) });
  const label = element("label", { class: name }, box, sample, element("span", {}, words), element("small", { "data-count": set, "data-value": value }));
  return element("div", { class: "boxed" }, label, only);
}

const isOnly = (set, value) => filter[set].size === 1 && filter[set].has(value);

/** Let the boxes and their counts show what the filter says. */
function showBoxes() {
  for (const box of document.querySelectorAll("input[data-set]")) box.checked = filter[box.dataset.set].has(valueIn(box.dataset.set, box.value));
  const counts = boxCounts();
  for (const place of document.querySelectorAll("[data-count]")) place.textContent = number(counts[place.dataset.count].get(valueIn(place.dataset.count, place.dataset.value)) ?? 0);
}

/** Return how often each value occurs under all other choices, of all sets in one go. */
function boxCounts() {
  const sets = Object.entries(BOX_SLOTS).map(([set, of]) => ({ of, others: ~BITS[set], tally: new Map() }));
  for (const event of events) {
    const bits = missed[event.index];
    if (bits & (bits - 1)) continue; // two parts or more
    for (const { of, others, tally } of sets) if ((bits & others) === 0) for (const value of of(event)) tally.set(value, (tally.get(value) ?? 0) + 1);
  }
  return Object.fromEntries(Object.keys(BOX_SLOTS).map((set, order) => [set, sets[order].tally]));
}

const valueIn = (set, value) => (set === "shapes" ? value : Number(value));

/** Return how many events have each value, of those that would be shown if their slot were left open. */
function tallied(slot, valuesOf) {
  const tally = new Map();
  for (const event of events) if (wouldPass(event, slot)) for (const value of valuesOf(event)) tally.set(value, (tally.get(value) ?? 0) + 1);
  return tally;
}

/** Let all controls show what the filter says. */
function showFilters() {
  showBoxes();
  showSlots();
  byId("reset").disabled = !isFiltering() && !brought.length && !whole;
  byId("filter-words").replaceChildren(...filterTags());
  const { lead, besides } = answer();
  byId("headline").replaceChildren(element("strong", { text: lead }), besides ? ` ${besides}` : "");
}

/** Return what no slot of the question shows, each with a button that takes it away. */
function filterTags() {
  const tag = (words, change) => element("button", { type: "button", class: "tag", text: `${words} ×`, "aria-label": `${words}: remove`, on: () => changeFilter(change) });
  const classes = data.classes.filter((_, quad) => !filter.quads.has(quad));
  return [
    filter.words ? tag(`sentences with “${filter.words}”`, { words: "" }) : null,
    filter.joined.length ? tag(`${count(filter.joined.length, "view")} joined`, { joined: [] }) : null,
    filter.focus != null ? tag(`around ${nameOf(filter.focus)}`, { focus: null }) : null,
    classes.length ? tag(`without ${classes.length > 2 ? `${classes.length} classes of acts` : joined(classes)}`, { quads: everything().quads }) : null,
    filter.shapes.size < SHAPES.length ? tag(`without ${count(SHAPES.length - filter.shapes.size, "shape")} of actors`, { shapes: everything().shapes }) : null,
  ].filter(Boolean);
}
