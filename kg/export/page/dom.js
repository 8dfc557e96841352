// Building the document. Texts only ever become text nodes: nothing here, and nothing that uses it, reads markup.

const byId = (id) => document.getElementById(id);

/** Return a new element; `attributes.text` is its text, null attributes are left out. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  const { text, on, ...rest } = attributes;
  if (text != null) made.textContent = text;
  if (on) made.addEventListener("click", on);
  for (const [key, value] of Object.entries(rest)) if (value != null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child != null));
  return made;
}

/** Return a new SVG element. */
function drawing(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Return a link that leaves nothing behind, or plain text where the address is not one a browser may follow. */
function link(text, address) {
  let safe = false;
  try {
    safe = ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    safe = false;
  }
  if (!safe) return element("span", { text });
  return element("a", { text, href: address, rel: "noreferrer noopener", target: "_blank" });
}

function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

function announce(text) {
  byId("announcement").textContent = text;
}
