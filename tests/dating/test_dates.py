"""Expressions of time, read from plain words: a Doc made by hand has no parse, and needs none."""

from datetime import date
from itertools import product

import pytest
import spacy

from kg.dating.calendar import Found, limited
from kg.dating.expressions import expressions
from tests.reading import claims

MONDAY = date(2020, 8, 31)
BLANK = spacy.blank("en")


def read(text: str, published: date | None = MONDAY, past: bool = True) -> list[Found | None]:
    doc = BLANK(text)
    found = [
        (expression.limit, expression.read(past)) for expression in expressions(doc[:], published)
    ]
    return [limited(limit, dates, published, past) if dates else None for limit, dates in found]


def day(month: int, number: int, year: int = 2020) -> Found:
    return Found(date(year, month, number), date(year, month, number), "day")


def span(start: str, end: str, precision: str) -> Found:
    return Found(date.fromisoformat(start), date.fromisoformat(end), precision)


PAST = {
    "They met on Monday.": day(8, 31),
    "They met on Sunday.": day(8, 30),
    "They met on Tuesday.": day(8, 25),
    "They met last Monday.": day(8, 24),
    "They met last Friday.": day(8, 28),
    "They met today.": day(8, 31),
    "They met yesterday.": day(8, 30),
    "They met last week.": span("2020-08-24", "2020-08-30", "week"),
    "They met late last week.": span("2020-08-27", "2020-08-30", "week"),
    "They met early last week.": span("2020-08-24", "2020-08-27", "week"),
    "They met last month.": span("2020-07-01", "2020-07-31", "month"),
    "They met late last month.": span("2020-07-18", "2020-07-31", "interval"),
    "They met last year.": span("2019-01-01", "2019-12-31", "year"),
    "They met earlier this month.": span("2020-08-01", "2020-08-31", "month"),
    "They met two days ago.": day(8, 29),
    "They met 10 days ago.": day(8, 21),
    "They met a month ago.": span("2020-07-01", "2020-07-31", "month"),
    "They met three years ago.": span("2017-01-01", "2017-12-31", "year"),
    "They met on July 8.": day(7, 8),
    "They met on 8 July.": day(7, 8),
    "They met on July 8th, 2016.": day(7, 8, 2016),
    "They met on December 24.": day(12, 24, 2019),
    "They met on Sept. 1, 2019.": day(9, 1, 2019),
    "They met in May.": span("2020-05-01", "2020-05-31", "month"),
    "They met in November.": span("2019-11-01", "2019-11-30", "month"),
    "They met in May 2016.": span("2016-05-01", "2016-05-31", "month"),
    "They met last August.": span("2019-08-01", "2019-08-31", "month"),
    "They met in 2015.": span("2015-01-01", "2015-12-31", "year"),
    "They have met since 2011.": span("2011-01-01", "2020-08-31", "interval"),
    "They have met since Friday.": span("2020-08-28", "2020-08-31", "interval"),
    "They have met since early July.": span("2020-07-01", "2020-08-31", "interval"),
    "They met on Sunday night.": day(8, 30),
    "They met last night.": day(8, 30),
    "They met overnight.": span("2020-08-30", "2020-08-31", "interval"),
    "They met this week.": span("2020-08-30", "2020-08-31", "week"),
    "They met earlier this year.": span("2020-01-01", "2020-08-31", "year"),
    "They met over the weekend.": span("2020-08-29", "2020-08-30", "interval"),
    "They met in mid-July.": span("2020-07-10", "2020-07-20", "interval"),
    "They met in late May 2018.": span("2018-05-18", "2018-05-31", "interval"),
    "They met between Tuesday and Friday.": span("2020-08-25", "2020-08-28", "interval"),
    "They met on July 3-5.": span("2020-07-03", "2020-07-05", "interval"),
    "They met from 2003 to 2007.": span("2003-01-01", "2007-12-31", "interval"),
    "They met in 2006 and 2011.": span("2006-01-01", "2011-12-31", "interval"),
    "They met in the 1990s.": span("1990-01-01", "1999-12-31", "interval"),
    "In 2014, they met.": span("2014-01-01", "2014-12-31", "year"),
    "They met last Wednesday (August 26).": day(8, 26),
    "They met Friday, Aug. 28, 2020.": day(8, 28),
    "They met on 2019-03-04.": day(3, 4, 2019),
    "In the last year, they met twice.": span("2019-08-31", "2020-08-31", "interval"),
    "They have met in recent weeks.": span("2020-07-27", "2020-08-31", "interval"),
    "They met for weeks.": span("2020-07-27", "2020-08-31", "interval"),
    "They met several months ago.": span("2019-12-05", "2020-07-02", "interval"),
    "They met a few days ago.": span("2020-08-24", "2020-08-29", "interval"),
    "They met in the early 2000s.": span("2000-01-01", "2003-12-31", "interval"),
    "They met in the late 1980s.": span("1986-01-01", "1989-12-31", "interval"),
    "They met in early 2018.": span("2018-01-01", "2018-04-30", "interval"),
    "They met late last year.": span("2019-09-01", "2019-12-31", "interval"),
    "They met at the end of May.": span("2020-05-20", "2020-05-31", "interval"),
    "They met in the middle of June 2012.": span("2012-06-10", "2012-06-20", "interval"),
    "They met in the first quarter of 2015.": span("2015-01-01", "2015-03-31", "interval"),
    "They met in the second half of 2014.": span("2014-07-01", "2014-12-31", "interval"),
    "They met in the fourth quarter.": span("2019-10-01", "2019-12-31", "interval"),
    "They met this spring.": span("2020-03-01", "2020-05-31", "interval"),
    "They met last winter.": span("2019-12-01", "2020-02-29", "interval"),
    "They met in the summer of 2013.": span("2013-06-01", "2013-08-31", "interval"),
    "They met in the winter of 1999-2000.": span("1999-12-01", "2000-02-29", "interval"),
    "They met on New Year's Eve.": day(12, 31, 2019),
    "They met on Christmas Day 2014.": day(12, 25, 2014),
    "They met on Easter Sunday.": day(4, 12),
    "They met between 3 and 5 May.": span("2020-05-03", "2020-05-05", "interval"),
    "They met from March to June 2011.": span("2011-03-01", "2011-06-30", "interval"),
    "They met on May 3, 4 and 5.": span("2020-05-03", "2020-05-05", "interval"),
    "They met from 12 to 14 October 2013.": span("2013-10-12", "2013-10-14", "interval"),
    "They met Monday through Wednesday.": span("2020-08-24", "2020-08-26", "interval"),
    "They met on Thursday or Friday.": span("2020-08-27", "2020-08-28", "interval"),
    "They met in May last year.": span("2019-05-01", "2019-05-31", "month"),
    "They met on October 14 last year.": day(10, 14, 2019),
    "They met a decade ago.": span("2010-01-01", "2010-12-31", "year"),
    "They met a week ago Tuesday.": day(8, 18),
    "They met on Tuesday last week.": day(8, 25),
    "They met the day before yesterday.": day(8, 29),
    "They met in the past few weeks.": span("2020-07-27", "2020-08-31", "interval"),
    "They met for the past month.": span("2020-07-31", "2020-08-31", "interval"),
    "They met earlier in the month.": span("2020-08-01", "2020-08-31", "month"),
    "They have met since the start of the year.": span("2020-01-01", "2020-08-31", "interval"),
    "They met during the 1990-91 war.": span("1990-01-01", "1991-12-31", "interval"),
    "They met on the first Monday of March.": day(3, 2),
    "They met on the second Tuesday of last month.": day(7, 14),
    "They met on the third Friday of October 2017.": day(10, 20, 2017),
    "They met on the last Sunday in June.": day(6, 28),
    "They met on the fourth Thursday of November.": day(11, 28, 2019),
    "The second Saturday of this month, they met.": day(8, 8),
    "They met on the fifth Wednesday of July 2020.": day(7, 29),
    "They met on the first Sunday of May last year.": day(5, 5, 2019),
    "They met on the fifth Friday of February 2019.": None,
    "They met on the last Monday of August 2016.": day(8, 29, 2016),
    "They met on the 2nd of this month.": day(8, 2),
    "They met on the 15th of last month.": day(7, 15),
    "On the 31st of last month they met.": day(7, 31),
    "They met on the 1st of this month, and parted.": day(8, 1),
    "They met on 19-Nov-19.": day(11, 19, 2019),
    "They met on 3-Feb-2011.": day(2, 3, 2011),
    "They met on 28/Jul/98.": day(7, 28, 1998),
    "They met on 07-May-04.": day(5, 7, 2004),
    "They met on 31-Jun-14.": None,
    "They met a fortnight ago.": span("2020-08-14", "2020-08-20", "week"),
    "They met two fortnights ago.": span("2020-07-31", "2020-08-06", "week"),
    "They met four decades ago.": span("1980-01-01", "1980-12-31", "year"),
    "They met a few decades ago.": span("1920-09-25", "2000-09-05", "interval"),
    "They met in the past fortnight.": span("2020-08-17", "2020-08-31", "interval"),
    "They met for three fortnights.": span("2020-07-20", "2020-08-31", "interval"),
    "They met in the last two decades.": span("2000-08-31", "2020-08-31", "interval"),
    "They met over the past decade.": span("2010-08-31", "2020-08-31", "interval"),
    "They met in recent decades.": None,
    "They met last decade.": span("2010-01-01", "2019-12-31", "interval"),
    "It was not until Friday that they met.": day(8, 28),
    "They met after 9/11.": None,
}  # fmt: skip
AHEAD = {
    "They will meet on Monday.": day(8, 31),
    "They will meet on Tuesday.": day(9, 1),
    "They will meet next Monday.": day(9, 7),
    "They will meet tomorrow.": day(9, 1),
    "They will meet next week.": span("2020-09-07", "2020-09-13", "week"),
    "They will meet next month.": span("2020-09-01", "2020-09-30", "month"),
    "They will meet next year.": span("2021-01-01", "2021-12-31", "year"),
    "They will meet on December 24.": day(12, 24),
    "They will meet within 48 hours.": span("2020-08-31", "2020-09-02", "interval"),
    "They will meet by Friday.": span("2020-08-31", "2020-09-04", "interval"),
    "They will meet by September 9.": span("2020-08-31", "2020-09-09", "interval"),
    "They will meet by the end of the year.": span("2020-08-31", "2020-12-31", "interval"),
    "They will meet on January 5.": day(1, 5, 2021),
    "They will meet in February.": span("2021-02-01", "2021-02-28", "month"),
    "They will meet through Friday.": span("2020-08-31", "2020-09-04", "interval"),
    "They will meet in two weeks.": span("2020-09-11", "2020-09-17", "week"),
    "They will meet the day after tomorrow.": day(9, 2),
    "They will meet next spring.": span("2021-03-01", "2021-05-31", "interval"),
    "They will meet Thursday next week.": day(9, 10),
    "They will meet in the next few days.": span("2020-08-31", "2020-09-07", "interval"),
    "They will meet in the next two decades.": span("2020-08-31", "2040-09-15", "interval"),
    "They will meet in the next three fortnights.": span("2020-08-31", "2020-10-12", "interval"),
    "They will meet before the end of October.": span("2020-08-31", "2020-10-31", "interval"),
    "They will meet prior to Friday.": span("2020-08-31", "2020-09-04", "interval"),
    "They will meet by the end of the week.": span("2020-08-31", "2020-09-06", "interval"),
    "They will meet on the second Tuesday of next month.": day(9, 8),
    "They will meet on the last Saturday of April.": day(4, 24, 2021),
    "They will meet on the first Friday in December.": day(12, 4),
    "They will meet on the 3rd of next month.": day(9, 3),
    "They will meet on the 30th of next month.": day(9, 30),
    "They will meet on 5-Oct-21.": day(10, 5, 2021),
    "They will meet within the next fortnight.": span("2020-08-31", "2020-09-14", "interval"),
    "They will meet within the next month.": span("2020-08-31", "2020-10-01", "interval"),
    "They will meet in a fortnight.": span("2020-09-11", "2020-09-17", "week"),

    "They will meet this week.": span("2020-08-31", "2020-09-06", "week"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), PAST.items())
