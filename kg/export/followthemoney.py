"""Entities of the FollowTheMoney model as JSON lines, for Aleph and its kin. Knows the model's schemata; never knows files.

An act that an article asserts is an ``Event`` with those involved and, between source and target, an ``UnknownLink``. All else is
a ``Note`` about those involved, whose first words say that nobody asserts it: it is no edge and no event. Every entity but an
actor points at its article. Values are cleaned as the model cleans its own, so that a reader changes nothing.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from kg.events.edges import Edge, asserted_edges, asserted_part
from kg.export.countries import countries
from kg.export.headlines import according, headline, what_became
from kg.rdf.terms import digest, url
from kg.rdf.triples import QID
from kg.types import Actor, Article, Claim, Collection, DateRange, Event, Kind, Mention, each_actor

Entity = dict[str, object]
Value = str | None | Iterable[str | None]

SCHEMATA: dict[Kind, str] = {
    "person": "Person",
    "country": "PublicBody",
    "government": "PublicBody",
    "military": "PublicBody",
    "court": "PublicBody",
    "organisation": "Organization",
    "igo": "Organization",
    "party": "Organization",
    "media": "Organization",
    "armed group": "Organization",
}
REQUIRED = frozenset({"name", "fileName"})
LANGUAGES = {"en": "eng"}
IDENTIFIER = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]{0,198}[0-9A-Za-z])?", re.ASCII)
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
LINES = frozenset("\t\n")
LONGEST = {
    "name": 384,
    "alias": 384,
    "description": 65000,
}  # in characters, as the model's types have it
LIMIT = 1024
LONGEST_ADDRESS = 4096
HOST = re.compile(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")


def followthemoney(collection: Collection) -> str:
    """Return one entity per line, by schema and id."""
    lines = {(str(found["schema"]), str(found["id"])): found for found in entities(collection)}
    return "".join(
        json.dumps(lines[key], ensure_ascii=False, sort_keys=True) + "\n" for key in sorted(lines)
    )


def entities(collection: Collection) -> Iterator[Entity]:
    """Yield every entity; some come more than once, and are the same."""
    articles = {
        claim.evidence.article: Article(claim.evidence.article, "") for claim in collection.claims
    }
    articles |= {article.id: article for article in collection.articles}
    yield from map(document, articles.values())
    yield from map(party, collection.actors)
    yield from map(link, asserted_edges(collection.events))
    for event in collection.events:
        if event.asserted:
            yield happening(asserted_part(event), articles)
        for claim in event.claims:
            yield from (
                named_in(claim.evidence.article, one)
                for mention in claim.mentions
                for one in mention.singles
            )
            if not claim.asserted:
                yield note(claim, articles[claim.evidence.article])


def party(actor: Actor) -> Entity:
    """Return an actor."""
    country = countries().get(actor.country or "")
    more = {
        "wikidataId": actor.wikidata if actor.wikidata and QID.fullmatch(actor.wikidata) else None,
        "country": country.alpha2 if country else None,
    }
    role = {"position": actor.role} if actor.kind == "person" else {}
    names = {"name": actor.name, "alias": [alias for alias in actor.aliases if alias != actor.name]}
    return entity(SCHEMATA.get(actor.kind, "LegalEntity"), actor.id, {**names, **more, **role})


def document(article: Article) -> Entity:
    """Return an article; its text stays in ``articles.jsonl``."""
    published = article.published.isoformat() if article.published else None
    names = {
        "fileName": article.origin or article.id,
        "title": article.title,
        "publisher": article.publisher,
    }
    language = LANGUAGES.get(article.language.split("-")[0].lower())
    return entity(
        "Article",
        article.id,
        {**names, "publishedAt": published, "language": language, "sourceUrl": address(article)},
    )


def happening(event: Event, articles: Mapping[str, Article]) -> Entity:
    """Return what took place, as far as articles assert it, with the sentences that say so."""
    told = [articles[claim.evidence.article] for claim in event.claims]
    involved = [identifier(actor.id) for actor in event.sources + event.targets]
    words: dict[str, Value] = {
        "description": [claim.evidence.quote for claim in event.claims],
        "keywords": [event.action, event.cameo],
    }
    where: dict[str, Value] = {
        "location": event.place.name if event.place else None,
        "sourceUrl": [address(article) for article in told],
    }
    proof: dict[str, Value] = {
        "proof": [identifier(article.id) for article in told],
        "publisher": [article.publisher for article in told],
    }
    who = headline(
        event.action,
        [actor.name for actor in event.sources],
        [actor.name for actor in event.targets],
    )
    return entity(
        "Event",
        event.id,
        {"name": who, "involved": involved, **days(event.date), **words, **where, **proof},
    )


def link(edge: Edge) -> Entity:
    """Return the edge from one actor to another; the summary of a symmetric act names both without an arrow."""
    event, source, target = edge.event, edge.source, edge.target
    ends = {
        "subject": identifier(source.id),
        "object": identifier(target.id),
        "role": event.action,
        "status": event.status,
    }
    proof = {
        "proof": [identifier(claim.evidence.article) for claim in event.claims],
        "recordId": event.id,
    }
    acting = [one.name for one, _ in edge.directions]
    summary = headline(event.action, acting, acting if edge.symmetric else [target.name])
    return entity(
        "UnknownLink",
        "ul" + digest(event.id, source.id, target.id),
        {**ends, **days(event.date), **proof, "summary": summary},
    )


def note(claim: Claim, article: Article) -> Entity:
    """Return what a sentence says that no article asserts."""
    speaker = according(each_actor(claim.speakers))
    who = headline(
        claim.action,
        *([actor.name for actor in each_actor(side)] for side in (claim.sources, claim.targets)),
    )
    about = {
        "entity": [identifier(actor.id) for actor in each_actor(claim.mentions)],
        "proof": identifier(article.id),
    }
    words = {
        "description": claim.evidence.quote,
        "keywords": [claim.action, claim.cameo, claim.status],
    }
    where = {"sourceUrl": address(article), "publisher": article.publisher}
    return entity(
        "Note",
        claim.id,
        {"name": f"Not asserted, {what_became(claim)}: {who}{speaker}", **about, **words, **where},
    )


def address(article: Article) -> str | None:
    """Return an article's address, unless the model would refuse it."""
    found = (url(article.url) or "")[1:-1]
    return (
        found if HOST.fullmatch(urlsplit(found).netloc) and len(found) <= LONGEST_ADDRESS else None
    )


