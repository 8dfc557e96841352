"""What the endpoint can do, as RDF. Knows the W3C's vocabulary of service descriptions; never knows HTTP."""

from collections.abc import Iterator

from kg.export.turtle import document
from kg.ontology import PREFIXES
from kg.rdf.terms import Terms, Triple, count

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
ALL_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
)
SPACES = {"sd": SD, "void": VOID, "format": FORMATS, "rdf": PREFIXES["rdf"], "xsd": PREFIXES["xsd"]}


def description(address: str, size: int) -> str:
    """Return the service description of the endpoint at an address, whose graph has so many triples."""
    return document(statements(address, size), SPACES)


def statements(address: str, size: int) -> Iterator[Triple]:
    """Yield the triples of the description."""
    sd, void, rdf, formats = (Terms(SPACES[prefix]) for prefix in ("sd", "void", "rdf", "format"))
    service, dataset, graph = f"<{address}>", f"<{address}#dataset>", f"<{address}#graph>"
    yield service, rdf.type, sd.Service
    yield service, sd.endpoint, service
    yield service, sd.supportedLanguage, sd.SPARQL11Query
    for name in ALL_FORMATS:
        yield service, sd.resultFormat, getattr(formats, name)
    yield service, sd.defaultDataset, dataset
    yield dataset, rdf.type, sd.Dataset
    yield dataset, sd.defaultGraph, graph
    yield graph, rdf.type, sd.Graph
    yield graph, void.triples, count(size)
