"""A large page opens on groups: who stands for whom, what a ribbon is as wide as, what unfolds, and that names have room."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest

from kg.export.countries import countries
from kg.export.page import page
from kg.export.page_groups import groups, stands_for
from kg.types import (
    Actor,
    Article,
    Claim,
    Collection,
    DateRange,
    Event,
    Evidence,
    Group,
    Mention,
    Span,
    actors_of,
)
from tests.axe import faults, needs_axe
from tests.browser import Browser
from tests.export.page_samples import CODES, needs_browser, part, sample

SOME = 36  # countries
NEWS = 1_500
SPOT = (
    "((figure) => { const at = kgPage.network.canvasToDOM(kgPage.network.getPositions([figure])[figure]);"
    "const box = document.getElementById('network').getBoundingClientRect(); return [at.x + box.x, at.y + box.y] })"
)
GROUP = "((name) => kgPage.network.body.data.nodes.getIds().find((id) => id < 0 && kgPage.nameOf(id) === name))"
DRAWN = "JSON.stringify(kgPage.network.body.data.nodes.getIds().sort((one, other) => one - other).map((id) => [id, kgPage.network.getPositions([id])[id]]))"
EVENTS_SEEN = "new Set(kgPage.ribbons().flatMap((ribbon) => [...ribbon.events.keys()]))"


def state(code: str, name: str) -> Group:
    return Group(f"state-{code}", name, "country", code)


def people(code: str, name: str) -> list[Actor]:
    """Return a country, its government, its forces, its crowds, a party and a militia of it."""
    land = state(code, name)
    forces = Group(f"forces-{code}", f"{name} forces", "military", code, land)
    crowd = Group(f"protesters-{code}", f"{name} protesters", "protesters", code, land)
    party = Group(f"party-{code}", f"National Party of {name}", "party", code, land)
    militia = Group(f"armed-group-{code}", f"{name} armed groups", "armed group", code)
    return [
        Actor(f"land-{code}", name, "country", code, group=land),
        Actor(f"government-{code}", f"{name} government", "government", code, group=land),
        Actor(f"army-{code}", f"{name} army", "military", code, group=forces),
        Actor(f"police-{code}", f"{name} police", "military", code, group=forces),
        Actor(f"crowd-{code}", "protesters", "protesters", code, group=crowd),
        Actor(f"party-{code}", f"National Party of {name}", "party", code, group=party),
        Actor(f"men-{code}", f"{name} militants", "armed group", code, group=militia),
        Actor(f"gunmen-{code}", f"{name} gunmen", "armed group", code, group=militia),
    ]


def told(
    number: int, source: Actor, target: Actor, action: str = "ASSAULT", **more: object
) -> Event:
    """Return an event in a sentence of its own."""
    quote = f"{source.name} struck {target.name} in report {number}."
    start = len(source.name) + 8
    day = date(2009, 1, 1) + timedelta(days=number % 300)
    claim = Claim(
        f"c{number:024}", action, (Mention((source,), source.name, 0, len(source.name), "name"),),
        (Mention((target,), target.name, start, start + len(target.name), "name"),), Span("struck", len(source.name) + 1, start - 1),
        Evidence("a0", 0, len(quote), quote), ("pattern some-rule",), date=DateRange(day, day, "day", "then"),
    )  # fmt: skip
    claim = replace(claim, **more)
    return Event(f"ev{number:024}", action, (source,), (target,), (claim,), None, claim.date)


def collected(events: list[Event]) -> Collection:
    return Collection((Article("a0", "", "a0.txt", "A year", date(2009, 12, 31)),), tuple(events))


def news() -> Collection:
    """Return events between all sorts of actors of 36 countries, in which few take part in much; the same every time."""
    chance = Random(7)
    lands = sorted(countries().items())[:: len(countries()) // SOME][:SOME]
    actors = [actor for code, country in lands for actor in people(code, country.name)]
    looks: list[dict[str, object]] = [
        {}, {}, {"polarity": "negative"}, {"modality": "planned"},
        {"speakers": (Mention((actors[0],), "Somebody", 0, 3, "name"),)},
    ]  # fmt: skip
    events = []
    for number in range(NEWS):
        busy = min(int(chance.paretovariate(0.7)) - 1, SOME - 1)
        source = actors[8 * busy + chance.randrange(8)]
        target = chance.choice(actors[: 8 * SOME // (1 + number % 3)])
        if source != target:
            action = ("ASSAULT", "CONSULT", "AID", "ACCUSE")[number % 4]
            events.append(told(number, source, target, action, **looks[number % 5]))
    return collected(events)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(page(news(), codes=CODES), encoding="utf-8", newline="\n")
    return path


# --- who stands for whom ---------------------------------------------------------------------------------------------------


def test_a_country_stands_for_its_government_its_people_and_its_forces():
    stand = [stands_for(actor).id for actor in people("MLI", "Mali")]
    assert stand[:5] == ["state-MLI"] * 5


def test_a_party_and_a_militia_stand_for_themselves():
    stand = [stands_for(actor).id for actor in people("MLI", "Mali")]
    assert stand[5:] == ["party-MLI", "armed-group-MLI", "armed-group-MLI"]


def test_who_belongs_to_nobody_stands_for_itself():
    somebody = Actor("somebody", "Somebody", "person")
    assert stands_for(somebody) == somebody


def test_every_actor_that_takes_part_is_in_one_group_and_counted_once_for_each_event():
    mali, niger = people("MLI", "Mali"), people("NER", "Niger")
    both = told(0, mali[0], niger[0])
    both = replace(both, sources=(mali[0], mali[1]))
    events = [both, told(1, niger[2], mali[1])]
    found = groups(actors_of(events), events)
    members = [actors_of(events)[actor].id for group in found["members"] for actor in group]
    assert sorted(members) == sorted(actor.id for actor in actors_of(events))
    assert dict(zip(found["id"], found["count"], strict=True)) == {"state-MLI": 2, "state-NER": 2}


def test_of_one_actor_alone_no_group_is_told():
    mali, niger = people("MLI", "Mali"), people("NER", "Niger")
    events = [told(0, mali[0], niger[5])]
    assert groups(actors_of(events), events)["id"] == [None, None]


def test_same_groups_same_bytes():
    backwards = replace(news(), events=news().events[::-1])
    assert page(news(), codes=CODES) == page(backwards, codes=CODES)


def test_groups_have_places_and_no_two_stand_on_one():
    found = part_of_groups()
    for view in ("wide", "tall"):
        places = [tuple(place) for place in found[view]]
        assert len(set(places)) == len(places)


def part_of_groups() -> dict[str, list[object]]:
    whole = sample()
    found: dict[str, list[object]] = part(page(whole, codes=CODES), "data")["groups"]
    return found


# --- what is seen first ----------------------------------------------------------------------------------------------------


@pytest.mark.browser
@needs_browser
def test_a_small_page_opens_on_actors(browser: Browser, opened: Path):
    browser.open(opened)
    assert browser.evaluate("kgPage.network.body.data.nodes.getIds().every((id) => id >= 0)")
    assert browser.evaluate("document.getElementById('levels').hidden")


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_a_large_page_opens_on_groups_that_all_have_names_none_over_another(
    browser: Browser, large: Path, width: int
):
    browser.open(large, width=width, height=844 if width == 390 else 900)
    names = browser.evaluate(
        "kgPage.names().map(({ id, left, right, top, bottom }) => ({ id, left, right, top, bottom }))"
    )
    figures = browser.evaluate("kgPage.network.body.data.nodes.getIds()")
    assert any(figure < 0 for figure in figures)
    assert {name["id"] for name in names} == set(figures)
    assert [(one, other) for one, other in pairs(names) if overlap(one, other)] == []
    share = browser.evaluate(
        f"{EVENTS_SEEN}.size / kgPage.events.filter((event) => event.sources.length && event.targets.length).length"
    )
    assert share >= 0.4


def pairs(names: list[dict[str, float]]) -> list[tuple[dict[str, float], dict[str, float]]]:
    return [(one, other) for at, one in enumerate(names) for other in names[at + 1 :]]


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return across and one["top"] < other["bottom"] and other["top"] < one["bottom"]


# --- ribbons ---------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def striking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page on which the first country strikes each of the others in another way, and many actors do a little."""
    lands = [people(code, country.name) for code, country in sorted(countries().items())[:40]]
    denied: dict[str, object] = {"polarity": "negative"}
    planned: dict[str, object] = {"modality": "planned"}
    said: dict[str, object] = {"speakers": (Mention((lands[9][0],), "Somebody", 0, 3, "name"),)}
    looks: list[list[dict[str, object]]] = [
        [{}], [{}, {}, {}], [{}, denied, denied, denied, denied], [denied, denied, denied], [planned] * 4, [said], [said] * 3,
    ]  # fmt: skip
    events = [
        told(number * 10 + at, lands[0][0], lands[number + 1][0], **look)
        for number, some in enumerate(looks)
        for at, look in enumerate(some)
    ]
    for number, (one, other) in enumerate(pairwise(lands[8:])):
        events += [told(1000 + number * 10 + at, one[at], other[at], "CONSULT") for at in range(6)]
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(page(collected(events), codes=CODES), encoding="utf-8", newline="\n")
    return path


