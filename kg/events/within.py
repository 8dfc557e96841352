"""Which claims of one article are about one act. Knows claims; never knows other articles, RDF, networkx or files.

Claims of one action with the same actors, date and place are one group. A group that says less joins the
only group that says more: whose actors include its own, whose date and place lie no wider, and whose words assert at least as much.
The last condition keeps false facts out: "France may have accused Mali" lends no actors to "Mali was accused".
An event's id follows from its article alone, so reading more articles never changes it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from kg.events.ranking import each_once, rank, stem, strength
from kg.types import Claim, DateRange, Event, Mention, claim_order, each_actor


@dataclass(frozen=True, slots=True)
class Key:
    """What makes an article's event the same event."""

    action: str
    sources: frozenset[str]
    targets: frozenset[str]
    days: tuple[str, str] | None
    place: str
    article: str

    @property
    def id(self) -> str:
        """The event's id: a hash of the key."""
        values = [
            self.action,
            sorted(self.sources),
            sorted(self.targets),
            self.days,
            self.place,
            self.article,
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


def events(claims: Iterable[Claim], day: date | None) -> Iterator[Event]:
    """Yield the events of an article that was published on a day; the order of its claims does not matter."""
    known = {claim.id: claim for claim in claims}
    shelves: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(known.values(), key=claim_order):
        shelves[claim.action].append(claim)
    for shelf in shelves.values():
        if len(shelf) == 1:
            yield lone(shelf[0], day)
            continue
        for key, members in joined(groups(shelf)).items():
            yield event(key, members, day)


def latest(claims: Iterable[Claim], day: date | None) -> date | None:
    """Return the day by which what is told as past took place: that of its article."""
    return day if any(claim.modality == "actual" for claim in claims) else None


def lone(claim: Claim, day: date | None) -> Event:
    """Return the event of the only claim of its article about an action: most are so."""
    return Event(
        key_of(claim).id,
        claim.action,
        each_once(each_actor(claim.sources)),
        each_once(each_actor(claim.targets)),
        (claim,),
        claim.cameo,
        claim.date,
        claim.place,
        latest((claim,), day),
    )


def groups(claims: Iterable[Claim]) -> list[Group]:
    """Return the claims of one article and action, grouped by equal actors and dates.

    Only where these are told of several places are the places acts of their own.
    """
    found: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[key_of(claim)].append(claim)
    parts = (part for key, members in found.items() for part in by_place(key, members))
    return [
        Group(
            key,
            tuple(members),
            min(map(strength, members)),
            frozenset(stem(claim.trigger.text) for claim in members),
        )
        for key, members in parts
    ]


def by_place(key: Key, claims: Sequence[Claim]) -> Iterator[tuple[Key, list[Claim]]]:
    """Yield claims with equal actors and dates, parted by place where there are several."""
    places = {claim.place.name for claim in claims if claim.place}
    if len(places) < 2:
        yield key, list(claims)
        return
    for name in sorted({claim.place.name if claim.place else "" for claim in claims}):
        own = [claim for claim in claims if (claim.place.name if claim.place else "") == name]
        yield replace(key, place=name), own


def key_of(claim: Claim) -> Key:
    """Return the key of a claim taken alone."""
    days = (claim.date.start.isoformat(), claim.date.end.isoformat()) if claim.date else None
    return Key(
        claim.action,
        ids(claim.sources),
        ids(claim.targets),
        days,
        "",
        claim.evidence.article,
    )


def ids(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the ids of the actors."""
    return frozenset(actor.id for actor in each_actor(mentions))


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


def weight(group: Group) -> tuple[int, tuple[int, int], bool, str]:
    """Sort groups so that each comes after all that can cover it."""
    key = group.key
    return -len(key.sources) - len(key.targets), width(group.date), not key.place, key.id


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
        and group.key.place in ("", fuller.key.place)
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


def event(key: Key, claims: Sequence[Claim], day: date | None) -> Event:
    """Return the event: its actors and date are those of the key, its code and place those of the claims that assert most."""
    ranked = sorted(claims, key=rank)
    anywhere = replace(key, place="") if key.place else key
    core = [claim for claim in ranked if key_of(claim) == anywhere]
    strongest = [claim for claim in ranked if strength(claim) == strength(ranked[0])]
    return Event(
        id=key.id,
        action=key.action,
        sources=each_once(each_actor(one for claim in core for one in claim.sources)),
        targets=each_once(each_actor(one for claim in core for one in claim.targets)),
        claims=tuple(sorted(claims, key=claim_order)),
        cameo=next((claim.cameo for claim in strongest if claim.cameo), None),
        date=core[0].date,
        place=next((claim.place for claim in strongest if claim.place), None),
        latest=latest(strongest, day),
    )
