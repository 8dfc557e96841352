"""What the words by which unnamed people go tell of them: that they are of no country, or of which.

Knows words and seeds; never knows a story.
"""

from kg.lexicon.actors import ActorIndex
from kg.lexicon.names import fold
from kg.places.names import DIRECTIONS
from kg.resolve.groups import owner
from kg.resolve.nouns import BEHIND, head, last
from kg.types import Actor, Mention

DOMESTIC = frozenset("security government federal national local state riot interior".split())
"""Words for forces that serve at home."""

FOREIGN = frozenset(
    """western european asian african arab latin international foreign world global multinational
    allied coalition un eu us-led nato regional overseas other jewish tibetan""".split()
)
"""Words for those who are of several countries, or of none."""
DANGLING = DIRECTIONS | frozenset("in of from at near the greater".split())
OWNED = frozenset("his her its their our my your others other".split())


def calls(mention: Mention, actor: Actor) -> bool:
    """Return whether a mention calls an actor by its noun, and by nobody else's: no "they"."""
    first = mention.text.partition(" ")[0].lower()
    return first not in OWNED and head(mention.text) == head(actor.name)


def is_foreign(actor: Actor, index: ActorIndex) -> bool:
    """Return whether words say that somebody is of no single country, or of no known kind."""
    words = fold(actor.name).split()
    known = index.group(head(actor.name)) or index.group(" ".join(words[-2:]))
    return not FOREIGN.isdisjoint(words) or known is None or owner(actor, index) is not None


def is_away(actor: Actor, index: ActorIndex) -> bool:
    """Return whether an actor is of those who are often not at home where they act."""
    words, noun = actor.name.lower().split(), head(actor.name)
    at_home = not DOMESTIC.isdisjoint(words)
    pair = f"{words[-2]} {noun}" if len(words) > 1 else noun
    return (index.abroad(noun) or index.abroad(pair)) and not at_home


def is_single(name: str, index: ActorIndex) -> bool:
    """Return whether a name is one human being: "a teacher", not "teachers" nor "the police"."""
    return index.single(head(name)) and head(name) == fold(last(name))


def lands_in(name: str, index: ActorIndex) -> set[str]:
    """Return the countries that the words of a longer name tell: "rebels in Darfur".

    Of a place behind a comma only that: "police in Paris, Texas".
    """
    _, comma, behind = name.rpartition(", ")
    if comma and behind[:1].isupper() and (found := lands(behind, index)):
        return found
    words = [word.strip(",").removesuffix("'s").removesuffix("’s") for word in name.split()]
    if len(words) < 2:
        return set()
    pieces = {
        " ".join(words[place : place + size]) for place in range(len(words)) for size in (1, 2)
    }
    proper = (piece for piece in pieces if piece[:1].isupper())
    return {land for piece in proper for land in lands(piece, index)}


def stripped(name: str, country: str, index: ActorIndex) -> str:
    """Return what people are called without the words for their country.

    "Egypt's army", "the Egyptian army", "army of Egypt": "army".
    """
    behind = BEHIND.fullmatch(name)
    if behind and behind[2][:1].isupper():
        named = {land for part in behind[2].split(", ") for land in lands(part, index)}
        name = behind[1] if not named or country in named else name
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
    named = first.isupper() or first.endswith(("'s", "’s")) or index.named(first)
    if named or rest != rest.lower() or index.nationality(first) or index.people(first):
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
