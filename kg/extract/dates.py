"""Expressions of time in a sentence, and the days they mean. Knows the calendar; never knows actions.

No date is better than a wrong one: without an article date only full dates and years are read. Which act an expression dates is
for ``kg.extract.timeline`` to say.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from spacy.tokens import Span, Token

from kg.types import DateRange

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1,
    "an": 1,
}
SOME = {"day": (2, 7), "week": (14, 45), "month": (60, 270), "year": (730, 3650)}
RECENT = {"hour": 1, "day": 7, "week": 35, "month": 150}
PARTS_OF_MONTH = {"early": (1, 12), "mid": (10, 20), "late": (18, 31)}
MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
MONTH_NAME = r"(?P<month>" + "|".join(name.capitalize() for name in MONTHS) + ")"
BEFORE_MONTH = (
    r"(?:[Ii]n|[Dd]uring|[Oo]f|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|[Tt]his|[Nn]ext"
    r"|(?P<early>[Ee]arly|[Ll]ate|[Mm]id)(?:\s+in)?|(?P<last>[Ll]ast))"
)
PART = r"(?:(?P<part>early|earlier|late|later)\s+(?:in\s+)?(?:the\s+)?)?"
WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS)
TIME_OF_DAY = "(?:night|morning|evening|afternoon|noon|midnight)"
NEAR_DAY = rf"today|tonight|yesterday|tomorrow|overnight|last(?=\s+night)|this(?=\s+{TIME_OF_DAY})"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
UNIT = r"(?P<unit>hour|day|week|month|year)s?"
UNITS = r"(?P<unit>hour|day|week|month|year)s"
COUNT = r"(?P<count>\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
LIMIT = re.compile(r"\b(since|until|till|by|before|after)\s+(?:(?:the|early|late|mid|about|around)[\s-]+)*$", re.I)
BETWEEN = re.compile(r"\s*(?:and|to|through|until|till|[-–—])?\s*", re.I)
MEASURE = re.compile(rf"\b{COUNT}\s+{UNIT}\s+$", re.I)
TO = re.compile(r"(?:and|to|through|until|till)\s", re.I)
APPOSED = re.compile(r",?\s*\(?")


class Found(NamedTuple):
    """First and last day, and how exact."""

    start: date
    end: date
    precision: str


Reader = Callable[[re.Match[str], date | None, bool], Found | None]
Shifter = Callable[[re.Match[str], Found], Found | None]


def day(when: date) -> Found:
    """Return one day."""
    return Found(when, when, "day")


def month_of(year: int, month: int) -> Found:
    """Return a month; 13 is January of the next year, 0 the December before."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Found(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def year_of(year: int) -> Found:
    """Return a year."""
    return Found(date(year, 1, 1), date(year, 12, 31), "year")


def days_around(when: date, before: int, after: int) -> Found:
    """Return the stretch from some days before a day to some days after it."""
    return Found(when - timedelta(days=before), when + timedelta(days=after), "interval")


def clipped(found: Found, published: date, past: bool) -> Found:
    """Return the part of a stretch that lies behind the article, or before it."""
    if not found.start <= published <= found.end:
        return found
    return Found(found.start, published, found.precision) if past else Found(published, found.end, found.precision)


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return 1 + next(number for number, full in enumerate(MONTHS) if full.startswith(name.lower().rstrip(".")[:3]))


def number(word: str) -> int:
    """Return the number that a word or its digits mean."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def full_date(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "July 8, 2016", "8 July 2016", "July 8"; without a year it is the nearest before the article, or after it."""
    month, of_month = month_number(match["month"]), int(match["day"])
    year = match.groupdict().get("year")
    if year is None and published is None:
        return None
    try:
        same = date(int(year) if year else published.year if published else 0, month, of_month)
        if year is None and published is not None:
            far = timedelta(days=90)
            same = same.replace(year=same.year - (past and same > published) + (not past and same < published - far))
        last = same.replace(day=int(match.groupdict().get("to") or of_month))
    except ValueError:
        return None
    return day(same) if last <= same else Found(same, last, "interval")


