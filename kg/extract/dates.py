"""The days that an expression of time means, counted from the day of the article. Knows the calendar; never knows sentences.

No date is better than a wrong one: without an article date only full dates and years are read.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1,
    "an": 1,
}
SOME = {"day": (2, 7), "week": (14, 45), "month": (60, 270), "year": (730, 3650)}
RECENT = {"hour": 1, "day": 7, "week": 35, "month": 150}
PARTS_OF_MONTH = {"early": (1, 12), "mid": (10, 20), "late": (18, 31)}


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


def limited(limit: str, found: Found, published: date | None, past: bool) -> Found | None:
    """Return what a limit makes of a date: "since Monday" reaches to the article, "by Friday" from it."""
    if limit == "since":
        return Found(found.start, published, "interval") if published and found.start <= published else None
    if limit in ("by", "until", "till", "before"):
        if not past and published and published <= found.end:
            return Found(published, found.end, "interval")
        return found if limit == "by" else None
    return None if limit == "after" else found
