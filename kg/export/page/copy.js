// The page as it was before anything was done to it, written out again with the story that was made of it.

const untouched = document.body.cloneNode(true); // taken before any other module changes the page; its scripts keep every letter, so the policy still names them
untouched.append("\n"); // nothing stands behind the script that runs: it is still being read
const EMPTY = new Set(["meta", "link", "input"]);
const AS_WRITTEN = new Set(["script", "style", "noscript"]);

/** Return a text in which nothing is markup. */
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);

/** Return JSON that ends no script element and that any encoding can write. */
const safeJson = (value) => JSON.stringify(value).replace(/[<>&\u2028\u2029\ud800-\udfff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Return a part of the page as it stands in a file. */
function markupOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return AS_WRITTEN.has(node.parentNode.localName) ? node.data : escaped(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const name = node.localName;
  const start = `<${name}${[...node.attributes].map((one) => ` ${one.name}="${escaped(one.value)}"`).join("")}>`;
  return EMPTY.has(name) ? start : `${start}${[...node.childNodes].map(markupOf).join("")}</${name}>`;
}

/** Return the whole page with a story in it. */
function pageText(story) {
  untouched.querySelector("#carried-story").textContent = safeJson(story);
  return `<!DOCTYPE html>\n<html lang="${document.documentElement.lang}">\n${markupOf(document.head)}\n${markupOf(untouched)}</html>`;
}
