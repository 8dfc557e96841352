from datetime import date

import pytest

from kg.articles.days import dateline, publication


@pytest.mark.parametrize("line", [
    "Friday, August 21, 2015", "21 August 2015", "2015-08-21", "Aug. 21, 2015", "Fri, 21 Aug 2015", "August 21st, 2015",
    "**August 21, 2015**",
    "August 21, 2015 9:12 AM", "21 August 2015, 14:30 GMT",
])  # fmt: skip
def test_a_date_alone_in_a_line_is_found(line: str) -> None:
    assert dateline(["Title", "", line, "Text."]) == date(2015, 8, 21)


@pytest.mark.parametrize(
    "line",
    [
        "On August 21, 2015 the war began.",
        "08/09/2015",
        "February 30, 2015",
        "August 2015",
        "August 21",
        "May",
    ],
)
def test_what_is_no_whole_date_is_none(line: str) -> None:
    assert dateline([line]) is None


def test_a_date_far_below_is_not_the_date_of_the_article() -> None:
    assert dateline([*["Text"] * 6, "August 21, 2015"]) is None


def test_a_notice_of_publication_gives_its_date() -> None:
    assert publication(["Share", "Published March 3, 2018 · 4 min read"]) == date(2018, 3, 3)
    assert publication(["Updated August 12, 2016", "Published last week"]) is None
