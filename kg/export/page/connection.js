// How two actors are connected: the shortest way over arrows that are shown, with the sentences of each step. What the articles vouch
// for comes first: a way leads over anything else only where no other does, or where that is asked for.

const isVouched = (edge) => data.statuses[edge.status] === "occurred" && !edge.according;
const isDenial = (edge) => data.statuses[edge.status] === "denied";

/** Return the actors on a shortest way between two, both included, or null if there is none; `way` "any" takes all arrows alike. */
function shortestPath(from, to, way = "") {
  const layers = way === "any" ? [() => true] : [isVouched, (edge) => !isDenial(edge), () => true];
  for (const fits of layers) {
    const path = breadthFirst(from, to, fits);
    if (path) return path;
  }
  return null;
}

function breadthFirst(from, to, fits) {
  const before = new Map([[from, null]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !before.has(to); at += 1) {
    for (const edge of edgesOf.get(queue[at]) ?? []) {
      const next = otherEnd(edge, queue[at]);
      if (before.has(next) || !fits(edge) || !seenIn(edge)) continue;
      before.set(next, queue[at]);
      queue.push(next);
    }
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let actor = to; actor != null; actor = before.get(actor)) path.unshift(actor);
  return path;
}

/** Return the shown arrows between two actors. */
function arrowsBetween(one, other) {
  return (edgesOf.get(one) ?? []).filter((edge) => otherEnd(edge, one) === other && seenIn(edge));
}

function pathWords(path) {
  return `${path.map(nameOf).join(" – ")}: ${count(path.length - 1, "step")}.`;
}

/** Return each step of a connection with the events between its two, those first that the articles vouch for. */
function stepsOf(path) {
  return path.slice(1).map((actor, at) => {
    const arrows = arrowsBetween(path[at], actor);
    const list = [...new Set(arrows.flatMap((edge) => edge.events))].map((index) => events[index]).filter(isShown);
    return { one: path[at], other: actor, list: list.sort((before, after) => Number(after.asserted) - Number(before.asserted) || before.index - after.index) };
  });
}

/** Say how a step is known that no article vouches for. */
function stepWords(list) {
  const [[standing]] = byStanding(list);
  return standing === "asserted" ? "" : `Not vouched for by any article: ${standingWords(standing)}.`;
}

/** Return a connection: the steps with their sentences, and a shorter way where one leads over what is not vouched for. */
function pathEvidence(path) {
  const found = stepsOf(path);
  const weak = found.filter(({ list }) => stepWords(list)).length;
  const known = weak ? `${weak === found.length ? "none" : `${number(found.length - weak)}`} of them vouched for by the articles` : `${found.length > 1 ? "each" : "it"} vouched for by the articles`;
  return [
    ...heading(element("span", {}, actorButton(path[0]), " … ", actorButton(path.at(-1)))),
    element("p", { class: "quiet", text: `Shortest connection over arrows that are shown: ${count(found.length, "step")}, ${known}.` }),
    otherWay(path),
    marksKey(found.flatMap(({ list }) => list)),
    ...found.flatMap(({ one, other, list }) => {
      const [head, ...cards] = section(`${nameOf(one)} – ${nameOf(other)}`, list, STEP_EVENTS);
      return [head, element("p", { class: "quiet step-words", text: stepWords(list) }), ...cards];
    }),
  ];
}

const STEP_EVENTS = 3; // at first, of each step

/** Return a button for the shorter way over all arrows, or for the way back from it. */
function otherWay(path) {
  const other = shortestPath(path[0], path.at(-1), selected.way ? "" : "any");
  if (!other || (!selected.way && other.length >= path.length) || (selected.way && other.length === path.length)) return "";
  const text = selected.way ? "Only over what the articles vouch for" : `A way of ${count(other.length - 1, "step")}, not all vouched for`;
  return element("div", { class: "tools" }, element("div", { class: "tool-row" }, element("button", { type: "button", text, on: () => select({ path: other, way: selected.way ? "" : "any" }) })));
}

/** Return a field that asks for a second actor. */
function connectionForm(actor) {
  const field = element("input", { type: "text", list: "actor-names", autocomplete: "off", spellcheck: "false", placeholder: "Name of another actor", "aria-label": `Shortest connection from ${nameOf(actor)} to` });
  const answer = element("p", { class: "quiet", role: "status" });
  const connect = () => {
    const [found] = actorsLike(field.value.trim().toLowerCase()).filter((other) => other.index !== actor);
    const path = found && field.value.trim() ? shortestPath(actor, found.index) : null;
    if (path) select({ path, way: "" });
    else answer.textContent = found ? `No arrows that are shown lead from ${nameOf(actor)} to ${nameOf(found.index)}.` : "No actor of that name.";
  };
  field.addEventListener("focus", listNames, { once: true });
  field.addEventListener("keydown", (key) => key.key === "Enter" && connect());
  const button = element("button", { type: "button", text: "Connect", on: connect });
  return element("div", { class: "connect" }, element("div", { class: "connect-row" }, field, button), answer);
}

const MOST_NAMES = 3000; // a longer list only slows a browser down

/** Offer the names of the most active actors. */
function listNames() {
  const list = byId("actor-names");
  if (list.children.length) return;
  const busiest = [...allNodes].sort((one, other) => actors[other.id].count - actors[one.id].count).slice(0, MOST_NAMES);
  list.append(...[...new Set(busiest.map((node) => nameOf(node.id)))].map((name) => element("option", { value: name })));
}
