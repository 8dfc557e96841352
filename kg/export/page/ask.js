// The question: a sentence with slots, each of which opens a list of what stands there under the other slots, with how often.

const MOST_OPTIONS = 8; // of each kind, before anything is typed
const MOST_FOUND = 30;
const dialog = byId("choices");
let openSlot = null;
let offered = [];
let offeredAt = -1;

/** What a slot says while it is open, and what it says when something is chosen. */
const SLOTS = {
  source: { open: "anybody", words: () => endWords(filter.source), title: "Who acts" },
  action: { open: "did anything", words: () => actionWords(filter.action, LABEL), title: "What is done" },
  target: { open: "anybody", words: () => endWords(filter.target), title: "Who is acted upon" },
  place: { open: "anywhere", words: () => placeWords(filter.place), title: "Where" },
  time: { open: "at any time", words: () => periodWords().trim(), title: "When" },
  says: { open: "whoever says so", words: saysWords, title: "Who says so" },
  status: { open: "whatever became of it", words: statusChoiceWords, title: "What became of it" },
};
const slotNames = () => Object.keys(SLOTS);
const isOpenEnded = { says: () => filter.voices.size === 2 && !filter.speaker && !filter.publisher && !filter.article && !filter.told, status: () => filter.statuses.size === data.statuses.length, time: () => !filter.from && !filter.to };
const isSlotSet = (slot) => !(isOpenEnded[slot]?.() ?? !filter[slot]);
const slotWords = (slot) => (isSlotSet(slot) ? SLOTS[slot].words() : SLOTS[slot].open);

function endWords(value) {
  const [kind, ...rest] = value.split(":");
  const id = rest.join(":");
  if (kind === "actor") return inSentence(nameOf(numberOf.get(id)));
  if (kind === "country") return `anybody of ${inSentence(countryName(id))}`;
  if (kind === "group") return groupPhrase(groupNumber.get(id));
  return kind === "kind" ? `any ${id}` : "nobody named";
}

function placeWords(value) {
  const [kind, ...rest] = value.split(":");
  const name = rest.join(":");
  if (kind === "named") return `in sentences that name ${inSentence(countryName(name))}`;
  return `in ${kind === "country" ? inSentence(countryName(name)) : name}`;
}

function saysWords() {
  const voice = filter.voices.size === 2 ? null : filter.voices.has(1) ? "only according to somebody" : filter.voices.size ? "the article itself says so" : "nobody";
  const told = { one: "one publisher alone", several: "several publishers" }[filter.told];
  return [filter.speaker && `according to ${nameOf(numberOf.get(filter.speaker))}`, !filter.speaker && voice, filter.publisher && `in ${filter.publisher}`, filter.article && `in “${articleTitle(filter.article)}”`, told].filter(Boolean).join(", ");
}

function statusChoiceWords() {
  const names = data.statuses.filter((_, status) => filter.statuses.has(status));
  if (names.length > 3) return `not ${joined(data.statuses.filter((name) => !names.includes(name)))}`;
  return joined(names) || "nothing";
}

function showSlots() {
  for (const slot of slotNames()) {
    const button = byId(`slot-${slot}`);
    button.replaceChildren(element("span", { text: slotWords(slot) }));
    button.classList.toggle("set", isSlotSet(slot));
    button.setAttribute("aria-label", `${SLOTS[slot].title}: ${slotWords(slot)}`);
  }
  byId("either").textContent = filter.either ? "to or by" : "to";
  byId("either").setAttribute("aria-pressed", String(Boolean(filter.either)));
  byId("from").value = filter.from;
  byId("to").value = filter.to;
  if (openSlot) showOptions();
}

// --- the list -------------------------------------------------------------------------------------------------------------

function openChoices(slot) {
  if (openSlot === slot) return closeChoices();
  closeChoices();
  openSlot = slot;
  const button = byId(`slot-${slot}`);
  button.setAttribute("aria-expanded", "true");
  dialog.setAttribute("aria-label", SLOTS[slot].title);
  byId("choice-words").value = "";
  byId("choice-words").hidden = slot === "status";
  byId("choice-days").hidden = slot !== "time";
  byId("choice-boxes").hidden = slot !== "status";
  byId("choice-list").hidden = slot === "status";
  dialog.hidden = false;
  showOptions();
  placeDialog(button);
  (slot === "status" ? byId("choice-boxes").querySelector("input") : byId("choice-words")).focus();
  return undefined;
}

/** Put the list below its slot, within the window. */
function placeDialog(button) {
  const around = byId("ask").getBoundingClientRect();
  const at = button.getBoundingClientRect();
  dialog.style.setProperty("left", `${Math.max(0, Math.min(at.left - around.left, around.width - dialog.offsetWidth))}px`);
  dialog.style.setProperty("top", `${at.bottom - around.top + 4}px`);
}

function closeChoices(back = false) {
  if (!openSlot) return;
  const button = byId(`slot-${openSlot}`);
  button.setAttribute("aria-expanded", "false");
  openSlot = null;
  dialog.hidden = true;
  if (back) button.focus();
}

