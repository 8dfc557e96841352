"""Kills builds at random and lets them go on: ``python benchmarks/kills.py INPUT [NUMBER]``.

A build of INPUT is killed NUMBER times (300 unless given), each time after a while drawn with a
fixed seed, and begun again; when one comes to its end before it is killed, its export is removed
with all that was kept, and the next begins anew. Each export that was finished must have the bytes
of one that nobody disturbed, and no article that had been finished may be read again: of the
shards that a killed build leaves, none may be written a second time.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def begun(given: Path, out: Path) -> subprocess.Popen[bytes]:
    """Begin a build."""
    command = [sys.executable, "-m", "kg.cli", "build", str(given), "-o", str(out)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of an export."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def shards(out: Path) -> dict[str, int]:
    """Return when each shard of a build was written."""
    kept = out.with_name(f".{out.name}.read")
    found = kept.glob("*.jsonl") if kept.is_dir() else ()
    return {path.name: path.stat().st_mtime_ns for path in found}


def main() -> None:
    """Kill, go on, compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("number", type=int, nargs="?", default=300)
    asked = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as place:
        whole, cut = Path(place) / "whole", Path(place) / "cut"
        start = time.monotonic()
        begun(asked.input, whole).wait()
        takes, right = time.monotonic() - start, content(whole)
        finished = 0
        for kill in range(1, asked.number + 1):
            before = shards(cut)
            running = begun(asked.input, cut)
            try:
                running.wait(chance.uniform(0, takes))
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
                running.wait()
            after = shards(cut)
            again = [name for name, when in before.items() if after.get(name, when) != when]
            if again:
                sys.exit(f"kill {kill}: {len(again)} finished shards were written again")
            if running.returncode >= 0:
                finished += 1
                if content(cut) != right:
                    sys.exit(f"kill {kill}: the export differs from the undisturbed one")
                shutil.rmtree(cut)
                shutil.rmtree(cut.with_name(f".{cut.name}.read"))
        begun(asked.input, cut).wait()
        same = "the same bytes" if content(cut) == right else "OTHER BYTES"
        print(f"{asked.number} builds, {asked.number - finished} killed, {finished} came to an end")
        print(f"the last one, not disturbed: {same}")


if __name__ == "__main__":
    main()
