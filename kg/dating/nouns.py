"""Rules for the date of an event noun: from its verb, its clause, another telling, an event.

Each takes the dates of a text and a noun, and returns a date or none; ``RULES`` is their order.
"""

from itertools import filterfalse
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.dating import retold
from kg.dating.dated import Dated
from kg.dating.expressions import measured
from kg.dating.stated import BACK
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import (
    ADPOSITION,
    ADVERBIAL_CLAUSE,
    AGENT,
    CONJUNCT,
    MARKER,
    NOMINAL_MODIFIER,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from kg.sentence.tense import tense
from kg.sentence.tree import children, marked, preposition, spelled
from kg.sentence.words import is_gerund, is_infinitive, is_noun, is_verb
from kg.types import DateRange

if TYPE_CHECKING:
    from kg.dating.clauses import Clauses

WITHIN = frozenset(("in", "at", "during", "on", "throughout"))
COUNTED_FROM = {"after": "before", "before": "after"}


def carried(dates: "Clauses", noun: Token) -> Dated | None:
    """Return the date of the verb that carries a noun: "held talks on Monday"."""
    act = dates.acts.by_place.get(noun.i)
    if act is None or act.carrier is None:
        return None
    return dates.through("carried", act.carrier)


def joined(dates: "Clauses", noun: Token) -> Dated | None:
    """Return the date of the event that a noun is joined to: "the raid and the arrests"."""
    first = noun.head
    if noun.dep_ != CONJUNCT or not is_noun(first) or not dates.acts.is_event(first):
        return None
    return dates.through("joined", first)


def taken_up(dates: "Clauses", noun: Token) -> Dated | None:
    """Return the date that another telling of the event has."""
    return retold.taken_up(dates.tellings, noun)


def within_clause(dates: "Clauses", noun: Token) -> Dated | None:
    """Return the date of the clause in which an event takes place, or that it is the doer of."""
    above = noun.head
    if is_within(dates, noun):
        above = predicate_of(noun)
    elif not is_part(dates, noun):
        return None
    return None if above.i == noun.i else dates.through("clause above", above)


def is_within(dates: "Clauses", noun: Token) -> bool:
    """Return whether an event holds what its clause tells: "in the raid", "arrives for talks"."""
    if noun.dep_ != OBLIQUE or not dates.acts.is_event(noun):
        return False
    mark = preposition(noun)
    if mark == "for":
        return predicate_of(noun).lemma_.lower() in dates.acts.cues.travelling
    return mark in WITHIN


def is_part(dates: "Clauses", noun: Token) -> bool:
    """Return whether an event is who or what acts, or goes along with an act.

    "the blast killed ten", "killed by the blast", "while addressing a rally"
    """
    verb = noun.head
    if noun.dep_ == OBJECT:
        return is_gerund(verb) and verb.dep_ in (ADVERBIAL_CLAUSE, NOUN_CLAUSE)
    if noun.dep_ != SUBJECT:
        return noun.dep_ == AGENT
    past = is_verb(verb) and tense(verb) in BACK
    return past and dates.acts.is_event(noun)


def since(dates: "Clauses", noun: Token) -> Dated | None:
    """Return the date of what goes on since an event: "protests since the vote"."""
    for phrase in marked(noun, ("since",), NOMINAL_MODIFIER):
        if dates.acts.is_event(phrase):
            return until_now(dates, dates.through("event since", phrase))
    return None


def until_now(dates: "Clauses", found: Dated | None) -> Dated | None:
    """Return the stretch from a date to the day of the article."""
    published = dates.acts.published
    if published is None or found is None:
        return None
    last = max(published, found.dates.start)
    stretch = DateRange(found.dates.start, last, "interval", found.dates.text)
    return Dated(stretch, found.words, found.steps)


def begun(dates: "Clauses", noun: Token) -> Dated | None:
    """Return when an event began or took place: "the protests that began in April"."""
    occurring = dates.acts.cues.occurring
    clauses = filterfalse(is_infinitive, children(noun, RELATIVE_CLAUSE, NOUN_CLAUSE))
    told = (verb for verb in clauses if verb.lemma_.lower() in occurring)
    return dates.first_own("event begun", told)


def counted_from(dates: "Clauses", noun: Token) -> Dated | None:
    """Return the date of an event from which a dated act is counted.

    "on Thursday, two days after the riots"
    """
    mark, verb = preposition(noun), predicate_of(noun)
    if mark not in COUNTED_FROM or verb.i == noun.i:
        return None
    if not dates.acts.is_event(noun):
        return None
    return counted(dates.own(verb), noun, mark, COUNTED_FROM[mark], verb)


def counted(dated: Dated | None, word: Token, mark: str, way: str, other: Token) -> Dated | None:
    """Return what lies "two days | after" a date, before or after the word marked so."""
    words = words_before(word, mark)
    found = measured(words, way, dated.found) if dated else None
    if dated is None or found is None:
        return None
    said = f"{words.split()[-2]} {words.split()[-1]} {way} … {dated.dates.text}"
    return dated.counted(found, said).via("event counted", other)


def words_before(word: Token, mark: str) -> str:
    """Return the words of a sentence up to a word's preposition or conjunction."""
    first = next(iter(spelled(word, (mark,), ADPOSITION, MARKER)), word)
    return str(word.sent.text[: first.idx - word.sent.start_char])


RULES = (carried, joined, taken_up, within_clause, since, begun, counted_from)
