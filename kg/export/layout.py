"""Where actors stand on the page, the same place every time. Knows who is linked to whom and how often, never why.

Every number comes from operations that all processors round alike (no sine, no logarithm, no sum in an order of its own), so that
the same graph has the same places on every machine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

import networkx
import numpy

from kg.export.layout_groups import (
    GAP,
    ROW,
    Floats,
    Links,
    Place,
    Size,
    arranged,
    scale_of,
    separate,
    total,
)

SCREEN, PHONE = (
    (800.0, 490.0),
    (300.0, 430.0),
)  # width and height of the drawing, without its borders
TRIES = (
    8  # layouts of a small group, of which the clearest is taken; a group of many actors gets one
)
FEW, MANY, SMALL = 3, 20, 40
STEPS = 160
LENGTH = 85.0  # of an arrow, in units of the canvas
TIGHT = (0.45, 0.65, 1.0)  # springs spread a group wide; it is drawn closer, as far as names allow
GROWN = (1.2, 1.6, 2.0)
GOLDEN_TURN = (-0.7373688, 0.6754903)  # cosine and sine of the golden angle


def most_connected(events: Mapping[str, int], budget: int) -> list[str]:
    """Return the ids that take part in most events, at most as many as the budget, sorted by id."""
    return sorted(sorted(events, key=lambda actor: (-events[actor], actor))[:budget])


def positions(
    first: Sequence[str],
    rest: Sequence[str],
    links: Links,
    rooms: Mapping[str, Size],
    views: Sequence[Size] = (SCREEN, PHONE),
) -> list[dict[str, Place]]:
    """Return a place for every actor, once for each size of the drawing.

    Groups of the first ones stand side by side, spread by their links, and those without a link in rows below. Each of the rest
    stands beside its strongest neighbour. ``rooms`` tells how much of the screen each takes with its name.
    """
    members, neighbours = _linked(first, links), _neighbours(links)
    sprung = [_Sprung.of(actors, links) for actors in members]
    alone, found = sorted(set(first).difference(*members)), []
    for view in views:
        placed = _roomiest(sprung, alone, links, rooms, view)
        _add_beside(placed, sorted(rest), neighbours)
        found.append(
            {actor: (float(round(x)), float(round(y))) for actor, (x, y) in placed.items()}
        )
    return found


def _roomiest(
    groups: "list[_Sprung]", alone: list[str], links: Links, rooms: Mapping[str, Size], view: Size
) -> dict[str, Place]:
    """Return the first arrangement in which names have their room when all of it is seen at once.

    Where there is none, it is the one in which they have most.
    """
    best: tuple[float, dict[str, Place]] = (0.0, {})
    for grown in GROWN:
        room = _grown(rooms, grown)
        placed = arranged(
            [group.tightened(room, view[0] / view[1]) for group in groups], alone, links, room, view
        )
        share = scale_of(placed, view) * grown
        if share > best[0]:
            best = share, placed
        if share >= 1:
            break
    return best[1]


def _grown(rooms: Mapping[str, Size], grown: float) -> dict[str, Size]:
    """Return the rooms as they must be where everything else is drawn so many times smaller."""
    return {actor: (wide * grown, high * grown) for actor, (wide, high) in rooms.items()}


# --- one group -------------------------------------------------------------------------------------------------------------


def _linked(actors: Sequence[str], links: Links) -> list[list[str]]:
    """Return the actors in groups that links hold together, the largest first."""
    graph: networkx.Graph[str] = networkx.Graph()
    chosen = set(actors)
    graph.add_edges_from(pair for pair in links if chosen.issuperset(pair) and pair[0] != pair[1])
    return sorted(
        (sorted(group) for group in networkx.connected_components(graph)),
        key=lambda group: (-len(group), group),
    )


@dataclass(frozen=True, slots=True)
class _Sprung:
    """A group in several layouts, none of which knows of names yet."""

    actors: list[str]
    pull: Floats
    layouts: list[Floats]

    @classmethod
    def of(cls, actors: list[str], links: Links) -> "_Sprung":
        """Return the group as springs hold it."""
        number = {actor: index for index, actor in enumerate(actors)}
        pull = numpy.zeros((len(actors), len(actors)))
        for (one, other), count in links.items():
            if one in number and other in number and one != other:
                pull[number[one], number[other]] = pull[number[other], number[one]] = min(
                    sqrt(count), 3.0
                )
        tries = TRIES if FEW < len(actors) <= SMALL else 2 if len(actors) <= FEW else 1
        return cls(actors, pull, [_sprung(pull, seed) for seed in range(tries)])

    def tightened(self, rooms: Mapping[str, Size], shape: float) -> dict[str, Place]:
        """Return the clearest layout, drawn as close as names allow; a group of many is drawn in the shape of the screen."""
        room, many = numpy.array([rooms[actor] for actor in self.actors]), len(self.actors) > MANY
        stretch = numpy.array([sqrt(shape), 1 / sqrt(shape)]) if many else numpy.ones(2)
        tries = [
            separate(points * stretch * tight, room)
            for points in self.layouts
            for tight in TIGHT[many:]
        ]
        points = min(tries, key=lambda points: _unclear(points, self.pull, room))
        return {
            actor: (float(x), float(y)) for actor, (x, y) in zip(self.actors, points, strict=True)
        }


def _sprung(pull: Floats, seed: int) -> Floats:
    """Return points that push each other away and that links pull together."""
    chance, size = Random(seed), LENGTH * sqrt(len(pull))
    weight = numpy.sqrt(
        1 + (pull > 0).sum(axis=1)
    )  # those with many links keep each other at a distance, and are held less by each
    pull = pull / numpy.sqrt(weight[:, None] * weight[None, :]) * weight.min()
    room = LENGTH * LENGTH * numpy.sqrt(weight[:, None] * weight[None, :]) / weight.min()
    x, y = numpy.array([[(chance.random() - 0.5) * size for _ in pull] for _ in range(2)])
    for step in range(STEPS):
        across, down = x[None, :] - x[:, None], y[None, :] - y[:, None]
        away = numpy.maximum(numpy.sqrt(across * across + down * down), 1.0)
        force = room / (away * away) - pull * away / LENGTH
        move_x, move_y = total(across * force), total(down * force)
        move_x, move_y = move_x - x * 0.001 * len(pull), move_y - y * 0.006 * len(pull)
        far = numpy.maximum(numpy.sqrt(move_x * move_x + move_y * move_y), 0.01)
        most = numpy.minimum(far, size * 0.12 * (1 - step / STEPS)) / far
        x, y = x + move_x * most, y + move_y * most
    return numpy.stack([x, y], axis=1)


def _unclear(points: Floats, pull: Floats, room: Floats) -> float:
    """Return how hard the links are to follow: those that run through an actor who has no part in them, and those too short or long.

    A group that takes much room counts against it as well.
    """
    hidden, (x, y) = 0.0, points.T
    for one, other in numpy.argwhere(numpy.triu(pull)):
        across, down = x[other] - x[one], y[other] - y[one]
        length = max(sqrt(across * across + down * down), 1.0)
        along = numpy.clip(((x - x[one]) * across + (y - y[one]) * down) / length / length, 0, 1)
        off_x, off_y = x - x[one] - along * across, y - y[one] - along * down
        away = numpy.sqrt(off_x * off_x + off_y * off_y)
        away[[one, other]] = numpy.inf
        hidden += (
            int((away < 26).sum())
            + 0.3 * int((away < 45).sum())
            + max(0.0, 1 - length / LENGTH)
            + length / LENGTH / 10
        )
    wide, high = ((points + room / 2).max(axis=0) - (points - room / 2).min(axis=0)) + GAP
    return float(hidden + wide * high / (LENGTH * LENGTH) / 2)


# --- the rest --------------------------------------------------------------------------------------------------------------


def _neighbours(links: Links) -> dict[str, list[tuple[int, str]]]:
    """Return the neighbours of each actor, the strongest first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for (one, other), count in links.items():
        found.setdefault(one, []).append((-count, other))
        found.setdefault(other, []).append((-count, one))
    return {actor: sorted(near) for actor, near in found.items()}


