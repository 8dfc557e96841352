"""Where claims come from, as PROV-O has it: the reading of one article by one version of the program. Never knows a clock.

A reading is named by article and version: the same input gives the same bytes, and two exports are put together without a word
of either changing.
"""

from collections.abc import Iterator

from rdflib import namespace

from kg import data, ontology
from kg.rdf.terms import Terms, Triple, digest, named, plain
from kg.types import Article

PROV, RDF, SKOS = (Terms(getattr(namespace, name)) for name in ("PROV", "RDF", "SKOS"))
KG, SCHEMA = Terms(ontology.KG), Terms(ontology.SCHEMA)
VERSION = data.program()
PROGRAM = named("program", f"kg-{VERSION}")


def reading(article: Article) -> str:
    """Return the name of the reading of an article."""
    return named("reading", "r" + digest(article.id, VERSION))


def about_reading(article: Article, seeds: str) -> Iterator[Triple]:
    """Yield what was read, by which version of what, and with which seeds, given by their SHA-256."""
    node = reading(article)
    if seeds:
        yield node, KG.seedsDigest, plain(f"sha256:{seeds}")
    yield node, RDF.type, PROV.Activity
    yield node, PROV.used, named("article", article.id)
    yield node, PROV.wasAssociatedWith, PROGRAM
    yield PROGRAM, RDF.type, PROV.SoftwareAgent
    yield PROGRAM, SKOS.prefLabel, plain("kg")
    yield PROGRAM, SCHEMA.softwareVersion, plain(VERSION)
