"""Annotated sentences: political acts, a line each, as ``tests/annotated`` has and explains them.

Knows the form of a folder of such documents; never knows how claims are made.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import UsageError

ROLES = ("source", "target", "speaker", "when", "where")
PARTS = {**dict.fromkeys(range(3), "test"), 3: "dev", 4: "dev"}
BETWEEN = "\n\n"
FIELDS = 10


def part_of(name: str) -> str:
    """Return the part a document belongs to by its name: train, dev or test, 75 : 10 : 15."""
    return PARTS.get(int(hashlib.sha256(name.encode()).hexdigest(), 16) % 20, "train")


@dataclass(frozen=True, slots=True)
class Filler:
    """Words in a role: their characters in the story; whom they stand for, where that is said."""

    text: str
    start: int
    end: int
    meaning: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The words, and the names of whom they stand for."""
        return (self.text, *self.meaning)


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the annotation, by characters of the story."""

    event: str
    core: bool
    start: int
    end: int
    types: tuple[str, ...]
    status: str
    roles: dict[str, tuple[Filler, ...]]


@dataclass(frozen=True, slots=True)
class Text:
    """One story: its sentences by their numbers, where each begins in the text, and its acts."""

    name: str
    published: date | None
    text: str
    starts: dict[int, int]
    sentences: dict[int, str]
    acts: tuple[Act, ...]
    part: str


def texts(folder: Path) -> Iterator[Text]:
    """Yield the stories of a folder of annotated documents, in the order of their names.

    Raises UsageError where a file is missing or a line has another form.
    """
    try:
        rows = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        days = {row["id"]: row.get("published") for row in rows}
    except (OSError, ValueError, TypeError, KeyError) as error:
        where = folder / "metadata.json"
        raise UsageError(f"{where}: no list of objects with id and published ({error})") from error
    for path in sorted((folder / "docs").glob("*.txt")):
        acts = folder / "acts" / path.name
        if not acts.is_file():
            raise UsageError(f"{acts}: missing; an article without acts has a file with one line")
        day = days.get(path.stem)
        published = date.fromisoformat(day) if day else None
        lines = [line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines()]
        sentences = {int(line[0]): line[1] for line in lines if len(line) == 2}
        told = list(enumerate(acts.read_text(encoding="utf-8").splitlines(), start=1))
        begins = [int(line.split()[1]) for _, line in told if line.startswith("@")]
        begins = begins or [min(sentences)]
        lines_of = {f"{acts}:{number}": line for number, line in told if line[:1] == "e"}
        for number, first in enumerate(begins):
            last = begins[number + 1] if number + 1 < len(begins) else max(sentences) + 1
            numbers = [one for one in sorted(sentences) if first <= one < last]
            of_story = {n: sentences[n] for n in numbers}
            yield story(f"{path.stem}.{number}", path.stem, published, of_story, lines_of)


def story(
    name: str,
    document: str,
    published: date | None,
    sentences: dict[int, str],
    lines: dict[str, str],
) -> Text:
    """Return one story with its acts; ``lines`` are those of its document, by where they stand."""
    starts, at = {}, 0
    for place, sentence in sentences.items():
        starts[place] = at
        at += len(sentence) + len(BETWEEN)
    acts = []
    for where, line in lines.items():
        row = [cell.strip() for cell in line.split(" | ")]
        if len(row) != FIELDS or not row[1].isdigit():
            raise UsageError(f"{where}: not {FIELDS} fields, the second the number of a sentence")
        if int(row[1]) in sentences:
            try:
                acts.append(act(row, sentences, starts))
            except (IndexError, ValueError) as error:
                raise UsageError(f"{where}: words that do not stand in the sentence") from error
    whole = BETWEEN.join(sentences.values())
    part = part_of(document)
    return Text(name, published, whole, starts, sentences, tuple(acts), part)


def act(row: Sequence[str], sentences: dict[int, str], starts: dict[int, int]) -> Act:
    """Return the act of a line."""
    event, number, trigger, types, status, *cells = row
    here = int(number)

    def place(words: str, sentence: int = here) -> tuple[int, int]:
        start = found(words, sentences[sentence]) + starts[sentence]
        return start, start + len(words.partition("#")[0])

    def fillers(cell: str) -> Iterator[Filler]:
        for part in cell.split(" ; ") if cell != "-" else ():
            words, _, meaning = part.strip().partition("=")
            other = re.fullmatch(r"(\d+):(.+)", words)
            sentence, words = (int(other[1]), other[2]) if other else (here, words)
            if sentence in sentences:
                stands_for = tuple(name.strip() for name in meaning.split("&") if name.strip())
                words = words.strip()
                yield Filler(words.partition("#")[0], *place(words, sentence), stands_for)

    start, end = place(trigger)
    roles = {role: tuple(fillers(cell)) for role, cell in zip(ROLES, cells, strict=True)}
    return Act(event.rstrip("*"), "*" in event, start, end, tuple(types.split("/")), status, roles)


def found(words: str, sentence: str) -> int:
    """Return where words stand in a sentence; "raid#2" is the second raid. Whole words go first."""
    words, _, number = words.partition("#")
    nth = int(number or 1)
    if nth == 1 and (whole := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)):
        return whole.start()
    places = [match.start() for match in re.finditer(re.escape(words), sentence)]
    return places[nth - 1]
