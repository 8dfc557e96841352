"""Which claims become edges between actors, and who takes part in what: the one place that knows.

Never knows a graph or a format. An edge is there only if an article says in its own voice that the
act took place: these are ``asserted_edges``, and every projection and every format takes its edges
from here. What is denied, planned, conditional, possible, requested or only said by somebody comes
from ``claimed_edges``, for those who ask for it and mark it. The claims decide, not the event as a
whole: an edge or a role rests on those that name its actors, so that in an event with claims of
several kinds none lends its actors to another.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from kg.types import Actor, Claim, Event, Mention, each_actor

Act = tuple[str, str, str]  # the action, and the ids of source and target


@dataclass(frozen=True, slots=True)
class Edge:
    """Who does what to whom.

    ``event`` holds only the claims that say so: its status and its speaker are those of the edge.
    """

    event: Event
    source: Actor
    target: Actor
    symmetric: bool

    @property
    def directions(self) -> tuple[tuple[Actor, Actor], ...]:
        """Return source and target, for a symmetric act both ways round."""
        there, back = (self.source, self.target), (self.target, self.source)
        return (there, back) if self.symmetric else (there,)


@dataclass(frozen=True, slots=True)
class Role:
    """Who takes part in an event, and as what.

    ``event`` is the part of it that says so: what is asserted of it, claimed, or spoken.
    """

    name: str
    actor: Actor
    event: Event


def asserted_edges(events: Iterable[Event]) -> Iterator[Edge]:
    """Yield the edges that articles assert; that of a symmetric act comes once."""
    for event in events:
        if event.asserted:
            yield from edges(asserted_part(event))


def claimed_edges(events: Iterable[Event]) -> Iterator[Edge]:
    """Yield the relations that claims speak of and no article asserts.

    They are no facts, and whoever shows them must say so.
    """
    for event in events:
        said = [claim for claim in event.claims if not claim.asserted]
        if said:
            sure = acts(claim for claim in event.claims if claim.asserted)
            yield from edges(part(event, said), without=sure)


def roles(event: Event) -> Iterator[Role]:
    """Yield who takes part in an event.

    ``source`` and ``target`` do by an article's own words, ``claimed_source`` and
    ``claimed_target`` only by claims that none asserts.
    """
    sure, said = asserted_part(event), claimed_part(event)
    sides = ("source", sure.sources, said.sources), ("target", sure.targets, said.targets)
    for name, known, others in sides:
        yield from (Role(name, actor, sure) for actor in known)
        yield from (Role(f"claimed_{name}", actor, said) for actor in others if actor not in known)


def voices(event: Event) -> Iterator[Role]:
    """Yield each ``speaker`` of an event, with what is said by this one."""
    found = {actor.id: actor for claim in event.claims for actor in each_actor(claim.speakers)}
    for name, actor in sorted(found.items()):
        words = [claim for claim in event.claims if name in ids(claim.speakers)]
        yield Role("speaker", actor, replace(event, claims=tuple(words)))


def asserted_part(event: Event) -> Event:
    """Return the event with the claims alone that an article asserts, and with what they name."""
    return part(event, [claim for claim in event.claims if claim.asserted])


def claimed_part(event: Event) -> Event:
    """Return the event with the claims alone that no article asserts, and with what they name."""
    return part(event, [claim for claim in event.claims if not claim.asserted])


def part(event: Event, claims: Iterable[Claim]) -> Event:
    """Return the event as some of its claims tell it."""
    told = tuple(claims)
    if len(told) == len(event.claims):  # nearly always, and RDF asks for millions
        return event
    sources = ids(mention for claim in told for mention in claim.sources)
    targets = ids(mention for claim in told for mention in claim.targets)
    return replace(
        event,
        claims=told,
        sources=tuple(actor for actor in event.sources if actor.id in sources),
        targets=tuple(actor for actor in event.targets if actor.id in targets),
        cameo=event.cameo if any(claim.cameo for claim in told) else None,
        date=event.date if any(claim.date for claim in told) else None,
        place=event.place if any(claim.place for claim in told) else None,
    )


def edges(event: Event, without: Container[Act] = ()) -> Iterator[Edge]:
    """Yield the relations that all claims of an event speak of, by action and actors."""
    found = {act: claims for act, claims in acts(event.claims).items() if act not in without}
    if not found:
        return
    named = [mention for claim in event.claims for mention in claim.sources + claim.targets]
    known = (*each_actor(named), *event.sources, *event.targets)
    actors = {actor.id: actor for actor in known}
    for action, source, target in sorted(found):
        there, back = found[action, source, target], found.get((action, target, source), [])
        if not back or source < target:
            told = tuple({claim.id: claim for claim in there + back}.values())
            same = action == event.action and told == event.claims
            own = event if same else replace(event, action=action, claims=told)
            yield Edge(own, actors[source], actors[target], bool(back))


def acts(claims: Iterable[Claim]) -> dict[Act, list[Claim]]:
    """Return what claims speak of, each with those that do."""
    found: defaultdict[Act, list[Claim]] = defaultdict(list)
    for claim in claims:
        for act in pairs(claim):
            found[act].append(claim)
    return found


def pairs(claim: Claim) -> set[Act]:
    """Return who does what to whom by a claim, asserted or not; nobody acts on himself."""
    ends = product(ids(claim.sources), ids(claim.targets))
    return {(claim.action, source, target) for source, target in ends if source != target}


def ids(mentions: Iterable[Mention]) -> set[str]:
    """Return the ids of all actors that the mentions mean."""
    return {actor.id for actor in each_actor(mentions)}
