"""Times a corpus: ``python benchmarks/corpus.py NEWS [ARTICLES]``.

Articles (2,000 unless given) are cut from ``NEWS/sentences.txt``, 20 lines each, with invented
days. Shown are articles a second, seconds of all processors, and memory of the largest process,
with one process and with two, in one run; the second run over finished shards; one article more;
and the share of each stage in one process. On a machine that others use too, the seconds of the
processors say more than those of the clock.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

LINES = 20
R = TypeVar("R")


class Took(NamedTuple):
    """Seconds of the clock and of all processors, and megabytes of the largest process so far."""

    clock: float
    processors: float
    memory: float


def timed(folder: Path, out: Path, workers: int) -> Took:
    """Return what a build takes."""
    command = [sys.executable, "-m", "kg.cli", "build", str(folder), "-o", str(out)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([*command, "--workers", str(workers)], check=False, stderr=subprocess.DEVNULL)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(end - start, spent, after.ru_maxrss / 1024)


def stages(folder: Path, out: Path) -> dict[str, float]:
    """Return the seconds of the processor that each stage takes, in this process."""
    from kg.claims import read
    from kg.data import program
    from kg.english.load import load as load_english
    from kg.events.collect import collection_of
    from kg.export.folder import save
    from kg.lexicon.load import load
    from kg.pipeline import articles_of

    taken: dict[str, float] = {}

    def stage(name: str, work: Callable[[], R]) -> R:
        start = time.process_time()
        done = work()
        taken[name] = taken.get(name, 0.0) + time.process_time() - start
        return done

    nlp, lexicon = stage("load", lambda: (load_english(None), load()))
    found = stage("read files", lambda: list(articles_of([str(folder)], None, lambda _: None)))
    articles, claims = [one.article for one in found], []
    for article in articles:
        doc = stage("parse", lambda text=article.text: nlp(text))
        claims += stage("claims", lambda d=doc, a=article: read(d, a, lexicon).claims)
    collected = stage("merge", lambda: collection_of(articles, claims, lexicon.actors))
    stage("export", lambda: save(collected, out, {"kg": program()}))
    return taken


def main() -> None:
    """Cut, build, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("news", type=Path)
    parser.add_argument("articles", type=int, nargs="?", default=2000)
    asked = parser.parse_args()
    lines = (asked.news / "sentences.txt").read_text(encoding="utf-8").splitlines()

    def write(folder: Path, number: int) -> None:
        text = "\n".join(lines[number * LINES : (number + 1) * LINES])
        day = f"20{number % 10 + 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        file = folder / f"{number:05}.txt"
        file.write_text(f"---\ndate: {day}\n---\n\n{text}\n", encoding="utf-8")

    def show(name: str, took: Took) -> None:
        rate = asked.articles / took.clock
        print(
            f"{name:16} {took.clock:8.1f} s {took.processors:8.1f} s of processors "
            f"{rate:8.1f} articles/s {took.memory:6.0f} MB",
            flush=True,
        )

    with tempfile.TemporaryDirectory() as place:
        news, one, two = (Path(place) / name for name in ("news", "one", "two"))
        news.mkdir()
        for number in range(asked.articles):
            write(news, number)
        took = []
        runs = [("one process", one, 1), ("two processes", two, 2), ("nothing new", two, 2)]
        for name, out, workers in runs:
            took.append(timed(news, out, workers))
            show(name, took[-1])
        write(news, asked.articles)
        show("one more", timed(news, two, 2))
        print(f"two processes to one: {took[0].clock / took[1].clock:.2f} times as fast")
        found = stages(news, Path(place) / "stages")
        whole = sum(found.values())
        for name, seconds in found.items():
            print(f"{name:16} {seconds:8.1f} s of the processor {seconds / whole:7.1%}")


if __name__ == "__main__":
    main()
