"""Which people of a corpus are one though no seed knows them: spellings of one name.

Knows names and countries; never knows sentences. Whoever a text says is of one country is not he
whom another says is of a second; one without a country is either only where nobody else bears the
name. No id changes: they roll up to one, as those whom people judge the same.
"""

from collections.abc import Iterable, Iterator

from kg.lexicon.actors import UNKNOWN, ActorIndex
from kg.lexicon.spellings import LEAST
from kg.types import Actor


def namesakes(actors: Iterable[Actor], index: ActorIndex) -> Iterator[frozenset[str]]:
    """Yield the ids of people who are one, two and more at a time."""
    bearers: dict[str, dict[str, str | None]] = {}
    for actor in actors:
        if goes_by_name(actor):
            sound = index.spellings.sound(index.spellings.bare(actor.name))
            bearers.setdefault(sound, {})[actor.id] = actor.country
    for ids in bearers.values():
        countries = set(ids.values())
        several = len(countries - {None}) > 1
        for country in countries if several else [None]:
            one = frozenset(name for name, of in ids.items() if not several or of == country)
            if len(one) > 1:
                yield one


def goes_by_name(actor: Actor) -> bool:
    """Return whether an actor is a person by a full name that no seed knows."""
    if actor.kind != "person":
        return False
    words = actor.name.split()
    named = len(words) >= LEAST and all(word[:1].isupper() for word in (words[0], words[-1]))
    return named and UNKNOWN.fullmatch(actor.id) is not None
