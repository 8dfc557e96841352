"""Which names of places tell where an act takes place: under its word or verb, after "in" or "at".

Never knows when, nor who.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from math import inf

from spacy.tokens import Token

from kg.gazetteer import table
from kg.ontology import kinds
from kg.places.atlas import Atlas
from kg.places.choice import kilometres
from kg.places.names import DIRECTIONS
from kg.places.told import BY, OFF, Placed, placed, said_to_be, site_of
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import (
    COMPOUND,
    NOMINAL_MODIFIER,
    OBJECT,
    PASSIVE_SUBJECT,
)
from kg.sentence.tree import preposition
from kg.sentence.words import is_verb
from kg.types import Place, Span

THROUGH = frozenset(
    "in at near outside inside across around through throughout along within".split()
)
REACH = 150.0
"""Kilometres from the middle of a region within which a town may lie in it."""


def place_of(
    words: tuple[Token, ...], acts: Mapping[int, str], atlas: Atlas, proposed: Span | None = None
) -> Placed | None:
    """Return where the act of a word, and of the verb that carries it, takes place.

    ``acts`` tells the action of each trigger by its place in the Doc; ``proposed`` are words that a
    proposer says tell the place. What an act of force is done to comes first, then what a
    preposition tells, then these; of two places of which one lies in the other the narrower counts.
    """
    found = list(undergoing(words[0], acts, atlas))
    found += [
        placed(below, atlas, f"“{below.text}” stands below “{word.text}”")
        for word in words
        for below in word.subtree
        if atlas.names(below) and is_site(below, word, words[0], acts)
    ]
    told = said_to_be(proposed, words[0], atlas) if proposed is not None else None
    found += [told] if told else []
    return narrowest(found) if found else None


def narrowest(found: Sequence[Placed]) -> Placed:
    """Return the first place, or the narrowest one that lies in it."""
    best = found[0]
    for other in found[1:]:
        if lies_in(other.place, best.place):
            best = other
    return best


def lies_in(inner: Place, outer: Place) -> bool:
    """Return whether a place is told more exactly than another and may lie in it."""
    if inner.within_geonames is not None and inner.within_geonames == outer.geonames:
        return True
    turned = outer.within_geonames is not None and outer.within_geonames == inner.geonames
    if turned or width(inner) >= width(outer) or inner.precision == "name":
        return False
    close = is_nation(outer) or distance(inner, outer) < REACH
    return (close and inner.country == outer.country) or outer.country is None


def distance(one: Place, other: Place) -> float:
    """Return how many kilometres two places are apart; without end where that is not known."""
    if one.latitude is None or one.longitude is None:
        return inf
    if other.latitude is None or other.longitude is None:
        return inf
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def width(place: Place) -> int:
    """Return how wide a place is, from a town to a country; what nobody knows is widest."""
    if place.precision == "name":
        return 5
    if is_nation(place) or place.precision == "country":
        return 4 if place.precision == "country" else 3
    return 1 if place.precision in ("town", "near") else 2


def is_nation(place: Place) -> bool:
    """Return whether a place is a country or a part of one that has no name."""
    return bool(place.geonames and (site := table.site(place.geonames)) and site.sort == "country")


def undergoing(trigger: Token, acts: Mapping[int, str], atlas: Atlas) -> Iterator[Placed]:
    """Yield the places that an act of force is done to: "shelled Aleppo", "the siege of Aleppo".

    Not a country: that is whom it is done to.
    """
    if "force" not in kinds(acts[trigger.i]):
        return
    for word in trigger.children:
        undergoes = word.dep_ in (OBJECT, PASSIVE_SUBJECT, COMPOUND)
        of = word.dep_ == NOMINAL_MODIFIER and preposition(word) in ("of", "on")
        if atlas.names(word) and (undergoes or of):
            told = placed(word, atlas, f"“{word.text}” undergoes “{trigger.text}”")
            if told.place.precision not in ("country", "name"):
                yield told


def is_site(place: Token, word: Token, trigger: Token, acts: Mapping[int, str]) -> bool:
    """Return whether a place's name below a word says where its act happens."""
    near = {word.i, predicate_of(word).i}
    site = site_of(place)
    if predicate_of(place).i not in near or not leads_there(place, site):
        return False
    return is_reached(site, word, trigger, acts)


def leads_there(place: Token, site: Token) -> bool:
    """Return whether the words before a site say that something happens there."""
    mark = preposition(site)
    if mark in THROUGH:
        return True
    lemma = site.lemma_.lower()
    beyond = site.i != place.i and lemma in DIRECTIONS | BY and not mark
    return beyond or (mark in ("on", "off", "along") and lemma in OFF)


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
