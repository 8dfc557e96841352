// Names on the canvas, as on a map: always of a readable size, never one over another, the most active actors first.

const MOST_LABELS = 400;
const SIDES = [[0, 1], [0, -1], [1, 0], [-1, 0]]; // below, above, right, left
const DISLIKE = [0, 0.15, 0.6, 0.75]; // where all are free, below is best
let hovered = null;

function hoverLabel(actor) {
  hovered = actor;
  box.classList.toggle("pointing", actor != null);
}

/** Draw the names that find room. The canvas is scaled, so sizes are divided by the scale. */
function drawLabels(context) {
  const scale = network.getScale();
  const view = viewport(scale);
  const items = labelled(scale, view);
  const discs = items.map((item) => item.disc);
  const taken = [view.buttons]; // by names; those of the most active actors may lie on the discs of less active ones
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const item of items) {
    context.font = `${item.weight} ${item.height / scale}px ${LABEL_FONT}`;
    item.width = context.measureText(item.text).width * scale;
    const place = room(item, taken, discs, view);
    if (!place) continue;
    taken.push(place);
    write(context, item.text, (place.left + place.right) / 2 / scale, (place.top + place.bottom) / 2 / scale, item, scale);
  }
  context.restore();
}

const LABEL_FONT = 'system-ui, "Segoe UI", "Noto Sans", sans-serif';

/** Return the borders of what is seen, and the corner where the buttons lie, in lengths of the screen. */
function viewport(scale) {
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const [left, top] = [corner.x * scale, corner.y * scale];
  const [right, bottom] = [left + box.clientWidth, top + box.clientHeight];
  return { left, top, right, bottom, buttons: { id: null, left: right - 140, right, top: bottom - 56, bottom } };
}

/** Return the actors in view, those that must be named first. */
function labelled(scale, view) {
  const places = network.getPositions();
  const isSeen = ({ x, y }) => x * scale > view.left && x * scale < view.right && y * scale > view.top && y * scale < view.bottom;
  const inView = nodes.getIds().filter((id) => isSeen(places[id]));
  const rank = (id) => (id === hovered || id === selected?.actor ? 1e9 : activeActors.has(id) ? actors[id].count : -1);
  inView.sort((one, other) => rank(other) - rank(one) || one - other);
  return inView.slice(0, MOST_LABELS).map((id) => labelItem(id, places, scale, rank(id)));
}

function labelItem(id, places, scale, rank) {
  const x = places[id].x * scale;
  const y = places[id].y * scale;
  const radius = nodeOf.get(id).size * unit * scale;
  const disc = { id, rank, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  const must = rank === 1e9;
  const aside = isAside(id) || !activeActors.has(id);
  const height = Math.min(12 + Math.sqrt(actors[id].count) * 0.7, 16);
  const strong = must || actors[id].count >= strongCount;
  const weight = strong ? 600 : 400;
  return { id, x, y, radius, disc, must, strong, aside, height, weight, sides: freeSides(id, places), text: shortened(nameOf(id)) };
}

/** Return the sides of an actor, those first that fewest arrows leave to. */
function freeSides(id, places) {
  if (!edgesOf.get(id).length) return [2, 0, 1, 3].map((side) => SIDES[side]); // in columns, as in a list
  const crowd = [...DISLIKE];
  for (const edge of edgesOf.get(id)) {
    const other = places[otherEnd(edge, id)];
    if (!other) continue;
    const across = other.x - places[id].x;
    const down = other.y - places[id].y;
    const length = Math.hypot(across, down) || 1;
    SIDES.forEach(([x, y], side) => {
      const towards = (across * x + down * y) / length; // a name is wide and low: beside the actor it meets few arrows, but hides them
      crowd[side] += (x ? Math.max(0, towards - 0.8) * 8 : Math.max(0, towards - 0.35)) * Math.sqrt(edge.width);
    });
  }
  return SIDES.map((side, order) => [crowd[order], side]).sort(([one], [other]) => one - other).map(([, side]) => side);
}

function shortened(name) {
  const plain = name.replace(/[\p{C}\s]+/gu, " ").trim();
  const letters = [...plain];
  return letters.length > 26 ? `${letters.slice(0, 25).join("").trim()}…` : plain;
}

/** Return the first place beside the actor that is seen and that nothing else has taken. */
function room(item, taken, discs, view) {
  const places = item.sides.map((side) => beside(item, side, view)).filter((place) => isInside(place, view));
  const free = places.filter((place) => !taken.some((other) => overlap(place, other)));
  const clear = free.find((place) => !discs.some((other) => other.id !== item.id && overlap(place, other)));
  const lesser = free.find((place) => !discs.some((other) => other.rank >= strongCount && other.id !== item.id && overlap(place, other)));
  return clear ?? (item.strong ? lesser : null) ?? (item.must ? places[0] : null);
}

/** Return the place on one side; above and below it may slide to stay in view. */
function beside(item, [across, down], view) {
  const half = { x: item.width / 2 + 3, y: item.height / 2 + 2 };
  const slide = (x) => Math.min(Math.max(x, view.left + half.x + 2), view.right - half.x - 2);
  const x = across ? item.x + across * (item.radius + item.width / 2 + 6) : slide(item.x);
  const y = item.y + down * (item.radius + item.height / 2 + 5);
  return { id: item.id, left: x - half.x, right: x + half.x, top: y - half.y, bottom: y + half.y };
}

const isInside = (place, view) => place.left >= view.left && place.right <= view.right && place.top >= view.top && place.bottom <= view.bottom;

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function write(context, text, x, y, item, scale) {
  context.globalAlpha = item.aside && !item.must ? 0.35 : 1;
  context.strokeStyle = colours.card;
  context.lineWidth = 4 / scale;
  context.strokeText(text, x, y);
  context.fillStyle = colours.ink;
  context.fillText(text, x, y);
}
