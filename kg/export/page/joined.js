// Joining what several views show: the events of all of them as one question, which the slots then narrow.

const MOST_JOINED = 8;
const joinedViews = new Map(); // of each address, its events by number

/** Return the numbers of the events that any of some views shows: what is chosen there, else all that its question leaves. */
function eventsOfViews(addresses) {
  return new Set(addresses.flatMap((words) => [...eventsOfView(words)]));
}

function eventsOfView(words) {
  if (joinedViews.has(words)) return joinedViews.get(words);
  const now = { filter, asked, selected, shown: shown.slice() };
  const state = new URLSearchParams(words);
  filter = filterIn(state);
  asked = askedFor();
  for (const event of events) shown[event.index] = Number(missedBy(event) === 0);
  selected = wantedSelection(state);
  const found = new Set(events.filter((event) => isShown(event) && (!selected || isEventChosen(event))).map(({ index }) => index));
  ({ filter, asked, selected } = now);
  shown.set(now.shown);
  joinedViews.set(words, found);
  return found;
}

/** Ask for what is seen now together with another view. */
function joinView(words) {
  const { joined, ...rest } = filter;
  const isJoinedOnly = joined.length > 0 && !selected && serialised({ ...rest, joined: [] }) === serialised({ ...everything() });
  const views = [...new Set([...(isJoinedOnly ? joined : [current]), words])].slice(-MOST_JOINED);
  changeFilter({ ...everything(), joined: views }, null);
}