/** List what can be chosen: of each kind the most frequent, or those that have the letters typed. */
function showOptions() {
  if (openSlot === "status") return;
  const wanted = byId("choice-words").value.trim().toLowerCase();
  offered = [];
  offeredAt = -1;
  const groups = choicesOf(openSlot).map(({ title, options }) => {
    const fitting = wanted ? options.filter(({ words }) => words.toLowerCase().includes(wanted)) : options;
    const listed = fitting.slice(0, wanted || openSlot === "time" || openSlot === "action" ? MOST_FOUND : MOST_OPTIONS);
    return { title, listed, more: fitting.length - listed.length };
  });
  if (isSlotSet(openSlot)) groups.unshift({ title: "", more: 0, listed: [{ words: SLOTS[openSlot].open, hint: () => "", number: events.filter((event) => wouldPass(event, openSlot)).length, change: opened(openSlot), chosen: false }] });
  const made = groups.filter(({ listed }) => listed.length).map(({ title, listed, more }) => optionGroup(title, listed, more));
  byId("choice-list").replaceChildren(...made);
  byId("choice-none").hidden = made.length > 0;
  byId("choice-words").removeAttribute("aria-activedescendant");
  byId("choice-list").removeAttribute("aria-activedescendant");
}

/** Return the change that leaves a slot open. */
function opened(slot) {
  const free = everything();
  const parts = { says: ["voices", "speaker", "publisher", "article", "told"], status: ["statuses"], time: ["from", "to"] }[slot] ?? [slot];
  return Object.fromEntries(parts.map((part) => [part, free[part]]));
}

function optionGroup(title, listed, more) {
  const rows = listed.map((option) => {
    const order = offered.push(option) - 1;
    const hint = option.hint();
    const row = element(
      "div", { role: "option", id: `choice-${order}`, class: "choice", "aria-selected": String(option.chosen) },
      element("span", { class: "choice-words", dir: "auto" }, option.words, hint ? element("small", { text: hint, dir: "auto" }) : ""),
      element("small", { class: "amount", text: number(option.number) }),
    );
    row.addEventListener("pointerdown", (press) => press.preventDefault());
    row.addEventListener("click", () => takeOption(order));
    return row;
  });
  if (more) rows.push(element("p", { class: "quiet more-choices", role: "presentation", text: `${number(more)} more: type a few letters` }));
  return element("div", { role: "group", "aria-label": title || "Any" }, title ? element("p", { class: "choice-title", role: "presentation", text: title }) : "", ...rows);
}

function takeOption(order) {
  const { change } = offered[order];
  closeChoices(true);
  changeFilter(change);
}

function pointOption(step) {
  if (!offered.length) return;
  offeredAt = offeredAt < 0 && step < 0 ? offered.length - 1 : (offeredAt + step + offered.length) % offered.length;
  for (const row of byId("choice-list").querySelectorAll(".choice")) row.classList.toggle("pointed", row.id === `choice-${offeredAt}`);
  byId(`choice-${offeredAt}`).scrollIntoView({ block: "nearest" });
  for (const owner of ["choice-words", "choice-list"]) byId(owner).setAttribute("aria-activedescendant", `choice-${offeredAt}`);
}

function choiceKey(key) {
  if (key.key === "Escape") {
    key.preventDefault();
    key.stopPropagation();
    return closeChoices(true);
  }
  if (!["choice-words", "choice-list"].includes(key.target.id)) return undefined;
  if (key.key === "ArrowDown" || key.key === "ArrowUp") {
    key.preventDefault();
    pointOption(key.key === "ArrowDown" ? 1 : -1);
  } else if (key.key === "Enter" && offered.length) {
    key.preventDefault();
    takeOption(offeredAt < 0 ? (isSlotSet(openSlot) && offered.length > 1 ? 1 : 0) : offeredAt);
  }
  return undefined;
}

function buildAsk() {
  for (const slot of slotNames()) byId(`slot-${slot}`).addEventListener("click", () => openChoices(slot));
  byId("either").addEventListener("click", () => changeFilter({ either: filter.either ? "" : "yes" }));
  byId("choice-words").addEventListener("input", showOptions);
  dialog.addEventListener("keydown", choiceKey);
  dialog.addEventListener("focusout", (move) => {
    if (move.relatedTarget && !dialog.contains(move.relatedTarget) && !move.relatedTarget.classList.contains("slot")) closeChoices();
  });
  document.addEventListener("pointerdown", (press) => !dialog.contains(press.target) && !press.target.closest?.(".slot") && closeChoices());
  for (const end of ["from", "to"]) byId(end).addEventListener("change", () => changeFilter({ [end]: byId(end).value }));
  data.statuses.forEach((status, index) => {
    if (events.some((event) => event.status === index)) byId("choice-boxes").append(chip("statuses", index, status, lineSample({ status, width: 34 })));
  });
  byId("reset").addEventListener("click", resetFilters);
}

function resetFilters() {
  brought = [];
  whole = false;
  changeFilter(everything());
  byId("slot-source").focus();
}
