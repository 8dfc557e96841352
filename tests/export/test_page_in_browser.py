import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import Graph

from kg.export.page import page
from kg.graph import Graph as Export
from kg.rdf.triples import triples
from kg.types import Actor, Claim, Collection, Event, Mention, Span
from tests.browser import Browser
from tests.export.page_samples import (
    ACTORS,
    CODES,
    HOSTILE_CODES,
    LABELS,
    SAMPLE,
    assert_silent,
    hostile,
    needs_browser,
    sample,
)

pytestmark = [pytest.mark.browser, needs_browser]


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_opens_without_a_network_or_a_complaint(
    browser: Browser, opened: Path, dark: bool
):
    browser.open(opened, dark=dark)
    assert_silent(browser)
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == len(SAMPLE)
    assert browser.evaluate("document.querySelector('#network canvas').width") > 0


def test_the_policy_stops_a_script_that_got_in(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:x\" onerror=\"window.hacked=1\">')"
    )
    browser.evaluate("new Promise((done) => setTimeout(done, 200))")
    assert browser.evaluate("typeof window.hacked") == "undefined"


def test_marked_words_are_those_of_the_claim(browser: Browser, opened: Path):
    browser.open(opened)
    for event in sample().events:
        found = browser.evaluate(
            f"kgPage.select({{event: kgPage.events.findIndex((event) => event.id === '{event.id}')}});"
            "Object.fromEntries(['source', 'trigger', 'target', 'speaker'].map((role) =>"
            "[role, [...document.querySelectorAll('.claim mark')].filter((mark) => mark.dataset.roles.split(' ').includes(role))"
            ".map((mark) => mark.textContent)]))"
        )
        made = event.claims[0]
        assert found["trigger"] == [made.trigger.text]
        assert found["source"] == [mention.text for mention in made.sources]
        assert found["target"] == [mention.text for mention in made.targets]
        assert found["speaker"] == [mention.text for mention in made.speakers]
        assert (
            browser.evaluate("document.querySelector('.claim blockquote').textContent")
            == made.evidence.quote
        )


