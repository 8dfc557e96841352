"""Articles and claims as Arrow tables, for those who share the reading out over many machines.

Knows the columns of both; never knows who calls: a local loop, Ray Data, Spark. Needs the extra
``parquet``.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kg.articles.read import article_id
from kg.articles.texts import Input
from kg.corpus.reader import Reader, Task
from kg.errors import InputError, UsageError
from kg.events.collect import collection_of
from kg.graph import Graph
from kg.lexicon.load import Folders, load
from kg.lines import article as article_from
from kg.lines import article_line, claims_from
from kg.pipeline import articles_of
from kg.types import Article, Claim, LeftOut, Mention, each_actor

if TYPE_CHECKING:
    import pyarrow as pa

ARTICLES: Mapping[str, str] = {
    "id": "string",
    "text": "string",
    "origin": "string",
    "title": "string",
    "published": "date",
    "url": "string",
    "publisher": "string",
    "language": "string",
    "license": "string",
    "author": "string",
    "more": "string",
}
"""The columns of a table of articles, those of ``articles.jsonl``; only ``text`` must be there.

``more`` is an object of JSON.
"""
CLAIMS: Mapping[str, str] = {
    "article": "string",
    "id": "string",
    "action": "string",
    "cameo": "string",
    "status": "string",
    "asserted": "boolean",
    "source": "string",
    "target": "string",
    "speaker": "string",
    "date": "date",
    "date_end": "date",
    "place": "string",
    "quote": "string",
    "line": "string",
    "note": "string",
    "left_out": "string",
}
"""The columns of a table of claims.

``line`` is the claim as in ``claims.jsonl``, and the others are read off it. A row without a claim
has a ``note`` on words that broke a step, or tells why a whole article was ``left_out``.
"""
SPARK = ", ".join(f"{name} {kind}" for name, kind in CLAIMS.items())
"""The columns of a table of claims as Spark's ``mapInPandas`` asks for them."""


class TableReader:
    """Reads a table of articles into a table of claims; pickled by none, made once where it reads.

    ``seconds``: the time of one article, None for any. Raises UsageError without pyarrow.
    """

    def __init__(
        self, pipeline: str | None = None, seeds: Folders = None, seconds: float | None = 300.0
    ) -> None:
        arrow()
        self.reader, self.seconds = Reader(pipeline, seeds), seconds

    def __call__(self, table: "pa.Table") -> "pa.Table":
        """Return one row for each claim, and for each note on what was left out, in order."""
        articles = {str(n): one for n, one in enumerate(articles_in(table))}
        answer = self.reader(Task(tuple(articles.items()), self.seconds))
        finished = {one.key: one for one in answer.finished}
        rows: list[dict[str, Any]] = []
        for name, article in articles.items():
            if name in finished:
                lines = finished[name].claims
                claims = claims_from(lines, self.reader.lexicon.actors.find)
                rows += [row(*one) for one in zip(claims, lines, strict=True)]
                rows += [{"article": article.id, "note": one.says} for one in finished[name].broken]
            else:
                says = f"takes longer than {self.seconds or 0:g} seconds and is left out"
                rows.append({"article": article.id, "left_out": says})
        return table_of(rows, CLAIMS)


def row(claim: Claim, line: str) -> dict[str, Any]:
    """Return a claim as a row; several actors are joined with "; "."""
    return {
        "article": claim.evidence.article,
        "id": claim.id,
        "action": claim.action,
        "cameo": claim.cameo,
        "status": claim.status,
        "asserted": claim.asserted,
        "source": names(claim.sources),
        "target": names(claim.targets),
        "speaker": names(claim.speakers),
        "date": claim.date.start if claim.date else None,
        "date_end": claim.date.end if claim.date else None,
        "place": claim.place.name if claim.place else None,
        "quote": claim.evidence.quote,
        "line": line,
    }


def names(mentions: Iterable[Mention]) -> str | None:
    """Return the names of actors, in the order of the text."""
    return "; ".join(actor.name for actor in each_actor(mentions)) or None


