"""The places that bear a name as news write it, with its kind or a direction. Knows no article."""

from collections.abc import Mapping
from typing import NamedTuple

from kg.gazetteer import table
from kg.gazetteer.table import REGIONS, Site, Sort
from kg.lexicon.actor_files import Area
from kg.lexicon.names import fold

DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast
    southwest northeastern northwestern southeastern southwestern north-eastern north-western
    south-eastern south-western upper lower""".split()
)
SPOTS = frozenset(
    """airport airfield airbase base prison jail crossing checkpoint shrine bridge camp refugee
    international air military detention""".split()
)
TOWNS = frozenset("city town village capital port suburb neighborhood neighbourhood camp".split())


class Bearers(NamedTuple):
    """The places that bear a name; ``part``: it tells only some of them, as "East Nuristan"."""

    sites: tuple[Site, ...]
    part: bool = False


def bearers(name: str, areas: Mapping[str, tuple[Area, ...]]) -> Bearers | None:
    """Return the places that bear a name or what is left of it without kind and direction, if any.

    ``areas``: the places that the seeds give degrees, by folded name.
    """
    for text, part in forms(name.split()).items():
        if found := (*seeded(text, areas), *table.named(text)):
            return Bearers(found, part)
    return None


def forms(words: list[str]) -> dict[str, bool]:
    """Return the forms of a name, the fullest first, each with whether a direction is cut off.

    >>> forms("the eastern Nuristan province".split())
    {'the eastern Nuristan province': False, 'eastern Nuristan': False, 'Nuristan': True}
    """
    kinds = REGIONS | TOWNS
    found = {" ".join(words): False}
    rest = words[1:] if words[:1] in (["the"], ["The"]) else words
    if len(rest) > 1 and rest[-1].lower() in kinds:
        rest = rest[:-1]
    while len(rest) > 1 and rest[-1].lower() in SPOTS:
        rest = rest[:-1]
    if len(rest) > 2 and rest[0].lower() in kinds and rest[1] == "of":
        rest = rest[2:]
    found.setdefault(" ".join(rest), False)
    if len(rest) > 1 and rest[0].lower() in DIRECTIONS:
        found[" ".join(rest[1:])] = True
    return found


def seeded(name: str, areas: Mapping[str, tuple[Area, ...]]) -> tuple[Site, ...]:
    """Return the places that the seeds give degrees under a name."""
    sorts: dict[str, Sort] = {"town": "spot", "region": "area"}
    return tuple(
        Site(None, sorts[area.precision], area.name, area.country or None, None, *degrees)
        for area in areas.get(fold(name), ())
        for degrees in [(area.latitude, area.longitude)]
    )
