"""Days in the forms that the field writes them; what is no day costs a note and nothing else."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.any_day import any_day, order_of

FIFTH = date(2009, 1, 5)


@pytest.mark.parametrize("value", [
    "2009-01-05", "2009-1-5", "2009/01/05", "2009.01.05", "20090105", "20090105T101500Z", "2009-01-05T23:59:59-08:00", "2009-01-05 10:15:00.000 UTC",
    "January 5, 2009", "Jan. 5 2009", "5 January 2009", "5th of January 2009", "05-Jan-2009", "Monday, January 5, 2009 10:15 AM EST", "Mon, 05 Jan 2009 10:15:00 +0100",
    "5.1.2009", "05.01.2009 10:15", 1231150500, "1231150500", "1231150500000", 1231150500.25, date(2009, 1, 5), datetime(2009, 1, 5, 10, tzinfo=UTC), "January 5, 2009 Monday", "Updated: Jan 5, 2009",
])  # fmt: skip
def test_a_day_is_read_in_any_form(value: object) -> None:
    assert (any_day(value).day, any_day(value).note) == (FIFTH, "")


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        " ",
        "null",
        "NaN",
        "NaT",
        "N/A",
        "0000-00-00",
        "0001-01-01",
        "0001-01-01T00:00:00",
        "1/1/0001 12:00:00 AM",
        "9999-12-31",
        "1970-01-01T00:00:00Z",
        0,
        "0",
    ],
)
def test_a_null_day_is_none(value: object) -> None:
    assert (any_day(value).day, any_day(value).note) == (None, "")


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "2009",
        "January 2009",
        "2009-13-01",
        "31/02/2009",
        "5/2009",
        "yesterday",
        "12345",
        True,
    ],
)
def test_what_is_no_day_is_noted(value: object) -> None:
    found = any_day(value)
    assert found.day is None and found.note.endswith("write it as 2020-08-31")


@pytest.mark.parametrize(("value", "order", "day"), [
    ("13/01/2009", "", date(2009, 1, 13)), ("01/13/2009", "", date(2009, 1, 13)), ("05/01/2009", "day first", FIFTH),
    ("01/05/2009", "month first", FIFTH), ("01/13/2009", "day first", date(2009, 1, 13)), ("05/05/2009", "", date(2009, 5, 5)),
])  # fmt: skip
def test_a_numeric_day_is_read_as_it_can_be(value: str, order: str, day: date) -> None:
    assert (any_day(value, order).day, any_day(value, order).note) == (day, "")  # type: ignore[arg-type]


def test_a_day_that_may_be_two_is_noted() -> None:
    found = any_day("05/01/2009")
    assert found.day == date(2009, 5, 1) and "may be day/month/year" in found.note


def test_the_order_of_a_column_is_that_of_its_clearest_day() -> None:
    assert order_of(["05/01/2009", "23/01/2009"]) == "day first"
    assert order_of(["05/01/2009", "01/23/2009"]) == "month first"
    assert order_of(["05/01/2009", None, "2009-01-23"]) == ""


@given(
    st.one_of(
        st.text(),
        st.integers(),
        st.floats(),
        st.from_regex(r"[0-9]{1,4}[-/.][0-9]{1,4}[-/.][0-9]{1,4}.*"),
    )
)
def test_no_value_breaks_the_reader_of_days(value: object) -> None:
    any_day(value)
