"""What a single word is: verb or noun, predicate, infinitive. Knows tags; never knows roles."""

from spacy.tokens import Token

from kg.day_names import MONTHS, WEEKDAYS
from kg.sentence.labels import (
    ADVERB,
    AUXILIARY,
    COPULA,
    HELPERS,
    MARKER,
    NOMINAL_MODIFIER,
    PARTICLE,
)
from kg.sentence.tree import children, has, marked, once, spelled, tagged

CALENDAR = frozenset((*WEEKDAYS, *MONTHS))
TIMES_OF_DAY = frozenset("day night morning afternoon evening eve weekend".split())
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
DURATIONS = frozenset("minute hour day week month year decade century".split())
MEANS = frozenset("use employ utilise utilize".split())
"""Verbs whose object only serves what is done: "used the army to arrest them"."""
OBLIGING = frozenset(("should", "must", "shall", "ought"))
FINITE = ("VBD", "VBZ", "VBP")
PARTICIPLES = ("VBN", "VBD")  # a past participle often looks like a past tense
NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")


def is_verb(token: Token) -> bool:
    """Return whether a word is a verb form, also as a modifier or a noun-like "-ing"."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    return token.tag_.startswith("V")


def is_noun(token: Token) -> bool:
    """Return whether a word heads a noun phrase or names something."""
    return token.pos_ in ("NOUN", "PROPN") or token.tag_ in NOUN_TAGS


def is_time(noun: Token) -> bool:
    """Return whether a noun phrase names a day or a time of it: "Tuesday night", "3 May"."""
    if noun.tag_ == "CD" or noun.lower_ in TIMES_OF_DAY:
        return True
    return any(word.text in CALENDAR for word in (noun, *noun.children))


def is_predicate(word: Token) -> bool:
    """Return whether a word is a verb, or the noun or adjective of a clause with "be"."""
    return is_verb(word) or has(word, COPULA)


def is_infinitive(word: Token) -> bool:
    """Return whether a verb stands with "to" alone."""
    if not spelled(word, ("to",), MARKER, AUXILIARY):
        return False
    bare = [helper for helper in (word, *children(word, *HELPERS)) if helper.tag_ == "VB"]
    return bool(bare)


def is_gerund(word: Token) -> bool:
    """Return whether a verb is an "-ing" form."""
    return word.tag_ == "VBG"


def is_past_participle(word: Token) -> bool:
    """Return whether a verb is a past participle."""
    return word.tag_ == "VBN"


@once
def particle(verb: Token) -> str:
    """Return the particle of "pull out", or an empty word."""
    found = [*children(verb, PARTICLE), *tagged(verb, ("RP",), ADVERB)]
    if not found:
        return ""
    return found[0].lower_


def counted(word: Token) -> list[Token]:
    """Return what a word such as "some" or "dozens" counts."""
    return marked(word, ("of",), NOMINAL_MODIFIER)
