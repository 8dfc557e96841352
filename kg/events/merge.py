"""Decides which claims are about one act. Knows claims; never knows RDF, networkx or files.

Within an article, claims of one action with the same actors and the same date are one group. A group that says less joins the
only group that says more: whose actors include its own, whose date lies no wider, and whose words assert at least as much.
The last condition keeps false facts out: "France may have accused Mali" lends no actors to "Mali was accused".
Across articles, groups are one event when all is equal and the date is known. So an event's id follows from any one of the
articles that report it, and reading more articles never changes it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from kg.types import STATUSES, Actor, Claim, DateRange, Event, Mention, claim_order, each_actor

ENDINGS = re.compile(r"(?:ing|ed|es|s|e|d)$")


@dataclass(frozen=True, slots=True)
class Key:
    """What makes an event the same event. ``article`` stands in for a date that is not known."""

    action: str
    sources: frozenset[str]
    targets: frozenset[str]
    days: tuple[str, str] | None
    article: str | None

    @property
    def id(self) -> str:
        """The event's id: a hash of the key."""
        values = [
            self.action,
            sorted(self.sources),
            sorted(self.targets),
            self.days or self.article,
        ]
        return "ev" + sha256(json.dumps(values).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one article with one key."""

    key: Key
    claims: tuple[Claim, ...]
    strength: tuple[bool, int]
    triggers: frozenset[str]

    @property
    def date(self) -> DateRange | None:
        """The date the claims share."""
        return self.claims[0].date


def merge(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """Return the events that the claims are about, by date and id; the order of the claims does not matter."""
    shelves: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in sorted(set(claims), key=claim_order):
        shelves[claim.evidence.article, claim.action].append(claim)
    found: dict[Key, list[Claim]] = defaultdict(list)
    for shelf in shelves.values():
        for key, members in joined(groups(shelf)).items():
            found[key].extend(members)
    return tuple(sorted((event(key, members) for key, members in found.items()), key=event_order))


def groups(claims: Iterable[Claim]) -> list[Group]:
    """Return the claims of one article and action, grouped by equal actors and dates."""
    found: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[key_of(claim)].append(claim)
    return [
        Group(
            key,
            tuple(members),
            min(map(strength, members)),
            frozenset(stem(claim.trigger.text) for claim in members),
        )
        for key, members in found.items()
    ]


def key_of(claim: Claim) -> Key:
    """Return the key of a claim taken alone."""
    days = (claim.date.start.isoformat(), claim.date.end.isoformat()) if claim.date else None
    return Key(
        claim.action,
        ids(claim.sources),
        ids(claim.targets),
        days,
        None if days else claim.evidence.article,
    )


def ids(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the ids of the actors."""
    return frozenset(actor.id for actor in each_actor(mentions))


def strength(claim: Claim) -> tuple[bool, int]:
    """Return how much a claim asserts; the lowest value asserts most."""
    return not claim.asserted, STATUSES.index(claim.status)


def stem(trigger: str) -> str:
    """Return the beginning shared by the forms of a word.

    >>> stem("attacked") == stem("attacks"), stem("urged") == stem("urging")
    (True, True)
    """
    return ENDINGS.sub("", trigger.casefold())[:5]


def joined(found: Sequence[Group]) -> dict[Key, list[Claim]]:
    """Return the claims under their final keys; those which say most come first, and each finds its place among them."""
    roots: dict[Key, list[Group]] = {}
    for group in sorted(found, key=weight):
        fuller = [key for key, members in roots.items() if covers(members[0], group)]
        roots.setdefault(fuller[0] if len(fuller) == 1 else group.key, []).append(group)
    settled = [part for members in roots.values() for part in without_strangers(members)]
    return {
        members[0].key: [claim for group in members for claim in group.claims]
        for members in settled
    }


def weight(group: Group) -> tuple[int, tuple[int, int], str]:
    """Sort groups so that each comes after all that can cover it."""
    return -len(group.key.sources) - len(group.key.targets), width(group.date), group.key.id


def width(dates: DateRange | None) -> tuple[int, int]:
    """Return how wide a date is, and its first day; an unknown date is wider than any."""
    return ((dates.end - dates.start).days, dates.start.toordinal()) if dates else (10**9, 0)


def covers(fuller: Group, group: Group) -> bool:
    """Return whether a group says all that another says, and asserts at least as much."""
    return (
        fuller.strength <= group.strength
        and fuller.key.sources >= group.key.sources
        and fuller.key.targets >= group.key.targets
        and compatible(fuller.date, group.date)
        and (same_actors(fuller, group) or not fuller.triggers.isdisjoint(group.triggers))
    )


def same_actors(one: Group, other: Group) -> bool:
    """Return whether two groups name the same actors in the same roles."""
    return (one.key.sources, one.key.targets) == (other.key.sources, other.key.targets)


def compatible(narrow: DateRange | None, wide: DateRange | None) -> bool:
    """Return whether the first date can be what the second means, less exactly."""
    if wide is None or narrow is None:
        return wide is None
    return width(narrow) <= width(wide) and narrow.start <= wide.end and wide.start <= narrow.end


def without_strangers(members: Sequence[Group]) -> list[list[Group]]:
    """Return the groups that joined the first, less those that contradict each other: these stay alone."""
    first, *others = members
    strangers = [one for one in others if any(apart(one, other) for other in others)]
    return [
        [first, *(one for one in others if one not in strangers)],
        *([one] for one in strangers),
    ]


def apart(one: Group, other: Group) -> bool:
    """Return whether two groups name different sources, different targets or different days."""
    sides = ((one.key.sources, other.key.sources), (one.key.targets, other.key.targets))
    if any(mine and yours and mine.isdisjoint(yours) for mine, yours in sides):
        return True
    return bool(one.date and other.date) and not (
        compatible(one.date, other.date) or compatible(other.date, one.date)
    )


def event(key: Key, claims: Sequence[Claim]) -> Event:
    """Return the event: its actors and date are those of the key, its code and place those of the claims that assert most."""
    ranked = sorted(claims, key=rank)
    core = [claim for claim in ranked if key_of(claim) == key]
    strongest = [claim for claim in ranked if strength(claim) == strength(ranked[0])]
    return Event(
        id=key.id,
        action=key.action,
        sources=actors(mention for claim in core for mention in claim.sources),
        targets=actors(mention for claim in core for mention in claim.targets),
        claims=tuple(sorted(claims, key=claim_order)),
        cameo=next((claim.cameo for claim in strongest if claim.cameo), None),
        date=core[0].date,
        place=next((claim.place for claim in strongest if claim.place), None),
    )


def rank(claim: Claim) -> tuple[tuple[bool, int], float, tuple[str, int, int, str]]:
    """Sort claims: what asserts most first, then what is most certain, then by article and place."""
    return strength(claim), -claim.confidence, claim_order(claim)


def actors(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """Return each actor once, by id; of two records of one actor, the one whose fields sort first."""
    found: dict[str, Actor] = {}
    for one in each_actor(mentions):
        actor = found.setdefault(one.id, one)
        found[actor.id] = min(
            actor, one, key=lambda known: (known.name, known.role or "", repr(known))
        )
    return tuple(found[name] for name in sorted(found))


def event_order(found: Event) -> tuple[str, str, str]:
    """Sort events by date, those without one last."""
    days = (found.date.start.isoformat(), found.date.end.isoformat()) if found.date else ("~", "~")
    return *days, found.id
