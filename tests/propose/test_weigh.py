"""How likely what is proposed is true, and that nothing is asserted where it is not likely."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lines import claim_line, claims_from
from kg.propose.join import ARTICLE, SURE, joined
from kg.propose.weigh import likelihood
from kg.types import Actor, Chance, Claim, Evidence, Filler, Mention, Proposal, Span
from training.weights import Seen, bins, chances, fitted

TRIGGER = Span("attacked", 10, 18)
FRANCE, MALI, NIGER = (
    Mention((Actor(name, name),), name, at, at + len(name), "name")
    for name, at in (("France", 0), ("Mali", 20), ("Niger", 30))
)


def pattern(source=None, target=None, always=False) -> Proposal:
    return Proposal(
        TRIGGER,
        (("ASSAULT", 0.9),),
        ("pattern assault-attack",),
        sources=(Filler(source, 1.0),) if source else (),
        targets=(Filler(target, 1.0),) if target else (),
        always=always,
    )


def reader(source=None, target=None, **likely: float) -> Proposal:
    sides = {"FRANCE": FRANCE, "MALI": MALI, "NIGER": NIGER}
    return Proposal(
        TRIGGER,
        (("ASSAULT", 0.9),),
        ("reader 1",),
        sources=(Filler(source, likely[source.text]),) if source else (),
        targets=(Filler(target, likely[target.text]),) if target else (),
        likely=0.97,
        status=(("occurred", 0.95),),
        chances=tuple(
            Chance((one.start, one.end), likely.get(one.text, 0.0), likely.get(one.text, 0.0))
            for one in sides.values()
        ),
    )


@pytest.mark.parametrize(
    ("proposals", "expected"),
    [
        ((pattern(FRANCE, MALI),), False),  # nobody else weighs anything
        ((pattern(FRANCE, MALI), reader(FRANCE, MALI, France=0.95, Mali=0.9)), False),
        ((pattern(FRANCE, MALI), reader(FRANCE, France=0.9, Mali=0.3)), False),
        ((pattern(FRANCE, MALI), reader(France=0.05, Mali=0.05)), True),
        ((pattern(FRANCE, MALI), reader(FRANCE, NIGER, France=0.2, Niger=0.5)), True),
        ((pattern(FRANCE), reader(FRANCE, MALI, France=0.95, Mali=0.95)), False),
        ((reader(FRANCE, MALI, France=0.9, Mali=0.5),), True),
        ((pattern(FRANCE, MALI, always=True), reader(France=0.0, Mali=0.0)), False),
    ],
)
def test_what_is_doubted(proposals, expected):
    (found,) = joined(proposals)
    assert found.sources
    assert found.doubted == expected
    assert any(one.rule == "doubt" for one in found.because) == expected


@pytest.mark.parametrize(
    ("proposals", "sources", "targets"),
    [
        ((pattern(FRANCE, MALI), reader(NIGER, Niger=ARTICLE.instead)), "Niger", "Mali"),
        ((pattern(FRANCE, MALI), reader(NIGER, Niger=0.59)), "France", "Mali"),
        ((pattern(FRANCE, MALI), reader(NIGER, Niger=0.8, France=0.1)), "France", "Mali"),
        ((pattern(FRANCE, MALI), reader(MALI, Mali=0.8)), "France", "Mali"),
        ((pattern(FRANCE, MALI), reader(MALI, NIGER, Mali=0.8, Niger=0.9)), "France", "Mali"),
        ((pattern(FRANCE, MALI, always=True), reader(NIGER, Niger=0.8)), "France", "Mali"),
    ],
)
def test_whom_the_reader_finds_unlikely_gives_way_to_whom_it_is_sure_of(
    proposals, sources, targets
):
    (found,) = joined(proposals)
    names = [[one.mention.text for one in side] for side in (found.sources, found.targets)]
    assert names == [[sources], [targets]]
    told = any("rather than" in one.says for one in found.because)
    assert told == (sources != "France")


def test_an_act_that_the_reader_finds_unlikely_is_doubted():
    for likely, doubted in ((0.9, False), (ARTICLE.act, True)):
        unsure = replace(
            reader(FRANCE, MALI, France=0.8, Mali=0.8),
            likely=likely,
            actions=(("ASSAULT", likely),),
        )
        (found,) = joined((pattern(FRANCE, MALI), unsure))
        assert found.sources
        assert found.doubted == doubted == (found.sure < SURE)


CHANCES = st.floats(0.0, 1.0)


@given(CHANCES, CHANCES, CHANCES, CHANCES)
def test_what_is_thought_likelier_is_no_less_likely_true(act, code, side, more):
    def sure(act: float, code: float, side: float) -> float:
        heard = replace(
            reader(FRANCE, MALI, France=side, Mali=side), likely=act, actions=(("ASSAULT", code),)
        )
        return likelihood(pattern(FRANCE, MALI), [pattern(FRANCE, MALI), heard])

    least = sure(act, code, side)
    assert 0 < least < 1
    assert sure(max(act, more), max(code, more), max(side, more)) >= least


def test_weights_are_fitted_to_what_is_right():
    chance = np.random.default_rng(1)
    rows = np.column_stack([np.ones(4000), chance.normal(size=(4000, 2))])
    right = chance.random(4000) < chances(np.array([-1.0, 2.0, 0.0]), rows)
    weights = fitted(Seen(rows, right.astype(float)))
    assert np.abs(weights - [-1.0, 2.0, 0.0]).max() < 0.2
    told = [line.split() for line in bins(list(weights), Seen(rows, right.astype(float)))]
    shares = [float(share) for _, share, *_ in told]
    assert all(abs(share - (place + 0.5) / 10) < 0.12 for place, share in enumerate(shares))


def claim(**changes) -> Claim:
    given = {"doubted": False, "speakers": ()} | changes
    evidence = Evidence("a", 0, 5, "words")
    return Claim("c", "ASSAULT", (FRANCE,), (MALI,), TRIGGER, evidence, ("pattern x",), **given)


def test_a_doubted_claim_is_not_asserted_and_comes_back_from_its_line():
    assert claim().asserted
    doubted = claim(doubted=True)
    assert not doubted.asserted
    assert doubted.status == "occurred"
    (back,) = claims_from([claim_line(doubted)], lambda name: None)
    assert back.doubted
    assert '"doubted"' not in claim_line(claim())
