"""Control: who is to act in an infinitive or gerund by what stands above it. Knows word classes."""

from spacy.tokens import Token

from kg.sentence.labels import (
    AUXILIARY,
    INDIRECT_OBJECT,
    MARKER,
    NOMINAL_MODIFIER,
    OBJECT,
    OBLIQUE,
    PASSIVE_SUBJECT,
)
from kg.sentence.overt import own_objects
from kg.sentence.tree import children, marked, preposition, spelled
from kg.sentence.valency import ADDRESSING, ASKED, TAXED
from kg.sentence.words import is_time

TOWARDS = ("on", "upon", "to")
CHARGES = ("of", "for", "with")


def asked(verb: Token) -> list[Token]:
    """Return the phrases that name whom a verb asks to act: "called on B to act"."""
    return marked(verb, ASKED.get(verb.lemma_, ()), OBLIQUE)


def told(verb: Token) -> list[Token]:
    """Return who is to act by a verb: its object, or the phrases that name whom it asks."""
    if things := children(verb, OBJECT, INDIRECT_OBJECT):
        return things
    towards = (*TOWARDS, *ASKED.get(verb.lemma_, ()))
    phrases = [phrase for phrase in children(verb, OBLIQUE) if not is_time(phrase)]
    after = [phrase for phrase in phrases if phrase.i > verb.i]  # not "on arrival, B began to act"
    return [phrase for phrase in after if preposition(phrase) in towards or is_bidden(phrase)]


def is_bidden(phrase: Token) -> bool:
    """Return whether a phrase is who shall act, though its "for" hangs on the act.

    "Called for B to leave": the parser takes "for" for a word of the infinitive.
    """
    first = phrase.left_edge
    if first.i == 0 or preposition(phrase):
        return False
    return first.nbor(-1).lower_ == "for"


def addressed(infinitive: Token) -> list[Token]:
    """Return who is to act by a noun: "a call for Mali to leave", "pressure on Mali to leave"."""
    to = spelled(infinitive, ("to",), MARKER, AUXILIARY)
    first = [*to, infinitive][0]
    phrases = children(infinitive.head, NOMINAL_MODIFIER, OBLIQUE)
    near = [phrase for phrase in phrases if phrase.right_edge.i == first.i - 1]
    hung = {mark.i + 1 for mark in spelled(infinitive, ("for",), MARKER, AUXILIARY)}
    return [
        phrase for phrase in near if preposition(phrase) in ADDRESSING or phrase.left_edge.i in hung
    ]


def accusing(noun: Token) -> Token | None:
    """Return the verb that says of somebody what a noun names: "accused B of an attack"."""
    if preposition(noun) not in CHARGES:
        return None
    verb = noun.head
    if noun.dep_ == NOMINAL_MODIFIER and verb.dep_ in (OBJECT, PASSIVE_SUBJECT):
        verb = verb.head  # hung on whom it is said of
    elif noun.dep_ != OBLIQUE:
        return None
    if verb.lemma_ not in TAXED:
        return None
    return verb


def accused_of(noun: Token) -> list[Token]:
    """Return who is said to have done what a noun names."""
    verb = accusing(noun)
    if verb is None:
        return []
    return own_objects(verb)
