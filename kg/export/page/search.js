// Finding actors by name or alias, and sentences by their words: a list of suggestions under the field.

const MOST_ACTORS = 8;
const MOST_GROUPS = 3;
const MOST_SENTENCES = 3;
const searched = actors.map((actor) => [nameOf(actor.index), ...actor.aliases].map((name) => name.toLowerCase()));
const groupNames = new Map([...groupNumber.values()].map((figure) => [figure, [nameOf(figure).toLowerCase()]]));
let suggestions = [];
let pointed = -1;

/** Return figures with a name that has these letters, those first that begin with them, then the more active ones. */
function figuresLike(words, figures, namesOf) {
  const rank = (names) => (names.includes(words) ? 0 : names.some((name) => name.startsWith(words)) ? 1 : names.some((name) => name.includes(` ${words}`)) ? 2 : 3);
  return figures
    .filter((figure) => namesOf(figure).some((name) => name.includes(words)))
    .map((figure) => ({ figure, rank: rank(namesOf(figure)) }))
    .sort((one, other) => one.rank - other.rank || countOf(other.figure) - countOf(one.figure) || Math.abs(one.figure) - Math.abs(other.figure))
    .map(({ figure }) => figure);
}

const actorsLike = (words) => figuresLike(words, actors.map(({ index }) => index), (actor) => searched[actor]).map((actor) => actors[actor]);
const groupsLike = (words) => (isGrouped() ? figuresLike(words, [...groupNames.keys()], (figure) => groupNames.get(figure)) : []);

/** Return what can be chosen for some letters. */
function suggested(text) {
  const words = text.trim().toLowerCase();
  if (!words) return [];
  const pair = pairIn(words);
  const found = [...(pair ? [{ pair }] : []), ...groupsLike(words).slice(0, MOST_GROUPS).map((group) => ({ group })), ...actorsLike(words).slice(0, MOST_ACTORS).map((actor) => ({ actor: actor.index }))];
  const sentences = words.length > 2 ? sentencesWith(words) : new Set();
  if (sentences.size) found.push({ words: text.trim(), amount: sentences.size });
  const samples = [...sentences].slice(0, MOST_SENTENCES).map((sentence) => ({ event: claims.find((claim) => claim.sentence === sentence).event, sentence }));
  return [...found, ...samples];
}

/** Return the two who are named in "Iran – Iraq", "Iran and Iraq", "Iran v Iraq": a country with all who are of it. */
function pairIn(words) {
  const halves = words.split(/\s+(?:[–—-]|and|v|vs|versus|with|to)\s+/);
  if (halves.length !== 2 || !halves.every(Boolean)) return null;
  const ends = halves.map((half) => actorsLike(half)[0]);
  if (!ends.every(Boolean) || ends[0] === ends[1]) return null;
  return ends.map(({ id, kind, country }) => (kind === "country" && country ? `country:${country}` : `actor:${id}`));
}

function showSuggestions() {
  suggestions = suggested(byId("search").value);
  pointed = -1;
  byId("suggestions").replaceChildren(...suggestions.map(suggestionRow));
  byId("suggestions").hidden = suggestions.length === 0;
  byId("search").setAttribute("aria-expanded", String(suggestions.length > 0));
  byId("search").removeAttribute("aria-activedescendant");
}

function suggestionRow(suggestion, index) {
  const row = element("li", { role: "option", id: `suggestion-${index}`, "aria-selected": "false" }, ...suggestionWords(suggestion));
  row.addEventListener("pointerdown", (press) => {
    press.preventDefault();
    take(suggestion);
  });
  return row;
}

function suggestionWords({ group, actor, words, amount, sentence, pair }) {
  if (pair) return [element("span", { dir: "auto", text: `What passed between ${joined(pair.map(endWords))}` })];
  if (group != null) return [groupSample(isNameless(group)), element("span", { class: "choice-words", dir: "auto", text: sentenceCase(groupPhrase(group)) }), element("small", { text: `group · ${count(countOf(group), "event")}` })];
  if (actor != null) {
    const record = actors[actor];
    const facts = [record.kind, record.country && countryName(record.country), count(record.count, "event")].filter(Boolean).join(" · ");
    const hint = hintOf(actor);
    return [shapeSample(record.kind), element("span", { class: "choice-words", dir: "auto" }, nameOf(actor), hint ? element("small", { text: hint, dir: "auto" }) : ""), element("small", { text: facts })];
  }
  if (words != null) return [element("span", { text: `Only sentences with “${words}”` }), element("small", { text: count(amount, "sentence") })];
  return [element("span", { class: "sentence", text: data.sentences[sentence], dir: "auto" })];
}

/** Do what a suggestion stands for. */
function take({ group, actor, words, event, pair }) {
  closeSuggestions();
  if (pair) {
    byId("search").value = "";
    return changeFilter({ ...everything(), source: pair[0], target: pair[1], either: "yes" }, null);
  }
  if (words != null) {
    byId("search").value = "";
    return changeFilter({ words });
  }
  return select(group != null ? { group } : actor != null ? { actor } : { event }, true);
}

function closeSuggestions() {
  byId("suggestions").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
}

/** Select the actor with this name or alias, or the first whose name has these letters in it. */
function search(words) {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return;
  const [actor] = actorsLike(wanted);
  if (actor) select({ actor: actor.index }, true);
  else announce("No actor of that name.");
}

function point(step) {
  if (!suggestions.length) return;
  pointed = (pointed + step + suggestions.length) % suggestions.length;
  [...byId("suggestions").children].forEach((row, index) => row.setAttribute("aria-selected", String(index === pointed)));
  byId("suggestions").children[pointed].scrollIntoView({ block: "nearest" });
  byId("search").setAttribute("aria-activedescendant", `suggestion-${pointed}`);
}

function searchKey(key) {
  if (key.key === "ArrowDown" || key.key === "ArrowUp") {
    key.preventDefault();
    if (byId("suggestions").hidden) showSuggestions();
    point(key.key === "ArrowDown" ? 1 : -1);
  } else if (key.key === "Enter") {
    key.preventDefault();
    if (suggestions[pointed]) take(suggestions[pointed]);
    else if (suggestions.length) take(suggestions[0]);
    else if (byId("search").value.trim()) announce("Nothing found.");
  } else if (key.key === "Escape") closeSuggestions();
}

function buildSearch() {
  const field = byId("search");
  field.addEventListener("input", showSuggestions);
  field.addEventListener("focus", showSuggestions);
  field.addEventListener("blur", closeSuggestions);
  field.addEventListener("keydown", searchKey);
}
