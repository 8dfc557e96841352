// The same events as text: a reading list in the order that is chosen.

const PAGE_OF_ROWS = 100;
let rowsShown = PAGE_OF_ROWS;
let order = "first";
const ORDERS = {
  first: (one, other) => one.index - other.index,
  last: (one, other) => (other.time?.[0] ?? "") < (one.time?.[0] ?? "") ? -1 : (other.time?.[0] ?? "") > (one.time?.[0] ?? "") ? 1 : one.index - other.index,
  pair: (one, other) => pairRank(one) - pairRank(other) || pairKey(one).localeCompare(pairKey(other), "en") || one.index - other.index,
};
let pairCounts = new Map();
const pairKey = (event) => [namesOf(event.sources), event.symmetric ? "" : namesOf(event.targets)].sort().join(" – ");
const pairRank = (event) => -(pairCounts.get(pairKey(event)) ?? 0);

/** Return the shown events in the order of the table. */
function tableEvents() {
  if (order === "first") return shownEvents;
  if (order === "pair") {
    pairCounts = new Map();
    for (const event of shownEvents) pairCounts.set(pairKey(event), (pairCounts.get(pairKey(event)) ?? 0) + 1);
  }
  return [...shownEvents].sort(ORDERS[order]);
}

function showTable() {
  byId("events-heading").replaceChildren("Events ", element("small", { text: tally(shownEvents.length) }));
  byId("events").tBodies[0].replaceChildren(...tableEvents().slice(0, rowsShown).map(tableRow));
  byId("more-events").hidden = shownEvents.length <= rowsShown;
  byId("more-events").textContent = `Show ${Math.min(PAGE_OF_ROWS, shownEvents.length - rowsShown)} more`;
  byId("order").value = order;
}

function tally(amount) {
  return amount === events.length ? number(amount) : `${number(amount)} of ${number(events.length)}`;
}

function tableRow(event) {
  const choose = () => select({ event: event.index }, true);
  const action = element("button", { type: "button", class: "name", text: verbWords(event).replace(/ each other$/, ""), "aria-label": `Evidence: ${eventWords(event)}` });
  const sample = lineSample({ quad: event.quad, status: data.statuses[event.status], according: isReported(event), arrow: !event.symmetric && event.targets.length > 0, width: 34 });
  const [claim] = claimsOf[event.index];
  const row = element(
    "tr", { role: "row", "data-event": event.id, "aria-selected": selected?.event === event.index ? "true" : null },
    element("td", { role: "cell", class: "date", text: whenWords(event) }),
    element("td", { role: "cell", dir: "auto", text: namesOf(event.sources) || "—" }),
    element("td", { role: "cell", class: actLook(event) }, action),
    element("td", { role: "cell", dir: "auto", text: targetWords(event) || "—" }),
    element("td", { role: "cell", class: "status-cell" }, sample, element("span", { text: statusWords(event) })),
    element("td", { role: "cell", class: "sentence-cell" }, claim ? element("q", { dir: "auto" }, ...marked(data.sentences[claim.sentence], claim.marks)) : "", claim ? element("span", { class: "quiet", text: ` ${sourceWords(event)}` }) : ""),
  );
  row.addEventListener("click", choose);
  return row;
}

/** Say who published the sentence, and how many others tell of the same event. */
function sourceWords(event) {
  const article = articles[claimsOf[event.index][0].article];
  const others = claimsOf[event.index].length - 1;
  return [article?.publisher || articleName(article), others ? `and ${count(others, "other sentence")}` : ""].filter(Boolean).join(" ");
}

function moreRows() {
  rowsShown += PAGE_OF_ROWS;
  showTable();
}

function buildTable() {
  byId("more-events").addEventListener("click", moreRows);
  byId("order").addEventListener("change", () => {
    order = byId("order").value;
    rowsShown = PAGE_OF_ROWS;
    showTable();
    keep();
  });
}
