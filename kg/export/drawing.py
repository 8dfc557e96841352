"""The network as programs that draw networks want it. Knows networkx and what XML can hold.

Never knows a file format. Such programs count every edge, whatever it says of itself. So an edge is
what an article asserts, and its weight the number of claims that do. An event that no article
asserts is a node of its own, ``node="event"``, which no edge touches: nobody's degree, strength or
distance depends on it, and a filter for ``node="actor"`` leaves the plain network.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import networkx

from kg.events.edges import Edge, asserted_edges
from kg.export.headlines import according, headline, what_became
from kg.export.tables import measures, side
from kg.network import actor_values, edge_values, event_values
from kg.types import Actor, Event, actors_of

if TYPE_CHECKING:
    from kg.network import Network

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Attributes = dict[str, str | int | float | bool]


def drawing(events: Iterable[Event]) -> "Network":
    """Return the network with labels, quad classes and weights, in text that XML can hold.

    Each edge has an ``id`` that occurs once in the whole network.
    """
    found = sorted(events, key=lambda event: event.id)
    network: Network = networkx.MultiDiGraph()
    taking_part = {actor.id for event in found for actor in event.sources + event.targets}
    for actor in sorted(actors_of(found), key=lambda actor: actor.id):
        if actor.id in taking_part:
            network.add_node(legal(actor.id), **actor_attributes(actor))
    for event in found:
        if not event.asserted:
            network.add_node(legal(event.id), **event_attributes(event))
    for edge in asserted_edges(found):
        source, target, values = edge.source.id, edge.target.id, edge_attributes(edge)
        network.add_edge(legal(source), legal(target), key=edge.event.id, **values)
    return network


def actor_attributes(actor: Actor) -> Attributes:
    """Return what the node of an actor says."""
    own: Attributes = {"label": actor.name, "node": "actor"}
    return clean({**own, **actor_values(actor)})


def edge_attributes(edge: Edge) -> Attributes:
    """Return what an edge says: what it says in the network, and what only a drawing needs."""
    event = edge.event
    name = f"{event.id}-{edge.source.id}-{edge.target.id}"
    own: Attributes = {"label": event.action, "weight": float(len(event.claims)), "id": name}
    return clean({**own, **edge_values(edge), **known(measures(event))})


def event_attributes(event: Event) -> Attributes:
    """Return what the node of an event that no article asserts says; actors as in the table."""
    name, size = title(event), len(event.claims)
    more = {**measures(event), **side("source", event.sources), **side("target", event.targets)}
    own: Attributes = {"label": name, "name": name, "node": "event", "claims": size}
    return clean({**own, **event_values(event), **known(more)})


def title(event: Event) -> str:
    """Return what became of an act that no article asserts, then who is said to do it to whom."""
    sides = ([actor.name for actor in actors] for actors in (event.sources, event.targets))
    who = headline(event.action, *sides)
    return f"{what_became(event)}: {who}{according(event.speakers)}"


def known(values: Mapping[str, object]) -> Attributes:
    """Return the texts and numbers, without what is not known."""
    return {name: value for name, value in values.items() if isinstance(value, str | float)}


def clean(values: Attributes) -> Attributes:
    """Return the values with legal text."""
    return {key: legal(value) if isinstance(value, str) else value for key, value in values.items()}


def legal(text: str) -> str:
    """Return text in which characters that XML forbids are shown as a replacement mark."""
    return text if text.isprintable() and text.isascii() else FORBIDDEN.sub("\ufffd", text)
