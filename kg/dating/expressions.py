"""Expressions of time in a sentence: their words, and how to read them. Never knows actions.

Which act an expression dates is for ``kg.dating.attachment`` to say.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from spacy.tokens import Span, Token

from kg.dating.calendar import DAYS_OF_WEEK, Found, clipped, moved, part_of
from kg.dating.counted_days import number
from kg.dating.limits import within_calendar
from kg.dating.parts import part_before, part_name
from kg.dating.patterns import COUNT, HINT, READERS, TIME_OF_DAY, UNIT, WEEKDAY, Reader, Shifter
from kg.types import Span as Words

Read = Callable[[bool], Found | None]

LIMIT = re.compile(
    r"(?<!\bnot\s)\b(since|until|till|through|by|before|after|prior(?=\s+to))\s+"
    r"(?:(?:to|the|early|late|mid|about|around)[\s-]+)*$",
    re.I,
)
NOT = re.compile(r"\bnot\s+$", re.I)  # "not until 2003" is in 2003
BETWEEN = re.compile(r"\s*(?:and|or|to|through|until|till|[-–—])?\s*", re.I)
BEGINS_AS_END = re.compile(r"(?:and|or|to|through|until|till)\s", re.I)
MEASURE = re.compile(rf"\b{COUNT}\s+{UNIT}\s+$", re.I)
APPOSED = re.compile(r",?\s*\(?")
FOUR_DIGITS = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
WEEKDAY_ONLY = re.compile(rf"(?:on\s+)?(?:\w+\s+)?(?:{WEEKDAY})(?:\s+{TIME_OF_DAY})?")
ONE_TIME = ("day", "month", "interval")


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time: its words, the head of its phrase, and how to read it.

    ``start`` and ``end`` count from the beginning of the sentence; ``limit`` is the word that makes
    it a limit ("since"); ``read_from``, where it has one, counts from the date told before.
    """

    head: Token
    text: str
    start: int
    end: int
    limit: str
    read: Read
    read_from: Callable[[Found], Found | None] | None = None

    @property
    def lasting(self) -> bool:
        """Whether it tells how long something has gone on: "for weeks"."""
        return self.text.lower().startswith("for ")

    @property
    def weekday_only(self) -> bool:
        """Whether it is a bare weekday: "on Monday", "Monday night"."""
        return WEEKDAY_ONLY.fullmatch(self.text) is not None

    @property
    def closes_sentence(self) -> bool:
        """Whether nothing but punctuation follows in its sentence."""
        return not any(map(str.isalnum, self.head.sent.text[self.end :]))

    @property
    def words(self) -> Words:
        """Its characters in the article."""
        first = self.head.sent.start_char
        return Words(self.text, first + self.start, first + self.end)


def expressions(sentence: Span, published: date | None) -> Iterator[Expression]:
    """Yield the expressions of time in a sentence; the two ends of a stretch are one."""
    text = sentence.text
    last: Expression | None = None
    for made in single(sentence, published):
        if last is None:
            last = made
        elif is_stretch(last, made, text):
            last = joined(last, made, text)
        elif is_told_twice(last, made, text):
            last = made
        else:
            yield last
            last = made
    if last is not None:
        yield last


def is_stretch(first: Expression, last: Expression, text: str) -> bool:
    """Return whether two expressions are the ends of one stretch: "from Monday | to Friday"."""
    gap = text[first.end : last.start]
    counted = first.read_from or last.read_from
    linked = gap.strip() or BEGINS_AS_END.match(last.text)
    return not counted and bool(linked) and BETWEEN.fullmatch(gap) is not None


def is_told_twice(first: Expression, last: Expression, text: str) -> bool:
    """Return whether the second tells the first again: "Wednesday (December 1)"."""
    near = APPOSED.fullmatch(text[first.end : last.start]) is not None
    return near and first.weekday_only


def joined(first: Expression, last: Expression, text: str) -> Expression:
    """Return one expression for "from Monday to Friday", "in 2006 and 2011"."""
    limit = first.limit if first.limit in ("before", "after") else ""
    read = partial(read_stretch, first, last)
    return Expression(first.head, text[first.start : last.end], first.start, last.end, limit, read)


