"""Which bearer of a name is meant, by countries, regions and people. Never knows words.

What two places could bear alike is left open; it keeps its country where both lie in one.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from math import cos, hypot, radians

from kg.gazetteer.table import Site
from kg.lexicon.names import fold

FAMOUS = 300_000
"""So many people live in what is known the world over."""
OUTWEIGHS = 10
"""A place with so many times the people of its namesakes is meant, where nothing else tells."""
OBSCURE = 100
"""A place in the story's countries is not meant if a namesake has so many times its people."""
APART = 60.0
"""Kilometres from which on two bearers of a name are two places, not a town and its province."""
SEEDED = ("area", "spot")


def country_meant(
    name: str,
    sites: Collection[Site],
    usual: str | None,
    stated: Collection[str],
    signs: Counter[str],
    capital: bool = False,
) -> tuple[str | None, str]:
    """Return the country whose bearer of a folded name is meant, and why; none if that is open.

    ``usual``: the country that the seeds give, ``capital``: as its capital; ``stated``: those that
    stand at the name; ``signs``: how often each is spoken of.
    """
    people: dict[str, int] = {}
    for one in sites:
        if one.country:
            people[one.country] = max(people.get(one.country, 0), one.people * owned(one, name))
    named = [country for country in stated if country in people]
    if stated:
        return (named[0], f"{named[0]} stands at the name") if len(named) == 1 else (None, "")
    if any(one.sort in SEEDED and one.country is None for one in sites):
        return None, ""  # the Andes are no town, whatever countries the story speaks of
    most = max(people.values(), default=0)
    least = people.get(usual, 0) / OUTWEIGHS if usual else most / OBSCURE
    said = sorted(
        (country for country in people if signs[country] and people[country] >= least),
        key=lambda country: (-signs[country], country),
    )
    if usual in people and (capital or signs[usual] or not said):
        return usual, "the seeds name it so"
    if len(said) == 1 or (len(said) > 1 and signs[said[0]] >= 2 * signs[said[1]]):
        return said[0], f"the article speaks of {said[0]}"
    if said:
        return heaviest({country: people[country] for country in said}, 1)
    alone = len(people) == 1 and not signs
    return heaviest(people, 1 if alone else FAMOUS)


def heaviest(people: dict[str, int], least: int) -> tuple[str | None, str]:
    """Return the country whose bearer outweighs all others, if it has so many people at least."""
    ranked = sorted(people, key=lambda country: (-people[country], country))
    if not ranked or people[ranked[0]] < least:
        return None, ""
    if len(ranked) > 1 and people[ranked[0]] < OUTWEIGHS * max(people[ranked[1]], 1):
        return None, ""
    return ranked[0], "by far the largest of that name"


def site_meant(
    name: str, sites: Iterable[Site], kind: str | None, regions: Collection[int]
) -> Site | None:
    """Return the bearer of a folded name within one country; none where two would do.

    ``kind``: whether a town or a region is asked for, if that is told; ``regions``: those that the
    article names, which decide between towns.
    """
    listed = list(sites)
    wide = kind == "region"
    asked = [one for one in listed if kind is None or is_wide(one) == wide] or listed
    weights = {one: weight(one) * owned(one, name) for one in asked}
    ranked = sorted(asked, key=lambda one: (-weights[one], one.id or 0))
    if not ranked:
        return None
    best = ranked[0]
    towns = [one for one in ranked if not is_wide(one) and are_one(one, best)]
    if (
        best.sort not in SEEDED
        and is_wide(best)
        and towns
        and towns[0].people * OUTWEIGHS >= best.people
    ):
        best = towns[0]  # a town before the province that bears its name
    rivals = [
        one for one in ranked if not are_one(best, one) and weights[one] * OUTWEIGHS > weights[best]
    ]
    if best.sort in SEEDED or not rivals:
        return best
    inside = [one for one in (best, *rivals) if one.region in regions]
    return inside[0] if len(inside) == 1 else None


def are_one(one: Site, other: Site) -> bool:
    """Return whether bearers of a name are one place to a reader: near, or town and province."""
    return apart(one, other) <= APART or (other.id is not None and one.region == other.id)


def owned(one: Site, name: str) -> int:
    """Return how much a folded name speaks for a place: it may be its own, or some alias."""
    return OUTWEIGHS if f"{fold(one.name)} ".startswith(f"{name} ") else 1


def is_wide(one: Site) -> bool:
    """Return whether a place is no single town."""
    return one.sort not in ("town", "spot")


def weight(one: Site) -> float:
    """Return how likely a place is meant, by its people.

    What the seeds place comes before all; a province before towns, those before districts.
    """
    if one.sort in SEEDED:
        return float("inf")
    sorts = {"region": OUTWEIGHS, "district": 1 / OUTWEIGHS, "part": 1 / OUTWEIGHS}
    return max(one.people, 1) * sorts.get(one.sort, 1)


def apart(one: Site, other: Site) -> float:
    """Return how many kilometres two places are apart."""
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def kilometres(north: float, east: float, other_north: float, other_east: float) -> float:
    """Return the distance of two points in degrees; close enough for less than a thousand."""
    return 111.2 * hypot(north - other_north, (east - other_east) * cos(radians(north)))
