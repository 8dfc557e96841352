from math import hypot

from kg.export.layout import PHONE, SCREEN, Place, most_connected, positions

ACTORS = [f"a{number:02}" for number in range(30)]
LINKS = {
    (ACTORS[number], ACTORS[number * 7 % 30]): number % 4 + 1
    for number in range(1, 30)
    if number != number * 7 % 30
}
ROOMS = dict.fromkeys([*ACTORS, "b", "c", "d"], (90.0, 34.0))


def on_screen(*args, **options) -> dict[str, Place]:
    return positions(*args, **options)[0]


def distance(one: Place, other: Place) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def extent(places: dict[str, Place]) -> tuple[float, float]:
    across, down = zip(*places.values(), strict=True)
    return max(across) - min(across), max(down) - min(down)


def test_the_most_connected_come_first_and_ties_by_id():
    assert most_connected({"b": 2, "a": 2, "c": 5, "d": 1}, 2) == ["a", "c"]


def test_positions_are_the_same_every_time():
    assert positions(ACTORS, [], LINKS, ROOMS) == positions(
        ACTORS[::-1], [], dict(reversed(LINKS.items())), ROOMS
    )


def test_positions_are_what_they_were_on_another_machine():
    places = on_screen(
        ["a", "b", "c"], [], {("a", "b"): 1, ("b", "c"): 2}, dict.fromkeys("abc", (60.0, 34.0))
    )
    assert places == {"a": (74.0, -16.0), "b": (-8.0, -7.0), "c": (-90.0, 0.0)}


def test_positions_are_whole():
    assert all(
        value == round(value)
        for place in on_screen(ACTORS, [], LINKS, ROOMS).values()
        for value in place
    )


def test_no_name_lies_on_another():
    for places in positions(ACTORS, [], LINKS, ROOMS):
        found = list(places.values())
        pairs = [(one, other) for index, one in enumerate(found) for other in found[:index]]
        assert all(
            abs(one[0] - other[0]) > 85 or abs(one[1] - other[1]) > 30 for one, other in pairs
        )


def test_groups_stand_side_by_side_and_none_is_far_away():
    links = {(ACTORS[number], ACTORS[number + 1]): 1 for number in range(0, 30, 2)}
    for places, (wide, high) in zip(
        positions(ACTORS, [], links, ROOMS), (SCREEN, PHONE), strict=True
    ):
        assert len(set(places.values())) == 30
        across, down = extent(places)
        assert 0.5 < (across + 90) / (down + 34) / (wide / high) < 2
        assert across * down < 30 * 150 * 100


def test_no_line_of_a_group_runs_through_a_name_of_another():
    links = {(ACTORS[number], ACTORS[number + 1]): 1 for number in range(29) if number % 5 != 4}
    for places in positions(ACTORS, [], links, ROOMS):
        for one, other in links:
            (x, y), (far_x, far_y) = places[one], places[other]
            middle = (x + far_x) / 2, (y + far_y) / 2
            strangers = [
                place
                for actor, place in places.items()
                if ACTORS.index(actor) // 5 != ACTORS.index(one) // 5
            ]
            assert all(
                abs(place[0] - middle[0]) > 45 or abs(place[1] - middle[1]) > 17
                for place in strangers
            )


def test_who_has_no_link_stands_in_columns_below():
    alone = [f"z{number}" for number in range(12)]
    rooms = {**ROOMS, **dict.fromkeys(alone, (120.0, 34.0))}
    for places in positions([*ACTORS, *alone], [], LINKS, rooms):
        assert min(places[actor][1] for actor in alone) > max(
            places[actor][1] for actor in set().union(*LINKS)
        )
        assert (
            len({places[actor][0] for actor in alone}) * len({places[actor][1] for actor in alone})
            < 24
        )
        assert len({places[actor] for actor in alone}) == 12


def test_actors_without_any_link_have_places():
    places = on_screen(ACTORS, [], {}, ROOMS)
    assert len(set(places.values())) == 30
    across, down = extent(places)
    assert across > down


def test_the_rest_stand_beside_their_strongest_neighbour():
    links = {**LINKS, ("b", "a00"): 5, ("a01", "b"): 1, ("b", "c"): 1}
    places = on_screen(ACTORS, ["b", "c", "d"], links, ROOMS)
    assert distance(places["b"], places["a00"]) < 100
    assert distance(places["c"], places["b"]) < 100
    assert places["d"][1] > max(place[1] for actor, place in places.items() if actor != "d")
    assert len(places) == 33


def test_no_actors_have_no_positions():
    assert positions([], [], {}, {}) == [{}, {}]


def test_one_actor_has_a_place():
    assert list(on_screen(["a"], [], {}, {"a": (10.0, 34.0)})) == ["a"]
