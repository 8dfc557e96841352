"""The edge rule in every file: what a program takes for a fact is what some article asserts.

The files are those of every export and of each format in the table of formats, so that a new format
is tried as soon as it stands there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings

from kg.events.edges import pairs
from kg.events.merge import merge
from kg.export import folder, formats
from kg.export.folder import Content
from kg.types import Collection, Event, each_actor
from tests.events.test_edges import EVENTS, FACT, REALITIES
from tests.export.readers import Told, read
from tests.rdf.test_safety import ARTICLES, vouched
from tests.samples import sample


def made(collection: Collection) -> dict[str, dict[str, Content]]:
    """Return all files that can be written, by format."""
    asked_for = {name: formats.files(collection, name) for name in formats.FORMATS}
    return {"every export": folder.files(collection), **asked_for}


def truth(events: Iterable[Event]) -> Told:
    """Return what articles assert, said here again from the claims alone."""
    told = [(event, claim) for event in events for claim in event.claims if vouched(claim)]
    edges = {
        (source.id, claim.action, target.id)
        for _, claim in told
        for source in each_actor(claim.sources)
        for target in each_actor(claim.targets)
        if source != target
    }
    named = [(event.id, claim.sources + claim.targets) for event, claim in told]
    parts = {(event, actor.id) for event, mentions in named for actor in each_actor(mentions)}
    return Told(frozenset(edges), frozenset(parts))


def assert_one_rule(events: Sequence[Event], written: dict[str, dict[str, Content]]) -> None:
    """Assert that no file tells more than is true, and that none leaves out an edge or a role."""
    told_by_articles = [part for event in events for part in event.parts or (event,)]
    facts, reports = truth(events), truth(told_by_articles)
    for name, content in every(written).items():
        told = read(name, content)
        assert told.edges <= facts.edges, f"{name} has false edges"
        assert told.parts <= facts.parts or told.parts <= reports.parts, f"{name} has false roles"
        whole = told.edges == facts.edges or told.parts in (facts.parts, reports.parts)
        assert whole or name not in TELLING, f"{name} has neither all edges nor all roles"


def every(written: dict[str, dict[str, Content]]) -> dict[str, Content]:
    """Return the files of all formats."""
    return {name: content for files in written.values() for name, content in files.items()}


def one_act(**reality: object) -> Collection:
    """Return a collection of one event of two actors, which is told once."""
    whole = next(claim for claim in sample().claims if claim.asserted and pairs(claim))
    return Collection(sample().articles, merge([replace(whole, **reality)]))


def as_facts(collection: Collection) -> Collection:
    """Return the collection as a format would see it that forgot what became of an act."""
    claims = (replace(claim, **FACT) for claim in collection.claims)
    return replace(collection, events=merge(claims))


WRITTEN = every(made(one_act()))
TELLING = [name for name, content in WRITTEN.items() if read(name, content) != Told()]


@given(EVENTS)
@settings(max_examples=100, deadline=None)
def test_every_file_tells_what_articles_assert_and_nothing_else(events) -> None:
    assert_one_rule(events, made(Collection(ARTICLES, events)))


@pytest.mark.parametrize("reality", REALITIES)
def test_an_act_that_no_article_asserts_is_a_fact_in_no_file(reality: str) -> None:
    collection = one_act(**REALITIES[reality])
    assert truth(collection.events) == Told() != truth(as_facts(collection).events)
    assert_one_rule(collection.events, made(collection))


def test_each_format_has_a_file_that_tells_something() -> None:
    written = made(one_act())
    written.pop("dyads")  # sums over groups: tests/resolve
    assert all(set(files) & set(TELLING) for files in written.values())
    assert {"graph.html", "graph.ttl", "graph.graphml", "events.csv"} <= set(TELLING)


@pytest.mark.parametrize("reality", REALITIES)
@pytest.mark.parametrize("file", TELLING)
def test_a_false_fact_is_seen_in_every_file(file: str, reality: str) -> None:
    collection = one_act(**REALITIES[reality])
    forgetful = {"lies": {file: every(made(as_facts(collection)))[file]}}
    with pytest.raises(AssertionError, match=f"{file} has false"):
        assert_one_rule(collection.events, forgetful)


def edges_csv(collection: Collection) -> dict[str, Content]:
    """Return what a new format may get wrong: all acts that claims speak of."""
    acts = [(one, act, other) for claim in collection.claims for act, one, other in pairs(claim)]
    return {"edges.csv": "source,action,target\n" + "".join(",".join(act) + "\n" for act in acts)}


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (edges_csv, "edges.csv has false edges"),
        (lambda _: {"graph.net": "*Vertices 2"}, "graph.net: no reader says what is an edge in it"),
    ],
)
def test_a_new_format_is_tried_as_soon_as_it_is_in_the_table(make, says, monkeypatch) -> None:
    known = formats.makers()
    monkeypatch.setattr(formats, "FORMATS", {**formats.FORMATS, "new": "a new format"})
    monkeypatch.setattr(formats, "makers", lambda: {**known, "new": make})
    collection = one_act(polarity="negative")
    with pytest.raises(AssertionError, match=says):
        assert_one_rule(collection.events, made(collection))
