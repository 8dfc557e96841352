"""Sentences read by the real pipeline: what the tests of extraction share."""

from datetime import date
from functools import cache

from kg.articles.read import article_id
from kg.claims import Reading, read
from kg.english.load import load as load_english
from kg.lexicon.load import load as load_lexicon
from kg.types import Article, Claim

MONDAY = date(2020, 8, 31)


@cache
def reading(text: str, published: date | None = MONDAY) -> Reading:
    """Return how a text is read."""
    return read(
        load_english()(text),
        Article(article_id(text, None), text, published=published),
        load_lexicon(),
    )


def claims(text: str, published: date | None = MONDAY) -> tuple[Claim, ...]:
    """Return the claims of a text."""
    return reading(text, published).claims
