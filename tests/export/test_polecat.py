"""Events in the columns of POLECAT."""

import csv
import io
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from kg.events.single_code import OURS
from kg.export.polecat import COLUMNS, polecat, sectors_of
from kg.types import Actor, Collection, DateRange, Group, Place
from tests.samples import sample

TYPES = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST
SANCTION MOBILIZE COERCE ASSAULT""".split()


def rows(collection: Collection) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(polecat(collection)), delimiter="\t"))


def asserted(**changes):
    """Return a collection of the first asserted event with a date and both sides, changed."""
    event = next(
        one
        for one in sample().events
        if one.asserted and one.date and one.sources and one.targets and one.action not in OURS
    )
    return replace(sample(), events=(replace(event, **changes),))


def test_the_forty_columns_stand_in_the_order_of_the_files():
    assert len(COLUMNS) == 40 == len(set(COLUMNS))
    assert polecat(Collection()) == "\t".join(COLUMNS) + "\n"
    assert COLUMNS[7] == "Actor Name" and COLUMNS[15] == "Recipient Name"


def test_only_what_an_article_asserts_has_a_row():
    events = sample().events
    told = {one["Event ID"] for one in rows(sample())}
    assert told == {one.id for one in events if one.asserted and one.action not in OURS}
    assert any(not one.asserted for one in events)


def test_types_are_those_of_plover_and_quad_codes_are_spelt_as_there():
    found = rows(sample())
    assert {one["Event Type"] for one in found} <= set(TYPES)
    assert {one["Quad Code"] for one in found} <= {
        f"{manner} {what}"
        for manner in ("VERBAL", "MATERIAL")
        for what in ("COOPERATION", "CONFLICT")
    }
    assert all(-10 <= float(one["Event Intensity"]) <= 10 for one in found)


def test_pandas_reads_the_table():
    found = pd.read_csv(io.StringIO(polecat(sample())), sep="\t")
    assert tuple(found.columns) == COLUMNS
    assert len(found) == len(rows(sample()))


def test_a_span_of_days_is_no_day():
    year = DateRange(date(2019, 1, 1), date(2019, 12, 31), "year", "2019")
    (found,) = rows(asserted(date=year))
    assert found["Event Date"] == ""
    day = DateRange(date(2019, 1, 1), date(2019, 1, 1), "day", "1 January 2019")
    (found,) = rows(asserted(date=day))
    assert found["Event Date"] == "2019-01-01"


def test_degrees_of_something_else_are_left_out():
    town = Place("Gao", "MLI", "Gao", 0, 3, "town", 16.27, -0.04, 2457161)
    (found,) = rows(asserted(place=town))
    assert (found["City"], found["Country"], found["Latitude"]) == ("Gao", "MLI", "16.27")
    assert found["GeoNames ID"] == "2457161"
    (found,) = rows(asserted(place=replace(town, precision="near")))
    assert (found["Placename"], found["City"], found["Latitude"]) == ("Gao", "", "")
    assert found["GeoNames ID"] == ""


def test_several_actors_stand_in_step():
    mali = Actor("wd-Q912", "Mali", "country", "MLI")
    crowd = Actor("protesters-MLI-1", "protesters; in Gao", "protesters", "MLI")
    (found,) = rows(asserted(sources=(mali, crowd)))
    assert found["Actor Name"] == "Mali; protesters, in Gao"
    assert found["Actor Country"] == "MLI; MLI"
    assert found["Primary Actor Sector"] == "; CVL"
    assert found["Actor Sectors"] == "; CVL|OPP"
    assert found["Actor Title"] == ""


@pytest.mark.parametrize("name", ['=A"1', "a\tb\r\nc", "\u2028@x", '"quoted"'])
def test_no_name_breaks_a_row_or_is_a_formula(name):
    text = polecat(asserted(sources=(Actor("x", name),)))
    assert len(text.splitlines()) == 2
    (found,) = csv.DictReader(io.StringIO(text), delimiter="\t")
    assert found["Language"] == "en"
    assert found["Actor Name"][:1] not in "=@"


def test_who_holds_an_office_of_a_state_is_government_and_a_state_is_no_sector():
    state = Group("wd-Q912", "Mali", "country", "MLI")
    assert sectors_of(Actor("p", "A. Keïta", "person", "MLI", "President", group=state)) == ("GOV",)
    assert sectors_of(Actor("p", "A. Keïta", "person", "MLI")) == ()
    assert sectors_of(Actor("wd-Q912", "Mali", "country", "MLI", group=state)) == ()


def test_the_order_of_events_changes_nothing():
    assert polecat(replace(sample(), events=sample().events[::-1])) == polecat(sample())
