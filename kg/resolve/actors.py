"""Actors as they are known at the date of an article: office, and what they roll up to.

Knows records and seeds; never knows sentences. Nothing else of a claim changes, and no id.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from kg.lexicon.actors import ActorIndex
from kg.resolve.groups import group_of
from kg.types import Actor, Article, Claim, Mention

MANY = 50_000
"""Actors that are remembered; most are of one article, and nobody asks for them again."""


class Resolver:
    """Gives actors their office and their group; one record for all mentions of one day."""

    def __init__(self, index: ActorIndex, articles: Iterable[Article]) -> None:
        """Remember on which day each article was published."""
        self.index = index
        self.days: Mapping[str, date | None] = {one.id: one.published for one in articles}
        self.known: dict[tuple[Actor, date | None], Actor] = {}

    def claim(self, claim: Claim) -> Claim:
        """Return a claim whose actors are resolved."""
        on = self.days.get(claim.evidence.article)
        return Claim(  # ``replace`` takes three times as long, and there may be a million claims
            claim.id, claim.action,
            self.mentions(claim.sources, on), self.mentions(claim.targets, on), claim.trigger,
            claim.evidence, claim.by, claim.cameo, claim.polarity, claim.modality,
            self.mentions(claim.speakers, on), claim.cue, claim.condition, claim.date, claim.place,
            claim.confidence, claim.doubted, claim.because,
        )  # fmt: skip

    def mentions(self, given: tuple[Mention, ...], on: date | None) -> tuple[Mention, ...]:
        """Return mentions whose actors are resolved."""
        return tuple(
            Mention(
                tuple(self.actor(actor, on) for actor in one.actors),
                one.text, one.start, one.end, one.resolved, one.because,
            )
            for one in given
        )  # fmt: skip

    def actor(self, actor: Actor, on: date | None) -> Actor:
        """Return an actor with the office it held on a day, and its group."""
        key = (actor, on if actor.kind == "person" else None)
        found = self.known.get(key)
        if found is None:
            role = self.index.role(actor, on)
            group = group_of(actor, self.index, on)
            found = replace(actor, role=role, group=group)
            if len(self.known) >= MANY:
                self.known.clear()
            self.known[key] = found
        return found
