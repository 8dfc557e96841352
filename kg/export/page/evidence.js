// The panel that proves what is drawn: the sentences, with the words that make the claim.

const MOST_EVENTS = 40;
const panel = byId("evidence");

function showEvidence() {
  if (!selected) return panel.replaceChildren(...welcome());
  if (selected.path) return panel.replaceChildren(...pathEvidence(selected.path));
  if (selected.actor != null) return panel.replaceChildren(...actorEvidence(selected.actor));
  if (selected.arrow != null) return panel.replaceChildren(...arrowEvidence(allEdges[selected.arrow]));
  return panel.replaceChildren(...eventEvidence(events[selected.event]));
}

function welcome() {
  const busiest = [...allNodes].sort((one, other) => actors[other.id].count - actors[one.id].count || one.id - other.id).slice(0, 8);
  const items = busiest.map(({ id }) => element("li", {}, actorButton(id), element("span", { class: "amount", text: count(actors[id].count, "event") })));
  return [
    element("h2", { text: "Evidence" }),
    element("p", { class: "lead", text: "Choose an arrow, an actor or a row of the table to read the sentences behind it." }),
    element("h3", { text: "Most active" }),
    element("ol", { class: "busiest" }, ...items),
  ];
}

function actorEvidence(actor) {
  const record = actors[actor];
  const acts = events.filter((event) => isShown(event) && takesPart(event, actor));
  const says = events.filter((event) => isShown(event) && !acts.includes(event) && claimsOf[event.index].some((claim) => claim.speakers.includes(actor)));
  const facts = [record.role, record.kind, record.country].filter(Boolean).join(" · ");
  const also = record.aliases.length ? element("p", { class: "quiet", text: `Also: ${record.aliases.slice(0, 6).join(", ")}` }) : null;
  return [
    ...heading(element("span", { dir: "auto", text: nameOf(actor) }), shapeSample(record.kind)),
    element("p", { class: "quiet" }, facts, ...wikidata(record)),
    also,
    actorTools(actor),
    marksKey([...acts, ...says]),
    ...section("Takes part in", acts),
    ...section("Speaks of", says),
  ].filter(Boolean);
}

/** Return what can be done with an actor: look at its surroundings alone, or at its way to another one. */
function actorTools(actor) {
  if (!nodeOf.has(actor)) return null;
  const alone = filter.focus === actor;
  const focus = element("button", { type: "button", text: alone ? "Show all again" : "Only its neighbourhood", "aria-pressed": String(alone), on: () => changeFilter({ focus: alone ? null : actor }) });
  return element("div", { class: "tools" }, focus, connectionForm(actor));
}

function wikidata(record) {
  if (!/^Q\d+$/.test(record.wikidata ?? "")) return [];
  return [" · ", link(`Wikidata ${record.wikidata}`, `https://www.wikidata.org/wiki/${record.wikidata}`)];
}

/** Return each step of a connection with its events. */
function pathEvidence(path) {
  const steps = path.slice(1).map((actor, at) => [path[at], actor]);
  const acts = steps.map(([one, other]) => [...new Set(arrowsBetween(one, other).flatMap((edge) => edge.events))].map((index) => events[index]).filter(isShown));
  return [
    ...heading(element("span", {}, actorButton(path[0]), " … ", actorButton(path.at(-1)))),
    element("p", { class: "quiet", text: `Shortest connection: ${count(steps.length, "step")}, over arrows that are shown.` }),
    marksKey(acts.flat()),
    ...steps.flatMap(([one, other], at) => section(`${nameOf(one)} – ${nameOf(other)}`, acts[at])),
  ];
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
    marksKey(shown),
    ...section("Events", shown),
  ];
}

function eventEvidence(event) {
  return [...heading("Event"), marksKey([event]), eventCard(event)];
}

