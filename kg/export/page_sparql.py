"""The SPARQL store that a page may carry: Oxigraph's WebAssembly, taken from the npm package ``oxigraph`` of whoever builds the page.

Nothing of it is part of kg. Knows the files of that package; never knows what is asked.
"""

import gzip
import json
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from kg.data import licence
from kg.errors import UsageError

MODULE, PROGRAM = "web.js", "web_bg.wasm"
MAJOR = "0.5."  # the interface that the page speaks to
HOW = "run `npm install oxigraph` in a folder and name that folder"


@dataclass(frozen=True, slots=True)
class Engine:
    """What the page needs of the package: its script, its program packed as text, whose it is."""

    version: str
    module: str
    program: str
    licence: str


def engine(folder: Path) -> Engine:
    """Return the store of a folder that is the package, or holds it as npm installs it.

    Raises UsageError where there is none, or one of another version.
    """
    place = next(
        (
            one
            for one in (folder, folder / "node_modules" / "oxigraph")
            if (one / PROGRAM).is_file()
        ),
        None,
    )
    if place is None:
        raise UsageError(f"{folder}: no npm package oxigraph there; {HOW}")
    try:
        facts = json.loads((place / "package.json").read_text(encoding="utf-8"))
        module, program = (
            (place / MODULE).read_text(encoding="utf-8"),
            (place / PROGRAM).read_bytes(),
        )
    except (OSError, ValueError) as error:
        raise UsageError(f"{place}: is no whole npm package oxigraph ({error}); {HOW}") from error
    version = str(facts.get("version", "")) if isinstance(facts, dict) else ""
    if not version.startswith(MAJOR):
        raise UsageError(
            f"{place}: oxigraph {version or 'of no version'}, but the page speaks to {MAJOR}x; run `npm install oxigraph@0.5`"
        )
    packed = b64encode(gzip.compress(program, compresslevel=9, mtime=0)).decode("ascii")
    return Engine(version, module, packed, licence())
