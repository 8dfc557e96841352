// The panel that proves what is drawn: the sentences, with the words that make the claim.

const MOST_EVENTS = 40; // at first, and with each "more"
const FIRST_OF_MANY = 10; // where several groups stand below each other
const panel = byId("evidence");
const narrowWindow = matchMedia("(max-width: 1080px)");
const isSheet = () => narrowWindow.matches;

/** Fill the panel; on a narrow window what is chosen comes as a sheet from below, over what it was chosen in. */
function showEvidence() {
  const inFlow = !selected || isSheet(); // under a sheet the overview stays, so that nothing moves
  panel.classList.toggle("sheet", selected != null);
  byId("overview").replaceChildren(...(!inFlow ? [] : isFiltering() ? answerEvidence() : cover()));
  if (!selected) return panel.replaceChildren();
  if (selected.path) return panel.replaceChildren(...pathEvidence(selected.path));
  if (selected.group != null) return panel.replaceChildren(...groupEvidence(selected.group));
  if (selected.pair) return panel.replaceChildren(...pairEvidence(selected.pair));
  if (selected.actor != null) return panel.replaceChildren(...actorEvidence(selected.actor));
  if (selected.arrow != null) return panel.replaceChildren(...arrowEvidence(allEdges[selected.arrow]));
  return panel.replaceChildren(...eventEvidence(events[selected.event]));
}

/** Return what the filter leaves: who has which share of it, and the sentences. */
function answerEvidence() {
  const groups = byStanding(shownEvents);
  const side = !filter.source ? "sources" : !filter.target ? "targets" : null;
  return [
    element("h2", { text: "Answer" }),
    element("p", { class: "lead", text: answer().lead }),
    ...(filter.source || filter.target ? relations(shownEvents) : []),
    ...(side && groups.length ? shareBars(groups, side) : []),
    marksKey(shownEvents),
    ...groups.flatMap(([standing, list]) => section(standing === "asserted" ? "The articles say" : sentenceCase(standingWords(standing)), list, groups.length > 1 ? FIRST_OF_MANY : MOST_EVENTS)),
  ];
}

const MOST_BARS = 6;