def widths(browser: Browser) -> list[dict[str, float]]:
    """Return of each ribbon from the first country: breadth of what is vouched for and what is reported, and its counts."""
    found: list[dict[str, float]] = browser.evaluate(
        "(() => { const first = kgPage.events.find(({ action }) => action === 'ASSAULT').sources[0];"
        "return kgPage.ribbons().filter(({ from }) => from === first || kgPage.figureOf(first) === from)"
        ".map(({ total, bands }) => ({ ...total, solid: bands.filter(({ ink }) => ink === 'full').reduce((sum, { wide }) => sum + wide, 0),"
        "fringe: bands.filter(({ ink }) => ink === 'pale').reduce((sum, { wide }) => sum + wide, 0) })) })()"
    )
    return found


@pytest.mark.browser
@needs_browser
def test_a_ribbon_is_as_wide_as_what_is_vouched_for_and_no_denial_adds_to_it(
    browser: Browser, striking: Path
):
    browser.open(striking)
    found = widths(browser)
    assert len(found) == 7
    for ribbon in found:
        assert ribbon["solid"] == ribbon["full"]
        assert ribbon["fringe"] == ribbon["pale"]
    assert {(one["solid"], one["denied"]) for one in found} >= {(1, 0), (1, 4), (0, 3)}


