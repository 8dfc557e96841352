// Which events are shown: by status, by who says so, by action.

const VOICES = ["the article itself", "a speaker"];
const filter = { statuses: new Set(data.statuses.map((_, index) => index)), voices: new Set([0, 1]), action: "" };

const voiceOf = (event) => Number(isReported(event));
const isShown = (event) =>
  filter.statuses.has(event.status) && filter.voices.has(voiceOf(event)) && (!filter.action || event.action === filter.action);

const isFiltering = () => filter.statuses.size < data.statuses.length || filter.voices.size < 2 || filter.action !== "";

function buildFilters() {
  data.statuses.forEach((status, index) => {
    const sample = lineSample({ status, width: 34 });
    const number = events.filter((event) => event.status === index).length;
    if (number) byId("status-filter").append(chip(filter.statuses, index, status, sample, number));
  });
  VOICES.forEach((voice, index) => {
    const sample = lineSample({ according: index === 1, width: 34 });
    const number = events.filter((event) => voiceOf(event) === index).length;
    const words = index ? "according to a speaker" : voice;
    byId("voice-filter").append(chip(filter.voices, index, words, sample, number));
  });
  const used = Object.entries(data.actions).sort(([, one], [, other]) => (one[0] < other[0] ? -1 : 1));
  byId("action").append(...used.map(([code, [label]]) => element("option", { value: code, text: label })));
  byId("action").addEventListener("change", (change) => {
    filter.action = change.target.value;
    filterChanged();
  });
  byId("reset").addEventListener("click", resetFilters);
}

/** Return a check box with its line and how many events it stands for. */
function chip(chosen, value, words, sample, number) {
  const box = element("input", { type: "checkbox", value });
  box.checked = chosen.has(value);
  box.addEventListener("change", () => {
    if (box.checked) chosen.add(value);
    else chosen.delete(value);
    filterChanged();
  });
  return element("label", { class: "chip" }, box, sample, element("span", { text: words }), element("small", { text: number }));
}

function resetFilters() {
  filter.statuses = fill(filter.statuses, data.statuses.length);
  filter.voices = fill(filter.voices, 2);
  filter.action = "";
  filterChanged();
  byId("search").focus();
}

/** Return the same set with all numbers below the length in it. */
function fill(set, length) {
  for (let index = 0; index < length; index += 1) set.add(index);
  return set;
}

/** Let the controls show what the filter says. */
function showFilters() {
  for (const box of byId("status-filter").querySelectorAll("input")) box.checked = filter.statuses.has(Number(box.value));
  for (const box of byId("voice-filter").querySelectorAll("input")) box.checked = filter.voices.has(Number(box.value));
  byId("action").value = filter.action;
  byId("reset").hidden = !isFiltering();
}
