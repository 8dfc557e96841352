"""How two actors are connected, by whom an event is told, and how every step is taken back and done again."""

from dataclasses import replace
from pathlib import Path

import networkx
import pytest

from kg.export.page import page
from kg.types import Article, Collection, Event
from tests.browser import Browser
from tests.export.page_samples import CODES, SAMPLE, needs_browser, sample

pytestmark = [pytest.mark.browser, needs_browser]
HEADS = "[...document.querySelectorAll('#evidence h3')].map((head) => head.firstChild.textContent)"
STEP_WORDS = (
    "[...document.querySelectorAll('#evidence .step-words')].map((line) => line.textContent)"
)
ROWS = "document.querySelectorAll('#events tbody tr').length"
PAUSE = "new Promise((done) => setTimeout(done, 250))"


def write(path: Path, whole: Collection) -> Path:
    path.write_text(page(whole, codes=CODES), encoding="utf-8", newline="\n")
    return path


def links(events: tuple[Event, ...], asserted: bool) -> networkx.Graph:
    return networkx.Graph(
        (one.name, other.name)
        for event in events
        if event.asserted or not asserted
        for one in event.sources
        for other in event.targets
        if one != other
    )


def connect(browser: Browser, one: str, other: str) -> None:
    browser.evaluate(f"kgPage.search('{one}')")
    browser.evaluate(f"document.querySelector('.connect input').value = '{other}'")
    browser.evaluate("document.querySelector('.connect button').click()")


def test_a_way_over_what_the_articles_vouch_for_comes_before_a_shorter_one(
    browser: Browser, opened: Path
):
    events = sample().events
    vouched, all_links = links(events, True), links(events, False)
    one, other = next(
        (one, other) for one in sorted(vouched) for other in sorted(vouched)
        if networkx.has_path(vouched, one, other)
        and networkx.shortest_path_length(vouched, one, other) > networkx.shortest_path_length(all_links, one, other)
    )  # fmt: skip
    browser.open(opened)
    connect(browser, one, other)
    heads = browser.evaluate(HEADS)
    assert len(heads) == networkx.shortest_path_length(vouched, one, other)
    assert heads[0].startswith(f"{one} – ")
    assert heads[-1].endswith(f" – {other}")
    assert set(browser.evaluate(STEP_WORDS)) == {""}
    assert browser.evaluate("document.querySelectorAll('#evidence .claim blockquote').length") >= len(heads)  # fmt: skip
    browser.evaluate("document.querySelector('#evidence .tool-row button').click()")
    shorter = browser.evaluate(HEADS)
    assert len(shorter) == networkx.shortest_path_length(all_links, one, other) < len(heads)
    assert any(words.startswith("Not vouched for") for words in browser.evaluate(STEP_WORDS))
    browser.evaluate(PAUSE)
    browser.open(opened, browser.evaluate("location.hash"))
    assert browser.evaluate(HEADS) == shorter
    browser.evaluate("document.querySelector('#evidence .tool-row button').click()")
    assert browser.evaluate(HEADS) == heads


def test_a_step_that_is_only_reported_says_so(browser: Browser, opened: Path):
    browser.open(opened)
    connect(browser, "Ukraine", "protesters")  # only Lavrov says that it trained them
    assert browser.evaluate(STEP_WORDS)[-1] or len(browser.evaluate(HEADS)) > 1
    browser.evaluate(
        "kgPage.changeFilter({ action: 'COOPERATE', source: 'actor:country-ukraine' }, null)"
    )
    connect(browser, "Ukraine", "protesters")
    assert browser.evaluate(STEP_WORDS) == [
        "Not vouched for by any article: only according to somebody."
    ]
    assert "none of them vouched for" in browser.evaluate(
        "document.querySelector('#evidence .quiet').textContent"
    )


def test_a_denied_act_connects_nobody_while_another_way_is_open(browser: Browser, opened: Path):
    events = sample().events
    undenied = tuple(event for event in events if event.status != "denied")
    browser.open(opened)
    connect(browser, "Russia", "Belarus")
    length = networkx.shortest_path_length(links(events, True), "Russia", "Belarus")
    assert len(browser.evaluate(HEADS)) == length
    assert links(undenied, False).has_edge("Russia", "Belarus")


# --- who tells of it -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def retold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page in which the first event is told by four articles: two papers, one of them twice, and a reprint in a third."""
    whole = sample()
    first = next(event for event in whole.events if event.action == "SANCTION")
    papers = {"b1": "The Courier", "b2": "Eastern Review", "b3": "Southern Post"}
    home = first.claims[0].evidence.article
    articles = [
        replace(next(one for one in whole.articles if one.id == home), id=name, publisher=paper)
        for name, paper in papers.items()
    ]
    claims = tuple(
        replace(first.claims[0], id=f"{first.claims[0].id[:-2]}{name}", evidence=replace(first.claims[0].evidence, article=name))
        for name in papers
    )  # fmt: skip
    event = replace(first, claims=(*first.claims, *claims))
    events = tuple(event if one.id == first.id else one for one in whole.events)
    articles_of: tuple[Article, ...] = (*whole.articles, *articles)
    assert next(one for one in whole.articles if one.id == home).publisher == "The Courier"
    return write(
        tmp_path_factory.mktemp("retold") / "graph.html",
        Collection(articles_of, events, reprints=(("b3", "b2"),)),
    )


