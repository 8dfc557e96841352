"""Draws asserted edges, or claims, to be read by hand, and counts the true ones.

``python benchmarks/edges.py draw NEWS TRAIN`` prints edges from ``NEWS/sentences.txt``, each with
its sentence. Lines that stand in a file of ``TRAIN/docs`` are left out. Lines are read one by one,
each as a text of its own, in an order that only the seed decides, until there are enough edges: so
a change of the program keeps the edges that it does not touch, and their verdicts.

An edge is true if source, action, target and date are right, and if the line says in its own voice
that it took place. ``--claims`` draws claims of any status; one is true if all that it states is
what the line says, and in whose voice. The verdicts go into a table, which holds no sentence::

    python benchmarks/edges.py draw NEWS TRAIN --verdicts TABLE --unread   # what to read
    python benchmarks/edges.py draw NEWS TRAIN --verdicts TABLE --table    # the new table
    python benchmarks/edges.py share TABLE

``why`` is empty where an edge is true, else it begins with what is wrong (source, action, target,
date, reality, voice; of a claim also status, speaker, no act), a colon, and the reason.
"""

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from math import sqrt
from pathlib import Path
from random import Random

from kg.events.edges import asserted_edges
from kg.events.merge import merge
from kg.pipeline import claims_of
from kg.types import Article, Claim, DateRange, Mention, each_actor

EDGE = ("source", "action", "target", "date")
CLAIM = (*EDGE, "status", "speaker", "trigger")
VERDICTS = ("true", "false", "")
SURE = 1.96  # standard deviations to either side that hold 95 %


@dataclass(frozen=True, slots=True)
class Row:
    """An edge or a claim as it stands in the table.

    ``line`` counts from 1, ``words`` are those of ``EDGE`` or ``CLAIM``; ``by`` is who read the
    claim: patterns, reader or both.
    """

    line: int
    words: tuple[str, ...]
    by: str = ""
    verdict: str = ""
    why: str = ""

    @property
    def id(self) -> str:
        """What the verdict holds for: the words read in this line, whatever else is read there."""
        return f"{self.line}-{sha256(chr(10).join(self.words).encode()).hexdigest()[:8]}"


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


def edges(line: int, claims: Iterable[Claim]) -> Iterator[Row]:
    """Yield the edges that a line asserts."""
    for edge in asserted_edges(merge(claims)):
        ends = edge.source.name, edge.event.action, edge.target.name
        yield Row(line, (*ends, days(edge.event.date)))


def told(line: int, claims: Iterable[Claim]) -> Iterator[Row]:
    """Yield the claims of a line."""
    for one in claims:
        ends = names(one.sources), one.action, names(one.targets), days(one.date)
        words = (*ends, one.status, names(one.speakers), one.trigger.text)
        patterns = [name.startswith("pattern ") for name in one.by]
        by = "patterns" if all(patterns) else "both" if any(patterns) else "reader"
        yield Row(line, words, by)


def names(mentions: Iterable[Mention]) -> str:
    """Return the names of all whom the mentions mean."""
    return "; ".join(actor.name for actor in each_actor(mentions))


def days(date: DateRange | None) -> str:
    """Return the first and the last day."""
    return f"{date.start}..{date.end}" if date else ""


def drawn(lines: dict[int, str], number: int, seed: int, whole: bool) -> list[Row]:
    """Return edges, or claims as a whole, from the lines in an order drawn with a seed."""
    order = list(lines)
    Random(seed).shuffle(order)
    articles = (Article(str(place), lines[place]) for place in order)
    rows = told if whole else edges
    read = (row for text, claims in claims_of(articles) for row in rows(int(text.id), claims))
    return list(islice(read, number))


