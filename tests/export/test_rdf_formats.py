"""N-Quads, JSON-LD and RDF 1.2, read back by rdflib and Oxigraph."""

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat
from rdflib import RDF, Dataset, Graph
from rdflib.compare import isomorphic
from rdflib.plugins.parsers.notation3 import BadSyntax

from kg.events.merge import merge
from kg.export import nquads as in_parts
from kg.export.jsonld import jsonld
from kg.export.nquads import nquads
from kg.export.rdf12 import rdf12
from kg.ontology import BASE
from kg.rdf.terms import coded
from kg.rdf.terms import named as bracketed
from kg.rdf.triples import REL, SEM, triples
from kg.types import Claim, Collection
from tests.samples import BORDERS, REPLIES, sample

pytestmark = pytest.mark.filterwarnings(
    "ignore:(Dataset|ConjunctiveGraph):DeprecationWarning"
)  # inside rdflib
WRITERS = (nquads, jsonld, rdf12)
ANY_TEXT = st.text(st.characters(codec=None), max_size=20)
ODD = (
    "".join(
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
    + "\ud800<>\"'\\`{}|^"
)
MERGED = Collection(sample().articles, merge(sample().claims))


def named(room: str, name: str) -> str:
    """Return one of our own IRIs, without brackets."""
    return bracketed(room, name)[1:-1]


def with_text(text: str) -> Collection:
    """Return a collection of one claim in which a stranger's text stands wherever text can stand."""
    claim = next(claim for claim in sample().claims if claim.speakers and claim.cue)
    said = replace(
        claim.sources[0],
        actors=(replace(claim.sources[0].first, name=text, aliases=(text,), role=text),),
    )
    hostile = replace(
        claim, sources=(said,), evidence=replace(claim.evidence, quote=text), by=(text,)
    )
    article = replace(
        BORDERS,
        title=text,
        publisher=text,
        language=text,
        license=text,
        url="https://x.example/" + text,
    )
    return Collection((article,), merge([hostile]))


def quads(text: str) -> set[pyoxigraph.Quad]:
    return set(pyoxigraph.parse(text, format=RdfFormat.N_QUADS))


def dataset(text: str) -> Dataset:
    return Dataset().parse(data=text, format="nquads")


def stored(collection: Collection) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(nquads(collection).encode(), format=RdfFormat.N_QUADS)
    return store


def without(collection: Collection, name: str) -> Collection:
    """Return what a build of all other articles gives."""
    articles = tuple(article for article in collection.articles if article.id != name)
    return Collection(
        articles, merge(claim for claim in collection.claims if claim.evidence.article != name)
    )


def of_articles(found: Iterable[pyoxigraph.Quad]) -> set[pyoxigraph.Quad]:
    """Return what single articles say, without what only several together show."""
    return {quad for quad in found if quad.graph_name.value != f"{BASE}compared"}


def as_graph(found: set[pyoxigraph.Triple]) -> Graph:
    text = pyoxigraph.serialize(found, format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=text, format="nt")


# ---- N-Quads


def test_the_union_of_the_named_graphs_is_the_graph() -> None:
    everything = {quad.triple for quad in quads(nquads(sample()))}
    assert isomorphic(as_graph(everything), triples(sample()))


def test_each_article_has_a_graph_and_nothing_stands_outside() -> None:
    names = {quad.graph_name for quad in quads(nquads(sample()))}
    assert names == {
        pyoxigraph.NamedNode(named("article", article.id)) for article in sample().articles
    }


def test_rdflib_reads_the_same_quads() -> None:
    found = {
        (str(s), str(p), str(o), str(graph)) for s, p, o, graph in dataset(nquads(sample())).quads()
    }
    assert found == {
        (quad.subject.value, quad.predicate.value, quad.object.value, quad.graph_name.value)
        for quad in quads(nquads(sample()))
    }


@pytest.mark.parametrize("article", [BORDERS, REPLIES])
def test_an_article_is_taken_down_by_dropping_its_graph(article) -> None:
    store, rest = stored(MERGED), without(MERGED, article.id)
    store.update(f"DROP GRAPH <{named('article', article.id)}>")
    assert of_articles(store) == of_articles(stored(rest))
    assert isomorphic(as_graph({quad.triple for quad in quads(nquads(rest))}), triples(rest))
    own = {claim.id for claim in MERGED.claims if claim.evidence.article == article.id}
    assert own and not any(name in str(quad) for quad in store for name in (*own, article.id))


def test_what_two_articles_assert_survives_the_loss_of_one() -> None:
    event = next(
        event
        for event in sample().events
        if len({claim.evidence.article for claim in event.claims if claim.asserted}) == 2
    )
    node = pyoxigraph.NamedNode(named("event", event.id))
    graphs = {quad.graph_name for quad in quads(nquads(sample())) if quad.subject == node}
    assert len(graphs) == 2


def test_what_one_article_asserts_and_another_denies_is_asserted_in_one_graph_alone() -> None:
    event = next(
        event
        for event in sample().events
        if {claim.status for claim in event.claims} == {"occurred", "denied"}
    )
    edges = [quad for quad in quads(nquads(sample())) if quad.predicate.value == f"{REL}sanction"]
    assert [quad.graph_name.value for quad in edges] == [str(named("article", BORDERS.id))]
    assert event.sources[0].id in edges[0].subject.value


def test_claims_of_a_missing_article_have_its_graph() -> None:
    text = nquads(replace(sample(), articles=()))
    assert {quad.graph_name.value for quad in quads(text)} == {
        str(named("article", article.id)) for article in sample().articles
    }


@st.composite
def subsets(draw: st.DrawFn) -> tuple[list[Claim], str]:
    """Return some claims, spread anew over three articles, and one of these."""
    names = ["a1", "a2", "a3"]
    chosen = draw(st.lists(st.sampled_from(sample().claims), min_size=1, max_size=12))
    moved = []
    for number, claim in enumerate(chosen):
        dated = draw(st.sampled_from([claim.date, *(other.date for other in sample().claims)]))
        evidence = replace(claim.evidence, article=draw(st.sampled_from(names)))
        speakers, modality = (
            draw(st.sampled_from([claim.speakers, ()])),
            draw(st.sampled_from([claim.modality, "actual"])),
        )
        moved.append(
            replace(
                claim,
                id=f"c{number}",
                evidence=evidence,
                date=dated,
                speakers=speakers,
                modality=modality,
            )
        )
    return moved, draw(st.sampled_from(names))


@pytest.mark.parametrize(("most", "names"), [(1, 2), (10**6, 1)])
def test_quads_of_very_many_claims_come_in_files_of_whole_articles(most, names, monkeypatch):
    whole = nquads(sample())
    monkeypatch.setattr(in_parts, "MOST", most)
    found = {name: "".join(pieces) for name, pieces in in_parts.files(sample()).items()}
    assert list(found) == (["graph.nq"] if names == 1 else ["graph-1.nq", "graph-2.nq"])
    assert "".join(found.values()) == whole
    graphs = [{quad.graph_name for quad in quads(text)} for text in found.values()]
    assert sum(map(len, graphs)) == len(set().union(*graphs))


@given(subsets())
@settings(max_examples=80, deadline=None)
def test_dropping_any_graph_leaves_what_a_build_without_the_article_gives(
    found: tuple[list[Claim], str],
) -> None:
    claims, name = found
    everything = Collection((), merge(claims))
    kept = {
        quad
        for quad in quads(nquads(everything))
        if quad.graph_name.value != str(named("article", name))
    }
    assert of_articles(kept) == of_articles(quads(nquads(without(everything, name))))


# ---- JSON-LD


def test_json_ld_is_the_same_graph_to_rdflib_and_oxigraph() -> None:
    assert isomorphic(Graph().parse(data=jsonld(sample()), format="json-ld"), triples(sample()))
    found = {quad.triple for quad in pyoxigraph.parse(jsonld(sample()), format=RdfFormat.JSON_LD)}
    assert isomorphic(as_graph(found), triples(sample()))


def test_json_ld_names_no_context_elsewhere() -> None:
    head = jsonld(sample()).split("\n", 1)[0]
    assert head.startswith('{"@context": {"') and "@import" not in head


# ---- RDF 1.2


def test_rdf_1_2_adds_triple_terms_to_the_graph_and_nothing_else() -> None:
    found = {quad.triple for quad in pyoxigraph.parse(rdf12(sample()), format=RdfFormat.TURTLE)}
    terms = {triple for triple in found if isinstance(triple.object, pyoxigraph.Triple)}
    assert isomorphic(as_graph(found - terms), triples(sample()))
    assert {triple.predicate.value for triple in terms} == {f"{RDF}reifies"}


def test_each_claim_with_source_and_target_reifies_its_edge() -> None:
    found = {quad.triple for quad in pyoxigraph.parse(rdf12(sample()), format=RdfFormat.TURTLE)}
    for claim in sample().claims:
        node = pyoxigraph.NamedNode(named("claim", claim.id))
        terms = {
            triple.object
            for triple in found
            if triple.subject == node and isinstance(triple.object, pyoxigraph.Triple)
        }
        pairs = {
            (one.first.id, other.first.id) for one in claim.sources for other in claim.targets
        } - {(actor.first.id,) * 2 for actor in claim.sources}
        assert {(term.subject.value, term.object.value) for term in terms} == {
            (str(named("actor", one)), str(named("actor", other))) for one, other in pairs
        }
        assert {term.predicate.value for term in terms} <= {coded(REL, claim.action.lower())[1:-1]}


def test_rdf_1_2_asks_for_a_reader_of_rdf_1_2() -> None:
    with pytest.raises(BadSyntax):
        Graph().parse(data=rdf12(sample()), format="turtle")


# ---- all of them


def asserted_edges(found: set[pyoxigraph.Triple]) -> set[tuple[str, str, str]]:
    return {
        (found.subject.value, found.predicate.value, found.object.value)
        for found in found
        if found.predicate.value.startswith(str(REL))
        or (found.object == pyoxigraph.NamedNode(SEM.Event[1:-1]))
    }


@pytest.mark.parametrize(
    ("write", "form"),
    [(nquads, RdfFormat.N_QUADS), (jsonld, RdfFormat.JSON_LD), (rdf12, RdfFormat.TURTLE)],
)
def test_only_what_is_asserted_is_an_edge_or_an_event(write, form) -> None:
    found = {quad.triple for quad in pyoxigraph.parse(write(sample()), format=form)}
    nodes = {str(named("event", event.id)) for event in sample().events if event.asserted}
    assert {subject for subject, name, _ in asserted_edges(found) if name == str(RDF.type)} == nodes
    unasserted = replace(
        sample(), events=tuple(event for event in sample().events if not event.asserted)
    )
    assert not asserted_edges(
        {quad.triple for quad in pyoxigraph.parse(write(unasserted), format=form)}
    )


@pytest.mark.parametrize("write", WRITERS)
def test_the_order_of_events_changes_no_byte(write) -> None:
    turned = Collection(
        sample().articles[::-1],
        tuple(replace(event, claims=event.claims[::-1]) for event in sample().events[::-1]),
    )
    assert write(turned) == write(sample())


@pytest.mark.parametrize("write", WRITERS)
def test_no_control_character_stands_bare(write) -> None:
    text = write(with_text(ODD))
    assert all(character.isprintable() or character in "\n\t" for character in text)


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_any_text_reads_back_as_it_was(text: str) -> None:
    collection = with_text(text)
    expected = set(triples(collection))
    for write, form in ((nquads, "nquads"), (jsonld, "json-ld")):
        found = Dataset().parse(data=write(collection), format=form)
        assert {quad[:3] for quad in found.quads()} == expected
    found = {quad.triple for quad in pyoxigraph.parse(rdf12(collection), format=RdfFormat.TURTLE)}
    assert found - {triple for triple in found if isinstance(triple.object, pyoxigraph.Triple)} == {
        quad.triple for quad in quads(nquads(collection))
    }


@pytest.mark.parametrize(
    "address",
    ["https://x.example/[a]", "https://x.example/%zz", "https://x.example/#a#b", "https://a:b:c/"],
)
def test_an_address_that_strict_readers_refuse_never_spoils_a_file(address) -> None:
    collection = replace(sample(), articles=(replace(BORDERS, url=address), REPLIES))
    assert {
        quad.triple for quad in pyoxigraph.parse(jsonld(collection), format=RdfFormat.JSON_LD)
    } == {quad.triple for quad in quads(nquads(collection))}
