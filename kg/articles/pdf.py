"""Articles as PDF with a text layer. Knows lines and where they stand on a page; never knows words.

Lines are joined to paragraphs, and what stands at the edge of many pages is left out. PDFium reads
the file; nothing in it is run.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from kg.articles.broken_words import whole_words
from kg.articles.pieces import LONGEST_TEXT, Found, Opened, Piece, check_size, whole
from kg.articles.problems import problem

EDGE = 0.1
SMALL, LONGEST_SMALL = 0.9, 12
REPEATED = 3
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"\W*(?:page\s*)?#(?:\s*(?:/|of)\s*#)?\W*", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
SOFT_HYPHEN = re.compile("[\u0002\ufffe\u00ad](?=\\s*$)")
GAP, SHORT, INDENT, OTHER_SIZE, FEWEST_GAPS = 1.4, 0.85, 0.6, 1.5, 0.05
LEAST_ON_A_PAGE = 12
SCAN = "scans"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page: its characters, its box in points from the page's lower left, the page's height."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: float

    @property
    def height(self) -> float:
        """How high the line is."""
        return self.top - self.bottom

    @property
    def at_edge(self) -> bool:
        """Whether it stands where headers and footers do."""
        return self.bottom > self.page * (1 - EDGE) or self.top < self.page * EDGE

    @property
    def shape(self) -> str:
        """Its words, with # for each number, so that headers of all pages are alike."""
        return DIGITS.sub("#", " ".join(self.text.split()))


def pdf_articles(file: Opened) -> Iterator[Found]:
    """Yield the article of a PDF."""
    import pypdfium2  # noqa: PLC0415  # PDFium takes a moment

    try:
        document = pypdfium2.PdfDocument(whole(file))
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise problem(
            file.name,
            "it is locked with a password" if locked else "broken PDF",
            "open it, and print it to a PDF without one" if locked else "save it again",
        ) from None
    try:
        yield pdf_article(document, file.name)
    except pypdfium2.PdfiumError as error:
        raise problem(file.name, f"broken PDF ({error})", "save it again") from None
    finally:
        document.close()


def pdf_article(document: Any, where: str) -> Piece:  # noqa: ANN401  # pypdfium2 is untyped
    """Return the article of an open document; raises ``InputError`` for a scan."""
    pages: list[list[Row]] = []
    size = 0
    for number in range(len(document)):
        pages.append(rows(document[number]))
        size += sum(len(row.text) for row in pages[-1])
        if size > LONGEST_TEXT:
            check_size(size, where)
    if size < LEAST_ON_A_PAGE * len(pages):
        raise problem(
            where,
            "it has no text, only pictures of pages (a scan)",
            "run it through text recognition first, such as ocrmypdf",
            SCAN,
        )
    return Piece("\n\n".join(paragraphs(without_edges(pages))))


def rows(page: Any) -> list[Row]:  # noqa: ANN401  # pypdfium2 is untyped
    """Return the lines of a page in the order of its text."""
    height = page.get_height()
    text = page.get_textpage()
    found: list[Row] = []
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words = text.get_text_bounded(left, bottom, right, top).strip("\r\n")
        piece = Row(words, left, bottom, right, top, height)
        if not piece.text.strip():
            continue
        if found and same_line(found[-1], piece):
            found[-1] = beside(found[-1], piece)
        else:
            found.append(piece)
    text.close()
    page.close()
    return found


def same_line(one: Row, two: Row) -> bool:
    """Return whether a box goes on with the line before."""
    shared = min(one.top, two.top) - max(one.bottom, two.bottom)
    near = two.left >= one.right - one.height and two.left - one.right < 3 * one.height
    return near and shared > min(one.height, two.height) / 2


def beside(one: Row, two: Row) -> Row:
    """Return two boxes of a line as one."""
    space = " " if two.left - one.right > one.height / 6 and not one.text.endswith(" ") else ""
    return Row(
        one.text + space + two.text.lstrip() if space else one.text + two.text,
        min(one.left, two.left),
        min(one.bottom, two.bottom),
        max(one.right, two.right),
        max(one.top, two.top),
        one.page,
    )


def without_edges(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """Return the pages without page numbers, and without what stands at the edge of several pages."""
    seen = Counter(
        row.shape
        for page in pages
        for row in {row.shape: row for row in page if row.at_edge}.values()
    )
    fewest = min(REPEATED, max(2, len(pages) - 1))
    usual = median([row.height for page in pages for row in page] or [0.0])
    return [
        [
            row
            for row in page
            if not (row.at_edge and is_furniture(row, seen[row.shape] >= fewest, usual))
        ]
        for page in pages
    ]


def is_furniture(row: Row, repeated: bool, usual: float) -> bool:
    """Return whether a line at the edge is no part of the text: repeated, a page number, or a few words in small print."""
    small = row.height < SMALL * usual and len(row.text.split()) <= LONGEST_SMALL
    return repeated or small or NUMBER.fullmatch(row.shape) is not None


@dataclass(frozen=True, slots=True)
class Column:
    """How the lines of a page lie: its left and right edge, the way from line to line, whether gaps part paragraphs."""

    left: float
    right: float
    pitch: float
    gaps: bool

    def is_short(self, row: Row) -> bool:
        """Return whether a line ends well before the others do."""
        return row.right < self.left + SHORT * (self.right - self.left)


def column(page: Sequence[Row]) -> Column:
    """Return how the lines of a page lie."""
    steps = [one.bottom - two.bottom for one, two in pairwise(page) if one.bottom > two.bottom]
    pitch = median(steps or [0.0])
    wide = sum(step > GAP * pitch for step in steps)
    left, right = min(row.left for row in page), max(row.right for row in page)
    return Column(left, right, pitch, wide >= max(2, FEWEST_GAPS * len(steps)))


def paragraphs(pages: Sequence[list[Row]]) -> Iterator[str]:
    """Yield the paragraphs, those that go on over a page as one."""
    lines: list[str] = []
    last: Row | None = None
    for page in filter(None, pages):
        lie = column(page)
        for row in page:
            if last is not None and ends(last, row, lie):
                yield joined(lines)
                lines = []
            lines.append(SOFT_HYPHEN.sub("-", row.text.rstrip()))
            last = row
    if lines:
        yield joined(lines)


def ends(last: Row, row: Row, lie: Column) -> bool:
    """Return whether a paragraph ends between two lines: by a gap, another size, a short line, an indent."""
    closed = SENTENCE_END.search(last.text.rstrip()) is not None
    if last.bottom < row.bottom:  # the next column or page
        return closed and lie.is_short(last)
    if not 1 / OTHER_SIZE < last.height / max(row.height, 0.1) < OTHER_SIZE:
        return True
    if last.bottom - row.bottom > GAP * lie.pitch > 0:
        return True
    indented = row.left - last.left > INDENT * row.height and last.left - lie.left < row.height
    return closed and not lie.gaps and (lie.is_short(last) or indented)


def joined(lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, with words whole that were parted at their end."""
    return " ".join(whole_words("\n".join(lines)).replace("-\n", "-").split())
