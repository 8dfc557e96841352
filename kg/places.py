"""Where an act takes place: a place under its word or its verb, after "in", "at" and the like.

Never knows when, nor who.
"""

from collections.abc import Mapping
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Token

from kg.ontology import kinds
from kg.sentence.clauses import predicate_of
from kg.sentence.tree import preposition
from kg.sentence.words import is_verb
from kg.types import Place, Reason, Span

Places = Mapping[int, tuple[str, str | None]]

THROUGH = frozenset(
    "in at near outside inside across around through throughout along within".split()
)
LANDS = frozenset(
    """city town village capital port province region state district county area island suburb
    outskirts north south east west""".split()
)


class Placed(NamedTuple):
    """Where an act takes place, and why."""

    place: Place
    because: Reason


def place_of(
    words: tuple[Token, ...],
    acts: Mapping[int, str],
    places: Places,
    proposed: Span | None = None,
) -> Placed | None:
    """Return where the act of a word, and of the verb that carries it, takes place.

    ``proposed`` are words that a proposer says tell it; they do where no rule finds a place.
    ``acts`` tells the action of each trigger by its place in the Doc; ``places`` tells name and
    country of each word that names a place.
    """
    for word in words:
        for below in word.subtree:
            if below.i in places and is_site(below, word, words[0], acts):
                return placed(below, places, f"“{below.text}” stands below “{word.text}”")
    return said_to_be(proposed, words[0], places) if proposed is not None else None


def placed(name: Token, places: Places, says: str) -> Placed:
    """Return the place that a word names."""
    known, country = places[name.i]
    words = Span(name.text, name.idx, name.idx + len(name.text))
    place = Place(known, country, words.text, words.start, words.end)
    return Placed(place, Reason("place", "name", f"in {known}: {says}", words))


def said_to_be(words: Span, act: Token, places: Places) -> Placed | None:
    """Return the place that some words name, whether or not a list knows it."""
    says = f"“{words.text}” is proposed for “{act.text}”"
    inside = act.doc.char_span(words.start, words.end, alignment_mode="expand") or ()
    known = next((word for word in inside if word.i in places), None)
    if known is not None:
        return placed(known, places, says)
    if not any(word.pos_ == "PROPN" for word in inside):
        return None
    place = Place(words.text, None, words.text, words.start, words.end)
    return Placed(place, Reason("place", "words", f"in {words.text}: {says}", words))


def is_site(place: Token, word: Token, trigger: Token, acts: Mapping[int, str]) -> bool:
    """Return whether a place's name below a word says where its act happens."""
    near = {word.i, predicate_of(word).i}
    site = site_of(place)
    if predicate_of(place).i not in near or preposition(site) not in THROUGH:
        return False
    return is_reached(site, word, trigger, acts)


def site_of(place: Token) -> Token:
    """Return the noun that a place's name stands with, or the name: "in the | city of Aleppo"."""
    named = preposition(place) == "of" and place.head.lemma_.lower() in LANDS
    return place.head if named else place


def is_reached(site: Token, word: Token, trigger: Token, acts: Mapping[int, str]) -> bool:
    """Return whether no other act stands between a word and its site.

    "Condemned the attack in Paris" is not done in Paris.

    Of what people do or meet for, the place often hangs on an object: "signed a treaty in Rome".
    """
    between = list(takewhile(lambda above: above.i != word.i, site.ancestors))
    action = acts[trigger.i]
    if kinds(action) & {"deed", "gathering"} or not is_verb(trigger):
        return all(acts.get(above.i, action) == action for above in between)
    return not between
