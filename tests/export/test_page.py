import copy
import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from kg.export.page import page
from kg.types import Actor, Article, Claim, Collection, DateRange, Event, Evidence, Kind, Mention, Place, Span
from tests.browser import CHROMIUM, Browser


@dataclass(frozen=True)
class Code:
    label: str
    definition: str
    quad_class: str


@dataclass(frozen=True)
class Codes:
    actions: Mapping[str, Code]
    cameo: Mapping[str, Code]


LABELS = {
    "AGREE": "agrees with", "CONSULT": "consults with", "SUPPORT": "supports", "COOPERATE": "cooperates with",
    "AID": "gives aid to",
    "RETREAT": "gives way to", "REQUEST": "demands from", "ACCUSE": "accuses", "REJECT": "rejects", "THREATEN": "threatens",
    "PROTEST": "protests against", "SANCTION": "sanctions", "MOBILIZE": "mobilises against", "COERCE": "coerces",
    "ASSAULT": "attacks",
}  # fmt: skip
QUAD = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation", "RETREAT": "material cooperation", "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict", "THREATEN": "verbal conflict", "PROTEST": "material conflict", "SANCTION": "material conflict",
    "MOBILIZE": "material conflict", "COERCE": "material conflict", "ASSAULT": "material conflict",
}  # fmt: skip
CODES = Codes(
    {code: Code(label, f"What is meant by {label}.", QUAD[code]) for code, label in LABELS.items()},
    {"112": Code("accuse", "", "verbal conflict"), "1041": Code("demand change of leadership", "", "verbal conflict")},
)

KINDS: dict[str, tuple[Kind, str | None]] = {
    "Russia": ("country", "RUS"), "Belarus": ("country", "BLR"), "Poland": ("country", "POL"), "Lithuania": ("country", "LTU"),
    "Germany": ("country", "DEU"), "Ukraine": ("country", "UKR"), "Russian government": ("government", "RUS"),
    "Alexander Lukashenko": ("person", "BLR"), "Sviatlana Tsikhanouskaya": ("person", "BLR"), "Josep Borrell": ("person", None),
    "European Union": ("igo", None), "United Nations": ("igo", None), "protesters": ("protesters", "BLR"),
    "Belarusian riot police": ("military", "BLR"), "Coordination Council": ("organisation", "BLR"),
    "Sergei Lavrov": ("person", "RUS"),
}  # fmt: skip
ACTORS = {
    name: Actor(f"{kind.replace(' ', '-')}-{name.replace(' ', '-').lower()}", name, kind, country)
    for name, (kind, country) in KINDS.items()
}
ACTORS["Russia"] = replace(ACTORS["Russia"], wikidata="Q159", aliases=("Russian Federation",))
ACTORS["Alexander Lukashenko"] = replace(ACTORS["Alexander Lukashenko"], role="President of Belarus")

