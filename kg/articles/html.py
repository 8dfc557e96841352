"""Articles as web pages: a saved page, or words with tags. Knows tags and what a page says of itself; never knows the site.

Main text and details are trafilatura's, asked for precision: what it is not sure of stays out.
Nothing that it could fetch is fetched, and no answer of it depends on the clock or an earlier page.
"""

import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any
from warnings import catch_warnings, simplefilter

from kg.articles.encoding import decode
from kg.articles.lines import fold
from kg.articles.pieces import Found, Opened, Piece, whole
from kg.articles.problems import problem

LONGEST_PAGE = 32_000_000
TAGS = re.compile(
    r"</?(?:p|div|br|span|a|b|i|em|strong|h[1-6]|ul|ol|li|article|section|img)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*+)*+)<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
XML = re.compile(r"<\?xml[^>]*>")
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"]+)", re.IGNORECASE)
BLOCKS = frozenset(
    """address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6
    header li main nav ol p pre section table td th tr ul br hr""".split()
)
SILENT = frozenset("script style noscript template iframe svg button".split())
DAYS = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",
}
NO_ARTICLE = "web pages without an article"
FULLER = 1.5
FEWEST_WORDS = 5
HEADLINE, LONGEST_LEAD, MOST_LINKS, LINKED = 4, 3, 6, 0.3


def is_page(head: bytes) -> bool:
    """Return whether a file begins as web pages do."""
    return PAGE.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def is_html(text: str) -> bool:
    """Return whether a text has tags of HTML: two of them, so that a stray ``<b>`` counts for nothing."""
    return "<" in text and len(TAGS.findall(text[:20_000])) > 1


def page_articles(file: Opened) -> Iterator[Found]:
    """Yield the article of a web page."""
    yield page_article(markup(whole(file, LONGEST_PAGE)), file.name)


def page_article(page: str, where: str, place: str = "", url: str = "") -> Piece:
    """Return the article of a page, with what the page says of it; raises ``InputError`` where it has none.

    ``url`` is its address where that is known from elsewhere.
    """
    tree = tree_of(page)
    told = article_body(tree)
    found = main_text(tree)
    text = (found.text or "") if found else ""
    text = told if len(told) > FULLER * len(text) else text
    if found is None or len(text.split()) < FEWEST_WORDS:
        raise problem(
            f"{where}{place}",
            "no article in this page",
            "save the page once its text is seen, or paste the text into a .txt file",
            NO_ARTICLE,
        )
    saved = SAVED_FROM.search(page[:4096])
    values = {
        "title": found.title,
        "published": found.date,
        "url": found.url or url or (saved[1] if saved else None),
        "publisher": found.sitename,
        "author": found.author,
        "license": found.license,
    }
    links = link_texts(tree)
    lines = [line for line in text.splitlines() if line.strip() and not is_teaser(line, links)]
    if 2 * len(" ".join(lines)) < len(text) or is_front_page(lines, links):
        raise problem(f"{where}{place}", "a page of links to articles", "save those", NO_ARTICLE)
    headed = len(lines) > 1 and found.title and fold(lines[0]) == fold(found.title)
    return Piece("\n\n".join(lines[1:] if headed else lines), values, place)


def link_texts(tree: Any) -> frozenset[str]:  # noqa: ANN401  # lxml is untyped
    """Return the texts of links that may be headlines of other articles."""
    texts = (fold(" ".join(link.itertext())) for link in tree.iter("a"))
    return frozenset(text for text in texts if len(text.split()) >= HEADLINE)


def is_teaser(line: str, links: frozenset[str]) -> bool:
    """Return whether a line is a link to another article, with no more than a word or two before it (``Read more:``)."""
    words = fold(line).split()
    return any(fold(" ".join(words[start:])) in links for start in range(LONGEST_LEAD + 1))


def is_front_page(lines: Sequence[str], links: frozenset[str]) -> bool:
    """Return whether what was found is made of headlines that lead elsewhere."""
    text = fold(" ".join(lines))
    shown = [link for link in links if link in text]
    words = sum(len(link.split()) * text.count(link) for link in shown)
    return len(shown) >= MOST_LINKS and words > LINKED * len(text.split())


def main_text(tree: Any) -> Any:  # noqa: ANN401  # lxml is untyped, trafilatura half so
    """Return what trafilatura finds in a page: without its tables, and with them where all of it lies in one."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # with lxml a tenth of a second

    with catch_warnings():
        simplefilter("ignore")  # of its libraries, on odd time zones
        tries = (
            bare_extraction(
                deepcopy(tree),
                favor_precision=True,
                include_comments=False,
                include_tables=tables,
                with_metadata=True,
                date_extraction_params=dict(DAYS),
            )
            for tables in (False, True)
        )
        return next(filter(None, tries), None)


def article_body(tree: Any) -> str:  # noqa: ANN401  # lxml is untyped
    """Return the text that a page gives in its data (JSON-LD), where scripts write the page."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = found if isinstance(found, list) else [found]
        nodes += [one for node in nodes if isinstance(node, dict) for one in graph_of(node)]
        for node in nodes:
            body = node.get("articleBody") if isinstance(node, dict) else None
            if isinstance(body, str):
                return plain(body) if is_html(body) else body
    return ""


def graph_of(node: dict[str, object]) -> list[object]:
    """Return the nodes that one of JSON-LD holds."""
    inner = node.get("@graph")
    return inner if isinstance(inner, list) else []


def markup(data: bytes) -> str:
    """Return the characters of a page: in the encoding that it names, if it holds, else as any text."""
    named = CHARSET.search(data[:4096])
    try:
        return data.decode(named[1].decode("ascii")) if named else decode(data)
    except (LookupError, UnicodeError):
        return decode(data)


def plain(text: str) -> str:
    r"""Return the words of a piece of HTML, each block in a paragraph of its own.

    >>> plain("<p>France <b>accused</b> Mali.</p><p>Mali denied it.</p>")
    'France accused Mali.\n\nMali denied it.'
    """
    tree = tree_of(f"<html><body>{text}</body></html>")
    for node in list(tree.iter(*SILENT)):
        node.drop_tree()
    for node in tree.iter(*BLOCKS):
        node.text, node.tail = f"\n{node.text or ''}", f"\n{node.tail or ''}"
    lines = (" ".join(line.split()) for line in "".join(tree.itertext()).split("\n"))
    return "\n\n".join(filter(None, lines))


def tree_of(page: str) -> Any:  # noqa: ANN401  # lxml is untyped
    """Return the tree of a page, an empty one where it is broken beyond reading."""
    import lxml.html  # noqa: PLC0415  # with trafilatura a tenth of a second

    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(NO_XML.sub(" ", page), parser=parser)
    except (lxml.etree.ParserError, ValueError):  # nothing there, or a declaration of an encoding
        bare = XML.sub("", NO_XML.sub(" ", page))
        return lxml.html.document_fromstring(f"<html><body>{bare}</body></html>", parser=parser)
