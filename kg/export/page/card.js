// A picture to be shared: what is seen in a fixed size, with the title, what was asked, what colours mean, quotes and their sources.

const CARDS = { wide: [1200, 630], square: [1080, 1080] };
const CARD_MARGIN = 44;
const MOST_QUOTES = 3;
const QUOTE_LINES = 5;

/** Return lines of text that are no more than so many; the last says that it goes on. */
function clipped(lines, most) {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1].replace(/[\s,.;:]+$/, "")} …`];
}

/** Return what is to be shared as a drawing of a size. */
function shareText(form) {
  const [width, height] = CARDS[form];
  const room = width - 2 * CARD_MARGIN;
  const { lead } = answer();
  const head = cardColumn([
    ...clipped(wrapped(document.title, 30, room), 1).map((text) => ({ text, size: 30, weight: 600, serif: true })),
    ...(selected ? clipped(wrapped(viewTitle(), 20, room), 1).map((text) => ({ text, size: 20, weight: 600 })) : []),
    ...(!selected || isFiltering() ? clipped(wrapped(lead, 18, room), 2).map((text) => ({ text, size: 18 })) : []),
  ], CARD_MARGIN, CARD_MARGIN - 14);
  const key = legendKey(room, 0);
  const source = clipped(wrapped(sourceLine(), 13, room), 2).map((text) => ({ text, size: 13, soft: true }));
  const foot = height - CARD_MARGIN - source.length * 18;
  const keyTop = foot - key.end - 2;
  const top = head.end + 18;
  const free = keyTop - 14 - top;
  const picture = drawnView();
  const beside = form === "wide" ? room * 0.4 - 32 : room;
  const quotes = quoteColumn(beside, form === "wide" ? free : free * 0.45);
  const wide = form === "wide" && quotes.end ? room * 0.6 : room;
  const high = form === "wide" ? free : free - quotes.end;
  const [left, above] = form === "wide" ? [CARD_MARGIN + wide + 32, top - 6] : [CARD_MARGIN, top + high];
  const inner = drawing("svg", { x: CARD_MARGIN, y: round(top), width: round(wide), height: round(high), viewBox: `0 0 ${picture.wide} ${picture.high}`, overflow: "hidden" }, ...picture.parts);
  const legend = drawing("g", { transform: `translate(${CARD_MARGIN - PAGE_MARGIN} ${round(keyTop)})` }, ...key.made);
  const made = drawing("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": SANS });
  made.append(drawing("rect", { width, height, fill: colours.card }), ...head.made, inner, drawing("g", { transform: `translate(${round(left - PAGE_MARGIN)} ${round(above)})` }, ...quotes.made), legend, ...cardColumn(source, CARD_MARGIN, foot - 4).made);
  return new XMLSerializer().serializeToString(made);
}

/** Return lines of text below each other, from a place on. */
function cardColumn(lines, x, y) {
  const { made, end } = column(lines, y);
  return { made: [drawing("g", { transform: `translate(${round(x - PAGE_MARGIN)} 0)` }, ...made)], end };
}

/** Return the sentences that speak for what is seen: those that the articles vouch for first, told by most. */
function quotedEvents() {
  const met = new Set();
  return [...chosenEvents()]
    .sort((one, other) => Number(other.asserted) - Number(one.asserted) || witnessCount(other) - witnessCount(one) || one.index - other.index)
    .filter(({ index }) => {
      const [claim] = claimsOf[index];
      const fresh = claim && !met.has(claim.sentence);
      if (claim) met.add(claim.sentence);
      return fresh;
    });
}

/** Return as many quotes with their sources as find room, and where they end. */
function quoteColumn(room, most) {
  let y = 0;
  let told = 0;
  const found = [];
  for (const event of quotedEvents()) {
    const [claim] = claimsOf[event.index];
    const article = articles[claim.article];
    const from = [article?.title && `“${article.title}”`, article?.publisher, !article?.title && !article?.publisher && article?.origin?.split("/").at(-1), article?.published && dayWords(article.published)].filter(Boolean).join(", ");
    const said = isReported(event) || data.statuses[event.status] !== "occurred" ? `${statusWords(event)} · ` : "";
    const lines = [
      ...clipped(wrapped(`“${data.sentences[claim.sentence]}”`, 16, room), QUOTE_LINES).map((text) => ({ text, size: 16, serif: true })),
      ...clipped(wrapped(`${said}${from}`, 12, room), 2).map((text) => ({ text, size: 12, soft: true })),
    ];
    const { made, end } = column(lines, y);
    if (end > most || told === MOST_QUOTES) break;
    told += 1;
    found.push(...made);
    y = end + 14;
  }
  return { made: found, end: y };
}
