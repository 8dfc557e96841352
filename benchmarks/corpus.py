"""Times a corpus: ``python benchmarks/corpus.py NEWS [ARTICLES]``.

Articles (2,000 unless given) are cut from ``NEWS/sentences.txt``, 20 lines each, with invented
days. Shown are articles a second and memory with one process and with two, in one run, the second
run over finished shards, and one article more.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LINES = 20


def timed(folder: Path, out: Path, workers: int) -> tuple[float, float]:
    """Return the seconds of a build, and the megabytes of its largest process."""
    command = [sys.executable, "-m", "kg.cli", "build", str(folder), "-o", str(out)]
    start = time.monotonic()
    subprocess.run([*command, "--workers", str(workers)], check=False, stderr=subprocess.DEVNULL)
    taken = time.monotonic() - start
    return taken, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


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

    with tempfile.TemporaryDirectory() as place:
        news, one, two = (Path(place) / name for name in ("news", "one", "two"))
        news.mkdir()
        for number in range(asked.articles):
            write(news, number)
        runs = [("one process", one, 1), ("two processes", two, 2), ("nothing new", two, 2)]
        seconds = []
        for name, out, workers in runs:
            taken, memory = timed(news, out, workers)
            seconds.append(taken)
            rate = asked.articles / taken
            print(f"{name:16} {taken:8.1f} s {rate:8.1f} articles/s {memory:8.0f} MB", flush=True)
        write(news, asked.articles)
        taken, memory = timed(news, two, 2)
        print(f"{'one more':16} {taken:8.1f} s {'':19} {memory:8.0f} MB")
        print(f"two processes to one: {seconds[0] / seconds[1]:.2f} times as fast")


if __name__ == "__main__":
    main()
