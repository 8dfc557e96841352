"""The mood of a verb by its form: "are to leave", "Kerry to meet Lavrov", "Leave!", "Did they?".

Knows helpers and the order of words; never knows cues of words.
"""

from itertools import filterfalse

from spacy.tokens import Token

from kg.reality.way import Way
from kg.sentence.labels import (
    AUXILIARY,
    COMPLEMENT_CLAUSE,
    COORDINATOR,
    EXPLETIVE,
    FIXED,
    HELPERS,
    MARKER,
    NOMINAL_SUBJECTS,
    PARATAXIS,
    PASSIVE_AUXILIARY,
    ROOT,
)
from kg.sentence.tree import children, has, spelled

FINITE_BE = ("is", "are", "was", "were", "'s", "’s", "'re", "’re", "am")


def mood_of(verb: Token, way: Way) -> None:
    """Take in "are to be freed", the infinitive of headlines ("Kerry to meet Lavrov"), an order."""
    be, to = spelled(verb, FINITE_BE, *HELPERS), to_before(verb)
    if be and is_ahead(to, be[0]):
        way.hear(way.form("is-to"), be[0])
    elif to and is_headline(verb):
        way.hear(way.form("is-to"), to[0])
    elif is_imperative(verb):
        way.hear(way.form("imperative"), verb)


def is_ahead(to: list[Token], be: Token) -> bool:
    """Return whether "to" stands behind a helper: "is to leave"."""
    return to[-1].i > be.i if to else False


def is_headline(verb: Token) -> bool:
    """Return whether an infinitive is the predicate of a sentence."""
    return verb.tag_ == "VB" and verb.dep_ in (ROOT, PARATAXIS)


def to_before(verb: Token) -> list[Token]:
    """Return the "to" of an infinitive, also in "due to meet"."""
    marks = children(verb, MARKER, AUXILIARY)
    found = spelled(verb, ("to",), MARKER, AUXILIARY)
    for mark in marks:
        found += spelled(mark, ("to",), FIXED)
    return found


def is_imperative(verb: Token) -> bool:
    """Return whether a verb is an order: "Free the prisoners!", "“Do not attack us,” he said"."""
    if verb.tag_ != "VB" or not stands_alone(verb):
        return False
    if has(verb, *NOMINAL_SUBJECTS, MARKER, EXPLETIVE, PASSIVE_AUXILIARY):
        return False
    opening = next(filterfalse(is_light, verb.subtree))
    return opening in (verb, *spelled(verb, ("do",), AUXILIARY))


def stands_alone(verb: Token) -> bool:
    """Return whether a verb may be that of a sentence, or of a quotation before its teller."""
    if verb.dep_ == COMPLEMENT_CLAUSE:
        return verb.i < verb.head.i
    return verb.dep_ in (ROOT, PARATAXIS)


def asked(verb: Token, way: Way) -> None:
    """Take in that a clause asks."""
    if is_asked(verb):
        way.hear(way.form("question"), verb)


def is_asked(verb: Token) -> bool:
    """Return whether a clause asks if it is so: "Did they attack?"."""
    helpers, who = children(verb, *HELPERS), children(verb, *NOMINAL_SUBJECTS)
    if not helpers or not who or "?" not in verb.sent.text:
        return False
    opening = next(filterfalse(is_light, verb.subtree))
    return opening == helpers[0] and helpers[0].i < who[0].i


def is_light(word: Token) -> bool:
    """Return whether a word at the beginning of a clause is a mark or a conjunction."""
    if word.dep_ == COORDINATOR:
        return True
    return word.is_punct or word.is_quote
