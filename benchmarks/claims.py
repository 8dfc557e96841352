"""Draws claims to be read by hand: ``python benchmarks/claims.py GOLD [NUMBER [SEED]]``.

Prints claims of a gold folder's articles, drawn with a fixed seed, each with the sentence it comes from, so that an editor can ask of
each: is it true as stated, in source, action, target, status and speaker? The same program and seed draw the same claims.
"""

import argparse
import random
from pathlib import Path

from kg.pipeline import claims_of
from kg.score import gold_articles
from kg.types import Claim, Mention


def names(mentions: tuple[Mention, ...]) -> str:
    """Return the actors, each with the words of the text where these differ."""
    return ", ".join(
        one.first.name if one.text == one.first.name else f"{one.first.name} ({one.text!r})"
        for mention in mentions
        for one in mention.singles
    )


def line(claim: Claim) -> str:
    """Return a claim as an editor reads it."""
    speaker = f" | by {names(claim.speakers)}" if claim.speakers else ""
    return f"{claim.action} {claim.trigger.text!r}: {names(claim.sources) or '?'} -> {names(claim.targets) or '?'} | {claim.status}{speaker}"


def main() -> None:
    """Print the claims, by article, each under its sentence."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("number", type=int, nargs="?", default=300)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    arguments = parser.parse_args()
    articles = list(gold_articles(arguments.gold))
    claims = [
        (name, claim)
        for (name, _), (_, found) in zip(
            articles, claims_of(article for _, article in articles), strict=True
        )
        for claim in found
    ]
    drawn = sorted(
        random.Random(arguments.seed).sample(range(len(claims)), min(arguments.number, len(claims)))
    )
    before = ""
    for number, place in enumerate(drawn, start=1):
        name, claim = claims[place]
        if claim.evidence.quote != before:
            print(f"\n[{name}] {claim.evidence.quote}")
        before = claim.evidence.quote
        print(f"  {number}. {line(claim)}")


if __name__ == "__main__":
    main()
