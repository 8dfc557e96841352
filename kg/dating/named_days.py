"""What expressions that name a day, month or year mean: "8 July", "in May 2016", "Easter Sunday".

What is left out is counted from the day of the article. Knows the words; never knows sentences.
No date is better than a wrong one: without an article date only full dates and years are read.
"""

import re
from datetime import date, timedelta

from kg.dating.calendar import (
    AFTER_EASTER,
    FEASTS,
    SEASONS,
    Found,
    day,
    day_in,
    feast_of,
    month_of,
    months_of,
    weekday_in,
    year_of,
    years_of,
)
from kg.day_names import MONTHS, WEEKDAYS

SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
NUMBER_OF = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
AHEAD = timedelta(days=90)
"""A day without a year that lies this far behind a plan means the next year."""
CENTURY, THIS_CENTURY = 100, 2000


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    begins = name.capitalize().rstrip(".")[:3]
    return 1 + [month[:3] for month in MONTHS].index(begins)


def weekday_number(name: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return WEEKDAYS.index(name.capitalize())


def word(match: re.Match[str], name: str) -> str:
    """Return the words of a group in lower case, or nothing where the pattern has none."""
    return (match.groupdict().get(name) or "").lower()


def told_year(match: re.Match[str], published: date | None) -> int | None:
    """Return the year that stands with a day or month: "May 2016", "May last year"."""
    if year := word(match, "year"):
        return int(year)
    around = word(match, "around")
    return published.year + SHIFTS.get(around, 0) if around and published else None


def nearest_year(start: date, published: date, past: bool) -> int:
    """Return the year in which a day without one lies: the last before the article, or the next."""
    if past:
        return start.year - (start > published)
    return start.year + (start < published - AHEAD)


def full_date(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "July 8, 2016", "8 July 2016", "July 8"."""
    told = told_year(match, published)
    year = told or (published.year if published else None)
    if year is None:
        return None
    try:
        start = date(year, month_number(match["month"]), int(match["day"]))
        if told is None and published is not None:
            start = start.replace(year=nearest_year(start, published, past))
        end = start.replace(day=int(word(match, "to") or match["day"]))
    except ValueError:
        return None
    return day(start) if end <= start else Found(start, end, "interval")


def iso_date(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "2016-07-08"."""
    try:
        return day(date.fromisoformat(match[0]))
    except ValueError:
        return None


def short_date(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "19-Nov-23", "19/Nov/2023"; two digits mean the last hundred years, or the next."""
    year = int(match["short"])
    if year < CENTURY:
        if published is None:
            return None
        year += THIS_CENTURY
        year -= CENTURY * (past and year > published.year)
    return day_in(month_of(year, month_number(match["month"])), int(match["day"]))


def famous(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "9/11", "the September 11 attacks"."""
    return day(date(2001, 9, 11))


def feast(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "New Year's Eve", "Easter Sunday 2019"."""
    name, year = word(match, "feast").replace("’", "'"), told_year(match, published)
    if name not in FEASTS and name not in AFTER_EASTER:
        return None
    if year is not None:
        return day(feast_of(name, year))
    if published is None:
        return None
    same = feast_of(name, published.year)
    return day(feast_of(name, nearest_year(same, published, past)))


def month_only(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in May", "May 2016", "last August", "in May last year"."""
    month, year = month_number(match["month"]), told_year(match, published)
    if year is not None:
        return month_of(year, month)
    if published is None:
        return None
    last = bool(word(match, "last"))
    if not (past or last):
        return month_of(published.year + (month < published.month), month)
    latest = published.month - last
    return month_of(published.year - (month > latest), month)


def month_meant(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Return the month that a day is told of: "of next month", "of April", "of May 2016"."""
    if word(match, "month"):
        return month_only(match, published, past)
    shift = SHIFTS.get(word(match, "which"), 0)
    return month_of(published.year, published.month + shift) if published else None


def weekday_of_month(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "the second Tuesday of next month", "the last Saturday in April"."""
    month = month_meant(match, published, past)
    which, weekday = NUMBER_OF[word(match, "number")], weekday_number(match["weekday"])
    return weekday_in(month, weekday, which) if month else None


def day_of_month(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "the 2nd of this month", "the 15th of last month"."""
    month = month_meant(match, published, past)
    return day_in(month, int(match["day"])) if month else None


def season(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "last summer", "in the spring of 2014".

    A winter of one year may be either of two, so that it means the year.
    """
    name = word(match, "season")
    month = SEASONS[name]
    if year := word(match, "year"):
        exact = name != "winter" or word(match, "to")
        return months_of(int(year), month, 3) if exact else year_of(int(year))
    if published is None:
        return None
    began = published.year - (name == "winter" and published.month < month - 6)
    return nearest_season(months_of(began, month, 3), word(match, "which"), published, past)


def nearest_season(here: Found, which: str, published: date, past: bool) -> Found:
    """Return the season of this year, or that of the year before or after."""
    if which == "this":
        return here
    year, month = here.start.year, here.start.month
    if past or which == "last":
        over = here.end < published
        going_on = here.start <= published and which != "last"
        return here if over or going_on else months_of(year - 1, month, 3)
    return here if here.start > published else months_of(year + 1, month, 3)


def quarter(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in the third quarter": of this year, or of the last where it still lies ahead."""
    if published is None:
        return None
    month = 3 * NUMBER_OF[word(match, "quarter")] - 2
    return months_of(published.year - (past and month > published.month), month, 3)


def year_only(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in 2015", "from 1992-95"."""
    year, last = int(match["year"]), word(match, "to")
    if not last:
        return year_of(year)
    end = int(last) if len(last) > 2 else year // CENTURY * CENTURY + int(last)
    return years_of(year, end) if year < end else year_of(year)


def decade(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "the 1990s"."""
    return years_of(int(match["year"]), int(match["year"]) + 9)
