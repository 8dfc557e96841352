"""Views that are pinned become a story: told step by step, kept in a copy of the page, shared as pictures with quotes and sources."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.export.page import page
from tests.axe import faults, needs_axe
from tests.browser import Browser
from tests.export.page_samples import ATTACKS, CODES, SAMPLE, assert_silent, needs_browser, sample
from tests.firefox import FIREFOX, Firefox

pytestmark = [pytest.mark.browser, needs_browser]
needs_firefox = pytest.mark.skipif(FIREFOX is None, reason="no firefox here")
ROWS = "document.querySelectorAll('#events tbody tr').length"
TITLES = "kgPage.story().steps.map(({ title }) => title)"
PIN_THREE = (
    "kgPage.search('Russia'); document.getElementById('pin').click();"
    "kgPage.changeFilter({ action: 'ACCUSE' }, null); document.getElementById('pin').click();"
    "kgPage.changeFilter({ action: 'ASSAULT' }, null); document.getElementById('pin').click(); document.getElementById('story').open = true; 0"
)


def step_button(step: int, words: str) -> str:
    return f"[...document.querySelectorAll('#story-steps li')[{step}].querySelectorAll('button')].find((one) => one.textContent === '{words}')"


def write_note(step: int, words: str, field: str = "textarea") -> str:
    return (
        f"(() => {{ const field = document.querySelectorAll('#story-steps li')[{step}].querySelector('{field}');"
        f"field.value = {json.dumps(words)}; field.dispatchEvent(new Event('change')) }})()"
    )


def saved(browser: Browser, path: Path) -> Path:
    path.write_bytes(
        browser.evaluate("kgPage.pageText(kgPage.story())").encode("utf-8", "surrogatepass")
    )
    return path


# --- pinning ---------------------------------------------------------------------------------------------------------------


def test_pinned_views_are_ordered_renamed_and_removed_and_each_change_is_taken_back(
    browser: Browser, opened: Path
):
    browser.open(opened)
    browser.evaluate(PIN_THREE)
    first, second, third = browser.evaluate(TITLES)
    assert first == "Russia"
    assert second.endswith("accusations")
    assert browser.evaluate("document.getElementById('story-count').textContent").strip() == "3"
    browser.evaluate(f"{step_button(2, '↑')}.click()")
    assert browser.evaluate(TITLES) == [first, third, second]
    browser.evaluate(write_note(0, "The neighbour", "input"))
    browser.evaluate(write_note(0, "It stands in the middle."))
    browser.evaluate(f"{step_button(1, 'Remove')}.click()")
    assert browser.evaluate(TITLES) == ["The neighbour", second]
    browser.evaluate("kgPage.undo()")
    assert browser.evaluate(TITLES) == ["The neighbour", third, second]
    browser.evaluate("kgPage.undo(); kgPage.undo(); kgPage.undo()")
    assert browser.evaluate(TITLES) == [first, second, third]
    assert browser.evaluate("kgPage.story().steps[0].note") == ""
    for _ in range(3):
        browser.evaluate("kgPage.undo(); kgPage.undo()")  # a pin, and the view that was pinned
    assert browser.evaluate(TITLES) == []
    assert browser.evaluate(ROWS) == len(SAMPLE)
    assert browser.evaluate("document.getElementById('undo').disabled")


def test_a_step_is_pinned_anew(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate(PIN_THREE)
    browser.evaluate("kgPage.changeFilter({ action: 'AID' }, null)")
    browser.evaluate(f"{step_button(0, 'Pin anew')}.click()")
    browser.evaluate("document.getElementById('reset').click()")
    browser.evaluate(f"{step_button(0, 'Show')}.click()")
    assert browser.evaluate(ROWS) == sum(action == "AID" for _, action, _ in SAMPLE)
    assert browser.evaluate(TITLES)[0] == "Russia"


def test_two_views_are_joined_and_the_question_narrows_them(browser: Browser, opened: Path):
    events = sample().events
    shown = "kgPage.events.filter(({ index }) => kgPage.shown[index]).map(({ id }) => id)"
    browser.open(opened)
    browser.evaluate(
        "kgPage.search('Ukraine'); document.getElementById('pin').click(); kgPage.changeFilter({ action: 'ASSAULT' }, null)"
    )
    browser.evaluate(f"{step_button(0, 'Join')}.click()")
    of_ukraine = {
        event.id for event in events
        if "Ukraine" in {actor.name for actor in (*event.sources, *event.targets)}
    }  # fmt: skip
    attacks = {event.id for event in events if event.action == "ASSAULT"}
    assert attacks
    assert of_ukraine - attacks
    assert set(browser.evaluate(shown)) == of_ukraine | attacks
    assert "2 joined views" in browser.evaluate("document.getElementById('headline').textContent")
    browser.evaluate("kgPage.changeFilter({ action: 'RETREAT' })")
    assert set(browser.evaluate(shown)) == {
        event.id for event in events if event.action == "RETREAT" and event.id in of_ukraine
    }
    browser.evaluate("new Promise((done) => setTimeout(done, 250))")
    before = browser.evaluate(shown)
    browser.open(opened, browser.evaluate("location.hash"))
    assert browser.evaluate(shown) == before
    browser.evaluate("document.querySelector('#filter-words .tag').click()")
    assert len(browser.evaluate(shown)) == sum(event.action == "RETREAT" for event in events)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_fields_of_a_step_stand_below_each_other_within_their_menu(
    browser: Browser, opened: Path, width: int
):
    browser.open(opened, width=width, height=844)
    browser.evaluate(PIN_THREE)
    assert (
        browser.evaluate(
            "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('#story .menu'))"
        )
        == 0
    )
    places = browser.evaluate(
        "[...document.querySelectorAll('#story-steps li')].map((step) => [...step.querySelectorAll('input, textarea')].map((field) => field.getBoundingClientRect().left))"
    )
    assert len({left for step in places for left in step}) == 1


# --- telling ---------------------------------------------------------------------------------------------------------------


def test_a_story_is_told_by_keys_and_buttons(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate(PIN_THREE)
    browser.evaluate(write_note(1, "Who blames whom?"))
    browser.evaluate("document.getElementById('tell').click()")
    place = "document.getElementById('teller-place').textContent"
    assert browser.evaluate(place) == "1 of 3"
    assert browser.evaluate("document.querySelector('#evidence h2').textContent") == "Russia"
    assert not browser.evaluate("document.getElementById('ask').checkVisibility()")
    browser.press("ArrowRight")
    assert browser.evaluate(place) == "2 of 3"
    assert (
        browser.evaluate("document.getElementById('teller-note').textContent") == "Who blames whom?"
    )
    accused = sum(action == "ACCUSE" for _, action, _ in SAMPLE)
    assert browser.evaluate(ROWS) == accused
    browser.evaluate("document.getElementById('teller-next').click()")
    browser.press("ArrowRight")  # there is no fourth
    assert browser.evaluate(place) == "3 of 3"
    browser.press("ArrowLeft")
    assert browser.evaluate(ROWS) == accused
    browser.press("Escape")
    assert browser.evaluate("document.getElementById('teller').hidden")
    assert browser.evaluate("document.getElementById('ask').checkVisibility()")
    browser.evaluate("kgPage.undo()")
    assert browser.evaluate(ROWS) == sum(action == "ASSAULT" for _, action, _ in SAMPLE)


def test_keys_that_walk_the_graph_turn_no_step(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate(
        PIN_THREE
        + ";document.getElementById('tell').click(); document.getElementById('network').focus()"
    )
    browser.press("ArrowRight")
    assert browser.evaluate("document.getElementById('teller-place').textContent") == "1 of 3"


# --- a copy ----------------------------------------------------------------------------------------------------------------


def test_a_copy_carries_the_story_and_asks_nobody(browser: Browser, opened: Path, tmp_path: Path):
    browser.open(opened, "#hide=verbal+conflict")
    browser.evaluate(PIN_THREE)
    browser.evaluate(write_note(0, "First <this> & “that”.\nThen more."))
    title = "document.getElementById('story-title')"
    browser.evaluate(f"{title}.value = 'A <story>'; {title}.dispatchEvent(new Event('change'))")
    told = browser.evaluate("kgPage.story()")
    copy = saved(browser, tmp_path / "story.html")
    browser.open(copy)
    assert_silent(browser)
    assert browser.evaluate("kgPage.story()") == told
    assert (
        browser.evaluate("document.getElementById('teller-place').textContent")
        == "A <story> · 1 of 3"
    )
    assert browser.evaluate("document.querySelector('#evidence h2').textContent") == "Russia"
    assert browser.evaluate("document.getElementById('teller-note').textContent") == (
        "First <this> & “that”.\nThen more."
    )
    assert saved(browser, tmp_path / "again.html").read_bytes() == copy.read_bytes()
    browser.open(copy, "#action=ACCUSE")  # who asks for a view gets that one
    assert browser.evaluate("document.getElementById('teller').hidden")


def test_a_copy_without_a_story_is_the_page_as_it_came(
    browser: Browser, opened: Path, tmp_path: Path
):
    browser.open(opened)
    browser.evaluate("kgPage.search('Russia'); document.getElementById('legend').open = false; 0")
    copy = saved(browser, tmp_path / "copy.html").read_text(encoding="utf-8")
    page = opened.read_text(encoding="utf-8")

    def parts(html: str) -> list[str]:
        return re.findall(r"<(?:script|style)[^>]*>.*?</(?:script|style)>", html, re.S)

    assert parts(copy) == parts(page)
    words = re.compile(r"<[^>]*>|\s+")
    assert words.sub("", unescape(copy)) == words.sub("", unescape(page))
    browser.open(tmp_path / "copy.html")
    assert_silent(browser)
    assert browser.evaluate(ROWS) == len(SAMPLE)


def test_what_is_no_story_in_a_file_is_left_out(browser: Browser, opened: Path, tmp_path: Path):
    empty = '{"title":"","steps":[]}'
    html = opened.read_text(encoding="utf-8")
    assert html.count(empty) == 1
    for broken in (
        "", "[]", "{", '{"steps":7}', '{"steps":[null,7,{"at":[],"title":{},"note":7}],"title":[]}',
        '{"steps":[{"at":"actor=nobody&action=NOTHING&view=nowhere&pins=[1","title":"A","note":"B"}]}',
    ):  # fmt: skip
        path = tmp_path / "broken.html"
        path.write_text(html.replace(empty, broken), encoding="utf-8", newline="\n")
        browser.open(path)
        assert_silent(browser)
        assert browser.evaluate(ROWS) == len(SAMPLE)
        assert all(
            isinstance(value, str)
            for step in browser.evaluate("kgPage.story().steps")
            for value in step.values()
        )


ATTACK_STORY = (
    "for (const [at, text] of attacks.entries()) { if (at % 20 === 0) kgPage.changeFilter({ words: text.slice(0, 20) }, null);"
    " document.getElementById('pin').click(); const fields = document.querySelector('#story-steps').lastChild.querySelectorAll('input, textarea');"
    " for (const field of fields) { field.value = text; field.dispatchEvent(new Event('change')) } }"
    "const title = document.getElementById('story-title'); title.value = attacks.join(' '); title.dispatchEvent(new Event('change'));"
)
TELL_ALL = "for (const at of kgPage.story().steps.keys()) { kgPage.tellStep(at) }"


def test_an_attack_in_a_note_is_text_here_and_in_the_copy(
    browser: Browser, opened: Path, tmp_path: Path
):
    for start in range(0, len(ATTACKS), 150):
        attacks = ATTACKS[start : start + 150]
        browser.open(opened)
        browser.evaluate(f"(() => {{ const attacks = {json.dumps(attacks)}; {ATTACK_STORY} }})()")
        notes = browser.evaluate("kgPage.story().steps.map(({ note }) => escape(note))")
        browser.evaluate(f"(() => {{ {TELL_ALL} }})()")
        assert browser.evaluate("typeof window.hacked") == "undefined"
        copy = saved(browser, tmp_path / "story.html")
        browser.open(copy)
        browser.evaluate(f"(() => {{ {TELL_ALL} }})()")
        assert browser.evaluate("kgPage.story().steps.map(({ note }) => escape(note))") == notes
        assert len(set(notes)) > len(attacks) * 0.9
        strange = "script:not([id]):not(:nth-last-of-type(-n+2)), iframe, object, embed, form, base, img, [onerror], [onload]"
        assert browser.evaluate(f'document.querySelectorAll("{strange}").length') == 0
        assert browser.evaluate("typeof window.hacked") == "undefined"
        assert_silent(browser)


@needs_axe
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_while_a_story_is_pinned_or_told(
    browser: Browser, opened: Path, width: int, dark: bool
):
    browser.open(opened, width=width, dark=dark)
    browser.evaluate(PIN_THREE)
    assert faults(browser) == []
    browser.evaluate("document.getElementById('tell').click()")
    assert faults(browser) == []


def test_a_story_is_pinned_and_told_by_keyboard(browser: Browser, opened: Path):
    browser.open(opened, "#action=ACCUSE")
    browser.evaluate("document.querySelector('#story > summary').focus()")
    browser.press("Enter")
    browser.press("Tab")
    browser.press("Enter")
    browser.type("Who blames whom?")  # the note has the focus
    for wanted in ("Show", "Pin anew", "Join", "Remove", "story-title", "tell"):
        browser.press("Tab")
        assert (
            browser.evaluate("document.activeElement.id || document.activeElement.textContent")
            == wanted
        )
    browser.press("Enter")
    assert browser.evaluate("document.activeElement.id") == "teller"
    assert (
        browser.evaluate("document.getElementById('teller-note').textContent") == "Who blames whom?"
    )


# --- a picture to share ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "size"), [("wide", [1200, 630]), ("square", [1080, 1080])])
def test_a_shared_picture_has_title_question_legend_quotes_and_sources(
    browser: Browser, tmp_path: Path, form: str, size: list[int]
):
    path = tmp_path / "graph.html"
    path.write_text(
        page(sample(), "Belarus <after> the vote", codes=CODES), encoding="utf-8", newline="\n"
    )
    browser.open(path, "#source=country:BLR&action=ACCUSE")
    for view in ("graph", "timeline"):
        browser.evaluate(f"kgPage.showView('{view}')")
        drawn = ElementTree.fromstring(browser.evaluate(f"kgPage.shareText('{form}')"))
        texts = [found.text or "" for found in drawn.iter("{http://www.w3.org/2000/svg}text")]
        whole = " ".join(texts)
        for words in (
            "Belarus <after> the vote", "by anybody of Belarus", "verbal conflict", "“Lukashenko accused Poland and Lithuania of stirring up the unrest.”",
            "Eastern Review, 31 Aug 2020", "in 2 articles", "kg",
        ):  # fmt: skip
            assert words in whole, (view, words)
        assert [int(drawn.get("width", 0)), int(drawn.get("height", 0))] == size
        inside = browser.evaluate(
            f"(() => {{ const made = new DOMParser().parseFromString(kgPage.shareText('{form}'), 'image/svg+xml').documentElement;"
            "document.body.append(made); const box = made.getBoundingClientRect();"
            "const out = [...made.querySelectorAll(':scope > g text, :scope > text')].map((one) => one.getBoundingClientRect())"
            ".filter((one) => one.left < box.left || one.right > box.right || one.top < box.top || one.bottom > box.bottom).length; made.remove(); return out })()"
        )
        assert inside == 0
        sharp = browser.evaluate(
            f"kgPage.pngOf(kgPage.shareText('{form}')).then((blob) => createImageBitmap(blob)).then(({{ width, height }}) => [width, height])"
        )
        assert sharp == [2 * length for length in size]
    assert_silent(browser)


# --- Firefox ---------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    with Firefox() as found:
        yield found


@needs_firefox
def test_firefox_tells_the_story_of_a_copy_that_chromium_saved(
    browser: Browser, firefox: Firefox, opened: Path, tmp_path: Path
):
    browser.open(opened)
    browser.evaluate(PIN_THREE)
    browser.evaluate(write_note(0, "<img src=x onerror=window.hacked=1>"))
    copy = saved(browser, tmp_path / "story.html")
    firefox.open(copy)
    assert (
        firefox.evaluate("return document.getElementById('teller-note').textContent")
        == "<img src=x onerror=window.hacked=1>"
    )
    firefox.evaluate("document.getElementById('teller-next').click()")
    accused = sum(action == "ACCUSE" for _, action, _ in SAMPLE)
    assert firefox.evaluate(f"return {ROWS}") == accused
    again = firefox.evaluate("return kgPage.pageText(kgPage.story())")
    assert again == copy.read_text(encoding="utf-8")
    assert firefox.evaluate("return typeof window.hacked") == "undefined"
    assert firefox.requests() == []
    assert firefox.messages() == []
