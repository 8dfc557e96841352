"""Fits how likely a claim is true as stated, of what its proposers say: ``kg/propose/weigh.py``.

A logistic regression on the development part of annotated documents. Right is a claim whose code,
status and named sides are those of an annotated act. Prints the weights that fit, and of the claims
that the shipped weights find likely by each tenth, how many are right on the test part.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.annotations import Act, Text, texts
from kg.claims import read, story_of
from kg.english.load import load as load_english
from kg.lexicon.load import load
from kg.propose.join import ARTICLE, groups, merged
from kg.propose.learned import learned
from kg.propose.patterns.proposer import patterns
from kg.propose.weigh import WEIGHTS, Traits, traits
from kg.stages import is_right, matched
from kg.types import Article, Claim

ANYTHING = ARTICLE._replace(act=0.0, both=0.0, one=0.0)
SHRINKING = 3.0  # of the weights but the first: there are a thousand claims, not a million


class Seen(NamedTuple):
    """What was said of claims, a row each, and whether each is right."""

    traits: NDArray[np.float64]
    right: NDArray[np.float64]


def seen(folder: Path, part: str) -> Seen:
    """Return all claims that could be made of the documents of a part."""
    found = [one for text in texts(folder) if text.part == part for one in told(text)]
    rows, right = zip(*found, strict=True)
    return Seen(np.array(rows), np.array(right, float))


def told(text: Text) -> Iterator[tuple[Traits, bool]]:
    """Yield what is said of each claim of a story, and whether it is right."""
    nlp, lexicon = load_english(), load()
    article = Article(text.name, text.text, published=text.published)
    doc = nlp(article.text)
    story = story_of(doc, article, lexicon)
    said = [one for propose in (patterns(lexicon), learned(lexicon)) for one in propose(story)]
    given = {
        same[0].trigger.end: traits(merged(same, ARTICLE), same, beside)
        for same, beside in groups(said)
    }
    claims = read(doc, article, lexicon, [lambda _: iter(said)], ANYTHING).claims
    acts = dict(matched([(one.trigger, one.action) for one in claims], text.acts))
    for at, claim in enumerate(claims):
        yield given[claim.trigger.end], at in acts and is_true(claim, acts[at])


def is_true(claim: Claim, act: Act) -> bool:
    """Return whether what a claim states of an act is so; a side that it leaves empty is."""
    sides = ((claim.sources, act.roles["source"]), (claim.targets, act.roles["target"]))
    told = all(is_right(mentions, gold) for mentions, gold in sides if mentions)
    return told and claim.action in act.types and claim.status == act.status


def fitted(given: Seen) -> NDArray[np.float64]:
    """Return the weights of the likeliest logistic regression, by Newton's method."""
    weights = np.zeros(given.traits.shape[1])
    shrinking = np.full(len(weights), SHRINKING)
    shrinking[0] = 0.0
    for _ in range(30):
        chance = chances(weights, given.traits)
        slope = given.traits.T @ (chance - given.right) + shrinking * weights
        bend = (given.traits.T * (chance * (1 - chance))) @ given.traits + np.diag(shrinking)
        weights = weights - np.linalg.solve(bend + 1e-9 * np.eye(len(weights)), slope)
    return weights


def chances(weights: NDArray[np.float64], rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how likely each claim is right."""
    return 1 / (1 + np.exp(-rows @ weights))


def bins(weights: Sequence[float], given: Seen) -> Iterator[str]:
    """Yield a table: of the claims that are thought likely by each tenth, how many are right."""
    likely = chances(np.array(weights), given.traits)
    for tenth in range(10):
        inside = given.right[(likely * 10).astype(int).clip(0, 9) == tenth]
        share = inside.mean() if len(inside) else 0.0
        yield f"{tenth / 10:5.1f}–{(tenth + 1) / 10:.1f}{share:8.2f} of {len(inside):4}"


def main() -> None:
    """Fit on the development part; see how the shipped weights do on the test part."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("acts", type=Path, help="annotated documents, as kg score names them")
    folder = arguments.parse_args().acts
    weights = fitted(seen(folder, "dev"))
    for name, weight, shipped in zip(Traits._fields, weights, WEIGHTS, strict=True):
        print(f"{name:8}{weight:7.2f}, shipped {shipped:5.2f}")
    print("\n".join(bins(WEIGHTS, seen(folder, "test"))))


if __name__ == "__main__":
    main()
