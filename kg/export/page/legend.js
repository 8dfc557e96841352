// What colours, lines and shapes mean; each meaning has a box that takes it out of the picture.

const SHAPE_WORDS = {
  dot: "country, government", diamond: "person", square: "organisation, party, media, court", hexagon: "international organisation",
  triangle: "military, armed group", triangleDown: "civilians, protesters", star: "other",
};
const STATUS_NOTES = {
  occurred: "the text says that it happened", denied: "it did not happen", planned: "announced or promised",
  conditional: "only if something else happens", possible: "it may happen, or may have", requested: "demanded or asked for",
};

function buildLegend() {
  const quads = data.classes.map((name, quad) => ({ name, quad })).filter(({ quad }) => quad < 4 || events.some((event) => event.quad === quad));
  const shapes = Object.entries(SHAPE_WORDS).filter(([shape]) => allNodes.some((node) => node.shape === shape));
  const kindOf = (shape) => Object.keys(data.shapes).find((kind) => data.shapes[kind] === shape);
  const statuses = data.statuses.map((status, index) => ({ status, index })).filter(({ index }) => events.some((event) => event.status === index));
  byId("legend-body").replaceChildren(
    group("Colour and thickness: the act", quads.map(({ name, quad }) => toggle("quads", quad, lineSample({ quad }), sentenceCase(name)))),
    group("Line: what became of it", [
      ...statuses.map(({ status, index }) => toggle("statuses", index, lineSample({ status }), sentenceCase(status), STATUS_NOTES[status])),
      toggle("voices", 0, lineSample({}), "The article itself says so"),
      toggle("voices", 1, lineSample({ according: true }), "According to a speaker", "known only from somebody's words"),
      entry(lineSample({ arrow: false }), "No arrow head", "all take part alike: talks, clashes"),
    ]),
    group("Shape: the actor", [
      ...shapes.map(([shape, words]) => toggle("shapes", shape, shapeSample(kindOf(shape)), sentenceCase(words))),
      entry(sizes(), "Size", "number of events"),
    ]),
  );
}

function group(title, entries) {
  return element("section", {}, element("h3", { text: title }), element("ul", {}, ...entries));
}

function toggle(set, value, sample, words, note = null) {
  const text = element("span", { "data-words": words.toLowerCase() }, words, note ? element("span", { class: "quiet", text: ` — ${note}` }) : "");
  return element("li", {}, chip(set, value, text, element("span", { class: "sample" }, sample), "meaning"));
}

function entry(sample, words, note = null) {
  const text = element("span", {}, words, note ? element("span", { class: "quiet", text: ` — ${note}` }) : "");
  return element("li", { class: "fixed" }, element("span", { class: "sample" }, sample), text);
}

function sizes() {
  const circles = [[4, 3], [15, 5], [32, 8]].map(([x, r]) => drawing("circle", { cx: x, cy: 9, r }));
  return drawing("svg", { width: 42, height: 18, viewBox: "0 0 42 18", class: "shape", "aria-hidden": "true" }, ...circles);
}
