"""Articles as RTF. Knows its beginning and its encoding; the rest is striprtf's."""

from collections.abc import Iterator

from kg.articles.pieces import Found, Opened, Piece, whole
from kg.articles.problems import problem

LONGEST_RTF = 64_000_000


def rtf_articles(file: Opened) -> Iterator[Found]:
    """Yield the article of a file of RTF, each paragraph apart."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415

    source = whole(file, LONGEST_RTF).decode("cp1252", "replace")
    try:
        text = str(rtf_to_text(source, "cp1252", "replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise problem(file.name, f"broken RTF ({error})", "save it again") from None
    yield Piece("\n\n".join(filter(None, map(str.strip, text.splitlines()))))
