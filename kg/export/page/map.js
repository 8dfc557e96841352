// What happened where, on outlines of countries. A place that is known exactly is a disc; one that is only known to lie near a town, in
// a part of it or in a region has a dashed ring; one of which only the country is known is hollow.

const carriedOutlines = byId("outlines");
const outlines = carriedOutlines && JSON.parse(carriedOutlines.textContent);
const hasMap = Boolean(outlines) && events.some((event) => event.degrees);
const LEAST_SPAN = 8; // degrees that are seen at least
const MOST_PLACE_NAMES = 24;
const SPOT_GAP = 25; // dots between two places; those that lie closer are one
let mapFrame = null; // the part of the world that is seen: { x, y, wide, high } in degrees, null for all that has places
let mapSeen = null; // the same as it was drawn last

const stretch = Math.cos((25 * Math.PI) / 180); // a degree to the east is shorter than one to the north
const onMap = ([north, east]) => [east * stretch, -north];

/** Return the borders of all countries as paths, worked out once. */
const landPaths = [];
function lands() {
  if (landPaths.length) return landPaths;
  const lines = outlines.lines.map((steps) => {
    let [x, y] = [0, 0];
    const found = [];
    for (let at = 0; at < steps.length; at += 2) {
      [x, y] = [x + steps[at], y + steps[at + 1]];
      found.push(onMap([y / outlines.grid, x / outlines.grid]));
    }
    return found;
  });
  for (const [code, rings] of Object.entries(outlines.lands)) {
    const d = rings.map((ring) => {
      const points = unwrapped(ring.flatMap((line, order) => {
        const walked = line < 0 ? [...lines[~line]].reverse() : lines[line];
        return order ? walked.slice(1) : walked;
      }));
      return `M${points.map(([x, y]) => `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`).join("L")}Z`;
    }).join("");
    landPaths.push([code, d]);
  }
  return landPaths;
}

/** Return a border that goes on beyond the edge of the map where it would leap to the other edge. */
function unwrapped(points) {
  let turns = 0;
  return points.map(([x, y], at) => {
    const leap = at ? x - points[at - 1][0] : 0;
    if (Math.abs(leap) > 180 * stretch) turns -= Math.sign(leap);
    return [x + turns * 360 * stretch, y];
  });
}

/** Return the lowest and the highest of some numbers; where a twentieth at either end would take most of the room, those between. */
function usual(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const rare = sorted.length > 40 ? Math.floor(sorted.length * 0.05) : 0;
  const [low, high] = [sorted[rare], sorted.at(-1 - rare)];
  return high - low < 0.75 * (sorted.at(-1) - sorted[0]) ? [low, high] : [sorted[0], sorted.at(-1)];
}

/** Return the part of the world that holds the places of some events, in the shape of the canvas. */
function frameAround(list, shape) {
  const points = list.map((event) => onMap(event.degrees));
  const [[left, right], [top, bottom]] = points.length ? [0, 1].map((axis) => usual(points.map((point) => point[axis]))) : [[-150, 150], [-70, 55]];
  const wide = Math.max((right - left) * 1.16, (bottom - top) * 1.16 * shape, LEAST_SPAN);
  return { x: (left + right - wide) / 2, y: (top + bottom - wide / shape) / 2, wide, high: wide / shape };
}

