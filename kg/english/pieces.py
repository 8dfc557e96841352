"""Word pieces: how words become the encoder's input. Knows the piece vocabulary; never knows labels or sentences.

The words are already separated by spaCy's tokeniser, so all that is left of the WordPiece scheme (Wu et al. 2016,
"Google's Neural Machine Translation System") is the greedy longest match inside one word. Training and run time use this same file.
"""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

CLASSIFIER, SEPARATOR, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 60
CASE_CLASSES = 6
QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "."}
)


def case_class(word: str) -> int:
    """Return how the word is written: 0 no letters, 1 lower, 2 upper, 3 capitalised, 4 mixed, 5 with digits."""
    if any(letter.isdigit() for letter in word):
        return 5
    if not any(letter.isalpha() for letter in word):
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 3 if word[0].isupper() and word[1:].islower() else 4


def plain(word: str) -> str:
    """Return the word as the uncased vocabulary spells it: lower case, no accents, straight quotes."""
    spread = unicodedata.normalize("NFD", word.translate(QUOTES).lower())
    return "".join(
        letter for letter in spread if unicodedata.category(letter) not in ("Mn", "Cc", "Cf")
    )


def parts(word: str) -> list[str]:
    """Return the runs of letters and digits in a word, and each mark of punctuation alone."""
    found: list[str] = []
    joined = False
    for letter in word:
        alone = unicodedata.category(letter)[0] in "PS"
        if alone or not joined:
            found.append(letter)
        else:
            found[-1] += letter
        joined = not alone
    return found


class WordPieces:
    """The piece vocabulary, with a memory of the words already cut."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.first, self.last, self.unknown = (
            self.ids[name] for name in (CLASSIFIER, SEPARATOR, UNKNOWN)
        )
        self.known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> "WordPieces":
        """Return the vocabulary of a file with one piece per line."""
        return cls(path.read_text(encoding="utf-8").split("\n")[:-1])

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the ids of the word's pieces; at least one."""
        if word not in self.known:
            cut = [
                number
                for part in parts(plain(word)[:LONGEST_WORD])
                for number in self.longest_matches(part)
            ]
            self.known[word] = tuple(cut) or (self.unknown,)
        return self.known[word]

    def longest_matches(self, part: str) -> list[int]:
        """Return the longest pieces that spell the part from left to right, or the unknown piece."""
        found: list[int] = []
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            end = next(
                (end for end in range(len(part), start, -1) if mark + part[start:end] in self.ids),
                None,
            )
            if end is None:
                return [self.unknown]
            found.append(self.ids[mark + part[start:end]])
            start = end
        return found