@pytest.mark.browser
@needs_browser
def test_a_ribbon_opens_the_sentences_of_the_pair(browser: Browser, striking: Path):
    browser.open(striking)
    browser.evaluate("document.getElementById('network').scrollIntoView({ block: 'center' })")
    amount, x, y = browser.evaluate(
        "(() => { const [ribbon] = kgPage.ribbons().filter(({ total }) => total.full === 3), at = kgPage.network.getPositions();"
        "const box = document.getElementById('network').getBoundingClientRect(), found = [];"
        "for (let t = 0.3; t < 0.75; t += 0.02) { const spot = kgPage.network.canvasToDOM({ x: at[ribbon.from].x * (1 - t) + at[ribbon.to].x * t, y: at[ribbon.from].y * (1 - t) + at[ribbon.to].y * t });"
        "const chosen = kgPage.under({ x: Math.round(spot.x), y: Math.round(spot.y) }); if (chosen?.pair?.[0] === ribbon.from && chosen.pair[1] === ribbon.to) found.push([ribbon.events.size, spot.x + box.x, spot.y + box.y]) }"
        "return found[0] })()"
    )
    browser.click(x, y)
    browser.wait_for("document.querySelectorAll('#evidence .event').length > 0")
    assert browser.evaluate("document.querySelectorAll('#evidence .event').length") == amount == 3
    address = browser.evaluate("kgPage.stateWords()")
    browser.open(striking, f"#{address}")
    assert browser.evaluate("document.querySelectorAll('#evidence .event').length") == 3


@pytest.mark.browser
@needs_browser
def test_ribbons_stand_for_the_shown_events_alone(browser: Browser, large: Path):
    browser.open(large)
    browser.evaluate("kgPage.changeFilter({ action: 'ACCUSE', statuses: new Set([0]) })")
    assert browser.evaluate(
        f"[...{EVENTS_SEEN}].every((event) => kgPage.events[event].action === 'ACCUSE' && kgPage.shown[event])"
    )
    assert browser.evaluate(f"{EVENTS_SEEN}.size") > 20


@pytest.mark.browser
@needs_browser
def test_a_drawing_has_the_ribbons_and_the_names(browser: Browser, large: Path):
    browser.open(large)
    made = ElementTree.fromstring(browser.evaluate("kgPage.svgText()"))
    texts = {text.text for text in made.iter("{http://www.w3.org/2000/svg}text")}
    paths = [path.get("d", "") for path in made.iter("{http://www.w3.org/2000/svg}path")]
    assert len(paths) > browser.evaluate("kgPage.ribbons().length")
    assert set(browser.evaluate("kgPage.names().flatMap(({ way }) => way.lines)")) <= texts


# --- unfolding -------------------------------------------------------------------------------------------------------------


def click_on(browser: Browser, figure: str) -> None:
    browser.evaluate("document.getElementById('network').scrollIntoView({ block: 'center' })")
    browser.click(*browser.evaluate(f"{SPOT}({figure})"))
    browser.evaluate("new Promise((done) => setTimeout(done, 400))")


