"""Actors as they are known at the date of an article: office, and what they roll up to.

Knows records and seeds; never knows sentences. Nothing else of a claim changes, and no id.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from kg.lexicon.actors import ActorIndex
from kg.resolve.groups import group_of
from kg.types import Actor, Article, Claim, Mention


class Resolver:
    """Gives actors their office and their group; one record for all mentions of one day."""

    def __init__(self, index: ActorIndex, articles: Iterable[Article]) -> None:
        """Remember on which day each article was published."""
        self.index = index
        self.days: Mapping[str, date | None] = {one.id: one.published for one in articles}
        self.known: dict[tuple[Actor, date | None], Actor] = {}

    def claims(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Yield claims whose actors are resolved."""
        return map(self.claim, claims)

    def claim(self, claim: Claim) -> Claim:
        """Return a claim whose actors are resolved."""
        on = self.days.get(claim.evidence.article)
        sources, targets, speakers = (
            tuple(self.mention(mention, on) for mention in side)
            for side in (claim.sources, claim.targets, claim.speakers)
        )
        return replace(claim, sources=sources, targets=targets, speakers=speakers)

    def mention(self, mention: Mention, on: date | None) -> Mention:
        """Return a mention whose actors are resolved."""
        return replace(mention, actors=tuple(self.actor(actor, on) for actor in mention.actors))

    def actor(self, actor: Actor, on: date | None) -> Actor:
        """Return an actor with the office it held on a day, and its group."""
        key = (actor, on if actor.kind == "person" else None)
        if key not in self.known:
            role = self.index.role(actor, on)
            group = group_of(actor, self.index, on)
            self.known[key] = replace(actor, role=role, group=group)
        return self.known[key]
