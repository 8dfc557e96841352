"""What the README says of stories that were not in view, where a checkout has them beside it."""

import re
from pathlib import Path

import pytest

from kg.propose.join import ARTICLE, SURE
from kg.propose.weigh import WEIGHTS
from kg.stages import report
from training.weights import bins, seen

ROOT = Path(__file__).parents[1]
ACTS = ROOT.parent / "shared" / "train"
README = re.sub(r"\s+", " ", (ROOT / "README.md").read_text("utf-8"))
FIGURES = {
    "seen to tell of an act, claim or not: F1": "act seen F",
    "acts found by their word: precision": "trigger P",
    "acts found: recall": "trigger R",
    "core acts found": "core found",
    "with the right type: F1": "typed F",
    "and both actors: F1": "both actors F",
    "status right, of the acts found": "status",
}
beside = pytest.mark.skipif(not ACTS.is_dir(), reason="no annotated documents beside this checkout")


def test_the_readme_tells_what_the_reader_needs():
    def short(number: float) -> str:
        return f"{number:.2g}".removeprefix("0")

    assert f"needs {short(ARTICLE.both)} with two sides and {short(ARTICLE.one)} with one" in README
    assert f"A claim below {short(SURE)} is kept" in README


@beside
def test_the_readme_tells_how_well_each_stage_does():
    lines = [re.split(r"\s{2,}", line.strip()) for line in report(ACTS, "test").splitlines()[3:]]
    found = {name: (float(alone), float(both)) for name, alone, _, both in lines}
    for says, name in FIGURES.items():
        told = re.search(rf"\| {re.escape(says)} \| (\.\d+) \| (\.\d+) \|", README)
        assert told, says
        assert [float(one) for one in told.groups()] == pytest.approx(found[name], abs=0.0151)


@beside
def test_the_readme_tells_how_far_a_confidence_can_be_trusted():
    row = re.search(r"code, status and named actors are right \|(.*?) \| What only", README)
    assert row
    told = [int(one) / 100 for one in re.findall(r"(\d+) %", row[1])]
    found = [float(line.split()[1]) for line in bins(WEIGHTS, seen(ACTS, "test"))]
    assert told == pytest.approx(found[1:], abs=0.031)
