"""The query page in a browser: questions are asked and answered, and no text from the graph becomes markup."""

import json
from collections.abc import Iterator

import pytest

from kg.query import questions
from tests.browser import CHROMIUM, Browser
from tests.serve.serving import exported, serving

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")]
CELLS = "[...document.querySelectorAll('#table td')].map(cell => cell.textContent)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as found:
        yield found


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(exported(tmp_path_factory.mktemp("export"))) as port:
        yield f"http://127.0.0.1:{port}/query"


def ask(browser: Browser, text: str) -> None:
    browser.evaluate(f"part('query').value = {json.dumps(text)}; part('form').requestSubmit()")
    browser.wait_for("!part('table').hidden || !part('problem').hidden || !part('graph').hidden")


def test_a_named_question_is_answered_without_a_complaint(browser: Browser, page: str) -> None:
    browser.open(page)
    assert (
        browser.evaluate("document.querySelectorAll('#question option').length")
        == len(questions()) + 1
    )
    browser.evaluate(
        "part('question').value = 'denied'; part('question').dispatchEvent(new Event('change'))"
    )
    browser.evaluate("part('form').requestSubmit()")
    browser.wait_for("!part('table').hidden")
    assert "The Kremlin denied that Russia had sent troops to Belarus." in browser.evaluate(CELLS)
    assert browser.messages == []
    assert {url.partition("/query")[0] for url in browser.requests if not url.startswith("data:")} <= {
        page.removesuffix("/query"), page.replace("/query", "/sparql"), page.replace("/query", "/questions.json")
    }  # fmt: skip


def test_a_parameter_narrows_a_question(browser: Browser, page: str) -> None:
    browser.open(page)
    text = "# parameter: who: its name {\nSELECT ?who { ?a rel:accuse ?b . ?a skos:prefLabel ?who }"
    mine = {
        "name": "mine",
        "title": "Mine",
        "text": text,
        "parameters": [{"name": "who", "meaning": "its name"}],
    }
    browser.evaluate(
        f"questions.push({json.dumps(mine)}); part('question').add(new Option('Mine', 'mine'))"
    )
    browser.evaluate(
        "part('question').value = 'mine'; part('question').dispatchEvent(new Event('change'))"
    )
    for given, found in (("Greece", ["Greece"]), ('x" } SERVICE', []), ("", ["France", "Greece"])):
        browser.evaluate(
            f"document.querySelector('#parameters input').value = {json.dumps(given)}; part('form').requestSubmit()"
        )
        browser.wait_for("part('state').textContent.includes('row')")
        assert sorted(browser.evaluate(CELLS)) == found
        browser.evaluate("part('state').textContent = ''")


def test_no_text_becomes_markup(browser: Browser, page: str) -> None:
    browser.open(page)
    cruel = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    ask(browser, f"SELECT ({json.dumps(cruel)} AS ?x) {{}}")
    assert browser.evaluate(CELLS) == [cruel]
    ask(browser, f"CONSTRUCT {{ <urn:a> <urn:b> {json.dumps(cruel)} }} WHERE {{}}")
    ask(browser, "SELECT " + cruel)
    assert "cannot stand here" in browser.evaluate("part('problem').textContent")
    assert browser.evaluate("document.querySelectorAll('img, main script').length") == 0
    assert browser.evaluate("document.title") == "Ask the graph"


def test_a_slip_is_shown_with_its_caret(browser: Browser, page: str) -> None:
    browser.open(page)
    ask(browser, "ASK {\n ?s ?p }")
    assert browser.evaluate("part('problem').textContent").endswith("\n ?s ?p }\n       ^\n")
