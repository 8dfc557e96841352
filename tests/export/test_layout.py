from math import hypot

from kg.export.layout import most_connected, positions

ACTORS = [f"a{number:02}" for number in range(30)]
LINKS = {(ACTORS[number], ACTORS[number * 7 % 30]): number % 4 + 1 for number in range(1, 30) if number != number * 7 % 30}
WIDTHS = dict.fromkeys([*ACTORS, "b", "c", "d"], 90.0)


def test_the_most_connected_come_first_and_ties_by_id():
    assert most_connected({"b": 2, "a": 2, "c": 5, "d": 1}, 2) == ["a", "c"]


def test_positions_are_the_same_every_time():
    assert positions(ACTORS, [], LINKS, WIDTHS) == positions(ACTORS[::-1], [], dict(reversed(LINKS.items())), WIDTHS)


def test_positions_are_rounded_to_a_tenth():
    assert all(value == round(value, 1) for place in positions(ACTORS, [], LINKS, WIDTHS).values() for value in place)


def test_no_name_lies_on_another():
    places = list(positions(ACTORS, [], LINKS, WIDTHS).values())
    pairs = [(one, other) for index, one in enumerate(places) for other in places[:index]]
    assert all(abs(one[0] - other[0]) > 85 or abs(one[1] - other[1]) > 40 for one, other in pairs)


def test_the_rest_stand_beside_their_strongest_neighbour():
    links = {**LINKS, ("b", "a00"): 5, ("a01", "b"): 1, ("b", "c"): 1}
    places = positions(ACTORS, ["b", "c", "d"], links, WIDTHS)
    assert hypot(places["b"][0] - places["a00"][0], places["b"][1] - places["a00"][1]) < 100
    assert hypot(places["c"][0] - places["b"][0], places["c"][1] - places["b"][1]) < 100
    assert len(places) == 33


def test_no_actors_have_no_positions():
    assert positions([], [], {}, {}) == {}


def test_one_actor_stands_in_the_middle():
    assert positions(["a"], [], {}, {"a": 10.0}) == {"a": (0.0, 0.0)}
