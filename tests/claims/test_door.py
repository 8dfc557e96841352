"""The door for proposers, on sentences read by hand: who proposes what, the guard weakens, ids rest on characters."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.claims import read
from kg.lexicon.load import load
from kg.propose.patterns.proposer import patterns
from kg.propose.proposal import Proposer, Story
from kg.types import Article, Claim, Filler, Mention, Proposal, Span, Status
from tests.hand_read import docs

DOCS = docs(Path(__file__).parent / "door.conllu")
MONDAY = date(2020, 8, 31)


def span(story: Story, word: str) -> Span:
    start = story.doc.text.index(word)
    return Span(word, start, start + len(word))


def named(story: Story, word: str) -> Mention:
    return next(mention for mention in story.mentions.by_head.values() if mention.text == word)


def reader(action: str = "ASSAULT", score: float = 0.8, status: Status | None = None) -> Proposer:
    """Return a proposer that reads what "shelled" does, with names before and after it."""

    def propose(story: Story) -> Iterable[Proposal]:
        sources, targets = (Filler(named(story, word), score) for word in ("Chad", "Togo"))
        scores = ((status, 1.0),) if status else ()
        yield Proposal(
            span(story, "shelled"),
            ((action, score),),
            ("reader 3f2a",),
            (sources,),
            (targets,),
            status=scores,
        )

    return propose


def claims(name: str, *proposers: Proposer) -> tuple[Claim, ...]:
    doc = DOCS[name]
    return read(doc, Article("a1", doc.text, published=MONDAY), load(), proposers).claims


def test_a_reader_beside_the_patterns_makes_claims_alone():
    (claim,) = claims("plain", reader("COERCE"))
    assert (claim.action, claim.status, claim.asserted, claim.by) == (
        "COERCE",
        "occurred",
        True,
        ("reader 3f2a",),
    )
    assert [mention.first.name for mention in (*claim.sources, *claim.targets)] == ["Chad", "Togo"]


def test_what_two_propose_is_one_claim_by_both():
    one, other = patterns(load()), reader()
    (claim,) = claims("plain", one, other)
    assert (claim,) == claims("plain", other, one)
    assert claim.action == "ASSAULT"
    assert len(claim.by) == 2
    assert "reader 3f2a" in claim.by


@pytest.mark.parametrize(
    ("name", "status", "voices"), [("denied", "denied", []), ("said", "occurred", ["Mali"])]
)
def test_the_guard_weakens_what_a_reader_takes_for_a_fact(name, status, voices):
    (claim,) = claims(name, reader(status="occurred"))
    assert (claim.status, [mention.text for mention in claim.speakers]) == (status, voices)
    assert not claim.asserted


@pytest.mark.parametrize("status", ["denied", "planned", "conditional", "possible", "requested"])
def test_a_readers_doubt_is_never_taken_away(status):
    (claim,) = claims("plain", reader(status=status))
    assert claim.status == status
    assert not claim.asserted


def test_an_id_rests_on_characters_not_on_who_is_meant():
    def renamed(story: Story) -> Iterable[Proposal]:
        for proposal in reader()(story):
            fillers = tuple(
                Filler(
                    replace(
                        one.mention,
                        actors=(replace(one.mention.first, id="x-other", name="Other"),),
                    )
                )
                for one in proposal.sources
            )
            yield replace(proposal, sources=fillers)

    assert [claim.id for claim in claims("plain", reader())] == [
        claim.id for claim in claims("plain", renamed)
    ]


def test_a_proposal_that_nobody_takes_part_in_makes_no_claim():
    def nobody(story: Story) -> Iterable[Proposal]:
        yield Proposal(span(story, "shelled"), (("ASSAULT", 0.9),), ("reader 3f2a",))

    assert claims("plain", nobody) == ()


def test_every_step_leaves_its_reason_in_order():
    (claim,) = claims("denied", patterns(load()))
    steps = [reason.step for reason in claim.because]
    assert steps == sorted(steps, key=("propose", "actor", "guard", "date", "place").index)
    assert {"propose", "actor"} <= set(steps)


def test_a_speaker_of_a_reader_is_never_lost():
    def told(story: Story) -> Iterable[Proposal]:
        for proposal in reader()(story):
            yield replace(proposal, speakers=(Filler(named(story, "Togo"), 0.8),))

    (claim,) = claims("plain", told)
    assert [mention.text for mention in claim.speakers] == ["Togo"]
    assert not claim.asserted
    assert any(reason.rule == "proposed speaker" for reason in claim.because)


def test_a_speaker_who_is_heard_outweighs_the_one_of_a_reader():
    def told(story: Story) -> Iterable[Proposal]:
        for proposal in reader()(story):
            yield replace(proposal, speakers=(Filler(named(story, "Togo"), 0.8),))

    (claim,) = claims("said", told)
    assert [mention.text for mention in claim.speakers] == ["Mali"]


def test_words_for_a_place_that_a_reader_proposes_are_where_it_happened():
    def told(story: Story) -> Iterable[Proposal]:
        for proposal in reader()(story):
            yield replace(proposal, where=span(story, "Togo"))

    (claim,) = claims("plain", told)
    assert claim.place is not None
    assert claim.place.text == "Togo"
    assert [reason.step for reason in claim.because].count("place") == 1


def test_words_for_a_time_that_a_reader_proposes_date_it_where_no_rule_does():
    def told(story: Story) -> Iterable[Proposal]:
        for proposal in reader()(story):
            yield replace(proposal, when=span(story, "Monday"))

    (undated,), (dated,) = claims("vote", reader()), claims("vote", told)
    assert undated.date is None
    assert dated.date is not None
    assert dated.date.start == MONDAY
    assert any(reason.rule == "proposed" for reason in dated.because)
