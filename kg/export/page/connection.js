// How two actors are connected: the shortest way over arrows that are shown.

/** Return the actors on a shortest way between two, both included, or null if there is none. */
function shortestPath(from, to) {
  const before = new Map([[from, null]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !before.has(to); at += 1) {
    for (const edge of edgesOf.get(queue[at]) ?? []) {
      const next = otherEnd(edge, queue[at]);
      if (before.has(next) || !seenIn(edge)) continue;
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

/** Return a field that asks for a second actor. */
function connectionForm(actor) {
  const field = element("input", { type: "text", list: "actor-names", autocomplete: "off", spellcheck: "false", placeholder: "Name of another actor", "aria-label": `Shortest connection from ${nameOf(actor)} to` });
  const answer = element("p", { class: "quiet", role: "status" });
  const connect = () => {
    const [found] = actorsLike(field.value.trim().toLowerCase()).filter((other) => other.index !== actor);
    const path = found && field.value.trim() ? shortestPath(actor, found.index) : null;
    if (path) select({ path });
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
