"""From inputs to articles, each once and in one order. Knows the steps; never knows how a page is cleaned.

The order is that of the files' names, inside a file its own; the first of two articles with the same
id stays. So the order of the inputs changes nothing.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import BinaryIO

from kg.articles.broken_words import whole_words
from kg.articles.clean import Cleaned, clean
from kg.articles.days import dateline, publication
from kg.articles.details import details
from kg.articles.encoding import is_binary, is_whole
from kg.articles.formats import articles_in
from kg.articles.languages import english
from kg.articles.lines import split
from kg.articles.pieces import Opened, Piece, check_size
from kg.articles.problems import problem
from kg.articles.sources import STANDARD_INPUT, File, files_of, opened, unreadable
from kg.articles.text_files import text_article
from kg.articles.texts import Input, Text
from kg.errors import InputError, step_of, unwritable
from kg.types import Article, ReadArticle

LONGEST_TITLE = 200
ID_DIGITS = 24
TWICE = "doubles"
Look = Callable[[File, date | None, Mapping[str, str]], Iterator[ReadArticle | InputError]]
"""What yields the articles of a file, and the errors of what is none; as ``in_file`` does."""


def read(
    inputs: str | Iterable[Input],
    published: date | None = None,
    stdin: BinaryIO | None = None,
    columns: Mapping[str, str] | None = None,
    look: Look | None = None,
) -> Iterator[ReadArticle | InputError]:
    """Return the articles of files, folders, globs, ``-`` and texts, and an error for each input that cannot be used.

    ``published`` is the day of all articles that give none of their own; ``columns`` names the
    columns or keys of tables and JSON where they have no usual name, by part of the article.
    ``look`` takes the place of ``in_file``.
    """
    given = [inputs] if isinstance(inputs, str) else list(inputs)
    texts = sorted({one for one in given if isinstance(one, Text)})
    names = [str(one) for one in given if not isinstance(one, Text)]
    seen: dict[str, str] = {}
    with ExitStack() as stack:
        standard = None
        if STANDARD_INPUT in names:
            standard = stored(
                stdin or sys.stdin.buffer,
                Path(stack.enter_context(TemporaryDirectory(prefix="kg-"))),
            )
        for source in (*files_of(names, standard), *texts):
            for found in in_source(source, published, columns or {}, look or in_file):
                yield found if isinstance(found, InputError) else once(found, seen)


def once(found: ReadArticle, seen: dict[str, str]) -> ReadArticle | InputError:
    """Return an article, or the error of one that was there before."""
    origin, first = found.article.origin, seen.get(found.article.id)
    if first is not None:
        return problem(origin, f"the same article as {first}", "nothing is lost", TWICE)
    seen[found.article.id] = origin
    return found


def stored(stdin: BinaryIO, folder: Path) -> File:
    """Return standard input as a file; raises UsageError where it cannot be kept."""
    path = folder / "stdin"
    try:
        with path.open("wb") as file:
            copyfileobj(stdin, file)
    except OSError as error:
        raise unwritable(folder, error) from error
    return File(STANDARD_INPUT, path, named=True)


def in_source(
    source: File | Text | InputError,
    published: date | None,
    columns: Mapping[str, str],
    look: Look,
) -> Iterator[ReadArticle | InputError]:
    """Yield the articles of a file or text, and the errors of what is none."""
    if isinstance(source, InputError):
        yield source
    elif isinstance(source, Text):
        piece = text_article(source.text)
        titled = replace(piece, values={"title": source.title, **piece.values})
        yield article_or_error(titled, source.origin, source.where, published)
    else:
        yield from look(source, published, columns)


def in_file(
    file: File, published: date | None, columns: Mapping[str, str]
) -> Iterator[ReadArticle | InputError]:
    """Yield the articles of a file, and the errors of what is none: of a file that the user named, as plain errors."""
    try:
        with opened(file.path) as data:
            for found in articles_in(Opened(file.name, data, columns)):
                if isinstance(found, InputError):
                    made: ReadArticle | InputError = found
                else:
                    inner, piece = found
                    where = f"{inner.name}{piece.place}"
                    origin = piece.origin or (f"{inner.name}#{piece.id}" if piece.id else where)
                    made = article_or_error(piece, origin, where, published)
                if isinstance(made, InputError) and file.named and made.where == file.name:
                    made = InputError(str(made), made.where)
                yield made
    except OSError as error:
        yield unreadable(file.name, error)


def article_or_error(
    piece: Piece, origin: str, where: str, published: date | None
) -> ReadArticle | InputError:
    """Return one article, or the error that says why there is none."""
    try:
        return article(piece, origin, where, published)
    except InputError as error:
        return error
    except Exception as error:  # noqa: BLE001  # one input that breaks a step never stops the others
        return problem(
            where,
            f"it broke {step_of(error)} ({type(error).__name__}: {error})",
            "please report this input",
        )


def check_text(raw: str, where: str) -> None:
    """Raise ``InputError`` for what is no text."""
    if not raw.strip():
        raise problem(where, "empty, no text", "give the text of an article, or leave it out")
    if is_binary(raw):
        raise problem(where, "binary data, no text", "give plain text, Markdown or JSON lines")
    if not is_whole(raw):
        raise problem(
            where, "text has half a character (a lone surrogate)", "write the text again as UTF-8"
        )
    check_size(len(raw.encode("utf-8")), where)


def article(piece: Piece, origin: str, where: str, published: date | None) -> ReadArticle:
    """Return the article of a piece; raises ``InputError`` where it has no English text."""
    check_text(piece.text, where)
    given = details(piece.values, where, piece.order)
    cleaned = only_english(clean(whole_words(piece.text)), where)
    made = Article(
        id=article_id(cleaned.text, given.url),
        text=cleaned.text,
        origin=printable(origin),
        title=given.title or headline(cleaned.text),
        published=given.published or published or written_day(cleaned),
        url=given.url,
        publisher=given.publisher,
        language=given.language,
        license=given.license,
        author=given.author,
        more=tuple(sorted(piece.more.items())),
    )
    notes = tuple(f"{where}: {note}" for note in (*piece.notes, *given.notes))
    return ReadArticle(made, cleaned.removed, notes)


def only_english(cleaned: Cleaned, where: str) -> Cleaned:
    """Return what of a text is English; raises ``InputError`` where nothing is left."""
    if not cleaned.text.strip():
        raise problem(
            where, "no text is left without web boilerplate", "give the text of an article"
        )
    found = english(cleaned.text)
    if not found.text.strip():
        raise problem(
            where,
            f"it is in {found.language}",
            "kg reads English: leave it out, or give a translation",
            f"in {found.language}",
        )
    return Cleaned(found.text, (*cleaned.removed, *found.removed))


def article_id(text: str, url: str | None) -> str:
    """Return the id of an article: a hash of its text and address."""
    return "a" + sha256(f"{text}\n{url or ''}".encode()).hexdigest()[:ID_DIGITS]


def printable(origin: str) -> str:
    """Return an origin that can be written as UTF-8."""
    return origin.encode("utf-8", "replace").decode("utf-8")


def written_day(cleaned: Cleaned) -> date | None:
    """Return the day that the page itself gives above its text."""
    removed = (removal.text for removal in cleaned.removed)
    return dateline(line.text for line in split(cleaned.text[:5000])) or publication(removed)


def headline(text: str) -> str:
    """Return the first line if it looks like a headline: short, without a full stop, and with more text below."""
    first, *rest = split(text)
    title = first.text.strip().lstrip("#").strip().strip("*_ ")
    fits = len(title) < LONGEST_TITLE and not first.closed and any(not line.blank for line in rest)
    return title if fits else ""
