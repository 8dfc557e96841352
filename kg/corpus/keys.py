"""By what a finished article is known again: its content, the program, the seeds, the pipeline.

Never knows what is made of an article.
"""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.data import PACKAGE, seeds
from kg.lexicon.judgements import FILE as JUDGEMENTS
from kg.lexicon.load import Folders, folders
from kg.lines import article_line
from kg.types import Article

LIBRARIES = ("spacy", "onnxruntime", "numpy")


def program(own: Folders = None, pipeline: str | None = None) -> str:
    """Return the digest of all that decides what is read in an article, beside the article.

    Those are the package with its model, the seeds, one's own too, and the libraries under it.
    """
    found = sha256()
    for name in LIBRARIES:
        found.update(f"{name} {installed(name)}\n".encode())
    for path in sorted({*files([PACKAGE, seeds(), *folders(own)])}):
        found.update(f"{path.name} {path.stat().st_size}\n".encode())
        found.update(path.read_bytes())
    found.update((pipeline or "").encode())
    return found.hexdigest()


def files(places: Iterable[Path]) -> Iterable[Path]:
    """Yield the files in folders that can decide what is read: judgements only join it."""
    for place in places:
        for path in place.rglob("*"):
            if path.is_file() and path.name != JUDGEMENTS and "__pycache__" not in path.parts:
                yield path


def installed(name: str) -> str:
    """Return the version of a package, or that it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def key(article: Article, program: str) -> str:
    """Return the key of an article, wherever its file lies."""
    return sha256(f"{program}\n{article_line(replace(article, origin=''))}".encode()).hexdigest()
