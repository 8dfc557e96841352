"""What a reader of the page must be able to rely on: what is chosen is seen, all is reachable, a view is what its address says."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.export.page import page
from kg.types import Article, Collection, DateRange, Event
from tests.browser import Browser
from tests.export.page_samples import (
    ACTORS,
    CODES,
    assert_silent,
    needs_browser,
    repeated,
    sample,
)

pytestmark = [pytest.mark.browser, needs_browser]
SHOWN = "[...document.querySelectorAll('#events tbody tr')].map((row) => row.dataset.event)"
SEEN = (  # whether the head of the panel can be read where the window stands
    "(() => { const at = document.querySelector('#evidence h2').getBoundingClientRect();"
    "return at.top >= 0 && at.bottom <= innerHeight && document.elementFromPoint(at.left + 4, at.top + 4).closest('aside') !== null })()"
)
DRAWN = "kgPage.network.body.data.nodes.getIds().sort((one, other) => one - other).map((id) => [id, kgPage.network.getPositions([id])[id]])"
REACHED = (  # the events that are left by a click on each stretch of time of each strip
    "[...document.querySelectorAll('#drawn .strip-column')].flatMap((_, at) => {"
    "document.querySelectorAll('#drawn .strip-column')[at].dispatchEvent(new MouseEvent('click', { bubbles: true }));"
    "const left = kgPage.events.filter(({ index }) => kgPage.shown[index]).map(({ id }) => id); kgPage.undo(); return left })"
)
PAUSE = "new Promise((done) => setTimeout(done, 250))"


def write(path: Path, whole: Collection, title: str = "Political events") -> Path:
    path.write_text(page(whole, title, codes=CODES), encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page of 270 events; in each of ten turns others of the same names do the same, a week later, told by another paper."""
    whole, events, articles = sample(), list[Event](), list[Article]()
    for turn in range(10):
        names = {article.id: f"{article.id}-{turn}" for article in whole.articles}
        articles += [
            replace(
                article, id=names[article.id], title=f"{article.title}, week {turn}",
                published=date(2020, 8, 31) + timedelta(weeks=turn),
            )
            for article in whole.articles
        ]  # fmt: skip
        for event in whole.events:
            other = repeated(event, turn)
            later = other.date and DateRange(
                other.date.start + timedelta(weeks=turn), other.date.end + timedelta(weeks=turn), "day", "then"
            )  # fmt: skip
            claims = tuple(
                replace(
                    claim, id=f"{claim.id}-{turn}", date=later,
                    evidence=replace(claim.evidence, article=names[claim.evidence.article]),
                )
                for claim in other.claims
            )  # fmt: skip
            events.append(replace(other, id=f"{event.id}-{turn}", date=later, claims=claims))
    return write(
        tmp_path_factory.mktemp("crowd") / "graph.html", Collection(tuple(articles), tuple(events))
    )


# --- what is chosen is seen ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_what_is_chosen_is_seen_where_it_is_chosen(
    browser: Browser, crowd: Path, width: int, height: int
):
    browser.open(crowd, width=width, height=height)
    spot = browser.evaluate(
        "(() => { document.getElementById('network').scrollIntoView(); const id = kgPage.actors.findIndex(({ name }) => name === 'Belarus');"
        "const at = kgPage.network.canvasToDOM(kgPage.network.getPositions([id])[id]), box = document.getElementById('network').getBoundingClientRect();"
        "return { x: at.x + box.x, y: at.y + box.y } })()"
    )
    browser.click(spot["x"], spot["y"])
    browser.wait_for("document.querySelector('#evidence h2').textContent === 'Belarus'")
    assert browser.evaluate(SEEN)
    browser.evaluate("kgPage.select(null)")
    browser.evaluate(
        "document.querySelectorAll('#events tbody tr')[60].scrollIntoView({ block: 'center' })"
    )
    browser.evaluate("document.querySelectorAll('#events tbody tr')[60].click()")
    assert browser.evaluate(SEEN)
    row = browser.evaluate(
        "(({ top, bottom }) => ({ top, bottom }))(document.querySelectorAll('#events tbody tr')[60].getBoundingClientRect())"
    )
    sheet = browser.evaluate(
        "document.querySelector('#evidence.sheet').getBoundingClientRect().top"
    )
    assert width > 1080 or (row["top"] >= 0 and row["bottom"] <= sheet)
    browser.evaluate("document.querySelector('.close').click()")
    assert browser.evaluate("document.querySelector('#evidence.sheet') === null")


