"""Where a story plays at a claim: which countries the sentences around it speak of.

Knows what sentences tell of countries; never knows sentences. A round-up tells several stories, so
that only what stands near counts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.lexicon.actors import ActorIndex
from kg.ontology import kinds
from kg.resolve.called import lands
from kg.types import Claim, Place, Setting

BEFORE = 3
"""How many sentences before a claim tell where it plays."""
FAR, BESIDE = 6, 1
"""How many sentences from each other bodies, and mere people, are of one story for certain."""
NEAR = 25
"""Characters from a place within which a border is its own."""
ON_THE_WAY = re.compile(r"\b(?:into|to|from|for|against|towards?) (?:the |nearby )?$")
AND = re.compile(r"(?:,| and| or)+ (?:in )?(?:the )?((?:[A-Z][\w'’-]+ ?){1,2})")
AND_BEFORE = re.compile(r"([A-Z][\w'’-]+)(?:,| and| or)+ (?:in )?(?:the )?$")


@dataclass(frozen=True)
class Whereabouts:
    """What an article tells of where it plays; ``dateline``: the country where it was written."""

    article: str
    settings: tuple[Setting, ...]
    dateline: str | None

    @cached_property
    def countries(self) -> frozenset[str]:
        """All countries that the story speaks of."""
        return frozenset(country for setting in self.settings for country in setting.spoken)

    def number(self, claim: Claim) -> int:
        """Return in which sentence a claim stands."""
        starts = bisect_right(
            self.settings, claim.evidence.start, key=lambda setting: setting.start
        )
        return max(starts - 1, 0)

    def before(self, claim: Claim) -> tuple[Setting, ...]:
        """Return the sentence of a claim and those before it that tell where it plays."""
        place = self.number(claim)
        return self.settings[max(place - BEFORE, 0) : place + 1]

    def told(self, claim: Claim) -> Setting | None:
        """Return the sentence of a claim if it speaks of a country, else the last one before."""
        return next((one for one in reversed(self.before(claim)) if one.spoken), None)

    def alone(self, claim: Claim, body: bool) -> str | None:
        """Return the only country that the story speaks of at a claim, if it plays there.

        Of a ``body`` of a state it is enough that no other state's body acts there; of others, no
        sentence around may speak of that country and another.
        """
        if len(self.countries) < 2:
            played = {land for setting in self.settings for land in setting.played}
            return next(iter(played)) if played else None
        setting = self.told(claim)
        if setting is None or len(setting.played) != 1:
            return None
        land = setting.played
        if body:
            told = land in (setting.spoken, setting.acting)
        else:
            told = all(one.spoken == land or not one.spoken & land for one in self.before(claim))
        return next(iter(land)) if told else None

    def near(self, claim: Claim, own: Iterable[Claim], far: int = FAR) -> list[Claim]:
        """Return those of some claims that stand at most so many sentences from one."""
        place = self.number(claim)
        return [one for one in own if abs(self.number(one) - place) <= far]


def lands_of(claims: Iterable[Claim], index: ActorIndex) -> set[str]:
    """Return the countries in which deeds of force take place.

    Talks are held anywhere. "Near the Syrian border" tells none; "in Rome and Paris" tells two.
    """
    found: set[str] = set()
    for claim in claims:
        place = claim.place
        if place and place.country and is_told(claim, place) and "force" in kinds(claim.action):
            found |= {place.country, *lands_beside(claim, place, index)}
    return found


def is_told(claim: Claim, place: Place) -> bool:
    """Return whether an act takes place in a country itself, not at its border nor on the way."""
    start = place.start - claim.evidence.start
    if ON_THE_WAY.search(claim.evidence.quote[:start]):
        return False
    around = claim.evidence.quote[max(start - NEAR, 0) : start + len(place.text) + NEAR]
    return "border" not in around and "frontier" not in around


def lands_beside(claim: Claim, place: Place, index: ActorIndex) -> set[str]:
    """Return the countries of what stands beside the place of an act: "in Rome and Paris"."""
    text, start = claim.evidence.quote, place.start - claim.evidence.start
    behind = AND.match(text, start + len(place.text))
    before = AND_BEFORE.search(text[:start])
    named = [found[1].strip() for found in (behind, before) if found]
    parts = [part for name in named for part in (name, name.partition(" ")[0])]
    return {land for part in parts if not index.nationality(part) for land in lands(part, index)}
