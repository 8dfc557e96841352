"""Acts between groups or countries: how many events of which class and status between two of them.

Knows what actors roll up to; never knows a graph or a format. Asserted events and what is only
claimed are counted apart, each event once for each pair.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kg.events.edges import Edge, asserted_edges, asserted_part, claimed_edges
from kg.ontology import codes
from kg.types import STATUSES, Actor, Event, Group, Level

CLASSES = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
    "unclassified",
)
Pair = tuple[str, str, str]


@dataclass(slots=True)
class Dyad:
    """All events of one class between two groups, in one direction; an act that nobody is named to suffer has no target.

    ``asserted`` and ``claimed`` are the ids of events, the latter by status; ``first`` and ``last`` are the days of the asserted ones.
    """

    source: Actor | Group | None
    target: Actor | Group | None
    quad_class: str
    asserted: set[str] = field(default_factory=set)
    claimed: dict[str, str] = field(default_factory=dict)
    days: set[date] = field(default_factory=set)
    by: set[str] = field(default_factory=set)

    @property
    def statuses(self) -> dict[str, int]:
        """How many events nobody asserts, by status; what is said to have occurred is under "claimed"."""
        counted = Counter(self.claimed.values())
        return {name: counted[name] for name in ("claimed", *STATUSES[1:])}


def dyads(events: Iterable[Event], level: Level) -> list[Dyad]:
    """Return who does what to whom at a level, by ids and class; what happens inside one group has it at both ends."""
    found: dict[Pair, Dyad] = {}
    for event in events:
        asserted = set()
        for edge in asserted_edges([event]):
            for dyad in between(edge, level, found):
                count(dyad, edge.event)
                asserted.add(key(dyad))
        for edge in claimed_edges([event]):
            for dyad in between(edge, level, found):
                if key(dyad) not in asserted:
                    dyad.claimed[event.id] = what_is_claimed(edge.event)
        for dyad in alone(event, level, found):
            told = asserted_part(event)
            if told.claims:
                count(dyad, told)
            else:
                dyad.claimed[event.id] = what_is_claimed(event)
    return [found[name] for name in sorted(found)]


def count(dyad: Dyad, event: Event) -> None:
    """Let an asserted event count, by the day it is told with, else by that of its article."""
    dyad.asserted.add(event.id)
    if event.date:
        dyad.days.update((event.date.start, event.date.end))
    elif event.latest:
        dyad.days.add(event.latest)
        dyad.by.add(event.id)


def between(edge: Edge, level: Level, found: dict[Pair, Dyad]) -> Iterator[Dyad]:
    """Yield the dyads that an edge counts for: of a symmetric act, both directions."""
    quad_class = class_of(edge.event.action)
    for source, target in edge.directions:
        yield place(source.at(level), target.at(level), quad_class, found)


def alone(event: Event, level: Level, found: dict[Pair, Dyad]) -> Iterator[Dyad]:
    """Yield the dyads of an event of which only one side is told."""
    if bool(event.sources) == bool(event.targets):
        return
    quad_class = class_of(event.action)
    for source in {actor.at(level).id: actor.at(level) for actor in event.sources}.values():
        yield place(source, None, quad_class, found)
    for target in {actor.at(level).id: actor.at(level) for actor in event.targets}.values():
        yield place(None, target, quad_class, found)


def place(
    source: Actor | Group | None,
    target: Actor | Group | None,
    quad_class: str,
    found: dict[Pair, Dyad],
) -> Dyad:
    """Return the dyad of two ends and a class."""
    new = Dyad(source, target, quad_class)
    return found.setdefault(key(new), new)


def key(dyad: Dyad) -> Pair:
    """Return what makes a dyad the same one."""
    source, target = (end.id if end else "" for end in (dyad.source, dyad.target))
    return source, target, dyad.quad_class


def class_of(action: str) -> str:
    """Return the quad class of an action."""
    code = codes().actions.get(action)
    return code.quad_class if code and code.quad_class in CLASSES else CLASSES[-1]


def what_is_claimed(event: Event) -> str:
    """Return the status of what no article asserts."""
    return "claimed" if event.status == "occurred" else event.status
