"""The suite of gold sentences (``tests/sentences/*.toml``), one file for each phenomenon: its format, and what is wrong with a reading.

A ``[[sentence]]`` has a ``text`` of one to three sentences and ``claims``; where needed also ``published`` (else 31 August 2020),
``also`` (claims that a reader may make too), ``never`` (claims that must not be made) and ``known_failure``, the reason why the
program still reads it wrongly. A case is right if every one of its claims is made, none of ``never``, and nothing else that does
not stand in ``also``, be it asserted or not. A claim is one line:

    REQUEST: France -> Russia
    RETREAT: Russia -> Georgia/nobody | requested | by France
    CONSULT: Iran <-> Iraq | planned | on 2020-09-01..2020-09-07 | in Muscat

First the action and who does it to whom, ``<->`` where all take part alike, ``nobody`` where a side is empty; then the status
(else it occurred), the speaker (else the article itself), the day or the first and last day, the place. Commas
join actors, a slash alternatives. An actor goes by its canonical name or the words of the text, without article. Date and place
count only where given, ``on no date`` says that there is none. In ``also`` and ``never``, what is left out may be anything, and
``any`` is any action.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from kg.types import STATUSES, Claim, Mention, each_actor
from tests.reading import MONDAY

FOLDER = Path(__file__).parent / "sentences"
KEYS = {"text", "published", "claims", "also", "never", "known_failure"}
NOBODY = "nobody"
ARTICLES = re.compile(r"^(the|a|an|its|his|her|their) ")

Slot = frozenset[str]  # the names under which one actor goes


class Line(NamedTuple):
    """A claim as written; ``None`` stands for anything."""

    written: str
    actions: Slot | None
    sources: tuple[Slot, ...] | None = None
    targets: tuple[Slot, ...] | None = None
    symmetric: bool = False
    status: Slot | None = None
    speakers: tuple[Slot, ...] | None = None
    dates: Slot | None = None
    place: Slot | None = None


class Case(NamedTuple):
    """A gold sentence."""

    phenomenon: str
    text: str
    published: date
    claims: tuple[Line, ...]
    also: tuple[Line, ...]
    never: tuple[Line, ...]
    known_failure: str


def cases(folder: Path = FOLDER) -> list[Case]:
    """Return all gold sentences."""
    return [
        case_of(path.stem, row)
        for path in sorted(folder.glob("*.toml"))
        for row in tomllib.loads(path.read_text("utf-8"))["sentence"]
    ]


def case_of(phenomenon: str, row: dict[str, Any]) -> Case:
    """Return a gold sentence as written in a file."""
    if not {"text", "claims"} <= row.keys() <= KEYS:
        raise ValueError(
            f"{phenomenon}: a sentence has {', '.join(sorted(KEYS))}; this one has {', '.join(row)}: {row}"
        )
    also, never = (tuple(line_of(text) for text in row.get(key, [])) for key in ("also", "never"))
    expected = tuple(line_of(text, status="occurred", speakers=NOBODY) for text in row["claims"])
    if any(line.sources is None or line.targets is None for line in expected):
        raise ValueError(f"{phenomenon}: a claim names both sides: {row['text']}")
    return Case(
        phenomenon,
        row["text"],
        row.get("published", MONDAY),
        expected,
        also,
        never,
        row.get("known_failure", ""),
    )


def line_of(written: str, **defaults: str) -> Line:
    """Return a claim as written in a line."""
    act, *rest = written.split(" | ")
    action, _, who = act.partition(": ")
    fields: dict[str, Any] = {key: field(key, value) for key, value in defaults.items()}
    for part in rest:
        key, value = next(
            ((key, value) for key, start, value in marked(part) if part.startswith(start)),
            ("status", part),
        )
        fields[key] = field(key, value)
    if not fields.get("status", frozenset()) <= set(STATUSES):
        raise ValueError(f"no status: {written}")
    arrow = " <-> " if " <-> " in who else " -> "
    sides = (
        [tuple(slot(name) for name in side.split(", ")) for side in who.split(arrow)] if who else []
    )
    sources, targets = (*sides, None, None)[:2]
    return Line(
        written,
        None if action == "any" else slot(action),
        sources,
        targets,
        arrow == " <-> ",
        **fields,
    )


def field(key: str, value: str) -> Slot | tuple[Slot, ...]:
    """Return what a field of a line asks for; speakers are joined by commas, as actors are."""
    return tuple(slot(name) for name in value.split(", ")) if key == "speakers" else slot(value)


def marked(part: str) -> list[tuple[str, str, str]]:
    """Return for each mark of a field its name, the mark and what follows it."""
    return [
        (key, mark, part.removeprefix(mark))
        for key, mark in (("speakers", "by "), ("dates", "on "), ("place", "in "))
    ]


def slot(names: str) -> Slot:
    """Return alternatives joined by a slash."""
    return frozenset(normal(name) for name in names.split("/"))


def normal(name: str) -> str:
    """Return a name as it is compared."""
    return ARTICLES.sub("", name.strip().replace("’", "'").lower())


def fits(claim: Claim, line: Line) -> bool:
    """Return whether a claim is what a line says."""
    who = (
        together((*claim.sources, *claim.targets), (*(line.sources or ()), *(line.targets or ())))
        if line.symmetric
        else together(claim.sources, line.sources) and together(claim.targets, line.targets)
    )
    said = {normal(claim.action)} <= (line.actions or {normal(claim.action)}) and claim.status in (
        line.status or {claim.status}
    )
    voice = together(claim.speakers, line.speakers)
    place = line.place is None or (
        claim.place is not None
        and bool({normal(claim.place.name), normal(claim.place.text)} & line.place)
    )
    return (
        who
        and said
        and voice
        and place
        and (line.dates is None or any(dated(claim, dates) for dates in line.dates))
    )


def names(mention: Mention) -> Slot:
    """Return what the actor of a mention of one may be called."""
    return frozenset({normal(mention.first.name), normal(mention.text)})


def together(mentions: Sequence[Mention], slots: tuple[Slot, ...] | None) -> bool:
    """Return whether the mentions are those asked for: each is one of them, and none is missing that must be there."""
    if slots is None:
        return True
    called = [names(one) for mention in mentions for one in mention.singles]
    known = all(any(each & wanted for wanted in slots) for each in called)
    return known and all(
        NOBODY in wanted or any(each & wanted for each in called) for wanted in slots
    )


def dated(claim: Claim, dates: str) -> bool:
    """Return whether a claim's date is the one asked for."""
    if dates == "no date" or claim.date is None:
        return dates == "no date" and claim.date is None
    first, _, last = dates.partition("..")
    return (claim.date.start, claim.date.end) == (
        date.fromisoformat(first),
        date.fromisoformat(last or first),
    )


def problems(case: Case, found: Sequence[Claim]) -> Iterator[str]:
    """Give what is wrong with how a case is read."""
    yield from (
        f"missing {line.written}"
        for line in case.claims
        if not any(fits(claim, line) for claim in found)
    )
    yield from (
        f"wrong {shown(claim)}" for claim in found if any(fits(claim, line) for line in case.never)
    )
    allowed = (*case.claims, *case.also)
    yield from (
        f"not said {shown(claim)}"
        for claim in found
        if not any(fits(claim, line) for line in allowed)
    )


def shown(claim: Claim) -> str:
    """Return a claim in a line like those of the suite."""
    sources, targets = (
        ", ".join(actor.name for actor in each_actor(side)) or NOBODY
        for side in (claim.sources, claim.targets)
    )
    voices = ", ".join(actor.name for actor in each_actor(claim.speakers))
    voice = f" | by {voices}" if voices else ""
    when = f" | on {claim.date.start}..{claim.date.end}" if claim.date else ""
    place = f" | in {claim.place.name}" if claim.place else ""
    return f"{claim.action}: {sources} -> {targets} | {claim.status}{voice}{when}{place}"
