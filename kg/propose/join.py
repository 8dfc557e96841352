"""Joins what several proposers say of one act. Knows proposals; never knows sentences.

Proposals are of one act if their triggers end in the same word: “raid”, “air raid”. The joined one
has the code with the highest sum of scores; for each role what the surest proposer says of it that
says anything; of the status the greatest doubt. The order in which proposals come changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from kg.types import Filler, Proposal, Span, Status


def joined(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return one proposal for each trigger, in the order of the text."""
    ordered = sorted(
        proposals, key=lambda one: (place(one.trigger), one.by, -one.score, one.action)
    )
    return tuple(
        together(list(same)) for _, same in groupby(ordered, key=lambda one: one.trigger.end)
    )


def place(trigger: Span) -> tuple[int, int]:
    """Return where a trigger stands: by its end, where its head is; the longer first."""
    return trigger.end, trigger.start


def together(same: Sequence[Proposal]) -> Proposal:
    """Return what several proposals of one trigger say together."""
    if len(same) == 1:
        return same[0]
    actions = summed(pair for one in same for pair in one.actions)
    agreeing = [one for one in same if one.action == actions[0][0]]
    return Proposal(
        trigger=same[0].trigger,
        actions=actions,
        by=tuple(sorted({name for one in same for name in one.by})),
        sources=surest(agreeing, lambda one: one.sources),
        targets=surest(agreeing, lambda one: one.targets),
        speakers=surest(same, lambda one: one.speakers),
        when=next((one.when for one in same if one.when), None),
        where=next((one.where for one in same if one.where), None),
        status=doubts(same),
        cameo=next((one.cameo for one in agreeing if one.cameo), None),
        carrier=next((one.carrier for one in same if one.carrier), None),
        because=tuple(reason for one in same for reason in one.because),
    )


def summed(pairs: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Return each code with the best of its scores, ranked by their sum, then by code."""
    scores: dict[str, list[float]] = defaultdict(list)
    for code, score in pairs:
        scores[code].append(score)
    ranked = sorted(scores, key=lambda code: (-sum(scores[code]), code))
    return tuple((code, max(scores[code])) for code in ranked)


def surest(
    same: Sequence[Proposal], role: Callable[[Proposal], tuple[Filler, ...]]
) -> tuple[Filler, ...]:
    """Return the fillers of a role from whoever is surest of them, if anybody has any."""
    filled = [fillers for one in same if (fillers := role(one))]
    return max(filled, key=lambda fillers: min(one.score for one in fillers), default=())


def doubts(same: Sequence[Proposal]) -> tuple[tuple[Status, float], ...]:
    """Return the status scores of the proposer who thinks it least likely that the act occurred."""
    told = [one.status for one in same if one.status]
    return min(told, key=lambda status: dict(status).get("occurred", 0.0), default=())
