"""Which places bear a name, from tables made of GeoNames' data. Never knows a sentence.

They are searched as sorted bytes: to index them would take longer than to read an article.
``training/gazetteer.py`` makes them.
"""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from kg.lexicon.names import fold

FOLDER = Path(__file__).resolve().parent

Sort = Literal["country", "region", "district", "part", "town", "area", "spot"]
"""``part``: a district with the degrees of its region; ``area``, ``spot``: the seeds' alone."""
SORTS: dict[bytes, Sort] = {
    b"c": "country",
    b"r": "region",
    b"d": "district",
    b"p": "part",
    b"t": "town",
}

REGIONS = frozenset(
    """province region state governorate oblast district county territory department prefecture
    republic division enclave peninsula canton krai""".split()
)
"""Words for a kind of region, which may be left out of its name."""
ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|az|an) (?=\w{3})")
LOOSE = tuple(
    pair.split(">")
    for pair in (
        "yy>i iy>i ou>u oo>u ee>i ei>ai ey>ai ay>ai dh>d gh>g kh>h ck>k q>k c>k y>i w>v o>u e>i"
    ).split()
)
DOUBLED = re.compile(r"([a-z])\1")


class Site(NamedTuple):
    """A place. ``id`` is that of GeoNames; there is none for what only the seeds know.

    Degrees north and east; those of a country, region or district are where people live on average.
    """

    id: int | None
    sort: Sort
    name: str
    country: str | None
    region: int | None
    latitude: float
    longitude: float
    people: int = 0


def short(name: str) -> str:
    """Return the name of a region without the word for its kind.

    >>> short("Anbar Province"), short("Texas")
    ('Anbar', 'Texas')
    """
    rest, _, kind = name.rpartition(" ")
    return rest if rest and kind.lower() in REGIONS else name


def spelling(folded: str) -> str:
    """Return what the spellings of one name have in common, of a folded name.

    >>> spelling("baqouba") == spelling("baqubah")
    True
    >>> spelling("al fallujah") == spelling("falluja")
    True
    """
    key = ARTICLE.sub("", folded) + " "
    for written, heard in LOOSE:
        key = key.replace(written, heard)
    return DOUBLED.sub(r"\1", key.replace(" ", "")).removesuffix("h")


@cache
def table(name: str) -> bytes:
    """Return the lines of a table, sorted as bytes."""
    return gzip.decompress((FOLDER / f"{name}.tsv.gz").read_bytes())


def find(name: str, key: str) -> list[bytes]:
    """Return the cells behind a key of a table, or none."""
    lines, wanted = table(name), key.encode("utf-8", "surrogatepass") + b"\t"
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", 0, (low + high) // 2) + 1
        end = lines.find(b"\n", start)
        if lines[start : min(end, start + len(wanted))] < wanted:
            low = end + 1
        else:
            high = start
    if not lines.startswith(wanted, low):
        return []
    return lines[low : lines.find(b"\n", low)].split(b"\t")[1:]


@cache
def site(identifier: int) -> Site | None:
    """Return the place with an id of GeoNames."""
    found = find("places", str(identifier))
    if not found:
        return None
    sort, name, country, region, latitude, longitude, people = found
    return Site(
        identifier,
        SORTS[sort],
        name.decode(),
        country.decode(),
        int(region) if region else None,
        float(latitude),
        float(longitude),
        int(people),
    )


def called(key: str) -> Iterator[Site]:
    """Yield the places under a key of the table of names."""
    for ids in find("names", key):
        yield from (known for one in ids.split() if (known := site(int(one))))


@cache
def named(name: str) -> tuple[Site, ...]:
    """Return the places that bear a name, the most populous first."""
    key = fold(name)
    return by_size(called(key)) if key.replace(" ", "").isalnum() else ()


@cache
def sounding(name: str) -> tuple[Site, ...]:
    """Return the places that bear a name in some spelling, the most populous first."""
    return by_size(called("~" + spelling(fold(name))))


def by_size(found: Iterator[Site]) -> tuple[Site, ...]:
    """Return places, the most populous first."""
    return tuple(sorted(found, key=lambda one: (-one.people, one.id or 0)))


@cache
def country(iso3: str) -> Site | None:
    """Return a country, by its ISO 3166-1 alpha-3 code."""
    return next(called(f"={iso3}"), None)
