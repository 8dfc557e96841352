"""What two reports are compared by: an article's event with the words, numbers and days it is told with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.events import wording
from kg.events.kept import Kept
from kg.events.ranking import rank
from kg.resolve.judged import UNJUDGED, Judged
from kg.types import Actor, Claim

UNDATED = 10**7
"""The width of what has no date: wider than any."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the articles: their days, the first of those with one text, the names of countries, judgements."""

    days: Mapping[str, date | None] = field(default_factory=dict)
    firsts: Mapping[str, str] = field(default_factory=dict)
    lands: frozenset[str] = frozenset()
    judged: Judged = UNJUDGED


class Profile:
    """An article's event, and all that tells whether another is the same act.

    ``number`` is that of the event among those kept, and ``event`` may lack its claims. ``begin`` and ``end`` are its days as
    ordinals, ``published`` that of its article; ``story`` is the article, or that of which it is a reprint. Words are looked at
    only once it is compared.
    """

    __slots__ = (
        "_numbers", "_objects", "_words", "article", "asserted", "begin", "end", "event", "kept", "number", "published", "story",
        "triggers",
    )  # fmt: skip

    def __init__(self, number: int, kept: Kept, known: Known) -> None:
        """Compare an event of one article."""
        self.number, self.kept = number, kept
        told = kept.events[number]
        self.event, self.asserted, self.article = told.event, told.asserted, told.article
        day = known.days.get(self.article)
        self.begin = self.event.date.start.toordinal() if self.event.date else None
        self.end = self.event.date.end.toordinal() if self.event.date else None
        self.published = day.toordinal() if day else None
        self.story = known.firsts.get(self.article, self.article)
        self.triggers = frozenset(told.triggers)
        self._numbers: frozenset[int] | None = None
        self._objects: frozenset[str] | None = None
        self._words: frozenset[str] | None = None

    @property
    def claim(self) -> Claim:
        """The claim that says most, whose words count."""
        claims = self.event.claims or self.kept.event(self.number, brief=True).claims
        return min(claims, key=rank)

    @property
    def numbers(self) -> frozenset[int]:
        """What its sentence counts."""
        if self._numbers is None:
            self._numbers = wording.numbers(self.claim.evidence.quote)
        return self._numbers

    @property
    def objects(self) -> frozenset[str]:
        """What its sentence says of the act beside who, when and where."""
        if self._objects is None:
            self._objects = wording.objects(self.claim)
        return self._objects

    @property
    def words(self) -> frozenset[str]:
        """All words of its sentence."""
        if self._words is None:
            self._words = wording.tokens(self.claim.evidence.quote)
        return self._words

    @property
    def width(self) -> int:
        """How many days the date spans beyond the first."""
        return UNDATED if self.begin is None or self.end is None else self.end - self.begin


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