def named_in(article: str, mention: Mention) -> Entity:
    """Return the words by which an article names an actor, given as a mention of that one."""
    actor = mention.first
    ends = {"document": identifier(article), "resolved": identifier(actor.id)}
    schema = {"detectedSchema": SCHEMATA.get(actor.kind, "LegalEntity")}
    return entity(
        "Mention",
        "m" + digest(article, actor.id, mention.text),
        {**ends, **schema, "name": mention.text},
    )


def days(dates: DateRange | None) -> dict[str, str]:
    """Return when: a day, or the first and the last one."""
    if dates is None:
        return {}
    if dates.start == dates.end:
        return {"date": dates.start.isoformat()}
    return {"startDate": dates.start.isoformat(), "endDate": dates.end.isoformat()}


def entity(schema: str, name: str, properties: Mapping[str, Value]) -> Entity:
    """Return an entity whose values are clean, sorted, and there only if known; what must have a name has at least its id."""
    found = {key: sorted(clean(key, value)) for key, value in properties.items()}
    for key in REQUIRED & found.keys():
        found[key] = found[key] or [identifier(name)]
    return {
        "id": identifier(name),
        "schema": schema,
        "properties": {key: values for key, values in found.items() if values},
    }


def clean(key: str, value: Value) -> set[str]:
    """Return the values of a property as the model wants them."""
    texts = {
        legal(one)
        for one in ([value] if value is None or isinstance(value, str) else value)
        if one is not None
    }
    lines = {
        " ".join(text.split()).strip("\"'") if key in ("name", "alias") else text for text in texts
    }
    return {text[: LONGEST.get(key, LIMIT)].strip() for text in lines} - {""}


def legal(text: str) -> str:
    r"""Return text in Unicode's composed form, without characters that cannot be seen.

    >>> legal("Ma\u202eli\x00 ")
    'Mali'
    """
    seen = (
        one
        for one in unicodedata.normalize("NFC", text)
        if one in LINES or unicodedata.category(one) not in UNSEEN
    )
    return "".join(
        " " if unicodedata.category(one).startswith("Z") else one for one in seen
    ).strip()


def identifier(name: str) -> str:
    """Return an id as the model allows it; a hash of any other.

    >>> identifier("wd-Q142"), identifier("a b")
    ('wd-Q142', 'xc8687a08aa5d6ed2044328fa')
    """
    return name if IDENTIFIER.fullmatch(name) else "x" + digest(name)
