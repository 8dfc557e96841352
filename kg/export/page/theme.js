// Colours, read from the style sheet, so that they are named in one place; and what a line looks like.

const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const shortName = (name) => name.replaceAll(" ", "-");

let colours = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  colours = {
    classes: data.classes.map((name) => colour(shortName(name))),
    ...Object.fromEntries(["card", "ink", "soft", "rule", "wash", "node", "node-edge", "accent"].map((name) => [name, colour(name)])),
  };
}
readColours();

/** Return a colour of the form #rrggbb with an opacity. */
function faded(colour, opacity) {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgba(${parts.join(",")},${opacity})`;
}

function dashesOf(status) {
  if (status === "occurred") return null;
  return status === "denied" ? [2, 4] : [10, 6];
}

/** Return a small picture of a line: what an arrow of this kind looks like. */
function lineSample({ quad = null, status = "occurred", according = false, arrow = true, width = 46 }) {
  const material = quad != null && data.classes[quad].startsWith("material");
  const thick = material ? 4 : 1.8;
  const end = arrow ? width - 9 : width - 2;
  const look = `line ${quad == null ? "line-any" : `line-${shortName(data.classes[quad])}`}`;
  const path = { x1: 2, y1: 7, x2: end, y2: 7 };
  const made = drawing("svg", { width, height: 14, viewBox: `0 0 ${width} 14`, class: look, "aria-hidden": "true" });
  if (according) made.append(drawing("line", { ...path, class: "band", "stroke-width": thick + 7 }));
  const core = { ...path, "stroke-width": according ? Math.max(thick * 0.7, 1.3) : thick };
  const dashes = dashesOf(status);
  if (dashes) core["stroke-dasharray"] = dashes.join(" ");
  made.append(drawing("line", core));
  const head = material ? 6 : 4.5;
  if (arrow) made.append(drawing("path", { d: `M${end - 1} ${7 - head}L${width - 1} 7L${end - 1} ${7 + head}Z` }));
  return made;
}

const OUTLINES = {
  dot: ["circle", { cx: 8, cy: 8, r: 6 }],
  square: ["rect", { x: 2.5, y: 2.5, width: 11, height: 11 }],
  diamond: ["path", { d: "M8 1L15 8L8 15L1 8Z" }],
  hexagon: ["path", { d: "M4.5 2H11.5L15 8L11.5 14H4.5L1 8Z" }],
  triangle: ["path", { d: "M8 1.5L15 14H1Z" }],
  triangleDown: ["path", { d: "M8 14.5L1 2H15Z" }],
  star: ["path", { d: "M8 1L9.9 5.9L15 6.2L11 9.5L12.4 14.6L8 11.7L3.6 14.6L5 9.5L1 6.2L6.1 5.9Z" }],
};

/** Return a small picture of the shape of an actor. */
function shapeSample(kind) {
  const [name, attributes] = OUTLINES[data.shapes[kind]];
  return drawing("svg", { width: 16, height: 16, viewBox: "0 0 16 16", class: "shape", "aria-hidden": "true" }, drawing(name, attributes));
}
