"""Accuracy on the gold standard, where a checkout has it beside it: what must not become worse."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.score import score
from kg.types import Actor

GOLD = Path(__file__).parents[2] / "shared" / "gold"
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
    assert found["event_strict"]["F1"] >= 0.6
    assert found["event_strict"]["P"] >= 0.69
    assert found["core_recall_strict"] >= 0.67


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("type_accuracy", 0.945),
        ("status_accuracy", 0.94),
        ("speaker_accuracy", 0.94),
        ("date_accuracy", 0.71),
    ],
)
def test_what_is_found_in_the_articles_is_as_right_as_the_readme_says(kind, least):
    assert report(".")[kind] >= least


@pytest.mark.parametrize(
    ("kind", "most"), [("false_assertions", 0), ("direction_errors", 4), ("boilerplate_leaks", 0)]
)
def test_the_articles_give_few_false_facts(kind, most):
    assert report(".")[kind] <= most
