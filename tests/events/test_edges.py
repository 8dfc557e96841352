"""Edges and roles of any claims: what is asserted or only claimed; nothing is both, or lost."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kg.events.edges import Edge, asserted_edges, claimed_edges, roles, voices
from kg.events.merge import merge
from kg.types import Claim, Event, Mention, each_actor
from tests.rdf.test_safety import MENTIONS, any_claim, heaped, vouched
from tests.samples import sample

A, B, C, D = MENTIONS
BOTH = (Mention((A[0].first, B[0].first), "the two", 0, 7, "count"),)
ENDS = [(A, B), (B, A), (A, C), (A + B, A + B), (BOTH, BOTH), (BOTH, C), (A, A), (A, ()), ((), B)]
FACT: dict[str, object] = {"polarity": "positive", "modality": "actual", "speakers": ()}
REALITIES: dict[str, dict[str, object]] = {
    "denied": {"polarity": "negative"},
    "planned": {"modality": "planned"},
    "conditional": {"modality": "conditional"},
    "possible": {"modality": "possible"},
    "requested": {"modality": "requested"},
    "claimed": {"speakers": D},
    "denied by somebody": {"polarity": "negative", "speakers": D},
}
Act = tuple[str, str, str]
Side = tuple[Mention, ...]


@st.composite
def claim_sets(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Return claims about few actors, so that they meet in events, and many of them asserted."""
    made, chance = [], draw(st.randoms(use_true_random=False))
    for number in range(draw(st.integers(0, 6))):
        sources, targets = draw(st.sampled_from(ENDS))
        told = FACT | draw(st.sampled_from([{}, {}, {}, *REALITIES.values()]))
        made.append(replace(any_claim(chance, number), sources=sources, targets=targets, **told))
    return tuple(made)


GATHER = st.sampled_from([merge, heaped])
EVENTS = st.builds(lambda gather, claims: gather(claims), GATHER, claim_sets())


def drawn(edges: Iterable[Edge]) -> set[Act]:
    """Return what edges say, a symmetric one both ways."""
    ways = (
        (edge.event.action, one.id, other.id) for edge in edges for one, other in edge.directions
    )
    return set(ways)


def told(claims: Iterable[Claim]) -> set[Act]:
    """Return all that claims speak of."""
    found = set()
    for claim in claims:
        ends = product(each_actor(claim.sources), each_actor(claim.targets))
        found |= {(claim.action, one.id, other.id) for one, other in ends if one != other}
    return found


def named(claims: Iterable[Claim], role: str) -> set[str]:
    """Return the ids of all whom claims name in a role."""
    return {actor.id for claim in claims for actor in each_actor(getattr(claim, role))}


def claims_of(events: Iterable[Event]) -> list[Claim]:
    return [claim for event in events for claim in event.claims]


@given(EVENTS)
def test_edges_are_what_articles_assert_in_their_own_voice(events):
    assert drawn(asserted_edges(events)) == told(filter(vouched, claims_of(events)))


@given(EVENTS)
def test_all_else_that_claims_speak_of_is_claimed_and_nothing_is_both(events):
    for event in events:
        asserted, claimed = drawn(asserted_edges([event])), drawn(claimed_edges([event]))
        assert asserted | claimed == told(event.claims) and not asserted & claimed


@given(EVENTS)
def test_an_edge_holds_the_claims_that_say_so_and_no_others(events):
    for edge in (*asserted_edges(events), *claimed_edges(events)):
        assert edge.event.claims
        assert all(told([claim]) & drawn([edge]) for claim in edge.event.claims)
        assert {vouched(claim) for claim in edge.event.claims} == {edge.event.asserted}


@given(EVENTS)
def test_no_edge_comes_twice_and_none_leads_to_itself(events):
    for find in (asserted_edges, claimed_edges):
        ways = [(edge.event.id, way) for edge in find(events) for way in sorted(drawn([edge]))]
        assert len(set(ways)) == len(ways) and all(one != other for _, (_, one, other) in ways)


@given(EVENTS)
def test_a_role_is_claimed_unless_an_article_asserts_it(events):
    for event, side in product(events, ("source", "target")):
        sure = named(filter(vouched, event.claims), f"{side}s")
        rest = named(event.claims, f"{side}s") - sure
        assert {role.actor.id for role in roles(event) if role.name == side} == sure
        assert {role.actor.id for role in roles(event) if role.name == f"claimed_{side}"} == rest


@given(EVENTS)
def test_a_role_holds_claims_of_its_kind_alone(events):
    for role in (role for event in events for role in roles(event)):
        claimed = role.name.startswith("claimed_")
        assert {vouched(claim) for claim in role.event.claims} == {not claimed}


@given(EVENTS)
def test_voices_are_those_who_say_something_each_once(events):
    for event in events:
        assert [role.actor.id for role in voices(event)] == sorted(named(event.claims, "speakers"))
        assert not any(role.event.asserted for role in voices(event))


BASE = next(claim for claim in sample().claims if claim.asserted)
DENIED, SAID = REALITIES["denied"], REALITIES["claimed"]


def mixed(*claims: tuple[Side, Side, dict[str, object]]) -> list[Event]:
    """Return one event of claims, each with its sources, its targets and its reality."""
    made = []
    for number, (sources, targets, reality) in enumerate(claims):
        made.append(replace(BASE, id=f"c{number}", sources=sources, targets=targets, **reality))
    return list(heaped(tuple(made)))


def test_a_denial_lends_its_actors_to_no_edge():
    events = mixed((A, B, {}), (A, C, DENIED), (D, B, SAID))
    assert drawn(asserted_edges(events)) == {(BASE.action, A[0].first.id, B[0].first.id)}
    marked = {(edge.source.id, edge.target.id): edge.event for edge in claimed_edges(events)}
    denied, said = marked[A[0].first.id, C[0].first.id], marked[D[0].first.id, B[0].first.id]
    assert (denied.status, denied.speakers) == ("denied", ())
    assert (said.status, said.asserted, said.speakers) == ("occurred", False, (D[0].first,))


def test_a_denied_answer_makes_an_act_not_mutual():
    events = mixed((A, B, {}), (B, A, DENIED))
    (edge,) = asserted_edges(events)
    assert (edge.source, edge.target, edge.symmetric) == (A[0].first, B[0].first, False)
    (edge,) = claimed_edges(events)
    assert (edge.source, edge.target, edge.symmetric) == (B[0].first, A[0].first, False)


def test_who_takes_part_alike_shares_one_edge_for_both_directions():
    (edge,) = asserted_edges(mixed((A + B, A + B, {})))
    one, other = A[0].first, B[0].first
    assert edge.symmetric and edge.directions == ((one, other), (other, one))


def test_two_asserted_halves_make_no_whole():
    assert drawn(asserted_edges(mixed((A, B, {}), (C, D, {})))) == {
        (BASE.action, A[0].first.id, B[0].first.id),
        (BASE.action, C[0].first.id, D[0].first.id),
    }


def test_a_denial_of_an_asserted_act_takes_no_edge_away():
    events = mixed((A, B, {}), (A, B, DENIED))
    (edge,) = asserted_edges(events)
    assert len(edge.event.claims) == 1 and not list(claimed_edges(events))
