// The same events as text.

const PAGE_OF_ROWS = 200;
let rowsShown = PAGE_OF_ROWS;

function showTable() {
  byId("events-heading").replaceChildren("Events ", element("small", { text: tally(shownEvents.length) }));
  byId("events").tBodies[0].replaceChildren(...shownEvents.slice(0, rowsShown).map(tableRow));
  byId("more-events").hidden = shownEvents.length <= rowsShown;
  byId("more-events").textContent = `Show ${Math.min(PAGE_OF_ROWS, shownEvents.length - rowsShown)} more`;
}

function tally(number) {
  return number === events.length ? number.toLocaleString("en") : `${number.toLocaleString("en")} of ${events.length.toLocaleString("en")}`;
}

function tableRow(event) {
  const choose = () => select({ event: event.index }, true);
  const action = element("button", { type: "button", class: "name", text: actionLabel(event), "aria-label": `Evidence: ${eventWords(event)}` });
  const sample = lineSample({ quad: event.quad, status: data.statuses[event.status], according: isReported(event), arrow: !event.symmetric && event.targets.length > 0, width: 34 });
  const row = element(
    "tr", { "data-event": event.id, "aria-selected": selected?.event === event.index ? "true" : null },
    element("td", { class: "date", text: event.when ?? "—" }),
    element("td", { dir: "auto", text: namesOf(event.sources) || "—" }),
    element("td", { class: `text-${shortName(data.classes[event.quad])}` }, action),
    element("td", { dir: "auto", text: event.symmetric ? "each other" : namesOf(event.targets) || "—" }),
    element("td", { class: "status-cell" }, sample, element("span", { text: statusWords(event) })),
  );
  row.addEventListener("click", choose);
  return row;
}

function moreRows() {
  rowsShown += PAGE_OF_ROWS;
  showTable();
}
