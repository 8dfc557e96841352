// A story told with views: each step an address, a title and a note. It lives in the page, and in the copy of it that is saved.

const MOST_STEPS = 200;
const LONGEST = 4000; // letters of a note
let story = readStory();
let unsaved = false;

/** Return what the page carries; whatever else stands there is left out. */
function readStory() {
  let told = null;
  try {
    told = JSON.parse(byId("carried-story").textContent);
  } catch {
    told = null;
  }
  const text = (value) => (typeof value === "string" ? value.slice(0, LONGEST) : "");
  const list = Array.isArray(told?.steps) ? told.steps.filter((step) => step && typeof step === "object") : [];
  return { title: text(told?.title), steps: list.slice(0, MOST_STEPS).map(({ at, title, note }) => ({ at: text(at), title: text(title), note: text(note) })) };
}

/** Change the story, as a step that can be taken back; while something is typed, the fields stay as they are. */
function changeStory(parts, typed = false) {
  remember();
  story = { ...story, ...parts };
  unsaved = true;
  if (!typed) showStory();
}

/** Say what is seen: what is chosen, else the answer to what is asked. */
function viewTitle() {
  if (!selected) return answer().lead.replace(/(: .*)?\.$/, "");
  if (selected.path) return `${nameOf(selected.path[0])} – ${nameOf(selected.path.at(-1))}: ${count(selected.path.length - 1, "step")}`;
  return selectionWords().split(/, |\. /)[0];
}

function pinView() {
  if (story.steps.length >= MOST_STEPS) return announce(`A story has ${MOST_STEPS} steps at most.`);
  changeStory({ steps: [...story.steps, { at: current, title: viewTitle().slice(0, LONGEST), note: "" }] });
  announce(`Pinned as step ${story.steps.length}.`);
  return byId("story-steps").lastChild.querySelector("textarea").focus();
}

/** Show the steps, each with what can be done with it. */
function showStory() {
  const { length } = story.steps;
  byId("story-count").textContent = length ? ` ${length}` : "";
  byId("story-title").value = story.title;
  byId("story-steps").replaceChildren(...story.steps.map(stepItem));
  byId("story-none").hidden = length > 0;
  byId("story-end").hidden = length === 0;
  if (!byId("teller").hidden) tellStep(Math.min(telling, length - 1), false);
}

function stepItem(step, at) {
  const name = `step ${at + 1}`;
  const title = element("input", { type: "text", dir: "auto", maxlength: LONGEST, "aria-label": `Title of ${name}` });
  const note = element("textarea", { rows: 3, dir: "auto", maxlength: LONGEST, placeholder: "What is to be seen here?", "aria-label": `Note of ${name}` });
  for (const [field, key] of [[title, "title"], [note, "note"]]) {
    field.value = step[key];
    field.addEventListener("change", () => changeStory({ steps: story.steps.with(at, { ...story.steps[at], [key]: field.value }) }, true));
  }
  const move = (by) => () => moveStep(at, at + by);
  const button = (text, label, on, off = false) => element("button", { type: "button", text, "aria-label": `${label} ${name}`, disabled: off ? "" : null, on });
  return element(
    "li", {},
    title, note,
    element(
      "div", { class: "step-tools" },
      button("Show", "Show", () => go(step.at)), button("↑", "Move up", move(-1), at === 0), button("↓", "Move down", move(1), at === story.steps.length - 1),
      button("Pin anew", "Pin the view that is shown now as", () => changeStory({ steps: story.steps.with(at, { ...story.steps[at], at: current }) })),
      button("Join", "Join what is seen now with", () => joinView(step.at)),
      button("Remove", "Remove", () => removeStep(at)),
    ),
  );
}

function moveStep(from, to) {
  const steps = story.steps.toSpliced(from, 1).toSpliced(to, 0, story.steps[from]);
  changeStory({ steps });
  announce(`Step ${from + 1} is now step ${to + 1}.`);
  const tools = byId("story-steps").children[to].querySelectorAll("button");
  (tools[to < from ? 1 : 2].disabled ? tools[0] : tools[to < from ? 1 : 2]).focus();
}

function removeStep(at) {
  changeStory({ steps: story.steps.toSpliced(at, 1) });
  announce(`Step ${at + 1} is removed. Undo brings it back.`);
  (byId("story-steps").children[Math.min(at, story.steps.length - 1)]?.querySelector("input") ?? byId("pin")).focus();
}

// --- telling it -----------------------------------------------------------------------------------------------------------

let telling = 0;

/** Show a step of the story with its words, and nothing to ask with beside it. */
function tellStep(at, move = true) {
  if (!story.steps[at]) return endTelling();
  telling = at;
  const { title, note, at: address } = story.steps[at];
  document.body.classList.add("telling");
  byId("story").open = false;
  byId("teller").hidden = false;
  byId("teller-place").textContent = [story.title, `${at + 1} of ${story.steps.length}`].filter(Boolean).join(" · ");
  byId("teller-title").textContent = title || `Step ${at + 1}`;
  byId("teller-note").textContent = note;
  byId("teller-back").disabled = at === 0;
  byId("teller-next").disabled = at === story.steps.length - 1;
  if (!move) return undefined;
  go(address);
  scrollTo(0, 0);
  announce(`Step ${at + 1} of ${story.steps.length}. ${title}. ${note}`);
  return undefined;
}

function endTelling() {
  document.body.classList.remove("telling");
  byId("teller").hidden = true;
  byId("story").querySelector("summary").focus();
}

/** Go to the next step with a key, unless the key is meant for what has the focus. */
function storyKey(key) {
  const aim = key.target;
  if (byId("teller").hidden || key.ctrlKey || key.metaKey || key.altKey || /^(input|textarea|select)$/i.test(aim.tagName) || aim.closest("[role=application], [role=grid]")) return;
  const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[key.key];
  if (key.key === "Escape" && !aim.closest("aside")) endTelling();
  if (!by || !story.steps[telling + by]) return;
  key.preventDefault();
  tellStep(telling + by);
}

/** Let a finger that is drawn sideways over the words turn to another step. */
function swipeStory() {
  let start = null;
  byId("teller").addEventListener("pointerdown", (press) => (start = press.pointerType === "touch" ? [press.clientX, press.clientY] : null));
  byId("teller").addEventListener("pointerup", (press) => {
    if (!start) return;
    const [across, down] = [press.clientX - start[0], press.clientY - start[1]];
    start = null;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down) && story.steps[telling - Math.sign(across)]) tellStep(telling - Math.sign(across));
  });
}

function saveCopy() {
  download("story.html", pageText(story), "text/html");
  unsaved = false;
}

function buildStory() {
  byId("story-title").addEventListener("change", () => changeStory({ title: byId("story-title").value }, true));
  byId("pin").addEventListener("click", pinView);
  byId("tell").addEventListener("click", () => {
    tellStep(0);
    byId("teller").focus();
  });
  byId("save-copy").addEventListener("click", saveCopy);
  byId("teller-back").addEventListener("click", () => tellStep(telling - 1));
  byId("teller-next").addEventListener("click", () => tellStep(telling + 1));
  byId("teller-end").addEventListener("click", endTelling);
  addEventListener("keydown", storyKey);
  addEventListener("beforeunload", (leaving) => unsaved && leaving.preventDefault());
  byId("story").addEventListener("keydown", (key) => {
    if (key.key !== "Escape") return;
    byId("story").open = false;
    byId("story").querySelector("summary").focus();
  });
  swipeStory();
  showStory();
}