function heading(title, sample = null) {
  const close = element("button", { type: "button", class: "close", "aria-label": "Close", text: "×", on: () => select(null) });
  return [element("div", { class: "panel-head" }, sample, element("h2", {}, title), close)];
}

function section(title, list) {
  if (!list.length) return [];
  const more = list.length > MOST_EVENTS ? [element("p", { class: "quiet", text: `and ${list.length - MOST_EVENTS} more: see the table` })] : [];
  return [element("h3", {}, title, element("small", { text: list.length })), ...list.slice(0, MOST_EVENTS).map(eventCard), ...more];
}

/** Say which mark is which. */
function marksKey(list) {
  const found = new Set(list.slice(0, MOST_EVENTS).flatMap((event) => claimsOf[event.index].flatMap((claim) => claim.marks.map(([role]) => role))));
  const used = data.roles.filter((_, role) => found.has(role)).map((role) => element("mark", { class: `role-${role}`, text: role }));
  return element("p", { class: "marks-key", "aria-label": "Marks in the sentences" }, ...used);
}

function eventCard(event) {
  const [label, definition] = data.actions[event.action];
  const sample = lineSample({ quad: event.quad, status: data.statuses[event.status], according: isReported(event), arrow: !event.symmetric && event.targets.length > 0 });
  const act = element("strong", { text: label, title: definition || null, class: `text-${shortName(data.classes[event.quad])}` });
  const nobody = element("span", { class: "quiet", text: "(nobody named)" });
  const whom = event.symmetric ? ["each other"] : event.targets.length ? listed(event.targets) : [nobody];
  const who = event.sources.length ? listed(event.sources) : ["Somebody"];
  const facts = [event.when ?? "no date given", event.place].filter(Boolean).join(" · ");
  return element(
    "article", { class: "event", "data-event": event.id },
    element("p", { class: "event-head" }, ...who, " ", act, " ", ...whom),
    element("p", { class: "event-status" }, sample, element("span", { text: statusWords(event) }), element("span", { class: "when", text: facts })),
    ...claimsOf[event.index].map((claim, _, all) => claimQuote(claim, all.length > 1)),
  );
}

function listed(list) {
  return list.flatMap((actor, index) => (index ? [", ", actorButton(actor)] : [actorButton(actor)]));
}

function actorButton(actor) {
  return element("button", { type: "button", class: "name", dir: "auto", text: nameOf(actor), on: () => select({ actor }, true) });
}

/** Return the sentence; one of several says for itself what became of the act, since they may disagree. */
function claimQuote(claim, several) {
  const words = [statusWords(claim), claim.when].filter(Boolean).join(" · ");
  const facts = several ? element("p", { class: "status", text: words }) : "";
  const code = codeWords(claim.cameo);
  const why = codeNote([events[claim.event].action, code, ...claim.by].filter(Boolean).join(" · "), data.actions[events[claim.event].action][1], claim.because);
  const quote = element("blockquote", { dir: "auto" }, ...marked(data.sentences[claim.sentence], claim.marks));
  const [cite, citationField] = citeButton(claim);
  return element("figure", { class: "claim" }, quote, element("figcaption", {}, facts, origin(claim), element("div", { class: "claim-foot" }, why, cite), citationField));
}

/** Return the code of a claim and who proposed it, which open into what the code means and every step to the claim. */
function codeNote(words, definition, because) {
  if (!definition && !because.length) return element("p", { class: "code", text: words });
  const steps = because.map((index) => element("li", { dir: "auto", text: data.reasons[index] }));
  return element(
    "details", { class: "code" }, element("summary", { text: words }), definition ? element("p", { text: definition }) : "",
    steps.length ? element("ol", { class: "because" }, ...steps) : "",
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
  const title = article.title || article.origin || "Article";
  const words = [article.publisher, article.published && dayWords(article.published)].filter(Boolean).join(", ");
  return element("p", { class: "quiet origin" }, article.url ? link(title, article.url) : title, words ? ` — ${words}` : "");
}
