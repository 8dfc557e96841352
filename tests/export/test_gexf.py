from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.drawing import drawing
from kg.export.gexf import gexf
from kg.network import actors_network
from kg.types import Event
from tests.samples import sample

EVENTS = sample().events
SPACE = "{http://gexf.net/1.3}"


def read(text: str) -> networkx.MultiDiGraph:
    return networkx.MultiDiGraph(networkx.read_gexf(BytesIO(text.encode()), version="1.3"))


def edges(events: tuple[Event, ...]) -> dict[str, ElementTree.Element]:
    return {
        edge.get("id", ""): edge
        for edge in ElementTree.fromstring(gexf(events)).iter(f"{SPACE}edge")
    }


def test_networkx_reads_what_was_written():
    network, found = drawing(EVENTS), read(gexf(EVENTS))
    unasserted = {event.id for event in EVENTS if not event.asserted}
    assert set(found) == set(network) == set(actors_network(EVENTS)) | unasserted
    for node, values in network.nodes(data=True):
        assert {
            name: value for name, value in values.items() if value != ""
        }.items() <= found.nodes[node].items()
    again = {
        values["id"]: (source, target, values) for source, target, values in found.edges(data=True)
    }
    assert len(again) == network.number_of_edges() > 0
    for source, target, values in network.edges(data=True):
        assert again[values["id"]][:2] == (source, target)
        assert {name: value for name, value in values.items() if value != ""}.items() <= again[
            values["id"]
        ][2].items()


def test_label_and_kind_of_an_edge_are_what_was_done():
    kinds = {edge.get("id"): edge.get("kind") for edge in edges(EVENTS).values()}
    for *_, values in read(gexf(EVENTS)).edges(data=True):
        assert kinds[values["id"]] == values["label"] == values["action"] and values["asserted"]


def test_an_event_that_no_article_asserts_is_a_node_that_no_edge_touches():
    found = read(gexf(EVENTS))
    rest = {node: values for node, values in found.nodes(data=True) if values["node"] == "event"}
    assert {(node, values["status"]) for node, values in rest.items()} == {
        (event.id, event.status) for event in EVENTS if not event.asserted
    }
    assert not any(values["asserted"] or found.degree(node) for node, values in rest.items())
    assert {values["label"] for values in rest.values()} >= {"planned: AID: Germany → Mali"}


def test_edges_and_events_last_as_long_as_is_known():
    by_event = {event.id: event for event in EVENTS}
    nodes = {
        node.get("id", ""): node
        for node in ElementTree.fromstring(gexf(EVENTS)).iter(f"{SPACE}node")
    }
    told = {name: node for name, node in nodes.items() if name in by_event}
    for written in (edges(EVENTS), told):
        assert any(element.get("start") for element in written.values())
        for name, element in written.items():
            date = by_event[name.split("-", 1)[0]].date
            expected = (date.start.isoformat(), date.end.isoformat()) if date else (None, None)
            assert (element.get("start"), element.get("end")) == expected
    assert not any(node.get("start") for name, node in nodes.items() if name not in told)


def test_a_network_without_dates_is_static():
    timeless = tuple(replace(event, date=None) for event in EVENTS)
    (graph,) = ElementTree.fromstring(gexf(timeless)).iter(f"{SPACE}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("static", None)
    (graph,) = ElementTree.fromstring(gexf(EVENTS)).iter(f"{SPACE}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")


def test_weights_are_positive_and_count_the_claims_that_say_so():
    by_event = {event.id: event for event in EVENTS}
    for *_, values in read(gexf(EVENTS)).edges(data=True):
        event = by_event[values["event"]]
        assert values["weight"] == sum(claim.asserted for claim in event.claims) > 0
    assert max(values["weight"] for *_, values in read(gexf(EVENTS)).edges(data=True)) == 2


def test_every_value_has_a_declared_column():
    tree = ElementTree.fromstring(gexf(EVENTS))
    for kind in ("node", "edge"):
        (head,) = [found for found in tree.iter(f"{SPACE}attributes") if found.get("class") == kind]
        declared = {column.get("id"): column.get("type") for column in head}
        used = {
            value.get("for")
            for found in tree.iter(f"{SPACE}{kind}")
            for value in found.iter(f"{SPACE}attvalue")
        }
        assert used <= set(declared) and len(declared) == len(list(head))
        if kind == "edge":
            assert (declared["asserted"], declared["goldstein"], declared["quad_class"]) == (
                "boolean",
                "double",
                "string",
            )


def test_order_of_events_does_not_matter():
    assert gexf(reversed(EVENTS)) == gexf(EVENTS)


@given(st.text(st.characters(codec=None)))
@settings(max_examples=100, deadline=None)
def test_any_name_can_be_read_back(name):
    one = next(
        event for event in EVENTS if event.asserted and event.targets and not event.symmetric
    )
    actor = replace(one.sources[0], name=name)
    found = read(gexf([replace(one, sources=(actor,))]))
    assert (
        found.nodes[actor.id]["label"]
        == drawing([replace(one, sources=(actor,))]).nodes[actor.id]["label"]
    )


def test_forbidden_characters_are_replaced():
    one = next(
        event for event in EVENTS if event.asserted and event.targets and not event.symmetric
    )
    actor = replace(one.sources[0], name='a\x00b\ud800c\ufffe<&>"\r\n\U0001f600')
    found = read(gexf([replace(one, sources=(actor,))]))
    assert found.nodes[actor.id]["label"] == 'a\ufffdb\ufffdc\ufffd<&>"\r\n\U0001f600'


@pytest.mark.parametrize(
    "events", [(), tuple(event for event in EVENTS if not (event.sources and event.targets))]
)
def test_no_edges_are_a_network_too(events):
    assert read(gexf(events)).number_of_edges() == 0
