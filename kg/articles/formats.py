"""Which reader a file has: by what it begins with, else by its name. Knows all formats; never knows how one is read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.articles.archives import MARKS, packed_member, tar_members, zip_members
from kg.articles.feeds import feed_articles, is_feed
from kg.articles.html import is_page, page_articles
from kg.articles.json_files import json_articles
from kg.articles.mail import is_mail, mail_articles, mailbox_articles
from kg.articles.parquet_files import parquet_articles
from kg.articles.pdf import pdf_articles
from kg.articles.pieces import Opened, Piece, Reader
from kg.articles.press_exports import press_articles
from kg.articles.problems import one_line, problem
from kg.articles.rtf import rtf_articles
from kg.articles.tables import table_articles
from kg.articles.text_files import text_articles
from kg.articles.warc import warc_articles
from kg.errors import InputError, step_of


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the names that its files end with, what they begin with, and its reader.

    ``begins`` overrides the name of a file, unless ``only`` limits it to names that say little.
    """

    suffixes: tuple[str, ...]
    reader: Reader
    begins: Callable[[bytes], bool] = lambda _: False
    only: tuple[str, ...] = ()


MAILBOX = re.compile(rb"From \S+ .*\d\d:\d\d.* \d{4}\r?\n")
LITTLE = ("", ".txt", ".text", ".dat", ".doc")
FORMATS = (
    Format((".pdf",), pdf_articles, lambda head: head.lstrip().startswith(b"%PDF-")),
    Format((".rtf",), rtf_articles, lambda head: head.startswith(b"{\\rtf")),
    Format((".zip", ".docx", ".docm", ".odt", ".ott"), zip_members, lambda head: head.startswith((b"PK\3\4", b"PK\5\6")), LITTLE),
    Format((".gz", ".tgz", ".bz2", ".xz"), packed_member, lambda head: head.startswith(tuple(MARKS.values()))),
    Format((".tar",), tar_members, lambda head: head[257:262] == b"ustar"),
    Format((".parquet", ".pq"), parquet_articles, lambda head: head.startswith(b"PAR1")),
    Format((".warc", ".wet"), warc_articles, lambda head: head.startswith(b"WARC/")),
    Format((".rss", ".atom", ".rdf"), feed_articles, is_feed),
    Format((".html", ".htm", ".xhtml", ".shtml"), page_articles, is_page),
    Format((".mbox", ".mbx"), mailbox_articles, lambda head: MAILBOX.match(head) is not None, LITTLE),
    Format((".eml", ".mht", ".mhtml"), mail_articles, is_mail, LITTLE),
    Format((".json", ".jsonl", ".ndjson"), json_articles, lambda head: head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b'{"', b'[{"')), LITTLE),
    Format((".csv", ".tsv", ".tab"), table_articles),
    Format((".txt", ".md", ".text", ".markdown", ""), text_articles),
)  # fmt: skip
SUFFIXES = frozenset(suffix for form in FORMATS for suffix in form.suffixes) | {".xml"}
READABLE = ".txt, .md, .html, .pdf, .docx, .odt, .rtf, .json, .jsonl, .csv, .tsv, .parquet, .rss, .eml, .mbox, .warc, .zip, .tar or .gz"
OTHERS = {  # what people have, and how it becomes one of ours
    ".doc": "open it and save it as .docx",
    ".xls": "save the sheet as .csv",
    ".xlsx": "save the sheet as .csv",
    ".ods": "save the sheet as .csv",
    ".epub": "save its chapters as .html",
    ".pages": "export it as .docx",
    ".msg": "save the message as .eml",
    ".pst": "export its messages as .mbox",
    ".rar": "pack the files as .zip",
    ".7z": "pack the files as .zip",
    ".webarchive": "save the page as .html",
    ".xml": "kg reads feeds (RSS, Atom) of XML: save the articles as .html or .txt",
}
PICTURES = frozenset(".jpg .jpeg .png .gif .tif .tiff .webp .bmp .heic .svg".split())


def articles_in(file: Opened) -> Iterator[tuple[Opened, Piece] | InputError]:
    """Yield each article of an open file and of the files in it, beside the file it lies in; never raises."""
    try:
        for found in reader_of(file)(file):
            if isinstance(found, Opened):
                yield from articles_in(found)
            elif isinstance(found, Piece):
                yield from ((file, piece) for piece in separate(found))
            else:
                yield found
    except InputError as error:
        yield error
    except UnicodeError:
        yield problem(file.name, "broken UTF-16", "save it as UTF-8")
    except Exception as error:  # noqa: BLE001  # one input that breaks a step never stops the others
        yield problem(
            file.name,
            f"it broke {step_of(error)} ({type(error).__name__}: {error})",
            "please report this input",
        )


def separate(piece: Piece) -> list[Piece]:
    """Return the articles of a piece that is an export of a press database, else the piece."""
    return [
        replace(one, place=f"{piece.place}{one.place}") for one in press_articles(piece.text)
    ] or [piece]


def reader_of(file: Opened) -> Reader:
    """Return the reader of a file; raises ``InputError`` where it has none."""
    head, suffix = file.head, file.suffix
    for form in FORMATS:
        if (not form.only or suffix in form.only) and form.begins(head):
            return form.reader
    found = next((form.reader for form in FORMATS if suffix in form.suffixes), None)
    if found is None:
        raise unreadable_kind(file.name, suffix)
    return found


def unreadable_kind(where: str, suffix: str) -> InputError:
    """Return the error of a file in a format that has no reader."""
    mend = OTHERS.get(suffix, f"save it as one of {READABLE}")
    mend = "if it shows a text, run it through text recognition" if suffix in PICTURES else mend
    return problem(where, f"kg does not read {suffix} files", mend, one_line(suffix))
