"""Whether two places can be one. Knows places as articles name them; the one module that compares them."""

from collections.abc import Container

from kg.types import Place

AROUND = frozenset(
    """city province region district state town village county area near outside northern southern
    eastern western central north south east west the of in""".split()
)


def apart(one: Place | None, other: Place | None, lands: Container[str]) -> bool:
    """Return whether two acts cannot have happened at one place: both are told, and neither lies in the other.

    ``lands``: the names of countries.
    """
    if one is None or other is None:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    return not (holds(one, other, lands) or holds(other, one, lands))


def same(one: Place | None, other: Place | None, lands: Container[str]) -> bool:
    """Return whether two acts are told of one place, which is narrower than a country."""
    if one is None or other is None or one.name in lands or other.name in lands:
        return False
    return not apart(one, other, lands)


def holds(wide: Place, narrow: Place, lands: Container[str]) -> bool:
    """Return whether a place is another, less exactly told: a country, a name with fewer words."""
    return wide.name in lands or words(wide.name) <= words(narrow.name)


def words(name: str) -> frozenset[str]:
    """Return the words of a place's name that tell it from others."""
    found = frozenset(name.casefold().replace("-", " ").split())
    return found - AROUND or found
