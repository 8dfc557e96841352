"""An export as a folder of files, replaced only by a complete one. Knows file systems; never knows what the files mean.

A new export is written into a hidden folder beside the old one and takes its place by two renames. Whenever a build is
killed, the old export is whole: under its name, or, between the two renames, as ``.NAME.old``, from where ``recover``
brings it back. ``.NAME.new-…`` holds what may be thrown away.
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Collection as Collected
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from kg.errors import InputError, UsageError, unwritable
from kg.events.edges import asserted_edges
from kg.export import formats
from kg.export.graphml import pieces as graphml
from kg.export.page_sparql import Engine
from kg.export.tables import csv_lines as events_csv
from kg.export.turtle import pieces as turtle
from kg.lexicon import judgements as judged
from kg.lexicon.layers import Layer
from kg.lines import article_line, claim_line
from kg.rdf.triples import statements
from kg.types import STATUSES, Collection, Judgement, LeftOut, Watch, each_actor, unwatched

Content = str | bytes | Iterable[str]

RUN = "run.json"
NAMES = (
    "graph.html",
    "graph.ttl",
    "articles.jsonl",
    "claims.jsonl",
    "events.csv",
    "graph.graphml",
    RUN,
)


def save(
    collection: Collection,
    folder: Path,
    run: Mapping[str, object],
    also: str | Iterable[str] = (),
    judgements: Collected[Judgement] = (),
    engine: Engine | None = None,
    watch: Watch = unwatched,
) -> None:
    """Replace an export by that of a collection.

    ``engine``: what answers SPARQL inside the page. ``also``: formats beside the usual ones; ``judgements``: those that are the export's own, which its ``judgements.csv`` holds.
    ``run.json`` holds ``run``, counts, and the digest of each other file.
    """
    found = files(collection, also, judgements, engine)

    def told(digests: Mapping[str, str]) -> str:
        return noted({**run, **counts(collection), "files": digests})

    write(found, folder, told, watch)


def files(
    collection: Collection,
    also: str | Iterable[str] = (),
    judgements: Collected[Judgement] = (),
    engine: Engine | None = None,
) -> dict[str, Content]:
    """Return every file of an export but ``run.json`` by name; those of every export are made piece by piece as they are written."""
    from kg.export.page import page  # noqa: PLC0415

    usual: dict[str, Content] = {
        "graph.html": later(lambda: [page(collection, title="Political events", engine=engine)]),
        "graph.ttl": turtle(statements(collection, "full")),
        "articles.jsonl": lines(map(article_line, collection.articles)),
        "claims.jsonl": later(lambda: lines(map(claim_line, collection.claims))),
        "events.csv": events_csv(collection),
        "graph.graphml": graphml(collection.events),
    }
    own = {judged.FILE: judged.written(judgements)} if judgements else {}
    return {**usual, **formats.files(collection, also), **own}


def later(made: Callable[[], Iterable[str]]) -> Iterator[str]:
    """Yield pieces that are made only when they are asked for."""
    yield from made()


def noted(facts: Mapping[str, object]) -> str:
    """Return what ``run.json`` holds."""
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def lines(found: Iterable[str]) -> Iterator[str]:
    """Yield each text as a line."""
    return (f"{line}\n" for line in found)


def counts(collection: Collection) -> dict[str, dict[str, int]]:
    """Return how much an export holds, and how many events have which status."""
    asserted = edges = claims = 0
    statuses: Counter[str] = Counter()
    actors: set[str] = set()
    for event in collection.events:
        asserted += event.asserted
        claims += len(event.claims)
        statuses[event.status] += 1
        edges += sum(1 for _ in asserted_edges((event,)))
        spoken = each_actor(mention for claim in event.claims for mention in claim.speakers)
        actors.update(one.id for one in (*event.sources, *event.targets, *spoken))
    sizes = {
        "articles": len(collection.articles),
        "claims": claims,
        "events": len(collection.events),
    }
    sizes |= {"asserted": asserted, "actors": len(actors), "edges": edges}
    return {"counts": sizes, "statuses": {status: statuses[status] for status in STATUSES}}


def sizes(folder: Path) -> dict[str, int]:
    """Return how many articles, claims, events, actors and edges an export holds."""
    found: dict[str, int] = json.loads((folder / RUN).read_bytes())["counts"]
    return found


def write(
    found: Mapping[str, Content],
    folder: Path,
    run: Callable[[Mapping[str, str]], str] | None = None,
    watch: Watch = unwatched,
) -> None:
    """Replace an export by new files, as a whole; files that somebody else put there stay.

    ``run`` makes ``run.json`` of the digests of all others.
    """
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        recover(target)
        refuse(target)
        with staging(target) as new:
            carry_over(target, new, found)
            digests: dict[str, str] = {}
            for number, (name, content) in enumerate(sorted(found.items())):
                watch("files written", number, len(found), name)
                digests[name] = store(content, new / name)
            if run is not None:
                store(run(digests), new / RUN)
            synchronise(new)
            swap(new, target)
    except OSError as error:
        raise unwritable(folder, error) from error


def encoded(content: Content) -> bytes:
    """Return the bytes of a file: UTF-8 on every machine."""
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode("utf-8", "replace")
    return b"".join(map(encoded, content))


def recover(folder: Path) -> None:
    """Bring back the export that a killed build left aside, and remove what it left unfinished."""
    target = folder.resolve()
    old = aside(target)
    if old.is_dir() and not target.exists():
        old.rename(target)
    if old.is_dir():
        discard(old, target)
    for stale in sorted(target.parent.iterdir()) if target.parent.is_dir() else []:
        if stale.name.startswith(f".{target.name}.new-"):
            shutil.rmtree(stale)


def refuse(target: Path) -> None:
    """Refuse to write over what is no export of ours."""
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{target}: is a file; choose another folder")
    if any(target.iterdir()) and not (target / RUN).is_file():
        raise UsageError(
            f"{target}: holds files that are no export (no {RUN}); choose another folder"
        )
    if Path.cwd().is_relative_to(target):
        raise UsageError(
            f"{target}: is the folder you work in, and would be replaced; choose another folder"
        )


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """Give an empty hidden folder beside the target, and remove what is left of it."""
    new = throwaway(target)
    new.mkdir()
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def throwaway(target: Path) -> Path:
    """Return a new hidden name beside the target; what bears it may be removed at any time."""
    return target.with_name(f".{target.name}.new-{token_hex(8)}")


def aside(target: Path) -> Path:
    """Return the hidden name that the old export bears between the two renames."""
    return target.with_name(f".{target.name}.old")


def carry_over(target: Path, new: Path, found: Mapping[str, Content]) -> None:
    """Take the files which are not ours, and the folder's permissions, into the new folder."""
    if not target.is_dir():
        return
    ours = {*NAMES, *found, *(listed(target / RUN) - {judged.FILE})}
    for path in sorted(target.iterdir()):
        if path.name in ours:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True, copy_function=duplicate)
        else:
            duplicate(path, new / path.name)
    shutil.copymode(target, new)


