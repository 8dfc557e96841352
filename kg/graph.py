"""The object that users hold: events with their articles, and every form they can take. Never knows how a stage works."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg import data
from kg.errors import InputError, UsageError
from kg.events.collect import collection_of
from kg.events.ranking import rank
from kg.export import folder as export
from kg.export.page_sparql import engine
from kg.export.tables import dyads_frame, events_frame
from kg.lexicon.load import Folders
from kg.lexicon.load import load as load_lexicon
from kg.lines import articles_from, each_claim
from kg.network import actors_network, events_network, levels_network
from kg.query import query
from kg.rdf.terms import ntriples
from kg.rdf.triples import statements, triples
from kg.types import (
    LEVELS,
    Actor,
    Article,
    Claim,
    Collection,
    Event,
    Judgement,
    LeftOut,
    Level,
    Watch,
    those,
    unwatched,
)
from kg.union import readings, union

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from kg.network import Network

R = TypeVar("R")
EMPTY = Collection()
SHOWN = 10
FRAMED = 200


@dataclass(frozen=True, slots=True, repr=False)
class Graph:
    """A knowledge graph of political events.

    ``left_out``: the inputs that gave no article of their own, which ``run.json`` lists with the reason of each.
    ``judgements``: those of its own, which ``judgements.csv`` of the export holds; those of seeds stay there.
    """

    collection: Collection = EMPTY
    left_out: tuple[LeftOut, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @classmethod
    def load(cls, folder: str | Path, seeds: Folders = None) -> "Graph":
        """Return the graph of an export; ``seeds`` are the folders of one's own that it was built with."""
        place = Path(folder)
        export.recover(place)
        lexicon, own = load_lexicon(seeds), export.judgements(place)
        index = lexicon.actors
        articles = records(place / "articles.jsonl", articles_from)
        claims = records(place / "claims.jsonl", lambda lines: each_claim(lines, index.find))
        found = collection_of(articles, claims, index, own + lexicon.judgements, lexicon.digest)
        return cls(found, export.left_out(place), own)

    @classmethod
    def merge(
        cls, graphs: Iterable["Graph"], seeds: Folders = None, watch: Watch = unwatched
    ) -> "Graph":
        """Return the union of some graphs, with actors resolved and reports of one act joined anew.

        Of an article that several of them hold, the fullest reading counts; any other is noted in ``left_out``.
        """
        given = tuple(graphs)
        found = union(readings(graph.articles, graph.claims) for graph in given)
        noted = found.again.union(*(graph.left_out for graph in given))
        claims = (claim for reading in found.readings for claim in reading.claims)
        articles = (reading.article for reading in found.readings)
        own = tuple(sorted({one for graph in given for one in graph.judgements}))
        lexicon = load_lexicon(seeds)
        told = own + lexicon.judgements
        merged = collection_of(articles, claims, lexicon.actors, told, lexicon.digest, watch)
        return cls(merged, tuple(sorted(noted)), own)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that were read, those without any event too."""
        return self.collection.articles

    @property
    def events(self) -> Sequence[Event]:
        """The events; each knows its claims and their quotes. Of very many, each is made anew whenever it is asked for."""
        return self.collection.events

    @property
    def claims(self) -> Sequence[Claim]:
        """All claims, by article and place in it."""
        return self.collection.claims

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors that act, are acted upon or speak, by id."""
        return self.collection.actors

    def asserted(self) -> "Graph":
        """Return the graph of those events alone that an article reports in its own voice as having taken place."""
        events = those(self.events, lambda event: event.asserted)
        return replace(self, collection=replace(self.collection, events=events))

    def to_networkx(
        self, events: bool = False, claimed: bool = False, level: Level = "actor"
    ) -> "Network":
        """Return the network of actors, with the edges that articles assert and no others.

        With ``claimed``, what no article asserts has edges too; each edge says so by ``asserted``, ``status`` and ``speaker``.
        With ``events``, all events are nodes, and edges lead from them to those who take part: ``role`` says as what, and whether
        that is claimed only. So nothing is left out, and no path leads from one actor to another.
        With ``level`` "group" or "country", nodes are what actors roll up to, with one edge per pair and quad class that counts events.
        """
        if checked(level) != "actor":
            return levels_network(self.events, level, claimed)
        return events_network(self.events) if events else actors_network(self.events, claimed)

    def to_rdf(self) -> "rdflib.Graph":
        """Return the RDF graph."""
        return triples(self.collection, "full")

    def to_pandas(self, level: Level = "actor", claimed: bool = False) -> "pd.DataFrame":
        """Return one row per event; with ``level`` "group" or "country", one per pair of these and class of act.

        Such a pair is there if an article asserts an act; with ``claimed``, also where acts are only claimed.
        """
        if checked(level) != "actor":
            return dyads_frame(self.collection, level, claimed)
        return events_frame(self.collection)

    def query(self, text: str) -> list[dict[str, object]]:
        """Return the rows that answer a SPARQL query."""
        answer = query(ntriples(statements(self.collection)), text)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def save(
        self,
        folder: str | Path,
        also: str | Iterable[str] = (),
        page_with_sparql: str | Path | None = None,
        watch: Watch = unwatched,
    ) -> Path:
        """Write the export that ``kg build`` writes, and return its folder; an earlier export there is replaced.

        ``page_with_sparql``: a folder with the npm package oxigraph, whose store then answers SPARQL inside the page.
        ``also`` names formats beside the usual ones, such as gexf or parquet; ``kg build --help`` lists all.
        ``watch`` is told how far the work is.
        """
        store = engine(Path(page_with_sparql)) if page_with_sparql is not None else None
        place = Path(folder)
        reasons = [one._asdict() for one in sorted(set(self.left_out))]
        run = {"kg": data.program()} | ({"left_out": reasons} if reasons else {})
        kept = {*self.judgements, *export.judgements(place)}
        export.save(self.collection, place, run, also, kept, store, watch)
        return place

    def __len__(self) -> int:
        return len(self.events)

    def __repr__(self) -> str:
        return f"Graph({', '.join(sizes(self))})"

    def _repr_html_(self) -> str:
        """Return a table of the most connected events, and the page in a frame that reaches nothing outside it."""
        return summary(self) + (frame(self.collection) if len(self) <= FRAMED else "")


