"""What is known about an article beside its text. Knows the names and forms of the details; never knows where they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from kg.articles.days import iso_day
from kg.articles.encoding import is_control, is_whole
from kg.articles.problems import problem, shown

KEYS = ("title", "published", "url", "publisher", "language", "license")
UNSAFE = re.compile(r"[\s<>\"{}|\\^`\x00-\x20\x7f-\xa0]")
ENGLISH = frozenset({"en", "eng", "english"})


@dataclass(frozen=True, slots=True)
class Details:
    """Title, day, address and the like, as far as somebody gave them."""

    title: str = ""
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "en"
    license: str | None = None


def details(values: Mapping[str, str], where: str) -> Details:
    """Return the details that the values give; raises ``InputError`` for a date, address or language that cannot be."""
    given = {key: value.strip() for key, value in values.items() if value.strip()}
    for key, value in given.items():
        if not is_whole(value) or any(is_control(letter) or letter in "\r\n" for letter in value):
            raise problem(
                where,
                f"{key} {shown(value)} has characters that are no text",
                "write it again in plain letters",
            )
    return Details(
        title=given.get("title", ""),
        published=published(given.get("published"), where),
        url=address(given.get("url"), where),
        publisher=given.get("publisher"),
        language=language(given.get("language", "en"), where),
        license=given.get("license"),
    )


def published(value: str | None, where: str) -> date | None:
    """Return the day of publication."""
    try:
        return iso_day(value) if value else None
    except ValueError:
        raise problem(
            where, f"published {shown(value)} is no date", "write it as 2020-08-31"
        ) from None


def address(value: str | None, where: str) -> str | None:
    """Return the web address, of http or https and safe inside an IRI."""
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        good = (
            parts.scheme.lower() in ("http", "https")
            and bool(parts.hostname)
            and not UNSAFE.search(value)
        )
    except ValueError:
        good = False
    if not good:
        raise problem(
            where,
            f"url {shown(value)} is no web address",
            "give one that starts with https:// or leave it out",
        )
    return value


def language(value: str, where: str) -> str:
    """Return the code of the language, which is English."""
    base, _, region = value.replace("_", "-").partition("-")
    if base.lower() not in ENGLISH:
        raise problem(
            where,
            f"language is {shown(value)}",
            "kg reads English: leave this article out, or give a translation",
        )
    return f"en-{region}" if region else "en"
