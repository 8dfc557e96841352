"""Whether two actors that articles name differently can be one side of one act.

Knows actors and what they roll up to; never knows sentences. Two actors are one side if one is the
other, or stands for it: a state and its government, its forces, those who hold its offices; an
organisation and its people. Two persons, two ministries, the army and the police stay two.
"""

from collections.abc import Sequence
from enum import IntEnum

from kg.resolve.judged import UNJUDGED, Judged
from kg.types import Actor, Kind

CROWDS: frozenset[Kind] = frozenset(("civilians", "protesters", "person", "armed group", "other"))
KINDS = frozenset(kind.replace(" ", "-") for kind in CROWDS)
"""What the ids of their groups begin with."""
POLICE = ("police", "gendarm", "constab")
GENERIC = frozenset(
    """people civilians civilian residents resident person persons villagers inhabitants locals
    men women man woman victims bystanders citizens""".split()
)


class Meets(IntEnum):
    """How well two actors, or two sides, go together."""

    NOT = 0
    MAYBE = 1
    """People of one kind of whom no name tells who they are, or a side that one article leaves out."""
    KIND = 2
    """Unnamed people of one kind and country."""
    NAMED = 3
    """The same actor, or one that stands for it."""


def sides(one: Sequence[Actor], other: Sequence[Actor], judged: Judged = UNJUDGED) -> Meets:
    """Return how well two sides go together: as their least likely actor does."""
    if not one and not other:
        return Meets.KIND
    if not one or not other:
        return Meets.MAYBE
    if len(one) == len(other) == 1:  # most are so
        return meets(one[0], other[0], judged)
    best = [max(meets(mine, yours, judged) for yours in other) for mine in one]
    best += [max(meets(yours, mine, judged) for mine in one) for yours in other]
    if min(best) is not Meets.NOT:
        return min(best)
    return Meets.MAYBE if Meets.NAMED in best and within(one, other) else Meets.NOT


def within(one: Sequence[Actor], other: Sequence[Actor]) -> bool:
    """Return whether all of one side are among the other, by their ids."""
    mine, yours = {actor.id for actor in one}, {actor.id for actor in other}
    return mine <= yours or yours <= mine


def meets(one: Actor, other: Actor, judged: Judged = UNJUDGED) -> Meets:
    """Return how well two actors go together; what is judged of them overrules all else."""
    if judged.different(one.id, other.id):
        return Meets.NOT
    if one.id != other.id and judged.same(one.id, other.id):
        return Meets.NAMED
    return by_rule(one, other)


def by_rule(one: Actor, other: Actor) -> Meets:
    """Return how well two actors go together of whom nothing is judged."""
    if one.id == other.id:
        return Meets.KIND if is_crowd(one) else Meets.NAMED
    if one.country and other.country and one.country != other.country:
        return Meets.NOT
    if is_crowd(one) and is_crowd(other):
        return crowds(one, other)
    if one.kind == other.kind == "person" and is_one_post(one, other):
        return Meets.KIND
    acts_for = stands_for(one, other) or stands_for(other, one)
    return Meets.NAMED if acts_for or is_one_body(one, other) else Meets.NOT


def is_one_body(one: Actor, other: Actor) -> bool:
    """Return whether two actors are of one group, and not known to be two parts of it."""
    mine, yours = one.group, other.group
    return bool(mine and yours and mine.id == yours.id) and not apart(one, other)


def is_crowd(actor: Actor) -> bool:
    """Return whether an actor is people whom only their kind tells."""
    return actor.kind in CROWDS and (actor.group is not None and is_kind(actor.group.id))


def is_kind(group: str) -> bool:
    """Return whether a group is that of a kind of people: "protesters-BLR"."""
    return group.rpartition("-")[0] in KINDS


def crowds(one: Actor, other: Actor) -> Meets:
    """Return how well two crowds go together: by kind, country and what they are called."""
    mine, yours = (noun(actor) for actor in (one, other))
    pair = {one.kind, other.kind}
    if "person" in pair:
        return Meets.MAYBE if one.name.casefold() == other.name.casefold() else Meets.NOT
    if len(pair) > 1 and pair != {"civilians", "protesters"}:
        return Meets.NOT
    if "civilians" in pair and mine != yours and GENERIC.isdisjoint((mine, yours)):
        return Meets.NOT
    return Meets.KIND if one.country and one.country == other.country else Meets.MAYBE


def is_one_post(one: Actor, other: Actor) -> bool:
    """Return whether two persons without a name go by one post of one country: "the German ambassador"."""
    unnamed = one.name[-1:].islower() and noun(one) == noun(other)
    return unnamed and one.country is not None and one.country == other.country


def noun(actor: Actor) -> str:
    """Return the noun that an actor goes by."""
    return actor.name.partition(" of ")[0].rpartition(" ")[2].casefold()


def stands_for(one: Actor, other: Actor) -> bool:
    """Return whether the second is a state or a body, and the first acts for it."""
    group = one.group
    if group is None or is_kind(group.id):
        return False
    bodies = {group.id, group.of.id if group.of and group.id.startswith("forces-") else ""}
    return other.id in bodies or other.id == f"gov-{one.country}"


def apart(one: Actor, other: Actor) -> bool:
    """Return whether two actors of one group are known to be two: persons, bodies with names, army and police."""
    if "person" in (one.kind, other.kind):
        return True
    if one.kind == other.kind == "country":
        return True
    named = [actor for actor in (one, other) if actor.name[-1:].isalpha() and is_titled(actor)]
    return len(named) == 2 or is_police(one) != is_police(other)


def is_titled(actor: Actor) -> bool:
    """Return whether an actor is a body with a name of its own: "Ministry of Defence"."""
    last = actor.name.rpartition(" ")[2]
    return actor.kind in ("government", "court") and last[:1].isupper()


def is_police(actor: Actor) -> bool:
    """Return whether an actor is a police force."""
    return any(word in actor.name.casefold() for word in POLICE)
