"""Denials of what was told before: "accused B of spying, a charge B denies", "which B denies".

Knows cues and trees; never knows the way up.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.reality.lookup import behaves, clause_cue, noun_cue
from kg.reality.people import People
from kg.reality.reasons import span, voiced, weakened
from kg.reality.voices import voices
from kg.sentence.clauses import subjects
from kg.sentence.labels import OBJECT, SUBJECT
from kg.sentence.tree import children
from kg.sentence.words import is_verb
from kg.types import Mention, Reality, Reason


def denied_after(act: Token, told: Reality, people: People, cues: Cues) -> Reality | None:
    """Return how an act is told by who denies, after it, what others claim of it; or none.

    What was told before stays so: who denies takes no word away from others.
    """
    if told.polarity == "negative":
        return None
    for cue, verb, who, _ in denials(act, cues):
        said = voices(who, people)
        if said and not is_same(said, told.voices):
            because = (weakened(cue, verb), voiced(cue, verb, said))
            return Reality("negative", voices=said, words=span(verb), because=because)
    return None


def as_claimed(act: Token, told: Reality, cues: Cues) -> Reality:
    """Return what the text itself calls a claim that is denied as no more than possible: "a charge B denies"."""
    if not told.asserts:
        return told
    for _, _, _, claim in denials(act, cues):
        if claim.lower_ != "which":
            says = f"possible: the text calls it “{claim.text}”, which somebody denies"
            reason = Reason("guard", "called a claim", says, span(claim))
            return replace(told, modality="possible", words=span(claim), because=(*told.because, reason))
    return told


def denials(act: Token, cues: Cues) -> Iterator[tuple[Cue, Token, list[Token], Token]]:
    """Yield the verbs of denying after an act, each with its cue, who denies, and the word for what is denied."""
    for verb in act.doc[act.i + 1 : act.sent.end]:
        cue = clause_cue(verb, cues)
        if cue is None or not behaves(cue, "denying") or verb.is_ancestor(act):
            continue
        claims = [word for word in answering(verb, act) if is_claim(word, cues)]
        if claims and is_verb(verb):
            yield cue, verb, [word for word in subjects(verb) if word not in claims][:1], claims[0]


def answering(verb: Token, act: Token) -> list[Token]:
    """Return the words after an act that may stand for what a verb denies."""
    words = (*children(verb, SUBJECT, OBJECT), verb.head)
    return [word for word in words if word.i > act.i]


def is_claim(word: Token, cues: Cues) -> bool:
    """Return whether a word stands for something said: "a charge", the "which" of a clause."""
    if word.lower_ == "which":
        return word.dep_ == OBJECT
    cue = noun_cue(word, cues)
    return cue is not None and cue.speaker


def is_same(some: tuple[Mention, ...], others: tuple[Mention, ...]) -> bool:
    """Return whether two voices are those of the same actors."""
    return [one.actors for one in some] == [one.actors for one in others]
