"""What is known about an article beside its text. Knows the forms of the details; never knows where they stand.

What cannot be is left out with a note, as the text is worth reading all the same; only a language
that is not English refuses it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from kg.articles.any_day import Order, any_day
from kg.articles.encoding import CONTROLS, is_whole
from kg.articles.languages import is_english, language_name
from kg.articles.problems import problem, shown

UNSAFE = re.compile(r"[\s<>\"{}|\\^`\x00-\x20\x7f-\xa0]")
LONGEST_DETAIL = 2_000


@dataclass(frozen=True, slots=True)
class Details:
    """Title, day, address and the like, as far as somebody gave them, and notes on what could not be used."""

    title: str = ""
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "en"
    license: str | None = None
    author: str | None = None
    notes: tuple[str, ...] = ()


def details(values: Mapping[str, object], where: str, order: Order = "") -> Details:
    """Return the details that the values give; raises ``InputError`` for a language that is not English.

    ``order`` is that of day and month where they are numbers.
    """
    given = {
        key: found for key, value in values.items() if (found := words(value)) or key == "published"
    }
    usable = {key: value for key, value in given.items() if is_text(value)}
    notes = [
        f"{key} {shown(given[key])} has characters that are no text"
        for key in given.keys() - usable.keys()
    ]
    day = any_day(values.get("published"), order)
    notes += [f"published {day.note}"] if day.note else []
    address, publisher = usable.get("url") or None, usable.get("publisher")
    if publisher and is_address(publisher):  # as clippers of web pages name their source
        address, publisher = address or publisher, None
    if address and not is_address(address):
        notes.append(f"url {shown(address)} is no web address; give one that starts with https://")
        address = None
    return Details(
        title=usable.get("title", ""),
        published=day.day,
        url=address,
        publisher=publisher,
        language=language(usable.get("language", "en"), where),
        license=usable.get("license"),
        author=usable.get("author"),
        notes=tuple(sorted(notes)),
    )


def words(value: object) -> str:
    """Return a value as words: a list is joined, a record gives its name, nothing is no words."""
    if value is None or isinstance(value, bool | float):
        return ""
    if isinstance(value, Mapping):
        return words(value.get("name") or value.get("title"))
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return ", ".join(filter(None, map(words, value)))
    return str(value).strip()


def is_text(value: str) -> bool:
    """Return whether a detail can be shown: a line of whole characters."""
    broken = CONTROLS.search(value) or "\r" in value or "\n" in value
    return is_whole(value) and not broken and len(value) <= LONGEST_DETAIL


def is_address(value: str) -> bool:
    """Return whether a value is a web address, of http or https and safe inside an IRI."""
    try:
        parts = urlsplit(value)
        named = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
    return named and not UNSAFE.search(value)


def language(value: str, where: str) -> str:
    """Return the code of the language, which is English."""
    if not is_english(value):
        name = language_name(value)
        raise problem(
            where,
            f"language is {shown(value)}",
            "kg reads English: leave this article out, or give a translation",
            f"in {name}" if name else "in another language",
        )
    region = value.replace("_", "-").partition("-")[2]
    return f"en-{region}" if region else "en"
