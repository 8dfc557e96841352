"""Where actors stand on the page, the same place every time. Knows who is linked to whom and how often, never why.

Every number comes from operations that all processors round alike (no sine, no logarithm, no sum in an order of its own), so that
the same graph has the same places on every machine.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

import networkx
import numpy
from numpy.typing import NDArray

Links = Mapping[tuple[str, str], int]
Place = tuple[float, float]
Size = tuple[float, float]
Floats = NDArray[numpy.float64]

SCREEN, PHONE = (760.0, 490.0), (300.0, 430.0)  # width and height of the drawing, without its borders
TRIES = 16  # layouts of a small group, of which the clearest is taken; a group of many actors gets one
SMALL = 60
STEPS = 160
LENGTH = 85.0  # of an arrow, in units of the canvas
ROW, GAP = 34.0, 10.0  # room for one name, and between two
LINE = 22.0  # on the screen, of those who stand in columns
GOLDEN_TURN = (-0.7373688, 0.6754903)  # cosine and sine of the golden angle


def most_connected(events: Mapping[str, int], budget: int) -> list[str]:
    """Return the ids that take part in most events, at most as many as the budget, sorted by id."""
    return sorted(sorted(events, key=lambda actor: (-events[actor], actor))[:budget])


def positions(
    first: Sequence[str], rest: Sequence[str], links: Links, widths: Mapping[str, float], views: Sequence[Size] = (SCREEN, PHONE)
) -> list[dict[str, Place]]:
    """Return a place for every actor, once for each size of the drawing.

    Groups of the first ones stand side by side, spread by their links, and those without a link in rows below. Each of the rest
    stands beside its strongest neighbour. ``widths`` tells how much room the name of an actor takes.
    """
    groups = [_spread(actors, links, widths) for actors in _linked(first, links)]
    alone = sorted(set(first) - {actor for group in groups for actor in group})
    return [_arranged(groups, alone, sorted(rest), links, widths, view) for view in views]


def _arranged(
    groups: list[dict[str, Place]], alone: list[str], rest: list[str], links: Links, widths: Mapping[str, float], view: Size
) -> dict[str, Place]:
    listed = sum(_in_columns(alone, widths, view)) * LINE * 1.3 / view[0]  # the height that the columns need
    shape = view[0] / max(view[1] - listed, view[1] * 0.6)
    placed = _packed([_turned(group, widths, shape) for group in groups], widths, shape)
    placed.update(_columns(alone, _box(placed, widths) if placed else None, widths, view))
    _add_beside(placed, rest, _neighbours(links))
    return {actor: (float(round(x)), float(round(y))) for actor, (x, y) in placed.items()}


# --- one group -------------------------------------------------------------------------------------------------------------


def _linked(actors: Sequence[str], links: Links) -> list[list[str]]:
    """Return the actors in groups that links hold together, the largest first."""
    graph: networkx.Graph[str] = networkx.Graph()
    chosen = set(actors)
    graph.add_edges_from(pair for pair in links if chosen.issuperset(pair) and pair[0] != pair[1])
    return sorted((sorted(group) for group in networkx.connected_components(graph)), key=lambda group: (-len(group), group))


def _spread(actors: list[str], links: Links, widths: Mapping[str, float]) -> dict[str, Place]:
    number = {actor: index for index, actor in enumerate(actors)}
    pull = numpy.zeros((len(actors), len(actors)))
    for (one, other), count in links.items():
        if one in number and other in number and one != other:
            pull[number[one], number[other]] = pull[number[other], number[one]] = min(sqrt(count), 3.0)
    room = numpy.array([widths[actor] for actor in actors])
    tries = [_separate(_sprung(pull, seed), room) for seed in range(TRIES if len(actors) <= SMALL else 1)]
    points = min(tries, key=lambda points: _unclear(points, pull, room))
    return {actor: (float(x), float(y)) for actor, (x, y) in zip(actors, points, strict=True)}


def _sprung(pull: Floats, seed: int) -> Floats:
    """Return points that push each other away and that links pull together."""
    chance, size = Random(seed), LENGTH * sqrt(len(pull))
    x, y = numpy.array([[(chance.random() - 0.5) * size for _ in pull] for _ in range(2)])
    for step in range(STEPS):
        across, down = x[None, :] - x[:, None], y[None, :] - y[:, None]
        away = numpy.maximum(numpy.sqrt(across * across + down * down), 1.0)
        force = LENGTH * LENGTH / (away * away) - pull * away / LENGTH
        move_x, move_y = _total(across * force), _total(down * force)
        move_x, move_y = move_x - x * 0.001 * len(pull), move_y - y * 0.006 * len(pull)
        far = numpy.maximum(numpy.sqrt(move_x * move_x + move_y * move_y), 0.01)
        most = numpy.minimum(far, size * 0.12 * (1 - step / STEPS)) / far
        x, y = x + move_x * most, y + move_y * most
    return numpy.stack([x, y], axis=1)


def _total(columns: Floats) -> Floats:
    """Return the sum of each column, added row by row."""
    total: Floats = numpy.add.accumulate(columns, axis=0)[-1]
    return total


def _separate(points: Floats, widths: Floats) -> Floats:
    """Return the points pushed apart until no two names lie on each other, or the patience ends."""
    x, y = points[:, 0], points[:, 1]
    needed_x, needed_y = (widths[:, None] + widths[None, :]) / 2 + GAP, ROW + GAP
    order = numpy.sign(numpy.arange(len(x))[None, :] - numpy.arange(len(x))[:, None])
    for _ in range(150):
        across, down = x[None, :] - x[:, None], y[None, :] - y[:, None]
        short_x, short_y = needed_x - abs(across), needed_y - abs(down)
        clash = (short_x > 0) & (short_y > 0)
        numpy.fill_diagonal(clash, False)
        if not clash.any():
            break
        sideways = short_x / 2 < short_y
        side_x, side_y = (numpy.where(apart == 0, order, numpy.sign(apart)) for apart in (across, down))
        x = x + _total(side_x * numpy.where(clash & sideways, short_x + 1, 0)) * 0.3
        y = y + _total(side_y * numpy.where(clash & ~sideways, short_y + 1, 0)) * 0.3
    return numpy.stack([x, y], axis=1)


def _unclear(points: Floats, pull: Floats, widths: Floats) -> float:
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
        hidden += int((away < 26).sum()) + 0.3 * int((away < 45).sum()) + max(0.0, 1 - length / LENGTH) + length / LENGTH / 10
    wide, high = (x + widths / 2).max() - (x - widths / 2).min(), y.max() - y.min() + ROW + GAP
    return float(hidden + wide * high / (LENGTH * LENGTH) / 4)


# --- groups side by side ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def _box(places: Mapping[str, Place], widths: Mapping[str, float]) -> _Box:
    """Return the room that actors take with their names."""
    half = GAP / 2
    return _Box(
        min((x - widths[actor] / 2 for actor, (x, _) in places.items()), default=0.0) - half,
        min((y for _, y in places.values()), default=0.0) - ROW / 2 - half,
        max((x + widths[actor] / 2 for actor, (x, _) in places.items()), default=0.0) + half,
        max((y for _, y in places.values()), default=0.0) + ROW / 2 + half,
    )


def _turned(group: dict[str, Place], widths: Mapping[str, float], shape: float) -> dict[str, Place]:
    """Return the group lying where the screen is wide and upright where it is tall."""
    box = _box(group, widths)
    if (box.right - box.left > box.bottom - box.top) == (shape > 1):
        return group
    turned = _separate(numpy.array([(y, x) for x, y in group.values()]), numpy.array([widths[actor] for actor in group]))
    return {actor: (float(x), float(y)) for actor, (x, y) in zip(group, turned, strict=True)}


def _packed(groups: list[dict[str, Place]], widths: Mapping[str, float], shape: float) -> dict[str, Place]:
    """Return the groups around the first one, each as near to the middle as it finds room."""
    placed: dict[str, Place] = {}
    taken: list[_Box] = []
    for group in groups:
        box = _box(group, widths)
        box_at = min(_free(box, taken), key=lambda found: _reach(found, shape))
        taken.append(box_at)
        placed.update({actor: (x + box_at.left - box.left, y + box_at.top - box.top) for actor, (x, y) in group.items()})
    return placed


def _free(box: _Box, taken: list[_Box]) -> Iterable[_Box]:
    """Return where the box can stand: in the middle, or beside one that stands and on no other."""
    wide, high = box.right - box.left, box.bottom - box.top
    if not taken:
        return [_Box(-wide / 2, -high / 2, wide / 2, high / 2)]
    found = []
    for other in taken:
        level = (other.top, (other.top + other.bottom - high) / 2, other.bottom - high)
        across = (other.left, (other.left + other.right - wide) / 2, other.right - wide)
        corners = [(x, y) for x in (other.left - wide, other.right) for y in level]
        corners += [(x, y) for x in across for y in (other.top - high, other.bottom)]
        found += [_Box(x, y, x + wide, y + high) for x, y in corners]
    return [place for place in found if not any(_shrunk(place).meets(other) for other in taken)]


def _shrunk(box: _Box) -> _Box:
    """Return the box a little smaller, so that it may touch others."""
    return _Box(box.left + 0.01, box.top + 0.01, box.right - 0.01, box.bottom - 0.01)


def _reach(box: _Box, shape: float) -> tuple[float, float, float, float]:
    """Return how far from the middle the box reaches; of two that reach as far the nearer comes first."""
    x, y = (box.left + box.right) / 2 / shape, (box.top + box.bottom) / 2
    far = max(abs(box.left) / shape, abs(box.right) / shape, abs(box.top), abs(box.bottom))
    return round(far, 3), round(x * x + y * y, 3), box.top, box.left


def _columns(alone: list[str], above: _Box | None, widths: Mapping[str, float], view: Size) -> dict[str, Place]:
    """Return those who have no link in columns below the rest, long names first, with room for the names where there is enough."""
    above, alone = above or _Box(0.0, 0.0, 0.0, 0.0), sorted(alone, key=lambda actor: (-widths[actor], actor))
    wide, high, scale = above.right - above.left, above.bottom - above.top, 1.0
    for _ in range(8):  # the more there are, the smaller all is drawn, and the more room names take
        columns = _filled(_in_columns(alone, widths, view), max(wide * scale, view[0]))
        deep = max((len(column) for column in columns), default=0)
        across = sum(max(column) for column in columns) / scale
        scale = min(1.25, view[0] / max(wide, across, 1.0), view[1] / (high + (deep + 1.5) * LINE / scale))
    left, found = (above.left + above.right - across) / 2 + LINE / 2 / scale, list[Place]()
    for column in columns:
        found += [(left, above.bottom + (row + 1.5) * LINE / scale) for row in range(len(column))]
        left += max(column) / scale
    return dict(zip(alone, found, strict=True))


def _in_columns(alone: list[str], widths: Mapping[str, float], view: Size) -> list[float]:
    """Return the width on the screen that each needs: with the name, unless names would fill half of the view."""
    named = sum(widths[actor] * LINE for actor in alone) < view[0] * view[1] / 2
    return [LINE + widths[actor] * named for actor in alone]


def _filled(widths: list[float], room: float) -> list[list[float]]:
    """Return the widths in as many columns as stand side by side in the room."""
    for deep in range(1, len(widths)):
        columns = [widths[start : start + deep] for start in range(0, len(widths), deep)]
        if sum(max(column) for column in columns) <= room:
            return columns
    return [widths] if widths else []


# --- the rest --------------------------------------------------------------------------------------------------------------


def _neighbours(links: Links) -> dict[str, list[tuple[int, str]]]:
    """Return the neighbours of each actor, the strongest first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for (one, other), count in links.items():
        found.setdefault(one, []).append((-count, other))
        found.setdefault(other, []).append((-count, one))
    return {actor: sorted(near) for actor, near in found.items()}


def _add_beside(placed: dict[str, Place], rest: list[str], neighbours: Mapping[str, list[tuple[int, str]]]) -> None:
    """Place the rest in rounds: first the neighbours of those that stand, then theirs; the last find room below."""
    crowds: dict[str, _Spiral] = {}
    while rest:
        standing = set(placed)
        for actor in rest:
            near = next((other for _, other in neighbours.get(actor, []) if other in standing), None)
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
