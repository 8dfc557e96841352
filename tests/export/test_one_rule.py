"""The direct-edge rule in every format: what readers of others take for a plain fact is what some article asserts, and nothing else."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace

import networkx
import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from pyoxigraph import RdfFormat

from kg.events.merge import merge
from kg.export.formats import FORMATS, files
from kg.export.graphml import graphml
from kg.export.tables import events_csv
from kg.export.turtle import document
from kg.rdf.triples import statements
from kg.types import Claim, Collection
from tests.samples import sample

SPEAKERS = [claim.speakers for claim in sample().claims if claim.speakers]
ACTOR, REL = "https://w3id.org/polkg/actor/", "https://w3id.org/polkg/rel#"
Fact = tuple[str, str, str]


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Return some claims of the sample, each with a reality of its own."""
    found = []
    for number, claim in enumerate(draw(st.lists(st.sampled_from(sample().claims), min_size=1, max_size=10))):
        told = {
            "polarity": draw(st.sampled_from(["positive", "positive", "negative"])),
            "modality": draw(st.sampled_from(["actual", "actual", "planned", "conditional", "possible", "requested"])),
            "speakers": draw(st.sampled_from([(), (), *SPEAKERS])),
        }
        found.append(replace(claim, id=f"c{number}", **told))
    return found


def both_ways(edges: Iterable[tuple[str, str, str, bool]]) -> set[Fact]:
    """Return the edges; one of a symmetric act stands for both directions."""
    return {fact for one, act, other, symmetric in edges for fact in ((one, act, other), *(((other, act, one),) if symmetric else ()))}


def rdf_facts(text: str, form: RdfFormat) -> set[Fact]:
    edges = (quad.triple for quad in pyoxigraph.parse(text, format=form) if quad.predicate.value.startswith(REL))
    return {
        (edge.subject.value.removeprefix(ACTOR), edge.predicate.value.removeprefix(REL).upper(), edge.object.value.removeprefix(ACTOR))
        for edge in edges
    }


def network_facts(network: networkx.MultiDiGraph) -> set[Fact]:
    """Return the edges whose label is an action alone; whether one is asserted must say the same."""
    for *_, values in network.edges(data=True):
        assert (values["label"] == values["action"]) is values["asserted"]
    return both_ways(
        (one, values["label"], other, values["symmetric"]) for one, other, values in network.edges(data=True) if values["asserted"]
    )


def neo4j_facts(text: str) -> set[Fact]:
    """Return all relationships between actors, without any filter."""
    found = [row for row in csv.DictReader(io.StringIO(text)) if all(row[end].startswith("actor/") for end in (":START_ID", ":END_ID"))]
    ends = ((row[":START_ID"].removeprefix("actor/"), row[":END_ID"].removeprefix("actor/"), row) for row in found)
    return both_ways((one, row[":TYPE"], other, row["symmetric:boolean"] == "true") for one, other, row in ends)


def money_facts(text: str, symmetric: dict[str, bool]) -> set[Fact]:
    """Return all links, without any filter."""
    found = [json.loads(line)["properties"] for line in text.splitlines() if json.loads(line)["schema"] == "UnknownLink"]
    return both_ways((row["subject"][0], row["role"][0], row["object"][0], symmetric[row["recordId"][0]]) for row in found)


@given(claims())
@settings(max_examples=60, deadline=None)
def test_every_format_holds_the_same_facts(found: list[Claim]) -> None:
    collection = Collection(sample().articles, merge(found))
    more = files(collection, FORMATS)
    asserted = [event for event in collection.events if any(claim.asserted for claim in event.claims)]
    facts = both_ways((one.id, event.action, other.id, event.symmetric) for event in asserted for one, other in event.pairs)
    for text, form in (
        (document(statements(collection)), RdfFormat.TURTLE),
        (more["graph.nq"], RdfFormat.N_QUADS),
        (more["graph.jsonld"], RdfFormat.JSON_LD),
        (more["graph-rdf12.ttl"], RdfFormat.TURTLE),
    ):
        assert rdf_facts(text, form) == facts
    assert network_facts(networkx.read_graphml(io.BytesIO(graphml(collection.events).encode()), force_multigraph=True)) == facts
    assert network_facts(networkx.MultiDiGraph(networkx.read_gexf(io.BytesIO(more["graph.gexf"].encode()), version="1.3"))) == facts
    assert neo4j_facts(more["neo4j-relationships.csv"]) == facts
    assert money_facts(more["entities.ftm.json"], {event.id: event.symmetric for event in collection.events}) == facts
    expected = {event.id for event in asserted}
    assert {row["event"] for row in csv.DictReader(io.StringIO(events_csv(collection))) if row["asserted"] == "true"} == expected
    table = parquet.read_table(io.BytesIO(more["events.parquet"])).to_pylist()
    assert {row["event"] for row in table if row["asserted"]} == expected
