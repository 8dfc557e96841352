import copy
import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

from kg.export.page import page
from kg.types import Collection
from tests.export.page_samples import (
    CODES,
    HOSTILE,
    HOSTILE_CODES,
    SAMPLE,
    Codes,
    hostile,
    part,
    repeated,
    sample,
    scripts,
)

ROOT = Path(__file__).parents[2]


def test_nothing_in_a_text_becomes_markup():
    html = page(hostile(), title=" ".join(HOSTILE), codes=HOSTILE_CODES)
    calm = page(sample(), codes=CODES)
    assert html.count("<script") == calm.count("<script") + 1  # the outlines on its map
    assert len(scripts(html)) == 2
    assert "".join(scripts(html)) == "".join(scripts(calm))
    assert html.count("<svg") == calm.count("<svg")
    for tag in ("<img", "<iframe", "<base", "<form", "<object", "<body onload"):
        assert tag not in re.sub(r"<script>.*?</script>", "", html, flags=re.S)


def test_any_text_can_be_written_as_utf8():
    html = page(hostile(), title="\ud800 title", codes=HOSTILE_CODES)
    assert "\r" not in html
    assert html.encode("utf-8").decode("utf-8") == html


def test_texts_come_back_from_the_page_unchanged():
    html = page(hostile(), codes=HOSTILE_CODES)
    assert {event.claims[0].evidence.quote for event in hostile().events} == set(
        part(html, "data")["sentences"]
    )


def test_the_policy_names_the_scripts_and_the_style_and_no_others():
    html = page(sample(), codes=CODES)
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1])
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    style = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert rules["script-src"].split() == [digest(script) for script in scripts(html)]
    assert rules["style-src"].split() == [digest(text) for text in style]
    assert (
        rules["default-src"]
        == rules["connect-src"]
        == rules["base-uri"]
        == rules["form-action"]
        == "'none'"
    )


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_our_scripts_read_no_markup():
    program = scripts(page(sample(), codes=CODES))[1]
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", program
    )


def test_same_events_same_bytes():
    whole = sample()
    turned = Collection(whole.articles[::-1], whole.events[::-1])
    assert page(whole, codes=CODES) == page(turned, codes=CODES) == page(whole, codes=CODES)


def test_the_collection_is_unchanged():
    whole = sample()
    before = copy.deepcopy(whole)
    page(whole, codes=CODES)
    assert whole == before


WRITE = """
import locale, sys
from pathlib import Path
from kg.export.folder import save
from tests.export.page_samples import sample
assert locale.getencoding().lower() != "utf-8", locale.getencoding()
save(sample(), Path(sys.argv[1]), {"kg": "0"})
"""
PRINT = """
import sys
from kg.export.page import page
from tests.export.page_samples import sample
sys.stdout.buffer.write(page(sample()).encode())
"""


def python(script: str, *arguments: str, **surroundings: str) -> bytes:
    """Return what a new process prints that runs the script."""
    command = [sys.executable, "-c", script, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **surroundings}
    return subprocess.run(
        command, check=True, env=environment, cwd=ROOT, stdout=subprocess.PIPE
    ).stdout


def test_a_locale_that_knows_few_letters_writes_the_same_bytes(tmp_path: Path):
    python(WRITE, str(tmp_path / "out"), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (tmp_path / "out/graph.html").read_bytes() == page(sample()).encode("utf-8")


def test_another_process_writes_the_same_bytes():
    assert python(PRINT, PYTHONHASHSEED="7") == page(sample()).encode("utf-8")


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
        bends.setdefault(frozenset((edge["from"], edge["to"])), []).append(
            (json.dumps(edge["smooth"]), edge["from"])
        )
    assert all(len(set(found)) == len(found) for found in bends.values())
    assert all(found[0][0] == "false" for found in bends.values() if len(found) == 1)


def test_an_act_of_all_alike_has_no_arrow_head():
    html = page(sample(), codes=CODES)
    symmetric = part(html, "data")["events"]["symmetric"]
    assert {edge["arrows"] for edge in part(html, "edges") if symmetric[edge["events"][0]]} == {""}
    assert {edge["arrows"] for edge in part(html, "edges") if not symmetric[edge["events"][0]]} == {
        "to"
    }


def test_an_unknown_action_is_unclassified():
    html = page(sample(), codes=Codes({}, {}))
    assert {edge["quad"] for edge in part(html, "edges")} == {4}


def test_labels_come_from_the_ontology():
    data = part(page(sample()), "data")
    assert set(data["actions"]) == {action for _, action, _ in SAMPLE}
    assert all(label and definition for label, definition, *_ in data["actions"].values())
    assert not any(quad == 4 for quad in data["events"]["quad"])


def test_only_the_web_is_linked():
    links = part(page(hostile(), codes=HOSTILE_CODES), "data")["articles"]["url"]
    assert {link.split(":")[0] for link in links if link} == {"https"}


def test_an_empty_collection_has_a_page():
    assert part(page(Collection(), codes=CODES), "nodes") == []


def test_a_thousand_actors_begin_with_the_most_connected():
    events = tuple(repeated(event, turn) for turn in range(40) for event in sample().events)
    nodes = part(page(Collection((), events), codes=CODES), "nodes")
    assert sum(node["first"] for node in nodes) == 60 < len(nodes)
