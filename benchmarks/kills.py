"""Kills builds at random and lets them go on: ``python benchmarks/kills.py INPUT PLACE [NUMBER]``.

A build of INPUT into the folder PLACE is killed NUMBER times (300 unless given), each time after a
while drawn from half the time that it takes undisturbed, and begun again; when one comes to its end before it
is killed, its export is removed with all that was kept, and the next begins anew. Each export that
was finished must have the bytes of one that nobody disturbed. No article that had been finished
may be read again: what a killed build had kept is still there, and no article is in two shards.

Each kill is a line of PLACE/kills.txt; begun again, the benchmark goes on behind the last one.
"""

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path


def begun(given: Path, out: Path) -> subprocess.Popen[bytes]:
    """Begin a build."""
    command = [sys.executable, "-m", "kg.cli", "build", str(given), "-o", str(out)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of an export."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def finished(out: Path) -> Counter[str]:
    """Return how often each article is among those that a build finished, by key."""
    kept = out.with_name(f".{out.name}.read").glob("*.jsonl")
    return Counter(json.loads(line)["key"] for path in kept for line in path.open())


def removed(out: Path) -> None:
    """Remove an export and what was kept beside it."""
    for folder in (out, out.with_name(f".{out.name}.read")):
        if folder.is_dir():
            shutil.rmtree(folder)


def main() -> None:
    """Kill, go on, compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("place", type=Path)
    parser.add_argument("number", type=int, nargs="?", default=300)
    asked = parser.parse_args()
    whole, cut, log = (asked.place / name for name in ("whole", "cut", "kills.txt"))
    asked.place.mkdir(parents=True, exist_ok=True)
    removed(whole)
    start = time.monotonic()
    begun(asked.input, whole).wait()
    takes, right = time.monotonic() - start, content(whole)
    print(f"undisturbed: {takes:.1f} s", flush=True)
    lines = log.read_text("utf-8").splitlines() if log.is_file() else []
    kills, ended = sum("killed" in line for line in lines), sum("ended" in line for line in lines)

    def say(line: str) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
        print(line, flush=True)

    while kills < asked.number:
        after = random.Random(kills * 1000 + ended).uniform(0, takes / 2)
        before = finished(cut)
        running = begun(asked.input, cut)
        try:
            running.wait(after)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
        now = finished(cut)
        lost, twice = set(before) - set(now), [key for key, times in now.items() if times > 1]
        if lost or twice:
            sys.exit(f"kill {kills}: {len(lost)} articles lost, {len(twice)} read again")
        if running.returncode < 0:
            kills += 1
            say(f"{kills} killed after {after:.2f} s, {len(now)} articles finished")
            continue
        if content(cut) != right:
            sys.exit(f"after kill {kills}: the export differs from the undisturbed one")
        ended += 1
        say(f"{ended} ended after {kills} kills with the same bytes")
        removed(cut)
    begun(asked.input, cut).wait()
    same = "the same bytes" if content(cut) == right else "OTHER BYTES"
    print(f"{kills} kills, {ended} builds ended in between with the same bytes")
    print(f"the last one, not disturbed: {same}")


if __name__ == "__main__":
    main()
