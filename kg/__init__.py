"""kg: who did what to whom, when, where, according to whom, and what did not happen.

>>> import kg
>>> graph = kg.build("articles/", published="2020-08-31")  # doctest: +SKIP
"""

from collections.abc import Callable, Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, KgError, PipelineError, QueryError, SeedError, UsageError

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = ["Graph", "InputError", "KgError", "PipelineError", "QueryError", "SeedError", "UsageError", "build", "load"]

try:
    __version__ = version("polkg")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "unknown"


def build(
    inputs: str | Path | Iterable[str | Path],
    published: str | date | None = None,
    pipeline: str | None = None,
    refused: Callable[[InputError], None] | None = None,
) -> "Graph":
    """Return the graph of some articles: files, folders, globs, JSON lines.

    ``published`` (a date or ISO text) counts for articles without a date of their own; ``pipeline`` names a spaCy pipeline to
    use in place of the embedded one. An input that cannot be read raises its InputError, unless ``refused`` takes it.
    """
    from kg.graph import Graph  # noqa: PLC0415  # pandas, rdflib and spaCy load only when they are needed
    from kg.pipeline import build as build_collection  # noqa: PLC0415

    try:
        day = date.fromisoformat(published) if isinstance(published, str) else published
    except ValueError as error:
        raise UsageError(f"published={published!r} is no date: write it as YYYY-MM-DD") from error
    return Graph(build_collection(inputs, day, pipeline, refused))


def load(folder: str | Path) -> "Graph":
    """Return the graph of an export, from its ``articles.jsonl`` and ``claims.jsonl``."""
    from kg.graph import Graph  # noqa: PLC0415

    return Graph.load(folder)


def __getattr__(name: str) -> Any:  # noqa: ANN401  # the hook is typed so
    """Return ``Graph``, imported on first use."""
    if name == "Graph":
        from kg.graph import Graph  # noqa: PLC0415

        return Graph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
