"""A graph in which everybody stands for what he rolls up to. Knows our terms; never knows a question.

Every statement about an actor becomes one about its group, or its country; what only describes the
actor himself is left out. So any question can be asked of groups as of actors.
"""

from collections import defaultdict

import pyoxigraph as ox
from rdflib.namespace import RDF, SKOS

from kg.ontology import KG, SCHEMA
from kg.types import Level

PART_OF = ox.NamedNode(KG.partOf)
OWN = frozenset(
    str(term)
    for term in (
        *(SKOS.prefLabel, SKOS.altLabel, SCHEMA.sameAs, RDF.type),
        *(KG[name] for name in ("kind", "country", "ofCountry", "countryFrom", "role", "partOf")),
    )
)


def raised(store: ox.Store, level: Level) -> ox.Store:
    """Return the store at a level; that of actors is the store itself."""
    if level == "actor":
        return store
    whole: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, PART_OF, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            whole[quad.subject.value].add(quad.object.value)
    tops = {name: top(name, whole, level) for name in whole}
    found = ox.Store()
    found.extend(one for quad in store if (one := moved(quad, tops)) is not None)
    return found


def top(name: str, whole: dict[str, set[str]], level: Level) -> str:
    """Return what somebody rolls up to: the first group, or the last in the row."""
    above = min(whole[name])
    seen = {name}
    while level == "country" and above in whole and above not in seen:
        seen.add(above)
        above = min(whole[above])
    return above


def moved(quad: ox.Quad, tops: dict[str, str]) -> ox.Quad | None:
    """Return a statement about what its actors roll up to; none where it only describes one of them."""
    subject, value = quad.subject, quad.object
    if isinstance(subject, ox.NamedNode) and subject.value in tops:
        if quad.predicate.value in OWN:
            return None
        subject = ox.NamedNode(tops[subject.value])
    if isinstance(value, ox.NamedNode) and value.value in tops:
        value = ox.NamedNode(tops[value.value])
    return ox.Quad(subject, quad.predicate, value, quad.graph_name)
