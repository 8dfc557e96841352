"""When: expressions of time in a sentence, resolved against the article's date. Knows the calendar; never knows actions.

No date is better than a wrong one: without an article date only full dates and years are resolved, and an expression counts for
an act only where it stands in the act's own clause.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from spacy.tokens import Span, Token

from kg.extract.grammar import clause
from kg.types import DateRange

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1,
    "an": 1,
}
MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
BEFORE_MONTH = r"(?:[Ii]n|[Dd]uring|[Oo]f|[Ss]ince|[Bb]y|[Uu]ntil|[Ee]arly|[Ll]ate|[Mm]id-?|[Tt]his|[Nn]ext|(?P<last>[Ll]ast))"
PART = r"(?:(?P<part>early|earlier|late|later)\s+)?"
WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS)
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
UNIT = r"(?P<unit>day|week|month|year)s?"
COUNT = r"(?P<count>\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"


class Found(NamedTuple):
    """First and last day, and how exact."""

    start: date
    end: date
    precision: str


Reader = Callable[[re.Match[str], date | None, bool], Found | None]


def day(when: date) -> Found:
    """Return one day."""
    return Found(when, when, "day")


def month_of(year: int, month: int) -> Found:
    """Return a month."""
    return Found(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return 1 + next(number for number, full in enumerate(MONTHS) if full.startswith(name.lower().rstrip(".")[:3]))


def full_date(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "July 8, 2016", "8 July 2016", "July 8"; without a year it is the one nearest before (or after) the article."""
    month, number = month_number(match["month"]), int(match["day"])
    year = match.groupdict().get("year")
    try:
        if year:
            return day(date(int(year), month, number))
        if published is None:
            return None
        same = date(published.year, month, number)
    except ValueError:
        return None
    if past and same > published:
        same = same.replace(year=same.year - 1) if (month, number) != (2, 29) else same
    return day(same)


