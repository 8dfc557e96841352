"""Whether an export is what a build would write once more. Knows digests, not what they tell of.

What an export was made of is noted beside the articles that were read. It is asked for before
anything is read, joined or written: of a folder to which nothing was added, only the files are
looked at.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path

from kg.corpus.keys import installed
from kg.corpus.shards import UNFINISHED
from kg.export.folder import RUN
from kg.lines import article_line
from kg.types import Article

NOTE = "export"
LIBRARIES = ("rdflib", "networkx", "pyvis", "pandas", "pyarrow")


def made_of(articles: Iterable[Article], rest: Iterable[object]) -> str:
    """Return the digest of all that decides what an export holds.

    ``rest``: beside the articles the program, judgements, inputs left out, options; each as it
    is represented.
    """
    found = sha256()
    for name in LIBRARIES:
        found.update(f"{name} {installed(name)}\n".encode())
    for article in articles:
        found.update(f"{article_line(article)}\n".encode())
    for one in rest:
        found.update(f"{one!r}\n".encode())
    return found.hexdigest()


def is_there(folder: Path, kept: Path, made: str) -> bool:
    """Return whether an export was made of this, and every file is as it was written."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        if (kept / NOTE).read_text("utf-8") == noted(folder, made):
            files = json.loads((folder / RUN).read_bytes())["files"]
            return all(digest(folder / name) == known for name, known in files.items())
    return False


def note(folder: Path, kept: Path, made: str) -> None:
    """Note what an export was made of; where that cannot be, the next build writes it again."""
    new = kept / f"{NOTE}{UNFINISHED}"
    try:
        new.write_text(noted(folder, made), "utf-8")
        new.replace(kept / NOTE)
    except OSError:
        with suppress(OSError):
            new.unlink()


def noted(folder: Path, made: str) -> str:
    """Return what is noted: what it was made of, and the digest of what names all its files."""
    return f"{made} {digest(folder / RUN)}\n"


def digest(path: Path) -> str:
    """Return the digest of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
