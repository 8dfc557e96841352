"""Where articles lie: files, folders, globs, lines of a file. Knows paths; never knows what an article says."""

import glob
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.articles import json_lines
from kg.articles.problems import problem
from kg.errors import InputError

TEXT_SUFFIXES = frozenset({".txt", ".md", ".text", ""})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
NO_TEXT = "give one JSON object with a text in each line, or leave the file out"
READABLE = ".txt, .md, .text, .jsonl, .ndjson"
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One article in a file: its origin, the file's name as given, and, in a file of JSON lines, line and offset."""

    origin: str
    name: str
    path: Path
    line: int = 0
    offset: int = 0

    @property
    def where(self) -> str:
        """The place, as a message names it."""
        return f"{self.name}:{self.line}" if self.line else self.name


@dataclass(frozen=True, slots=True)
class File:
    """A file, and its name as given."""

    name: str
    path: Path
    lines: bool


def sources(inputs: Iterable[str], stdin: File | None = None) -> list[Source | InputError]:
    """Return every article that the inputs name and each input that names none, in an order that does not depend on theirs."""
    found: dict[Path | str, File | InputError] = {}
    for name in sorted(set(inputs)):
        for file in [stdin] if name == STANDARD_INPUT and stdin else files(name):
            found.setdefault(key(file), file)
    each = [source for file in found.values() for source in inside(file)]
    return sorted(each, key=order)


def key(file: File | InputError) -> Path | str:
    """Return what makes a file the same file, however its path is written."""
    return str(file) if isinstance(file, InputError) else file.path.resolve()


def order(source: Source | InputError) -> tuple[str, str, int]:
    """Sort sources by origin, and errors by the place they name."""
    return (
        (str(source), "", 0)
        if isinstance(source, InputError)
        else (source.origin, source.name, source.line)
    )


def inside(file: File | InputError) -> Iterator[Source | InputError]:
    """Return the articles of a file: itself, or each of its lines."""
    if isinstance(file, InputError) or not file.lines:
        yield file if isinstance(file, InputError) else Source(file.name, file.name, file.path)
        return
    found: list[Source] = []
    articles = 0
    try:
        with opened(file.path) as data:
            for number, offset, line in json_lines.numbered(data):
                name, usable = json_lines.peek(line, f"{file.name}:{number}")
                articles += usable
                found.append(Source(name, file.name, file.path, number, offset))
    except OSError as error:
        yield unreadable(file.name, error)
        return
    yield from (
        found
        if articles or len(found) == 1
        else [problem(file.name, "no line has a text" if found else "empty file", NO_TEXT)]
    )


def opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """Return the open file."""
    return path.open("rb")


def unreadable(name: str, error: OSError) -> InputError:
    """Return the error of a file that the system does not let us read."""
    return problem(name, f"cannot be read ({error.strerror or error})", "check its permissions")


def files(name: str) -> Iterator[File | InputError]:
    """Return the files that a path or glob names."""
    path = Path(name)
    try:
        if path.is_dir():
            yield from folder(name)
        elif path.exists():
            yield single(name)
        elif glob.has_magic(name):
            yield from matches(name)
        else:
            yield problem(display(name), "no such file or folder", "check the path")
    except (OSError, ValueError) as error:
        yield problem(display(name), f"no path ({error})", "check the path")


def single(name: str) -> File | InputError:
    """Return the file of a path that the user named."""
    path, suffix = Path(name), Path(name).suffix.lower()
    if not path.is_file():
        return problem(
            display(name), "not a plain file", "give a text file, or - to read standard input"
        )
    if suffix not in TEXT_SUFFIXES | LINES_SUFFIXES:
        return problem(
            display(name), f"kg does not read {suffix} files", f"save it as one of {READABLE}"
        )
    return File(display(name), path, suffix in LINES_SUFFIXES)


def folder(name: str) -> Iterator[File | InputError]:
    """Return the readable files of a folder and the folders in it, hidden ones left out."""
    found = 0
    failed: list[OSError] = []
    for parent, folders, names in os.walk(name, onerror=failed.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for path in (
            Path(parent, each)
            for each in sorted(names)
            if not each.startswith(".") and readable(each)
        ):
            if path.is_file():
                found += 1
                yield single(path.as_posix())
    yield from (unreadable(display(str(error.filename)), error) for error in failed)
    if not found and not failed:
        yield problem(
            display(name), "no article in this folder", f"put files with one of {READABLE} there"
        )


def readable(name: str) -> bool:
    """Return whether the name of a file says that kg reads it."""
    return Path(name).suffix.lower() in TEXT_SUFFIXES | LINES_SUFFIXES


def matches(name: str) -> Iterator[File | InputError]:
    """Return the readable files and the folders that a glob matches."""
    paths = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    fitting = [path for path in paths if Path(path).is_dir() or readable(path)]
    found = [
        file
        for path in fitting
        for file in (folder(path) if Path(path).is_dir() else [single(Path(path).as_posix())])
    ]
    named = [file for file in found if isinstance(file, File)]
    yield from named or found or [problem(display(name), "no file matches", "check the pattern")]


def display(name: str) -> str:
    """Return a path as it can be written to a file: with posix slashes, and marks for bytes that are no UTF-8."""
    return os.fsencode(name.replace(os.sep, "/")).decode("utf-8", "replace")
