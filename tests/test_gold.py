"""Accuracy on the gold standard, where a checkout has it beside it: what must not become worse."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.score import score
from kg.types import Actor

GOLD = Path(__file__).parents[2] / "shared" / "gold"
README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
pytestmark = pytest.mark.skipif(
    not (GOLD / "seed" / "events.jsonl").is_file(), reason="no gold standard beside this checkout"
)


@cache
def report(name: str) -> dict[str, Any]:
    """Return the scorer's report."""
    found: dict[str, Any] = json.loads(score(GOLD / name, as_json=True))
    return found


@cache
def seed_actors() -> tuple[Actor, ...]:
    """Return the actors of the graph of the example article."""
    return kg.build(GOLD / "seed" / "texts", published="2020-08-31").actors


def test_the_example_article_has_most_of_its_core_events():
    found = report("seed")
    assert found["core_events"] == 12
    assert round(found["core_recall_strict"] * 12) >= 10


@pytest.mark.parametrize("kind", ["false_assertions", "direction_errors", "boilerplate_leaks"])
def test_the_example_article_gives_no_false_fact(kind):
    assert report("seed")[kind] == 0


@pytest.mark.parametrize("name", ["Vladimir Putin", "Alexander Lukashenko"])
def test_the_example_article_has_one_node_for_each_president(name):
    surname = name.split()[-1]
    named = [
        actor
        for actor in seed_actors()
        if surname in actor.name or any(surname in alias for alias in actor.aliases)
    ]
    assert [actor.name for actor in named] == [name]


def test_the_articles_reach_the_accuracy_of_the_readme():
    found = report(".")
    assert found["articles"] == 24
    assert found["event_strict"]["F1"] >= 0.61
    assert found["event_strict"]["P"] >= 0.71
    assert found["core_recall_strict"] >= 0.67


def figures(found: dict[str, Any]) -> dict[str, float]:
    """Return the scores of a report as the README calls them, shares as parts of one."""
    strict = found["event_strict"]
    return {
        "all events: precision, recall, F1 1": strict["P"],
        "all events: precision, recall, F1 2": strict["R"],
        "all events: precision, recall, F1 3": strict["F1"],
        "action right, where the actors are": found["type_accuracy"],
        "status right": found["status_accuracy"],
        "status right, of what did not occur": found["status_accuracy_non_occurred"],
        "speaker right": found["speaker_accuracy"],
        "date right": found["date_accuracy"],
        "source and target exchanged": found["direction_errors"],
        "taken from boilerplate": found["boilerplate_leaks"],
    }


@pytest.mark.parametrize(("column", "name"), [(1, "seed"), (2, ".")])
def test_the_table_of_the_readme_is_what_the_scorer_says(column, name):
    rows = [line.strip("| ").split(" | ") for line in README.splitlines() if line[:2] == "| "]
    table = {row[0]: row for row in rows if len(row) == 3}
    found = report(name)
    for says, right in figures(found).items():
        cell = re.fullmatch(r"(.*?)(?: (\d))?", says)
        words = re.findall(r"[\d.]+(?: %)?", table[cell[1]][column])
        told = words[int(cell[2] or 1) - 1]
        share = float(told.removesuffix(" %")) / (100 if told.endswith("%") else 1)
        assert share == pytest.approx(right, abs=0.0101), says
    core = table["core events found, with source and target right"][column]
    part, whole = re.fullmatch(r"(\d+)(?: of (\d+)| %)", core).groups()
    assert int(part) / int(whole or 100) == pytest.approx(found["core_recall_strict"], abs=0.0101)
    said = table["asserted although the text says otherwise"][column]
    assert said == f"{found['false_assertions']} of {found['asserted_as_occurred']}"


def test_the_readme_tells_of_the_articles_that_were_not_in_view():
    unseen = [one for name, one in report(".")["per_article"].items() if name.startswith("g")]
    strict, pred, gold = (sum(one[key] for one in unseen) for key in ("strict", "pred", "gold"))
    told = re.search(r"the six articles alone have an F1 of (\.\d+)", README)
    assert len(unseen) == 6
    assert float(told[1]) == pytest.approx(2 * strict / (pred + gold), abs=0.0101)


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("type_accuracy", 0.945),
        ("status_accuracy", 0.94),
        ("speaker_accuracy", 0.94),
        ("date_accuracy", 0.70),
    ],
)
def test_what_is_found_in_the_articles_is_as_right_as_the_readme_says(kind, least):
    assert report(".")[kind] >= least


@pytest.mark.parametrize(
    ("kind", "most"), [("false_assertions", 0), ("direction_errors", 4), ("boilerplate_leaks", 0)]
)
def test_the_articles_give_few_false_facts(kind, most):
    assert report(".")[kind] <= most
