"""What several proposers say of one act, and laws of joining it; no parser, no model."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from kg.propose.join import joined
from kg.types import STATUSES, Actor, Filler, Mention, Proposal, Span

SCORES = st.floats(0.1, 1.0)
WORDS = (Span("hit", 10, 13), Span("air raid", 20, 28), Span("raid", 24, 28))
PEOPLE = tuple(
    Mention((Actor(f"x-{name}", name),), name, place, place + 1, "name")
    for place, name in enumerate("ABC")
)
FILLERS = st.lists(st.builds(Filler, st.sampled_from(PEOPLE), SCORES), max_size=2).map(tuple)
PROPOSALS = st.builds(
    Proposal,
    trigger=st.sampled_from(WORDS),
    actions=st.lists(
        st.tuples(st.sampled_from(["ASSAULT", "COERCE"]), SCORES), min_size=1, max_size=1
    ).map(tuple),
    by=st.sampled_from([("pattern one",), ("reader 3f2a",), ("reader 77b0",)]),
    sources=FILLERS,
    targets=FILLERS,
    status=st.one_of(st.just(()), st.tuples(st.tuples(st.sampled_from(STATUSES), SCORES))),
)
SEVERAL = st.lists(PROPOSALS, max_size=4, unique_by=lambda one: (one.trigger, one.by))


def proposal(
    by: str, score: float, action: str = "ASSAULT", sources: str = "", targets: str = ""
) -> Proposal:
    def filled(names: str) -> tuple[Filler, ...]:
        return tuple(Filler(mention, score) for mention in PEOPLE if mention.text in names)

    return Proposal(WORDS[0], ((action, score),), (by,), filled(sources), filled(targets))


@given(SEVERAL)
def test_the_order_of_proposers_changes_nothing(proposals):
    assert len({joined(order) for order in permutations(proposals)}) == 1


@given(SEVERAL)
def test_there_is_one_proposal_for_each_head_of_a_trigger_and_none_is_lost(proposals):
    found = joined(proposals)
    assert sorted(one.trigger.end for one in found) == sorted(
        {one.trigger.end for one in proposals}
    )
    assert {name for one in found for name in one.by} == {
        name for one in proposals for name in one.by
    }


@given(SEVERAL)
def test_nobody_takes_part_whom_no_proposer_named(proposals):
    named = {filler.mention for one in proposals for filler in (*one.sources, *one.targets)}
    assert {
        filler.mention for one in joined(proposals) for filler in (*one.sources, *one.targets)
    } <= named


def test_a_role_that_one_proposer_leaves_open_is_filled_by_another():
    (found,) = joined(
        [proposal("pattern one", 0.9, sources="A"), proposal("reader 3f2a", 0.6, targets="B")]
    )
    assert [one.mention.text for one in found.sources] == ["A"]
    assert [one.mention.text for one in found.targets] == ["B"]
    assert found.by == ("pattern one", "reader 3f2a")


def test_of_two_codes_the_one_with_the_higher_sum_wins_and_brings_its_roles():
    first = proposal("pattern one", 0.5, "COERCE", sources="A")
    second = proposal("reader 3f2a", 0.8, "ASSAULT", sources="B")
    (found,) = joined([first, second])
    assert (found.action, [one.mention.text for one in found.sources]) == ("ASSAULT", ["B"])


def test_of_two_doubts_about_an_act_the_greater_is_kept():
    sure = Proposal(WORDS[0], (("ASSAULT", 0.9),), ("reader a",), status=(("occurred", 0.9),))
    unsure = Proposal(
        WORDS[0], (("ASSAULT", 0.9),), ("reader b",), status=(("planned", 0.7), ("occurred", 0.3))
    )
    (found,) = joined([sure, unsure])
    assert found.status == unsure.status
