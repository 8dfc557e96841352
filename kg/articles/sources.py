"""Where inputs lie: files, folders, globs. Knows paths; never knows what an article says.

Nothing in a folder is passed over in silence: what is no article of its own is an error with a kind,
which can be counted. An export of kg inside a folder is left alone, and so is what lies outside it.
"""

import glob
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from kg.articles.problems import problem
from kg.errors import InputError

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
SAVE = (
    "save the page in your browser (Ctrl-S, web page complete or single file), and give that file"
)
NO_NETWORK = f"kg has no network and fetches nothing: {SAVE}"
HIDDEN, EXPORT, LINK = "hidden", "exports of kg", "links out of the folder"
NO_FILE, PARTS = "no plain files", "folders of saved pages"
UNFINISHED = re.compile(r"\..+\.(?:new-[0-9a-f]+|old)")
"""What a build that was killed leaves beside its export."""
KEPT = re.compile(r"\..+\.(?:read|lock|store)")
"""What builds and questions keep beside its export: it is passed over without a word."""
LARGEST_RUN = 64_000_000
WITHOUT_MEND = "there is nothing to mend"


@dataclass(frozen=True, slots=True)
class File:
    """A file, its name as given, and whether the user named it rather than a folder."""

    name: str
    path: Path
    named: bool = False


def files_of(inputs: Iterable[str], stdin: File | None = None) -> list[File | InputError]:
    """Return every file that the inputs name and an error for each that names none, in an order that does not depend on theirs."""
    found: dict[Path | str, File | InputError] = {}
    for name in sorted(set(inputs)):
        for file in [stdin] if name == STANDARD_INPUT and stdin else files(name):
            found.setdefault(key(file), file)
    return sorted(found.values(), key=order)


def key(file: File | InputError) -> Path | str:
    """Return what makes a file the same file, however its path is written."""
    return str(file) if isinstance(file, InputError) else file.path.resolve()


def order(file: File | InputError) -> str:
    """Sort files by name, and errors by the place they name."""
    return str(file) if isinstance(file, InputError) else file.name


def opened(path: Path) -> AbstractContextManager[BufferedReader]:
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
        elif ADDRESS.match(name):
            yield problem(display(name), "a web address", NO_NETWORK)
        elif glob.has_magic(name):
            yield from matches(name)
        else:
            yield problem(display(name), "no such file or folder", "check the path")
    except (OSError, ValueError) as error:
        yield problem(display(name), f"no path ({error})", "check the path")


def single(name: str) -> File | InputError:
    """Return the file of a path that the user named."""
    path = Path(name)
    if path.is_file():
        return File(display(name), path, named=True)
    return problem(display(name), "not a plain file", "give a file, or - to read standard input")


def folder(name: str) -> Iterator[File | InputError]:
    """Return the files of a folder and the folders in it; what is left alone comes as an error with its kind."""
    if is_export(Path(name)):
        yield problem(
            display(name), "an export of kg, no articles", "give the articles that it was made from"
        )
        return
    found = 0
    failed: list[OSError] = []
    for parent, folders, names in os.walk(name, onerror=failed.append):
        folders[:] = [each for each in folders if not KEPT.fullmatch(each)]
        inner = [Path(parent, each) for each in sorted(folders)]
        left = {path.name: error for path in inner if (error := left_alone(path))}
        folders[:] = sorted(each for each in folders if each not in left)
        yield from left.values()
        for path in (Path(parent, each) for each in sorted(names) if not KEPT.fullmatch(each)):
            error = left_file(path, Path(name))
            found += error is None
            yield error or File(display(path.as_posix()), path)
    yield from (unreadable(display(str(error.filename)), error) for error in failed)
    if not found and not failed:
        yield problem(
            display(name), "no article in this folder", "put texts, pages or tables there"
        )


def left_alone(path: Path) -> InputError | None:
    """Return why a folder inside a folder is not gone into."""
    where = display(path.as_posix())
    if UNFINISHED.fullmatch(path.name) or (not path.is_symlink() and is_export(path)):
        return problem(where, "an export of kg, no articles", WITHOUT_MEND, EXPORT)
    if path.name.startswith("."):
        return problem(where, "a hidden folder", WITHOUT_MEND, HIDDEN)
    if path.is_symlink():
        return problem(where, "a link to a folder", "give that folder as well", LINK)
    if is_beside_page(path):
        return problem(where, "the pictures and scripts of a saved page", WITHOUT_MEND, PARTS)
    return None


def is_beside_page(path: Path) -> bool:
    """Return whether a folder is what browsers save beside a page: its name, with ``_files`` behind."""
    stem = path.name.removesuffix("_files")
    pages = (path.with_name(f"{stem}{suffix}") for suffix in (".html", ".htm"))
    return stem != path.name and any(page.is_file() for page in pages)


def left_file(path: Path, top: Path) -> InputError | None:
    """Return why a file of a folder is not read."""
    where = display(path.as_posix())
    if path.name.startswith("."):
        return problem(where, "a hidden file", WITHOUT_MEND, HIDDEN)
    if path.is_symlink() and not path.resolve().is_relative_to(top.resolve()):
        return problem(where, "a link that leads out of the folder", "give its file as well", LINK)
    if not path.is_file():
        return problem(where, "not a plain file", "put a copy of the file there", NO_FILE)
    return None


def is_export(path: Path) -> bool:
    """Return whether a folder is an export of kg, by its ``run.json``."""
    run = path / "run.json"
    try:
        if not run.is_file() or run.stat().st_size > LARGEST_RUN:
            return False
        with opened(run) as file:
            found = json.load(file)
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and {"kg", "files"} <= found.keys()


def matches(name: str) -> Iterator[File | InputError]:
    """Return the files and the folders that a glob matches; what a folder of that name would leave alone stays out."""
    paths = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    found = [
        file
        for path in paths
        for file in (folder(path) if Path(path).is_dir() else [matched(path)])
    ]
    yield from found or [problem(display(name), "no file matches", "check the pattern")]


def matched(name: str) -> File | InputError:
    """Return a file that a glob matched, which the user did not name one by one."""
    path = Path(name)
    if path.is_file():
        return File(display(path.as_posix()), path)
    return problem(display(name), "not a plain file", WITHOUT_MEND, NO_FILE)


def display(name: str) -> str:
    """Return a path as it can be written to a file: with posix slashes, and marks for bytes that are no UTF-8."""
    return os.fsencode(name.replace(os.sep, "/")).decode("utf-8", "replace")
