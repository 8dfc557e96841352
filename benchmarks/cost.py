"""Times reading beside parsing: ``python benchmarks/cost.py [INPUT …]``.

What the CPU spends on parsing (text to Doc) and on reading (Doc to claims), in one process, one
after the other, so that their share holds on a busy machine too; the fastest of three rounds
counts. INPUT is what ``kg build`` takes; the sample articles unless given.

The second table shows how cost grows with length: paragraphs of all articles in a row, over and
over, as one text. Growth is the factor against the row before: as long as cost keeps pace with
length, four times the words cost four times as much.
"""

import argparse
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

from kg.claims import read
from kg.english.load import load as load_english
from kg.errors import InputError
from kg.lexicon.load import load as load_lexicon
from kg.pipeline import articles_of
from kg.types import Article

ROUNDS = 3
SAMPLE = Path(__file__).parent.parent / "seeds" / "articles"
LENGTHS = (1000, 4000, 16000)
HEADER = f"{'words':>8} {'parsing s':>10} {'reading s':>10} {'reading to parsing':>19}"


@dataclass(frozen=True, slots=True)
class Cost:
    """Words, and seconds of the CPU."""

    words: int
    parsing: float
    reading: float

    def __str__(self) -> str:
        share = f"{self.reading / self.parsing:.0%}"
        return f"{self.words:8,} {self.parsing:10.2f} {self.reading:10.2f} {share:>19}"


def fastest(work: Callable[[], object]) -> float:
    """Return the least seconds of the CPU that some work takes."""
    taken: list[float] = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def cost(article: Article) -> Cost:
    """Return what an article costs."""
    english, lexicon = load_english(), load_lexicon()
    doc = english(article.text)
    parsing = fastest(lambda: english(article.text))
    reading = fastest(lambda: read(doc, article, lexicon))
    return Cost(len(article.text.split()), parsing, reading)


def whole(costs: Iterable[Cost]) -> Cost:
    """Return what several articles cost together."""
    found = list(costs)
    parsing, reading = sum(each.parsing for each in found), sum(each.reading for each in found)
    return Cost(sum(each.words for each in found), parsing, reading)


def one_text(articles: list[Article], words: int) -> Article:
    """Return an article of so many words, in whole paragraphs."""
    paragraphs: list[str] = []
    for paragraph in cycle("\n\n".join(article.text for article in articles).split("\n\n")):
        paragraphs.append(paragraph)
        words -= len(paragraph.split())
        if words <= 0:
            break
    return replace(articles[0], text="\n\n".join(paragraphs))


def growth(before: Cost | None, now: Cost) -> str:
    """Return by which factors parsing and reading cost more than before."""
    if before is None:
        return ""
    return f"{now.parsing / before.parsing:.1f} {now.reading / before.reading:.1f}"


def refuse(error: InputError) -> None:
    """Stop at an input that cannot be read."""
    raise SystemExit(str(error))


def main() -> None:
    """Print what the articles cost, and how cost grows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", metavar="INPUT", nargs="*", default=[str(SAMPLE)])
    asked = parser.parse_args()
    articles = [found.article for found in articles_of(asked.inputs, None, refuse)]
    if not articles:
        parser.error("no article there")
    print(HEADER, whole(map(cost, articles)), f"\n{HEADER} {'growth':>15}", sep="\n")
    before: Cost | None = None
    for words in LENGTHS:
        now = cost(one_text(articles, words))
        print(now, f"{growth(before, now):>15}", flush=True)
        before = now


if __name__ == "__main__":
    main()