/** Return the map with the places of the events that are shown. */
function drawMap(width, high) {
  const height = Math.max(high, 300);
  const list = shownEvents.filter((event) => event.degrees);
  const shape = width / height;
  const frame = mapFrame ? { ...mapFrame, high: mapFrame.wide / shape } : frameAround(list, shape);
  mapSeen = frame;
  const scale = width / frame.wide;
  const place = (degrees) => onMap(degrees).map((value, axis) => (value - (axis ? frame.y : frame.x)) * scale);
  const ground = drawing("g", { transform: `scale(${scale}) translate(${-frame.x} ${-frame.y})`, "stroke-width": 0.6 / scale }, ...lands().map(([code, d]) => landShape(code, d, 0.7 / scale)));
  const found = clusters(list, place, width, height);
  const most = Math.max(1, ...found.map((one) => one.list.length));
  const marks = found.map((one) => placeMark(one, most));
  const svg = drawing("svg", { class: "map", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Map of what happened where" }, ground, ...marks, ...placeNames(found, width, most));
  const away = shownEvents.length - list.length;
  const beyond = list.length - found.reduce((sum, one) => sum + one.list.length, 0);
  const words = `The larger, the more events. Filled: what the articles vouch for, in the colours of the acts; pale: all else. Dashed: near a place, or in a region. Hollow: only the country is known.${away ? ` ${count(away, "event")} without a place are not here.` : ""}${beyond ? ` ${count(beyond, "event")} ${beyond === 1 ? "lies" : "lie"} beyond the border.` : ""}`;
  return { made: svg, words };
}

/** Return a country, which a click asks for as the place. */
function landShape(code, d, thick) {
  const title = drawing("title");
  title.textContent = countryName(code) || code;
  const chosen = filter.place === `country:${code}`;
  const made = drawing("path", { d, class: chosen ? "land land-chosen" : "land", "stroke-width": thick }, title);
  made.addEventListener("click", () => !dragged && events.some((event) => event.country === code) && changeFilter({ place: chosen ? "" : `country:${code}` }, null));
  return made;
}

/** Return the places in view, those that lie on each other as one, the largest first: { x, y, list, names, vague }. */
function clusters(list, place, width, height) {
  const places = new Map();
  for (const event of list) {
    const key = `${event.degrees} ${event.precision === "country"}`;
    if (!places.has(key)) places.set(key, { spot: place(event.degrees), list: [], country: event.precision === "country" });
    places.get(key).list.push(event);
  }
  const inView = [...places.values()].filter(({ spot: [x, y] }) => x > -20 && y > -20 && x < width + 20 && y < height + 20).sort((one, other) => other.list.length - one.list.length || one.spot[0] - other.spot[0]);
  const found = [];
  for (const { spot: [x, y], list: some, country } of inView) {
    const near = found.find((one) => one.country === country && Math.hypot(one.x - x, one.y - y) < SPOT_GAP) ?? found.find((one) => Math.hypot(one.x - x, one.y - y) < SPOT_GAP * 0.7);
    if (near) near.list.push(...some);
    else found.push({ x, y, list: [...some], country });
  }
  for (const one of found) {
    one.names = mostOf(one.list, (event) => [event.place]).map(([name]) => name);
    one.vague = one.list.every((event) => event.precision === "country") ? "country" : one.list.every((event) => event.precision !== "town") ? "near" : "";
  }
  return found;
}

const sizeOnMap = ({ list }, most) => 4 + 14 * Math.sqrt(list.length / Math.max(most, 12));

/** Return a place as a disc in the colours of its acts, around which a pale one holds all that is not vouched for. */
function placeMark(one, most) {
  const { x, y, list, names, vague } = one;
  const size = sizeOnMap(one, most);
  const sure = list.filter((event) => event.asserted);
  const inner = size * Math.sqrt(sure.length / list.length);
  const outer = drawing("circle", { cx: round(x), cy: round(y), r: round(size), class: `place place-${vague || "town"}${asideLook(list)}` });
  const slices = vague === "country" ? [] : pie(x, y, inner, data.classes.map((name, quad) => [`strip-full line-${shortName(name)}${asideLook(list)}`, sure.filter((event) => event.quad === quad).length]));
  const touch = drawing("circle", { cx: round(x), cy: round(y), r: Math.max(13, round(size)), class: "place-touch" });
  const how = { country: "somewhere in ", near: "near or in ", "": "" }[vague];
  const words = `${how}${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${number(names.length - 3)} more places` : ""}, ${balanceWords(list)}`;
  return spot(names.join("\n"), sentenceCase(words), () => choosePlace(one), names.length === 1 && filter.place === placeValue(one), touch, outer, ...slices);
}

/** Return slices of a disc. */
function pie(x, y, radius, shares) {
  const total = shares.reduce((sum, [, amount]) => sum + amount, 0);
  let turn = -Math.PI / 2;
  return shares.filter(([, amount]) => amount).map(([look, amount]) => {
    if (amount === total) return drawing("circle", { cx: round(x), cy: round(y), r: round(radius), class: look });
    const [from, to] = [turn, turn + (2 * Math.PI * amount) / total];
    turn = to;
    const at = (angle) => `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`;
    return drawing("path", { d: `M${round(x)} ${round(y)}L${at(from)}A${round(radius)} ${round(radius)} 0 ${to - from > Math.PI ? 1 : 0} 1 ${at(to)}Z`, class: look });
  });
}

const placeValue = ({ list, vague, names }) => (vague === "country" && list[0].country ? `country:${list[0].country}` : `place:${names[0]}`);

/** Ask for a place, or for nothing any more where it is asked for; several that lie on each other are looked at from nearer. */
function choosePlace(one) {
  if (dragged) return;
  if (one.names.length > 1 && mapSeen.wide > LEAST_SPAN / 2) {
    zoomMap(2.5, one.x, one.y);
    return;
  }
  const value = placeValue(one);
  changeFilter({ place: filter.place === value ? "" : value }, null);
}

/** Return the names of the largest places, where they lie on nothing. */
function placeNames(found, width, most) {
  const taken = found.map((one) => [one.x - sizeOnMap(one, most), one.y - sizeOnMap(one, most), one.x + sizeOnMap(one, most), one.y + sizeOnMap(one, most)]);
  const made = [];
  for (const one of found) {
    if (made.length >= MOST_PLACE_NAMES) break;
    const words = cutToFit(one.names.length > 1 ? `${one.names[0]} +${one.names.length - 1}` : (one.names[0] ?? ""), 12, 150);
    ruler.font = `12px ${SANS}`;
    const long = ruler.measureText(words).width * 1.06;
    const side = one.x + sizeOnMap(one, most) + 5 + long < width;
    const left = side ? one.x + sizeOnMap(one, most) + 4 : one.x - sizeOnMap(one, most) - 4 - long;
    const around = [left, one.y - 8, left + long, one.y + 8];
    if (taken.some(([x1, y1, x2, y2]) => x1 < around[2] && around[0] < x2 && y1 < around[3] && around[1] < y2)) continue;
    taken.push(around);
    made.push(textAt(words, left, one.y + 4, "place-name"));
  }
  return made;
}

// --- near and far ---------------------------------------------------------------------------------------------------------

/** Look from nearer or from farther away, around a place on the canvas. */
function zoomMap(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
  const scale = stage.clientWidth / mapSeen.wide;
  const wide = Math.min(Math.max(mapSeen.wide / factor, 1), 360);
  const [east, south] = [mapSeen.x + x / scale, mapSeen.y + y / scale];
  mapFrame = { x: east - (x / stage.clientWidth) * wide, y: south - ((y / stage.clientWidth) * wide), wide };
  showStage();
}

let dragged = false; // whether the pointer has moved the map since it was pressed

function buildMap() {
  if (!hasMap) return;
  byId("map-in").addEventListener("click", () => zoomMap(1.6));
  byId("map-out").addEventListener("click", () => zoomMap(1 / 1.6));
  byId("map-fit").addEventListener("click", () => {
    mapFrame = null;
    showStage();
  });
  let start = null;
  stage.addEventListener("pointerdown", (press) => {
    dragged = false;
    start = viewName === "map" && press.pointerType !== "touch" ? { x: press.clientX, y: press.clientY, seen: mapSeen } : null;
  });
  addEventListener("pointermove", (press) => {
    if (!start || !press.buttons) return;
    const [across, down] = [press.clientX - start.x, press.clientY - start.y];
    if (!dragged && Math.hypot(across, down) < 5) return;
    dragged = true;
    const scale = stage.clientWidth / start.seen.wide;
    mapFrame = { x: start.seen.x - across / scale, y: start.seen.y - down / scale, wide: start.seen.wide };
    showStage();
  });
  addEventListener("pointerup", () => (start = null));
  stage.addEventListener("wheel", (turn) => {
    if (viewName !== "map" || !(turn.ctrlKey || turn.metaKey)) return;
    turn.preventDefault();
    const around = stage.getBoundingClientRect();
    zoomMap(turn.deltaY < 0 ? 1.25 : 1 / 1.25, turn.clientX - around.left, turn.clientY - around.top);
  }, { passive: false });
}
