"""Where the calendar ends: counts of days that leave it find no date. Never knows words."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Counting = ParamSpec("Counting")
Days = TypeVar("Days")


def within_calendar(
    count: Callable[Counting, Days | None],
) -> Callable[Counting, Days | None]:
    """Return the same count of days, which finds no date where it leaves the calendar.

    So do the year 0, a year after 9999, the 31st of June.
    """

    @wraps(count)
    def counted(*arguments: Counting.args, **named: Counting.kwargs) -> Days | None:
        try:
            return count(*arguments, **named)
        except (ValueError, OverflowError):
            return None

    return counted
