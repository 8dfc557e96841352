"""The network of actors as GraphML, for Gephi, Cytoscape, igraph and networkx. Knows XML; never knows files."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx

from kg.build.network import actors_network
from kg.types import Event

if TYPE_CHECKING:
    from kg.build.network import Network

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(events: Iterable[Event]) -> str:
    """Return the network of actors as GraphML; ``label`` is the attribute that Gephi shows."""
    lines = networkx.generate_graphml(labelled(actors_network(events)), edge_id_from_attribute="id")
    return "<?xml version='1.0' encoding='utf-8'?>\n" + "\n".join(lines) + "\n"


def labelled(network: "Network") -> "Network":
    """Return a copy with labels, and with ids of edges that occur once in the whole file."""
    copy: Network = networkx.MultiDiGraph()
    for node, values in network.nodes(data=True):
        copy.add_node(legal(node), **clean({"label": values["name"], **values}))
    for source, target, key, values in network.edges(keys=True, data=True):
        label = {"label": values["action"], **values, "id": f"{key}-{source}-{target}"}
        copy.add_edge(legal(source), legal(target), key=key, **clean(label))
    return copy


def clean(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with legal text."""
    return {key: legal(value) if isinstance(value, str) else value for key, value in values.items()}


def legal(text: str) -> str:
    """Return text in which characters that XML forbids are shown as a replacement mark."""
    return FORBIDDEN.sub("\ufffd", text)
