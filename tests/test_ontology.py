import re
from datetime import date
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, TIME, XSD

from kg import data
from kg.errors import SeedError
from kg.events.merge import merge
from kg.events.profile import Known
from kg.ontology import (
    BASE,
    KG,
    OA,
    PLOVER,
    PREFIXES,
    QUAD_CLASSES,
    REL,
    SCHEMA,
    SCHEME,
    SEM,
    codes,
    read,
)
from kg.rdf.triples import triples
from kg.types import Collection
from tests.samples import (
    BELARUS,
    GREECE,
    KREMLIN,
    MONDAY,
    RUSSIA,
    TURKEY,
    Sentence,
    article,
    sample,
)

HEAD = """@prefix kg: <https://w3id.org/polkg/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix plover: <https://w3id.org/polkg/plover/> . @prefix cameo: <https://w3id.org/polkg/cameo/> .
@prefix scheme: <https://w3id.org/polkg/scheme/> .
plover:AID a skos:Concept ; skos:inScheme scheme:plover-0.8 ; skos:notation "AID" ; skos:prefLabel "aids" ;
    skos:definition "Gives." ; kg:quadClass kg:MaterialCooperation ; kg:goldstein 7.0 .
"""


def terms() -> Graph:
    return Graph().parse(data.ontology() / "kg.ttl")


def slips(folder: Path, text: str) -> list[str]:
    path = folder / "ontology" / "actions.ttl"
    path.parent.mkdir()
    path.write_text(HEAD + text, "utf-8")
    with pytest.raises(SeedError) as caught:
        read(path)
    return caught.value.slips


def test_there_are_plovers_sixteen_event_types_and_our_two() -> None:
    expected = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    assert set(codes().actions) == set((expected + "ASSAULT ELECT APPOINT").split())


def test_all_codes_of_cameo_are_there_under_their_wider_code() -> None:
    cameo = codes().cameo
    roots = [code for code in cameo.values() if code.parent is None]
    assert (len(cameo), len(roots)) == (316, 20)
    assert all(code.notation.startswith(code.parent) for code in cameo.values() if code.parent)


def test_a_code_is_a_string_with_its_leading_zero() -> None:
    cameo = codes().cameo
    assert cameo["010"].parent == "01"
    assert cameo["10"].label == "demand"
    assert (cameo["112"].plover, cameo["112"].quad_class, cameo["112"].goldstein) == (
        "ACCUSE",
        "verbal conflict",
        -2.0,
    )


def test_sanction_is_material_conflict_and_accuse_has_its_minus_sign() -> None:
    actions = codes().actions
    assert actions["SANCTION"].quad_class == "material conflict"
    assert actions["ACCUSE"].goldstein == -3.0
    assert actions["ELECT"].goldstein == actions["APPOINT"].goldstein == 0.0


def test_a_value_that_nobody_published_is_not_made_up() -> None:
    assert [name for name, code in codes().cameo.items() if code.goldstein is None] == [
        "155",
        "176",
        "1834",
        "1951",
        "1952",
    ]


def test_codes_are_read_once() -> None:
    assert codes() is codes()


def test_slips_are_told_together_with_file_and_entry(tmp_path: Path) -> None:
    found = slips(
        tmp_path,
        'cameo:C07 a skos:Concept ; skos:inScheme scheme:cameo-1.1b3 ; skos:notation "07" ; kg:goldstein "much" ;'
        " skos:broader cameo:C0 ; skos:broadMatch plover:AIDE ; kg:quadClass kg:Peace .\nplover:X a skos:Concept .",
    )
    assert found == [
        "ontology/actions.ttl: 07: kg:quadClass must be one of VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict",
        "ontology/actions.ttl: 07: no skos:definition",
        "ontology/actions.ttl: 07: no skos:prefLabel",
        "ontology/actions.ttl: 07: skos:broadMatch 'https://w3id.org/polkg/plover/AIDE' is no action",
        "ontology/actions.ttl: 07: skos:broader 'https://w3id.org/polkg/cameo/C0' is no CAMEO code",
        "ontology/actions.ttl: cameo:C07: kg:goldstein 'much' is not a number",
        "ontology/actions.ttl: plover:X: no skos:notation",
        "ontology/actions.ttl: plover:X: skos:inScheme must be one of scheme/plover-0.8, scheme/cameo-1.1b3, scheme/quad-classes-1",
    ]


