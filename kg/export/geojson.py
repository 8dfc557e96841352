"""Events as points on a map: GeoJSON, RFC 7946. Knows features; never knows how a place was found.

Only what an article asserts is there: whoever opens a map takes each point on it for a fact.
"""

import json

from kg.export.tables import Row, rows
from kg.types import Collection

LEFT_OUT = frozenset(("latitude", "longitude", "asserted", "plover_code"))


def geojson(collection: Collection) -> str:
    """Return the asserted events as features, one on each line; a place without degrees gives no geometry."""
    lines = (feature(row) for row in rows(collection) if row["asserted"])
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def feature(row: Row) -> str:
    """Return an event as a feature; its point is as exact as ``place_precision`` says."""
    point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
    told = {name: value for name, value in row.items() if value is not None}
    found = {
        "type": "Feature",
        "id": row["event"],
        "geometry": point if row["latitude"] is not None else None,
        "properties": {name: value for name, value in told.items() if name not in LEFT_OUT},
    }
    return json.dumps(found, ensure_ascii=False, default=str)
