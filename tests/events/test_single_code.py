"""One code for an act and its status: what PLOVER's own coders write down."""

from typing import get_args

import pytest

from kg.events.single_code import single_code
from kg.ontology import codes
from kg.types import Status

OURS = ("APPOINT", "ELECT")


@pytest.mark.parametrize("action", sorted(codes().actions))
def test_what_took_place_keeps_its_code(action):
    assert single_code(action, "occurred") == (None if action in OURS else action)


@pytest.mark.parametrize("action", ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_cooperation_to_come_is_an_agreement(action):
    assert single_code(action, "planned") == "AGREE"


@pytest.mark.parametrize("action", ["CONCEDE", "RETREAT"])
def test_a_step_back_to_come_is_a_concession(action):
    assert single_code(action, "planned") == "CONCEDE"


@pytest.mark.parametrize("action", ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])
def test_force_to_come_is_a_threat(action):
    assert single_code(action, "planned") == "THREATEN"


@pytest.mark.parametrize("action", ["REQUEST", "ACCUSE", "REJECT", "THREATEN"])
def test_announced_words_are_said(action):
    assert single_code(action, "planned") == action


@pytest.mark.parametrize(
    "action", ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"]
)
def test_cooperation_that_does_not_come_about_is_a_rejection(action):
    assert single_code(action, "denied") == "REJECT"


@pytest.mark.parametrize(
    "action", ["ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
)
def test_conflict_that_does_not_come_about_has_no_code(action):
    assert single_code(action, "denied") is None


@pytest.mark.parametrize("action", sorted(codes().actions))
@pytest.mark.parametrize("status", ["possible", "conditional", "requested"])
def test_what_may_or_should_come_about_has_no_code(action, status):
    assert single_code(action, status) is None


@pytest.mark.parametrize("status", get_args(Status))
def test_our_own_actions_have_no_code_of_plover(status):
    assert {single_code(action, status) for action in OURS} == {None}
