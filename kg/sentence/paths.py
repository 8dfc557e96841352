"""The way through a tree from one word to another. Knows trees; never knows a meaning."""

from spacy.tokens import Token

from kg.sentence.labels import ADJECTIVE, COMPOUND, CONJUNCT, FLAT
from kg.sentence.tree import preposition

PARTS = (CONJUNCT, COMPOUND, ADJECTIVE, FLAT)


def path(start: Token, end: Token) -> tuple[list[str], list[str]]:
    """Return the relations up from a word to where both ways meet, and down to another."""
    above = [start, *start.ancestors]
    places = {token.i: number for number, token in enumerate(above)}
    downs: list[str] = []
    current = end
    while current.i not in places and current.head.i != current.i:
        downs.append(current.dep_)
        current = current.head
    meet = places.get(current.i, len(above) - 1)
    return [token.dep_ for token in above[:meet]], downs[::-1]


def preposition_near(word: Token) -> str:
    """Return the preposition of a word, or that of the noun whose part or fellow it is."""
    return preposition(word) or (preposition(word.head) if word.dep_ in PARTS else "")
