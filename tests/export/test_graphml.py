from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import networkx
from hypothesis import given
from hypothesis import strategies as st

from kg.events.edges import pairs
from kg.events.merge import merge
from kg.export.graphml import graphml
from kg.graph import Graph
from kg.network import actors_network
from kg.types import Collection
from tests.samples import sample

EVENTS = sample().events


def read(text: str) -> networkx.MultiDiGraph:
    return networkx.read_graphml(BytesIO(text.encode()), force_multigraph=True)


def test_networkx_reads_what_it_wrote():
    network, found = actors_network(EVENTS), read(graphml(EVENTS))
    assert {node for node, kind in found.nodes(data="node") if kind == "actor"} == set(network)
    edges = {
        (source, target, values["event"]): values
        for source, target, values in found.edges(data=True)
    }
    assert len(edges) == network.number_of_edges() > 0
    for source, target, key, values in network.edges(keys=True, data=True):
        assert values.items() <= edges[source, target, key].items()


def test_nodes_are_labelled_with_their_names_and_edges_with_their_actions():
    found = read(graphml(EVENTS))
    assert all(values["label"] == values["name"] for _, values in found.nodes(data=True))
    assert all(values["label"] == values["action"] for *_, values in found.edges(data=True))


def test_an_event_that_no_article_asserts_is_a_node_that_no_edge_touches():
    found = read(graphml(EVENTS))
    rest = {node: values for node, values in found.nodes(data=True) if values["node"] == "event"}
    assert set(rest) == {event.id for event in EVENTS if not event.asserted} != set()
    assert all(found.degree(node) == 0 for node in rest)
    for event in EVENTS:
        values = rest.get(event.id, {})
        assert event.asserted or (values["asserted"], values["status"]) == (False, event.status)
        assert event.asserted or values.get("source_id", "") == "; ".join(
            actor.id for actor in event.sources
        )
        assert event.asserted or values.get("target_id", "") == "; ".join(
            actor.id for actor in event.targets
        )


def test_the_label_of_an_event_says_first_what_became_of_it():
    found = read(graphml(EVENTS)).nodes(data=True)
    assert {values["label"] for _, values in found if values["node"] == "event"} >= {
        "denied: MOBILIZE: Russia → Belarus, according to Russian government",
        "claimed: ASSAULT: Russia → Moldova, according to Ukraine",
        "requested: RETREAT: Russia, according to Maria Sandoval",
        "planned: CONSULT: Kosovo, Serbia",
    }


def test_edges_have_quad_class_goldstein_value_and_weight():
    found = [values for *_, values in read(graphml(EVENTS)).edges(data=True)]
    classes = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}
    assert all(
        values["quad_class"] in classes and -10 <= values["goldstein"] <= 10 for values in found
    )
    by_event = {event.id: event for event in EVENTS}
    for values in found:
        event = by_event[values["event"]]
        assert values["weight"] == sum(claim.asserted for claim in event.claims) > 0


def test_strength_and_degree_count_asserted_claims_alone():
    found, network = read(graphml(EVENTS)), Graph(Collection((), EVENTS)).asserted().to_networkx()
    assert {actor: found.out_degree(actor) for actor in network} == dict(network.out_degree())
    assert sum(strength for _, strength in found.degree(weight="weight")) == 2 * sum(
        claim.asserted for event in EVENTS for claim in event.claims if pairs(claim)
    )


def test_ids_of_edges_occur_once():
    everybody = tuple(
        {
            mention.first: mention
            for claim in sample().claims
            for mention in claim.sources + claim.targets
        }.values()
    )
    many = merge(
        replace(claim, sources=everybody[:5], targets=everybody[3:])
        for claim in sample().claims
        if claim.asserted
    )
    tree = ElementTree.fromstring(graphml(many))
    ids = [edge.get("id") for edge in tree.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert len(ids) == len(set(ids)) > 0


def test_order_of_events_does_not_matter():
    assert graphml(reversed(EVENTS)) == graphml(EVENTS)


@given(st.text(st.characters(codec=None)))
def test_any_name_can_be_read_back(name):
    one = next(
        event for event in EVENTS if event.asserted and event.targets and not event.symmetric
    )
    actor = replace(one.sources[0], name=name)
    found = read(graphml([replace(one, sources=(actor, *one.sources[1:]))]))
    assert actor.id in found


def test_forbidden_characters_are_replaced():
    one = next(
        event for event in EVENTS if event.asserted and event.targets and not event.symmetric
    )
    actor = replace(one.sources[0], name="a\x00b\ud800c\ufffe<&>\U0001f600")
    found = read(graphml([replace(one, sources=(actor, *one.sources[1:]))]))
    assert found.nodes[actor.id]["name"] == "a\ufffdb\ufffdc\ufffd<&>\U0001f600"


def test_no_events_are_an_empty_network():
    assert len(read(graphml([]))) == 0
