"""The cues of ``seeds/cues.toml``: words that tell whether an act took place. Knows the format; never knows sentences."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from kg.errors import SeedError
from kg.lexicon.actions import FLAG, FORMS, TEXT, TEXTS
from kg.lexicon.layers import Layer
from kg.types import Modality, Polarity

FILE = "cues.toml"
TABLES = ("governor", "auxiliary", "modifier", "mark", "phrase")
KEYS = {
    "id": TEXT, "words": TEXTS, "nouns": TEXTS, "polarity": TEXT, "modality": TEXT, "speaker": FLAG, "actual": FLAG, "through": TEXT,
}  # fmt: skip
LISTS = (
    "light", "occurring", "undergoing", "aftermath", "weapons", "undenying", "viewpoints", "disasters", "games", "played", "works",
    "figures", "utterances", "wounds", "spans",
    "hedges", "supposing", "alike",
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
    figures: frozenset[str]
    utterances: frozenset[str]
    wounds: frozenset[str]
    spans: frozenset[str]
    hedges: frozenset[str]
    supposing: frozenset[str]
    alike: Mapping[str, str]

    @classmethod
    def load(cls, layers: Iterable[Layer]) -> "Cues":
        """Return the cues of some folders; all their slips come in one SeedError."""
        content: Mapping[str, Any] = {}
        slips: list[str] = []
        for layer in layers:
            if layer.lacks(FILE):
                continue
            try:
                own = layer.tables(FILE)
            except SeedError as error:
                slips += error.slips
                continue
            found = [f"{layer.name(FILE)}: {slip}" for slip in malformed(own) or slips_of(own)]
            content = content if found else over(content, own)
            slips += found
        if slips:
            raise SeedError(slips)
        return cls.of(content)

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "Cues":
        """Return the cues of tables without slips."""
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


def over(below: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what two files say together: lists grow, a cue stands in for the one of its id, new ones come before the others."""
    joined = {name: [*below.get(name, []), *own.get(name, [])] for name in LISTS}
    ids = {entry["id"] for table in TABLES for entry in own.get(table, [])}
    for table in TABLES:
        new = {entry["id"]: entry for entry in own.get(table, [])}
        old = [entry for entry in below.get(table, []) if entry["id"] in new or entry["id"] not in ids]
        kept = [new.pop(entry["id"], entry) for entry in old]
        joined[table] = [*new.values(), *kept]
    return joined


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
    return Cue(**{name: entry[name] for name in KEYS if name in entry and name not in NOT_KEPT})


def malformed(content: Mapping[str, Any]) -> list[str]:
    """Return where a file has no list of words or no table of cues in its place, one line each."""
    found = [f"{name} must be {TEXTS}" for name in LISTS if not FORMS[TEXTS](content.get(name, []))]
    for table in TABLES:
        entries = content.get(table, [])
        if isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries):
            found += [slip for number, entry in enumerate(entries, start=1) for slip in misshapen(entry, f"{table} {number}")]
        else:
            found.append(f"each {table} begins with [[{table}]]")
    return found


def misshapen(entry: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield what is wrong with the form of a cue's values; without an id it goes by ``name``."""
    for field, form in KEYS.items():
        if field in entry and not FORMS[form](entry[field]):
            yield f"{entry.get('id', name)}: {field} must be {form}"


def slips_of(content: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the file, one line each."""
    slips = [unknown(name, (*TABLES, *LISTS), "table") for name in content if name not in (*TABLES, *LISTS)]
    seen: set[str] = set()
    for table in TABLES:
        for number, entry in enumerate(content.get(table, []), start=1):
            name = entry.get("id", f"{table} {number}")
            slips += [f"{name}: {unknown(field, KEYS, 'field')}" for field in entry if field not in KEYS]
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
