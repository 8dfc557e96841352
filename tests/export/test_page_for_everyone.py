"""The page by keyboard, by ear, in every size and light, and with names of every script."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.export.page import page
from kg.types import Collection
from tests.axe import faults, needs_axe
from tests.browser import Browser
from tests.export.page_samples import (
    CODES,
    SAMPLE,
    assert_silent,
    needs_browser,
    repeated,
    sample,
)

pytestmark = [pytest.mark.browser, needs_browser]
ROWS = "document.querySelectorAll('#events tbody tr').length"
FOCUS = (
    "(() => { const one = document.activeElement; return one === document.body ? '' : (one.id || one.dataset.set && `${one.dataset.set}"
    " ${one.value} ${one.closest('[id]').id}` || one.value || one.textContent || one.tagName + one.className).trim().slice(0, 60) })()"
)
CONTROLS = (
    "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')].filter((one) => !one.disabled &&"
    " one.checkVisibility({ visibilityProperty: true }) && !one.closest('tbody')).length"
)


def tabbed(browser: Browser, most: int = 200) -> Iterator[str]:
    """Walk through the page with the Tab key, and yield what has the focus."""
    for _ in range(most):
        browser.press("Tab")
        now = browser.evaluate(FOCUS)
        if not now:
            return
        yield now


def tab_to(browser: Browser, name: str) -> None:
    assert any(now == name for now in tabbed(browser)), f"Tab does not reach {name}"


def marked(browser: Browser) -> bool:
    """Return whether the element with the focus shows that it has it."""
    return bool(
        browser.evaluate(
            "(() => { const one = document.activeElement, shown = one.closest('.chip') ?? one;"
            "return getComputedStyle(shown).outlineStyle === 'solid' && parseFloat(getComputedStyle(shown).outlineWidth) >= 2 })()"
        )
    )


def test_tab_reaches_every_control_and_shows_where_it_is(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    browser.evaluate("document.activeElement.blur()")
    expected = browser.evaluate(CONTROLS)
    unmarked, reached = [], 0
    browser.evaluate(
        "window.reached = new Set(); window.seen = () => window.reached.add(document.activeElement)"
    )
    for now in tabbed(browser, 300):
        browser.evaluate("document.activeElement.closest('tbody') || window.seen(); 0")
        if not marked(browser):
            unmarked.append(now)
    reached = browser.evaluate("window.reached.size")
    assert unmarked == []
    assert reached == expected > 40


def test_a_filter_is_set_and_taken_back_by_keyboard(browser: Browser, opened: Path):
    browser.open(opened)
    tab_to(browser, "slot-status")
    browser.press("Enter")
    assert browser.evaluate(FOCUS) == "statuses 0 choice-boxes"
    browser.press(" ")
    expected = sum(event.status != "occurred" for event in sample().events)
    assert browser.evaluate(ROWS) == expected
    browser.press("Escape")
    assert browser.evaluate(FOCUS) == "slot-status"
    browser.call("Input.dispatchKeyEvent", type="keyDown", key="z", code="KeyZ", modifiers=2)
    assert browser.evaluate(ROWS) == len(SAMPLE)


def test_a_choice_is_opened_and_made_by_keyboard(browser: Browser, opened: Path):
    browser.open(opened)
    tab_to(browser, "slot-action")
    browser.press("Enter")
    browser.type("accus")
    browser.press("ArrowDown")
    browser.press("Enter")
    assert browser.evaluate(ROWS) == sum(event.action == "ACCUSE" for event in sample().events)
    assert browser.evaluate(FOCUS) == "slot-action"
    tab_to(browser, "slot-time")
    browser.press("Enter")
    browser.press("ArrowDown")
    browser.press("ArrowDown")
    browser.press("Enter")
    browser.wait_for("document.getElementById('from').value === '2020-08-01'")


def test_an_event_of_the_table_is_read_by_keyboard(browser: Browser, opened: Path):
    browser.open(opened)
    browser.press("Tab")
    assert browser.evaluate(FOCUS) == "Skip to the table of events"
    browser.press("Enter")
    assert browser.evaluate("document.activeElement.id") == "events-heading"
    browser.press("Tab")
    browser.press("Tab")
    browser.press("Enter")
    assert browser.evaluate("document.querySelectorAll('#evidence .claim').length") == 1
    assert browser.evaluate("document.getElementById('announcement').textContent")


def test_the_views_and_the_menu_are_used_by_keyboard(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate(
        "HTMLAnchorElement.prototype.click = function () { window.taken = this.download }; document.activeElement.blur()"
    )
    tab_to(browser, "timeline")
    browser.press("Enter")
    assert browser.evaluate("document.querySelector('#drawn svg').checkVisibility()")
    tab_to(browser, "Take away")
    browser.press("Enter")
    tab_to(browser, "csv")
    browser.press("Enter")
    assert browser.evaluate("window.taken") == "events.csv"
    assert browser.evaluate(FOCUS) == "Take away"


def test_the_graph_is_zoomed_without_dragging_or_turning_a_wheel(browser: Browser, opened: Path):
    browser.open(opened)
    before = browser.evaluate("kgPage.network.getScale()")
    tab_to(browser, "zoom-in")
    browser.press("Enter")
    browser.wait_for(f"kgPage.network.getScale() > {before * 1.2}")
    tab_to(browser, "zoom-fit")
    browser.press("Enter")
    browser.wait_for(f"Math.abs(kgPage.network.getScale() - {before}) < 0.01")


@needs_axe
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("fragment", "width", "open_slot"),
    [
        ("", 1440, ""), ("", 390, ""), ("", 1440, "source"), ("", 1440, "status"), ("", 390, "time"), ("#view=timeline", 1440, ""),
        ("#actor=country-russia", 1440, ""), ("#actor=country-russia", 390, ""), ("#action=ACCUSE&words=unrest", 1440, ""),
    ],
)  # fmt: skip
def test_axe_finds_nothing(
    browser: Browser, opened: Path, fragment: str, width: int, open_slot: str, dark: bool
):
    browser.open(opened, fragment, dark=dark, width=width)
    browser.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    if open_slot:
        browser.evaluate(f"document.getElementById('slot-{open_slot}').click()")
    assert faults(browser) == []


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_no_size_of_window_scrolls_sideways(browser: Browser, opened: Path, width: int):
    browser.open(opened, width=width, height=844)
    assert (
        browser.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        == 0
    )
    assert_silent(browser)


def test_targets_are_large_enough_for_a_finger(browser: Browser, opened: Path):
    browser.open(opened, width=390, height=844)
    browser.evaluate(
        "for (const part of document.querySelectorAll('details')) part.open = true; kgPage.search('Russia')"
    )
    small = browser.evaluate(
        "[...document.querySelectorAll('button:not(.name), select, summary, .chip, .meaning, input[type=text], input[type=date]')]"
        ".filter((one) => one.checkVisibility()).map((one) => [one.textContent, one.getBoundingClientRect()])"
        ".filter(([, place]) => place.height < 24 || place.width < 24).map(([words]) => words)"
    )
    assert small == []


def test_names_do_not_lie_on_each_other_or_on_actors(browser: Browser, opened: Path):
    browser.open(opened)
    assert overlaps(browser) == []
    assert unnamed(browser) == []


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_no_name_of_the_export_lies_on_another(browser: Browser, exported: Path, width: int):
    browser.open(exported, width=width)
    assert overlaps(browser) == []
    if width == 1440:
        assert unnamed(browser) == []


def overlaps(browser: Browser) -> list[list[str]]:
    """Return the names that lie on another name or on the disc of another actor."""
    meets = "one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom"
    found: list[list[str]] = browser.evaluate(
        f"(() => {{ const names = kgPage.names(), discs = names.map(({{ item }}) => item.disc), meet = (one, other) => {meets};"
        "return names.flatMap((name) => [...names, ...discs].filter((other) => other.id !== name.id && meet(name, other))"
        ".map((other) => [name.item.name, kgPage.actors[other.id].name])) })()"
    )
    return found


def unnamed(browser: Browser) -> list[str]:
    """Return the actors on the canvas that have no name there."""
    found: list[str] = browser.evaluate(
        "(() => { const named = new Set(kgPage.names().map(({ id }) => id));"
        "return kgPage.network.body.data.nodes.getIds().filter((id) => !named.has(id)).map((id) => kgPage.actors[id].name) })()"
    )
    return found


def test_the_most_active_of_a_crowd_have_names(browser: Browser, tmp_path: Path):
    events = tuple(repeated(event, turn) for turn in range(10) for event in sample().events)
    path = tmp_path / "graph.html"
    path.write_text(page(Collection((), events), codes=CODES), encoding="utf-8", newline="\n")
    browser.open(path)
    busiest = browser.evaluate(
        "[...kgPage.actors].sort((one, other) => other.count - one.count).slice(0, 10).map(({ name }) => name)"
    )
    assert set(busiest) <= set(browser.evaluate("kgPage.names().map(({ item }) => item.name)"))
    assert overlaps(browser) == []


def test_names_written_from_right_to_left_stay_in_order(browser: Browser, tmp_path: Path):
    name = "محمود عباس"
    whole = sample()
    event = next(event for event in whole.events if event.action == "ACCUSE")
    other = replace(event.sources[0], name=name, aliases=())
    renamed = replace(
        event,
        sources=(other,),
        claims=(
            replace(
                event.claims[0], sources=(replace(event.claims[0].sources[0], actors=(other,)),)
            ),
        ),
    )
    path = tmp_path / "graph.html"
    path.write_text(
        page(Collection(whole.articles, (renamed,)), codes=CODES), encoding="utf-8", newline="\n"
    )
    browser.open(path)
    browser.evaluate("kgPage.select({ event: 0 })")
    for place in ("td .name, td", "#evidence .name"):
        found = browser.evaluate(
            f"[...document.querySelectorAll('{place}')].filter((one) => one.textContent === '{name}')"
            ".map((one) => getComputedStyle(one).direction)"
        )
        assert set(found) == {"rtl"}, place
    words = browser.evaluate("document.querySelector('.event-head').textContent")
    assert words.startswith(f"{name} accuses ")
    assert browser.evaluate(
        "document.querySelector('.event-head .name').getBoundingClientRect().left"
    ) < browser.evaluate(
        "document.querySelector('.event-head strong').getBoundingClientRect().left"
    )
    drawn = browser.evaluate("kgPage.names().map(({ item }) => item.name)")
    assert name in drawn


def test_print_leaves_out_what_cannot_be_used_on_paper(browser: Browser, opened: Path):
    browser.open(opened, "#actor=country-russia")
    browser.call(
        "Emulation.setEmulatedMedia",
        media="print",
        features=[{"name": "prefers-color-scheme", "value": "light"}],
    )
    shown = "(one) => document.querySelector(one).checkVisibility()"
    assert (
        browser.evaluate(
            f"['#controls', '.zoom', '#takeaway', '.quiet-button', '.tools'].map({shown})"
        )
        == [False] * 5
    )
    assert (
        browser.evaluate(f"['#network', '#evidence', '#events', '#legend-body'].map({shown})")
        == [True] * 4
    )
    browser.call("Emulation.setEmulatedMedia", media="", features=[])


def test_nothing_moves_for_those_who_want_stillness(browser: Browser, opened: Path):
    browser.open(opened)  # the browser of the tests asks for reduced motion
    browser.evaluate("kgPage.search('Sergei Lavrov')")
    scale = browser.evaluate("kgPage.network.getScale()")
    browser.evaluate("document.getElementById('zoom-in').click()")
    assert browser.evaluate("kgPage.network.getScale()") == pytest.approx(scale * 1.3)
