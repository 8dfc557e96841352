"""What goes into a reader and what comes out of it. Knows how much is read; never knows a format.

A reader takes an open file and yields, in the order of the file, pieces (an article each, with the
details that stand beside its text), files that lie inside it, and an error for what it cannot use.
It never opens another file and never holds more than ``LONGEST_WHOLE`` of one.
"""

import io
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from tarfile import TarError
from typing import BinaryIO
from zipfile import BadZipFile

from kg.articles.any_day import Order
from kg.articles.problems import problem
from kg.errors import InputError

LONGEST_TEXT = 2_000_000
LONGEST_WHOLE = 256_000_000
HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with its details as they stand in the file, and its place there, which is empty where it is alone.

    ``id`` is what the file calls it, ``origin`` what it is called without the file; ``order`` that
    of day and month in the file's numeric dates.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    place: str = ""
    id: str = ""
    origin: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    order: Order = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file: its name as messages have it, its bytes, the user's names of columns, how deep it lies in others.

    ``unpacked`` is the name of what a packed file holds, which has none of its own.
    """

    name: str
    data: io.BufferedReader
    columns: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    unpacked: str = ""

    @property
    def suffix(self) -> str:
        """The end of its name, in lower case."""
        return PurePosixPath(self.unpacked or self.name).suffix.lower()

    @property
    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.data.peek(HEAD)[:HEAD]

    def inside(self, name: str, data: io.RawIOBase | bytes) -> "Opened":
        """Return a file that lies in this one."""
        stream = io.BytesIO(data) if isinstance(data, bytes) else data
        return Opened(name, io.BufferedReader(stream), self.columns, self.depth + 1)


UNPACKING = (
    BadZipFile,
    TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises where packed bytes are broken, locked or of an unknown method."""

Found = Piece | Opened | InputError
Reader = Callable[[Opened], Iterator[Found]]


def whole(file: Opened, limit: int = LONGEST_WHOLE) -> bytes:
    """Return all bytes of a file; raises ``InputError`` for one over the limit."""
    data = file.data.read(limit + 1)
    if len(data) > limit:
        raise problem(
            file.name,
            f"over {limit // 1_000_000} MB, the limit for one such file",
            "split it, or leave it out",
        )
    return data


def seekable(file: Opened) -> BinaryIO:
    """Return the bytes of a file so that a library can jump in them."""
    return file.data if file.data.seekable() else io.BytesIO(whole(file))


def check_size(size: int, where: str) -> None:
    """Raise ``InputError`` for a text over the limit."""
    if size > LONGEST_TEXT:
        limit = f"the limit of {LONGEST_TEXT // 1_000_000} MB for one article"
        raise problem(
            where, f"{size / 1_000_000:.1f} MB is over {limit}", "split it into its articles"
        )


class Capped(io.RawIOBase):
    """The bytes of a file that unpacks into many: so many and no more, then an ``InputError``."""

    def __init__(self, data: BinaryIO, limit: int, name: str) -> None:
        self.source, self.left, self.name = data, limit, name

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as BufferedReader calls it
        """Fill the buffer."""
        try:
            data = self.source.read(len(buffer))
        except UNPACKING as error:
            raise problem(
                self.name, f"broken archive ({error})", "save or download it again"
            ) from None
        self.left -= len(data)
        if self.left < 0:
            raise problem(
                self.name,
                "unpacks into far more than it should",
                "unpack it yourself if you trust it, or leave it out",
            )
        buffer[: len(data)] = data
        return len(data)
