// Who acts on whom, counted: the sides of events are actors, or, where groups are shown, the countries and groups that they belong to.

const bySide = new Map(); // of each side, its name
const passed = new Map(); // of each level, who acts on whom in each event

/** Return the side on which an actor stands, as it stands in a question. */
function sideOf(actor) {
  const figure = foldedFigure(actor);
  const side = endOf(figure);
  if (!bySide.has(side)) bySide.set(side, nameOf(figure));
  return side;
}

/** Return who acts on whom in each event: [side, side]; where both take part alike, both ways. */
function passing() {
  if (passed.has(level)) return passed.get(level);
  const found = events.map(() => []);
  for (const edge of allEdges) {
    const [from, to] = [sideOf(edge.from), sideOf(edge.to)];
    const ways = edge.arrows || from === to ? [[from, to]] : [[from, to], [to, from]];
    for (const event of edge.events) for (const way of ways) if (!found[event].some(([one, other]) => one === way[0] && other === way[1])) found[event].push(way);
  }
  passed.set(level, found);
  return found;
}

/** Return the two who are asked for, or null. */
const chosenPair = () => (filter.source && filter.target ? [filter.source, filter.target] : null);

/** Return the events that pass all that is asked but who the two are, where two are asked for; with `anyTime`, at any time. */
function eventsOfAnyPair(anyTime = false) {
  const open = (chosenPair() ? ENDS : 0) | (anyTime ? BITS.time : 0);
  return events.filter((event) => (missed[event.index] & ~open) === 0);
}

/** Return the pairs of sides between which something passes: { from, to, list }, those with most first; a pair stands once unless it is `directed`. */
function sidePairs(list, directed = false) {
  const [found, ways] = [new Map(), passing()];
  for (const event of list) {
    const met = new Set();
    for (const way of ways[event.index]) {
      const [from, to] = directed || way[0] <= way[1] ? way : [way[1], way[0]];
      const key = `${from}\n${to}`;
      if (met.has(key)) continue;
      met.add(key);
      if (!found.has(key)) found.set(key, { from, to, list: [] });
      found.get(key).list.push(event);
    }
  }
  return [...found.values()].sort((one, other) => weightOf(other) - weightOf(one) || (one.from + one.to < other.from + other.to ? -1 : 1));
}

/** What the articles vouch for comes before all else. */
const weightOf = ({ list }) => list.filter((event) => event.asserted).length + list.length / 1000;

/** Return how many of some events the articles vouch for, by whether they are conflict; and how many others there are. */
function balanceOf(list) {
  const sure = list.filter((event) => event.asserted);
  const conflict = sure.filter(isConflict).length;
  return { conflict, cooperation: sure.length - conflict, rest: list.length - sure.length };
}

/** Say the same. */
function balanceWords(list) {
  const { conflict, cooperation, rest } = balanceOf(list);
  const parts = [conflict && `${number(conflict)} of conflict`, cooperation && `${number(cooperation)} of cooperation`].filter(Boolean);
  const sure = parts.length ? `${joined(parts)} that the articles vouch for` : "none that the articles vouch for";
  return `${count(list.length, "event")}: ${sure}${rest ? `, ${number(rest)} that they do not` : ""}`;
}

/** Ask for two, or for nobody any more where they are asked for already. */
function choosePair(from, to, either, also = {}) {
  const same = filter.source === from && filter.target === to && filter.either === either && !Object.keys(also).length;
  changeFilter(same ? { source: "", target: "", either: "" } : { source: from, target: to, either, ...also }, null);
}

/** Whether two are asked for or chosen, in this order or, where either may act, in any. */
function isChosenPair(from, to, either) {
  const asked = chosenPair();
  const pair = asked ?? selected?.pair?.map(endOf);
  if (!pair) return false;
  const both = either || !asked || filter.either;
  return (pair[0] === from && pair[1] === to) || (Boolean(both) && pair[0] === to && pair[1] === from);
}

/** Return the look of what stands for some events while others are chosen. */
const asideLook = (list) => (selected && !list.some(isEventChosen) ? " aside" : "");
