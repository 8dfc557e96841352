"""The records: what is known about an article, an actor, a claim, an event. Knows no library.

All are frozen and hold plain values. Offsets count Unicode code points of ``Article.text``; an end is exclusive.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple, get_args

Day = date
Kind = Literal[
    "person", "country", "government", "organisation", "igo", "party", "military", "armed group", "media", "court",
    "civilians", "protesters", "other",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "planned", "conditional", "possible", "requested"]
Status = Literal["occurred", "denied", "planned", "conditional", "possible", "requested"]

Level = Literal["actor", "group", "country"]
CountryFrom = Literal["place", "dateline", "story"]

Step = Literal["propose", "actor", "guard", "date", "place", "merge"]

STEPS: tuple[Step, ...] = get_args(Step)
LEVELS: tuple[Level, ...] = get_args(Level)
KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
MODALITIES: tuple[Modality, ...] = get_args(Modality)


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. ``id`` is a hash of text and url.

    ``origin`` is the path as given and, where the file holds several, the place in it: a member of
    an archive after ``/``, a row or record after ``:``, or the record's own id after ``#``; of a
    JSON line with an id it is that id alone.
    ``more`` holds what else its front matter or the columns of its table say, by key.
    """

    id: str
    text: str
    origin: str = ""
    title: str = ""
    published: Day | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "en"
    license: str | None = None
    author: str | None = None
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """What actors roll up to: a state, its forces, an organisation, a kind of people; ``of`` is the state it belongs to."""

    id: str
    name: str
    kind: Kind
    country: str | None = None
    of: "Group | None" = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts in the world. ``country`` is ISO 3166-1 alpha-3, ``role`` the office held at the article's date.

    ``country_from`` tells how the country of somebody unnamed is known where no word says it: "place", "dateline" or "story".
    ``group`` is what the actor rolls up to, once actors are resolved; without one, it stands for itself.
    """

    id: str
    name: str
    kind: Kind = "other"
    country: str | None = None
    role: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    country_from: CountryFrom | None = None
    group: Group | None = None

    def at(self, level: Level) -> "Actor | Group":
        """Return who stands for the actor at a level; who belongs to no country stays at that of groups."""
        if level == "actor" or self.group is None:
            return self
        return (self.group.of or self.group) if level == "country" else self.group


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of an article."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step did what it did: which rule, in plain words, and the words of the article that it rests on.

    ``step`` is one of ``STEPS``; ``rule`` names a pattern, a cue, a way of resolving or dating; ``score`` is from 0 to 1.
    """

    step: Step
    rule: str
    says: str
    words: Span | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that mean one actor or several ("the two presidents"), and how they were resolved.

    ``resolved`` is the way in a word (name, alias, surname, title, pronoun …), ``because`` tells more where there is more to tell.
    """

    actors: tuple[Actor, ...]
    text: str
    start: int
    end: int
    resolved: str
    because: tuple[Reason, ...] = ()

    @property
    def span(self) -> Span:
        """The words of the mention."""
        return Span(self.text, self.start, self.end)

    @property
    def first(self) -> Actor:
        """The actor of a mention of one; of several, the first."""
        return self.actors[0]

    @property
    def singles(self) -> "tuple[Mention, ...]":
        """The same words, once for each actor."""
        return (
            (self,)
            if len(self.actors) == 1
            else tuple(replace(self, actors=(actor,)) for actor in self.actors)
        )


@dataclass(frozen=True, slots=True)
class DateRange:
    """When: first and last day, how exact (day, week, month, year, interval), and the words that say so."""

    start: Day
    end: Day
    precision: str
    text: str


Precision = Literal["town", "near", "part", "region", "country", "name"]
"""How exactly degrees tell a place: those of a town, somewhere near it, of something larger of which it is a part, of a region, of a
country, or none: a name alone, of which nobody knows where it lies."""
PRECISIONS: tuple[Precision, ...] = get_args(Precision)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence begins, the countries that it speaks of, those in which it plays, and those that act in it."""

    start: int
    spoken: frozenset[str]
    played: frozenset[str]
    acting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the name, the country where it is known (ISO 3166-1 alpha-3), and the words.

    ``precision`` says what the degrees (north, east) stand for; without degrees the place is only a name. ``geonames`` is its id
    there; ``within`` is what it lies in beside its country, with its id.
    """

    name: str
    country: str | None
    text: str
    start: int
    end: int
    precision: Precision = "name"
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    within: str | None = None
    within_geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an article says so: ``article.text[start:end] == quote``."""

    article: str
    start: int
    end: int
    quote: str


def folded(polarity: Polarity, modality: Modality) -> Status:
    """Return polarity and modality as one status."""
    if polarity == "negative":
        return "denied"
    return "occurred" if modality == "actual" else modality


