import io
from dataclasses import replace
from datetime import date

import pandas as pd
import pyarrow
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet as arrow_parquet

from kg.export.parquet import parquet
from kg.export.tables import COLUMNS, events_frame, rows
from kg.types import Collection
from tests.samples import sample


def table(collection: Collection) -> pyarrow.Table:
    return arrow_parquet.read_table(io.BytesIO(parquet(collection)))


def test_pyarrow_reads_the_rows_of_the_table():
    assert table(sample()).to_pylist() == list(rows(sample()))


def test_pandas_reads_the_frame_that_python_gives():
    found = pd.read_parquet(io.BytesIO(parquet(sample())))
    expected = events_frame(sample())
    assert tuple(found.columns) == COLUMNS
    for name in ("event", "source", "target", "status", "goldstein", "asserted", "claims", "quote"):
        assert found[name].tolist() == expected[name].tolist() or found[name].equals(
            expected[name].astype(found[name].dtype)
        )
    assert found["asserted"].sum() == sum(event.asserted for event in sample().events)


def test_columns_have_types():
    schema = table(sample()).schema
    assert {
        name: str(schema.field(name).type)
        for name in ("date", "published", "asserted", "goldstein", "claims", "cameo")
    } == {
        "date": "date32[day]",
        "published": "date32[day]",
        "asserted": "bool",
        "goldstein": "double",
        "claims": "int64",
        "cameo": "string",
    }


def source(text: str) -> str | None:
    """Return the source that is read back where an actor bears a name."""
    event = next(event for event in sample().events if event.sources)
    named = replace(event, sources=(replace(event.sources[0], name=text),))
    (found,) = table(Collection((), (named,)))["source"].to_pylist()
    return found


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(max_examples=100, deadline=None)
def test_any_text_reads_back_as_it_was(text):
    assert source(text) == text


def test_a_lone_surrogate_becomes_the_replacement_character():
    assert source("a\ud800b") == "a\ufffdb"


def test_dates_of_any_century():
    event = next(event for event in sample().events if event.date)
    long_ago = replace(event, date=replace(event.date, start=date(1204, 4, 13)))
    assert table(Collection((), (long_ago,)))["date"].to_pylist() == [date(1204, 4, 13)]


def test_the_same_events_give_the_same_bytes_in_any_order():
    collection = sample()
    assert parquet(replace(collection, events=collection.events[::-1])) == parquet(collection)


def test_no_events_are_a_table_with_all_columns():
    assert (
        table(Collection()).schema == table(sample()).schema and table(Collection()).num_rows == 0
    )
