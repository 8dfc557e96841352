"""The files of seeds/actors and seeds/aliases. Knows their columns and slips; never knows how actors are looked up."""

import csv
import re
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from difflib import get_close_matches
from functools import reduce
from io import StringIO

from kg.errors import SeedError
from kg.lexicon.homonyms import Homonym, Key
from kg.lexicon.layers import Layer
from kg.lexicon.offices import Tenure, period
from kg.lexicon.spellings import PLACES
from kg.types import KINDS

ACTORS = ("id", "name", "kind", "country", "wikidata", "aliases")
COLUMNS: dict[str, tuple[str, ...]] = {
    "actors/countries.csv": (
        "id",
        "name",
        "country",
        "wikidata",
        "adjective",
        "capital",
        "continent",
    ),
    "actors/organisations.csv": ACTORS,
    "actors/armed_groups.csv": ACTORS,
    "actors/parties.csv": ACTORS,
    "actors/people.csv": ("id", "name", "country", "wikidata", "aliases"),
    "actors/officials.csv": ("id", "name", "country", "wikidata", "aliases"),
    "actors/offices.csv": ("person", "of", "office", "title", "start", "end", "seen"),
    "actors/groups.csv": ("noun", "kind", "number"),
    "actors/private.csv": ("noun",),
    "actors/abroad.csv": ("noun",),
    "actors/given_names.csv": ("name", "sex"),
    "actors/places.csv": ("name", "country"),
    "actors/areas.csv": ("name", "country", "precision", "latitude", "longitude", "aliases"),
    "actors/place_words.csv": ("word", "stands"),
    "aliases/actors.csv": ("alias", "actor"),
    "aliases/capitals.csv": ("name", "actor"),
    "aliases/homonyms.csv": ("name", "country", "actor", "titles", "beside"),
    "aliases/nationalities.csv": ("word", "country"),
    "aliases/offices.csv": ("title", "office", "country", "holders"),
    "aliases/spellings.csv": ("spelling", "usual", "where"),
}

NUMBERS = ("one", "many")
EXACT = ("town", "region")
STANDS = ("first", "last", "verb", "preposition", "human")
ISO3 = re.compile("[A-Z]{3}")

