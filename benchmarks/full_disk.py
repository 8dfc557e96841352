"""Fills the disk under builds: ``python benchmarks/full_disk.py INPUT PLACE [NUMBER]``.

A build of INPUT runs NUMBER times (50 unless given) on a small disk of its own, mounted on the
folder PLACE (which needs Linux and root) with room for a part, drawn at random, of what the build
writes. It must say so in words, leave an older export as it was and nothing half-written; begun
again with room, it must not read again what had been finished, and give the bytes of a build that
always had room. The look at the disk before reading is left out, or no build would come so far.

Each time is a line of PLACE.txt; begun again, the benchmark goes on behind the last one.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

RUN = """
import sys
from kg.corpus import held
held.room_for = lambda *given: None
from kg.cli import main
sys.exit(main(sys.argv[1:]))
"""
SIZE = 64_000_000  # bytes of the disk
USAGE = 2


def build(given: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Return a build that came to an end."""
    command = [sys.executable, "-c", RUN, "build", str(given), "-o", str(out)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of an export."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def finished(out: Path) -> dict[str, int]:
    """Return when each shard of a build was written."""
    kept = out.with_name(f".{out.name}.read")
    found = kept.iterdir() if kept.is_dir() else ()
    return {path.name: path.stat().st_mtime_ns for path in found}


def emptied(place: Path) -> None:
    """Remove all that lies in a folder."""
    for path in place.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def filled(place: Path, left: int) -> Path:
    """Return a file that leaves so many bytes of the disk."""
    ballast = place / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(place).free - left)
    return ballast


def once(number: int, given: Path, place: Path, right: dict[str, bytes], size: int) -> str:
    """Return what a full disk costs a build; ends the benchmark where it costs more than it may."""
    chance = random.Random(number)
    emptied(place)
    out = place / "out"
    if number % 2:  # an older export, of a part of the articles
        build(sorted(given.iterdir())[0], out)
    before, left = content(out), chance.randrange(4096, size)
    ballast = filled(place, left)
    done = build(given, out)
    if done.returncode != USAGE:
        return f"room of {left:,} bytes was enough" if content(out) == right else "OTHER BYTES"
    lines = done.stderr.strip().splitlines()
    if "the disk is full" not in lines[-1] or "Traceback" in done.stderr:
        sys.exit(f"{number}: another message: {done.stderr}")
    names = {path.name for path in place.iterdir()} - {"out", ".out.read", "ballast"}
    shards = finished(out)
    if content(out) != before or names or any(not name.endswith(".jsonl") for name in shards):
        sys.exit(f"{number}: something half-written: {sorted(names)} {sorted(shards)}")
    ballast.unlink()
    again = build(given, out)
    if content(out) != right:
        sys.exit(f"{number}: other bytes after going on (exit code {again.returncode})")
    if not shards.items() <= finished(out).items():
        sys.exit(f"{number}: finished articles were read again")
    return f"full after {left:,} bytes, {len(shards)} shards kept, went on to the same bytes"


def main() -> None:
    """Fill, go on, compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("place", type=Path)
    parser.add_argument("number", type=int, nargs="?", default=50)
    asked = parser.parse_args()
    place, log = asked.place.resolve(), asked.place.resolve().with_suffix(".txt")
    place.mkdir(parents=True, exist_ok=True)
    options = ["-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    subprocess.run(["mount", *options], check=True)
    try:
        build(asked.input, place / "out")
        right, size = content(place / "out"), SIZE - shutil.disk_usage(place).free
        print(f"undisturbed: {size:,} bytes written", flush=True)
        done = len(log.read_text("utf-8").splitlines()) if log.is_file() else 0
        for number in range(done, asked.number):
            line = f"{number + 1}: {once(number, asked.input, place, right, size)}"
            with log.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")
            print(line, flush=True)
    finally:
        subprocess.run(["umount", str(place)], check=True)


if __name__ == "__main__":
    main()
