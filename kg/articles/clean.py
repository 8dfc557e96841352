"""What of a page is the article. Knows web boilerplate; never rewrites a character that it keeps.

Rules are plain functions from the lines of a page, and what is already marked, to further marks: the number of a line
and why it goes. What counts as a cue stands in ``boilerplate.toml``. A line goes only with a strong cue: a whole line,
an opening in a short line, or words that nobody is reported to have said. Real text that stays is worth more than a
notice that goes.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.articles.blocks import comment_sections, pleas, related_lists, source_lists
from kg.articles.credits import credit_start, is_byline, is_credit
from kg.articles.cues import Cues, cues
from kg.articles.lines import LINK, Line, fold, split
from kg.types import Removal

PARTED = re.compile(r"[|›»>•·→\t]|\s[\s/–—-]")
"""What stands in every line that ``ROW`` parts, and in few others: one look is cheaper than a try at every place."""
ROW = re.compile(r"\s*[|›»>•·→]\s*|\s+/\s+|\t+|(?: |\xa0){2,}|\s+[–—-]\s+(?=\w+\s*$)")
MENU = re.compile(r"^(?:home|menu|latest)\b.* .* |(?: \S+){2,} (?:more|menu|search)$")
FIRST_OF_MENU, LAST_OF_MENU = ("home", "menu", "latest"), ("more", "menu", "search")
LONGEST_OPENING, LONGEST_NOTICE, LONGEST_ITEM, LONGEST_LINE = 18, 150, 6, 3000
PUBLISHED = re.compile(r"(?:published|updated|posted|last updated|issued)(?: on| at)?:? (?=.*\d)")

Marks = dict[int, str]
Rule = Callable[[list[Line], Marks, Cues], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text that is left, and what was left out of it, in the order of the page."""

    text: str
    removed: tuple[Removal, ...]


def clean(raw: str) -> Cleaned:
    r"""Return the article of a page without its web boilerplate.

    >>> clean("Skip to main content\n\nFrance accused Mali.").text
    'France accused Mali.'
    """
    lines, known, marks = split(raw), cues(), Marks()
    for rule in RULES:
        marks.update(rule(lines, marks, known))
    return joined(lines, marks, known)


def joined(lines: list[Line], marks: Marks, known: Cues) -> Cleaned:
    """Return the lines that are not marked, with their own line breaks, each caption without its photo credit."""
    kept: list[str] = []
    removed: list[Removal] = []
    bare = True
    for index, line in enumerate(lines):
        if index in marks:
            removed.append(Removal(line.text, marks[index]))
        elif not (line.blank and bare):
            text, tail = without_credit(line, known)
            kept += [text, line.end]
            removed += [Removal(tail, "photo credit")] if tail else []
        bare = line.blank if index not in marks else bare
    return Cleaned(trimmed(kept), tuple(removed))


def trimmed(kept: list[str]) -> str:
    """Return the kept pieces as one text, without the blank lines and breaks at its end."""
    while kept and not kept[-1].strip():
        kept.pop()
    return "".join(kept)


def without_credit(line: Line, known: Cues) -> tuple[str, str]:
    """Return a line without the photo credit at its end, and that credit."""
    start = None if line.blank else credit_start(line.text, known)
    return (line.text, "") if start is None else (line.text[:start].rstrip(), line.text[start:])


def single_lines(lines: list[Line], marks: Marks, known: Cues) -> Marks:
    """Mark each line that is boilerplate wherever it stands."""
    reasons = ((index, reason(line, known)) for index, line in enumerate(lines) if not line.blank)
    return {index: found for index, found in reasons if found}


def reason(line: Line, known: Cues) -> str | None:
    """Return why a line goes, seen alone."""
    if line.words > LONGEST_NOTICE or len(line.text) > LONGEST_LINE:
        return None
    return by_cue(line, known) or by_shape(line, known)


