"""Which bearer of a name an article means: the country Georgia, or the state of Atlanta. Knows its words; never knows acts."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg.gazetteer import table
from kg.lexicon.homonyms import Homonym, Key
from kg.lexicon.names import fold
from kg.mentions.book import Mentions
from kg.mentions.names import Name
from kg.sentence.coordination import conjuncts
from kg.sentence.labels import CONJUNCT, COORDINATOR

WORD = re.compile(r"\w+")
LINKS = frozenset("of in from across".split())
TITLE = 3  # "secretary of state"
FEDERAL = ("USA", "CAN")
"""Where towns go by the name of their state, as in American news."""


class Signs:
    """What an article says of countries and of homonyms, each counted once."""

    def __init__(self, names: list[Name], mentions: Mentions) -> None:
        """Count what the names of an article and its words of nationality speak for."""
        self.text = bare_words(mentions.doc.text)
        self.countries = Counter(country for name in names for country in signs_of(name, mentions))
        self.countries.update(actor.country for actor in mentions.nationalities.values())
        roots = (
            (name.start, mentions.doc[name.start : name.end].root.i)
            for name in names
            if name.kind == "country"
        )
        self.roots = {root: start for start, root in roots}
        self.told: dict[Key, int] = {}

    def said(self, homonym: Homonym) -> int:
        """Return how often the article has one of the phrases that stand beside a homonym."""
        if homonym.key not in self.told:
            self.told[homonym.key] = said_beside(homonym, self.text)
        return self.told[homonym.key]


def told_apart(doc: Doc, names: list[Name], mentions: Mentions) -> list[Name]:
    """Return the names, each that means another bearer of its name with that homonym."""
    signs = Signs(names, mentions)
    found: list[Name] = []
    for name in names:
        homonyms = mentions.lexicon.homonyms(text_of(doc, name))
        homonym = next((one for one in homonyms if is_meant(one, name, signs, mentions)), None)
        homonym = homonym or town_of_state(name, mentions)
        found.append(called(name, homonym, mentions) if homonym else name)
    return found


def town_of_state(name: Name, mentions: Mentions) -> Homonym | None:
    """Return the town that a name means where an American state stands behind it: "Lebanon, Ohio".

    Not in a row of places: "Mexico, Texas and Arizona".
    """
    doc, end = mentions.doc, name.end + 1
    if name.kind not in ("country", "LOC") or doc[name.end : end].text != ",":
        return None
    in_row = (
        name.start > 1 and doc[name.start - 1].text == "," and is_capitalised(doc[name.start - 2])
    )
    for size in (2, 1):
        country = state_called(doc[end : end + size].text, mentions)
        if country is None:
            continue
        behind = doc[end + size : end + size + 2]
        goes_on = any(word.dep_ == COORDINATOR or is_capitalised(word) for word in behind)
        if goes_on or in_row:
            return None
        return Homonym(text_of(doc, name), country, "", frozenset(), ())
    return None


def is_capitalised(word: Token) -> bool:
    """Return whether a word is written with a capital."""
    return word.text[:1].isupper()


def state_called(text: str, mentions: Mentions) -> str | None:
    """Return the country that a state or province of North America lies in, by its name."""
    known = mentions.lexicon.place(text) if text.endswith(".") else None  # "Minn."
    if known:
        return known[1]
    if any(actor.kind == "country" for actor in mentions.lexicon.named(text)):
        return None
    regions = (one for one in table.named(text) if one.sort == "region")
    return next((one.country for one in regions if one.country in FEDERAL), None)


def called(name: Name, homonym: Homonym, mentions: Mentions) -> Name:
    """Return a name with the homonym it means: a body as its actor, a place with whoever may act under its name."""
    actor = mentions.lexicon.find(homonym.actor)
    if actor is not None and actor.kind != "government":
        return replace(name, kind=actor.kind, actors=(actor,))
    return replace(name, kind="LOC", actors=(), homonym=homonym)


def text_of(doc: Doc, name: Name) -> str:
    """Return the words of a name."""
    return doc[name.start : name.end].text


def is_meant(homonym: Homonym, name: Name, signs: Signs, mentions: Mentions) -> bool:
    """Return whether a name means a homonym: by a title at it, or by the words of the article.

    What speaks for the country or capital, its capital, people or bodies, counts against it; when in doubt, that is meant.
    Where both are of one country, only the words of the sentence tell.
    """
    doc = mentions.doc
    titles = [*titles_after(doc, name), *titles_before(doc, name)]
    if homonym.titles.intersection(titles):
        return True
    titled = any(mentions.lexicon.office(title) for title in titles)
    if titled or is_among_countries(name, signs, doc):
        return False
    usual = usual_country(text_of(doc, name), mentions)
    if usual == homonym.country:
        return said_beside(homonym, bare_words(doc[name.start].sent.text)) > 0
    return signs.said(homonym) > (signs.countries[usual] if usual else 0)


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


def is_among_countries(name: Name, signs: Signs, doc: Doc) -> bool:
    """Return whether a name stands in a row with those of countries: "Ukraine, Moldova and Georgia"."""
    head = doc[name.start : name.end].root
    while head.dep_ == CONJUNCT:
        head = head.head
    row = {word.i for word in conjuncts(head)}
    return any(signs.roots.get(word, name.start) != name.start for word in row)


def said_beside(homonym: Homonym, text: str) -> int:
    """Return how often a text, given as bare words, has one of the phrases beside a homonym."""
    said = f" {text} "
    return sum(said.count(f" {bare_words(phrase)} ") for phrase in homonym.beside)


def bare_words(text: str) -> str:
    """Return the words of a text without case, accents and punctuation."""
    return " ".join(WORD.findall(fold(text)))


def usual_country(text: str, mentions: Mentions) -> str | None:
    """Return the country that a name means or is of, where nothing speaks for another bearer."""
    found = mentions.lexicon.place(text)
    return found[1] if found else None


def signs_of(name: Name, mentions: Mentions) -> set[str | None]:
    """Return the countries that a name speaks for: a capital, its people, its bodies; but not by a name that others bear."""
    text = text_of(mentions.doc, name)
    if mentions.lexicon.homonyms(text):
        return set()
    return {usual_country(text, mentions), *(actor.country for actor in name.actors[:1])} - {None}