def _add_beside(
    placed: dict[str, Place], rest: list[str], neighbours: Mapping[str, list[tuple[int, str]]]
) -> None:
    """Place the rest in rounds: first the neighbours of those that stand, then theirs; the last find room below."""
    crowds: dict[str, _Spiral] = {}
    while rest:
        standing = set(placed)
        for actor in rest:
            near = next(
                (other for _, other in neighbours.get(actor, []) if other in standing), None
            )
            if near is not None:
                placed[actor] = crowds.setdefault(near, _Spiral(placed[near])).next()
        rest = [actor for actor in rest if actor not in placed]
        if rest and len(placed) == len(standing):
            bottom = max((y for _, y in placed.values()), default=0.0)
            spiral = _Spiral((0.0, bottom + 2 * ROW + _Spiral.radius(len(rest))))
            placed.update({actor: spiral.next() for actor in rest})
            rest = []


class _Spiral:
    """Places around an actor, one after the other, as seeds stand in a sunflower."""

    def __init__(self, middle: Place) -> None:
        self._middle, self._count, self._way = middle, 0, (1.0, 0.0)

    @staticmethod
    def radius(count: int) -> float:
        return 55 + 26 * sqrt(count)

    def next(self) -> Place:
        (x, y), (cosine, sine) = self._way, GOLDEN_TURN
        self._count, self._way = self._count + 1, (x * cosine - y * sine, x * sine + y * cosine)
        radius = self.radius(self._count)
        return self._middle[0] + radius * self._way[0], self._middle[1] + radius * self._way[1]
