"""Many claims rest on the disk, and nothing is different for it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from benchmarks.merging import measure
from kg.events import kept
from kg.events.collect import collection_of
from kg.events.kept import Events
from kg.events.merge import merge
from kg.lexicon.load import load
from kg.types import Claim, Collection, Event, Judgement, Mention, Reason, Span, those
from tests.events.test_merge import ANY
from tests.samples import sample


def on_disk(claims: list[Claim]) -> Events:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "FEW", 0)
        found = merge(claims)
    assert isinstance(found, Events) or not claims
    return found


@given(ANY)
@settings(deadline=None)
def test_events_on_the_disk_are_those_in_memory(claims: list[Claim]) -> None:
    there, here = Collection((), on_disk(claims)), Collection((), merge(claims))
    assert tuple(there.events) == tuple(here.events)
    assert tuple(there.claims) == tuple(here.claims)
    assert there.actors == here.actors


def test_every_field_comes_back_from_the_disk() -> None:
    claims = [*sample().claims]
    claims[0] = replace(
        claims[0],
        cue=Span("said", 3, 7),
        condition=Span("if \ud800", 9, 13),
        because=(Reason("guard", "r", "says", Span("x", 0, 1), 0.5), Reason("date", "s", "none")),
        speakers=(Mention((), "they", 1, 5, "pronoun", (Reason("actor", "r", "why"),)),),
    )
    assert tuple(on_disk(claims)) == tuple(merge(claims))


def test_parts_and_joins_come_back_from_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    collection = sample()
    ids = [event.id for event in collection.events][:2]
    ruled = [Judgement("same", *ids, "one act", "us")]
    index = load().actors
    here = collection_of(collection.articles, collection.claims, index, ruled)
    monkeypatch.setattr(kept, "FEW", 1)
    there = collection_of(collection.articles, collection.claims, index, ruled)
    assert any(event.parts for event in here.events)
    assert isinstance(there.events, Events)
    assert tuple(there.events) == tuple(here.events)


def test_some_of_the_events_on_the_disk_have_their_own_claims_alone() -> None:
    def asserted(event: Event) -> bool:
        return event.asserted

    there, here = on_disk([*sample().claims]), merge(sample().claims)
    few = those(there, asserted)
    assert 0 < len(few) < len(there)
    assert tuple(few) == tuple(those(here, asserted))
    assert tuple(few.claims) == Collection((), tuple(few)).claims
    assert tuple(there[1:3]) == tuple(here[1:3])
    assert there[-1] == here[-1]
    assert there.claims[0] == Collection((), here).claims[0]


def test_made_up_claims_of_the_benchmark_are_the_same_events_in_any_order(capsys):
    events = []
    for shuffled in (False, True):
        measure(400, shuffled, export=False)
        events.append(capsys.readouterr().out.splitlines()[-1])
    assert events[0] == events[1]
    assert "joined" in events[0]
