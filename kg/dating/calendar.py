"""Days and stretches of the calendar, and how to count from one to another. Never knows words in a sentence."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import NamedTuple, ParamSpec, TypeVar

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
FEASTS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "may day": (5, 1),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
AFTER_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1}
PARTS_OF_MONTH = {
    "early": (1, 12),
    "start": (1, 10),
    "mid": (10, 20),
    "late": (18, 31),
    "end": (20, 31),
    "first": (1, 15),
    "second": (16, 31),
}
PARTS_OF_WEEK = {"early": (0, 3), "start": (0, 2), "mid": (1, 4), "late": (3, 6), "end": (3, 6)}
PARTS = {  # of a season, a year or a decade
    "early": (0, 1 / 3),
    "start": (0, 1 / 4),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "end": (3 / 4, 1),
    "first": (0, 1 / 2),
    "second": (1 / 2, 1),
    "quarter 1": (0, 1 / 4),
    "quarter 2": (1 / 4, 1 / 2),
    "quarter 3": (1 / 2, 3 / 4),
    "quarter 4": (3 / 4, 1),
}
WEEK, MONTH, YEAR = 8, 31, 367  # the most days that each of them has, an American week with a Sunday at both ends


Counting = ParamSpec("Counting")
Days = TypeVar("Days")


class Found(NamedTuple):
    """First and last day, and how exact."""

    start: date
    end: date
    precision: str


def within_calendar(count: Callable[Counting, Days]) -> Callable[Counting, Days | None]:
    """Return the same count of days, which finds no date where it leaves the calendar: in the year 0, after 9999, on 31 June."""

    @wraps(count)
    def counted(*arguments: Counting.args, **named: Counting.kwargs) -> Days | None:
        try:
            return count(*arguments, **named)
        except (ValueError, OverflowError):
            return None

    return counted


def day(when: date) -> Found:
    """Return one day."""
    return Found(when, when, "day")


def week_of(when: date) -> Found:
    """Return the week of a day, from Monday to Sunday."""
    monday = when - timedelta(days=when.weekday())
    return Found(monday, monday + timedelta(days=6), "week")


def month_of(year: int, month: int) -> Found:
    """Return a month; 13 is January of the next year, 0 the December before."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Found(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def months_of(year: int, month: int, count: int) -> Found:
    """Return a stretch of whole months."""
    return Found(month_of(year, month).start, month_of(year, month + count - 1).end, "interval")


def year_of(year: int) -> Found:
    """Return a year."""
    return Found(date(year, 1, 1), date(year, 12, 31), "year")


def years_of(first: int, last: int) -> Found:
    """Return a stretch of whole years."""
    return Found(date(first, 1, 1), date(last, 12, 31), "interval")


def feast_of(name: str, year: int) -> date:
    """Return the day of a feast in a year.

    >>> feast_of("easter sunday", 2008), feast_of("new year's eve", 2019)
    (datetime.date(2008, 3, 23), datetime.date(2019, 12, 31))
    """
    if name in FEASTS:
        return date(year, *FEASTS[name])
    return easter(year) + timedelta(days=AFTER_EASTER[name])


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches (Butcher's rule)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, before = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, before + 1)


def days_around(when: date, before: int, after: int) -> Found:
    """Return the stretch from some days before a day to some days after it."""
    return Found(when - timedelta(days=before), when + timedelta(days=after), "interval")


def clipped(found: Found, published: date, past: bool) -> Found:
    """Return the part of a stretch that lies behind the article, or before it."""
    if not found.start <= published <= found.end:
        return found
    return Found(found.start, published, found.precision) if past else Found(published, found.end, found.precision)


def part_of(found: Found, part: str) -> Found:
    """Return the early, middle or late part of a stretch; a day is taken whole.

    >>> part_of(year_of(2014), "early").end, part_of(years_of(1990, 1999), "late").start
    (datetime.date(2014, 4, 30), datetime.date(1996, 1, 1))
    """
    length = (found.end - found.start).days + 1
    if length <= WEEK and part in PARTS_OF_WEEK and found.precision == "week":
        first, last = PARTS_OF_WEEK[part]
        return Found(found.start + timedelta(days=first), min(found.end, found.start + timedelta(days=last)), "week")
    if found.precision == "month" and part in PARTS_OF_MONTH:
        first, last = PARTS_OF_MONTH[part]
        return Found(found.start.replace(day=first), found.start.replace(day=min(last, found.end.day)), "interval")
    return share_of(found, *PARTS[part]) if length > MONTH and part in PARTS else found


def share_of(found: Found, first: float, last: float) -> Found:
    """Return a share of a stretch of whole months, of a decade in whole years."""
    unit = 12 if (found.end - found.start).days > YEAR else 1
    count = ((found.end.year - found.start.year) * 12 + found.end.month - found.start.month + 1) // unit
    begin, end = int(count * first), -int(-count * last // 1)
    return months_of(found.start.year, found.start.month + begin * unit, (end - begin) * unit)


def before_today(unit: str, count: int, published: date) -> Found:
    """Return the last days, weeks, months or years, the article's day included."""
    if unit in ("month", "year", "decade"):
        month = month_of(published.year, published.month - count * {"month": 1, "year": 12, "decade": 120}[unit]).start
        last = monthrange(month.year, month.month)[1]
        return Found(month.replace(day=min(published.day, last)), published, "interval")
    return days_around(published, count * {"week": 7, "fortnight": 14}.get(unit, 1) // (24 if unit == "hour" else 1), 0)


def moved(found: Found, unit: str, count: int) -> Found:
    """Return a date so many units later, or earlier where the count is negative, as exact as the unit allows."""
    if unit == "hour":
        return found
    if unit == "month":
        return month_of(found.start.year, found.start.month + count)
    if unit in ("year", "decade"):
        return year_of(found.start.year + count * (10 if unit == "decade" else 1))
    step = timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1))
    slack = timedelta(days=0 if unit == "day" else 3)
    return Found(found.start + step - slack, found.end + step + slack, "week" if slack else found.precision)


def limited(limit: str, found: Found, published: date | None, past: bool) -> Found | None:
    """Return what a limit makes of a date: "since Monday" reaches to the article, "by Friday" from it."""
    if limit == "since":
        return Found(found.start, published, "interval") if published and found.start <= published else None
    if limit in ("by", "until", "till", "through", "before"):
        if not past and published and published <= found.end:
            return Found(published, found.end, "interval")
        return found if limit == "by" else None
    return None if limit == "after" else found