def test_what_took_place_lies_before_the_article(text, found):
    assert read(text) == [found]


@pytest.mark.parametrize(("text", "found"), AHEAD.items())
def test_what_is_to_come_lies_after_the_article(text, found):
    assert read(text, past=False) == [found]


@pytest.mark.parametrize(
    "text", [text for text in {**PAST, **AHEAD} if not any(year in text for year in ("20", "19"))]
)
def test_without_a_date_of_the_article_only_full_dates_and_years_are_read(text):
    assert read(text, None) in ([None], [])


@pytest.mark.parametrize(
    "text", ["They met on July 8th, 2016.", "They met in May 2016.", "They met in 2015."]
)
def test_full_dates_and_years_need_no_date_of_the_article(text):
    assert read(text, None) == [PAST[text]]


@pytest.mark.parametrize(
    "text",
    [
        "They met.",
        "It rained on 31 February 2020.",
        "Room 2015 is free.",
        "A Sundayschool opened.",
        "They met before Monday.",
        "They met after May.",
        "It cost $2,015.",
        "It grew in fiscal 2014.",
        "They met on 3/11.",
        "They met half a year ago.",
        "They lost 2010 soldiers.",
        "It cost $2,015 in 2,016 shops.",
        "They met within 99999999999 days.",
    ],
)
def test_no_date_is_better_than_a_wrong_one(text):
    assert read(text) in ([], [None])