@pytest.mark.browser
@needs_browser
def test_a_click_unfolds_a_group_and_its_address_keeps_it(browser: Browser, large: Path):
    browser.open(large)
    before, figure = (
        browser.evaluate(DRAWN),
        browser.evaluate(
            "kgPage.network.body.data.nodes.getIds().filter((id) => id < 0).sort((one, other) => kgPage.groups()[-1 - other].members.length - kgPage.groups()[-1 - one].members.length || one - other)[0]"
        ),
    )
    seen = browser.evaluate(f"{EVENTS_SEEN}.size")
    click_on(browser, str(figure))
    members = browser.evaluate(f"kgPage.groups()[{-1 - figure}].members")
    drawn = browser.evaluate("kgPage.network.body.data.nodes.getIds()")
    assert len(set(members) & set(drawn)) > 1
    assert browser.evaluate(f"{EVENTS_SEEN}.size") >= seen  # what passes inside is seen as well
    assert browser.evaluate(
        "document.querySelector('#evidence h2').textContent"
    ) == browser.evaluate(f"kgPage.nameOf({figure})")
    unfolded, address = browser.evaluate(DRAWN), browser.evaluate("kgPage.stateWords()")
    assert unfolded != before
    browser.open(large, f"#{address}")
    assert browser.evaluate(DRAWN) == unfolded
    browser.evaluate(
        "[...document.querySelectorAll('#evidence button')].find((one) => one.textContent === 'Fold together').click()"
    )
    assert browser.evaluate(DRAWN) == before


@pytest.mark.browser
@needs_browser
def test_groups_and_actors_are_switched_and_taken_back(browser: Browser, large: Path):
    browser.open(large)
    before = browser.evaluate(DRAWN)
    browser.evaluate("document.querySelector('#levels [value=actors]').click()")
    assert browser.evaluate("kgPage.network.body.data.nodes.getIds().every((id) => id >= 0)")
    assert browser.evaluate("kgPage.network.body.data.edges.length") > 0
    assert "level=actors" in browser.evaluate("kgPage.stateWords()")
    browser.evaluate("kgPage.undo()")
    assert browser.evaluate(DRAWN) == before


SEARCHED = (
    "((words) => { const field = document.getElementById('search'); field.value = words;"
    "field.dispatchEvent(new Event('input'));"
    "return [...document.querySelectorAll('#suggestions li')].map((row) => row.textContent) })"
)


@pytest.mark.browser
@needs_browser
def test_a_group_is_found_by_its_name_where_groups_are_shown(browser: Browser, large: Path):
    browser.open(large)
    group = browser.evaluate("kgPage.network.body.data.nodes.getIds().find((id) => id < 0)")
    name = browser.evaluate(f"kgPage.nameOf({group})")
    first = browser.evaluate(f"{SEARCHED}({name[:4].lower()!r})")
    found = browser.evaluate(f"{SEARCHED}({name.lower()!r})[0]")
    assert found.startswith(name) and "group" in found
    assert any("group" in row for row in first)
    browser.evaluate(
        "document.querySelector('#suggestions li').dispatchEvent(new Event('pointerdown', { cancelable: true }))"
    )
    assert browser.evaluate("document.querySelector('#evidence h2').textContent") == name
    browser.evaluate("document.querySelector('#levels button[value=actors]').click()")
    rows = browser.evaluate(f"{SEARCHED}({name.lower()!r})")
    assert rows and not any("group ·" in row.replace("armed group", "") for row in rows)


@pytest.mark.browser
@needs_browser
def test_groups_are_walked_unfolded_and_read_by_keyboard(browser: Browser, large: Path):
    browser.open(large)
    browser.evaluate("document.getElementById('network').focus()")
    browser.press("ArrowRight")
    assert "group=" in browser.evaluate("kgPage.stateWords()") or "actor=" in browser.evaluate(
        "kgPage.stateWords()"
    )
    browser.press("ArrowDown")
    assert "pair=" in browser.evaluate("kgPage.stateWords()")
    browser.press("Enter")
    assert browser.evaluate("document.activeElement.id") == "evidence"


# --- for everyone ----------------------------------------------------------------------------------------------------------


@pytest.mark.browser
@needs_browser
@needs_axe
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("chosen", "width"), [("null", 1440), ("{ group: -1 }", 390), ("{ pair: [ribbon.from, ribbon.to] }", 1440)]
)  # fmt: skip
def test_axe_finds_nothing_on_groups(
    browser: Browser, large: Path, chosen: str, width: int, dark: bool
):
    browser.open(large, width=width, dark=dark)
    browser.evaluate(f"(() => {{ const [ribbon] = kgPage.ribbons(); kgPage.select({chosen}) }})()")
    browser.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert faults(browser) == []
