"""The network as GraphML, for Cytoscape, igraph, networkx and Gephi. Knows the format; never knows files.

What a node or an edge says is that of ``drawing.py``. Each is written as its event goes by, and put
in order as text, however many there are: networkx' own writer holds all of them twice in memory.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from kg.events.edges import asserted_edges
from kg.export.drawing import (
    Attributes,
    actor_attributes,
    edge_attributes,
    event_attributes,
    legal,
)
from kg.export.in_order import in_order
from kg.export.tables import side
from kg.types import Actor, Event, each_actor

SPACE = "http://graphml.graphdrawing.org/xmlns"
HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    f'<graphml xmlns="{SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{SPACE} {SPACE}/1.0/graphml.xsd">\n'
)
ENDS = (*side("source", ()), *side("target", ()))
EVENT = (
    "action cameo symmetric status asserted speaker date date_end precision latest place".split()
)
MEASURES = ("quad_class", "goldstein")
ACTORS = "label node name kind country role wikidata country_from group group_name claims".split()
NODE = (*ACTORS, *EVENT, *MEASURES, *ENDS)
EDGE = ("label", "weight", "id", *EVENT, "event", *MEASURES)
TYPES = {
    "claims": "long", "goldstein": "double", "weight": "double",
    "symmetric": "boolean", "asserted": "boolean",
}  # fmt: skip
KEYS = {("node", name): f"d{at}" for at, name in enumerate(NODE)} | {
    ("edge", name): f"d{at}" for at, name in enumerate(EDGE, start=len(NODE))
}
ACTOR, CLAIMED, BETWEEN = "0", "1", "2"  # in this order they stand in the file
MARKUP = re.compile("[&<>\r\t\n]")
LINE = "\x1e"  # no XML holds this sign: it stands for the end of a line until all is in order
MANY = 50_000  # actors that are remembered as written


def graphml(events: Iterable[Event]) -> str:
    """Return the drawing of the network as GraphML; Gephi shows ``label`` and reads ``weight``."""
    return "".join(pieces(events))


def pieces(events: Iterable[Event]) -> Iterator[str]:
    """Yield the same piece by piece."""
    yield HEAD
    for (scope, name), key in KEYS.items():
        kind = TYPES.get(name, "string")
        yield f'  <key id="{key}" for="{scope}" attr.name="{name}" attr.type="{kind}" />\n'
    yield '  <graph edgedefault="directed">\n'
    for kind, found in groupby(in_order(texts(events)), key=lambda text: text[0]):
        for text in taking_part(found) if kind == ACTOR else found:
            yield text.rpartition("\t")[2].replace(LINE, "\n")
    yield "  </graph>\n</graphml>\n"


def texts(events: Iterable[Event]) -> Iterator[str]:
    """Yield nodes and edges, each behind what they are put in order by, parted by tabs."""
    seen: set[tuple[str, ...]] = set()
    for event in events:
        for part, actors in (("part", event.sources + event.targets), ("voice", speakers(event))):
            for actor in actors:
                key = (ACTOR, actor.id, actor.name, actor.role or "", part)
                if key not in seen:
                    seen.add(key)
                    yield "\t".join(
                        (*map(legal_field, key), node(actor.id, actor_attributes(actor)))
                    )
        if len(seen) > MANY:
            seen.clear()
        if not event.asserted:
            yield "\t".join((CLAIMED, event.id, node(event.id, event_attributes(event))))
        for edge in asserted_edges((event,)):
            ends = legal(edge.source.id), legal(edge.target.id)
            yield "\t".join((BETWEEN, *ends, event.id, line(*ends, edge_attributes(edge))))


def speakers(event: Event) -> Iterator[Actor]:
    """Yield whom the claims of an event name as speakers: how one is called there counts too."""
    return each_actor(mention for claim in event.claims for mention in claim.speakers)


def legal_field(text: str) -> str:
    """Return a text as it may stand between tabs."""
    return " ".join(legal(text).split())


def taking_part(found: Iterable[str]) -> Iterator[str]:
    """Yield of each actor that takes part the record that sorts first."""
    for _, same in groupby(found, key=lambda text: text.split("\t", 2)[1]):
        records = list(same)
        if any(text.split("\t", 5)[4] == "part" for text in records):
            yield records[0]


def node(name: str, values: Attributes) -> str:
    """Return a node as one line."""
    return element("node", f"id={quoteattr(legal(name))}", values)


def line(source: str, target: str, values: Attributes) -> str:
    """Return an edge as one line."""
    ends = f"source={quoteattr(source)} target={quoteattr(target)}"
    return element("edge", f"{ends} id={quoteattr(str(values['id']))}", values)


def element(scope: str, own: str, values: Attributes) -> str:
    """Return a node or an edge with its values."""
    told = (data(KEYS[scope, name], value) for name, value in values.items())
    return f"    <{scope} {own}>{LINE}{''.join(told)}    </{scope}>{LINE}"


def data(key: str, value: str | float) -> str:
    """Return a value as an element."""
    text = str(value)
    if not text:
        return f'      <data key="{key}" />{LINE}'
    if MARKUP.search(text):
        text = escape(text, {"\r": "&#13;", "\t": "&#9;", "\n": "&#10;"})
    return f'      <data key="{key}">{text}</data>{LINE}'
