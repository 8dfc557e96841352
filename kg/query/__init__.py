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
from kg.query.questions import (
    Parameter,
    Question,
    first_value,
    questions,
    text_of,
    values_of,
    with_values,
)

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
    source: Source, text: str, timeout: float = 30.0, values: Mapping[str, str] | None = None
) -> Answer:
    """Return the answer to a SPARQL query over an export's folder, or a graph.

    ``timeout``: seconds for answering, reading the folder not counted. ``values``: what some of the query's variables stand for.
    """
    if isinstance(source, Path) and not (source / "graph.ttl").is_file():
        raise QueryError(f"{source}: no graph.ttl there; is it the folder that `kg build` wrote?")
    asked = judged(with_values(text, values or {}))
    return read(child.asked(source, asked, media_of(asked.form), timeout), asked.form, asked.order)
