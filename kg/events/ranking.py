"""In which order claims, actors and events stand: what asserts most first. Knows records alone."""

import re
from collections.abc import Iterable

from kg.types import STATUSES, Actor, Claim, claim_order

ENDINGS = re.compile(r"(?:ing|ed|es|s|e|d)$")


def strength(claim: Claim) -> tuple[bool, int]:
    """Return how much a claim asserts; the lowest value asserts most."""
    return not claim.asserted, STATUSES.index(claim.status)


def stem(trigger: str) -> str:
    """Return the beginning shared by the forms of a word.

    >>> stem("attacked") == stem("attacks"), stem("urged") == stem("urging")
    (True, True)
    """
    return ENDINGS.sub("", trigger.casefold())[:5]


def rank(claim: Claim) -> tuple[tuple[bool, int], float, tuple[str, int, int, str]]:
    """Sort claims: what asserts most first, then what is most certain, then by article and place."""
    return strength(claim), -claim.confidence, claim_order(claim)


def each_once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return each actor once, by id; of two records of one actor, the one whose fields sort first."""
    given = tuple(actors)
    if len(given) < 2:
        return given
    found: dict[str, Actor] = {}
    for one in given:
        actor = found.setdefault(one.id, one)
        if actor is not one:
            found[actor.id] = min(
                actor, one, key=lambda known: (known.name, known.role or "", repr(known))
            )
    return tuple(found[name] for name in sorted(found))
