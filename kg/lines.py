"""How articles and claims look as JSON lines, and back. Knows the keys; never knows files."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, TypeVar, get_args

from kg.errors import InputError
from kg.lexicon.actors import kind_of
from kg.types import (
    PRECISIONS,
    STEPS,
    Actor,
    Article,
    Claim,
    CountryFrom,
    DateRange,
    Evidence,
    Mention,
    Modality,
    Place,
    Polarity,
    Precision,
    Reason,
    Span,
    Step,
)

Find = Callable[[str], Actor | None]
Record = Mapping[str, Any]
R = TypeVar("R")

VERSION = 2
LYING: Mapping[str, type] = {
    "latitude": float, "longitude": float, "geonames": int, "within": str, "within_geonames": int,
}  # fmt: skip
POLARITIES: Mapping[str, Polarity] = {one: one for one in get_args(Polarity)}
MODALITIES: Mapping[str, Modality] = {one: one for one in get_args(Modality)}
SAYING: Mapping[str, CountryFrom] = {one: one for one in get_args(CountryFrom)}
NAMED_STEPS: Mapping[str, Step] = {one: one for one in STEPS}
NAMED_PRECISIONS: Mapping[str, Precision] = {one: one for one in PRECISIONS}
ENCODER = json.JSONEncoder(ensure_ascii=False)
SURROGATE = re.compile("[\ud800-\udfff]")


def article_line(article: Article) -> str:
    """Return an article as one JSON object; license, author and more are there only if known."""
    published = article.published.isoformat() if article.published else None
    record = {
        "id": article.id,
        "origin": article.origin,
        "title": article.title,
        "published": published,
    }
    record |= {"url": article.url, "publisher": article.publisher, "language": article.language}
    record |= {"license": article.license} if article.license is not None else {}
    record |= {"author": article.author} if article.author is not None else {}
    more = {"more": dict(article.more)} if article.more else {}
    return line(record | more | {"text": article.text})


def claim_line(claim: Claim) -> str:
    """Return a claim as one JSON object, spans as objects."""
    evidence = claim.evidence
    return line(
        {
            "version": VERSION,
            "id": claim.id,
            "article": evidence.article,
            "action": claim.action,
            "cameo": claim.cameo,
            "by": list(claim.by),
            "confidence": claim.confidence,
            "trigger": span_record(claim.trigger),
            "polarity": claim.polarity,
            "modality": claim.modality,
            "sources": mention_records(claim.sources),
            "targets": mention_records(claim.targets),
            "speakers": mention_records(claim.speakers),
            "cue": span_record(claim.cue) if claim.cue else None,
            "condition": span_record(claim.condition) if claim.condition else None,
            "date": date_record(claim.date) if claim.date else None,
            "place": place_record(claim.place) if claim.place else None,
            "evidence": {"start": evidence.start, "end": evidence.end, "quote": evidence.quote},
            **({"doubted": True} if claim.doubted else {}),
            "because": [reason_record(reason) for reason in claim.because],
        }
    )


def line(record: Record) -> str:
    """Return a record as JSON; half a surrogate pair, which UTF-8 cannot hold, is escaped."""
    text = ENCODER.encode(record)
    try:
        text.encode()  # takes a tenth of the time that looking for such a half does
    except UnicodeEncodeError:
        return SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text


def span_record(span: Span) -> Record:
    """Return a span as an object."""
    return {"text": span.text, "start": span.start, "end": span.end}


def mention_records(mentions: Iterable[Mention]) -> list[Record]:
    """Return mentions as objects, one for each actor, by id and name; those of one mention have the same characters."""
    return [
        {
            "actor": actor.id,
            "name": actor.name,
            "text": mention.text,
            "start": mention.start,
            "end": mention.end,
            "resolved": mention.resolved,
            **({"country_from": actor.country_from} if actor.country_from else {}),
        }
        for mention in mentions
        for actor in mention.actors
    ]


def reason_record(reason: Reason) -> Record:
    """Return a reason as an object, lean: words only where there are any, a score only where it is not sure."""
    record: dict[str, Any] = {"step": reason.step, "rule": reason.rule, "says": reason.says}
    if reason.words:
        record["words"] = span_record(reason.words)
    if reason.score < 1:
        record["score"] = reason.score
    return record


def date_record(dates: DateRange) -> Record:
    """Return a date as an object."""
    days = {"start": dates.start.isoformat(), "end": dates.end.isoformat()}
    return days | {"precision": dates.precision, "text": dates.text}


def place_record(place: Place) -> Record:
    """Return a place as an object; what is not known of where it lies is left out."""
    spot = {"text": place.text, "start": place.start, "end": place.end}
    told = {key: getattr(place, key) for key in LYING if getattr(place, key) is not None}
    return (
        {"name": place.name, "country": place.country, "precision": place.precision} | told | spot
    )


def articles_from(lines: Iterable[str]) -> tuple[Article, ...]:
    """Return the articles that the lines hold."""
    return tuple(each(lines, article))


def claims_from(lines: Iterable[str], find: Find) -> tuple[Claim, ...]:
    """Return the claims that the lines hold, of this version or an older one.

    ``find`` gives an actor by id, others are rebuilt from name and id.
    """
    return tuple(each_claim(lines, find))


def each_claim(lines: Iterable[str], find: Find) -> Iterator[Claim]:
    """Yield the same, one by one: of very many, nobody need hold all."""
    return each(lines, lambda record: claim(brought_up(record), find))


def brought_up(record: Record) -> Record:
    """Return a line of an older version in the form of today's: version 1 had one pattern, one speaker and no reasons."""
    version = record.get("version", 1)
    if version == VERSION:
        return record
    if version != 1:
        raise ValueError(f"version {version!r} is not known here: this kg reads 1 to {VERSION}")
    speaker = record["speaker"]
    new = {
        "by": [f"pattern {value(record, 'pattern', str)}"],
        "speakers": [speaker] if speaker else [],
        "because": [],
    }
    return {**record, **new}


