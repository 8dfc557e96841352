"""Events as a table: CSV, and a data frame. Knows columns; never knows files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pandas as pd

from kg.events.edges import asserted_part
from kg.events.labels import label
from kg.events.levels import dyads
from kg.events.ranking import rank
from kg.events.single_code import single_code
from kg.events.witnesses import witnesses
from kg.ontology import codes
from kg.types import LEVELS, STATUSES, Actor, Article, Collection, Event, Group, Level, Place

Value = str | int | float | bool | date | None
Row = dict[str, Value]

COLUMNS = (
    "event", "label", "date", "date_end", "precision", "latest",
    "source", "source_id", "source_country", "source_country_from", "source_kind", "source_group", "source_group_id",
    "target", "target_id", "target_country", "target_country_from", "target_kind", "target_group", "target_group_id",
    "action", "cameo", "quad_class", "goldstein", "status", "plover_code", "asserted", "speaker", "place",
    "latitude", "longitude", "place_precision", "place_country",
    "publisher", "published", "url", "quote", "claims", "articles", "witnesses", "article",
)  # fmt: skip
SIDE = ("", "_id", "_country", "_country_from", "_kind", "_group", "_group_id")
DYADS = (
    "level", "source", "source_id", "source_country", "target", "target_id", "target_country", "quad_class",
    "asserted", "claimed", "denied", "planned", "conditional", "possible", "requested", "first", "last", "by",
)  # fmt: skip
DATES = ("date", "date_end", "latest", "published")
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
    return "".join(csv_lines(collection))


def csv_lines(collection: Collection) -> Iterator[str]:
    """Yield the same line by line."""
    yield ",".join(COLUMNS) + "\n"
    for row in rows(collection):
        told = (row[column] for column in COLUMNS)
        yield ",".join(["" if one is None else quoted(cell(one)) for one in told]) + "\n"


def events_frame(collection: Collection) -> pd.DataFrame:
    """Return one row per event, by date, with dates, numbers and truth values as such."""
    frame = pd.DataFrame(list(rows(collection)), columns=list(COLUMNS))
    kinds = dict.fromkeys(DATES, "datetime64[s]") | {
        "asserted": "bool",
        "goldstein": "float64",
        "latitude": "float64",
        "longitude": "float64",
        "claims": "int64",
        "articles": "int64",
        "witnesses": "int64",
    }
    return frame.astype(kinds)


def dyads_csv(collection: Collection) -> str:
    """Return one line per pair of groups, then of countries, and class of act that articles assert.

    None of the cells is a formula.
    """
    found = [row for level in LEVELS[1:] for row in dyad_rows(collection, level)]
    table = [DYADS, *([cell(row[column]) for column in DYADS] for row in found)]
    return "".join(",".join(map(quoted, cells)) + "\n" for cells in table)


def dyads_frame(collection: Collection, level: Level, claimed: bool = False) -> pd.DataFrame:
    """Return one row per pair of groups or countries, and class of act; ``claimed``: of what no article asserts too."""
    frame = pd.DataFrame(dyad_rows(collection, level, claimed), columns=list(DYADS))
    counts = dict.fromkeys(("asserted", "claimed", *STATUSES[1:], "by"), "int64")
    return frame.astype(counts | dict.fromkeys(("first", "last"), "datetime64[s]"))


def dyad_rows(collection: Collection, level: Level, claimed: bool = False) -> list[Row]:
    """Return who does what to whom at a level, asserted events and what is only claimed apart.

    ``by`` counts the asserted events that no article dates: they took place by the day of their article.
    """
    return [
        {
            "level": level,
            **end("source", one.source),
            **end("target", one.target),
            "quad_class": one.quad_class,
            "asserted": len(one.asserted),
            **one.statuses,
            "first": min(one.days, default=None),
            "last": max(one.days, default=None),
            "by": len(one.by),
        }
        for one in dyads(collection.events, level)
        if one.asserted or claimed
    ]


def end(role: str, who: Actor | Group | None) -> Row:
    """Return the columns of one end of a dyad."""
    return {
        role: who.name if who else None,
        f"{role}_id": who.id if who else None,
        f"{role}_country": who.country if who else None,
    }


def rows(collection: Collection) -> Iterator[Row]:
    """Yield the events as rows of plain values, by date and id; those without a date last."""
    articles = {article.id: article for article in collection.articles}
    reprints = dict(collection.reprints)
    events = collection.events
    for place in sorted(range(len(events)), key=list(map(row_order, events)).__getitem__):
        yield row(events[place], articles, reprints)


def row(event: Event, articles: Mapping[str, Article], reprints: Mapping[str, str]) -> Row:
    """Return one event as a row: what is asserted of it, if anything is. The quote is that of the claim which asserts most."""
    told = asserted_part(event) if event.asserted else event
    evidence = min(event.claims, key=rank).evidence
    article = articles.get(evidence.article)
    return {
        "event": event.id,
        "label": label(event),
        "date": told.date.start if told.date else None,
        "date_end": told.date.end if told.date else None,
        "precision": told.date.precision if told.date else "by" if told.latest else None,
        "latest": told.latest,
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
        "articles": len({claim.evidence.article for claim in event.claims}),
        "witnesses": witnesses(told, articles, reprints),
        "article": article.origin if article else None,
    }


def side(role: str, actors: Iterable[Actor]) -> Row:
    """Return the columns of the sources or of the targets; their parts are in step."""
    told = [
        (one.name, one.id, one.country, one.country_from, one.kind, whole.name, whole.id)
        for one, whole in ((one, one.at("group")) for one in actors)
    ]
    parts = zip(*told, strict=True) if told else ((),) * len(SIDE)
    return {
        role + column: "; ".join([part or "" for part in each]) or None
        for column, each in zip(SIDE, parts, strict=True)
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


def row_order(event: Event) -> str:
    """Sort rows by date, those without one last, and by id."""
    told = asserted_part(event) if event.asserted else event
    return f"{told.date.start if told.date else '~'} {event.id}"


def cell(value: Value) -> str:
    """Return a value as text that no spreadsheet takes for a formula.

    >>> cell("=HYPERLINK(1)"), cell(-9.5), cell(None), cell(True)
    ("'=HYPERLINK(1)", '-9.5', '', 'true')
    """
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def quoted(text: str) -> str:
    """Return a cell as CSV; the standard library leaves a lone carriage return bare, which its own reader then refuses.

    >>> quoted("one, two"), quoted("three")
    ('"one, two"', 'three')
    """
    return '"' + text.replace('"', '""') + '"' if QUOTED.search(text) else text
