// Acts and answers in sentences.

const [LABEL, DEFINITION, UPON, ALONE, MUTUAL, ONE, MANY, TOWARDS] = [0, 1, 2, 3, 4, 5, 6, 7]; // of an action: see Phrase in headlines.py
const actionWords = (action, way) => data.actions[action][way];

/** Whether a name takes a verb in the plural: "protesters", "Kyrgyz citizens". */
function isPlural(actor) {
  const { kind, name } = actors[actor];
  if (kind === "protesters" || kind === "civilians") return true;
  return /(^|\s)(people|police|[a-z]+[^s\W]s)$/.test(name) || (/^(government|military)$/.test(kind) && /^[A-Z][a-z]+s$/.test(name));
}

/** Say what was done, as those who do it take the verb. */
function verbWords(event) {
  if (event.symmetric && event.sources.length > 1) return actionWords(event.action, MUTUAL);
  const verb = actionWords(event.action, event.targets.length && !event.symmetric ? UPON : ALONE);
  const many = event.sources.length > 1 || (event.sources.length === 1 && isPlural(event.sources[0]));
  return many ? verb.replace(/^(\w+)s\b/, "$1") : verb;
}

/** Say upon whom, in a cell of its own beside the verb; nothing where nobody is named. */
function targetWords(event) {
  if (event.symmetric) return event.sources.length > 1 ? "each other" : "";
  return namesOf(event.targets);
}

/** Say who did what to whom. */
function eventWords(event) {
  const whom = event.targets.length && !event.symmetric ? ` ${joined(event.targets.map(nameOf))}` : "";
  return `${joined(event.sources.map(nameOf)) || "Somebody"} ${verbWords(event)}${whom}`;
}

const TAKES_ARTICLE = /^(United |Czech |Dominican |Central African |Democratic |Republic )|( Islands| Republic| Union| Nations| States| Emirates)$|^(Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles)$/;

/** Return a name as it stands inside a sentence: "the United States". */
const inSentence = (name) => (TAKES_ARTICLE.test(name) && !/^(Dominica|Republic)$/.test(name) ? `the ${name}` : name);

