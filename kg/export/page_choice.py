"""Which events a page holds where there are too many for a browser. Knows groups and counts; never knows how a page looks."""

from collections import Counter
from dataclasses import replace
from heapq import nsmallest
from typing import NamedTuple

from kg.types import Collection, Event

MOST = 20_000
"""Events that a browser still draws, filters and searches at once."""


class Choice(NamedTuple):
    """What a page holds: the events between the strongest groups, how many groups these are, and of how many events in all."""

    collection: Collection
    groups: int
    events: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return len(self.collection.events) == self.events

    @property
    def note(self) -> str:
        """What was left out and how to see it, in words; empty where nothing was."""
        if self.is_whole:
            return ""
        return (
            f"This page holds {len(self.collection.events):,} of {self.events:,} events: those of the {self.groups:,} groups that "
            "take part in most. The files beside it hold all; kg view EXPORT --where actor=NAME makes a page of a selection."
        )


def chosen(collection: Collection) -> Choice:
    """Return what the page of a collection holds: all, or else the events all of whose actors are of the strongest groups.

    Groups count by the events that they take part in; of equal events asserted ones come first.
    """
    events = collection.events
    if len(events) <= MOST:
        return Choice(collection, 0, len(events))
    counted: Counter[str] = Counter()
    for event in events:
        counted.update(groups(event))
    rank = {name: place for place, (name, _) in enumerate(sorted(counted.items(), key=strongest))}
    kept = nsmallest(MOST, (key(event, rank, at) for at, event in enumerate(events)))
    places = sorted(at for *_, at in kept)
    found = tuple(events[at] for at in places)
    told = {claim.evidence.article for event in found for claim in event.claims}
    articles = tuple(article for article in collection.articles if article.id in told)
    own = replace(collection, articles=articles, events=found)
    return Choice(own, len({name for event in found for name in groups(event)}), len(events))


def strongest(counted: tuple[str, int]) -> tuple[int, str]:
    """Sort groups: those of most events first."""
    return -counted[1], counted[0]


def key(event: Event, rank: dict[str, int], at: int) -> tuple[int, bool, str, int]:
    """Sort events by the weakest of their groups, then asserted ones first, then by id."""
    return max((rank[name] for name in groups(event)), default=0), not event.asserted, event.id, at


def groups(event: Event) -> set[str]:
    """Return to which groups those who act or are acted upon belong."""
    return {actor.at("group").id for actor in event.sources + event.targets}
