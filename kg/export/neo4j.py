"""Nodes and relationships as CSV for ``neo4j-admin database import full``. Knows its header format; never knows files.

Between two actors there is a relationship, named after the action, only where an article asserts the act. An act that no article
asserts is a node with the label ``UnassertedEvent`` in place of ``Event``, tied to its actors by ``CLAIMED_SOURCE`` and
``CLAIMED_TARGET`` in place of ``SOURCE`` and ``TARGET``, as is everybody of whom no article asserts that they take part. So no
pattern that forgets to filter finds a false fact.

What is not known is an empty field, which the importer leaves out. A line break becomes a space, for the importer reads none
within a field unless told to; a quote keeps its length. ``;`` parts the values of a list, so within one it becomes a comma.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.events.edges import Edge, asserted_edges, roles
from kg.events.ranking import rank
from kg.export.tables import measures, quoted
from kg.types import Actor, Article, Claim, Collection, DateRange, Event, each_actor

Value = str | int | float | bool | tuple[str, ...] | None
Record = dict[str, Value]

BREAKS = re.compile("[\r\n]")
WORDS = re.compile("[^A-Za-z0-9]+")
HEADERS: Mapping[str, str] = {
    "neo4j-actors.csv": ":ID,id,name,kind,country,role,wikidata,aliases:string[],:LABEL",
    "neo4j-articles.csv": ":ID,id,origin,title,published:date,url,publisher,language,license,:LABEL",
    "neo4j-claims.csv": ":ID,id,action,cameo,polarity,modality,status,asserted:boolean,date:date,date_end:date,place,trigger,cue,"
    "condition,proposed_by,confidence:double,start:int,end:int,quote,article,:LABEL",
    "neo4j-events.csv": ":ID,id,action,cameo,quad_class,goldstein:double,status,asserted:boolean,symmetric:boolean,speaker,"
    "date:date,date_end:date,precision,place,article,:LABEL",
    "neo4j-relationships.csv": ":START_ID,:END_ID,:TYPE,event,asserted:boolean,symmetric:boolean,date:date,date_end:date",
}


def neo4j(collection: Collection) -> dict[str, str]:
    """Return the files by name, each with its header; one file holds all relationships."""
    articles = {
        claim.evidence.article: Article(claim.evidence.article, "", language="")
        for claim in collection.claims
    }
    articles |= {article.id: article for article in collection.articles}

    def origin(claim: Claim) -> str | None:
        return articles[claim.evidence.article].origin or None

    actors = {
        actor.id: actor for claim in collection.claims for actor in each_actor(claim.mentions)
    }
    actors |= {actor.id: actor for actor in collection.actors}
    records = {
        "neo4j-actors.csv": map(actor_record, actors.values()),
        "neo4j-articles.csv": map(article_record, articles.values()),
        "neo4j-claims.csv": (claim_record(claim, origin(claim)) for claim in collection.claims),
        "neo4j-events.csv": (
            event_record(event, origin(min(event.claims, key=rank))) for event in collection.events
        ),
        "neo4j-relationships.csv": relationships(collection),
    }
    return {name: table(header, records[name]) for name, header in HEADERS.items()}


def table(header: str, records: Iterable[Record]) -> str:
    """Return one file: the header, then each record once, sorted."""
    columns = header.split(",")
    lines = {
        ",".join(field(record.get(column.split(":")[0] or column)) for column in columns)
        for record in records
    }
    return "".join(f"{line}\n" for line in (header, *sorted(lines)))


def field(value: Value) -> str:
    r"""Return a value as the importer reads it.

    >>> field("one, two"), field("two\nlines"), field(("a;b", "c")), field(True), field(None)
    ('"one, two"', 'two lines', '"a,b;c"', 'true', '')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return field(";".join(part.replace(";", ",") for part in value))
    return "" if value is None else quoted(BREAKS.sub(" ", str(value)))


def actor_record(actor: Actor) -> Record:
    """Return an actor."""
    label = "Actor;" + WORDS.sub("", actor.kind.title())
    known: Record = {
        "country": actor.country,
        "role": actor.role,
        "wikidata": actor.wikidata,
        "aliases": actor.aliases,
    }
    return {
        ":ID": key("actor", actor.id),
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        **known,
        ":LABEL": label,
    }


