"""Times text to claims beside an earlier release: ``python benchmarks/releases.py OLD [INPUT …]``.

OLD is a checkout of the earlier release. Both read the same articles, turn and turn about, each in
a process of its own whose start is not counted; the ratio is of the fastest of five rounds, in
seconds of the CPU. INPUT is what ``kg build`` takes; the sample articles unless given.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROUNDS = 5
HERE = Path(__file__).resolve().parent.parent
TIMED = """
import json, sys, time
from kg.claims import read
from kg.english.load import load as english
from kg.lexicon.load import load
from kg.pipeline import articles_of
nlp, lexicon = english(), load()
articles = [found.article for found in articles_of(sys.argv[1:], None, print)]
read(nlp(articles[0].text), articles[0], lexicon)
began = time.process_time()
claims = sum(len(read(nlp(one.text), one, lexicon).claims) for one in articles)
words = sum(len(one.text.split()) for one in articles)
print(json.dumps([time.process_time() - began, claims, words]))
"""


def timed(checkout: Path, inputs: list[str]) -> tuple[float, int, int]:
    """Return seconds, claims and words of one reading by a checkout."""
    done = subprocess.run(
        [sys.executable, "-c", TIMED, *inputs],
        env={"PYTHONPATH": str(checkout), "PATH": "", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
        cwd=checkout,
    )
    seconds, claims, words = json.loads(done.stdout.splitlines()[-1])
    return seconds, claims, words


def main() -> None:
    """Print the seconds of both, and their ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("old", type=Path)
    arguments.add_argument("inputs", nargs="*", default=[str(HERE / "seeds" / "articles")])
    chosen = arguments.parse_args()
    inputs = [str(Path(name).resolve()) for name in chosen.inputs]
    rounds = [(timed(chosen.old.resolve(), inputs), timed(HERE, inputs)) for _ in range(ROUNDS)]
    old, new = (min(one[side] for one in rounds) for side in (0, 1))
    for name, (seconds, claims, words) in (("old", old), ("new", new)):
        print(f"{name}  {seconds:6.2f} s  {claims} claims  {words / seconds:6.0f} words/s")
    print(f"new to old: {new[0] / old[0]:.2f}")


if __name__ == "__main__":
    main()
