// Where actors stand on the canvas: each group spread by its arrows, all groups side by side in the shape of the canvas.
// The same actors, arrows and shape of canvas give the same places, however they came to be chosen.

const SPACING = 110; // between two actors with an arrow
const ROUNDS = 60;
const GROUP_GAP = 46;
const MOST_WIDER = 2;

/** Return a place for each actor. `links` are pairs of actors, `width` and `height` are those of the canvas. */
function arrange(ids, links, width, height) {
  const groups = groupsOf(ids, links).map((group) => spreadGroup(group, links));
  let places = new Map();
  for (const grown of [1, 1.35, 1.8]) {
    const boxes = groups.map((group) => boxed(untangled(stretched(group, width / height), grown, width / height), grown));
    places = packed(boxes, width / height);
    const [across, down] = [0, 1].map((axis) => extent([...places.values()].map((spot) => spot[axis]))).map(([low, high]) => high - low);
    const scales = [(width - Math.min(200, width * 0.26)) / (across || 1), (height - 100) / (down || 1)];
    const scale = Math.min(...scales, 1.25);
    if (scale * grown < 1 && grown < 1.8) continue;
    const wider = scales.map((most) => Math.min(Math.max(most / scale, 1), MOST_WIDER)); // the room there is, is used
    return new Map([...places].map(([id, spot]) => [id, spot.map((at, axis) => Math.round(at * wider[axis]))]));
  }
  return places;
}

/** Return the actors in groups that arrows hold together, the largest first. */
function groupsOf(ids, links) {
  const beside = new Map(ids.map((id) => [id, []]));
  for (const [one, other] of links) {
    beside.get(one).push(other);
    beside.get(other).push(one);
  }
  const met = new Set();
  const groups = [];
  for (const id of ids) {
    if (met.has(id)) continue;
    const group = [id];
    met.add(id);
    for (let at = 0; at < group.length; at += 1) for (const next of beside.get(group[at])) if (!met.has(next)) group.push(next) && met.add(next);
    groups.push(group.sort((one, other) => one - other));
  }
  return groups.sort((one, other) => other.length - one.length || one[0] - other[0]);
}

/** Return how many arrows lie between any two of a group. */
function stepsBetween(group, links) {
  const at = new Map(group.map((id, index) => [id, index]));
  const beside = group.map(() => []);
  for (const [one, other] of links) {
    if (!at.has(one) || one === other) continue;
    beside[at.get(one)].push(at.get(other));
    beside[at.get(other)].push(at.get(one));
  }
  return group.map((_, start) => {
    const steps = new Array(group.length).fill(0);
    const queue = [start];
    const met = new Set(queue);
    for (const here of queue) {
      for (const next of beside[here]) {
        if (met.has(next)) continue;
        met.add(next);
        steps[next] = steps[here] + 1;
        queue.push(next);
      }
    }
    return steps;
  });
}

/** Spread a group so that distances on the canvas are as the number of arrows between (stress majorization, Gansner et al. 2004). */
function spreadGroup(group, links) {
  const steps = stepsBetween(group, links);
  let spots = group.map((id, index) => [placeOf(nodeFor(id)).x + (index % 7), placeOf(nodeFor(id)).y + (index % 11)]);
  for (let round = 0; round < ROUNDS && group.length > 1; round += 1) {
    spots = spots.map((spot, here) => {
      const sum = [0, 0, 0];
      spots.forEach((other, there) => {
        if (here === there) return;
        const wanted = steps[here][there] * SPACING;
        const weight = 1 / (steps[here][there] * steps[here][there]);
        const away = Math.sqrt((spot[0] - other[0]) ** 2 + (spot[1] - other[1]) ** 2) || 1;
        for (const axis of [0, 1]) sum[axis] += weight * (other[axis] + (wanted * (spot[axis] - other[axis])) / away);
        sum[2] += weight;
      });
      return [sum[0] / sum[2], sum[1] / sum[2]];
    });
  }
  return group.map((id, index) => ({ id, x: spots[index][0], y: spots[index][1] }));
}

