"""Which bearer of a name an article means: the country Georgia, or the state of Atlanta. Knows its words; never knows acts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from kg.lexicon.homonyms import Homonym
from kg.lexicon.names import fold
from kg.mentions.book import Mentions
from kg.mentions.names import Name
from kg.sentence.coordination import conjuncts
from kg.sentence.labels import (
    CONJUNCT,
)

WORD = re.compile(r"\w+")
LINKS = frozenset("of in from across".split())
TITLE = 3  # "secretary of state"


def told_apart(doc: Doc, names: list[Name], mentions: Mentions) -> list[Name]:
    """Return the names, each that means another bearer of its name with that homonym."""
    found: list[Name] = []
    for name in names:
        homonym = next(
            (
                one
                for one in mentions.lexicon.homonyms(text_of(doc, name))
                if is_meant(one, name, names, mentions)
            ),
            None,
        )
        found.append(called(name, homonym, mentions) if homonym else name)
    return found


def called(name: Name, homonym: Homonym, mentions: Mentions) -> Name:
    """Return a name with the homonym it means: a body as its actor, a place with whoever may act under its name."""
    actor = mentions.lexicon.find(homonym.actor)
    if actor is not None and actor.kind != "government":
        return replace(name, kind=actor.kind, actors=(actor,))
    return replace(name, kind="LOC", actors=(), homonym=homonym)


def text_of(doc: Doc, name: Name) -> str:
    """Return the words of a name."""
    return doc[name.start : name.end].text


def is_meant(homonym: Homonym, name: Name, names: list[Name], mentions: Mentions) -> bool:
    """Return whether a name means a homonym: by a title at it, or by the words of the article.

    What speaks for the country or capital, its capital, people or bodies, counts against it; when in doubt, that is meant.
    Where both are of one country, only the words of the sentence tell.
    """
    doc = mentions.doc
    titles = [*titles_after(doc, name), *titles_before(doc, name)]
    if homonym.titles.intersection(titles):
        return True
    if any(mentions.lexicon.office(title) for title in titles) or is_among_countries(
        name, names, doc
    ):
        return False
    usual = usual_country(text_of(doc, name), mentions)
    if usual == homonym.country:
        return said_beside(homonym, doc[name.start].sent.text) > 0
    against = sum(1 for _ in signs_of(usual, names, mentions)) if usual else 0
    return said_beside(homonym, doc.text) > against


def titles_after(doc: Doc, name: Name) -> Iterator[str]:
    """Yield what a name's office may be: "governor" of "Georgia's Republican governor"."""
    words = doc[name.end : doc[name.start].sent.end]
    first = next(
        (word.i for word in words if word.tag_ not in ("POS", "JJ")), doc[name.start].sent.end
    )
    yield from (as_said(doc[first : first + size]) for size in range(1, TITLE + 1))
    yield from (as_said(doc[name.end : name.end + size]) for size in range(1, TITLE + 1))


def titles_before(doc: Doc, name: Name) -> Iterator[str]:
    """Yield what may be of a name: "governor" and "lieutenant governor" of "the lieutenant governor of Georgia"."""
    start, end = doc[name.start].sent.start, name.start - 1
    owned = (
        name.end < len(doc) and doc[name.end].tag_ == "POS"
    )  # "the governor of Georgia's central bank"
    if name.start > start and doc[end].lower_ in LINKS and not owned:
        yield from (as_said(doc[max(start, end - size) : end]) for size in range(1, TITLE + 1))


def as_said(words: Span) -> str:
    """Return a title as a seed gives it: "State Senators" is "state senator"; but "Republicans" stay many."""
    return " ".join(
        word.lower_ if word.text[:1].isupper() and word.tag_ == "NNPS" else word.lemma_.lower()
        for word in words
    )


def is_among_countries(name: Name, names: list[Name], doc: Doc) -> bool:
    """Return whether a name stands in a row with those of countries: "Ukraine, Moldova and Georgia"."""
    head = doc[name.start : name.end].root
    while head.dep_ == CONJUNCT:
        head = head.head
    row = {word.i for word in conjuncts(head)}
    others = [one for one in names if one.kind == "country" and one.start != name.start]
    return any(doc[one.start : one.end].root.i in row for one in others)


def said_beside(homonym: Homonym, text: str) -> int:
    """Return how often a text has one of the phrases that stand beside a homonym."""
    said = f" {bare_words(text)} "
    return sum(said.count(f" {bare_words(phrase)} ") for phrase in homonym.beside)


def bare_words(text: str) -> str:
    """Return the words of a text without case, accents and punctuation."""
    return " ".join(WORD.findall(fold(text)))


def usual_country(text: str, mentions: Mentions) -> str | None:
    """Return the country that a name means or is of, where nothing speaks for another bearer."""
    found = mentions.lexicon.place(text)
    return found[1] if found else None


def signs_of(country: str, names: list[Name], mentions: Mentions) -> Iterator[int]:
    """Yield where an article speaks of a country otherwise than by a name that others bear: its capital, its people, its bodies."""
    lexicon, doc = mentions.lexicon, mentions.doc
    for name in names:
        text = text_of(doc, name)
        if lexicon.homonyms(text):
            continue
        place = lexicon.place(text)
        if country in {place[1] if place else None, *(actor.country for actor in name.actors[:1])}:
            yield name.start
    yield from (
        place for place, actor in mentions.nationalities.items() if actor.country == country
    )
