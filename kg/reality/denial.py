"""What denies a word: "not", "no soldier", "neither", "no longer". Knows cues of negation alone."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.reality.lookup import CLAUSE, UNKNOWN, first, governor
from kg.sentence.labels import (
    ADVERB,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    NOMINAL_SUBJECTS,
    OBJECT,
    OPEN_COMPLEMENT,
    PRECONJUNCTION,
)
from kg.sentence.tree import children, spelled
from kg.sentence.words import is_noun

NEGATABLE = (ADVERB, DETERMINER, PRECONJUNCTION)
BARE = ("ADV", "DET", "ADJ")
Found = tuple[Cue, Token]
"""A cue and the word that has it."""


def denying(word: Token, cues: Cues) -> Found | None:
    """Return what denies: a word itself, or what denies an adverb or number ("not a single")."""
    found = negated(word, cues)
    return None if found is None or denies_nothing(found[1], cues) else found


def negated(word: Token, cues: Cues) -> Found | None:
    """Return the negation that a word or a part of it is, also one that denies nothing."""
    parts = children(word, ADVERB, DETERMINER) if word.pos_ in BARE else []
    told = ((negation(own, cues), own) for own in (word, *parts))
    return next(((cue, own) for cue, own in told if cue is not None), None)


def denies_nothing(negation: Token, cues: Cues) -> bool:
    """Return whether a negation belongs to words that affirm: "not only", "no sooner"."""
    return next_word(negation) in cues.undenying


def is_seeming(act: Token, cues: Cues) -> bool:
    """Return whether an act is denied in looks alone: "not only attacked", "did not fail to"."""
    above = act.head
    governed = act.dep_ in (OPEN_COMPLEMENT, OBJECT)
    for word in (act, above) if governed else (act,):
        for below in children(word, *NEGATABLE, COORDINATOR):
            found = negated(below, cues)
            if found is not None and denies_nothing(found[1], cues):
                return True
    omits = governed and governor(above, CLAUSE, cues, act).behaviour == "omitting"
    return omits and denier(above, act, cues) is not None


def negation(word: Token, cues: Cues) -> Cue | None:
    """Return the cue of a word that denies, or none."""
    cue = cues.modifier.get(word.lower_, UNKNOWN)
    return cue if cue.behaviour == "negating" else None


def next_word(word: Token) -> str:
    """Return the word after another in small letters, or an empty word."""
    after = word.doc[word.i + 1 : word.i + 2]
    return after.text.lower()


def denier(word: Token, below_it: Token, cues: Cues) -> Found | None:
    """Return what denies a governing word: "did not say", "no plans to", "nobody agreed"."""
    if is_noun(word) and is_replaced(word):
        return None
    return first(denials(word, below_it, cues))


def denials(word: Token, below_it: Token, cues: Cues) -> Iterator[Found | None]:
    """Yield what denies a word by itself, then what denies its subject and object."""
    for below in children(word, *NEGATABLE, COORDINATOR):
        yield denying(below, cues)
    for noun in children(word, OBJECT, *NOMINAL_SUBJECTS):
        if noun != below_it:
            yield denied_noun(noun, cues)


def denied_noun(noun: Token, cues: Cues) -> Found | None:
    """Return what denies a subject or object: "nobody", "no soldier", "hardly anyone"; or none."""
    own = negation(noun, cues)
    if own is not None and noun.pos_ in ("PRON", "NOUN"):
        return own, noun
    if is_replaced(noun):
        return None
    before = takewhile(lambda word: word.i < noun.i, children(noun, *NEGATABLE))
    return first(denying(word, cues) for word in before)


def is_replaced(noun: Token) -> bool:
    """Return whether another takes a noun's place: "not A but B"."""
    return any(spelled(other, ("but",), COORDINATOR) for other in children(noun, CONJUNCT))
