"""Joins what several proposers say of one act. Knows proposals; never knows sentences.

Proposals are of one act if their triggers end in the same word: “raid”, “air raid”. Who wins which
slot when stands in the constants below. They were set on the development part of the annotated
documents (``kg/annotations.py``), and made stricter where the sentences of our own tests and of
public bug reports told a false fact. The order in which proposals come changes nothing.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from kg.propose.weigh import chance, likelihood, unsure
from kg.types import Filler, Mention, Proposal, Reason, Span, Status


class Needed(NamedTuple):
    """How likely an act must be, and he whom a reader names, to count.

    ``act``: that words in which a pattern finds an act tell of one; ``both``, ``one``: that what
    only a reader finds is true, with both sides and with one; ``unheard``: the same with both, of
    a word that no seed knows, so that the patterns' silence says nothing. ``added``: whom the
    reader adds to the empty side of a pattern's act. ``unlikely``: below, a pattern's side gives
    way to one that is ``instead``, or likelier.
    """

    act: float
    both: float
    one: float
    unheard: float
    added: float
    unlikely: float
    instead: float


ARTICLE = Needed(0.1, 0.36, 0.5, 0.36, added=0.6, unlikely=0.1, instead=0.6)
SHORT = Needed(0.02, 0.6, 0.65, 0.3, added=0.75, unlikely=0.05, instead=0.8)
"""For a text of a sentence or two: the reader, who learned from articles, errs more often there."""
LEAST = 0.07  # what is less likely true is nobody's act, whoever finds it
SURE = 0.62  # what is less likely true is not asserted
UNLIKELY = 0.5  # whom a reader finds less likely is named among what makes a claim doubtful
BESIDE = 50  # characters within which two words may tell of one act


def joined(proposals: Iterable[Proposal], needed: Needed = ARTICLE) -> tuple[Proposal, ...]:
    """Return one proposal for each trigger, in the order of the text.

    Where no proposer judges how likely words tell of an act, all stand. What does not stand keeps
    its words, without anybody: it makes no claim, but may give another act its day.
    """
    told = list(proposals)
    judged = any(one.likely is not None for one in told)
    found = (
        weighed(same, beside, needed) if judged else merged(same, needed)
        for same, beside in groups(told)
    )
    return tuple(one for one in found if one is not None)


def groups(proposals: Iterable[Proposal]) -> Iterator[tuple[list[Proposal], list[Proposal]]]:
    """Yield what is proposed of each trigger, with what a reader says of words beside."""
    ordered = sorted(
        proposals, key=lambda one: (place(one.trigger), one.by, -one.score, one.action)
    )
    beside = read_beside(ordered)
    for end, same in groupby(ordered, key=lambda one: one.trigger.end):
        yield list(same), beside.get(end, [])


def read_beside(proposals: Sequence[Proposal]) -> dict[int, list[Proposal]]:
    """Return what a reader says of other words that tell of an act, by the end of its own word.

    Of "held talks" either word may be found, of "said that Chad must leave" the verb or "must", of
    "the attack left two dead" the noun or the verb.
    """
    read = sorted(
        (one for one in proposals if one.likely is not None), key=lambda one: one.trigger.end
    )
    ends = [one.trigger.end for one in read]
    found: dict[int, list[Proposal]] = defaultdict(list)
    for one in proposals:
        if one.carrier is not None:
            noun, verb = one.trigger.end, one.carrier.end
            for word, other in ((noun, verb), (verb, noun)):
                found[word] += read[bisect_left(ends, other) : bisect_right(ends, other)]
        if one.likely is None:
            here = one.trigger.end
            near = read[bisect_left(ends, here - BESIDE) : bisect_right(ends, here + BESIDE)]
            found[here] += (other for other in near if other.action == one.action)
    return found


def without_sides(same: Sequence[Proposal]) -> Proposal | None:
    """Return what a pattern proposes as an act of nobody; none where only a reader proposes it."""
    first = next((one for one in same if one.likely is None), None)
    return replace(first, sources=(), targets=()) if first is not None else None


def place(trigger: Span) -> tuple[int, int]:
    """Return where a trigger stands: by its end, where its head is; the longer first."""
    return trigger.end, trigger.start


def weighed(
    same: Sequence[Proposal], beside: Sequence[Proposal], needed: Needed
) -> Proposal | None:
    """Return what several proposers say of one trigger, with how likely that is true.

    ``beside``: what a reader says of other words that tell of the act.
    """
    found = merged(same, needed)
    if any(one.always for one in same):
        return found
    if any(one.refused for one in same) or not (found.sources or found.targets):
        return without_sides(same)
    sure = round(likelihood(found, same, beside), 2)
    act = max(one.likely or 0.0 for one in same)
    seen = max((act, *(one.likely or 0.0 for one in beside)))
    if any(one.likely is None and (one.sources or one.targets) for one in same):
        stands, told = seen >= needed.act, replace(found, sure=sure)
    else:
        whole = found.sources and found.targets
        both = needed.unheard if all(one.unheard for one in same) else needed.both
        stands = sure >= (both if whole else needed.one)
        told = replace(found, sure=sure, likely=act)
    if not stands or sure < LEAST:
        return without_sides(same)
    return told if sure >= SURE else doubted(told, same, sure)


def doubted(found: Proposal, same: Sequence[Proposal], sure: float) -> Proposal:
    """Return a proposal of which nothing is asserted, with the reason: it is not likely enough."""
    why = ", ".join(unsure(found, same, UNLIKELY))
    says = f"nothing is asserted: what is read like this is true with {sure:.2f}"
    says += f"; the reader finds {why}" if why else ""
    reason = Reason("propose", "doubt", says, found.trigger, sure)
    return replace(found, doubted=True, because=(*found.because, reason))


def merged(same: Sequence[Proposal], needed: Needed) -> Proposal:
    """Return one proposal of several of one trigger."""
    if len(same) == 1:
        return mutual(same[0])
    actions = ranked(same)
    patterns = [one for one in same if one.likely is None and one.action == actions[0][0]]
    readers = [one for one in same if one.likely is not None]
    told = any(one.sources or one.targets for one in patterns)
    empty = {side for one in patterns for side in one.nobody}
    readers = [
        replace(
            one,
            sources=() if "source" in empty else one.sources,
            targets=() if "target" in empty else one.targets,
        )
        for one in readers
    ]
    added = [surely(one, patterns, needed.added) for one in readers] if told else readers
    agreeing = [one for one in same if one.action == actions[0][0]]
    surer = tuple(instead(patterns, readers, needed))
    first = (*surer, *patterns)
    sources, targets = (side((*first, *added), role) for role in ("sources", "targets"))
    found = Proposal(
        trigger=same[0].trigger,
        actions=actions,
        by=tuple(sorted({name for one in same for name in one.by})),
        sources=sources,
        targets=targets,
        speakers=next((one.speakers for one in same if one.speakers), ()),
        when=next((one.when for one in same if one.when), None),
        where=next((one.where for one in same if one.where), None),
        status=doubts(same),
        cameo=next((one.cameo for one in agreeing if one.cameo), None),
        carrier=next((one.carrier for one in same if one.carrier), None),
        always=any(one.always for one in same),
        because=(
            *(reason for one in same for reason in one.because),
            *given_way(surer, patterns),
        ),
    )
    return mutual(found)


def mutual(found: Proposal) -> Proposal:
    """Return a proposal in which whoever stands on both sides met all others."""
    sources, targets = (
        {one.mention.span: one for one in told} for told in (found.sources, found.targets)
    )
    if sources.keys().isdisjoint(targets):
        return found
    everybody = tuple((sources | targets).values())
    return replace(found, sources=everybody, targets=everybody)


def instead(
    patterns: Sequence[Proposal], readers: Sequence[Proposal], needed: Needed
) -> Iterator[Proposal]:
    """Yield the readers' proposals with the sides alone to which those of the patterns give way.

    Nobody is put on both sides by it, and a pattern of the user's own gives way to nothing.
    """
    if any(one.always for one in patterns):
        return
    for one in readers:
        sources, targets = (likelier(one, patterns, role, needed) for role in ("source", "target"))
        named = {
            filler.mention.span
            for role, given in (("sources", sources), ("targets", targets))
            for filler in given or side(patterns, role)
        }
        fillers = (*(sources or side(patterns, "sources")), *(targets or side(patterns, "targets")))
        if len(named) == len(fillers):
            yield replace(one, sources=sources, targets=targets)


def likelier(
    reader: Proposal, patterns: Sequence[Proposal], role: str, needed: Needed
) -> tuple[Filler, ...]:
    """Return whom a reader names in a role where it finds those of the patterns unlikely."""
    told = side(patterns, f"{role}s")
    if not told or any(may_fill(reader, role, one.mention, needed.unlikely) for one in told):
        return ()
    sure = (one for one in getattr(reader, f"{role}s") if one.score >= needed.instead)
    return tuple(one for one in sure if not any(holds(one.mention, old.mention) for old in told))


def holds(wide: Mention, narrow: Mention) -> bool:
    """Return whether words hold others: "police station" and "police"."""
    return wide.start <= narrow.start and narrow.end <= wide.end


def may_fill(reader: Proposal, role: str, mention: Mention, least: float) -> bool:
    """Return whether a reader finds somebody likely enough for a role, or weighs nobody."""
    told = chance(role, mention.span, [reader])
    return told is None or told >= least


def given_way(surer: Sequence[Proposal], patterns: Sequence[Proposal]) -> Iterator[Reason]:
    """Yield whom a reader names instead of whom the patterns name."""
    for one in surer:
        for role in ("source", "target"):
            for filler in getattr(one, f"{role}s"):
                others = " and ".join(f"“{old.mention.text}”" for old in side(patterns, f"{role}s"))
                says = f"{role} is “{filler.mention.text}” by the reader, rather than {others}"
                yield Reason("propose", "reader", says, filler.mention.span, filler.score)


def surely(proposal: Proposal, others: Sequence[Proposal], least: float) -> Proposal:
    """Return a proposal with those alone who are likely enough to be added to others.

    Whom those name on one side is not added to the other.
    """
    named = {one.mention.span for other in others for one in (*other.sources, *other.targets)}

    def kept(fillers: tuple[Filler, ...]) -> tuple[Filler, ...]:
        sure = (one for one in fillers if one.score >= least)
        return tuple(one for one in sure if one.mention.span not in named)

    return replace(proposal, sources=kept(proposal.sources), targets=kept(proposal.targets))


def ranked(same: Sequence[Proposal]) -> tuple[tuple[str, float], ...]:
    """Return each code with the best of its scores, by what all say of it; then by code."""
    scores: dict[str, list[float]] = defaultdict(list)
    weights: dict[str, float] = defaultdict(float)
    for one in same:
        for code, score in one.actions:
            scores[code].append(score)
            weights[code] += score + 10 * one.always  # a pattern of the user's own outweighs all
    order = sorted(scores, key=lambda code: (-weights[code], code))
    return tuple((code, max(scores[code])) for code in order)


def side(told: Iterable[Proposal], role: str) -> tuple[Filler, ...]:
    """Return who fills a role: the first that says anything says who."""
    return next((fillers for one in told if (fillers := getattr(one, role))), ())


def doubts(same: Sequence[Proposal]) -> tuple[tuple[Status, float], ...]:
    """Return the status scores of the proposer who thinks it least likely that the act occurred."""
    told = [one.status for one in same if one.status]
    return min(told, key=lambda status: dict(status).get("occurred", 0.0), default=())
