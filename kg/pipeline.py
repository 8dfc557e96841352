"""The order of the stages. Knows which comes first; never knows how a stage works."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from kg.articles.read import read as read_articles
from kg.articles.texts import Input
from kg.errors import InputError
from kg.events.collect import collection_of
from kg.lexicon.load import Folders, Lexicon, load
from kg.salvage import Note, salvaged
from kg.types import Article, Claim, Collection, ReadArticle

Progress = Callable[[int, str], None]


def articles_of(
    inputs: Iterable[Input], published: date | None, refused: Callable[[InputError], None]
) -> Iterator[ReadArticle]:
    """Yield the readable articles; each input that cannot be read goes to ``refused``."""
    for found in read_articles(inputs, published):
        if isinstance(found, InputError):
            refused(found)
        else:
            yield found


def warn(note: Note) -> None:
    """Warn of words that were left out."""
    warnings.warn(str(note), stacklevel=2)


def claims_of(
    articles: Iterable[Article],
    pipeline: str | None = None,
    lexicon: Lexicon | None = None,
    noted: Callable[[Note], None] = warn,
) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield each article with its claims, without the sentences that break a step.

    Those go to ``noted``.
    """
    from kg.claims import read  # noqa: PLC0415
    from kg.english.component import by_rule  # noqa: PLC0415
    from kg.english.load import load as load_english  # noqa: PLC0415  # spaCy takes a second

    nlp = load_english(pipeline)
    words = lexicon or load()

    def claims_in(article: Article) -> tuple[Claim, ...]:
        claims, broken = salvaged(
            article.text,
            divided=lambda text: by_rule(nlp.make_doc(text)),
            whole=lambda text: read(nlp(text), article, words).claims,
            alone=lambda text: read(nlp(text), replace(article, text=text), words),
        )
        for span, error in broken.items():
            noted(Note(article.origin, span, error))
        return claims or ()

    for article in articles:
        yield article, claims_in(article)


def build(
    inputs: Input | Iterable[Input],
    published: date | None = None,
    pipeline: str | None = None,
    refused: Callable[[InputError], None] | None = None,
    progress: Progress | None = None,
    seeds: Folders = None,
    noted: Callable[[Note], None] = warn,
) -> Collection:
    """Return the events that articles report. Without ``refused``, the first unreadable input raises its InputError.

    Sentences that break a step go to ``noted`` and are left out.
    """

    def stop(error: InputError) -> None:
        raise error

    given = [inputs] if isinstance(inputs, Input) else inputs
    lexicon = load(seeds)
    articles: list[Article] = []
    claims: list[Claim] = []
    found = (read.article for read in articles_of(given, published, refused or stop))
    for article, made in claims_of(found, pipeline, lexicon, noted):
        articles.append(article)
        claims.extend(made)
        if progress is not None:
            progress(len(articles), article.origin)
    return collection_of(articles, claims, lexicon.actors)
