"""Everything the seeds say, loaded once. Knows where each seed file belongs; never knows its format."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.data import seeds
from kg.errors import SeedError
from kg.lexicon.actions import ActionIndex
from kg.lexicon.actors import ActorIndex
from kg.lexicon.cues import Cues
from kg.ontology import codes


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Actors, action patterns and cues."""

    actors: ActorIndex
    actions: ActionIndex
    cues: Cues


@cache
def load(folder: Path | None = None) -> Lexicon:
    """Return the lexicon of a seeds folder; the slips of all its files come in one SeedError."""
    place = folder or seeds()
    known = codes()
    slips: list[str] = []
    parts: list[Any] = []
    for reader in (
        lambda: ActorIndex.load(place),
        lambda: ActionIndex.load(place / "actions", known.actions, known.cameo),
        lambda: Cues.load(place / "cues.toml"),
    ):
        try:
            parts.append(reader())
        except SeedError as error:
            slips += error.slips
    if slips:
        raise SeedError(slips)
    return Lexicon(*parts)
