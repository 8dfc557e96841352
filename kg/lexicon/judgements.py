"""The file of judgements: what people say is the same, and what is not. Knows its columns.

Never knows what is joined: that a name or an id is nowhere is for those to say who have a graph.
"""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from typing import get_args

from kg.errors import SeedError
from kg.lexicon.layers import Layer
from kg.types import Judgement, Verdict

FILE = "judgements.csv"
COLUMNS = ("verdict", "one", "other", "why", "by")
EVENT = re.compile("ev[0-9a-f]{24}")


def read(layers: Iterable[Layer]) -> tuple[Judgement, ...]:
    """Return the judgements of some folders, each once; raises SeedError with every slip."""
    found: list[Judgement] = []
    slips: list[str] = []
    for layer in layers:
        for file in layer.files(FILE):
            try:
                found += parsed(layer.text(file), layer.name(file))
            except SeedError as error:
                slips += error.slips
    if slips:
        raise SeedError(slips)
    return tuple(sorted(set(found)))


def parsed(text: str, file: str) -> list[Judgement]:
    """Return the judgements of a file; raises SeedError with every slip, by line."""
    found: list[Judgement] = []
    slips: list[str] = []
    lines = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        if tuple(next(lines, ())) != COLUMNS:
            raise SeedError([f"{file}: line 1: the columns should be {','.join(COLUMNS)}"])
        for cells in lines:
            wrong = problem([cell.strip() for cell in cells]) if cells else ""
            if wrong:
                slips.append(f"{file}: line {lines.line_num}: {wrong}")
            elif cells:
                verdict, *rest = (cell.strip() for cell in cells)
                found += [
                    Judgement(known, *rest) for known in get_args(Verdict) if known == verdict
                ]
    except csv.Error as error:
        slips.append(f"{file}: line {lines.line_num}: {error}")
    if slips:
        raise SeedError(slips)
    return found


def problem(cells: list[str]) -> str:
    """Return what is wrong with a row, or an empty text."""
    if len(cells) != len(COLUMNS):
        return f"{len(cells)} cells, but {len(COLUMNS)} columns"
    if cells[0] not in get_args(Verdict):
        return f"'{cells[0]}' is no verdict: write {' or '.join(get_args(Verdict))}"
    empty = [name for name, cell in zip(COLUMNS, cells, strict=True) if not cell]
    if empty:
        return f"{empty[0]} is empty: tell which two, why, and who says so"
    if cells[1].casefold() == cells[2].casefold():
        return f"'{cells[1]}' is compared with itself"
    if is_event(cells[1]) != is_event(cells[2]):
        return "an event is compared with an actor"
    return ""


def is_event(name: str) -> bool:
    """Return whether a name is the id of an event, or of what one article tells of it.

    >>> is_event("ev0702158d592391fa566fa98b"), is_event("Evo Morales")
    (True, False)
    """
    return EVENT.fullmatch(name) is not None


def written(judgements: Iterable[Judgement]) -> str:
    """Return judgements as a file, each once, in order."""
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerows([COLUMNS, *sorted(set(judgements))])
    return text.getvalue()
