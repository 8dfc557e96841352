// Where groups stand: all of them within the canvas, each with room for its name below it. Lengths are those of the screen, counted
// from the middle of the canvas. The same groups, ribbons and canvas give the same places.

const PUSHES = 300;
const BORDER = 6;
const FULLEST = 0.66; // how much of the canvas figures and names may take
let arrangedFor = null; // width and height of the canvas that groups were arranged for

/** Return whose place a figure shares: that of its group, if that is unfolded. */
const placeHolder = (figure) => (isGrouped() && members.get(home.get(figure))?.has(figure) ? home.get(figure) : figure);

/** Return a place for each figure. `pairs` are those with a ribbon, `width` and `height` are those of the canvas. */
function arrangeGroups(figures, pairs, width, height) {
  arrangedFor = { width, height };
  unit = frameUnit(width, height);
  const [ids, links] = [[...new Set(figures.map(placeHolder))], pairs.map((pair) => pair.map(placeHolder))];
  const spread = groupsOf(ids, links).map((group) => stretched(spreadGroup(group, links), width / height));
  const whole = packed(spread.map((group) => boxed(untangled(group, 1, width / height), 1)), width / height);
  const open = members;
  members = new Map(); // first as if all were folded: what is unfolded then stays where it was
  const folded = settled(filled(whole, width, height), width, height);
  members = open;
  const spots = members.size ? settled(folded, width, height) : folded;
  return placesOfSpots(spots.flatMap((spot) => (members.has(spot.id) ? membersAround(spot, figures) : [spot])));
}

const placesOfSpots = (spots) => new Map(spots.map(({ id, x, y }) => [id, [Math.round(x), Math.round(y)]]));

/** How large a group is drawn for its number of events: smaller where the canvas is. */
const frameUnit = (width, height) => Math.min(Math.max(Math.sqrt(width * height) / 750, 0.5), 1.2);

/** Return places stretched until they fill the canvas. */
function filled(places, width, height) {
  const borders = [0, 1].map((axis) => extent([...places.values()].map((spot) => spot[axis])));
  const room = [width * 0.86, height * 0.86];
  const at = (spot, axis) => ((spot[axis] - (borders[axis][0] + borders[axis][1]) / 2) * room[axis]) / (borders[axis][1] - borders[axis][0] || 1);
  return [...places].map(([id, spot]) => ({ id, x: at(spot, 0), y: at(spot, 1) }));
}

/** How much room a figure takes with its name below it: `up` is how far it reaches above its place. */
function roomInFrame(id) {
  const name = shortLabel(id);
  const lines = (name.length > oneLine() && halves(name)) || [name];
  const radius = (sizeOf(id) + (isGroup(id) ? RING + 1 : 0)) * unit;
  const height = heightOf(id);
  const text = lines.length * height * LEADING + 8;
  return { wide: Math.max(...lines.map((line) => widthOf(shortened(line), height)), 2 * radius) + 10, high: 2 * radius + text + 2, up: radius + 2, least: 2 * radius + 4 };
}

const TIGHTER = [1, 0.8, 0.6, 0.4]; // of the room for names, where there is not enough for all

/** Return places at which no room lies on another, all within the canvas; where names have no room, at least discs and unfolded groups have. */
function settled(spots, width, height) {
  const full = spots.map(({ id }) => (members.has(id) ? { ...unfoldedBox(id), least: null } : roomInFrame(id)));
  let found = null;
  for (const tight of TIGHTER) {
    const rooms = full.map((room) => (room.least ? { wide: Math.max(room.wide * tight, room.least), high: Math.max(room.high * tight, room.least), up: room.up } : room));
    found = pushedApart(spots, rooms, width, height);
    if (found.clear) break;
    const rows = small && !members.size && inRows(spots, full, width, height);
    if (rows) return rows;
  }
  return found.spots;
}

/** Return places in rows, for a narrow canvas that names nearly fill: from above to below and from left to right as before. Null where they do not fit. */
function inRows(spots, rooms, width, height) {
  const high = new Map(spots.map(({ id }, at) => [id, rooms[at]]));
  const rows = [];
  for (const spot of [...spots].sort((one, other) => one.y - other.y)) {
    const { wide } = high.get(spot.id);
    const row = rows.at(-1);
    if (row && row.wide + wide <= width - 2 * BORDER) {
      row.spots.push(spot);
      row.wide += wide;
    } else rows.push({ spots: [spot], wide });
  }
  const tall = rows.map((row) => Math.max(...row.spots.map(({ id }) => high.get(id).high)));
  const spare = (height - 2 * BORDER - tall.reduce((sum, one) => sum + one, 0)) / rows.length;
  if (spare < 0) return null;
  let top = BORDER - height / 2;
  return rows.flatMap((row, at) => {
    const gap = (width - 2 * BORDER - row.wide) / row.spots.length;
    let left = BORDER - width / 2;
    const placed = [...row.spots].sort((one, other) => one.x - other.x).map(({ id }, order) => {
      const room = high.get(id);
      const x = left + gap / 2 + room.wide / 2;
      left += gap + room.wide;
      const slack = tall[at] + spare - room.high; // every other one stands lower, so that ribbons along a row are seen
      return { id, x, y: top + ((order + at) % 2 ? slack * 0.9 : slack * 0.1) + room.up };
    });
    top += tall[at] + spare;
    return placed;
  });
}