@within_calendar
def read_stretch(first: Expression, last: Expression, past: bool) -> Found | None:
    """Return the stretch between two dates, the first in the year of the last."""
    begin, end = first.read(past), last.read(past)
    year = FOUR_DIGITS.search(last.text)
    if begin and year and not FOUR_DIGITS.search(first.text):
        begin = in_year(begin, int(year[0]))
    if begin is None or end is None:
        return end or begin
    if begin.start > end.end and begin.precision == "day":
        begin, end = around_weekend(begin, end, past)
    return begin if begin.start > end.end else Found(begin.start, end.end, "interval")


def around_weekend(begin: Found, end: Found, past: bool) -> tuple[Found, Found]:
    """Return the two ends of "from Friday to Tuesday" in their order.

    Where they are not a week apart, the first is a week further back, or the last ahead.
    """
    if (begin.start - end.end).days >= DAYS_OF_WEEK:
        return begin, end
    if past:
        return moved(begin, "day", -DAYS_OF_WEEK), end
    return begin, moved(end, "day", DAYS_OF_WEEK)


def in_year(found: Found, year: int) -> Found | None:
    """Return the same days of another year; a whole year stays."""
    if found.precision not in ONE_TIME:
        return found
    try:
        begin, end = found.start.replace(year=year), found.end.replace(year=year)
    except ValueError:  # 29 February
        return None
    return Found(begin, end, found.precision)


def single(sentence: Span, published: date | None) -> Iterator[Expression]:
    """Yield each expression of time in a sentence, the longest at each place."""
    text = sentence.text
    if not HINT.search(text):
        return
    free = 0
    for match, reader, shifter in sorted(matches(text), key=earliest_and_longest):
        words = sentence.char_span(*match.span(), alignment_mode="expand")
        if match.start() >= free and words is not None:
            free = match.end()
            yield expression(words.root, match, reader, shifter, published)


def matches(text: str) -> Iterator[tuple[re.Match[str], Reader, Shifter | None]]:
    """Yield where each pattern stands in a text."""
    for pattern, reader, shifter in READERS:
        yield from ((match, reader, shifter) for match in pattern.finditer(text))


def earliest_and_longest(hit: tuple[re.Match[str], Reader, Shifter | None]) -> tuple[int, int]:
    """Sort matches by their place, the longest first."""
    return hit[0].start(), -hit[0].end()


def expression(
    head: Token,
    match: re.Match[str],
    reader: Reader,
    shifter: Shifter | None,
    published: date | None,
) -> Expression:
    """Return the expression of a match, with the part of it that is meant."""
    part = part_before(match)
    start = min(match.start(), part.start()) if part else match.start()
    read = partial(read_part, reader, match, part_name(part), published)
    shift = partial(within_calendar(shifter), match) if shifter else None
    text = match.string[start : match.end()]
    return Expression(head, text, start, match.end(), limit_of(match, start), read, shift)


def limit_of(match: re.Match[str], start: int) -> str:
    """Return the word that makes a date a limit, before it or as its first, or an empty word."""
    first = match[0].split(maxsplit=1)[0] + " "
    words = match.string[:start]
    limit = LIMIT.search(words) or (None if NOT.search(words) else LIMIT.match(first))
    word = limit[1].lower() if limit else ""
    return "before" if word == "prior" else word


@within_calendar
def read_part(
    reader: Reader, match: re.Match[str], part: str, published: date | None, past: bool
) -> Found | None:
    """Return the days of an expression, or of a part of them.

    Of this week or year only what has passed, or what is left.
    """
    found = reader(match, published, past)
    if found is None:
        return None
    found = part_of(found, part) if part else found
    groups = match.groupdict()
    here = (groups.get("which") or "").lower() in ("this", "the") and "weekday" not in groups
    return clipped(found, published, past) if here and published else found


@within_calendar
def measured(words: str, marker: str, when: Found) -> Found | None:
    """Return the date of what took place "two days | after the vote".

    ``words`` are those before the marker, ``when`` the date of the vote.
    """
    match = MEASURE.search(words)
    if match is None or marker not in ("after", "before", "following"):
        return None
    count = number(match["count"])
    return moved(when, match["unit"].lower(), -count if marker == "before" else count)
