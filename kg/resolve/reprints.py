"""Which articles are one text in several outlets. Knows articles; never knows what they say.

Two articles are one text if they share most of their runs of three words. A minhash finds the pairs
worth counting, so that a million articles take no more than a million small steps.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from rensa import RMinHash, RMinHashLSH

from kg.types import Article

RUN = 3
"""Words in a row that are compared."""
SHARED = 0.6
"""How many of the runs of both two articles share that are one text."""
HASHES, BANDS = 128, 32
LEAST = 12
"""Runs in the shortest text that counts: a lone sentence may be written twice."""
APART = 30
"""Days between two articles beyond which a text is no reprint."""
WORD = re.compile(r"\w+")


def reprints(articles: Iterable[Article]) -> dict[str, str]:
    """Return, by the ids of articles, of which earlier one each is a reprint."""
    known = {one.id: one for one in articles}
    ordered = sorted(known.values(), key=lambda one: (one.published or date.max, one.id))
    return first_alike(ordered)


def runs_of(text: str) -> frozenset[str]:
    """Return the runs of three words of a text."""
    words = WORD.findall(text.casefold())
    if len(words) < RUN:
        return frozenset((" ".join(words),))
    return frozenset(map(" ".join, zip(*(words[place:] for place in range(RUN)), strict=False)))


def first_alike(ordered: Sequence[Article]) -> dict[str, str]:
    """Return for each of some articles, in order, the first before it that it is alike to."""
    shelf = RMinHashLSH(threshold=SHARED, num_perm=HASHES, num_bands=BANDS)
    found: dict[str, str] = {}
    for place, article in enumerate(ordered):
        own = runs_of(article.text)
        if len(own) < LEAST:
            continue
        sketch = RMinHash(num_perm=HASHES, seed=1)
        sketch.update(list(own))
        for near in sorted(shelf.query(sketch)):
            other = ordered[near]
            if is_near(other, article) and alike(runs_of(other.text), own):
                found[article.id] = other.id
                break
        shelf.insert(place, sketch)
    return found


def is_near(one: Article, other: Article) -> bool:
    """Return whether two articles appeared within some weeks, as far as is known."""
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) <= APART


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two texts share most of their runs."""
    return len(one & other) >= SHARED * len(one | other)


def firsts(found: dict[str, str]) -> dict[str, str]:
    """Return for each reprint the text that was first of all."""

    def first(name: str) -> str:
        while name in found:
            name = found[name]
        return name

    return {name: first(name) for name in found}