/** Return a bar for each of those with most, as long as its share; a click asks for that one alone. */
function shareBars(groups, side) {
  const list = groups.flatMap(([, some]) => some);
  const found = shares(list, side).slice(0, MOST_BARS);
  if (found.length < 2) return [];
  const slot = side === "sources" ? "source" : "target";
  const most = found[0][1].length;
  const rows = found.map(([actor, some]) => {
    const asserted = some.filter((event) => event.asserted).length;
    const change = actor == null ? { [slot]: "nobody" } : { [slot]: `actor:${actors[actor].id}` };
    const bar = drawing("svg", { class: "bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, drawing("rect", { width: (100 * some.length) / most, height: 6, class: "bar-pale" }), drawing("rect", { width: (100 * asserted) / most, height: 6, class: "bar-full" }));
    const name = element("button", { type: "button", class: "name", dir: "auto", text: actor == null ? "nobody named" : nameOf(actor), on: () => changeFilter(change) });
    return element("li", {}, name, element("span", { class: "amount", text: number(some.length) }), bar);
  });
  return [element("h3", { text: side === "sources" ? "Who acts" : "Who is acted upon" }), element("ol", { class: "shares" }, ...rows), element("p", { class: "quiet", text: "Full: what the articles themselves say occurred. Pale: all else." })];
}

function actorEvidence(actor) {
  const record = actors[actor];
  const part = shownEvents.filter((event) => takesPart(event, actor));
  const acts = part.filter((event) => !event.symmetric && event.sources.includes(actor));
  const meets = part.filter((event) => event.symmetric);
  const suffers = part.filter((event) => !event.symmetric && !event.sources.includes(actor));
  const says = shownEvents.filter((event) => !takesPart(event, actor) && claimsOf[event.index].some((claim) => claim.speakers.includes(actor)));
  const facts = [record.role, record.kind, record.country && countryName(record.country)].filter(Boolean).join(" · ");
  const also = record.aliases.length ? element("p", { class: "quiet", text: `Also: ${record.aliases.slice(0, 6).join(", ")}` }) : null;
  return [
    ...heading(element("span", { dir: "auto", text: nameOf(actor) }), shapeSample(record.kind)),
    element("p", { class: "quiet" }, facts, ...wikidata(record)),
    also,
    hintOf(actor) ? element("p", { class: "quiet", dir: "auto", text: `Met ${hintOf(actor)}` }) : null,
    partOf(actor),
    actorTools(actor),
    ...profile(actor, part),
    marksKey([...part, ...says]),
    ...section("Acts", acts),
    ...section("Is acted upon", suffers),
    ...section("Takes part with others", meets),
    ...section("Speaks of", says),
  ].filter(Boolean);
}

/** Return what can be done with an actor: look at its surroundings alone, or at its way to another one. */
function actorTools(actor) {
  if (!nodeOf.has(actor)) return null;
  const alone = filter.focus === actor;
  const focus = element("button", { type: "button", text: alone ? "Show all again" : "Only its neighbourhood", "aria-pressed": String(alone), on: () => changeFilter({ focus: alone ? null : actor }) });
  const list = element("button", { type: "button", text: "Ask about it", on: () => changeFilter({ source: `actor:${actors[actor].id}`, either: "yes", target: "" }, null) });
  return element("div", { class: "tools" }, element("div", { class: "tool-row" }, list, focus), connectionForm(actor), actorJudgement(actor));
}

function wikidata(record) {
  if (!/^Q\d+$/.test(record.wikidata ?? "")) return [];
  return [" · ", link(`Wikidata ${record.wikidata}`, `https://www.wikidata.org/wiki/${record.wikidata}`)];
}

function arrowEvidence(edge) {
  const shown = edge.events.map((index) => events[index]).filter(isShown);
  const said = edge.according ? ", according to a speaker" : "";
  const sign = edge.arrows ? " → " : " – ";
  const title = element("span", {}, actorButton(edge.from), sign, actorButton(edge.to));
  const sample = lineSample({ quad: edge.quad, status: data.statuses[edge.status], according: edge.according, arrow: edge.arrows !== "" });
  return [
    ...heading(title),
    element("p", { class: "quiet lined" }, sample, `${data.classes[edge.quad]}, ${data.statuses[edge.status]}${said}`),
    publishersWords(shown),
    marksKey(shown),
    ...section("Events", shown),
  ];
}

/** Say how many tell of some events. */
const publishersWords = (list) => element("p", { class: "quiet", dir: "auto", text: witnessWords(list) });

function eventEvidence(event) {
  return [...heading("Event"), marksKey([event]), eventCard(event), actJudgement(event)].filter(Boolean);
}

function heading(title, sample = null) {
  const close = element("button", { type: "button", class: "close", "aria-label": "Close", text: "×", on: () => select(null) });
  return [element("div", { class: "panel-head" }, sample, element("h2", {}, title), close)];
}

function section(title, list, first = MOST_EVENTS) {
  if (!list.length) return [];
  const cards = element("div", { class: "cards" });
  const more = element("button", { type: "button", class: "more-cards" });
  const add = () => {
    const from = cards.children.length;
    cards.append(...list.slice(from, from + (from ? MOST_EVENTS : first)).map(eventCard));
    const left = list.length - cards.children.length;
    more.hidden = left <= 0;
    more.textContent = `Show ${number(Math.min(left, MOST_EVENTS))} more of ${number(left)}`;
    if (from) cards.children[from].querySelector("button, a, summary")?.focus();
  };
  more.addEventListener("click", add);
  add();
  return [element("h3", {}, title, element("small", { text: number(list.length) })), cards, more];
}

/** Say which mark is which. */
function marksKey(list) {
  const found = new Set(list.slice(0, MOST_EVENTS).flatMap((event) => claimsOf[event.index].flatMap((claim) => claim.marks.map(([role]) => role))));
  const used = data.roles.filter((_, role) => found.has(role)).map((role) => element("mark", { class: `role-${role}`, text: role }));
  return element("p", { class: "marks-key", role: "group", "aria-label": "Marks in the sentences" }, ...used);
}

/** Return the look of an act's verb: the colour of its class, and struck out where the act is denied. */
const actLook = (event) => `text-${shortName(data.classes[event.quad])}${data.statuses[event.status] === "denied" ? " is-denied" : ""}`;

function eventCard(event) {
  const sample = lineSample({ quad: event.quad, status: data.statuses[event.status], according: isReported(event), arrow: !event.symmetric && event.targets.length > 0 });
  const act = element("strong", { text: verbWords(event), title: actionWords(event.action, DEFINITION) || null, class: actLook(event) });
  const whom = event.symmetric ? [] : listed(event.targets);
  const who = event.sources.length ? listed(event.sources) : ["Somebody"];
  const facts = [whenWords(event), event.place].filter(Boolean).join(" · ");
  return element(
    "article", { class: "event", "data-event": event.id },
    element("p", { class: "event-head" }, ...who, " ", act, " ", ...whom),
    element("p", { class: "event-status" }, sample, element("span", { text: statusWords(event) }), element("span", { class: "when", text: facts })),
    claimsOf[event.index].length > 1 ? publishersWords([event]) : null,
    ...claimsOf[event.index].map((claim, _, all) => claimQuote(claim, all.length > 1)),
  );
}

function listed(list) {
  return list.flatMap((actor, index) => [...(index ? [index < list.length - 1 ? ", " : " and "] : []), actorButton(actor)]);
}

function actorButton(actor) {
  return element("button", { type: "button", class: "name", dir: "auto", text: nameOf(actor), on: () => select({ actor }, true) });
}

/** Return the sentence; one of several says for itself what became of the act, since they may disagree. */
function claimQuote(claim, several) {
  const words = [statusWords(claim), claim.when].filter(Boolean).join(" · ");
  const facts = several ? element("p", { class: "status", text: words }) : "";
  const quote = element("blockquote", { dir: "auto" }, ...marked(data.sentences[claim.sentence], claim.marks));
  const [cite, citationField] = citeButton(claim);
  return element("figure", { class: "claim" }, quote, element("figcaption", {}, facts, origin(claim), element("div", { class: "claim-foot" }, reasonsNote(claim), cite), citationField));
}

/** What each step of a reading decides, as a question. */
const STEP_QUESTIONS = { propose: "Which act?", actor: "Who?", guard: "Did it happen, and who says so?", date: "When?", place: "Where?", merge: "Why one event?" };

/** Return why the sentence was read so: what the code means, and each step to the claim under the question that it answers. */
function reasonsNote(claim) {
  const { action } = events[claim.event];
  const [definition, code] = [actionWords(action, DEFINITION), codeWords(claim.cameo)];
  const steps = data.steps.map((step, index) => [STEP_QUESTIONS[step] ?? step, claim.because.map((reason) => data.reasons[reason]).filter(([of]) => of === index).map(([, says]) => says)]).filter(([, told]) => told.length);
  const list = steps.map(([question, told]) => element("div", {}, element("dt", { text: question }), ...told.map((says) => element("dd", { dir: "auto", text: sentenceCase(says) }))));
  return element(
    "details", { class: "code" }, element("summary", { text: "Why it is read so" }),
    element("p", { text: [`Coded as ${action}`, code].filter(Boolean).join(" · ") }), definition ? element("p", { text: definition }) : "",
    steps.length ? element("dl", { class: "because" }, ...list) : "",
    claim.by.length ? element("p", { class: "quiet", text: `Found by ${joined(claim.by)}` }) : "",
  );
}

function codeWords(code) {
  if (!code) return null;
  const label = data.cameo[code]?.[0] ?? code;
  return label === code ? `CAMEO ${code}` : `CAMEO ${code} ${label}`;
}

/** Return the sentence in pieces: marked where a role lies on it, one piece for each set of roles. */
function marked(sentence, marks) {
  const cuts = [...new Set([0, sentence.length, ...marks.flatMap(([, start, end]) => [start, end])])].sort((one, other) => one - other);
  return cuts.slice(1).map((end, index) => {
    const text = sentence.slice(cuts[index], end);
    const roles = marks.filter(([, from, to]) => from <= cuts[index] && end <= to).map(([role]) => data.roles[role]);
    if (!roles.length) return document.createTextNode(text);
    return element("mark", { text, class: roles.map((role) => `role-${role}`).join(" "), "data-roles": roles.join(" "), title: roles.join(", ") });
  });
}

function origin(claim) {
  const article = articles[claim.article];
  if (!article) return null;
  const title = articleName(article);
  const words = [article.publisher, article.published && dayWords(article.published)].filter(Boolean).join(", ");
  const all = () => changeFilter({ ...everything(), article: article.id }, null);
  const whole = articles.length > 1 && filter.article !== article.id ? element("button", { type: "button", class: "name whole-article", text: "All it tells", "aria-label": `All that “${title}” tells`, on: all }) : "";
  return element("p", { class: "quiet origin" }, article.url ? link(title, article.url) : title, words ? ` — ${words}` : "", whole ? " · " : "", whole);
}
