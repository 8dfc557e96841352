"""A name of a place as the place of an act: how exactly it is told, with degrees and reason.

Never knows which name that is.
"""

from typing import NamedTuple

from spacy.tokens import Token

from kg.gazetteer import table
from kg.places.atlas import Atlas, Spot
from kg.places.names import DIRECTIONS
from kg.sentence.labels import APPOSITION, COMPOUND, POSSESSOR
from kg.sentence.tree import preposition
from kg.types import Place, Precision, Reason, Span

LANDS = frozenset(
    """city town village capital port province region state district county area island suburb
    outskirts north south east west northeast northwest southeast southwest""".split()
)
OFF = frozenset("outskirts edge border coast island road highway suburb shore frontier".split())
AROUND = frozenset("near outside around off close".split())
BY = frozenset(
    """outskirts outskirt edge border coast shore frontier kilometer kilometre mile vicinity
    close""".split()
)
SPOTS = frozenset(
    """airport bank bar base bazaar building cafe camp cathedral church clinic consulate court
    courthouse district embassy factory hospital hotel jail mall market mosque museum neighborhood
    neighbourhood palace park police port prison province quarter region restaurant school shrine
    square stadium station street suburb synagogue temple town university village""".split()
)


class Placed(NamedTuple):
    """Where an act takes place, and why."""

    place: Place
    because: Reason


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
    named = any(word.pos_ == "PROPN" for word in inside)
    if not named or any(word.pos_ in ("VERB", "AUX") for word in inside):
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
