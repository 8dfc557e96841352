"""Rules for the date that a verb has from the clause above it, where both tell of one time.

Each takes the dates of a text and a verb, and returns a date or none; ``RULES`` is their order.
A verb that is told apart ("had earlier warned") takes none.
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.dating.answers import ADDRESSED
from kg.dating.dated import Dated
from kg.dating.expressions import MEASURE
from kg.dating.nouns import COUNTED_FROM, counted, words_before
from kg.dating.stated import BACK
from kg.sentence.clauses import predicate_of, subjects
from kg.sentence.labels import (
    ADVERB,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    MARKER,
    NOMINAL_MODIFIER,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    PARATAXIS,
    PASSIVE_SUBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from kg.sentence.tense import tense
from kg.sentence.tree import children, has_word, is_root, preposition
from kg.sentence.words import is_gerund, is_noun, is_predicate

if TYPE_CHECKING:
    from kg.dating.clauses import Clauses

TOGETHER = frozenset(
    ("", "as", "while", "when", "before", "by", "in", "with", "whilst", "instead of")
)
FIRST_PERSON = frozenset(("i", "we"))
CROWD_ACTS = ("PROTEST", "REQUEST")
WHEN = ("when", "while")
ACTED_ON = (OBJECT, PASSIVE_SUBJECT, OBLIQUE)
SPOKEN = (COMPLEMENT_CLAUSE, PARATAXIS, CONJUNCT)


def relative(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date of a relative clause: of its noun, or of the clause around.

    Not of an answer to what it tells: "condemned the raid that killed ten".
    """
    noun = verb.head
    if own := dates.own(noun):
        return own.via("clause above", noun)
    around = predicate_of(noun)
    if around.i == verb.i or tense_above(around) != "past":
        return None
    found = dates.through("clause above", around)
    if found is None:
        return None
    answered = dates.acts.is_answer(around) and top_of(noun).dep_ in ACTED_ON
    return found if found.is_day and not answered else None


def top_of(noun: Token) -> Token:
    """Return the noun at the head of a phrase: "the head | of the party"."""
    while is_noun(noun.head) and noun.dep_ in (NOMINAL_MODIFIER, CONJUNCT, APPOSITION):
        noun = noun.head
    return noun


