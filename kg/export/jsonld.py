"""RDF as JSON-LD, with its context inside. Knows the format; never knows what the triples mean. Written only, never read.

One node to a line, sorted: the same triples give the same bytes. The context names our prefixes and no address, so a reader
fetches nothing. A literal of N-Triples is a JSON string as it stands: all its escapes are JSON's too.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.ontology import PREFIXES
from kg.rdf.terms import Triple
from kg.rdf.triples import RDF, statements
from kg.types import Collection

SPACES = {space: prefix for prefix, space in PREFIXES.items()}


def jsonld(collection: Collection) -> str:
    """Return the collection as one JSON-LD document."""
    lines = ",\n".join(nodes(statements(collection)))
    return f'{{"@context": {json.dumps(dict(PREFIXES))},\n"@graph": [\n{lines}\n]}}\n'


def nodes(triples: Iterable[Triple]) -> list[str]:
    """Return one object per subject, by id."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, term in triples:
        if predicate == RDF.type:
            found[short(subject)]['"@type"'].add(short(term))
        else:
            found[short(subject)][short(predicate)].add(value(term))
    return [node(subject, properties) for subject, properties in sorted(found.items())]


def node(subject: str, properties: Mapping[str, Iterable[str]]) -> str:
    """Return one subject: its id, its types (their sign sorts before all letters), then its properties by name."""
    values = "".join(
        f", {name}: [{', '.join(sorted(found))}]" for name, found in sorted(properties.items())
    )
    return f'{{"@id": {subject}{values}}}'


def value(term: str) -> str:
    """Return a value in JSON: a reference, a string, or a string with its language or datatype.

    >>> print(value("<https://w3id.org/polkg/actor/wd-Q142>"), value('"deal"@en'), value('"deal"'))
    {"@id": "actor:wd-Q142"} {"@language": "en", "@value": "deal"} "deal"
    """
    if term[0] == "<":
        return f'{{"@id": {short(term)}}}'
    text, _, kind = term.rpartition('"')
    if kind.startswith("@"):
        return f'{{"@language": "{kind[1:]}", "@value": {text}"}}'
    return f'{{"@type": {short(kind[2:])}, "@value": {text}"}}' if kind else f'{text}"'


def short(term: str) -> str:
    """Return an IRI in JSON, shortened where a prefix fits.

    >>> print(short("<https://w3id.org/polkg/actor/wd-Q142>"), short("<https://news.example/>"))
    "actor:wd-Q142" "https://news.example/"
    """
    iri = term[1:-1]
    for end in (iri.rfind("#") + 1, iri.rfind("/") + 1):
        if iri[:end] in SPACES and iri[end:]:
            return f'"{SPACES[iri[:end]]}:{iri[end:]}"'
    return f'"{iri}"'
