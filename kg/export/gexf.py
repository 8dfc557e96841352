"""The network as GEXF 1.3, for Gephi. Knows the format; never knows files.

Edges and events whose day is known have a first and a last one, so that Gephi's timeline works. An edge's kind is its label:
Gephi adds up parallel edges of one kind when it opens a file. networkx's own writer is not used: it writes the day of writing.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from kg.export.drawing import Attributes, drawing
from kg.types import Event

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>kg</creator><description>Who did what to whom. Each edge is asserted by an article; \
of a symmetric act it stands for both directions. What no article asserts is a node without edges: filter by node = actor to leave \
it out.</description></meta>
"""
TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}
OWN = frozenset({"id", "label", "weight"})  # GEXF has attributes of its own for these


def gexf(events: Iterable[Event]) -> str:
    """Return the drawing of the network as GEXF."""
    network = drawing(events)
    nodes = [(name, dict(values)) for name, values in network.nodes(data=True)]
    edges = [(source, target, dict(values)) for source, target, values in network.edges(data=True)]
    written = [values for *_, values in nodes + edges]
    lines = [
        tag("graph", {"defaultedgetype": "directed", "idtype": "string", **mode(written)}),
        *columns("node", [values for _, values in nodes]),
        *columns("edge", [values for *_, values in edges]),
        "<nodes>",
        *(line for name, values in nodes for line in node(name, values)),
        "</nodes>",
        "<edges>",
        *(line for source, target, values in edges for line in edge(source, target, values)),
        "</edges>",
        "</graph>",
    ]
    return HEAD + "\n".join(lines) + "\n</gexf>\n"


def mode(written: Iterable[Attributes]) -> dict[str, str]:
    """Return whether the network changes with time: it does if any date is known."""
    return (
        {"mode": "dynamic", "timeformat": "date"} if any(map(days, written)) else {"mode": "static"}
    )


def columns(kind: str, rows: Iterable[Attributes]) -> Iterator[str]:
    """Yield the declarations of the columns of nodes or edges, in the order in which they first occur."""
    types = {
        name: TYPES[type(value)]
        for values in rows
        for name, value in values.items()
        if name not in OWN
    }
    yield tag("attributes", {"class": kind})
    yield from (
        tag("attribute", {"id": name, "title": name, "type": form}, "/")
        for name, form in types.items()
    )
    yield "</attributes>"


def node(name: str, values: Attributes) -> Iterator[str]:
    """Yield one node."""
    return entry("node", {"id": name, "label": text(values["label"])} | days(values), values)


def edge(source: str, target: str, values: Attributes) -> Iterator[str]:
    """Yield one edge."""
    name = text(values["label"])
    own = {
        "id": text(values["id"]),
        "source": source,
        "target": target,
        "label": name,
        "kind": name,
        "weight": text(values["weight"]),
    }
    return entry("edge", own | days(values), values)


def days(values: Attributes) -> dict[str, str]:
    """Return the first and the last day, where they are known."""
    return (
        {"start": text(values["date"]), "end": text(values["date_end"])}
        if values.get("date")
        else {}
    )


def entry(kind: str, own: Mapping[str, str], values: Attributes) -> Iterator[str]:
    """Yield a node or an edge with its values; what is empty is left out."""
    yield tag(kind, own)
    yield "<attvalues>"
    for name, value in values.items():
        if name not in OWN and value != "":
            yield tag("attvalue", {"for": name, "value": text(value)}, "/")
    yield "</attvalues>"
    yield f"</{kind}>"


def text(value: object) -> str:
    """Return a value as XML Schema writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def tag(name: str, attributes: Mapping[str, str], end: str = "") -> str:
    """Return a start tag, or an empty element if it ends with "/".

    >>> tag("node", {"id": "a<b"}, "/")
    '<node id="a&lt;b"/>'
    """
    return (
        f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}{end}>"
    )
