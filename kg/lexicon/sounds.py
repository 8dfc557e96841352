"""Known people by the sound of their names. Knows how names are put together; never knows a sentence.

What two people share is nobody's: a fold never makes one of two who are known.
"""

from collections.abc import Collection, Iterable, Iterator

from kg.lexicon.actor_files import Entry
from kg.lexicon.spellings import LEAST, Spellings

FAMILY_FIRST = frozenset("CHN TWN PRK KOR HKG VNM KHM JPN HUN".split())
"""Countries whose people are written with the family name first, or last abroad."""
TWO_SURNAMES = frozenset(
    "ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRI PRY SLV URY VEN".split()
)
"""Countries whose people bear two surnames, the second of which is often left out."""
PARTICLES = frozenset("de del la las los y".split())


class BySound:
    """Ids of people by the sound of a name, whole or without what is often left out."""

    def __init__(
        self,
        people: Iterable[tuple[Entry, Iterable[str]]],
        spellings: Spellings,
        given: Collection[str],
    ) -> None:
        """``people`` with all their names; ``given``: words that are given names."""
        self.spellings = spellings
        self.whole: dict[str, set[str]] = {}
        self.short: dict[str, set[str]] = {}
        """Without initials, or without the second surname."""
        self.two_surnames: set[str] = set()
        self.initials: dict[str, set[str]] = {}
        self.seconds: dict[str, set[str]] = {}
        """The sound of a second surname, of those who are known to bear two."""
        for one, names in people:
            for name in names:
                words = spellings.bare(name)
                if len(words) >= LEAST:
                    self.add(one, words, given)

    def add(self, one: Entry, words: list[str], given: Collection[str]) -> None:
        """Let somebody bear a name."""
        for order in turned(words, one.country):
            self.whole.setdefault(self.sound(order), set()).add(one.id)
        short = without_initials(words)
        if len(short) < len(words):
            self.short.setdefault(self.sound(short), set()).add(one.id)
            self.initials.setdefault(one.id, set()).update(initials(words))
        first = one_surname(short)
        if one.country not in TWO_SURNAMES:
            return
        self.two_surnames.add(one.id)
        if len(first) >= LEAST:
            self.seconds.setdefault(one.id, set()).add(self.sound(short[-1:]))
            if first[-1] not in given:
                self.short.setdefault(self.sound(first), set()).add(one.id)

    def sound(self, words: Iterable[str]) -> str:
        """Return the sound of some words."""
        return self.spellings.sound(words)

    def bearer(self, name: str) -> str | None:
        """Return the one who bears a name, in any spelling; none where two may be meant, or nobody.

        Initials and the second surname may be left out on one side, but never differ.
        """
        words = self.spellings.bare(name)
        if len(words) < LEAST:
            return None
        bearers = (
            self.whole.get(self.sound(words)) or self.by_initials(words) or self.by_surname(words)
        )
        return next(iter(bearers)) if len(bearers) == 1 else None

    def by_initials(self, words: list[str]) -> set[str]:
        """Return who bears a name when initials are left out: George H. W. Bush is no George W. Bush."""
        short, mine = without_initials(words), initials(words)
        named = (self.whole if len(short) < len(words) else self.short).get(
            self.sound(short), set()
        )
        return {one for one in named if mine <= self.initials.get(one, mine)}

    def by_surname(self, words: list[str]) -> set[str]:
        """Return who bears a name without its second surname: Rodolfo Solano Castro is no Rodolfo Solano Quirós."""
        short = without_initials(words)
        first, second = one_surname(short), self.sound(short[-1:])
        named = self.whole.get(self.sound(first), set()) if len(first) >= LEAST else set()
        return {
            one for one in named & self.two_surnames if second in self.seconds.get(one, {second})
        }


def without_initials(words: list[str]) -> list[str]:
    """Return the words of a name without single letters, if enough are left."""
    left = [word for word in words if len(word) > 1]
    return left if len(left) >= LEAST else words


def initials(words: Iterable[str]) -> set[str]:
    """Return the single letters among the words of a name."""
    return {word for word in words if len(word) == 1}


def one_surname(words: list[str]) -> list[str]:
    """Return a name without its last word, and without what leads to that: "Arévalo de León"."""
    left = words[:-1]
    while left and left[-1] in PARTICLES:
        left = left[:-1]
    return left


def turned(words: list[str], country: str) -> Iterator[list[str]]:
    """Yield a name in every order in which its country's names are written."""
    yield words
    if country in FAMILY_FIRST:
        yield [*words[1:], words[0]]
        yield [words[-1], *words[:-1]]