def articles_table(
    inputs: Input | Iterable[Input],
    published: date | None = None,
    refused: Callable[[InputError], None] | None = None,
    columns: Mapping[str, str] | None = None,
) -> "pa.Table":
    """Return the articles of whatever ``kg build`` reads as a table.

    What is none goes to ``refused``; without it, the first broken input raises its InputError.
    """

    def stop(error: InputError) -> None:
        if not error.kind:
            raise error

    given = [inputs] if isinstance(inputs, Input) else inputs
    found = articles_of(given, published, refused or stop, columns)
    return table_of((record(one.article) for one in found), ARTICLES)


def graph(
    articles: "pa.Table",
    claims: "pa.Table",
    seeds: Folders = None,
    left_out: Iterable[InputError] = (),
) -> Graph:
    """Return the graph of articles and of the claims that were read in them, wherever that was.

    Whatever the order of the rows, it saves the same bytes as ``kg build``. ``left_out`` are the
    errors of inputs that gave no article, which ``run.json`` lists.
    """
    lexicon = load(seeds)
    rows = claims.select(["article", "line", "left_out"]).to_pylist()
    slow = {one["article"]: one["left_out"] for one in rows if one["left_out"]}
    given = list(articles_in(articles))
    lines = [one["line"] for one in rows if one["line"]]
    found = collection_of(
        (article for article in given if article.id not in slow),
        claims_from(sorted(lines), lexicon.actors.find),
        lexicon.actors,
        lexicon.judgements,
    )
    inputs = [LeftOut(one.where, one.reason) for one in left_out]
    inputs += [LeftOut(one.origin, slow[one.id]) for one in given if one.id in slow]
    return Graph(found, tuple(inputs))


def articles_in(table: "pa.Table") -> Iterator[Article]:
    """Yield the articles of a table; raises InputError for a row that is none."""
    if "text" not in table.column_names:
        told = ", ".join(table.column_names) or "none"
        raise InputError(f"a table of articles has no column 'text'; its columns are: {told}")
    known = table.select([name for name in ARTICLES if name in table.column_names])
    for number, given in enumerate(known.to_pylist(), start=1):
        made = {name: value for name, value in given.items() if value is not None}
        if isinstance(day := made.get("published"), date):
            made["published"] = (day.date() if isinstance(day, datetime) else day).isoformat()
        try:
            made["id"] = made.get("id") or article_id(made["text"], made.get("url"))
            made["more"] = json.loads(made.get("more") or "{}")
            blank: dict[str, Any] = {"origin": made["id"], "title": "", "language": "en"}
            absent = dict.fromkeys(("published", "url", "publisher"))
            yield article_from(blank | absent | made)
        except KeyError:
            raise InputError(f"row {number} of a table of articles has no text") from None
        except (TypeError, ValueError) as error:
            raise InputError(f"row {number} of a table of articles: {error}") from None


def record(article: Article) -> dict[str, Any]:
    """Return an article as a row."""
    told: dict[str, Any] = json.loads(article_line(article))
    more = json.dumps(dict(article.more), ensure_ascii=False) if article.more else None
    return told | {"published": article.published, "more": more}


def table_of(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> "pa.Table":
    """Return rows as a table; what a row does not have is null."""
    found = arrow()
    kinds = {"string": found.string(), "boolean": found.bool_(), "date": found.date32()}
    schema = found.schema([(name, kinds[kind]) for name, kind in columns.items()])
    return found.Table.from_pylist(list(rows), schema)


def arrow() -> Any:  # noqa: ANN401  # a module of an extra, which ships no types
    """Return pyarrow; raises UsageError where it is not installed."""
    if find_spec("pyarrow") is None:
        raise UsageError(
            "tables of articles need pyarrow: install it with pip install 'polkg[parquet]'"
        )
    import pyarrow  # noqa: PLC0415  # an extra

    return pyarrow