@dataclass(frozen=True, slots=True)
class Reality:
    """Whether an act took place, and in whose words that is told; no voice means the article's own.

    ``words`` are those of the cue that says most, ``condition`` those of an if-clause.
    """

    polarity: Polarity = "positive"
    modality: Modality = "actual"
    voices: tuple[Mention, ...] = ()
    words: Span | None = None
    condition: Span | None = None
    because: tuple[Reason, ...] = ()

    @property
    def status(self) -> Status:
        """Polarity and modality in one word."""
        return folded(self.polarity, self.modality)

    @property
    def asserts(self) -> bool:
        """Whether the article itself says that the act took place."""
        return self.polarity == "positive" and self.modality == "actual" and not self.voices


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention that is proposed for a role, and how sure the proposer is, from 0 to 1."""

    mention: Mention
    score: float = 1.0


class Chance(NamedTuple):
    """How likely it is that a mention, by its characters, is the source of an act, or its target."""

    span: tuple[int, int]
    source: float
    target: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a proposer reads in an article: that somebody may do something to somebody.

    ``trigger``: the words that report the act. ``actions``: codes with scores, the likeliest first. A role without fillers: nobody
    said. A filler may stand in another sentence. ``when`` and ``where`` are words of the article. ``status``: what the proposer
    thinks of the act's reality, with scores; empty where it leaves that to the guard. ``carrier``: the verb that an event noun
    stands under ("held" of "held talks"). ``by``: who proposes, as in "pattern reject-oppose".
    ``likely``: how likely it is that the trigger tells of an act at all, of a proposer who judges that, and of
    what is joined where no pattern names anybody; ``unheard``: whether no
    seed knows its word, ``passed``: whether the seeds know it for this code, under conditions that a pattern would have seen; ``always``: whether it
    stands whatever others say, as a user's own patterns do; ``refused``: why the words tell of no act, where a proposer knows that.
    ``nobody``: the sides that the words leave empty, of "source" and "target", whoever stands near.
    ``chances``: whom it weighed for source and target, where it weighs all who are mentioned; ``sure``: how likely it is true as
    stated, where that was weighed; ``doubted``: whether that is too little for anything to be asserted.
    A proposal that nobody takes part in makes no claim; it may still give another act its day.
    """

    trigger: Span
    actions: tuple[tuple[str, float], ...]
    by: tuple[str, ...]
    sources: tuple[Filler, ...] = ()
    targets: tuple[Filler, ...] = ()
    speakers: tuple[Filler, ...] = ()
    when: Span | None = None
    where: Span | None = None
    status: tuple[tuple[Status, float], ...] = ()
    cameo: str | None = None
    carrier: Span | None = None
    likely: float | None = None
    unheard: bool = False
    passed: bool = False
    refused: str = ""
    always: bool = False
    nobody: tuple[str, ...] = ()
    chances: tuple[Chance, ...] = ()
    sure: float | None = None
    doubted: bool = False
    because: tuple[Reason, ...] = ()

    @property
    def action(self) -> str:
        """The likeliest code."""
        return self.actions[0][0]

    @property
    def score(self) -> float:
        """How sure the proposer is of that code, from 0 to 1."""
        return self.actions[0][1]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says about one act.

    A symmetric act (talks, agreements, clashes) names all who take part both as sources and as targets,
    unless several meet with one: then those are its sources and the one its target.
    ``speakers`` are those who assert it; none means the article's own voice. ``confidence``: how likely the
    sentence says so, from 0 to 1; ``doubted``: too little for anything to be asserted. ``by`` names who proposed it, ``because`` every
    step from the words to the claim, in order.
    """

    id: str
    action: str
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    trigger: Span
    evidence: Evidence
    by: tuple[str, ...]
    cameo: str | None = None
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speakers: tuple[Mention, ...] = ()
    cue: Span | None = None
    condition: Span | None = None
    date: DateRange | None = None
    place: Place | None = None
    confidence: float = 0.9
    doubted: bool = False
    because: tuple[Reason, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Everybody whom the claim names: sources, targets, speakers."""
        return (*self.sources, *self.targets, *self.speakers)

    @property
    def status(self) -> Status:
        """Polarity and modality folded into one word: negative is denied, actual is occurred."""
        return folded(self.polarity, self.modality)

    @property
    def asserted(self) -> bool:
        """Whether the article itself says that the act took place: the rule behind every direct edge.

        What is doubted is not asserted: what is read so is too seldom what the sentence says.
        """
        told = self.polarity == "positive" and self.modality == "actual" and not self.speakers
        return told and not self.doubted


@dataclass(frozen=True, slots=True)
class Join:
    """That an article's event, by id, is the same act as another, and why."""

    event: str
    same_as: str
    because: Reason


