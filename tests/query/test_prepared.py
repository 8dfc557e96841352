"""A large export is read once; what is kept of it answers as the export itself does, or is made again."""

import json
import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.articles.sources import files_of
from kg.errors import QueryError
from kg.export.turtle import turtle
from kg.query import prepared, query, renewed
from kg.query.child import prepare
from kg.rdf.triples import triples
from kg.types import LEVELS, Level
from tests.samples import sample

TERMS = "SELECT ?what (COUNT(*) AS ?times) { ?one ?what ?other } GROUP BY ?what ORDER BY ?what"
LINE = '\n<https://w3id.org/polkg/actor/new> skos:prefLabel "Somebody new" .\n'
NEW = 'SELECT ?who { ?who skos:prefLabel "Somebody new" }'


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an export that counts as large."""
    monkeypatch.setattr(prepared, "LARGE", 1)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "graph.ttl").write_text(turtle(triples(sample())), "utf-8")
    return folder


def stores(export: Path) -> list[Path]:
    return sorted((export.parent / ".out.store").iterdir())


@pytest.mark.parametrize("level", LEVELS)
def test_a_prepared_export_answers_like_its_turtle(
    export: Path, level: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, again = query(export, TERMS, level=level), query(export, TERMS, level=level)
    monkeypatch.setattr(prepared, "LARGE", 10**9)
    assert first == again == query(export, TERMS, level=level)
    assert first.rows


def test_turtle_is_read_once(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def reading(source: object) -> None:
        raise QueryError(f"{source} is read again")

    query(export, TERMS)
    monkeypatch.setattr(prepared, "opened", reading)
    assert query(export, TERMS).rows
    for level in ("group", "country"):
        assert query(export, TERMS, level=level).rows  # made from the store of the actors


def test_a_changed_export_is_prepared_again(export: Path) -> None:
    assert not query(export, NEW).rows
    (old,) = stores(export)
    with (export / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write(LINE)
    assert len(query(export, NEW).rows) == 1
    assert len(stores(export)) == 1
    assert stores(export) != [old]


def test_another_digest_means_another_export(export: Path) -> None:
    """A graph may be changed within the clock's tick, and be no longer for it."""
    before = prepared.place_of(export, "actor")
    (export / "run.json").write_text('{"files": {"graph.ttl": "1f"}}', "utf-8")
    assert prepared.place_of(export, "actor") != before


