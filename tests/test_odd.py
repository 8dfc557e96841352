"""A sample of the odd sentences of ``benchmarks/odd.py``, through the whole line."""

from datetime import date
from itertools import islice

import pytest

from benchmarks.odd import PLAIN, Maker, Report, Told, run
from kg import build

BINARY = ": binary data, no text; give plain text, Markdown or JSON lines"


def test_odd_sentences_break_no_step_and_take_no_other_sentence_with_them():
    report = run(160, 2, formats=("gexf", "nquads"))
    assert len(report.count) == len(Maker(2).kinds)
    assert not [str(note) for note in report.notes]
    assert not report.lost
    assert set(report.refused) <= {BINARY}  # a text of control characters is none


def test_the_same_seed_makes_the_same_sentences():
    assert list(islice(Maker(3).sentences(), 50)) == list(islice(Maker(3).sentences(), 50))
    assert list(islice(Maker(3).sentences(), 50)) != list(islice(Maker(4).sentences(), 50))


def test_an_endless_sentence_is_read_and_takes_no_other_with_it():
    report = Report()
    report.read(Told(f"{Maker(5).endless(1500)}\n\n{PLAIN}\n", [], date(2020, 8, 31)))
    assert report.clean


def test_a_plain_sentence_that_is_lost_is_noticed():
    report = Report()
    report.read(Told("Nothing happened.\n", [], None))
    assert not report.clean


ONCE_BREAKING = [
    "Iran plans to attack Iraq in the next two decades.",
    "Iran plans to attack Iraq in the next three fortnights.",
    "Iran will attack Iraq within 99999999999 days.",
    "Iran attacked Iraq on the 31st of June, in the year 0.",
    "Iran accused Iraq.\n" + "https://example.org/2020/08/31/a-b-c?utm_source=x&y=%20#z " * 20,
    "Iran accused Iraq.\n" + "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 " * 30,
]


@pytest.mark.parametrize("sentence", ONCE_BREAKING)
def test_what_once_broke_the_program_gives_a_claim(sentence: str):
    (event,) = build(sentence, published="2020-08-31").events
    assert [actor.name for actor in (*event.sources, *event.targets)] == ["Iran", "Iraq"]


@pytest.mark.parametrize("day", ["0001-01-01", "1900-01-01", "9999-12-31", None])
@pytest.mark.filterwarnings("error")
def test_no_day_of_an_article_breaks_a_step(day: str | None):
    assert len(build("\n\n".join(ONCE_BREAKING), published=day).articles) == 1
