from dataclasses import replace

import networkx

from kg.events.edges import asserted_edges, claimed_edges
from kg.events.merge import merge
from kg.network import actors_network, events_network
from tests.samples import sample

EVENTS = sample().events


def test_there_is_one_edge_per_asserted_event_and_pair():
    found = sorted(actors_network(EVENTS).edges(keys=True))
    assert found == sorted(
        (edge.source.id, edge.target.id, edge.event.id) for edge in asserted_edges(EVENTS)
    )
    assert len(found) > 3 and all(
        values["asserted"] for *_, values in actors_network(EVENTS).edges(data=True)
    )


def test_claimed_edges_come_on_request_and_say_what_they_are():
    network = actors_network(EVENTS, claimed=True)
    rest = {
        (one, other, key): values
        for one, other, key, values in network.edges(keys=True, data=True)
        if not values["asserted"]
    }
    assert set(rest) == {
        (edge.source.id, edge.target.id, edge.event.id) for edge in claimed_edges(EVENTS)
    }
    assert {values["status"] for values in rest.values()} >= {
        "denied",
        "planned",
        "conditional",
        "possible",
        "occurred",
    }
    assert all(values["speaker"] for values in rest.values() if values["status"] == "occurred")
    asserted = [edge for edge in network.edges(keys=True, data=True) if edge[3]["asserted"]]
    assert asserted == list(actors_network(EVENTS).edges(keys=True, data=True))


def test_a_speaker_s_edge_names_the_speaker():
    network = actors_network(EVENTS, claimed=True)
    (attack,) = [values for *_, values in network.edges(data=True) if values["action"] == "ASSAULT"]
    assert (attack["asserted"], attack["status"], attack["speaker"]) == (
        False,
        "occurred",
        "Ukraine",
    )


def test_an_edge_tells_what_its_event_tells():
    events = {event.id: event for event in EVENTS}
    for _, _, key, values in actors_network(EVENTS, claimed=True).edges(keys=True, data=True):
        event = events[key]
        expected = (event.id, event.action, event.status, event.asserted, event.symmetric)
        assert (
            tuple(values[name] for name in ("event", "action", "status", "asserted", "symmetric"))
            == expected
        )
        assert values["speaker"] == "; ".join(actor.name for actor in event.speakers)
        assert values["date"] == (event.date.start.isoformat() if event.date else "")


def test_an_event_without_target_stays_on_its_actor():
    network = actors_network(EVENTS)
    alone = [actor.id for event in EVENTS if not event.targets for actor in event.sources]
    assert alone and set(alone) <= set(network)


def test_who_only_speaks_is_no_node_among_those_who_act():
    acting = {actor.id for event in EVENTS for actor in event.sources + event.targets}
    assert set(actors_network(EVENTS)) == acting


def test_events_as_nodes_lose_nothing():
    network = events_network(EVENTS)
    assert {node for node, kind in network.nodes(data="node") if kind == "event"} == {
        event.id for event in EVENTS
    }
    for event in EVENTS:
        found = {(actor, role) for _, actor, role in network.out_edges(event.id, data="role")}
        sides = [("source", event.sources), ("target", event.targets)]
        prefix = "" if event.asserted else "claimed_"
        speakers = {(one.first.id, "speaker") for claim in event.claims for one in claim.speakers}
        assert (
            found
            == {(actor.id, prefix + side) for side, actors in sides for actor in actors} | speakers
        )


def test_no_path_leads_from_actor_to_actor_where_events_are_nodes():
    network = events_network(EVENTS)
    assert {kind for node, kind in network.nodes(data="node") if network.out_degree(node)} == {
        "event"
    }
    assert {kind for node, kind in network.nodes(data="node") if network.in_degree(node)} == {
        "actor"
    }


def test_where_events_are_nodes_each_edge_says_whether_somebody_takes_part():
    for event, _, values in events_network(EVENTS).edges(data=True):
        told = next(one for one in EVENTS if one.id == event)
        assert values["asserted"] == (values["role"] in {"source", "target"})
        assert values["status"] in {claim.status for claim in told.claims}


def test_values_are_plain():
    for network in (actors_network(EVENTS, claimed=True), events_network(EVENTS)):
        values = [values for _, values in network.nodes(data=True)] + [
            values for *_, values in network.edges(data=True)
        ]
        assert {type(value) for one in values for value in one.values()} <= {str, int, bool}


def test_order_of_events_does_not_matter():
    for make in (actors_network, events_network):
        one, other = make(EVENTS), make(tuple(reversed(EVENTS)))
        assert list(one.nodes(data=True)) == list(other.nodes(data=True))
        assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_nobody_stands_in_relation_to_himself():
    alone = [
        replace(claim, targets=claim.sources)
        for claim in sample().claims
        if len(claim.sources) == 1
    ]
    network = actors_network(merge(alone), claimed=True)
    assert len(network) > 1 and networkx.number_of_edges(network) == 0


def test_no_events_are_an_empty_network():
    assert len(actors_network([])) == len(events_network([])) == 0