def test_a_syntax_error_is_one_line_that_names_the_file(tmp_path: Path) -> None:
    (slip,) = slips(tmp_path, "plover:AID skos:notation ;;; oops")
    assert slip.startswith("ontology/actions.ttl: ")
    assert "\n" not in slip


def test_every_action_has_a_direct_edge() -> None:
    graph = terms()
    edges = {
        str(edge).removeprefix(REL): str(graph.value(edge, KG.edgeOf))
        for edge in graph.subjects(RDFS.subPropertyOf, REL.interactsWith)
    }
    assert edges == {name.lower(): str(PLOVER[name]) for name in codes().actions}


def test_every_term_of_ours_has_a_label_and_a_comment() -> None:
    graph = terms()
    ours = {term for term in graph.subjects(RDF.type) if str(term).startswith((KG, REL))}
    assert len(ours) == 71
    for words in (RDFS.label, RDFS.comment):
        assert {term for term in ours if graph.value(term, words) is None} == set()


def test_every_term_of_ours_that_a_graph_uses_is_defined() -> None:
    graph = terms() + Graph().parse(data.ontology() / "actions.ttl")
    used = {
        term for triple in triples(sample()) for term in triple if str(term).startswith((KG, REL))
    }
    assert {term for term in used if graph.value(term, RDF.type) is None} == set()


def test_a_graph_uses_terms_within_their_domain_and_range() -> None:
    graph, given = terms(), triples(sample())
    whole = graph + given + Graph().parse(data.ontology() / "actions.ttl")
    for name, clause in ((RDFS.domain, 0), (RDFS.range, 2)):
        for term, wanted in graph.subject_objects(name):
            for triple in given.triples((None, term, None)):
                node = triple[clause]
                if isinstance(node, Literal):
                    assert node.datatype == wanted or (
                        wanted == XSD.string and node.datatype is None
                    ), triple
                else:
                    assert (node, RDF.type, wanted) in whole, triple


@pytest.mark.parametrize("space", [SEM, PROV, OA, SCHEMA, FOAF, ORG, TIME, SKOS])
def test_each_vocabulary_that_is_reused_is_aligned(space: Namespace) -> None:
    aligned = [
        RDFS.subClassOf,
        RDFS.subPropertyOf,
        SKOS.closeMatch,
        SKOS.relatedMatch,
        SKOS.scopeNote,
    ]
    graph = terms()
    told = {term for link in aligned for pair in graph.subject_objects(link) for term in pair}
    assert any(str(term).startswith(str(space)) for term in told)
    used = {
        str(kind)
        for kind in triples(sample()).objects(None, RDF.type)
        if str(kind).startswith(str(space))
    }
    unsaid = {one for one in used if graph.value(URIRef(one), SKOS.scopeNote) is None}
    assert unsaid <= {str(OA.SpecificResource), str(TIME.Instant), str(SKOS.Concept)}


def test_each_scheme_has_a_version_and_a_licence_and_says_where_its_numbers_come_from() -> None:
    graph = Graph().parse(data.ontology() / "actions.ttl")
    assert "PLOVER's own score" in str(graph.value(SCHEME.plover, RDFS.comment))
    assert "as GDELT publishes it" in str(graph.value(SCHEME.cameo, RDFS.comment))
    assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == set(SCHEME)
    for scheme in SCHEME:
        version, whole = (
            graph.value(scheme, OWL.versionInfo),
            graph.value(scheme, DCTERMS.isVersionOf),
        )
        assert str(scheme) == f"{whole}-{version}"
        assert graph.value(scheme, DCTERMS.license) is not None


def test_the_code_list_can_be_used_on_its_own() -> None:
    graph = Graph().parse(data.ontology() / "actions.ttl")
    named = set(graph.subjects(RDF.type, SKOS.Concept))
    assert all(str(concept).startswith(BASE) for concept in named)
    for link in (SKOS.broader, SKOS.broadMatch, SKOS.narrowMatch, KG.quadClass):
        assert set(graph.objects(None, link)) <= named
    for concept in named:
        assert (graph.value(concept, SKOS.broader) is None) == (
            (concept, SKOS.topConceptOf, graph.value(concept, SKOS.inScheme)) in graph
        )


def test_no_two_codes_of_a_scheme_share_notation_label_or_definition() -> None:
    graph = Graph().parse(data.ontology() / "actions.ttl")
    for scheme in SCHEME:
        for words in (SKOS.notation, SKOS.prefLabel, SKOS.definition):
            said = [
                str(text)
                for concept in graph.subjects(SKOS.inScheme, scheme)
                for text in graph.objects(concept, words)
            ]
            assert len(said) == len(set(said)) == len(list(graph.subjects(SKOS.inScheme, scheme)))


