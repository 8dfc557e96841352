"""Read back with the followthemoney package, which needs ICU: an extra, so that the other tests run without it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.events.edges import asserted_edges
from kg.events.merge import merge
from kg.export.countries import countries
from kg.export.followthemoney import followthemoney, identifier
from kg.types import KINDS, Actor, Collection
from tests.samples import BORDERS, sample

ftm = pytest.importorskip("followthemoney", reason="needs the extra interchange")
Proxy = ftm.proxy.EntityProxy


def read(text: str) -> dict[str, Proxy]:
    """Return the entities, each valid by the model's own rules, with references that lead to what they may lead to."""
    found = {}
    for line in text.splitlines():
        data = json.loads(line)
        proxy = Proxy.from_dict(data)
        assert set(data["properties"]) <= set(proxy.schema.properties)
        proxy.schema.validate(data)
        assert all(proxy.get(name) for name in proxy.schema.required)
        assert {name: sorted(values) for name, values in proxy.properties.items()} == data[
            "properties"
        ]
        found[proxy.id] = proxy
    assert len(found) == text.count("\n")
    for proxy in found.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range), (proxy.schema.name, prop.name)
    return found


def of(schema: str, found: dict[str, Proxy]) -> list[Proxy]:
    return [proxy for proxy in found.values() if proxy.schema.name == schema]


def with_text(text: str) -> Collection:
    claims = [claim for claim in sample().claims if claim.speakers][:2] + [
        claim for claim in sample().claims if claim.asserted and claim.targets
    ][:1]
    hostile = []
    for number, claim in enumerate(claims):
        source = replace(
            claim.sources[0],
            text=text,
            actors=(Actor(text + "x", text, "person", text, text, text, (text, text + text)),),
        )
        hostile.append(
            replace(
                claim,
                id=f"{number}{text}",
                sources=(source,),
                evidence=replace(claim.evidence, quote=text),
            )
        )
    article = replace(
        BORDERS,
        title=text,
        publisher=text,
        language=text,
        origin=text,
        url="https://x.example/" + text,
    )
    return Collection((article,), merge(hostile))


def test_the_package_reads_every_entity_and_finds_nothing_to_mend():
    found = read(followthemoney(sample()))
    for proxy in found.values():
        again = Proxy.from_dict(proxy.to_dict(), cleaned=False)
        assert again.to_dict() == proxy.to_dict()


def test_actors_articles_and_mentions_are_there():
    found = read(followthemoney(sample()))
    assert {actor.id for actor in sample().actors} | {
        article.id for article in sample().articles
    } <= set(found)
    france, envoy = found["wd-Q142"], found["person-xxx-5f1d0c2ab7e94433a6d20917"]
    assert (france.schema.name, france.first("country"), france.first("wikidataId")) == (
        "PublicBody",
        "fr",
        "Q142",
    )
    assert (envoy.schema.name, envoy.first("position")) == ("Person", "EU envoy")
    named = {(proxy.first("name"), proxy.first("resolved")) for proxy in of("Mention", found)}
    assert ("The Kremlin", "gov-RUS") in named


def test_events_and_links_are_what_articles_assert_and_nothing_else():
    found = read(followthemoney(sample()))
    asserted = {event.id: event for event in sample().events if event.asserted}
    assert {proxy.id for proxy in of("Event", found)} == set(asserted)
    links = {
        (proxy.first("subject"), proxy.first("role"), proxy.first("object"))
        for proxy in of("UnknownLink", found)
    }
    assert links == {
        (edge.source.id, edge.event.action, edge.target.id)
        for edge in asserted_edges(sample().events)
    }
    edges = {proxy.schema.name for proxy in found.values() if proxy.schema.edge}
    assert edges == {"UnknownLink"}


def test_what_is_not_asserted_is_a_note_that_says_so():
    found = read(followthemoney(sample()))
    rest = {claim.id: claim for claim in sample().claims if not claim.asserted}
    notes = {proxy.id: proxy for proxy in of("Note", found)}
    assert set(notes) == set(rest)
    for name, claim in rest.items():
        assert notes[name].first("name").startswith("Not asserted, ")
        assert notes[name].first("description") == claim.evidence.quote
        assert claim.status in notes[name].get("keywords")
    names = {proxy.first("name") for proxy in notes.values()}
    assert "Not asserted, claimed: ASSAULT: Russia → Moldova, according to Ukraine" in names
    assert (
        "Not asserted, denied: MOBILIZE: Russia → Belarus, according to Russian government" in names
    )


def test_an_event_tells_when_where_and_by_which_article():
    found = read(followthemoney(sample()))
    talks = next(proxy for proxy in of("Event", found) if proxy.first("location") == "Vilnius")
    assert (talks.first("startDate"), talks.first("endDate")) == ("2020-08-24", "2020-08-30")
    accusation = next(
        proxy for proxy in of("Event", found) if proxy.first("name") == "ACCUSE: France → Mali"
    )
    assert (
        accusation.first("date") == "2020-08-31"
        and len(accusation.get("proof")) == len(accusation.get("description")) == 2
    )
    assert accusation.get("sourceUrl") == ["https://news.example/2020/08/31/borders"]


def test_every_kind_of_actor_has_a_schema_that_may_take_part():
    event = next(event for event in sample().events if event.asserted and event.targets)
    for kind in KINDS:
        actor = replace(event.sources[0] if event.sources else event.targets[0], kind=kind)
        read(
            followthemoney(
                Collection((), (replace(event, targets=(actor,), claims=mentioning(event, actor)),))
            )
        )


def mentioning(event, actor):
    """Return the claims of an event, with one actor as target."""
    return tuple(
        replace(claim, sources=(), targets=(replace(claim.targets[0], actors=(actor,)),))
        for claim in event.claims
    )


def test_codes_of_countries_are_those_of_the_model():
    codes = {three: country.alpha2 for three, country in countries().items()}
    assert len(codes) == 250 and codes["FRA"] == "fr"
    assert all(ftm.types.registry.country.clean(three) == two for three, two in codes.items())


def test_claims_of_a_missing_article_still_have_a_document():
    found = read(followthemoney(replace(sample(), articles=())))
    assert {proxy.id for proxy in of("Article", found)} == {
        article.id for article in sample().articles
    }


def test_the_order_of_events_changes_no_byte():
    turned = Collection(sample().articles[::-1], sample().events[::-1])
    assert followthemoney(turned) == followthemoney(sample())


@given(st.text(st.characters(codec=None)))
@settings(max_examples=100, deadline=None)
def test_any_text_makes_valid_entities(text):
    read(followthemoney(with_text(text)))


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\ud800",
        "x" * 70_000,
        "é\u0301" * 2000,
        '"quoted"',
        " \u2028 ",
        "https://a:b:c/",
        "[x]",
    ],
)
def test_odd_text_makes_valid_entities(text):
    read(followthemoney(with_text(text)))


@pytest.mark.parametrize(
    "address",
    [
        "https://a:b:c/",
        "https://x.example:0/",
        "https://[::1]/",
        "http://x",
        "HTTPS://é.example/ö",
        "https://x/" + "y" * 5000,
        "x",
        "https://x.example/[a]?b#c#d",
    ],
)
def test_any_address_makes_a_valid_article(address):
    read(followthemoney(replace(sample(), articles=(replace(BORDERS, url=address),))))


@pytest.mark.parametrize("name", ["", "a b", "-a", "x" * 300, "é", "a/b", "\ud800"])
def test_an_id_that_the_model_forbids_is_hashed(name):
    assert (
        ftm.types.registry.entity.validate(identifier(name))
        and identifier(name) == identifier(name) != name
    )
