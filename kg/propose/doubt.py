"""Whether proposers differ so much on an act, or on who takes part, that nothing may be asserted.

Where each alone names the same, nine in ten edges of unread news were true; where only one of two
names both sides, one in three (``benchmarks/edges-verdicts.tsv``). Knows proposals; never knows
sentences.
"""

from collections.abc import Sequence

from kg.types import Filler, Proposal, Reason, Span

SURE = 0.9  # how sure a reader must be of a side that nobody else names
UNLIKELY = 0.1  # a side that a reader thinks less likely than this is doubted, whoever names it
NO_ACT = 0.35  # an act that a reader thinks less likely than this is doubted, whoever reads it
SAYS = "nothing is asserted, since the readers differ on who takes part: "


def disagreement(found: Proposal, same: Sequence[Proposal], beside: float) -> Reason | None:
    """Return why a joined proposal is doubted, or None; ``same`` are those that were joined.

    ``beside``: how likely the act is by the other word that tells of it, if there is one. What a
    user's own pattern names is never doubted, nor anything where no proposer weighs all.
    """
    readers = [one for one in same if one.likely is not None]
    others = [one for one in same if one.likely is None]
    if not readers or any(one.always for one in others):
        return None
    likely = max(beside, *(one.likely or 0.0 for one in readers))
    if likely < NO_ACT:
        says = f"nothing is asserted: of an act only {likely:.2f} by the reader"
        return Reason("propose", "doubt", says, found.trigger, likely)
    sides = [
        (name, fillers, spans(others, f"{name}s"))
        for name, fillers in (("source", found.sources), ("target", found.targets))
        if fillers
    ]
    why = [told for side in sides if (told := doubt(*side, readers))]
    if sides and not any(named for _, _, named in sides):
        why = [f"only the reader names “{fillers[0].mention.text}”" for _, fillers, _ in sides]
    return Reason("propose", "doubt", SAYS + ", ".join(why), found.trigger) if why else None


def doubt(
    name: str, fillers: Sequence[Filler], named: set[Span], readers: Sequence[Proposal]
) -> str:
    """Return what speaks against one side; nothing if it is sure enough."""
    for one in fillers:
        spot = one.mention.span
        likely = chance(name, spot, readers)
        if likely < UNLIKELY:
            return f"the reader doubts “{spot.text}” as {name}"
        if spot not in named and likely < SURE:
            return f"only the reader names “{spot.text}”"
    return ""


def chance(name: str, spot: Span, readers: Sequence[Proposal]) -> float:
    """Return how likely readers think that a mention fills a role; one if they weigh nobody."""
    weighed = [one for reader in readers for one in reader.chances]
    here = [getattr(one, name) for one in weighed if one.span == (spot.start, spot.end)]
    return max(here, default=0.0) if weighed else 1.0


def spans(proposals: Sequence[Proposal], role: str) -> set[Span]:
    """Return whom proposals name in a role, by their words."""
    return {one.mention.span for found in proposals for one in getattr(found, role)}
