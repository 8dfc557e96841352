"""What actors roll up to once people have judged them: the same to one group, others to two.

Knows actors and judgements; never knows why a group was found. No id changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.resolve.judged import Judged
from kg.types import Actor, Claim, Group, Mention, each_actor


def regrouped(claim: Claim, groups: Mapping[str, Group]) -> Claim:
    """Return a claim whose actors roll up to what judgements and spellings make of them."""
    if not groups or not any(actor.id in groups for actor in each_actor(claim.mentions)):
        return claim

    def mentions(side: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(
            replace(one, actors=tuple(actor_in(groups, actor) for actor in one.actors))
            for one in side
        )

    return replace(
        claim,
        sources=mentions(claim.sources),
        targets=mentions(claim.targets),
        speakers=mentions(claim.speakers),
    )


def actor_in(groups: Mapping[str, Group], actor: Actor) -> Actor:
    """Return an actor with the group that judgements give it."""
    return replace(actor, group=groups.get(actor.id, actor.group))


def groups_of(actors: Iterable[Actor], judged: Judged) -> dict[str, Group]:
    """Return the group of everybody who is judged, by id: one for all that are the same."""
    sets: dict[frozenset[str], list[Actor]] = {}
    for actor in actors:
        if actor.id in judged.sets:
            sets.setdefault(frozenset(judged.sets[actor.id]), []).append(actor)
    shared = {names: min(map(standing, same), key=best) for names, same in sets.items()}
    found: dict[str, Group] = {}
    for names, same in sets.items():
        group = shared[names]
        rivals = {
            other.id for those, other in shared.items() if judged.different(min(names), min(those))
        }
        if group.id in rivals - names:
            group = own(min(same, key=lambda actor: (actor.id, repr(actor))), group)
        found.update(dict.fromkeys(names, group))
    return found


def standing(actor: Actor) -> Group:
    """Return what an actor rolls up to, or itself as a group."""
    return actor.group or Group(actor.id, actor.name, actor.kind, actor.country)


def best(group: Group) -> tuple[bool, str, str]:
    """Sort groups: those that the seeds know by their Wikidata item first."""
    return not group.id.startswith("wd-"), group.id, repr(group)


def own(actor: Actor, shared: Group) -> Group:
    """Return an actor as a group of its own, of the state that a group it leaves is of."""
    of = shared.of or (shared if shared.kind == "country" else None)
    return Group(actor.id, actor.name, actor.kind, actor.country, of)
