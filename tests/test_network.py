from dataclasses import replace

import networkx

from kg.network import actors_network, events_network
from tests.samples import sample

EVENTS = sample().events


def test_there_is_one_edge_per_event_and_pair():
    edges = [(source, target, key) for source, target, key in actors_network(EVENTS).edges(keys=True)]
    assert sorted(edges) == sorted((source.id, target.id, event.id) for event in EVENTS for source, target in event.pairs)


def test_an_edge_tells_what_its_event_tells():
    events = {event.id: event for event in EVENTS}
    for _, _, key, values in actors_network(EVENTS).edges(keys=True, data=True):
        event = events[key]
        expected = (event.id, event.action, event.status, event.asserted, event.symmetric)
        assert tuple(values[name] for name in ("event", "action", "status", "asserted", "symmetric")) == expected
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
    assert {node for node, kind in network.nodes(data="node") if kind == "event"} == {event.id for event in EVENTS}
    for event in EVENTS:
        into = {(source, role) for source, _, role in network.in_edges(event.id, data="role")}
        out = {(target, role) for _, target, role in network.out_edges(event.id, data="role")}
        speakers = {(one.first.id, "speaker") for claim in event.claims for one in claim.speakers}
        assert into == {(actor.id, "source") for actor in event.sources} | speakers
        assert out == {(actor.id, "target") for actor in event.targets}


def test_values_are_plain():
    for network in (actors_network(EVENTS), events_network(EVENTS)):
        values = [values for _, values in network.nodes(data=True)] + [values for *_, values in network.edges(data=True)]
        assert {type(value) for one in values for value in one.values()} <= {str, int, bool}


def test_order_of_events_does_not_matter():
    for make in (actors_network, events_network):
        one, other = make(EVENTS), make(tuple(reversed(EVENTS)))
        assert list(one.nodes(data=True)) == list(other.nodes(data=True))
        assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_nobody_stands_in_relation_to_himself():
    loops = [replace(event, targets=event.sources) for event in EVENTS if len(event.sources) == 1]
    assert networkx.number_of_selfloops(actors_network(loops)) == 0


def test_no_events_are_an_empty_network():
    assert len(actors_network([])) == len(events_network([])) == 0
