// What can be chosen in each slot of the question, with how often it occurs under the other slots.

/** Return the choices of a slot in groups: { title, options: [{ words, hint, number, change, chosen }] }. */
function choicesOf(slot) {
  const made = { source: endChoices, target: endChoices, action: actionChoices, place: placeChoices, time: timeChoices, says: saysChoices }[slot]?.(slot) ?? [];
  return made.map(({ title, options }) => ({ title, options: options.sort((one, other) => (one.order ?? 0) - (other.order ?? 0) || other.number - one.number) }));
}

/** Turn how often each value occurs into options. */
function optionsFrom(tally, words, change, chosen, hint = () => "") {
  return [...tally].map(([value, amount]) => ({ words: words(value), hint: () => hint(value), number: amount, change: change(value), chosen: chosen(value) }));
}

/** Return the actors of an event who may stand in a slot, as the other one is filled. */
function candidates(event, slot) {
  const [mine, theirs] = slot === "source" ? ["sources", "targets"] : ["targets", "sources"];
  const fits = slot === "source" ? asked.whom : asked.who;
  const sides = [isSide(event[theirs], fits) ? event[mine] : [], filter.either && isSide(event[mine], fits) ? event[theirs] : []].flat();
  return event.symmetric && typeof fits === "function" ? sides.filter((actor) => event.sources.some((other) => other !== actor && fits(other))) : sides;
}

function endChoices(slot) {
  const of = new Map();
  for (const event of events) if (wouldPass(event, slot)) of.set(event, candidates(event, slot));
  const tally = (valuesOf) => {
    const made = new Map();
    for (const [event, list] of of) for (const value of new Set(valuesOf(list, event))) if (value) made.set(value, (made.get(value) ?? 0) + 1);
    return made;
  };
  const side = slot === "source" ? "sources" : "targets";
  const options = (kind, made, hint) => optionsFrom(made, (value) => endWords(`${kind}:${value}`), (value) => ({ [slot]: `${kind}:${value}` }), (value) => filter[slot] === `${kind}:${value}`, hint);
  const nobody = [...of.keys()].filter((event) => !event[side].length).length;
  return [
    { title: "Of a country", options: options("country", tally((list) => list.map((actor) => actors[actor].country))) },
    { title: "Actors", options: options("actor", tally((list) => list.map((actor) => actors[actor].id)), (id) => hintOf(numberOf.get(id))) },
    { title: "Of a kind", options: options("kind", tally((list) => list.map((actor) => actors[actor].kind))) },
    { title: "Nobody", options: nobody ? [{ words: "nobody named", hint: () => "", number: nobody, change: { [slot]: "nobody" }, chosen: filter[slot] === "nobody" }] : [] },
  ];
}

function actionChoices() {
  const options = optionsFrom(tallied("action", (event) => [event.action]), (action) => actionWords(action, LABEL), (action) => ({ action }), (action) => filter.action === action, (action) => actionWords(action, DEFINITION));
  return [{ title: "Acts", options }];
}

function placeChoices() {
  const options = (kind, tally) => optionsFrom(tally, (value) => placeWords(`${kind}:${value}`), (value) => ({ place: `${kind}:${value}` }), (value) => filter.place === `${kind}:${value}`);
  const codesIn = new Map();
  for (const [code, sentences] of namings()) for (const sentence of sentences) codesIn.set(sentence, [...(codesIn.get(sentence) ?? []), code]);
  const named = tallied("place", (event) => [...new Set(claimsOf[event.index].flatMap((claim) => codesIn.get(claim.sentence) ?? []))]);
  return [
    { title: "The country of the place", options: options("country", tallied("place", (event) => (event.country ? [event.country] : []))) },
    { title: "The place", options: options("place", tallied("place", (event) => (event.place ? [event.place] : []))) },
    { title: "Said to be about", options: options("named", named) },
  ];
}

function timeChoices() {
  const starts = tallied("time", (event) => (event.time ? [event.time[0].slice(0, 4)] : []));
  const change = (value) => (value.length === 4 ? { from: `${value}-01-01`, to: `${value}-12-31` } : { from: `${value}-01`, to: monthEnd(`${value}-01`) });
  const isChosen = (value) => Object.entries(change(value)).every(([key, day]) => filter[key] === day);
  const inOrder = (options) => options.map((option, order) => ({ ...option, order }));
  const sorted = (tally) => new Map([...tally].sort(([one], [other]) => (one < other ? 1 : -1)));
  const years = [...starts.keys()];
  const year = filter.from && periodWords().length === 8 ? filter.from.slice(0, 4) : years.length < 3 ? null : "";
  const months = year === "" ? new Map() : tallied("time", (event) => (event.time && (!year || event.time[0].startsWith(year)) ? [event.time[0].slice(0, 7)] : []));
  const monthWords = (value) => dayWords(`${value}-01`).split(" ").slice(1).join(" ");
  return [
    { title: "Years", options: inOrder(optionsFrom(sorted(starts), (value) => value, change, isChosen)) },
    { title: "Months", options: inOrder(optionsFrom(sorted(months), monthWords, change, isChosen)) },
  ];
}

function saysChoices() {
  const free = { voices: everything().voices, speaker: "", publisher: "", article: "", told: "" };
  const option = (words, amount, change, chosen, order) => ({ words, hint: () => "", number: amount, change: { ...free, ...change }, chosen, order });
  const voices = tallied("says", (event) => [voiceOf(event)]);
  const told = tallied("says", (event) => [witnessCount(event) > 1 ? "several" : "one"]);
  const speakers = tallied("says", (event) => (isReported(event) ? event.speakers.map((actor) => actors[actor].id) : []));
  const papers = tallied("says", (event) => [...tellers([event])].map((article) => articles[article].id));
  const publishers = tallied("says", publishersOf);
  return [
    {
      title: "Who vouches for it",
      options: [
        option("the article itself", voices.get(0) ?? 0, { voices: new Set([0]) }, isOnly("voices", 0) && !filter.speaker, 0),
        option("only according to somebody", voices.get(1) ?? 0, { voices: new Set([1]) }, isOnly("voices", 1) && !filter.speaker, 1),
      ],
    },
    { title: "According to", options: optionsFrom(speakers, (id) => nameOf(numberOf.get(id)), (speaker) => ({ ...free, speaker }), (id) => filter.speaker === id, (id) => hintOf(numberOf.get(id))) },
    { title: "Publisher", options: publishers.size > 1 ? optionsFrom(publishers, (name) => name, (publisher) => ({ ...free, publisher }), (name) => filter.publisher === name) : [] },
    { title: "Article", options: papers.size > 1 ? optionsFrom(papers, articleTitle, (article) => ({ ...free, article }), (id) => filter.article === id) : [] },
    { title: "How many publishers", options: told.size > 1 ? [["one", "told by one alone"], ["several", "told by several"]].map(([value, words], order) => option(words, told.get(value) ?? 0, { told: value }, filter.told === value, order)) : [] },
  ];
}
