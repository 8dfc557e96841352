"""Days and stretches of the calendar, and how to count from one to another.

Never knows words in a sentence.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

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
WEEK, MONTH, YEAR = 8, 31, 367
"""The most days that each has; an American week may have a Sunday at both ends."""

DAYS = {"hour": 1, "day": 1, "week": 7, "fortnight": 14, "month": 31, "year": 366, "decade": 3660}
MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
DAYS_OF_WEEK, HOURS_OF_DAY = 7, 24
PAST_LIMITS = ("by", "until", "till", "through", "before")


class Found(NamedTuple):
    """First and last day, and how exact."""

    start: date
    end: date
    precision: str

    @property
    def days(self) -> int:
        """How many days lie between the first and the last."""
        return (self.end - self.start).days


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
    last = monthrange(year, month)[1]
    return Found(date(year, month, 1), date(year, month, last), "month")


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
    leap = century // 4 + (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, before = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, before + 1)


def weekday_in(month: Found, weekday: int, which: int) -> Found | None:
    """Return a weekday of a month by its number, counted from the end where that is negative.

    >>> weekday_in(month_of(2024, 4), 1, 2).start, weekday_in(month_of(2024, 4), 5, -1).start
    (datetime.date(2024, 4, 9), datetime.date(2024, 4, 27))
    """
    first = month.start + timedelta(days=(weekday - month.start.weekday()) % DAYS_OF_WEEK)
    last = month.end - timedelta(days=(month.end.weekday() - weekday) % DAYS_OF_WEEK)
    weeks = timedelta(weeks=which + 1) if which < 0 else timedelta(weeks=which - 1)
    found = (last if which < 0 else first) + weeks
    return day(found) if month.start <= found <= month.end else None


def day_in(month: Found, number: int) -> Found | None:
    """Return a day of a month by its number, or none where the month is shorter."""
    return day(month.start.replace(day=number)) if 0 < number <= month.end.day else None


def days_around(when: date, before: int, after: int) -> Found:
    """Return the stretch from some days before a day to some days after it."""
    return Found(when - timedelta(days=before), when + timedelta(days=after), "interval")


def clipped(found: Found, published: date, past: bool) -> Found:
    """Return the part of a stretch that lies behind the article, or before it."""
    if not found.start <= published <= found.end:
        return found
    return found._replace(end=published) if past else found._replace(start=published)


def part_of(found: Found, part: str) -> Found:
    """Return the early, middle or late part of a stretch; a day is taken whole.

    >>> part_of(year_of(2014), "early").end, part_of(years_of(1990, 1999), "late").start
    (datetime.date(2014, 4, 30), datetime.date(1996, 1, 1))
    """
    length = found.days + 1
    if found.precision == "week" and length <= WEEK and part in PARTS_OF_WEEK:
        first, last = (found.start + timedelta(days=step) for step in PARTS_OF_WEEK[part])
        return Found(first, min(found.end, last), "week")
    if found.precision == "month" and part in PARTS_OF_MONTH:
        begin, close = PARTS_OF_MONTH[part]
        month = found.start
        return Found(
            month.replace(day=begin), month.replace(day=min(close, found.end.day)), "interval"
        )
    return share_of(found, *PARTS[part]) if length > MONTH and part in PARTS else found


def share_of(found: Found, first: float, last: float) -> Found:
    """Return a share of a stretch of whole months, of a decade in whole years."""
    unit = 12 if found.days > YEAR else 1
    months = (found.end.year - found.start.year) * 12 + found.end.month - found.start.month + 1
    begin, end = int(months // unit * first), -int(-(months // unit) * last // 1)
    return months_of(found.start.year, found.start.month + begin * unit, (end - begin) * unit)


def before_today(unit: str, count: int, published: date) -> Found:
    """Return the last days, weeks, months or years, the article's day included."""
    if unit in MONTHS_IN:
        month = month_of(published.year, published.month - count * MONTHS_IN[unit])
        return Found(
            month.start.replace(day=min(published.day, month.end.day)), published, "interval"
        )
    return days_around(published, days_in(unit, count), 0)


def days_in(unit: str, count: int) -> int:
    """Return how many days some units have; hours make whole days."""
    return count // HOURS_OF_DAY if unit == "hour" else count * DAYS[unit]


def moved(found: Found, unit: str, count: int) -> Found:
    """Return a date so many units later, or earlier where the count is negative.

    It is as exact as the unit allows.
    """
    if unit == "hour":
        return found
    if unit == "month":
        return month_of(found.start.year, found.start.month + count)
    if unit in MONTHS_IN:
        return year_of(found.start.year + count * MONTHS_IN[unit] // MONTHS_IN["year"])
    step = timedelta(days=count * DAYS[unit])
    if unit == "day":
        return Found(found.start + step, found.end + step, found.precision)
    slack = timedelta(days=3)
    return Found(found.start + step - slack, found.end + step + slack, "week")


def limited(limit: str, found: Found, published: date | None, past: bool) -> Found | None:
    """Return what a limit makes of a date.

    "since Monday" reaches to the article, "by Friday" from it; "after Monday" tells no day.
    """
    if limit == "after":
        return None
    if limit == "since":
        return stretch(found.start, published)
    if limit not in PAST_LIMITS:
        return found
    left = None if past else stretch(published, found.end)
    if left is None and limit == "by":
        return found
    return left


def stretch(start: date | None, end: date | None) -> Found | None:
    """Return the days from one to another, or none where they are not known in this order."""
    if start is None or end is None or start > end:
        return None
    return Found(start, end, "interval")
