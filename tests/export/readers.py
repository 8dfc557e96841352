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

from kg.export.folder import encoded
from kg.ontology import BASE
from tests.export.page_samples import part

ACTOR, EVENT = f"{BASE}actor/", f"{BASE}event/"
Edge = tuple[str, str, str]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """What a file tells: who does what to whom, and who takes part in which event."""

    edges: frozenset[Edge] = frozenset()
    parts: frozenset[tuple[str, str]] = frozenset()


def read(name: str, content: str | bytes) -> Told:
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
    """Return a reader of RDF: what joins two actors is an edge, what joins event and actor a part."""

    def told(content: bytes) -> Told:
        triples = [quad.triple for quad in pyoxigraph.parse(content, format=form)]
        named = [
            (one.subject.value, one.predicate.value.rpartition("#")[2], one.object.value.removeprefix(ACTOR))
            for one in triples
            if isinstance(one.object, NamedNode) and one.object.value.startswith(ACTOR)
        ]
        found = ((one.removeprefix(ACTOR), act.upper(), other) for one, act, other in named if one.startswith(ACTOR))
        parts = ((one.removeprefix(EVENT), other) for one, _, other in named if one.startswith(EVENT))
        return Told(frozenset(found), frozenset(parts))

    return told


def network(load: Callable[[io.BytesIO], "networkx.Graph[str]"]) -> Callable[[bytes], Told]:
    """Return a reader of networks: each edge is one, and its label is what was done."""

    def told(content: bytes) -> Told:
        found = networkx.MultiDiGraph(load(io.BytesIO(content))).edges(data=True)
        return Told(both_ways(((one, row["label"], other), row["symmetric"]) for one, other, row in found))

    return told


def rows(found: list[Row]) -> Told:
    """Return what rows tell: Neo4j's relationships, events that are asserted or not, or else edges."""
    columns = set(found[0]) if found else set()
    if ":START_ID" in columns:
        return relationships(found)
    if {"event", "status", "asserted"} <= columns:
        return events(row for row in found if row["asserted"] in (True, "true"))
    if {"source", "target"} <= columns:
        return Told(frozenset((row["source"], str(row.get("action")), row["target"]) for row in found))
    return Told()


def relationships(found: Iterable[Row]) -> Told:
    """Return each relationship between two actors, and who is source or target of an event."""
    ends = [(row[":START_ID"].split("/", 1), row[":TYPE"], row[":END_ID"].split("/", 1), row) for row in found]
    between = [
        ((one, act, other), row["symmetric:boolean"] == "true")
        for (room, one), act, (end, other), row in ends
        if room == end == "actor"
    ]  # fmt: skip
    parts = ((one, other) for (room, one), act, (_, other), _ in ends if room == "event" and act in {"SOURCE", "TARGET"})
    return Told(both_ways(between), frozenset(parts))


def events(found: Iterable[Row]) -> Told:
    """Return who takes part in the events of a table."""
    sides = [(row["event"], f"{row['source_id'] or ''}; {row['target_id'] or ''}") for row in found]
    return Told(parts=frozenset((event, actor) for event, side in sides for actor in side.split("; ") if actor))


def money(content: bytes) -> Told:
    """Return each link of FollowTheMoney entities, and who is involved in which event."""
    found = [(row["id"], row["properties"]) for row in map(json.loads, content.decode().splitlines())]
    links = (
        ((row["subject"][0], row["role"][0], row["object"][0]), "→" not in row["summary"][0])
        for _, row in found
        if {"subject", "object"} <= row.keys()
    )
    parts = ((name, actor) for name, row in found for actor in row.get("involved", ()))
    return Told(both_ways(links), frozenset(parts))


def page(content: bytes) -> Told:
    """Return the plain arrows of the page, which have no dashes and no band; its Turtle has the same."""
    data, arrows = (part(content.decode(), name) for name in ("data", "edges"))
    names, actions = data["actors"].get("id", []), data["events"].get("action", [])
    plain = (arrow for arrow in arrows if not arrow["dashes"] and not arrow["according"])
    drawn = both_ways(
        ((names[arrow["from"]], actions[event], names[arrow["to"]]), not arrow["arrows"]) for arrow in plain for event in arrow["events"]
    )
    written = zip(actions, data["events"].get("edges", []), strict=True)
    turtle = {(names[one], action, names[other]) for action, found in written for one, other in found}
    assert turtle == drawn
    return Told(drawn)


def silent(_: bytes) -> Told:
    """Return nothing: these files hold texts, claims with all that is said of them, or counts."""
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
    ".html": page,
    "articles.jsonl": silent,
    "claims.jsonl": silent,
    "run.json": silent,
}
