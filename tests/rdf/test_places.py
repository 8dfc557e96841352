"""Places as nodes: a point, what they lie in, their country."""

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, SKOS

from kg.ontology import BASE, GEO, KG, SCHEMA, SEM, WGS84
from kg.rdf.triples import triples
from tests.questions import collection
from tests.samples import sample


def test_a_place_of_geonames_has_a_point_twice_and_leads_to_its_country() -> None:
    graph = triples(sample())
    minsk = URIRef(f"{BASE}place/g625144")
    assert (minsk, RDF.type, SEM.Place) in graph
    assert float(graph.value(minsk, WGS84.lat)) == 53.9
    assert float(graph.value(minsk, WGS84.long)) == 27.57
    text = graph.value(minsk, GEO.hasGeometry / GEO.asWKT)
    assert text == Literal("POINT(27.57 53.90)", datatype=GEO.wktLiteral)
    above = set(graph.objects(minsk, SCHEMA.containedInPlace * "+"))
    assert "Belarus" in {str(graph.value(one, SKOS.prefLabel)) for one in above}
    assert (minsk, SCHEMA.sameAs, URIRef("https://sws.geonames.org/625144/")) in graph
    assert "town" in {str(one) for one in graph.objects(None, KG.placePrecision)}


def test_a_place_that_nobody_knows_has_a_name_and_no_point() -> None:
    graph = triples(collection())
    unknown = [node for node in graph.subjects(RDF.type, SEM.Place) if "/place/p" in str(node)]
    assert unknown
    assert all(graph.value(node, WGS84.lat) is None for node in unknown)
