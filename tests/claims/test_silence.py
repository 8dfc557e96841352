"""Sentences without any political act (``tests/silence.txt``): how many of them yield a claim all the same."""

import re
from functools import cache
from pathlib import Path

from kg.types import Claim
from tests.reading import claims

FILE = Path(__file__).parents[1] / "silence.txt"
SENTENCES = [
    line
    for line in FILE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TARGET = 0.05  # reached: 0.03


def shown(claim: Claim) -> str:
    """Return a claim in a line."""
    sources, targets = (
        ", ".join(one.first.name for mention in side for one in mention.singles) or "nobody"
        for side in (claim.sources, claim.targets)
    )
    return f"    {claim.action}: {sources} -> {targets} | {claim.status} | {claim.trigger.text} ({', '.join(claim.by)})"


@cache
def noise() -> dict[str, list[str]]:
    """Return the sentences that yield a claim, each with what is claimed."""
    found = {text: [shown(claim) for claim in claims(text)] for text in SENTENCES}
    return {text: rows for text, rows in found.items() if rows}


def message() -> str:
    """Return the sentences that should be silent, with their claims."""
    listed = "\n".join("\n".join((text, *rows)) for text, rows in noise().items())
    return f"{len(noise())} of {len(SENTENCES)} sentences yield a claim:\n{listed}"


def test_there_are_two_hundred_and_seventy_different_sentences():
    assert len(set(SENTENCES)) == len(SENTENCES) == 270
    assert all(sentence.endswith(".") for sentence in SENTENCES)


def test_few_sentences_without_an_act_yield_a_claim():
    assert len(noise()) <= TARGET * len(SENTENCES), message()
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8").replace("\n", " ")
    told = re.search(r"\(`tests/silence.txt`\), (\d+) yielded a claim", readme)
    assert int(told[1]) == len(noise()), message()
