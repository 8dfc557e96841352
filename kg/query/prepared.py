"""The graph of a large export, kept ready to be asked. Knows files and pyoxigraph's stores; never knows a question.

Reading Turtle takes longer than most answers. So the first question of a large export writes what it read into a hidden
folder beside it, ``.NAME.store``, one store for each level, from which later ones are answered at once. A store's name is a
digest of what it was made from: one of an older export is never asked. Where none can be written, or opened, the Turtle is
read as before; the export itself never changes. That of an export which has only grown is made from the older one.

A process that opened a store must not fork afterwards: RocksDB's threads would be missing in the child.
"""

import json
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

import pyoxigraph as ox

from kg.query.engine import Source, opened
from kg.query.levels import raised
from kg.query.renewed import TURTLE, is_kept, keep, renewed, stamp
from kg.types import LEVELS, Level

LARGE = 4_000_000  # bytes of Turtle: less is read in a fifth of a second
MOST = 16  # tables that RocksDB opens at once; the others it would open later, when it may not
FAILURES = (OSError, RuntimeError, SyntaxError, ValueError)  # no room, no right, a broken file


def ready(source: Source, level: Level = "actor") -> ox.Store:
    """Return the store of a source at a level; that of a large export from the disk, where it is written if need be.

    Raises QueryError where the graph cannot be read.
    """
    if isinstance(source, Path) and is_large(source):
        store = from_disk(source, level)
        if store is not None:
            return store
    return raised(opened(source), level)


def from_disk(source: Path, level: Level = "actor") -> ox.Store | None:
    """Return the store of an export from the disk, where it is written if need be and can be."""
    place = place_of(source, level)
    return found(place) or prepared(source, level, place)


def is_large(source: Path) -> bool:
    """Return whether an export is large enough to be prepared."""
    try:
        return (source / TURTLE).stat().st_size >= LARGE
    except OSError:
        return False


def found(place: Path) -> ox.Store | None:
    """Return the store at a place, if one is there that can be asked; a broken one is removed."""
    if not place.is_dir() or len(list(place.glob("*.sst"))) > MOST:
        return None
    with suppress(*FAILURES):
        return ox.Store.read_only(str(place))
    discard(place)
    return None


def prepared(source: Path, level: Level, place: Path) -> ox.Store | None:
    """Write a store to its place and return it; nothing where it cannot be written. Those of an older export are removed."""
    if place.is_dir():
        return None
    new = place.with_name(f"{place.name}.{token_hex(8)}")
    with suppress(*FAILURES):
        new.parent.mkdir(exist_ok=True)
        current = {place_of(source, each).name for each in LEVELS}
        older = [path for path in place.parent.iterdir() if path.name not in current]
        earlier = next(filter(is_kept, older), None) if level == "actor" else None
        try:
            if earlier is None or not grown(source, earlier, new):
                for old in older:  # first, as there may be no room for both
                    discard(old)
                write(source, level, new)
            if level == "actor":
                keep(source / TURTLE, digest(source / "run.json"), new)
            new.rename(place)
        finally:
            for old in (*older, new):
                discard(old)
    return found(place)


def grown(source: Path, earlier: Path, new: Path) -> bool:
    """Write a store by what is new since an earlier one; false where that cannot be done."""
    with suppress(*FAILURES):
        return renewed(earlier, source / TURTLE, new, MOST)
    discard(new)
    return False


def write(source: Path, level: Level, new: Path) -> None:
    """Write a store into a new folder."""
    store = ox.Store(str(new))
    if level == "actor":
        store.bulk_load(path=source / TURTLE, format=ox.RdfFormat.TURTLE)
    else:
        store.bulk_extend(raised(ready(source), level))
    store.flush()


def discard(place: Path) -> None:
    """Remove a folder, as far as the system lets us."""
    shutil.rmtree(place, ignore_errors=True)


def folder_of(source: Path) -> Path:
    """Return the hidden folder beside an export."""
    target = source.resolve()
    return target.with_name(f".{target.name}.store")


def place_of(source: Path, level: Level) -> Path:
    """Return where the store of an export is: by its digest, and by size and time of a file that somebody may have changed."""
    made = sha256(json.dumps((digest(source / "run.json"), level)).encode()).hexdigest()[:32]
    return folder_of(source) / f"{made}-{stamp(source / TURTLE)}"


def digest(run: Path) -> str:
    """Return the digest of the graph that an export notes, nothing where it notes none."""
    try:
        return str(json.loads(run.read_bytes())["files"][TURTLE])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
