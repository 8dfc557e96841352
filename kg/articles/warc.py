"""Articles as captured pages: WARC. Knows records and answers of servers; never knows pages."""

from collections.abc import Iterator

from kg.articles.encoding import decode
from kg.articles.html import LONGEST_PAGE, markup, page_article
from kg.articles.pieces import Found, Opened, Piece
from kg.articles.problems import problem
from kg.errors import InputError

PAGES = ("text/html", "application/xhtml+xml")
NO_PAGE = "captured files that are no pages"


def warc_articles(file: Opened) -> Iterator[Found]:
    """Yield the article of each captured page, and one error that counts all that is none."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    passed = pages = number = 0
    try:
        for number, record in enumerate(ArchiveIterator(file.data), start=1):
            kind = record.rec_type
            headers = record.http_headers
            form = (
                headers.get_header("Content-Type") or "" if headers else record.content_type or ""
            ).lower()
            good = not headers or headers.get_statuscode() == "200"
            if (
                kind in ("response", "resource", "conversion")
                and good
                and form.startswith((*PAGES, "text/plain"))
            ):
                data = record.content_stream().read(LONGEST_PAGE)
                pages += 1
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                try:
                    yield captured(data, form, url, file.name, f":{number}")
                except InputError as error:
                    yield error
            elif kind in ("response", "resource"):
                passed += 1
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise problem(
            f"{file.name}:{number + 1}", f"broken WARC ({error})", "capture it again"
        ) from None
    if not pages and not passed:
        raise problem(file.name, "broken WARC (nothing captured in it)", "capture it again")
    if passed:
        yield problem(
            file.name,
            f"{passed} captured files are no pages (pictures, scripts, redirects)",
            "there is nothing to mend",
            NO_PAGE,
        )


def captured(data: bytes, form: str, url: str, where: str, place: str) -> Piece:
    """Return the article of a captured page or text; the day is the page's own, not that of the capture."""
    if form.startswith(PAGES):
        return page_article(markup(data), where, place, url)
    return Piece(decode(data), {"url": url}, place)
