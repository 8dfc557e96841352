"""RDF as N-Quads with one named graph per article. Knows which article says what; never knows what the triples mean.

The graph of an article bears the article's IRI and holds all that follows from this article alone: its claims with their
evidence, the events and direct edges that it asserts, and the actors, places and codes that it mentions. What several articles
say stands in the graph of each. So one article is taken down by dropping its graph, and the union of the graphs is the export.
That two articles tell of one act, or are one text, stands in a graph of its own, ``compared``. Of a large collection there are
several files, each of whole articles, so that they can be loaded side by side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.ontology import BASE
from kg.rdf.terms import Triple, named
from kg.rdf.triples import compared, statements
from kg.types import Collection, Event

MOST = 36_000
"""Claims in one file: with some 55 triples each, it holds two million."""


@dataclass(slots=True)
class Told:
    """Where an article's events stand among all, and how many claims it makes."""

    events: list[int] = field(default_factory=list)
    claims: int = 0


def nquads(collection: Collection) -> str:
    """Return the collection as N-Quads, sorted within each article."""
    return "".join(piece for pieces in files(collection).values() for piece in pieces)


def files(collection: Collection) -> dict[str, Iterator[str]]:
    """Return the collection as one file, or as several of whole articles where it is large.

    So several can be loaded side by side; their lines together are those of one file.
    """
    told = by_article(collection)
    names = shelves(told)
    if len(names) == 1:
        return {"graph.nq": pieces(collection, told, names[0], last=True)}
    width = len(str(len(names)))
    return {
        f"graph-{number:0{width}}.nq": pieces(collection, told, shelf, last=number == len(names))
        for number, shelf in enumerate(names, start=1)
    }


def shelves(told: dict[str, Told]) -> list[list[str]]:
    """Return the ids of articles in order, parted so that no part makes more than ``MOST`` claims."""
    found: list[list[str]] = [[]]
    size = 0
    for name in sorted(told):
        size += told[name].claims
        if size > MOST and found[-1]:
            found.append([])
            size = told[name].claims
        found[-1].append(name)
    return found


def pieces(
    collection: Collection, told: dict[str, Told], names: Iterable[str], *, last: bool
) -> Iterator[str]:
    """Yield the lines of some articles; in the last file also what only several together show."""
    articles = {article.id: article for article in collection.articles}
    for name in names:
        own = (articles[name],) if name in articles else ()
        events = tuple(events_of(name, collection.events, told[name]))
        part = Collection(own, events, seeds=collection.seeds)
        yield from lines(statements(part), named("article", name))
    if last:
        yield from lines(compared(collection), f"<{BASE}compared>")


def lines(triples: Iterable[Triple], graph: str) -> list[str]:
    """Return the lines of some triples in a graph, each once."""
    return sorted({f"{subject} {name} {value} {graph} .\n" for subject, name, value in triples})


def events_of(name: str, events: Sequence[Event], told: Told) -> Iterator[Event]:
    """Yield the events that an article tells of, with that article's claims alone."""
    for act in (events[number] for number in told.events):
        for event in act.parts or (act,):
            own = tuple(claim for claim in event.claims if claim.evidence.article == name)
            if own:
                yield replace(event, claims=own)


def by_article(collection: Collection) -> dict[str, Told]:
    """Return what stands under each article; claims whose article is missing count too."""
    found = defaultdict(Told, {article.id: Told() for article in collection.articles})
    for number, event in enumerate(collection.events):
        for name in {claim.evidence.article for claim in event.claims}:
            found[name].events.append(number)
        for claim in event.claims:
            found[claim.evidence.article].claims += 1
    return found
