"""What the words of an expression of time mean, counted from the day of the article. Knows the words; never knows sentences.

No date is better than a wrong one: without an article date only full dates and years are read.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.dating.calendar import (
    AFTER_EASTER,
    FEASTS,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Found,
    before_today,
    day,
    days_around,
    feast_of,
    month_of,
    months_of,
    moved,
    week_of,
    year_of,
    years_of,
)

Reader = Callable[[re.Match[str], date | None, bool], Found | None]
Shifter = Callable[[re.Match[str], Found], Found | None]
NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1,
    "an": 1,
}
SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
SOME = {"day": (2, 7), "week": (14, 45), "month": (60, 270), "year": (730, 3650)}
RECENT = {"hour": 1, "day": 7, "week": 35, "month": 150}
COMING = RECENT | {"year": 366}
LENGTHS = {"hour": 1, "day": 1, "week": 7, "fortnight": 14, "month": 31, "year": 366, "decade": 3653}
AHEAD = timedelta(days=90)  # a day without a year that lies this far behind a plan means the next year


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return 1 + next(number for number, full in enumerate(MONTHS) if full.startswith(name.lower().rstrip(".")[:3]))


def number(word: str) -> int:
    """Return the number that a word or its digits mean."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def told_year(match: re.Match[str], published: date | None) -> int | None:
    """Return the year that stands with a day or month: "May 2016", "May last year"."""
    words = match.groupdict()
    if words.get("year"):
        return int(match["year"])
    return published.year + SHIFTS.get(match["around"].lower(), 0) if words.get("around") and published else None


