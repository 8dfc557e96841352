"""The network as GraphML, for Cytoscape, igraph, networkx and Gephi. Knows the format; never knows files."""

from collections.abc import Iterable

import networkx

from kg.export.drawing import drawing
from kg.types import Event


def graphml(events: Iterable[Event]) -> str:
    """Return the drawing of the network as GraphML; Gephi shows ``label`` and reads ``weight``."""
    lines = networkx.generate_graphml(drawing(events), edge_id_from_attribute="id")
    return "<?xml version='1.0' encoding='utf-8'?>\n" + "\n".join(lines) + "\n"
