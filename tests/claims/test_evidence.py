"""The law of evidence, and what holds of every claim, over the sample articles."""

from functools import cache

import pytest

from kg import data
from kg.articles.read import read
from kg.claims import read as read_claims
from kg.english.load import load as load_english
from kg.lexicon.load import load as load_lexicon
from kg.ontology import codes
from kg.types import Article, Claim, ReadArticle
from tests.reading import claims

FOLDER = data.seeds() / "articles"
NAMES = sorted(path.name for path in FOLDER.iterdir())


@cache
def claims_in(name: str) -> tuple[Article, tuple[Claim, ...]]:
    (found,) = read([str(FOLDER / name)])
    assert isinstance(found, ReadArticle)
    return found.article, read_claims(
        load_english()(found.article.text), found.article, load_lexicon()
    ).claims


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_article_has_claims(name):
    assert claims_in(name)[1]


@pytest.mark.parametrize("name", NAMES)
def test_evidence_quotes_the_article(name):
    article, claims = claims_in(name)
    for claim in claims:
        evidence = claim.evidence
        assert evidence.article == article.id
        assert (
            evidence.quote.strip()
            == evidence.quote
            == article.text[evidence.start : evidence.end]
            != ""
        )


@pytest.mark.parametrize("name", NAMES)
def test_the_trigger_stands_in_the_evidence(name):
    article, claims = claims_in(name)
    for claim in claims:
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end
        assert article.text[claim.trigger.start : claim.trigger.end] == claim.trigger.text


@pytest.mark.parametrize("name", NAMES)
def test_every_other_span_quotes_the_article_too(name):
    article, claims = claims_in(name)
    for claim in claims:
        spans = [
            *claim.sources,
            *claim.targets,
            *claim.speakers,
            claim.cue,
            claim.condition,
            claim.place,
        ]
        for span in filter(None, spans):
            assert article.text[span.start : span.end] == span.text != ""


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_has_an_actor_and_a_known_code(name):
    for claim in claims_in(name)[1]:
        assert claim.sources or claim.targets
        assert claim.action in codes().actions
        assert claim.cameo is None or claim.cameo in codes().cameo
        assert 0 < claim.confidence <= 1


@pytest.mark.parametrize("name", NAMES)
def test_claims_have_different_ids_and_stand_in_the_order_of_the_text(name):
    claims = claims_in(name)[1]
    assert len({claim.id for claim in claims}) == len(claims)
    assert [claim.evidence.start for claim in claims] == sorted(
        claim.evidence.start for claim in claims
    )


@pytest.mark.parametrize(
    "text",
    [
        "“Turkey invaded Syria again this month.”",
        "“Iran attacked the embassy in Baghdad on Tuesday,” he said.",
        "According to it, Chad invaded Niger.",
        "Kenya attacked Somalia, they said.",
    ],
)
def test_what_nobody_known_says_is_not_the_articles_own_voice(text):
    found = claims(text)
    assert found
    assert not any(claim.asserted for claim in found)
