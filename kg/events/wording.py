"""What a sentence tells of an act beside who, when and where: numbers, objects, weapons.

Knows words and numbers; never knows trees. Two sentences are compared by the beginnings of their
words, with a short list of words that news use for one thing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from kg.day_names import MONTHS, WEEKDAYS
from kg.types import Claim, Span

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*%?|[$€£]")
PARTED = re.compile(r"[,;:—–()]|(?:\.\s)|\b(?:and|but|while|after|before|as|who|which)\b")
NUMBERS = {
    word: number
    for number, word in enumerate(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split(),
        start=2,
    )
} | {word: 10 * tens for tens, word in enumerate(
    "thirty forty fifty sixty seventy eighty ninety".split(), start=3
)} | {"dozen": 12}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
UNCOUNTED = frozenset(
    """percent per cent % year years month months week weeks day days hour hours minute minutes
    mile miles kilometer kilometers kilometre kilometres km meter meters metre metres dollar dollars
    euro euros o'clock a.m p.m am pm gmt""".split()
)
YEARS = range(1900, 2101)
DAYS = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS))
ABBREVIATED = frozenset(name.lower()[:3] for name in MONTHS) | {"sept"}
SAME = {
    word: words.split()[0]
    for words in """
    missile rocket projectile
    jet warplane aircraft airplane plane
    diplomat envoy ambassador
    soldier troop serviceman
    spy spying espionage
    election vote poll ballot
    protest demonstration rally march
    talk negotiation meeting summit
    nuclear atomic
    ship vessel boat
    bomb explosive explosion blast
    gunfire shooting gun rifle
    ceasefire truce armistice
    plant reactor
    export sale
    human-right abuse
    """.strip().splitlines()
    for word in words.split()
}
EMPTY = frozenset(
    """a an the of in on at to for from with by about over against into within near after before
    since during between among and or but nor so as than that this these those it its they them
    their he him his she her we our you your i my who whom whose which what when where why how is
    are was were be been being has have had do does did will would can could may might must shall
    should not no also just only very more most less least some any all both each every other
    another such own same new late early last next past first second third ago today yesterday
    tomorrow tonight now then morning afternoon evening night noon week month year day time times
    say said says saying told tell according report reported reports official officials government
    country state nation people person men man woman women least at about around nearly almost
    some several many few dozens hundreds thousands one there here there's out up down off again
    further following amid despite because if while though although including part step move
    president minister prime foreign statement news agency against""".split()
)


class Words(NamedTuple):
    """The words of a sentence: what it counts, what it says of the act beside who, when and where, and all of them.

    Sets of them would take five times the memory.
    """

    numbers: tuple[int, ...]
    objects: tuple[str, ...]
    words: tuple[str, ...]


def words(claim: Claim) -> Words:
    """Return the words of a claim's sentence, each once."""
    told = lowered(claim.evidence.quote)  # once for all: there may be a million claims
    every, about = (tuple(map(intern, found)) for found in (frozenset(told), objects(claim)))
    return Words(tuple(frozenset(counted(told))), about, every)


def numbers(text: str) -> frozenset[int]:
    """Return what a sentence counts: victims, people, things; no days, years, shares or sums.

    >>> sorted(numbers("On March 3, 2019, at least 12 people and two dogs died, 5 percent"))
    [2, 12]
    """
    return frozenset(counted(lowered(text)))


def counted(words: list[str]) -> Iterator[int]:
    """Yield the numbers among words that count something."""
    for place, word in enumerate(words):
        if word not in NUMBERS and not word[0].isdigit():
            continue
        value = NUMBERS.get(word) or (int(word) if word.isascii() and word.isdigit() else None)
        before = words[place - 1] if place else ""
        behind = words[place + 1] if place + 1 < len(words) else ""
        if value is None or value < 2 or (word.isdigit() and value in YEARS):
            continue
        if before in DAYS | ABBREVIATED | {"$", "€", "£", "aged", "age"} or behind in DAYS:
            continue
        if behind not in UNCOUNTED:
            yield value * SCALES.get(behind, 1)


def objects(claim: Claim) -> frozenset[str]:
    """Return what a sentence says of an act behind its trigger, up to the end of the clause.

    Those who take part, days and words that say nothing are left out.
    """
    quote, start = claim.evidence.quote, claim.evidence.start
    mentioned = [mention.span for mention in claim.mentions]
    if claim.place:
        mentioned.append(Span(claim.place.text, claim.place.start, claim.place.end))
    begin = claim.trigger.end - start
    end = next((found.start() for found in PARTED.finditer(quote, begin)), len(quote))
    text = blanked(quote, begin, end, [(one.start - start, one.end - start) for one in mentioned])
    return stems(text)


def blanked(quote: str, begin: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """Return a piece of a sentence with some of its characters as spaces."""
    letters = list(quote)
    for first, last in spans:
        for place in range(max(first, 0), min(last, len(letters))):
            letters[place] = " "
    return "".join(letters[max(begin, 0) : end])


def stems(text: str) -> frozenset[str]:
    """Return the words that say something, each as the beginning that its forms share.

    >>> sorted(stems("of jamming its aircraft signals on Monday"))
    ['jamm', 'jet', 'signal']
    """
    words = (word.lower().replace("’", "'") for word in WORD.findall(text))
    return frozenset(
        stem(word)
        for word in words
        if word not in EMPTY and word not in DAYS and not word[0].isdigit() and word not in NUMBERS
    ) - {""}


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word without its ending, or the word that news also use for it."""
    bare = word.removesuffix("'s").removesuffix("s'")
    for form in (bare, bare.removesuffix("s"), bare.removesuffix("es")):
        if form in SAME:
            return SAME[form]
    for ending in ("ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ies", "ed"):
        if bare.endswith(ending) and len(bare) > len(ending) + 3:
            return bare[: -len(ending)]
    return bare.removesuffix("es") if bare.endswith(("ses", "xes")) else bare.removesuffix("s")


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much two sets of words share, from 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def lowered(text: str) -> list[str]:
    """Return the words of a sentence in lower case."""
    return [word.lower() for word in WORD.findall(text)]
