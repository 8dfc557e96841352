"""What programs take for facts when they open one of our files: a reader for each ending of a name.

Nobody here filters. A reader takes every edge that it finds, as somebody would who has not read
that events have a status. A format with a new ending needs its own reader, which says how the edges
of its files are read.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx
import pyoxigraph
from pyarrow import parquet
from pyoxigraph import NamedNode, RdfFormat

from kg.export.folder import Content, encoded
from kg.ontology import BASE
from tests.export.page_samples import part
from tests.rdf.test_safety import ACTORS
from tests.samples import sample

ACTOR, EVENT = f"{BASE}actor/", f"{BASE}event/"
POLECAT = ("Actor Name", "Recipient Name")
Edge = tuple[str, str, str]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """What a file tells: who does what to whom, and who takes part in which event."""

    edges: frozenset[Edge] = frozenset()
    parts: frozenset[tuple[str, str]] = frozenset()


def read(name: str, content: Content) -> Told:
    """Return what a file tells; of one whose ending has no reader, nobody knows what is an edge."""
    endings = [ending for ending in READERS if name.endswith(ending)]
    assert endings, f"{name}: no reader says what is an edge in it; add one to READERS"
    return READERS[max(endings, key=len)](encoded(content))


def both_ways(found: Iterable[tuple[Edge, bool]]) -> frozenset[Edge]:
    """Return edges; one that is said to be symmetric stands for its reverse too."""
    return frozenset(
        way
        for (one, act, other), symmetric in found
        for way in ((one, act, other), (other, act, one))[: 1 + symmetric]
    )  # fmt: skip


def rdf(form: RdfFormat) -> Callable[[bytes], Told]:
    """Return a reader of RDF: what joins two actors is an edge, whatever it is."""

    def told(content: bytes) -> Told:
        triples = [quad.triple for quad in pyoxigraph.parse(content, format=form)]
        named = [one for one in triples if isinstance(one.object, NamedNode)]  # no triple terms
        found = [(one.subject.value, one.predicate.value, one.object.value) for one in named]
        between = [
            (one.removeprefix(ACTOR), act.rpartition("#")[2].upper(), other.removeprefix(ACTOR))
            for one, act, other in found
            if one.startswith(ACTOR) and other.startswith(ACTOR)
        ]
        parts = [
            (one.removeprefix(EVENT), other.removeprefix(ACTOR))
            for one, _, other in found
            if one.startswith(EVENT) and other.startswith(ACTOR)
        ]
        return Told(frozenset(between), frozenset(parts))

    return told


def network(load: Callable[[io.BytesIO], "networkx.Graph[str]"]) -> Callable[[bytes], Told]:
    """Return a reader of networks: each edge is one, and its label is what was done."""

    def told(content: bytes) -> Told:
        found = networkx.MultiDiGraph(load(io.BytesIO(content))).edges(data=True)
        edges = [((one, row["label"], other), row["symmetric"]) for one, other, row in found]
        return Told(both_ways(edges))

    return told


def rows(found: list[Row]) -> Told:
    """Return what rows tell: relationships of Neo4j, events with their truth, or else edges."""
    columns = set(found[0]) if found else set()
    if ":START_ID" in columns:
        return relationships(found)
    if {"event", "status", "asserted"} <= columns:
        return events(row for row in found if row["asserted"] in (True, "true"))
    if {"source", "target"} <= columns:
        return Told(frozenset((row["source"], row["action"], row["target"]) for row in found))
    return Told()


def relationships(found: Iterable[Row]) -> Told:
    """Return each relationship between two actors, and who is source or target of an event."""
    edges, parts = [], set()
    for row in found:
        (room, one), (end, other) = row[":START_ID"].split("/", 1), row[":END_ID"].split("/", 1)
        if room == end == "actor":
            edges.append(((one, row[":TYPE"], other), row["symmetric:boolean"] == "true"))
        elif row[":TYPE"] in {"SOURCE", "TARGET"}:
            parts.add((one, other))
    return Told(both_ways(edges), frozenset(parts))


def events(found: Iterable[Row]) -> Told:
    """Return who takes part in the events of a table."""
    sides = [(row["event"], row[side]) for row in found for side in ("source_id", "target_id")]
    named = ((event, actor) for event, side in sides if side for actor in side.split("; "))
    return Told(parts=frozenset(named))


def money(content: bytes) -> Told:
    """Return each link of FollowTheMoney entities, and who is involved in which event."""
    entities = [json.loads(line) for line in content.decode().splitlines()]
    links = [
        one["properties"] for one in entities if {"subject", "object"} <= set(one["properties"])
    ]
    edges = [
        ((link["subject"][0], link["role"][0], link["object"][0]), "→" not in link["summary"][0])
        for link in links
    ]  # fmt: skip
    named = [(one["id"], one["properties"].get("involved", ())) for one in entities]
    return Told(
        both_ways(edges), frozenset((event, actor) for event, side in named for actor in side)
    )


def page(content: bytes) -> Told:
    """Return the plain arrows of the page, without dashes or band; its Turtle has the same."""
    data, arrows = (part(content.decode(), name) for name in ("data", "edges"))
    names, actions = data["actors"].get("id", []), data["events"].get("action", [])
    plain = [arrow for arrow in arrows if not arrow["dashes"] and not arrow["according"]]
    drawn = []
    for arrow in plain:
        ends, symmetric = (names[arrow["from"]], names[arrow["to"]]), not arrow["arrows"]
        drawn += [((ends[0], actions[event], ends[1]), symmetric) for event in arrow["events"]]
    turtle = set()
    for action, edges in zip(actions, data["events"].get("edges", []), strict=True):
        turtle |= {(names[one], action, names[other]) for one, other in edges}
    assert turtle == both_ways(drawn)
    return Told(both_ways(drawn))


def points(content: bytes) -> Told:
    """Return who takes part in the event of each point."""
    return events(
        {"source_id": None, "target_id": None, **point["properties"]}
        for point in json.loads(content)["features"]
    )


def polecat(content: bytes) -> Told:
    """Return who takes part in the events of POLECAT's columns, which have names and no ids."""
    ids = {actor.name: actor.id for actor in (*sample().actors, *ACTORS)}
    found = csv.DictReader(io.StringIO(content.decode()), delimiter="\t")
    sides = [(row["Event ID"], row[side]) for row in found for side in POLECAT if row[side]]
    named = ((event, ids[name]) for event, names in sides for name in names.split("; "))
    return Told(parts=frozenset(named))


def silent(_: bytes) -> Told:
    """Return nothing: these files hold texts, claims with all that is said of them, counts, or what groups do."""
    return Told()


READERS: Mapping[str, Callable[[bytes], Told]] = {
    ".ttl": rdf(RdfFormat.TURTLE),
    ".nq": rdf(RdfFormat.N_QUADS),
    ".jsonld": rdf(RdfFormat.JSON_LD),
    ".graphml": network(lambda file: networkx.read_graphml(file, force_multigraph=True)),
    ".gexf": network(lambda file: networkx.read_gexf(file, version="1.3")),
    ".csv": lambda content: rows(list(csv.DictReader(io.StringIO(content.decode())))),
    ".parquet": lambda content: rows(parquet.read_table(io.BytesIO(content)).to_pylist()),
    ".ftm.json": money,
    ".geojson": points,
    ".polecat.txt": polecat,
    ".html": page,
    "dyads.csv": silent,
    "articles.jsonl": silent,
    "claims.jsonl": silent,
    "run.json": silent,
}
