"""Files inside files: zip, tar, gz and their kin. Knows members and limits; never writes one to a disk.

A member is read where it lies, so its name can lead nowhere; one whose name tries to is left out all
the same. What unpacks into far more than it should is given up.
"""

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from stat import S_ISLNK
from typing import BinaryIO, cast
from zipfile import ZipFile

from kg.articles.office import document_articles, is_document
from kg.articles.pieces import UNPACKING, Capped, Found, Opened, seekable
from kg.articles.problems import one_line, problem
from kg.errors import InputError

DEEPEST = 4
MOST_MEMBERS = 200_000
LARGEST_MEMBER = 8_000_000_000
RATIO, LEAST_SUSPECT = 250, 20_000_000
"""Text is packed to a tenth, the emptiest table to a hundredth of its size."""
JUNK = ("__MACOSX", "Thumbs.db", "desktop.ini")
BOMB = "unpack it yourself if you trust it, or leave it out"


def zip_members(file: Opened) -> Iterator[Found]:
    """Yield the members of a zip file by name, or the article of a document that is one."""
    try:
        archive = ZipFile(seekable(file))
    except UNPACKING as error:
        raise broken(file, error) from None
    with archive:
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        if is_document(frozenset(archive.namelist())):
            yield from document_articles(archive, file)
            return
        check_depth(file, len(members))
        packed = sum(member.compress_size for member in members)
        if is_bomb(sum(member.file_size for member in members), packed):
            raise problem(file.name, "unpacks into far more than it should", BOMB)
        for member in members:
            if member.is_dir():
                continue
            name = f"{file.name}/{one_line(member.filename)}"
            if S_ISLNK(member.external_attr >> 16):
                yield link(name)
            elif wrong := refusal(member.filename, name):
                yield wrong
            elif member.flag_bits & 1:
                yield problem(name, "it is locked with a password", "unpack it", "locked")
            else:
                try:
                    with archive.open(member) as data:
                        yield file.inside(name, Capped(cast(BinaryIO, data), LARGEST_MEMBER, name))
                except UNPACKING as error:
                    yield broken(file, error, name)


def tar_members(file: Opened) -> Iterator[Found]:
    """Yield the files of a tar archive in their order."""
    check_depth(file, 0)
    try:
        with tarfile.open(fileobj=file.data, mode="r|") as archive:
            for number, member in enumerate(archive):
                check_depth(file, number)
                name = f"{file.name}/{one_line(member.name)}"
                if member.isdir():
                    continue
                if not member.isreg():
                    yield link(name)
                elif wrong := refusal(member.name, name):
                    yield wrong
                elif (data := archive.extractfile(member)) is not None:
                    yield file.inside(name, Capped(cast(BinaryIO, data), LARGEST_MEMBER, name))
    except UNPACKING as error:
        raise broken(file, error) from None


def packed_member(file: Opened) -> Iterator[Found]:
    """Yield the file that a .gz, .bz2 or .xz file is made of."""
    check_depth(file, 0)
    head = file.head
    suffix = next((name for name, mark in MARKS.items() if head.startswith(mark)), "")
    if not suffix:
        raise broken(file, ValueError("it begins as no packed file does"))
    inner = PurePosixPath(file.name)
    ends = inner.suffix.lower()
    name = file.name[: -len(ends)] if ends == suffix else file.name
    name = f"{name[:-4]}.tar" if ends == ".tgz" else name
    try:
        packed = Capped(file.data, LARGEST_MEMBER, file.name)
        with unpacked(suffix, cast(BinaryIO, packed)) as data:
            yield replace(file.inside(file.name, Bounded(data, packed)), unpacked=name)
    except UNPACKING as error:
        raise broken(file, error) from None


def unpacked(suffix: str, data: BinaryIO) -> BinaryIO:
    """Return what packed bytes unpack into."""
    if suffix == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=data))
    return cast(BinaryIO, bz2.BZ2File(data) if suffix == ".bz2" else lzma.LZMAFile(data))


MARKS = {".gz": b"\x1f\x8b", ".bz2": b"BZh", ".xz": b"\xfd7zXZ\0"}


class Bounded(Capped):
    """The bytes that a packed file unpacks into, as long as they are in proportion to it."""

    def __init__(self, data: BinaryIO, packed: Capped) -> None:
        super().__init__(data, LARGEST_MEMBER, packed.name)
        self.packed = packed

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as BufferedReader calls it
        """Fill the buffer."""
        size = super().readinto(buffer)
        if is_bomb(LARGEST_MEMBER - self.left, LARGEST_MEMBER - self.packed.left):
            raise problem(self.name, "unpacks into far more than it should", BOMB)
        return size


def is_bomb(unpacked: int, packed: int) -> bool:
    """Return whether bytes unpack into far more than texts do."""
    return unpacked > LEAST_SUSPECT and unpacked > RATIO * max(packed, 1)


def check_depth(file: Opened, members: int) -> None:
    """Raise ``InputError`` for archives in archives in archives, and for countless members."""
    if file.depth > DEEPEST:
        raise problem(file.name, f"an archive inside {DEEPEST} others", "unpack it yourself")
    if members > MOST_MEMBERS:
        raise problem(file.name, f"it has more than {MOST_MEMBERS:,} members", "split it")


def refusal(member: str, where: str) -> InputError | None:
    """Return the error of a member whose name leads out of its archive, or that says nothing."""
    path = PurePosixPath(member.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        return problem(
            where, "its name leads out of the archive", "rename it", "paths out of an archive"
        )
    if any(part in JUNK or part.startswith(".") for part in path.parts):
        return problem(where, "a hidden file", "there is nothing to mend", "hidden")
    return None


def link(where: str) -> InputError:
    """Return the error of a member that is no file of its own."""
    return problem(where, "a link or device, no file", "put the file itself there", "links")


def broken(file: Opened, error: Exception, where: str = "") -> InputError:
    """Return the error of an archive, or of a member, that cannot be unpacked."""
    return problem(where or file.name, f"broken archive ({error})", "save or download it again")
