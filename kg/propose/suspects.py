"""Acts of suspects: they are possible, whoever proposes them. Never knows dates."""

from dataclasses import replace

from kg.lexicon.cues import Cues
from kg.mentions import hedges
from kg.propose.proposal import Story
from kg.types import Proposal, Reason, Span


def suspected(found: Proposal, story: Story, cues: Cues) -> Proposal:
    """Return a proposal as one of a possible act, where the text leaves open who does it.

    "Suspected rebels", "men thought to be soldiers".
    """
    for filler in found.sources:
        mention = filler.mention
        head = story.word(mention.span)
        word = hedges.hedge_of(mention, head, story.mentions, cues)
        if word is not None:
            says = f"possible: “{word.text}” (hedge) leaves open who does it"
            words = Span(word.text, word.idx, word.idx + len(word))
            reason = Reason("propose", "hedge", says, words)
            return replace(found, status=(("possible", 1.0),), because=(*found.because, reason))
    return found