UNITS = ("hour", "day", "week", "weekend", "fortnight", "month", "year", "decade")
COUNTED = [
    pattern.format(unit=unit, count=count, s="" if count == "one" else "s")
    for pattern, unit, count in product(
        (
            "in the next {count} {unit}{s}", "over the past {count} {unit}{s}", "within {count} {unit}{s}", "in {count} {unit}{s}",
            "{count} {unit}{s} ago", "for {count} {unit}{s}", "late in the next {count} {unit}{s}", "by the end of next {unit}",
            "in the first days of this {unit}", "in the coming {unit}s", "several {unit}s ago", "for {unit}s", "earlier this {unit}",
        ),
        UNITS, ("one", "12", "99"),
    )
]  # fmt: skip
DAYS = [
    date.min,
    date(1, 12, 31),
    date(2020, 2, 29),
    date(2019, 12, 31),
    date(2021, 1, 1),
    date(2020, 8, 31),
    date(9999, 1, 1),
    date.max,
]


@pytest.mark.parametrize("published", DAYS)
def test_every_expression_can_be_read_on_any_day(published):
    words = (f"They met {expression}." for expression in COUNTED)
    for text in [
        *PAST,
        *AHEAD,
        *words,
        "They met on February 29.",
        "They met on the 31st of June.",
        "They met on June 31, 2019.",
    ]:
        for past in (True, False):
            for found in read(text, published, past):
                assert found is None or found.start <= found.end


def test_an_act_has_the_date_of_its_own_clause():
    (claim,) = claims("France accused Mali on Sunday.")
    assert claim.date is not None
    assert (claim.date.start, claim.date.precision, claim.date.text) == (
        date(2020, 8, 30),
        "day",
        "on Sunday",
    )


def test_an_act_has_no_date_without_the_date_of_the_article():
    (claim,) = claims("France accused Mali on Sunday.", None)
    assert claim.date is None
