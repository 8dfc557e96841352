"""Tense: past, perfect, pluperfect, present, future, or none. Knows helpers; never knows dates."""

from spacy.tokens import Token

from kg.sentence.labels import ANY_SUBJECTS, AUXILIARIES, CONJUNCT, HELPERS, MARKER, ROOT, SUBJECTS
from kg.sentence.tree import children, has, once
from kg.sentence.words import PARTICIPLES, is_infinitive, is_predicate

HAD = ("had", "'d", "’d")
TENSES = {"MD": "future", "VBD": "past", "VBZ": "present", "VBP": "present"}
UNFINISHED = ("VB", "VBN", "VBP")  # as the tagger reads "deployed" in "has ordered and deployed"


@once
def tense(word: Token) -> str:
    """Return past, perfect, pluperfect, present or future of a predicate.

    One without tense is an infinitive or a participle.
    """
    helpers = children(word, *HELPERS)
    if any(helper.tag_ == "MD" for helper in helpers):
        return "future"
    have = perfect_helper(word, helpers)
    if have is not None:
        return "pluperfect" if have.lower_ in HAD else "perfect"
    if shares_helpers(word):
        return tense(word.head)
    if is_misread_past(word):
        return "past"
    return tense_of_form(word, helpers)


def tense_of_form(word: Token, helpers: list[Token]) -> str:
    """Return the tense that the form of a predicate's helpers, or its own, shows."""
    tags = {helper.tag_ for helper in helpers} or {word.tag_}
    for tag, name in TENSES.items():
        if tag in tags:
            return name
    if word.tag_ == "VB" or is_infinitive(word):
        return "infinitive"
    return "participle"


def perfect_helper(word: Token, helpers: list[Token]) -> Token | None:
    """Return the "have" of "has left", "had been told"; none where it is a verb of its own."""
    if word.tag_ not in PARTICIPLES and len(helpers) < 2:
        return None
    return next((helper for helper in helpers if helper.lemma_.lower() == "have"), None)


def shares_helpers(verb: Token) -> bool:
    """Return whether a verb stands under the helpers of the verb before.

    "Has ordered drills and deployed troops": deployed has no "has" of its own.
    """
    if verb.dep_ != CONJUNCT or has(verb, *HELPERS, MARKER, *SUBJECTS):
        return False
    if not is_predicate(verb.head):
        return False
    if verb.tag_ == "VBD":
        return has(verb.head, *AUXILIARIES)
    return verb.tag_ in UNFINISHED


def is_misread_past(verb: Token) -> bool:
    """Return whether a participle is a past tense: "after a strike killed ten"."""
    if verb.tag_ != "VBN" or has(verb, *HELPERS):
        return False
    if verb.dep_ == ROOT:
        return True
    return has(verb, *ANY_SUBJECTS)
