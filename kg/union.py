"""The union of several collections: every article once, in its fullest reading.

Knows records; never knows files.

A reading is an article with its claims. Which of two readings of one article is kept depends on
these two alone, so neither the order nor the grouping of the collections changes the union.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kg.errors import InputError
from kg.lines import article_line, claim_line
from kg.types import Article, Claim, LeftOut, claim_order

DETAILS = ("published", "url", "publisher", "title", "author", "license")
AGAIN = "article {} again, with other details or claims: the fuller reading is kept"


class Reading(NamedTuple):
    """An article, and what is claimed in it, in the order of its text."""

    article: Article
    claims: tuple[Claim, ...]


class Union(NamedTuple):
    """The readings that are kept, by article; those that are not, as inputs with the reason."""

    readings: tuple[Reading, ...]
    again: frozenset[LeftOut]


def readings(articles: Iterable[Article], claims: Iterable[Claim]) -> list[Reading]:
    """Return each article with its claims; raises InputError for claims of no article."""
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.evidence.article].append(claim)
    found = [Reading(one, tuple(sorted(told.pop(one.id, ()), key=claim_order))) for one in articles]
    if told:
        raise InputError(
            f"article {min(told)} has claims, but is not among the articles; build its export again"
        )
    return found


def union(parts: Iterable[Iterable[Reading]]) -> Union:
    """Return every article once, and which readings gave way to a fuller one."""
    given: defaultdict[str, list[Reading]] = defaultdict(list)
    for part in parts:
        for reading in part:
            given[reading.article.id].append(reading)
    kept = {
        name: min(found, key=fullest) if found[1:] else found[0] for name, found in given.items()
    }
    again = {
        LeftOut(one.article.origin, AGAIN.format(name))
        for name, found in given.items()
        for one in found[1:] and found
        if lines(one) != lines(kept[name])
    }  # fmt: skip
    return Union(tuple(kept[name] for name in sorted(kept)), frozenset(again))


def fullest(reading: Reading) -> tuple[bool, int, int, tuple[str, ...]]:
    """Sort readings of one article: one that knows its day first, then by details and claims."""
    known = sum(bool(getattr(reading.article, name)) for name in DETAILS)
    return reading.article.published is None, -known, -len(reading.claims), lines(reading)


def lines(reading: Reading) -> tuple[str, ...]:
    """Return what is written of a reading."""
    return article_line(reading.article), *map(claim_line, reading.claims)
