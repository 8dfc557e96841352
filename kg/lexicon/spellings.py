"""When two spellings are one name of a person. Knows letters and a table of folds; never knows who bears a name.

``usual`` puts words in their usual spelling: "Mohamed" is "Mohammed". ``sound`` goes further, to what
is left of a name once everything in which transliterations differ is gone; it tells who may be meant,
never who is.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from kg.lexicon.names import fold

PLACES = ("word", "article", "title", "start", "end", "part")
"""Where a spelling stands: a word of the usual spelling; one left out inside a name, or at its head; in a word."""
LEAST = 2
"""How many words a name has at least: a surname alone is everybody's."""
LONGEST = 7
"""How many letters a fold of the beginning or end of a word has at most."""
DOUBLED = re.compile(r"(.)\1")


class Spellings:
    """The usual spelling of words, and the sound of names, as a table of folds tells them."""

    def __init__(self, table: Mapping[tuple[str, str], str]) -> None:
        """``table``: usual spelling by what is written, and where it stands."""
        self.folds: dict[str, dict[str, str]] = {place: {} for place in PLACES}
        for (written, place), usual in table.items():
            self.folds[place][written] = usual
        parts = sorted(self.folds["part"], key=lambda part: (-len(part), part))
        self.parts = re.compile("|".join(map(re.escape, parts)) or "(?!)")
        self.sounds: dict[str, str] = {}

    def usual(self, name: str) -> str:
        """Return a folded name with every word in its usual spelling."""
        return " ".join(self.words(name))

    def words(self, name: str) -> list[str]:
        """Return the words of a name, folded, each in its usual spelling; some are two as written ("Abd al-Fattah")."""
        usual, words = self.folds["word"], fold(name).split()
        pairs = {
            place: usual.get(f"{one} {two}") for place, (one, two) in enumerate(pairwise(words))
        }
        return [
            pairs.get(place) or usual.get(word, word)
            for place, word in enumerate(words)
            if not pairs.get(place - 1)
        ]

    def bare(self, name: str) -> list[str]:
        """Return the words of a name without its articles, and without titles before it."""
        words = self.words(name)
        while len(words) > LEAST and words[0] in self.folds["title"]:
            words = words[1:]
        first, *rest = words or [""]
        left = [word for word in rest if word not in self.folds["article"]]
        return [first, *(left or rest)]

    def sound(self, words: Iterable[str]) -> str:
        """Return what is left of some words, together, once all in which spellings differ is gone."""
        return "".join(map(self.sound_of, words))

    def sound_of(self, word: str) -> str:
        """Return what is left of a word."""
        if word not in self.sounds:
            self.sounds[word] = self.heard(word)
        return self.sounds[word]

    def heard(self, word: str) -> str:
        """Return a word with the folds of its beginning, of its end, and of what stands between."""
        starts, ends = self.folds["start"], self.folds["end"]
        longest = min(LONGEST, len(word) - 1)
        begins = (word[:size] for size in range(longest, 0, -1))
        if begin := next((part for part in begins if part in starts), ""):
            word = starts[begin] + word[len(begin) :]
        closes = (word[-size:] for size in range(longest, 0, -1))
        if close := next((part for part in closes if part in ends), ""):
            word = word[: -len(close)] + ends[close]
        folded = self.parts.sub(lambda found: self.folds["part"][found[0]], word)
        return DOUBLED.sub(r"\1", folded)
