from datetime import date

import pytest

from kg.dating.calendar import (
    DAYS,
    before_today,
    clipped,
    day,
    day_in,
    days_in,
    easter,
    limited,
    month_of,
    moved,
    part_of,
    week_of,
    weekday_in,
    year_of,
    years_of,
)

THURSDAY = date(2015, 4, 16)


def test_a_week_begins_on_monday():
    found = week_of(THURSDAY)
    assert (found.start, found.end) == (date(2015, 4, 13), date(2015, 4, 19))


def test_months_count_over_the_turn_of_the_year():
    assert month_of(2015, 13) == month_of(2016, 1)
    assert month_of(2015, 0) == month_of(2014, 12)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2038, date(2038, 4, 25))],
)
def test_easter(year, sunday):
    assert easter(year) == sunday


@pytest.mark.parametrize(
    ("year", "month", "weekday", "which", "found"),
    [
        (2015, 4, 0, 1, date(2015, 4, 6)),
        (2015, 4, 3, 5, date(2015, 4, 30)),
        (2016, 2, 0, -1, date(2016, 2, 29)),
        (1999, 8, 6, 2, date(1999, 8, 8)),
    ],
)
def test_a_weekday_of_a_month_is_found_by_its_number(year, month, weekday, which, found):
    assert weekday_in(month_of(year, month), weekday, which) == day(found)


def test_a_month_has_no_fifth_of_most_weekdays_and_no_31st_in_spring():
    assert weekday_in(month_of(2015, 4), 4, 5) is None
    assert day_in(month_of(2015, 4), 31) is None
    assert day_in(month_of(2015, 4), 0) is None


@pytest.mark.parametrize("unit", [unit for unit in DAYS if unit != "hour"])
def test_every_unit_moves_a_date_both_ways(unit):
    back, forth = moved(day(THURSDAY), unit, -2), moved(day(THURSDAY), unit, 2)
    assert back.end < THURSDAY < forth.start


@pytest.mark.parametrize("unit", DAYS)
def test_the_last_units_end_today(unit):
    found = before_today(unit, 30, THURSDAY)
    assert found.end == THURSDAY
    assert found.start < THURSDAY


def test_hours_make_whole_days():
    assert (days_in("hour", 23), days_in("hour", 48), days_in("fortnight", 2)) == (0, 2, 28)


def test_a_part_lies_in_its_whole():
    for whole in (week_of(THURSDAY), month_of(2015, 2), year_of(2015), years_of(2010, 2019)):
        for part in ("early", "mid", "late", "end", "first", "second"):
            found = part_of(whole, part)
            assert whole.start <= found.start <= found.end <= whole.end


def test_a_limit_reaches_to_the_article_or_from_it():
    april = month_of(2015, 4)
    assert limited("since", day(date(2015, 4, 2)), THURSDAY, past=True) == april._replace(
        start=date(2015, 4, 2), end=THURSDAY, precision="interval"
    )
    assert limited("by", april, THURSDAY, past=False) == april._replace(
        start=THURSDAY, precision="interval"
    )
    assert limited("until", april, THURSDAY, past=True) is None
    assert limited("after", april, THURSDAY, past=True) is None
    assert limited("", april, THURSDAY, past=True) == april


def test_what_lies_around_the_article_is_cut_to_what_is_past_or_left():
    april = month_of(2015, 4)
    assert (
        clipped(april, THURSDAY, past=True).end
        == clipped(april, THURSDAY, past=False).start
        == THURSDAY
    )
    assert clipped(month_of(2014, 4), THURSDAY, past=True) == month_of(2014, 4)
