"""What several proposers say of one act, and laws of joining it; no parser, no model."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.propose.join import ARTICLE, BESIDE, SHORT, joined, mutual
from kg.types import STATUSES, Actor, Chance, Filler, Mention, Proposal, Span

SCORES = st.floats(0.1, 1.0)
WORDS = (Span("hit", 10, 13), Span("air raid", 20, 28), Span("raid", 24, 28))
PEOPLE = tuple(
    Mention((Actor(f"x-{name}", name),), name, place, place + 1, "name")
    for place, name in enumerate("ABC")
)
FILLERS = st.lists(st.builds(Filler, st.sampled_from(PEOPLE), SCORES), max_size=2).map(tuple)


def as_made(made: Proposal) -> Proposal:
    """Return a proposal as its proposer would make it: a reader judges, a pattern may refuse."""
    if made.by[0].startswith("reader"):
        return replace(made, always=False, refused="")
    return replace(made, likely=None)


PROPOSALS = st.builds(
    Proposal,
    likely=st.floats(0, 1),
    always=st.booleans(),
    refused=st.sampled_from(["", "a figure of speech"]),
    trigger=st.sampled_from(WORDS),
    actions=st.lists(
        st.tuples(st.sampled_from(["ASSAULT", "COERCE"]), SCORES), min_size=1, max_size=1
    ).map(tuple),
    by=st.sampled_from([("pattern one",), ("reader 3f2a",), ("reader 77b0",)]),
    sources=FILLERS,
    targets=FILLERS,
    status=st.one_of(st.just(()), st.tuples(st.tuples(st.sampled_from(STATUSES), SCORES))),
).map(as_made)
SEVERAL = st.lists(PROPOSALS, max_size=4, unique_by=lambda one: (one.trigger, one.by))


def proposal(
    by: str, score: float, action: str = "ASSAULT", sources: str = "", targets: str = ""
) -> Proposal:
    """Return a proposal; a reader is as sure of an act as of its code."""

    def filled(names: str) -> tuple[Filler, ...]:
        return tuple(Filler(mention, score) for mention in PEOPLE if mention.text in names)

    likely = score if by.startswith("reader") else None
    return Proposal(
        WORDS[0], ((action, score),), (by,), filled(sources), filled(targets), likely=likely
    )


@given(SEVERAL)
def test_the_order_of_proposers_changes_nothing(proposals):
    assert len({joined(order) for order in permutations(proposals)}) == 1


@given(SEVERAL)
def test_there_is_one_proposal_for_each_head_of_a_trigger(proposals):
    ends = [one.trigger.end for one in joined(proposals)]
    assert len(ends) == len(set(ends))
    assert set(ends) <= {one.trigger.end for one in proposals}


@given(SEVERAL)
def test_what_always_stands_is_never_lost(proposals):
    stand = {name for one in proposals if one.always for name in one.by}
    assert stand <= {name for one in joined(proposals) for name in one.by}


@given(SEVERAL)
def test_where_nobody_judges_all_proposals_stand(proposals):
    unjudged = [replace(one, likely=None) for one in proposals]
    assert {one.trigger.end for one in joined(unjudged)} == {one.trigger.end for one in proposals}


@given(SEVERAL)
def test_nobody_takes_part_whom_no_proposer_named(proposals):
    named = {filler.mention for one in proposals for filler in (*one.sources, *one.targets)}
    assert {
        filler.mention for one in joined(proposals) for filler in (*one.sources, *one.targets)
    } <= named


def test_a_role_that_one_proposer_leaves_open_is_filled_by_another():
    (found,) = joined(
        [
            proposal("pattern one", 0.9, sources="A"),
            proposal("reader 3f2a", ARTICLE.added, targets="B"),
        ]
    )
    assert [one.mention.text for one in found.sources] == ["A"]
    assert [one.mention.text for one in found.targets] == ["B"]
    assert found.by == ("pattern one", "reader 3f2a")


def test_the_code_of_a_pattern_wins_against_a_reader_that_is_less_sure():
    first = proposal("pattern one", 0.9, "COERCE", sources="A")
    second = proposal("reader 3f2a", 0.8, "ASSAULT", sources="B")
    (found,) = joined([first, second])
    assert (found.action, [one.mention.text for one in found.sources]) == ("COERCE", ["A"])


@pytest.mark.parametrize(
    ("sides", "likely", "stands"),
    [
        ({"sources": "A", "targets": "B"}, 0.9, True),
        ({"sources": "A", "targets": "B"}, 0.4, False),
        ({"sources": "A"}, 0.9, False),
    ],
)
def test_a_reader_alone_must_be_sure_the_more_the_less_it_says(sides, likely, stands):
    assert len(joined([weighing(proposal("reader 3f2a", likely, **sides))])) == stands


def test_a_reader_alone_must_be_surer_in_a_text_of_a_sentence():
    unsure = weighing(proposal("reader 3f2a", 0.9, sources="A", targets="B"))
    assert len(joined([unsure])) == 1
    assert not joined([unsure], SHORT)


def weighing(reader: Proposal) -> Proposal:
    """Return a reader's proposal with how likely everybody is: as likely as its code on a side."""
    sides = (
        Chance(
            (one.start, one.end),
            *(
                reader.score if one in [filler.mention for filler in side] else 0.0
                for side in (reader.sources, reader.targets)
            ),
        )
        for one in PEOPLE
    )
    return replace(reader, chances=tuple(sides), status=(("occurred", reader.score),))


