// Taking away what is shown: a picture, a table, Turtle, an address, a citation.

const BASE = "https://w3id.org/polkg/";
const PREFIXES = {
  actor: `${BASE}actor/`, article: `${BASE}article/`, cameo: `${BASE}cameo/`, claim: `${BASE}claim/`, event: `${BASE}event/`, evidence: `${BASE}evidence/`,
  kg: `${BASE}ns#`, plover: `${BASE}plover/`, rel: `${BASE}rel#`, when: `${BASE}when/`, dcterms: "http://purl.org/dc/terms/", oa: "http://www.w3.org/ns/oa#",
  prov: "http://www.w3.org/ns/prov#", schema: "https://schema.org/", sem: "http://semanticweb.cs.vu.nl/2009/11/sem/",
  skos: "http://www.w3.org/2004/02/skos/core#", time: "http://www.w3.org/2006/time#", xsd: "http://www.w3.org/2001/XMLSchema#",
};

function download(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = element("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  announce(`${name} is ready.`);
}

/** Return the events that the page speaks of: those selected, else all that are shown. */
function chosenEvents() {
  return selected ? shownEvents.filter(isEventChosen) : shownEvents;
}

// --- tables ---------------------------------------------------------------------------------------------------------------

const COLUMNS = ["date", "reported", "source", "action", "target", "status", "speaker", "asserted", "place", "quote", "article", "publisher", "url"];

/** Return a cell that no spreadsheet takes for a formula and no reader for two cells. */
function cell(value) {
  const text = String(value ?? "").replace(/\r\n?/g, "\n");
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** Return the rows of the table, and the sentence of each event's first claim. */
function csvText(list) {
  const row = (event) => {
    const [claim] = claimsOf[event.index];
    const article = articles[claim?.article];
    return [
      event.days ? [...new Set(event.days)].join("/") : "", event.reported, namesOf(event.sources), event.action, event.symmetric && event.sources.length < 2 ? "" : namesOf(event.targets), data.statuses[event.status],
      isReported(event) ? event.speakers.map(nameOf).join("; ") : "", event.asserted, event.place, claim ? data.sentences[claim.sentence] : "", article?.title, article?.publisher, article?.url,
    ].map(cell).join(",");
  };
  return `\ufeff${[COLUMNS.join(","), ...list.map(row)].join("\r\n")}\r\n`;
}

// --- Turtle ---------------------------------------------------------------------------------------------------------------

/** Return a name below a prefix; whatever the id holds, it cannot break out of it. */
function iri(prefix, id) {
  const letters = new TextEncoder().encode(id.toWellFormed?.() ?? id);
  const safe = [...letters].map((byte) => (/[A-Za-z0-9_.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)).join("");
  return `<${PREFIXES[prefix]}${prefix === "cameo" ? "C" : ""}${safe}>`;
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

function literal(text, suffix = "") {
  const escaped = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd").replace(/[\\"\n\r\t\b\f\u0000-\u001f\u007f]/g, (letter) => {
    const short = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" }[letter];
    return short ?? `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  });
  return `"${escaped}"${suffix}`;
}

const dayLiteral = (iso) => literal(iso, "^^xsd:date");
const languageOf = (claim) => (/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(articles[claim.article]?.language ?? "") ? `@${articles[claim.article].language}` : "");

/** Return a subject with its properties, one a line; properties without a value are left out. */
function described(subject, properties) {
  const lines = properties.filter(([, values]) => values.length).map(([property, values]) => `    ${property} ${[...new Set(values)].join(", ")}`);
  return `${subject} ${lines.join(" ;\n").trimStart()} .\n`;
}

/** Return when something took place: a day, or an interval that is described as well. */
function timed(days) {
  if (!days) return { values: [], also: [] };
  const [start, end] = days;
  if (start === end) return { values: [dayLiteral(start)], also: [] };
  const interval = iri("when", `i${start}-to-${end}`);
  const instants = [start, end].map((day) => [iri("when", `d${day}`), day]);
  const also = [
    described(interval, [["a", ["time:ProperInterval"]], ["time:hasBeginning", [instants[0][0]]], ["time:hasEnd", [instants[1][0]]]]),
    ...instants.map(([name, day]) => described(name, [["a", ["time:Instant"]], ["time:inXSDDate", [dayLiteral(day)]]])),
  ];
  return { values: [interval], also };
}

function claimTurtle(claim) {
  const actorIris = (list) => list.map((actor) => iri("actor", actors[actor].id));
  const when = timed(claim.days);
  const article = articles[claim.article];
  const trigger = claim.marks.filter(([role]) => data.roles[role] === "trigger").map(([, start, end]) => literal(data.sentences[claim.sentence].slice(start, end), languageOf(claim)));
  const name = `n${claim.id.replace(/^c/, "")}`;
  const quote = data.sentences[claim.sentence];
  return [
    described(iri("claim", claim.id), [
      ["a", ["kg:Claim"]], ["kg:describes", [iri("event", events[claim.event].id)]], ["kg:claimedAction", [iri("plover", events[claim.event].action)]],
      ["kg:claimedCode", claim.cameo ? [iri("cameo", claim.cameo)] : []], ["kg:polarity", [claim.negative ? "kg:Negative" : "kg:Positive"]],
      ["kg:modality", [`kg:${capital(data.modalities[claim.modality])}`]], ["kg:claimedSource", actorIris(claim.sources)], ["kg:claimedTarget", actorIris(claim.targets)],
      ["kg:speaker", actorIris(claim.speakers)], ["kg:claimedTime", when.values], ["kg:trigger", trigger],
      ["kg:proposedBy", claim.by.map((name) => literal(name))], ["prov:wasDerivedFrom", article ? [iri("article", article.id)] : []],
    ]),
    ...when.also,
    described(iri("evidence", name), [["a", ["oa:Annotation"]], ["oa:motivatedBy", ["oa:identifying"]], ["oa:hasBody", [iri("claim", claim.id)]], ["oa:hasTarget", [iri("evidence", `${name}-t`)]]]),
    described(iri("evidence", `${name}-t`), [["a", ["oa:SpecificResource"]], ["oa:hasSource", article ? [iri("article", article.id)] : []], ["oa:hasSelector", [iri("evidence", `${name}-p`), iri("evidence", `${name}-q`)]]]),
    described(iri("evidence", `${name}-p`), [["a", ["oa:TextPositionSelector"]], ["oa:start", [literal(String(claim.place), "^^xsd:nonNegativeInteger")]], ["oa:end", [literal(String(claim.place + [...quote].length), "^^xsd:nonNegativeInteger")]]]),
    described(iri("evidence", `${name}-q`), [["a", ["oa:TextQuoteSelector"]], ["oa:exact", [literal(quote, languageOf(claim))]]]),
  ];
}

/** Return an event that an article asserts, with its direct edges; nothing of any other. */
function eventTurtle(event) {
  if (!event.asserted) return [];
  const asserted = claimsOf[event.index].filter((claim) => claim.asserted);
  const ids = (key) => asserted.flatMap((claim) => claim[key].map((actor) => iri("actor", actors[actor].id)));
  const days = asserted.some((claim) => claim.days) ? event.days : null;
  const when = timed(days);
  const [begin, end] = days ? days.map((day) => [dayLiteral(day)]) : [[], []];
  return [
    described(iri("event", event.id), [["a", ["sem:Event"]], ["sem:eventType", [iri("plover", event.action)]], ["sem:hasTimeStamp", when.values], ["sem:hasBeginTimeStamp", begin], ["sem:hasEndTimeStamp", end], ["kg:actor", ids("sources")], ["kg:target", ids("targets")]]),
    ...when.also,
    ...event.edges.map(([source, target]) => described(iri("actor", actors[source].id), [[iri("rel", event.action.toLowerCase()), [iri("actor", actors[target].id)]]])),
  ];
}

function actorTurtle(actor) {
  const { id, name, kind, country, wikidata } = actors[actor];
  return described(iri("actor", id), [
    ["a", ["sem:Actor"]], ["skos:prefLabel", [literal(name)]], ["kg:kind", [literal(kind)]], ["kg:country", country ? [literal(country)] : []],
    ["schema:sameAs", /^Q[1-9]\d*$/.test(wikidata ?? "") ? [`<http://www.wikidata.org/entity/${wikidata}>`] : []],
  ]);
}

function articleTurtle(article) {
  const { id, title, url, language } = articles[article];
  const tag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language ?? "") ? `@${language}` : "";
  return described(iri("article", id), [["a", ["schema:NewsArticle"]], ["dcterms:title", title ? [literal(title, tag)] : []], ["schema:url", url ? [`<${safeAddress(url)}>`] : []]]);
}

/** Return an address in which nothing can end an IRI. */
function safeAddress(url) {
  return url.replace(/[\u0000-\u0020<>"{}|\\^`\u007f]/g, (letter) => encodeURIComponent(letter));
}

/** Return the claims of some events, and what they speak of, as Turtle with the terms of the whole export. */
function turtleText(list) {
  const told = list.flatMap((event) => claimsOf[event.index]);
  const people = new Set(told.flatMap((claim) => [...claim.sources, ...claim.targets, ...claim.speakers]));
  const papers = new Set(told.map((claim) => claim.article).filter((article) => articles[article]));
  const head = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .`).join("\n");
  const body = [...told.flatMap(claimTurtle), ...list.flatMap(eventTurtle), ...[...people].map(actorTurtle), ...[...papers].map(articleTurtle)];
  return `${head}\n\n${[...new Set(body)].join("\n")}`;
}

// --- one claim ------------------------------------------------------------------------------------------------------------

/** Return how to cite a claim: the sentence, where it stands, and what was read in it. */
function citation(claim) {
  const article = articles[claim.article];
  const event = events[claim.event];
  const published = article?.published ? dayWords(article.published) : null;
  const where = [article?.title || article?.origin, article?.publisher, published, article?.url].filter(Boolean).join(", ");
  const sentence = data.sentences[claim.sentence];
  return `“${sentence}” ${where} (characters ${claim.place}–${claim.place + [...sentence].length}). Read as: ${eventWords(event)}, ${statusWords(claim)} (${claim.by.join(", ")}; claim ${claim.id}).`;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce("Copied.");
    return true;
  } catch {
    announce("Copying is not allowed here; the text is selected.");
    return false;
  }
}

/** Return a button that shows the citation of a claim, ready to be copied. */
function citeButton(claim) {
  const field = element("textarea", { class: "citation", readonly: "", rows: "5", hidden: "", "aria-label": "Citation" });
  const button = element("button", { type: "button", class: "quiet-button", text: "Cite", "aria-expanded": "false" });
  button.addEventListener("click", async () => {
    field.hidden = !field.hidden;
    button.setAttribute("aria-expanded", String(!field.hidden));
    if (field.hidden) return;
    field.value = citation(claim);
    field.select();
    await copy(field.value);
  });
  return [button, field];
}

const TAKEN = {
  png: async () => download("graph.png", await pngOf(svgText()), "image/png"),
  svg: () => download("graph.svg", svgText(), "image/svg+xml"),
  wide: async () => download("graph-wide.png", await pngOf(shareText("wide")), "image/png"),
  square: async () => download("graph-square.png", await pngOf(shareText("square")), "image/png"),
  csv: () => download("events.csv", csvText(tableEvents()), "text/csv"),
  turtle: () => download("selection.ttl", turtleText(chosenEvents()), "text/turtle"),
  copy: saveCopy,
  address: () => copy(location.href.split("#")[0] + (current ? `#${current}` : "")),
  print: () => window.print(),
};

function buildTakeaway() {
  for (const button of byId("takeaway").querySelectorAll("button")) {
    button.addEventListener("click", () => {
      TAKEN[button.value]();
      byId("takeaway").open = false;
      byId("takeaway").querySelector("summary").focus();
    });
  }
  byId("takeaway").addEventListener("keydown", (key) => {
    if (key.key !== "Escape") return;
    byId("takeaway").open = false;
    byId("takeaway").querySelector("summary").focus();
  });
}
