"""``import kg``: what users of Python call."""

from datetime import date
from pathlib import Path

import pytest

import kg

TEXT = "France accused Mali on Sunday. The Kremlin denied that Russia attacked Moldova.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_graph_can_be_built_more_than_once(article):
    assert kg.build(article, published="2020-08-31").events == kg.build([str(article)], published=date(2020, 8, 31)).events


def test_a_graph_can_be_saved_and_loaded(article, tmp_path):
    graph = kg.build(article, published="2020-08-31")
    graph.save(tmp_path / "out")
    assert kg.load(tmp_path / "out").collection == graph.collection


def test_only_what_is_asserted_is_an_edge(article):
    graph = kg.build(article, published="2020-08-31")
    assert list(graph.to_networkx().edges()) == [("wd-Q142", "wd-Q912")]
    assert sorted(edge["status"] for *_, edge in graph.to_networkx(claimed=True).edges(data=True)) == ["denied", "occurred"]


def test_a_wrong_date_is_named(article):
    with pytest.raises(kg.UsageError, match="write it as YYYY-MM-DD"):
        kg.build(article, published="Monday")


def test_an_input_that_cannot_be_read_stops_or_is_handed_over(article, tmp_path):
    gone = tmp_path / "gone.txt"
    with pytest.raises(kg.InputError, match="no such file"):
        kg.build([article, gone])
    refused: list[kg.InputError] = []
    assert kg.build([article, gone], refused=refused.append).articles
    assert len(refused) == 1


def test_the_package_has_what_it_names():
    assert all(getattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError):
        kg.nothing  # noqa: B018


def test_the_first_example_of_the_design_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, "utf-8")

    graph = kg.build("articles/", published="2020-08-31")
    assert all(claim.evidence.quote in TEXT for event in graph.events for claim in event.claims)
    assert graph.to_networkx().number_of_edges() < graph.to_networkx(claimed=True).number_of_edges()
    assert set(graph.to_networkx(events=True)) >= {event.id for event in graph.events}
    assert len(graph.to_rdf()) > len(graph.to_pandas()) == len(graph.events)
    assert graph.query("SELECT ?claim { ?claim a kg:Claim }")
    graph.save("exports/")
    assert (tmp_path / "exports" / "graph.html").is_file()
