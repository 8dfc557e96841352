"""Proper names: where they stand, and whom they can mean. Knows the lexicon and the article's own names; never knows common nouns.

Names are settled for the whole article first, so that a surname in the headline is the person whom the text names in full later on.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.lexicon.actors import ActorIndex, unknown
from kg.lexicon.homonyms import Homonym
from kg.lexicon.names import FORMER, acronym, shouted
from kg.mentions.book import Mentions
from kg.sentence.labels import (
    ADJECTIVE,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    FLAT,
    SUBJECT,
    TITLE,
)
from kg.sentence.tree import children, preposition
from kg.sentence.voice import is_passive
from kg.sentence.words import CALENDAR, is_verb
from kg.types import Actor, Kind

DIRECTIONS = {"North": "South", "South": "North", "East": "West", "West": "East"}
HALVED = ("into", "against", "with")
BRACKETS = {"(": ")", "[": "]"}
ENOUGH = 4
FAR_MORE = 4
TITLE_WORDS = 3
"""How many words of a title may stand before its last one."""
VESSELS = frozenset(
    "carrier ship warship destroyer frigate submarine tanker ferry yacht cruiser vessel trawler freighter boat gunboat corvette".split()
)
SHIP_PREFIXES = frozenset(("USS", "HMS", "INS", "HMAS", "HMCS", "USNS"))
ELSEWHERE = frozenset("agency border frontier embassy consulate ambassador envoy".split())
"""What is called by a country that need not be where it is spoken of: "the French News Agency"."""
LEANINGS = frozenset("pro anti non counter".split())
PARTICLES = ("al", "el", "bin", "de", "von", "van")
NAME_TYPES: dict[str, Kind] = {"PER": "person", "ORG": "organisation", "LOC": "other"}


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: its first and one past last token, and whom it can mean; ``homonym`` is another bearer of a country's name."""

    start: int
    end: int
    kind: str
    actors: tuple[Actor, ...]
    homonym: Homonym | None = None


def proper_names(doc: Doc, lexicon: ActorIndex) -> Iterator[Name]:
    """Yield the proper names from left to right: the longest of the lexicon's and the pipeline's."""
    words = [token.text for token in doc]
    entities = {entity.start: entity for entity in doc.ents}
    place = 0
    while place < len(words):
        entity = entities.get(place)
        capital = words[place][:1].isupper() or words[place].lower() in ("al", "the")
        known = lexicon.longest(words, place) if capital else None
        if (
            known
            and known[0] > 1
            and doc[place + known[0] - 1].dep_ == ADJECTIVE
            and doc[place + known[0] - 1].text.islower()
        ):
            known = lexicon.longest(
                words[place : place + known[0] - 1], 0
            )  # "US military aid" is not the army's
        if known and known[0] > 1 and is_cut(doc[place : place + known[0]], lexicon):
            known = lexicon.longest(words[place : place + known[0] - 1], 0)
        if is_leaning(doc[place], lexicon):
            place += known[0] if known else 1
        elif known and (entity is None or place + known[0] >= entity.end):
            yield Name(place, place + known[0], known[1][0].kind, known[1])
            place += known[0]
        elif entity is not None:
            start = behind_title(doc, place + (words[place].lower() == "the"), entity, lexicon)
            end = with_flat(doc, entity.end)
            while end > start and doc[end - 1].text in CALENDAR:
                end -= 1
            name = Name(start, end, entity.label_, lexicon.named(doc[start:end].text))
            if end > start and not is_vessel(doc, name):
                yield name
            place = max(end, place + 1)
        elif unheard(doc[place]):
            yield Name(place, place + 1, "ORG", ())
            place += 1
        else:
            place += 1


def is_cut(name: Span, lexicon: ActorIndex) -> bool:
    """Return whether the last word of a known name is no part of it here."""
    return is_past(name[-1]) or is_of_several(name, lexicon)


def is_past(noun: Token) -> bool:
    """Return whether a body is not that of today: "the ousted Libyan government"."""
    before = children(noun, ADJECTIVE, COMPOUND)
    return noun.tag_ in ("NN", "NNS") and any(word.lower_ in FORMER for word in before)


def is_of_several(name: Span, lexicon: ActorIndex) -> bool:
    """Return whether a name ends with what it shares with other nations: "Afghan and U.S. forces"."""
    nation = name[0]
    if name[-1].tag_ not in ("NNS", "NNPS") or nation.dep_ != CONJUNCT:
        return False
    first = nation.head
    lands = [actor.kind == "country" for actor in lexicon.named(first.text)]
    return first.i < nation.i and (bool(lexicon.nationality(first.text)) or any(lands))


def behind_title(doc: Doc, start: int, entity: Span, lexicon: ActorIndex) -> int:
    """Return where a person's name begins behind the last word of a title: "Secretary of State Condoleezza Rice".

    The first words of the title stand before what the pipeline takes for the name.
    """
    if entity.label_ != "PER" or entity.end - start < 2:
        return start
    begins = range(max(doc[start].sent.start, start - TITLE_WORDS), start)
    titles = (doc[begin : start + 1].text.lower() for begin in begins)
    return start + any(lexicon.office(title) or lexicon.group(title) for title in titles)


