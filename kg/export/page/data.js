// The records, as written by page.py, and the words in which they are told.

/** Return the value that a script element carries; a large one comes packed. */
async function read(id) {
  const carrier = byId(id);
  if (carrier.type === "application/json") return JSON.parse(carrier.textContent);
  const bytes = Uint8Array.from(atob(carrier.textContent), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).json();
}

const [data, allNodes, allEdges, options] = await Promise.all(["data", "nodes", "edges", "options"].map(read));

/** Turn columns into rows, each with its number. */
function rows(columns) {
  const keys = Object.keys(columns);
  const length = keys.length ? columns[keys[0]].length : 0;
  return Array.from({ length }, (_, index) => {
    const row = { index };
    for (const key of keys) row[key] = columns[key][index];
    return row;
  });
}

const actors = rows(data.actors);
const articles = rows(data.articles);
const events = rows(data.events);
const claims = rows(data.claims);
const nodeOf = new Map(allNodes.map((node) => [node.id, node]));
const claimsOf = events.map(() => []);
for (const claim of claims) claimsOf[claim.event].push(claim);
for (const event of events) event.time = event.days ?? (event.reported ? [event.reported, event.reported] : null); // events stand in order of day

const nameOf = (figure) => (isGroup(figure) ? groupOf(figure).name : actors[figure].name || actors[figure].id);
const namesOf = (list) => list.map(nameOf).join(", ");
const involved = (event) => (event.symmetric ? event.sources : [...event.sources, ...event.targets]);
const takesPart = (event, actor) => event.sources.includes(actor) || event.targets.includes(actor);
const isDoubted = (record) => !record.asserted && !record.speakers.length && data.statuses[record.status] === "occurred";
const isReported = (record) => (record.speakers.length > 0 && !record.asserted) || isDoubted(record);

/** Return what an article is called: by its title, else by its file. */
const articleName = (article) => article?.title || article?.origin?.split("/").at(-1) || "an article without a title";

/** Say when an event took place; of one without a date, the day by which it was known. */
function whenWords(event) {
  if (event.when) return event.when;
  if (!event.reported) return "no date given";
  return `${data.statuses[event.status] === "occurred" ? "by" : "told"} ${dayWords(event.reported)}`;
}

/** Say what became of it and who says so: "planned, according to Russia". */
function statusWords(record) {
  if (isDoubted(record)) return `${data.statuses[record.status]}, but kg is not sure that the text says so`;
  const said = isReported(record) ? `, according to ${record.speakers.map(nameOf).join(" and ")}` : "";
  return data.statuses[record.status] + said;
}

/** Return what tells an arrow from every other, in any export of the same events. */
function arrowKey(edge) {
  const ends = `${actors[edge.from].id} ${actors[edge.to].id}`;
  return `${ends} ${edge.quad} ${edge.status} ${Number(edge.according)} ${edge.arrows}`;
}

/** Say a day as people write it: "3 Aug 2020". */
function dayWords(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
