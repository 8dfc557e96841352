"""Parts of a year, month or week: "early | 2014", "the end of | May", "the first half of | 2015".

Knows the words; never knows the calendar.
"""

import re

PART = re.compile(
    r"\b(?:(?P<word>early|earlier|late|later|mid)(?:\s+in)?"
    r"|(?:the\s+)?(?:(?P<noun>start|beginning|middle|end)|(?P<half>first|second)\s+half"
    r"|(?P<quarter>first|second|third|fourth|last|final)\s+quarter"
    r"|(?P<days>first|opening|last|final)\s+(?:days|weeks|months))\s+of)"
    r"[\s-]+(?:the\s+)?$",
    re.I,
)
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
NAMES: dict[str, dict[str, str]] = {
    "word": {"earlier": "", "later": ""},
    "noun": {"beginning": "start", "middle": "mid"},
    "half": {},
    "quarter": {word: f"quarter {number}" for word, number in QUARTERS.items()},
    "days": {"first": "start", "opening": "start", "last": "end", "final": "end"},
}
"""What the calendar calls a part, by how it is written."""


def part_before(match: re.Match[str]) -> re.Match[str] | None:
    """Return the words before a date that tell which part of it is meant."""
    return PART.search(match.string[: first_group(match)])


def first_group(match: re.Match[str]) -> int:
    """Return where what an expression names begins: at "2014" in "in 2014"."""
    begins = [match.start(name) for name, words in match.groupdict().items() if words]
    return min(begins, default=0)


def part_name(part: re.Match[str] | None) -> str:
    """Return the name that the calendar gives a part."""
    if part is None:
        return ""
    kind = part.lastgroup or ""
    word = part[kind].lower()
    return NAMES[kind].get(word, word)
