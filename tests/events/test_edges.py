"""Edges and roles of any claims: what is asserted, what is only claimed, and that nothing is both or lost."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.events.edges import Edge, asserted_edges, claimed_edges, roles, voices
from kg.events.merge import merge
from kg.types import Claim, Event, Mention, each_actor
from tests.rdf.test_safety import MENTIONS, any_claim, heaped, vouched
from tests.samples import sample

A, B, C, D = MENTIONS
Act = tuple[str, str, str]
EVENTS = st.builds(
    lambda chance, size, gather: gather([any_claim(chance, number) for number in range(size)]),
    st.randoms(use_true_random=False),
    st.integers(0, 6),
    st.sampled_from([lambda claims: heaped(tuple(claims)), merge]),
)


def drawn(edges: Iterable[Edge]) -> set[Act]:
    """Return what edges say, a symmetric one both ways."""
    return {(one.id, edge.event.action, other.id) for edge in edges for one, other in edge.directions}


def told(claims: Iterable[Claim]) -> set[Act]:
    """Return all that claims speak of."""
    named = [
        (one.id, claim.action, other.id) for claim in claims for one in each_actor(claim.sources) for other in each_actor(claim.targets)
    ]
    return {act for act in named if act[0] != act[2]}


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
        ends = {(one.id, edge.event.action, other.id) for one, other in edge.directions}
        assert edge.event.claims and all(told([claim]) & ends for claim in edge.event.claims)
        assert {vouched(claim) for claim in edge.event.claims} == {edge.event.asserted}


@given(EVENTS)
def test_no_edge_comes_twice_and_none_leads_to_itself(events):
    for find in (asserted_edges, claimed_edges):
        ends = [(edge.event.id, frozenset((edge.source.id, edge.target.id)), edge.source.id) for edge in find(events)]
        assert len(set(ends)) == len(ends) and all(len(pair) == 2 for _, pair, _ in ends)


@given(EVENTS)
def test_a_role_is_claimed_unless_an_article_asserts_it(events):
    for event in events:
        for side, mentions in (("source", lambda claim: claim.sources), ("target", lambda claim: claim.targets)):
            named = {actor.id for claim in event.claims for actor in each_actor(mentions(claim))}
            sure = {actor.id for claim in filter(vouched, event.claims) for actor in each_actor(mentions(claim))}
            assert {role.actor.id for role in roles(event) if role.name == side} == sure
            assert {role.actor.id for role in roles(event) if role.name == f"claimed_{side}"} == named - sure
        assert all(role.event.asserted != role.name.startswith("claimed_") for role in roles(event))


@given(EVENTS)
def test_voices_are_those_who_say_something_each_once(events):
    for event in events:
        expected = sorted({actor.id for claim in event.claims for actor in each_actor(claim.speakers)})
        assert [role.actor.id for role in voices(event)] == expected
        assert not any(role.event.asserted for role in voices(event))


BASE = next(claim for claim in sample().claims if claim.asserted)
DENIED = {"polarity": "negative"}
SAID = {"speakers": D}


def mixed(*claims: tuple[tuple[Mention, ...], tuple[Mention, ...], dict[str, object]]) -> list[Event]:
    """Return one event of claims, each with its sources, its targets and its reality."""
    made = [replace(BASE, id=f"c{number}", sources=one, targets=other, **told) for number, (one, other, told) in enumerate(claims)]
    return list(heaped(tuple(made)))


def test_a_denial_lends_its_actors_to_no_edge():
    events = mixed((A, B, {}), (A, C, DENIED), (D, B, SAID))
    assert drawn(asserted_edges(events)) == {(A[0].first.id, BASE.action, B[0].first.id)}
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
    assert edge.symmetric and edge.directions == ((A[0].first, B[0].first), (B[0].first, A[0].first))


def test_two_asserted_halves_make_no_whole():
    assert drawn(asserted_edges(mixed((A, B, {}), (C, D, {})))) == {
        (A[0].first.id, BASE.action, B[0].first.id),
        (C[0].first.id, BASE.action, D[0].first.id),
    }


def test_a_denial_of_an_asserted_act_takes_no_edge_away():
    (edge,) = asserted_edges(mixed((A, B, {}), (A, B, DENIED)))
    assert len(edge.event.claims) == 1 and not list(claimed_edges(mixed((A, B, {}), (A, B, DENIED))))
