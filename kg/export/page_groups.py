"""The groups with which a large page opens, with their places. Knows what actors roll up to; never knows how a group is drawn.

A country stands there with its government, its people and its forces. Bodies have a place of their own, whatever their country: a
party, a paper or a militia does not act for a state. Who belongs to nobody, or is the only one of a group, stands for itself.
"""

from collections.abc import Iterable, Sequence

from kg.events.edges import asserted_edges, claimed_edges
from kg.export.layout_groups import Links
from kg.export.page_arrows import standing
from kg.export.page_data import Row, columns, numbers
from kg.types import Actor, Event, Group, Kind

OWN_ACCOUNT: frozenset[Kind] = frozenset(
    ("igo", "organisation", "party", "armed group", "media")
)  # kinds that are not told of their country


def stands_for(actor: Actor) -> Actor | Group:
    """Return who stands for an actor where the page shows groups."""
    group = actor.group
    if group is None or group.kind in OWN_ACCOUNT:
        return group or actor
    return group.of or group


def groups(actors: Sequence[Actor], events: Sequence[Event]) -> Row:
    """Return the groups as columns, sorted by id: who they are, size and places, how many events they take part in, and the numbers of their members.

    Who an actor is that stands for itself is told elsewhere.
    """
    stand = {actor.id: stands_for(actor) for actor in actors}
    number, members, involved = numbers(actors), dict[str, set[str]](), dict[str, int]()
    for event in events:
        found = {stand[actor.id].id for actor in event.sources + event.targets}
        for actor in event.sources + event.targets:
            members.setdefault(stand[actor.id].id, set()).add(actor.id)
        for name in found:
            involved[name] = involved.get(name, 0) + 1
    known = {one.id: one for one in stand.values()}
    names = {name: known[name].name or name for name in members}
    looks = standing(names, involved, _links(events, stand))
    return columns([
        _told(known[name], len(members[name])) | looks[name] | {"count": involved[name], "members": sorted(number[actor] for actor in members[name])}
        for name in sorted(members)
    ])  # fmt: skip


def _told(one: Actor | Group, size: int) -> Row:
    """Return who a group is; nothing of an actor who is told elsewhere."""
    if size == 1:
        return {"id": None, "name": None, "kind": None, "country": None}
    return {"id": one.id, "name": one.name or one.id, "kind": one.kind, "country": one.country}


def _links(events: Iterable[Event], stand: dict[str, Actor | Group]) -> Links:
    """Return how many events link each two of the groups, whatever became of them."""
    found: dict[tuple[str, str], int] = {}
    for event in events:
        pairs = set()
        for edge in (*asserted_edges([event]), *claimed_edges([event])):
            one, other = sorted((stand[edge.source.id].id, stand[edge.target.id].id))
            if one != other:
                pairs.add((one, other))
        for pair in pairs:
            found[pair] = found.get(pair, 0) + 1
    return found
