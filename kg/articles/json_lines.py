"""Articles as JSON lines. Knows the keys of such a line and how long it may be; never knows what the text says."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.articles.details import KEYS
from kg.articles.problems import problem, shown

# Six bytes of JSON can stand for one byte of text (``\u0041``), so a line may be longer than the text in it.
LONGEST_LINE = 16_000_000


def numbered(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Return number, offset and bytes of each line that is not blank; of a line too long only its beginning."""
    number, offset = 0, 0
    while data := file.readline(LONGEST_LINE + 1):
        number, start = number + 1, offset
        offset += len(data) + skip_rest(data, file)
        if data.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, start, data


def skip_rest(data: bytes, file: BinaryIO) -> int:
    """Read on to the end of a line that is too long, and return how many bytes that were."""
    skipped = 0
    while data and not data.endswith(b"\n") and len(data) > LONGEST_LINE:
        data = file.readline(LONGEST_LINE + 1)
        skipped += len(data)
    return skipped


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
            where,
            f"broken JSON ({str(error).partition(':')[0]})",
            "write one JSON object in each line",
        ) from None
    if not isinstance(found, dict):
        raise problem(where, "line is no JSON object", 'write it as {"text": "…"}')
    return found


def peek(data: bytes, where: str) -> tuple[str, bool]:
    """Return what the article of a line is called (its ``id``, else the place of the line), and whether it has a text."""
    try:
        found = json.loads(data.decode("utf-8-sig")) if len(data) <= LONGEST_LINE else None
    except (ValueError, RecursionError):
        return where, False
    given = found.get("id") if isinstance(found, dict) else None
    named = isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip()
    return (str(given) if named else where), isinstance(found, dict) and "text" in found


def text(found: Mapping[str, Any], where: str) -> str:
    """Return the text of an object."""
    value = found.get("text")
    if not isinstance(value, str):
        raise problem(where, 'no string under "text"', "put the article's text there")
    return value


def values(found: Mapping[str, Any], where: str) -> dict[str, str]:
    """Return the details of an object; ``date`` is another name of ``published``, and ``null`` gives nothing."""
    given = {key: found.get(key) for key in KEYS}
    given["published"] = found.get("date") if given["published"] is None else given["published"]
    for key, value in given.items():
        if value is not None and not isinstance(value, str):
            raise problem(where, f"{key} {shown(value)} is no string", "put it in quotation marks")
    return {key: value for key, value in given.items() if isinstance(value, str)}
