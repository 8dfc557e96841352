"""Articles as items of a feed: RSS and Atom. Knows items; the forms of feeds are feedparser's."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from kg.articles.html import is_html, plain
from kg.articles.pieces import Found, Opened, Piece, whole
from kg.articles.problems import problem

LONGEST_FEED = 64_000_000
MARKS = (b"<rss", b"<feed", b"<rdf:RDF")
NO_TEXT = "feed items without text"


def is_feed(head: bytes) -> bool:
    """Return whether a file begins as feeds do."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:2_000]
    return start.startswith(b"<") and any(mark in start for mark in MARKS)


def feed_articles(file: Opened) -> Iterator[Found]:
    """Yield the article of each item: its content, or its summary where it has no other."""
    import feedparser  # noqa: PLC0415  # a tenth of a second

    stream = BytesIO(whole(file, LONGEST_FEED))  # bytes it would take for the name of a file
    feed = feedparser.parse(stream, resolve_relative_uris=False)
    if not feed.entries:
        broken = f" ({feed.bozo_exception})" if feed.get("bozo") else ""
        raise problem(
            file.name, f"no item in this feed{broken}", "save the feed again, or leave it out"
        )
    for number, item in enumerate(feed.entries, start=1):
        text = text_of(item)
        if not text.strip():
            yield problem(
                f"{file.name}:{number}",
                "the item has no text",
                "save its page, as the feed has the headline only",
                NO_TEXT,
            )
            continue
        yield Piece(text, details_of(item, feed.feed), f":{number}")


def text_of(item: Any) -> str:  # noqa: ANN401  # feedparser is untyped
    """Return the longest text of an item."""
    texts = [str(content.get("value") or "") for content in item.get("content", ())]
    texts.append(str(item.get("summary") or ""))
    return max((plain(text) if is_html(text) or "&" in text else text for text in texts), key=len)


def details_of(item: Any, feed: Any) -> dict[str, object]:  # noqa: ANN401  # feedparser is untyped
    """Return what an item says of itself, and the feed of all."""
    source = item.get("source") or {}
    return {
        "title": plain(item.get("title") or ""),
        "published": item.get("published") or item.get("created") or item.get("updated"),
        "url": item.get("link"),
        "publisher": source.get("title") or feed.get("title"),
        "author": item.get("author"),
    }
