"""What a reasoner makes of a graph with our ontology: no shape breaks, no count grows, no claim becomes an event."""

import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path

import owlrl
import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, URIRef
from rdflib.namespace import PROV, SKOS

from kg import data
from kg.check import checks
from kg.ontology import KG, REL, SCHEMA, SEM
from kg.query import Question, query, questions
from kg.query.answers import Value
from kg.query.engine import opened, rows
from kg.rdf.terms import from_rdflib, ntriples
from kg.rdf.triples import triples
from tests.questions import graph as asked_graph
from tests.samples import sample

RULES = {"rdfs": owlrl.RDFS_Semantics, "owlrl": owlrl.OWLRL_Semantics}
EXPORT = Path(__file__).parent.parent / "exports" / "graph.ttl"
# What the vocabularies say of their own terms, in so far as it touches ours.
THEIRS = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
skos:semanticRelation rdfs:domain skos:Concept ; rdfs:range skos:Concept .
skos:mappingRelation rdfs:subPropertyOf skos:semanticRelation .
skos:closeMatch rdfs:subPropertyOf skos:mappingRelation .
skos:relatedMatch rdfs:subPropertyOf skos:mappingRelation, skos:related .
skos:exactMatch rdfs:subPropertyOf skos:closeMatch .
skos:broadMatch rdfs:subPropertyOf skos:mappingRelation, skos:broader .
skos:broader rdfs:subPropertyOf skos:broaderTransitive .
skos:broaderTransitive rdfs:subPropertyOf skos:semanticRelation ; a owl:TransitiveProperty .
sem:hasBeginTimeStamp rdfs:subPropertyOf sem:hasTimeStamp .
sem:hasEndTimeStamp rdfs:subPropertyOf sem:hasTimeStamp .
sem:hasActor rdfs:domain sem:Event ; rdfs:range sem:Actor .
sem:hasPlace rdfs:domain sem:Event ; rdfs:range sem:Place .
sem:eventType rdfs:domain sem:Event .
prov:wasGeneratedBy rdfs:domain prov:Entity ; rdfs:range prov:Activity .
prov:used rdfs:domain prov:Activity ; rdfs:range prov:Entity .
prov:wasDerivedFrom rdfs:domain prov:Entity ; rdfs:range prov:Entity .
prov:wasAttributedTo rdfs:domain prov:Entity ; rdfs:range prov:Agent .
prov:wasAssociatedWith rdfs:domain prov:Activity ; rdfs:range prov:Agent .
prov:SoftwareAgent rdfs:subClassOf prov:Agent .
foaf:Person owl:disjointWith foaf:Organization .
prov:Activity owl:disjointWith prov:Entity .
"""


@cache
def ontology() -> Graph:
    """The shipped ontology."""
    found = Graph()
    for name in ("kg.ttl", "actions.ttl"):
        found.parse(data.ontology() / name)
    return found


@cache
def widely() -> Graph:
    """The shipped ontology, with what the vocabularies say of their own terms."""
    return ontology() + Graph().parse(data=THEIRS, format="turtle")


@cache
def shapes() -> Graph:
    return Graph().parse(data.ontology() / "shapes.ttl")


def inferred(graph: Graph, rules: str, terms: Graph) -> Graph:
    """Return a graph with the terms and all that follows from both.

    A literal that nobody wrote of its subject is left out: owlrl takes one for another where Python finds them
    equal, "country" for "country"@en and true for 1, which follows from nothing. So are literals as subjects.
    """
    stated = graph + terms
    found = Graph()
    for triple in stated:
        found.add(triple)
    owlrl.DeductiveClosure(RULES[rules]).expand(found)
    said = {(subject, value) for subject, _, value in stated}
    for one in found:
        subject, _, value = one
        if isinstance(subject, URIRef) and (isinstance(value, URIRef) or (subject, value) in said):
            stated.add(one)
    return stated


def answers(source: bytes, question: Question) -> list[tuple[Value, ...]]:
    return [tuple(row) for row in query(source, question.text).rows]


@cache
def reasoned(rules: str) -> bytes:
    """The graph of the named questions, with all that follows."""
    plain = Graph().parse(data=asked_graph(), format="nt")
    return ntriples(from_rdflib(inferred(plain, rules, widely())))


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize(
    ("source", "terms"), [("sample", ontology), ("sample", widely), ("export", ontology)]
)
def test_no_shape_breaks_under_inference(
    source: str, terms: Callable[[], Graph], rules: str
) -> None:
    graph = triples(sample()) if source == "sample" else Graph().parse(EXPORT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _, report, _ = validate(
            graph, shacl_graph=shapes(), ont_graph=terms(), inference=rules, inplace=False
        )
    assert {
        (str(report.value(one, SH.focusNode)), str(report.value(one, SH.resultMessage)))
        for one in report.subjects(RDF.type, SH.ValidationResult)
    } == set()


@pytest.mark.parametrize("rules", RULES)
def test_no_check_complains_of_what_a_reasoner_adds(rules: str) -> None:
    store = opened(reasoned(rules))
    found = {(path.stem, row) for path in checks() for row in rows(store, path.read_text("utf-8"))}
    assert found == set()


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_named_question_has_the_same_answer_with_inference(
    question: Question, rules: str
) -> None:
    plain = answers(asked_graph(), question)
    assert plain
    assert answers(reasoned(rules), question) == plain


@pytest.mark.parametrize("rules", RULES)
def test_a_reasoner_finds_no_more_events_actors_or_edges(rules: str) -> None:
    plain = triples(sample())
    whole = inferred(plain, rules, widely())
    for kind in (SEM.Event, SEM.Actor, SEM.Place, KG.Claim, KG.Group, PROV.Activity):
        assert set(whole.subjects(RDF.type, kind)) == set(plain.subjects(RDF.type, kind)), kind
    assert {
        triple
        for triple in set(whole) - set(plain)
        if str(triple[1]).startswith(str(REL)) and triple[1] != REL.interactsWith
    } == set()
    assert all(
        set(whole.objects(node, SEM.eventType)) == set(plain.objects(node, SEM.eventType))
        for node in plain.subjects(RDF.type, SEM.Event)
    )


def test_a_poisoned_graph_is_still_caught_under_inference() -> None:
    graph = triples(sample())
    (planned, *_) = sorted(graph.subjects(KG.modality, KG.Planned))
    graph.add((graph.value(planned, KG.describes), RDF.type, SEM.Event))
    conforms, _, _ = validate(graph, shacl_graph=shapes(), ont_graph=ontology(), inference="rdfs")
    assert not conforms


def test_only_codes_are_matched_as_concepts_and_nobody_is_the_same_as_an_item() -> None:
    graph = triples(sample()) + ontology()
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"):
        for one, other in graph.subject_objects(SKOS[name]):
            assert {one, other} <= concepts, (one, name, other)
    assert not list(graph.triples((None, URIRef("http://www.w3.org/2002/07/owl#sameAs"), None)))
    actor = URIRef("https://w3id.org/polkg/actor/wd-Q142")
    assert URIRef("http://www.wikidata.org/entity/Q142") in set(graph.objects(actor, SCHEMA.sameAs))


def test_a_country_is_a_node_with_a_name() -> None:
    graph = triples(sample())
    for node, code in graph.subject_objects(KG.country):
        above = graph.value(node, KG.ofCountry)
        assert graph.value(above, SKOS.prefLabel) is not None, (node, code)
        assert code in set(graph.objects(above, KG.country))


def test_a_question_about_time_needs_no_choice() -> None:
    graph = triples(sample())
    found = query(
        ntriples(from_rdflib(graph)),
        "SELECT ?event ?first ?last { ?event sem:hasBeginTimeStamp ?first ; sem:hasEndTimeStamp ?last }",
    ).rows
    assert {row[0] for row in found} == {str(one) for one in graph.subjects(SEM.hasTimeStamp)}
    assert {(str(row[1]), str(row[2])) for row in found} >= {("2020-08-24", "2020-08-30")}


def test_a_claim_comes_from_the_reading_of_its_article_by_a_version() -> None:
    graph = triples(sample())
    for claim in graph.subjects(RDF.type, KG.Claim):
        reading = graph.value(claim, PROV.wasGeneratedBy)
        article = graph.value(reading, PROV.used)
        assert article == graph.value(claim, PROV.wasDerivedFrom)
        assert graph.value(article, KG.textDigest) is not None
        program = graph.value(reading, PROV.wasAssociatedWith)
        assert graph.value(program, SCHEMA.softwareVersion) is not None
    assert set(triples(sample())) == set(graph)
