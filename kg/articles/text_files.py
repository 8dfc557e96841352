"""Articles as plain text or Markdown. Knows front matter above it; never knows the words."""

from collections.abc import Iterator

from kg.articles.encoding import decode
from kg.articles.front_matter import front_matter
from kg.articles.pieces import Found, Opened, Piece, whole

LONGEST_EXPORT = 64_000_000
"""A text may hold many articles, as press databases export them; each has its own limit."""


def text_articles(file: Opened) -> Iterator[Found]:
    """Yield the article of a text file."""
    yield text_article(decode(whole(file, LONGEST_EXPORT)))


def text_article(raw: str) -> Piece:
    """Return the article of a text, its details those of the front matter."""
    entries, text = front_matter(raw)
    return Piece(text, entries.values, more=entries.more, notes=tuple(entries.notes))
