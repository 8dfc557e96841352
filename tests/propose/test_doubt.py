"""Nothing is asserted where the readers differ on an act or on who takes part."""

from dataclasses import replace

import pytest

from kg.lines import claim_line, claims_from
from kg.propose.doubt import NO_ACT
from kg.propose.join import joined
from kg.types import Actor, Chance, Claim, Evidence, Filler, Mention, Proposal, Span

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
        ((pattern(FRANCE, MALI), reader(France=0.3, Mali=0.3)), False),
        ((pattern(FRANCE, MALI), reader(FRANCE, NIGER, France=0.95, Niger=0.8)), True),
        ((pattern(FRANCE), reader(FRANCE, MALI, France=0.95, Mali=0.95)), False),
        ((pattern(FRANCE), reader(FRANCE, MALI, France=0.95, Mali=0.7)), True),
        ((pattern(), reader(FRANCE, MALI, France=0.97, Mali=0.97)), True),
        ((reader(FRANCE, MALI, France=0.99, Mali=0.99),), True),
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
        ((pattern(FRANCE, MALI), reader(NIGER, Niger=0.8)), "Niger", "Mali"),
        ((pattern(FRANCE, MALI), reader(NIGER, Niger=0.79)), "France", "Mali"),
        ((pattern(FRANCE, MALI), reader(NIGER, Niger=0.8, France=0.05)), "France", "Mali"),
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
    for likely, doubted in ((NO_ACT, False), (NO_ACT - 0.01, True)):
        unsure = replace(reader(FRANCE, MALI, France=0.95, Mali=0.95), likely=likely)
        (found,) = joined((pattern(FRANCE, MALI), unsure))
        assert found.doubted == doubted
        assert found.sources


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
