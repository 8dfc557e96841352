"""Finished articles on the disk, a few to a shard. Knows files; never knows how they are read.

A shard is written aside and renamed, so that it is whole or not there: whatever ends a build costs
no more than the shards at hand. Its name is a digest of what it holds.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import unwritable
from kg.export.folder import synchronise

SUFFIX, UNFINISHED = ".jsonl", ".part"


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
    """The shards of a folder; the folder is made with the first of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def finished(self, wanted: Iterable[str]) -> dict[str, Finished]:
        """Return what is there of the articles that are wanted, by key.

        Shards of which nothing is wanted are removed, and so is what was never finished; a shard
        that cannot be read counts as not there.
        """
        keys = set(wanted)
        found: dict[str, Finished] = {}
        for path in sorted(self.folder.iterdir()) if self.folder.is_dir() else []:
            here = list(self.read(path)) if path.suffix == SUFFIX else []
            useful = [one for one in here if one.key in keys]
            if not useful and path.suffix in (SUFFIX, UNFINISHED):
                path.unlink()
            found |= {one.key: one for one in useful}
        return found

    def read(self, path: Path) -> Iterator[Finished]:
        """Yield what a shard holds."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            yield from [Finished.of(line) for line in path.read_text("utf-8").splitlines()]

    def add(self, finished: Iterable[Finished]) -> None:
        """Write a shard; where the disk is full, nothing of it stays."""
        text = "".join(f"{one.line()}\n" for one in finished)
        if not text:
            return
        name = sha256(text.encode()).hexdigest()[:32]
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
