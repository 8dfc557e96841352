"""Articles as documents of word processors: DOCX and ODT. Knows paragraphs; never knows styles.

Both are zip files of XML. Deleted words, notes, comments, headers and footers are no part of the text.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, cast
from zipfile import ZipFile

from kg.articles.pieces import UNPACKING, Capped, Found, Opened, Piece
from kg.articles.problems import problem
from kg.articles.xml import local, tree_of

LARGEST_PART = 64_000_000
PARTS = {  # the text, and what is said of it
    "docx": ("word/document.xml", "docProps/core.xml"),
    "odt": ("content.xml", "meta.xml"),
}
PARAGRAPHS = frozenset({"p", "h"})
LEFT_OUT = frozenset(
    """del moveFrom instrText delText Fallback footnote endnote comment annotation note tracked-changes
    deletion sequence-decls forms""".split()
)
SPACES: Mapping[str, str] = {
    "tab": "\t",
    "s": " ",
    "br": "\n",
    "cr": "\n",
    "line-break": "\n",
    "noBreakHyphen": "-",
}
WRITTEN = frozenset({"t", "p", "h", "span", "a"})


def is_document(names: frozenset[str]) -> bool:
    """Return whether the members of a zip file are those of a document."""
    return any(text in names for text, _ in PARTS.values()) and (
        "[Content_Types].xml" in names or "mimetype" in names
    )


def document_articles(archive: ZipFile, file: Opened) -> Iterator[Found]:
    """Yield the article of a document."""
    names = frozenset(archive.namelist())
    text, about = next(parts for parts in PARTS.values() if parts[0] in names)
    root = tree_of(part(archive, text, file.name), file.name)
    body = next((node for node in root.iter() if local(node) == "body"), root)
    values = details_of(part(archive, about, file.name), file.name) if about in names else {}
    yield Piece("\n\n".join(filter(None, map(str.strip, paragraphs(body)))), values)


def part(archive: ZipFile, name: str, where: str) -> bytes:
    """Return a member of a document; raises ``InputError`` for one that unpacks into too much."""
    if archive.getinfo(name).flag_bits & 1:
        raise problem(where, "it is locked with a password", "save it without one")
    try:
        with archive.open(name) as data:
            return Capped(cast(BinaryIO, data), LARGEST_PART, where).readall() or b""
    except UNPACKING as error:
        raise problem(where, f"broken document ({error})", "save it again") from None


def details_of(data: bytes, where: str) -> dict[str, object]:
    """Return title and author of a document, as its properties give them; its day is that of the file, not of the news."""
    found = {local(node): (node.text or "").strip() for node in tree_of(data, where).iter()}
    title, author = found.get("title", ""), found.get("creator", "")
    return {"title": "" if "Microsoft Word" in title else title, "author": author}


def paragraphs(body: Any) -> Iterator[str]:  # noqa: ANN401  # lxml is untyped
    """Yield each paragraph as text; those inside another come after what stands before them."""
    parts: list[str] = []
    waiting: list[tuple[Any, bool]] = [(body, False)]
    while waiting:
        node, left = waiting.pop()
        name = local(node)
        if not left and name in LEFT_OUT:
            parts.append(node.tail or "" if local(node.getparent()) in WRITTEN else "")
            continue
        if name in PARAGRAPHS:
            yield "".join(parts)
            parts = []
        if left:
            within = local(node.getparent()) if node.getparent() is not None else ""
            parts.append(node.tail or "" if within in WRITTEN else "")
            continue
        parts.append(SPACES.get(name, "") or (node.text or "" if name in WRITTEN else ""))
        waiting.append((node, True))
        waiting += [(child, False) for child in reversed(node)]
    yield "".join(parts)