def checked(level: Level) -> Level:
    """Return a level; raises UsageError for what is none."""
    if level not in LEVELS:
        raise UsageError(f"no level '{level}': there are {', '.join(LEVELS)}")
    return level


def sizes(graph: Graph) -> list[str]:
    """Return how many events, actors and articles there are, in words."""
    counted = {"event": graph.events, "actor": graph.actors, "article": graph.articles}
    return [
        f"{len(found)} {word}{'' if len(found) == 1 else 's'}" for word, found in counted.items()
    ]


def summary(graph: Graph) -> str:
    """Return the sizes and the most connected events as HTML."""
    head = "".join(
        f"<th>{name}</th>" for name in ("date", "source", "action", "target", "status", "quote")
    )
    body = "".join(f"<tr>{cells(event)}</tr>" for event in most_connected(graph.events))
    return f"<p>{', '.join(sizes(graph))}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def cells(event: Event) -> str:
    """Return an event as cells of a table."""
    sources, targets = (
        ", ".join(actor.name for actor in side) for side in (event.sources, event.targets)
    )
    voices = " and ".join(actor.name for actor in event.speakers)
    status = f"{event.status}, according to {voices}" if voices else event.status
    if event.doubted:
        status = f"{event.status}, doubted"
    day = event.date.start.isoformat() if event.date else ""
    texts = (
        day,
        sources,
        event.action,
        targets,
        status,
        min(event.claims, key=rank).evidence.quote,
    )
    return "".join(f"<td>{escape(text)}</td>" for text in texts)


def most_connected(events: Sequence[Event]) -> list[Event]:
    """Return the events whose actors take part in most asserted events, asserted ones first."""
    degree = Counter(actor for event in events if event.asserted for actor in taking_part(event))
    return sorted(
        events,
        key=lambda event: (
            not event.asserted,
            -sum(degree[actor] for actor in taking_part(event)),
            event.id,
        ),
    )[:SHOWN]


def taking_part(event: Event) -> set[str]:
    """Return the ids of those who act or are acted upon."""
    return {actor.id for actor in event.sources + event.targets}


def frame(collection: Collection) -> str:
    """Return the page in a frame: it may run its scripts, give files away and open an article, but not reach the notebook."""
    from kg.export.page import page  # noqa: PLC0415

    inside = escape(page(collection, title="Political events"))
    allowed = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
    return f'<iframe sandbox="{allowed}" style="width:100%;height:640px;border:0" srcdoc="{inside}"></iframe>'


def records(path: Path, parse: Callable[[Iterable[str]], Iterable[R]]) -> Iterator[R]:
    """Yield the records of a file of an export; only line feeds end its lines."""
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            yield from parse(lines)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); build the export again") from error
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
