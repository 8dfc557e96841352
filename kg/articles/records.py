"""Articles as records: rows of a table, objects of JSON. Knows which field is the text; never knows how a record is written."""

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from kg.articles.any_day import order_of
from kg.articles.details import is_text
from kg.articles.html import is_html, plain
from kg.articles.names import KEYS, known
from kg.articles.pieces import Found, Opened, Piece
from kg.articles.problems import one_line, problem, shown
from kg.errors import InputError

Record = Mapping[str, object]
INSIDE = ("fields", "_source", "attributes")
CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*\Z")
SHORTENED = "its text was cut short by the service that gave it, so most of the article is missing"
FIRST, MOST_NAMES, LONGEST_ID = 1_000, 12, 120


def articles_of(records: Iterable[tuple[str, Record]], file: Opened) -> Iterator[Found]:
    """Yield the article of each record, given with its place; numeric days are read as the first thousand show."""
    each = ((place, flat(record)) for place, record in records)
    first = list(islice(each, FIRST))
    order = order_of([record.get(day_name(record, file)) for _, record in first])
    for place, record in chain(first, each):
        names = known(record, file.columns)
        try:
            text, notes = text_of(record, names, f"{file.name}{place}")
        except InputError as error:
            yield error
            continue
        values = {key: record[names[key]] for key in KEYS if names.get(key) in record}
        own = own_id(record.get(names.get("id", "")))
        more = further(record, set(names.values()))
        yield Piece(text, values, place, id=own, more=more, notes=notes, order=order)


def further(record: Record, known: Container[str]) -> dict[str, str]:
    """Return what else a record says, under its own names; what is long, or no line of text, is no detail."""
    found = {
        one_line(name.strip())[:LONGEST_ID]: written(value)
        for name, value in record.items()
        if name not in known
    }
    return {name: value for name, value in found.items() if name and value and is_text(value)}


def written(value: object) -> str:
    """Return a value as one line: a list is joined, an object stays JSON, nothing and bytes are no words.

    >>> written(["World", "Trade"]), written({"lat": 9.5}), written(True), written(None)
    ('World, Trade', '{"lat": 9.5}', 'true', '')
    """
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(written, value)))
    if isinstance(value, Mapping | bool):
        return json.dumps(value, ensure_ascii=False, default=str) if value != {} else ""
    if value is None or isinstance(value, bytes) or value != value:  # noqa: PLR0124  # not a number
        return ""
    return str(value).strip()


def flat(record: Record) -> Record:
    """Return a record with the fields that some services put one level deeper."""
    deeper = [found for name in INSIDE if isinstance(found := record.get(name), Mapping)]
    own = {name: value for name, value in record.items() if name not in INSIDE or not deeper}
    return {**own, **{name: value for found in deeper for name, value in found.items()}}


def day_name(record: Record, file: Opened) -> str:
    """Return the name of the field with the day."""
    return known(record, file.columns).get("published", "")


def has_text(record: Record, columns: Mapping[str, str]) -> bool:
    """Return whether a record has a field for the text of an article."""
    return known(flat(record), columns).get("text", "") in flat(record)


def text_of(record: Record, names: Mapping[str, str], where: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a record, as words alone, with notes; raises ``InputError`` where it has none."""
    name = names.get("text", "")
    if name not in record:
        raise without_text(record, where)
    text = record[name]
    if text is None or (isinstance(text, str) and not text.strip()):
        raise problem(where, f"{shown(name)} is empty", "fill it, or leave it out", "without text")
    if not isinstance(text, str):
        raise problem(where, f"no string under {shown(name)}", "put the article's text there")
    text = plain(text) if is_html(text) else text
    cut = CUT.sub("", text)
    return (cut, (SHORTENED,)) if cut != text else (text, ())


def without_text(names: Iterable[str], where: str, kind: str = "") -> InputError:
    """Return the error of a record or table that has no field for the text, with the names it has."""
    return problem(
        where,
        f"none of its columns or keys is known for the text of articles: {listed(list(names))}",
        "name the one that is with --column text=NAME",
        kind,
    )


def listed(names: Sequence[str]) -> str:
    """Return the names as a message has them, not all where they are many."""
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return (
        ", ".join(shown(name) for name in names[:MOST_NAMES]) + more if names else "there are none"
    )


def own_id(value: object) -> str:
    """Return what a record calls itself, if that can be written in a line."""
    given = isinstance(value, str | int) and not isinstance(value, bool)
    return one_line(str(value).strip())[:LONGEST_ID] if given else ""
