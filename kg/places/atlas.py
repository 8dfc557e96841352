"""Which place of the world a name means in one article. Never knows acts.

What stands at the name tells first, then the countries of the story. A name means one place
throughout an article.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kg.gazetteer import table
from kg.gazetteer.table import Site
from kg.lexicon.actors import is_national
from kg.lexicon.names import fold
from kg.mentions.book import Mentions
from kg.places.beside import Beside, beside, capitals_told, direction_of, kind_told
from kg.places.choice import country_meant, site_meant
from kg.places.names import Bearers, bearers


class Spot(NamedTuple):
    """What a name means: the place, or nothing where it is open; the country, if that is known.

    ``part``: only some of it is told. ``inside``: the place is not the named one, but what that is
    said to lie in. ``because``: what decided.
    """

    site: Site | None
    country: str | None
    because: str
    part: bool = False
    inside: bool = False


class Atlas:
    """The places of one article, each looked up once."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        """``mentions``: who and what places the article names."""
        self.doc = doc
        self.mentions = mentions
        self.places = {**capitals_told(doc, mentions), **mentions.places}
        nations = mentions.nationalities.items()
        self.marks = {at: ("", actor.country) for at, actor in nations} | self.places
        self.told: dict[int, Spot] = {}
        self.asked: set[int] = set()
        self.by_name: dict[str, Spot] = {}
        self.entities = {at: one for one in doc.ents for at in range(one.start, one.end)}
        self.signs: Counter[str] = Counter()
        self.signs_by: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for words, country in self.countries_told():
            self.signs[country] += 1
            self.signs_by[words][country] += 1
        self.regions_by = self.regions_told()
        self.named = Counter(one for ids in self.regions_by.values() for one in ids)

    def names(self, token: Token) -> bool:
        """Return whether a word heads the name of a place."""
        return token.i in self.places

    def countries_told(self) -> Iterator[tuple[str, str]]:
        """Yield each sign of a country behind the folded words that give it."""
        for mention in self.mentions.by_head.values():
            if mention.first.country:
                yield fold(mention.text), mention.first.country
        for at, actor in self.mentions.nationalities.items():
            if actor.country:
                yield fold(self.doc[at].text), actor.country
        for name, country in self.mentions.places.values():
            if country:
                yield fold(name), country

    def regions_told(self) -> dict[str, frozenset[int]]:
        """Return the regions that each name may mean."""
        names = {name for name, _ in self.places.values()}
        borne = {name: bearers(name, self.mentions.lexicon.areas) for name in sorted(names)}
        return {
            name: frozenset(
                one.id for one in found.sites if one.id and one.sort in ("region", "district")
            )
            for name, found in borne.items()
            if found
        }

    def words(self, token: Token) -> Span:
        """Return the words of the name that a word heads, of the seeds' or of the pipeline's."""
        name = self.places[token.i][0]
        size = len(name.split())
        longer = self.doc[max(token.i - size + 1, token.sent.start) : token.i + 1]
        if fold(longer.text) == fold(name):
            return longer
        return self.entities.get(token.i) or self.doc[token.i : token.i + 1]

    def spot(self, token: Token) -> Spot:
        """Return what the name that a word heads means."""
        if token.i not in self.told:
            self.asked.add(token.i)
            self.told[token.i] = self.looked_up(token)
        return self.told[token.i]

    def looked_up(self, token: Token) -> Spot:
        """Return what a name means here or elsewhere in the article, or is said to lie in."""
        name = fold(self.places[token.i][0])
        near = beside(self.words(token), token, self.mentions, self.marks)
        found = self.found(token, near)
        if found.site is not None:
            return self.by_name.setdefault(name, found) if not near.countries else found
        if name in self.by_name and not near.countries:
            return self.by_name[name]
        return self.within(near) or found

    def within(self, near: Beside) -> Spot | None:
        """Return what a place is said to lie in: the Baghdad of "Baghdad's Karrada district"."""
        for head in near.heads:
            ready = head.i in self.told or head.i not in self.asked
            if self.names(head) and ready and (around := self.spot(head)).site is not None:
                return Spot(around.site, around.country, "the name stands at it", inside=True)
        return None

    def found(self, token: Token, near: Beside) -> Spot:
        """Return what a name means by itself and by what stands beside it."""
        lexicon, (name, usual) = self.mentions.lexicon, self.places[token.i]
        words = self.words(token)
        land = self.mentions.nationalities.get(token.i)
        if land or token.pos_ == "ADJ":  # "at a Kyrgyz prison", "the Soviet sphere"
            iso3 = land.country if land else None
            return Spot(table.country(iso3) if iso3 else None, iso3, "a nationality")
        part = direction_of(token, words)
        nation = lexicon.country(usual) if usual else None
        if usual and nation is not None and nation.name == name:
            return Spot(table.country(usual), usual, "a country", part)
        signs = self.signs - self.signs_by.get(fold(name), Counter())
        borne = self.bearers(name, words) or Bearers(
            tuple(
                one
                for one in table.sounding(name)
                if one.country in near.countries or signs[one.country or ""] or one.country == usual
            )
        )
        ruling = lexicon.capital(name)
        capital = ruling is not None and is_national(ruling)
        country, why = country_meant(fold(name), borne.sites, usual, near.countries, signs, capital)
        here = [one for one in borne.sites if one.country == country]
        if near.regions:  # "Lebanon, Ohio" is none of its namesakes elsewhere
            here = [
                one for one in here if one.sort == "region" or {one.id, one.region} & near.regions
            ]
        kind = kind_told(token, words) or ("town" if capital else None)
        site = site_meant(fold(name), here, kind, near.regions or self.regions(token))
        if site is not None:
            return Spot(site, country, why, part or borne.part)
        why = f"several places of {country}" if here else "no place known here"
        return Spot(None, country or usual, f"{why} could bear the name", part)

    def bearers(self, name: str, words: Span) -> Bearers | None:
        """Return the places that bear a name, as the seeds have it or else as it is written."""
        areas = self.mentions.lexicon.areas
        return bearers(name, areas) or bearers(words.text, areas)

    def regions(self, token: Token) -> frozenset[int]:
        """Return the regions that other names of the article may mean."""
        own = self.regions_by.get(self.places[token.i][0], frozenset())
        return frozenset(one for one, times in self.named.items() if times > (one in own))
