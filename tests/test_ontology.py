from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph

from kg import data
from kg.build.triples import triples
from kg.errors import SeedError
from kg.ontology import BASE, KG, PLOVER, QUAD_CLASSES, REL, SCHEME, codes, read
from tests.samples import sample

HEAD = """@prefix kg: <https://w3id.org/polkg/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix plover: <https://w3id.org/polkg/plover/> . @prefix cameo: <https://w3id.org/polkg/cameo/> .
@prefix scheme: <https://w3id.org/polkg/scheme/> .
plover:AID a skos:Concept ; skos:inScheme scheme:plover ; skos:notation "AID" ; skos:prefLabel "aids" ;
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
    assert (cameo["112"].plover, cameo["112"].quad_class, cameo["112"].goldstein) == ("ACCUSE", "verbal conflict", -2.0)


def test_sanction_is_material_conflict_and_accuse_has_its_minus_sign() -> None:
    actions = codes().actions
    assert actions["SANCTION"].quad_class == "material conflict"
    assert actions["ACCUSE"].goldstein == -3.0
    assert actions["ELECT"].goldstein == actions["APPOINT"].goldstein == 0.0


def test_a_value_that_nobody_published_is_not_made_up() -> None:
    assert [name for name, code in codes().cameo.items() if code.goldstein is None] == ["155", "176", "1834", "1951", "1952"]


def test_codes_are_read_once() -> None:
    assert codes() is codes()


def test_slips_are_told_together_with_file_and_entry(tmp_path: Path) -> None:
    found = slips(
        tmp_path,
        'cameo:C07 a skos:Concept ; skos:inScheme scheme:cameo ; skos:notation "07" ; kg:goldstein "much" ;'
        " skos:broader cameo:C0 ; skos:broadMatch plover:AIDE ; kg:quadClass kg:Peace .\nplover:X a skos:Concept .",
    )
    assert found == [
        "ontology/actions.ttl: 07: kg:quadClass must be one of VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict",
        "ontology/actions.ttl: 07: no skos:prefLabel",
        "ontology/actions.ttl: 07: skos:broadMatch 'https://w3id.org/polkg/plover/AIDE' is no action",
        "ontology/actions.ttl: 07: skos:broader 'https://w3id.org/polkg/cameo/C0' is no CAMEO code",
        "ontology/actions.ttl: cameo:C07: kg:goldstein 'much' is not a number",
        "ontology/actions.ttl: plover:X: no skos:notation",
        "ontology/actions.ttl: plover:X: skos:inScheme must be scheme:plover or scheme:cameo",
    ]


def test_a_syntax_error_is_one_line_that_names_the_file(tmp_path: Path) -> None:
    (slip,) = slips(tmp_path, "plover:AID skos:notation ;;; oops")
    assert slip.startswith("ontology/actions.ttl: ")
    assert "\n" not in slip


def test_every_action_has_a_direct_edge() -> None:
    graph = terms()
    edges = {
        str(edge).removeprefix(REL): str(graph.value(edge, KG.edgeOf)) for edge in graph.subjects(RDFS.subPropertyOf, REL.interactsWith)
    }
    assert edges == {name.lower(): str(PLOVER[name]) for name in codes().actions}


def test_every_term_of_ours_that_a_graph_uses_is_defined_and_labelled() -> None:
    graph = terms()
    used = {term for triple in triples(sample()) for term in triple if str(term).startswith((str(KG), str(REL)))}
    assert {term for term in used if graph.value(term, RDFS.label) is None} == set()
    assert set(map(str, graph.subjects(RDF.type, KG.QuadClass))) == set(QUAD_CLASSES)


def test_both_schemes_say_where_their_numbers_come_from() -> None:
    graph = Graph().parse(data.ontology() / "actions.ttl")
    assert "PLOVER's own score" in str(graph.value(SCHEME.plover, RDFS.comment))
    assert "as GDELT publishes it" in str(graph.value(SCHEME.cameo, RDFS.comment))
    assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == {SCHEME.plover, SCHEME.cameo}
    assert all(str(concept).startswith(BASE) for concept in graph.subjects(RDF.type, SKOS.Concept))
