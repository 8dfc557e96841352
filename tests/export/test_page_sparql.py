"""A page that carries a SPARQL store: what it is taken from, what it may do, and what it answers.

The store is the npm package ``oxigraph``, which is no part of kg: a stand-in of a few lines shows what the page does with a store, and
where ``node_modules`` in the checkout holds the package, the same is asked of it.
"""

import csv
import gzip
import io
import json
import re
from base64 import b64encode
from html import unescape
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import UsageError
from kg.export.page import page
from kg.export.page_sparql import Engine, engine
from tests.axe import faults, needs_axe
from tests.browser import Browser
from tests.export.page_samples import (
    ATTACK_CODES,
    ATTACKS,
    CODES,
    hostile,
    needs_browser,
    sample,
)
from tests.firefox import FIREFOX, Firefox

ROOT = Path(__file__).parents[2]
needs_package = pytest.mark.skipif(
    not (ROOT / "node_modules" / "oxigraph").is_dir(), reason="no npm package oxigraph here"
)
needs_firefox = pytest.mark.skipif(FIREFOX is None, reason="no firefox here")
STAND_IN = """
export class Store {
  load(turtle) { this.size = turtle.length; }
  query(question) {
    if (question.includes("FOREVER")) for (;;) {}
    if (question.includes("WRONG")) throw new Error("error at 3:7: expected a question");
    if (question.includes("ASK")) return true;
    const named = (value) => ({ termType: "NamedNode", value });
    const plain = (value) => ({ termType: "Literal", value });
    return [new Map([["who", named("https://w3id.org/polkg/actor/country-russia")], ["words", plain("=1+1 <img src=x onerror=window.hacked=1>")]]), new Map([["who", named("https://w3id.org/polkg/ns#Claim")]])];
  }
}
async function __wbg_init(program) { if (program.module_or_path.byteLength !== 4) throw new Error("no program"); }
"""  # the program that it is given has four bytes
NOTE = "document.getElementById('sparql-note').textContent"
TABLE = "[...document.querySelectorAll('#sparql-table tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"


def stand_in() -> Engine:
    packed = b64encode(gzip.compress(b"arsd", mtime=0)).decode("ascii")
    return Engine("0.5.0", STAND_IN, packed, "A licence with <b>marks</b>.")


def ask(browser: Browser, question: str) -> str:
    browser.evaluate(
        f"document.getElementById('sparql').open = true; document.getElementById('sparql-question').value = {json.dumps(question)};"
        " document.getElementById('sparql-ask').click()"
    )
    browser.wait_for("!document.getElementById('sparql-ask').disabled")
    return str(browser.evaluate(NOTE))


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sparql") / "graph.html"
    path.write_text(page(sample(), codes=CODES, engine=stand_in()), encoding="utf-8", newline="\n")
    return path


# --- the package -----------------------------------------------------------------------------------------------------------


def package(folder: Path, version: str = "0.5.11") -> Path:
    place = folder / "node_modules" / "oxigraph"
    place.mkdir(parents=True)
    (place / "package.json").write_text(json.dumps({"version": version}), encoding="utf-8")
    (place / "web.js").write_text(STAND_IN, encoding="utf-8")
    (place / "web_bg.wasm").write_bytes(b"arsd")
    return place


def test_a_package_is_found_as_npm_installs_it(tmp_path: Path):
    place = package(tmp_path)
    assert engine(tmp_path) == engine(place)
    assert engine(place).version == "0.5.11"
    assert "Apache License" in engine(place).licence


