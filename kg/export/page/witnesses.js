// Who tells of an event: publishers, each text once, whoever prints it. An article without a publisher counts for itself.

/** Return the articles that tell of some events, by number. */
const tellers = (list) => new Set(list.flatMap(({ index }) => claimsOf[index].map((claim) => claim.article)).filter((article) => articles[article]));

/** Return who tells of some events: names of publishers, and numbers of articles that have none. */
function witnessesOf(list) {
  const told = tellers(list);
  return [...new Set([...told].filter((article) => !isPrintedBefore(article, told)).map((article) => articles[article].publisher || article))];
}

/** Whether an article only prints again what an earlier one of these says. */
function isPrintedBefore(article, told) {
  for (let before = articles[article].reprints; before != null; before = articles[before].reprints) if (told.has(before)) return true;
  return false;
}

const witnessCounts = events.map(() => 0); // worked out once, when they are asked for

/** Return how many tell of an event. */
function witnessCount(event) {
  witnessCounts[event.index] ||= Math.max(witnessesOf([event]).length, 1);
  return witnessCounts[event.index];
}

/** Say how many tell of some events, and how many only print again. */
function witnessWords(list) {
  const found = witnessesOf(list);
  if (!found.length) return "";
  const names = found.filter((name) => typeof name === "string");
  const unnamed = found.length - names.length;
  const many = names.length > 4 ? [...names.slice(0, 3), `${number(names.length - 3)} others`] : names;
  const who = joined([...many, ...(unnamed ? [count(unnamed, "article") + (names.length ? " without a publisher" : "")] : [])]);
  const told = tellers(list);
  const again = [...told].filter((article) => isPrintedBefore(article, told)).length;
  const copies = again ? ` ${count(again, "more article", "more articles")} ${again === 1 ? "prints one of these texts" : "print these texts"} again.` : "";
  if (found.length === 1) return `Told by ${who}${unnamed ? "" : " alone"}.${copies}`;
  return `Told by ${number(found.length)} independently: ${who}.${copies}`;
}

/** Say the same in few words. */
function witnessesInShort(list) {
  const amount = witnessesOf(list).length;
  return amount ? `told by ${amount === 1 ? "one alone" : `${number(amount)} independently`}` : "";
}