def test_an_arrow_says_how_many_tell_of_it_each_text_once(browser: Browser, retold: Path):
    browser.open(retold)
    told = (
        "Told by 2 independently: The Courier and Eastern Review. 1 more article prints one of these texts again."
    )  # fmt: skip
    arrow = "kgPage.edges.find(({ events }) => events.some((event) => kgPage.events[event].action === 'SANCTION'))"
    browser.evaluate(f"kgPage.select({{ arrow: {arrow}.id }})")
    lines = "[...document.querySelectorAll('#evidence > .quiet')].map((line) => line.textContent)"
    assert told in browser.evaluate(lines)
    assert (
        browser.evaluate("document.querySelector('#evidence .event > .quiet').textContent") == told
    )
    assert "told by 2 independently" in browser.evaluate(
        "document.getElementById('announcement').textContent"
    )


def test_a_reprint_does_not_make_an_event_told_by_several(browser: Browser, retold: Path):
    browser.open(retold, "#told=several")
    assert browser.evaluate(ROWS) == 1
    browser.open(retold, "#told=one")
    assert browser.evaluate(ROWS) == len(SAMPLE) - 1


def test_a_tip_says_how_many_tell_of_an_arrow(browser: Browser, retold: Path):
    browser.open(retold, "#action=SANCTION")
    spot = browser.evaluate(
        "(() => { document.getElementById('network').scrollIntoView(); const at = kgPage.network.getPositions(), edge = kgPage.network.body.data.edges.get()[0];"
        "const [one, other] = [edge.from, edge.to].map((id) => kgPage.network.canvasToDOM(at[id])), box = document.getElementById('network').getBoundingClientRect();"
        "return [box.x + (one.x + other.x) / 2, box.y + (one.y + other.y) / 2] })()"
    )
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=spot[0], y=spot[1])
    browser.wait_for("!document.getElementById('tip').hidden")
    assert "told by 2 independently" in browser.evaluate("document.getElementById('tip').textContent")  # fmt: skip


# --- an article ------------------------------------------------------------------------------------------------------------


def test_all_that_an_article_tells_is_one_question(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.select({ event: 3 })")
    browser.evaluate("document.querySelector('#evidence .whole-article').click()")
    told = browser.evaluate("kgPage.events[3].id")
    whole = sample()
    article = next(event for event in whole.events if event.id == told).claims[0].evidence.article
    of_article = {event.id for event in whole.events if event.claims[0].evidence.article == article}
    shown = "kgPage.events.filter(({ index }) => kgPage.shown[index]).map(({ id }) => id)"
    assert set(browser.evaluate(shown)) == of_article
    title = next(one.title for one in whole.articles if one.id == article)
    assert f"told in “{title}”" in browser.evaluate(
        "document.getElementById('headline').textContent"
    )
    browser.evaluate(PAUSE)
    browser.open(opened, browser.evaluate("location.hash"))
    assert set(browser.evaluate(shown)) == of_article
    browser.evaluate("document.getElementById('slot-says').click()")
    browser.evaluate(
        "[...document.querySelectorAll('#choices .choice')].find((one) => one.textContent.startsWith('A long weekend')).click()"
    )
    assert set(browser.evaluate(shown)) == {
        event.id for event in whole.events if event.claims[0].evidence.article == "a2"
    }


# --- every step is taken back ----------------------------------------------------------------------------------------------


def test_what_is_taken_back_is_done_again_by_keys(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Russia')")
    browser.evaluate("kgPage.changeFilter({ action: 'ACCUSE' }, null)")
    browser.evaluate("document.getElementById('pin').click()")
    browser.evaluate("document.activeElement.blur()")
    accused = sum(action == "ACCUSE" for _, action, _ in SAMPLE)

    def press(shift: bool) -> None:
        browser.call(
            "Input.dispatchKeyEvent", type="keyDown", key="Z" if shift else "z", code="KeyZ", modifiers=10 if shift else 2,
        )  # fmt: skip

    steps = "kgPage.story().steps.length"
    press(False)
    assert [browser.evaluate(steps), browser.evaluate(ROWS)] == [0, accused]
    press(False)
    assert browser.evaluate(ROWS) == len(SAMPLE)
    assert browser.evaluate("document.querySelector('#evidence h2').textContent") == "Russia"
    press(True)
    press(True)
    assert [browser.evaluate(steps), browser.evaluate(ROWS)] == [1, accused]
    press(True)  # there is nothing more
    assert [browser.evaluate(steps), browser.evaluate(ROWS)] == [1, accused]


def test_the_browser_goes_back_and_forward_and_undo_follows(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Russia')")
    browser.evaluate(PAUSE)
    browser.evaluate("kgPage.changeFilter({ action: 'ACCUSE' }, null)")
    browser.evaluate(PAUSE)
    accused = browser.evaluate(ROWS)
    browser.evaluate("history.back()")
    browser.wait_for(f"{ROWS} === {len(SAMPLE)}")
    browser.evaluate("history.forward()")
    browser.wait_for(f"{ROWS} === {accused}")
    browser.evaluate("kgPage.undo()")
    assert browser.evaluate("document.querySelector('#evidence h2').textContent") == "Russia"
    browser.evaluate("kgPage.redo()")
    assert browser.evaluate(ROWS) == accused
    browser.evaluate("kgPage.undo(); kgPage.undo()")
    assert browser.evaluate("document.getElementById('undo').disabled")
