// Which events are shown. `filter` holds what was chosen; an event is shown if it passes every part of it.

const VOICES = ["the article itself", "a speaker"];
const SHAPES = [...new Set(Object.values(data.shapes))];
const shapeOf = (actor) => data.shapes[actors[actor].kind];
const voiceOf = (event) => Number(isReported(event));

/** The choices of one among many: what an event has of it, and how a value is told. */
const CHOICES = {
  action: { all: "All actions", of: (event) => [event.action], words: (value) => data.actions[value][0] },
  kind: { all: "All kinds of actors", of: (event) => involved(event).map((actor) => actors[actor].kind), words: (value) => value },
  country: { all: "All countries", of: (event) => involved(event).map((actor) => actors[actor].country).filter(Boolean), words: countryWords },
  speaker: { all: "All speakers", of: (event) => (isReported(event) ? event.speakers.map((actor) => actors[actor].id) : []), words: (value) => nameOf(numberOf.get(value)) },
  publisher: { all: "All publishers", of: (event) => claimsOf[event.index].map((claim) => articles[claim.article]?.publisher).filter(Boolean), words: (value) => value },
};
const stateNames = new Map(actors.filter((actor) => actor.kind === "country").map((actor) => [actor.country, actor.name]));
const numberOf = new Map(actors.map((actor) => [actor.id, actor.index]));

/** Everything is shown. */
function everything() {
  return {
    statuses: new Set(data.statuses.keys()), voices: new Set(VOICES.keys()), quads: new Set(data.classes.keys()), shapes: new Set(SHAPES),
    action: "", kind: "", country: "", speaker: "", publisher: "", from: "", to: "", words: "", focus: null,
  };
}

let filter = everything();
const shown = new Uint8Array(events.length);
const isShown = (event) => shown[event.index] === 1;
let shownEvents = events;

/** Work out which events pass. */
function applyFilter() {
  const near = filter.focus == null ? null : neighbourhood(filter.focus);
  const said = filter.words ? sentencesWith(filter.words) : null;
  const chosen = Object.keys(CHOICES).filter((key) => filter[key]);
  for (const event of events) shown[event.index] = Number(passes(event, chosen, near, said));
  shownEvents = events.filter(isShown);
}

function passes(event, chosen, near, said) {
  return (
    filter.statuses.has(event.status) && filter.voices.has(voiceOf(event)) && filter.quads.has(event.quad) &&
    isInTime(event) &&
    (filter.shapes.size === SHAPES.length || involved(event).every((actor) => filter.shapes.has(shapeOf(actor)))) &&
    chosen.every((key) => CHOICES[key].of(event).includes(filter[key])) &&
    (!near || involved(event).every((actor) => near.has(actor))) &&
    (!said || claimsOf[event.index].some((claim) => said.has(claim.sentence)))
  );
}

/** Whether an event lies, at least in part, between the chosen days; one that cannot be dated lies in no stretch of time. */
function isInTime(event) {
  if (!filter.from && !filter.to) return true;
  return event.time != null && (!filter.from || event.time[1] >= filter.from) && (!filter.to || event.time[0] <= filter.to);
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

function countryWords(code) {
  return stateNames.has(code) ? `${stateNames.get(code)} (${code})` : code;
}

const isFiltering = () => serialised(filter) !== serialised(everything());

/** Return what tells two filters apart. */
function serialised(some) {
  return JSON.stringify(some, (_, value) => (value instanceof Set ? [...value].sort() : value));
}

function buildFilters() {
  const number = (key, value) => events.filter((event) => event[key] === value).length;
  data.statuses.forEach((status, index) => {
    if (number("status", index)) byId("status-filter").append(chip("statuses", index, status, lineSample({ status, width: 34 }), number("status", index)));
  });
  VOICES.forEach((voice, index) => {
    const words = index ? "according to a speaker" : voice;
    byId("voice-filter").append(chip("voices", index, words, lineSample({ according: index === 1, width: 34 }), events.filter((event) => voiceOf(event) === index).length));
  });
  byId("reset").addEventListener("click", resetFilters);
}

let hasChoices = false;

/** Fill the lists of choices, which are not seen at first. */
function buildChoices() {
  if (hasChoices) return;
  hasChoices = true;
  for (const key of Object.keys(CHOICES)) buildChoice(key);
}

/** Fill the list of one choice, with how many events each value has; where there is nothing to choose it is hidden. */
function buildChoice(key) {
  const { all, of, words } = CHOICES[key];
  const tally = new Map();
  for (const event of events) for (const value of distinct(of(event))) tally.set(value, (tally.get(value) ?? 0) + 1);
  const values = [...tally.keys()].sort((one, other) => (words(one) < words(other) ? -1 : 1));
  const list = byId(`choose-${key}`);
  list.replaceChildren(element("option", { value: "", text: all }), ...values.map((value) => element("option", { value, text: `${words(value)} · ${tally.get(value).toLocaleString("en")}` })));
  list.closest("label").hidden = values.length < 2;
  list.addEventListener("change", () => changeFilter({ [key]: list.value }));
}

const distinct = (values) => (values.length < 2 ? values : new Set(values));

/** Return a check box with its sample and how many events it stands for. Every box of one value shows and changes the same choice. */
function chip(set, value, words, sample, number, name = "chip") {
  const box = element("input", { type: "checkbox", "data-set": set, value });
  box.addEventListener("change", () => {
    const chosen = new Set(filter[set]);
    if (box.checked) chosen.add(value);
    else chosen.delete(value);
    changeFilter({ [set]: chosen });
  });
  return element("label", { class: name }, box, sample, element("span", {}, words), number == null ? null : element("small", { text: number.toLocaleString("en") }));
}

function resetFilters() {
  changeFilter(everything());
  byId("search").focus();
}

/** Let the controls show what the filter says. */
function showFilters() {
  for (const box of document.querySelectorAll("input[data-set]")) {
    const value = box.dataset.set === "shapes" ? box.value : Number(box.value);
    box.checked = filter[box.dataset.set].has(value);
  }
  if (Object.keys(CHOICES).some((key) => filter[key])) buildChoices();
  for (const key of Object.keys(CHOICES)) byId(`choose-${key}`).value = filter[key];
  byId("from").value = filter.from;
  byId("to").value = filter.to;
  byId("reset").hidden = !isFiltering();
  byId("filter-words").replaceChildren(...filterTags());
}

/** Return what cannot be seen in the controls themselves, each with a button that takes it away. */
function filterTags() {
  const tag = (words, change) => element("button", { type: "button", class: "tag", text: `${words} ×`, "aria-label": `${words}: remove`, on: () => changeFilter(change) });
  return [
    filter.words ? tag(`sentences with “${filter.words}”`, { words: "" }) : null,
    filter.focus != null ? tag(`around ${nameOf(filter.focus)}`, { focus: null }) : null,
  ].filter(Boolean);
}
