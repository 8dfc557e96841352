"""A text as lines. Knows line breaks, folding and the shape of a line; never knows what boilerplate is.

Only LF, CR and CRLF break a line: other separators are characters of the text like any other.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
STRAIGHT = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "\xad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
LINK = re.compile(r"!?\[([^\]\[]{0,200})\]\([^()\s]{0,500}\)")
QUOTED = re.compile(r'(?<!\w)"[^"]*(?:"|$)')
EDGES = " \t.,;:!?'\"…*#_-+=|>()[]{}<«»›‹→←▶►•·\\/"
PROSE_WORDS, SENTENCE_WORDS = 20, 7


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its characters, the line break behind it, and its folded form, with and without what is quoted in it."""

    text: str
    end: str
    folded: str
    unquoted: str
    words: int

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands in it."""
        return not self.text.strip()

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does, with a full stop, maybe before a quotation mark or bracket."""
        last = self.text.rstrip().rstrip("\"'”’)]")
        return last.endswith(".") and not re.search(r"\b(?:[A-Z]\.){2,}$", last)

    @property
    def prose(self) -> bool:
        """Whether it reads like running text: long, or a full sentence."""
        return self.words >= PROSE_WORDS or (self.words >= SENTENCE_WORDS and self.closed)


def split(raw: str) -> list[Line]:
    r"""Return the lines of a text; text and breaks put together again give the text.

    >>> [(line.text, line.end) for line in split("One\r\n\nTwo")]
    [('One', '\r\n'), ('', '\n'), ('Two', '')]
    """
    found = (match.groups() for match in LINE.finditer(raw))
    return [line(text, end) for text, end in found if text or end]


@lru_cache(maxsize=2_000)
def line(text: str, end: str = "") -> Line:
    """Return the record of a line; an article is looked at line by line several times."""
    spread = straight(text)
    if "](" in spread:
        spread = LINK.sub(r"\1", spread)
    folded = fold(spread)
    unquoted = fold(QUOTED.sub(" ", spread.lower())) if '"' in spread else folded
    return Line(text, end, folded, unquoted, len(text.split()))


def straight(text: str) -> str:
    """Return the text with straight quotes and plain hyphens, without what is not seen."""
    return text if text.isascii() else text.translate(STRAIGHT)


def fold(text: str) -> str:
    """Return the text as cues spell it: lower case, straight quotes, single spaces, no marks around it.

    >>> fold("• Read  more »")
    'read more'
    """
    return " ".join(straight(text).lower().split()).strip(EDGES)
