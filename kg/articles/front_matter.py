"""The block of ``key: value`` lines at the top of a text. Knows its form; never knows the text below."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from kg.articles.details import KEYS
from kg.articles.lines import Line, split
from kg.articles.problems import problem, shown

FENCE = "---"
ENTRY = re.compile(r"\s*([A-Za-z][\w-]*)\s*:(?:\s+(.*)|\s*)$")
LONGEST_BLOCK = 60
QUOTES = ("'", '"')


def front_matter(text: str, where: str) -> tuple[dict[str, str], str]:
    r"""Return the entries of the front matter and the text below it; no entries and the whole text where there is none.

    >>> front_matter("---\ntitle: Talks end\n---\nThe talks ended.", "a.md")
    ({'title': 'Talks end'}, 'The talks ended.')
    """
    block = fenced(split(text[: 200 * LONGEST_BLOCK]))
    if not any(ENTRY.match(line.text) for line in block):
        return {}, text
    length = sum(len(line.text) + len(line.end) for line in block)
    return entries(block[1:-1], where), text[length:]


def fenced(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines from the fence at the top to the fence that closes it; none where one is missing."""
    if not lines or lines[0].text.rstrip() != FENCE:
        return ()
    ends = (
        number
        for number, line in enumerate(lines[1:LONGEST_BLOCK], start=1)
        if line.text.rstrip() == FENCE
    )
    return lines[: next(ends, -1) + 1]


def entries(lines: Sequence[Line], where: str) -> dict[str, str]:
    """Return the entries of a block; raises ``InputError`` for an unknown key or a line that is none."""
    found: dict[str, str] = {}
    for number, line in enumerate(lines, start=2):
        if line.blank or line.text.lstrip().startswith("#"):
            continue
        match = ENTRY.match(line.text)
        if match is None:
            raise problem(
                f"{where}:{number}",
                f"front matter has {shown(line.text)}",
                "write each line as key: value",
            )
        key = known(match.group(1), f"{where}:{number}")
        if key in found:
            raise problem(f"{where}:{number}", f"front matter has {key} twice", "keep one of them")
        found[key] = unquoted((match.group(2) or "").strip())
    return found


def known(key: str, where: str) -> str:
    """Return the key as we spell it; raises ``InputError`` with the nearest key where it is none of ours."""
    if key.lower() in KEYS:
        return key.lower()
    near = get_close_matches(key.lower(), KEYS, n=1, cutoff=0.5)
    mend = f"did you mean {near[0]}?" if near else f"known keys are {', '.join(KEYS)}"
    raise problem(where, f"unknown front matter key {shown(key)}", mend)


def unquoted(value: str) -> str:
    """Return a value without the quotation marks around it."""
    framed = len(value) >= 2 and value[0] in QUOTES and value[0] == value[-1]
    return value[1:-1].strip() if framed else value
