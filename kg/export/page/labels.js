// Names on the canvas, as on a map: always of a readable size, never one over another, the most active actors first.

const MOST_LABELS = 400;
const SIDES = [[0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]]; // below, above, right, left, and between
const DISLIKE = [0, 0.15, 0.6, 0.75, 1.2, 1.25, 1.3, 1.35]; // where all are free, below is best
let hovered = null;
let named = []; // where the names stand that found room
let written = []; // their lines

function hoverLabel(actor) {
  if (actor === hovered) return;
  hovered = actor;
  redrawSoon();
}

/** Draw the names. Where they stand is worked out anew whenever the drawing rests; while it is dragged they go along with it. */
function drawLabels(context) {
  const scale = network.getScale();
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const sight = sightOf(scale);
  if (!dragging && sight !== seenLast) {
    named = placed(context, scale);
    written = named.flatMap((place) => linesAt(place, scale));
    seenLast = sight;
  }
  for (const line of written) write(context, line, scale);
  context.restore();
}

let dragging = false;
let seenLast = ""; // what names were last placed for

/** Return what decides where names stand; as long as it stays the same, so do they. */
function sightOf(scale) {
  const { left, top, right, bottom } = viewport(scale);
  return [scale, left, top, right, bottom, hovered, painted, nodes.length, edges.length, document.fonts?.status].join(" ");
}

/** Return where each name stands that finds room; of groups each has room below it, and stands there if not all find a better one. */
function placed(context, scale) {
  const view = viewport(scale);
  const items = labelled(scale, view);
  for (const item of items) measure(item, context, scale);
  const around = { view, discs: items.map((item) => item.disc), lines: items.length > CAREFUL ? [] : linesSeen(scale) };
  const titles = [...hullTitles(context, scale), ...paperTitle(context, scale)];
  const found = placedAmong(items, titles, around);
  if (arrangedFor == null || found.length >= items.length + titles.length) return found;
  const below = placedAmong(items.map((item) => ({ ...item, sides: [SIDES[0], ...item.sides.filter((side) => side !== SIDES[0])], patient: true })), titles, around);
  return below.length > found.length ? below : found;
}

function placedAmong(items, titles, around) {
  const taken = [...titles];
  const left = [];
  for (const item of items) {
    const place = room(item, taken, around) ?? (small && item.strong ? placeOver(item, taken, around) : null);
    if (place) taken.push(place);
    else left.push(item);
  }
  for (const item of left) {
    const place = (items.length <= CAREFUL && madeRoom(item, taken, around)) || (item.strong ? placeOver(item, taken, around) : null);
    if (place) taken.push(place);
  }
  return taken;
}

const CAREFUL = 120; // with more names in view, only the first way to place them is tried

/** Write down how wide a name is, in each of the ways in which it may be written. */
function measure(item, context, scale, ways = waysOf(item)) {
  item.ways = ways.map((way) => {
    context.font = fontOf(item.weight, way.height, scale);
    return { ...way, width: Math.max(...way.lines.map((line) => context.measureText(line).width)) * scale };
  });
}

const fontOf = (weight, height, scale) => `${weight} ${height / scale}px ${LABEL_FONT}`;

/** Return the name of each unfolded group, at the top of its borders. */
function hullTitles(context, scale) {
  if (!isGrouped() || !members.size) return [];
  return hulls(network.getPositions()).map(({ figure, left, right, top }) => {
    const item = { id: figure, weight: 600, height: 13, aside: false, must: true };
    const way = { lines: [shortened(nameOf(figure))], height: item.height };
    measure(Object.assign(item, { ways: [] }), context, scale, [way]);
    const [{ width }] = item.ways;
    const [x, y] = [((left + right) / 2) * scale, top * scale + 12];
    return { id: figure, item, way, left: x - width / 2 - 3, right: x + width / 2 + 3, top: y - 9, bottom: y + 9 };
  });
}

/** Return the lines of a name with their places on the canvas. */
function linesAt({ left, right, top, bottom, item, way }, scale) {
  return way.lines.map((text, line) => ({
    text, item, height: way.height, x: (left + right) / 2 / scale, y: ((top + bottom) / 2 + (line - (way.lines.length - 1) / 2) * way.height * LEADING) / scale,
  }));
}

/** Return the arrows that are seen, as straight lines on the screen. */
function linesSeen(scale) {
  const places = network.getPositions();
  const lines = isGrouped() ? ribbons : arrowsDrawn();
  const seen = lines.filter(({ from, to }) => places[from] && places[to]); // while actors are taken away, an arrow may be left alone
  return seen.map(({ from, to }) => [places[from].x * scale, places[from].y * scale, places[to].x * scale, places[to].y * scale]);
}

const LABEL_FONT = 'system-ui, "Segoe UI", "Noto Sans", sans-serif';

