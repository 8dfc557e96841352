"""The page writes lines of judgements.csv that kg can read: about two actors, about two acts."""

from pathlib import Path

import pytest

from kg.export.page import page
from kg.lexicon.judgements import COLUMNS, parsed
from kg.types import Judgement
from tests.browser import Browser
from tests.export.page_samples import CODES, assert_silent, needs_browser, sample

pytestmark = [pytest.mark.browser, needs_browser]
LINE = "document.querySelector('#evidence .judge textarea').value"
ANSWER = "document.querySelector('#evidence .judge [role=status]').textContent"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judge") / "graph.html"
    path.write_text(page(sample(), codes=CODES), encoding="utf-8", newline="\n")
    return path


def fill(browser: Browser, place: int, text: str) -> None:
    """Write into a field of the form."""
    field = f"document.querySelectorAll('#evidence .judge input')[{place}]"
    browser.evaluate(f"{field}.value = {text!r}; 0")


def press(browser: Browser, place: int) -> None:
    """Say that two are one, or that they are different."""
    browser.evaluate(f"document.querySelectorAll('#evidence .judge button')[{place}].click(); 0")


def judgements(browser: Browser) -> list[Judgement]:
    """Return what kg reads in the line."""
    return parsed(f"{','.join(COLUMNS)}\n{browser.evaluate(LINE)}\n", "judgements.csv")


def test_two_actors_are_judged_one(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Ukraine')")
    for place, text in enumerate(("lithuania", 'they said: "one, for once"', "A. Reader")):
        fill(browser, place, text)
    press(browser, 0)
    (judgement,) = judgements(browser)
    assert (judgement.verdict, judgement.why, judgement.by) == (
        "same", 'they said: "one, for once"', "A. Reader",
    )  # fmt: skip
    assert {judgement.one, judgement.other} <= {actor.id for actor in sample().actors}
    assert "about Lithuania" in browser.evaluate(ANSWER)
    assert_silent(browser)


def test_without_another_actor_or_a_reason_there_is_no_line(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Ukraine')")
    press(browser, 1)
    assert "another actor" in browser.evaluate(ANSWER)
    fill(browser, 0, "Lithuania")
    press(browser, 1)
    assert "Say why" in browser.evaluate(ANSWER)
    assert browser.evaluate(LINE) == ""


def test_two_acts_are_judged_different(browser: Browser, opened: Path):
    browser.open(opened)
    found = browser.evaluate(
        "(() => { for (const one of kgPage.events) { kgPage.select({ event: one.index });"
        " if (document.querySelector('#evidence .judge select')) return true; } return false; })()"
    )
    assert found
    fill(browser, 0, "another day")
    fill(browser, 1, "A. Reader")
    press(browser, 1)
    (judgement,) = judgements(browser)
    assert judgement.verdict == "different"
    assert {judgement.one, judgement.other} <= {event.id for event in sample().events}
