"""A large export is read once; what is kept of it answers as the export itself does, or is made again."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.articles.sources import files_of
from kg.errors import QueryError
from kg.export.turtle import turtle
from kg.query import prepared, query
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