def by_cue(line: Line, known: Cues) -> str | None:
    """Return the kind of the first cue that the line has."""
    short = line.words <= LONGEST_OPENING
    begins = short and any(map(known.beginnings.match, {line.folded, line.unquoted}))
    if not begins and not known.phrases.search(line.unquoted):  # most lines
        return None
    reported = known.report.search(line.unquoted)
    for cue in known.kinds:
        if short and (cue.lines.match(line.folded) or cue.labels.match(line.folded)):
            return cue.reason
        if not reported and (
            (short and cue.openings.match(line.unquoted)) or cue.phrases.search(line.unquoted)
        ):
            return cue.reason
    return None


def by_shape(line: Line, known: Cues) -> str | None:
    """Return what the form of the line says: a row, a credit, a byline, a date of publication."""
    if is_credit(line.text, known):
        return "photo credit"
    if is_byline(line.text, known):
        return "byline"
    if line.words <= LONGEST_OPENING and not line.closed and PUBLISHED.match(line.folded):
        return "date and reading time"
    return row(line, known)


def row(line: Line, known: Cues) -> str | None:
    """Return the kind of a row of short items, half of them known, as in ``Home | USA | Africa``."""
    if line.words <= 30 and (known.controls.fullmatch(line.folded) or is_menu(line, known)):
        return best_row(line.folded.split(), known) or "navigation"
    if not PARTED.search(line.text):
        return None
    items = [
        item
        for item in map(fold, ROW.split(LINK.sub(r"\1", line.text).strip()))
        if item and not item.isdigit()
    ]
    if (
        len(items) < 2
        or any(len(item.split()) > LONGEST_ITEM for item in items)
        or (line.closed and not items[-1].endswith(".s"))
    ):
        return None
    recognised = sum(
        1
        for item in items
        if any(known_items.match(uncounted(item)) for known_items in known.rows.values())
    )
    return best_row(items, known) if recognised >= max(2, len(items) / 2) else None


def is_menu(line: Line, known: Cues) -> bool:
    """Return whether a line with single spaces is a menu: it begins or ends as menus do, and all in it is known."""
    text = line.folded
    if not text.startswith(FIRST_OF_MENU) and not text.endswith(LAST_OF_MENU):  # most lines
        return False
    return MENU.search(text) is not None and known.menus.fullmatch(text) is not None


def best_row(items: list[str], known: Cues) -> str | None:
    """Return the kind of row that knows most of the items."""
    counts = {
        kind: sum(1 for item in items if pattern.match(uncounted(item)))
        for kind, pattern in known.rows.items()
    }
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else None


def uncounted(item: str) -> str:
    """Return a row's item without the count behind it: ``see comments (3`` is ``see comments``."""
    return re.sub(r"[ (:]+\d[\d.,]*k?$", "", item)


def page_edges(lines: list[Line], marks: Marks, known: Cues) -> Marks:
    """Mark what only goes above or below the article: section labels, slogans, tickers over another headline."""
    open_lines = [
        index for index, line in enumerate(lines) if index not in marks and not line.blank
    ]
    prose = [index for index in open_lines if lines[index].prose]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    labels = known.rows["section labels"]
    found = {
        index: "section label"
        for index in open_lines
        if (index < first or index > last)
        and labels.match(lines[index].folded)
        and len(open_lines) > 1
    }
    found |= {
        index: "slogan"
        for index in open_lines
        if index < first and known.slogans.search(lines[index].unquoted)
    }
    return found | tickers(
        [index for index in open_lines if index not in found], lines, first, known
    )


def tickers(open_lines: list[int], lines: list[Line], first: int, known: Cues) -> Marks:
    """Mark tickers (``LIVE: …``) inside the article, and above it where another headline follows."""
    headlines = [index for index in open_lines if index < first]
    return {
        index: "ticker"
        for index in open_lines
        if known.tickers.match(lines[index].folded)
        and not lines[index].prose
        and (index > first or any(other > index for other in headlines))
    }


RULES: tuple[Rule, ...] = (
    single_lines,
    page_edges,
    pleas,
    source_lists,
    comment_sections,
    related_lists,
)
