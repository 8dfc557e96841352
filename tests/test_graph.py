import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from rdflib import URIRef

from kg.errors import InputError
from kg.events.merge import merge
from kg.graph import FRAMED, Graph
from kg.types import Collection
from tests.events.test_merge import ANY
from tests.samples import sample

REL = "https://w3id.org/polkg/rel#"
ACTOR = "https://w3id.org/polkg/actor/"

Edge = tuple[str, str, str]


def network_edges(graph: Graph) -> set[Edge]:
    """Return all edges of the networkx projection; a symmetric one holds both ways."""
    edges = list(graph.to_networkx().edges(data=True))
    straight = {(source, values["action"].lower(), target) for source, target, values in edges}
    return straight | {
        (target, values["action"].lower(), source)
        for source, target, values in edges
        if values["symmetric"]
    }


def rdf_edges(graph: Graph) -> set[Edge]:
    """Return the direct edges of the RDF projection."""
    triples = [
        triple
        for triple in graph.to_rdf()
        if isinstance(triple[1], URIRef) and triple[1].startswith(REL)
    ]
    return {
        (source.removeprefix(ACTOR), edge.removeprefix(REL), target.removeprefix(ACTOR))
        for source, edge, target in triples
    }


def test_both_projections_have_the_same_direct_edges():
    graph = Graph(sample())
    assert network_edges(graph) == rdf_edges(graph) != set()


@given(ANY)
@settings(max_examples=40, deadline=None)
def test_both_projections_of_any_claims_have_the_same_direct_edges(claims):
    graph = Graph(Collection((), merge(claims)))
    assert network_edges(graph) == rdf_edges(graph)


def test_a_graph_tells_its_size():
    graph = Graph(sample())
    assert repr(graph) == f"Graph({len(graph)} events, {len(graph.actors)} actors, 2 articles)"
    assert repr(Graph()) == "Graph(0 events, 0 actors, 0 articles)"
    assert repr(Graph(replace(sample(), articles=sample().articles[:1]))).endswith("1 article)")


def test_only_what_is_asserted_remains():
    graph = Graph(sample()).asserted()
    assert 0 < len(graph) < len(Graph(sample()))
    assert all(event.asserted for event in graph.events)
    assert graph.to_networkx(claimed=True).edges == graph.to_networkx().edges
    assert graph.articles == sample().articles


def test_claimed_edges_come_on_request():
    plain, more = (Graph(sample()).to_networkx(claimed=claimed) for claimed in (False, True))
    assert set(plain) == set(more) and set(plain.edges(keys=True)) < set(more.edges(keys=True))
    assert {values["asserted"] for *_, values in more.edges(data=True)} == {True, False}


def test_events_can_be_nodes():
    graph = Graph(sample())
    assert {event.id for event in graph.events} <= set(graph.to_networkx(events=True))


def test_there_is_a_row_for_each_event():
    assert len(Graph(sample()).to_pandas()) == len(Graph(sample()))


def test_a_question_gets_rows():
    rows = Graph(sample()).query(f"SELECT ?who ?whom WHERE {{ ?who <{REL}accuse> ?whom }}")
    assert len(rows) == 2 and all(set(row) == {"who", "whom"} for row in rows)


def test_what_is_saved_can_be_loaded(tmp_path):
    graph = Graph(Collection(sample().articles, merge(sample().claims)))
    folder = graph.save(tmp_path / "out")
    found = Graph.load(folder)
    assert found.articles == graph.articles
    assert [event.id for event in found.events] == [event.id for event in graph.events]
    assert network_edges(found) == network_edges(graph)
    found.save(tmp_path / "again")
    for name in ("articles.jsonl", "claims.jsonl"):
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()


def test_saving_twice_gives_the_same_bytes(tmp_path):
    one, other = (Graph(sample()).save(tmp_path / name) for name in ("one", "other"))
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_the_run_file_names_no_machine(tmp_path):
    folder = Graph(sample()).save(tmp_path / "out")
    text = (folder / "run.json").read_text(encoding="utf-8")
    assert set(json.loads(text)) == {"kg", "counts", "statuses", "files"}
    assert str(tmp_path) not in text and str(Path.home()) not in text


def test_a_folder_that_is_no_export_is_named(tmp_path):
    with pytest.raises(InputError, match=r"articles\.jsonl"):
        Graph.load(tmp_path)


def test_a_broken_line_is_named_with_its_file(tmp_path):
    folder = Graph(sample()).save(tmp_path / "out")
    with (folder / "claims.jsonl").open("a", encoding="utf-8") as file:
        file.write("{}\n")
    with pytest.raises(InputError, match=r"claims\.jsonl: line 18: "):
        Graph.load(folder)


class Tags(HTMLParser):
    """Collect the tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def hostile(name: str) -> Collection:
    collection = sample()
    events = (
        replace(event, sources=tuple(replace(actor, name=name) for actor in event.sources))
        for event in collection.events
    )
    return replace(collection, events=tuple(events))


def test_a_notebook_shows_a_table_and_the_page_in_a_closed_frame():
    tags = Tags(Graph(hostile("</td><script>alert(1)</script>\"'>"))._repr_html_()).found
    assert {tag for tag, _ in tags} == {"p", "table", "thead", "tbody", "tr", "th", "td", "iframe"}
    (frame,) = [values for tag, values in tags if tag == "iframe"]
    assert "allow-same-origin" not in (frame["sandbox"] or "") and "allow-top-navigation" not in (
        frame["sandbox"] or ""
    )
    assert "<html" in (frame["srcdoc"] or "")
    assert sum(tag == "tr" for tag, _ in tags) == 11


def test_a_large_graph_is_shown_as_a_table_alone():
    event = sample().events[0]
    many = Collection((), tuple(replace(event, id=f"ev{number}") for number in range(FRAMED + 1)))
    assert "iframe" not in Graph(many)._repr_html_()


def test_asserted_events_are_shown_first():
    shown = Graph(sample())._repr_html_().split("<iframe")[0]
    assert shown.count("<td>occurred</td>") == sum(event.asserted for event in sample().events)
