"""What the words by which unnamed people go tell of them: that they are of no country, or of which.

Knows words and seeds; never knows a story.
"""

import re

from kg.lexicon.actors import ActorIndex
from kg.lexicon.names import FOREIGN, fold
from kg.places.names import DIRECTIONS
from kg.resolve.groups import owner
from kg.resolve.nouns import BEHIND, head, last
from kg.types import Actor, Mention

DOMESTIC = frozenset("security government federal national local state riot interior".split())
"""Words for forces that serve at home."""

REGIONS = frozenset("african arab asian european jewish latin tibetan western".split())
OF_SEVERAL = REGIONS | FOREIGN | frozenset("eu global nato other regional un us-led world".split())
"""Words for those who are of several countries, or of none."""
DANGLING = DIRECTIONS | frozenset("in of from at near the greater".split())
LINK = re.compile(r" (in|of|from|for|at|with|against|on|to|by) ")
"""What parts a noun from the words behind it."""
OWNING = ("of", "from")
CAPITAL = REGIONS | frozenset(
    """balkan baltic buddhist caribbean catholic caucasian christian hindu islamic islamist kurdish
    muslim nordic orthodox scandinavian shia shi'ite shiite sikh sunni tamil""".split()
)
"""Words that keep their capital letter inside a sentence, of no one country."""
OWNED = frozenset("his her its their our my your others other".split())


def calls(mention: Mention, actor: Actor) -> bool:
    """Return whether a mention calls an actor by its noun, and by nobody else's: no "they"."""
    if mention.resolved == "number":  # "wounded two"
        return True
    first = mention.text.partition(" ")[0].lower()
    return first not in OWNED and head(mention.text) == head(actor.name)


def is_foreign(actor: Actor, index: ActorIndex) -> bool:
    """Return whether words say that somebody is of no single country, or of no known kind."""
    words = set(fold(actor.name).split())
    if actor.kind == "civilians":
        words -= {"other"}  # "and three other people"
    known = index.group(head(actor.name)) or index.group(" ".join(fold(actor.name).split()[-2:]))
    return not OF_SEVERAL.isdisjoint(words) or known is None or owner(actor, index) is not None


def is_away(actor: Actor, index: ActorIndex) -> bool:
    """Return whether an actor is of those who are often not at home where they act."""
    words, noun = actor.name.lower().split(), head(actor.name)
    at_home = not DOMESTIC.isdisjoint(words[:-1])
    pair = f"{words[-2]} {noun}" if len(words) > 1 else noun
    return (index.abroad(noun) or index.abroad(pair)) and not at_home


def is_single(name: str, index: ActorIndex) -> bool:
    """Return whether a name is one human being: "a teacher", not "teachers" nor "the police"."""
    return index.single(head(name)) and head(name) == fold(last(name))


def lands_in(name: str, index: ActorIndex) -> set[str]:
    """Return the countries of the places in which the words for people say that they are.

    "Rebels in Darfur"; of a place behind a comma only that: "police in Paris, Texas".
    """
    _, comma, behind = name.rpartition(", ")
    if comma and behind[:1].isupper() and (found := lands(behind, index)):
        return found
    _, mark, rest = parts(name)
    return set() if mark in OWNING else places_named(rest, index)


def lands_told(name: str, index: ActorIndex) -> set[str]:
    """Return the countries whose people words tell of: "Darfur rebels", "leader of Mali's army".

    Behind a noun only places count: "kidnappers of a German woman" and "lawyers for a Chadian" are
    of no country.
    """
    words, mark, rest = parts(name)
    named = pieces(words) if mark or " " in words else ()
    before = {land for piece in named for land in lands(piece, index)}
    return before or (places_named(rest, index) if mark in OWNING else set())


def parts(name: str) -> tuple[str, str, str]:
    """Return the words before the first small word in a name, that word, and those behind it."""
    words, mark, rest = (*LINK.split(name, maxsplit=1), "", "")[:3]
    return words, mark, rest if mark != "for" else ""


def places_named(words: str, index: ActorIndex) -> set[str]:
    """Return the countries of the places that words name."""
    named = (piece for piece in pieces(words) if not index.nationality(piece))
    return {land for piece in named for land in lands(piece, index)}


def pieces(words: str) -> set[str]:
    """Return the names of one word or two that words may hold."""
    single = [word.strip(",").removesuffix("'s").removesuffix("’s") for word in words.split()]
    found = {
        " ".join(single[place : place + size]) for place in range(len(single)) for size in (1, 2)
    }
    return {piece for piece in found if piece[:1].isupper()}


def stripped(name: str, country: str, index: ActorIndex) -> str:
    """Return what people are called without the words for their country.

    "Egypt's army", "the Egyptian army", "army of Egypt": "army".
    """
    behind = BEHIND.fullmatch(name)
    if behind and behind[2][:1].isupper():
        told = behind[2].split(", ")
        named = {land for part in told for land in lands(part, index)}
        known = named or any(index.named(part) for part in told)  # "members of Hezbollah"
        name = behind[1] if country in named or not known else name
    words = name.split()
    for place in range(len(words)):
        for size in (3, 2, 1):
            piece = " ".join(words[place : place + size]).removesuffix("'s").removesuffix("’s")
            if country in lands(piece, index) and len(words) > size:
                before = words[:place]
                while before and before[-1].lower() in DANGLING:  # "a civilian in central | Mosul"
                    before.pop()
                return " ".join((*before, *words[place + size :])) or name
    return name


def uncapitalised(name: str, index: ActorIndex) -> str:
    """Return what people are called at the start of a sentence as it stands inside one."""
    first, _, rest = name.partition(" ")
    kept = first.lower().partition("-")[0] in CAPITAL  # "Islamist-led rebels"
    named = kept or first.isupper() or first.endswith(("'s", "’s")) or bool(index.named(first))
    placed = index.place(first) or index.capital(first)  # "Warsaw court"
    if named or placed or rest != rest.lower() or index.nationality(first) or index.people(first):
        return name
    head, hyphen, behind = first.partition("-")  # "Pro-Russian separatists"
    if hyphen and (index.nationality(head) or index.named(head)):  # "Rwandan-backed rebels"
        return name
    return f"{head.lower()}{hyphen}{behind} {rest}".strip()


def lands(words: str, index: ActorIndex) -> set[str]:
    """Return the countries that words name, by a name, a nationality, or a place in it."""
    nation, place = index.nationality(words), index.place(words)
    named = {actor.country for actor in index.named(words) if actor.kind == "country"}
    return {
        country for country in (*named, nation and nation.country, place and place[1]) if country
    }
