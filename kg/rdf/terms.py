"""RDF terms as N-Triples writes them: the cheapest form that every reader takes. Knows the format; never knows what is said in it.

A triple is three strings: no object per term has to be made, a set of strings sorts and compares by itself, and Turtle,
N-Quads, pyoxigraph and rdflib can all be fed from it. Whatever text goes in, nothing can break out of its literal or its IRI.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD, DefinedNamespace
from rdflib.term import Node

from kg.ontology import BASE, PREFIXES

Triple = tuple[str, str, str]

LANGUAGE = re.compile(  # language, script, region, as RFC 5646 orders them: what any parser takes
    r"[A-Za-z]{2,8}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
)
SAFE = re.compile(r"[A-Za-z0-9_.~-]+", re.ASCII)
SURROGATES = re.compile("[\ud800-\udfff]")
SPECIAL = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]'
)
SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
UNSAFE = re.compile('[\x00-\x20<>"{}|^`\\\\\ud800-\udfff]')
BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
STRICTLY_SAFE = "!$%&'()*+,/:;=?@~"
URL_SAFE = STRICTLY_SAFE + "#[]"  # brackets of an IPv6 address, one fragment


class Terms:
    """The terms of a vocabulary by name; each is written once.

    >>> Terms(XSD).date
    '<http://www.w3.org/2001/XMLSchema#date>'
    """

    def __init__(self, space: str | type[DefinedNamespace]) -> None:
        self._space = space if isinstance(space, type) else Namespace(space)

    def __getattr__(self, name: str) -> str:
        term = f"<{self._space[name]}>"
        setattr(self, name, term)
        return term

    def __str__(self) -> str:
        return str(self._space)


STRING = str(XSD.string)
DATE, DECIMAL, COUNT = (f"^^<{XSD[name]}>" for name in ("date", "decimal", "nonNegativeInteger"))
TRUE = f'"true"^^<{XSD.boolean}>'


def coded(space: Terms, notation: str) -> str:
    """Return the IRI of a code or term of a vocabulary."""
    return f"<{space}{escaped(notation)}>"


def named(room: str, name: str) -> str:
    """Return one of our own IRIs; no name, however odd, can break out of it."""
    return f"<{BASE}{room}/{escaped(name)}>"


def escaped(name: str) -> str:
    """Return a name with everything but letters, digits, hyphen, dot, tilde and underscore percent-encoded."""
    return name if SAFE.fullmatch(name) else quote(name, safe="", errors="surrogatepass")


def url(text: str | None) -> str | None:
    """Return a web address as an IRI, unsafe characters percent-encoded; nothing if it is not one.

    >>> url("https://news.example/a b>")
    '<https://news.example/a%20b%3E>'
    """
    try:
        parts = urlsplit(text or "")
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    address = BARE_PERCENT.sub("%25", (text or "").strip())
    forms = (
        quote(address, safe=safe, errors="surrogatepass") for safe in (URL_SAFE, STRICTLY_SAFE)
    )
    return next((f"<{form}>" for form in forms if usable and valid(form)), None)


def valid(iri: str) -> bool:
    """Return whether a text is an IRI for those who read strictly."""
    try:
        return bool(ox.NamedNode(iri))
    except ValueError:
        return False


def digest(*parts: str) -> str:
    """Return a hash of 96 bits."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def day(value: date) -> str:
    """Return a date."""
    return f'"{value.isoformat()}"{DATE}'


def decimal(value: Decimal) -> str:
    """Return a decimal number, always with a point.

    >>> decimal(Decimal("0.90"))
    '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return f'"{value.normalize() + Decimal("0.0"):f}"{DECIMAL}'


def typed(text: str, datatype: str) -> str:
    """Return a literal of a datatype, given as a term."""
    return f"{plain(text)}^^{datatype}"


def count(value: int) -> str:
    """Return a number of things."""
    return f'"{value}"{COUNT}'


def plain(text: str) -> str:
    """Return a string without language."""
    return f'"{quotable(text)}"'


def words(text: str, language: str) -> str:
    """Return words in a language; without language if it has no proper tag."""
    return f'"{quotable(text)}"@{language}' if LANGUAGE.fullmatch(language) else plain(text)


def quotable(text: str) -> str:
    """Return a text as it may stand between quotation marks.

    Controls and signs of direction, which could deceive a reader of the file, are escaped; a lone surrogate, which no RDF file can
    hold, becomes the replacement character.
    """
    if (
        text.isprintable() and '"' not in text and "\\" not in text
    ):  # the fast way, and the common one
        return text
    return SPECIAL.sub(escape, SURROGATES.sub("\ufffd", text))


def escape(found: re.Match[str]) -> str:
    """Return a character that may not stand bare, escaped."""
    return SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def ntriples(triples: Iterable[Triple]) -> bytes:
    """Return triples as lines."""
    return "".join([f"{subject} {name} {value} .\n" for subject, name, value in triples]).encode()


def from_rdflib(graph: Iterable[tuple[Node, Node, Node]]) -> Iterator[Triple]:
    """Yield the triples of an ``rdflib.Graph``."""
    for subject, name, value in graph:
        yield written(subject), written(name), written(value)


def written(term: Node) -> str:
    """Return a term of rdflib as N-Triples writes it; what an IRI may not hold is percent-encoded."""
    if isinstance(term, URIRef):
        return "<" + UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", term) + ">"
    if isinstance(term, BNode):
        return f"_:{term}"
    if not isinstance(term, Literal):
        raise TypeError(f"no RDF term: {type(term).__name__}")
    text = plain(term)
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^{written(term.datatype)}" if term.datatype else text


def from_oxigraph(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """Return a term of pyoxigraph as we write it."""
    if isinstance(term, ox.NamedNode):
        return f"<{term.value}>"
    if not isinstance(term, ox.Literal):
        return str(term)
    text = plain(term.value)
    if term.language:
        return f"{text}@{term.language}"
    return text if term.datatype.value == STRING else f"{text}^^<{term.datatype.value}>"


def to_rdflib(triples: Iterable[Triple]) -> Graph:
    """Return an ``rdflib.Graph`` with our prefixes; pyoxigraph reads the terms."""
    graph = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    known: dict[str, URIRef] = {}

    def iri(text: str) -> URIRef:
        return known.get(text) or known.setdefault(text, URIRef(text))

    def term(read: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        if isinstance(read, ox.NamedNode):
            return iri(read.value)
        if isinstance(read, ox.BlankNode):
            return BNode(read.value)
        if not isinstance(read, ox.Literal):
            raise TypeError("rdflib has no triple terms")
        if read.language:
            return Literal(read.value, lang=read.language)
        return Literal(
            read.value,
            datatype=None if read.datatype.value == STRING else iri(read.datatype.value),
            normalize=False,
        )

    for quad in ox.parse(ntriples(triples), ox.RdfFormat.N_TRIPLES):
        graph.add((term(quad.subject), iri(quad.predicate.value), term(quad.object)))
    return graph