def article_record(article: Article) -> Record:
    """Return an article, without its text."""
    published = article.published.isoformat() if article.published else None
    known: Record = {
        "origin": article.origin or None,
        "title": article.title,
        "published": published,
        "url": article.url,
        "publisher": article.publisher,
    }
    more: Record = {"language": article.language, "license": article.license}
    return {
        ":ID": key("article", article.id),
        "id": article.id,
        **known,
        **more,
        ":LABEL": "Article",
    }


def claim_record(claim: Claim, article: str | None) -> Record:
    """Return a claim with its words, and the origin of its article."""
    status: Record = {
        "polarity": claim.polarity,
        "modality": claim.modality,
        "status": claim.status,
        "asserted": claim.asserted,
    }
    spans = {"trigger": claim.trigger, "cue": claim.cue, "condition": claim.condition}
    words: Record = {name: span.text if span else None for name, span in spans.items()}
    where: Record = {
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.evidence.quote,
    }
    made: Record = {
        "proposed_by": "; ".join(claim.by),
        "confidence": claim.confidence,
        "place": claim.place.name if claim.place else None,
    }
    what: Record = {"action": claim.action, "cameo": claim.cameo, **status, **days(claim.date)}
    return {
        ":ID": key("claim", claim.id),
        "id": claim.id,
        **what,
        **words,
        **where,
        **made,
        "article": article,
        ":LABEL": "Claim",
    }


def event_record(event: Event, article: str | None) -> Record:
    """Return an event, with the origin of the article that says most of it; the label of one that no article asserts says so."""
    codes = {
        name: value for name, value in measures(event).items() if isinstance(value, str | float)
    }
    what: Record = {
        "action": event.action,
        "cameo": event.cameo,
        "status": event.status,
        "asserted": event.asserted,
        **codes,
    }
    who: Record = {
        "symmetric": event.symmetric,
        "speaker": "; ".join(actor.name for actor in event.speakers) or None,
    }
    where: Record = {
        "place": event.place.name if event.place else None,
        "precision": event.date.precision if event.date else None,
    }
    label = "Event" if event.asserted else "UnassertedEvent"
    return {
        ":ID": key("event", event.id),
        "id": event.id,
        **what,
        **who,
        **where,
        **days(event.date),
        "article": article,
        ":LABEL": label,
    }


def relationships(collection: Collection) -> Iterator[Record]:
    """Yield who did what to whom, and what ties events, claims, actors and articles together."""
    yield from map(edge_record, asserted_edges(collection.events))
    for event in collection.events:
        node = key("event", event.id)
        yield from (
            tie(node, role.name.upper(), key("actor", role.actor.id)) for role in roles(event)
        )
        for claim in event.claims:
            yield tie(key("claim", claim.id), "DESCRIBES", node)
            yield from claim_ties(claim)


def edge_record(edge: Edge) -> Record:
    """Return what one actor did to another; of a symmetric act it stands for both directions."""
    event = edge.event
    about: Record = {
        "event": event.id,
        "asserted": event.asserted,
        "symmetric": edge.symmetric,
        **days(event.date),
    }
    return {
        **tie(key("actor", edge.source.id), event.action, key("actor", edge.target.id)),
        **about,
    }


def claim_ties(claim: Claim) -> Iterator[Record]:
    """Yield what ties a claim to its article and to those it names."""
    node = key("claim", claim.id)
    yield tie(node, "DERIVED_FROM", key("article", claim.evidence.article))
    for role, found in (
        ("CLAIMED_SOURCE", claim.sources),
        ("CLAIMED_TARGET", claim.targets),
        ("SPEAKER", claim.speakers),
    ):
        yield from (tie(node, role, key("actor", actor.id)) for actor in each_actor(found))


def tie(start: str, kind: str, end: str) -> Record:
    """Return a relationship."""
    return {":START_ID": start, ":TYPE": kind, ":END_ID": end}


def days(dates: DateRange | None) -> Record:
    """Return the first and the last day."""
    return {"date": dates.start.isoformat(), "date_end": dates.end.isoformat()} if dates else {}


def key(room: str, name: str) -> str:
    """Return what identifies a node among all nodes; its own id is a property beside it."""
    return f"{room}/{name}"
