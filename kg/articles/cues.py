"""The cues of web boilerplate, compiled. Knows the format of boilerplate.toml; never knows an article."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("boilerplate.toml")
NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class Cue:
    """How pieces of one kind read: as a whole line, as a label with a colon, at the start, anywhere."""

    reason: str
    lines: re.Pattern[str]
    labels: re.Pattern[str]
    openings: re.Pattern[str]
    phrases: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Plea:
    """What a plea for money is made of."""

    plain: re.Pattern[str]
    openers: re.Pattern[str]
    asks: re.Pattern[str]
    media: re.Pattern[str]
    first: re.Pattern[str]
    second: re.Pattern[str]
    trailing: re.Pattern[str]
    supports: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, by the rule that asks for them."""

    kinds: tuple[Cue, ...]
    beginnings: re.Pattern[str]
    phrases: re.Pattern[str]
    rows: Mapping[str, re.Pattern[str]]
    controls: re.Pattern[str]
    menus: re.Pattern[str]
    tickers: re.Pattern[str]
    slogans: re.Pattern[str]
    related: re.Pattern[str]
    related_to: re.Pattern[str]
    sources: re.Pattern[str]
    comments: re.Pattern[str]
    comment_signs: re.Pattern[str]
    plea: Plea
    agencies: frozenset[str]
    credits: re.Pattern[str]
    not_names: frozenset[str]
    report: re.Pattern[str]


@cache
def cues() -> Cues:
    """Return the cues of the package."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    rows: dict[str, list[str]] = table["rows"]
    controls = [
        item for reason, items in rows.items() if reason != "section labels" for item in items
    ]
    return Cues(
        kinds=tuple(cue(entry) for entry in table["cue"]),
        beginnings=re.compile(
            "|".join(
                pattern.pattern
                for each in map(cue, table["cue"])
                for pattern in (each.lines, each.labels, each.openings)
            )
        ),
        phrases=anywhere(words for entry in table["cue"] for words in entry.get("phrases", [])),
        rows={reason: whole(items) for reason, items in rows.items()},
        controls=sequence(controls),
        menus=sequence([*controls, *rows["section labels"]]),
        tickers=re.compile(rf"(?:{choice(table['header']['tickers'])}):"),
        slogans=anywhere(table["header"]["slogans"]),
        related=whole(table["related"]["openers"]),
        related_to=re.compile(rf"(?:{choice(table['related']['patterns'])})(?: \S+){{1,5}}"),
        sources=whole(table["sources"]["openers"]),
        comments=whole(table["comments"]["openers"]),
        comment_signs=anywhere(table["comments"]["signs"]),
        plea=plea(table["plea"]),
        agencies=frozenset(table["credit"]["agencies"]),
        credits=re.compile(rf"[(\[]?(?:{choice(table['credit']['openings'])})(?!\w)"),
        not_names=frozenset(table["credit"]["not_names"]),
        report=anywhere(table["report"]["words"]),
    )


def cue(entry: Mapping[str, Any]) -> Cue:
    """Return one ``[[cue]]`` table, compiled."""
    openings: list[str] = entry.get("openings", [])
    return Cue(
        reason=entry["reason"],
        lines=whole(entry.get("lines", [])),
        labels=opening(words for words in openings if words.endswith(":")),
        openings=opening(words for words in openings if not words.endswith(":")),
        phrases=anywhere(entry.get("phrases", [])),
    )


def plea(table: Mapping[str, list[str]]) -> Plea:
    """Return the ``[plea]`` table, compiled."""
    return Plea(
        plain=anywhere(table["plain"]),
        openers=opening(table["openers"]),
        asks=anywhere(table["asks"]),
        media=anywhere(table["media"]),
        first=anywhere(table["first"]),
        second=anywhere(table["second"]),
        trailing=whole(table["trailing"]),
        supports=re.compile(
            rf"(?:please )?(?:support|donate to|subscribe to)(?: \S+){{0,3}} (?:{choice(table['publishers'])})(?: \S+)?"
        ),
    )


def sequence(items: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for two or more items of rows with nothing but a space or mark between them.

    What was taken for an item stays one: a long row of numbers could be parted in endless ways.
    """
    item = rf"(?>(?:{choice(items)}|\(?\d+\)?)(?=[ :,|·•/]|\Z))"
    return re.compile(rf"{item}(?:[ :,|·•/]++{item})++")


def whole(entries: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the whole of a folded line."""
    return re.compile(rf"(?:{choice(entries)})\Z")


def opening(entries: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the first words of a folded line."""
    return re.compile(rf"(?:{choice(entries)})(?!\w)")


def anywhere(entries: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for whole words anywhere in a folded line."""
    return re.compile(rf"(?<!\w)(?:{choice(entries)})(?!\w)")


def choice(entries: Iterable[str]) -> str:
    """Return the alternatives, longest first; ``#`` is a number and ``*`` up to five words."""
    longest_first = sorted(
        {entry.strip() for entry in entries}, key=lambda entry: (-len(entry), entry)
    )
    return "|".join(alternative(entry) for entry in longest_first) or NEVER


def alternative(entry: str) -> str:
    """Return one cue as a regular expression."""
    return (
        re.escape(entry)
        .replace(r"\#", r"\d[\d.,]*")
        .replace(r"\*", r"\S+(?: \S+){0,4}")
        .replace(r"\ ", " ")
    )
