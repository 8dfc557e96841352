"""One build at a time into one folder, and room on the disk for it. Knows file systems."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UsageError

try:
    import fcntl
except ImportError:  # Windows: two builds into one folder are not told apart there
    fcntl = None  # type: ignore[assignment]

PER_CHARACTER = 40  # bytes of an export and its shards for each character of the articles
LEAST = 20_000_000  # bytes: the page with its library, and what the system needs


@contextmanager
def held(output: Path) -> Iterator[None]:
    """Hold a folder for this build; raises UsageError where another build holds it."""
    target = output.resolve()
    lock = target.with_name(f".{target.name}.lock")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{output}: cannot be written ({error.strerror or error}); choose another folder"
        ) from error
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
        file.truncate(0)
        file.write(f"process {os.getpid()}\n")
        file.flush()
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


def room_for(output: Path, characters: int) -> None:
    """Raise UsageError where the disk has no room for the export of that much text."""
    place = next(one for one in (output.resolve(), *output.resolve().parents) if one.is_dir())
    free, needed = shutil.disk_usage(place).free, LEAST + PER_CHARACTER * characters
    if free < needed:
        raise UsageError(
            f"{output}: the disk has {free / 1e6:,.0f} MB left, and the export of these articles "
            f"takes about {needed / 1e6:,.0f} MB; make room, or choose a folder on another disk"
        )
