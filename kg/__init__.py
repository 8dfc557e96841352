"""kg: who did what to whom, when, where, according to whom, and what did not happen.

>>> import kg
>>> graph = kg.build("articles/", published="2020-08-31")  # doctest: +SKIP
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import data
from kg.errors import InputError, KgError, PipelineError, QueryError, SeedError, UsageError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.lexicon.load import Folders

__all__ = [
    "Graph",
    "InputError",
    "KgError",
    "PipelineError",
    "QueryError",
    "SeedError",
    "UsageError",
    "build",
    "load",
    "merge",
    "read",
]

__version__ = data.program()


def build(
    inputs: str | Path | Iterable[str | Path],
    published: str | date | None = None,
    pipeline: str | None = None,
    refused: Callable[[InputError], None] | None = None,
    seeds: "Folders" = None,
    columns: Mapping[str, str] | None = None,
) -> "Graph":
    """Return the graph of some articles: files, folders, globs; what is plainly a text is read as one.

    ``published`` (a date or ISO text) counts for articles without a date of their own; ``pipeline`` names a spaCy pipeline to
    use in place of the embedded one. A broken input raises its InputError, unless ``refused`` takes it; what is no article in
    English is passed over, unless nothing else is there, and goes to ``refused`` too. ``columns`` names the columns of tables
    that have no usual name, such as ``{"text": "Story"}``.
    ``seeds`` names a folder, or several, of one's own seed files, which add to those of kg or replace them by id.
    """
    from kg.articles.texts import as_input  # noqa: PLC0415
    from kg.graph import Graph  # noqa: PLC0415
    from kg.pipeline import build as build_collection  # noqa: PLC0415

    given = map(as_input, [inputs] if isinstance(inputs, str | Path) else inputs)
    return Graph(
        build_collection(given, day(published), pipeline, refused, seeds=seeds, columns=columns)
    )


def read(
    text: str,
    published: str | date | None = None,
    title: str = "",
    pipeline: str | None = None,
    seeds: "Folders" = None,
) -> "Graph":
    """Return the graph of one article's text, even of a text that looks like a path; its claims say who, what and why.

    ``published`` and ``title`` count where the text does not begin with its own; a text without any words raises InputError.
    """
    from kg.articles.texts import Text  # noqa: PLC0415
    from kg.graph import Graph  # noqa: PLC0415
    from kg.pipeline import build as build_collection  # noqa: PLC0415

    if not isinstance(text, str):
        raise UsageError(f"kg.read takes a text, not {text!r}: kg.build reads files")
    return Graph(build_collection(Text(text, title), day(published), pipeline, seeds=seeds))


def load(folder: str | Path, seeds: "Folders" = None) -> "Graph":
    """Return the graph of an export, from its ``articles.jsonl`` and ``claims.jsonl``.

    ``seeds``: one's own, if it was built with any, so that what they say of their actors is known.
    """
    from kg.graph import Graph  # noqa: PLC0415

    return Graph.load(folder, seeds)


def merge(graphs: "Iterable[Graph]", seeds: "Folders" = None) -> "Graph":
    """Return the union of some graphs, with actors resolved and reports of one act joined anew, in any order.

    Of an article that several graphs hold, the fullest reading counts; another one is noted in ``left_out``.
    ``seeds``: one's own, as in ``kg.load``.
    """
    from kg.graph import Graph  # noqa: PLC0415

    return Graph.merge(graphs, seeds)


def day(published: str | date | None) -> date | None:
    """Return a date of a call."""
    try:
        return date.fromisoformat(published) if isinstance(published, str) else published
    except ValueError as error:
        raise UsageError(f"published={published!r} is no date: write it as YYYY-MM-DD") from error


def __getattr__(name: str) -> Any:  # noqa: ANN401  # the hook is typed so
    """Return ``Graph``, imported on first use."""
    if name == "Graph":
        from kg.graph import Graph  # noqa: PLC0415

        return Graph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
