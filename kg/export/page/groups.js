// The panel for a group, and for a pair: what lies behind a ribbon, both ways.

const isOfGroup = (event, figure) => involved(event).some((actor) => home.get(actor) === figure);

/** Return a group as it stands in a question. */
function groupPhrase(figure) {
  const name = inSentence(nameOf(figure));
  return groupOf(figure).kind === "country" ? `${name} and its people` : name;
}

/** Return the shown events that arrows lead between two figures, by direction: { there, back, both }, each in order of day. */
function eventsBetween([one, other]) {
  const [mine, theirs] = [one, other].map((figure) => new Set(actorsOf(figure)));
  const ways = new Map(); // of each event, whether it passes there, back
  for (const edge of allEdges) {
    const [there, back] = [mine.has(edge.from) && theirs.has(edge.to), theirs.has(edge.from) && mine.has(edge.to)];
    if (!there && !back) continue;
    for (const event of edge.events) {
      if (!shown[event]) continue;
      const before = ways.get(event) ?? [false, false];
      ways.set(event, edge.arrows ? [before[0] || there, before[1] || back] : [true, true]);
    }
  }
  const inOrder = (isWanted) => [...ways].filter(([, way]) => isWanted(way)).map(([event]) => events[event]).sort((a, b) => a.index - b.index);
  return { there: inOrder(([to, from]) => to && !from), back: inOrder(([to, from]) => from && !to), both: inOrder(([to, from]) => to && from) };
}

/** Return the shown events between two figures, in order of day. */
const eventsOfPair = (pair) => Object.values(eventsBetween(pair)).flat().sort((one, other) => one.index - other.index);
let pairMet = { words: "", found: new Set() };

/** Return the numbers of the events of the chosen pair, worked out once. */
function pairChosen() {
  const words = JSON.stringify([selected.pair, serialised(filter)]);
  if (words !== pairMet.words) pairMet = { words, found: new Set(eventsOfPair(selected.pair).map(({ index }) => index)) };
  return pairMet.found;
}

const figureButton = (figure) => (isGroup(figure) ? element("button", { type: "button", class: "name", dir: "auto", text: nameOf(figure), on: () => select({ group: figure }, true) }) : actorButton(figure));

function pairEvidence(pair) {
  const { there, back, both } = eventsBetween(pair);
  const all = eventsOfPair(pair);
  const [one, other] = pair.map(nameOf);
  return [
    ...heading(element("span", {}, figureButton(pair[0]), " – ", figureButton(pair[1]))),
    standingsLine(all),
    publishersWords(all),
    askButton({ source: endOf(pair[0]), target: endOf(pair[1]), either: "yes" }, "Ask about the two"),
    ...relations(all),
    marksKey(all),
    ...section(`${one} → ${other}`, there, FIRST_OF_MANY),
    ...section(`${other} → ${one}`, back, FIRST_OF_MANY),
    ...section("Together", both, FIRST_OF_MANY),
  ];
}

/** Say for how many events the articles vouch, and what the others are. */
function standingsLine(list) {
  const parts = byStanding(list).map(([standing, some]) => `${number(some.length)} ${standing === "asserted" ? "that the articles vouch for" : standingWords(standing)}`);
  return element("p", { class: "quiet", text: `${count(list.length, "event")}: ${parts.join(", ")}.` });
}

/** Return of which group an actor is a part, if of any. */
const partOf = (actor) => (isGroup(home.get(actor) ?? actor) ? element("p", { class: "quiet" }, "Part of ", figureButton(home.get(actor))) : null);

const endOf = (figure) => (isGroup(figure) ? `group:${groupOf(figure).id}` : `actor:${actors[figure].id}`);

function askButton(change, text, ...others) {
  return element("div", { class: "tools" }, element("div", { class: "tool-row" }, element("button", { type: "button", text, on: () => changeFilter({ ...change }, null) }), ...others));
}

const MOST_NAMED = 8; // members of a group

function groupEvidence(figure) {
  const { kind, members: all } = groupOf(figure);
  const inside = new Set(all);
  const isOf = (actor) => inside.has(actor);
  const part = shownEvents.filter((event) => involved(event).some(isOf));
  const within = new Set(eventsOfPair([figure, figure]));
  const rest = part.filter((event) => !within.has(event));
  const named = mostOf(part, involved).filter(([actor]) => isOf(actor));
  const items = named.slice(0, MOST_NAMED).map(([actor, amount]) => element("li", {}, actorButton(actor), element("span", { class: "amount", text: count(amount, "event") })));
  const open = unfolded.has(figure);
  const button = isGrouped() && named.length > 1 ? element("button", { type: "button", text: open ? "Fold together" : "Unfold", "aria-expanded": String(open), on: () => {
    fold(figure);
    select({ group: figure }, true);
  } }) : "";
  return [
    ...heading(element("span", { dir: "auto", text: nameOf(figure) }), shapeSample(kind)),
    element("p", { class: "quiet", text: groupFacts(figure) }),
    askButton({ source: endOf(figure), either: "yes", target: "" }, "Ask about them", button),
    element("ol", { class: "busiest" }, ...items),
    named.length > items.length ? element("p", { class: "quiet", text: `and ${number(named.length - items.length)} more` }) : "",
    standingsLine(part),
    ...relations(part),
    marksKey(part),
    ...section("Act", rest.filter((event) => !event.symmetric && event.sources.some(isOf)), FIRST_OF_MANY),
    ...section("Are acted upon", rest.filter((event) => !event.symmetric && !event.sources.some(isOf)), FIRST_OF_MANY),
    ...section("Take part with others", rest.filter((event) => event.symmetric), FIRST_OF_MANY),
    ...section("Among themselves", [...within], FIRST_OF_MANY),
  ].filter((part) => part !== "");
}

/** Say what a group is. */
function groupFacts(figure) {
  const { kind, country, members: all } = groupOf(figure);
  const size = count(all.length, "actor");
  if (kind === "country") return `${size}: the country, its government, its people and its forces`;
  return [size, kind, country && countryName(country)].filter(Boolean).join(" · ");
}