def cut(store: Path) -> None:
    largest = max(store.glob("*.sst"), key=lambda path: path.stat().st_size)
    os.truncate(largest, largest.stat().st_size // 2)


def empty(store: Path) -> None:
    for path in store.iterdir():
        path.unlink()


@pytest.mark.parametrize("breaking", [cut, empty, lambda store: (store / "CURRENT").unlink()])
def test_a_broken_store_is_made_again(export: Path, breaking: Callable[[Path], None]) -> None:
    expected = query(export, TERMS)
    (store,) = stores(export)
    breaking(store)
    assert query(export, TERMS) == expected
    assert list(store.glob("*.sst"))


def test_what_a_killed_question_left_is_removed(export: Path) -> None:
    left = prepared.place_of(export, "actor").with_suffix(".0123456789abcdef")
    left.mkdir(parents=True)
    (left / "000009.sst").write_bytes(b"half")
    query(export, TERMS)
    assert stores(export) == [prepared.place_of(export, "actor")]


def test_where_nothing_can_be_written_the_turtle_is_read(export: Path) -> None:
    (export.parent / ".out.store").write_text("in the way", "utf-8")
    assert query(export, TERMS).rows


def test_a_store_of_more_tables_than_are_open_is_not_asked(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = query(export, TERMS)
    monkeypatch.setattr(prepared, "MOST", 1)
    assert query(export, TERMS) == expected


def test_what_is_no_turtle_is_named(export: Path) -> None:
    (export / "graph.ttl").write_text("no turtle", "utf-8")
    with pytest.raises(QueryError, match=r"graph.ttl: no Turtle .*build the export again"):
        query(export, TERMS)
    assert stores(export) == []


def test_a_small_export_is_left_alone(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "LARGE", 10**9)
    query(export, TERMS)
    assert [path.name for path in export.parent.iterdir()] == ["out"]


def test_a_prepared_export_is_no_article_and_stays_as_it_is(export: Path) -> None:
    before = {path: path.read_bytes() for path in export.iterdir()}
    query(export, TERMS)
    assert {path: path.read_bytes() for path in export.iterdir()} == before
    assert not any(".out.store" in str(found) for found in files_of([str(export.parent)]))


def test_a_build_may_prepare_an_export_before_anybody_asks(export: Path) -> None:
    prepare(export)
    (store,) = stores(export)
    assert query(export, TERMS).rows
    assert stores(export) == [store]


def build(folder: Path, names: Iterable[int], told: str = "Somebody") -> None:
    """Write an export anew, as a build does: the old file stays with whoever holds it."""
    blocks = ["@prefix a: <http://example.org/> .", *(f'a:n{n} a:p "{told} {n}" .' for n in names)]
    (folder / "graph.ttl").unlink()
    (folder / "graph.ttl").write_text("\n\n".join(blocks) + "\n", "utf-8")
    digest = sha256((folder / "graph.ttl").read_bytes()).hexdigest()
    (folder / "run.json").write_text(json.dumps({"files": {"graph.ttl": digest}}), "utf-8")


def held(export: Path) -> int:
    """Return how many triples the store of an export holds, all of which its Turtle says."""
    asked = query(export, "SELECT * { ?one ?what ?other }").rows
    said = parse(path=export / "graph.ttl", format=RdfFormat.TURTLE)
    assert {one for one, _, _ in asked} == {quad.subject.value for quad in said}
    return len(asked)


def tables(export: Path) -> set[tuple[int, int]]:
    """Return the files of a store, whatever they are called."""
    found = (path.stat() for path in prepared.place_of(export, "actor").glob("*.sst"))
    return {(file.st_ino, file.st_mtime_ns) for file in found}


def test_the_store_of_a_grown_export_is_made_from_the_earlier_one(export: Path) -> None:
    build(export, range(200))
    held(export)
    for names in (range(201), range(3, 204), [*range(3, 204), 900]):
        before = tables(export)
        build(export, names)
        assert held(export) == len(names)
        assert before & tables(export)
        assert len(stores(export)) == 1


def test_tables_are_put_together_before_there_are_too_many(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "MOST", 8)
    build(export, range(100))
    for size in range(100, 105):
        build(export, range(size))
        assert held(export) == size
        assert len(tables(export)) <= prepared.MOST


def test_the_store_of_an_export_that_somebody_changed_is_made_anew(export: Path) -> None:
    build(export, range(100))
    held(export)
    with (export / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write('\na:new a:p "new" .\n')
    assert held(export) == 101
    build(export, range(101))
    assert held(export) == 101  # what was changed by hand is gone


def test_where_much_differs_all_is_read(export: Path) -> None:
    build(export, range(100))
    held(export)
    before = tables(export)
    build(export, range(100), "Nobody")
    assert held(export) == 100
    assert not before & tables(export)


def test_an_earlier_store_that_is_broken_is_not_missed(export: Path) -> None:
    build(export, range(100))
    held(export)
    cut(prepared.place_of(export, "actor"))
    (prepared.place_of(export, "actor") / "CURRENT").unlink()
    build(export, range(101))
    assert held(export) == 101


def test_blocks_are_found_wherever_a_file_is_cut(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(export, range(20))
    whole = list(renewed.blocks(export / "graph.ttl"))
    for size in range(1, 60):
        monkeypatch.setattr(renewed, "PIECE", size)
        assert list(renewed.blocks(export / "graph.ttl")) == whole
