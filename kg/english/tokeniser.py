"""Words: spaCy's tokeniser, handed a text in chunks. Knows how long words are; never what they mean.

spaCy takes a word without white space apart sign by sign, looking each time at all that is left of
it. A row of twenty thousand brackets or dashes would take it minutes, so that such rows, and what
is longer than any link, are cut before.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.tokens import Doc

LONGEST, ROW = 1000, 100
SUSPECT = re.compile(rf"\S{{{ROW + 1},}}")
SIGNS = re.compile(r"(?:[^\s\w]|_)+")


class Tokeniser:
    """A tokeniser in linear time; in all else the one it is made from."""

    def __init__(self, whole: Callable[[str], Doc]) -> None:
        """``whole`` reads a text in one piece."""
        self.whole = whole

    def __call__(self, text: str) -> Doc:
        """Return the words of a text."""
        pieces = [text[start:end] for start, end in pairwise((0, *cuts(text), len(text)))]
        if len(pieces) == 1:
            return self.whole(text)
        return Doc.from_docs([self.whole(piece) for piece in pieces], ensure_whitespace=False)

    def __getattr__(self, name: str) -> object:
        """Return what the tokeniser within has: how it is stored, its rules."""
        if name == "whole":  # asked for before it is there, when this comes from another process
            raise AttributeError(name)
        return getattr(self.whole, name)


def cuts(text: str) -> list[int]:
    """Return where to cut a text, in order.

    >>> cuts("Stop" + "!" * 250), cuts("an ordinary text")
    ([104, 204], [])
    """
    return sorted({place for word in SUSPECT.finditer(text) for place in cuts_in(word)})


def cuts_in(word: re.Match[str]) -> Iterator[int]:
    """Yield where to cut a long word: after a thousand characters, and a hundred signs in a row."""
    yield from range(word.start() + LONGEST, word.end(), LONGEST)
    for row in SIGNS.finditer(word.string, *word.span()):
        yield from range(row.start() + ROW, row.end(), ROW)
