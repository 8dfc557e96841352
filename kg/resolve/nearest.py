"""Who was nearly taken for somebody, and what kept them apart.

Knows names, countries and judgements; never knows a sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from kg.lexicon.actors import ActorIndex
from kg.lexicon.names import fold
from kg.lexicon.spellings import LEAST
from kg.types import Actor, Judgement

NEAREST = 5
"""How many others are told of."""
ALIKE = 0.75
"""How much two names share whose bearers are looked at, from 0 to 1."""


class Other(NamedTuple):
    """Somebody else, and why he is not the one."""

    actor: Actor
    because: str


def called(what: str, actors: Sequence[Actor]) -> list[Actor]:
    """Return whom an id means, a name, an alias or the end of a name, whatever the case."""
    asked = what.strip().casefold()
    by_id = [actor for actor in actors if actor.id.casefold() == asked]
    by_name = [actor for actor in actors if actor.name.casefold() == asked]
    by_alias = [actor for actor in actors if asked in {alias.casefold() for alias in actor.aliases}]
    by_end = [actor for actor in actors if actor.name.casefold().endswith(f" {asked}")]
    return by_id or by_name or by_alias or by_end


def nearest(
    actor: Actor, actors: Iterable[Actor], index: ActorIndex, judgements: Sequence[Judgement] = ()
) -> list[Other]:
    """Return those most like one by name or group, with what keeps them apart."""
    close = ((likeness(actor, other), other) for other in actors if other.id != actor.id)
    best = sorted(
        ((score, other) for score, other in close if score >= ALIKE),
        key=lambda each: (-each[0], each[1].id),
    )
    return [Other(one, apart(actor, one, index, judgements)) for _, one in best[:NEAREST]]


def likeness(one: Actor, other: Actor) -> float:
    """Return how much two share, from 0 to 1: a name, its last word, a group."""
    mine, yours = fold(one.name), fold(other.name)
    persons = one.kind == other.kind == "person"
    if persons and mine.split()[-1:] == yours.split()[-1:]:
        return 0.9 + 0.1 * (mine == yours)
    if one.at("group").id == other.at("group").id:
        return 0.95
    if one.kind == other.kind or mine == yours:
        return SequenceMatcher(None, mine, yours).ratio()
    return 0.0


def apart(one: Actor, other: Actor, index: ActorIndex, judgements: Sequence[Judgement] = ()) -> str:
    """Return in words why two actors are two."""
    return next(reasons(one, other, index, judgements))


def reasons(
    one: Actor, other: Actor, index: ActorIndex, judgements: Sequence[Judgement]
) -> Iterator[str]:
    """Yield why two actors are two, what weighs most first."""
    names = ({actor.id.casefold(), actor.name.casefold()} for actor in (one, other))
    mine, yours = names
    for said in judgements:
        pair = said.one.casefold(), said.other.casefold()
        if said.verdict == "different" and (
            (pair[0] in mine and pair[1] in yours) or (pair[1] in mine and pair[0] in yours)
        ):
            yield f"judged different by {said.by}: {said.why}"
    if one.at("group").id == other.at("group").id:
        group = one.at("group").name
        yield f"two actors, who count as one at level group: {group}"
    if index.find(one.id) and index.find(other.id):
        yield f"kg's lists know them as two: {one.id} and {other.id}"
    if one.country and other.country and one.country != other.country:
        yield f"of another country: {one.country}, not {other.country}"
    if one.kind != other.kind:
        yield f"of another kind: {one.kind}, not {other.kind}"
    for actor in (one, other):
        if actor.kind == "person" and len(fold(actor.name).split()) < LEAST:
            yield f"“{actor.name}” is a surname alone, in a story that gives no full name"
    sounds = {index.spellings.sound(index.spellings.bare(actor.name)) for actor in (one, other)}
    if len(sounds) == 1:
        unsaid = one if one.country is None else other
        yield f"nobody tells whose country {unsaid.name} is of, and people of several bear the name"
    yield f"another name: no spelling makes “{one.name}” of “{other.name}”"
