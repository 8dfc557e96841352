"""What keeps two acts apart is told in words, and told exactly where they are not one."""

import pytest

from kg.events.collect import known_of
from kg.events.nearly import nearly, profiles
from kg.events.profile import Known
from kg.events.same import apart, same
from kg.lexicon.load import load
from kg.types import Collection
from tests.events.test_pairs import PAIRS, collection

INDEX = load().actors
ALIKE = [pair["id"] for pair in PAIRS if not pair["same"]]


def known(found: Collection) -> Known:
    return known_of(found.articles, dict(found.reprints), found.actors, INDEX, found.judgements)


@pytest.mark.parametrize("name", [pair["id"] for pair in PAIRS])
def test_reports_are_kept_apart_by_something_exactly_where_they_are_not_one(name):
    found = collection(name)
    told = known(found)
    reports = [one for event in found.events for one in profiles(event, told)]
    for one in reports:
        for other in reports:
            if one is not other and one.event.action == other.event.action:
                assert bool(apart(one, other, told)) == (same(one, other, told) is None)


def test_most_acts_that_look_alike_name_each_other_with_a_reason():
    told = [
        any(near for event in collection(name).events
            for near in nearly(event, collection(name).events, known(collection(name))))
        for name in ALIKE
    ]  # fmt: skip
    assert sum(told) >= 0.75 * len(told)  # the rest have nobody in common, or months lie between


def test_what_is_nearly_one_does_not_depend_on_the_order():
    for name in ALIKE[:10]:
        found = collection(name)
        for event in found.events:
            forth = nearly(event, found.events, known(found))
            assert nearly(event, found.events[::-1], known(found)) == forth
