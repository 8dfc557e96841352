"""How articles and claims look as JSON lines, and back. Knows the keys; never knows files."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, get_args

from kg.errors import InputError
from kg.lexicon.actors import kind_of
from kg.types import Actor, Article, Claim, DateRange, Evidence, Mention, Modality, Place, Polarity, Span

Find = Callable[[str], Actor | None]
Record = Mapping[str, Any]
R = TypeVar("R")

SURROGATE = re.compile("[\ud800-\udfff]")


def article_line(article: Article) -> str:
    """Return an article as one JSON object; its license is there only if known."""
    published = article.published.isoformat() if article.published else None
    record = {"id": article.id, "origin": article.origin, "title": article.title, "published": published}
    record |= {"url": article.url, "publisher": article.publisher, "language": article.language}
    record |= {"license": article.license} if article.license is not None else {}
    return line(record | {"text": article.text})


def claim_line(claim: Claim) -> str:
    """Return a claim as one JSON object, spans as objects."""
    evidence = claim.evidence
    return line(
        {
            "id": claim.id,
            "article": evidence.article,
            "action": claim.action,
            "cameo": claim.cameo,
            "pattern": claim.pattern,
            "confidence": claim.confidence,
            "trigger": span_record(claim.trigger),
            "polarity": claim.polarity,
            "modality": claim.modality,
            "sources": [mention_record(mention) for mention in claim.sources],
            "targets": [mention_record(mention) for mention in claim.targets],
            "speaker": mention_record(claim.speaker) if claim.speaker else None,
            "cue": span_record(claim.cue) if claim.cue else None,
            "condition": span_record(claim.condition) if claim.condition else None,
            "date": date_record(claim.date) if claim.date else None,
            "place": place_record(claim.place) if claim.place else None,
            "evidence": {"start": evidence.start, "end": evidence.end, "quote": evidence.quote},
        }
    )


def line(record: Record) -> str:
    """Return a record as JSON; half a surrogate pair, which UTF-8 cannot hold, is escaped."""
    return SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(record, ensure_ascii=False))


def span_record(span: Span) -> Record:
    """Return a span as an object."""
    return {"text": span.text, "start": span.start, "end": span.end}


def mention_record(mention: Mention) -> Record:
    """Return a mention as an object, its actor by id and name."""
    spot = {"text": mention.text, "start": mention.start, "end": mention.end, "resolved": mention.resolved}
    return {"actor": mention.actor.id, "name": mention.actor.name} | spot


def date_record(dates: DateRange) -> Record:
    """Return a date as an object."""
    days = {"start": dates.start.isoformat(), "end": dates.end.isoformat()}
    return days | {"precision": dates.precision, "text": dates.text}


def place_record(place: Place) -> Record:
    """Return a place as an object."""
    spot = {"text": place.text, "start": place.start, "end": place.end}
    return {"name": place.name, "country": place.country} | spot


def articles_from(lines: Iterable[str]) -> tuple[Article, ...]:
    """Return the articles that the lines hold."""
    return tuple(each(lines, article))


def claims_from(lines: Iterable[str], find: Find) -> tuple[Claim, ...]:
    """Return the claims that the lines hold; ``find`` gives an actor by id, others are rebuilt from name and id."""
    return tuple(each(lines, lambda record: claim(record, find)))


def each(lines: Iterable[str], make: Callable[[Record], R]) -> Iterator[R]:
    """Yield what is made of each line; a line that is malformed is named by its number."""
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            yield make(checked("line", json.loads(text), dict))
        except KeyError as error:
            raise InputError(f"line {number}: key {error} is missing; build the export again") from error
        except (ValueError, TypeError, RecursionError) as error:
            raise InputError(f"line {number}: {error}; build the export again") from error


def article(record: Record) -> Article:
    """Return the article of a line."""
    published = optional(record, "published", str)
    return Article(
        id=value(record, "id", str),
        text=value(record, "text", str),
        origin=value(record, "origin", str),
        title=value(record, "title", str),
        published=date.fromisoformat(published) if published else None,
        url=optional(record, "url", str),
        publisher=optional(record, "publisher", str),
        language=value(record, "language", str),
        license=optional({"license": None, **record}, "license", str),
    )


def claim(record: Record, find: Find) -> Claim:
    """Return the claim of a line."""
    evidence = value(record, "evidence", dict)
    quote = value(evidence, "quote", str)
    speaker, cue, condition = (optional(record, key, dict) for key in ("speaker", "cue", "condition"))
    dates, place = optional(record, "date", dict), optional(record, "place", dict)
    return Claim(
        id=value(record, "id", str),
        action=value(record, "action", str),
        sources=tuple(mention(checked("actor", part, dict), find) for part in value(record, "sources", list)),
        targets=tuple(mention(checked("actor", part, dict), find) for part in value(record, "targets", list)),
        trigger=span(value(record, "trigger", dict)),
        evidence=Evidence(value(record, "article", str), value(evidence, "start", int), value(evidence, "end", int), quote),
        pattern=value(record, "pattern", str),
        cameo=optional(record, "cameo", str),
        polarity=choice(record, "polarity", get_args(Polarity)),
        modality=choice(record, "modality", get_args(Modality)),
        speaker=mention(speaker, find) if speaker else None,
        cue=span(cue) if cue else None,
        condition=span(condition) if condition else None,
        date=date_range(dates) if dates else None,
        place=place_of(place) if place else None,
        confidence=float(checked("confidence", record["confidence"], (int, float))),
    )


def span(record: Record) -> Span:
    """Return the span of an object."""
    return Span(value(record, "text", str), value(record, "start", int), value(record, "end", int))


def mention(record: Record, find: Find) -> Mention:
    """Return the mention of an object."""
    spot = span(record)
    actor = actor_of(value(record, "actor", str), value(record, "name", str), find)
    return Mention(actor, spot.text, spot.start, spot.end, value(record, "resolved", str))


def actor_of(name_id: str, name: str, find: Find) -> Actor:
    """Return the actor with the id, named as the line names it."""
    known = find(name_id)
    if known is not None:
        return replace(known, name=name)
    kind, country = kind_of(name_id)
    return Actor(name_id, name, kind, country)


def date_range(record: Record) -> DateRange:
    """Return the date of an object."""
    start, end = (date.fromisoformat(value(record, key, str)) for key in ("start", "end"))
    return DateRange(start, end, value(record, "precision", str), value(record, "text", str))


def place_of(record: Record) -> Place:
    """Return the place of an object."""
    spot = span(record)
    return Place(value(record, "name", str), optional(record, "country", str), spot.text, spot.start, spot.end)


def value(record: Record, key: str, kind: type[R]) -> R:
    """Return what stands under a key that must be there."""
    return checked(key, record[key], kind)


def optional(record: Record, key: str, kind: type[R]) -> R | None:
    """Return what stands under a key that must be there and may be null."""
    return None if record[key] is None else checked(key, record[key], kind)


def checked(key: str, found: Any, kind: type[R] | tuple[type[R], ...]) -> R:  # noqa: ANN401 -- JSON is anything
    """Return a value that is of the kind that belongs there."""
    if not isinstance(found, kind):
        raise TypeError(f"{key}: unexpected {type(found).__name__}")
    return found


def choice(record: Record, key: str, allowed: tuple[R, ...]) -> R:
    """Return one of the values that may stand under a key."""
    found = record[key]
    if found not in allowed:
        raise ValueError(f"{key}: unexpected {found!r}")
    return allowed[allowed.index(found)]
