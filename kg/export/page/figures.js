// Who stands on the canvas: actors, or the groups that they belong to, each of which can be unfolded. An actor has its own number, a
// group one below zero.

const GROUPED_FROM = 150; // with more actors than this the page opens on groups
const MOST_MEMBERS = 10; // of an unfolded group; the others stay together
const groups = rows(data.groups);
const isGroup = (figure) => figure < 0;
const groupOf = (figure) => groups[-1 - figure];
const figureAt = new Map(); // what stands in the places of each group: the group, or its only member
const home = new Map(); // the figure with which an actor stands while all is folded
for (const group of groups) {
  const figure = group.id == null ? group.members[0] : -1 - group.index;
  figureAt.set(figure, group);
  for (const actor of group.members) home.set(actor, figure);
}
const hasGroups = groups.some((group) => group.id != null);
const firstLevel = hasGroups && allNodes.length > GROUPED_FROM ? "groups" : "actors";
let level = firstLevel;
let unfolded = new Set();
let members = new Map(); // of each unfolded group, those of its actors that stand for themselves
const isGrouped = () => level === "groups";

/** Return the figure that stands for an actor while all is folded. */
const foldedFigure = (actor) => (isGrouped() ? (home.get(actor) ?? actor) : actor);

/** Return the figure that stands for an actor now. */
function figureOf(actor) {
  const figure = foldedFigure(actor);
  return members.get(figure)?.has(actor) ? actor : figure;
}

/** Return the actors for whom a figure stands; with `whole`, all of the group, however it is unfolded. */
function actorsOf(figure, whole = true) {
  if (!isGroup(figure)) return [figure];
  const all = groupOf(figure).members;
  return whole || !members.has(figure) ? all : all.filter((actor) => !members.get(figure).has(actor));
}

/** Return shape, size and places of a figure, as they were worked out for this level. */
function nodeFor(figure) {
  const group = isGrouped() && figureAt.get(figure);
  if (!group) return nodeOf.get(figure);
  const { wide, tall, size } = group;
  return { id: figure, wide, tall, size, shape: data.shapes[kindOf(figure)] };
}

/** Whether a group is of people of a kind whose country nobody tells: it is no actor, and is drawn hollow. */
const isNameless = (figure) => isGroup(figure) && !groupOf(figure).country && /-xxx$/.test(groupOf(figure).id);
const kindOf = (figure) => (isGroup(figure) ? groupOf(figure).kind : actors[figure].kind);
const countOf = (figure) => (isGroup(figure) ? groupOf(figure).count : actors[figure].count);

/** Return what is written beside a figure. */
const labelOf = (figure) => (members.has(figure) ? count(actorsOf(figure, false).filter((actor) => activeActors.has(actor)).length, "other") : nameOf(figure));

/** Return what chooses a figure. */
const choiceOf = (figure) => (isGroup(figure) ? { group: figure } : { actor: figure });

/** Work out which members of the unfolded groups stand for themselves: those with most events that are shown. */
function unfoldMembers() {
  members = new Map();
  if (!isGrouped() || !unfolded.size) return;
  const tally = new Map();
  for (const edge of allEdges) {
    const seen = seenIn(edge);
    if (seen) for (const actor of [edge.from, edge.to]) tally.set(actor, (tally.get(actor) ?? 0) + seen);
  }
  for (const figure of unfolded) {
    const busy = groupOf(figure).members.filter((actor) => tally.has(actor)).sort((one, other) => tally.get(other) - tally.get(one) || one - other);
    if (busy.length > 1) members.set(figure, new Set(busy.slice(0, small ? MOST_MEMBERS / 2 : MOST_MEMBERS)));
  }
}

/** Show the members of a group in its place, or the group again. */
function fold(figure, open = !unfolded.has(figure)) {
  if (open) unfolded.add(figure);
  else unfolded.delete(figure);
  atOnce(() => restage());
}

/** Show groups, or all actors by themselves. */
function changeLevel(name) {
  level = name;
  pinned = new Map();
  brought = [];
  showLevel();
  if ((selected?.arrow ?? selected?.group ?? selected?.pair) != null) selected = null; // which the other level does not have
  atOnce(() => {
    restage();
    choose(selected);
  });
  showStage();
  showEvidence();
  announce(isGrouped() ? "Groups shown." : "Actors shown.");
  keep();
}

function showLevel() {
  byId("levels").hidden = !hasGroups;
  for (const button of byId("levels").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === level));
}

function buildLevels() {
  for (const button of byId("levels").querySelectorAll("button")) button.addEventListener("click", () => button.value !== level && changeLevel(button.value));
}

// --- in an address --------------------------------------------------------------------------------------------------------

/** Return what names a figure in an address: an actor by its id, a group by its id in a list. */
const figureName = (figure) => (isGroup(figure) ? [groupOf(figure).id] : actors[figure].id);
const groupNumber = new Map(groups.filter(({ id }) => id != null).map((group) => [group.id, -1 - group.index]));

/** Return the figure that a name in an address means, or null. */
const figureNamed = (name) => (Array.isArray(name) ? (groupNumber.get(name[0]) ?? null) : nodeOf.has(numberOf.get(name)) ? numberOf.get(name) : null);
