"""The views beside the graph: each counts what the events hold, a click asks for what it stands for, and all share one selection."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.events.edges import asserted_edges, claimed_edges
from kg.export.countries import countries
from kg.export.page import page
from kg.graph import Graph
from kg.types import Collection, Event
from tests.axe import faults, needs_axe
from tests.browser import Browser
from tests.export.page_samples import (
    CODES,
    QUAD,
    assert_silent,
    needs_browser,
    repeated,
    sample,
)
from tests.firefox import FIREFOX, Firefox

pytestmark = [pytest.mark.browser, needs_browser]
needs_firefox = pytest.mark.skipif(FIREFOX is None, reason="no firefox here")
VIEWS = ("timeline", "matrix", "periods", "map")
SPOTS = "[...document.querySelectorAll('#drawn .spot')]"
LABELS = f"{SPOTS}.map((one) => one.getAttribute('aria-label'))"
SHOWN = "kgPage.events.filter(({ index }) => kgPage.shown[index]).map(({ id }) => id)"
PAUSE = "new Promise((done) => setTimeout(done, 250))"
CLICK = "dispatchEvent(new MouseEvent('click', { bubbles: true }))"
Ends = tuple[str, str]


def ways(event: Event) -> set[Ends]:
    """Return who acts on whom in an event, by name; where all take part alike, both ways."""
    found = set()
    for edge in (*asserted_edges([event]), *claimed_edges([event])):
        found.add((edge.source.name, edge.target.name))
        if edge.symmetric:
            found.add((edge.target.name, edge.source.name))
    return found


def balance(events: Iterable[Event]) -> str:
    """Return how many of some events are told to have happened, in the words of the page."""
    told = list(events)
    sure = [event for event in told if event.asserted]
    conflict = sum(QUAD[event.action].endswith("conflict") for event in sure)
    parts = [f"{conflict} of conflict"] * bool(conflict) + [
        f"{len(sure) - conflict} of cooperation"
    ] * (len(sure) > conflict)
    rest = f", {len(told) - len(sure)} that they do not" if len(told) > len(sure) else ""
    known = (
        f"{' and '.join(parts)} that the articles vouch for"
        if parts
        else "none that the articles vouch for"
    )
    return f"{len(told)} event{'s' * (len(told) != 1)}: {known}{rest}"  # fmt: skip


def placed() -> Collection:
    """Return the sample, with degrees for what took place in Minsk, and three events elsewhere."""
    whole = sample()
    place = next(event.place for event in whole.events if event.place)
    assert place is not None
    minsk = replace(place, precision="town", latitude=53.9, longitude=27.57)
    near = replace(place, name="Grodno", precision="near", latitude=53.68, longitude=23.83)
    land = replace(place, name="Belarus", precision="country", latitude=53.5, longitude=28.0)
    moscow = replace(
        place, name="Moscow", country="RUS", precision="town", latitude=55.75, longitude=37.62
    )
    others = iter([near, land, moscow])
    events = tuple(
        replace(event, place=minsk) if event.place else replace(event, place=next(others, None))
        for event in whole.events
    )  # fmt: skip
    return Collection(whole.articles, events)


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mapped") / "graph.html"
    path.write_text(page(placed(), codes=CODES), encoding="utf-8", newline="\n")
    return path


# --- who acts on whom ------------------------------------------------------------------------------------------------------


def test_the_matrix_counts_who_acts_on_whom(browser: Browser, opened: Path):
    browser.open(opened, "#view=matrix", width=2000, height=1300)
    events = sample().events
    pairs = {way for event in events for way in ways(event)}
    expected = {f"{one} on {other}, {balance(event for event in events if (one, other) in ways(event))}" for one, other in pairs}  # fmt: skip
    assert set(browser.evaluate(LABELS)) == expected
    assert_silent(browser)


def test_a_cell_asks_for_its_two_and_gives_its_events(browser: Browser, opened: Path):
    browser.open(opened, "#view=matrix")
    events = sample().events
    label = "Alexander Lukashenko on Poland, "
    cell = f"{SPOTS}.find((one) => one.getAttribute('aria-label').startsWith('{label}'))"
    before = browser.evaluate(LABELS)
    browser.evaluate(f"{cell}.{CLICK}")
    assert set(browser.evaluate(SHOWN)) == {
        event.id for event in events if ("Alexander Lukashenko", "Poland") in ways(event)
    }
    assert browser.evaluate(f"{cell}.getAttribute('aria-pressed')") == "true"
    assert browser.evaluate(LABELS) == before  # the others can still be chosen
    browser.evaluate(PAUSE)
    browser.open(opened, browser.evaluate("location.hash"))
    assert browser.evaluate(f"{cell}.getAttribute('aria-pressed')") == "true"
    browser.evaluate(f"{cell}.{CLICK}")
    assert len(browser.evaluate(SHOWN)) == len(events)
    browser.evaluate(f"{cell}.{CLICK}")
    browser.evaluate("kgPage.undo()")
    assert len(browser.evaluate(SHOWN)) == len(events)


def test_views_follow_the_rest_of_the_question(browser: Browser, opened: Path):
    browser.open(opened, "#view=matrix&action=ACCUSE")
    accusations = [event for event in sample().events if event.action == "ACCUSE"]
    assert len(browser.evaluate(LABELS)) == len(
        {way for event in accusations for way in ways(event)}
    )


def test_many_actors_stand_as_the_countries_and_groups_that_they_belong_to(
    browser: Browser, tmp_path: Path
):
    events = [repeated(event, turn) for turn in range(20) for event in sample().events]
    path = tmp_path / "graph.html"
    path.write_text(
        page(Collection((), tuple(events)), codes=CODES), encoding="utf-8", newline="\n"
    )
    browser.open(path, "#view=matrix")
    assert browser.evaluate("kgPage.actors.length") > 150
    rows = browser.evaluate(
        "[...new Set([...document.querySelectorAll('.matrix-name')].map((one) => one.textContent))]"
    )
    assert len(rows) < 30
    first = browser.evaluate(LABELS)[0]
    browser.evaluate(f"{SPOTS}[0].{CLICK}")
    shown = browser.evaluate(SHOWN)
    assert first.split(", ")[1].startswith(f"{len(shown)} event")
    assert len(shown) == 20


def test_what_is_chosen_elsewhere_is_set_off_in_every_view(browser: Browser, mapped: Path):
    browser.open(mapped)
    browser.evaluate("kgPage.search('Poland')")
    for view in VIEWS:
        browser.evaluate(f"kgPage.showView('{view}')")
        looks = "[...document.querySelectorAll('#drawn .cell-frame, #drawn .place, #drawn .strip-full, #drawn .strip-pale')].map((one) => one.classList.contains('aside'))"
        found = browser.evaluate(looks)
        if view != "periods":
            assert set(found) == {True, False}, view
    browser.evaluate("kgPage.select(null); kgPage.showView('matrix')")
    assert set(browser.evaluate(looks)) == {False}


# --- over time -------------------------------------------------------------------------------------------------------------


def test_the_timeline_has_a_strip_for_each_pair_and_reaches_every_event(
    browser: Browser, opened: Path
):
    browser.open(opened, "#view=timeline")
    events = sample().events
    reached = browser.evaluate(
        "[...document.querySelectorAll('#drawn .strip-column')].flatMap((_, at) => {"
        f"document.querySelectorAll('#drawn .strip-column')[at].{CLICK};"
        f"const left = {SHOWN}; kgPage.undo(); return left }})"
    )
    assert set(reached) == {event.id for event in events}
    label = next(one for one in browser.evaluate(LABELS) if {"Lukashenko", "Poland"} <= set(one.replace(",", "").split()))  # fmt: skip
    pair = {("Alexander Lukashenko", "Poland"), ("Poland", "Alexander Lukashenko")}
    of_pair = [event for event in events if ways(event) & pair]
    assert label.endswith(balance(of_pair))
    browser.evaluate(f"{SPOTS}.find((one) => one.getAttribute('aria-label') === {label!r}).{CLICK}")
    assert set(browser.evaluate(SHOWN)) == {event.id for event in of_pair}
    assert browser.evaluate("document.querySelector('#overview .strip') !== null") == (len(of_pair) > 2)  # fmt: skip


# --- two periods -----------------------------------------------------------------------------------------------------------

FIRST, SECOND = (date(2020, 8, 20), date(2020, 8, 24)), (date(2020, 8, 25), date(2020, 8, 31))
PERIODS = "#view=periods&periods=2020-08-20+2020-08-24+2020-08-25+2020-08-31"


def lies_in(event: Event, period: tuple[date, date]) -> bool:
    day = event.date.start if event.date else date(2020, 8, 31)  # else that of the articles
    return period[0] <= day <= period[1]


def test_two_periods_count_what_changed_between_each_two(browser: Browser, opened: Path):
    browser.open(opened, PERIODS)
    events = sample().events
    counted = 0
    for label in browser.evaluate(LABELS):
        names, numbers = label.split(": ")
        one, other = names.split(" – ")
        of_pair = [event for event in events if ways(event) & {(one, other), (other, one)}]
        halves = [[event for event in of_pair if lies_in(event, period)] for period in (FIRST, SECOND)]  # fmt: skip
        before, after = (sum(event.asserted for event in half) for half in halves)
        assert numbers.startswith(f"{before} then {after} that the articles vouch for, "), label
        change = numbers.rsplit(", ", 1)[1]
        expected = (
            "new" if not halves[0] else "gone" if not halves[1]
            else f"+{after - before}" if after > before else f"−{before - after}" if after < before else "="
        )  # fmt: skip
        assert change == expected, label
        counted += 1
    assert counted > 10
    words = browser.evaluate("document.getElementById('drawn-words').textContent")
    pairs = {frozenset(way) for event in events for way in ways(event) if event}
    fresh = sum(not any(set(map(frozenset, ways(event))) & {pair} and lies_in(event, FIRST) for event in events) for pair in pairs)  # fmt: skip
    assert f"Of {len(pairs)} pairs, {fresh} are new" in words
    assert "not of one length: 5 and 7 days" in words


def test_a_bar_asks_for_the_two_in_its_period(browser: Browser, opened: Path):
    browser.open(opened, PERIODS)
    browser.evaluate(f"document.querySelector('#drawn .spot').parentNode.querySelector('.period-bar').{CLICK}")  # fmt: skip
    shown = browser.evaluate(SHOWN)
    assert 0 < len(shown) < 8
    assert browser.evaluate("location.hash") is not None
    assert browser.evaluate("document.querySelectorAll('#drawn .spot[aria-pressed=true]').length") == 1  # fmt: skip
    days = [browser.evaluate(f"document.getElementById('period-{at}').value") for at in range(4)]
    assert days == ["2020-08-20", "2020-08-24", "2020-08-25", "2020-08-31"]
    browser.evaluate("const field = document.getElementById('period-1'); field.value = '2020-08-22'; field.dispatchEvent(new Event('change'))")  # fmt: skip
    browser.evaluate(PAUSE)
    assert "2020-08-22" in browser.evaluate("location.hash")
    browser.evaluate("kgPage.undo()")
    assert browser.evaluate("document.getElementById('period-1').value") == "2020-08-24"


# --- where -----------------------------------------------------------------------------------------------------------------


def test_a_map_is_there_only_where_places_have_degrees(
    browser: Browser, opened: Path, mapped: Path
):
    assert 'id="outlines"' not in opened.read_text(encoding="utf-8")
    browser.open(opened, "#view=map")
    assert not browser.evaluate("document.querySelector('#views [value=map]').checkVisibility()")
    assert browser.evaluate("document.getElementById('network').checkVisibility()")
    browser.open(mapped, "#view=map")
    assert browser.evaluate("document.querySelectorAll('.land').length") > 200
    assert_silent(browser)


def test_the_map_counts_places_and_says_how_exactly_they_are_known(browser: Browser, mapped: Path):
    browser.open(mapped, "#view=map")
    events = placed().events
    told = browser.evaluate(LABELS)
    minsk = balance(event for event in events if event.place and event.place.name == "Minsk")
    assert f"Minsk, {minsk}" in told
    assert any(words.startswith("Near or in Grodno, 1 event: ") for words in told)
    assert any(words.startswith("Somewhere in Belarus, 1 event: ") for words in told)
    looks = browser.evaluate(
        "['town', 'near', 'country'].map((look) => document.querySelectorAll(`.place-${look}`).length)"
    )
    assert looks == [2, 1, 1]
    browser.evaluate(
        f"{SPOTS}.find((one) => one.getAttribute('aria-label').startsWith('Minsk')).{CLICK}"
    )
    assert set(browser.evaluate(SHOWN)) == {
        event.id for event in events if event.place and event.place.name == "Minsk"
    }


def test_the_map_is_looked_at_from_nearer(browser: Browser, mapped: Path):
    browser.open(mapped, "#view=map")
    far = "(() => { const at = [...document.querySelectorAll('.place')].map((one) => Number(one.getAttribute('cx'))); return Math.max(...at) - Math.min(...at) })()"  # fmt: skip
    before = browser.evaluate(far)
    browser.evaluate("document.getElementById('map-in').click()")
    assert browser.evaluate(far) != before
    browser.evaluate("document.getElementById('map-fit').click()")
    assert browser.evaluate(far) == before


def test_outlines_are_small_and_close_and_have_every_country_of_the_seeds():
    text = (files("kg.export") / "page" / "outlines.json").read_text(encoding="utf-8")
    assert len(text) < 100_000
    found = json.loads(text)
    lines = []
    for steps in found["lines"]:
        x, y = 0, 0
        line = []
        for east, north in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + east, y + north
            line.append((x, y))
        lines.append(line)
    for rings in found["lands"].values():
        for ring in rings:
            walked = [lines[at] if at >= 0 else lines[~at][::-1] for at in ring]
            for one, other in zip(walked, walked[1:] + walked[:1], strict=True):
                assert one[-1] == other[0]
    missing = set(countries()) - set(found["lands"])
    assert len(missing) < 25, missing  # small islands, and Antarctica
    assert not missing & {"USA", "RUS", "UKR", "ISR", "PSE", "TWN", "XKX", "SSD", "MLT", "BHR", "SGP"}  # fmt: skip


# --- by keyboard, in every light, as a picture ------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_walked_by_keys(browser: Browser, mapped: Path, view: str):
    browser.open(mapped, f"#view={view}")
    focused = "document.activeElement.closest('.spot')?.dataset.spot ?? ''"
    browser.evaluate("document.querySelector('#drawn .spot[tabindex=\"0\"]').focus()")
    first = browser.evaluate(focused)
    assert browser.evaluate("document.querySelectorAll('#drawn .spot[tabindex=\"0\"]').length") == 1
    met = {first}
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        browser.press(key)
        met.add(browser.evaluate(focused))
    assert len(met) > 1
    assert "" not in met
    browser.press("Enter")
    assert len(browser.evaluate(SHOWN)) < len(sample().events)
    assert browser.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"  # fmt: skip


@needs_axe
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_any_view(
    browser: Browser, mapped: Path, view: str, width: int, dark: bool
):
    browser.open(mapped, f"#view={view}", width=width, dark=dark)
    assert faults(browser) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_taken_away_as_a_picture_with_its_words(
    browser: Browser, mapped: Path, view: str
):
    browser.open(mapped, f"#view={view}&source=actor:country-poland&either=yes")
    drawn = ElementTree.fromstring(browser.evaluate("window.drawing = kgPage.svgText()"))
    texts = " ".join(one.text or "" for one in drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert "Poland on either side" in texts
    assert browser.evaluate("document.getElementById('drawn-words').textContent.split(' ').slice(0, 4).join(' ')") in texts  # fmt: skip
    size = browser.evaluate("kgPage.pngOf(window.drawing).then((blob) => createImageBitmap(blob)).then(({ width }) => width)")  # fmt: skip
    assert size == 2 * int(drawn.get("width", 0))
    assert not [
        one for one in drawn.iter() if one.get("class")
    ]  # nothing hangs on a style sheet that is not there


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_is_wider_than_its_place(
    browser: Browser, sample_export: Graph, exported: Path, view: str
):
    for width in (390, 1024, 1440):
        browser.open(exported, f"#view={view}", width=width, height=844)
        assert browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0  # fmt: skip
        assert browser.evaluate("document.getElementById('drawn').scrollWidth - document.getElementById('drawn').clientWidth") <= 0  # fmt: skip
        assert browser.evaluate(f"{SPOTS}.length") > 0
    assert_silent(browser)


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    with Firefox() as found:
        yield found


@needs_firefox
def test_firefox_draws_every_view(firefox: Firefox, mapped: Path):
    firefox.open(mapped)
    for view in VIEWS:
        firefox.evaluate(f"kgPage.showView('{view}')")
        assert firefox.evaluate(f"return {SPOTS}.length") > 3
        firefox.evaluate(f"{SPOTS}[0].{CLICK}")
        assert firefox.evaluate(f"return {SHOWN}.length") < len(sample().events)
        firefox.evaluate("document.getElementById('reset').click()")
        assert firefox.evaluate("return kgPage.svgText().length") > 1000
    assert firefox.requests() == []
    assert firefox.messages() == []


INKED = """
(() => { const made = kgPage.network.canvas.frame.canvas; const ratio = made.width / made.clientWidth;
return kgPage.network.body.data.nodes.getIds().map((id) => {
  const { x, y } = kgPage.network.canvasToDOM(kgPage.network.getPositions([id])[id]);
  return [...made.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data].slice(0, 3).join();
}) })()
"""
FILLED = "[...getComputedStyle(document.documentElement).getPropertyValue('--node').trim().slice(1).matchAll(/../g)].map(([two]) => parseInt(two, 16)).join()"


def test_who_stays_after_a_filter_is_drawn_where_he_stands_then(browser: Browser, exported: Path):
    browser.open(exported)
    browser.evaluate("kgPage.changeFilter({ article: kgPage.articles[0].id }, null)")
    browser.wait_for(f"{INKED}.length > 1 && {INKED}.every((colour) => colour === {FILLED})", 5)


def test_an_article_that_is_asked_for_is_a_sheet_among_those_it_tells_of(
    browser: Browser, opened: Path
):
    browser.open(opened)
    assert browser.evaluate("kgPage.paper()") is None
    browser.evaluate("kgPage.changeFilter({ article: kgPage.articles[0].id }, null)")
    sheet = browser.evaluate("kgPage.paper()")
    ends = browser.evaluate("Object.values(kgPage.network.getPositions())")
    assert all(abs(sheet["x"] - one["x"]) + abs(sheet["y"] - one["y"]) > 20 for one in ends)
    made = browser.evaluate("kgPage.svgText()")
    assert "paper-lines" in made
    title = browser.evaluate("kgPage.articles[0].title")
    assert title.split()[0] in browser.evaluate(
        "kgPage.names().filter(({ id }) => id === 'article').flatMap(({ way }) => way.lines).join(' ')"
    )
    told = browser.evaluate(
        "(({ x, y }) => kgPage.under(kgPage.network.canvasToDOM({ x, y })))(kgPage.paper())"
    )
    assert told["article"]["title"] == title
