"""The block of entries at the top of a text. Knows its forms; never knows the text below.

YAML as blogs and note-takers write it (``key: value`` between ``---``, lists below a key), and the
``key = "value"`` between ``+++`` of others. A slip in it never costs the text below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from kg.articles.lines import Line, split
from kg.articles.names import KEYS, part_of
from kg.articles.problems import shown

FENCES = {
    "---": re.compile(r"([A-Za-z][\w. -]{0,40}?)\s*:(?:\s+(.*)|\s*)$"),
    "+++": re.compile(r"([A-Za-z][\w.-]{0,40})\s*=\s*(.*)$"),
}
LONGEST_BLOCK = 60
QUOTES = ("'", '"')


@dataclass(slots=True)
class Entries:
    """What a block says: details by our names, all else by its own, and notes on slips."""

    values: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def front_matter(text: str) -> tuple[Entries, str]:
    r"""Return the entries of the front matter and the text below it; no entries and the whole text where there is none.

    >>> entries, below = front_matter("---\ntitle: Talks end\ntags: [a, b]\n---\nThe talks ended.")
    >>> entries.values, entries.more, below
    ({'title': 'Talks end'}, {'tags': 'a, b'}, 'The talks ended.')
    """
    block = fenced(split(text[: 200 * LONGEST_BLOCK]))
    if not block or not any(FENCES[block[0].text.rstrip()].match(line.text) for line in block):
        return Entries(), text
    length = sum(len(line.text) + len(line.end) for line in block)
    return entries(block), text[length:]


def fenced(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines from the fence at the top to the fence that closes it; none where one is missing."""
    if not lines or (fence := lines[0].text.rstrip()) not in FENCES:
        return ()
    ends = (
        number
        for number, line in enumerate(lines[1:LONGEST_BLOCK], start=1)
        if line.text.rstrip() == fence
    )
    return lines[: next(ends, -1) + 1]


def entries(block: Sequence[Line]) -> Entries:
    """Return the entries of a block; of a key that stands there twice, the first."""
    found = Entries()
    for key, value, number in pairs(block):
        part = part_of(key)
        known = part in KEYS
        place, name = (found.values, str(part)) if known else (found.more, key)
        if name in place:
            same = f"front matter has {key} twice" if known else ""
            found.notes += [f"line {number}: {same}; the first is kept"] if same else []
            continue
        place[name] = value
        near = [] if known or part else get_close_matches(key.lower(), KEYS, n=1, cutoff=0.75)
        found.notes += [
            f"line {number}: front matter key {shown(key)} means nothing to kg; did you mean {name}?"
            for name in near
        ]
    return found


def pairs(block: Sequence[Line]) -> Iterator[tuple[str, str, int]]:
    """Yield key, value and line of each entry, what is set in below a key joined to it."""
    entry = FENCES[block[0].text.rstrip()]
    key, parts, start = "", [""], 0
    for number, line in enumerate(block[1:-1], start=2):
        match = entry.match(line.text)
        if match:
            if key:
                yield key, joined(parts), start
            key, parts, start = match[1].strip(), [match[2] or ""], number
        elif not line.blank and not line.text.lstrip().startswith("#"):
            parts.append(line.text.strip().removeprefix("- "))
    if key:
        yield key, joined(parts), start


def joined(parts: list[str]) -> str:
    """Return the value of an entry: the items of its list, or its lines, without quotation marks."""
    first, rest = parts[0].strip(), parts[1:]
    if first.startswith("[") and first.endswith("]"):
        return ", ".join(unquoted(item) for item in first[1:-1].split(",") if item.strip())
    if first in (">", "|", ">-", "|-"):
        return " ".join(rest)
    return ", ".join(unquoted(part) for part in (first, *rest) if part.strip())


def unquoted(value: str) -> str:
    """Return a value without the quotation marks around it."""
    value = value.strip()
    framed = len(value) >= 2 and value[0] in QUOTES and value[0] == value[-1]
    return value[1:-1].strip() if framed else value