def is_leaning(token: Token, lexicon: ActorIndex) -> bool:
    """Return whether a name says on whose side people are: "pro-Taliban militants".

    An "anti-Chinese rally" is one against China.
    """
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-2).lower_ not in LEANINGS:
        return False
    noun = token.head.lemma_.lower()
    return lexicon.human(noun) or lexicon.group(noun) is not None


def is_vessel(doc: Doc, name: Name) -> bool:
    """Return whether a person's name is that of a ship: "the aircraft carrier Ronald Reagan", "the USS Cole"."""
    before = doc[name.start - 1].lemma_.lower() if name.start else ""
    ranked = (
        name.start > 1 and doc[name.start - 1].text[:1].isupper()
    )  # "the frigate Admiral Gorshkov"
    vessel = before in VESSELS or (ranked and doc[name.start - 2].lemma_.lower() in VESSELS)
    return name.kind in ("PER", "person", "ORG") and (
        vessel or doc[name.start].text in SHIP_PREFIXES or before.upper() in SHIP_PREFIXES
    )


def unheard(token: Token) -> bool:
    """Return whether a word is an acronym that acts, though neither the seeds nor the pipeline take it for a name."""
    if token.dep_ != SUBJECT or acronym(token.text) is None:
        return False
    acts = is_verb(token.head) and not is_passive(token.head)
    return acts and not shouted([word.text for word in token.sent])


def with_flat(doc: Doc, end: int) -> int:
    """Return where a name ends once the parts that the parser hangs on it are taken in."""
    while (
        end < len(doc)
        and doc[end].dep_ == FLAT
        and doc[end].text[:1].isupper()
        and not doc[end].ent_type_
        and doc[end].text not in CALENDAR
    ):
        end += 1
    return end


def nationality_words(
    doc: Doc, lexicon: ActorIndex, names: list[Name]
) -> Iterator[tuple[int, Actor]]:
    """Yield the adjectives and nouns of nationality, under the last of their words."""
    inside = {place for name in names for place in range(name.start, name.end)}
    for token in doc:
        if not token.text[:1].isupper() or is_leaning(token, lexicon):
            continue
        if is_half(token, lexicon) or (token.i and is_half(doc[token.i - 1], lexicon)):
            continue
        if token.i in inside and not lexicon.nationality(token.text):
            continue
        before = doc[token.i - 1].text if token.i else ""
        actor = lexicon.nationality(f"{before} {token.text}") or lexicon.nationality(token.text)
        if actor is not None:
            yield token.i, actor


def is_half(token: Token, lexicon: ActorIndex) -> bool:
    """Return whether a word is the first of two that mean a people in a country, which is neither's: "the Bosnian Serb army"."""
    if token.i + 2 >= len(token.doc) or token.pos_ != "ADJ" or token.dep_ != ADJECTIVE:
        return False
    people, noun = token.nbor(1), token.nbor(2)
    one = token.head.i == people.head.i == noun.i and people.dep_ in (ADJECTIVE, COMPOUND)
    pair = lexicon.nationality(token.text) and lexicon.nationality(people.text)
    return bool(one and pair and not lexicon.nationality(f"{token.text} {people.text}"))


def halves(doc: Doc, names: list[Name], lexicon: ActorIndex) -> Iterator[Name]:
    """Yield "the North" and "the South" where the article speaks of one of two countries so called."""
    inside = {
        place
        for name in names
        if name.actors or name.end - name.start > 1
        for place in range(name.start, name.end)
    }
    called: dict[str, tuple[Actor, ...]] = {}
    for name in names:
        first, _, rest = doc[name.start : name.end].text.partition(" ")
        if name.kind == "country" and first in DIRECTIONS and rest:
            called[first] = name.actors
            called.setdefault(DIRECTIONS[first], lexicon.named(f"{DIRECTIONS[first]} {rest}"))
    for token in doc:
        if (pair := pair_called(token, lexicon)) and token.i not in inside:
            yield Name(token.i, token.i + 1, "country", pair)
        lower = (
            token.lower_ == token.text
            and token.text.capitalize() in called
            and preposition(token) in HALVED
        )
        word = token.text.capitalize() if lower else token.text
        named = word in called and token.i not in inside and called[word]
        bare = token.dep_ not in (ADJECTIVE, COMPOUND, TITLE) and (
            children(token, DETERMINER) or children(token, CONJUNCT) or token.dep_ == CONJUNCT
        )
        if named and bare:
            yield Name(token.i, token.i + 1, "country", called[word])


