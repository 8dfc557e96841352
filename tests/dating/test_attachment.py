import pytest

from kg.dating.attachment import attach
from tests.dating.hand import DOCS, acts

OWNERS = {
    "a date at the end of a clause": (
        "event_beside",
        {"arrested": "COERCE", "march": "PROTEST"},
        "arrested",
    ),
    "a weekday behind what somebody is accused of": ("accused", {"accused": "ACCUSE"}, "accused"),
    "a weekday behind what somebody is urged to do": (
        "urged",
        {"urged": "REQUEST", "free": "CONCEDE"},
        "urged",
    ),
    "a time ahead behind what somebody is urged to do": (
        "urged_later",
        {"urged": "REQUEST", "free": "CONCEDE"},
        "free",
    ),
    "a date before a noun": ("noun_before", {"condemned": "ACCUSE", "raid": "ASSAULT"}, "raid"),
    "a date in a relative clause": (
        "relative",
        {"condemned": "ACCUSE", "raid": "ASSAULT", "killed": "ASSAULT"},
        "killed",
    ),
    "a date behind an event since which something goes on": (
        "since",
        {"shelled": "ASSAULT", "vote": "ELECT"},
        "vote",
    ),
}


@pytest.mark.parametrize("shown", OWNERS)
def test_each_date_belongs_to_one_word(shown):
    name, told, owner = OWNERS[shown]
    (found,) = attach(DOCS[name], acts(name, told))
    assert found.owner.text == owner


def test_a_limit_above_the_event_is_not_the_limit_of_its_date():
    (found,) = attach(DOCS["since"], acts("since", {"shelled": "ASSAULT", "vote": "ELECT"}))
    assert found.limit == ""


def test_without_a_known_event_a_date_belongs_to_the_verb():
    (found,) = attach(DOCS["since"], acts("since", {}))
    assert (found.owner.text, found.limit) in {("shelled", "since"), ("vote", "")}
