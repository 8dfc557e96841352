"""The laws of the guard: it can only weaken, and it does not matter in which order it joins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reality.guard import guard, weakest
from kg.types import MODALITIES, Actor, Mention, Reality, Reason, Span

MALI, CHAD = (
    Mention(Actor(name, name), name, place, place + 4, "name")
    for place, name in enumerate(("Mali", "Chad"))
)
WORDS = st.none() | st.builds(
    Span, st.sampled_from(("will", "denied")), st.integers(0, 9), st.integers(10, 19)
)
REALITIES = st.builds(
    Reality,
    polarity=st.sampled_from(("positive", "negative")),
    modality=st.sampled_from(MODALITIES),
    voices=st.sampled_from(((), (MALI,), (CHAD,), (MALI, CHAD))),
    words=WORDS,
    condition=WORDS,
    because=st.lists(
        st.builds(Reason, st.just("guard"), st.sampled_from(("future", "denial")), st.just(""))
    ).map(tuple),
)


def told(reality: Reality) -> tuple[object, ...]:
    """Return what joining must keep, whatever its order."""
    return reality.asserts, reality.polarity, reality.modality, reality.voices


@given(REALITIES, REALITIES)
def test_what_is_joined_asserts_only_if_both_do(proposed, heard):
    assert guard(proposed, heard).asserts == (proposed.asserts and heard.asserts)


@given(REALITIES, REALITIES)
def test_a_denial_and_a_voice_are_never_lost(proposed, heard):
    joined = guard(proposed, heard)
    assert (joined.polarity == "negative") == ("negative" in (proposed.polarity, heard.polarity))
    assert set(joined.voices) == {*proposed.voices, *heard.voices}


@given(REALITIES, REALITIES)
def test_the_order_of_joining_changes_nothing(one, other):
    assert told(guard(one, other)) == told(guard(other, one))


@given(REALITIES, REALITIES, REALITIES)
def test_the_groups_of_joining_change_nothing(one, other, third):
    assert told(guard(guard(one, other), third)) == told(guard(one, guard(other, third)))


@given(REALITIES)
def test_joining_with_itself_or_with_a_plain_fact_changes_nothing(reality):
    assert told(guard(reality, reality)) == told(guard(Reality(), reality)) == told(reality)


@given(st.lists(REALITIES, max_size=4))
def test_the_weakest_of_several_asserts_only_if_all_do(realities):
    assert weakest(realities).asserts == all(reality.asserts for reality in realities)


@given(REALITIES, REALITIES)
def test_every_reason_is_kept(proposed, heard):
    assert guard(proposed, heard).because == (*proposed.because, *heard.because)


@pytest.mark.parametrize("modality", MODALITIES[1:])
def test_what_is_proposed_as_less_than_actual_stays_less(modality):
    assert guard(Reality(modality=modality), Reality()).modality == modality


def test_the_words_heard_stand_before_those_proposed():
    will, plan = Span("will", 0, 4), Span("plan", 5, 9)
    assert guard(Reality(words=plan), Reality(words=will)).words == will
    assert guard(Reality(words=plan), Reality()).words == plan
