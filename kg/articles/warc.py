"""Articles as captured pages: WARC. Knows records and answers of servers; never knows pages."""

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any

from kg.articles.encoding import decode
from kg.articles.html import LONGEST_PAGE, markup, page_article
from kg.articles.pieces import UNPACKING, Found, Opened, Piece
from kg.articles.problems import problem
from kg.errors import InputError

PAGES = ("text/html", "application/xhtml+xml")
CAPTURED = ("response", "resource", "conversion")
BROKEN = (*UNPACKING, AttributeError, TypeError)
"""What warcio raises over broken records, beside an error of its own."""
AGAIN = "capture it again"
NO_PAGE = "captured files that are no pages"


def warc_articles(file: Opened) -> Iterator[Found]:
    """Yield the article of each captured page, and one error that counts all that is none."""
    passed = pages = 0
    for number, record in enumerate(records(file), start=1):
        form = form_of(record)
        if form.startswith((*PAGES, "text/plain")):
            pages += 1
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            data = content(record, f"{file.name}:{number}")
            try:
                yield captured(data, form, url, file.name, f":{number}")
            except InputError as error:
                yield error
        elif record.rec_type in CAPTURED:
            passed += 1
    if not pages and not passed:
        raise problem(file.name, "broken WARC (nothing captured in it)", AGAIN)
    if passed:
        yield problem(
            file.name,
            f"{passed} captured files are no pages (pictures, scripts, redirects)",
            "there is nothing to mend",
            NO_PAGE,
        )


def records(file: Opened) -> Iterator[Any]:
    """Yield the records; what the library says of broken ones on standard error is not heard."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    found = ArchiveIterator(file.data)
    number = 0
    while True:
        number += 1
        try:
            with redirect_stderr(StringIO()):
                record = next(found, None)
        except (ArchiveLoadFailed, *BROKEN) as error:
            raise problem(f"{file.name}:{number}", f"broken WARC ({error})", AGAIN) from None
        if record is None:
            return
        yield record


def form_of(record: Any) -> str:  # noqa: ANN401  # warcio is untyped
    """Return the type of what a record captured; none where it captured nothing, or no whole answer."""
    headers = record.http_headers
    if record.rec_type not in CAPTURED or (headers and headers.get_statuscode() != "200"):
        return ""
    found = headers.get_header("Content-Type") if headers else record.content_type
    return str(found or "").lower()


def content(record: Any, where: str) -> bytes:  # noqa: ANN401  # warcio is untyped
    """Return the bytes that a record captured."""
    try:
        return bytes(record.content_stream().read(LONGEST_PAGE))
    except BROKEN as error:
        raise problem(where, f"broken WARC ({error})", AGAIN) from None


def captured(data: bytes, form: str, url: str, where: str, place: str) -> Piece:
    """Return the article of a captured page or text; the day is the page's own, not that of the capture."""
    if form.startswith(PAGES):
        return page_article(markup(data), where, place, url)
    return Piece(decode(data), {"url": url}, place)
