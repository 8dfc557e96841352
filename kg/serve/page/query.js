// The query page: named questions, their parameters, an answer as a table. All that comes from the graph is text, never markup.
"use strict";

const part = id => document.getElementById(id);
const JSON_RESULTS = "application/sparql-results+json";
const SHOWN = 1000;
let questions = [];

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** Return a value as SPARQL writes it: a date, a number, an IRI in angle brackets, else a string. */
function term(value) {
  if (/^<[^\x00-\x20<>"{}|^`\\]*>$/.test(value) || /^[+-]?(0|[1-9]\d*)(\.\d+)?$/.test(value)) return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `"${value}"^^<http://www.w3.org/2001/XMLSchema#date>`;
  return JSON.stringify(value.replace(/^"(.*)"$/s, "$1")).replace(/[\u007f-\u009f\u2028\u2029]/g, sign => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));
}

/** Return the query with the parameters that are filled in, by VALUES at the start of its pattern. */
function withValues(text) {
  const given = [...part("parameters").querySelectorAll("input")].filter(input => input.value.trim());
  if (!given.length) return text;
  const values = given.map(input => ` VALUES ?${input.name} { ${term(input.value.trim())} }`).join("");
  const start = /^((?:[^#{"'<]|#[^\n]*|<[^>]*>)*\{)/;
  return text.replace(start, (_, head) => head + values);
}

function chosen() {
  const question = questions.find(one => one.name === part("question").value);
  const fields = part("parameters");
  fields.querySelectorAll("label").forEach(label => label.remove());
  fields.hidden = !question || !question.parameters.length;
  if (!question) return;
  part("query").value = question.text;
  for (const parameter of question.parameters) {
    const label = element("label", parameter.meaning || parameter.name);
    const input = document.createElement("input");
    input.name = parameter.name;
    label.append(input);
    fields.append(label);
  }
}

function ask(accept) {
  return fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", "Accept": accept },
    body: withValues(part("query").value),
  });
}

function show(id, text) {
  part(id).textContent = text;
  part(id).hidden = !text;
}

function fill(names, rows) {
  const head = document.createElement("tr");
  head.append(...names.map(name => element("th", name)));
  part("table").tHead.replaceChildren(head);
  part("table").tBodies[0].replaceChildren(...rows.slice(0, SHOWN).map(row => {
    const line = document.createElement("tr");
    line.append(...row.map(value => element("td", value)));
    return line;
  }));
  part("table").hidden = false;
}

function told(rows) {
  const number = `${rows} row${rows === 1 ? "" : "s"}`;
  return rows > SHOWN ? `${number}, the first ${SHOWN} shown` : number;
}

async function answer(event) {
  event.preventDefault();
  show("problem", ""); show("graph", ""); part("table").hidden = true;
  part("state").textContent = "asking …";
  try {
    const response = await ask(`${JSON_RESULTS}, text/turtle;q=0.9`);
    const text = await response.text();
    part("state").textContent = "";
    if (!response.ok) return show("problem", text);
    if (!(response.headers.get("Content-Type") || "").startsWith(JSON_RESULTS)) return show("graph", text || "an empty graph");
    const found = JSON.parse(text);
    if ("boolean" in found) return fill(["answer"], [[String(found.boolean)]]);
    const names = found.head.vars;
    const rows = found.results.bindings.map(row => names.map(name => (row[name] ? String(row[name].value) : "")));
    fill(names, rows);
    part("state").textContent = told(rows.length);
  } catch (error) {
    part("state").textContent = "";
    show("problem", `The server does not answer: ${error.message}`);
  }
}

async function save() {
  const response = await ask("text/csv, text/turtle;q=0.9");
  const text = await response.text();
  if (!response.ok) return show("problem", text);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = (response.headers.get("Content-Type") || "").startsWith("text/csv") ? "answer.csv" : "answer.ttl";
  link.click();
  URL.revokeObjectURL(link.href);
}

async function start() {
  part("form").addEventListener("submit", answer);
  part("csv").addEventListener("click", save);
  part("question").addEventListener("change", chosen);
  questions = await (await fetch("/questions.json")).json();
  for (const question of questions) {
    const option = element("option", question.title || question.name);
    option.value = question.name;
    part("question").append(option);
  }
  document.documentElement.dataset.ready = "true";
}

start();
