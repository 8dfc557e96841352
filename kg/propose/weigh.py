"""How likely a joined proposal is true as stated, from what each proposer says of it.

A logistic regression on what the reader thinks of the act, of its code and of who takes part, and
on whether a pattern says so too. ``training/weights.py`` fits the weights, on the development part
of the annotated documents. Knows proposals; never knows sentences.
"""

from collections.abc import Iterator, Sequence
from math import exp, log
from typing import NamedTuple

from kg.types import Filler, Proposal, Span

LEAST_CHANCE = 0.02
"""Nothing is thought less likely, nor more likely than the rest to one."""


class Traits(NamedTuple):
    """What tells how likely a proposal is true; chances as logarithms of odds, 0 for unknown.

    ``base`` is 1 for all; ``agreed`` and ``empty`` count sides.
    """

    base: float
    act: float
    code: float
    pattern: float
    source: float
    target: float
    agreed: float
    empty: float
    status: float


WEIGHTS = Traits(
    base=-2.45, act=0.22, code=0.26, pattern=0.78, source=0.17, target=0.13, agreed=0.39,
    empty=0.26, status=0.23,
)  # fmt: skip


def likelihood(found: Proposal, same: Sequence[Proposal], beside: Sequence[Proposal] = ()) -> float:
    """Return how likely a joined proposal is true, from 0 to 1; ``same`` are those joined.

    ``beside``: what a reader says of other words that tell of the act.
    """
    given = traits(found, same, beside)
    odds = sum(weight * trait for weight, trait in zip(WEIGHTS, given, strict=True))
    return 1 / (1 + exp(-odds))


def traits(found: Proposal, same: Sequence[Proposal], beside: Sequence[Proposal] = ()) -> Traits:
    """Return what tells how likely a joined proposal is true."""
    readers = [one for one in same if one.likely is not None]
    patterns = [one for one in same if one.likely is None and (one.sources or one.targets)]
    codes = (dict(one.actions).get(found.action, 0.0) for one in (*readers, *beside))
    sides = {"source": found.sources, "target": found.targets}
    chances = {role: least_chance(role, side, readers) for role, side in sides.items()}
    agreed = [
        bool(spans(side) & named(patterns, role) & named(readers, role))
        for role, side in sides.items()
    ]
    return Traits(
        base=1.0,
        act=odds(max((one.likely or 0.0 for one in (*readers, *beside)), default=0.0)),
        code=odds(max(codes, default=0.0)),
        pattern=float(any(one.action == found.action for one in patterns)),
        source=chances["source"],
        target=chances["target"],
        agreed=float(sum(agreed)),
        empty=float(sum(not side for side in sides.values())),
        status=odds(max((score for _, score in found.status), default=0.5)),
    )


def least_chance(role: str, fillers: Sequence[Filler], readers: Sequence[Proposal]) -> float:
    """Return the odds of the least likely of a side; 0 if it is empty or nobody is weighed."""
    told = [chance(role, one.mention.span, readers) for one in fillers]
    return min((0.0 if one is None else odds(one) for one in told), default=0.0)


def chance(role: str, spot: Span, readers: Sequence[Proposal]) -> float | None:
    """Return how likely readers think that a mention fills a role; None if they weigh nobody."""
    weighed = [one for reader in readers for one in reader.chances]
    here = [getattr(one, role) for one in weighed if one.span == (spot.start, spot.end)]
    return max(here, default=0.0) if weighed else None


def odds(likely: float) -> float:
    """Return the logarithm of the odds."""
    kept = min(max(likely, LEAST_CHANCE), 1 - LEAST_CHANCE)
    return log(kept / (1 - kept))


def named(proposals: Sequence[Proposal], role: str) -> set[Span]:
    """Return whom proposals name in a role, by their words."""
    return {spot for one in proposals for spot in spans(getattr(one, f"{role}s"))}


def spans(fillers: Sequence[Filler]) -> set[Span]:
    """Return the words of those who fill a side."""
    return {one.mention.span for one in fillers}


def unsure(found: Proposal, same: Sequence[Proposal], sure: float) -> Iterator[str]:
    """Yield what of a joined proposal the reader finds less likely than this."""
    readers = [one for one in same if one.likely is not None]
    for role in ("source", "target"):
        for one in getattr(found, f"{role}s"):
            told = chance(role, one.mention.span, readers)
            if told is not None and told < sure:
                yield f"{role} “{one.mention.text}” likely by {told:.2f}"
