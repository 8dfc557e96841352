"""Which act or event an expression of time belongs to. Knows tense; never knows days.

An expression hangs, as the parser has it, below an act, an event or the verb of a clause; some
stand right behind an event that they date; some belong to the words that tell of a deed.
"""

from collections.abc import Container
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.dating.acts import Acts
from kg.dating.expressions import Expression, expressions
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    CLEFT_CLAUSES,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    DETERMINER,
    EXPLETIVE,
    NOUN_CLAUSE,
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
from kg.sentence.words import is_gerund, is_infinitive, is_noun, is_predicate, is_verb

BEFORE_NOUN = (
    COMPOUND, ADJECTIVE, POSSESSOR, TITLE, NUMERAL, UNMARKED_MODIFIER, TIME_MODIFIER, DETERMINER,
)  # fmt: skip
LIMITS = frozenset("since until till before after following".split())
TOLD_IN = ("in", "at", "during", "on", "")
REPROACHED = frozenset("of for over with about".split())
NEAR_PAST = ("yesterday", "today", "last night")
ADDRESSED = ("ACCUSE", "REQUEST")
"""Words to somebody, with what he did or shall do in a clause below: "urged Mali to free them"."""


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
    word = addressing(word, expression, acts, timed) or cleft(word, expression) or word
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
        if can_be_dated(above, acts) and not is_modifier(above, word):
            return above_promise(above, expression, acts), limit
        word = above
        limit = next((mark for mark in preposition(word).split(" ") if mark in LIMITS), limit)
    return word, limit


def stands_before(word: Token, noun: Token) -> bool:
    """Return whether a word modifies the noun behind it: "the Monday | talks"."""
    return is_noun(noun) and word.i < noun.i and word.dep_ in BEFORE_NOUN


def can_be_dated(word: Token, acts: Acts) -> bool:
    """Return whether a word is an act, an event or the predicate of a clause."""
    return predicate_of(word).i == word.i or acts.reports(word) or is_named_event(word, acts)


def is_named_event(word: Token, acts: Acts) -> bool:
    """Return whether a noun names an event."""
    return is_noun(word) and acts.is_event(word)


def is_modifier(verb: Token, word: Token) -> bool:
    """Return whether a participle stands behind its noun's date: "a law in May | calling …"."""
    return verb.dep_ == NOUN_CLAUSE and word.i < verb.i and tense(verb) == "participle"


def is_thing(noun: Token) -> bool:
    """Return whether a dated noun tells nothing of the time of the verb above.

    "under a 2011 law", but "in a Monday interview"
    """
    return noun.dep_ not in (SUBJECT, PASSIVE_SUBJECT) and preposition(noun) not in TOLD_IN


def above_promise(word: Token, expression: Expression, acts: Acts) -> Token:
    """Return the verb above an infinitive whose words tell of what has been, else the word.

    "agreed to meet, in their latest call on Sunday"
    """
    if not is_infinitive(word) or word.dep_ != OPEN_COMPLEMENT:
        return word
    before = [phrase for phrase in children(word, OBLIQUE) if phrase.i < expression.head.i]
    told = any(child.lower_ in acts.cues.gone_by for noun in before for child in noun.children)
    return word.head if told else word


def beside(expression: Expression, verb: Token, acts: Acts, timed: Container[int]) -> Token | None:
    """Return the event that an expression stands right behind, or none.

    Only where the verb it hangs on has a time already or can have none: "has called for a strike
    | on Monday", "for weeks defied a curfew over the killing of a rebel | on July 8".
    """
    first = expression.head.left_edge.i
    early = first - 1 <= verb.i or expression.head.i <= verb.i
    if early or expression.lasting or expression.limit:
        return None
    if deed := reproached(expression, verb, acts):
        return deed
    full = verb.i in timed or not is_predicate(verb) or is_open(verb, expression)
    word = expression.head.doc[first - 1]
    while word.i > verb.i and not is_root(word):
        if word.i < first and is_act(word, acts) and (full or is_apart(word, expression)):
            return word
        word = word.head
    return None


def is_open(verb: Token, expression: Expression) -> bool:
    """Return whether a verb's tense takes no such date: "has called … on Monday"."""
    return tense(verb) == "perfect" and not expression.spans


def is_apart(word: Token, expression: Expression) -> bool:
    """Return whether a noun keeps a date to itself: "the attack | on Friday | that killed ten"."""
    crossed = is_noun(word) and word.right_edge.i > expression.head.i
    return crossed or not LIMITS.isdisjoint(preposition(word).split(" "))


def reproached(expression: Expression, verb: Token, acts: Acts) -> Token | None:
    """Return the deed that words answer, right before a date, or none.

    "condemned Chad over the killing of a guard | on July 8". A weekday behind a verb rather tells
    of the answer: "jailed him for killing a guard | on Monday".
    """
    if not acts.is_answer(verb):
        return None
    first = expression.head.left_edge.i
    word = expression.head.doc[first - 1]
    while word.i > verb.i and not is_root(word):
        if word.i < first and word.head.i == verb.i and is_reproach(word, acts):
            return None if tells_of_answer(word, expression, acts) else word
        word = word.head
    return None


def is_reproach(word: Token, acts: Acts) -> bool:
    """Return whether a word is a deed that the verb above answers: "for killing a guard"."""
    return acts.is_deed(word) and preposition(word) in REPROACHED


def tells_of_answer(deed: Token, expression: Expression, acts: Acts) -> bool:
    """Return whether a date behind a deed is that of the answer to it.

    "charged them with murder | in June", "for killing a guard | on Monday"
    """
    if is_noun(deed) and not children(deed, DETERMINER, POSSESSOR):
        return True
    no_number = not any(map(str.isdigit, expression.text))
    return (expression.weekday_only or no_number) and (is_verb(deed) or acts.is_deed(deed.head))


def addressing(
    verb: Token, expression: Expression, acts: Acts, timed: Container[int]
) -> Token | None:
    """Return the verb of words to somebody, where a bare weekday stands with what they are about.

    "accused Gambia of lying | on Sunday", "urged Bahrain to free the doctors | on Sunday"; not
    where the words have a time of their own.
    """
    told = expression.weekday_only or expression.text.lower() in NEAR_PAST
    below = verb.dep_ in (ADVERBIAL_CLAUSE, OPEN_COMPLEMENT, COMPLEMENT_CLAUSE)
    if not (told and below and (is_gerund(verb) or is_infinitive(verb))):
        return None
    above = verb.head
    open_past = tense(above) == "past" and above.i not in timed
    return above if open_past and acts.kind(above) in ADDRESSED else None


def cleft(word: Token, expression: Expression) -> Token | None:
    """Return the verb whose date is set before its clause: "it was on Monday | that she left"."""
    if word.i != expression.head.i or not has_word(word, ("it",), EXPLETIVE, SUBJECT):
        return None
    behind = (below for below in children(word, *CLEFT_CLAUSES) if below.i > word.i)
    return next(filter(is_predicate, behind), None)


def is_act(word: Token, acts: Acts) -> bool:
    """Return whether a word reports an act or names an event."""
    return acts.reports(word) or is_named_event(word, acts)


def is_caption(expression: Expression) -> bool:
    """Return whether a full date closes a caption: "Protesters in Minsk, Aug. 31, 2020"."""
    before = expression.head.sent.text[: expression.start].rstrip()
    full = expression.text[-4:].isdigit()
    return full and before.endswith(",") and expression.closes_sentence
