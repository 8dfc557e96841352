"""Acts of suspects: they are possible, whoever proposes them. Never knows dates."""

from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon.cues import Cues
from kg.mentions import hedges
from kg.propose.proposal import Story
from kg.sentence.labels import NOUN_CLAUSES, OBJECT, PASSIVE_SUBJECT
from kg.sentence.tree import children, preposition
from kg.sentence.words import is_noun
from kg.types import Proposal, Reason, Span

PROSECUTING = frozenset(
    """implicate arrest detain charge question hold indict try want suspect investigate link tie
    interrogate summon name""".split()
)
MATTERS = frozenset(("in", "over", "for", "to", "with", "in connection with"))


def suspected(found: Proposal, story: Story, cues: Cues) -> Proposal:
    """Return a proposal as one of a possible act, where the text leaves open who does it.

    "Suspected rebels", "men thought to be soldiers", "arrested two men in the killing".
    """
    for filler in found.sources:
        mention = filler.mention
        head = story.word(mention.span)
        word = hedges.hedge_of(mention, head, story.mentions, cues)
        word = word or prosecuted(head, story.word(found.trigger))
        if word is not None:
            says = f"possible: “{word.text}” (hedge) leaves open who does it"
            words = Span(word.text, word.idx, word.idx + len(word))
            reason = Reason("propose", "hedge", says, words)
            return replace(found, status=(("possible", 1.0),), because=(*found.because, reason))
    return found


def prosecuted(word: Token, act: Token) -> Token | None:
    """Return the verb by which somebody is prosecuted for what a noun names, if he is."""
    if not is_noun(act):
        return None
    verbs = children(word, *NOUN_CLAUSES)
    if word.dep_ in (OBJECT, PASSIVE_SUBJECT):
        verbs = [word.head, *verbs]
    marks = [preposition(one) for one in (act, *act.ancestors)]
    for verb in verbs:
        if verb.lemma_ in PROSECUTING and verb.i < act.i and verb.is_ancestor(act):
            return verb if any(mark in MATTERS for mark in marks) else None
    return None