/** Make a group as wide for its height as the canvas is, within reason. */
function stretched(group, shape) {
  const [across, down] = ["x", "y"].map((axis) => extent(group.map((spot) => spot[axis]))).map(([low, high]) => Math.max(high - low, 1));
  const factor = Math.min(Math.max(Math.sqrt((shape * down) / across), 0.6), 1.5);
  return group.map(({ id, x, y }) => ({ id, x: x * factor, y: y / factor }));
}

/** How much of the canvas an actor takes with its name. */
function roomOf(id, grown) {
  const letters = ((small && initialsOf(id)) || nameOf(id)).length;
  const name = (letters <= ONE_LINE ? letters : Math.min(letters / 2 + 3, 24)) * 7.4;
  return { wide: Math.max(name, 2 * sizeOf(id)) * grown + 14, high: (2 * sizeOf(id) + 26) * grown };
}

/** Push apart those whose names would lie on each other, rather to where the canvas is long. */
function untangled(group, grown, shape) {
  const rooms = group.map(({ id }) => roomOf(id, grown));
  const spots = group.map((spot) => ({ ...spot }));
  for (let round = 0; round < 80; round += 1) {
    let clear = true;
    for (let one = 0; one < spots.length; one += 1) {
      for (let other = one + 1; other < spots.length; other += 1) {
        const [across, down] = [spots[other].x - spots[one].x, spots[other].y - spots[one].y];
        const wide = (rooms[one].wide + rooms[other].wide) / 2 - Math.abs(across);
        const high = (rooms[one].high + rooms[other].high) / 2 - Math.abs(down);
        if (wide <= 0 || high <= 0) continue;
        clear = false;
        const axis = wide < high * shape ? "x" : "y";
        const push = (axis === "x" ? wide : high) / 2 + 0.5;
        const side = (axis === "x" ? across : down) < 0 ? -1 : 1;
        spots[one][axis] -= push * side;
        spots[other][axis] += push * side;
      }
    }
    if (clear) break;
  }
  return spots;
}

/** Return a group with its width and height, its places counted from its corner. */
function boxed(group, grown) {
  const borders = group.map((spot) => ({ spot, room: roomOf(spot.id, grown) }));
  const left = Math.min(...borders.map(({ spot, room }) => spot.x - room.wide / 2));
  const right = Math.max(...borders.map(({ spot, room }) => spot.x + room.wide / 2));
  const top = Math.min(...borders.map(({ spot, room }) => spot.y - room.high / 2));
  const bottom = Math.max(...borders.map(({ spot, room }) => spot.y + room.high / 2));
  return { wide: right - left, high: bottom - top, spots: group.map(({ id, x, y }) => ({ id, x: x - left, y: y - top })) };
}

/** Put groups into rows of the width at which all rows together have the shape of the canvas. */
function packed(boxes, shape, gap = GROUP_GAP) {
  const widest = Math.max(...boxes.map(({ wide }) => wide));
  const area = boxes.reduce((sum, { wide, high }) => sum + (wide + gap) * (high + gap), 0);
  let best = null;
  for (const factor of [0.9, 1.05, 1.2, 1.4, 1.7]) {
    const made = rowsOf(boxes, Math.max(widest, Math.sqrt(area * shape) * factor), gap);
    const scale = Math.min(shape / (made.wide || 1), 1 / (made.high || 1));
    if (!best || scale > best.scale) best = { scale, places: made.places };
  }
  return best ? best.places : new Map();
}

function rowsOf(boxes, most, gap) {
  const rows = [];
  for (const box of boxes) {
    const row = rows.at(-1);
    if (row && row.wide + gap + box.wide <= most) {
      row.boxes.push(box);
      row.wide += gap + box.wide;
    } else rows.push({ boxes: [box], wide: box.wide });
  }
  const wide = Math.max(...rows.map((row) => row.wide));
  const places = new Map();
  let y = 0;
  for (const row of rows) {
    const high = Math.max(...row.boxes.map((box) => box.high));
    let x = (wide - row.wide) / 2;
    for (const box of row.boxes) {
      for (const spot of box.spots) places.set(spot.id, [Math.round(x + spot.x), Math.round(y + (high - box.high) / 2 + spot.y)]);
      x += box.wide + gap;
    }
    y += high + gap;
  }
  return { wide, high: y - gap, places };
}
