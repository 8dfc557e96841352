"""Events as Parquet: the columns of ``events.csv``, with their types. Knows pyarrow; never knows files."""

import io
import re

from kg.export.tables import COLUMNS, DATES, Value, rows
from kg.types import Collection

KINDS = dict.fromkeys(DATES, "date32") | {
    "asserted": "bool_",
    "goldstein": "float64",
    "latitude": "float64",
    "longitude": "float64",
    "claims": "int64",
    "articles": "int64",
    "witnesses": "int64",
}
SURROGATES = re.compile("[\ud800-\udfff]")


def parquet(collection: Collection) -> bytes:
    """Return one row per event, by date; dates, numbers and truth values are such, and what is not known is null."""
    import pyarrow  # noqa: PLC0415 -- an extra; whoever asks for the format is told if it is missing
    from pyarrow.parquet import write_table  # noqa: PLC0415

    found, file = list(rows(collection)), io.BytesIO()
    schema = pyarrow.schema(
        [(name, getattr(pyarrow, KINDS.get(name, "string"))()) for name in COLUMNS]
    )
    write_table(
        pyarrow.table(
            {name: [legal(row[name]) for row in found] for name in COLUMNS}, schema=schema
        ),
        file,
    )
    return file.getvalue()


def legal(value: Value) -> Value:
    """Return a value that UTF-8 can hold: a lone surrogate becomes the replacement character."""
    return SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value
