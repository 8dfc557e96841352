"""What was found in small files, so that of a grown folder only the new ones are looked through.

Knows files and their bytes; never knows formats. A line for each file: by what it is known again, a
digest, its articles with the notes on them. Each build writes the lines of its own files aside and
renames them. A file in which anything was refused is looked through again, to say so again.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from typing import BinaryIO, Self

from kg.articles.read import in_file
from kg.articles.sources import File
from kg.corpus.shards import UNFINISHED
from kg.errors import InputError
from kg.lines import article_line, articles_from
from kg.types import ReadArticle

NAME = "found"
LARGEST = 1_000_000  # bytes of a file that is remembered
DIGEST = 64  # characters


class Found:
    """Looks through files, but for those of the last build that are the same."""

    def __init__(self, folder: Path, program: str) -> None:
        """Look up what the last build found; ``program``: the digest of what looks through files.

        ``folder``: that of the articles that were read.
        """
        libraries = sorted({f"{one.name} {one.version}" for one in distributions()})
        self.state = "\n".join((program, *libraries))
        self.path, self.aside = folder / NAME, folder / f"{NAME}{UNFINISHED}"
        self.old: BinaryIO | None = None
        self.new: BinaryIO | None = None
        self.full = False
        self.places: dict[bytes, int] = {}

    def __enter__(self) -> Self:
        with suppress(OSError):
            self.old = self.path.open("rb")
            place = 0
            for line in self.old:
                self.places[line[:DIGEST]] = place
                place += len(line)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with suppress(OSError):  # to close writes what is left
            for file in filter(None, (self.old, self.new)):
                file.close()
            if self.new is not None and kind is None and not self.full:
                self.aside.replace(self.path)
        with suppress(OSError):
            self.aside.unlink(missing_ok=True)

    def look(
        self, file: File, published: date | None, columns: Mapping[str, str]
    ) -> Iterator[ReadArticle | InputError]:
        """Yield what is in a file, as ``in_file`` does, without what was removed from articles."""
        key = self.key(file, (file.name, file.named, published, sorted(columns.items())))
        if key is None:
            yield from in_file(file, published, columns)
            return
        line = self.line(key)
        if line is not None:
            found: list[ReadArticle | InputError] = [*read(line)]
        else:
            found = list(in_file(file, published, columns))
            line = written(key, found)
        self.keep(line)
        yield from found

    def key(self, file: File, more: Sequence[object]) -> bytes | None:
        """Return by what a file is known again; nothing for one that is large or cannot be read."""
        with suppress(OSError):
            if file.path.stat().st_size <= LARGEST:
                told = f"{self.state}\n{more!r}\n".encode("utf-8", "surrogatepass")
                return sha256(told + file.path.read_bytes()).hexdigest().encode()
        return None

    def line(self, key: bytes) -> bytes | None:
        """Return the line of a file, if there is one and it is whole."""
        if self.old is None or key not in self.places:
            return None
        self.old.seek(self.places[key])
        line = self.old.readline()
        told = line[2 * DIGEST :]
        return line if line[DIGEST : 2 * DIGEST] == digest(told) else None

    def keep(self, line: bytes | None) -> None:
        """Keep a line, in a folder that is made with the first; on a full disk no more of them."""
        if line is None or self.full:
            return
        try:
            if self.new is None:
                self.aside.parent.mkdir(parents=True, exist_ok=True)
                self.new = self.aside.open("wb")
            self.new.write(line)
        except OSError:
            self.full = True


def written(key: bytes, found: Sequence[ReadArticle | InputError]) -> bytes | None:
    """Return what was found in a file as a line; nothing where anything was refused."""
    told = [(article_line(one.article), one.notes) for one in found if isinstance(one, ReadArticle)]
    if len(told) < len(found):
        return None
    text = json.dumps(told).encode() + b"\n"
    return key + digest(text) + text


def read(line: bytes) -> Iterator[ReadArticle]:
    """Yield the articles of a line."""
    for text, notes in json.loads(line[2 * DIGEST :]):
        (article,) = articles_from([text])
        yield ReadArticle(article, notes=tuple(notes))


def digest(text: bytes) -> bytes:
    """Return the digest of a line."""
    return sha256(text).hexdigest().encode()