def test_quad_classes_have_the_notations_of_event_data() -> None:
    graph = Graph().parse(data.ontology() / "actions.ttl")
    found = {
        str(graph.value(one, SKOS.notation)): str(graph.value(one, SKOS.prefLabel))
        for one in graph.subjects(RDF.type, KG.QuadClass)
    }
    assert found == dict(zip("1234", QUAD_CLASSES.values(), strict=True))
    assert {str(one) for one in graph.subjects(RDF.type, KG.QuadClass)} == set(QUAD_CLASSES)


def test_a_quad_class_of_cameo_follows_from_its_root() -> None:
    bounds = {
        "verbal cooperation": range(1, 6),
        "material cooperation": range(6, 9),
        "verbal conflict": range(9, 14),
    }
    for code in codes().cameo.values():
        expected = next(
            (name for name, roots in bounds.items() if int(code.notation[:2]) in roots),
            "material conflict",
        )
        assert code.quad_class == expected, code.notation


def test_cameo_maps_to_plover_by_root_but_for_the_codes_that_leave_theirs() -> None:
    roots = "- - AGREE CONSULT SUPPORT COOPERATE AID - ACCUSE REQUEST ACCUSE REJECT THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT"
    by_root = dict(zip(range(1, 21), [*roots.split(), "ASSAULT", "ASSAULT"], strict=True))
    leaving = {
        "163": "COERCE",
        "1712": "ASSAULT",
        "175": "ASSAULT",
        "191": "COERCE",
        "192": "COERCE",
    }
    for code in codes().cameo.values():
        if code.notation[:2] != "08":
            assert code.plover == (
                leaving.get(code.notation, by_root[int(code.notation[:2])]).strip("-") or None
            ), code.notation
    yielding = {name: code.plover for name, code in codes().cameo.items() if name.startswith("08")}
    assert yielding.pop("08") is None
    retreats = {name for name, action in yielding.items() if action == "RETREAT"}
    assert retreats == {"0813", "0814"} | {name for name in yielding if name >= "084"}
    assert {action for name, action in yielding.items() if name not in retreats} == {"CONCEDE"}


def explained() -> Graph:
    """Return the graph of the two sentences of ontology/README.md."""
    text = "Turkey threatened Greece with force on Monday. The Kremlin denied that Russia had sent troops to Belarus."
    source = article(
        text, "Two neighbours", date(2020, 8, 31), "https://news.example/2020/08/31/neighbours"
    )
    threatened, denied = (
        Sentence(source, f"{sentence}.") for sentence in text.rstrip(".").split(". ")
    )
    claims = (
        threatened.claim("THREATEN", "threatened", [(TURKEY, "Turkey")], [(GREECE, "Greece")], cameo="138", date=MONDAY),
        denied.claim(
            "MOBILIZE", "sent troops", [(RUSSIA, "Russia")], [(BELARUS, "Belarus")],
            polarity="negative", speaker=(KREMLIN, "The Kremlin"), cue="denied",
        ),
    )  # fmt: skip
    known = Known({source.id: source.published})
    return triples(Collection((source,), merge(claims, known)))


def blocks(language: str) -> list[str]:
    """Return the examples of ontology/README.md in a language."""
    return re.findall(
        rf"^```{language}\n(.*?)^```$",
        (data.ontology() / "README.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )


def test_the_example_of_the_ontologys_readme_is_what_the_program_writes() -> None:
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    shown = Graph().parse(data=head + "".join(blocks("turtle")), format="turtle")
    graph = explained()
    assert set(shown) <= set(graph)
    assert {edge for edge in shown if str(edge[1]).startswith(REL)} == {
        edge for edge in graph if str(edge[1]).startswith(REL)
    }


def test_the_query_of_the_ontologys_readme_lists_all_codes_of_cameo() -> None:
    (text,) = blocks("sparql")
    rows = list(Graph().parse(data.ontology() / "actions.ttl").query(text))
    assert [str(row.cameo) for row in rows] == sorted(codes().cameo)
    assert [str(row.plover) for row in rows if str(row.cameo) == "163"] == ["COERCE"]


def test_the_ontologys_readme_names_all_its_files() -> None:
    text = (data.ontology() / "README.md").read_text("utf-8")
    for path in data.ontology().iterdir():
        assert path.name == "README.md" or f"`{path.name}" in text
