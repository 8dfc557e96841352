"""Rules for the date of a verb without one: from an event beside it, from a clause below it.

Each takes the dates of a text and a verb, and returns a date or none; ``RULES`` is their order.
What a verb has from the clause above it is in ``above``.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.dating import above, retold
from kg.dating.dated import Dated
from kg.dating.nouns import COUNTED_FROM, WITHIN, counted, until_now
from kg.dating.stated import BACK
from kg.sentence.clauses import words_of_clause
from kg.sentence.labels import (
    ADVERBIAL_CLAUSE,
    CONJUNCT,
    COORDINATOR,
    MARKER,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PUNCTUATION,
    SUBJECT,
)
from kg.sentence.tense import tense
from kg.sentence.tree import children, has, preposition
from kg.sentence.words import is_gerund, is_infinitive, is_noun

if TYPE_CHECKING:
    from kg.dating.clauses import Clauses

AROUND = frozenset(("since", "after", "following", "before"))
BEHIND = ("after", "following")
ALONG = ("when", "as", "while")
AT_ITS_END = (CONJUNCT, PUNCTUATION, COORDINATOR)
WEEK = 7


def subject(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date of the event that does a deed: "Friday's blast killed ten"."""
    if not has(verb, SUBJECT, OBJECT) or not has_happened(dates, verb):
        return None
    events = filter(dates.acts.is_event, children(verb, SUBJECT, PASSIVE_SUBJECT))
    return first_known(dates, events, "subject")


def has_happened(dates: "Clauses", verb: Token) -> bool:
    """Return whether a verb tells of a deed done, or that something took place."""
    if dates.acts.is_deed(verb):
        return tense(verb) in BACK
    return tense(verb) == "past" and verb.lemma_.lower() in dates.acts.cues.occurring


def first_known(dates: "Clauses", events: Iterator[Token], rule: str) -> Dated | None:
    """Return the first date that one of some events has itself or in another telling."""
    for noun in events:
        if found := dates.own(noun) or retold.taken_up(dates.tellings, noun):
            return found.via(rule, noun)
    return None