const widths = new Map();

/** Return how wide words are written in bold, measured once. */
function widthOf(words, height) {
  const key = `${height} ${words}`;
  if (!widths.has(key)) {
    ruler.font = fontOf(600, height, 1);
    widths.set(key, ruler.measureText(words).width);
  }
  return widths.get(key);
}

/** Return a measure of how full the canvas is: 1 where all names just find room. */
const fullness = (figures, width, height) => figures.reduce((sum, id) => sum + roomInFrame(id).wide * roomInFrame(id).high, 0) / (width * height * FULLEST);

/** Push rooms apart within the canvas until none lies on another, or until the patience ends; a large one gives way less. */
function pushedApart(spots, rooms, width, height) {
  const boxes = spots.map(({ x, y }, at) => ({ x, y: y - rooms[at].up + rooms[at].high / 2 }));
  const within = (at, side, room) => {
    const most = Math.max(side / 2 - BORDER - room / 2, 0);
    return Math.max(-most, Math.min(at, most));
  };
  let clear = false;
  for (let push = 0; push < PUSHES && !clear; push += 1) {
    clear = true;
    for (let one = 0; one < boxes.length; one += 1) {
      for (let other = one + 1; other < boxes.length; other += 1) {
        const [across, down] = [boxes[other].x - boxes[one].x, boxes[other].y - boxes[one].y];
        const wide = (rooms[one].wide + rooms[other].wide) / 2 - Math.abs(across);
        const high = (rooms[one].high + rooms[other].high) / 2 - Math.abs(down);
        if (wide <= 0.5 || high <= 0.5) continue;
        clear = false;
        const axis = wide < (high * width) / height ? "x" : "y";
        const far = ((axis === "x" ? wide : high) + 0.6) * ((axis === "x" ? across : down) < 0 ? -1 : 1) * (push < PUSHES / 2 ? 0.6 : 1);
        const [mine, theirs] = [one, other].map((at) => rooms[at].wide * rooms[at].high);
        boxes[one][axis] -= (far * theirs) / (mine + theirs);
        boxes[other][axis] += (far * mine) / (mine + theirs);
      }
    }
    boxes.forEach((box, at) => Object.assign(box, { x: within(box.x, width, rooms[at].wide), y: within(box.y, height, rooms[at].high) }));
  }
  return { clear, spots: spots.map(({ id }, at) => ({ id, x: boxes[at].x, y: boxes[at].y - rooms[at].high / 2 + rooms[at].up })) };
}

// --- what is unfolded -----------------------------------------------------------------------------------------------------

const MEMBER_SHAPE = 1.6; // width of an unfolded group for its height
const HULL_TITLE = 18;
const HULL_MARGIN = 7;

/** Return how much room an unfolded group takes with all names, and where its members stand in it. */
function unfoldedBox(figure) {
  const rooms = standingFor(figure).map((id) => ({ ...roomInFrame(id), id }));
  const boxes = rooms.map(({ id, wide, high, up }) => ({ wide, high, spots: [{ id, x: wide / 2, y: up }] }));
  const spots = packed(boxes, small ? 1 : MEMBER_SHAPE, 4);
  const borders = rooms.map(({ id, wide, high, up }) => ({ left: spots.get(id)[0] - wide / 2, right: spots.get(id)[0] + wide / 2, top: spots.get(id)[1] - up, bottom: spots.get(id)[1] - up + high }));
  const [left, top] = [Math.min(...borders.map((one) => one.left)), Math.min(...borders.map((one) => one.top))];
  const wide = Math.max(...borders.map((one) => one.right)) - left + 2 * HULL_MARGIN;
  const high = Math.max(...borders.map((one) => one.bottom)) - top + 2 * HULL_MARGIN + HULL_TITLE;
  return { wide, high, up: high / 2, spots: new Map([...spots].map(([id, [x, y]]) => [id, [x - left + HULL_MARGIN, y - top + HULL_MARGIN + HULL_TITLE]])) };
}

/** Return the members of an unfolded group, in rows around its place. */
function membersAround({ id: figure, x, y }, figures) {
  const { wide, high, spots } = unfoldedBox(figure);
  return [...spots].filter(([id]) => figures.includes(id)).map(([id, [across, down]]) => ({ id, x: x - wide / 2 + across, y: y - high / 2 + down }));
}

/** Return the borders around the members of each unfolded group, in lengths of the canvas. */
function hulls(places) {
  return [...members.keys()].flatMap((figure) => {
    const scale = network.getScale();
    const inside = standingFor(figure).filter((id) => places[id]).map((id) => {
      const { wide, high, up } = roomInFrame(id);
      return { left: places[id].x - wide / 2 / scale, right: places[id].x + wide / 2 / scale, top: places[id].y - up / scale, bottom: places[id].y + (high - up) / scale };
    });
    if (!inside.length) return [];
    const most = (key, side) => side * Math.max(...inside.map((one) => side * one[key])) + (side * HULL_MARGIN) / scale;
    return [{ figure, left: most("left", -1), right: most("right", 1), top: most("top", -1) - HULL_TITLE / scale, bottom: most("bottom", 1) }];
  });
}
