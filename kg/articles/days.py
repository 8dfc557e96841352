"""Dates as pages write them. Knows days; never knows an article's meaning."""

import re
from collections.abc import Iterable
from datetime import date

from kg.day_names import MONTHS

NUMBERS = {
    form: number
    for number, name in enumerate(MONTHS, start=1)
    for form in (name.lower(), name[:3].lower())
} | {"sept": 9}
MONTH = rf"(?P<month>{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
DAY, YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
FORMS = tuple(re.compile(WEEKDAY + form) for form in (
    rf"{MONTH} {DAY},? {YEAR}",
    rf"{DAY} (?:of )?{MONTH},? {YEAR}",
    r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)",
))  # fmt: skip
PUBLISHED = re.compile(r"(?:published|posted|issued)(?: on| at)?:? ")
CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m)?\.?(?: [a-z+0-9:]{1,6})?)?"
FIRST_LINES = 6
ALONE = tuple(re.compile(form.pattern + CLOCK) for form in FORMS)


def dateline(lines: Iterable[str]) -> date | None:
    """Return the date that stands alone in one of the first lines.

    >>> dateline(["Korea on alert", "", "Friday, August 21, 2015"])
    datetime.date(2015, 8, 21)
    """
    filled = [line for line in lines if line.strip()][:FIRST_LINES]
    return next((found for found in map(day_alone, filled) if found), None)


def publication(lines: Iterable[str]) -> date | None:
    """Return the date of a line that says when a page was published, as in ``Published August 12, 2016 · 2 min read``."""
    for line in lines:
        words = folded(line)
        begin = PUBLISHED.match(words)
        found = begin and next(
            (match for form in FORMS if (match := form.match(words, begin.end()))), None
        )
        if found and (day := day_of(found)):
            return day
    return None


def day_alone(line: str) -> date | None:
    """Return the day that a line consists of, or nothing."""
    words = folded(line)
    found = next((match for form in ALONE if (match := form.fullmatch(words))), None)
    return day_of(found) if found else None


def folded(line: str) -> str:
    """Return a line with single spaces, in lower case, without what may frame a date."""
    return " ".join(line[:200].lower().split()).strip("*_#()[]- .")


def day_of(match: re.Match[str]) -> date | None:
    """Return the day that a pattern found, if the calendar has it."""
    parts = match.groupdict()
    month = NUMBERS[parts["month"]] if parts.get("month") else int(parts["number"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
