"""What the page tells beside its drawing, as columns: actors, articles, events, claims, and the words to mark in a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any, Protocol
from urllib.parse import urlsplit

from kg.events.edges import asserted_edges
from kg.events.labels import label
from kg.events.levels import CLASSES
from kg.export.countries import countries
from kg.export.headlines import phrase
from kg.export.page_days import first_and_last, in_words, published, reported
from kg.export.page_reasons import in_plain_words
from kg.types import (
    MODALITIES,
    STATUSES,
    STEPS,
    Actor,
    Article,
    Claim,
    Collection,
    Event,
    Mention,
    Place,
    Span,
    each_actor,
)

ROLES = ("source", "trigger", "target", "speaker", "cue", "condition")
SHAPES = {
    "country": "dot", "government": "dot", "person": "diamond", "organisation": "square", "party": "square", "media": "square",
    "court": "square", "igo": "hexagon", "military": "triangle", "armed group": "triangle", "civilians": "triangleDown",
    "protesters": "triangleDown", "other": "star",
}  # fmt: skip

Why = tuple[int, str]  # the step of a reason, and what it says in plain words
Row = dict[str, Any]


class Code(Protocol):
    """What the page needs to know about a code of an action."""

    @property
    def label(self) -> str: ...  # noqa: D102 - named as in the ontology
    @property
    def definition(self) -> str: ...  # noqa: D102
    @property
    def quad_class(self) -> str: ...  # noqa: D102


class Codes(Protocol):
    """The codes of the ontology, by notation."""

    @property
    def actions(self) -> Mapping[str, Code]: ...  # noqa: D102
    @property
    def cameo(self) -> Mapping[str, Code]: ...  # noqa: D102


def records(collection: Collection, events: Sequence[Event], codes: Codes) -> Row:
    """Return everything else the page shows, as columns; each sentence stands there once."""
    actors, articles = (
        collection.actors,
        sorted(collection.articles, key=lambda article: article.id),
    )
    number, involved = numbers(actors), involvement(events)
    claims = [(index, claim) for index, event in enumerate(events) for claim in event.claims]
    sentences = sorted({claim.evidence.quote for _, claim in claims})
    labels = {code: known.label for code, known in codes.actions.items()}
    told = [
        [(STEPS.index(one.step), in_plain_words(one, labels)) for one in claim.because]
        for _, claim in claims
    ]
    reasons = sorted({one for ones in told for one in ones})
    at = {one: place for place, one in enumerate(reasons)}
    refer = _References(number, places(sentences), numbers(articles), at)
    days, earlier = published(articles), dict(collection.reprints)
    return {
        "classes": CLASSES, "statuses": STATUSES, "modalities": MODALITIES, "roles": ROLES, "shapes": SHAPES,
        "steps": STEPS, "countries": _countries(actors, events),
        "actions": _actions(codes.actions, {event.action for event in events}),
        "cameo": _labels(codes.cameo, {claim.cameo for _, claim in claims if claim.cameo}),
        "actors": columns([_actor(actor, involved.get(actor.id, 0)) for actor in actors]),
        "articles": columns([_article(article, refer.articles.get(earlier.get(article.id, ""))) for article in articles]),
        "events": columns([_event(event, number, codes) | {"reported": reported(event, days)} for event in events]),
        "claims": columns([_claim(index, claim, why, refer) for (index, claim), why in zip(claims, told, strict=True)]),
        "sentences": sentences, "reasons": reasons,
    }  # fmt: skip


def quad_of(action: str, codes: Codes) -> int:
    """Return the number of the class of an action."""
    name = codes.actions[action].quad_class if action in codes.actions else ""
    return CLASSES.index(name) if name in CLASSES else CLASSES.index("unclassified")


def involvement(events: Iterable[Event]) -> dict[str, int]:
    """Return how many events each actor acts in or is acted upon."""
    found: dict[str, int] = {}
    for event in events:
        for actor in {actor.id for actor in event.sources + event.targets}:
            found[actor] = found.get(actor, 0) + 1
    return found


def numbers(records: Iterable[Actor | Article]) -> dict[str, int]:
    """Return the number under which the page finds each record."""
    return {record.id: index for index, record in enumerate(records)}


def places(texts: Sequence[str]) -> dict[str, int]:
    """Return where each text stands."""
    return {text: at for at, text in enumerate(texts)}


def _labels(codes: Mapping[str, Code], used: Iterable[str]) -> dict[str, list[str]]:
    return {
        code: [codes[code].label, codes[code].definition] if code in codes else [code, ""]
        for code in sorted(used)
    }


def _actions(codes: Mapping[str, Code], used: Iterable[str]) -> dict[str, list[str]]:
    """Return label and definition of each action, and how it is told, in the order of a ``Phrase``."""
    return {
        code: [label, definition, *astuple(phrase(code, label))]
        for code, (label, definition) in _labels(codes, used).items()
    }


def _countries(actors: Iterable[Actor], events: Iterable[Event]) -> dict[str, str]:
    """Return the names of the countries that actors and places have; a code without a name is its own."""
    used = {actor.country for actor in actors} | {
        event.place.country for event in events if event.place
    }
    known = countries()
    return {
        code: known[code].name if code in known else code for code in sorted(filter(None, used))
    }


def columns(rows: Sequence[Row]) -> dict[str, list[Any]]:
    """Return rows as columns."""
    return {key: [row[key] for row in rows] for key in (rows[0] if rows else {})}


def _actor(actor: Actor, involved: int) -> Row:
    told = (field.name for field in fields(actor) if field.name != "group")
    return {name: getattr(actor, name) for name in told} | {
        "aliases": [name for name in actor.aliases if name != actor.name],
        "count": involved,
    }


def _article(article: Article, earlier: int | None) -> Row:
    return {
        "id": article.id, "title": article.title, "publisher": article.publisher, "url": _safe_link(article.url),
        "origin": article.origin, "published": article.published.isoformat() if article.published else None,
        "language": article.language, "reprints": earlier,
    }  # fmt: skip


def _safe_link(url: str | None) -> str | None:
    """Return the address if a browser may follow it: nothing but http and https."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.netloc else None


