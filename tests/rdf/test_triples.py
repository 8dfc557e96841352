from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib import RDF, SKOS, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, PROV, TIME, XSD

from kg.export.turtle import turtle
from kg.ontology import BASE, KG, OA, PLOVER, REL, SCHEMA, SEM
from kg.rdf.triples import triples
from kg.types import Actor, Article, Claim, Collection, Event, Evidence, Mention, Span
from tests.samples import BORDERS, sample

ACTORS = tuple(
    Actor(f"wd-Q{number}", f"Actor {number}", "country", wikidata=f"Q{number}")
    for number in range(1, 5)
)
SOME_TEXT = st.text(st.characters(), max_size=30)  # surrogates and control characters, too


def actor(name: str) -> URIRef:
    return URIRef(f"{BASE}actor/{name}")


def edges(graph: Graph) -> set[tuple[str, str, str]]:
    """Every direct edge, short."""
    return {
        (
            str(source).rpartition("/")[2],
            str(edge).removeprefix(REL),
            str(target).rpartition("/")[2],
        )
        for source, edge, target in graph
        if str(edge).startswith(str(REL))
    }


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any claim about ACCUSE or AID between four actors, of any status."""
    start = draw(st.integers(0, 99))
    mentions = st.lists(st.sampled_from(ACTORS), unique=True, max_size=2).map(
        lambda actors: tuple(Mention((one,), one.name, 0, 1, "name") for one in actors)
    )
    sources, targets = draw(mentions), draw(mentions)
    if not sources and not targets:
        sources = (Mention((ACTORS[0],), "Actor 1", 0, 1, "name"),)
    speakers = draw(
        st.just(())
        | st.sampled_from(ACTORS).map(lambda one: (Mention((one,), one.name, 0, 1, "name"),))
    )
    return Claim(
        id=f"c{draw(st.integers(0, 2**96)):024x}",
        action=draw(st.sampled_from(["ACCUSE", "AID"])),
        sources=sources,
        targets=targets,
        trigger=Span("x", start, start + 1),
        evidence=Evidence("a1", start, start + 1, "x"),
        by=("pattern test",),
        polarity=draw(st.sampled_from(["positive", "negative"])),
        modality=draw(
            st.sampled_from(["actual", "actual", "planned", "conditional", "possible", "requested"])
        ),
        speakers=speakers,
    )


@st.composite
def collections(draw: st.DrawFn) -> Collection:
    """Any claims, put into events without regard to whether they belong together."""
    found = draw(st.lists(claims(), min_size=1, max_size=6, unique_by=lambda claim: claim.id))
    shelves: dict[tuple[str, int], list[Claim]] = {}
    for claim in found:
        shelves.setdefault((claim.action, draw(st.integers(0, 1))), []).append(claim)
    events = []
    for (action, number), members in shelves.items():
        sources = tuple(
            {
                mention.first.id: mention.first for claim in members for mention in claim.sources
            }.values()
        )
        targets = tuple(
            {
                mention.first.id: mention.first for claim in members for mention in claim.targets
            }.values()
        )
        events.append(
            Event(f"ev{action.lower()}{number}", action, sources, targets, tuple(members))
        )
    return Collection((Article("a1", "x" * 100),), tuple(events))


@given(collections())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_denied_not_actual_or_only_said_never_becomes_a_fact(
    collection: Collection,
) -> None:
    graph = triples(collection)
    asserted = [
        (claim, event.id)
        for event in collection.events
        for claim in event.claims
        if claim.polarity == "positive" and claim.modality == "actual" and not claim.speakers
    ]
    allowed = {
        (source.first.id, claim.action.lower(), target.first.id)
        for claim, _ in asserted
        for source in claim.sources
        for target in claim.targets
        if source.first.id != target.first.id
    }
    events = {URIRef(f"{BASE}event/{event}") for _, event in asserted}
    assert edges(graph) == allowed
    assert set(graph.subjects(RDF.type, SEM.Event)) == events
    for role, side in ((KG.actor, "sources"), (KG.target, "targets")):
        named = {
            (URIRef(f"{BASE}event/{event}"), actor(mention.first.id))
            for claim, event in asserted
            for mention in getattr(claim, side)
        }
        assert set(graph.subject_objects(role)) == named


def test_an_act_never_asserted_is_a_bare_name() -> None:
    collection = sample()
    graph = triples(collection)
    for event in collection.events:
        node = URIRef(f"{BASE}event/{event.id}")
        assert bool(list(graph.predicate_objects(node))) == event.asserted
        assert set(graph.predicates(None, node)) == {KG.describes}


def test_direct_edges_of_the_sample_are_what_the_articles_assert() -> None:
    envoy = "person-xxx-5f1d0c2ab7e94433a6d20917"
    expected = {
        ("wd-Q142", "accuse", "wd-Q912"),
        ("wd-Q36", "consult", "wd-Q37"),
        ("wd-Q37", "consult", "wd-Q36"),
        (envoy, "request", "wd-Q159"),
        ("wd-Q43", "threaten", "wd-Q41"),
        ("wd-Q41", "accuse", "wd-Q43"),
        ("wd-Q184", "sanction", "wd-Q211"),
    }
    assert edges(triples(sample())) == edges(triples(sample(), "lean")) == expected


def test_a_speakers_claim_lends_no_actor_to_what_an_article_asserts() -> None:
    spoken = Claim(
        "c1", "COERCE", (Mention((ACTORS[0],), "A", 0, 1, "name"),), (Mention((ACTORS[1],), "B", 0, 1, "name"),), Span("x", 0, 1),
        Evidence("a1", 0, 1, "x"), ("pattern test",), speakers=(Mention((ACTORS[2],), "C", 0, 1, "name"),),
    )  # fmt: skip
    voiced = replace(spoken, id="c2", sources=(), speakers=())
    graph = triples(
        Collection((), (Event("ev1", "COERCE", (ACTORS[0],), (ACTORS[1],), (spoken, voiced)),))
    )
    assert edges(graph) == set()
    assert set(graph.objects(None, KG.actor)) == set()
    assert set(graph.objects(None, KG.target)) == {actor("wd-Q2")}


def test_a_claim_is_no_reified_statement_and_no_event() -> None:
    graph = triples(sample())
    claims = set(graph.subjects(RDF.type, KG.Claim))
    assert len(claims) == 17
    assert claims.isdisjoint(graph.subjects(RDF.type, SEM.Event))
    assert not set(graph.subjects(RDF.type, RDF.Statement))
    assert not set(graph.predicates()) & {RDF.subject, RDF.predicate, RDF.object}


def test_a_claim_keeps_speaker_cue_condition_and_words() -> None:
    graph = triples(sample())
    (claim,) = graph.subjects(KG.modality, KG.Conditional)
    assert graph.value(claim, KG.condition) == Literal("if drilling continues", lang="en")
    assert graph.value(claim, KG.trigger) == Literal("impose sanctions", lang="en")
    assert graph.value(claim, KG.confidence) == Literal("0.9", datatype=XSD.decimal)
    assert graph.value(claim, KG.claimedAction) == PLOVER.COERCE
    (requested,) = graph.subjects(KG.modality, KG.Requested)
    assert graph.value(requested, KG.speaker) == actor("person-xxx-5f1d0c2ab7e94433a6d20917")
    assert graph.value(requested, KG.cue) == Literal("urged", lang="en")


def test_evidence_quotes_the_article() -> None:
    collection = sample()
    graph = triples(collection)
    texts = {f"{BASE}article/{article.id}": article.text for article in collection.articles}
    found = 0
    for annotation, claim in graph.subject_objects(OA.hasBody):
        target = graph.value(annotation, OA.hasTarget)
        source = graph.value(target, OA.hasSource)
        (position,) = (
            one
            for one in graph.objects(target, OA.hasSelector)
            if (one, RDF.type, OA.TextPositionSelector) in graph
        )
        (quoted,) = (
            one
            for one in graph.objects(target, OA.hasSelector)
            if (one, RDF.type, OA.TextQuoteSelector) in graph
        )
        start, end = (
            int(str(graph.value(position, OA.start))),
            int(str(graph.value(position, OA.end))),
        )
        text = texts[str(source)]
        assert text[start:end] == str(graph.value(quoted, OA.exact))
        assert text[:start].endswith(str(graph.value(quoted, OA.prefix)))
        assert text[end:].startswith(str(graph.value(quoted, OA.suffix)))
        assert graph.value(claim, PROV.wasDerivedFrom) == source
        found += 1
    assert found == len(collection.claims)


def test_no_node_is_blank() -> None:
    assert not [term for triple in triples(sample()) for term in triple if isinstance(term, BNode)]


def test_a_day_is_a_date_and_a_week_an_interval() -> None:
    graph = triples(sample())
    (accused,) = (
        event
        for event, day in graph.subject_objects(SEM.hasTimeStamp)
        if day == Literal(date(2020, 8, 31))
    )
    assert (accused, SEM.eventType, PLOVER.ACCUSE) in graph
    (talks,) = (event for event in graph.subjects(SEM.eventType, PLOVER.CONSULT))
    week = graph.value(talks, SEM.hasTimeStamp)
    assert (week, RDF.type, TIME.ProperInterval) in graph
    ends = [
        graph.value(graph.value(week, end), TIME.inXSDDate)
        for end in (TIME.hasBeginning, TIME.hasEnd)
    ]
    assert ends == [Literal(date(2020, 8, 24)), Literal(date(2020, 8, 30))]
    assert graph.value(graph.value(talks, SEM.hasPlace), SKOS.prefLabel) == Literal("Vilnius")


def test_two_collections_make_the_union_of_their_graphs() -> None:
    whole = sample()
    parts = [
        Collection(
            (article,),
            tuple(
                replace(event, claims=own)
                for event in whole.events
                if (
                    own := tuple(
                        claim for claim in event.claims if claim.evidence.article == article.id
                    )
                )
            ),
        )
        for article in whole.articles
    ]
    assert set(triples(parts[0])) | set(triples(parts[1])) == set(triples(whole))


def test_lean_is_a_part_of_full_without_quotes() -> None:
    full, lean = triples(sample()), triples(sample(), "lean")
    assert set(lean) < set(full)
    assert not set(lean.subjects(RDF.type, OA.Annotation))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ('https://news.example/a b?q=<x>"', "https://news.example/a%20b?q=%3Cx%3E%22"),
        ("https://news.example/%20caf\u00e9", "https://news.example/%20caf%C3%A9"),
        ("https://news.example/\ud800>\n<x", "https://news.example/%ED%A0%80%3E%0A%3Cx"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_an_unsafe_address_is_encoded_or_left_out(address: str, expected: str | None) -> None:
    graph = triples(Collection((replace(BORDERS, url=address),)))
    assert list(graph.objects(None, SCHEMA.url)) == ([URIRef(expected)] if expected else [])
    assert isomorphic(Graph().parse(data=turtle(graph), format="turtle"), graph)


@example("AA-0", "", "")  # no language: the extension it opens is empty
@given(SOME_TEXT, SOME_TEXT, SOME_TEXT)
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_out_of_its_literal_or_name(one: str, two: str, three: str) -> None:
    someone = Actor(one, two, "person", country=three, role=one, wikidata=two, aliases=(three,))
    claim = Claim(
        three, "AID", (Mention((someone,), two, 0, 1, "name"),), (), Span(one, 0, 1), Evidence(two, 0, 1, three), (one,), cameo=two,
        cue=Span(two, 0, 1), condition=Span(three, 0, 1),
    )  # fmt: skip
    article = Article(
        two, three, title=one, url="https://" + two, publisher=three, language=one, license=two,
        author=one, more=((two, three),),
    )  # fmt: skip
    graph = triples(Collection((article,), (Event(one, "AID", (someone,), (), (claim,)),)))
    text = turtle(graph)
    assert isomorphic(Graph().parse(data=text.encode(), format="turtle"), graph)


def test_an_article_says_who_published_it_and_under_which_licence() -> None:
    free = replace(BORDERS, license="https://creativecommons.org/licenses/by/4.0/")
    graph = triples(Collection((free,)))
    node = URIRef(f"{BASE}article/{BORDERS.id}")
    assert graph.value(graph.value(node, DCTERMS.publisher), SKOS.prefLabel) == Literal(
        "Example News"
    )
    assert graph.value(node, DCTERMS.license) == URIRef(
        "https://creativecommons.org/licenses/by/4.0/"
    )
    assert graph.value(node, DCTERMS.issued) == Literal(date(2020, 8, 31))
    assert str(graph.value(node, KG.textDigest)).startswith("sha256:")


def test_a_graph_tells_who_wrote_an_article_and_what_else_its_file_said() -> None:
    more = (("desk", "World"), ("section", "Conflict"))
    told = replace(BORDERS, author="A. Cooper, B. Okafor", more=more)
    graph = triples(Collection((told,)))
    node = URIRef(f"{BASE}article/{BORDERS.id}")
    creator = graph.value(node, DCTERMS.creator)
    assert graph.value(creator, SKOS.prefLabel) == Literal("A. Cooper, B. Okafor")
    assert graph.value(creator, RDF.type) == DCTERMS.Agent
    details = set(graph.objects(node, SCHEMA.additionalProperty))
    found = {
        (str(graph.value(one, SCHEMA.name)), str(graph.value(one, SCHEMA.value))) for one in details
    }
    assert found == set(more)
    assert creator != graph.value(node, DCTERMS.publisher)
    lean = triples(Collection((told,)), "lean")
    assert not set(lean.objects(node, SCHEMA.additionalProperty))
