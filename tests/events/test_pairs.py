"""Sixty pairs of reports: of one act, or of two that only look alike."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kg.events.collect import collection_of
from kg.lexicon.load import load
from kg.pipeline import claims_of
from kg.types import Article, Collection

PAIRS = [
    json.loads(line) for line in (Path(__file__).parent / "pairs.jsonl").open(encoding="utf-8")
]
RECALL = 0.8


@cache
def collection(name: str) -> Collection:
    """Return what the two reports of a pair become together."""
    pair = next(pair for pair in PAIRS if pair["id"] == name)
    articles = [
        Article(f"a{place}", report["text"], f"{name}-{place}",
                published=date.fromisoformat(report["published"]), publisher=report["publisher"])
        for place, report in enumerate(pair["reports"])
    ]  # fmt: skip
    lexicon = load()
    claims = [claim for _, found in claims_of(articles, None, lexicon) for claim in found]
    return collection_of(articles, claims, lexicon.actors)


def joined(name: str) -> bool:
    """Return whether an event of the pair rests on both reports."""
    told = ({claim.evidence.article for claim in event.claims} for event in collection(name).events)
    return any(len(articles) > 1 for articles in told)


def test_pairs_are_half_alike_and_half_one():
    assert sum(pair["same"] for pair in PAIRS) * 2 == len(PAIRS)


@pytest.mark.parametrize(
    "pair", [pair for pair in PAIRS if not pair["same"]], ids=lambda pair: pair["id"]
)
def test_two_acts_that_look_alike_stay_two(pair):
    assert not joined(pair["id"])


def test_most_pairs_of_one_act_are_one_event():
    same = [pair["id"] for pair in PAIRS if pair["same"]]
    assert sum(map(joined, same)) >= RECALL * len(same)