# sentence with {source}, <trigger>, [target] and (speaker); action; status
SAMPLE = [
    ("{European Union:The EU} <imposed sanctions> on 40 [Belarus:Belarusian] officials on Friday.", "SANCTION", "occurred"),
    ("{Alexander Lukashenko:Lukashenko} <accused> [Poland] and [Lithuania] of stirring up the unrest.", "ACCUSE", "occurred"),
    ("{Alexander Lukashenko:Mr Lukashenko} also <blamed> [Poland:Warsaw] for the strikes.", "ACCUSE", "occurred"),
    ("{Poland:Warsaw} <rejected> the [Belarus:Belarusian] allegations as absurd.", "REJECT", "occurred"),
    ("{Josep Borrell:Borrell} <urged> [Russia] not to send police to Minsk.", "REQUEST", "occurred"),
    ("(Russian government:The Kremlin) denied that {Russia} had <sent troops> to [Belarus].", "MOBILIZE", "denied"),
    ("{Russia} is ready to <send> a police force to [Belarus] if the situation gets out of control.", "MOBILIZE", "conditional"),
    ("{Russia:Moscow} will <lend> [Belarus:Minsk] 1.5 billion dollars, (Russian government:the Kremlin) said.", "AID", "planned"),
    ("{Belarusian riot police:Riot police} <beat> [protesters] in central Minsk on Sunday night.", "ASSAULT", "occurred"),
    ("{Belarusian riot police:Police} <detained> more than 300 [protesters].", "COERCE", "occurred"),
    ("{protesters:Tens of thousands} <marched> against [Alexander Lukashenko:the president].", "PROTEST", "occurred"),
    ("{protesters:Workers} <went on strike> at the tractor plant.", "PROTEST", "occurred"),
    ("{Sviatlana Tsikhanouskaya:Tsikhanouskaya} <called on> the [European Union:EU] not to recognise the election.",
    "REQUEST", "occurred"),
    ("{Germany:Berlin} and [Poland:Warsaw] <held talks> on a common line.", "CONSULT", "together"),
    ("{Russia:Putin's government} and [Belarus:Minsk] <agreed> on joint drills.", "AGREE", "together"),
    ("{Belarus:Minsk} may <close> its border with [Lithuania].", "COERCE", "possible"),
    ("{Lithuania} <gave shelter> to [Sviatlana Tsikhanouskaya:the opposition leader].", "AID", "occurred"),
    ("(Alexander Lukashenko:Lukashenko) said {Poland} had <massed troops> against [Belarus].", "MOBILIZE", "occurred"),
    ("(Sergei Lavrov:Lavrov) claimed that {Ukraine} had <trained> [protesters:the rioters].", "COOPERATE", "occurred"),
    ("{United Nations:The UN} should <send> observers to [Belarus], (Josep Borrell:Borrell) said.", "COOPERATE", "requested"),
    ("{European Union:Brussels} <backs> the [Coordination Council].", "SUPPORT", "occurred"),
    ("{Alexander Lukashenko:He} <threatened> the [Coordination Council:council] with “hot heads being cooled”.", "THREATEN",
    "occurred"),
    ("{Ukraine:Kyiv} <recalled> its ambassador from [Belarus:Minsk].", "RETREAT", "occurred"),
    ("{Coordination Council:The council} wants to <meet> [Alexander Lukashenko:the president].", "CONSULT", "planned"),
    ("{Germany} <condemned> [Russia] over the poisoning.", "ACCUSE", "occurred"),
    ("{Germany:Merkel's cabinet} <threatened> [Russia] with new measures.", "THREATEN", "occurred"),
    ("{Poland} <accused> [Alexander Lukashenko:Europe’s last dictator] of lying.", "ACCUSE", "occurred"),
]  # fmt: skip
PIECE = re.compile(r"\{([^:}]+):?([^}]*)\}|<([^>]+)>|\[([^:\]]+):?([^\]]*)\]|\(([^:)]+):?([^)]*)\)")


def claim(number: int, text: str, action: str, status: str, *, article: str, offset: int) -> tuple[Claim, str]:
    """Return the claim that a marked sentence makes, and the bare sentence."""
    bare, at, found = "", 0, dict[str, list[Mention]](source=[], target=[], speaker=[])
    trigger = Span("", 0, 0)
    for piece in PIECE.finditer(text):
        bare += text[at : piece.start()]
        at, start = piece.end(), offset + len(bare)
        names = [(role, piece[group], piece[group + 1]) for role, group in (("source", 1), ("target", 4), ("speaker", 6))]
        words = piece[3] or next(shown or name for _, name, shown in names if name)
        bare += words
        if piece[3]:
            trigger = Span(words, start, start + len(words))
        found_here = [(role, name) for role, name, _ in names if name]
        for role, name in found_here:
            found[role].append(Mention(ACTORS[name], words, start, start + len(words), "name"))
    bare += text[at:]
    sources, targets = tuple(found["source"]), tuple(found["target"])
    if status == "together":
        sources = targets = sources + targets
    modality = status if status in {"planned", "conditional", "possible", "requested"} else "actual"
    day = date(2020, 8, 20 + number % 11)
    made = Claim(
        f"c{number:024}", action, sources, targets, trigger, Evidence(article, offset, offset + len(bare), bare),
        f"{action.lower()}-rule",
        cameo="112" if action == "ACCUSE" else None, polarity="negative" if status == "denied" else "positive",
        modality=modality, speaker=next(iter(found["speaker"]), None), date=DateRange(day, day, "day",
        "then") if number % 5 else None,
        place=Place("Minsk", "BLR", "Minsk", 0, 0) if "Minsk" in bare else None,
    )  # fmt: skip
    return made, bare


