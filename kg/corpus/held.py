"""One build at a time into one folder, and room on the disk for it. Knows file systems."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import UsageError, unwritable

try:
    import fcntl
except ImportError:  # Windows: two builds into one folder are not told apart there
    fcntl = None  # type: ignore[assignment]

LEAST = 20_000_000  # bytes: the page with its library, and what the system needs
READ, WRITTEN = 30, 85  # bytes for each character of the articles: of shards, of the export
FURTHER = {"nquads": 160, "jsonld": 45, "rdf12": 40}  # the same of a format on request; others:
SMALL = 15
"""Measured on dense news (10,800 characters), and on 400 articles of one sentence or two."""


@contextmanager
def held(output: Path) -> Iterator[None]:
    """Hold a folder for this build; raises UsageError where another build holds it."""
    target = output.resolve()
    lock = target.with_name(f".{target.name}.lock")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise unwritable(output, error) from error
    with file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                raise UsageError(
                    f"{output}: another build writes there ({file.read().strip() or 'unnamed'}); "
                    "wait for it, or choose another folder"
                ) from None
        with suppress(OSError):  # on a full disk too the folder is held, only without a name
            os.ftruncate(file.fileno(), 0)
            os.write(file.fileno(), f"process {os.getpid()}\n".encode())
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


def room_for(output: Path, characters: int, also: Iterable[str], shards: Path) -> None:
    """Raise UsageError where the disk has no room to read that much text and to write its export.

    ``also``: the formats on request; ``shards``: the folder of what earlier builds have read.
    """
    place = next(one for one in (output.resolve(), *output.resolve().parents) if one.is_dir())
    free = shutil.disk_usage(place).free
    there = sum(one.stat().st_size for one in shards.iterdir()) if shards.is_dir() else 0
    written = WRITTEN + sum(FURTHER.get(name, SMALL) for name in also)
    needed = LEAST + max(0, READ * characters - there) + written * characters
    if free < needed:
        raise UsageError(
            f"{output}: the disk has {free / 1e6:,.0f} MB left, and the export of these articles "
            f"takes about {needed / 1e6:,.0f} MB; make room, or choose a folder on another disk"
        )