def listed(run: Path) -> frozenset[str]:
    """Return the names of the files that an earlier build wrote."""
    try:
        found = json.loads(run.read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()
    return frozenset(found) if isinstance(found, dict) else frozenset()


def judgements(folder: Path) -> tuple[Judgement, ...]:
    """Return what people judge of an export; raises SeedError with every slip of its file."""
    return judged.read([Layer(folder, own=True)])


def left_out(folder: Path) -> tuple[LeftOut, ...]:
    """Return the inputs that gave an export no article; raises InputError where its list is none."""
    run = folder / RUN
    try:
        listed = json.loads(run.read_text(encoding="utf-8")).get("left_out", [])
        return tuple(LeftOut(str(one["input"]), str(one["reason"])) for one in listed)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{run}: cannot be read ({error}); build the export again") from error


def duplicate(path: str | Path, copy: str | Path) -> None:
    """Give a file a second place: a link where the file system can, else a copy."""
    try:
        os.link(path, copy, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, copy, follow_symlinks=False)


def store(content: Content, path: Path) -> str:
    """Write a file, down to the disk, and return its digest."""
    digest = sha256()
    with path.open("wb") as file:
        for piece in (content,) if isinstance(content, str | bytes) else content:
            written = encoded(piece)
            file.write(written)
            digest.update(written)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def synchronise(folder: Path) -> None:
    """Write the names in a folder down to the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def swap(new: Path, target: Path) -> None:
    """Put the new folder in the target's place; if that fails, the old one returns."""
    old = aside(target)
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    synchronise(target.parent)
    if old.exists():
        discard(old, target)


def discard(old: Path, target: Path) -> None:
    """Remove an old export, first giving it a name from which half of it is never brought back."""
    gone = throwaway(target)
    old.rename(gone)
    shutil.rmtree(gone)