def iso_date(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "2016-07-08"."""
    try:
        return day(date.fromisoformat(match[0]))
    except ValueError:
        return None


def month_only(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in May", "in late May 2016", "last August"."""
    month, words = month_number(match["month"]), match.groupdict()
    if words.get("year"):
        whole = month_of(int(match["year"]), month)
    elif published is None:
        return None
    else:
        before = (past and month > published.month) or (words.get("last") and month >= published.month)
        after = not past and month < published.month
        whole = month_of(published.year - bool(before) + after, month)
    if not words.get("early"):
        return whole
    first, last = PARTS_OF_MONTH[match["early"].lower()]
    return Found(whole.start.replace(day=first), whole.end.replace(day=min(last, whole.end.day)), "interval")


def year_only(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in 2015"."""
    return year_of(int(match["year"]))


def decade(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "the 1990s"."""
    return Found(date(int(match["year"]), 1, 1), date(int(match["year"]) + 9, 12, 31), "interval")


def weekday(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "Monday", "last Monday", "next Monday": the article's own day, else the nearest before or after it."""
    if published is None:
        return None
    ahead = (WEEKDAYS.index(match["weekday"].lower()) - published.weekday()) % 7
    word = (match["which"] or "").lower()
    if word in ("next", "coming") or (not past and word != "last"):
        return day(published + timedelta(days=ahead + (7 if word == "next" and ahead == 0 else 0)))
    behind = (7 - ahead) % 7
    return day(published - timedelta(days=behind if behind or word != "last" else 7))


def near_day(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "today", "yesterday", "tomorrow", "overnight"."""
    if published is None:
        return None
    if match["word"].lower() == "overnight":
        return days_around(published, 1, 0)
    return day(published + timedelta(days={"yesterday": -1, "last": -1, "tomorrow": 1}.get(match["word"].lower(), 0)))


def unit_around(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "last week", "this month", "next year", "late last month"."""
    if published is None:
        return None
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    unit, part = match["unit"].lower(), (match["part"] or "").lower()
    monday = published - timedelta(days=published.weekday())
    if unit == "week":
        found = Found(monday + timedelta(weeks=shift), monday + timedelta(weeks=shift, days=6), "week")
        if shift == 0 and past:  # an American week begins on Sunday
            found = found._replace(start=found.start - timedelta(days=1))
    elif unit == "weekend":
        weeks = shift if published.weekday() < 5 or shift > 0 else 0
        weeks = -1 if shift == 0 and past and published.weekday() < 5 else weeks
        saturday = monday + timedelta(days=5, weeks=weeks)
        found = Found(saturday, saturday + timedelta(days=1), "interval")
    elif unit == "month":
        found = month_of(published.year, published.month + shift)
    else:
        found = year_of(published.year + shift)
    return narrowed(clipped(found, published, past) if shift == 0 else found, part, shift)


def narrowed(found: Found, part: str, shift: int) -> Found:
    """Return the early or late half of a stretch; "earlier this week" is all that has passed of it."""
    half = found.start + (found.end - found.start) // 2
    if shift == 0 or not part:
        return found
    return found._replace(start=half) if part.startswith("late") else found._replace(end=half)


def rolling(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in the last year", "over the past month": back from the article's day."""
    return before_today(match["unit"].lower(), 1, published)


def before_today(unit: str, count: int, published: date | None) -> Found | None:
    """Return the last days, weeks, months or years, the article's day included."""
    if published is None:
        return None
    if unit in ("month", "year"):
        month = month_of(published.year, published.month - count * (12 if unit == "year" else 1)).start
        last = monthrange(month.year, month.month)[1]
        return Found(month.replace(day=min(published.day, last)), published, "interval")
    return days_around(published, count * (7 if unit == "week" else 1) // (24 if unit == "hour" else 1), 0)


def ago(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "two days ago", "several months ago"."""
    if published is None:
        return None
    unit = match["unit"].lower()
    if match.groupdict().get("some"):
        if unit == "hour":
            return day(published)
        nearest, farthest = SOME[unit]
        return Found(published - timedelta(days=farthest), published - timedelta(days=nearest), "interval")
    return moved(day(published), unit, -number(match["count"]))


def moved(found: Found, unit: str, count: int) -> Found:
    """Return a date so many units later, or earlier where the count is negative, as exact as the unit allows."""
    if unit == "hour":
        return found
    if unit == "month":
        return month_of(found.start.year, found.start.month + count)
    if unit == "year":
        return year_of(found.start.year + count)
    step = timedelta(days=count * (7 if unit == "week" else 1))
    slack = timedelta(days=3 if unit == "week" else 0)
    return Found(found.start + step - slack, found.end + step + slack, "week" if slack else found.precision)


def stretch(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in recent days", "in the next two weeks", "within 48 hours", "for weeks"."""
    if published is None:
        return None
    unit, count = match["unit"].lower(), match.groupdict().get("count")
    way = match["way"].lower()
    if way in ("next", "coming", "within"):
        days = number(count) * {"hour": 1, "day": 1, "week": 7, "month": 31, "year": 366}[unit] if count else RECENT.get(unit, 366)
        return days_around(published, 0, days // (24 if unit == "hour" and count else 1))
    if count:
        return before_today(unit, number(count), published)
    return days_around(published, RECENT[unit], 0) if unit in RECENT else None


def end_of(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "by the end of the year": what is left of it."""
    if published is None or past:
        return None
    shift = 1 if match["which"].lower() == "next" else 0
    whole = year_of(published.year + shift) if match["unit"].lower() == "year" else month_of(published.year, published.month + shift)
    return whole._replace(start=published, precision="interval")


def later(match: re.Match[str], before: Found) -> Found | None:
    """Read "two days later", "a week earlier" from the date told before."""
    count = number(match["count"])
    return moved(before, match["unit"].lower(), count if match["way"].lower() in ("later", "afterwards") else -count)


def following(match: re.Match[str], before: Found) -> Found | None:
    """Read "the next day", "the previous month" from the date told before."""
    return moved(before, match["unit"].lower(), {"next": 1, "following": 1}.get(match["way"].lower(), -1))


def same_time(match: re.Match[str], before: Found) -> Found | None:
    """Read "that day", "later that year", "at the time": the date told before, or the year or month it lies in."""
    unit = (match.groupdict().get("unit") or "").lower()
    if unit == "year":
        return year_of(before.start.year)
    return month_of(before.start.year, before.start.month) if unit == "month" else before


def same_day(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read nothing: what is said from the date told before has no date of its own."""
    return None


OTHERS = "several|some|few|couple"
READERS: tuple[tuple[re.Pattern[str], Reader, Shifter | None], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})(?!\w)", flags), reader, shifter)
    for pattern, flags, reader, shifter in (
        (rf"{MONTH}\s+{DAY}(?:\s*[-–—]\s*(?P<to>[0-3]?\d)\b)?(?:,?\s+{YEAR})?", 0, full_date, None),
        (rf"{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?", 0, full_date, None),
        (r"(?:19|20)\d\d-\d\d-\d\d", 0, iso_date, None),
        (rf"{BEFORE_MONTH}[\s-]+{MONTH}(?!\s+\d\d?\b)(?:,?\s+{YEAR})?", 0, month_only, None),
        (rf"(?<=\band\s)(?P<early>early|late|mid)[\s-]{MONTH_NAME}(?!\s+\d)(?:,?\s+{YEAR})?", 0, month_only, None),
        (rf"{MONTH},?\s+{YEAR}", 0, month_only, None),
        (rf"[Tt]he\s+{MONTH_NAME}(?=\s+[a-z])", 0, month_only, None),
        (rf"{MONTH_NAME}(?='s\s+[a-z]|’s\s+[a-z])", 0, month_only, None),
        (rf"(?:in|during|of|by|from|early|late|since|until|before|after|between|to|and)\s+{YEAR}(?![\d%]|,\d)", re.I, year_only, None),
        (rf"(?:the|a|an)\s+{YEAR}(?=\s+[a-z])(?!\s+(?:people|troops|soldiers|civilians|protesters))", re.I, year_only, None),
        (rf"{YEAR}(?='s\s+[a-z]|’s\s+[a-z])", 0, year_only, None),
        (r"(?P<year>(?:1[89]|20)\d0)s", 0, decade, None),
        (rf"(?:(?P<which>last|next|coming|this|on)\s+)?(?P<weekday>{WEEKDAY})(?:\s+{TIME_OF_DAY})?", 0, weekday, None),
        (rf"(?P<word>{NEAR_DAY})(?:\s+{TIME_OF_DAY})?", re.I, near_day, None),
        (rf"{PART}(?P<which>last|past|previous|this|next|coming)\s+(?P<unit>week|weekend|month|year)", re.I, unit_around, None),
        (r"(?P<part>early|late)?(?:over|at|on|during)\s+(?P<which>the)\s+(?P<unit>weekend)", re.I, unit_around, None),
        (r"(?:in|over|during|within)\s+the\s+(?:last|past)\s+(?P<unit>week|month|year)", re.I, rolling, None),
        (rf"{COUNT}\s+{UNIT}\s+ago", re.I, ago, None),
        (rf"(?P<some>(?:a\s+)?(?:{OTHERS})(?:\s+of)?)\s+{UNIT}\s+ago", re.I, ago, None),
        (rf"{COUNT}\s+{UNIT}\s+(?P<way>later|earlier|afterwards)", re.I, same_day, later),
        (r"(?:on\s+)?the\s+(?P<way>next|following|previous)\s+(?P<unit>day|week|month|year)", re.I, same_day, following),
        (r"(?:on\s+)?(?:the\s+same|that|that\s+same)\s+(?P<unit>day|night|week|month|year)", re.I, same_day, same_time),
        (r"(?:later|earlier)\s+in\s+the\s+day", re.I, same_day, same_time),
        (r"(?<=since\s)then|at\s+the\s+(?:same\s+)?time(?!\s+(?:of|when))|hours\s+later|shortly\s+afterwards", re.I, same_day, same_time),
        (rf"(?:in\s+)?(?:the\s+)?(?P<way>recent|last|past|next|coming)\s+(?:{COUNT}\s+)?{UNITS}", re.I, stretch, None),
        (r"(?P<way>within)\s+(?P<count>\d+)\s+(?P<unit>hour|day|week|month)s", re.I, stretch, None),
        (r"(?P<way>for)\s+(?:several\s+)?(?P<unit>day|week|month)s(?!\s+to\s+come)", re.I, stretch, None),
        (r"(?:by|before|until)\s+the\s+end\s+of\s+(?P<which>the|this|next)\s+(?P<unit>year|month)", re.I, end_of, None),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time: its words, the head of its phrase, how to read it, and the words that make it a limit ("since")."""

    head: Token
    text: str
    start: int
    end: int
    limit: str
    read: Callable[[bool], Found | None]
    read_from: Callable[[Found], Found | None] | None = None

    @property
    def last(self) -> bool:
        """Whether nothing but punctuation follows in its sentence."""
        return not any(character.isalnum() for character in self.head.sent.text[self.end :])


def expressions(sentence: Span, published: date | None) -> Iterator[Expression]:
    """Yield the expressions of time in a sentence, the longest at each place; the two ends of a stretch are one."""
    found: list[Expression] = []
    for made in single(sentence, published):
        gap = sentence.text[found[-1].end : made.start] if found else ""
        if found and BETWEEN.fullmatch(gap) and (gap.strip() or TO.match(made.text)) and not made.read_from and not found[-1].read_from:
            found[-1] = joined(found[-1], made, sentence.text)
        elif found and APPOSED.fullmatch(gap) and WEEKDAY_ONLY.fullmatch(found[-1].text):  # "Wednesday (December 1)"
            found[-1] = made
        else:
            found.append(made)
    yield from found


WEEKDAY_ONLY = re.compile(rf"(?:\w+\s+)?(?:{WEEKDAY})")


def joined(first: Expression, last: Expression, text: str) -> Expression:
    """Return one expression for "from Monday to Friday", "in 2006 and 2011"."""

    def read(past: bool) -> Found | None:
        one, other = first.read(past), last.read(past)
        if one is None or other is None or one.start > other.end:
            return other if one is None else one
        return Found(one.start, other.end, "interval")

    limit = first.limit if first.limit in ("before", "after") else ""
    return Expression(first.head, text[first.start : last.end], first.start, last.end, limit, read)


def single(sentence: Span, published: date | None) -> Iterator[Expression]:
    """Yield each expression of time in a sentence."""
    text = sentence.text
    taken: list[tuple[int, int]] = []
    hits = [(match, reader, shifter) for pattern, reader, shifter in READERS for match in pattern.finditer(text)]
    for match, reader, shifter in sorted(hits, key=lambda hit: (hit[0].start(), -hit[0].end())):
        start, end = match.span()
        if any(start < other_end and end > other_start for other_start, other_end in taken):
            continue
        words = sentence.char_span(start, end, alignment_mode="expand")
        if words is not None:
            taken.append((start, end))
            limit = LIMIT.search(text[:start]) or LIMIT.match(match[0].split(maxsplit=1)[0] + " ")
            shift = partial(shifter, match) if shifter else None
            yield Expression(words.root, match[0], start, end, limit[1].lower() if limit else "", partial(reader, match, published), shift)


def limited(limit: str, found: Found, published: date | None, past: bool) -> Found | None:
    """Return what a limit makes of a date: "since Monday" reaches to the article, "by Friday" from it."""
    if limit == "since":
        return Found(found.start, published, "interval") if published and found.start <= published else None
    if limit in ("by", "until", "till", "before"):
        if not past and published and published <= found.end:
            return Found(published, found.end, "interval")
        return found if limit == "by" else None
    return None if limit == "after" else found


def measured(text: str, marker: str, when: DateRange) -> DateRange | None:
    """Return the date of what took place "two days | after the vote", given the words before and the date of the vote."""
    match = MEASURE.search(text)
    if match is None or marker not in ("after", "before", "following"):
        return None
    count = number(match["count"])
    found = moved(Found(when.start, when.end, when.precision), match["unit"].lower(), -count if marker == "before" else count)
    return DateRange(found.start, found.end, found.precision, f"{match[0]}{marker} … {when.text}")
