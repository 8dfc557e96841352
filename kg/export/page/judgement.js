// What people judge, as a line of judgements.csv: that two actors, or two acts, are one, or that they are different.

const COLUMNS_JUDGED = "verdict,one,other,why,by"; // the first line of the file
const MOST_ACTS = 12;
let judge = ""; // who judges, kept while the page is open

const judgementLine = (...cells) => cells.map((one) => cell(one.trim())).join(",");

/** Return a form that makes a line about one id and another: `chosen` returns that and its name, of what `field` holds. */
function judgementForm(id, field, chosen, what) {
  const why = element("input", { type: "text", autocomplete: "off", placeholder: "Why", "aria-label": "Why you judge so" });
  const by = element("input", { type: "text", autocomplete: "off", placeholder: "By whom", "aria-label": "Who judges so", value: judge });
  const line = element("textarea", { class: "citation", readonly: "", rows: "3", hidden: "", "aria-label": "Line of judgements.csv" });
  const answer = element("p", { class: "quiet", role: "status" });
  const say = async (verdict) => {
    const other = chosen();
    const lacks = other == null ? `Choose another ${what} first.` : !why.value.trim() || !by.value.trim() ? "Say why, and by whom." : "";
    line.hidden = lacks !== "";
    answer.textContent = lacks;
    if (lacks) return;
    judge = by.value;
    line.value = judgementLine(verdict, id, other.id, why.value, by.value);
    line.select();
    const copied = await copy(line.value);
    answer.textContent = `${copied ? "Copied" : "Yours to copy"}, about ${other.name}. Put this line under “${COLUMNS_JUDGED}” in judgements.csv beside this page, and build again.`;
  };
  const buttons = [["same", "These two are one"], ["different", "These two are different"]].map(([verdict, text]) => element("button", { type: "button", text, on: () => say(verdict) }));
  return element(
    "details", { class: "judge" }, element("summary", { text: what === "actor" ? "Judge who this is" : "Judge whether this is another act" }),
    element("div", { class: "connect" }, element("div", { class: "connect-row" }, field), element("div", { class: "connect-row" }, why, by), element("div", { class: "tool-row" }, ...buttons), line, answer),
  );
}

/** Return a form that judges an actor. */
function actorJudgement(actor) {
  const field = element("input", { type: "text", list: "actor-names", autocomplete: "off", spellcheck: "false", placeholder: "Name of another actor", "aria-label": `Actor to compare with ${nameOf(actor)}` });
  field.addEventListener("focus", listNames, { once: true });
  const chosen = () => {
    const words = field.value.trim().toLowerCase();
    const found = words ? actorsLike(words).find((one) => one.index !== actor) : null;
    return found ? { id: found.id, name: nameOf(found.index) } : null;
  };
  return judgementForm(actors[actor].id, field, chosen, "actor");
}

/** Return a form that judges an act, beside those of one action in which somebody of it takes part too. */
function actJudgement(event) {
  const everybody = new Set([...event.sources, ...event.targets]);
  const near = events.filter((one) => one !== event && one.action === event.action && [...one.sources, ...one.targets].some((actor) => everybody.has(actor))).slice(0, MOST_ACTS);
  if (!near.length) return null;
  const field = element("select", { "aria-label": "Act to compare with this one" }, ...near.map((one) => element("option", { value: one.id, text: [eventWords(one), whenWords(one)].filter(Boolean).join(", ") })));
  return judgementForm(event.id, field, () => ({ id: field.value, name: field.selectedOptions[0].text }), "act");
}
