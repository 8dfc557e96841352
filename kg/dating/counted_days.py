"""What expressions that count days mean, from the day of the article or the date told before.

"two days ago", "last week", "next Monday"; "two days later", "the following month". Knows the
words; never knows sentences.
"""

import re
from datetime import date, timedelta

from kg.dating.calendar import (
    DAYS_OF_WEEK,
    Found,
    before_today,
    day,
    days_around,
    days_in,
    month_of,
    moved,
    week_of,
    year_of,
    years_of,
)
from kg.dating.named_days import SHIFTS, weekday_number, word

NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
NUMBERS = {name: number for number, name in enumerate(NUMBER_WORDS, start=1)} | {"a": 1, "an": 1}
SEVERAL = {
    "hour": (0, 0), "day": (2, 7), "week": (14, 45), "fortnight": (28, 90), "month": (60, 270),
    "year": (730, 3650), "decade": (7300, 36500),
}  # fmt: skip
"""How many days "several" units are, at least and at most."""
RECENT = {
    "hour": 1, "day": 7, "week": 35, "fortnight": 70, "month": 150, "year": 1830, "decade": 18300,
}  # fmt: skip
"""How many days back "in recent weeks" may reach."""
LONG = ("year", "decade")
BACKWARD = ("last", "past", "previous")
FORWARD = ("next", "coming", "this")
AHEAD = ("next", "coming", "within")
LATER = ("later", "afterwards", "after", "next", "following")
TIMES_OF_DAY = ("night", "morning", "evening", "afternoon")
STEPS = {"yesterday": -1, "last": -1, "tomorrow": 1}
SATURDAY = 5


def number(name: str) -> int:
    """Return the number that a word or its digits mean."""
    return int(name) if name.isdigit() else NUMBERS[name.lower()]


def weekday(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "Monday", "last Monday", "next Monday", "Monday last week"."""
    if published is None:
        return None
    place = weekday_number(match["weekday"])
    if week := word(match, "week"):
        monday = week_of(published).start + timedelta(weeks=SHIFTS.get(week, 0))
        return day(monday + timedelta(days=place))
    which = word(match, "which")
    forward = which in FORWARD or not (past or which in BACKWARD)
    return (
        next_weekday(place, which, published, past)
        if forward
        else last_weekday(place, which, published)
    )


def next_weekday(place: int, which: str, published: date, past: bool) -> Found:
    """Return the article's own day, else the nearest after it; "this Monday" may be past."""
    ahead = (place - published.weekday()) % DAYS_OF_WEEK
    held = which == "this" and past and place < published.weekday()
    week = DAYS_OF_WEEK * (which == "next" and ahead == 0) - DAYS_OF_WEEK * held
    return day(published + timedelta(days=ahead + week))


def last_weekday(place: int, which: str, published: date) -> Found:
    """Return the article's own day, else the nearest before it; "last Monday" is never its own."""
    behind = (published.weekday() - place) % DAYS_OF_WEEK
    if behind == 0 and which in BACKWARD:
        behind = DAYS_OF_WEEK
    return day(published - timedelta(days=behind))


def near_day(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "today", "yesterday", "the day before yesterday", "overnight"."""
    if published is None:
        return None
    near = word(match, "word")
    if near == "overnight":
        return days_around(published, 1, 0)
    days = STEPS.get(near, 0) * (2 if match["two"] else 1)
    return day(published + timedelta(days=days))


def unit_around(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "last week", "this month", "next year", "over the weekend"."""
    if published is None:
        return None
    shift, unit = SHIFTS.get(word(match, "which"), 0), word(match, "unit")
    if unit == "week":
        found = week_of(published + timedelta(weeks=shift))
        sunday = found.start - timedelta(days=1)  # an American week begins on Sunday
        return found._replace(start=sunday) if shift == 0 and past else found
    if unit == "weekend":
        return weekend(shift, published, past)
    if unit == "fortnight":
        ahead = shift > 0 or not past
        return days_around(published, 0, 14) if ahead else days_around(published, 14, 0)
    return months_around(unit, shift, published)


def months_around(unit: str, shift: int, published: date) -> Found:
    """Return this month, year or decade, or the one before or after."""
    if unit == "decade":
        first = published.year // 10 * 10 + 10 * shift
        return years_of(first, first + 9)
    if unit == "month":
        return month_of(published.year, published.month + shift)
    return year_of(published.year + shift)


def weekend(shift: int, published: date, past: bool) -> Found:
    """Return the weekend around a day, or that of the week before or after."""
    on_weekend = published.weekday() >= SATURDAY
    weeks = 0 if on_weekend and shift <= 0 else shift
    if shift == 0 and past and not on_weekend:
        weeks = -1
    saturday = week_of(published).start + timedelta(days=SATURDAY, weeks=weeks)
    return Found(saturday, saturday + timedelta(days=1), "interval")


def rolling(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in the last year", "within the next month": back or on from the article's day."""
    if published is None:
        return None
    unit = word(match, "unit")
    if word(match, "way"):
        return days_around(published, 0, days_in(unit, 1))
    return before_today(unit, 1, published)


def ago(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "two days ago", "several months ago", "a week ago Tuesday"."""
    if published is None:
        return None
    unit = word(match, "unit")
    if word(match, "some"):
        nearest, farthest = (published - timedelta(days=days) for days in SEVERAL[unit])
        return Found(farthest, nearest, "day" if farthest == nearest else "interval")
    if name := word(match, "weekday"):
        back = (published.weekday() - weekday_number(name)) % DAYS_OF_WEEK
        return day(published - timedelta(days=back, weeks=number(match["count"])))
    return moved(day(published), unit, -number(match["count"]))


def stretch(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in recent days", "in the next two weeks", "within 48 hours", "for weeks"."""
    if published is None:
        return None
    unit, count, way = (word(match, name) for name in ("unit", "count", "way"))
    if way in AHEAD:
        days = days_in(unit, number(count)) if count else RECENT[unit]
        return days_around(published, 0, days)
    if count:
        return before_today(unit, number(count), published)
    if unit in LONG:
        return None  # "in recent years" tells no time
    return days_around(published, RECENT[unit], 0)


def hence(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read "in two weeks" of a plan."""
    if past or published is None:
        return None
    return moved(day(published), word(match, "unit"), number(match["count"]))


def later(match: re.Match[str], before: Found) -> Found | None:
    """Read "two days later", "a week earlier", "weeks later" from the date told before."""
    way = 1 if word(match, "way") in LATER else -1
    unit = word(match, "unit")
    if match["count"]:
        return moved(before, unit, way * number(match["count"]))
    near, far = sorted(timedelta(days=days * way) for days in SEVERAL[unit])
    return Found(before.start + near, before.end + far, "interval")


def following(match: re.Match[str], before: Found) -> Found | None:
    """Read "the next day", "the previous month", "the year before" from the date told before."""
    unit = word(match, "unit")
    unit = "day" if unit in TIMES_OF_DAY else unit
    return moved(before, unit, 1 if word(match, "way") in LATER else -1)


def same_time(match: re.Match[str], before: Found) -> Found | None:
    """Read "that day", "later that year", "at the time": the date told before, or its year."""
    unit = word(match, "unit")
    if unit == "year":
        return year_of(before.start.year)
    return month_of(before.start.year, before.start.month) if unit == "month" else before


def from_before(match: re.Match[str], published: date | None, past: bool) -> Found | None:
    """Read nothing: what is counted from the date told before has no date of its own."""
    return None