def pair_called(token: Token, lexicon: ActorIndex) -> tuple[Actor, ...]:
    """Return the two countries of "the two Koreas", or nothing."""
    if (
        token.tag_ not in ("NNS", "NNPS")
        or not token.text[:1].isupper()
        or not token.text.endswith("s")
    ):
        return ()
    halved = [
        lexicon.named(f"{side} {token.text.removesuffix('s')}")
        for side in ("North", "South", "East", "West")
    ]
    found = [actors[0] for actors in halved if len(actors) == 1 and actors[0].kind == "country"]
    return tuple(found) if len(found) == 2 else ()


def acronyms(doc: Doc, names: list[Name], mentions: Mentions) -> dict[str, Actor]:
    """Return what the article's own short forms stand for: "Rwandan Patriotic Front (RPF)", "Jamaat-ul-Ahrar, or JuA"."""
    found: dict[str, Actor] = {}
    for name in names:
        after = doc[name.end : name.end + 3]
        if name.kind in ("PER", "person", "LOC") or len(after) < 3:
            continue
        short = (
            after[1].text
            if BRACKETS.get(after[0].text) == after[2].text
            else after[2].text
            if after[0].text == "," and after[1].text == "or"
            else ""
        )
        text = doc[name.start : name.end].text
        if (
            2 <= len(short) <= 7
            and sum(letter.isupper() for letter in short) >= 2
            and short[0].upper() in text.upper()
        ):
            found[short] = chosen(name, mentions) or unknown(
                text, NAME_TYPES.get(name.kind, "organisation"), None, None
            )
    return found


def chosen(name: Name, mentions: Mentions) -> Actor | None:
    """Return the one actor a name means; of several people, the one in office at the article's date; of bodies, that of its country."""
    if len(name.actors) == 1:
        return name.actors[0]
    in_office = [actor for actor in name.actors if mentions.lexicon.role(actor, mentions.published)]
    at_home = (
        [
            actor
            for actor in name.actors
            if actor.country == mentions.country and actor.kind != "person"
        ]
        if mentions.country
        else []
    )
    return in_office[0] if len(in_office) == 1 else at_home[0] if len(at_home) == 1 else None


def countries_spoken_of(names: list[Name], mentions: Mentions) -> Counter[str]:
    """Return how often the article speaks of each country, its people and its bodies."""
    spoken = [actor.country for name in names for actor in name.actors[:1] if actor.country]
    spoken += [name.homonym.country for name in names if name.homonym]
    return Counter(
        spoken + [actor.country for actor in mentions.nationalities.values() if actor.country]
    )


def main_country(names: list[Name], mentions: Mentions) -> str | None:
    """Return the country the article speaks of most, if one stands out."""
    common = countries_spoken_of(names, mentions).most_common(2)
    clear = common and (len(common) == 1 or common[0][1] > common[1][1])
    return common[0][0] if clear else None


def home_country(names: list[Name], mentions: Mentions) -> str | None:
    """Return the country whose "the government" is, if the article speaks of one far more than of any other.

    Not where it is written in another of which it tells too.
    """
    spoken = countries_spoken_of(names, mentions)
    (first, most), (_, second) = [*spoken.most_common(2), (None, 0), (None, 0)][:2]
    opening = [mentions.doc[name.start : name.end].text for name in names[:1] if not name.start]
    desks = (mentions.lexicon.place(text.title()) for text in opening if text.isupper())
    abroad = any(desk and desk[1] != first and FAR_MORE * spoken[desk[1]] > most for desk in desks)
    return first if most >= ENOUGH and most >= 2 * second and not abroad else None


def countries_named(
    doc: Doc, names: list[Name], mentions: Mentions
) -> Iterator[tuple[Token, str, bool]]:
    """Yield the words of an article that give a sign of a country, and whether they tell where it plays.

    Such are its names, its people, its bodies, its capital, its places; not who reports, nor what stands at home elsewhere.
    """
    for name in names:
        word = doc[name.start]
        for actor in name.actors[:1]:
            if actor.country:
                yield word, actor.country, actor.kind != "media"
        if name.homonym is not None:
            yield word, name.homonym.country, True
            continue
        text = doc[name.start : name.end].text
        capital, place = mentions.lexicon.capital(text), mentions.lexicon.place(text)
        if capital is not None and capital.country:
            yield word, capital.country, True
        if place is not None:
            yield word, place[1], True
    for at, nation in mentions.nationalities.items():
        noun = doc[at].head.lemma_.lower()
        elsewhere = noun in ELSEWHERE or mentions.lexicon.group(noun) == "media"
        if nation.country:
            yield doc[at], nation.country, not elsewhere


def place_called(name: Name, text: str, lexicon: ActorIndex) -> tuple[str, str] | None:
    """Return name and country of the place that a name means, if it means a known one."""
    return (name.homonym.name, name.homonym.country) if name.homonym else lexicon.place(text)


def capital_called(name: Name, text: str, lexicon: ActorIndex) -> Actor | None:
    """Return whom a place stands for where it acts: a government for its capital."""
    return lexicon.find(name.homonym.actor) if name.homonym else lexicon.capital(text)
