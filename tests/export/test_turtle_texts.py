"""Whatever text an article contains, both readers get back from the Turtle what was written."""

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.namespace import DCTERMS

from kg.export.turtle import document
from kg.ontology import KG, OA, SCHEMA
from kg.rdf.terms import SURROGATES, Triple, from_rdflib, ntriples
from kg.rdf.triples import statements, triples
from kg.types import Actor, Article, Claim, Collection, Event, Evidence, Mention, Place, Span

EXAMPLES, CASES, FULL = 400, 25, 5  # 10,000 articles, 2,000 of them with a claim
LANGUAGES = ("en", "de-CH", "", "x", "en_GB", "en\n", "\u00e9n")
CRUEL = "\"'\\\n\r\t<>{}^`|@.;,:#%_-\x00\x1f\x7f\x85\u2028\u202e\u2066\ufeff\ufffe\uffff\ud800\udfff\U0010ffffa "
TEXT = st.text(st.characters(), max_size=30) | st.text(CRUEL, max_size=12)


def clean(text: str) -> str:
    return SURROGATES.sub("\ufffd", text)


def case(number: int, texts: tuple[str, str, str], language: str) -> tuple[Article, Event]:
    """An article and an event in which strange texts stand wherever a text can."""
    one, two, three = texts
    article = Article(
        f"a{number}", one + two + three, "", one, None, f"https://{three}", two, language, three
    )
    actor = Actor(f"x{number}{one}", two or "x", "person", three, one, two, (one, three))
    place = Place(two, three, two, 0, 1)
    claim = Claim(
        f"c{number}", "AID", (Mention((actor,), one, 0, 1, "name"),), (), Span(one, 0, 1),
        Evidence(article.id, len(one), len(one + two), two),
        (three,), two, speakers=(Mention((actor,), one, 0, 1, "name"),), cue=Span(two, 0, 1), condition=Span(three, 0, 1), place=place,
    )  # fmt: skip
    return article, Event(f"ev{number}", "AID", (actor,), (), (claim,))


def collection(cases: list[tuple[tuple[str, str, str], str]]) -> Collection:
    """A collection of articles, of which every fifth has an event too."""
    made = [case(number, *one) for number, one in enumerate(cases)]
    return Collection(
        tuple(article for article, _ in made), tuple(event for _, event in made[::FULL])
    )


CASE = st.tuples(st.tuples(TEXT, TEXT, TEXT), st.sampled_from(LANGUAGES))


def read_by_oxigraph(content: bytes, form: ox.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(content, form)}


def check(collection: Collection) -> Graph:
    """Check that both readers see the same triples as were written; give what rdflib sees."""
    content = document(statements(collection)).encode()
    assert read_by_oxigraph(content, ox.RdfFormat.TURTLE) == read_by_oxigraph(
        ntriples(statements(collection)), ox.RdfFormat.N_TRIPLES
    )
    graph = Graph().parse(data=content, format="turtle")
    assert set(graph) == set(
        triples(collection)
    )  # no node is blank: equal sets are isomorphic graphs
    return graph


@given(st.lists(CASE, min_size=CASES, max_size=CASES))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
def test_whatever_an_article_contains_is_read_back(
    cases: list[tuple[tuple[str, str, str], str]],
) -> None:
    graph = check(collection(cases))
    texts = [tuple(map(clean, texts)) for texts, _ in cases]
    assert {str(value) for value in graph.objects(None, DCTERMS.title)} == {
        one for one, _, _ in texts if one
    }
    assert {str(value) for value in graph.objects(None, OA.exact)} == {
        two for _, two, _ in texts[::FULL]
    }
    assert {str(value) for value in graph.objects(None, KG.condition)} == {
        three for _, _, three in texts[::FULL]
    }
    assert {str(value) for value in graph.objects(None, KG.role)} == {
        one for one, _, _ in texts[::FULL] if one
    }
    assert all(str(address).startswith("https://") for address in graph.objects(None, SCHEMA.url))


@pytest.mark.parametrize("piece", ['"', "\\\n", "\ud800", "a", "> <b:c> <d:e> ."])
def test_a_megabyte_is_read_back(piece: str) -> None:
    text = piece * (1024**2 // len(piece))
    graph = check(Collection((Article("a1", "x", title=text),)))
    assert [str(value) for value in graph.objects(None, DCTERMS.title)] == [clean(text)]


def test_every_character_is_read_back() -> None:
    pages = [
        "".join(map(chr, range(start, start + 0x1000))) for start in range(0, 0x110000, 0x1000)
    ]
    graph = check(
        Collection(
            tuple(Article(f"a{number}", "x", title=page) for number, page in enumerate(pages))
        )
    )
    assert {str(value) for value in graph.objects(None, DCTERMS.title)} == {
        clean(page) for page in pages
    }


def test_a_graph_of_rdflib_goes_there_and_back() -> None:
    article, event = case(0, ('a"\\\n', "\u202eb\ud800", "c>"), "en")
    there = set(statements(Collection((article,), (event,))))
    back: set[Triple] = set(from_rdflib(triples(Collection((article,), (event,)))))
    assert back == there
