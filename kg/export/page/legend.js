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
      ...(hasGroups ? [entry(ribbonSample(), "Ribbon between groups", "as wide as what the articles vouch for, by class; pale beside it what is only reported")] : []),
    ]),
    group("Shape: the actor", [
      ...shapes.map(([shape, words]) => toggle("shapes", shape, shapeSample(kindOf(shape)), sentenceCase(words))),
      entry(sizes(), "Size", "number of events"),
      ...(hasGroups ? [entry(groupSample(false), "Ring", "a group; coloured by what passes inside it"), entry(groupSample(true), "Hollow", "people of a kind whose country is not told")] : []),
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

/** Return a small picture of a ribbon: cooperation and conflict side by side, what is only reported pale. */
function ribbonSample() {
  const made = drawing("svg", { width: 46, height: 14, viewBox: "0 0 46 14", class: "line", "aria-hidden": "true" });
  const quads = ["verbal cooperation", "material conflict"].map((name) => data.classes.indexOf(name));
  for (const [quad, y, high, opacity] of [[quads[0], 1, 3, 0.32], [quads[0], 4, 3, 1], [quads[1], 7, 4, 1], [quads[1], 11, 2, 0.32]]) made.append(drawing("rect", { x: 2, y, width: 42, height: high, class: `ribbon-${shortName(data.classes[quad])}`, "fill-opacity": opacity }));
  return made;
}

function groupSample(hollow) {
  return drawing("svg", { width: 20, height: 18, viewBox: "0 0 20 18", class: "shape", "aria-hidden": "true" }, drawing("circle", { cx: 10, cy: 9, r: 5, class: hollow ? "hollow" : "" }), drawing("circle", { cx: 10, cy: 9, r: 8, class: "ring" }));
}

function sizes() {
  const circles = [[4, 3], [15, 5], [32, 8]].map(([x, r]) => drawing("circle", { cx: x, cy: 9, r }));
  return drawing("svg", { width: 42, height: 18, viewBox: "0 0 42 18", class: "shape", "aria-hidden": "true" }, ...circles);
}