def test_what_is_no_package_is_said_with_how_to_mend_it(tmp_path: Path):
    with pytest.raises(UsageError, match="npm install oxigraph"):
        engine(tmp_path)
    place = package(tmp_path, version="0.4.9")
    with pytest.raises(UsageError, match=r"oxigraph 0\.4\.9"):
        engine(tmp_path)
    (place / "package.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="no whole npm package"):
        engine(tmp_path)


def test_a_wrong_folder_is_said_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    missing = str(tmp_path / "nowhere")
    code = main(
        ["build", "seeds/articles", "-o", str(tmp_path / "out"), "--page-with-sparql", missing]
    )
    assert code != 0
    assert "no npm package oxigraph" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# --- the page --------------------------------------------------------------------------------------------------------------


def policy(html: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    return unescape(found[1])


def test_only_a_page_with_a_store_may_run_one():
    plain, with_store = page(sample(), codes=CODES), page(sample(), codes=CODES, engine=stand_in())
    assert "wasm" not in policy(plain)
    assert "worker" not in policy(plain)
    assert 'id="sparql"' not in plain
    assert "'wasm-unsafe-eval'; worker-src data:" in policy(with_store)
    assert "connect-src 'none'" in policy(with_store)
    assert page(sample(), codes=CODES, engine=stand_in()) == with_store


@pytest.mark.browser
@needs_browser
def test_an_answer_is_a_table_and_a_file(browser: Browser, stored: Path):
    browser.open(stored)
    assert ask(browser, "SELECT * { ?s ?p ?o }") == "2 rows."
    assert browser.evaluate(TABLE) == [
        ["Russia", "=1+1 <img src=x onerror=window.hacked=1>"], ["kg:Claim", ""],
    ]  # fmt: skip
    browser.evaluate("document.querySelector('#sparql-table .name').click()")
    assert browser.evaluate("document.querySelector('#evidence h2').textContent") == "Russia"
    browser.evaluate(
        "URL.createObjectURL = (blob) => { window.taken = blob; return 'data:,' }; HTMLAnchorElement.prototype.click = () => 0;"
        "document.getElementById('sparql-csv').click()"
    )
    text = browser.evaluate("window.taken.text()")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1][1].startswith("'=1+1")
    assert ask(browser, "ASK { ?s ?p ?o }") == "1 row."
    assert ask(browser, "WRONG") == "error at line 2, letter 7: expected a question"
    assert browser.evaluate("typeof window.hacked") == "undefined"
    assert browser.messages == []
    assert all(url.startswith(("file:", "data:")) for url in browser.requests)


@pytest.mark.browser
@needs_browser
def test_a_question_without_end_is_ended_and_the_next_is_answered(browser: Browser, stored: Path):
    browser.open(stored)
    browser.evaluate(
        "const wait = setTimeout; window.setTimeout = (then, long) => wait(then, Math.min(long, 3000)); 0"
    )
    assert ask(browser, "FOREVER").startswith("No answer within 30 seconds")
    assert ask(browser, "ASK") == "1 row."


@pytest.mark.browser
@needs_browser
def test_a_copy_of_the_page_answers_as_well(browser: Browser, stored: Path, tmp_path: Path):
    browser.open(stored)
    copy = tmp_path / "story.html"
    copy.write_text(browser.evaluate("kgPage.pageText(kgPage.story())"), encoding="utf-8", newline="\n")  # fmt: skip
    browser.open(copy)
    assert ask(browser, "ASK") == "1 row."


@pytest.mark.browser
@needs_browser
@needs_axe
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_beside_a_store(browser: Browser, stored: Path, dark: bool):
    browser.open(stored, dark=dark)
    ask(browser, "SELECT * { ?s ?p ?o }")
    assert faults(browser) == []


# --- the real store --------------------------------------------------------------------------------------------------------


@pytest.mark.browser
@needs_browser
@needs_package
def test_the_store_answers_about_the_claims_of_the_page_and_changes_nothing(
    browser: Browser, tmp_path: Path
):
    path = tmp_path / "graph.html"
    path.write_text(
        page(sample(), codes=CODES, engine=engine(ROOT)), encoding="utf-8", newline="\n"
    )
    browser.open(path)
    assert ask(browser, "SELECT ?c { ?c a kg:Claim }") == f"{len(sample().claims)} rows."
    assert ask(browser, "INSERT DATA { <http://a> <http://b> 1 }").startswith("error at line 1, ")
    assert "not supported" in ask(browser, "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }")
    assert ask(browser, "SELECT ?c { ?c a kg:Claim }") == f"{len(sample().claims)} rows."
    assert browser.messages == []


@pytest.mark.browser
@needs_browser
@needs_package
def test_no_hostile_text_stops_the_store_from_loading(browser: Browser, tmp_path: Path):
    path = tmp_path / "graph.html"
    whole = hostile(ATTACKS)
    path.write_text(page(whole, codes=ATTACK_CODES, engine=engine(ROOT)), encoding="utf-8", newline="\n")  # fmt: skip
    browser.open(path)
    assert re.fullmatch(
        r"\d+ rows?\.", ask(browser, "SELECT ?c { ?c a kg:Claim }").replace(",", "")
    )
    assert browser.evaluate("typeof window.hacked") == "undefined"


@pytest.mark.browser
@needs_firefox
def test_firefox_answers_too(tmp_path: Path, stored: Path):
    with Firefox() as firefox:
        firefox.open(stored)
        firefox.evaluate("document.getElementById('sparql').open = true; document.getElementById('sparql-ask').click()")  # fmt: skip
        firefox.evaluate("return new Promise((done) => setTimeout(done, 3000))")
        assert firefox.evaluate(f"return {NOTE}") == "2 rows."
        assert firefox.requests() == []
        assert firefox.messages() == []
