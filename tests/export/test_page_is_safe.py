"""No text of an article can make the page do anything: attacks in every field, through everything that can be done with the page."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from kg.export.page import page
from tests.browser import Browser
from tests.export.page_samples import (
    ATTACK_CODES,
    ATTACKS,
    CODES,
    assert_silent,
    hostile,
    needs_browser,
    sample,
)
from tests.firefox import FIREFOX, Firefox

needs_firefox = pytest.mark.skipif(FIREFOX is None, reason="no firefox here")

# Every control is used: what is typed, ticked, chosen, pressed; what is hovered; what is taken away.
USES = {
    "search": "for (const [i, actor] of kgPage.actors.entries()) if (i % (7 * every) === 0) { field.value = actor.name;"
    " field.dispatchEvent(new Event('input'));"
    " document.querySelector('#suggestions li')?.dispatchEvent(new Event('pointerdown', { cancelable: true })) }",
    "arrows": "for (const edge of kgPage.edges) if (edge.id % every === 0) { kgPage.select({ arrow: edge.id }); hover() }",
    "events": "for (const event of kgPage.events.keys()) if (event % every === 0) { kgPage.select({ event }); hover() }",
    "actors": "for (const actor of kgPage.actors.keys()) if (actor % (4 * every) === 0) { kgPage.select({ actor }, true); hover() }",
    "ticks": "for (const twice of [1, 2]) for (const box of document.querySelectorAll('input[type=checkbox]')) box.click()",
    "slots": "for (const slot of document.querySelectorAll('.slot')) for (const at of [0, 1, 9, 17, 25]) { slot.click(); hover(document.getElementById('choices'));"
    " const rows = document.querySelectorAll('#choices .choice'); (rows[at % (rows.length || 1)] ?? slot).click(); hover(document.getElementById('headline')); kgPage.undo() }",
    "order": "const list = document.getElementById('order'); for (const value of ['pair', 'last', 'first']) { list.value = value; list.dispatchEvent(new Event('change')) }",
    "answers": "for (const b of document.querySelectorAll('.card button')) { b.click(); for (const n of [...document.querySelectorAll('.shares .name')].slice(0, 3)) n.click(); hover(document.getElementById('overview')); kgPage.changeFilter({}, null); document.getElementById('reset').click() }",
    "strips": "kgPage.changeFilter({ source: 'kind:person' }, null); hover(document.getElementById('overview'));"
    " for (const c of document.querySelectorAll('.strip-column')) { c.dispatchEvent(new MouseEvent('click')); kgPage.undo() } document.getElementById('reset').click()",
    "reasons": "kgPage.select({ event: 7 }); for (const b of document.querySelectorAll('.code summary')) b.click(); hover()",
    "words": "for (const words of kgPage.events.slice(0, 40 / every).map((event) => event.action)) kgPage.changeFilter({ words });"
    " document.getElementById('reset').click()",
    "neighbourhood": "kgPage.select({ actor: 3 }, true); for (const b of document.querySelectorAll('.tools button')) b.click();"
    " document.getElementById('reset').click()",
    "views": "for (const view of ['timeline', 'matrix', 'periods', 'map']) { kgPage.showView(view); hover(document.getElementById('drawn'));"
    " for (const at of [0, 1, 2, 5]) { document.querySelectorAll('#drawn .spot')[at]?.dispatchEvent(new MouseEvent('click', { bubbles: true })); hover(document.getElementById('headline')); }"
    " kgPage.svgText(); document.getElementById('reset').click() } kgPage.showView('graph')",
    "table": "for (const row of [...document.querySelectorAll('#events tbody tr')].slice(0, 60 / every)) row.click();"
    " for (const b of document.querySelectorAll('#events tbody button')) hover(b)",
    "cite": "kgPage.select({ event: 5 }); for (const b of document.querySelectorAll('.quiet-button')) b.click()",
    "story": "for (const event of kgPage.events) if (event.index % (9 * every) === 0) { kgPage.select({ event: event.index }); document.getElementById('pin').click();"
    " const field = document.querySelector('#story-steps').lastChild.querySelector('textarea'); field.value = event.action; field.dispatchEvent(new Event('change')) }"
    " for (const at of kgPage.story().steps.keys()) { kgPage.tellStep(at); hover(document.getElementById('teller')) } kgPage.pageText(kgPage.story());"
    " kgPage.shareText('wide'); kgPage.shareText('square'); document.getElementById('teller-end').click()",
    "takeaway": "window.print = () => 0; HTMLAnchorElement.prototype.click = () => 0;"
    " for (const b of document.querySelectorAll('#takeaway button')) if (b.value !== 'address') b.click()",
    "groups": "for (const level of ['actors', 'groups']) { kgPage.changeLevel(level); for (const [at, { from, to }] of kgPage.ribbons().entries()) if (at % (9 * every) === 0) { kgPage.select({ pair: [from, to] }); hover() } }"
    " for (const [at, { id }] of kgPage.groups().entries()) if (id != null && at % (5 * every) === 0) { kgPage.fold(-1 - at, true); kgPage.select({ group: -1 - at }); hover(); kgPage.svgText();"
    " document.querySelector('#evidence .tools button').click(); hover(document.getElementById('ask')); kgPage.undo(); kgPage.fold(-1 - at, false) } kgPage.changeLevel('actors')",
    "texts": "kgPage.csvText(kgPage.events); kgPage.svgText(); kgPage.turtleText(kgPage.events); kgPage.claims.forEach(kgPage.citation)",
}
PRELUDE = (
    "const every = window.every ?? 1;"
    "const field = document.getElementById('search');"
    "const hover = (on = document.querySelector('#evidence')) => on.querySelectorAll('*').forEach((part) =>"
    " part.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })));"
)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = (
        tmp_path_factory.mktemp("page")
        / f"{quote('<img src=x onerror=window.hacked=1>', safe='')}.html"
    )
    whole = hostile(ATTACKS)
    path.write_text(
        page(whole, title=" ".join(ATTACKS), codes=ATTACK_CODES), encoding="utf-8", newline="\n"
    )
    return path


def test_there_are_many_attacks():
    assert len(ATTACKS) >= 300


@pytest.mark.browser
@needs_browser
def test_hostile_texts_run_nothing_whatever_is_done(browser: Browser, attacked: Path):
    browser.open(attacked)
    assert browser.evaluate("kgPage.events.length") == len(ATTACKS)
    for name, use in USES.items():
        browser.evaluate(f"(() => {{ {PRELUDE} {use} }})()")
        assert browser.evaluate("typeof window.hacked") == "undefined", name
    strange = "script:not([id]):not(:nth-last-of-type(-n+2)), iframe, object, embed, form, base, link:not([rel=icon]), img, [onerror], [onload]"
    assert browser.evaluate(f'document.querySelectorAll("{strange}").length') == 0
    addresses = browser.evaluate(
        "[...document.querySelectorAll('a:not(.skip)')].map((a) => a.protocol)"
    )
    assert set(addresses) <= {"http:", "https:"}
    assert_silent(browser)


@pytest.mark.browser
@needs_browser
def test_the_mouse_over_the_graph_shows_attacks_as_text(browser: Browser, attacked: Path):
    browser.open(attacked)
    browser.evaluate("document.getElementById('network').scrollIntoView({ block: 'center' })")
    spots = browser.evaluate(
        "kgPage.network.body.data.nodes.getIds().slice(0, 12).map((id) => { const at = kgPage.network.getPositions([id])[id];"
        "const spot = kgPage.network.canvasToDOM(at), box = document.getElementById('network').getBoundingClientRect();"
        "return { x: spot.x + box.x, y: spot.y + box.y } })"
    )
    seen = set()
    for spot in spots:
        browser.call(
            "Input.dispatchMouseEvent", type="mouseMoved", x=spot["x"] + 1, y=spot["y"] + 1
        )
        browser.evaluate("new Promise((done) => setTimeout(done, 200))")
        seen.add(browser.evaluate("document.getElementById('tip').textContent"))
        browser.click(spot["x"], spot["y"])
    assert len(seen) > 3
    assert browser.evaluate("document.querySelectorAll('#tip *').length") == 0
    assert browser.evaluate("typeof window.hacked") == "undefined"
    assert_silent(browser)


@pytest.mark.browser
@needs_browser
def test_no_cell_of_an_attack_is_a_formula(browser: Browser, attacked: Path):
    browser.open(attacked)
    text = browser.evaluate("kgPage.csvText(kgPage.events)")
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in table} == {len(table[0])}
    assert len(table) == len(ATTACKS) + 1
    assert not [cell for row in table for cell in row if cell[:1] in set("=+-@\t\r")]


@pytest.mark.browser
@needs_browser
def test_an_attack_in_the_address_is_text(browser: Browser, attacked: Path):
    for key in (
        "actor",
        "event",
        "arrow",
        "path",
        "words",
        "action",
        "focus",
        "view",
        "from",
        "without",
        "source",
        "target",
        "place",
        "speaker",
        "publisher",
        "article",
        "joined",
        "told",
        "with",
        "pins",
        "order",
        "periods",
        "way",
        "all",
        "group",
        "pair",
        "level",
        "unfold",
    ):
        browser.open(attacked, f"#{key}={quote('<img src=x onerror=window.hacked=1>')}")
        assert browser.evaluate("typeof window.hacked") == "undefined"
        assert_silent(browser)


# --- Firefox ---------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    with Firefox() as found:
        yield found


@pytest.mark.browser
@needs_firefox
def test_firefox_opens_the_page_without_a_network_or_a_complaint(firefox: Firefox, tmp_path: Path):
    path = tmp_path / "graph.html"
    path.write_text(page(sample(), codes=CODES), encoding="utf-8", newline="\n")
    firefox.open(path)
    assert firefox.evaluate("return document.querySelectorAll('#events tbody tr').length") == len(
        sample().events
    )
    assert firefox.evaluate("return document.querySelector('#network canvas').width") > 0
    firefox.evaluate("document.querySelector('#events tbody button').click()")
    assert firefox.evaluate("return document.querySelectorAll('.claim mark').length") > 0
    assert firefox.requests() == []
    assert firefox.messages() == []


@pytest.mark.browser
@needs_firefox
def test_firefox_runs_no_hostile_text(firefox: Firefox, attacked: Path):
    firefox.open(attacked)
    firefox.evaluate(
        "window.every = 10"
    )  # it draws slowly, and the texts are told by the same script
    for name, use in USES.items():
        firefox.evaluate(f"{PRELUDE} {use}")
        assert firefox.evaluate("return typeof window.hacked") == "undefined", name
    assert firefox.requests() == []
    assert firefox.messages() == []


@pytest.mark.browser
@needs_firefox
def test_what_firefox_asks_and_complains_of_is_noticed(firefox: Firefox, tmp_path: Path):
    path = tmp_path / "careless.html"
    path.write_text(
        "<!DOCTYPE html><meta charset=utf-8><html data-ready=true><img src='http://asked.example/x.png'><script>missing()</script>",
        encoding="utf-8",
    )
    firefox.open(path)
    firefox.evaluate("return new Promise((done) => setTimeout(done, 500))")
    assert "http://asked.example/x.png" in firefox.requests()
    assert any("missing" in message for message in firefox.messages())
