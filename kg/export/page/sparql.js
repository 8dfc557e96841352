// Questions in SPARQL, answered inside the page. The store runs in a worker that can reach nobody and is ended when it takes too long;
// it only answers: nothing that it is asked can change the page.

const SPARQL_SECONDS = 30;
const SPARQL_ROWS = 500; // that are shown; all are taken away
const SPARQL_START = `SELECT ?who ?action (COUNT(?claim) AS ?claims) WHERE {
  ?claim a kg:Claim ; kg:claimedSource ?who ; kg:claimedAction ?action .
} GROUP BY ?who ?action ORDER BY DESC(?claims) LIMIT 20`;
const SPARQL_WORKER = `
onmessage = async ({ data: { program, turtle, question } }) => {
  try {
    if (program) {
      await __wbg_init({ module_or_path: program });
      self.store = new Store();
      self.store.load(turtle, { format: "text/turtle" });
      return postMessage({ size: self.store.size });
    }
    const told = self.store.query(question);
    if (typeof told === "boolean") return postMessage({ columns: ["answer"], rows: [[["Literal", String(told)]]] });
    const plain = (term) => (term ? [term.termType, term.value] : null);
    const first = told[0];
    if (first && !(first instanceof Map)) return postMessage({ columns: ["subject", "predicate", "object"], rows: told.map((quad) => [quad.subject, quad.predicate, quad.object].map(plain)) });
    const columns = [...new Set(told.flatMap((row) => [...row.keys()]))];
    return postMessage({ columns, rows: told.map((row) => columns.map((name) => plain(row.get(name)))) });
  } catch (error) {
    return postMessage({ error: String(error.message ?? error) });
  }
};`;
let sparqlWorker = null;
let sparqlAnswer = null; // { columns, rows } as they came last

/** Return what the worker answers to a message; one that takes too long is ended. */
function replyOf(worker, message) {
  return new Promise((done) => {
    const late = setTimeout(() => done({ error: `No answer within ${SPARQL_SECONDS} seconds. Ask for less.`, late: true }), SPARQL_SECONDS * 1000);
    worker.onmessage = ({ data: answer }) => {
      clearTimeout(late);
      done(answer);
    };
    worker.onerror = (error) => {
      clearTimeout(late);
      done({ error: error.message || "This browser does not let the store run.", late: true });
    };
    worker.postMessage(message);
  });
}

/** Return a worker that holds the claims of this page, or the reason why there is none. */
async function storeWorker() {
  const bytes = Uint8Array.from(atob(byId("sparql-program").textContent), (letter) => letter.charCodeAt(0));
  const program = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  const text = `${JSON.parse(byId("sparql-module").textContent)}\n${SPARQL_WORKER}`;
  const worker = new Worker(`data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`, { type: "module" });
  const { error } = await replyOf(worker, { program, turtle: turtleText(events) });
  if (!error) return { worker };
  worker.terminate();
  return { error };
}

/** Answer what stands in the field. */
async function answerSparql() {
  const button = byId("sparql-ask");
  const note = byId("sparql-note");
  button.disabled = true;
  note.textContent = sparqlWorker ? "Looking …" : "Loading the claims of this page …";
  if (!sparqlWorker) {
    const { worker, error } = await storeWorker();
    sparqlWorker = worker ?? null;
    if (error) note.textContent = error;
  }
  if (sparqlWorker) {
    const prefixes = Object.entries(PREFIXES).map(([name, address]) => `PREFIX ${name}: <${address}>`).join(" "); // one line, by which errors are counted too far
    const found = await replyOf(sparqlWorker, { question: `${prefixes}\n${byId("sparql-question").value}` });
    showSparql({ ...found, error: found.error?.replace(/\b(\d+):(\d+)\b/, (_, line, letter) => `line ${Math.max(1, line - 1)}, letter ${letter}`) });
  }
  button.disabled = false;
}

function showSparql({ columns = [], rows: found = [], error, late }) {
  if (late) {
    sparqlWorker.terminate();
    sparqlWorker = null;
  }
  sparqlAnswer = error ? null : { columns, rows: found };
  byId("sparql-note").textContent = error ?? `${count(found.length, "row")}${found.length > SPARQL_ROWS ? `, of which ${SPARQL_ROWS} are shown` : ""}.`;
  byId("sparql-csv").disabled = !found.length;
  const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col", text: name })));
  const body = found.slice(0, SPARQL_ROWS).map((row) => element("tr", {}, ...row.map((term) => element("td", { dir: "auto" }, termPart(term)))));
  byId("sparql-table").replaceChildren(element("thead", {}, head), element("tbody", {}, ...body));
  byId("sparql-table").hidden = !found.length;
}

/** Return a term: an actor or event of this page as a button that shows it, another name below its prefix. */
function termPart(term) {
  if (!term) return "";
  const [type, value] = term;
  if (type !== "NamedNode") return value;
  const actor = actors.find(({ id }) => iri("actor", id) === `<${value}>`);
  if (actor) return actorButton(actor.index);
  const event = events.find(({ id }) => iri("event", id) === `<${value}>`);
  if (event) return element("button", { type: "button", class: "name", dir: "auto", text: eventWords(event), on: () => select({ event: event.index }, true) });
  const [prefix, base] = Object.entries(PREFIXES).find(([, address]) => value.startsWith(address)) ?? [];
  return prefix ? `${prefix}:${value.slice(base.length)}` : value;
}

function buildSparql() {
  byId("sparql-question").value = SPARQL_START;
  byId("sparql-ask").addEventListener("click", answerSparql);
  byId("sparql-question").addEventListener("keydown", (key) => {
    if (key.key !== "Enter" || !(key.ctrlKey || key.metaKey) || byId("sparql-ask").disabled) return;
    key.preventDefault();
    answerSparql();
  });
  byId("sparql-csv").addEventListener("click", () => download("answer.csv", `\ufeff${[sparqlAnswer.columns, ...sparqlAnswer.rows.map((row) => row.map((term) => term?.[1]))].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`, "text/csv"));
}
buildSparql();
