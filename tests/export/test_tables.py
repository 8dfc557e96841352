import csv
import io
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from kg.events.single_code import single_code
from kg.export.tables import COLUMNS, cell, events_csv, events_frame
from kg.types import Collection
from tests.samples import sample


def table(collection: Collection) -> dict[str, dict[str, str]]:
    return {row["event"]: row for row in csv.DictReader(io.StringIO(events_csv(collection)))}


def test_there_is_one_row_per_event():
    found = table(sample())
    assert set(found) == {event.id for event in sample().events}
    assert all(tuple(row) == COLUMNS for row in found.values())


def test_a_row_tells_what_its_event_tells():
    found = table(sample())
    for event in sample().events:
        row = found[event.id]
        assert (row["action"], row["status"], row["asserted"]) == (
            event.action,
            event.status,
            str(event.asserted).lower(),
        )
        assert row["source"] == "; ".join(actor.name for actor in event.sources)
        assert row["target_id"] == "; ".join(actor.id for actor in event.targets)
        assert row["date"] == (event.date.start.isoformat() if event.date else "")
        assert row["speaker"] == "; ".join(actor.name for actor in event.speakers)
        assert row["quote"] in {claim.evidence.quote for claim in event.claims}
        assert int(row["claims"]) == len(event.claims)
        assert row["plover_code"] == (single_code(event.action, event.status) or "")
        assert row["quad_class"] and -10 <= float(row["goldstein"]) <= 10


def test_the_quote_is_one_that_asserts_where_one_does():
    found = table(sample())
    for event in sample().events:
        quotes = {claim.evidence.quote for claim in event.claims if claim.asserted}
        assert not event.asserted or found[event.id]["quote"] in quotes


def test_lines_end_with_a_line_feed():
    text = events_csv(sample())
    assert text.endswith("\n") and "\r" not in text
    assert text.count("\n") == len(sample().events) + 1


def test_order_of_events_does_not_matter():
    collection = sample()
    assert events_csv(replace(collection, events=collection.events[::-1])) == events_csv(collection)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)"]
)
def test_no_cell_is_a_formula(text):
    collection = sample()
    event = next(event for event in collection.events if event.sources)
    source = replace(event.sources[0], name=text)
    row = table(Collection(collection.articles, (replace(event, sources=(source,)),)))[event.id]
    assert row["source"] == "'" + text


def test_numbers_stay_numbers():
    assert cell(-9.5) == "-9.5"
    assert any(row["goldstein"].startswith("-") for row in table(sample()).values())


def test_a_frame_has_real_types():
    frame = events_frame(sample())
    assert tuple(frame.columns) == COLUMNS and len(frame) == len(sample().events)
    assert all(
        pd.api.types.is_datetime64_dtype(frame[name]) for name in ("date", "date_end", "published")
    )
    assert (
        frame["asserted"].dtype == bool
        and frame["claims"].dtype == "int64"
        and frame["goldstein"].dtype == "float64"
    )
    assert frame["asserted"].sum() == sum(event.asserted for event in sample().events)


def test_a_frame_holds_dates_of_any_century():
    collection = sample()
    event = next(event for event in collection.events if event.date)
    long_ago = replace(event, date=replace(event.date, start=date(1204, 4, 13)))
    frame = events_frame(replace(collection, events=(long_ago,)))
    assert frame["date"].dt.year[0] == 1204


def test_no_events_are_an_empty_table():
    assert events_csv(Collection()) == ",".join(COLUMNS) + "\n"
    assert tuple(events_frame(Collection()).columns) == COLUMNS


def test_an_article_that_is_missing_leaves_its_cells_empty():
    assert {row["url"] for row in table(replace(sample(), articles=())).values()} == {""}
