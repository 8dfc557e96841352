"""What people judge the same or different, for the actors and events at hand.

It overrules every rule. Knows ids and names; never knows files. What is the same as one is the
same as all that this one is; two that are different are so with all that are the same as either.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.errors import SeedError
from kg.lexicon.judgements import is_event
from kg.types import Actor, Event, Judgement

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements by the ids that they are about.

    ``sets``: of each id, all that are the same, itself too. ``pairs``: ids that are different.
    """

    judgements: tuple[Judgement, ...] = ()
    sets: dict[str, set[str]] = field(default_factory=dict)
    pairs: frozenset[Pair] = frozenset()

    def same(self, one: str, other: str) -> bool:
        """Return whether two ids are judged the same."""
        return other in self.sets.get(one, ())

    def different(self, one: str, other: str) -> bool:
        """Return whether two ids, or what is the same as they are, are judged different."""
        if not self.pairs or one == other:
            return False
        mine, yours = (self.sets.get(name, {name}) for name in (one, other))
        return any(frozenset((this, that)) in self.pairs for this in mine for that in yours)

    def tie(self, one: str, other: str) -> None:
        """Take two ids for the same from now on, if anything is judged of either."""
        if one in self.sets or other in self.sets:
            joined = self.sets.get(one, {one}) | self.sets.get(other, {other})
            self.sets.update(dict.fromkeys(joined, joined))

    def unite(self, ids: Iterable[str]) -> None:
        """Take some ids for the same, except where that is judged otherwise."""
        first, *rest = sorted(ids)
        for other in rest:
            if not self.different(first, other):
                joined = self.sets.get(first, {first}) | self.sets.get(other, {other})
                self.sets.update(dict.fromkeys(joined, joined))

    def apart(self, one: Event, other: Event) -> bool:
        """Return whether a side of one event is judged different from that of the other."""
        return bool(self.pairs) and (
            self.differ(one.sources, other.sources) or self.differ(one.targets, other.targets)
        )

    def differ(self, one: Sequence[Actor], other: Sequence[Actor]) -> bool:
        """Return whether two sides name different actors, beside those whom both name."""
        mine, yours = ({actor.id for actor in side} for side in (one, other))
        return any(self.different(this, that) for this in mine - yours for that in yours - mine)

    def says(self, names: Iterable[str]) -> str:
        """Return who judges some ids the same, and why."""
        known = set(names)
        told = [
            one
            for one in self.judgements
            if one.verdict == "same" and known >= {one.one, one.other}
        ]
        return "; ".join(f"judged the same by {one.by}: {one.why}" for one in told)

    def others(self, name: str) -> set[str]:
        """Return the ids of all that are the same as one, without its own."""
        return self.sets.get(name, {name}) - {name}


UNJUDGED = Judged()


def judged(judgements: Iterable[Judgement], actors: Iterable[Actor] = ()) -> Judged:
    """Return judgements by the ids of those whom they name; a name of several actors means all.

    Raises SeedError where two contradict one another.
    """
    given = tuple(sorted(set(judgements)))
    ids = by_name(given, actors)
    found = Judged(given)
    for name in {name for one in given for name in each(one, ids)}:
        found.sets[name] = {name}
    for one in given:
        first, *rest = each(one, ids) if one.verdict == "same" else ("",)
        for name in rest:
            found.tie(first, name)
    pairs = {
        frozenset((this, that)): one
        for one in given
        if one.verdict == "different"
        for this in meant(one.one, ids)
        for that in meant(one.other, ids)
    }
    wrong = {one for pair, one in pairs.items() if len({id(found.sets[name]) for name in pair}) < 2}
    if wrong:
        raise SeedError([contradiction(one) for one in sorted(wrong)])
    return Judged(given, found.sets, frozenset(pairs))


def contradiction(one: Judgement) -> str:
    """Return what is wrong with a judgement that others contradict."""
    return (
        f"judgements.csv: '{one.one}' and '{one.other}' are different by {one.by} ({one.why}), "
        "but the same by other lines: take one of them out"
    )


def each(one: Judgement, ids: dict[str, set[str]]) -> list[str]:
    """Return the ids that a judgement is about."""
    return sorted(meant(one.one, ids) | meant(one.other, ids))


def meant(name: str, ids: dict[str, set[str]]) -> set[str]:
    """Return the ids of those who bear a name; an id means itself."""
    return ids.get(name.casefold(), {name})


def by_name(judgements: Iterable[Judgement], actors: Iterable[Actor]) -> dict[str, set[str]]:
    """Return the ids of the actors whose names are in judgements."""
    given = [one for one in judgements if not is_event(one.one)]
    names = {name.casefold() for one in given for name in (one.one, one.other)}
    found: dict[str, set[str]] = {}
    for actor in actors:
        name = actor.name.casefold()
        if name in names:
            found.setdefault(name, set()).add(actor.id)
    return found


def unknown(
    judgements: Iterable[Judgement], events: Iterable[Event], actors: Iterable[Actor]
) -> list[str]:
    """Return the ids and names of judgements that mean nobody and nothing here."""
    known = {name.casefold() for actor in actors for name in (actor.id, actor.name)}
    known |= {part.id for event in events for part in (event, *event.parts)}
    names = {name for one in judgements for name in (one.one, one.other)}
    return sorted(name for name in names if name.casefold() not in known)