/** Return "a, b and c". */
function joined(words) {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const number = (amount) => amount.toLocaleString("en");
const sentenceCase = (words) => words[0].toUpperCase() + words.slice(1);

// --- who is meant ---------------------------------------------------------------------------------------------------------

const namesakes = new Map();
for (const { name } of actors) namesakes.set(name.toLowerCase(), (namesakes.get(name.toLowerCase()) ?? 0) + 1);
let firstStory = null; // of each actor, the article in which it is first met

/** Say what tells an actor from others of its name: the article that it is met in. */
function hintOf(actor) {
  if (namesakes.get(actors[actor].name.toLowerCase()) === 1) return "";
  if (!firstStory) {
    firstStory = new Map();
    for (const claim of claims) for (const one of [...claim.sources, ...claim.targets, ...claim.speakers]) if (!firstStory.has(one)) firstStory.set(one, articles[claim.article]);
  }
  const article = firstStory.get(actor);
  if (!article) return "";
  return [`in “${articleName(article)}”`, article.published && dayWords(article.published)].filter(Boolean).join(", ");
}

// --- the answer to a filter -----------------------------------------------------------------------------------------------

/** Say what the chosen events are: "attacks", "material conflict", "events". */
function kindWords(amount) {
  if (filter.action) return actionWords(filter.action, amount === 1 ? ONE : MANY);
  const classes = data.classes.filter((_, quad) => filter.quads.has(quad));
  if (classes.length === 1) return `${amount === 1 ? "act" : "acts"} of ${classes[0]}`;
  return amount === 1 ? "event" : "events";
}

/** Say what was asked beside the kind of act, as it stands behind it. */
function askedWords() {
  const [who, whom] = [filter.source && endWords(filter.source), filter.target && endWords(filter.target)];
  const towards = filter.action ? actionWords(filter.action, TOWARDS) : "that hit";
  const ends = filter.either
    ? who && whom ? ` between ${who} and ${whom}` : who || whom ? ` with ${who || whom} on either side` : ""
    : [who ? ` by ${who}` : "", whom ? ` ${towards} ${whom}` : ""].join("");
  const around = filter.focus == null ? "" : ` around ${nameOf(filter.focus)}`;
  const joinedWords = filter.joined.length ? ` in ${filter.joined.length === 1 ? "a joined view" : `${number(filter.joined.length)} joined views`}` : "";
  const said = filter.words ? ` in sentences with “${filter.words}”` : "";
  const by = filter.publisher ? `, published by ${filter.publisher}` : "";
  const speaker = filter.speaker ? `, according to ${nameOf(numberOf.get(filter.speaker))}` : "";
  const paper = filter.article ? `, told in “${articleTitle(filter.article)}”` : "";
  const told = { one: ", told by one publisher alone", several: ", told by several publishers" }[filter.told] ?? "";
  return `${ends}${joinedWords}${around}${filter.place ? ` ${placeWords(filter.place)}` : ""}${periodWords()}${said}${by}${paper}${speaker}${told}`;
}

/** Say the chosen stretch of time: " in 2006", " in Mar 2006", " since 3 Aug 2020". */
function periodWords() {
  const { from, to } = filter;
  if (!from && !to) return "";
  if (from && to && from.slice(0, 4) === to.slice(0, 4) && from.endsWith("-01-01") && to.endsWith("-12-31")) return ` in ${from.slice(0, 4)}`;
  if (from && to === monthEnd(from)) return ` in ${dayWords(from).split(" ").slice(1).join(" ")}`;
  if (from && to) return ` from ${dayWords(from)} to ${dayWords(to)}`;
  return from ? ` since ${dayWords(from)}` : ` until ${dayWords(to)}`;
}

/** Return the last day of the month that begins on a day, or null where no month does. */
function monthEnd(iso) {
  if (!iso.endsWith("-01")) return null;
  const [year, month] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Return events by how they are known: what the articles say occurred, what only somebody says, what is doubted, and what did not or not yet occur. */
function byStanding(list) {
  const found = new Map();
  for (const event of list) {
    const standing = event.asserted ? "asserted" : isDoubted(event) ? "doubted" : data.statuses[event.status] === "occurred" ? "reported" : data.statuses[event.status];
    if (!found.has(standing)) found.set(standing, []);
    found.get(standing).push(event);
  }
  const order = ["asserted", "reported", "doubted", ...data.statuses];
  return [...found].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
}

const STANDINGS = { reported: "only according to somebody", doubted: "of which kg is not sure" };
const standingWords = (standing) => STANDINGS[standing] ?? standing;

/** Return the answer in words: what the articles themselves say first, then what is not vouched for. */
function answer() {
  const groups = byStanding(shownEvents);
  if (!groups.length) return { lead: `No ${kindWords(2)}${askedWords()}.`, besides: nothingWords() };
  const [[standing, first], ...others] = groups;
  const kind = standing === "asserted" || STANDINGS[standing] ? "" : `${standing} `;
  const only = STANDINGS[standing] ? `, ${STANDINGS[standing]}` : "";
  const shares = sharesOf(first);
  const lead = `${number(first.length)} ${kind}${kindWords(first.length)}${askedWords()}${only || (standing === "asserted" && !isFiltering() ? " that the articles themselves say occurred" : "")}${shares ? `: ${shares}` : ""}.`;
  const besides = others.map(([other, list]) => `${number(list.length)} ${standingWords(other)}`);
  return { lead, besides: besides.length ? `Besides: ${besides.join(", ")}.` : "" };
}

/** Say which part of the question leaves nothing. */
function nothingWords() {
  const loosened = slotNames().filter((slot) => isSlotSet(slot) && events.some((event) => wouldPass(event, slot)));
  return loosened.length ? `There would be some without “${slotWords(loosened[0])}”.` : "";
}

const MOST_SHARES = 3;

/** Say who has which share in some events, where that was not asked for. */
function sharesOf(list) {
  const side = filter.either || !isFiltering() ? null : !filter.source ? "sources" : !filter.target ? "targets" : null;
  if (!side || list.length < 2) return "";
  const towards = filter.action ? actionWords(filter.action, TOWARDS) : "on";
  const word = side === "sources" ? "by" : towards;
  return shares(list, side).slice(0, MOST_SHARES).map(([actor, { length }]) => `${number(length)} ${word} ${actor == null ? "nobody named" : inSentence(nameOf(actor))}`).join(", ");
}

/** Return who stands on one side of some events and in which, those with most first; null is nobody. */
function shares(list, side) {
  const found = new Map();
  for (const event of list) {
    for (const actor of event[side].length ? event[side] : [null]) {
      if (!found.has(actor)) found.set(actor, []);
      found.get(actor).push(event);
    }
  }
  return [...found].sort(([one, of], [other, by]) => by.length - of.length || (one ?? -1) - (other ?? -1));
}
