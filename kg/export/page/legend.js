// What colours, lines and shapes mean.

const MEANINGS = {
  occurred: "The article says that it happened.",
  denied: "Somebody or the article says that it did not happen.",
  planned: "Announced or promised.",
  conditional: "Only if something else happens.",
  possible: "It may happen, or may have happened.",
  requested: "Demanded or asked for.",
};
const SHAPE_WORDS = {
  dot: "country, government", diamond: "person", square: "organisation, party, media, court", hexagon: "international organisation",
  triangle: "military, armed group", triangleDown: "civilians, protesters", star: "other",
};

function buildLegend() {
  const quads = data.classes.map((name, quad) => ({ name, quad })).filter(({ quad }) => quad < 4 || events.some((event) => event.quad === quad));
  const shapes = Object.entries(SHAPE_WORDS).filter(([shape]) => allNodes.some((node) => node.shape === shape));
  const kindOf = (shape) => Object.keys(data.shapes).find((kind) => data.shapes[kind] === shape);
  byId("legend-body").replaceChildren(
    group("Colour and thickness: the act", quads.map(({ name, quad }) => entry(lineSample({ quad }), sentenceCase(name)))),
    group("Line: what became of it", [
      entry(lineSample({ status: "occurred" }), "Occurred", "the article itself says so"),
      entry(lineSample({ status: "occurred", according: true }), "According to a speaker", "known only from somebody's words"),
      entry(lineSample({ status: "planned" }), "Planned, conditional, possible, requested", "it has not happened"),
      entry(lineSample({ status: "denied" }), "Denied", "it did not happen"),
      entry(lineSample({ status: "occurred", arrow: false }), "No arrow head", "all take part alike: talks, agreements, clashes"),
    ]),
    group("Shape: the actor", [
      ...shapes.map(([shape, words]) => entry(shapeSample(kindOf(shape)), sentenceCase(words))),
      entry(sizes(), "Size", "number of events"),
      entry(shapeSample("country"), "Without an arrow", "acts on nobody named; choose it to read what it did"),
    ]),
  );
}

const sentenceCase = (words) => words[0].toUpperCase() + words.slice(1);

function group(title, entries) {
  return element("section", {}, element("h3", { text: title }), element("ul", {}, ...entries));
}

function entry(sample, words, note = null) {
  const text = element("span", {}, words, note ? element("span", { class: "quiet", text: ` — ${note}` }) : "");
  return element("li", {}, element("span", { class: "sample" }, sample), text);
}

function sizes() {
  const circles = [[4, 3], [15, 5], [32, 8]].map(([x, r]) => drawing("circle", { cx: x, cy: 9, r }));
  return drawing("svg", { width: 42, height: 18, viewBox: "0 0 42 18", class: "shape", "aria-hidden": "true" }, ...circles);
}
