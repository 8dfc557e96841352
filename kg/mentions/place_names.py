"""Places that the pipeline takes for people or bodies: by their own words, or by what is done there. Never knows who anybody is."""

from dataclasses import replace

from spacy.tokens import Doc

from kg.english.lemmas import VERB_ENDINGS, candidates
from kg.gazetteer import table
from kg.lexicon.actors import ActorIndex
from kg.mentions.book import Mentions
from kg.mentions.names import Name
from kg.sentence.labels import (
    CONJUNCT,
    OBJECT,
    OBLIQUE,
    PASSIVE_SUBJECT,
    SUBJECT,
)
from kg.sentence.tree import preposition

UNDERGOING = (OBJECT, PASSIVE_SUBJECT)


def places_apart(doc: Doc, names: list[Name], lexicon: ActorIndex) -> list[Name]:
    """Return the names, each that is a place's by its words or by some sentence of the article as a place."""
    doubtful = [name for name in names if name.kind in ("PER", "ORG") and not name.actors]
    spoken = countries_spoken(doc, names, lexicon)
    towns = {
        text_of(doc, name)
        for name in doubtful
        if is_used_as_place(doc, name, lexicon) or is_on_the_map(doc, name, spoken, lexicon)
    }
    towns -= {text_of(doc, name) for name in doubtful if is_somebody(doc, name, lexicon)}
    towns |= {text_of(doc, name) for name in doubtful if is_called_as_place(doc, name, lexicon)}
    starts = {name.start for name in doubtful if text_of(doc, name) in towns}
    return [replace(name, kind="LOC") if name.start in starts else name for name in names]


def text_of(doc: Doc, name: Name) -> str:
    """Return the words of a name."""
    return doc[name.start : name.end].text


def is_called_as_place(doc: Doc, name: Name, lexicon: ActorIndex) -> bool:
    """Return whether a name is a place's by its words, or that of a known place: "Mischief Reef", "Deir al-Balah"."""
    several = name.end - name.start > 1
    if lexicon.place_word(doc[name.end - 1].text) == "last":
        return True
    known = (
        lexicon.place_word(doc[name.start].text) == "first"
        or lexicon.place(text_of(doc, name)) is not None
    )
    return several and known


def is_used_as_place(doc: Doc, name: Name, lexicon: ActorIndex) -> bool:
    """Return whether a person's name is said as a place's is: somebody besieges it, something happens near it."""
    head = doc[name.start : name.end].root
    while head.dep_ == CONJUNCT:
        head = head.head
    bases = [
        head.head.lemma_,
        *candidates(head.head.lower_, VERB_ENDINGS),
    ]  # of "besieged" no lemma is known
    besieged = head.dep_ in UNDERGOING and any(lexicon.place_word(base) == "verb" for base in bases)
    there = head.dep_ == OBLIQUE and lexicon.place_word(preposition(head)) == "preposition"
    return name.kind == "PER" and (besieged or there)


def countries_spoken(doc: Doc, names: list[Name], lexicon: ActorIndex) -> frozenset[str]:
    """Return the countries that an article names, or whose people it names."""
    nations = {nation.country for word in doc if (nation := lexicon.nationality(word.text))}
    named = {actor.country for name in names for actor in name.actors[:1]}
    return frozenset(country for country in nations | named if country)


def is_on_the_map(doc: Doc, name: Name, spoken: frozenset[str], lexicon: ActorIndex) -> bool:
    """Return whether a person's name of several words is that of a town of a country that the article names: "Kryvyi Rih".

    Not where what is done to it is done to human beings alone.
    """
    head = doc[name.start : name.end].root
    over = head.head.lemma_ if head.dep_ in UNDERGOING else ""
    several = (
        name.kind == "PER" and name.end - name.start > 1 and lexicon.place_word(over) != "human"
    )
    return several and any(one.country in spoken for one in table.named(text_of(doc, name)))


def located(mentions: Mentions) -> dict[int, tuple[str, str | None]]:
    """Return the places whose country the seeds do not know, each with the only country spoken of that has a place of its name."""
    found: dict[int, tuple[str, str | None]] = {}
    for head, (name, country) in mentions.places.items():
        lands = {one.country for one in table.named(name)} & mentions.spoken
        if country is None and len(lands) == 1:
            found[head] = name, lands.pop()
    return found


def is_somebody(doc: Doc, name: Name, lexicon: ActorIndex) -> bool:
    """Return whether a name is a human being's: by a given name, a surname that is known, or since it acts."""
    head = doc[name.start : name.end].root
    known = lexicon.given(doc[name.start].text) or lexicon.people(doc[name.end - 1].text)
    return bool(known) or head.dep_ == SUBJECT
