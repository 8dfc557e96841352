"""Texts in order, however many there are. Knows files; never knows what stands in a text.

What does not fit into memory is sorted part by part into files without a name, which lie where
``TMPDIR`` says and are gone with the process, and merged from there.
"""

import tempfile
from collections.abc import Iterable, Iterator
from heapq import merge

MOST = 60_000_000
"""Characters in memory: some 200 MB."""
EACH = 60
"""Characters that each text counts for beside its own."""


def in_order(texts: Iterable[str]) -> Iterator[str]:
    """Return texts sorted, once all are read; none holds a line feed."""
    parts: list[Iterator[str]] = []
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text) + EACH
        if size > MOST:
            parts.append(written(sorted(waiting)))
            waiting.clear()
            size = 0
    waiting.sort()
    return merge(waiting, *parts) if parts else iter(waiting)


def written(texts: Iterable[str]) -> Iterator[str]:
    """Write texts into a file, and return them as they are read from it."""
    file = tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n")  # noqa: SIM115
    file.writelines(f"{text}\n" for text in texts)
    file.seek(0)
    return (line[:-1] for line in file)
