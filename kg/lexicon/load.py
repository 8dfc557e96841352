"""Everything the seeds say, read once. Knows where each seed file belongs; never knows its format.

One's own folders are laid over the seeds of kg: any of the files, each of which adds entries or replaces some by their id.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.data import seeds
from kg.errors import SeedError, UsageError
from kg.lexicon import judgements
from kg.lexicon.actions import ActionIndex, hint
from kg.lexicon.actor_files import COLUMNS
from kg.lexicon.actors import ActorIndex
from kg.lexicon.cues import FILE, Cues
from kg.lexicon.layers import Layer, Stamp
from kg.ontology import codes
from kg.types import Judgement

Folders = str | Path | Iterable[str | Path] | None
VARIABLE = "KG_SEEDS"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Actors, action patterns and cues; one's own judgements; the SHA-256 of the files that say all but these."""

    actors: ActorIndex
    actions: ActionIndex
    cues: Cues
    judgements: tuple[Judgement, ...] = ()
    digest: str = ""


def load(own: Folders = None) -> Lexicon:
    """Return what the seeds of kg and one's own folders say, each laid over those before; none means ``KG_SEEDS``.

    The slips of all their files come in one SeedError. A folder is read again once one of its files has changed.
    """
    layers = (Layer(seeds()), *map(own_layer, folders(own)))
    return loaded(layers, tuple(layer.stamps() for layer in layers))


def folders(own: Folders) -> list[Path]:
    """Return one's own folders as they were given; several in ``KG_SEEDS`` are joined as those in ``PATH`` are."""
    if own is None:
        own = [name for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]
    return [Path(own)] if isinstance(own, str | Path) else [Path(name) for name in own]


def own_layer(folder: Path) -> Layer:
    """Return a folder of one's own; raises UsageError where there is none."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder of seeds; check --seeds, or {VARIABLE}")
    return Layer(folder, own=True)


@lru_cache(maxsize=4)
def loaded(layers: tuple[Layer, ...], _: tuple[tuple[Stamp, ...], ...]) -> Lexicon:
    """Return what some folders say in the state that their stamps tell of."""
    known = codes()
    slips = [slip for layer in layers if layer.own for slip in strays(layer)]
    readers: tuple[Callable[[], Any], ...] = (
        lambda: ActorIndex.load(layers),
        lambda: ActionIndex.load(layers, known.actions, known.cameo),
        lambda: Cues.load(layers),
        lambda: judgements.read(layers),
    )
    parts: list[Any] = []
    for reader in readers:
        try:
            parts.append(reader())
        except SeedError as error:
            slips += error.slips
    if slips:
        raise SeedError(slips)
    return replace(Lexicon(*parts), digest=digest(layers))


def digest(layers: Iterable[Layer]) -> str:
    """Return the SHA-256 of all seed files but judgements, the same whatever ends their lines."""
    found = sha256()
    for layer in layers:
        for file in layer.files("**/*.csv") + layer.files("**/*.toml"):
            if file != judgements.FILE:
                text = "\n".join(layer.text(file).splitlines())
                found.update(f"{file}\n{len(text)}\n{text}\n".encode())
    return found.hexdigest()


def strays(layer: Layer) -> Iterator[str]:
    """Yield a slip for each table in a folder that nothing reads, so that no misspelt name goes unnoticed."""
    known = (FILE, judgements.FILE, *COLUMNS)
    found = sorted(layer.files("**/*.toml") + layer.files("**/*.csv"))
    for file in found:
        if file not in known and file not in layer.files("actions/*.toml"):
            yield f"{layer.name(file)}: no seed file is called so{hint(file, known) or ', see seeds/README.md'}"
    if not found:
        yield f"{layer.path}: no seed file there, such as actions/mine.toml or {FILE}"