def test_an_act_on_nobody_is_read_on_its_actor(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('protesters')")
    heads = browser.evaluate(
        "[...document.querySelectorAll('.event-head')].map((head) => head.textContent)"
    )
    assert "protesters protest " in heads


def test_a_claim_tells_its_code_with_what_it_means_and_its_pattern(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate(
        "kgPage.select({ event: kgPage.events.findIndex((event) => event.action === 'ACCUSE') })"
    )
    browser.evaluate("document.querySelector('.code summary').click()")
    told = browser.evaluate("document.querySelector('.code').textContent")
    for words in ("ACCUSE", "CAMEO 112", "accuse-rule", "What is meant by accuses."):
        assert words in told
    assert browser.evaluate("document.querySelector('.code p').checkVisibility()")


def test_no_word_of_the_table_is_broken(browser: Browser, opened: Path):
    browser.open(opened, width=1100)
    words = "[...document.querySelectorAll('td .name')].filter((name) => !name.textContent.includes(' '))"
    assert (
        browser.evaluate(f"Math.max(...{words}.map((name) => name.getClientRects().length))") == 1
    )
    assert (
        browser.evaluate(
            "Math.max(...[...document.querySelectorAll('td .name')].map((name) => name.offsetHeight))"
        )
        < 70  # three short lines at most
    )


def test_a_click_on_an_arrow_shows_its_sentences(browser: Browser, opened: Path):
    browser.open(opened)
    place = browser.evaluate(
        "(() => { const edge = kgPage.edges.find((edge) => edge.smooth === false);"
        "const at = kgPage.network.getPositions([edge.from, edge.to]);"
        "const middle = {x: (at[edge.from].x + at[edge.to].x) / 2, y: (at[edge.from].y + at[edge.to].y) / 2};"
        "const spot = kgPage.network.canvasToDOM(middle), box = document.getElementById('network').getBoundingClientRect();"
        "return {x: spot.x + box.x, y: spot.y + box.y} })()"
    )
    browser.click(place["x"], place["y"])
    browser.wait_for("document.querySelectorAll('.claim').length > 0")
    browser.wait_for("location.hash.startsWith('#arrow=')")
    assert browser.evaluate("document.getElementById('announcement').textContent")


def test_the_table_follows_the_filters(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate(
        "[...document.querySelectorAll('#choice-boxes label')].find((c) => c.textContent.includes('occur')).click()"
    )
    expected = sum(event.status != "occurred" for event in sample().events)
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == expected
    browser.wait_for("location.hash === '#without=occurred'")
    browser.evaluate("document.getElementById('reset').click()")
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == len(SAMPLE)
    browser.evaluate("document.querySelector('input[data-set=voices][value=\"1\"]').click()")
    expected = sum(not event.speakers for event in sample().events)
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == expected


def test_an_address_keeps_what_is_selected(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('russian federation')")
    browser.wait_for("location.hash.startsWith('#actor=')")
    fragment = browser.evaluate("location.hash")
    shown = browser.evaluate("document.getElementById('evidence').textContent")
    browser.open(opened, fragment)
    assert "Russia" in shown
    assert browser.evaluate("document.getElementById('evidence').textContent") == shown


def test_keys_walk_from_actor_to_actor(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("document.getElementById('network').focus()")
    browser.press("ArrowRight")
    browser.wait_for("location.hash.startsWith('#actor=')")
    browser.press("Escape")
    browser.wait_for("location.hash === ''")


def test_a_large_page_is_packed_and_says_the_same(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    plain = page(sample(), codes=CODES)
    monkeypatch.setattr("kg.export.page.LARGE", 100)
    packed = page(sample(), codes=CODES)
    assert 'type="application/gzip"' in packed
    assert "tractor plant" in plain
    assert "tractor plant" not in packed
    told = []
    for name, html in (("plain", plain), ("packed", packed)):
        path = tmp_path / f"{name}.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        browser.open(path)
        assert_silent(browser)
        told.append(
            browser.evaluate(
                "document.querySelector('#events').textContent + kgPage.turtleText(kgPage.events)"
            )
        )
    assert told[0] == told[1]


def test_a_suggestion_is_taken_by_keyboard(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("document.getElementById('search').focus()")
    browser.type("lukash")
    assert "Alexander Lukashenko" in browser.evaluate(
        "document.getElementById('suggestions').textContent"
    )
    browser.press("ArrowDown")
    browser.press("Enter")
    assert (
        browser.evaluate("document.querySelector('#evidence h2').textContent")
        == "Alexander Lukashenko"
    )


def test_words_leave_only_the_sentences_that_have_them(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.changeFilter({ words: 'Minsk' })")
    expected = sum("Minsk" in event.claims[0].evidence.quote for event in sample().events)
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == expected
    browser.evaluate("document.querySelector('.tag').click()")
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == len(SAMPLE)


def test_a_period_leaves_what_lies_in_it(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate(
        "const f = document.getElementById('from'); f.value = '2020-08-25'; f.dispatchEvent(new Event('change'))"
    )
    days = {
        event.id: event.date.start if event.date else date(2020, 8, 31) for event in sample().events
    }
    expected = sum(day >= date(2020, 8, 25) for day in days.values())
    assert (
        browser.evaluate("document.querySelectorAll('#events tbody tr').length")
        == expected
        < len(SAMPLE)
    )


def test_a_period_is_drawn_with_the_mouse_and_taken_away_by_a_click(browser: Browser, opened: Path):
    browser.open(opened)
    place = browser.evaluate(
        "(({x, y, width, height}) => ({x, y, width, height}))(document.getElementById('histogram').getBoundingClientRect())"
    )
    middle = place["y"] + place["height"] / 2
    browser.drag(
        (place["x"] + place["width"] * 0.1, middle), (place["x"] + place["width"] * 0.5, middle)
    )
    assert (
        0 < browser.evaluate("document.querySelectorAll('#events tbody tr').length") < len(SAMPLE)
    )
    browser.click(place["x"] + place["width"] * 0.7, middle)
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == len(SAMPLE)


def offered(browser: Browser, slot: str) -> dict[str, int]:
    """Open a slot of the question and return what can be chosen there, with the number beside it."""
    browser.evaluate(f"document.getElementById('slot-{slot}').click()")
    found: list[tuple[str, str]] = browser.evaluate(
        "[...document.querySelectorAll('#choice-list .choice')].map((row) =>"
        " [row.querySelector('.choice-words').firstChild.textContent, row.querySelector('.amount').textContent])"
    )
    return {words: int(amount.replace(",", "")) for words, amount in found}


def choose(browser: Browser, slot: str, words: str) -> None:
    """Choose something in a slot of the question."""
    assert words in offered(browser, slot)
    browser.evaluate(
        "[...document.querySelectorAll('#choice-list .choice')].find((row) =>"
        f" row.querySelector('.choice-words').firstChild.textContent === {json.dumps(words)}).click()"
    )


SHOWN = "[...document.querySelectorAll('#events tbody tr')].map((row) => row.dataset.event)"


def test_each_choice_leaves_the_events_that_have_it(browser: Browser, opened: Path):
    browser.open(opened)

    def acts(fits: Callable[[Actor], bool]) -> Callable[[Event], bool]:
        return lambda event: any(map(fits, event.sources))

    has: dict[tuple[str, str], Callable[[Event], bool]] = {
        ("action", "accuses"): lambda event: event.action == "ACCUSE",
        ("source", "any military"): acts(lambda actor: actor.kind == "military"),
        ("source", "anybody of Germany"): acts(lambda actor: actor.country == "DEU"),
        ("target", "Poland"): lambda event: ACTORS["Poland"] in event.targets,
        ("target", "nobody named"): lambda event: not event.targets,
        ("place", "in Belarus"): lambda event: event.place is not None,
        ("place", "in sentences that name Lithuania"): lambda event: (
            "Lithuania" in event.claims[0].evidence.quote
        ),
        ("says", "Josep Borrell"): lambda event: ACTORS["Josep Borrell"] in event.speakers,
        ("says", "only according to somebody"): lambda event: bool(event.speakers),
        ("says", "The Courier"): lambda event: event.claims[0].evidence.article == "a0",
    }
    for (slot, words), fits in has.items():
        expected = {event.id for event in sample().events if fits(event)}
        assert expected
        assert offered(browser, slot)[words] == len(expected), words
        browser.press("Escape")
        choose(browser, slot, words)
        assert set(browser.evaluate(SHOWN)) == expected, words
        browser.evaluate("kgPage.undo()")
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == len(SAMPLE)


def test_what_a_slot_offers_is_counted_under_the_other_slots(browser: Browser, opened: Path):
    browser.open(opened)
    choose(browser, "source", "anybody of Belarus")
    choose(browser, "action", "accuses")
    left = [
        event for event in sample().events
        if event.action == "ACCUSE" and any(actor.country == "BLR" for actor in event.sources)
    ]  # fmt: skip
    assert offered(browser, "target") == {
        "anybody of Poland": len(left), "anybody of Lithuania": 1, "Poland": len(left), "Lithuania": 1, "any country": len(left),
    }  # fmt: skip
    browser.press("Escape")
    others = {
        event.action
        for event in sample().events
        if any(actor.country == "BLR" for actor in event.sources)
    }
    labels = {LABELS[action] for action in others}
    assert set(offered(browser, "action")) == labels | {"did anything"}


def test_either_side_may_be_asked_for(browser: Browser, opened: Path):
    browser.open(opened, "#source=country:DEU&target=country:RUS")
    between = [
        event for event in sample().events
        if {"DEU", "RUS"} <= {actor.country for actor in event.sources + event.targets}
    ]  # fmt: skip
    assert set(browser.evaluate(SHOWN)) == {event.id for event in between}
    browser.open(opened, "#source=country:RUS&target=country:DEU")
    assert browser.evaluate(SHOWN) == []
    assert "without “anybody of Germany”" in browser.evaluate(
        "document.getElementById('headline').textContent"
    ) or "without “anybody of Russia”" in browser.evaluate(
        "document.getElementById('headline').textContent"
    )
    browser.evaluate("document.getElementById('either').click()")
    assert set(browser.evaluate(SHOWN)) == {event.id for event in between}
    browser.open(opened, "#source=country:POL&target=country:POL")
    assert browser.evaluate(SHOWN) == []  # who takes part alike is not its own opposite


def test_the_legend_filters_and_agrees_with_the_other_boxes(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate(
        "document.querySelector('#legend-body input[data-set=statuses][value=\"0\"]').click()"
    )
    assert browser.evaluate(
        "[...document.querySelectorAll('input[data-set=statuses][value=\"0\"]')].map((box) => box.checked)"
    ) == [
        False,
        False,
    ]
    expected = sum(event.status != "occurred" for event in sample().events)
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == expected


def test_a_neighbourhood_stands_alone(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Lithuania')")
    browser.evaluate(
        "[...document.querySelectorAll('.tools button')].find((button) => button.textContent.includes('neighbourhood')).click()"
    )
    beside = {"Lithuania"} | {
        actor.name for event in sample().events for actor in event.sources + event.targets
        if any(other.name == "Lithuania" for other in event.sources + event.targets)
    }  # fmt: skip
    drawn = browser.evaluate(
        "kgPage.network.body.data.nodes.getIds().map((id) => kgPage.actors[id].name)"
    )
    assert set(drawn) == beside
    fragment = browser.evaluate("new Promise((done) => setTimeout(() => done(location.hash), 200))")
    browser.open(opened, fragment)
    assert (
        set(
            browser.evaluate(
                "kgPage.network.body.data.nodes.getIds().map((id) => kgPage.actors[id].name)"
            )
        )
        == beside
    )


def test_steps_are_taken_back_one_by_one(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('Russia')")
    browser.evaluate("kgPage.changeFilter({ action: 'ACCUSE' })")
    browser.evaluate("kgPage.undo()")
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == len(SAMPLE)
    assert browser.evaluate("document.querySelector('#evidence h2').textContent") == "Russia"
    browser.evaluate("kgPage.undo()")
    assert browser.evaluate("document.querySelector('#overview .cover') !== null")
    assert browser.evaluate("document.getElementById('undo').disabled")


def test_the_table_of_a_view_is_taken_away_as_it_is(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.changeFilter({ action: 'ACCUSE' })")
    text = browser.evaluate(
        "kgPage.csvText(kgPage.events.filter((event) => kgPage.shown[event.index]))"
    )
    taken = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    rows = browser.evaluate(
        "[...document.querySelectorAll('#events tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    assert [(row["source"], row["target"]) for row in taken] == [
        (cells[1], cells[3]) for cells in rows
    ]
    assert {row["quote"] for row in taken} == {
        event.claims[0].evidence.quote for event in sample().events if event.action == "ACCUSE"
    }


def test_the_taken_table_has_every_row_and_cell_of_the_one_seen(browser: Browser, exported: Path):
    browser.open(exported, "#without=denied&hide=verbal+conflict")
    browser.evaluate(
        "while (!document.getElementById('more-events').hidden) document.getElementById('more-events').click()"
    )
    text = browser.evaluate(
        "kgPage.csvText(kgPage.events.filter((event) => kgPage.shown[event.index]))"
    )
    taken = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    cells_of = "[...document.querySelectorAll('#events tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
    seen = browser.evaluate(cells_of)
    assert 20 < len(taken) == len(seen) < browser.evaluate("kgPage.events.length")
    for row, cells in zip(taken, seen, strict=True):
        assert (row["source"] or "—") == cells[1]
        assert (row["target"] or "—") == cells[3] or cells[3] == "each other"
        said = f", according to {row['speaker'].replace('; ', ' and ')}" if row["speaker"] else ""
        if row["status"] == "occurred" and row["asserted"] == "false" and not row["speaker"]:
            said = ", but kg is not sure that the text says so"
        assert cells[4] == row["status"] + said


def test_select_and_filter_come_back_after_reloading(browser: Browser, exported: Path):
    steps = [
        "kgPage.changeFilter({ statuses: new Set([0, 2]) })",
        "kgPage.changeFilter({ from: '2020-01-01', to: '2023-06-30' })",
        "kgPage.changeFilter({ shapes: new Set(['dot', 'diamond', 'square']) })",
        "kgPage.changeFilter({ quads: new Set([0, 2, 3]), voices: new Set([0]) })",
        "kgPage.changeFilter({ words: 'the' })",
        "kgPage.select({ event: kgPage.shown.indexOf(1) })",
        "document.querySelector('#views [value=timeline]').click()",
        "document.querySelector('#views [value=graph]').click(); kgPage.select({ arrow: 3 })",
        "kgPage.changeFilter({ focus: kgPage.edges[3].from })",
        "kgPage.search('Russia')",
    ]
    view = (
        "[document.querySelector('aside').textContent, document.getElementById('events').textContent,"
        "document.getElementById('drawn-view').hidden, document.getElementById('filter-words').textContent,"
        "[...document.querySelectorAll('.controls input, .slot, select')].map((one) => one.type === 'checkbox' ? one.checked : one.value).join()]"
    )
    for number in range(1, len(steps) + 1):
        browser.open(exported)
        for step in steps[:number]:
            browser.evaluate(step)
        fragment = browser.evaluate(
            "new Promise((done) => setTimeout(() => done(location.hash), 200))"
        )
        before = browser.evaluate(view)
        browser.open(exported, fragment)
        assert browser.evaluate(view) == before, steps[number - 1]
        assert_silent(browser)


def test_marked_words_of_the_export_are_those_of_every_claim(
    browser: Browser, exported: Path, sample_export: Export
):
    browser.open(exported)
    found = browser.evaluate(
        "Object.fromEntries(kgPage.events.flatMap((event) => { kgPage.select({ event: event.index });"
        "const told = kgPage.claims.filter((one) => one.event === event.index);"
        "return [...document.querySelectorAll('#evidence .claim')].map((card, at) => [told[at].id,"
        "[card.querySelector('blockquote').textContent, [...card.querySelectorAll('mark')].map((mark) => "
        "[mark.dataset.roles.split(' '), mark.textContent])]]) }))"
    )
    claims = sample_export.claims
    assert found.keys() == {claim.id for claim in claims}
    assert len(claims) > 100
    for claim in claims:
        quote, marks = found[claim.id]
        assert quote == claim.evidence.quote
        for role, spans in spans_of(claim).items():
            assert "".join(text for roles, text in marks if role in roles) == words_of(
                claim, spans
            ), (claim.id, role)


def spans_of(claim: Claim) -> dict[str, list[Mention | Span]]:
    """Return the words of a claim by the role they have in it."""
    lone = {"cue": claim.cue, "condition": claim.condition}
    several = {
        "source": [*claim.sources],
        "trigger": [claim.trigger],
        "target": [*claim.targets],
        "speaker": [*claim.speakers],
    }
    return {**several, **{role: [span] if span else [] for role, span in lone.items()}}


def words_of(claim: Claim, spans: list[Mention | Span]) -> str:
    """Return the characters of the quote that the spans cover, in order."""
    first, last = claim.evidence.start, claim.evidence.end
    covered = {
        at
        for span in spans
        if first <= span.start < span.end <= last
        for at in range(span.start - first, span.end - first)
    }
    return "".join(claim.evidence.quote[at] for at in sorted(covered))


def test_no_cell_of_a_hostile_text_is_a_formula(browser: Browser, tmp_path: Path):
    whole = sample()
    attacks = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
    mentions = [
        (Mention((Actor(f"x{number}", attack, "person", None),), "x", 0, 1, "name"),)
        for number, attack in enumerate(attacks)
    ]
    made = [
        replace(whole.events[0].claims[0], id=f"c{number}", sources=named, targets=())
        for number, named in enumerate(mentions)
    ]
    events = tuple(
        Event(f"e{number}", "ACCUSE", (claim.sources[0].first,), (), (claim,))
        for number, claim in enumerate(made)
    )
    path = tmp_path / "graph.html"
    path.write_text(
        page(Collection(whole.articles, events), codes=CODES), encoding="utf-8", newline="\n"
    )
    browser.open(path)
    text = browser.evaluate("kgPage.csvText(kgPage.events)")
    cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]


@pytest.mark.parametrize("make", [sample, hostile])
def test_the_turtle_of_a_view_is_part_of_the_export(
    browser: Browser, tmp_path: Path, make: Callable[[], Collection]
):
    whole = make()
    path = tmp_path / "graph.html"
    path.write_text(
        page(whole, codes=CODES if make is sample else HOSTILE_CODES),
        encoding="utf-8",
        newline="\n",
    )
    browser.open(path)
    taken = Graph().parse(
        data=browser.evaluate("kgPage.turtleText(kgPage.events)"), format="turtle"
    )
    known = set(triples(whole)) if make is sample else None
    assert len(taken) > 10 * len(whole.events)
    if known is not None:
        assert set(taken) <= known
        edges = {
            triple for triple in known if str(triple[1]).startswith("https://w3id.org/polkg/rel#")
        }
        assert edges == {
            triple for triple in taken if str(triple[1]).startswith("https://w3id.org/polkg/rel#")
        }


def test_the_drawing_is_well_formed_and_has_the_names(browser: Browser, opened: Path):
    browser.open(opened)
    drawing = ElementTree.fromstring(browser.evaluate("kgPage.svgText()"))
    texts = {found.text for found in drawing.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Russia", "Poland"} <= texts


def test_a_citation_names_sentence_article_and_claim(browser: Browser, opened: Path):
    browser.open(opened)
    made = next(event.claims[0] for event in sample().events if event.action == "SANCTION")
    words = browser.evaluate(
        f"kgPage.citation(kgPage.claims.find((claim) => claim.id === '{made.id}'))"
    )
    for part_of_it in (
        made.evidence.quote,
        "https://news.example/a0",
        f"{made.evidence.start}–{made.evidence.end}",
        made.id,
    ):
        assert part_of_it in words


def test_a_phone_sees_one_column(browser: Browser, opened: Path):
    browser.open(opened, width=390, height=844)
    assert (
        browser.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        == 0
    )
    assert_silent(browser)
