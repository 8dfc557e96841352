"""How a noun phrase names an actor: its words without article, number and clauses.

Knows trees; never knows mentions.
"""

from spacy.tokens import Token

from kg.sentence.labels import ADJECTIVE, COMPOUND, CONJUNCT, FLAT, NOMINAL_MODIFIER, POSSESSOR
from kg.sentence.phrases import extent, trimmed
from kg.sentence.tree import children, has, marked

OF_SOMEBODY = frozenset("of in from for at".split())
OF_WHAT = frozenset(
    """council chamber board head leader chief chairman director member deputy commander spokesman
    spokeswoman spokesperson""".split()
)
UNNAMING = ("DET", "PRON", "NUM", "PUNCT")


def phrase_text(head: Token) -> str:
    """Return the name of an actor: the words of a noun phrase without article and clauses."""
    start, end = trimmed(head)
    while start < end - 1 and is_unnaming(head.doc[start]):
        start += 1
    while end < len(head.doc) and head.doc[end].dep_ == FLAT and head.doc[end].head.i == head.i:
        end += 1  # "Velyka Novosilka", "Deir al-Balah"
    tail = tail_of(head)
    if tail is not None and completes(head, tail):
        end = end_of(tail)
    return head.doc[start:end].text


def is_unnaming(word: Token) -> bool:
    """Return whether a word at the start of a phrase is no part of a name."""
    return word.pos_ in UNNAMING or word.lower_ == "own"


def tail_of(head: Token) -> Token | None:
    """Return the phrase behind a noun that may be a part of its name: "head of the IAEA"."""
    if has(head, CONJUNCT):
        return None
    tails = marked(head, OF_SOMEBODY, NOMINAL_MODIFIER)
    return next((part for part in tails if part.i > head.i), None)


def completes(head: Token, tail: Token) -> bool:
    """Return whether the phrase behind a noun says whose it is: "spokesman for the rebels"."""
    named = tail.pos_ == "PROPN" or names_its_own(tail)
    return named or head.lemma_.lower() in OF_WHAT


def end_of(tail: Token) -> int:
    """Return the place after a phrase, before what it has in brackets."""
    first, last = extent(tail)
    return next((place for place in range(first, last) if tail.doc[place].text == "("), last)


def names_its_own(head: Token) -> bool:
    """Return whether a noun that is often a thing has a name or kind before it: "task force"."""
    before = children(head, COMPOUND, ADJECTIVE, POSSESSOR)
    return any(word.dep_ == COMPOUND or word.text[:1].isupper() for word in before)
