"""pyoxigraph inside and rdflib outside see the same graph and give the same answers."""

import warnings
from decimal import Decimal
from functools import cache

import pytest
from rdflib import Graph, Literal
from rdflib.term import Node

from kg.export.turtle import document
from kg.graph import Graph as Held
from kg.ontology import PREFIXES
from kg.query import Question, query, questions
from kg.rdf.triples import statements, triples
from tests.samples import sample, sample_graph

MORE = {
    "every triple": "SELECT ?s ?p ?o { ?s ?p ?o }",
    "numbers": "SELECT (SUM(?start) AS ?sum) (MIN(?score) AS ?min) (AVG(?score) AS ?mean) { ?x oa:start ?start . ?y kg:goldstein ?score }",
    "dates": 'SELECT ?e (YEAR(?d) AS ?year) { ?e sem:hasTimeStamp ?d . FILTER(ISLITERAL(?d) && ?d > "2020-08-30"^^xsd:date) }',
    "paths": "SELECT ?a ?b { ?a (rel:accuse|rel:threaten|rel:consult)+ ?b }",
    "codes": "SELECT ?code ?wide { ?code skos:inScheme ?scheme ; (skos:broader|skos:broadMatch)* ?wide }",
    "words": 'SELECT (UCASE(?q) AS ?u) (STRLEN(?q) AS ?n) (LANG(?q) AS ?l) { ?x oa:exact ?q FILTER(CONTAINS(?q, "a")) }',
    "absence": "SELECT ?e { ?c kg:describes ?e MINUS { ?e a sem:Event } FILTER NOT EXISTS { ?c kg:speaker ?s } }",
    "a choice": 'SELECT ?x (COALESCE(?n, "no") AS ?m) { { ?x a kg:Claim } UNION { ?x a sem:Actor } OPTIONAL { ?x skos:prefLabel ?n } }',
    "a truth": "ASK { ?a rel:accuse ?b }",
    "a lie": "ASK { ?a rel:mobilize ?b }",
}


@cache
def held() -> Graph:
    return triples(sample())


def both(text: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the rows of both engines, as sorted text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = held().query(text, initNs=dict(PREFIXES))
    rows = [(result.askAnswer,)] if result.type == "ASK" else result
    theirs = [
        tuple(shown(value.toPython() if isinstance(value, Node) else value) for value in row)
        for row in rows
    ]
    ours = [tuple(shown(value) for value in row) for row in query(sample_graph(), text).rows]
    return sorted(ours), sorted(theirs)


def shown(value: object) -> str:
    """Return a value as text, numbers by what they are worth: pyoxigraph keeps 1.0 as 1."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"{float(value):.9g}"
    return "" if value is None else str(value)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_both_engines_answer_every_named_question_alike(question: Question) -> None:
    ours, theirs = both(question.text)
    assert ours == theirs


@pytest.mark.parametrize("name", MORE)
def test_both_engines_answer_alike(name: str) -> None:
    ours, theirs = both(MORE[name])
    assert ours == theirs != []


def test_the_graph_of_rdflib_is_the_graph_that_is_written() -> None:
    graph = Held(sample()).to_rdf()
    assert isinstance(graph, Graph)
    assert (
        set(graph)
        == set(held())
        == set(Graph().parse(data=document(statements(sample())), format="turtle"))
    )
    found = query(
        sample_graph(), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(!ISNUMERIC(?o)) }"
    ).graph
    assert found is not None
    assert set(found) == {
        (s, p, o)
        for s, p, o in graph
        if not isinstance(o, Literal)
        or isinstance(o.value, bool)
        or not isinstance(o.value, int | Decimal)
    }
