"""How the field names the parts of an article: keys, columns, headings. Never knows values.

Names are compared without case, spaces and marks, so ``Publish Date`` is ``publish_date``.
"""

import re
from collections.abc import Iterable, Mapping

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": tuple(
        """text content body maintext article articletext fulltext articlebody articlecontent bodytext
        contenttext newstext storytext rawtext plaintext cleantext cleanedtext textcontent maincontent
        story document""".split()
    ),
    "title": tuple("title headline webtitle articletitle head newstitle name".split()),
    "published": tuple(
        """published date publishdate publisheddate datepublished datepublish publicationdate publishedat
        publishedon publishtime publicationtime pubdate webpublicationdate articledate firstpublished
        firstpublicationdate datetime timestamp created createdat issued day time""".split()
    ),
    "url": tuple("url link canonicalurl articleurl weburl sourceurl href permalink uri".split()),
    "publisher": tuple(
        """publisher publication publicationtitle source sourcename sourcedomain outlet medium medianame
        mediaoutlet newspaper sitename site website domain""".split()
    ),
    "language": tuple("language lang languagecode languageiso".split()),
    "license": tuple("license licence".split()),
    "author": tuple("author authors byline writer creator journalist".split()),
    "id": tuple("id articleid documentid docid guid uuid".split()),
}  # fmt: skip
KEYS = tuple(key for key in NAMES if key not in ("text", "id"))
FOLDED = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """Return a name as the table has it.

    >>> folded("Publish Date")
    'publishdate'
    """
    return FOLDED.sub("", name).casefold()


def known(names: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return which of the names stands for which part, the usual name before the unusual one.

    ``chosen`` says so for some parts.

    >>> known(["Headline", "date", "Body"])
    {'text': 'Body', 'title': 'Headline', 'published': 'date'}
    """
    given = {folded(name): name for name in reversed(list(names))}
    usual = {
        part: next((given[name] for name in ways if name in given), None)
        for part, ways in NAMES.items()
    }
    found = {part: name for part, name in usual.items() if name is not None}
    return found | dict(chosen or {})


def part_of(name: str) -> str | None:
    """Return the part of an article that a name stands for, if any."""
    return next((part for part, ways in NAMES.items() if folded(name) in ways), None)
