"""What two reports are compared by: an article's event with the words, numbers and days it is told with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.events import wording
from kg.events.within import rank, stem
from kg.types import Actor, Event


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the articles: their days, the first of those with one text, the names of countries."""

    days: Mapping[str, date | None] = field(default_factory=dict)
    firsts: Mapping[str, str] = field(default_factory=dict)
    lands: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """An article's event, and all that tells whether another is the same act.

    ``begin`` and ``end`` are its days as ordinals, ``published`` that of its article; ``story`` is the article, or that of which it
    is a reprint.
    """

    event: Event
    begin: int | None
    end: int | None
    published: int | None
    story: str
    numbers: frozenset[int]
    objects: frozenset[str]
    words: frozenset[str]
    triggers: frozenset[str]

    @property
    def width(self) -> int:
        """How many days the date spans beyond the first; a very large number without a date."""
        return self.end - self.begin if self.begin is not None and self.end is not None else 10**7


def profile(event: Event, known: Known) -> Profile:
    """Return what an article's event is compared by: the words are those of the claim that says most."""
    claim = min(event.claims, key=rank)
    article = claim.evidence.article
    day = known.days.get(article)
    return Profile(
        event,
        event.date.start.toordinal() if event.date else None,
        event.date.end.toordinal() if event.date else None,
        day.toordinal() if day else None,
        known.firsts.get(article, article),
        wording.numbers(claim.evidence.quote),
        wording.objects(claim),
        wording.tokens(claim.evidence.quote),
        frozenset(stem(one.trigger.text) for one in event.claims),
    )


def order(one: Profile) -> tuple[bool, int, bool, int, str]:
    """Sort reports: what is asserted first, then what says most exactly when and where, and most actors."""
    event = one.event
    named = len(event.sources) + len(event.targets)
    return not event.asserted, one.width, event.place is None, -named, event.id


def root(actor: Actor) -> str:
    """Return under which name an actor's acts are looked for: its state, its organisation, its kind."""
    group = actor.group
    if group is None:
        return actor.id
    return group.of.id if group.of else group.id
