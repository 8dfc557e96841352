"""Subjects and objects that stand with the verb itself. Never knows what is only understood."""

from spacy.tokens import Token

from kg.sentence.coordination import is_inserted
from kg.sentence.labels import (
    ADPOSITION,
    ANY_SUBJECTS,
    CONJUNCT,
    COPULA,
    INDIRECT_OBJECT,
    MARKER,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECTS,
    PUNCTUATION,
    RELATIVE_CLAUSE,
    SUBJECTS,
)
from kg.sentence.relatives import antecedent, modified, predicated
from kg.sentence.tree import children, has, marked
from kg.sentence.voice import is_participle_modifier, is_passive
from kg.sentence.words import CALENDAR, RELATIVES, is_noun, is_verb, particle

CONJUNCTIONS = ("after", "before", "since", "until")  # also prepositions


def own_subjects(verb: Token) -> list[Token]:
    """Return the subject that stands with a verb itself, whichever its voice."""
    own = whole_subjects(verb) or leading_relative(verb)
    if not own:
        return clause_subjects(verb)
    subject = own[-1]
    if is_aside(subject) or is_inserted(subject):
        subject = own[0]
    if has(subject, COPULA):
        return [predicated(subject)]
    return [antecedent(subject)]


def whole_subjects(verb: Token) -> list[Token]:
    """Return the subjects of a verb, which it shares with the part before its hyphen.

    "Iran test-fired a missile", "police tear-gassed the crowd": neither test nor tear acts.
    """
    own = children(verb, *ANY_SUBJECTS)
    part = hyphened(verb)
    if part is not None and part.head.i == verb.i:
        own = [word for word in own if word.i != part.i] or own or children(part, *SUBJECTS)
    bare = [word for word in own if not has(word, ADPOSITION)]  # "claims by the US rejected"
    return bare or own


def hyphened(verb: Token) -> Token | None:
    """Return the part of a verb before its hyphen: "test" of "test-fired"."""
    if verb.i < 2 or verb.nbor(-1).text != "-":
        return None
    return verb.nbor(-2)


def leading_relative(verb: Token) -> list[Token]:
    """Return the pronoun that a verb with another object has for its subject.

    "The dam, which they say threatens the village": the parser makes both objects.
    """
    things = children(verb, OBJECT)[:-1]
    return [word for word in things if word.lower_ in RELATIVES and word.i < verb.i]


def clause_subjects(verb: Token) -> list[Token]:
    """Return the names that are a verb's subject, not its phrase: "after Mali, which …, left"."""
    names = [word for word in marked(verb, CONJUNCTIONS, OBLIQUE) if word.i < verb.i]
    return [name for name in names if has(name, RELATIVE_CLAUSE) and is_proper(name)]


def is_proper(noun: Token) -> bool:
    """Return whether a noun is a name, and no day's or month's."""
    return noun.tag_ in ("NNP", "NNPS") and noun.text not in CALENDAR


def is_aside(noun: Token) -> bool:
    """Return whether a second subject stands between commas: an apposition, read another way."""
    first = noun.left_edge
    if first.i < 2 or first.dep_ == PUNCTUATION:
        return False
    return (first.nbor(-1).text, noun.right_edge.text) == (",", ",")


def own_objects(verb: Token) -> list[Token]:
    """Return the objects that stand with a verb itself, whichever its voice."""
    if is_participle_modifier(verb):
        return [modified(verb)]
    found = undergoers(verb) or bare_phrases(verb) or predicate_nouns(verb)
    return [antecedent(word) for word in found]


def undergoers(verb: Token) -> list[Token]:
    """Return the objects of an active verb, the subjects of a passive one."""
    if is_passive(verb):
        return children(verb, *PASSIVE_SUBJECTS) or children(verb, *SUBJECTS)
    acting = leading_relative(verb)
    things = [word for word in children(verb, OBJECT) if word not in acting]
    things = [word for word in things if not is_inserted(word)]
    return things or children(verb, INDIRECT_OBJECT)


def bare_phrases(verb: Token) -> list[Token]:
    """Return the objects of a verb and its particle that look like phrases: "called off talks"."""
    if not particle(verb):
        return []
    return [word for word in marked(verb, ("",), OBLIQUE) if word.text not in CALENDAR]


def predicate_nouns(verb: Token) -> list[Token]:
    """Return the nouns that look like complements: "named him minister", read another way."""
    complements = [word for word in children(verb, OPEN_COMPLEMENT) if is_noun(word)]
    return [word for word in complements if not has(word, COPULA, MARKER, ADPOSITION)]


def objects_of_others(verb: Token) -> list[Token]:
    """Return the objects that a verb shares with others of its row: "arrested and deported him"."""
    found: list[Token] = []
    for other in children(verb, CONJUNCT):
        if other.i == verb.i + 2 and other.pos_ == "VERB":
            found += children(other, OBJECT)
    if found or verb.dep_ != CONJUNCT:
        return found
    for other in (verb.head, *filter(is_verb, children(verb.head, CONJUNCT))):
        found += filter(is_noun, children(other, OBJECT, CONJUNCT))  # hung on a verb before
    return [thing for thing in found if thing.i > verb.i]
