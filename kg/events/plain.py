"""Claims and events as plain values for ``marshal``, and back. Knows their fields; never knows where they lie.

``pickle`` takes four times as long with frozen records. Actors whom the seeds know are told by
number, all others written out: most of them act in one article alone.
"""

import marshal
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from kg.events.wording import Words
from kg.types import (
    Actor,
    Claim,
    DateRange,
    Event,
    Evidence,
    Group,
    Join,
    Mention,
    Place,
    Reason,
    Span,
)

Plain = Any  # what marshal can write: tuples of texts and numbers

span_of = attrgetter("text", "start", "end")
evidence_of = attrgetter("article", "start", "end", "quote")
place_of = attrgetter(*Place.__slots__)


class Told(NamedTuple):
    """An event beside what it is compared by; on the disk, numbers stand for its claims and parts."""

    event: Event
    asserted: bool
    article: str
    triggers: tuple[str, ...]
    words: Words
    claims: tuple[int, ...]
    parts: tuple[int, ...]


class People:
    """Records as plain values and back; actors whom the seeds know by number, all others written out."""

    def __init__(self) -> None:
        self.known: list[Actor] = []
        self.numbers: dict[Actor, int] = {}
        self.same: dict[int, int] = {}
        self.groups: list[Group] = []
        self.group_numbers: dict[Group, int] = {}

    def actor(self, one: Actor) -> Plain:
        """Return the number of an actor, or its fields."""
        number = self.same.get(id(one))
        if number is not None:
            return number
        if not (one.aliases or one.wikidata):
            group = None if one.group is None else self.group(one.group)
            return one.id, one.name, one.kind, one.country, one.role, one.country_from, group
        number = self.numbers.setdefault(one, len(self.known))
        if number == len(self.known):
            self.known.append(one)
            self.same[id(one)] = number  # it stays alive in the list, so nobody else gets this id
        return number

    def group(self, one: Group) -> int:
        """Return the number of a group."""
        number = self.group_numbers.setdefault(one, len(self.groups))
        if number == len(self.groups):
            self.groups.append(one)
        return number

    def actor_made(self, one: Plain) -> Actor:
        """Return an actor."""
        if isinstance(one, int):
            return self.known[one]
        name_id, name, kind, country, role, country_from, group = one
        whole = None if group is None else self.groups[group]
        return Actor(name_id, name, kind, country, role, None, (), country_from, whole)

    def mentions(self, given: Sequence[Mention]) -> Plain:
        """Return mentions as plain values."""
        return [
            (
                [self.actor(actor) for actor in one.actors],
                one.text, one.start, one.end, one.resolved, one.because and reasons(one.because),
            )
            for one in given
        ]  # fmt: skip

    def mentions_made(self, given: Plain) -> tuple[Mention, ...]:
        """Return mentions."""
        return tuple(
            Mention(
                tuple(map(self.actor_made, actors)),
                text,
                start,
                end,
                resolved,
                told and made_reasons(told),
            )
            for actors, text, start, end, resolved, told in given
        )

    def claim(self, one: Claim) -> Plain:
        """Return a claim as plain values; its reasons in a piece of their own."""
        return (
            one.id, one.action, self.mentions(one.sources), self.mentions(one.targets),
            span_of(one.trigger), evidence_of(one.evidence), one.cameo, one.polarity,
            one.modality, self.mentions(one.speakers), days(one.date),
            one.place and place_of(one.place), one.confidence, one.doubted,
            marshal.dumps(self.why(one)),
        )  # fmt: skip

    def why(self, one: Claim) -> Plain:
        """Return what a claim rests on as plain values."""
        cue, condition = one.cue and span_of(one.cue), one.condition and span_of(one.condition)
        return one.by, cue, condition, reasons(one.because)

    def claim_made(self, plain: Plain) -> Claim:
        """Return a claim."""
        by, cue, condition, because = marshal.loads(plain[-1])
        return self.made(
            plain, by, cue and Span(*cue), condition and Span(*condition), made_reasons(because)
        )

    def brief_made(self, plain: Plain) -> Claim:
        """Return a claim without its reasons."""
        return self.made(plain, (), None, None, ())

    def actors_made(self, plain: Plain) -> Iterator[Actor]:
        """Yield everybody whom a claim names."""
        for given in (plain[2], plain[3], plain[9]):
            for actors, *_ in given:
                yield from map(self.actor_made, actors)

    def made(
        self,
        plain: Plain,
        by: tuple[str, ...],
        cue: Span | None,
        condition: Span | None,
        because: tuple[Reason, ...],
    ) -> Claim:
        """Return a claim with its reasons."""
        (
            name, action, sources, targets, trigger, evidence, cameo, polarity,
            modality, speakers, dates, place, confidence, doubted, _,
        ) = plain  # fmt: skip
        return Claim(
            name, action, self.mentions_made(sources), self.mentions_made(targets),
            Span(*trigger), Evidence(*evidence), by, cameo, polarity,
            modality, self.mentions_made(speakers) if speakers else (), cue, condition,
            dates and made_days(dates), place and Place(*place), confidence, doubted, because,
        )  # fmt: skip

    def told(self, told: Told) -> Plain:
        """Return an event as plain values, without its claims."""
        one = told.event
        return (
            one.id, one.action, [self.actor(actor) for actor in one.sources],
            [self.actor(actor) for actor in one.targets], one.cameo, days(one.date),
            one.place and place_of(one.place), one.latest and one.latest.toordinal(),
            [(join.event, join.same_as, *reasons([join.because])) for join in one.joins],
            told.asserted, told.article, told.triggers, tuple(told.words), told.claims, told.parts,
        )  # fmt: skip

    def told_made(self, plain: Plain) -> Told:
        """Return an event, without its claims."""
        (
            name, action, sources, targets, cameo, dates, place, latest, joins,
            asserted, article, triggers, words, claims, parts,
        ) = plain  # fmt: skip
        event = Event(
            name, action, tuple(map(self.actor_made, sources)),
            tuple(map(self.actor_made, targets)), (), cameo, made_days(dates),
            place and Place(*place), latest and date.fromordinal(latest), (),
            tuple(Join(one, other, *made_reasons([why])) for one, other, why in joins),
        )  # fmt: skip
        return Told(event, asserted, article, triggers, Words(*words), claims, parts)


def reasons(given: Iterable[Reason]) -> Plain:
    """Return reasons as plain values."""
    return [
        (one.step, one.rule, one.says, one.words and span_of(one.words), one.score) for one in given
    ]


def made_reasons(given: Plain) -> tuple[Reason, ...]:
    """Return reasons."""
    return tuple(
        Reason(step, rule, says, words and Span(*words), score)
        for step, rule, says, words, score in given
    )


def days(dates: DateRange | None) -> Plain:
    """Return a date as plain values."""
    return dates and (dates.start.toordinal(), dates.end.toordinal(), dates.precision, dates.text)


def made_days(plain: Plain) -> DateRange | None:
    """Return a date."""
    if plain is None:
        return None
    return DateRange(date.fromordinal(plain[0]), date.fromordinal(plain[1]), plain[2], plain[3])
