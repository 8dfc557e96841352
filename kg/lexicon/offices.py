"""Offices: who held which one when. Knows periods with open and uncertain ends; never knows files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office of a country or organisation (``of``).

    A date may be a year or a month only: the first day is between ``start`` and ``started``, the last one before
    ``end`` and not before ``ended``.
    """

    person: str
    of: str
    office: str
    title: str
    start: date
    started: date
    ended: date
    end: date

    def certain(self, on: date) -> bool:
        """Return whether the person surely held the office that day."""
        return self.started <= on < self.ended

    def possible(self, on: date) -> bool:
        """Return whether the person may have held the office that day."""
        return self.start <= on < self.end


@cache
def period(text: str) -> tuple[date, date]:
    """Return the first and the last day of "2004-03-09", "2004-03" or "2004"; raises ValueError for anything else."""
    parts = [int(part) for part in text.split("-")]
    match parts:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), following - timedelta(days=1)
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(text)


def held(tenures: Iterable[Tenure], on: date) -> tuple[Tenure, ...]:
    """Return the tenures of that day: those that are certain, else those that are possible."""
    possible = tuple(tenure for tenure in tenures if tenure.possible(on))
    return tuple(tenure for tenure in possible if tenure.certain(on)) or possible