def columns(names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of a table of edges, or of claims."""
    return ("id", "line", *names, *(["by"] if names == CLAIM else []), "verdict", "why")


def table(path: Path) -> list[Row]:
    """Return the edges or claims of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    kind = CLAIM if rows and "status" in rows[0] else EDGE
    wanted = columns(kind)
    for number, row in enumerate(rows, start=2):
        if set(row) != set(wanted) or row["verdict"] not in VERDICTS:
            sys.exit(f"{path}:{number}: wants the columns {', '.join(wanted)}, and true or false")
    return [
        Row(
            int(row["line"]),
            tuple(row[name] for name in kind),
            row.get("by", ""),
            row["verdict"],
            row["why"],
        )
        for row in rows
    ]


def written(found: Iterable[Row], kind: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield "\t".join(columns(kind))
    for row in found:
        by = [row.by] if kind == CLAIM else []
        yield "\t".join((row.id, str(row.line), *row.words, *by, row.verdict, row.why))


def listed(found: Iterable[Row], lines: dict[int, str]) -> Iterator[str]:
    """Yield edges or claims as a reader wants them, each under its sentence."""
    before = 0
    for row in found:
        if row.line != before:
            yield f"\n{lines[row.line]}"
        before = row.line
        source, action, target, *more = (*row.words, row.by)
        stated = zip((*CLAIM[3:], "by") if len(more) > 2 else EDGE[3:], more, strict=False)
        said = "".join(f", {name} {word}" for name, word in stated if word)
        verdict = f"  {row.verdict} {row.why}" if row.verdict else ""
        yield f"  {row.id}: {source or '?'} -> {action} -> {target or '?'}{said}{verdict}"


def share(found: list[Row]) -> Iterator[str]:
    """Yield how many are true, with Wilson's 95 % interval, and what others have wrong.

    For claims this comes again for each of those who read them.
    """
    read = [row for row in found if row.verdict]
    true = sum(row.verdict == "true" for row in read)
    if not read:
        yield f"none of {len(found)} has a verdict"
        return
    n, p, z = len(read), true / len(read), SURE
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((middle + side) / (1 + z * z / n) for side in (-half, half))
    unread = f", {len(found) - n} not read" if len(found) > n else ""
    yield f"{true} of {n} true: {p:.1%} ({low:.0%} to {high:.0%}){unread}"
    wrong = Counter(row.why.partition(":")[0] for row in read if row.verdict == "false")
    for kind, count in wrong.most_common():
        yield f"{count:5} {kind or 'no reason given'}"
    for by in sorted({row.by for row in found}) if len({row.by for row in found}) > 1 else ():
        yield f"\n{by}:"
        yield from share([row for row in found if row.by == by])


def main() -> None:
    """Print edges or claims, a table, or the share of true ones."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    modes = parser.add_subparsers(dest="mode", required=True)
    draw = modes.add_parser("draw", help="draw edges or claims")
    draw.add_argument("news", type=Path, help="a folder with sentences.txt")
    draw.add_argument("train", type=Path, help="a folder with docs/*.txt, whose lines are left out")
    draw.add_argument("--claims", action="store_true", help="claims of any status, not edges")
    draw.add_argument("--number", type=int, default=200)
    draw.add_argument("--seed", type=int, default=1)
    draw.add_argument("--verdicts", type=Path, metavar="TABLE", help="verdicts of an earlier draw")
    draw.add_argument("--unread", action="store_true", help="only those without a verdict")
    draw.add_argument("--table", action="store_true", help="print a table, without sentences")
    counted = modes.add_parser("share", help="count the true ones")
    counted.add_argument("table", type=Path)
    asked = parser.parse_args()
    if asked.mode == "share":
        print(*share(table(asked.table)), sep="\n")
        return
    lines = unread_lines(asked.news, asked.train)
    judged = {row.id: row for row in (table(asked.verdicts) if asked.verdicts else ())}
    found = [
        replace(row, verdict=judged[row.id].verdict, why=judged[row.id].why)
        if row.id in judged
        else row
        for row in drawn(lines, asked.number, asked.seed, asked.claims)
    ]
    shown = [row for row in found if not (asked.unread and row.verdict)]
    kind = CLAIM if asked.claims else EDGE
    print(*(written(shown, kind) if asked.table else listed(shown, lines)), sep="\n")


if __name__ == "__main__":
    main()
