"""The day that a value means, in whatever form the field writes days. Never knows where it stands.

The day is the one written there: no time is moved to another zone. Nothing here asks a clock.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from kg.articles.days import DAY, MONTH, NUMBERS, YEAR
from kg.articles.problems import shown

Order = Literal["day first", "month first", ""]

YEAR_FIRST = re.compile(r"\D*?((?:1[5-9]|20|21)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
COMPACT = re.compile(r"((?:1[5-9]|20|21)\d\d)(\d\d)(\d\d)(?:[T ]?\d{4,6}Z?)?\Z")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
WORDS = tuple(re.compile(form, re.IGNORECASE) for form in (
    rf"\b{MONTH}[ -]{DAY}(?:,? |-){YEAR}\b",
    rf"\b{DAY}[ -](?:of )?{MONTH}(?:,? |-){YEAR}\b",
))  # fmt: skip
EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}|\d{15,16}|\d{18,19}")
SECONDS, LONGEST = 10, 200
NULLS = re.compile(r"0000|0001-01-01|1-01-01|01/01/0001|1/1/0001|9999-12-31|1970-01-01|0(?:\.0)?\Z")
NOTHING = frozenset({"", "none", "null", "nan", "nat", "n/a", "na", "-", "unknown", "undated"})
MEND = "write it as 2020-08-31"


@dataclass(frozen=True, slots=True)
class Day:
    """The day, and what a reader should know of how it was read."""

    day: date | None = None
    note: str = ""


def any_day(value: object, order: Order = "") -> Day:
    """Return the day of a value: ISO, RFC 822, words, numbers, seconds since 1970; none for a null date.

    >>> any_day("Wed, 13 Mar 2024 10:00:00 GMT").day, any_day("January 5, 2009").day, any_day(1710288000).day
    (datetime.date(2024, 3, 13), datetime.date(2009, 1, 5), datetime.date(2024, 3, 13))
    """
    if isinstance(value, datetime):
        return Day(value.date())
    if isinstance(value, date):
        return Day(value)
    text = " ".join(str(value if value is not None else "")[:LONGEST].split())
    if text.lower() in NOTHING or NULLS.match(text):
        return Day()
    try:
        return written(text, order) or Day(note=f"{shown(text)} is no date; {MEND}")
    except (ValueError, OverflowError, OSError):  # no day of the calendar
        return Day(note=f"{shown(text)} is no day of the calendar; {MEND}")


def written(text: str, order: Order) -> Day | None:
    """Return the day of a text in any form; raises ``ValueError`` where the calendar lacks it."""
    if EPOCH.fullmatch(text):
        return Day(since_epoch(text))
    if found := COMPACT.match(text):
        return Day(date(*map(int, found.groups())))
    if found := YEAR_FIRST.match(text):
        return Day(date(int(found[1]), int(found[3]), int(found[4])))
    if named := next((match for form in WORDS if (match := form.search(text))), None):
        month = NUMBERS[named["month"].lower()]
        return Day(date(int(named["year"]), month, int(named["day"])))
    return numeric(found, order) if (found := NUMERIC.search(text)) else None


def since_epoch(text: str) -> date:
    """Return the day of seconds since 1970, or of milli-, micro- or nanoseconds by their length."""
    whole = text.partition(".")[0]
    scale = 10 ** max(0, (len(whole.lstrip("-")) - SECONDS + 1) // 3 * 3)
    return datetime.fromtimestamp(int(whole) // scale, UTC).date()


def numeric(found: re.Match[str], order: Order) -> Day:
    """Return the day of ``13/03/2024``: month first where both are possible and nobody says else."""
    one, two, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or one > 12 or (order == "day first" and two <= 12):
        return Day(date(year, two, one))
    note = f"{shown(found[0])} is read as month/day/year, but may be day/month/year; {MEND}"
    return Day(date(year, one, two), note if not order and two <= 12 and one != two else "")


def order_of(values: list[object]) -> Order:
    """Return the order in which numeric days stand in a column, as far as one of them tells it.

    >>> order_of(["05/01/2009", "23/01/2009"])
    'day first'
    """
    found = [match for value in values if (match := NUMERIC.search(str(value)))]
    if any(int(match[1]) > 12 for match in found):
        return "day first"
    return "month first" if any(int(match[3]) > 12 for match in found) else ""
