"""Voice: whether a verb's subject acts or is acted upon. Knows auxiliaries; never knows roles."""

from spacy.tokens import Token

from kg.sentence.labels import (
    ADVERBIAL_CLAUSE,
    AGENT,
    AUXILIARIES,
    AUXILIARY,
    CONJUNCT,
    MARKER,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    PARATAXIS,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECTS,
    ROOT,
    SUBJECT,
    SUBJECTS,
)
from kg.sentence.tree import has, marked, once
from kg.sentence.valency import STATIVE
from kg.sentence.words import PARTICIPLES

BY = ("by",)
TO = ("to",)


@once
def is_passive(verb: Token) -> bool:
    """Return whether a verb's subject is acted upon."""
    if is_stative(verb):
        return False
    if has(verb, PASSIVE_AUXILIARY) or is_participle_modifier(verb):
        return True
    if has(verb, *PASSIVE_SUBJECTS):
        return True
    if is_bare_conjunct(verb):
        return is_passive(verb.head)
    return is_headline(verb)


def is_stative(verb: Token) -> bool:
    """Return whether a participle tells where somebody stands: "is opposed to the sale"."""
    if verb.lemma_ not in STATIVE or agents(verb):
        return False
    return bool(marked(verb, TO, OBLIQUE, ADVERBIAL_CLAUSE))


def is_participle_modifier(verb: Token) -> bool:
    """Return whether a past participle without helpers modifies a noun: "the man arrested"."""
    if verb.dep_ != NOUN_CLAUSE:
        return False
    if has(verb, *AUXILIARIES, MARKER, SUBJECT):
        return False
    return verb.tag_ in PARTICIPLES


def is_bare_conjunct(verb: Token) -> bool:
    """Return whether a participle shares the voice of the verb before: "was tried and jailed"."""
    if (verb.dep_, verb.tag_) != (CONJUNCT, "VBN"):
        return False
    return not has(verb, AUXILIARY, *SUBJECTS)


def is_headline(verb: Token) -> bool:
    """Return whether a participle is the verb of a headline: "Mali accused by France"."""
    if verb.tag_ != "VBN" or has(verb, AUXILIARY, OBJECT):
        return False
    if verb.dep_ == ADVERBIAL_CLAUSE:
        return bool(agents(verb))
    if verb.dep_ not in (ROOT, PARATAXIS):
        return False
    return has(verb, *SUBJECTS) or bool(agents(verb))


def agents(verb: Token) -> list[Token]:
    """Return the by-phrase of a passive."""
    return marked(verb, BY, AGENT, OBLIQUE)