def event_beside(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date of an event beside a verb: "during the raid", "since the vote"."""
    return set_beside(dates, verb, loosely=False)


def set_beside(dates: "Clauses", verb: Token, loosely: bool) -> Dated | None:
    """Return the date of an event that a verb is set beside.

    Loosely, what follows an event lies in the days after it.
    """
    for noun in filter(is_noun, words_of_clause(verb)):
        mark = preposition(noun).split(" ")[-1]
        inside = noun.head.i == verb.i and mark in WITHIN
        if not inside and mark not in AROUND:
            continue
        known = made_known(dates, noun) if inside else None
        if found := known or placed(dates, noun, mark, verb, loosely):
            return found
    return None


def made_known(dates: "Clauses", noun: Token) -> Dated | None:
    """Return when words were made known: "in a report released on Wednesday"."""
    if noun.lemma_.lower() not in dates.acts.cues.writings:
        return None
    publishing = dates.acts.cues.publishing
    told = (verb for verb in children(noun, NOUN_CLAUSE) if verb.lemma_.lower() in publishing)
    return dates.first_own("made known", told)


def placed(dates: "Clauses", noun: Token, mark: str, verb: Token, loosely: bool) -> Dated | None:
    """Return the date of an act from that of the event it is set beside."""
    event = dates.of(noun)
    if event is None:
        return None
    measure = counted(event, noun, mark, mark, noun)
    if measure is not None:
        return measure
    found = event.via("event beside", noun)
    if mark in WITHIN or is_close(dates, noun, verb):
        return found
    if is_lasting(mark, verb) and (until := until_now(dates, found)):
        return until
    if mark not in BEHIND or not found.is_day:
        return None
    return after(dates, found, verb, loosely)


def is_lasting(mark: str, verb: Token) -> bool:
    """Return whether an act goes on from an event: "since the vote", "has risen after the vote"."""
    if mark in BEHIND:
        return tense(verb) in ("perfect", "present")
    return mark == "since"


def after(dates: "Clauses", found: Dated, verb: Token, loosely: bool) -> Dated | None:
    """Return the date of what follows an event of a day: a deed on that day, else soon after."""
    if dates.acts.is_deed(verb):
        return found
    if not loosely or tense(verb) != "past":
        return None
    return until_now(dates, found) if dates.acts.is_recent(found.dates, WEEK) else None


def is_close(dates: "Clauses", noun: Token, verb: Token) -> bool:
    """Return whether an act lies hours or moments from an event: "shortly after the vote"."""
    first = max(noun.left_edge.i - 1, verb.sent.start)
    near = (noun.head, *noun.doc[first : noun.i])
    return any(word.lower_ in dates.acts.cues.at_once for word in near)


def light_object(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date of the event that a light verb carries: "held the May talks"."""
    if not dates.acts.is_light(verb):
        return None
    events = filter(dates.acts.is_event, children(verb, OBJECT))
    if not is_infinitive(verb):
        return first_known(dates, events, "carried")
    return dates.first_own("carried", events)


def infinitive_below(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date that stands with a plan made: "agreed to meet, in their call on Sunday"."""
    if tense(verb) not in BACK:
        return None
    for inner in filter(is_infinitive, children(verb, OPEN_COMPLEMENT)):
        found = event_beside(dates, inner) or light_object(dates, inner)
        if found and dates.acts.is_past(found.dates):
            return found
    return None


def joined_below(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date behind the last of joined verbs: "was beaten and burned on Monday"."""
    behind = (word for word in verb.children if word.i > verb.i)
    if any(word.dep_ not in AT_ITS_END for word in behind):
        return None
    return dates.first_own("joined", children(verb, CONJUNCT))


def clause_below(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date of an adverbial clause that tells the time of the verb above it."""
    for inner in children(verb, ADVERBIAL_CLAUSE):
        found = counted_from_clause(dates, inner) or told_along(dates, inner, verb)
        if found is not None:
            return found
    return None


def counted_from_clause(dates: "Clauses", inner: Token) -> Dated | None:
    """Return what is counted from a clause: "two days after they met", "hours before he left"."""
    mark = preposition(inner)
    if mark not in COUNTED_FROM:
        return None
    own = dates.own(inner)
    measure = counted(own, inner, mark, mark, inner)
    if measure or not is_soon(dates, inner):
        return measure
    return own or retold.only_day(dates.tellings, inner, set())


def told_along(dates: "Clauses", inner: Token, verb: Token) -> Dated | None:
    """Return the date of a clause at the same time: "when they met on Monday", "after they met"."""
    found = beside_or_own(dates, inner)
    along = goes_along(inner)
    if found is None and along and dates.acts.is_deed(inner):
        found = retold.same_event(dates.tellings, inner)
    if found is None:
        return None
    if not along and not (found.is_day and is_right_after(dates, inner, verb)):
        return None
    return found.via("clause below", inner)


def is_right_after(dates: "Clauses", inner: Token, verb: Token) -> bool:
    """Return whether a deed is told to follow a clause: "left after they met on Monday"."""
    if preposition(inner) != "after" or is_soon(dates, inner):
        return False
    return dates.acts.is_deed(verb)


def goes_along(inner: Token) -> bool:
    """Return whether a clause tells of the same time: "when …", "as …", "leaving …"."""
    mark = preposition(inner)
    if mark in ALONG or above.has_when(inner):
        return True
    return not mark and is_gerund(inner)


def beside_or_own(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date that stands with a verb, or that of an event beside it."""
    return dates.own(verb) or event_beside(dates, verb) or light_object(dates, verb)


def is_soon(dates: "Clauses", inner: Token) -> bool:
    """Return whether a clause lies hours or moments away: "hours before he landed"."""
    marks = (word for word in children(inner, MARKER) if word.lower_ in COUNTED_FROM)
    mark = next(marks, inner)
    return mark.i > 0 and mark.nbor(-1).lower_ in dates.acts.cues.at_once


RULES = (
    subject,
    event_beside,
    light_object,
    infinitive_below,
    joined_below,
    clause_below,
    *above.RULES,
)