def test_every_event_of_an_actor_can_be_reached(browser: Browser, crowd: Path):
    browser.open(crowd)
    browser.evaluate("kgPage.search('Belarus')")
    of = (
        "kgPage.events.filter((event) => [...event.sources, ...event.targets].some((actor) =>"
        " kgPage.actors[actor].id === 'country-belarus')).map((event) => event.id)"
    )
    expected = set(browser.evaluate(of))
    assert len(expected) > 60
    browser.evaluate(
        "for (const more of document.querySelectorAll('.more-cards')) while (!more.hidden) more.click()"
    )
    cards = "[...document.querySelectorAll('#evidence .event')].map((card) => card.dataset.event)"
    assert set(browser.evaluate(cards)) >= expected
    browser.evaluate(
        "[...document.querySelectorAll('.tools button')].find((one) => one.textContent === 'Ask about it').click()"
    )
    browser.evaluate("document.getElementById('more-events').click()")
    assert set(browser.evaluate(SHOWN)) == expected


def test_what_an_actor_does_is_told_apart_from_what_is_done_to_it(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Poland')")
    heads = browser.evaluate(
        "[...document.querySelectorAll('#evidence h3')].map((head) => head.textContent)"
    )
    poland = ACTORS["Poland"]
    events = sample().events
    plain = [event for event in events if not event.symmetric]
    acts = sum(poland in event.sources for event in plain)
    suffers = sum(poland in event.targets for event in plain)
    others = sum(poland in event.sources for event in events if event.symmetric)
    assert heads[1:] == [
        f"Acts{acts}", f"Is acted upon{suffers}", f"Takes part with others{others}",
    ]  # fmt: skip


# --- days ------------------------------------------------------------------------------------------------------------------


def test_events_stand_in_order_of_day_and_say_by_when_they_were_known(
    browser: Browser, tmp_path: Path
):
    whole = sample()
    days = {
        article.id: date(2020, 8, 20) + timedelta(days=4 * at)
        for at, article in enumerate(whole.articles)
    }
    articles = tuple(replace(article, published=days[article.id]) for article in whole.articles)
    browser.open(write(tmp_path / "graph.html", Collection(articles, whole.events)))

    def day(event: Event) -> date:
        return event.date.start if event.date else days[event.claims[0].evidence.article]

    found = browser.evaluate(SHOWN)
    of = {event.id: event for event in whole.events}
    assert [day(of[name]) for name in found] == sorted(day(event) for event in whole.events)
    told = dict(
        zip(
            found,
            browser.evaluate(
                "[...document.querySelectorAll('td.date')].map((one) => one.textContent)"
            ),
            strict=True,
        )
    )
    undated = [event for event in whole.events if not event.date]
    assert len(undated) > 4
    for event in undated:
        written = f"{day(event).day} Aug 2020"
        assert told[event.id] == (
            f"by {written}" if event.status == "occurred" else f"told {written}"
        )
    browser.evaluate(
        "const order = document.getElementById('order'); order.value = 'last'; order.dispatchEvent(new Event('change'))"
    )
    assert [day(of[name]) for name in browser.evaluate(SHOWN)] == sorted(
        (day(event) for event in whole.events), reverse=True
    )
    browser.evaluate(PAUSE)
    fragment = browser.evaluate("location.hash")
    browser.open(tmp_path / "graph.html", fragment)
    assert day(of[browser.evaluate(SHOWN)[0]]) == max(day(event) for event in whole.events)


def test_a_few_old_events_do_not_take_the_time_axis_and_are_not_lost(
    browser: Browser, tmp_path: Path
):
    whole = sample()
    old = DateRange(date(1905, 9, 5), date(1905, 9, 5), "day", "then")
    events = [
        replace(repeated(event, turn), id=f"{event.id}-{turn}",
                date=old if (turn, event.action) == (0, "RETREAT") else event.date)
        for turn in range(4) for event in whole.events
    ]  # fmt: skip
    browser.open(
        write(tmp_path / "graph.html", Collection(whole.articles, tuple(events))), "#view=timeline"
    )
    assert browser.evaluate("document.getElementById('period').textContent").startswith("before ")
    years = browser.evaluate(
        "[...document.querySelectorAll('#drawn .strips > .strip-words')].map((one) => one.textContent)"
    )
    assert years
    assert not [words for words in years if words.startswith("19")]
    reached = browser.evaluate(REACHED)
    assert set(reached) == {event.id for event in events}


# --- the table answers -------------------------------------------------------------------------------------------------------


def test_the_table_has_the_sentence_with_its_marks(browser: Browser, opened: Path):
    browser.open(opened)
    made = {event.id: event.claims[0] for event in sample().events}
    rows = browser.evaluate(
        "[...document.querySelectorAll('#events tbody tr')].map((row) => [row.dataset.event, row.cells[5].querySelector('q').textContent,"
        " [...row.cells[5].querySelectorAll('mark.role-trigger')].map((mark) => mark.textContent).join(''), row.cells[5].querySelector('.quiet').textContent])"
    )
    for name, quote, trigger, source in rows:
        assert quote == made[name].evidence.quote
        assert trigger == made[name].trigger.text
        assert source.strip()
    assert {source.strip() for *_, source in rows} == {
        "The Courier",
        "Eastern Review",
        "A long weekend",
    }


def test_the_answer_counts_what_the_articles_say_apart_from_all_else(
    browser: Browser, opened: Path
):
    browser.open(opened, "#action=MOBILIZE")
    found = browser.evaluate("kgPage.answer()")
    events = [event for event in sample().events if event.action == "MOBILIZE"]
    assert not any(event.asserted for event in events)
    assert found["lead"] == "1 show of force, only according to somebody."
    assert found["besides"] == "Besides: 1 denied, 1 conditional."
    browser.open(opened, "#action=ACCUSE")
    accusations = [event for event in sample().events if event.action == "ACCUSE"]
    assert all(event.asserted for event in accusations)
    assert browser.evaluate("kgPage.answer()") == {
        "lead": f"{len(accusations)} accusations: 2 by Alexander Lukashenko, 1 by Germany, 1 by Poland.", "besides": "",
    }  # fmt: skip


def test_acts_are_told_as_people_tell_them(browser: Browser, opened: Path):
    browser.open(opened)
    told = browser.evaluate(
        "kgPage.events.map((event) => { kgPage.select({ event: event.index });"
        " return document.querySelector('.event-head').textContent.replace(/\\s+/g, ' ').trim() })"
    )
    for words in (
        "Germany and Poland consult with each other", "Belarus and Russia agree with each other", "protesters protest",
        "Russia shows force towards Belarus", "Alexander Lukashenko accuses Lithuania and Poland",
        "protesters protest against Alexander Lukashenko", "Poland says no to Belarus",
    ):  # fmt: skip
        assert words in told
    assert not any("nobody" in words for words in told)


def test_a_pair_is_asked_for_by_two_names(browser: Browser, opened: Path):
    for words in ("Germany – Russia", "russia and germany", "Russia vs Germany"):
        browser.open(opened)
        browser.evaluate("document.getElementById('search').focus()")
        browser.type(words)
        browser.press("Enter")
        expected = {
            event.id for event in sample().events
            if {"DEU", "RUS"} <= {actor.country for actor in event.sources + event.targets}
        }  # fmt: skip
        assert set(browser.evaluate(SHOWN)) == expected, words
        assert " between " in browser.evaluate("document.getElementById('headline').textContent")


def test_a_strip_over_time_gives_height_to_no_denial(browser: Browser, crowd: Path):
    browser.open(crowd, "#source=country:RUS&either=yes&target=country:BLR")
    ink = "(kind) => document.querySelectorAll(`.strip .strip-${kind}`).length"
    found = browser.evaluate(f"['full', 'pale', 'hollow', 'denied'].map({ink})")
    events = [
        event for event in sample().events
        if {"RUS", "BLR"} <= {actor.country for actor in event.sources + event.targets}
    ]  # fmt: skip
    full = sum(event.asserted for event in events)
    pale = sum(not event.asserted and event.status == "occurred" for event in events)
    denied = sum(event.status == "denied" for event in events)
    assert denied == 1
    assert found[:3] == [10 * full, 10 * pale, 10 * (len(events) - full - pale - denied)]
    assert 0 < found[3] <= 10
    browser.evaluate(
        "document.querySelector('.strip-column').dispatchEvent(new MouseEvent('click'))"
    )
    assert 0 < len(browser.evaluate(SHOWN)) < 10 * len(events)


# --- one view, one address ---------------------------------------------------------------------------------------------------


def address(browser: Browser) -> str:
    return str(browser.evaluate(f"{PAUSE}.then(() => location.hash)"))


STEPS: list[tuple[str, ...]] = [
    ("kgPage.changeFilter({ action: 'ACCUSE' })", "kgPage.changeFilter({ source: 'country:BLR' })", "kgPage.changeFilter({ from: '2020-09-01' })"),
    ("kgPage.changeFilter({ quads: new Set([0, 1, 2]) })", "kgPage.changeFilter({ quads: new Set([0]) })"),
    ("kgPage.search('Sergei Lavrov')", "kgPage.search('protesters')", "kgPage.search('United Nations')"),
    ("kgPage.changeFilter({ focus: kgPage.actors.findIndex(({ name }) => name === 'Lithuania') })", "kgPage.search('Germany')"),
    ("kgPage.changeFilter({ target: 'kind:country' })", "kgPage.undo()"),
    ("kgPage.showAll(true)",),
]  # fmt: skip


@pytest.mark.parametrize("steps", STEPS)
def test_clicks_and_their_address_give_the_same_picture(
    browser: Browser, crowd: Path, steps: tuple[str, ...]
):
    browser.open(crowd)
    for step in steps:
        browser.evaluate(f"{step}; 0")
    browser.evaluate(PAUSE)
    fragment, before = address(browser), browser.evaluate(DRAWN)
    browser.open(crowd, fragment)
    browser.evaluate(PAUSE)
    assert browser.evaluate(DRAWN) == before
    assert_silent(browser)


def test_a_connection_comes_back_from_its_address_in_a_fresh_window(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Ukraine')")
    browser.evaluate("document.querySelector('.connect input').value = 'Lithuania'")
    browser.evaluate("document.querySelector('.connect button').click()")
    told = browser.evaluate("document.getElementById('evidence').textContent")
    assert "Shortest connection" in told
    fragment = address(browser)
    assert "path=" in fragment
    browser.open(opened, fragment)
    assert browser.evaluate("document.getElementById('evidence').textContent") == told


def test_the_browser_goes_back_a_step(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Russia')")
    browser.evaluate(PAUSE)
    browser.evaluate("kgPage.changeFilter({ action: 'ACCUSE' })")
    browser.evaluate(PAUSE)
    browser.evaluate("history.back()")
    browser.wait_for(
        "document.querySelectorAll('#events tbody tr').length === kgPage.events.length"
    )
    assert browser.evaluate("document.querySelector('#evidence h2').textContent") == "Russia"
    browser.evaluate("history.back()")
    browser.wait_for("document.querySelector('#overview .cover') !== null")


def test_an_actor_that_was_dragged_stays_where_it_was_put(browser: Browser, opened: Path):
    browser.open(opened)
    russia = "kgPage.actors.findIndex(({ name }) => name === 'Russia')"
    spot = browser.evaluate(
        f"(() => {{ const at = kgPage.network.canvasToDOM(kgPage.network.getPositions([{russia}])[{russia}]),"
        " box = document.getElementById('network').getBoundingClientRect(); return [at.x + box.x, at.y + box.y] })()"
    )
    browser.drag((spot[0], spot[1]), (spot[0] + 60, spot[1] - 40))
    browser.wait_for("location.hash.includes('pins=')")
    fragment, before = (
        address(browser),
        browser.evaluate(f"kgPage.network.getPositions([{russia}])"),
    )
    browser.open(opened, fragment)
    assert browser.evaluate(f"kgPage.network.getPositions([{russia}])") == before


# --- what takes no part leaves ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    ["{ action: 'ACCUSE' }", "{ source: 'country:BLR', from: '2020-09-01' }", "{ quads: new Set([0, 1, 2]) }", "{ statuses: new Set([1]) }"],
)  # fmt: skip
def test_who_takes_no_part_leaves_and_the_rest_fills_the_canvas(
    browser: Browser, crowd: Path, change: str
):
    browser.open(crowd)
    browser.evaluate(f"kgPage.changeFilter({change})")
    idle = browser.evaluate(
        "kgPage.network.body.data.nodes.getIds().filter((id) => !kgPage.edges.some((edge) => (edge.from === id || edge.to === id) && edge.events.some((event) => kgPage.shown[event])))"
    )
    assert idle == []
    hidden = browser.evaluate(
        "kgPage.network.body.data.edges.get().filter(({ hidden }) => hidden).length"
    )
    assert hidden == 0
    used = browser.evaluate(
        "(() => { const box = document.getElementById('network'), spots = Object.values(kgPage.network.getPositions()).map((at) => kgPage.network.canvasToDOM(at));"
        "const span = (of) => Math.max(...spots.map(of)) - Math.min(...spots.map(of));"
        "return [span(({ x }) => x) / box.clientWidth, span(({ y }) => y) / box.clientHeight, spots.length] })()"
    )
    assert max(used[0], used[1]) > 0.55 or used[2] < 4


# --- counts, and no jumping ------------------------------------------------------------------------------------------------


def test_counts_follow_and_only_leaves_one(browser: Browser, opened: Path):
    browser.open(opened, "#source=country:RUS")
    events = [
        event for event in sample().events if any(actor.country == "RUS" for actor in event.sources)
    ]
    counts = dict(
        browser.evaluate(
            "[...document.querySelectorAll('#choice-boxes .boxed')].map((row) => [row.querySelector('span').textContent, Number(row.querySelector('small').textContent)])"
        )
    )
    assert {status: number for status, number in counts.items() if number} == {
        status: sum(event.status == status for event in events) for status in {event.status for event in events}
    }  # fmt: skip
    browser.evaluate(
        "[...document.querySelectorAll('#choice-boxes .only')].find((one) => one.getAttribute('aria-label') === 'Only denied').click()"
    )
    assert set(browser.evaluate(SHOWN)) == {
        event.id for event in events if event.status == "denied"
    }
    browser.evaluate(
        "[...document.querySelectorAll('#legend-body .only')].find((one) => one.getAttribute('aria-label') === 'Only denied').click()"
    )
    assert set(browser.evaluate(SHOWN)) == {event.id for event in events}


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_jumps_when_something_is_asked(browser: Browser, crowd: Path, width: int):
    browser.open(crowd, width=width)
    if width < 720:
        browser.evaluate("document.getElementById('controls').open = true")
    where = "[document.querySelector('.stage').offsetTop, document.getElementById('network').getBoundingClientRect().height, document.querySelector('.legend').offsetTop - document.querySelector('aside').offsetHeight * (innerWidth <= 1080)]"
    places = {tuple(browser.evaluate(where)[:2])}
    for step in (
        "{ action: 'ACCUSE' }", "{ source: 'country:BLR', either: 'yes', target: 'kind:country' }", "{ place: 'named:LTU', from: '2020-08-01', to: '2020-09-30' }",
        "{ words: 'Minsk and a long way of saying so' }", "{ quads: new Set([2]), statuses: new Set([0, 1]), shapes: new Set(['dot']) }", "{ focus: 3, voices: new Set([0]) }",
    ):  # fmt: skip
        browser.evaluate(f"kgPage.changeFilter({step})")
        places.add(tuple(browser.evaluate(where)[:2]))
    assert len(places) == 1
    assert (
        browser.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        == 0
    )


# --- scrolling -------------------------------------------------------------------------------------------------------------


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(browser: Browser, opened: Path):
    browser.open(opened)
    turn = {"type": "mouseWheel", "x": 500, "y": 500, "deltaX": 0, "deltaY": 120}
    scale = browser.evaluate("kgPage.network.getScale()")
    browser.call("Input.dispatchMouseEvent", **turn)
    browser.wait_for("scrollY > 50")
    assert browser.evaluate("kgPage.network.getScale()") == scale
    assert browser.evaluate("document.getElementById('network').classList.contains('hinted')")
    browser.call("Input.dispatchMouseEvent", **(turn | {"deltaY": -120}), modifiers=2)
    browser.wait_for(f"kgPage.network.getScale() > {scale}")


def test_a_finger_scrolls_the_page_and_leaves_the_graph_where_it_is(browser: Browser, opened: Path):
    browser.open(opened, width=390, height=844)
    browser.call("Emulation.setTouchEmulationEnabled", enabled=True)
    before = browser.evaluate("kgPage.network.getViewPosition()")
    for kind, places in (("Start", [600]), ("Move", range(590, 280, -10)), ("End", [None])):
        for y in places:
            points = [] if y is None else [{"x": 200, "y": y}]
            browser.call("Input.dispatchTouchEvent", type=f"touch{kind}", touchPoints=points)
    browser.wait_for("scrollY > 150")
    after = browser.evaluate("kgPage.network.getViewPosition()")
    browser.call("Emulation.setTouchEmulationEnabled", enabled=False)
    assert abs(after["x"] - before["x"]) < 25 and abs(after["y"] - before["y"]) < 25


# --- names -------------------------------------------------------------------------------------------------------------------


def test_actors_of_one_name_are_told_apart(browser: Browser, crowd: Path):
    browser.open(crowd)
    browser.evaluate(
        "const field = document.getElementById('search'); field.value = 'protesters'; field.dispatchEvent(new Event('input'))"
    )
    rows = browser.evaluate(
        "[...document.querySelectorAll('#suggestions li')].map((row) => row.textContent)"
    )
    namesakes = [row for row in rows if row.startswith("protesters")]
    assert len(namesakes) == len(set(namesakes)) > 5
    assert "week" in namesakes[0]


def test_countries_have_names(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("document.getElementById('slot-source').click()")
    words = browser.evaluate(
        "[...document.querySelectorAll('#choices .choice-words')].map((one) => one.firstChild.textContent)"
    )
    assert {"anybody of Germany", "anybody of Belarus"} <= set(words)
    assert not {code for code in ("DEU", "BLR", "RUS", "POL") for word in words if code in word}


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_the_hubs_have_their_names_first(browser: Browser, crowd: Path, width: int):
    browser.open(crowd, width=width, height=844)
    busiest = browser.evaluate(
        "kgPage.network.body.data.nodes.getIds().sort((one, other) => kgPage.actors[other].count - kgPage.actors[one].count || one - other).slice(0, 10)"
    )
    named = browser.evaluate("kgPage.names().map(({ id }) => id)")
    assert set(busiest) <= set(named)


# --- pointing ----------------------------------------------------------------------------------------------------------------


def test_a_tip_tells_of_what_a_click_chooses(browser: Browser, crowd: Path):
    browser.open(crowd)
    spots = browser.evaluate(
        "(() => { const box = document.getElementById('network').getBoundingClientRect();"
        "return kgPage.network.body.data.edges.get().slice(0, 40).map(({ from, to }) => { const at = kgPage.network.getPositions([from, to]);"
        "const spot = kgPage.network.canvasToDOM({ x: (at[from].x * 2 + at[to].x) / 3, y: (at[from].y * 2 + at[to].y) / 3 });"
        "return [spot.x + box.x, spot.y + box.y] }) })()"
    )
    arrows = 0
    for x, y in spots:
        browser.evaluate("kgPage.select(null)")
        browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        browser.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        tip = browser.evaluate(
            "document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent"
        )
        browser.click(x, y)
        browser.evaluate("new Promise((done) => setTimeout(done, 30))")
        head = browser.evaluate("document.querySelector('.panel-head h2')?.textContent ?? ''")
        assert tip.split("\n")[0] == head
        if "→" in head:
            arrows += 1
            assert tip.split("\n")[1] == browser.evaluate(
                "document.querySelector('#evidence .lined').textContent"
            )
    assert arrows > 10


def test_arrows_are_chosen_and_read_by_keyboard(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("document.getElementById('network').focus()")
    head = "document.querySelector('#evidence h2').textContent"
    browser.press("ArrowRight")
    actor = browser.evaluate(head)
    arrows = set()
    for _ in range(3):
        browser.press("ArrowDown")
        arrows.add(browser.evaluate(head))
    assert len(arrows) == 3 and all(
        actor in arrow and ("→" in arrow or "–" in arrow) for arrow in arrows
    )
    [other] = set(browser.evaluate(head).replace(" – ", " → ").split(" → ")) - {actor}
    browser.press("ArrowRight")
    assert browser.evaluate(head) == other
    browser.press("Enter")
    assert browser.evaluate("document.activeElement.id") == "evidence"
    browser.press("Escape")
    assert browser.evaluate("document.activeElement.id") == "network"


def test_from_the_graph_to_the_evidence_are_three_stops_at_most(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Russia'); document.getElementById('network').focus()")
    inside = []
    for _ in range(3):
        browser.press("Tab")
        inside.append(browser.evaluate("document.activeElement.closest('aside') !== null"))
    assert any(inside)


# --- pictures, and very much ---------------------------------------------------------------------------------------------------


def test_a_picture_can_stand_alone(browser: Browser, tmp_path: Path):
    browser.open(
        write(tmp_path / "graph.html", sample(), "Belarus <after> the vote"), "#source=country:BLR"
    )
    for view in ("graph", "timeline"):
        browser.evaluate(f"kgPage.showView('{view}')")
        drawing = ElementTree.fromstring(browser.evaluate("window.drawing = kgPage.svgText()"))
        texts = " ".join(
            found.text or "" for found in drawing.iter("{http://www.w3.org/2000/svg}text")
        )
        for words in (
            "Belarus <after> the vote",
            "by anybody of Belarus",
            "Aug 2020",
            "in 3 articles",
            "The Courier",
            "material conflict",
            "occurred",
            "kg",
        ):
            assert words in texts, (view, words)
        size = browser.evaluate(
            "kgPage.pngOf(window.drawing).then((blob) => createImageBitmap(blob)).then(({ width, height }) => [width, height])"
        )
        assert size == [
            2 * int(drawing.get("width", 0)),
            2 * round(float(drawing.get("height", 0))),
        ]
    assert_silent(browser)


def test_showing_all_says_how_far_it_is(browser: Browser, tmp_path: Path):
    events = tuple(
        repeated(event, turn) for turn in range(160) for event in sample().events if not event.symmetric
    )  # fmt: skip
    browser.open(write(tmp_path / "graph.html", Collection((), events)))
    browser.evaluate(
        "window.told = new Set(); window.longest = 0; let last = performance.now();"
        "new MutationObserver(() => { const bar = document.querySelector('#budget progress'); if (bar) window.told.add(bar.value) })"
        ".observe(document.getElementById('budget'), { childList: true });"
        "[...document.querySelectorAll('#budget button')].find((one) => one.textContent === 'Show all').click(); 0"
    )
    browser.wait_for(
        "document.querySelector('#budget progress') === null && kgPage.network.body.data.nodes.length > 1000",
        60,
    )
    assert len(browser.evaluate("[...window.told]")) > 1
    assert browser.evaluate("kgPage.arrowsDrawn().length === kgPage.edges.length")
