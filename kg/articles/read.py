"""From inputs to articles, each once and in one order. Knows the steps; never knows how a page is cleaned.

The order is that of the origins, and the first of two articles with the same id stays: the order of the inputs changes nothing.
Files of JSON lines are gone through twice, first for origins and offsets only, so that no file is held in memory.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import BinaryIO

from kg.articles import json_lines
from kg.articles.broken_words import whole_words
from kg.articles.clean import Cleaned, clean
from kg.articles.days import dateline, publication
from kg.articles.details import Details, details
from kg.articles.encoding import decode, is_binary, is_whole
from kg.articles.front_matter import front_matter
from kg.articles.lines import split
from kg.articles.problems import problem
from kg.articles.sources import STANDARD_INPUT, File, Source, opened, sources, unreadable
from kg.articles.texts import Input, Text
from kg.errors import InputError, step_of
from kg.types import Article, ReadArticle

LONGEST_TEXT = 2_000_000
LONGEST_TITLE = 200
ID_DIGITS = 24


def read(
    inputs: str | Iterable[Input], published: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[ReadArticle | InputError]:
    """Return the articles of files, folders, globs, JSON lines, ``-`` and texts, and an error for each input that cannot be used.

    ``published`` is the day of all articles that give none of their own.
    """
    given = [inputs] if isinstance(inputs, str) else list(inputs)
    texts = sorted({one for one in given if isinstance(one, Text)})
    names = [str(one) for one in given if not isinstance(one, Text)]
    seen: set[str] = set()
    with ExitStack() as stack:
        standard = None
        if STANDARD_INPUT in names:
            standard = stored(
                stdin or sys.stdin.buffer,
                Path(stack.enter_context(TemporaryDirectory(prefix="kg-"))),
            )
        for source in (*sources(names, standard), *texts):
            found = source if isinstance(source, InputError) else read_one(source, published)
            if isinstance(found, InputError) or found.article.id not in seen:
                yield found
            if isinstance(found, ReadArticle):
                seen.add(found.article.id)


def stored(stdin: BinaryIO, folder: Path) -> File:
    """Return standard input as a file: JSON lines if it begins as one, else text."""
    path = folder / "stdin"
    with path.open("wb") as file:
        copyfileobj(stdin, file)
    with path.open("rb") as file:
        first = next(json_lines.numbered(file), None)
    begins = first is not None and first[2].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b'{"')
    return File(STANDARD_INPUT, path, begins)


def read_one(source: Source | Text, published: date | None) -> ReadArticle | InputError:
    """Return one article, or the error that says why there is none."""
    try:
        if isinstance(source, Text):
            return text_article(source, published)
        return line_article(source, published) if source.line else file_article(source, published)
    except InputError as error:
        return error
    except OSError as error:
        return unreadable(source.where, error)
    except Exception as error:  # noqa: BLE001  # one input that breaks a step never stops the others
        return problem(
            source.where,
            f"it broke {step_of(error)} ({type(error).__name__}: {error})",
            "please report this input",
        )


def file_article(source: Source, published: date | None) -> ReadArticle:
    """Return the article of a text file."""
    check_size(source.path.stat().st_size, source.where)
    with opened(source.path) as file:
        data = file.read(LONGEST_TEXT + 1)
    check_size(len(data), source.where)
    try:
        raw = decode(data)
    except UnicodeError:
        raise problem(source.where, "broken UTF-16", "save it as UTF-8") from None
    check_text(raw, source.where)
    values, text = front_matter(raw, source.where)
    return article(text, details(values, source.where), source, published)


def text_article(source: Text, published: date | None) -> ReadArticle:
    """Return the article of a text that was handed over, read as a file of it would be."""
    check_text(source.text, source.where)
    check_size(len(source.text.encode("utf-8")), source.where)
    values, text = front_matter(source.text, source.where)
    return article(
        text, details({"title": source.title, **values}, source.where), source, published
    )


def line_article(source: Source, published: date | None) -> ReadArticle:
    """Return the article of a JSON line."""
    with opened(source.path) as file:
        file.seek(source.offset)
        found = json_lines.record(file.readline(json_lines.LONGEST_LINE + 1), source.where)
    text = json_lines.text(found, source.where)
    check_text(text, source.where)
    check_size(len(text.encode("utf-8")), source.where)
    return article(
        text, details(json_lines.values(found, source.where), source.where), source, published
    )


def check_size(size: int, where: str) -> None:
    """Raise ``InputError`` for a text over the limit."""
    if size > LONGEST_TEXT:
        limit = f"the limit of {LONGEST_TEXT // 1_000_000} MB for one article"
        raise problem(
            where, f"{size / 1_000_000:.1f} MB is over {limit}", "split it into its articles"
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


def article(
    text: str, given: Details, source: Source | Text, published: date | None
) -> ReadArticle:
    """Return the article of a page's text and details."""
    cleaned = clean(whole_words(text))
    if not cleaned.text.strip():
        raise problem(
            source.where, "no text is left without web boilerplate", "give the text of an article"
        )
    made = Article(
        id=article_id(cleaned.text, given.url),
        text=cleaned.text,
        origin=printable(source.origin),
        title=given.title or headline(cleaned.text),
        published=given.published or published or written_day(cleaned),
        url=given.url,
        publisher=given.publisher,
        language=given.language,
        license=given.license,
    )
    return ReadArticle(made, cleaned.removed)


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
