"""Of sixty saved pages in the manner of ten news sites, the article is read and little beside it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from kg.articles.read import read
from kg.errors import InputError
from kg.pipeline import claims_of
from kg.types import ReadArticle
from tests.articles.news_sites import FOOTER, SITES, framed, nav
from tests.articles.news_stories import FAR, Story, story

EACH = 6
PAGES = [(site, number) for site in range(len(SITES)) for number in range(EACH)]


def told(site: int, number: int) -> Story:
    return story(100 * site + number)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, int], ReadArticle]:
    """Return what is read of each page."""
    folder: Path = tmp_path_factory.mktemp("pages")
    for site, number in PAGES:
        (folder / f"{site}-{number}.html").write_text(SITES[site](told(site, number)), "utf-8")
    found = read([str(folder)])
    return dict(zip(PAGES, articles(found), strict=True))


def articles(found: Iterator[object]) -> Iterator[ReadArticle]:
    """Yield the articles, and nothing else may be there."""
    for one in found:
        assert isinstance(one, ReadArticle), one
        yield one


@cache
def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def agreement(text: str, true: str) -> float:
    """Return F1 of the words of a text."""
    shared = (words(text) & words(true)).total()
    return 2 * shared / (words(text).total() + words(true).total())


def test_the_words_are_those_of_the_article(saved):
    scores = [agreement(saved[page].article.text, told(*page).text) for page in PAGES]
    assert mean(scores) >= 0.99 and min(scores) >= 0.95


def test_a_front_page_is_no_article(tmp_path):
    heads = [words for number in range(4) for words in told(0, number).teasers]
    cards = "".join(
        f"<article><a href='/{n}'><h3>{head}</h3></a><p>{head}, officials said on Sunday.</p></article>"
        for n, head in enumerate(heads)
    )
    items = "".join(f"<li><a href='/{n}'>{head}</a></li>" for n, head in enumerate(heads))
    for name, body in {"cards.html": cards, "list.html": f"<ul>{items}</ul>"}.items():
        (tmp_path / name).write_text(
            framed("<title>The Herald</title>", f"{nav()}<main><h1>World</h1>{body}</main>{FOOTER}")
        )
        (found,) = read([str(tmp_path / name)])
        assert isinstance(found, InputError) and found.reason.startswith(
            ("a page of links to articles", "no article in this page")
        )


@pytest.mark.parametrize("site", range(len(SITES)))
def test_title_and_day_are_those_of_the_page(site, saved):
    for number in range(EACH):
        article, true = saved[site, number].article, told(site, number)
        assert (article.title, article.published) == (true.title, true.day)


def test_no_claim_is_made_of_teasers_and_comments(saved):
    far = re.compile("|".join([*FAR, *FAR.values()]))
    read_ones = [saved[page].article for page in PAGES]
    quotes = [claim.evidence.quote for _, claims in claims_of(read_ones) for claim in claims]
    assert len(quotes) > 500
    assert sum(far.search(quote) is not None for quote in quotes) <= 0.01 * len(quotes)