def test_a_pattern_falls_where_the_reader_finds_no_act():
    pattern = proposal("pattern one", 0.9, sources="A", targets="B")
    doubt = proposal("reader 3f2a", ARTICLE.act - 0.01)
    assert [(one.sources, one.targets) for one in joined([pattern, doubt])] == [((), ())]
    assert len(joined([replace(pattern, always=True), doubt])) == 1


def test_a_pattern_stands_where_the_reader_finds_its_act_by_the_noun_beside_the_verb():
    held, talks = WORDS[0], Span("talks", 90, 95)
    verb = proposal("pattern one", 0.9, sources="A", targets="B")
    unlikely = replace(proposal("reader 3f2a", ARTICLE.act / 2), trigger=held)
    noun = replace(proposal("pattern two", 0.7), trigger=talks, refused="told by another word")
    likely = replace(proposal("reader 3f2a", 0.9, sources="A", targets="B"), trigger=talks)
    told = replace(noun, carrier=held)
    assert not named_by(joined((verb, unlikely, noun, likely)), held)
    assert named_by(joined((verb, unlikely, told, likely)), held)


@pytest.mark.parametrize(
    ("action", "end", "stands"),
    [("REQUEST", 40, True), ("REQUEST", 14 + BESIDE, False), ("ACCUSE", 40, False)],
)
def test_a_pattern_stands_where_the_reader_finds_its_act_in_a_word_near_by(action, end, stands):
    said, must = WORDS[0], Span("must", end - 4, end)
    asked = proposal("pattern one", 0.9, "REQUEST", sources="A", targets="B")
    unlikely = replace(proposal("reader 3f2a", ARTICLE.act / 2, "REQUEST"), trigger=said)
    near = replace(proposal("reader 3f2a", 0.9, action, sources="A"), trigger=must)
    assert named_by(joined((asked, unlikely, near)), said) == stands


def named_by(proposals: tuple[Proposal, ...], trigger: Span) -> bool:
    """Return whether a trigger has anybody who takes part."""
    return any(one.trigger == trigger and (one.sources or one.targets) for one in proposals)


def test_words_that_the_patterns_refuse_make_no_act():
    refused = replace(proposal("pattern one", 0.9), refused="a figure of speech")
    found = joined([refused, proposal("reader 3f2a", 0.99, sources="A", targets="B")])
    assert [(one.sources, one.targets) for one in found] == [((), ())]


def test_a_reader_adds_nobody_who_stands_on_the_other_side():
    pattern = proposal("pattern one", 0.9, targets="A")
    (found,) = joined([pattern, proposal("reader 3f2a", 0.99, sources="A")])
    assert (len(found.targets), found.sources) == (1, ())


def test_whoever_stands_on_both_sides_met_all_others():
    met = mutual(proposal("reader 3f2a", 0.9, "CONSULT", sources="A", targets="AB"))
    assert {one.mention.text for one in met.sources} == {"A", "B"}
    assert met.sources == met.targets
    apart = proposal("reader 3f2a", 0.9, sources="A", targets="B")
    assert mutual(apart) == apart


def test_a_reader_adds_to_a_pattern_only_whom_it_is_sure_of():
    pattern = proposal("pattern one", 0.9, sources="A")
    reader = proposal("reader 3f2a", ARTICLE.added - 0.01, targets="B")
    (found,) = joined([pattern, reader])
    assert found.targets == ()


def test_of_two_doubts_about_an_act_the_greater_is_kept():
    sure = Proposal(WORDS[0], (("ASSAULT", 0.9),), ("pattern a",), status=(("occurred", 0.9),))
    unsure = Proposal(
        WORDS[0], (("ASSAULT", 0.9),), ("pattern b",), status=(("planned", 0.7), ("occurred", 0.3))
    )
    (found,) = joined([sure, unsure])
    assert found.status == unsure.status
