"""Events as a table: CSV, and a data frame. Knows columns; never knows files."""

import re
from collections.abc import Callable, Iterable
from datetime import date

import pandas as pd

from kg.events.edges import asserted_part
from kg.events.merge import rank
from kg.events.single_code import single_code
from kg.ontology import codes
from kg.types import Actor, Article, Collection, Event, Place

Value = str | int | float | bool | date | None
Row = dict[str, Value]

COLUMNS = (
    "event", "date", "date_end", "precision",
    "source", "source_id", "source_country", "source_kind",
    "target", "target_id", "target_country", "target_kind",
    "action", "cameo", "quad_class", "goldstein", "status", "plover_code", "asserted", "speaker", "place",
    "latitude", "longitude", "place_precision", "place_country",
    "publisher", "published", "url", "quote", "claims",
)  # fmt: skip
DATES = ("date", "date_end", "published")
QUOTED = re.compile('[",\r\n]')
FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # the wide signs begin a formula in East Asian settings


def events_csv(collection: Collection) -> str:
    """Return one line per event, by date; several actors are joined with "; ", and none of the cells is a formula."""
    table = [COLUMNS, *([cell(row[column]) for column in COLUMNS] for row in rows(collection))]
    return "".join(",".join(map(quoted, cells)) + "\n" for cells in table)


def events_frame(collection: Collection) -> pd.DataFrame:
    """Return one row per event, by date, with dates, numbers and truth values as such."""
    frame = pd.DataFrame(rows(collection), columns=list(COLUMNS))
    kinds = dict.fromkeys(DATES, "datetime64[s]") | {
        "asserted": "bool",
        "goldstein": "float64",
        "latitude": "float64",
        "longitude": "float64",
        "claims": "int64",
    }
    return frame.astype(kinds)


def rows(collection: Collection) -> list[Row]:
    """Return the events as rows of plain values, by date and id."""
    articles = {article.id: article for article in collection.articles}
    return sorted((row(event, articles) for event in collection.events), key=row_order)


def row(event: Event, articles: dict[str, Article]) -> Row:
    """Return one event as a row: what is asserted of it, if anything is. The quote is that of the claim which asserts most."""
    told = asserted_part(event) if event.asserted else event
    evidence = min(event.claims, key=rank).evidence
    article = articles.get(evidence.article)
    return {
        "event": event.id,
        "date": told.date.start if told.date else None,
        "date_end": told.date.end if told.date else None,
        "precision": told.date.precision if told.date else None,
        **side("source", told.sources),
        **side("target", told.targets),
        "action": told.action,
        "cameo": told.cameo,
        **measures(told),
        "status": event.status,
        "plover_code": single_code(event.action, event.status),
        "asserted": event.asserted,
        "speaker": "; ".join(actor.name for actor in event.speakers) or None,
        **located(told.place),
        "publisher": article.publisher if article else None,
        "published": article.published if article else None,
        "url": article.url if article else None,
        "quote": evidence.quote,
        "claims": len(event.claims),
    }


def side(role: str, actors: Iterable[Actor]) -> Row:
    """Return the columns of the sources or of the targets; the parts of all four are in step."""
    found = tuple(actors)
    columns: dict[str, Callable[[Actor], str | None]] = {
        role: lambda actor: actor.name,
        f"{role}_id": lambda actor: actor.id,
        f"{role}_country": lambda actor: actor.country,
        f"{role}_kind": lambda actor: actor.kind,
    }
    return {
        column: "; ".join(part(actor) or "" for actor in found) or None
        for column, part in columns.items()
    }


def located(place: Place | None) -> Row:
    """Return the columns of a place: degrees north and east, how exactly it is told, and its country."""
    return {
        "place": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_precision": place.precision if place else None,
        "place_country": place.country if place else None,
    }


def measures(event: Event) -> Row:
    """Return quad class and Goldstein value: those of the exact code where it has them, else those of the action."""
    known = codes()
    found = [
        code
        for code in (known.cameo.get(event.cameo or ""), known.actions.get(event.action))
        if code
    ]
    return {
        "quad_class": next((code.quad_class for code in found if code.quad_class), None),
        "goldstein": next((code.goldstein for code in found if code.goldstein is not None), None),
    }


def row_order(found: Row) -> tuple[str, str]:
    """Sort rows by date, those without one last."""
    return str(found["date"] or "~"), str(found["event"])


def cell(value: Value) -> str:
    """Return a value as text that no spreadsheet takes for a formula.

    >>> cell("=HYPERLINK(1)"), cell(-9.5), cell(None), cell(True)
    ("'=HYPERLINK(1)", '-9.5', '', 'true')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return f"'{value}" if value.startswith(FORMULA) else value


def quoted(text: str) -> str:
    """Return a cell as CSV; the standard library leaves a lone carriage return bare, which its own reader then refuses.

    >>> quoted("one, two"), quoted("three")
    ('"one, two"', 'three')
    """
    return '"' + text.replace('"', '""') + '"' if QUOTED.search(text) else text
