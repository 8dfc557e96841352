"""Our terms and codes, read from Turtle. Knows the ontology's shape; never knows a verb or a sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, XSD
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from kg import data
from kg.errors import SeedError

BASE = "https://w3id.org/polkg/"
KG = Namespace(BASE + "ns#")
REL = Namespace(BASE + "rel#")
PLOVER = Namespace(BASE + "plover/")
CAMEO = Namespace(BASE + "cameo/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
SF = Namespace("http://www.opengis.net/ont/sf#")
WGS84 = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")


class Schemes(NamedTuple):
    """The code lists, each named with its version."""

    plover: URIRef = URIRef(BASE + "scheme/plover-0.8")
    cameo: URIRef = URIRef(BASE + "scheme/cameo-1.1b3")
    quad_classes: URIRef = URIRef(BASE + "scheme/quad-classes-1")


SCHEME = Schemes()

ROOMS = tuple(
    """actor article claim creator detail event evidence merging place program publisher reading
    when""".split()
)
PREFIXES: Mapping[str, str] = MappingProxyType({
    **{room: f"{BASE}{room}/" for room in ROOMS},
    "cameo": str(CAMEO),
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "geo": str(GEO),
    "kg": str(KG),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "plover": str(PLOVER),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "rel": str(REL),
    "schema": str(SCHEMA),
    "scheme": BASE + "scheme/",
    "sem": str(SEM),
    "sf": str(SF),
    "sh": str(SH),
    "skos": str(SKOS),
    "time": str(TIME),
    "wgs84": str(WGS84),
    "wd": str(WIKIDATA),
    "xsd": str(XSD),
})  # fmt: skip

QUAD_CLASSES: Mapping[str, str] = MappingProxyType({
    str(KG.VerbalCooperation): "verbal cooperation",
    str(KG.MaterialCooperation): "material cooperation",
    str(KG.VerbalConflict): "verbal conflict",
    str(KG.MaterialConflict): "material conflict",
})  # fmt: skip
ACT_KINDS = ("deed", "words", "answer", "force", "harm", "gathering")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Code:
    """An action's code, and what ``kinds`` of act it is.

    ``parent``: the wider code of its scheme. ``plover``: the event type that a CAMEO code falls under.
    """

    notation: str
    label: str
    definition: str
    quad_class: str
    goldstein: float | None
    parent: str | None
    plover: str | None
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Codes:
    """Both schemes by notation: PLOVER's event types with our two, and CAMEO."""

    actions: Mapping[str, Code]
    cameo: Mapping[str, Code]


def kinds(action: str) -> frozenset[str]:
    """Return what kinds of act an action is, as in ``ACT_KINDS``; none for an unknown one."""
    known = codes().actions.get(action)
    return known.kinds if known else frozenset()


@cache
def codes() -> Codes:
    """Return the codes of our ontology."""
    return read(data.ontology() / "actions.ttl")


def read(path: Path) -> Codes:
    """Return the codes of a Turtle file; all its slips are told together."""
    graph = triples_of(path)
    found = Codes(scheme(graph, SCHEME.plover), scheme(graph, SCHEME.cameo))
    if slips := [f"{place(path)}: {slip}" for slip in sorted(slips_of(graph, found))]:
        raise SeedError(slips)
    return found


def triples_of(path: Path) -> Graph:
    """Return the triples of a Turtle file; raise a SeedError where it is none."""
    try:
        return Graph().parse(path, format="turtle")
    except (OSError, BadSyntax, UnicodeDecodeError) as error:
        raise SeedError([f"{place(path)}: {' '.join(str(error).split())[:200]}"]) from error


def place(path: Path) -> str:
    """Return the last two parts of a path, as an error names it."""
    return "/".join(path.parts[-2:])


def scheme(graph: Graph, name: URIRef) -> Mapping[str, Code]:
    """Return the codes of one scheme by notation, in its order."""
    found = [code(graph, concept) for concept in graph.subjects(SKOS.inScheme, name)]
    return MappingProxyType(
        {one.notation: one for one in sorted(found, key=lambda one: one.notation)}
    )


def code(graph: Graph, concept: Node) -> Code:
    """Return what the ontology says about one concept; what is missing or no number stays empty."""
    value = graph.value(concept, KG.goldstein)
    return Code(
        notation=text(graph, concept, SKOS.notation),
        label=text(graph, concept, SKOS.prefLabel),
        definition=text(graph, concept, SKOS.definition),
        quad_class=QUAD_CLASSES.get(str(graph.value(concept, KG.quadClass)), ""),
        goldstein=float(str(value)) if NUMBER.fullmatch(str(value)) else None,
        parent=named(graph, concept, SKOS.broader),
        plover=named(graph, concept, SKOS.broadMatch),
        kinds=frozenset(str(value) for value in graph.objects(concept, KG.actKind)),
    )


def text(graph: Graph, concept: Node, predicate: URIRef) -> str:
    """Return a concept's text, or nothing."""
    value = graph.value(concept, predicate)
    return "" if value is None else str(value)


def named(graph: Graph, concept: Node, predicate: URIRef) -> str | None:
    """Return the notation of another concept that this one names; its IRI if it has no notation."""
    other = graph.value(concept, predicate)
    return None if other is None else text(graph, other, SKOS.notation) or str(other)


def slips_of(graph: Graph, found: Codes) -> Iterator[str]:
    """Yield what is wrong with the codes: entry, problem."""
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        name = graph.namespace_manager.normalizeUri(str(concept))
        own = graph.value(concept, SKOS.inScheme)
        if own not in SCHEME:
            yield f"{name}: skos:inScheme must be one of {', '.join(one.removeprefix(BASE) for one in SCHEME)}"
        if not (notation := text(graph, concept, SKOS.notation)):
            yield f"{name}: no skos:notation"
        elif own != SCHEME.quad_classes and not str(concept).endswith(notation):
            yield f"{name}: skos:notation {notation!r} is not the end of its IRI"
        value = graph.value(concept, KG.goldstein)
        if value is not None and not NUMBER.fullmatch(str(value)):
            yield f"{name}: kg:goldstein {str(value)!r} is not a number"
    for one in (*found.actions.values(), *found.cameo.values()):
        yield from slips_of_code(one, found)


def slips_of_code(one: Code, found: Codes) -> Iterator[str]:
    """Yield what is wrong with one code."""
    if not one.label:
        yield f"{one.notation}: no skos:prefLabel"
    if not one.definition:
        yield f"{one.notation}: no skos:definition"
    if not one.quad_class:
        yield f"{one.notation}: kg:quadClass must be one of {', '.join(name.rpartition('#')[2] for name in QUAD_CLASSES)}"
    for kind in sorted(one.kinds - {*ACT_KINDS}):
        yield f"{one.notation}: kg:actKind {kind!r} must be one of {', '.join(ACT_KINDS)}"
    if one.parent and one.parent not in found.cameo:
        yield f"{one.notation}: skos:broader {one.parent!r} is no CAMEO code"
    if one.plover and one.plover not in found.actions:
        yield f"{one.notation}: skos:broadMatch {one.plover!r} is no action"