/** Return the borders of what is seen, in lengths of the screen. */
function viewport(scale) {
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const [left, top] = [corner.x * scale, corner.y * scale];
  const [right, bottom] = [left + box.clientWidth, top + box.clientHeight];
  return { left, top, right, bottom };
}

/** Return the actors in view, those that must be named first. */
function labelled(scale, view) {
  const places = network.getPositions();
  const isSeen = ({ x, y }) => x * scale > view.left && x * scale < view.right && y * scale > view.top && y * scale < view.bottom;
  const inView = nodes.getIds().filter((id) => !isHidden(nodeFor(id)) && isSeen(places[id]));
  const chosen = chosenFigures();
  const rank = (id) => (id === hovered || chosen.includes(id) ? 1e9 : isActive(id) ? countOf(id) : -1);
  inView.sort((one, other) => rank(other) - rank(one) || one - other);
  return inView.slice(0, MOST_LABELS).map((id) => labelItem(id, places, scale, rank(id)));
}

function labelItem(id, places, scale, rank) {
  const x = places[id].x * scale;
  const y = places[id].y * scale;
  const radius = sizeOf(id) * unit * scale;
  const disc = { id, rank, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  const must = rank === 1e9;
  const aside = isAside(id) || !isActive(id);
  const height = heightOf(id);
  const strong = must || countOf(id) >= strongCount || (isGrouped() && !whole);
  const weight = must || (isGrouped() ? isGroup(id) || countOf(id) > 20 : strong) ? 600 : 400;
  return { id, x, y, radius, disc, must, strong, aside, height, weight, sides: freeSides(id, places), name: small && isGrouped() ? shortLabel(id) : labelOf(id), short: initialsOf(id) };
}

/** How high the letters of a name are: those of the busy are larger. */
function heightOf(id) {
  const grown = Math.sqrt(countOf(id));
  if (!isGrouped()) return Math.min(12 + grown * 0.7, 16);
  return Math.round(small ? Math.min(11 + grown * 0.06, 12) : Math.min(12 + grown * 0.2, 15));
}

/** Return the sides of an actor, those first that fewest arrows leave to. */
function freeSides(id, places) {
  const crowd = [...DISLIKE];
  for (const [end, wide] of neighboursOn(id)) {
    const other = places[end];
    if (!other) continue;
    const across = other.x - places[id].x;
    const down = other.y - places[id].y;
    const length = Math.hypot(across, down) || 1;
    SIDES.forEach(([x, y], side) => {
      const towards = (across * x + down * y) / length / Math.hypot(x, y); // a name is wide and low: beside the actor it meets few arrows, but hides them
      crowd[side] += (x ? Math.max(0, towards - 0.8) * 8 : Math.max(0, towards - 0.35)) * Math.sqrt(wide);
    });
  }
  return SIDES.map((side, order) => [crowd[order], side]).sort(([one], [other]) => one - other).map(([, side]) => side);
}

const ONE_LINE = 20;
const oneLine = () => (small && isGrouped() ? 10 : ONE_LINE);
const LEADING = 1.12;

/** Return the ways to write a name, the best one first: in one line if it is short, else in two; smaller where there is little room. */
function waysOf({ name, short, height }) {
  const plain = name.replace(/[\p{C}\s]+/gu, " ").trim();
  const one = [shortened(plain)];
  const two = halves(plain);
  const long = [...plain].length > oneLine();
  const ways = two ? (long ? [two] : [one, two]) : [one];
  const small = Math.max(height - 2, 11);
  const narrow = short && long ? [{ lines: [short], height }] : [];
  if (small) return [...narrow, ...ways.map((lines) => ({ lines, height })), ...ways.map((lines) => ({ lines, height: 11 }))];
  return [...ways.map((lines) => ({ lines, height })), ...narrow, ...ways.map((lines) => ({ lines, height: small }))];
}

/** Return what is written beside a figure where there is little room. */
const shortLabel = (figure) => (members.has(figure) ? labelOf(figure) : (small && initialsOf(figure)) || labelOf(figure));

/** Return the initials by which an actor is known as well: "ECOWAS". */
const initialsOf = (figure) => !isGroup(figure) && actors[figure].aliases.find((name) => /^[A-Z]{2,8}$/.test(name));

/** Return a name in two lines that are about equally long, or null where it has no gap. */
function halves(plain) {
  const spaces = [...plain.matchAll(/ /g)].map((space) => space.index);
  const longer = (at) => Math.max(at, plain.length - at - 1);
  const at = spaces.reduce((best, space) => (best == null || longer(space) < longer(best) ? space : best), null);
  return at == null ? null : [shortened(plain.slice(0, at)), shortened(plain.slice(at + 1))];
}

function shortened(words) {
  const letters = [...words];
  return letters.length > 24 ? `${letters.slice(0, 23).join("").trim()}…` : words;
}

/** Return the best place beside the actor that is seen and that nothing else has taken. */
function room(item, taken, around) {
  if (isCovered(item, taken)) return null; // a name that stands over it would be taken for its own
  for (const way of item.ways) {
    const clear = placesIn(way, item, around).filter((place) => !taken.some((other) => overlap(place, other)) && !meetsDisc(place, around));
    if (clear.length) return item.patient ? clear[0] : best(clear, around);
  }
  return null;
}

const isCovered = ({ disc }, taken) => taken.some((place) => place.item && place.id !== disc.id && overlap(place, disc));

/** Return a place over actors without a name, where a name must stand and finds no room. */
function placeOver(item, taken, around) {
  if (isCovered(item, taken) && !item.must) return null;
  const named = new Set(taken.map((place) => place.id));
  const discs = around.discs.filter((disc) => named.has(disc.id) || disc.rank >= strongCount);
  const places = placesOf(item, around);
  const free = places.filter((place) => !taken.some((other) => overlap(place, other)));
  return free.find((place) => !meetsDisc(place, { discs })) ?? (item.must ? (free[0] ?? places[0]) : null);
}

const meetsDisc = (place, { discs }) => discs.some((other) => other.id !== place.id && overlap(place, other));

/** Return the place that is liked best: early in the list, and with few lines under it. */
function best(places, { lines }) {
  const cost = (place, order) => order * 0.12 + lines.reduce((number, line) => number + crosses(line, place), 0);
  const costs = places.map(cost);
  return places[costs.indexOf(Math.min(...costs))];
}

/** Move one name aside for an actor that found no room, if that one has another place; return the place it leaves. */
function madeRoom(item, taken, around) {
  if (isCovered(item, taken)) return null;
  for (const place of placesOf(item, around)) {
    if (meetsDisc(place, around)) continue;
    const inTheWay = taken.filter((other) => overlap(place, other));
    if (inTheWay.length !== 1 || !inTheWay[0].item?.disc) continue;
    const others = taken.filter((other) => other !== inTheWay[0]);
    const instead = room(inTheWay[0].item, [...others, place], around);
    if (!instead || meetsDisc(instead, around)) continue;
    taken.splice(taken.indexOf(inTheWay[0]), 1, instead);
    return place;
  }
  return null;
}

/** Return all places in view for a name, those first that are liked best. */
const placesOf = (item, around) => item.ways.flatMap((way) => placesIn(way, item, around));
const placesIn = (way, item, { view }) => item.sides.flatMap((side) => besides(item, way, side)).filter((place) => isInside(place, view));

/** Return the places on one side, along which the name may be shifted. */
function besides(item, way, [across, down]) {
  const tall = way.height * (1 + (way.lines.length - 1) * LEADING);
  const half = { x: way.width / 2 + 3, y: tall / 2 + 2 };
  const y = item.y + down * (across ? item.radius * 0.5 + tall / 2 : item.radius + tall / 2 + 5);
  const beside = across * (item.radius + way.width / 2 + 6);
  const shifts = !across ? [0, -way.width / 4, way.width / 4, -way.width / 2, way.width / 2].map((shift) => [shift, 0]) : down ? [[beside, 0]] : [0, -tall * 0.6, tall * 0.6].map((shift) => [beside, shift]);
  return shifts.map(([shift, lift]) => ({ id: item.id, item, way, left: item.x + shift - half.x, right: item.x + shift + half.x, top: y + lift - half.y, bottom: y + lift + half.y }));
}

/** Whether a line runs through a place. */
function crosses([x, y, endX, endY], place) {
  if (Math.max(x, endX) < place.left || Math.min(x, endX) > place.right || Math.max(y, endY) < place.top || Math.min(y, endY) > place.bottom) return false;
  let [from, to] = [0, 1];
  for (const [start, way, low, high] of [[x, endX - x, place.left, place.right], [y, endY - y, place.top, place.bottom]]) {
    if (Math.abs(way) < 1e-9) {
      if (start < low || start > high) return false;
      continue;
    }
    const [one, other] = [(low - start) / way, (high - start) / way];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return from < to;
}

const isInside = (place, view) => place.left >= view.left && place.right <= view.right && place.top >= view.top && place.bottom <= view.bottom;

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function write(context, { text, x, y, height, item }, scale) {
  context.font = fontOf(item.weight, height, scale);
  context.globalAlpha = item.aside && !item.must ? 0.35 : 1;
  context.strokeStyle = colours.card;
  context.lineWidth = 4 / scale;
  context.strokeText(text, x, y);
  context.fillStyle = colours.ink;
  context.fillText(text, x, y);
}
