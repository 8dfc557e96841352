"""Sentences of suspects (``tests/hedged.txt``): nothing is asserted of whom the text only suspects."""

from functools import cache
from pathlib import Path

import pytest

from kg.types import Claim
from tests.reading import claims

FILE = Path(__file__).parents[1] / "hedged.txt"
LINES = [
    line
    for line in FILE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FOUND = 0.8  # share of the sentences in which some act is found at all


@cache
def read(sentence: str) -> tuple[Claim, ...]:
    return claims(sentence, None)


def test_there_are_enough_sentences():
    assert len(LINES) >= 60


@pytest.mark.parametrize("line", LINES)
def test_nothing_is_asserted_of_suspects(line):
    sentence, _, allowed = line.partition(" | ")
    wrong = [
        claim
        for claim in read(sentence)
        if claim.asserted and claim.sources and claim.action != allowed
    ]
    assert not wrong


def test_the_acts_of_suspects_are_not_lost():
    found = [
        line for line in LINES if any(claim.sources for claim in read(line.partition(" | ")[0]))
    ]
    assert len(found) >= FOUND * len(LINES)


def test_whoever_is_suspected_is_tied_to_no_group_and_no_country():
    (claim,) = read("Police arrested six suspected Boko Haram fighters.")
    (target,) = claim.targets
    assert (target.first.name, target.first.country) == ("suspected Boko Haram fighters", None)
