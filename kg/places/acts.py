"""Which names of places tell where an act takes place: under its word or verb, after "in" or "at".

Never knows when, nor who.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from math import inf
from typing import NamedTuple

from spacy.tokens import Token

from kg.gazetteer import table
from kg.ontology import kinds
from kg.places.atlas import Atlas, Spot
from kg.places.choice import kilometres
from kg.places.names import DIRECTIONS
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import (
    APPOSITION,
    COMPOUND,
    NOMINAL_MODIFIER,
    OBJECT,
    PASSIVE_SUBJECT,
    POSSESSOR,
)
from kg.sentence.tree import preposition
from kg.sentence.words import is_verb
from kg.types import Place, Precision, Reason, Span

THROUGH = frozenset(
    "in at near outside inside across around through throughout along within".split()
)
LANDS = frozenset(
    """city town village capital port province region state district county area island suburb
    outskirts north south east west northeast northwest southeast southwest""".split()
)
OFF = frozenset("outskirts edge border coast island road highway suburb shore frontier".split())
AROUND = frozenset("near outside around off".split())
BY = frozenset(
    "outskirts outskirt edge border coast shore frontier kilometer kilometre mile vicinity".split()
)
SPOTS = frozenset(
    """airport bank bar base bazaar building cafe camp cathedral church clinic consulate court
    courthouse district embassy factory hospital hotel jail mall market mosque museum neighborhood
    neighbourhood palace park police port prison province quarter region restaurant school shrine
    square stadium station street suburb synagogue temple town university village""".split()
)


REACH = 150.0
"""Kilometres from the middle of a region within which a town may lie in it."""


class Placed(NamedTuple):
    """Where an act takes place, and why."""

    place: Place
    because: Reason


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


def placed(name: Token, atlas: Atlas, says: str) -> Placed:
    """Return the place that a word names."""
    known, _ = atlas.places[name.i]
    spot = atlas.spot(name)
    told = atlas.words(name)
    words = Span(told.text, told.start_char, told.end_char)
    place = Place(
        known, spot.country, words.text, words.start, words.end,
        precision_of(name, spot), *degrees(spot), *within(spot),
    )  # fmt: skip
    why = f"; {spot.because}" if spot.because else ""
    return Placed(place, Reason("place", "name", f"in {known}: {says}{why}", words))


def degrees(spot: Spot) -> tuple[float | None, float | None, int | None]:
    """Return degrees north and east, and the id; of what a place lies in, only the degrees."""
    if spot.site is None:
        return None, None, None
    return spot.site.latitude, spot.site.longitude, None if spot.inside else spot.site.id


def within(spot: Spot) -> tuple[str | None, int | None]:
    """Return name and id of what a place lies in, where that is not just its country."""
    if spot.site is None or spot.inside:
        return (spot.site.name, spot.site.id) if spot.site else (None, None)
    above = table.site(spot.site.region) if spot.site.region else None
    return (above.name, above.id) if above else (None, None)


def precision_of(name: Token, spot: Spot) -> Precision:
    """Return how exactly the words and the degrees tell a place."""
    if spot.site is None:
        return "name"
    exact = spot.site.sort in ("town", "spot")
    if not spot.inside and is_near(name):
        return "near"
    if spot.site.sort == "part" or (spot.inside if exact else spot.part):
        return "part"
    return "town" if exact else "country" if spot.site.sort == "country" else "region"


def is_near(name: Token) -> bool:
    """Return whether an act takes place near what is named: "outside Kabul", "north of Kabul"."""
    marks = {*preposition(name).split(), *preposition(site_of(name)).split()}
    under = name.head.lemma_.lower()
    beyond = marks & {"of", "from"} and (under in BY or under in DIRECTIONS)
    return bool(marks & (AROUND | DIRECTIONS)) or bool(beyond) or site_of(name).lemma_.lower() in BY


def said_to_be(words: Span, act: Token, atlas: Atlas) -> Placed | None:
    """Return the place that some words name, whether or not a list knows it."""
    says = f"“{words.text}” is proposed for “{act.text}”"
    inside = act.doc.char_span(words.start, words.end, alignment_mode="expand") or ()
    known = next((word for word in inside if atlas.names(word)), None)
    if known is not None:
        return placed(known, atlas, says)
    nation = next((word for word in inside if word.i in atlas.mentions.nationalities), None)
    if nation is not None:
        return in_country(nation, atlas, says)
    if not any(word.pos_ == "PROPN" for word in inside):
        return None
    place = Place(words.text, None, words.text, words.start, words.end)
    return Placed(place, Reason("place", "words", f"in {words.text}: {says}", words))


def in_country(nation: Token, atlas: Atlas, says: str) -> Placed | None:
    """Return the country that a nationality tells at a border: "along the Syrian border"."""
    actor = atlas.mentions.nationalities[nation.i]
    site = table.country(actor.country) if actor.country else None
    if site is None or nation.head.lemma_.lower() not in BY:
        return None
    words = Span(nation.text, nation.idx, nation.idx + len(nation.text))
    spot = Spot(site, actor.country, "a country")
    place = Place(
        actor.name, actor.country, words.text, words.start, words.end, "near", *degrees(spot)
    )
    return Placed(place, Reason("place", "words", f"near {actor.name}: {says}", words))


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


def site_of(place: Token) -> Token:
    """Return the noun that a place's name stands with, or the name.

    "In the | city of Aleppo", "in the | capital, Kabul", "at a Kabul | hotel".
    """
    over = place.head
    lemma = over.lemma_.lower()
    named = preposition(place) in ("of", "from") and lemma in LANDS | OFF | BY | DIRECTIONS
    holding = place.dep_ in (COMPOUND, POSSESSOR) and lemma in SPOTS
    renaming = place.dep_ == APPOSITION and lemma in LANDS
    return over if named or holding or renaming else place


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
