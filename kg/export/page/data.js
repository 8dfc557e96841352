// The records, as written by page.py, and the words in which they are told.

const read = (id) => JSON.parse(byId(id).textContent);
const data = read("data");
const allNodes = read("nodes");
const allEdges = read("edges");
const options = read("options");

/** Turn columns into rows. */
function rows(columns) {
  const keys = Object.keys(columns);
  const length = keys.length ? columns[keys[0]].length : 0;
  return Array.from({ length }, (_, index) => Object.fromEntries(keys.map((key) => [key, columns[key][index]])));
}

const actors = rows(data.actors);
const articles = rows(data.articles);
const events = rows(data.events).map((event, index) => ({ ...event, index }));
const claims = rows(data.claims);
const nodeOf = new Map(allNodes.map((node) => [node.id, node]));
const claimsOf = events.map(() => []);
for (const claim of claims) claimsOf[claim.event].push(claim);

const nameOf = (actor) => actors[actor].name || actors[actor].id;
const namesOf = (list) => list.map(nameOf).join(", ");
const actionLabel = (event) => data.actions[event.action][0];
const takesPart = (event, actor) => event.sources.includes(actor) || event.targets.includes(actor);
const isReported = (record) => record.speaker != null && !record.asserted;

/** Say what became of it and who says so: "planned, according to Russia". */
function statusWords(record) {
  const said = isReported(record) ? `, according to ${nameOf(record.speaker)}` : "";
  return data.statuses[record.status] + said;
}

/** Say who did what to whom. */
function eventWords(event) {
  if (event.symmetric) return `${namesOf(event.sources)} → ${actionLabel(event)} → each other`;
  const target = event.targets.length ? ` → ${namesOf(event.targets)}` : "";
  return `${namesOf(event.sources) || "Somebody"} → ${actionLabel(event)}${target}`;
}

/** Return what tells an arrow from every other, in any export of the same events. */
function arrowKey(edge) {
  const ends = `${actors[edge.from].id} ${actors[edge.to].id}`;
  return `${ends} ${edge.quad} ${edge.status} ${Number(edge.according)} ${edge.arrows}`;
}
