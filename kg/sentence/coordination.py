"""Coordination: who and what stands side by side, and what is set aside. Never knows roles."""

from spacy.tokens import Doc, Token

from kg.sentence.labels import (
    ADJECTIVE,
    ADVERB,
    ANY_SUBJECTS,
    CONJUNCT,
    COORDINATOR,
    COPULA,
    NOMINAL_MODIFIER,
    NOUN_CLAUSES,
    OBLIQUE,
)
from kg.sentence.tree import children, has, joined, marked, preposition, spelled
from kg.sentence.words import FINITE, is_noun, is_verb

TOGETHER = ("together with", "along with", "as well as")
ALONG = ("together", "along")
LIMITING = ("only", "just", "merely")
MODIFYING = (*NOUN_CLAUSES, ADJECTIVE)
SETTING_ASIDE = ("rather than", "instead of")


def conjuncts(token: Token) -> list[Token]:
    """Return a word and all that is coordinated with it, without what is set aside.

    Of "not A but B" that is B, of "A and not B" it is A.
    """
    others = children(token, CONJUNCT)
    found = [] if is_replaced(token, others) else [token]
    for other in others:
        if not is_contrasted(other):
            found += conjuncts(other)
    return found + companions(token)


def companions(noun: Token) -> list[Token]:
    """Return who acts along with somebody: "A, together with B, protested"."""
    near = [*children(noun, NOMINAL_MODIFIER, ADVERB), *between_subject_and_verb(noun)]
    found = [word for word in near if preposition(word) in TOGETHER]
    for word in near:
        if word.lower_ in ALONG:
            found += marked(word, ("with",), OBLIQUE)
    return found


def between_subject_and_verb(noun: Token) -> list[Token]:
    """Return the phrases of a verb that stand between it and its subject."""
    verb = noun.head
    if noun.dep_ not in ANY_SUBJECTS:
        return []
    return [phrase for phrase in children(verb, OBLIQUE, ADVERB) if noun.i < phrase.i < verb.i]


def is_replaced(word: Token, others: list[Token]) -> bool:
    """Return whether another takes a word's place: "not A but B"."""
    if not others or not is_contrasted(word):
        return False
    return any(spelled(other, ("but",), COORDINATOR) for other in others)


def is_contrasted(word: Token) -> bool:
    """Return whether a word is named only to be set aside: "and not B", "rather than B"."""
    if coordinator(word) in SETTING_ASIDE:
        return True
    negations = spelled(word, ("not",), ADVERB)
    return bool(negations) and not any(map(is_limited, negations))


def is_limited(negation: Token) -> bool:
    """Return whether "not" belongs to "not only", which sets nothing aside."""
    after = negation.i + 1
    return after < len(negation.doc) and negation.doc[after].lower_ in LIMITING


def coordinator(word: Token) -> str:
    """Return the words that coordinate a word with the one before it, joined."""
    return joined(word, COORDINATOR)


def is_inserted(noun: Token) -> bool:
    """Return whether a noun belongs to an inserted verb of saying.

    So B does in "A, said B, attacked C" and in "A, B said, attacked C".
    """
    first, last = noun.left_edge.i, noun.right_edge.i
    if is_saying(noun, first - 1):
        return is_pause(noun.doc, first - 2)
    if is_saying(noun, last + 1):
        return is_pause(noun.doc, first - 1) and is_pause(noun.doc, last + 2)
    return False


def is_saying(noun: Token, place: int) -> bool:
    """Return whether at a place stands a verb in the past tense, other than a noun's own."""
    if place == noun.head.i or not 0 < place < len(noun.doc):
        return False
    return noun.doc[place].tag_ == "VBD"


def is_pause(doc: Doc, place: int) -> bool:
    """Return whether a text pauses at a place, or begins there or ends."""
    if not 0 <= place < len(doc):
        return True
    return doc[place].is_punct


def verb_before(verb: Token) -> Token:
    """Return what a verb is coordinated with: for one hung on a noun the verb above that."""
    above = verb.head
    if verb.tag_ not in FINITE or not is_noun(above) or has(above, COPULA):
        return above
    return next(filter(is_main_verb, above.ancestors), above)


def is_main_verb(word: Token) -> bool:
    """Return whether a word is a verb that modifies no noun."""
    return is_verb(word) and word.dep_ not in MODIFYING
