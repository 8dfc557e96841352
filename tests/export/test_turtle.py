from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.export.turtle import turtle
from kg.ontology import BASE
from kg.rdf.triples import triples
from tests.samples import sample

SUBJECT, PREDICATE = URIRef("https://x.example/s"), URIRef("https://x.example/p")


def again(graph: Graph) -> Graph:
    return Graph().parse(data=turtle(graph).encode(), format="turtle")


def graph_of(*values: Literal | URIRef) -> Graph:
    graph = Graph(bind_namespaces="none")
    for value in values:
        graph.add((SUBJECT, PREDICATE, value))
    return graph


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
    st.sampled_from([None, "en", "de-CH"]),
)
@settings(max_examples=400, deadline=None)
def test_any_text_reads_back_as_it_was(texts: list[str], language: str | None) -> None:
    graph = graph_of(*(Literal(text, lang=language) for text in texts))
    assert isomorphic(again(graph), graph)


def test_every_control_and_direction_character_reads_back_and_none_stands_bare() -> None:
    odd = "".join(
        map(
            chr,
            [
                *range(0x20),
                *range(0x7F, 0xA0),
                0x2028,
                0x202E,
                0x2066,
                0xFEFF,
                0xFFFE,
                0xFFFF,
                0x1F600,
            ],
        )
    )
    graph = graph_of(Literal(odd))
    assert isomorphic(again(graph), graph)
    assert all(character.isprintable() or character == "\n" for character in turtle(graph))


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert '"a\ufffdb"' in turtle(graph_of(Literal("a\ud800b")))


def test_an_iri_cannot_be_left() -> None:
    text = turtle(graph_of(URIRef('https://x.example/> <https://evil.example/"{}|^`\\\n')))
    assert "<https://x.example/%3E%20%3Chttps://evil.example/%22%7B%7D%7C%5E%60%5C%0A>" in text


def test_numbers_dates_and_odd_numbers_read_back() -> None:
    values = [
        Literal("0.9", datatype=XSD.decimal),
        Literal("12", datatype=XSD.integer),
        Literal("1.", datatype=XSD.decimal),
    ]
    values += [
        Literal("2020-08-31", datatype=XSD.date),
        Literal("x", datatype=XSD.integer),
        Literal("1.5e3", datatype=XSD.double),
    ]
    graph = graph_of(*values)
    assert {value.n3() for value in again(graph).objects()} == {
        value.n3() for value in graph.objects()
    }


def test_the_sample_reads_back() -> None:
    graph = triples(sample())
    assert isomorphic(again(graph), graph)


def test_the_order_of_adding_changes_no_byte() -> None:
    graph = triples(sample())
    other = Graph(bind_namespaces="none")
    for prefix, space in reversed(list(graph.namespaces())):
        other.bind(prefix, space)
    for triple in sorted(graph, reverse=True):
        other.add(triple)
    assert turtle(other) == turtle(graph)


def test_lines_end_in_lf_and_only_used_prefixes_are_named() -> None:
    text = turtle(triples(sample()))
    assert "\r" not in text
    assert text.endswith(" .\n")
    assert "@prefix kg: <https://w3id.org/polkg/ns#> ." in text
    assert "@prefix sh:" not in text


def test_a_type_comes_first_and_names_are_short() -> None:
    graph = Graph(bind_namespaces="none")
    graph.bind("x", "https://x.example/")
    graph.add((SUBJECT, PREDICATE, Literal("a")))
    graph.add((SUBJECT, PREDICATE, Literal("b")))
    graph.add((SUBJECT, RDF.type, URIRef(BASE + "1")))
    assert (
        turtle(graph)
        == f'@prefix x: <https://x.example/> .\n\nx:s a <{BASE}1> ;\n    x:p "a", "b" .\n'
    )


def test_an_empty_graph_is_empty() -> None:
    assert turtle(Graph()) == ""
