"""People of an article: which of its names are one person's, known or not. Knows names; never knows common nouns.

Names are settled for the whole article first, so that a surname in the headline is the person whom the text names in full later on.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import replace

from spacy.tokens import Doc

from kg.lexicon.actors import LEADING, is_unheard
from kg.lexicon.spellings import LEAST
from kg.mentions.book import Mentions
from kg.mentions.names import PARTICLES, Name, chosen
from kg.types import Actor, each_actor

INITIAL = re.compile(r"[A-Z]\.?")


def persons(doc: Doc, names: Iterable[Name], mentions: Mentions) -> dict[str, Actor]:
    """Return the people of the article by full name and by surname; a surname of two people is left out."""
    full: dict[str, Actor] = {}
    heard: dict[str, Actor] = {}
    surnames: dict[str, set[str]] = {}
    first_names: dict[str, set[str]] = {}
    called = {doc[name.start : name.end].text for name in names}
    people = [name for name in names if name.kind in ("PER", "person")]
    for name in people:
        if name.end - name.start < 2 or doc[name.start].lower_ in PARTICLES:
            continue
        text = doc[name.start : name.end].text
        known = full.get(text) or met(name, text, called, heard, mentions)
        full[text] = known
        last = surname(doc, name)
        for written in {last, last[:1].upper() + last[1:]}:  # "Bin Salman" begins a sentence
            surnames.setdefault(written, set()).add(known.id)
        first_names.setdefault(doc[name.start].text, set()).add(
            known.id
        )  # in Chinese names the family name; also "Muath"
    by_id = {actor.id: actor for actor in full.values()}

    def clear(words: dict[str, set[str]]) -> dict[str, Actor]:
        return {word: by_id[next(iter(ids))] for word, ids in words.items() if len(ids) == 1}

    alone = {doc[name.start : name.end].text for name in people if name.end - name.start == 1}
    others = clear(respelled(alone - {*surnames, *first_names}, surnames, mentions))
    return others | clear(first_names) | clear(surnames) | full


def met(
    name: Name, text: str, called: Container[str], heard: dict[str, Actor], mentions: Mentions
) -> Actor:
    """Return whom a full name means: a known person, one whom the article has named in another spelling, or somebody new."""
    spellings = mentions.lexicon.spellings
    sound = spellings.sound(spellings.bare(shortest(text, called)))
    found = chosen(name, mentions) or spelled(text, mentions) or heard.get(sound)
    if found is None and not mentions.lexicon.given(mentions.doc[name.start].text):
        found = lone_surname(text, mentions)  # "López Obrador"
    return heard.setdefault(
        sound, found or mentions.lexicon.stranger(shortest(text, called), None, mentions.article)
    )


def spelled(text: str, mentions: Mentions) -> Actor | None:
    """Return the known person whose name this is in another spelling.

    Unless he ever led a country, the article must give a sign of his: others may be called so too.
    """
    found = mentions.lexicon.spelled(text)
    if found is None:
        return None
    meant = found.country in mentions.spoken or mentions.lexicon.leads(found, None)
    return found if meant else None


def respelled(
    alone: Iterable[str], surnames: dict[str, set[str]], mentions: Mentions
) -> dict[str, set[str]]:
    """Return whom surnames mean that the article spells otherwise where it gives the full name, by id."""
    spellings = mentions.lexicon.spellings
    sounds: dict[str, set[str]] = {}
    for written, bearers in surnames.items():
        sounds.setdefault(spellings.sound(spellings.bare(written)), set()).update(bearers)
    found = {word: sounds.get(spellings.sound(spellings.bare(word)), set()) for word in alone}
    return {word: bearers for word, bearers in found.items() if bearers}


def landed(mentions: Mentions) -> None:
    """Give people the one country that the article states at their names, so that namesakes stay two.

    Whom no seed knows is of that country, else of that of the body that he serves, else of that of the leaders of his surname;
    a known person of another one is not meant, unless the article gives a sign of that.
    """
    signs = countries_told(mentions)
    called = {  # a known person's namesake goes by what he is called here
        mention.first.id: mention.text
        for mention in sorted(mentions.by_head.values(), key=lambda mention: len(mention.text))
        if mention.resolved in ("name", "alias")
    }
    for head, mention in mentions.by_head.items():
        old = mention.first
        stated = mentions.stated.get(old.id, set())
        if is_unheard(old) and old.kind == "person" and not stated:
            stated = served_by(old, signs, mentions)
        elif len(old.name.split()) < LEAST:
            continue
        if len(stated) != 1:
            continue
        if is_unheard(old) or is_another(old, signs, mentions):
            (country,) = stated
            bearers = [one for one in mentions.lexicon.named(old.name) if one.country == country]
            name = old.name if is_unheard(old) else called.get(old.id, old.name)
            stranger = mentions.lexicon.stranger(name, country, mentions.article)
            new = bearers[0] if len(bearers) == 1 else stranger
            mentions.by_head[head] = replace(mention, actors=(new, *mention.actors[1:]))
            if old.id in mentions.titles:
                mentions.titles[new.id] = mentions.titles[old.id]


def served_by(stranger: Actor, signs: set[str], mentions: Mentions) -> set[str]:
    """Return the country that somebody whom no seed knows serves: "FEMA Director Anna Hall", "President Bush".

    A surname tells it where all who led a country under it led the same one, and the article speaks of that.
    """
    served = mentions.lands.get(stranger.id)
    if served is not None or len(stranger.name.split()) >= LEAST:
        return {served} if served else set()
    titles = mentions.titles.get(stranger.id, set())
    leading = any(mentions.lexicon.office(title) in LEADING for title in titles)
    leaders = (
        one for one in mentions.lexicon.people(stranger.name) if mentions.lexicon.leads(one, None)
    )
    lands = {one.country for one in leaders if leading and one.country}
    return lands if lands <= signs else set()


def countries_told(mentions: Mentions) -> set[str]:
    """Return the countries that an article names, by anything but people."""
    actors = [*each_actor(mentions.by_head.values()), *mentions.nationalities.values()]
    told = {actor.country for actor in actors if actor.kind != "person"}
    told |= {country for _, country in mentions.places.values()}
    return {country for country in told if country}


def is_another(known: Actor, signs: set[str], mentions: Mentions) -> bool:
    """Return whether somebody whom the article says to be of one country bears a known person's name by chance.

    The known one is of another country, of which there is no sign, and holds no office that day.
    """
    lexicon = mentions.lexicon
    away = known.kind == "person" and known.country is not None and known.country not in signs
    return away and not (
        lexicon.leads(known, None) or lexicon.offices_held(known, mentions.published)
    )


def shortest(text: str, called: Container[str]) -> str:
    """Return a name without its initials, where the article uses that form too: "Moses A. Banda" is Moses Banda."""
    bare = " ".join(word for word in text.split() if not INITIAL.fullmatch(word))
    return bare if bare in called else text


def surname(doc: Doc, name: Name) -> str:
    """Return the last word of a name, with a hyphenated or particle part before it."""
    start = name.end - 1
    while start - 1 > name.start and (
        doc[start - 1].text in ("-", *PARTICLES) or doc[start - 1].whitespace_ == ""
    ):
        start -= 1
    return doc[start : name.end].text


def lone_surname(text: str, mentions: Mentions) -> Actor | None:
    """Return the one known person with this surname who holds an office at the article's date.

    Where the article gives no sign of his country, only the leader of a country whose surname no other known person has.
    """
    namesakes = mentions.lexicon.people(text)
    in_office = [actor for actor in namesakes if mentions.lexicon.role(actor, mentions.published)]
    at_home = [actor for actor in in_office if actor.country in mentions.spoken]
    leading = len(namesakes) == 1 and mentions.lexicon.leads(namesakes[0], mentions.published)
    in_office = at_home if at_home or not leading else in_office
    if len(in_office) > 1 and mentions.country:
        in_office = [actor for actor in in_office if actor.country == mentions.country]
    return in_office[0] if len(in_office) == 1 else None
