"""Draws asserted edges to be read by hand, and counts the true ones.

``python benchmarks/edges.py draw NEWS TRAIN`` prints edges from ``NEWS/sentences.txt``, each with
its sentence. Lines that stand in a file of ``TRAIN/docs`` are left out. Lines are read one by one,
each as a text of its own, in an order that only the seed decides, until there are enough edges: so
a change of the program keeps the edges that it does not touch, and their verdicts.

An edge is true if source, action, target and date are right, and if the line says in its own voice
that it took place. The verdicts go into a table, which holds no sentence::

    python benchmarks/edges.py draw NEWS TRAIN --verdicts TABLE --unread   # what to read
    python benchmarks/edges.py draw NEWS TRAIN --verdicts TABLE --table    # the new table
    python benchmarks/edges.py share TABLE

``why`` is empty where an edge is true, else it begins with what is wrong (source, action, target,
date, reality, voice), a colon, and the reason.
"""

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from pathlib import Path
from random import Random

from kg.events.edges import asserted_edges
from kg.events.merge import merge
from kg.pipeline import claims_of
from kg.types import Article, Claim

COLUMNS = ("id", "line", "source", "action", "target", "date", "verdict", "why")
VERDICTS = ("true", "false", "")
SURE = 1.96  # standard deviations to either side that hold 95 %


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge as it stands in the table; ``line`` counts from 1."""

    line: int
    source: str
    action: str
    target: str
    date: str
    verdict: str = ""
    why: str = ""

    @property
    def id(self) -> str:
        """What the verdict holds for: the edge of this line, whatever else is read there."""
        words = "\n".join((self.source, self.action, self.target, self.date))
        return f"{self.line}-{sha256(words.encode()).hexdigest()[:8]}"


def bare(sentence: str) -> str:
    """Return the letters and digits of a sentence."""
    return re.sub(r"\W+", "", sentence).casefold()


def unread_lines(news: Path, train: Path) -> dict[int, str]:
    """Return the lines that stand in no training document, by number; of equal lines the first."""
    texts = (file.read_text(encoding="utf-8") for file in train.glob("docs/*.txt"))
    known = {bare(line.partition("\t")[2]) for text in texts for line in text.splitlines()}
    found: dict[int, str] = {}
    lines = (news / "sentences.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if bare(line) not in known:
            known.add(bare(line))
            found[number] = line
    return found


def edges(line: int, claims: Iterable[Claim]) -> Iterator[Edge]:
    """Yield the edges that a line asserts."""
    for edge in asserted_edges(merge(claims)):
        when = edge.event.date
        date = f"{when.start}..{when.end}" if when else ""
        yield Edge(line, edge.source.name, edge.event.action, edge.target.name, date)


def drawn(lines: dict[int, str], number: int, seed: int) -> list[Edge]:
    """Return edges from the lines, in an order drawn with a seed."""
    order = list(lines)
    Random(seed).shuffle(order)
    articles = (Article(str(place), lines[place]) for place in order)
    found: list[Edge] = []
    for article, claims in claims_of(articles):
        found += edges(int(article.id), claims)
        if len(found) >= number:
            break
    return found[:number]


def table(path: Path) -> list[Edge]:
    """Return the edges of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, start=2):
        if set(row) != set(COLUMNS) or row["verdict"] not in VERDICTS:
            sys.exit(f"{path}:{number}: wants the columns {', '.join(COLUMNS)}, and true or false")
    return [Edge(int(row["line"]), *(row[name] for name in COLUMNS[2:])) for row in rows]


def rows(found: Iterable[Edge]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield "\t".join(COLUMNS)
    for edge in found:
        yield "\t".join(str(getattr(edge, name)) for name in COLUMNS)


def listed(found: Iterable[Edge], lines: dict[int, str]) -> Iterator[str]:
    """Yield edges as a reader wants them, each under its sentence."""
    before = 0
    for edge in found:
        if edge.line != before:
            yield f"\n{lines[edge.line]}"
        before = edge.line
        verdict = f"  {edge.verdict} {edge.why}" if edge.verdict else ""
        date = f", {edge.date}" if edge.date else ""
        yield f"  {edge.id}: {edge.source} -> {edge.action} -> {edge.target}{date}{verdict}"


def share(found: list[Edge]) -> Iterator[str]:
    """Yield how many edges are true, with Wilson's 95 % interval, and what others have wrong."""
    read = [edge for edge in found if edge.verdict]
    true = sum(edge.verdict == "true" for edge in read)
    if not read:
        yield f"none of {len(found)} edges has a verdict"
        return
    n, p, z = len(read), true / len(read), SURE
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((middle + side) / (1 + z * z / n) for side in (-half, half))
    unread = f", {len(found) - n} not read" if len(found) > n else ""
    yield f"{true} of {n} true: {p:.1%} ({low:.0%} to {high:.0%}){unread}"
    wrong = Counter(edge.why.partition(":")[0] for edge in read if edge.verdict == "false")
    for kind, count in wrong.most_common():
        yield f"{count:5} {kind or 'no reason given'}"


def main() -> None:
    """Print edges, a table, or the share of true ones."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    modes = parser.add_subparsers(dest="mode", required=True)
    draw = modes.add_parser("draw", help="draw edges")
    draw.add_argument("news", type=Path, help="a folder with sentences.txt")
    draw.add_argument("train", type=Path, help="a folder with docs/*.txt, whose lines are left out")
    draw.add_argument("--number", type=int, default=200)
    draw.add_argument("--seed", type=int, default=1)
    draw.add_argument("--verdicts", type=Path, metavar="TABLE", help="verdicts of an earlier draw")
    draw.add_argument("--unread", action="store_true", help="only edges without a verdict")
    draw.add_argument("--table", action="store_true", help="print a table, without sentences")
    counted = modes.add_parser("share", help="count the true ones")
    counted.add_argument("table", type=Path)
    asked = parser.parse_args()
    if asked.mode == "share":
        print(*share(table(asked.table)), sep="\n")
        return
    lines = unread_lines(asked.news, asked.train)
    judged = {edge.id: edge for edge in (table(asked.verdicts) if asked.verdicts else ())}
    found = [judged.get(edge.id, edge) for edge in drawn(lines, asked.number, asked.seed)]
    shown = [edge for edge in found if not (asked.unread and edge.verdict)]
    print(*(rows(shown) if asked.table else listed(shown, lines)), sep="\n")


if __name__ == "__main__":
    main()
