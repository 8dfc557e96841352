"""RDF as N-Quads with one named graph per article. Knows which article says what; never knows what the triples mean.

The graph of an article bears the article's IRI and holds all that follows from this article alone: its claims with their
evidence, the events and direct edges that it asserts, and the actors, places and codes that it mentions. What several articles
say stands in the graph of each. So one article is taken down by dropping its graph, and the union of the graphs is the export.
That two articles tell of one act, or are one text, stands in a graph of its own, ``compared``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.ontology import BASE
from kg.rdf.terms import Triple, named
from kg.rdf.triples import compared, statements
from kg.types import Claim, Collection, Event


def nquads(collection: Collection) -> str:
    """Return the collection as N-Quads, sorted within each article."""
    own = [line for name, part in parts(collection) for line in quads(named("article", name), part)]
    return "".join(own + lines(compared(collection), f"<{BASE}compared>"))


def quads(graph: str, part: Collection) -> list[str]:
    """Return the lines of one article, each once."""
    return lines(statements(part), graph)


def lines(triples: Iterable[Triple], graph: str) -> list[str]:
    """Return the lines of some triples in a graph, each once."""
    return sorted({f"{subject} {name} {value} {graph} .\n" for subject, name, value in triples})


def parts(collection: Collection) -> Iterator[tuple[str, Collection]]:
    """Yield each article's id with what it alone gives; claims whose article is missing count too."""
    articles = {article.id: article for article in collection.articles}
    events = by_article(collection)
    for name in sorted(articles.keys() | events.keys()):
        own = (articles[name],) if name in articles else ()
        yield name, Collection(own, tuple(events[name]), seeds=collection.seeds)


def by_article(collection: Collection) -> defaultdict[str, list[Event]]:
    """Return the events under each article, with that article's claims alone."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in (part for act in collection.events for part in act.parts or (act,)):
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in event.claims:
            claims[claim.evidence.article].append(claim)
        for name, own in claims.items():
            found[name].append(replace(event, claims=tuple(own)))
    return found
