"""RDF 1.2 as Turtle: the full graph, and what each claim claims as a triple term. Knows RDF 1.2; never knows files.

``claim rdf:reifies <<( source rel:action target )>>`` names the edge that a claim is about without asserting it. The edge itself
stands in the graph only where an article asserts it, as in RDF 1.1. rdflib cannot read triple terms; Oxigraph and Jena can.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from kg.events.edges import pairs
from kg.export.turtle import document
from kg.rdf.terms import Triple, coded, named
from kg.rdf.triples import RDF, REL, statements
from kg.types import Claim, Collection

REIFIES = f"<{RDF}reifies>"


def rdf12(collection: Collection) -> str:
    """Return the collection as Turtle 1.2."""
    return document(chain(statements(collection), reified(collection.claims)))


def reified(claims: Iterable[Claim]) -> Iterator[Triple]:
    """Yield, for each claim and pair of a source and a target, the edge that it is about."""
    for claim in claims:
        for action, source, target in sorted(pairs(claim)):
            edge = f"{named('actor', source)} {coded(REL, action.lower())} {named('actor', target)}"
            yield named("claim", claim.id), REIFIES, f"<<( {edge} )>>"
