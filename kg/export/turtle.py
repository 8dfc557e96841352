"""RDF as Turtle. Knows the format; never knows what the triples mean.

The same triples give the same bytes: subjects, predicates and objects are sorted, only prefixes in use are written, lines end
in LF. rdflib's own writer is not used: its time grows with the square of the graph, and it leaves control characters bare.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rdflib import RDF, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)  # less than Turtle allows: no name here needs an escape
UNSAFE = re.compile('[\x00-\x20<>"{}|^`\\\\\ud800-\udfff]')
SPECIAL = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]')
SURROGATES = re.compile("[\ud800-\udfff]")
SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
BARE = {XSD.integer: re.compile(r"[+-]?[0-9]+", re.ASCII), XSD.decimal: re.compile(r"[+-]?[0-9]+\.[0-9]+", re.ASCII)}


class Writer:
    """Writes terms, and remembers which prefixes were used."""

    def __init__(self, prefixes: Iterable[tuple[str, str]]) -> None:
        self.spaces = {space: prefix for prefix, space in sorted(prefixes, reverse=True)}
        self.used: dict[str, str] = {}
        self.known: dict[URIRef, str] = {}

    def term(self, term: Node) -> str:
        """Return any term in Turtle."""
        if isinstance(term, URIRef):
            return self.known.get(term) or self.known.setdefault(term, self.iri(term))
        if isinstance(term, Literal):
            return self.literal(term)
        if isinstance(term, BNode):
            return term.n3()
        raise TypeError(f"no Turtle for {type(term).__name__}")

    def predicate(self, term: Node) -> str:
        """Return a predicate in Turtle."""
        return "a" if term == RDF.type else self.term(term)

    def iri(self, term: URIRef) -> str:
        """Return an IRI, shortened where a prefix fits."""
        for end in (term.rfind("#") + 1, term.rfind("/") + 1):
            space, local = term[:end], term[end:]
            if end and space in self.spaces and LOCAL.fullmatch(local):
                self.used[space] = self.spaces[space]
                return f"{self.spaces[space]}:{local}"
        return "<" + UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", term) + ">"

    def literal(self, term: Literal) -> str:
        """Return a literal."""
        if term.datatype in BARE and BARE[term.datatype].fullmatch(term):
            return str(term)
        text = '"' + SPECIAL.sub(escape, SURROGATES.sub("\ufffd", term)) + '"'
        if term.language:
            return f"{text}@{term.language}"
        return f"{text}^^{self.term(term.datatype)}" if term.datatype else text


def turtle(graph: Graph) -> str:
    """Return a graph in Turtle 1.1."""
    writer = Writer((prefix, str(space)) for prefix, space in graph.namespaces())
    blocks = list(subjects(graph, writer))
    head = [f"@prefix {prefix}: <{space}> .\n" for space, prefix in sorted(writer.used.items(), key=lambda item: item[1])]
    return "".join(head) + "".join("\n" + block for block in blocks)


def subjects(graph: Graph, writer: Writer) -> Iterator[str]:
    """Yield one block per subject."""
    rows = sorted((str(subject), str(name), writer.term(value), subject, name) for subject, name, value in graph)
    for _, group in groupby(rows, key=lambda row: row[0]):
        own = sorted(group, key=lambda row: row[4] != RDF.type)  # types first, the rest as sorted
        parts = " ;\n    ".join(
            f"{writer.predicate(name)} {', '.join(row[2] for row in same)}" for name, same in groupby(own, key=lambda row: row[4])
        )
        yield f"{writer.term(own[0][3])} {parts} .\n"


def escape(found: re.Match[str]) -> str:
    """Return a character that may not stand bare, escaped."""
    return SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"
