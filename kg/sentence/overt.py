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
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECTS,
    SUBJECTS,
)
from kg.sentence.relatives import antecedent, modified, predicated
from kg.sentence.tree import children, has, marked
from kg.sentence.valency import NAMING
from kg.sentence.voice import is_participle_modifier, is_passive
from kg.sentence.words import CALENDAR, is_noun, is_verb, particle


def own_subjects(verb: Token) -> list[Token]:
    """Return the subject that stands with a verb itself, whichever its voice."""
    own = children(verb, *ANY_SUBJECTS)
    if not own:
        return []
    subject = own[0] if is_inserted(own[-1]) else own[-1]
    if has(subject, COPULA):
        return [predicated(subject)]
    return [antecedent(subject)]


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
    things = children(verb, OBJECT)
    own = [thing for thing in things if not is_inserted(thing)]
    return own or children(verb, INDIRECT_OBJECT)


def bare_phrases(verb: Token) -> list[Token]:
    """Return the objects of a verb and its particle that look like phrases: "called off talks"."""
    if not particle(verb):
        return []
    return [word for word in marked(verb, ("",), OBLIQUE) if word.text not in CALENDAR]


def predicate_nouns(verb: Token) -> list[Token]:
    """Return the nouns that look like complements: "named him minister", read another way."""
    complements = children(verb, OPEN_COMPLEMENT)
    nouns = filter(is_noun, complements)
    return [noun for noun in nouns if not has(noun, COPULA, MARKER, ADPOSITION)]


def objects_of_others(verb: Token) -> list[Token]:
    """Return the objects that a verb shares with others of its row: "arrested and deported him"."""
    for other in children(verb, CONJUNCT):
        if (other.i, other.pos_) == (verb.i + 2, "VERB"):
            return children(other, OBJECT)
    if verb.dep_ == CONJUNCT:
        return objects_of_row(verb.head, verb.i)
    return []


def objects_of_row(verb: Token, place: int) -> list[Token]:
    """Return the nouns after a place that hang on a verb or on others coordinated with it."""
    found: list[Token] = []
    for other in (verb, *filter(is_verb, children(verb, CONJUNCT))):
        found += filter(is_noun, children(other, OBJECT, CONJUNCT))
    return [thing for thing in found if thing.i > place]


def is_called(thing: Token) -> bool:
    """Return whether something is only called so: "considers the arrest | an insult", "illegal"."""
    verb = thing.head
    if thing.dep_ != OBJECT or verb.lemma_ not in NAMING:
        return False
    said = [*children(verb, OBJECT, OPEN_COMPLEMENT), *marked(verb, ("as",), OBLIQUE)]
    said += children(thing, NOUN_CLAUSE)
    return any(word.i > thing.i and not is_verb(word) for word in said)