def striking(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date of what a subject does as it acts: "a bomb targeting a convoy exploded"."""
    noun = verb.head
    if verb.dep_ != NOUN_CLAUSE or noun.dep_ not in (SUBJECT, PASSIVE_SUBJECT):
        return None
    if not is_gerund(verb) or tense(noun.head) != "past":
        return None
    if not strikes(dates, noun, verb):
        return None
    return dates.through("clause above", predicate_of(noun))


def strikes(dates: "Clauses", noun: Token, verb: Token) -> bool:
    """Return whether a subject is a weapon in somebody's hand, or a crowd that protests."""
    if not dates.acts.reports(verb):
        return False
    if noun.lemma_.lower() in dates.acts.cues.weapons:
        return True
    crowd = noun.tag_ == "NNS" and dates.acts.is_deed(noun.head)
    return crowd and dates.acts.kind(verb) in CROWD_ACTS


def of_noun_above(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date of a gerund with a noun: "with soldiers firing at the crowd"."""
    noun = verb.head
    if verb.dep_ not in (NOUN_CLAUSE, ADVERBIAL_CLAUSE) or not is_noun(noun):
        return None
    if not is_gerund(verb) or preposition(verb) not in TOGETHER:
        return None
    if own := dates.own(noun):
        return own.via("clause above", noun)
    if noun.dep_ != OBJECT and preposition(noun) != "with":
        return None
    return dates.through("clause above", predicate_of(noun))


def main_clause(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date that an adverbial clause takes from the verb above it.

    With "after", only a week or month that holds both.
    """
    if verb.dep_ != ADVERBIAL_CLAUSE or not is_predicate(verb.head):
        return None
    mark = preposition(verb)
    if mark in COUNTED_FROM and MEASURE.search(words_before(verb, mark)):
        return counted(dates.own(verb.head), verb, mark, COUNTED_FROM[mark], verb.head)
    found = dates.through("clause above", verb.head)
    if found is None or is_along(dates, verb, mark):
        return found
    if mark != "after" or tense(verb) not in BACK:
        return None
    return None if found.is_day else found


def is_along(dates: "Clauses", verb: Token, mark: str) -> bool:
    """Return whether an adverbial clause tells what goes along with the verb above."""
    if mark == "to":
        return dates.acts.kind(verb.head) not in ADDRESSED  # "called on Mali to free them"
    if mark not in TOGETHER and not has_when(verb):
        return False
    return is_gerund(verb) or tense(verb) in BACK


def joined(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date of the verb that one is joined to in the same tense: "came and left"."""
    first = verb.head
    if verb.dep_ != CONJUNCT or not is_predicate(first):
        return None
    if same_time(verb, first):
        return dates.through("joined", first)
    # "in 2012 they overran … and burned": the parser takes some past tenses for present ones
    if (tense(first), tense(verb)) != ("present", "past") or dates.own(first) is None:
        return None
    return dates.through("joined", first)


def completed(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the date of a verb under which one takes place, or is left undone: "began to"."""
    governor = verb.head
    if verb.dep_ != OPEN_COMPLEMENT or not is_predicate(governor):
        return None
    if not takes_place(dates, governor):
        return None
    return dates.through("clause above", governor)


def takes_place(dates: "Clauses", governor: Token) -> bool:
    """Return whether what stands below a verb takes place with it: "began to", "refused to"."""
    cues = dates.acts.cues
    if governor.lemma_.lower() in cues.occurring | cues.light:
        return True
    cue = dates.acts.governor(governor)
    return cue is not None and cue.actual


def uttered(dates: "Clauses", verb: Token) -> Dated | None:
    """Return when words are spoken that are an act themselves: "“I welcome it,” he said Sunday"."""
    if dates.acts.is_deed(verb) or not speaks_for_himself(verb):
        return None
    above = [verb.head] if verb.dep_ in SPOKEN else []
    return dates.first_own("uttered", [*above, *children(verb, PARATAXIS)])


def speaks_for_himself(verb: Token) -> bool:
    """Return whether somebody speaks for himself in a quotation: "I welcome", "we have agreed"."""
    if tense(verb) not in ("present", "perfect"):
        return False
    return any(word.lower_ in FIRST_PERSON for word in subjects(verb))


def has_when(verb: Token) -> bool:
    """Return whether a clause begins with "when" or "while"."""
    return has_word(verb, WHEN, ADVERB, MARKER)


def tense_above(word: Token) -> str:
    """Return the tense of a predicate; a participle has that of the clause above."""
    while tense(word) == "participle" and not is_root(word):
        word = predicate_of(word.head)
    return tense(word)


def same_time(verb: Token, first: Token) -> bool:
    """Return whether two coordinated predicates tell of one time."""
    one, other = tense(verb), tense(first)
    if one == "participle" and other in BACK:
        return True
    return one == other or (one, other) == ("past", "participle")


def from_above(dates: "Clauses", verb: Token) -> Dated | None:
    """Return the first date that a verb has from above, unless it is told apart."""
    if is_told_apart(dates, verb):
        return None
    if verb.dep_ == RELATIVE_CLAUSE and tense(verb) == "past":
        return relative(dates, verb)
    for rule in ABOVE:
        if found := rule(dates, verb):
            return found
    return None


def is_told_apart(dates: "Clauses", verb: Token) -> bool:
    """Return whether a word tells that a verb's time is another: "had earlier warned"."""
    return has_word(verb, dates.acts.cues.another_time, ADVERB)


ABOVE = (striking, of_noun_above, main_clause, joined, completed, uttered)
RULES = (from_above,)
