"""RDF as Turtle. Knows the format; never knows what the triples mean.

The same triples give the same bytes: subjects, predicates and objects are sorted, only prefixes in use are written, lines end
in LF. rdflib's own writer is not used: its time grows with the square of the graph, and it leaves control characters bare.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from rdflib import RDF, XSD, Graph

from kg.ontology import PREFIXES
from kg.rdf.terms import Triple, from_rdflib

LOCAL = re.compile(
    r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII
)  # less than Turtle allows: no name here needs an escape
BARE = {  # numbers that need no quotation marks
    f"<{XSD.integer}>": re.compile(r"[+-]?[0-9]+", re.ASCII),
    f"<{XSD.decimal}>": re.compile(r"[+-]?[0-9]+\.[0-9]+", re.ASCII),
}
TYPE = f"<{RDF.type}>"


class Writer:
    """Shortens terms, and remembers which prefixes were used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.spaces = {space: prefix for prefix, space in sorted(prefixes.items(), reverse=True)}
        self.used: dict[str, str] = {}
        self.known: dict[str, str] = {}

    def term(self, term: str) -> str:
        """Return a term of N-Triples in Turtle."""
        if term[0] == "<":
            return self.known.get(term) or self.known.setdefault(term, self.iri(term))
        return self.typed(term) if term[-1] == ">" else term

    def iri(self, term: str) -> str:
        """Return an IRI, shortened where a prefix fits, or a triple term of RDF 1.2."""
        if term.startswith("<<( "):
            return f"<<( {' '.join(map(self.term, term[4:-4].split(' ')))} )>>"
        for end in (term.rfind("#") + 1, term.rfind("/") + 1):
            space, local = term[1:end], term[end:-1]
            if space in self.spaces and LOCAL.fullmatch(local):
                self.used[space] = self.spaces[space]
                return f"{self.spaces[space]}:{local}"
        return term

    def typed(self, term: str) -> str:
        """Return a literal with its datatype, or a number as it is."""
        text, _, datatype = term.rpartition('"^^')
        if datatype in BARE and BARE[datatype].fullmatch(text, 1):
            return text[1:]
        return f'{text}"^^{self.term(datatype)}'


def turtle(graph: Graph) -> str:
    """Return an ``rdflib.Graph`` in Turtle 1.1, with its own prefixes."""
    return document(
        from_rdflib(graph), {prefix: str(space) for prefix, space in graph.namespaces()}
    )


def document(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Return triples in Turtle 1.1; those that come more than once are written once."""
    writer = Writer(prefixes)
    blocks = "".join(subjects(triples, writer))
    head = [
        f"@prefix {prefix}: <{space}> .\n"
        for space, prefix in sorted(writer.used.items(), key=itemgetter(1))
    ]
    return "".join(head) + blocks


def subjects(triples: Iterable[Triple], writer: Writer) -> Iterator[str]:
    """Yield one block per subject."""
    about: defaultdict[str, list[str]] = defaultdict(list)
    for subject, name, value in triples:
        about[subject] += (
            name,
            value,
        )  # side by side: a million pairs would keep the garbage collector busy
    names = sorted(
        {name for own in about.values() for name in own[::2]},
        key=lambda name: (name != TYPE, name[1:-1]),
    )
    rank = {name: number for number, name in enumerate(names)}
    verbs = ["a" if name == TYPE else writer.term(name) for name in names]
    known, term = writer.known, writer.term
    for subject in sorted(about, key=lambda term: term[1:-1]):
        own = about[subject]
        rows = sorted(
            {
                (rank[name], known.get(value) or term(value))
                for name, value in zip(own[::2], own[1::2], strict=True)
            }
        )
        parts, last = [], -1
        for number, value in rows:
            parts.append(f", {value}" if number == last else f" ;\n    {verbs[number]} {value}")
            last = number
        yield f"\n{term(subject)} {''.join(parts)[7:]} .\n"