def full_date(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "July 8, 2016", "8 July 2016", "July 8"; without a year it is the nearest before the article, or after it."""
    month, words, told = month_number(match["month"]), match.groupdict(), told_year(match, published)
    year = told or (published.year if published else None)
    if year is None:
        return None
    try:
        start = date(year, month, int(match["day"]))
        if told is None and published is not None:
            start = start.replace(year=year - (past and start > published) + (not past and start < published - AHEAD))
        end = start.replace(day=int(words.get("to") or match["day"]))
    except ValueError:
        return None
    return day(start) if end <= start else Found(start, end, "interval")


def iso_date(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "2016-07-08"."""
    try:
        return day(date.fromisoformat(match[0]))
    except ValueError:
        return None


def famous(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "9/11", "the September 11 attacks"."""
    return day(date(2001, 9, 11))


def feast(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "New Year's Eve", "Easter Sunday 2019"."""
    name, year = match["feast"].lower().replace("’", "'"), told_year(match, published)
    if name not in FEASTS and name not in AFTER_EASTER:
        return None
    if year is not None:
        return day(feast_of(name, year))
    if published is None:
        return None
    same = feast_of(name, published.year)
    ahead = not past and same < published - AHEAD
    return day(feast_of(name, published.year - (past and same > published) + ahead))


def month_only(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in May", "May 2016", "last August", "in May last year"."""
    month, year = month_number(match["month"]), told_year(match, published)
    if year is not None:
        return month_of(year, month)
    if published is None:
        return None
    before = (past and month > published.month) or (match.groupdict().get("last") and month >= published.month)
    after = not past and month < published.month
    return month_of(published.year - bool(before) + after, month)


def season(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "last summer", "in the spring of 2014"; a winter of one year may be either of two, so that it means the year."""
    name, words = match["season"].lower(), match.groupdict()
    month = SEASONS[name]
    if words.get("year"):
        year = int(match["year"])
        return months_of(year, month, 3) if name != "winter" or words.get("to") else year_of(year)
    if published is None:
        return None
    which = (words.get("which") or "").lower()
    here = months_of(published.year - (name == "winter" and published.month < month - 6), month, 3)
    if which == "this":
        return here
    if past or which == "last":
        return here if here.end < published or (here.start <= published and which != "last") else months_of(here.start.year - 1, month, 3)
    return here if here.start > published else months_of(here.start.year + 1, month, 3)


def quarter(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in the third quarter": of this year, or of the last where it still lies ahead."""
    if published is None:
        return None
    month = 3 * "first second third fourth".split().index(match["quarter"].lower()) + 1
    return months_of(published.year - (past and month > published.month), month, 3)


def year_only(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in 2015", "from 1992-95"."""
    year, last = int(match["year"]), match.groupdict().get("to")
    if not last:
        return year_of(year)
    end = int(last) if len(last) > 2 else year // 100 * 100 + int(last)
    return years_of(year, end) if year < end else year_of(year)


def decade(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "the 1990s"."""
    return years_of(int(match["year"]), int(match["year"]) + 9)


def weekday(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "Monday", "last Monday", "next Monday": the article's own day, else the nearest before or after it."""
    if published is None:
        return None
    place = WEEKDAYS.index(match["weekday"].lower())
    if week := match.groupdict().get("week"):
        return day(week_of(published).start + timedelta(days=place + 7 * SHIFTS.get(week.lower(), 0)))
    ahead = (place - published.weekday()) % 7
    word = (match["which"] or "").lower()
    if word in ("next", "coming", "this") or (not past and word not in ("last", "past", "previous")):
        held = word == "this" and past and ahead > 0 and place < published.weekday()
        return day(published + timedelta(days=ahead - 7 * held + (7 if word == "next" and ahead == 0 else 0)))
    behind = (7 - ahead) % 7
    return day(published - timedelta(days=behind if behind or word not in ("last", "past", "previous") else 7))


def near_day(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "today", "yesterday", "the day before yesterday", "overnight"."""
    if published is None:
        return None
    word = match["word"].lower()
    if word == "overnight":
        return days_around(published, 1, 0)
    step = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(word, 0)
    return day(published + timedelta(days=step * (2 if match["two"] else 1)))


def unit_around(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "last week", "this month", "next year", "over the weekend"."""
    if published is None:
        return None
    shift, unit = SHIFTS.get(match["which"].lower(), 0), match["unit"].lower()
    if unit == "week":
        found = week_of(published + timedelta(weeks=shift))
        return found._replace(start=found.start - timedelta(days=1)) if shift == 0 and past else found  # an American week begins on Sunday
    if unit == "weekend":
        weeks = shift if published.weekday() < 5 or shift > 0 else 0
        weeks = -1 if shift == 0 and past and published.weekday() < 5 else weeks
        saturday = week_of(published).start + timedelta(days=5, weeks=weeks)
        return Found(saturday, saturday + timedelta(days=1), "interval")
    if unit == "decade":
        first = published.year // 10 * 10 + 10 * shift
        return years_of(first, first + 9)
    return month_of(published.year, published.month + shift) if unit == "month" else year_of(published.year + shift)


def rolling(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in the last year", "over the past month": back from the article's day."""
    return before_today(match["unit"].lower(), 1, published) if published else None


def ago(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "two days ago", "several months ago", "a week ago Tuesday"."""
    if published is None:
        return None
    unit, words = match["unit"].lower(), match.groupdict()
    if words.get("some"):
        if unit not in SOME:
            return day(published) if unit == "hour" else None
        nearest, farthest = SOME[unit]
        return Found(published - timedelta(days=farthest), published - timedelta(days=nearest), "interval")
    if words.get("weekday"):
        back = (published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
        return day(published - timedelta(days=back + 7 * number(match["count"])))
    return moved(day(published), unit, -number(match["count"]))


def stretch(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in recent days", "in the next two weeks", "within 48 hours", "for weeks"."""
    if published is None:
        return None
    unit, count, way = match["unit"].lower(), match.groupdict().get("count"), match["way"].lower()
    if way in ("next", "coming", "within"):
        days = number(count) * LENGTHS[unit] if count else COMING.get(unit)
        return days_around(published, 0, days // (24 if unit == "hour" and count else 1)) if days is not None else None
    if count:
        return before_today(unit, number(count), published)
    return days_around(published, RECENT[unit], 0) if unit in RECENT else None


def hence(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in two weeks" of a plan."""
    return None if past or published is None else moved(day(published), match["unit"].lower(), number(match["count"]))


def later(match: re.Match[str], before: Found) -> Found | None:
    """Read "two days later", "a week earlier", "weeks later" from the date told before."""
    way = 1 if match["way"].lower() in ("later", "afterwards", "after") else -1
    unit = match["unit"].lower()
    if match["count"]:
        return moved(before, unit, way * number(match["count"]))
    nearest, farthest = (timedelta(days=days * way) for days in SOME[unit])
    return Found(before.start + min(nearest, farthest), before.end + max(nearest, farthest), "interval")


def following(match: re.Match[str], before: Found) -> Found | None:
    """Read "the next day", "the previous month", "the year before" from the date told before."""
    unit = match["unit"].lower()
    unit = "day" if unit in ("night", "morning", "evening", "afternoon") else unit
    return moved(before, unit, {"next": 1, "following": 1, "after": 1}.get(match["way"].lower(), -1))


def same_time(match: re.Match[str], before: Found) -> Found | None:
    """Read "that day", "later that year", "at the time": the date told before, or the year or month it lies in."""
    unit = (match.groupdict().get("unit") or "").lower()
    if unit == "year":
        return year_of(before.start.year)
    return month_of(before.start.year, before.start.month) if unit == "month" else before


def same_day(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read nothing: what is said from the date told before has no date of its own."""
    return None
