"""Events as points on a map."""

import json

from kg.export.geojson import geojson
from tests.samples import sample


def test_a_map_has_every_asserted_event_and_no_other() -> None:
    features = json.loads(geojson(sample()))["features"]
    told = {feature["id"] for feature in features}
    assert told == {event.id for event in sample().events if event.asserted}


def test_a_point_is_that_of_the_place_and_east_comes_first() -> None:
    features = json.loads(geojson(sample()))["features"]
    placed = [one for one in features if one["properties"].get("place") == "Minsk"]
    assert placed
    for feature in placed:
        east, north = feature["geometry"]["coordinates"]
        assert (round(east, 1), round(north, 1)) == (27.6, 53.9)
        assert feature["properties"]["place_precision"] == "town"


def test_an_event_without_a_place_has_no_geometry() -> None:
    features = json.loads(geojson(sample()))["features"]
    assert any(one["geometry"] is None and "place" not in one["properties"] for one in features)
