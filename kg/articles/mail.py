"""Articles as mail: a message, a folder of messages, a web page saved as one. Knows headers and parts; never knows words."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from typing import BinaryIO

from kg.articles.html import is_html, markup, page_article, plain
from kg.articles.pieces import LONGEST_TEXT, Found, Opened, Piece, whole
from kg.articles.problems import one_line, problem
from kg.errors import InputError

LARGEST_MESSAGE = 64_000_000
BEGINS = b"From "
HEADERS = frozenset(
    """return-path received delivered-to message-id date from to subject mime-version content-type
    x-mailer reply-to list-id""".split()
)
NO_WORDS = "mail without text"


def is_mail(head: bytes) -> bool:
    """Return whether a file begins with headers of mail: three that each message has, before any other line."""
    names: list[str] = []
    for line in head.decode("latin-1").splitlines():
        name, mark, _ = line.partition(":")
        if line[:1] in (" ", "\t") and names:
            continue
        if not mark or " " in name:
            break
        names.append(name.lower())
    return len(HEADERS.intersection(names)) >= 3 and "from" in names


def mail_articles(file: Opened) -> Iterator[Found]:
    """Yield the articles of a message: its words, and the documents that it carries."""
    yield from message_articles(whole(file, LARGEST_MESSAGE), file, "")


def mailbox_articles(file: Opened) -> Iterator[Found]:
    """Yield the articles of each message of a folder of mail (mbox)."""
    for number, data in enumerate(messages(file.data, file.name), start=1):
        try:
            yield from message_articles(data, file, f":{number}")
        except InputError as error:
            yield error


def messages(data: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield the bytes of each message, parted where a line begins with ``From`` behind a blank one."""
    lines: list[bytes] = []
    size, blank = 0, True
    while line := data.readline(LARGEST_MESSAGE):
        if line.startswith(BEGINS) and blank:
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
            continue
        size += len(line)
        if size > LARGEST_MESSAGE:
            raise problem(name, "a message of it is endless", "save the messages one by one")
        lines.append(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def message_articles(data: bytes, file: Opened, place: str) -> Iterator[Found]:
    """Yield the article of a message, and each document that it carries."""
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    if message["Snapshot-Content-Location"] or file.suffix in (".mht", ".mhtml"):
        yield saved_page(message, file, place)
        return
    text = body(message)
    if text:
        values = {
            "title": header(message, "Subject"),
            "published": header(message, "Date"),
            "author": header(message, "From"),
        }
        yield Piece(text[: 2 * LONGEST_TEXT], values, place)
    carried = 0
    for attached in message.iter_attachments():
        name, content = attached.get_filename(), attached.get_payload(decode=True)
        if name and isinstance(content, bytes):
            carried += 1
            yield file.inside(f"{file.name}{place}/{one_line(name)}", content)
    if not text and not carried:
        raise problem(f"{file.name}{place}", "a message without words", "leave it out", NO_WORDS)


def header(message: EmailMessage, name: str) -> str:
    """Return a header; nothing where it is missing or broken."""
    try:
        return one_line(str(message[name] or ""))
    except (ValueError, IndexError, TypeError, AttributeError):  # of the standard library's parser
        return ""


def body(message: EmailMessage) -> str:
    """Return the words of a message, without those of the message it answers."""
    part = message.get_body(preferencelist=("plain", "html"))
    text = content_of(part) if part is not None else ""
    if part is not None and part.get_content_type() == "text/html" and is_html(text):
        return plain(text)
    lines = [line for line in text.splitlines() if not line.startswith(">")]
    return "\n".join(lines).strip()


def content_of(part: MIMEPart) -> str:
    """Return the characters of a part."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeError):
        return markup(data)


def saved_page(message: EmailMessage, file: Opened, place: str) -> Piece:
    """Return the article of a page that a browser saved in one file (MHTML)."""
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise problem(f"{file.name}{place}", "no page in it", "save the page again", NO_WORDS)
    url = str(message["Snapshot-Content-Location"] or page["Content-Location"] or "")
    return page_article(content_of(page), file.name, place, url)
