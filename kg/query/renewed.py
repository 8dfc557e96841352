"""The store of an earlier export, brought to what a later one says. Knows the Turtle that we write.

Of two exports of a corpus that grows, nearly all blocks are the same, and to read them again takes a
hundred times as long as to change the few triples that differ. So a store keeps the Turtle that it
was made from beside its tables, as a second name of the export's own file.
"""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

import pyoxigraph as ox

TURTLE = "graph.ttl"
ALIKE = 10  # where more than one block of so many differs, all is read
PIECE = 1 << 24  # bytes that are read at once
NOT_COPIED = ("LOCK", "LOG", TURTLE)


def stamp(graph: Path) -> str:
    """Return by what a file of Turtle is known again, and who reads it."""
    found = graph.stat()
    return f"{ox.__version__}-{found.st_size:x}-{found.st_mtime_ns:x}"


def keep(graph: Path, digest: str, store: Path) -> None:
    """Keep the Turtle that a store was made from, if it is as the build wrote it, and the disk lets us."""
    with suppress(OSError), graph.open("rb") as file:
        if file_digest(file, "sha256").hexdigest() == digest:
            os.link(graph, store / TURTLE)


def is_kept(store: Path) -> bool:
    """Return whether a store has the Turtle that it was made from, which nobody changed since."""
    graph = store / TURTLE
    return graph.is_file() and store.name.endswith(stamp(graph))


def renewed(earlier: Path, graph: Path, new: Path, most: int) -> bool:
    """Write the store of some Turtle by what differs from an earlier one; false where too much does.

    ``most``: the number of tables from which on they are made one for each index.
    """
    gone, come = differing(earlier / TURTLE, graph)
    if not come:
        return False
    before, after = triples(gone), triples(come)
    new.mkdir()
    for path in earlier.iterdir():
        if not path.name.startswith(NOT_COPIED):
            (os.link if path.suffix == ".sst" else shutil.copy2)(path, new / path.name)
    store = ox.Store(str(new))
    for triple in before - after:
        store.remove(triple)
    store.extend(after - before)
    store.flush()
    if len(list(new.glob("*.sst"))) > most:
        store.optimize()
    return True


def differing(one: Path, other: Path) -> tuple[list[bytes], list[bytes]]:
    """Return the blocks that only the first file has, and those of the second, each behind its prefixes.

    Nothing where many differ.
    """
    old = dict.fromkeys(blocks(one))
    most, come = len(old) // ALIKE, list[bytes]()
    for block in blocks(other):
        if come and block in old:
            del old[block]
        else:
            come.append(block)
    return (list(old), come) if len(old) + len(come) < most else ([], [])


def blocks(graph: Path) -> Iterator[bytes]:
    """Yield the prefixes of some Turtle, then what is said of each subject."""
    rest = b""
    with graph.open("rb") as file:
        while piece := file.read(PIECE):
            *whole, rest = (rest + piece).split(b"\n\n")
            yield from whole
    yield rest


def triples(found: Collection[bytes]) -> set[ox.Quad]:
    """Return the triples of some blocks behind their prefixes."""
    return set(ox.parse(b"\n\n".join(found), ox.RdfFormat.TURTLE))
