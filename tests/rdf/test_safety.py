"""The safety theorem: whatever claims there are, only what an article asserts in its own voice becomes a plain fact."""

from collections.abc import Iterator
from operator import attrgetter
from random import Random

import pytest

from kg.events.merge import merge
from kg.ontology import BASE, KG, REL, SEM
from kg.rdf.triples import statements
from kg.types import Actor, Article, Claim, Collection, Event, Evidence, Mention, Span, each_actor
from tests.samples import LAST_WEEK, MONDAY

SETS, BATCH = 100_000, 10_000
ACTORS = tuple(Actor(f"wd-Q{number}", f"Actor {number}", "country") for number in range(1, 5))
MENTIONS = tuple((Mention((actor,), actor.name, 0, 1, "name"),) for actor in ACTORS)
SIDES = ((), *MENTIONS, MENTIONS[0] + MENTIONS[1])
SPEAKERS = ((), (), *MENTIONS)
POLARITIES, MODALITIES = (
    ("positive", "negative"),
    ("actual", "actual", "actual", "planned", "conditional", "possible", "requested"),
)
ACTIONS, TRIGGERS, DATES = ("ACCUSE", "AID"), ("accused", "aided"), (None, MONDAY, LAST_WEEK)
ARTICLES = tuple(Article(f"a{number}", "x" * 100) for number in range(2))
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
EVENT, ACTS, SUFFERS, EDGE = f"<{SEM.Event}>", f"<{KG.actor}>", f"<{KG.target}>", f"<{REL}"
OF_EVENTS = {f"<{term}>" for term in (SEM.eventType, SEM.hasTimeStamp, SEM.hasPlace, KG.code)}

SOURCES, TARGETS = attrgetter("sources"), attrgetter("targets")

Fact = tuple[str, str, str]


def any_claim(chance: Random, number: int) -> Claim:
    """Return a claim of any polarity, modality and voice; it names somebody, as every claim does."""
    sources, targets = chance.choice(SIDES), chance.choice(SIDES)
    start = chance.randrange(90)
    return Claim(
        id=f"c{number}",
        action=chance.choice(ACTIONS),
        sources=sources,
        targets=targets if sources or targets else MENTIONS[0],
        trigger=Span(chance.choice(TRIGGERS), start, start + 7),
        evidence=Evidence(chance.choice(ARTICLES).id, start, start + 10, "x" * 10),
        by=("pattern test",),
        polarity=chance.choice(POLARITIES),
        modality=chance.choice(MODALITIES),
        speakers=chance.choice(SPEAKERS),
        date=chance.choice(DATES),
    )


def sets(seed: int) -> Iterator[tuple[Claim, ...]]:
    """Yield sets of one to four claims, the same ones for a seed."""
    chance = Random(seed)
    for _ in range(BATCH):
        yield tuple(any_claim(chance, number) for number in range(chance.randint(1, 4)))


def actor(mention: Mention) -> str:
    return f"<{BASE}actor/{mention.first.id}>"


def vouched(claim: Claim) -> bool:
    """Return whether an article asserts a claim in its own voice; said here again, so that the rule itself is tested."""
    return (claim.polarity, claim.modality, claim.speakers) == ("positive", "actual", ())


def heaped(claims: tuple[Claim, ...]) -> tuple[Event, ...]:
    """Return one event per action, of all claims about it, whether or not they belong together: a merge at its worst."""
    found = []
    for action in sorted({claim.action for claim in claims}):
        own = tuple(claim for claim in claims if claim.action == action)
        sources, targets = (
            {actor: None for claim in own for actor in each_actor(side(claim))}
            for side in (SOURCES, TARGETS)
        )
        day = next((claim.date for claim in own if claim.date), None)
        found.append(Event(f"ev{action}", action, tuple(sources), tuple(targets), own, "112", day))
    return tuple(found)


def facts_of(collection: Collection) -> tuple[set[Fact], set[str]]:
    """Return what the graph states as plain facts (edges, events, who takes part), and all nodes with a type, day or place of events."""
    facts, others = set(), set()
    for triple in statements(collection, "lean"):
        if (
            triple[1] in {ACTS, SUFFERS}
            or triple[1].startswith(EDGE)
            or triple[1:] == (TYPE, EVENT)
        ):
            facts.add(triple)
        elif triple[1] in OF_EVENTS:
            others.add(triple[0])
    return facts, others


def allowed(collection: Collection) -> set[Fact]:
    """Return the plain facts that the vouched claims give, and nothing else."""
    found: set[Fact] = set()
    for event in (part for whole in collection.events for part in whole.parts or (whole,)):
        node = f"<{BASE}event/{event.id}>"
        for claim in filter(vouched, event.claims):
            found.add((node, TYPE, EVENT))
            found |= {(node, ACTS, actor(source)) for source in claim.sources}
            found |= {(node, SUFFERS, actor(target)) for target in claim.targets}
            edge = f"{EDGE}{claim.action.lower()}>"
            found |= {
                (actor(one), edge, actor(other))
                for one in claim.sources
                for other in claim.targets
                if one.first != other.first
            }
    return found


@pytest.mark.parametrize("seed", range(SETS // BATCH))
def test_nothing_denied_not_actual_or_only_said_ever_becomes_a_fact(seed: int) -> None:
    facts = 0
    for number, claims in enumerate(sets(seed)):
        collection = Collection(ARTICLES, merge(claims) if number % 2 else heaped(claims))
        found, others = facts_of(collection)
        assert found == allowed(collection), claims
        assert others == {fact[0] for fact in found if fact[2] == EVENT}, claims
        assert found or not any(map(vouched, claims)), claims
        facts += len(found)
    assert facts > BATCH / 2  # the sets are not all without facts
