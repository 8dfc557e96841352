"""The nodes and arrows of the page, as vis-network knows them, with their places."""

from collections.abc import Collection as Sized
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from kg.events.edges import asserted_edges, claimed_edges
from kg.events.levels import CLASSES
from kg.export.layout import most_connected, positions
from kg.export.layout_groups import Links
from kg.export.page_data import SHAPES, Codes, Row, involvement, numbers, quad_of
from kg.types import STATUSES, Actor, Event

FIRST_ACTORS = 60  # with more, names no longer find room in the first view; the rest comes by search, or all at once
LONG_DASH, DOTS = [13, 7], [2, 5]


@dataclass(frozen=True, slots=True, order=True)
class _Arrow:
    """What one arrow stands for: all events between two actors that look the same. Actors are given by number."""

    source: int
    target: int
    quad: int
    status: int
    according: bool
    symmetric: bool


def network(
    actors: Sequence[Actor], events: Sequence[Event], codes: Codes
) -> tuple[list[Row], list[Row]]:
    """Return nodes and edges as vis-network knows them, an edge with the numbers of its events."""
    number = numbers(actors)
    arrows: dict[_Arrow, list[int]] = {}
    for index, event in enumerate(events):
        for arrow in _arrows(event, number, codes):
            arrows.setdefault(arrow, []).append(index)
    return _nodes(actors, involvement(events), _links(actors, arrows)), list(_edges(arrows))


def _arrows(event: Event, number: Mapping[str, int], codes: Codes) -> Iterator[_Arrow]:
    quad = quad_of(event.action, codes)
    for edge in (*asserted_edges([event]), *claimed_edges([event])):
        ends, status = (
            (number[edge.source.id], number[edge.target.id]),
            STATUSES.index(edge.event.status),
        )
        said = not edge.event.asserted and bool(edge.event.speakers)
        according = said or edge.event.doubted
        yield _Arrow(*ends, quad, status, according, edge.symmetric)


def _links(actors: Sequence[Actor], arrows: Mapping[_Arrow, Sized[int]]) -> Links:
    found: dict[tuple[str, str], int] = {}
    for arrow, events in arrows.items():
        one, other = sorted((actors[arrow.source].id, actors[arrow.target].id))
        found[one, other] = found.get((one, other), 0) + len(events)
    return found


def _nodes(actors: Sequence[Actor], involved: Mapping[str, int], links: Links) -> list[Row]:
    looks = standing({actor.id: actor.name for actor in actors}, involved, links)
    return [
        {"id": index, "label": actor.name or actor.id, "shape": SHAPES[actor.kind], **looks[actor.id]}
        for index, actor in enumerate(actors) if actor.id in involved
    ]  # fmt: skip


def standing(names: Mapping[str, str], involved: Mapping[str, int], links: Links) -> dict[str, Row]:
    """Return of each who takes part how large it is drawn, where it stands, and whether it is seen first. All are given by id."""
    growth = min(3.4, 24 / sqrt(max(involved.values(), default=1)))
    linked = {one for pair in links for one in pair}
    busy = {one: number for one, number in involved.items() if one in linked} or involved
    first = set(most_connected(busy, FIRST_ACTORS))
    sizes = {
        one: min(6 + growth * sqrt(number), 30 if one in linked else 11)
        for one, number in involved.items()
    }
    rooms = {one: (16 + _name_width(names[one]), 20 + 2 * size) for one, size in sizes.items()}
    wide, tall = positions(sorted(first), sorted(set(involved) - first), links, rooms)
    return {
        one: {"first": one in first, "size": round(size, 1), "wide": wide[one], "tall": tall[one]}
        for one, size in sizes.items()
    }


def _name_width(name: str) -> float:
    """Return about how wide a name is drawn; long ones stand in two lines."""
    return (len(name) if len(name) <= 20 else min(len(name) / 2 + 3, 24)) * 7.2


def _edges(arrows: Mapping[_Arrow, list[int]]) -> Iterator[Row]:
    """Return the arrows, those between the same two actors bent apart."""
    pairs: dict[tuple[int, int], list[_Arrow]] = {}
    for arrow in sorted(arrows):
        pairs.setdefault(
            (min(arrow.source, arrow.target), max(arrow.source, arrow.target)), []
        ).append(arrow)
    bent = [
        (arrow, _bend(arrow, place, len(side)))
        for side in pairs.values()
        for place, arrow in enumerate(side)
    ]
    for index, (arrow, smooth) in enumerate(bent):
        yield {
            "id": index, "from": arrow.source, "to": arrow.target, "smooth": smooth, "arrows": "" if arrow.symmetric else "to",
            "dashes": _dashes(STATUSES[arrow.status]), "width": _width(arrow.quad, len(arrows[arrow])),
            "quad": arrow.quad, "status": arrow.status, "according": arrow.according, "events": arrows[arrow],
        }  # fmt: skip


def _bend(arrow: _Arrow, place: int, side: int) -> bool | Row:
    """Return how far the arrow leaves the straight line, seen from the actor with the lower number."""
    offset = (place - (side - 1) / 2) * 0.22
    if offset == 0:
        return False
    clockwise = (offset > 0) == (arrow.source < arrow.target)
    return {
        "enabled": True,
        "type": "curvedCW" if clockwise else "curvedCCW",
        "roundness": round(abs(offset), 2),
    }


def _dashes(status: str) -> bool | list[int]:
    if status == "occurred":
        return False
    return DOTS if status == "denied" else LONG_DASH


def _width(quad: int, count: int) -> float:
    material = CLASSES[quad].startswith("material")
    return round(min(3.6 * sqrt(count), 9) if material else min(1.6 * sqrt(count), 3.2), 1)
