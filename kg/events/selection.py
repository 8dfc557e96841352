"""Which events somebody wants to see: "actor=Mali", "class=material conflict", "after=2020-01-01". Never knows a page.

Conditions of one name are alternatives; those of several names must all hold. Names are compared
without regard to case.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from kg.errors import UsageError
from kg.events.levels import CLASSES, class_of
from kg.types import STATUSES, Actor, Event, each_actor, those

Words = Callable[[Event], set[str]]


def people(event: Event) -> set[str]:
    """Return by which names those are known who act, are acted upon or speak, and what they belong to."""
    spoken = each_actor(mention for claim in event.claims for mention in claim.speakers)
    return {name for actor in (*event.sources, *event.targets, *spoken) for name in names(actor)}


def names(actor: Actor) -> set[str]:
    """Return every name of an actor, of its group and of its country, and their ids."""
    wholes = (actor.at("group"), actor.at("country"))
    return {
        actor.id,
        actor.name,
        *actor.aliases,
        *(word for one in wholes for word in (one.id, one.name)),
    }


def countries(event: Event) -> set[str]:
    """Return the countries of an event: of its actors and its place, by code and name."""
    actors = (*event.sources, *event.targets)
    lands = {land.name for actor in actors if (land := actor.at("country")).kind == "country"}
    codes = {actor.country for actor in actors} | {event.place.country if event.place else None}
    return lands | {code for code in codes if code}


def places(event: Event) -> set[str]:
    """Return the place of an event, and what that lies in."""
    return (
        {name for name in (event.place.name, event.place.within) if name} if event.place else set()
    )


WORDS: Mapping[str, Words] = {
    "actor": people,
    "country": countries,
    "place": places,
    "class": lambda event: {class_of(event.action)},
    "action": lambda event: {event.action, *filter(None, (event.cameo,))},
    "status": lambda event: {event.status},
}
DAYS = ("after", "before")
CLOSED = {"class": CLASSES, "status": STATUSES}


def selected(events: Sequence[Event], conditions: Iterable[str]) -> Sequence[Event]:
    """Return the events of which some conditions hold.

    Raises UsageError for a condition that cannot be read, and where nothing is left: then with the nearest names.
    """
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for condition in conditions:
        name, value = read(condition)
        wanted[name].add(value)
    found = those(events, lambda event: all(holds(event, *one) for one in wanted.items()))
    if not found:
        raise UsageError(nothing(events, wanted))
    return found


def read(condition: str) -> tuple[str, str]:
    """Return name and value of a condition, the value in lower case."""
    name, _, value = (part.strip() for part in condition.partition("="))
    if name not in (*WORDS, *DAYS) or not value:
        raise UsageError(
            f"'{condition}' is no condition: write NAME=VALUE with one of {', '.join((*WORDS, *DAYS))}"
        )
    if name in DAYS:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise UsageError(f"'{value}' is no day: write it as YYYY-MM-DD") from None
    if name in CLOSED and value.casefold() not in CLOSED[name]:
        raise UsageError(f"no {name} '{value}': there are {', '.join(CLOSED[name])}")
    return name, value.casefold()


def holds(event: Event, name: str, values: set[str]) -> bool:
    """Return whether one of some values is told of an event; without a date, its article's day counts."""
    if name in WORDS:
        return not values.isdisjoint(word.casefold() for word in WORDS[name](event))
    first = event.date.start if event.date else event.latest
    last = event.date.end if event.date else event.latest
    if first is None or last is None:
        return False
    return any(str(last) >= day if name == "after" else str(first) <= day for day in values)


def nothing(events: Iterable[Event], wanted: Mapping[str, set[str]]) -> str:
    """Return that nothing is left, with names that are near to one which nobody has."""
    for name in (one for one in ("actor", "country", "place", "action") if one in wanted):
        known = {word.casefold(): word for event in events for word in WORDS[name](event)}
        for value in sorted(wanted[name] - known.keys()):
            near = get_close_matches(value, known, 3)
            hint = f"; near are {', '.join(known[word] for word in near)}" if near else ""
            return f"no event has {name}={value}{hint}"
    return f"no event has all of {', '.join(f'{name}={value}' for name in wanted for value in sorted(wanted[name]))}"
