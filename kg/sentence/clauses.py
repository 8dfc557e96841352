"""Clauses: what a verb says of whom, looked up once. Knows roles; never knows mentions."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Token

from kg.sentence.labels import CLAUSES, CONJUNCT, OBLIQUES
from kg.sentence.roles import acting, bearing, undergoing
from kg.sentence.tense import tense
from kg.sentence.tree import below, children, once, preposition
from kg.sentence.voice import agents, is_passive
from kg.sentence.words import is_verb, particle


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by its verb, or by the noun or adjective that is said with "be".

    ``who`` acts on ``whom``, in either voice; ``bearer`` is the subject as it stands.
    """

    verb: Token
    passive: bool
    tense: str
    particle: str
    who: tuple[Token, ...]
    whom: tuple[Token, ...]
    bearer: tuple[Token, ...]
    agents: tuple[Token, ...]
    phrases: Mapping[str, tuple[Token, ...]]


@once
def clause_of(verb: Token) -> Clause:
    """Return the clause of a verb or predicate."""
    by_preposition: dict[str, tuple[Token, ...]] = {}
    for phrase in children(verb, *OBLIQUES):
        mark = preposition(phrase)
        by_preposition[mark] = (*by_preposition.get(mark, ()), phrase)
    return Clause(
        verb=verb,
        passive=is_passive(verb),
        tense=tense(verb),
        particle=particle(verb),
        who=tuple(acting(verb)),
        whom=tuple(undergoing(verb)),
        bearer=tuple(bearing(verb)),
        agents=tuple(agents(verb)),
        phrases=MappingProxyType(by_preposition),
    )


def subjects(verb: Token) -> list[Token]:
    """Return who acts: A in "A accused B", "B was accused by A" and "A decided to accuse B"."""
    return list(clause_of(verb).who)


def objects(verb: Token) -> list[Token]:
    """Return who is acted upon: B in "A accused B", "B was accused by A", "B, accused by A"."""
    return list(clause_of(verb).whom)


def surface_subjects(verb: Token) -> list[Token]:
    """Return the subject as it stands, whichever the voice: B in "B was accused by A"."""
    return list(clause_of(verb).bearer)


def predicate_of(word: Token) -> Token:
    """Return the predicate of the clause that a word belongs to."""
    while word.head.i != word.i and not is_predicate_of_clause(word):
        word = word.head
    return word


def is_predicate_of_clause(word: Token) -> bool:
    """Return whether a clause begins at a word."""
    return word.dep_ in CLAUSES or (word.dep_ == CONJUNCT and is_verb(word))


def words_of_clause(predicate: Token) -> list[Token]:
    """Return the words of a clause below its predicate, in the order of the text."""
    found: list[Token] = []
    waiting = [predicate]
    while waiting:
        inside = [word for _, word in below(waiting.pop()) if not is_predicate_of_clause(word)]
        found += inside
        waiting += inside
    return sorted(found)
