"""Boilerplate of several lines: pleas for money, links, comments. Knows where such a block ends; never rewrites.

Each rule takes the lines of a page with the marks so far, and returns further marks.
"""

import re
from collections.abc import Mapping
from itertools import islice, pairwise, takewhile

from kg.articles.cues import Cues, Plea
from kg.articles.lines import Line

NAMED = re.compile(r"\s*[\w@][\w@. '’-]{0,30}:\s")
CITED = re.compile(r"[\"“”]|https?://|www\.|\b(?:19|20)\d\d\b|retrieved|\s[—–-]\s", re.IGNORECASE)
COUNTED = re.compile(r"\d")
LOOSE_HEADLINE, LONGEST_HEADLINE, LONGEST_CITATION = 5, 22, 40
LONGEST_SUPPORT, GAP, SIGN_LINES = 8, 2, 5

Marks = Mapping[int, str]


def pleas(lines: list[Line], marks: Marks, cues: Cues) -> Marks:
    """Mark pleas for money: their paragraphs, what stands between two of them, and the thanks behind."""
    found = {
        index for index, line in enumerate(lines) if index not in marks and is_plea(line, cues)
    }
    ends = sorted(found | {index for index, reason in marks.items() if reason == "payment"})
    found |= {
        index for one, two in pairwise(ends) for index in between(one, two, lines, marks, cues)
    }
    stops = found | set(marks)
    found |= {index for last in sorted(found) for index in continued(last, lines, stops, cues)}
    asked = found | set(ends)
    found |= {
        index
        for index, line in enumerate(lines)
        if cues.plea.trailing.match(line.folded) and near(index, asked, lines)
    }
    return dict.fromkeys(found, "plea")


def is_plea(line: Line, cues: Cues) -> bool:
    """Return whether a paragraph asks its readers for money, seen alone."""
    text, plea = line.unquoted, cues.plea
    if not text or cues.report.search(text):
        return False
    if line.words <= LONGEST_SUPPORT and plea.supports.fullmatch(text):
        return True
    if plea.openers.match(text) and (line.words <= LONGEST_SUPPORT or plea.asks.search(text)):
        return True
    return bool(plea.plain.search(text)) or asks_readers(text, plea)


def asks_readers(text: str, plea: Plea) -> bool:
    """Return whether a medium speaks to its readers about their money."""
    return all(pattern.search(text) for pattern in (plea.asks, plea.media, plea.first, plea.second))


def addressed(line: Line, cues: Cues) -> bool:
    """Return whether a medium speaks of itself or to its readers in the line, and reports nothing."""
    text, plea = line.unquoted, cues.plea
    if cues.report.search(text) or not plea.first.search(text):
        return False
    return bool(plea.media.search(text) or plea.second.search(text))


def between(one: int, two: int, lines: list[Line], marks: Marks, cues: Cues) -> list[int]:
    """Return the lines between two parts of a plea, where they are few and speak to readers too."""
    inner = [
        index for index in range(one + 1, two) if not lines[index].blank and index not in marks
    ]
    return (
        inner if len(inner) <= GAP and all(addressed(lines[index], cues) for index in inner) else []
    )


def continued(last: int, lines: list[Line], stops: set[int], cues: Cues) -> list[int]:
    """Return the paragraphs behind a part of a plea that go on with it."""
    behind = (index for index in range(last + 1, len(lines)) if not lines[index].blank)
    return list(
        takewhile(lambda index: index not in stops and addressed(lines[index], cues), behind)
    )


def near(index: int, found: set[int], lines: list[Line]) -> bool:
    """Return whether the paragraph just before is one of those found."""
    before = next((other for other in range(index - 1, -1, -1) if not lines[other].blank), None)
    return before in found


def source_lists(lines: list[Line], marks: Marks, cues: Cues) -> Marks:
    """Mark lists of citations below the article, with the line above them."""
    found: dict[int, str] = {}
    start = first_prose(lines, marks)
    for index, line in enumerate(lines):
        if index > start and cues.sources.match(line.folded):
            items = citations(index, lines, marks)
            last = not any(
                other for other in range(index + 1, len(lines)) if not lines[other].blank
            )
            found |= dict.fromkeys([index, *items], "sources") if items or last else {}
    return found


