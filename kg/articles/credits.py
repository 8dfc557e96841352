"""Who took a photograph and who wrote an article. Knows photo credits and bylines; never knows the other boilerplate."""

import re

from kg.articles.cues import Cues
from kg.articles.lines import fold

BETWEEN = re.compile(r"\s*[/|]\s*|\s+via\s+|\s*,\s*|\s+[-–—]\s+|\s+for\s+(?=The\b)", re.IGNORECASE)
BRACKETED = re.compile(r"\s*(\([^()]{2,120}\)|\[[^\[\]]{2,120}\])\s*$")
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+")
NAME = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|de|der|den|da|di|du|la|le|van|von|bin|ibn|al|el)(?:\s+|$)){1,5}"
)
BYLINE = re.compile(r"\W{0,3}by:?\s+(.+)", re.IGNORECASE)
NAMES = re.compile(r"\s*(?:,|&|\||;|/|\band\b|·|•)\s*")
LONGEST_CREDIT, LONGEST_BYLINE, LONGEST_TAIL = 12, 16, 160


def is_credit(text: str, cues: Cues) -> bool:
    """Return whether the text names a photographer or agency and nothing else, as in ``Yury Kochetkov / EPA / TASS``."""
    bare = text.strip()
    if not bare or len(bare.split()) > LONGEST_CREDIT:
        return False
    if cues.credits.match(bare.lower()):
        return not closed(bare)
    parts = [part for part in BETWEEN.split(bare.strip("()[] ").rstrip(".")) if part]
    known = [part for part in parts if is_agency(part, cues)]
    return bool(known) and all(part in known or NAME.fullmatch(part) for part in parts)


def is_agency(part: str, cues: Cues) -> bool:
    """Return whether the part of a credit is an agency, an archive or a licence, maybe with a year."""
    return re.sub(r" ?(?:©|\b(?:19|20)\d\d)$", "", fold(part)).removeprefix("© ") in cues.agencies


def closed(text: str) -> bool:
    """Return whether more than a name stands there: a sentence with a full stop."""
    return text.endswith(".") and len(text.split()) > 7


def credit_start(text: str, cues: Cues) -> int | None:
    """Return where the photo credit at the end of a caption begins, white space before it left aside."""
    skipped = max(0, len(text) - LONGEST_TAIL)
    tail = text[skipped:]
    bracket = BRACKETED.search(tail)
    if (
        bracket
        and tail[: bracket.start()].strip()
        and is_credit(bracket.group(1), cues)
        and marked(bracket.group(1))
    ):
        return skipped + bracket.start(1)
    ends = (match.end() for match in SENTENCE_END.finditer(tail))
    return next(
        (skipped + end for end in ends if tail[end:].strip() and is_tail(tail[end:], cues)), None
    )


def is_tail(text: str, cues: Cues) -> bool:
    """Return whether the words behind a caption's last sentence are a credit: a bare agency's name is not enough."""
    return is_credit(text, cues) and (marked(text) or len(text.split()) > 1)


def marked(text: str) -> bool:
    """Return whether a credit has the form of one: a slash, a bracket, a colon, an address or "via"."""
    return bool(re.search(r"[/|()\[\]:]|\bvia\b|\w\.(?:ru|com|org|net|gov)\b", text))


def is_byline(text: str, cues: Cues) -> bool:
    """Return whether the line only says who wrote the article."""
    match = BYLINE.fullmatch(text.strip())
    if match is None or text.rstrip().endswith(".") or len(text.split()) > LONGEST_BYLINE:
        return False
    first = NAMES.split(match.group(1))[0]
    return is_agency(first, cues) or is_person(first, cues)


def is_person(text: str, cues: Cues) -> bool:
    """Return whether the words look like a person's name: two to five capitalised ones, no other words among them."""
    words = re.split(r"\s+(?:in|for|of|at)\s+", text)[0].split()
    known = any(fold(word) in cues.not_names for word in words)
    return 2 <= len(words) <= 5 and NAME.fullmatch(" ".join(words)) is not None and not known