def sample() -> Collection:
    """Return 27 events in three articles."""
    articles, events = [], []
    for part in range(3):
        name, text = f"a{part}", ""
        for number, (sentence, action, status) in list(enumerate(SAMPLE))[part::3]:
            made, bare = claim(number, sentence, action, status, article=name, offset=len(text))
            text += bare + " "
            sources = tuple(sorted({found.actor for found in made.sources}, key=lambda actor: actor.id))
            targets = tuple(sorted({found.actor for found in made.targets}, key=lambda actor: actor.id))
            events.append(Event(f"ev{number:024}", action, sources, targets, (made,), made.cameo, made.date, made.place))
        title = ["Minsk after the vote", "Neighbours under pressure", "A long weekend"][part]
        publisher = ["The Courier", "Eastern Review", None][part]
        url = f"https://news.example/{name}"
        articles.append(Article(name, text, f"texts/{name}.txt", title, date(2020, 8, 31), url, publisher))
    return Collection(tuple(articles), tuple(events))


HOSTILE = [
    "<script>window.hacked=1</script>", "</script><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>",
    "<svg onload=window.hacked=1>", "\"><script>window.hacked=1</script>", "'><img src=x onerror=window.hacked=1>",
    "<!--<script>", "--><script>window.hacked=1</script>", "<!-- </script>", "]]><script>window.hacked=1</script>",
    "</style><script>window.hacked=1</script>", "</title><script>window.hacked=1</script>",
    "</textarea><script>window.hacked=1</script>",
    "<iframe src=javascript:window.top.hacked=1>", "<a href=javascript:window.hacked=1>x</a>", "javascript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>", "vbscript:window.hacked=1", "java\nscript:window.hacked=1",
    "<body onload=window.hacked=1>", "<details open ontoggle=window.hacked=1>", "<video><source onerror=window.hacked=1>",
    "<math><mtext><script>window.hacked=1</script>", "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<form action=//evil.example><input name=x>", "{{ 7 * 7 }}",
    "{% raw %}",
    "${window.hacked=1}", "`;window.hacked=1;`", "\\\";window.hacked=1;//", "';window.hacked=1;//", "\u2028window.hacked=1\u2029",
    "\ud800 lone \udfff", "\x00\x01\x1f\x7f", "\u202egnp.exe", "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "<object data=//evil.example/x>",
    "__proto__", "constructor", "<style>@import '//evil.example/x.css'</style>",
    "https://evil.example/\"onmouseover=window.hacked=1",
    "😀<b>bold</b> é", "href=\"//evil.example\"", "",
]  # fmt: skip


def hostile() -> Collection:
    """Return events whose every text is an attack."""
    events, articles = [], []
    for number, text in enumerate(HOSTILE):
        source = Actor(f"{text}s{number}", text, "person", text, text, text, (text, f"alias {text}"))
        target = Actor(f"{text}t{number}", text, "country", text, text, "Q1", (text,))
        quote = f"😀 {text} then {text}!"
        start = 10 + 2
        mention = Mention(source, text, start, start + len(text), text)
        far = start + len(text) + 6
        made = Claim(
            f"{text}c{number}", text, (mention,), (Mention(target, text, far, far + len(text), text),), Span("then", far - 5,
            far - 1),
            Evidence(f"a{number}", 10, 10 + len(quote), quote), text, cameo=text, speaker=mention if number % 2 else None,
            cue=Span(text, start, start + len(text)), date=DateRange(date(2020, 1, 1), date(2020, 1, 2), text, text),
            place=Place(text, text, text, 0, 1),
        )  # fmt: skip
        events.append(Event(f"{text}e{number}", text, (source,), (target,), (made,), text, made.date, made.place))
        articles.append(Article(f"a{number}", "x" * 10 + quote, text, text, None, text, text, text, text))
    return Collection(tuple(articles), tuple(events))


HOSTILE_CODE = {text: Code(text, text, "verbal conflict") for text in HOSTILE}
HOSTILE_CODES = Codes(HOSTILE_CODE, HOSTILE_CODE)


def part(html: str, name: str) -> object:
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found[1])


def scripts(html: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", html, re.S)


def test_nothing_in_a_text_becomes_markup():
    html = page(hostile(), title=" ".join(HOSTILE), codes=HOSTILE_CODES)
    calm = page(sample(), codes=CODES)
    assert html.count("<script") == calm.count("<script")
    assert len(scripts(html)) == 2
    assert "".join(scripts(html)) == "".join(scripts(calm))
    for tag in ("<img", "<svg", "<iframe", "<base", "<form", "<object", "<body onload"):
        assert tag not in re.sub(r"<script>.*?</script>", "", html, flags=re.S)


def test_any_text_can_be_written_as_utf8():
    html = page(hostile(), title="\ud800 title", codes=HOSTILE_CODES)
    assert "\r" not in html
    assert html.encode("utf-8").decode("utf-8") == html


def test_texts_come_back_from_the_page_unchanged():
    html = page(hostile(), codes=HOSTILE_CODES)
    assert {event.claims[0].evidence.quote for event in hostile().events} == set(part(html, "data")["sentences"])


def test_the_policy_names_the_scripts_and_the_style_and_no_others():
    html = page(sample(), codes=CODES)
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1])
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    style = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert rules["script-src"].split() == [digest(script) for script in scripts(html)]
    assert rules["style-src"].split() == [digest(text) for text in style]
    assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_our_scripts_read_no_markup():
    program = scripts(page(sample(), codes=CODES))[1]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", program)