Row = tuple[str, int, list[str]]
"""File, line, cells."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor as its seed file gives it."""

    id: str
    name: str
    kind: str
    country: str
    wikidata: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A place that the gazetteer lacks or has under another name: degrees north and east; at sea it has no country."""

    name: str
    country: str
    precision: str
    latitude: float
    longitude: float
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Seeds:
    """What the files say, checked."""

    entries: dict[str, Entry] = field(default_factory=dict)
    countries: dict[str, Entry] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)
    aliases: list[tuple[str, str]] = field(default_factory=list)
    capitals: dict[str, str] = field(default_factory=dict)
    homonyms: dict[Key, Homonym] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    nationalities: dict[str, str] = field(default_factory=dict)
    groups: dict[str, tuple[str, str]] = field(default_factory=dict)
    private: dict[str, str] = field(default_factory=dict)
    abroad: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    place_words: dict[str, str] = field(default_factory=dict)
    offices: dict[tuple[str, str], str] = field(default_factory=dict)
    spellings: dict[tuple[str, str], str] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)


def read(layers: Iterable[Layer]) -> list[Seeds]:
    """Return what the files of each folder say, given those before it; raises SeedError with every slip."""
    found: list[Seeds] = []
    slips: list[str] = []
    for layer in layers:
        reader = Reader(layer, together(found))
        reader.read()
        found.append(reader.seeds)
        slips += reader.slips
    if slips:
        raise SeedError(slips)
    return found


def together(layers: Iterable[Seeds]) -> Seeds:
    """Return what folders say together: where two have an entry for one key, the later one counts."""
    return reduce(over, layers, Seeds())


def over(below: Seeds, own: Seeds) -> Seeds:
    """Return what two folders say together."""
    tables = [each.name for each in fields(Seeds) if each.name not in ("tenures", "aliases")]
    joined = Seeds(**{name: getattr(below, name) | getattr(own, name) for name in tables})
    again = {beginning(tenure) for tenure in own.tenures}
    joined.tenures = [
        *(tenure for tenure in below.tenures if beginning(tenure) not in again),
        *own.tenures,
    ]
    joined.aliases = below.aliases + own.aliases
    return joined


def beginning(tenure: Tenure) -> tuple[str, str, str, date, date]:
    """Return what makes a tenure the same one: who took which office when."""
    return tenure.person, tenure.of, tenure.office, tenure.start, tenure.started


class Reader:
    """One reading of the files of a folder, and the slips found on the way."""

    def __init__(self, layer: Layer, below: Seeds) -> None:
        """``below`` is what the folders before this one say: rows may name its actors, countries and offices."""
        self.layer = layer
        self.below = below
        self.seeds = Seeds()
        self.actors = ChainMap(self.seeds.entries, below.entries)
        self.nations = ChainMap(self.seeds.countries, below.countries)
        self.slips: list[str] = []

    def read(self) -> None:
        """Read all files into ``seeds``; slips are kept in ``slips``."""
        self.countries()
        for name in ("organisations", "armed_groups", "parties"):
            for row in self.rows(f"actors/{name}.csv"):
                identifier, actor, kind, country, wikidata, aliases = row[2]
                self.entry(row, Entry(identifier, actor, kind, country, wikidata, several(aliases)))
        for name in ("people", "officials"):
            for row in self.rows(f"actors/{name}.csv"):
                identifier, person, country, wikidata, aliases = row[2]
                self.entry(
                    row, Entry(identifier, person, "person", country, wikidata, several(aliases))
                )
        self.names()
        self.words()
        self.human_beings()
        self.tenures()

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a file that have all their cells."""
        columns = COLUMNS[name]
        shown = self.layer.name(name)
        if self.layer.lacks(name):
            return
        try:
            lines = csv.reader(StringIO(self.layer.text(name), newline=""))
            header = next(lines, [])
            missing = [column for column in columns if column not in header]
            self.slips.extend(f"{shown}: line 1: missing column '{column}'" for column in missing)
            if missing or tuple(header) != columns:
                if not missing:
                    self.slips.append(f"{shown}: line 1: the columns should be {','.join(columns)}")
                return
            for cells in lines:
                if len(cells) == len(columns):
                    yield shown, lines.line_num, cells
                elif cells:
                    self.slips.append(
                        f"{shown}: line {lines.line_num}: {len(cells)} cells, but {len(columns)} columns"
                    )
        except csv.Error as error:
            self.slips.append(f"{shown}: line {lines.line_num}: {error}")
        except SeedError as error:
            self.slips += error.slips

    def slip(self, row: Row, problem: str) -> None:
        """Remember a slip of a row."""
        self.slips.append(f"{row[0]}: line {row[1]}: {problem}")

    def known(self, row: Row, what: str, word: str, among: Collection[str]) -> bool:
        """Return whether a word is one of the known ones; if not, that is a slip."""
        if word in among:
            return True
        close = get_close_matches(word, sorted(among), 1)
        self.slip(
            row, f"unknown {what} '{word}'" + (f", did you mean {close[0]}?" if close else "")
        )
        return False

    def countries(self) -> None:
        """Read the countries; each brings its government."""
        for row in self.rows("actors/countries.csv"):
            identifier, name, iso3, wikidata, adjective, capitals, _ = row[2]
            known = self.below.countries.get(iso3)
            if not ISO3.fullmatch(iso3):
                self.slip(row, f"country '{iso3}' is no code of three capital letters")
            elif iso3 in self.seeds.countries:
                self.slip(row, f"country '{iso3}' stands twice")
            elif known and known.id != identifier:
                self.slip(
                    row, f"country '{iso3}' has the id {known.id}: use that one to replace it"
                )
            self.seeds.countries[iso3] = Entry(identifier, name, "country", iso3, wikidata)
            self.entry(row, self.seeds.countries[iso3])
            ruled = f"{adjective} government" if adjective else f"government of {name}"
            self.seeds.entries[f"gov-{iso3}"] = Entry(f"gov-{iso3}", ruled, "government", iso3, "")
            for capital in several(capitals):
                self.seeds.capitals.setdefault(capital, f"gov-{iso3}")
                self.seeds.places.setdefault(capital, iso3)

    def entry(self, row: Row, entry: Entry) -> None:
        """Keep one actor."""
        known = self.below.entries.get(entry.id)
        if not entry.id or not entry.name:
            self.slip(row, "an actor needs an id and a name")
        elif entry.id in self.seeds.entries:
            self.slip(row, f"id '{entry.id}' stands twice")
        elif entry.wikidata and entry.id != f"wd-{entry.wikidata}":
            self.slip(row, f"id '{entry.id}' should be wd-{entry.wikidata}")
        elif (
            known
            and known.kind == "country"
            and (entry.kind, entry.country) != ("country", known.country)
        ):
            self.slip(row, f"id '{entry.id}' is that of the country {known.country}")
        elif self.known(row, "kind", entry.kind, KINDS) and (
            not entry.country or self.known(row, "country", entry.country, self.nations)
        ):
            self.seeds.entries[entry.id] = entry

    def names(self) -> None:
        """Read the files that give a name a meaning."""
        seeds = self.seeds
        for row in self.rows("aliases/actors.csv"):
            alias, actor = row[2]
            if self.known(row, "actor", actor, self.actors):
                seeds.aliases.append((alias, actor))
        for row in self.rows("aliases/capitals.csv"):
            name, actor = row[2]
            if self.known(row, "actor", actor, self.actors):
                seeds.capitals[name] = actor
        for row in self.rows("aliases/homonyms.csv"):
            self.homonym(row)
        for file, table in (
            ("actors/places.csv", seeds.places),
            ("aliases/nationalities.csv", seeds.nationalities),
        ):
            for row in self.rows(file):
                word, country = row[2]
                if self.known(row, "country", country, self.nations) and self.new(row, word, table):
                    table[word] = country
        for row in self.rows("actors/areas.csv"):
            self.area(row)
        for row in self.rows("actors/place_words.csv"):
            word, stands = row[2]
            if self.known(row, "place", stands, STANDS) and self.new(row, word, seeds.place_words):
                seeds.place_words[word] = stands

    def area(self, row: Row) -> None:
        """Keep a place with its degrees."""
        name, country, precision, latitude, longitude, aliases = row[2]
        try:
            found = Area(
                name, country, precision, float(latitude), float(longitude), several(aliases)
            )
        except ValueError:
            self.slip(row, f"'{latitude},{longitude}' are no degrees: write them as 36.34,43.13")
            return
        if not (abs(found.latitude) <= 90 and abs(found.longitude) <= 180):
            self.slip(row, f"'{name}' lies outside the world: degrees north first, then east")
        elif (
            (not country or self.known(row, "country", country, self.nations))
            and self.known(row, "precision", precision, EXACT)
            and self.new(row, name, self.seeds.areas)
        ):
            self.seeds.areas[name] = found

    def words(self) -> None:
        """Read the files that give one word a meaning."""
        seeds = self.seeds
        for row in self.rows("actors/groups.csv"):
            noun, kind, number = row[2]
            fine = self.known(row, "kind", kind, KINDS) and self.known(
                row, "number", number, NUMBERS
            )
            if fine and self.new(row, noun, seeds.groups):
                seeds.groups[noun] = kind, number
        for row in self.rows("aliases/offices.csv"):
            title, office, country, holders = row[2]
            fine = not country or self.known(row, "country", country, self.nations)
            fine = fine and self.known(row, "number of holders", holders, NUMBERS)
            if fine and self.new(row, (title, country), seeds.offices):
                seeds.offices[title, country] = office
                seeds.shared.update([office] if holders == "many" else [])
        for row in self.rows("aliases/spellings.csv"):
            spelling, usual, where = row[2]
            fine = self.known(row, "place in a name", where, PLACES)
            if fine and self.new(row, (spelling, where), seeds.spellings):
                seeds.spellings[spelling, where] = usual

    def homonym(self, row: Row) -> None:
        """Keep another bearer of a name; without words that tell it apart it would never be meant."""
        name, country, actor, titles, beside = row[2]
        found = Homonym(name, country, actor, frozenset(several(titles)), several(beside))
        known = self.known(row, "country", country, self.nations) and (
            not actor or self.known(row, "actor", actor, self.actors)
        )
        if not (found.titles or found.beside):
            self.slip(
                row, f"'{name}' needs titles or words beside it, by which it can be told apart"
            )
        elif known and self.new(row, found.key, self.seeds.homonyms):
            self.seeds.homonyms[found.key] = found

    def human_beings(self) -> None:
        """Read the nouns of those who act for themselves alone or far from home, and given names."""
        seeds = self.seeds
        for file, nouns in (
            ("actors/private.csv", seeds.private),
            ("actors/abroad.csv", seeds.abroad),
        ):
            for row in self.rows(file):
                (noun,) = row[2]
                if self.new(row, noun, nouns):
                    nouns[noun] = noun
        for row in self.rows("actors/given_names.csv"):
            name, sex = row[2]
            if self.known(row, "sex", sex, ("female", "male")) and self.new(row, name, seeds.given):
                seeds.given[name] = sex

    def new(self, row: Row, word: str | tuple[str, ...], table: Collection[object]) -> bool:
        """Return whether a word is not yet in the table; if it is, that is a slip."""
        if word in table:
            self.slip(row, f"'{word if isinstance(word, str) else word[0]}' stands twice")
        return word not in table

    def tenures(self) -> None:
        """Read who held which office when."""
        offices = {*self.below.offices.values(), *self.seeds.offices.values()}
        for row in self.rows("actors/offices.csv"):
            person, of, office, title, *days = row[2]
            fine = (
                self.known(row, "person", person, self.actors)
                and (
                    of in self.nations
                    or of in self.actors
                    or self.known(row, "country", of, self.nations)
                )
                and self.known(row, "office", office, offices)
            )
            try:
                self.seeds.tenures += (
                    [Tenure(person, of, office, title, *reach(*days))] if fine else []
                )
            except ValueError:
                self.slip(
                    row,
                    f"bad date in '{','.join(days)}': write YYYY-MM-DD, YYYY-MM or YYYY, and an end or a day last seen",
                )


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds a list."""
    return tuple(cell.split("|")) if cell else ()


def reach(start: str, end: str, seen: str) -> tuple[date, date, date, date]:
    """Return the earliest and latest first day, and the earliest and latest end; without an end, the day last seen in office."""
    first, started = period(start)
    ended, last = period(end or seen)
    return first, started, ended, last
