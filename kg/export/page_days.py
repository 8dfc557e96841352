"""Days as the page tells them: of an event, and of the first article about it."""

from collections.abc import Iterable, Mapping
from datetime import date

from kg.day_names import MONTHS
from kg.types import Article, DateRange, Event


def published(articles: Iterable[Article]) -> dict[str, date]:
    """Return the day of each article that has one."""
    return {article.id: article.published for article in articles if article.published}


def reported(event: Event, days: Mapping[str, date]) -> str | None:
    """Return the day on which the first article about an event appeared, as ISO 8601 writes it."""
    told = [
        days[claim.evidence.article] for claim in event.claims if claim.evidence.article in days
    ]
    return min(told).isoformat() if told else None


def first_and_last(when: DateRange | None) -> list[str] | None:
    """Return the first and the last day, as ISO 8601 writes them."""
    return [when.start.isoformat(), when.end.isoformat()] if when else None


def in_words(when: DateRange | None) -> str | None:
    """Return when, as exactly as it is known: a day, a month, a year, or two days."""
    if when is None:
        return None
    if when.precision == "year":
        return str(when.start.year)
    if when.precision == "month":
        return f"{MONTHS[when.start.month - 1][:3]} {when.start.year}"
    return _day(when.start) if when.start == when.end else f"{_day(when.start)} – {_day(when.end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
