"""A scene: the day of which a text is telling, and what it knows of it. Never knows sentences."""

from dataclasses import dataclass, replace
from datetime import date

from kg.dating.dated import Dated

NAMED = 30
"""Of how many sentences a scene remembers what was named."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The day of which a text is telling, and since which sentence.

    ``aloof`` if only words on deeds tell of it, ``inner`` if only a clause does, ``quoted`` if
    somebody quoted does; who acts in it, what its sentences name, the kinds of deeds on its day.
    """

    dated: Dated
    sentence: int
    aloof: bool
    inner: bool = False
    quoted: bool = False
    actors: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    named: tuple[frozenset[str], ...] = ()

    @property
    def start(self) -> date:
        """Its first day."""
        return self.dated.dates.start

    def after(self, before: "Scene") -> "Scene":
        """Return the scene as it goes on from one of the same day."""
        return replace(
            before,
            dated=self.dated,
            sentence=self.sentence,
            aloof=self.aloof and before.aloof,
            quoted=self.quoted or before.quoted,
            inner=False,
        )

    def with_named(self, things: set[str], people: set[str]) -> "Scene":
        """Return the scene with what one more sentence names, and who acts in it."""
        named = (*self.named, frozenset(things))[-NAMED:]
        return replace(self, named=named, actors=self.actors | people)

    def names(self, things: set[str]) -> bool:
        """Return whether one of these things was named in the scene."""
        return any(not things.isdisjoint(each) for each in self.named)

    def has_actor(self, people: set[str]) -> bool:
        """Return whether one of these acts in the scene."""
        return not people.isdisjoint(self.actors)
