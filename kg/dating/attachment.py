"""Which act or event an expression of time belongs to. Knows tense; never knows days.

An expression hangs, as the parser has it, below an act, an event or the verb of a clause; some
stand right behind an event that they date; some belong to the words that tell of a deed.
"""

from collections.abc import Container
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.dating.acts import Acts
from kg.dating.answers import addressing, charged, reproached, words_before
from kg.dating.expressions import Expression, expressions
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import (
    ADJECTIVE,
    COMPOUND,
    DETERMINER,
    NUMERAL,
    OBLIQUE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    SUBJECT,
    TIME_MODIFIER,
    TITLE,
    UNMARKED_MODIFIER,
)
from kg.sentence.tense import tense
from kg.sentence.tree import children, has_word, is_root, preposition
from kg.sentence.words import is_infinitive, is_noun, is_predicate

BEFORE_NOUN = (
    COMPOUND, ADJECTIVE, POSSESSOR, TITLE, NUMERAL, UNMARKED_MODIFIER, TIME_MODIFIER, DETERMINER,
)  # fmt: skip
LIMITS = frozenset("since until till before after following".split())
TOLD_IN = ("in", "at", "during", "on", "")


class Attached(NamedTuple):
    """An expression of time with the word that it dates, and what makes it a limit."""

    owner: Token
    expression: Expression
    limit: str


def attach(doc: Doc, acts: Acts) -> list[Attached]:
    """Return the expressions of time of a Doc with what each dates, in their order."""
    found: list[Attached] = []
    timed: set[int] = set()
    for sentence in doc.sents:
        for expression in expressions(sentence, acts.published):
            found.append(owned(expression, acts, timed))
            timed.add(found[-1].owner.i)
    return found


def owned(expression: Expression, acts: Acts, timed: Container[int]) -> Attached:
    """Return an expression with the word that it dates; ``timed`` are those dated before it.

    The limit is lost on the way up: "on Monday", but "since the vote | on Monday".
    """
    if is_caption(expression):
        return Attached(expression.head.sent.root, expression, "")
    word, limit = hung(expression, acts)
    event = beside(expression, word, acts, timed)
    if event is not None:
        return Attached(event, expression, expression.limit)
    word = addressing(word, expression, acts, timed) or word
    return Attached(word, expression, limit)


def hung(expression: Expression, acts: Acts) -> tuple[Token, str]:
    """Return the act, event or predicate above an expression, as the parser hung it."""
    word, limit = expression.head, expression.limit
    while not is_root(word):
        above = word.head
        if stands_before(word, above):
            limit = ""
            if acts.is_event(above) or is_root(above) or is_thing(above):
                return above, ""
        if can_be_dated(above, acts):
            return above_promise(above, expression, acts), limit
        word = above
        limit = next((mark for mark in preposition(word).split(" ") if mark in LIMITS), limit)
    return word, limit


def stands_before(word: Token, noun: Token) -> bool:
    """Return whether a word modifies the noun behind it: "the Monday | talks"."""
    if word.dep_ not in BEFORE_NOUN or word.i > noun.i:
        return False
    return is_noun(noun)


def can_be_dated(word: Token, acts: Acts) -> bool:
    """Return whether a word is an act, an event or the predicate of a clause."""
    if predicate_of(word).i == word.i:
        return True
    return is_act(word, acts)


def is_thing(noun: Token) -> bool:
    """Return whether a dated noun tells nothing of the time of the verb above.

    "under a 2011 law", but "in a Monday interview"
    """
    if noun.dep_ in (SUBJECT, PASSIVE_SUBJECT):
        return False
    return preposition(noun) not in TOLD_IN


def above_promise(word: Token, expression: Expression, acts: Acts) -> Token:
    """Return the verb above an infinitive whose words tell of what has been, else the word.

    "agreed to meet, in their latest call on Sunday"
    """
    if word.dep_ != OPEN_COMPLEMENT or not is_infinitive(word):
        return word
    for phrase in children(word, OBLIQUE):
        told = has_word(phrase, acts.cues.gone_by, ADJECTIVE)
        if told and phrase.i < expression.head.i:
            return word.head
    return word


def beside(expression: Expression, verb: Token, acts: Acts, timed: Container[int]) -> Token | None:
    """Return the event that an expression stands right behind, or none.

    Only where the verb it hangs on has a time already or can have none: "has called for a strike
    | on Monday", "for weeks defied a curfew over the killing of a rebel | on July 8".
    """
    if expression.lasting or expression.limit:
        return None
    before = list(words_before(expression, verb))
    if deed := charged(expression, before) or reproached(expression, before, verb, acts):
        return deed
    full = verb.i in timed or has_no_time(verb)
    for word in before:
        if is_act(word, acts) and (full or is_apart(word, expression)):
            return word
    return None


def has_no_time(verb: Token) -> bool:
    """Return whether a word takes no such date by its tense: "has called … on Monday"."""
    if not is_predicate(verb):
        return True
    return tense(verb) == "perfect"


def is_apart(word: Token, expression: Expression) -> bool:
    """Return whether a noun keeps a date to itself: "the attack | on Friday | that killed ten"."""
    if is_noun(word) and word.right_edge.i > expression.head.i:
        return True
    return not LIMITS.isdisjoint(preposition(word).split(" "))


def is_act(word: Token, acts: Acts) -> bool:
    """Return whether a word reports an act or names an event."""
    if acts.reports(word):
        return True
    return is_noun(word) and acts.is_event(word)


def is_caption(expression: Expression) -> bool:
    """Return whether a full date closes a caption: "Protesters in Minsk, Aug. 31, 2020"."""
    before = expression.head.sent.text[: expression.start].rstrip()
    if not before.endswith(",") or not expression.text[-4:].isdigit():
        return False
    return expression.closes_sentence