@dataclass(frozen=True, slots=True)
class Event:
    """An act, with every claim about it. Actors, date and place are those of the claims, sorted by actor id.

    ``latest`` is the day by which it took place: that of the first article that reports it. An act that several articles tell
    has one of ``parts`` for each, under ids of their own, of which its own is that of the first; ``joins`` says why they are one.
    """

    id: str
    action: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    cameo: str | None = None
    date: DateRange | None = None
    place: Place | None = None
    latest: Day | None = None
    parts: "tuple[Event, ...]" = ()
    joins: tuple[Join, ...] = ()

    @property
    def asserted(self) -> bool:
        """Whether some claim is positive, actual and in an article's own voice."""
        for claim in self.claims:  # noqa: SIM110 -- ``any`` takes twice as long, and all ask
            if claim.asserted:
                return True
        return False

    @property
    def doubted(self) -> bool:
        """Whether nothing but doubt keeps it from being asserted: it is told in the own voice of an article."""
        return self.status == "occurred" and not (self.asserted or self.speakers)

    @property
    def symmetric(self) -> bool:
        """Whether all take part alike: the same actors are sources and targets."""
        return bool(self.targets) and {actor.id for actor in self.sources} == {
            actor.id for actor in self.targets
        }

    @property
    def status(self) -> Status:
        """The status that says most: what the article asserts first, then what is only claimed, then what did not happen."""
        if self.asserted:
            return "occurred"
        return min((claim.status for claim in self.claims), key=STATUSES.index)

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """Who says so, by id, where no article says it in its own voice: the speakers of one claim of the event's status."""
        said = [claim.speakers for claim in self.claims if claim.status == self.status]
        if not all(said):
            return ()
        named = (sorted(each_actor(mentions), key=lambda actor: actor.id) for mentions in said)
        return tuple(min(named, key=lambda actors: [actor.id for actor in actors]))


class StoredEvents(Sequence[Event]):
    """Events of which not all are in memory; each time one is asked for it is made anew."""

    @property
    @abstractmethod
    def claims(self) -> Sequence[Claim]:
        """Their claims, by article and place in it."""

    @abstractmethod
    def where(self, holds: Callable[[Event], bool]) -> "StoredEvents":
        """Return those of which something holds."""


def those(events: Sequence[Event], holds: Callable[[Event], bool]) -> Sequence[Event]:
    """Return those events of which something holds."""
    if isinstance(events, StoredEvents):
        return events.where(holds)
    return tuple(event for event in events if holds(event))


@dataclass(frozen=True, slots=True)
class Collection:
    """Events with the articles that report them: everything an exporter needs.

    ``reprints`` are pairs of ids: an article, and the earlier one whose text it is. ``judgements`` are those that were followed.
    ``seeds``: the SHA-256 of the seed files by which it was made, if that is known.
    """

    articles: tuple[Article, ...] = ()
    events: Sequence[Event] = ()
    reprints: tuple[tuple[str, str], ...] = ()
    judgements: "tuple[Judgement, ...]" = ()
    seeds: str = ""

    @property
    def claims(self) -> Sequence[Claim]:
        """All claims, by article and place in it."""
        if isinstance(self.events, StoredEvents):
            return self.events.claims
        return tuple(
            sorted((claim for event in self.events for claim in event.claims), key=claim_order)
        )

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors that act, are acted upon or speak, by id."""
        return tuple(sorted(actors_of(self.events), key=lambda actor: actor.id))


def each_actor(mentions: Iterable[Mention]) -> Iterator[Actor]:
    """Yield every actor that the mentions mean."""
    return (actor for mention in mentions for actor in mention.actors)


def claim_order(claim: Claim) -> tuple[str, int, int, str]:
    """Sort claims by article and place."""
    return claim.evidence.article, claim.trigger.start, claim.trigger.end, claim.id


def actors_of(events: Iterable[Event]) -> list[Actor]:
    """Return each actor of the events once; of two records of one actor, the one whose fields sort first."""
    found: dict[str, Actor] = {}
    for event in events:
        speakers = tuple(
            each_actor(mention for claim in event.claims for mention in claim.speakers)
        )
        for actor in event.sources + event.targets + speakers:
            known = found.get(actor.id)
            if known is None or (actor.name, actor.role or "") < (known.name, known.role or ""):
                found[actor.id] = actor
    return list(found.values())


Watch = Callable[[str, int, int, str], None]
"""Whoever is told how far long work is: what is counted, how many are done, of how many (0 where nobody knows), which is at hand."""


def unwatched(what: str, done: int, total: int, last: str) -> None:
    """Tell nobody."""


Verdict = Literal["same", "different"]


class Judgement(NamedTuple):
    """What somebody says of two actors, by id or name, or of two events, by id: why, and who says so."""

    verdict: Verdict
    one: str
    other: str
    why: str
    by: str


class LeftOut(NamedTuple):
    """An input that gave no article of its own, by name, and why."""

    input: str
    reason: str


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of web boilerplate that was left out of an article, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as read, with what was left out of it, and what a reader should know of it."""

    article: Article
    removed: tuple[Removal, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())
