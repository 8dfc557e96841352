"""Denials of what was told before: "accused B of spying, a charge B denies", "which B denies".

Knows cues and trees; never knows the way up.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.reality.lookup import clause_cue, noun_cue
from kg.reality.people import People
from kg.reality.reasons import span, voiced, weakened
from kg.reality.voices import reaches, voices
from kg.sentence.clauses import subjects
from kg.sentence.labels import DETERMINER, NOUN_CLAUSE, OBJECT, SUBJECT
from kg.sentence.tree import children, has, spelled
from kg.sentence.words import is_verb
from kg.types import Reality


def denied_after(act: Token, told: Reality, people: People, cues: Cues) -> Reality | None:
    """Return how an act is told by who denies, after it, what others claim of it; or none.

    What was told before stays so: who denies takes no word away from others.
    """
    if told.polarity == "negative":
        return None
    for cue, verb, who in denials(act, cues):
        said = voices(who, people)
        if said:
            because = (weakened(cue, verb), voiced(cue, verb, said))
            return Reality("negative", voices=said, words=span(verb), because=because)
    return None


def denials(act: Token, cues: Cues) -> Iterator[tuple[Cue, Token, list[Token]]]:
    """Yield the verbs of denying after an act, each with its cue and who denies."""
    for verb in filter(is_verb, act.doc[act.i + 1 : act.sent.end]):
        cue = clause_cue(verb, cues)
        if cue.behaviour == "denying" and not verb.is_ancestor(act):
            yield cue, verb, deniers(verb, act, cues)


def deniers(verb: Token, act: Token, cues: Cues) -> list[Token]:
    """Return who denies, if a word after the act stands for what is denied."""
    words = (*children(verb, SUBJECT), *filter(is_known, children(verb, OBJECT)), verb.head)
    claims = {
        word for word in words if word.i > act.i and is_claim(word, cues) and reaches(word, act)
    }
    if not claims:
        return []
    return [word for word in subjects(verb) if word not in claims][:1]


def is_known(claim: Token) -> bool:
    """Return whether what is denied was told before: "denied it", not "denied a report that"."""
    return not has(claim, NOUN_CLAUSE) and not spelled(claim, ("a", "an"), DETERMINER)


def is_claim(word: Token, cues: Cues) -> bool:
    """Return whether a word stands for something said: "a charge", the "which" of a clause."""
    if word.lower_ == "which":
        return word.dep_ == OBJECT
    return noun_cue(word, cues).speaker
