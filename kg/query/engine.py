"""A graph that can be asked, in pyoxigraph. Knows how to load, to ask, and in which formats answers come; never knows who asks."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.errors import LimitError, QueryError
from kg.export.turtle import document
from kg.ontology import PREFIXES
from kg.query.judge import Judged, judged
from kg.rdf.terms import Triple, from_oxigraph, from_rdflib, ntriples

Source = Path | bytes | rdflib.Graph | ox.Store
LARGEST = 256 * 1024**2  # bytes of an answer
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, NTRIPLES, RDFXML = "text/turtle", "application/n-triples", "application/rdf+xml"
TABLES = {
    JSON: ox.QueryResultsFormat.JSON,
    XML: ox.QueryResultsFormat.XML,
    CSV: ox.QueryResultsFormat.CSV,
    TSV: ox.QueryResultsFormat.TSV,
}
GRAPHS = (TURTLE, NTRIPLES, RDFXML)
TRUTHS = (JSON, XML)  # the formats that can say yes or no


class Bounded(io.BytesIO):
    """Bytes up to the largest answer."""

    full = False

    def write(self, more: bytes) -> int:  # type: ignore[override]  # pyoxigraph writes bytes alone
        """Take more bytes, as long as they are not too many."""
        if self.tell() + len(more) > LARGEST:
            self.full = True
            raise OSError("too large")
        return super().write(more)


def opened(source: Source) -> ox.Store:
    """Return the store of an export's folder, of N-Triples, or of a graph of rdflib."""
    if isinstance(source, ox.Store):
        return source
    store = ox.Store()
    if isinstance(source, Path):
        path = source / "graph.ttl"
        try:
            store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
        except OSError as error:
            raise QueryError(f"{path}: cannot be read ({error})") from error
        except SyntaxError as error:
            raise QueryError(
                f"{path}: no Turtle ({' '.join(str(error).split())[:200]}); build the export again"
            ) from error
    else:
        lines = source if isinstance(source, bytes) else ntriples(from_rdflib(source))
        store.bulk_load(input=lines, format=ox.RdfFormat.N_TRIPLES)
    return store


def formats_of(form: str) -> tuple[str, ...]:
    """Return the media types in which a form of query can be answered, the usual one first."""
    if form in {"CONSTRUCT", "DESCRIBE"}:
        return GRAPHS
    return TRUTHS if form == "ASK" else tuple(TABLES)


def answered(store: ox.Store, query: Judged | str, media: str = "") -> bytes:
    """Return the answer to a query in a format that its form has; without one, in the usual one."""
    asked = query if isinstance(query, Judged) else judged(query)
    media = media or formats_of(asked.form)[0]
    results = store.query(asked.text, prefixes=dict(PREFIXES))
    if isinstance(results, ox.QueryTriples):
        triples = sorted(set(rows_of(results)))
        return (
            document(triples).encode() if media == TURTLE else converted(ntriples(triples), media)
        )
    out = Bounded()
    try:
        results.serialize(out, TABLES[media])
    except OSError as error:
        if out.full:
            raise LimitError(
                f"the answer is larger than {LARGEST // 1024**2} MB; ask for less, or add LIMIT"
            ) from error
        raise
    return out.getvalue()


def converted(lines: bytes, media: str) -> bytes:
    """Return N-Triples as they are, or as RDF/XML, which some clients ask for before all else."""
    if media == NTRIPLES:
        return lines
    found = (quad.triple for quad in ox.parse(lines, ox.RdfFormat.N_TRIPLES))
    return ox.serialize(found, format=ox.RdfFormat.RDF_XML, prefixes=dict(PREFIXES)) or b""


def rows_of(triples: Iterable[ox.Triple]) -> Iterator[Triple]:
    """Yield triples as strings."""
    for triple in triples:
        yield (
            from_oxigraph(triple.subject),
            from_oxigraph(triple.predicate),
            from_oxigraph(triple.object),
        )


def rows(store: ox.Store, text: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one of our own SELECT queries as strings; what is not bound is empty."""
    found = store.query(text, prefixes=dict(PREFIXES))
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a SELECT query is needed")
    for solution in found:
        yield tuple(
            "" if value is None else getattr(value, "value", str(value)) for value in solution
        )
