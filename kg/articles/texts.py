"""Texts that are handed over in place of a path. Knows what tells the two apart; never knows what a text says."""

import os
import re
from dataclasses import dataclass
from glob import iglob
from pathlib import Path

from kg.articles.formats import OTHERS, SUFFIXES
from kg.articles.problems import shown

NAMED = tuple(sorted({*SUFFIXES, *OTHERS} - {""}))
FROM_ROOT = re.compile(r"[~.]{0,2}[/\\]|[A-Za-z]:\\")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
FEWEST_WORDS = 3
"""A headline has them; the name of a file or folder seldom has."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """The text of an article, and its title where the text gives none."""

    text: str
    title: str = ""

    @property
    def origin(self) -> str:
        """What stands for a path."""
        return "text"

    @property
    def where(self) -> str:
        """The beginning of the text, as a message names it."""
        return shown(self.text)


Input = str | Path | Text


def as_input(given: str | Path) -> Input:
    """Return a text as one, and a path as it is."""
    return Text(given) if isinstance(given, str) and is_text(given) else given


def is_text(given: str) -> bool:
    """Return whether a string is a text and no path, not even a mistyped one: if in doubt it is a path, and found missing.

    >>> [is_text(given) for given in ("France accused Mali.", "France accuses Mali", "nosuch.txt", "my articles", "my old articles/")]
    [True, True, False, False, False]
    """
    line = given.strip()
    if re.search(r"[\r\n]", line):
        return not exists(given)
    if FROM_ROOT.match(line) or line.lower().endswith(NAMED) or len(words := line.split()) < 2:
        return False
    sentence = SENTENCE_END.search(line) or (
        len(words) >= FEWEST_WORDS and not re.search(r"[/\\]", line)
    )
    return bool(sentence) and not exists(given)


def exists(name: str) -> bool:
    """Return whether a path or glob names something."""
    try:
        return os.path.lexists(name) or any(iglob(name))  # noqa: PTH207  # Path.glob takes no absolute pattern
    except (OSError, ValueError):  # no path at all: too long, or with a null character
        return False