def month_only(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in May", "in May 2016", "last August"."""
    month = month_number(match["month"])
    if match.groupdict().get("year"):
        return month_of(int(match["year"]), month)
    if published is None:
        return None
    before = (past and month > published.month) or (match.groupdict().get("last") and month >= published.month)
    return month_of(published.year - 1 if before else published.year, month)


def year_only(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in 2015"."""
    year = int(match["year"])
    return Found(date(year, 1, 1), date(year, 12, 31), "year")


def weekday(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "Monday", "last Monday", "next Monday": the article's own day, else the nearest before or after it."""
    if published is None:
        return None
    ahead = (WEEKDAYS.index(match["weekday"].lower()) - published.weekday()) % 7
    word = (match["which"] or "").lower()
    if word == "next" or (not past and word != "last"):
        return day(published + timedelta(days=ahead + (7 if word == "next" and ahead == 0 else 0)))
    behind = (7 - ahead) % 7
    return day(published - timedelta(days=behind if behind or word != "last" else 7))


def near_day(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "today", "yesterday", "tomorrow"."""
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}[match[0].lower()]
    return day(published + timedelta(days=shift)) if published else None


def unit_around(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "last week", "this month", "next year", "late last month"."""
    if published is None:
        return None
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        found = Found(monday, monday + timedelta(days=6), "week")
    elif unit == "weekend":
        saturday = (
            published - timedelta(days=published.weekday()) + timedelta(days=5 + 7 * (shift if published.weekday() < 5 or shift > 0 else 0))
        )
        found = Found(saturday, saturday + timedelta(days=1), "interval")
    elif unit == "month":
        months = published.year * 12 + published.month - 1 + shift
        found = month_of(months // 12, months % 12 + 1)
    else:
        found = Found(date(published.year + shift, 1, 1), date(published.year + shift, 12, 31), "year")
    return narrowed(found, (match["part"] or "").lower(), published, shift)


def narrowed(found: Found, part: str, published: date, shift: int) -> Found:
    """Return the early or late part of a stretch; "earlier this week" ends with the article's day, "later" begins with it."""
    half = found.start + (found.end - found.start) // 2
    if shift == 0 and part in ("earlier", "early"):
        return Found(found.start, published, found.precision)
    if shift == 0 and part in ("later", "late"):
        return Found(published, found.end, found.precision)
    if part in ("late", "later"):
        return Found(half, found.end, found.precision)
    return Found(found.start, half, found.precision) if part in ("early", "earlier") else found


def ago(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "two days ago", "a week earlier"."""
    if published is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else NUMBERS[match["count"].lower()]
    unit = match["unit"].lower()
    if unit == "day":
        return day(published - timedelta(days=count))
    if unit == "week":
        middle = published - timedelta(weeks=count)
        return Found(middle - timedelta(days=3), middle + timedelta(days=3), "week")
    if unit == "month":
        months = published.year * 12 + published.month - 1 - count
        return month_of(months // 12, months % 12 + 1)
    return Found(date(published.year - count, 1, 1), date(published.year - count, 12, 31), "year")


def stretch(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in recent days", "in the next two weeks", "within 48 hours"."""
    if published is None:
        return None
    days = {"hour": 2, "day": 7, "week": 28, "month": 120}[match["unit"].lower()]
    count = match.groupdict().get("count")
    if count:
        number = int(count) if count.isdigit() else NUMBERS[count.lower()]
        days = (
            number * {"hour": 1, "day": 1, "week": 7, "month": 31}[match["unit"].lower()] // (24 if match["unit"].lower() == "hour" else 1)
        )
    ahead = match["way"].lower() in ("next", "coming", "within")
    start, end = (published, published + timedelta(days=days)) if ahead else (published - timedelta(days=days), published)
    return Found(start, end, "interval")


def since(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "since 2011", up to the article's date."""
    return Found(date(int(match["year"]), 1, 1), published, "interval") if published else None


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})(?!\w)", flags), reader)
    for pattern, flags, reader in (
        (rf"{MONTH}\s+{DAY}(?:,?\s+{YEAR})?", 0, full_date),
        (rf"{DAY}\s+{MONTH}(?:,?\s+{YEAR})?", 0, full_date),
        (rf"{BEFORE_MONTH}\s+{MONTH}(?!\s+\d\d?\b)(?:,?\s+{YEAR})?", 0, month_only),
        (rf"{MONTH},?\s+{YEAR}", 0, month_only),
        (rf"since\s+{YEAR}", re.I, since),
        (rf"(?:in|during|of|by|from|early|late|the)\s+{YEAR}", re.I, year_only),
        (rf"(?:(?P<which>last|next|this|on)\s+)?(?P<weekday>{WEEKDAY})", 0, weekday),
        (r"today|tonight|yesterday|tomorrow|overnight", re.I, near_day),
        (rf"{PART}(?P<which>last|past|previous|this|next|coming)\s+(?P<unit>week|weekend|month|year)", re.I, unit_around),
        (rf"{COUNT}\s+{UNIT}\s+(?:ago|earlier)", re.I, ago),
        (rf"(?:in\s+)?(?:the\s+)?(?P<way>recent|last|past|next|coming)\s+(?:{COUNT}\s+)?(?P<unit>hour|day|week|month)s", re.I, stretch),
        (r"(?P<way>within)\s+(?P<count>\d+)\s+(?P<unit>hour|day|week|month)s", re.I, stretch),
    )
)  # fmt: skip


class Expression(NamedTuple):
    """An expression of time: the head of its phrase, and how to read it with or without looking back."""

    head: Token
    text: str
    read: Callable[[bool], Found | None]


def expressions(sentence: Span, published: date | None) -> Iterator[Expression]:
    """Yield the expressions of time in a sentence, the longest at each place."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, re.Match[str], Reader]] = []
    for pattern, reader in READERS:
        found += [(match.start(), -match.end(), match, reader) for match in pattern.finditer(sentence.text)]
    for start, end, match, reader in sorted(found, key=lambda entry: entry[:2]):
        if any(start < other_end and -end > other_start for other_start, other_end in taken):
            continue
        words = sentence.char_span(start, -end, alignment_mode="expand")
        if words is not None:
            taken.append((start, -end))
            yield Expression(words.root, match[0], partial(reader, match, published))


def date_of(trigger: Token, verb: Token | None, found: list[Expression], past: bool) -> DateRange | None:
    """Return when an act takes place: the expression under its trigger, else in the clause of the verb that carries it."""
    under = [
        entry for entry in found if trigger.is_ancestor(entry.head) and clause(entry.head).i in (trigger.i, clause(trigger).i, entry.head.i)
    ]
    near = [entry for entry in found if verb is not None and (verb.is_ancestor(entry.head) and clause(entry.head).i == verb.i)]
    best = min(under or near, key=lambda entry: abs(entry.head.i - trigger.i), default=None)
    dates = best.read(past) if best is not None else None
    return DateRange(dates.start, dates.end, dates.precision, best.text) if best is not None and dates is not None else None
