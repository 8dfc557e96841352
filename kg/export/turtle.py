"""RDF as Turtle. Knows the format; never knows what the triples mean.

The same triples give the same bytes: subjects, predicates and objects are sorted, only prefixes in use are written, lines end
in LF. rdflib's own writer is not used: its time grows with the square of the graph, and it leaves control characters bare.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from rdflib import RDF, XSD, Graph

from kg.export.in_order import in_order
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
TOGETHER = 400_000
"""Triples that are brought together by subject before they are put in order."""


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
    return "".join(pieces(triples, prefixes))


def pieces(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> Iterator[str]:
    """Yield a document in Turtle 1.1 piece by piece, however many triples there are."""
    writer = Writer(prefixes)
    numbers: dict[str, str] = {}
    found = in_order(about_subjects(triples, writer, numbers))
    names = sorted(numbers, key=lambda name: (name != TYPE, name[1:-1]))
    verbs = ["a" if name == TYPE else writer.term(name) for name in names]
    rank = {numbers[name]: place for place, name in enumerate(names)}
    for space, prefix in sorted(writer.used.items(), key=itemgetter(1)):
        yield f"@prefix {prefix}: <{space}> .\n"
    for subject, lines in groupby(found, key=subject_of):
        rows = {
            (rank[number], value)
            for line in lines
            for number, value in pairs(line.split("\t")[2:])
        }  # fmt: skip
        yield block(subject.partition("\t")[2], sorted(rows), verbs)


def about_subjects(
    triples: Iterable[Triple], writer: Writer, numbers: dict[str, str]
) -> Iterator[str]:
    """Yield all that is said of a subject in a line; of one that comes again much later, in several.

    Tabs part what the subject is sorted by, its short form, and numbers of predicates with values: no term holds one.
    """
    about: defaultdict[str, list[str]] = defaultdict(list)
    known, term = writer.known, writer.term
    for count, (subject, name, value) in enumerate(triples, start=1):
        number = numbers.get(name) or numbers.setdefault(name, str(len(numbers)))
        short = value if value[-1] == '"' else known.get(value) or term(value)
        about[subject] += (number, short)
        if count % TOGETHER == 0:
            yield from (line(subject, own, term) for subject, own in about.items())
            about.clear()
            known.clear()
    yield from (line(subject, own, term) for subject, own in about.items())


def line(subject: str, own: Sequence[str], term: Callable[[str], str]) -> str:
    """Return a subject with what is said of it."""
    return "\t".join((subject[1:-1], term(subject), *own))


def subject_of(line: str) -> str:
    """Return the first two fields of a line, which are those of its subject."""
    return line[: line.index("\t", line.index("\t") + 1)]


def pairs(fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Return fields two by two."""
    return zip(fields[::2], fields[1::2], strict=True)


def block(subject: str, rows: Iterable[tuple[int, str]], verbs: Sequence[str]) -> str:
    """Return what is said of one subject."""
    parts, last = [], -1
    for number, value in rows:
        parts.append(f", {value}" if number == last else f" ;\n    {verbs[number]} {value}")
        last = number
    return f"\n{subject} {''.join(parts)[7:]} .\n"
