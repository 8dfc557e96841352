"""Answers as rows, and how they look. Knows tables, CSV, JSON and Turtle; never knows a query."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox
import rdflib

from kg.errors import QueryError
from kg.export.turtle import document
from kg.query.engine import JSON, NTRIPLES
from kg.rdf.terms import Triple, from_oxigraph, to_rdflib

Value = str | int | float | bool | Decimal | date | None
XSD = "http://www.w3.org/2001/XMLSchema#"
WHOLE = """
integer long int short byte nonNegativeInteger positiveInteger unsignedLong unsignedInt unsignedShort unsignedByte
nonPositiveInteger negativeInteger
""".split()
TYPES: dict[str, Callable[[str], Value]] = {
    **{XSD + name: int for name in WHOLE},
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "date": date.fromisoformat,
    XSD + "boolean": lambda text: {"true": True, "1": True, "false": False, "0": False}[text],
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: rows of plain values; of CONSTRUCT and DESCRIBE also the triples that the rows are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    triples: tuple[Triple, ...] | None = None

    @property
    def graph(self) -> rdflib.Graph | None:
        """The triples as a graph of rdflib, nothing for a table."""
        return None if self.triples is None else to_rdflib(self.triples)


def media_of(form: str) -> str:
    """Return the media type from which an answer can be read."""
    return NTRIPLES if form in {"CONSTRUCT", "DESCRIBE"} else JSON


def read(content: bytes, form: str, order: Sequence[str] = ()) -> Answer:
    """Return the answer in the bytes of that media type, its columns in some order."""
    if form in {"CONSTRUCT", "DESCRIBE"}:
        quads = list(ox.parse(content, ox.RdfFormat.N_TRIPLES))
        rows = tuple(
            (plain(quad.subject), plain(quad.predicate), plain(quad.object)) for quad in quads
        )
        triples = tuple(
            (from_oxigraph(quad.subject), from_oxigraph(quad.predicate), from_oxigraph(quad.object))
            for quad in quads
        )
        return Answer(("subject", "predicate", "object"), rows, triples)
    results = ox.parse_query_results(content, ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QueryBoolean):
        return Answer(("answer",), ((bool(results),),))
    names = [variable.value for variable in results.variables]
    columns = tuple(sorted(names, key=order.index)) if order else tuple(names)
    return Answer(columns, tuple(tuple(plain(row[name]) for name in columns) for row in results))


def plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    """Return a term as a plain value: IRIs and what has no Python type become text."""
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return str(term) if isinstance(term, ox.Triple) else term.value
    try:
        return TYPES.get(term.datatype.value, str)(term.value)
    except (ValueError, KeyError, InvalidOperation):
        return term.value


def formatted(answer: Answer, form: str = "table") -> str:
    """Return an answer as ``table``, ``csv``, ``json`` or, if it is a graph, ``ttl``."""
    if form not in FORMATS:
        raise QueryError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    return FORMATS[form](answer)


def as_table(answer: Answer) -> str:
    """Return columns under their names; control characters, which could drive a terminal, are left out."""
    rows = [list(answer.columns), *([shown(value) for value in row] for row in answer.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines) + "\n"


def shown(value: Value) -> str:
    """Return a value on one line of print."""
    return "".join(character if character.isprintable() else " " for character in written(value))


def written(value: Value) -> str:
    """Return a value as text, as SPARQL writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def as_csv(answer: Answer) -> str:
    """Return CSV with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([written(value) for value in row] for row in answer.rows)
    return out.getvalue()


def as_json(answer: Answer) -> str:
    """Return a list of objects, one per row."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1, default=in_json) + "\n"


def in_json(value: Value) -> float | str:
    """Return what JSON has for a date or a decimal."""
    return float(value) if isinstance(value, Decimal) else str(value)


def as_ttl(answer: Answer) -> str:
    """Return the graph in Turtle."""
    if answer.triples is None:
        raise QueryError("only CONSTRUCT and DESCRIBE give a graph; choose table, csv or json")
    return document(answer.triples)


FORMATS: dict[str, Callable[[Answer], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
    "ttl": as_ttl,
}
