"""Folders of seed files, kg's own and those laid over them. Knows how their files are read and named; never knows what they say."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import SeedError

Stamp = tuple[str, int, int]
"""Path, time of the last change, size."""


class Layer(NamedTuple):
    """A folder of seed files: all of kg's, or some of the user's own."""

    path: Path
    own: bool = False

    def name(self, file: str) -> str:
        """Return how messages name a file: the user's as the folder was given, kg's as ``seeds/…``."""
        return f"{self.path.as_posix() if self.own else self.path.name}/{file}"

    def lacks(self, file: str) -> bool:
        """Return whether a file is not there, as it may be in a folder of the user's own."""
        return self.own and not (self.path / file).is_file()

    def files(self, pattern: str) -> list[str]:
        """Return the files that a glob finds, in order; what begins with a dot or a tilde is a program's own note."""
        found = (path.relative_to(self.path) for path in self.path.glob(pattern) if path.is_file())
        return sorted(
            file.as_posix()
            for file in found
            if not any(part.startswith((".", "~")) for part in file.parts)
        )

    def text(self, file: str) -> str:
        """Return the text of a file; raises SeedError where it cannot be read."""
        try:
            return (self.path / file).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise SeedError([f"{self.name(file)}: not a UTF-8 text, save it as UTF-8"]) from None
        except FileNotFoundError:
            raise SeedError([f"{self.name(file)}: file missing"]) from None
        except OSError as error:
            raise SeedError(
                [f"{self.name(file)}: cannot be read ({error.strerror or error})"]
            ) from error

    def tables(self, file: str) -> dict[str, Any]:
        """Return what a TOML file holds; raises SeedError where it is none."""
        try:
            return tomllib.loads(self.text(file))
        except tomllib.TOMLDecodeError as error:
            raise SeedError([f"{self.name(file)}: not TOML: {error}"]) from error

    def stamps(self) -> tuple[Stamp, ...]:
        """Return what tells whether a file has been changed since."""
        found = [(self.path / file).absolute() for file in self.files("**/*")]
        return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in found)
