from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import networkx
from hypothesis import given
from hypothesis import strategies as st

from kg.export.graphml import graphml
from kg.network import actors_network
from tests.samples import sample

EVENTS = sample().events


def read(text: str) -> networkx.MultiDiGraph:
    return networkx.read_graphml(BytesIO(text.encode()), force_multigraph=True)


def test_networkx_reads_what_it_wrote():
    network, found = actors_network(EVENTS), read(graphml(EVENTS))
    assert set(found) == set(network)
    edges = {(source, target, values["event"]): values for source, target, values in found.edges(data=True)}
    assert len(edges) == network.number_of_edges() > 0
    for source, target, key, values in network.edges(keys=True, data=True):
        assert values.items() <= edges[source, target, key].items()


def test_nodes_are_labelled_with_their_names_and_asserted_edges_with_their_actions():
    found = read(graphml(EVENTS))
    assert all(values["label"] == values["name"] for _, values in found.nodes(data=True))
    assert all(values["label"] == values["action"] for *_, values in found.edges(data=True) if values["asserted"])


def test_the_label_of_an_edge_that_is_not_asserted_says_so():
    labels = {values["label"] for *_, values in read(graphml(EVENTS)).edges(data=True) if not values["asserted"]}
    assert labels >= {"MOBILIZE (denied)", "ASSAULT (claimed)", "COERCE (conditional)", "CONSULT (planned)"}
    assert all(label.endswith(")") for label in labels)


def test_edges_have_quad_class_goldstein_value_and_weight():
    found = [values for *_, values in read(graphml(EVENTS)).edges(data=True)]
    classes = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}
    assert all(values["quad_class"] in classes and -10 <= values["goldstein"] <= 10 for values in found)
    by_event = {event.id: event for event in EVENTS}
    for values in found:
        event = by_event[values["event"]]
        assert values["weight"] == sum(claim.status == event.status and claim.asserted == event.asserted for claim in event.claims)


def test_ids_of_edges_occur_once():
    many = [replace(event, sources=EVENTS[0].sources + EVENTS[1].sources, targets=EVENTS[2].targets) for event in EVENTS]
    tree = ElementTree.fromstring(graphml(many))
    ids = [edge.get("id") for edge in tree.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert len(ids) == len(set(ids)) > 0


def test_order_of_events_does_not_matter():
    assert graphml(reversed(EVENTS)) == graphml(EVENTS)


@given(st.text(st.characters(codec=None)))
def test_any_name_can_be_read_back(name):
    one = next(event for event in EVENTS if event.pairs and not event.symmetric)
    actor = replace(one.sources[0], name=name)
    found = read(graphml([replace(one, sources=(actor, *one.sources[1:]))]))
    assert actor.id in found


def test_forbidden_characters_are_replaced():
    one = next(event for event in EVENTS if event.pairs and not event.symmetric)
    actor = replace(one.sources[0], name="a\x00b\ud800c\ufffe<&>\U0001f600")
    found = read(graphml([replace(one, sources=(actor, *one.sources[1:]))]))
    assert found.nodes[actor.id]["name"] == "a\ufffdb\ufffdc\ufffd<&>\U0001f600"


def test_no_events_are_an_empty_network():
    assert len(read(graphml([]))) == 0