def citations(opener: int, lines: list[Line], marks: Marks) -> list[int]:
    """Return the lines of a list of citations: short, each with a title, a date or an address."""
    behind = (index for index in range(opener + 1, len(lines)) if not lines[index].blank)
    listed = takewhile(lambda index: index in marks or is_citation(lines[index]), behind)
    return [index for index in listed if index not in marks]


def is_citation(line: Line) -> bool:
    """Return whether a line reads like the mention of another text, not like a sentence."""
    told = line.closed and line.words >= LONGEST_HEADLINE
    return line.words <= LONGEST_CITATION and bool(CITED.search(line.text)) and not told


def related_lists(lines: list[Line], marks: Marks, cues: Cues) -> Marks:
    """Mark lists of other headlines, with the line above them; the article's own headline is never one of them."""
    found: dict[int, str] = {}
    start = first_prose(lines, marks)
    own = max(
        (index for index in range(start) if index not in marks and not lines[index].blank),
        default=-1,
    )
    for index, line in enumerate(lines):
        named = cues.related.match(line.folded) is not None
        if not named and not (
            index > start and not line.closed and cues.related_to.fullmatch(line.folded)
        ):
            continue
        items = [item for item in headlines(index, lines, marks, cues) if item != own]
        found |= (
            dict.fromkeys([index, *items], "related links")
            if (named and index != own) or items
            else {}
        )
    return found


def headlines(opener: int, lines: list[Line], marks: Marks, cues: Cues) -> list[int]:
    """Return the headlines below the opener of a list: those without a blank line between, or each in its own paragraph."""
    tight = opener + 1 < len(lines) and not lines[opener + 1].blank
    fewest = 3 if tight else LOOSE_HEADLINE
    behind = (index for index in range(opener + 1, len(lines)) if tight or not lines[index].blank)
    listed = takewhile(
        lambda index: is_headline(lines[index], fewest) and index not in marks, behind
    )
    return list(listed)


def is_headline(line: Line, fewest: int) -> bool:
    """Return whether a line reads like the headline of another article."""
    starts = line.text.lstrip(" \t\"'“‘•*-–—»›>[(#")[:1]
    return fewest <= line.words <= LONGEST_HEADLINE and not line.closed and not starts.islower()


def comment_sections(lines: list[Line], marks: Marks, cues: Cues) -> Marks:
    """Mark what readers wrote, from the line that opens it to the end of the page."""
    start = first_prose(lines, marks)
    openers = (
        index
        for index, line in enumerate(lines)
        if index > start and cues.comments.match(line.folded)
    )
    opened = next((index for index in openers if has_comments(index, lines, cues)), None)
    rest = range(opened, len(lines)) if opened is not None else range(0)
    bare = {
        index
        for index, line in enumerate(lines)
        if cues.comments.match(line.folded) and COUNTED.search(line.folded)
    }
    return {
        index: "comments"
        for index in sorted(bare | set(rest))
        if index not in marks and not lines[index].blank
    }


def has_comments(opener: int, lines: list[Line], cues: Cues) -> bool:
    """Return whether the lines below are signed as comments are: how long ago, by whom, with a button to reply."""
    below = (lines[index] for index in range(opener + 1, len(lines)))
    behind = list(islice((line for line in below if not line.blank), SIGN_LINES))
    if any(
        cues.comment_signs.search(line.folded) or cues.rows["comments"].match(line.folded)
        for line in behind
    ):
        return True
    if not behind or not COUNTED.search(lines[opener].folded):
        return False
    return bool(NAMED.match(behind[0].text)) or (behind[0].words <= 3 and not behind[0].closed)


def first_prose(lines: list[Line], marks: Marks) -> int:
    """Return the number of the first line of running text."""
    return next(
        (index for index, line in enumerate(lines) if index not in marks and line.prose), len(lines)
    )
