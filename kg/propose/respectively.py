"""Who of several does what to whom of several, where a text says "respectively".

Knows proposals and clauses; never knows politics.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.propose.proposal import Story
from kg.sentence.clauses import predicate_of
from kg.types import Filler, Proposal


def paired(found: Proposal, story: Story) -> Iterator[Proposal]:
    """Yield a proposal for each pair, in the order of the text, of what is told "respectively".

    Where the sides are of different lengths nobody can tell who is meant: no target is named.
    """
    sources, targets = in_order(found.sources), in_order(found.targets)
    several = min(len(sources), len(targets)) > 1 and sources != targets
    if not several or not is_told_in_order(found, story):
        yield found
    elif len(sources) != len(targets):
        yield replace(found, targets=())
    else:
        for source, target in zip(sources, targets, strict=True):
            yield replace(found, sources=(source,), targets=(target,))


def in_order(fillers: tuple[Filler, ...]) -> list[Filler]:
    """Return fillers of one actor each, in the order of the text."""
    ordered = sorted(fillers, key=lambda one: (one.mention.start, one.mention.end))
    return [replace(one, mention=single) for one in ordered for single in one.mention.singles]


def is_told_in_order(found: Proposal, story: Story) -> bool:
    """Return whether the clause of an act says that each acts on his own."""
    act = story.word(found.trigger)
    own = predicate_of(act).i
    return any(word.lower_ == "respectively" and predicate_of(word).i == own for word in act.sent)
