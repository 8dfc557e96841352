"""Phrases: which hang under a word by preposition, and how far a noun phrase goes."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    ADVERB,
    CLAUSES,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    FLAT,
    MARKER,
    NOMINAL_MODIFIER,
    NUMERAL,
    OBJECT,
    OBLIQUE,
    OBLIQUES,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECTS,
    POSSESSOR,
    PUNCTUATION,
    TITLE,
    UNMARKED_OBLIQUE,
)
from kg.sentence.tree import below, children, marked, preposition
from kg.sentence.words import CALENDAR, is_verb

OUTSIDE = (*CLAUSES, CONJUNCT, COORDINATOR, PUNCTUATION)
OUTERMOST = (DETERMINER, NUMERAL, ADVERB, ADPOSITION)  # they belong to a head, not to its modifiers
BEFORE_A_HEAD = (
    *OUTERMOST, ADJECTIVE, COMPOUND, POSSESSOR, TITLE, FLAT, PUNCTUATION, UNMARKED_OBLIQUE,
)  # fmt: skip
MATTERS = ("", "in")  # "paid $5 million in aid to Mali"
CONTINUED = {  # what an adjunct that belongs to its verb goes on with, by the adjunct's preposition
    "for": ("from", "against"),
    "from": ("with",),
    "on": ("against",),
    "to": ("from",),
    "under": ("from",),
}
BREAKS = ',;:()“”"'


def phrases(word: Token, marker: str, idiom: bool = False) -> list[Token]:
    """Return the phrases under a word with this preposition; a verb's also under its object.

    What follows "of" belongs to the object itself, except in an idiom such as "seize control of".
    What stands inside another adjunct is a bystander ("froze assets with the help of Swiss banks",
    "after an attack on Israel"), but for what only measures or names the matter ("paid $5 million
    in aid to Mali"), or goes on with what the verb asks for ("asked for weapons from Mali").
    """
    found = [phrase for phrase in children(word, *OBLIQUES) if follows(phrase, marker)]
    if found or not is_verb(word):
        return found
    if marker == "of" and not idiom:
        return []
    things = children(word, OBJECT, OPEN_COMPLEMENT, *PASSIVE_SUBJECTS)
    for thing in (*things, *matters(word, marker)):
        found += marked(thing, (marker,), NOMINAL_MODIFIER)
    return found


def matters(verb: Token, marker: str) -> list[Token]:
    """Return the adjuncts of a verb whose own phrases with a preposition are the verb's too."""
    bare = [word for word in marked(verb, MATTERS, OBLIQUE) if not children(word, DETERMINER)]
    going_on = [way for way, markers in CONTINUED.items() if marker in markers]
    return bare + marked(verb, going_on, OBLIQUE)


def follows(phrase: Token, marker: str) -> bool:
    """Return whether a phrase, no clause and no day, follows a preposition: "on", "out on"."""
    if is_verb(phrase) or phrase.text in CALENDAR:
        return False
    return preposition(phrase) in (marker, f"out {marker}", f"away {marker}", f"off {marker}")


def reach(token: Token) -> Iterator[Token]:
    """Yield the words of a noun phrase from its head down, not entering clauses."""
    yield token
    for relation, word in below(token):
        if relation not in OUTSIDE:
            yield from reach(word)


def extent(token: Token) -> tuple[int, int]:
    """Return first and one past last place of a noun phrase.

    Its clauses, coordination, preposition and outer punctuation stay outside.
    """
    marks = {word.i for word in children(token, ADPOSITION, MARKER)}
    places = [word.i for word in reach(token) if word.i not in marks]
    return min(places), max(places) + 1


def trimmed(head: Token) -> tuple[int, int]:
    """Return the span of a noun phrase from its first modifier to its head."""
    start, first = head.i, head.left_edge.i
    while start > first and modifies(head.doc[start - 1], head):
        start -= 1
    while head.doc[start].dep_ == COORDINATOR:
        start += 1
    return start, head.i + 1


def modifies(word: Token, head: Token) -> bool:
    """Return whether a word stands in the unbroken run of modifiers before a head."""
    while word.i != head.i:
        listed = word.dep_ in (COORDINATOR, CONJUNCT)  # "finance and trade ministers"
        inner = listed and word.head.i != head.i
        if not inner and (word.dep_ not in BEFORE_A_HEAD or breaks(word, head)):
            return False
        word = word.head
    return True


def breaks(word: Token, head: Token) -> bool:
    """Return whether a noun phrase begins after a word: its article, a comma, a quotation mark."""
    if word.dep_ == PUNCTUATION:
        return word.text in BREAKS
    if word.head.i != head.i:
        return False
    return word.dep_ in OUTERMOST
