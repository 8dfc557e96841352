"""The order of the stages. Knows which comes first; never knows how a stage works."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from kg.articles.problems import left_out
from kg.articles.read import Look
from kg.articles.read import read as read_articles
from kg.articles.texts import Input
from kg.errors import InputError
from kg.events.collect import collection_of
from kg.lexicon.load import Folders, Lexicon, load
from kg.salvage import Note, salvaged
from kg.types import Article, Claim, Collection, ReadArticle


def articles_of(
    inputs: Iterable[Input],
    published: date | None,
    refused: Callable[[InputError], None],
    columns: Mapping[str, str] | None = None,
    look: Look | None = None,
) -> Iterator[ReadArticle]:
    """Yield the readable articles; each input that cannot be read goes to ``refused``.

    ``look``: how a file is looked through, where it is not simply read.
    """
    for found in read_articles(inputs, published, columns=columns, look=look):
        if isinstance(found, InputError):
            refused(found)
        else:
            yield found


def warn(note: Note | str) -> None:
    """Warn of words that were left out, or read with a doubt."""
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
    seeds: Folders = None,
    noted: Callable[[Note | str], None] = warn,
    columns: Mapping[str, str] | None = None,
) -> Collection:
    """Return the events that articles report.

    Without ``refused``, the first broken input raises its InputError; what is whole but no article
    in English is passed over, unless nothing else is there. Notes on articles go to ``noted``, and
    so do sentences that break a step, which are left out.
    """
    passed: list[InputError] = []

    def stop(error: InputError) -> None:
        if not error.kind:
            raise error
        passed.append(error)

    def heard(read: ReadArticle) -> Article:
        for note in read.notes:
            noted(note)
        return read.article

    given = [inputs] if isinstance(inputs, Input) else inputs
    lexicon = load(seeds)
    articles: list[Article] = []
    claims: list[Claim] = []
    found = map(heard, articles_of(given, published, refused or stop, columns))
    for article, made in claims_of(found, pipeline, lexicon, noted):
        articles.append(article)
        claims.extend(made)
    if passed and not articles:
        raise passed[0]
    if passed:
        noted(left_out(error.kind for error in passed))
    return collection_of(articles, claims, lexicon.actors, lexicon.judgements, lexicon.digest)