def _event(event: Event, number: Mapping[str, int], codes: Codes) -> Row:
    return {
        "id": event.id, "label": label(event), "action": event.action, "cameo": event.cameo, "quad": quad_of(event.action, codes),
        "status": STATUSES.index(event.status), "asserted": event.asserted, "symmetric": event.symmetric,
        "speakers": [number[actor.id] for actor in event.speakers], "when": in_words(event.date),
        "days": first_and_last(event.date), "latest": event.latest.isoformat() if event.latest else None,
        "same": [join.because.says for join in event.joins],
        "place": event.place.name if event.place else None, "country": event.place.country if event.place else None,
        "degrees": _degrees(event.place), "precision": event.place.precision if event.place else None,
        "sources": [number[actor.id] for actor in event.sources], "targets": [number[actor.id] for actor in event.targets],
        "edges": [[number[one.id], number[other.id]] for edge in asserted_edges([event]) for one, other in edge.directions],
    }  # fmt: skip


def _degrees(place: Place | None) -> list[float] | None:
    """Return the degrees of a place, north and east."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return [round(place.latitude, 2), round(place.longitude, 2)]


@dataclass(frozen=True, slots=True)
class _References:
    """The numbers under which the page finds actors, sentences, articles and reasons."""

    actors: Mapping[str, int]
    sentences: Mapping[str, int]
    articles: Mapping[str, int]
    reasons: Mapping[Why, int]


def _claim(event: int, claim: Claim, because: Sequence[Why], refer: _References) -> Row:
    return {
        "event": event, "article": refer.articles.get(claim.evidence.article), "sentence": refer.sentences[claim.evidence.quote],
        "status": STATUSES.index(claim.status), "asserted": claim.asserted,
        "speakers": [refer.actors[actor.id] for actor in each_actor(claim.speakers)],
        "when": in_words(claim.date), "days": first_and_last(claim.date),
        "by": list(claim.by), "because": list(dict.fromkeys(refer.reasons[why] for why in because)), "cameo": claim.cameo,
        "marks": _marks(claim), "id": claim.id, "place": claim.evidence.start,
        "negative": claim.polarity == "negative", "modality": MODALITIES.index(claim.modality), "confidence": round(claim.confidence, 4),
        "sources": [refer.actors[actor.id] for actor in each_actor(claim.sources)],
        "targets": [refer.actors[actor.id] for actor in each_actor(claim.targets)],
    }  # fmt: skip


def _marks(claim: Claim) -> list[list[int]]:
    """Return role, start and end of the words to mark in the quote, as JavaScript counts; what lies outside is left out."""
    spans: list[tuple[int, Mention | Span]] = [(0, mention) for mention in claim.sources]
    spans += [(1, claim.trigger), *((2, mention) for mention in claim.targets)]
    spans += [(3, mention) for mention in claim.speakers]
    spans += [
        (role, span) for role, span in enumerate((claim.cue, claim.condition), start=4) if span
    ]
    first, last, quote = claim.evidence.start, claim.evidence.end, claim.evidence.quote
    inside = sorted(
        {
            (role, span.start, span.end)
            for role, span in spans
            if first <= span.start < span.end <= last
        }
    )
    return [
        [role, _units(quote, start - first), _units(quote, end - first)]
        for role, start, end in inside
    ]


def _units(text: str, position: int) -> int:
    """Return the position counted in UTF-16 units."""
    if text.isascii():
        return position
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
