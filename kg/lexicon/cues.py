"""The cues of ``seeds/cues.toml``: words that tell whether an act took place. Knows the format; never knows sentences."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from kg.errors import SeedError
from kg.types import Modality, Polarity

TABLES = ("governor", "auxiliary", "modifier", "mark", "phrase")
FIELDS = ("id", "words", "nouns", "polarity", "modality", "speaker", "actual", "through")
LISTS = (
    "light", "occurring", "undergoing", "aftermath", "weapons", "undenying", "viewpoints", "disasters", "games", "played", "works", "alike",
    "another_time", "at_once", "gone_by", "writings", "publishing", "travelling", "times",
)  # fmt: skip
WORDS = tuple(name for name in LISTS if name != "alike")
THROUGH = ("clause", "phrase")
NOT_KEPT = ("words", "nouns")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word says about the act below it."""

    id: str
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speaker: bool = False
    actual: bool = False
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, each table by word; a word may have one cue over clauses and another over phrases."""

    governor: Mapping[tuple[str, str], Cue]
    noun: Mapping[tuple[str, str], Cue]
    auxiliary: Mapping[str, Cue]
    modifier: Mapping[str, Cue]
    mark: Mapping[str, Cue]
    phrase: Mapping[str, Cue]
    light: frozenset[str]
    occurring: frozenset[str]
    undergoing: frozenset[str]
    aftermath: frozenset[str]
    weapons: frozenset[str]
    undenying: frozenset[str]
    viewpoints: frozenset[str]
    disasters: frozenset[str]
    games: frozenset[str]
    played: frozenset[str]
    works: frozenset[str]
    another_time: frozenset[str]
    at_once: frozenset[str]
    gone_by: frozenset[str]
    writings: frozenset[str]
    publishing: frozenset[str]
    travelling: frozenset[str]
    times: frozenset[str]
    alike: Mapping[str, str]

    @classmethod
    def load(cls, path: Path) -> "Cues":
        """Return the cues of a file; all its slips come in one SeedError."""
        shown = f"{path.parent.name}/{path.name}"
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SeedError([f"{shown}: not valid TOML: {error}"]) from error
        slips = [f"{shown}: {slip}" for slip in slips_of(content)]
        if slips:
            raise SeedError(slips)
        tables = {name: [(word, cue(entry)) for entry in content.get(name, []) for word in entry["words"]] for name in TABLES}
        return cls(
            governor=first_wins(((word, through), made) for word, made in tables["governor"] for through in covered(made)),
            noun=first_wins(
                ((word, through), cue(entry))
                for entry in content.get("governor", [])
                for word in entry.get("nouns", [])
                for through in covered(cue(entry))
            ),
            auxiliary=first_wins(tables["auxiliary"]),
            modifier=first_wins(tables["modifier"]),
            mark=first_wins(tables["mark"]),
            phrase=first_wins(tables["phrase"]),
            **{name: frozenset(content.get(name, [])) for name in WORDS},
            alike={word: words.split()[0] for words in content.get("alike", []) for word in words.split()},
        )


def covered(made: Cue) -> tuple[str, ...]:
    """Return over what a governor reaches."""
    return (made.through,) if made.through else THROUGH


def first_wins(pairs: Iterable[tuple[Any, Cue]]) -> dict[Any, Cue]:
    """Return the first cue of each word: the order of the file decides."""
    found: dict[Any, Cue] = {}
    for word, made in pairs:
        found.setdefault(word, made)
    return found


def cue(entry: Mapping[str, Any]) -> Cue:
    """Return the record of a table entry."""
    return Cue(**{name: entry[name] for name in FIELDS if name in entry and name not in NOT_KEPT})


def slips_of(content: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the file, one line each."""
    slips = [unknown(name, (*TABLES, *LISTS), "table") for name in content if name not in (*TABLES, *LISTS)]
    seen: set[str] = set()
    for table in TABLES:
        for number, entry in enumerate(content.get(table, []), start=1):
            name = entry.get("id", f"{table} {number}")
            slips += [f"{name}: {unknown(field, FIELDS, 'field')}" for field in entry if field not in FIELDS]
            slips += [f"{name}: '{field}' is missing" for field in ("id", "words") if not entry.get(field)]
            slips += [f"{name}: this id stands twice"] if name in seen else []
            seen.add(name)
            allowed = {"polarity": get_args(Polarity), "modality": get_args(Modality), "through": THROUGH}
            slips += [
                f"{name}: {unknown(entry[field], values, field)}"
                for field, values in allowed.items()
                if field in entry and entry[field] not in values
            ]
    return slips


def unknown(word: str, known: Iterable[str], what: str) -> str:
    """Return the message for a word that is not known, with the nearest one that is."""
    near = get_close_matches(str(word), list(known), n=1)
    return f"unknown {what} '{word}'" + (f", did you mean {near[0]}?" if near else "")
