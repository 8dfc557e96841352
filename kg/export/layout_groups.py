"""How groups of actors share the drawing: each as near to the middle as its names find room. Knows rooms and lines, never a spring."""

from collections.abc import Iterable, Mapping
from math import sqrt

import numpy
from numpy.typing import NDArray

Links = Mapping[tuple[str, str], int]
Place = tuple[float, float]
Size = tuple[float, float]
Floats = NDArray[numpy.float64]
Cells = NDArray[numpy.bool_]

ROW, GAP = 34.0, 10.0  # room for one name, and between two
LINE = 22.0  # on the screen, of those who stand in columns
CELL = 12.0  # groups stand on a raster this wide


def total(columns: Floats) -> Floats:
    """Return the sum of each column, added row by row."""
    found: Floats = numpy.add.accumulate(columns, axis=0)[-1]
    return found


def separate(points: Floats, rooms: Floats) -> Floats:
    """Return the points pushed apart until no two rooms lie on each other, or the patience ends."""
    x, y = points[:, 0], points[:, 1]
    wide, high = rooms[:, 0], rooms[:, 1]
    needed_x, needed_y = (
        (wide[:, None] + wide[None, :]) / 2 + GAP,
        (high[:, None] + high[None, :]) / 2 + GAP,
    )
    order = numpy.sign(numpy.arange(len(x))[None, :] - numpy.arange(len(x))[:, None])
    for _ in range(150):
        across, down = x[None, :] - x[:, None], y[None, :] - y[:, None]
        short_x, short_y = needed_x - abs(across), needed_y - abs(down)
        clash = (short_x > 0) & (short_y > 0)
        numpy.fill_diagonal(clash, False)
        if not clash.any():
            break
        sideways = short_x / 2 < short_y
        side_x, side_y = (
            numpy.where(apart == 0, order, numpy.sign(apart)) for apart in (across, down)
        )
        x = x + total(side_x * numpy.where(clash & sideways, short_x + 1, 0)) * 0.3
        y = y + total(side_y * numpy.where(clash & ~sideways, short_y + 1, 0)) * 0.3
    return numpy.stack([x, y], axis=1)


def arranged(
    groups: list[dict[str, Place]],
    alone: list[str],
    links: Links,
    rooms: Mapping[str, Size],
    view: Size,
) -> dict[str, Place]:
    """Return the places of all groups side by side, and below them those who stand alone."""
    widths = {actor: rooms[actor][0] for actor in alone}
    listed = (
        sum(_in_columns(alone, widths, view)) * LINE * 1.3 / view[0]
    )  # the height that the columns need
    shape = view[0] / max(view[1] - listed, view[1] * 0.6)
    placed = _packed([_turned(group, rooms, shape) for group in groups], links, rooms, shape)
    borders = _borders(placed, rooms) if placed else (0.0, 0.0, 0.0, 0.0)
    return placed | _columns(alone, borders, widths, view)


def scale_of(placed: Mapping[str, Place], view: Size) -> float:
    """Return how large everything is drawn when all of it is seen at once."""
    if not placed:
        return 1.0
    across, down = zip(*placed.values(), strict=True)
    wide, high = max(across) - min(across), max(down) - min(down)
    return float(min(view[0] / max(wide, 1.0), view[1] / max(high, 1.0)))


def _turned(group: dict[str, Place], rooms: Mapping[str, Size], shape: float) -> dict[str, Place]:
    """Return the group lying where the screen is wide and upright where it is tall."""
    left, top, right, bottom = _borders(group, rooms)
    if (right - left > bottom - top) == (shape > 1):
        return group
    turned = separate(
        numpy.array([(y, x) for x, y in group.values()]),
        numpy.array([rooms[actor] for actor in group]),
    )
    return {actor: (float(x), float(y)) for actor, (x, y) in zip(group, turned, strict=True)}


