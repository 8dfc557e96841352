"""Articles as rows of Parquet, which needs the extra ``parquet``. Knows row groups; never knows fields."""

from collections.abc import Iterator
from importlib.util import find_spec

from kg.articles.pieces import Found, Opened, seekable
from kg.articles.problems import problem
from kg.articles.records import Record, articles_of
from kg.articles.tables import check_header

ROWS = 256


def parquet_articles(file: Opened) -> Iterator[Found]:
    """Yield the article of each row."""
    if find_spec("pyarrow") is None:
        raise problem(
            file.name, "Parquet needs a library more", "run: pip install 'polkg[parquet]'"
        )
    from pyarrow import ArrowException  # noqa: PLC0415  # an extra
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    try:
        table = ParquetFile(seekable(file))
        check_header(table.schema_arrow.names, file)
        yield from articles_of(records(table), file)
    except (ArrowException, OSError) as error:
        raise problem(file.name, f"broken Parquet ({error})", "save it again") from None


def records(table: "ParquetFile") -> Iterator[tuple[str, Record]]:  # type: ignore[name-defined]  # noqa: F821  # an extra
    """Yield each row as a record, with its number."""
    number = 0
    for batch in table.iter_batches(batch_size=ROWS):
        for row in batch.to_pylist():
            number += 1
            yield f":{number}", row
