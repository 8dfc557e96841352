"""Files of every format that readers take, made from articles, by the smallest means that the format allows."""

import bz2
import gzip
import io
import lzma
import tarfile
import textwrap
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

Line = tuple[float, float, float, str]
"""Where a line of a PDF stands, from the left and from below, its size, its words."""


def pdf(pages: Sequence[Sequence[Line]]) -> bytes:
    """Return a PDF of lines in one plain font."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(
            f"/F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({quoted(words)}) Tj"
            for left, bottom, size, words in lines
        )
        stream = f"BT\n{drawn}\nET".encode("cp1252")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        place = f"/Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page {place} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    made, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        starts.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return made + head + table + tail % (len(objects) + 1, len(made))


def quoted(words: str) -> str:
    """Return a string as PDF writes it."""
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def printed(title: str, paragraphs: Sequence[str], width: int = 80, lines: int = 40) -> bytes:
    """Return an article as a PDF, with a header and a page number on each page, and words parted at the end of lines."""
    broken = [
        line
        for text in paragraphs
        for line in [*textwrap.wrap(text, width, break_on_hyphens=False), ""]
    ]
    pages: list[list[Line]] = []
    for start in range(0, len(broken), lines):
        number = len(pages) + 1
        page: list[Line] = [
            (50, 812, 9, "The Example - World"),
            (500, 30, 9, f"Page {number} of 9"),
        ]
        page += [(50, 780, 18, title)] if number == 1 else []
        page += [
            (50, 750 - 14 * row, 11, line)
            for row, line in enumerate(broken[start : start + lines])
            if line
        ]
        pages.append(page)
    return pdf(pages)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def tarred(members: Mapping[str, bytes], links: Mapping[str, str] | None = None) -> bytes:
    """Return a tar archive, with links to other places."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
    return made.getvalue()


PACKED = {
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def docx(paragraphs: Sequence[str], title: str = "", body: str = "", head: str = "") -> bytes:
    """Return a document of Word; ``body`` is more of its XML, ``head`` what stands above it."""
    text = "".join(f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>" for words in paragraphs)
    document = f'{head}<w:document xmlns:w="{WORD}"><w:body>{text}{body}</w:body></w:document>'
    core = f'<c:coreProperties xmlns:c="{CORE}" xmlns:d="http://purl.org/dc/elements/1.1/"><d:title>{title}</d:title></c:coreProperties>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document,
        "docProps/core.xml": core,
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def odt(paragraphs: Sequence[str], title: str = "", body: str = "") -> bytes:
    """Return a document of LibreOffice; ``body`` is more of its XML."""
    names = f'xmlns:office="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0"'
    text = "".join(f"<text:p>{escape(words)}</text:p>" for words in paragraphs)
    content = f"<office:document-content {names}><office:body><office:text>{text}{body}</office:text></office:body></office:document-content>"
    meta = f'<office:document-meta {names} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>{title}</dc:title></office:meta></office:document-meta>'
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "meta.xml": meta,
    }
    return zipped({name: part.encode() for name, part in parts.items()})


def rtf(paragraphs: Sequence[str]) -> bytes:
    """Return a document as RTF, letters beyond ASCII in its own notation."""
    text = "\\par\n".join(
        "".join(letter if letter < "\x7f" else f"\\u{ord(letter)}?" for letter in words)
        for words in paragraphs
    )
    return (
        f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Times;}}}}\\f0\\fs24 {text}\\par}}".encode(
            "ascii"
        )
    )


def mail(subject: str, day: str, body: str, kind: str = "text/plain") -> bytes:
    """Return a message."""
    heads = [
        "Return-Path: <news@herald.example>", "From: The Herald <news@herald.example>", "To: me@example.org",
        f"Subject: {subject}", f"Date: {day}", "Message-ID: <1@herald.example>", "MIME-Version: 1.0",
        f"Content-Type: {kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit",
    ]  # fmt: skip
    return "\r\n".join([*heads, "", body, ""]).encode()


def mailbox(messages: Sequence[bytes]) -> bytes:
    """Return messages as one folder."""
    return b"".join(
        b"From news@herald.example Wed Mar 13 10:00:00 2024\n"
        + message.replace(b"\r\n", b"\n")
        + b"\n"
        for message in messages
    )


def rss(items: Sequence[Mapping[str, str]], name: str = "The Herald") -> bytes:
    """Return a feed of RSS 2.0; the keys of an item are its tags."""
    each = "".join(
        "<item>"
        + "".join(f"<{tag}>{escape(value)}</{tag}>" for tag, value in item.items())
        + "</item>"
        for item in items
    )
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {names}><channel><title>{name}</title>{each}</channel></rss>'.encode()


def warc(records: Sequence[tuple[str, str, bytes]]) -> bytes:
    """Return captured answers of servers: address, type, content."""
    made = b""
    for number, (url, kind, content) in enumerate(records):
        answer = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
            + content
        )
        heads = [
            "WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}", "WARC-Date: 2025-01-01T00:00:00Z",
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>",
            "Content-Type: application/http; msgtype=response", f"Content-Length: {len(answer)}",
        ]  # fmt: skip
        made += "\r\n".join([*heads, "", ""]).encode() + answer + b"\r\n\r\n"
    return made
