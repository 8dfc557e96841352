"""Names: when two spellings are one name. Knows letters; never knows who bears a name."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

SPACES = "-‐‑‒–—/_,()\u00a0"
NOTHING = ".'’‘ʼʻ`´ʿʾ\"“”"
APOSTROPHES = "'’"
LETTERS = {
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ə": "a",
}
TABLE = str.maketrans(
    {**dict.fromkeys(SPACES, " "), **dict.fromkeys(NOTHING, ""), **LETTERS, "&": " and "}
)
ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z0-9]{0,5}[A-Z0-9]\+?|[A-Z]\d{1,2}")
LINE = 100
"""Words on either side of an acronym that tell whether its line is in capitals."""
SHORT = 3
"""In a line in capitals, acronyms of up to this many letters cannot be told from words: US, IS, CAR."""
PARTICLE = 3
"""A name may begin with a small word of up to this many letters: al-Shabaab, de Villepin."""

FORMER = frozenset(
    "former ousted deposed toppled fallen overthrown exiled previous erstwhile defunct".split()
)
"""Words that tell a body or an office-holder from that of today: "Iraq's ousted regime"."""
FOREIGN = frozenset("allied coalition foreign international multinational overseas".split())
"""Words for those who are of another country than the one they are in, or of several."""


@lru_cache(maxsize=50_000)  # the words of a text come again and again
def fold(text: str) -> str:
    """Return the name without case, accents, dots and apostrophes, with every hyphen as a space.

    >>> fold("Côte d’Ivoire"), fold("U.S."), fold("Ban Ki-moon")
    ('cote divoire', 'us', 'ban ki moon')
    """
    lower = text.lower()
    if not lower.isascii():
        lower = "".join(
            letter
            for letter in unicodedata.normalize("NFKD", lower)
            if not unicodedata.combining(letter)
        )
    return " ".join(lower.translate(TABLE).split())


def acronym(text: str) -> str | None:
    """Return an acronym without its dots; none when the text is no acronym ("U.S." is "US", "Us" is none; "LeT" is one)."""
    bare = text.replace(".", "")
    return bare if ACRONYM.fullmatch(bare) else None


def bare(text: str) -> str:
    """Return the name without a leading "the"."""
    text = text.strip()
    return text[4:].lstrip() if text[:4].lower() == "the " else text


def capital_letter(word: str) -> bool:
    """Return whether a word is written as names are: with a capital letter or a digit somewhere."""
    return any(letter.isupper() or letter.isdigit() for letter in word)


def proper(words: Sequence[str]) -> bool:
    """Return whether words are written as a name: the first and the last one count ("Polish" yes, "polish" no)."""
    if not words:
        return False
    first, last = words[0], words[-1]
    after_hyphen = len(words) > 2 and not fold(words[-2])
    return (capital_letter(first) or (len(words) > 1 and len(first) <= PARTICLE)) and (
        capital_letter(last) or after_hyphen
    )


def shouted(words: Sequence[str]) -> bool:
    """Return whether words are a line in capitals, where "US" may be a pronoun and "IS" a verb."""
    capitals = {word.isupper() for word in words if len(word) > 4 and word.isalpha()}
    return capitals == {True}


def around(words: Sequence[str], place: int) -> Sequence[str]:
    """Return the words of the line in which one stands, and of its neighbours."""
    return words[max(0, place - LINE) : place + LINE]


class NameTable:
    """Who bears a name. Acronyms match only in capitals, other names only where they are written as names."""

    def __init__(self) -> None:
        """Start empty."""
        self.names: dict[str, tuple[str, ...]] = {}
        self.acronyms: dict[str, tuple[str, ...]] = {}
        self.common: set[str] = set()
        self.longest_from: dict[str, int] = {}

    def add(self, name: str, actor: str) -> None:
        """Let the actor bear the name."""
        name = bare(name)
        short = acronym(name)
        table, key = (self.names, fold(name)) if short is None else (self.acronyms, short)
        holders = table.get(key, ())
        if actor not in holders:
            table[key] = (*holders, actor)
        if short is None:
            first, _, rest = key.partition(" ")
            size = rest.count(" ") + 2 if rest else 1
            if size > self.longest_from.get(first, 0):
                self.longest_from[first] = size
            if name[name.rfind(" ") + 1].islower() and not capital_letter(
                name[name.rfind(" ") + 1 :]
            ):
                self.common.add(key)

    def forget(self, name: str) -> None:
        """Let nobody bear the name any longer."""
        name = bare(name)
        short = acronym(name)
        table, key = (self.names, fold(name)) if short is None else (self.acronyms, short)
        table.pop(key, None)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the ids of all who bear the name."""
        name = bare(name)
        short = acronym(name)
        if short in self.acronyms:
            return self.acronyms[short]
        key = fold(name)
        return (
            self.names[key]
            if key in self.names and (key in self.common or proper(name.split()))
            else ()
        )

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]] | None:
        """Return how many words the longest name that begins here has, and the ids of all who bear it."""
        first = fold(words[start])
        most = self.longest_from.get(first.partition(" ")[0], 0)
        best = None
        key = ""
        for end in range(start, min(len(words), start + 2 * most)):
            piece = fold(words[end])
            apart = (
                "" if words[end][0] in APOSTROPHES else " "
            )  # "People" and "'s" are one word of the name
            key = f"{key}{apart}{piece}".strip()
            if key.count(" ") >= most:
                break
            if (
                piece
                and key in self.names
                and (key in self.common or proper(words[start : end + 1]))
            ):
                best = end + 1 - start, self.names[key]
        return best or self.acronym_at(words, start)

    def acronym_at(self, words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]] | None:
        """Return the acronym that stands here, unless the whole line is in capitals."""
        short = acronym(words[start])
        if (
            short is None
            or short not in self.acronyms
            or (len(short) <= SHORT and shouted(around(words, start)))
        ):
            return None
        return 1, self.acronyms[short]


def is_former(name: str) -> bool:
    """Return whether somebody is called by what he was: "former Kenyan officials"."""
    return not FORMER.isdisjoint(fold(name).split())
