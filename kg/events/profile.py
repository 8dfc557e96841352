"""What two reports are compared by: an article's event with the words, numbers and days it is told with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from kg.events.kept import Kept
from kg.resolve.judged import UNJUDGED, Judged
from kg.types import Actor

UNDATED = 10**7
"""The width of what has no date: wider than any."""
LATELY = 20_000
"""Sentences of which the words are at hand as sets: a day of news asks for them again and again."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the articles: their days, the first of those with one text, the names of countries, judgements."""

    days: Mapping[str, date | None] = field(default_factory=dict)
    firsts: Mapping[str, str] = field(default_factory=dict)
    lands: frozenset[str] = frozenset()
    judged: Judged = UNJUDGED


class Reports:
    """The events of articles, by number."""

    def __init__(self, kept: Kept, known: Known) -> None:
        """Look into what is kept."""
        self.kept, self.known = kept, known
        self.triggers: dict[tuple[str, ...], frozenset[str]] = {}


class Profile:
    """An article's event, and all that tells whether another is the same act.

    ``number`` is that of the event among those kept, and ``event`` may lack its claims. ``begin`` and ``end`` are its days as
    ordinals, ``published`` that of its article; ``story`` is the article, or that of which it is a reprint. Words are looked at
    only once it is compared.
    """

    __slots__ = (
        "article", "asserted", "begin", "end", "event", "number", "published", "story", "triggers", "wording",
    )  # fmt: skip

    def __init__(self, number: int, reports: Reports) -> None:
        """Compare an event of one article."""
        self.number = number
        told, known = reports.kept.events[number], reports.known
        self.event, self.asserted, self.article = told.event, told.asserted, told.article
        day = known.days.get(self.article)
        self.begin = self.event.date.start.toordinal() if self.event.date else None
        self.end = self.event.date.end.toordinal() if self.event.date else None
        self.published = day.toordinal() if day else None
        self.story = known.firsts.get(self.article, self.article)
        self.triggers = reports.triggers.setdefault(told.triggers, frozenset(told.triggers))
        self.wording = told.words

    @property
    def numbers(self) -> frozenset[int]:
        """What its sentence counts."""
        return frozenset(self.wording.numbers)

    @property
    def objects(self) -> frozenset[str]:
        """What its sentence says of the act beside who, when and where."""
        return as_set(self.wording.objects)

    @property
    def words(self) -> frozenset[str]:
        """All words of its sentence."""
        return as_set(self.wording.words)

    @property
    def width(self) -> int:
        """How many days the date spans beyond the first."""
        return UNDATED if self.begin is None or self.end is None else self.end - self.begin


@lru_cache(LATELY)
def as_set(given: tuple[str, ...]) -> frozenset[str]:
    """Return words as a set."""
    return frozenset(given)


def order(one: Profile) -> tuple[bool, int, bool, int, str]:
    """Sort reports: what is asserted first, then what says most exactly when and where, and most actors."""
    event = one.event
    named = len(event.sources) + len(event.targets)
    return not one.asserted, one.width, event.place is None, -named, event.id


def root(actor: Actor) -> str:
    """Return under which name an actor's acts are looked for: its state, its organisation, its kind."""
    group = actor.group
    if group is None:
        return actor.id
    return group.of.id if group.of else group.id