def test_same_events_same_bytes():
    whole = sample()
    turned = Collection(whole.articles[::-1], whole.events[::-1])
    assert page(whole, codes=CODES) == page(turned, codes=CODES) == page(whole, codes=CODES)


def test_the_collection_is_unchanged():
    whole = sample()
    before = copy.deepcopy(whole)
    page(whole, codes=CODES)
    assert whole == before


def test_only_what_an_article_asserts_is_a_plain_line():
    html = page(sample(), codes=CODES)
    events = part(html, "data")["events"]
    for edge in part(html, "edges"):
        plain = edge["dashes"] is False and not edge["according"]
        assert all(events["asserted"][event] == plain for event in edge["events"])


def test_every_event_with_a_target_has_an_arrow_and_no_other_has():
    html = page(sample(), codes=CODES)
    drawn = {event for edge in part(html, "edges") for event in edge["events"]}
    targets = part(html, "data")["events"]["targets"]
    assert drawn == {index for index, found in enumerate(targets) if found}
    assert len(drawn) == len(SAMPLE) - 1


def test_acts_of_one_look_share_an_arrow_that_is_thicker():
    html = page(sample(), codes=CODES)
    shared = [edge for edge in part(html, "edges") if len(edge["events"]) == 2]
    assert {edge["width"] for edge in shared} == {2.3, 5.1}  # verbal, material


def test_arrows_between_the_same_two_are_bent_apart_and_a_single_one_is_straight():
    bends: dict[frozenset[int], list[object]] = {}
    for edge in part(page(sample(), codes=CODES), "edges"):
        bends.setdefault(frozenset((edge["from"], edge["to"])), []).append((json.dumps(edge["smooth"]), edge["from"]))
    assert all(len(set(found)) == len(found) for found in bends.values())
    assert all(found[0][0] == "false" for found in bends.values() if len(found) == 1)


def test_an_act_of_all_alike_has_no_arrow_head():
    html = page(sample(), codes=CODES)
    symmetric = part(html, "data")["events"]["symmetric"]
    assert {edge["arrows"] for edge in part(html, "edges") if symmetric[edge["events"][0]]} == {""}
    assert {edge["arrows"] for edge in part(html, "edges") if not symmetric[edge["events"][0]]} == {"to"}


def test_an_unknown_action_is_unclassified():
    html = page(sample(), codes=Codes({}, {}))
    assert {edge["quad"] for edge in part(html, "edges")} == {4}


def test_labels_come_from_the_ontology():
    data = part(page(sample()), "data")
    assert set(data["actions"]) == {action for _, action, _ in SAMPLE}
    assert all(label and definition for label, definition in data["actions"].values())
    assert not any(quad == 4 for quad in data["events"]["quad"])


def test_only_the_web_is_linked():
    links = part(page(hostile(), codes=HOSTILE_CODES), "data")["articles"]["url"]
    assert {link.split(":")[0] for link in links if link} == {"https"}


def test_an_empty_collection_has_a_page():
    assert part(page(Collection(), codes=CODES), "nodes") == []


def test_a_thousand_actors_begin_with_the_most_connected():
    events = tuple(
        replace(event, id=f"{event.id}-{turn}", sources=tuple(replace(actor, id=f"{actor.id}-{turn}") for actor in event.sources))
        for turn in range(40) for event in sample().events
    )  # fmt: skip
    nodes = part(page(Collection((), events), codes=CODES), "nodes")
    assert sum(node["first"] for node in nodes) == 150 < len(nodes)


# --- in a browser ----------------------------------------------------------------------------------------------------------

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as found:
        yield found


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(page(sample(), codes=CODES), encoding="utf-8", newline="\n")
    return path


def assert_silent(browser: Browser) -> None:
    assert [url for url in browser.requests if not url.startswith(("file:", "data:"))] == []
    assert browser.messages == []


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_opens_without_a_network_or_a_complaint(browser: Browser, opened: Path, dark: bool):
    browser.open(opened, dark=dark)
    assert_silent(browser)
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == len(SAMPLE)
    assert browser.evaluate("document.querySelector('#network canvas').width") > 0


