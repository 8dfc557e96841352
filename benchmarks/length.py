"""Shows what a text costs by its length: ``python benchmarks/length.py [ARTICLE]``.

One article is repeated until it has so many words, and read: parsed, turned into claims, merged,
written as RDF and as a page. It is told in several shapes: as it is, in one paragraph, without any
full stop, inside one quotation that nobody closes, in capitals. For each shape the table gives the
CPU seconds of each step, and how many times those of the row before they are: ×4.0 is linear.
"""

import argparse
import re
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "seeds" / "articles"
WORDS = (1000, 4000, 16000)
SHAPES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "one paragraph": lambda text: " ".join(text.split()),
    "no full stop": lambda text: " ".join(word.rstrip(".!?;:") for word in text.split()),
    "no mark at all": lambda text: " ".join(re.sub(r"[^\w\s]", "", text).split()),
    "open quotation": lambda text: "“" + " ".join(re.sub('[“”"]', "", text).split()),
    "in capitals": str.upper,
    "a line a word": lambda text: "\n".join(text.split()),
}


def repeated(text: str, words: int) -> str:
    """Return the text over and over, until it has that many words."""
    return "\n\n".join([text] * -(-words // len(text.split())))


def measured(text: str) -> tuple[list[float], int]:
    """Return the CPU seconds of each step of the line, and how many claims were made."""
    from kg.articles.read import article_id
    from kg.claims import read
    from kg.english.load import load as load_english
    from kg.events.collect import collection_of
    from kg.export.page import page
    from kg.lexicon.load import load as load_lexicon
    from kg.rdf.triples import triples
    from kg.types import Article

    article = Article(article_id(text, None), text, published=date(2020, 8, 31))
    seconds = [time.process_time()]
    doc = load_english()(text)
    seconds.append(time.process_time())
    claims = read(doc, article, load_lexicon()).claims
    seconds.append(time.process_time())
    collection = collection_of([article], claims, load_lexicon().actors)
    seconds.append(time.process_time())
    triples(collection, "full")
    page(collection)
    seconds.append(time.process_time())
    return [after - before for before, after in pairwise(seconds)], len(claims)


def main() -> None:
    """Print the table."""
    plainly = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plainly)
    parser.add_argument("article", type=Path, nargs="?", default=min(SAMPLE.glob("*.md")))
    parser.add_argument("--words", type=int, nargs="+", default=WORDS)
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    chosen = parser.parse_args()
    text = chosen.article.read_text(encoding="utf-8").split("---", 2)[-1]
    measured(repeated(text, 200))  # what is loaded once
    steps = " ".join(f"{step:>14}" for step in ("parse", "claims", "merge", "export", "all"))
    print(f"{'shape':15} {'words':>6} {'claims':>6} {steps}")
    for shape in chosen.shapes:
        before: list[float] = []
        for words in chosen.words:
            seconds, claims = measured(SHAPES[shape](repeated(text, words)))
            seconds.append(sum(seconds))
            cells = " ".join(map(cell, seconds, before or [0.0] * len(seconds)))
            print(f"{shape:15} {words:6} {claims:6} {cells}", flush=True)
            before = seconds


def cell(now: float, before: float) -> str:
    """Return seconds, and how many times those of the row before they are."""
    ratio = f"×{now / before:.1f}" if before else ""
    return f"{now:8.2f} {ratio:>5}"


if __name__ == "__main__":
    main()
