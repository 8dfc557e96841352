"""SPARQL over an export. Knows which questions are allowed and how answers look; never knows how an export is made.

A query comes from anybody. It is parsed and judged here (``judge``, ``grammar``, ``tokens``) and answered by pyoxigraph (``engine``) in a
process of its own with limits (``child``), so that the worst one ends there.
"""

from collections.abc import Mapping
from pathlib import Path

from kg.errors import QueryError
from kg.query import child
from kg.query.answers import Answer, formatted, media_of, read
from kg.query.engine import Source
from kg.query.judge import judged
from kg.query.names import LABELS, NAMED, Names
from kg.query.questions import (
    Parameter,
    Question,
    first_value,
    is_bare,
    question,
    questions,
    text_of,
    values_of,
    with_values,
)
from kg.types import Level

__all__ = [
    "Answer",
    "Parameter",
    "Question",
    "first_value",
    "formatted",
    "judged",
    "query",
    "questions",
    "text_of",
    "values_of",
    "with_values",
]


def query(
    source: Source,
    text: str,
    timeout: float = 30.0,
    values: Mapping[str, str] | None = None,
    level: Level = "actor",
) -> Answer:
    """Return the answer to a SPARQL query over an export's folder, or a graph.

    ``timeout``: seconds for answering, reading the folder not counted. ``values``: what some of the query's variables stand for;
    the name of an actor means all who belong to it, unless it stands between quotation marks. ``level``: whether actors are
    asked for, or the groups or countries that they roll up to.
    """
    if isinstance(source, Path) and not (source / "graph.ttl").is_file():
        raise QueryError(f"{source}: no graph.ttl there; is it the folder that `kg build` wrote?")
    meant = names_meant(source, text, values or {}, timeout)
    return answer(source, with_values(text, meant), timeout, level)


def answer(source: Source, text: str, timeout: float, level: Level = "actor") -> Answer:
    """Return the answer to a query without parameters."""
    asked = judged(text)
    content = child.asked(source, asked, media_of(asked.form), timeout, level=level)
    return read(content, asked.form, asked.order)


def names_meant(
    source: Source, text: str, values: Mapping[str, str], timeout: float
) -> dict[str, str | tuple[str, ...]]:
    """Return the values, each name of an actor as the names of all whom it means."""
    meanings = {one.name: one.meaning for one in question("", text).parameters}
    asked = {
        name
        for name, value in values.items()
        if meanings.get(name, "").startswith(NAMED) and is_bare(value)
    }
    if not asked:
        return dict(values)
    known = Names(answer(source, LABELS, timeout).rows)
    return {name: known.meant(value) if name in asked else value for name, value in values.items()}
