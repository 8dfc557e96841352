"""Where actors stand on the page, the same place every time. Knows who is linked to whom and how often, never why."""

from collections.abc import Mapping, Sequence
from math import cos, log, sin, sqrt

import networkx
import numpy
from numpy.typing import NDArray

Links = Mapping[tuple[str, str], int]
Place = tuple[float, float]

TRIES = 16  # layouts of a small graph, of which the clearest is taken; a graph of many actors gets one
SMALL = 60
SPACING = 165.0  # room for one actor, in units of the canvas
ASPECT = 1.45  # a screen is wider than it is high
GRAVITY = 0.35  # keeps what is not linked to the rest from drifting away
CENTRE = ""  # the point that pulls; no actor has an empty id
GOLDEN_ANGLE = 2.399963


def most_connected(events: Mapping[str, int], budget: int) -> list[str]:
    """Return the ids that take part in most events, at most as many as the budget, sorted by id."""
    return sorted(sorted(events, key=lambda actor: (-events[actor], actor))[:budget])


def positions(first: Sequence[str], rest: Sequence[str], links: Links, widths: Mapping[str, float]) -> dict[str, Place]:
    """Return a place for every actor: the first ones spread by their links, each of the rest beside its strongest neighbour.

    ``widths`` tells how much room the name of an actor takes.
    """
    placed = _spread(sorted(first), links, widths)
    _add_beside(placed, sorted(rest), _neighbours(links))
    return {actor: (round(x, 1), round(y, 1)) for actor, (x, y) in placed.items()}


def _spread(actors: list[str], links: Links, widths: Mapping[str, float]) -> dict[str, Place]:
    if not actors:
        return {}
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from([*actors, CENTRE])
    graph.add_edges_from((CENTRE, actor, {"weight": GRAVITY}) for actor in actors)
    for (one, other), count in sorted(links.items()):
        if one in graph and other in graph:
            graph.add_edge(one, other, weight=1 + log(count) + graph.get_edge_data(one, other, {"weight": 0})["weight"])
    pairs = sorted((actors.index(one), actors.index(other)) for one, other in graph.edges if CENTRE not in {one, other})
    room = numpy.array([widths[actor] for actor in actors])
    tries = [_sprung(graph, actors, room, seed) for seed in range(TRIES if len(actors) <= SMALL else 1)]
    points = min(tries, key=lambda points: _obscured(points, pairs))
    return {actor: (float(x), float(y)) for actor, (x, y) in zip(actors, points, strict=True)}


def _sprung(graph: "networkx.Graph[str]", actors: list[str], room: NDArray[numpy.float64], seed: int) -> NDArray[numpy.float64]:
    found = networkx.spring_layout(graph, seed=seed, iterations=150, k=2.0 / sqrt(len(graph)))
    return _separate(_scale(numpy.array([found[actor] for actor in actors], dtype=float)), room)


def _obscured(points: NDArray[numpy.float64], pairs: list[tuple[int, int]]) -> float:
    """Return how hard the links are to follow: those that run through an actor who has no part in them, and those too short."""
    hidden = 0.0
    for one, other in pairs:
        line = points[other] - points[one]
        length = max(float(numpy.hypot(*line)), 1.0)
        along = (points - points[one]) @ line / length**2
        away = numpy.hypot(*(points - points[one] - numpy.clip(along, 0, 1)[:, None] * line).T)
        away[[one, other]] = numpy.inf
        hidden += float((away < 26).sum() + 0.3 * (away < 45).sum()) + max(0.0, 1 - length / 150)
    return round(hidden, 6)


def _scale(points: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """Return the points stretched over the area that so many actors need."""
    low, high = points.min(axis=0), points.max(axis=0)
    extent = numpy.where(high > low, high - low, 1.0)
    side = SPACING * sqrt(len(points))
    scaled: NDArray[numpy.float64] = (points - (low + high) / 2) / extent * [side * sqrt(ASPECT), side / sqrt(ASPECT)]
    return scaled


def _separate(points: NDArray[numpy.float64], widths: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """Return the points pushed apart until no two names lie on each other, or the patience ends."""
    needed_x, needed_y = (widths[:, None] + widths[None, :]) / 2 + 14, 58.0
    for _ in range(120):
        apart = points[:, None, :] - points[None, :, :]
        short_x, short_y = needed_x - abs(apart[:, :, 0]), needed_y - abs(apart[:, :, 1])
        clash = (short_x > 0) & (short_y > 0)
        numpy.fill_diagonal(clash, False)
        if not clash.any():
            break
        sideways = short_x / 2 < short_y
        points = points + _push(apart, numpy.where(clash & sideways, short_x, 0), numpy.where(clash & ~sideways, short_y, 0))
    return points


def _push(
    apart: NDArray[numpy.float64], short_x: NDArray[numpy.float64], short_y: NDArray[numpy.float64]
) -> NDArray[numpy.float64]:
    order = numpy.sign(numpy.arange(len(apart))[:, None] - numpy.arange(len(apart))[None, :])
    side = numpy.where(apart == 0, order[:, :, None], numpy.sign(apart))
    return numpy.stack([(side[:, :, 0] * short_x).sum(axis=1), (side[:, :, 1] * short_y).sum(axis=1)], axis=1) * 0.3


def _neighbours(links: Links) -> dict[str, list[tuple[int, str]]]:
    """Return the neighbours of each actor, the strongest first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for (one, other), count in links.items():
        found.setdefault(one, []).append((-count, other))
        found.setdefault(other, []).append((-count, one))
    return {actor: sorted(near) for actor, near in found.items()}


def _add_beside(placed: dict[str, Place], rest: list[str], neighbours: Mapping[str, list[tuple[int, str]]]) -> None:
    """Place the rest in rounds: first the neighbours of those that stand, then theirs; the last find room around the centre."""
    crowd: dict[str, int] = {}
    while rest:
        standing = set(placed)
        for actor in rest:
            near = next((other for _, other in neighbours.get(actor, []) if other in standing), None)
            if near is not None:
                placed[actor] = _beside(placed[near], crowd, near)
        if len(placed) == len(standing):
            placed.update({actor: _beside((0.0, 0.0), crowd, CENTRE) for actor in rest})
        rest = [actor for actor in rest if actor not in placed]


def _beside(place: Place, crowd: dict[str, int], near: str) -> Place:
    """Return the next free place on a spiral."""
    crowd[near] = crowd.get(near, 0) + 1
    radius, angle = 55 + 26 * sqrt(crowd[near]), crowd[near] * GOLDEN_ANGLE
    return place[0] + radius * cos(angle), place[1] + radius * sin(angle)
