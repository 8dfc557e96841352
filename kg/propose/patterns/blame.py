"""Blame: who is said to have done a deed. Knows trees; never knows mentions."""

from spacy.tokens import Token

from kg.sentence.labels import (
    NOMINAL_MODIFIER,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    PASSIVE_SUBJECT,
    SUBJECT,
)
from kg.sentence.tree import children, marked
from kg.sentence.voice import agents

CLAIMED = frozenset(
    """attack bombing killing assassination raid ambush shooting kidnapping abduction murder
    assault""".split()
)


def blamed(noun: Token) -> list[Token]:
    """Return who is said to have done an act: "blamed the attack on B", "B claimed the attack".

    B counts wherever the parser hung it.
    """
    verb = noun.head
    if noun.lemma_ in CLAIMED and (claimants := claiming(noun)):
        return claimants
    if noun.dep_ not in (OBJECT, PASSIVE_SUBJECT) or verb.lemma_ != "blame":
        return []
    on = [
        *marked(noun, ("on",), NOMINAL_MODIFIER, OBLIQUE),
        *marked(verb, ("on",), NOMINAL_MODIFIER, OBLIQUE),
    ]
    return on[-1:]


def claiming(noun: Token) -> list[Token]:
    """Return who claims a deed: "B claimed the bombing", "bombings claimed by B"."""
    if noun.dep_ == OBJECT and noun.head.lemma_ == "claim":
        return children(noun.head, SUBJECT)
    clauses = [clause for clause in children(noun, NOUN_CLAUSE) if clause.lemma_ == "claim"]
    return [word for clause in clauses for word in agents(clause)]
