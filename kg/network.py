"""Events as networkx graphs. Knows networkx; never knows RDF or files. Every attribute is a plain value, never none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import networkx

from kg.types import Actor, Event, actors_of, each_actor

if TYPE_CHECKING:
    Network = networkx.MultiDiGraph[str]

Values = dict[str, str | int | bool]


def actors_network(events: Iterable[Event]) -> "Network":
    """Return the actors, with one edge per event and pair; its key is the event's id.

    An edge is a fact only where ``asserted`` is true; of a symmetric act it stands for both directions.
    """
    found = sorted(events, key=lambda event: event.id)
    network: Network = networkx.MultiDiGraph()
    taking_part = {actor.id for event in found for actor in event.sources + event.targets}
    add_actors(network, [actor for actor in actors_of(found) if actor.id in taking_part])
    for event in found:
        for source, target in event.pairs:
            network.add_edge(source.id, target.id, key=event.id, **event_values(event), event=event.id)
    return network


def events_network(events: Iterable[Event]) -> "Network":
    """Return a network in which events are nodes too; edges lead from source and speaker to event, from event to target."""
    found = sorted(events, key=lambda event: event.id)
    network: Network = networkx.MultiDiGraph()
    add_actors(network, actors_of(found), node="actor")
    for event in found:
        network.add_node(event.id, name=event.action, **event_values(event), claims=len(event.claims), node="event")
        for role, source, target in roles(event):
            network.add_edge(source, target, key=role, role=role)
    return network


def roles(event: Event) -> list[tuple[str, str, str]]:
    """Return the edges of an event as role, from, to."""
    speakers = sorted({actor.id for claim in event.claims for actor in each_actor(claim.speakers)})
    return [
        *(("source", actor.id, event.id) for actor in event.sources),
        *(("target", event.id, actor.id) for actor in event.targets),
        *(("speaker", speaker, event.id) for speaker in speakers),
    ]


def add_actors(network: "Network", actors: Iterable[Actor], **more: str) -> None:
    """Add actors as nodes."""
    for actor in sorted(actors, key=lambda actor: actor.id):
        network.add_node(actor.id, **actor_values(actor), **more)


def actor_values(actor: Actor) -> Values:
    """Return what a node says about an actor."""
    known = {"country": actor.country or "", "role": actor.role or "", "wikidata": actor.wikidata or ""}
    return {"name": actor.name, "kind": actor.kind, **known}


def event_values(event: Event) -> Values:
    """Return what an edge or node says about an event."""
    return {
        "action": event.action,
        "cameo": event.cameo or "",
        "status": event.status,
        "asserted": event.asserted,
        "symmetric": event.symmetric,
        "speaker": "; ".join(actor.name for actor in event.speakers),
        "date": event.date.start.isoformat() if event.date else "",
        "date_end": event.date.end.isoformat() if event.date else "",
        "precision": event.date.precision if event.date else "",
        "place": event.place.name if event.place else "",
    }
