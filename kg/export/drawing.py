"""The network of actors as programs that draw networks want it. Knows networkx and what XML can hold; never knows a file format."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import networkx

from kg.export.tables import measures
from kg.network import Values, actors_network
from kg.types import Event

if TYPE_CHECKING:
    from kg.network import Network

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Attributes = dict[str, str | int | float | bool]


def drawing(events: Iterable[Event]) -> "Network":
    """Return the network of actors with labels, quad classes and weights, in text that XML can hold.

    Each edge has an ``id`` that occurs once in the whole network.
    """
    found = {event.id: event for event in events}
    network = actors_network(found.values())
    copy: Network = networkx.MultiDiGraph()
    for node, values in network.nodes(data=True):
        copy.add_node(legal(node), **clean({"label": values["name"], **values}))
    for source, target, key, values in network.edges(keys=True, data=True):
        more = {**event_attributes(found[key], values), "id": f"{key}-{source}-{target}"}
        copy.add_edge(legal(source), legal(target), key=key, **clean(more))
    return copy


def event_attributes(event: Event, values: Values) -> Attributes:
    """Return what an edge says: what it says in the network, and what only a drawing needs."""
    coded = {name: value for name, value in measures(event).items() if isinstance(value, str | float)}
    return {"label": label(event), "weight": weight(event), **values, **coded}


def label(event: Event) -> str:
    """Return the action; of what no article asserts, with its status, so that no drawing shows it as a plain fact."""
    if event.asserted:
        return event.action
    return f"{event.action} ({'claimed' if event.status == 'occurred' else event.status})"


def weight(event: Event) -> float:
    """Return how many claims give the event its status."""
    return float(sum(claim.asserted if event.asserted else claim.status == event.status for claim in event.claims))


def clean(values: Attributes) -> Attributes:
    """Return the values with legal text."""
    return {key: legal(value) if isinstance(value, str) else value for key, value in values.items()}


def legal(text: str) -> str:
    """Return text in which characters that XML forbids are shown as a replacement mark."""
    return FORBIDDEN.sub("\ufffd", text)
