"""Dates behind words to somebody: of the words, or of the deed that they are about.

"condemned Chad over the killing of a guard | on July 8", "urged Mali to free them | on Sunday".
Knows acts and their kinds; never knows days.
"""

from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Token

from kg.dating.acts import Acts
from kg.dating.expressions import Expression
from kg.sentence.labels import (
    ADVERBIAL_CLAUSE,
    COMPLEMENT_CLAUSE,
    DETERMINER,
    OPEN_COMPLEMENT,
    POSSESSOR,
)
from kg.sentence.tense import tense
from kg.sentence.tree import has, is_root, preposition
from kg.sentence.words import is_gerund, is_infinitive, is_noun, is_verb

REPROACHED = frozenset("of for over with about".split())
NEAR_PAST = ("yesterday", "today", "last night")
ADDRESSED = ("ACCUSE", "REQUEST")
"""Words to somebody, with what he did or shall do in a clause below: "urged Mali to free them"."""
BELOW = (ADVERBIAL_CLAUSE, OPEN_COMPLEMENT, COMPLEMENT_CLAUSE)


def words_before(expression: Expression, verb: Token) -> Iterator[Token]:
    """Yield the word right before an expression, and those above it up to a verb before both."""
    first = expression.head.left_edge.i
    if first <= verb.i + 1 or expression.head.i <= verb.i:
        return
    word = expression.head.doc[first - 1]
    while word.i > verb.i and not is_root(word):
        if word.i < first:
            yield word
        word = word.head


def reproached(
    expression: Expression, before: Iterable[Token], verb: Token, acts: Acts
) -> Token | None:
    """Return the deed that words answer, right before a date, or none.

    A weekday behind a verb rather tells of the answer: "jailed him for killing a guard | on
    Monday".
    """
    if not acts.is_answer(verb):
        return None
    deeds = (word for word in before if word.head.i == verb.i)
    deed = next((word for word in deeds if is_reproach(word, acts)), None)
    if deed is None or tells_of_answer(deed, expression, acts):
        return None
    return deed


def charged(expression: Expression, before: Iterable[Token]) -> Token | None:
    """Return the deed of a charge right before a year: "jailed a man for killing B | in 2009"."""
    if not expression.text[-4:].isdigit() or expression.text[:-4].strip().lower() not in ("", "in"):
        return None
    return next(filter(is_charge, before), None)


def is_charge(word: Token) -> bool:
    """Return whether a word is the deed of a charge: "of killing B", "for lying"."""
    return word.tag_ == "VBG" and preposition(word) in REPROACHED


def is_reproach(word: Token, acts: Acts) -> bool:
    """Return whether a word is a deed that the verb above answers: "for killing a guard"."""
    return acts.is_deed(word) and preposition(word) in REPROACHED


def tells_of_answer(deed: Token, expression: Expression, acts: Acts) -> bool:
    """Return whether a date behind a deed is that of the answer to it.

    "charged them with murder | in June", "for killing a guard | on Monday"
    """
    if is_noun(deed) and not has(deed, DETERMINER, POSSESSOR):
        return True
    if not expression.weekday_only:
        return False
    return is_verb(deed) or acts.is_deed(deed.head)


def addressing(
    verb: Token, expression: Expression, acts: Acts, timed: Container[int]
) -> Token | None:
    """Return the verb of words to somebody, where a bare weekday stands with what they are about.

    "accused Gambia of lying | on Sunday", "urged Bahrain to free the doctors | on Sunday"; not
    where the words have a time of their own.
    """
    if verb.dep_ not in BELOW or not is_near_past(expression):
        return None
    above = verb.head
    if acts.kind(above) not in ADDRESSED or above.i in timed:
        return None
    about = is_gerund(verb) or is_infinitive(verb)
    return above if about and tense(above) == "past" else None


def is_near_past(expression: Expression) -> bool:
    """Return whether an expression tells on which of the last days something was said."""
    return expression.weekday_only or expression.text.lower() in NEAR_PAST