def _borders(
    places: Mapping[str, Place], rooms: Mapping[str, Size]
) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the room that actors take with their names."""
    boxes = [(x - rooms[actor][0] / 2, y - rooms[actor][1] / 2, x + rooms[actor][0] / 2, y + rooms[actor][1] / 2)
             for actor, (x, y) in places.items()]  # fmt: skip
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


# --- on a raster -----------------------------------------------------------------------------------------------------------


def _packed(
    groups: list[dict[str, Place]], links: Links, rooms: Mapping[str, Size], shape: float
) -> dict[str, Place]:
    """Return the groups around the first one, each as near to the middle as its names and lines find room."""
    masks = [_mask(group, links, rooms) for group in groups]
    spare = 1.8 * sqrt(sum(mask.size for mask, _ in masks))
    high, wide = (
        int(max((mask.shape[side] for mask, _ in masks), default=0) + spare * part)
        for side, part in ((0, 1.0), (1, max(shape, 1.0)))
    )
    taken: Cells = numpy.zeros((high, wide), dtype=bool)
    placed: dict[str, Place] = {}
    for group, (mask, (left, top)) in zip(groups, masks, strict=True):
        row, column = _nearest_free(taken, mask, shape)
        taken[row : row + mask.shape[0], column : column + mask.shape[1]] |= mask
        at_x, at_y = (column - wide / 2) * CELL - left, (row - high / 2) * CELL - top
        placed.update({actor: (x + at_x, y + at_y) for actor, (x, y) in group.items()})
    return placed


def _mask(
    group: Mapping[str, Place], links: Links, rooms: Mapping[str, Size]
) -> tuple[Cells, Place]:
    """Return the cells that a group takes with its names and lines, and where their corner lies."""
    left, top, right, bottom = _borders(group, rooms)
    mask: Cells = numpy.zeros(
        (int((bottom - top + GAP) / CELL) + 1, int((right - left + GAP) / CELL) + 1), dtype=bool
    )
    for actor, (x, y) in group.items():
        wide, high = rooms[actor]
        _fill(
            mask,
            x - left - wide / 2,
            y - top - high / 2,
            x - left + wide / 2 + GAP,
            y - top + high / 2 + GAP,
        )
    for one, other in links:
        if one in group and other in group:
            for x, y in _along(group[one], group[other]):
                _fill(mask, x - left - GAP, y - top - GAP, x - left + GAP, y - top + GAP)
    return mask, (left, top)


def _fill(mask: Cells, left: float, top: float, right: float, bottom: float) -> None:
    mask[
        max(int(top / CELL), 0) : int(bottom / CELL) + 1,
        max(int(left / CELL), 0) : int(right / CELL) + 1,
    ] = True


def _along(one: Place, other: Place) -> Iterable[Place]:
    """Return points of a line, not further from each other than a cell."""
    across, down = other[0] - one[0], other[1] - one[1]
    steps = int(sqrt(across * across + down * down) / CELL) + 1
    return [
        (one[0] + across * step / steps, one[1] + down * step / steps) for step in range(steps + 1)
    ]


def _nearest_free(taken: Cells, mask: Cells, shape: float) -> tuple[int, int]:
    """Return row and column at which the mask meets nothing and reaches least far from the middle."""
    high, wide = taken.shape[0] - mask.shape[0] + 1, taken.shape[1] - mask.shape[1] + 1
    if high < 1 or wide < 1:
        return 0, 0
    met: Cells = numpy.zeros((high, wide), dtype=bool)
    for row, column in numpy.argwhere(mask):
        met |= taken[row : row + high, column : column + wide]
    down = numpy.arange(high) + mask.shape[0] / 2 - taken.shape[0] / 2
    across = (numpy.arange(wide) + mask.shape[1] / 2 - taken.shape[1] / 2) / shape
    far = numpy.maximum(
        abs(down)[:, None] + mask.shape[0] / 2, abs(across)[None, :] + mask.shape[1] / 2 / shape
    )
    near = far + 0.001 * (down[:, None] * down[:, None] + across[None, :] * across[None, :])
    row, column = divmod(int(numpy.argmin(numpy.where(met, numpy.inf, near))), wide)
    return row, column


# --- those who stand alone -------------------------------------------------------------------------------------------------


def _columns(
    alone: list[str],
    above: tuple[float, float, float, float],
    widths: Mapping[str, float],
    view: Size,
) -> dict[str, Place]:
    """Return those who have no link in columns below the rest, long names first, with room for the names where there is enough."""
    alone = sorted(alone, key=lambda actor: (-widths[actor], actor))
    left, top, right, bottom = above
    wide, high, scale = right - left, bottom - top, 1.0
    for _ in range(8):  # the more there are, the smaller all is drawn, and the more room names take
        columns = _filled(_in_columns(alone, widths, view), max(wide * scale, view[0]))
        deep = max((len(column) for column in columns), default=0)
        across = sum(max(column) for column in columns) / scale
        scale = min(
            1.25, view[0] / max(wide, across, 1.0), view[1] / (high + (deep + 1.5) * LINE / scale)
        )
    left, found = (left + right - across) / 2 + LINE / 2 / scale, list[Place]()
    for column in columns:
        found += [(left, bottom + (row + 1.5) * LINE / scale) for row in range(len(column))]
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
