"""Which acts were nearly taken for another, and what kept them apart.

Knows what reports are compared by; never knows a corpus.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.events import places
from kg.events.alike import Meets, sides
from kg.events.kept import Kept
from kg.events.profile import Known, Profile, Reports
from kg.events.same import apart, days_of, people
from kg.types import Actor, Event

NEAREST = 5
"""How many acts are told of."""
Rank = tuple[int, bool, int, str]
NEAR = 31
"""Days between two acts that may be looked at together."""


class Near(NamedTuple):
    """An act that is not the one looked at, and all that keeps them apart."""

    event: Event
    apart: tuple[str, ...]


def nearly(event: Event, events: Iterable[Event], known: Known) -> list[Near]:
    """Return the acts that have most in common with one, those that least keeps apart first."""
    own = profiles(event, known)
    found: list[tuple[Rank, Near]] = []
    for other in events:
        if other.action == event.action and other.id != event.id:
            found += closest(other, own, profiles(other, known), known)
    return [near for _, near in sorted(found, key=lambda each: each[0])[:NEAREST]]


def closest(
    other: Event, own: Iterable[Profile], theirs: Iterable[Profile], known: Known
) -> Iterator[tuple[Rank, Near]]:
    """Yield, if any two are worth comparing, the reports of two acts that least keeps apart."""
    pairs = [(one, their) for their in theirs for one in own if is_close(one, their, known)]
    told = [(why(*pair, known), pair) for pair in pairs]
    ranked = [(rank(reasons, pair, known), reasons) for reasons, pair in told]
    if ranked:
        first, reasons = min(ranked)
        yield (*first, other.id), Near(other, tuple(reasons))


def rank(reasons: list[str], pair: tuple[Profile, Profile], known: Known) -> tuple[int, bool, int]:
    """Sort pairs of reports: by how much keeps them apart, whether that is who takes part, and what they share."""
    one, other = pair
    meet = meeting(one, other, known)
    alike = sum(meet) + 3 * bool(days_of(one, other)) + len(one.words & other.words)
    return len(reasons), Meets.NOT in meet, -alike


def profiles(event: Event, known: Known) -> list[Profile]:
    """Return what is compared of an act, as each article tells it."""
    kept = Kept()
    reports = Reports(kept, known)
    return [Profile(kept.add(part, ()), reports) for part in event.parts or (event,)]


def meeting(one: Profile, other: Profile, known: Known) -> tuple[Meets, Meets]:
    """Return how well the sources of two reports go together, and their targets."""
    return (
        sides(one.event.sources, other.event.sources, known.judged),
        sides(people(one, other), people(other, one), known.judged),
    )


def is_close(one: Profile, other: Profile, known: Known) -> bool:
    """Return whether two reports are worth comparing: within some weeks, both sides meet or somebody takes part in both."""
    if one.begin is not None and other.begin is not None and abs(one.begin - other.begin) > NEAR:
        return False
    meet = meeting(one, other, known)
    if Meets.NAMED in meet or Meets.NOT not in meet:
        return True
    here = places.same(one.event.place, other.event.place, known.lands)
    both = {actor.id for actor in everybody(one)} & {actor.id for actor in everybody(other)}
    return bool(days_of(one, other)) and (here or bool(both))


def everybody(one: Profile) -> tuple[Actor, ...]:
    """Return all who take part in what a report tells."""
    return (*one.event.sources, *one.event.targets)


def why(one: Profile, other: Profile, known: Known) -> list[str]:
    """Return what keeps two reports apart, also where nothing in the two themselves does."""
    return (
        list(judged_apart(one.event, other.event, known))
        or apart(one, other, known)
        or ["another report of the same act differs, or several acts fit as well as this one"]
    )


def judged_apart(one: Event, other: Event, known: Known) -> Iterator[str]:
    """Yield that people judge two acts, or those who take part, different."""
    if known.judged.different(one.id, other.id) or known.judged.apart(one, other):
        yield "judged different"
