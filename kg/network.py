"""Events as networkx graphs. Knows networkx; never knows RDF, files, or which events may be edges.

All values are plain, and never none.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import networkx

from kg.events.edges import Edge, Role, asserted_edges, claimed_edges, roles, voices
from kg.events.levels import Dyad, dyads
from kg.types import Actor, Event, Group, Level, actors_of

if TYPE_CHECKING:
    Network = networkx.MultiDiGraph[str]

Values = dict[str, str | int | bool]


def actors_network(events: Iterable[Event], claimed: bool = False) -> "Network":
    """Return the actors, with one edge per asserted event and pair; its key is the event's id.

    The edge of a symmetric act stands for both directions. With ``claimed``, what no article
    asserts has edges too: ``asserted``, ``status`` and ``speaker`` say of each edge what it is.
    """
    found = sorted(events, key=lambda event: event.id)
    network: Network = networkx.MultiDiGraph()
    taking_part = {actor.id for event in found for actor in event.sources + event.targets}
    add_actors(network, [actor for actor in actors_of(found) if actor.id in taking_part])
    for edge in (*asserted_edges(found), *(claimed_edges(found) if claimed else ())):
        network.add_edge(edge.source.id, edge.target.id, key=edge.event.id, **edge_values(edge))
    return network


def levels_network(events: Iterable[Event], level: Level, claimed: bool = False) -> "Network":
    """Return the groups or countries, with one edge per pair and quad class; its key is the class.

    An edge tells how many events articles assert (``asserted``, which is also its ``weight``), and
    how many more are claimed, denied, planned and so on. Without ``claimed`` there are only edges
    with asserted events. What happens inside a group is no edge; its node counts it as ``inside``.
    """
    network: Network = networkx.MultiDiGraph()
    found = dyads(sorted(events, key=lambda event: event.id), level)
    ends = {end.id: end for one in found for end in (one.source, one.target) if end}
    inside = {
        end: sum(len(one.asserted) for one in found if is_inside(one) and one.source == ends[end])
        for end in {one.source.id for one in found if one.source and is_inside(one)}
    }
    for name in sorted(ends):
        network.add_node(name, **end_values(ends[name]), inside=inside.get(name, 0))
    for one in found:
        shown = one.source and one.target and not is_inside(one) and (one.asserted or claimed)
        if shown and one.source and one.target:
            network.add_edge(one.source.id, one.target.id, key=one.quad_class, **dyad_values(one))
    return network


def is_inside(one: Dyad) -> bool:
    """Return whether both ends are the same group."""
    return one.source is not None and one.target is not None and one.source.id == one.target.id


def end_values(end: Actor | Group) -> Values:
    """Return what a node says about a group, or about an actor who stands alone."""
    return {"name": end.name, "kind": end.kind, "country": end.country or ""}


def dyad_values(one: Dyad) -> Values:
    """Return what an edge between groups says."""
    days = sorted(one.days)
    return {
        "quad_class": one.quad_class,
        "weight": len(one.asserted),
        "asserted": len(one.asserted),
        **one.statuses,
        "first": days[0].isoformat() if days else "",
        "last": days[-1].isoformat() if days else "",
    }


def events_network(events: Iterable[Event]) -> "Network":
    """Return a network in which all events are nodes too, the claimed ones as well.

    Edges lead from events to those who take part, so no path leads from one actor to another. Their
    ``role`` is source, target or speaker, and claimed_source or claimed_target where no article
    asserts that somebody takes part.
    """
    found = sorted(events, key=lambda event: event.id)
    network: Network = networkx.MultiDiGraph()
    add_actors(network, actors_of(found), node="actor")
    for event in found:
        own: Values = {"name": event.action, "claims": len(event.claims), "node": "event"}
        network.add_node(event.id, **own, **event_values(event))
        for role in (*roles(event), *voices(event)):
            network.add_edge(event.id, role.actor.id, key=role.name, **role_values(role))
    return network


def add_actors(network: "Network", actors: Iterable[Actor], **more: str) -> None:
    """Add actors as nodes."""
    for actor in sorted(actors, key=lambda actor: actor.id):
        network.add_node(actor.id, **actor_values(actor), **more)


def actor_values(actor: Actor) -> Values:
    """Return what a node says about an actor."""
    known = {
        "country": actor.country or "",
        "role": actor.role or "",
        "wikidata": actor.wikidata or "",
        "country_from": actor.country_from or "",
        "group": actor.at("group").id,
        "group_name": actor.at("group").name,
    }
    return {"name": actor.name, "kind": actor.kind, **known}


def edge_values(edge: Edge) -> Values:
    """Return what an edge between actors says."""
    return {**event_values(edge.event), "symmetric": edge.symmetric, "event": edge.event.id}


def role_values(role: Role) -> Values:
    """Return what an edge between an event and an actor says."""
    return {"role": role.name, **reality(role.event)}


def event_values(event: Event) -> Values:
    """Return what an edge or node says about an event."""
    return {
        "action": event.action,
        "cameo": event.cameo or "",
        "symmetric": event.symmetric,
        **reality(event),
        "date": event.date.start.isoformat() if event.date else "",
        "date_end": event.date.end.isoformat() if event.date else "",
        "precision": event.date.precision if event.date else "",
        "latest": event.latest.isoformat() if event.latest else "",
        "place": event.place.name if event.place else "",
    }


def reality(event: Event) -> Values:
    """Return whether an event took place, and who says so."""
    speakers = "; ".join(actor.name for actor in event.speakers)
    return {"status": event.status, "asserted": event.asserted, "speaker": speakers}
