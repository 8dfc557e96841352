"""Articles as JSON: an object, an array, the answer of a service, lines. Knows where the records are; never knows their fields."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from kg.articles.encoding import decode
from kg.articles.pieces import Found, Opened, Piece, whole
from kg.articles.problems import problem, shown
from kg.articles.records import Record, articles_of, has_text, listed
from kg.errors import InputError

# Six bytes of JSON can stand for one byte of text (``\u0041``), so a line may be longer than the text in it.
LONGEST_LINE = 16_000_000
DEEPEST, MOST_UNUSABLE = 4, 1_000
TEXTLESS = "JSON without a known text key"
BROKEN = "mend the file, or save it again"


def json_articles(file: Opened) -> Iterator[Found]:
    """Yield the articles of a file of JSON or of JSON lines."""
    yield from line_articles(file) if has_lines(file) else document_articles(file)


def has_lines(file: Opened) -> bool:
    """Return whether each line is a record: the first is a whole object, or the name says so and no array begins."""
    lines = [line.strip() for line in file.head.removeprefix(b"\xef\xbb\xbf").splitlines()]
    first, *rest = [line for line in lines if line] or [b""]
    if file.suffix in (".jsonl", ".ndjson"):
        return not first.startswith(b"[") and first != b"{"
    return any(rest) and isinstance(parsed(first), dict)


def parsed(data: bytes) -> object:
    """Return what JSON says; nothing where it is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def document_articles(file: Opened) -> Iterator[Found]:
    """Yield the articles of one JSON value."""
    try:
        found = json.loads(decode(whole(file)))
    except (ValueError, RecursionError) as error:
        raise problem(file.name, f"broken JSON ({said(error)})", BROKEN) from None
    if isinstance(found, dict) and has_text(found, file.columns):
        yield from articles_of([("", found)], file)
        return
    listing = records_in(found, file.columns)
    if listing is None:
        names = listed(list(found)) if isinstance(found, dict) else "no objects"
        raise problem(
            file.name,
            f"JSON without a text of articles: {names}",
            "give objects with a text, or name its key with --column text=NAME",
            TEXTLESS,
        )
    objects = [(f":{n}", record) for n, record in enumerate(listing, 1) if isinstance(record, dict)]
    yield from articles_of(objects, file)
    for number, record in enumerate(listing, 1):
        if not isinstance(record, dict):
            yield problem(
                f"{file.name}:{number}", f"{shown(record)} is no object", 'write {"text": "…"}'
            )


def records_in(
    found: object, columns: Mapping[str, str], depth: int = 0
) -> Sequence[object] | None:
    """Return the first array whose objects have texts, where it lies at the top or in the answer of a service."""
    if isinstance(found, list):
        fits = any(isinstance(one, dict) and has_text(one, columns) for one in found)
        return found if fits else None
    if not isinstance(found, dict) or depth > DEEPEST:
        return None
    inner = (records_in(value, columns, depth + 1) for value in found.values())
    return next((records for records in inner if records is not None), None)


def line_articles(file: Opened) -> Iterator[Found]:
    """Yield the articles of JSON lines, one error for a file that has none of them.

    A line with an id keeps it as its origin, in whatever file it lies.
    """
    unusable: list[InputError] = []
    usable = False
    for found in articles_of(objects(file, unusable), file):
        if isinstance(found, InputError) and not usable:
            unusable += [found] if len(unusable) < MOST_UNUSABLE else []
            continue
        usable = True
        yield from unusable
        unusable.clear()
        yield replace(found, origin=found.id) if isinstance(found, Piece) else found
    if usable or len(unusable) == 1:
        yield from unusable
    elif unusable:
        yield problem(
            file.name,
            f"no line has a text; the first: {unusable[0].reason}",
            "or give one JSON object with a text in each line",
            TEXTLESS,
        )
    else:
        yield problem(
            file.name,
            "empty file",
            "give one JSON object with a text in each line, or leave it out",
        )


def objects(file: Opened, unusable: list[InputError]) -> Iterator[tuple[str, Record]]:
    """Yield the object of each line; what is none goes to ``unusable``."""
    for number, data in numbered(file.data):
        try:
            yield f":{number}", record(data, f"{file.name}:{number}")
        except InputError as error:
            unusable.append(error)


def numbered(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Return number and bytes of each line that is not blank; of a line too long only its beginning."""
    number = 0
    while data := file.readline(LONGEST_LINE + 1):
        number += 1
        skip_rest(data, file)
        if data.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, data


def skip_rest(data: bytes, file: BinaryIO) -> None:
    """Read on to the end of a line that is too long."""
    while data and not data.endswith(b"\n") and len(data) > LONGEST_LINE:
        data = file.readline(LONGEST_LINE + 1)


def record(data: bytes, where: str) -> dict[str, Any]:
    """Return the object of a line; raises ``InputError`` where there is none."""
    if len(data) > LONGEST_LINE:
        raise problem(
            where, f"line is longer than {LONGEST_LINE // 1_000_000} MB", "split the article"
        )
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise problem(where, "line is not UTF-8", "save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise problem(
            where, f"broken JSON ({said(error)})", "write one JSON object in each line"
        ) from None
    if not isinstance(found, dict):
        raise problem(where, "line is no JSON object", 'write it as {"text": "…"}')
    return found


def said(error: Exception) -> str:
    """Return what a parser says, without the place, which is its own."""
    return str(error).partition(":")[0]
