"""Denials of what was told before: "accused B of spying, a charge B denies", "which B denies".

Knows cues and trees; never knows the way up.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.reality.lookup import behaves, clause_cue, noun_cue
from kg.reality.people import People
from kg.reality.reasons import span, voiced, weakened
from kg.reality.voices import voices
from kg.sentence.grammar import children, is_verb
from kg.sentence.relations import OBJECT, SUBJECT
from kg.sentence.roles import subjects
from kg.types import Mention, Reality


def denied_after(act: Token, told: Reality, people: People, cues: Cues) -> Reality | None:
    """Return how an act is told by who denies, after it, what others claim of it; or none.

    What was told before stays so: who denies takes no word away from others.
    """
    if told.polarity == "negative":
        return None
    for cue, verb in denials(act, cues):
        about = [word for word in answering(verb) if word.i > act.i and is_claim(word, cues)]
        who = [word for word in subjects(verb) if word not in about][:1]
        said = voices(who, people) if about else ()
        if said and not is_same(said, told.voices):
            reasons = (weakened(cue, verb), voiced(cue, verb, said))
            return Reality("negative", voices=said, words=span(verb), because=reasons)
    return None


def denials(act: Token, cues: Cues) -> Iterator[tuple[Cue, Token]]:
    """Yield the verbs of denying after an act that do not govern it."""
    for word in act.doc[act.i + 1 : act.sent.end]:
        cue = clause_cue(word, cues) if is_verb(word) else None
        if cue is not None and behaves(cue, "denying") and not word.is_ancestor(act):
            yield cue, word


def answering(verb: Token) -> list[Token]:
    """Return the words that may stand for what a verb denies."""
    return [*children(verb, *SUBJECT, *OBJECT), verb.head]


def is_claim(word: Token, cues: Cues) -> bool:
    """Return whether a word stands for something said: "a charge", the "which" of a clause."""
    cue = noun_cue(word, cues)
    which = word.lower_ == "which" and word.dep_ in OBJECT
    return which or (cue is not None and cue.speaker)


def is_same(some: tuple[Mention, ...], others: tuple[Mention, ...]) -> bool:
    """Return whether two voices are those of the same actors."""
    return [one.actors for one in some] == [one.actors for one in others]
