"""What stands at the name of a place and tells which it is: "Tripoli, Lebanon". Knows no acts."""

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kg.gazetteer import table
from kg.gazetteer.table import REGIONS
from kg.mentions.book import Mentions
from kg.places.names import DIRECTIONS, TOWNS, bearers
from kg.sentence.labels import (
    ADJECTIVE,
    APPOSITION,
    COMPOUND,
    NOMINAL_MODIFIER,
    OBLIQUE,
    POSSESSOR,
)
from kg.sentence.tree import children, preposition

Places = Mapping[int, tuple[str, str | None]]
"""Name and country, where it is known, of each word that heads the name of a place."""
BEHIND = DIRECTIONS | REGIONS | {"in", "the"}
"""Small words that a name behind a comma may have."""
INSIDE = frozenset("in inside within near of outside".split())


class Beside(NamedTuple):
    """What the words at a name say of where it lies: countries, ids of regions, and their heads."""

    countries: tuple[str, ...]
    regions: frozenset[int]
    heads: tuple[Token, ...]


def beside(words: Span, head: Token, mentions: Mentions, places: Places) -> Beside:
    """Return which countries and regions stand at a name.

    They stand behind a comma, in front as owner or adjective, or under the name.
    """
    heads = tuple(dict.fromkeys(one for one in around(words, head, places) if one.i != head.i))
    countries: list[str] = []
    regions: set[int] = set()
    for one in heads:
        name, country = places[one.i]
        wide = [site for site in sites_of(name, mentions) if site.sort in ("region", "district")]
        regions.update(site.id for site in wide if site.id and country in (None, site.country))
        lands = {site.country for site in wide if site.sort == "region" and site.country}
        if country or len(lands) == 1:
            countries.append(country or lands.pop())
    return Beside(tuple(dict.fromkeys(countries)), frozenset(regions), heads)


def sites_of(name: str, mentions: Mentions) -> tuple[table.Site, ...]:
    """Return the places that bear a name; none for no name."""
    found = bearers(name, mentions.lexicon.areas) if name else None
    return found.sites if found else ()


def around(words: Span, head: Token, places: Container[int]) -> Iterator[Token]:
    """Yield the heads of the names and nationalities that stand at a name."""
    noun = noun_of(head)
    yield from (word for word in after_comma(words) if word.i in places)
    for word in dict.fromkeys((head, noun, *children(head, APPOSITION))):
        owners = children(word, POSSESSOR, ADJECTIVE, COMPOUND, APPOSITION)
        yield from (one for one in owners if one.i in places)
        yield from under(word, places)
    if noun.i != head.i and noun.dep_ in (POSSESSOR, COMPOUND) and noun.head.i in places:
        yield noun.head


def under(word: Token, places: Container[int]) -> Iterator[Token]:
    """Yield the heads of the names that a word lies in: "a suburb in the city of Lyon"."""
    for one in children(word, NOMINAL_MODIFIER, OBLIQUE):
        if preposition(one) in INSIDE:
            if one.i in places:
                yield one
            elif one.lemma_.lower() in REGIONS | TOWNS:
                yield from under(one, places)


def noun_of(head: Token) -> Token:
    """Return the noun of a kind that a name stands with: "the | city of Aleppo"; or the name."""
    below = head.dep_ in (COMPOUND, APPOSITION) or preposition(head) == "of"
    return head.head if below and head.head.lemma_.lower() in REGIONS | TOWNS else head


def capitals_told(doc: Doc, mentions: Mentions) -> dict[int, tuple[str, str | None]]:
    """Return the capitals that are told by a nationality alone: "in the Iraqi capital"."""
    found: dict[int, tuple[str, str | None]] = {}
    for word in doc:
        if word.lemma_.lower() != "capital" or any(
            one.i in mentions.places
            for one in children(word, APPOSITION, COMPOUND, NOMINAL_MODIFIER)
        ):
            continue
        lands = [mentions.nationalities.get(one.i) for one in children(word, ADJECTIVE, COMPOUND)]
        country = next((land.country for land in lands if land is not None), None)
        seat = mentions.lexicon.seat(country) if country else None
        if seat is not None:
            found[word.i] = seat, country
    return found


def after_comma(words: Span) -> list[Token]:
    """Return the words of a name that follows behind a comma: "Tripoli, northern Lebanon"."""
    doc, at = words.doc, words.end
    if at >= len(doc) or doc[at].text != ",":
        return []
    found = []
    for word in doc[at + 1 : at + 6]:
        if not (word.text[:1].isupper() or word.lower_ in BEHIND):
            break
        found.append(word)
    return found


def kind_told(head: Token, words: Span) -> str | None:
    """Return whether the words at a name tell a "region" or a "town"."""
    nouns = {words[-1].lower_, noun_of(head).lemma_.lower()}
    if nouns & REGIONS:
        return "region"
    return "town" if nouns & TOWNS else None


def direction_of(head: Token, words: Span) -> bool:
    """Return whether only some of a place is told: "northern Iraq".

    Not by "North Korea", nor by "southern Helmand province", which lies in the south as a whole.
    """
    return kind_told(head, words) != "region" and any(
        word.lower_ in DIRECTIONS and not words.start <= word.i < words.end
        for one in (head, noun_of(head))
        for word in children(one, ADJECTIVE, COMPOUND)
    )
