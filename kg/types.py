"""The records: what is known about an article, an actor, a claim, an event. Knows no library.

All are frozen and hold plain values. Offsets count Unicode code points of ``Article.text``; an end is exclusive.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

Kind = Literal[
    "person", "country", "government", "organisation", "igo", "party", "military", "armed group", "media", "court",
    "civilians", "protesters", "other",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "planned", "conditional", "possible", "requested"]
Status = Literal["occurred", "denied", "planned", "conditional", "possible", "requested"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
MODALITIES: tuple[Modality, ...] = get_args(Modality)


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. ``id`` is a hash of text and url; ``origin`` is the path as given, or the id of a JSON line."""

    id: str
    text: str
    origin: str = ""
    title: str = ""
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "en"
    license: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts in the world. ``country`` is ISO 3166-1 alpha-3, ``role`` the office held at the article's date."""

    id: str
    name: str
    kind: Kind = "other"
    country: str | None = None
    role: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of an article."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that name an actor, and how they were resolved (name, alias, surname, title, pronoun …)."""

    actor: Actor
    text: str
    start: int
    end: int
    resolved: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """When: first and last day, how exact (day, week, month, year, interval), and the words that say so."""

    start: date
    end: date
    precision: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the name, the country where it is known (ISO 3166-1 alpha-3), and the words."""

    name: str
    country: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an article says so: ``article.text[start:end] == quote``."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says about one act.

    A symmetric act (talks, agreements, clashes) names all who take part both as sources and as targets.
    ``speaker`` is who asserts it; none means the article's own voice.
    """

    id: str
    action: str
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    trigger: Span
    evidence: Evidence
    pattern: str
    cameo: str | None = None
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speaker: Mention | None = None
    cue: Span | None = None
    condition: Span | None = None
    date: DateRange | None = None
    place: Place | None = None
    confidence: float = 0.9

    @property
    def status(self) -> Status:
        """Polarity and modality folded into one word: negative is denied, actual is occurred."""
        if self.polarity == "negative":
            return "denied"
        return "occurred" if self.modality == "actual" else self.modality

    @property
    def asserted(self) -> bool:
        """Whether the article itself says that the act took place: the rule behind every direct edge."""
        return self.polarity == "positive" and self.modality == "actual" and self.speaker is None


@dataclass(frozen=True, slots=True)
class Event:
    """An act, with every claim about it. Actors, date and place are those of the claims, sorted by actor id."""

    id: str
    action: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    cameo: str | None = None
    date: DateRange | None = None
    place: Place | None = None

    @property
    def asserted(self) -> bool:
        """Whether some claim is positive, actual and in an article's own voice."""
        return any(claim.asserted for claim in self.claims)

    @property
    def symmetric(self) -> bool:
        """Whether all take part alike: the same actors are sources and targets."""
        return bool(self.targets) and {actor.id for actor in self.sources} == {actor.id for actor in self.targets}

    @property
    def status(self) -> Status:
        """The status that says most: what the article asserts first, then what is only claimed, then what did not happen."""
        if self.asserted:
            return "occurred"
        return min((claim.status for claim in self.claims), key=STATUSES.index)

    @property
    def speaker(self) -> Actor | None:
        """Who says so, where no article says it in its own voice."""
        speakers = [claim.speaker.actor for claim in self.claims if claim.speaker and claim.status == self.status]
        voiced = any(claim.speaker is None and claim.status == self.status for claim in self.claims)
        return None if voiced or not speakers else min(speakers, key=lambda actor: actor.id)


@dataclass(frozen=True, slots=True)
class Collection:
    """Events with the articles that report them: everything an exporter needs."""

    articles: tuple[Article, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, by article and place in it."""
        return tuple(sorted((claim for event in self.events for claim in event.claims), key=claim_order))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors that act, are acted upon or speak, by id."""
        return tuple(sorted(actors_of(self.events), key=lambda actor: actor.id))


def claim_order(claim: Claim) -> tuple[str, int, int, str]:
    """Sort claims by article and place."""
    return claim.evidence.article, claim.trigger.start, claim.trigger.end, claim.id


def actors_of(events: Iterable[Event]) -> list[Actor]:
    """Return each actor of the events once; of two records of one actor, the one whose fields sort first."""
    found: dict[str, Actor] = {}
    for event in events:
        speakers = tuple(claim.speaker.actor for claim in event.claims if claim.speaker)
        for actor in event.sources + event.targets + speakers:
            known = found.get(actor.id)
            if known is None or (actor.name, actor.role or "") < (known.name, known.role or ""):
                found[actor.id] = actor
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of web boilerplate that was left out of an article, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as read, with what was left out of it."""

    article: Article
    removed: tuple[Removal, ...] = field(default=())