@pytest.mark.browser
@needs_browser
def test_hostile_texts_run_nothing(browser: Browser, tmp_path: Path):
    path = tmp_path / "graph.html"
    path.write_text(page(hostile(), title=" ".join(HOSTILE), codes=HOSTILE_CODES), encoding="utf-8", newline="\n")
    browser.open(path)
    browser.evaluate("for (const actor of kgPage.actors) kgPage.search(actor.name)")
    browser.evaluate("for (const edge of kgPage.edges) kgPage.select({arrow: edge.id})")
    browser.evaluate("for (const [event] of kgPage.events.entries()) kgPage.select({event})")
    browser.evaluate("for (const [actor] of kgPage.actors.entries()) kgPage.select({actor}, true)")
    browser.evaluate("for (const box of document.querySelectorAll('.chip input')) box.click()")
    browser.evaluate("for (const box of document.querySelectorAll('.chip input')) box.click()")
    browser.evaluate("const s = document.getElementById('action'); s.selectedIndex = 2; s.dispatchEvent(new Event('change'))")
    assert browser.evaluate("typeof window.hacked") == "undefined"
    addresses = browser.evaluate("[...document.querySelectorAll('a')].map((a) => a.protocol)")
    assert set(addresses) <= {"http:", "https:"}
    assert_silent(browser)


@pytest.mark.browser
@needs_browser
def test_the_policy_stops_a_script_that_got_in(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"data:x\" onerror=\"window.hacked=1\">')")
    browser.evaluate("new Promise((done) => setTimeout(done, 200))")
    assert browser.evaluate("typeof window.hacked") == "undefined"


@pytest.mark.browser
@needs_browser
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
        assert found["speaker"] == ([made.speaker.text] if made.speaker else [])
        assert browser.evaluate("document.querySelector('.claim blockquote').textContent") == made.evidence.quote


@pytest.mark.browser
@needs_browser
def test_an_act_on_nobody_is_read_on_its_actor(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('protesters')")
    heads = browser.evaluate("[...document.querySelectorAll('.event-head')].map((head) => head.textContent)")
    assert "protesters protests against (nobody named)" in heads


@pytest.mark.browser
@needs_browser
def test_no_word_of_the_table_is_broken(browser: Browser, opened: Path):
    browser.open(opened, width=1100)
    words = "[...document.querySelectorAll('td .name')].filter((name) => !name.textContent.includes(' '))"
    assert browser.evaluate(f"Math.max(...{words}.map((name) => name.getClientRects().length))") == 1
    assert browser.evaluate("Math.max(...[...document.querySelectorAll('td .name')].map((name) => name.offsetHeight))") < 60


@pytest.mark.browser
@needs_browser
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


@pytest.mark.browser
@needs_browser
def test_the_table_follows_the_filters(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("[...document.querySelectorAll('#status-filter label')].find((c) => c.innerText.includes('occur')).click()")
    expected = sum(event.status != "occurred" for event in sample().events)
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == expected
    browser.wait_for("location.hash === '#without=occurred'")
    browser.evaluate("document.getElementById('reset').click()")
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == len(SAMPLE)
    browser.evaluate("[...document.querySelectorAll('#voice-filter .chip')][1].click()")
    expected = sum(event.speaker is None for event in sample().events)
    assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == expected


@pytest.mark.browser
@needs_browser
def test_an_address_keeps_what_is_selected(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("kgPage.search('russian federation')")
    browser.wait_for("location.hash.startsWith('#actor=')")
    fragment = browser.evaluate("location.hash")
    shown = browser.evaluate("document.getElementById('evidence').textContent")
    browser.open(opened, fragment)
    assert "Russia" in shown
    assert browser.evaluate("document.getElementById('evidence').textContent") == shown


@pytest.mark.browser
@needs_browser
def test_keys_walk_from_actor_to_actor(browser: Browser, opened: Path):
    browser.open(opened)
    browser.evaluate("document.getElementById('network').focus()")
    browser.press("ArrowRight")
    browser.wait_for("location.hash.startsWith('#actor=')")
    browser.press("Escape")
    browser.wait_for("location.hash === ''")


@pytest.mark.browser
@needs_browser
def test_a_phone_sees_one_column(browser: Browser, opened: Path):
    browser.open(opened, width=390, height=844)
    assert browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert_silent(browser)