def each(lines: Iterable[str], make: Callable[[Record], R]) -> Iterator[R]:
    """Yield what is made of each line; a line that is malformed is named by its number."""
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            yield make(checked("line", json.loads(text), dict))
        except KeyError as error:
            raise InputError(
                f"line {number}: key {error} is missing; build the export again"
            ) from error
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
        author=optional({"author": None, **record}, "author", str),
        more=tuple(value({"more": {}, **record}, "more", dict).items()),
    )


def claim(record: Record, find: Find) -> Claim:
    """Return the claim of a line."""
    evidence = value(record, "evidence", dict)
    quote = value(evidence, "quote", str)
    cue, condition = (optional(record, key, dict) for key in ("cue", "condition"))
    dates, place = optional(record, "date", dict), optional(record, "place", dict)
    return Claim(
        id=value(record, "id", str),
        action=value(record, "action", str),
        sources=mentions(record, "sources", find),
        targets=mentions(record, "targets", find),
        trigger=span(value(record, "trigger", dict)),
        evidence=Evidence(
            value(record, "article", str),
            value(evidence, "start", int),
            value(evidence, "end", int),
            quote,
        ),
        by=tuple(checked("by", name, str) for name in value(record, "by", list)),
        cameo=optional(record, "cameo", str),
        polarity=choice("polarity", record["polarity"], POLARITIES),
        modality=choice("modality", record["modality"], MODALITIES),
        speakers=mentions(record, "speakers", find),
        cue=span(cue) if cue else None,
        condition=span(condition) if condition else None,
        date=date_range(dates) if dates else None,
        place=place_of(place) if place else None,
        confidence=float(checked("confidence", record["confidence"], (int, float))),
        doubted=checked("doubted", record.get("doubted", False), bool),
        because=tuple(
            reason(checked("reason", part, dict)) for part in value(record, "because", list)
        ),
    )


def span(record: Record) -> Span:
    """Return the span of an object."""
    text, start, end = record["text"], record["start"], record["end"]
    if type(text) is str and type(start) is type(end) is int:  # nearly always; one look, not three
        return Span(text, start, end)
    return Span(checked("text", text, str), checked("start", start, int), checked("end", end, int))


def mentions(record: Record, key: str, find: Find) -> tuple[Mention, ...]:
    """Return the mentions under a key; neighbours with the same characters are one mention of several actors."""
    found = [mention(checked("actor", part, dict), find) for part in value(record, key, list)]
    if len(found) < 2:
        return tuple(found)
    same = groupby(found, key=lambda one: (one.start, one.end, one.text, one.resolved))
    return tuple(
        Mention(tuple(one.first for one in ones), text, start, end, resolved)
        for (start, end, text, resolved), ones in same
    )


def mention(record: Record, find: Find) -> Mention:
    """Return the mention of an object, which has one actor."""
    spot = span(record)
    actor = actor_of(value(record, "actor", str), value(record, "name", str), find)
    by = record.get("country_from")
    if by is not None and by != actor.country_from:
        actor = replace(actor, country_from=choice("country_from", by, SAYING))
    return Mention((actor,), spot.text, spot.start, spot.end, value(record, "resolved", str))


def reason(record: Record) -> Reason:
    """Return the reason of an object."""
    step, rule, says = record["step"], record["rule"], record["says"]
    words, score = record.get("words"), record.get("score", 1.0)
    sound = type(step) is type(rule) is type(says) is str and type(score) is float
    if sound and step in NAMED_STEPS and (words is None or type(words) is dict):  # nearly always
        spot = None if words is None else span(words)
        return Reason(NAMED_STEPS[step], rule, says, spot, score)
    return Reason(
        choice("step", step, NAMED_STEPS),
        checked("rule", rule, str),
        checked("says", says, str),
        None if words is None else span(checked("words", words, dict)),
        float(checked("score", score, (int, float))),
    )


def actor_of(name_id: str, name: str, find: Find) -> Actor:
    """Return the actor with the id, named as the line names it."""
    known = find(name_id)
    if known is not None:
        return known if known.name == name else replace(known, name=name)
    kind, country = kind_of(name_id)
    return Actor(name_id, name, kind, country)


def date_range(record: Record) -> DateRange:
    """Return the date of an object."""
    start, end = (date.fromisoformat(value(record, key, str)) for key in ("start", "end"))
    return DateRange(start, end, value(record, "precision", str), value(record, "text", str))


def place_of(record: Record) -> Place:
    """Return the place of an object."""
    spot = span(record)
    return Place(
        value(record, "name", str),
        optional(record, "country", str),
        spot.text,
        spot.start,
        spot.end,
        choice("precision", record.get("precision", "name"), NAMED_PRECISIONS),
        *(lying(record, key) for key in LYING),
    )


def lying(record: Record, key: str) -> Any:  # noqa: ANN401 -- of five kinds, by key
    """Return what is told of where a place lies, where it is known."""
    found = record.get(key)
    return None if found is None else checked(key, found, LYING[key])


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


def choice(key: str, found: Any, allowed: Mapping[str, R]) -> R:  # noqa: ANN401 -- JSON is anything
    """Return the value under a key, which must be one of some."""
    if isinstance(found, str) and found in allowed:
        return allowed[found]
    raise ValueError(f"{key}: unexpected {found!r}")
