"""Finished articles on the disk, a few to a shard. Knows files; never knows how they are read.

A shard is written aside and renamed, so that it is whole or not there: whatever ends a build costs
no more than the shards at hand. Its name is a digest of what it holds; one that holds anything
else counts as not there. Lines are read when they are asked for, so memory holds few of them.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import unwritable
from kg.export.folder import synchronise

SUFFIX, UNFINISHED = ".jsonl", ".part"
HEAD = '{"key": "'
OPEN = 4  # shards that are remembered: articles that follow one another mostly lie in one


@dataclass(frozen=True, slots=True)
class Broken:
    """Words that broke a step: what is said of them, and where the program broke."""

    says: str
    trace: str


@dataclass(frozen=True, slots=True)
class Finished:
    """What was read in an article: its claims as lines, and what had to be left out."""

    key: str
    claims: tuple[str, ...]
    broken: tuple[Broken, ...] = ()

    def line(self) -> str:
        """Return it as one JSON object."""
        broken = [{"says": one.says, "trace": one.trace} for one in self.broken]
        record: dict[str, Any] = {"key": self.key, "claims": list(self.claims)}
        return json.dumps(record | ({"broken": broken} if broken else {}))

    @classmethod
    def of(cls, line: str) -> "Finished":
        """Return what a line holds."""
        record = json.loads(line)
        broken = (Broken(one["says"], one["trace"]) for one in record.get("broken", ()))
        return cls(record["key"], tuple(record["claims"]), tuple(broken))


class Shards:
    """The shards of a folder, which is made with the first of them; without a folder, in memory."""

    def __init__(self, folder: Path | None, wanted: Iterable[str] = ()) -> None:
        """Look for the articles that are wanted, by their keys.

        Shards of which nothing is wanted are removed, and so is what was never finished.
        """
        self.folder = folder
        self.places: dict[str, Path | str] = {}
        self.opened = lru_cache(OPEN)(lines_of)
        keys = set(wanted)
        for path in sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []:
            here = lines_of(path).keys() & keys if is_whole(path) else ()
            if not here and path.suffix in (SUFFIX, UNFINISHED):
                path.unlink()
            self.places |= dict.fromkeys(here, path)

    def __contains__(self, key: str) -> bool:
        return key in self.places

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, key: str) -> Finished:
        place = self.places[key]
        return Finished.of(place if isinstance(place, str) else self.opened(place)[key])

    def add(self, finished: Iterable[Finished]) -> None:
        """Write a shard; where the disk is full, nothing of it stays."""
        lines = {one.key: one.line() for one in finished}
        text = "".join(f"{line}\n" for line in lines.values())
        if self.folder is None or not text:
            self.places |= lines
            return
        name = digest(text.encode())
        new = self.folder / f"{name}{UNFINISHED}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with new.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self.folder / f"{name}{SUFFIX}")
            synchronise(self.folder)
        except OSError as error:
            with suppress(OSError):
                new.unlink()
            raise unwritable(self.folder, error) from error
        self.places |= dict.fromkeys(lines, self.folder / f"{name}{SUFFIX}")


def digest(data: bytes) -> str:
    """Return how a shard of these bytes is called."""
    return sha256(data).hexdigest()[:32]


def is_whole(path: Path) -> bool:
    """Return whether a file is a shard that holds what it was written with."""
    with suppress(OSError):
        return path.suffix == SUFFIX and digest(path.read_bytes()) == path.stem
    return False


def lines_of(path: Path) -> dict[str, str]:
    """Return the lines of a shard by the key with which each begins."""
    lines = path.read_text("utf-8").splitlines()
    return {line[len(HEAD) : line.index('"', len(HEAD))]: line for line in lines}
