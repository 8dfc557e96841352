"""Many articles in one text, as press databases export them: Nexis and Factiva. Knows their marks; never knows the words."""

import re
from collections.abc import Callable, Iterator, Sequence

from kg.articles.any_day import WORDS
from kg.articles.names import part_of
from kg.articles.pieces import Piece

COUNT = re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE)
UNI_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
UNI_BODY = re.compile(r"^[ \t]*Body[ \t]*$", re.MULTILINE)
FACTIVA_END = re.compile(r"^[ \t]*Document [A-Z]{2,}[A-Za-z0-9]{8,}[ \t]*$", re.MULTILINE)
LABEL = re.compile(r"([A-Z][A-Za-z]+(?:[ -][A-Z][A-Za-z]+){0,2}):(?:[ \t]+(.*))?$")
BEHIND = frozenset(
    """load-date language graphic url subject publication-type journal-code notes correction-date classification
    document-type geographic industry company person organization ticker category country state city""".split()
)
CODE = re.compile(
    r"(HD|BY|CR|WC|PD|ET|SN|SC|PG|ED|SE|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN|CT|RF|ART|IPC|IPD|VOL|CLM)(?:[ \t]+(.*))?$"
)
FACTIVA_PARTS = {
    "HD": "title",
    "BY": "author",
    "PD": "published",
    "SN": "publisher",
    "LA": "language",
}
FACTIVA_TEXT = ("LP", "TD")
NAME = re.compile(r"(?:By )?[A-Z][\w.'’-]+(?:,? (?:and |de |van |von )?[A-Z][\w.'’-]+){1,7}")
WORD_COUNT = re.compile(r"[\d,]+ words$")
COPYRIGHT = re.compile(r"(?:copyright|\(c\)|©)", re.IGNORECASE)
LONGEST_HEAD = 40

Entry = tuple[dict[str, object], str]


def press_articles(text: str) -> list[Piece]:
    """Return the articles of an export, each with title, day and source; none where the text is no export."""
    part = parts_of(text)
    if part is None:
        return []
    read, pieces = part
    found = [
        read(lines) for piece in pieces if (lines := [line.strip() for line in piece.splitlines()])
    ]
    return [
        Piece(body, values, f":{number}")
        for number, (values, body) in enumerate((entry for entry in found if entry[1].strip()), 1)
    ]


def parts_of(text: str) -> tuple[Callable[[Sequence[str]], Entry], Sequence[str]] | None:
    """Return how to read each part of an export, and the parts."""
    if COUNT.search(text):
        return nexis, COUNT.split(text)[1:]
    if UNI_END.search(text) and UNI_BODY.search(text):
        return nexis_uni, UNI_END.split(text)
    return (factiva, FACTIVA_END.split(text)) if FACTIVA_END.search(text) else None


def is_day(line: str) -> bool:
    """Return whether a line begins with a day in words."""
    return len(line) < 60 and any(form.match(line) for form in WORDS)


def paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines that stand together."""
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def nexis(lines: Sequence[str]) -> Entry:
    """Return details and text of an article of Nexis: source, day and title above labels in capitals, ``BODY:``."""
    start = next((n for n, line in enumerate(lines) if line == "BODY:"), None)
    labels = [n for n, line in enumerate(lines) if LABEL.match(line) and line[:4].isupper()]
    first = next((n for n in labels if start is None or n < start), start or 0)
    last = next((n for n in labels if n < LONGEST_HEAD), 0) if start is None else start
    head = [block for block in paragraphs(lines[:first]) if not COPYRIGHT.match(block[0])]
    values = labelled(lines[first : last + 1])
    dated = next((n for n, block in enumerate(head) if is_day(block[0])), None)
    if dated is not None:
        values |= {"published": head[dated][0]}
        values |= {"publisher": " ".join(head[dated - 1])} if dated else {}
        values |= {"title": " ".join(head[-1])} if head[dated + 1 :] else {}
    return values, body_of(lines[last + 1 :])


def nexis_uni(lines: Sequence[str]) -> Entry:
    """Return details and text of an article of Nexis Uni: title, source and day in lines, labels, ``Body``."""
    start = next((n for n, line in enumerate(lines) if line == "Body"), 0)
    head = [line for line in lines[:start] if line and not COPYRIGHT.match(line)]
    values = labelled(head)
    dated = next((n for n, line in enumerate(head) if is_day(line)), 0)
    if dated >= 2:
        values |= {"published": head[dated], "publisher": head[dated - 1]}
        values |= {"title": " ".join(dict.fromkeys(head[: dated - 1]))}
    return values, body_of(lines[start + 1 :])


def labelled(lines: Sequence[str]) -> dict[str, object]:
    """Return author and the like, where a label says so."""
    found = (match for line in lines if (match := LABEL.match(line)))
    return {part: match[2] or "" for match in found if (part := part_of(match[1])) == "author"}


def body_of(lines: Sequence[str]) -> str:
    """Return the text up to the labels behind it."""
    end = next((n for n, line in enumerate(lines) if is_behind(line)), len(lines))
    return "\n\n".join(" ".join(block) for block in paragraphs(lines[:end]))


def is_behind(line: str) -> bool:
    """Return whether a line is one of the labels that stand behind a text."""
    name = line.partition(":")[0].lower().replace(" ", "-")
    return line == "Classification" or (":" in line and name in BEHIND)


def factiva(lines: Sequence[str]) -> Entry:
    """Return details and text of an article of Factiva, with codes of two letters or in its plain form."""
    return (
        coded(lines) if sum(CODE.match(line) is not None for line in lines) > 4 else uncoded(lines)
    )


def coded(lines: Sequence[str]) -> Entry:
    """Return details and text where each part stands behind its code."""
    parts: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = CODE.match(line)
        code = match[1] if match else code
        parts.setdefault(code, []).append((match[2] or "") if match else line)
    values: dict[str, object] = {
        part: " ".join(" ".join(parts[code]).split())
        for code, part in FACTIVA_PARTS.items()
        if code in parts
    }
    text = [line for code in FACTIVA_TEXT for line in [*parts.get(code, ()), ""]]
    return values, "\n\n".join(" ".join(block) for block in paragraphs(text))


def uncoded(lines: Sequence[str]) -> Entry:
    """Return details and text where title, count of words, day, source stand one below the other."""
    count = next((n for n, line in enumerate(lines) if WORD_COUNT.fullmatch(line)), None)
    if count is None:
        return {}, ""
    blocks = [" ".join(block) for block in paragraphs(lines[:count])]
    byline = [blocks.pop()] if len(blocks) > 1 and NAME.fullmatch(blocks[-1]) else []
    end = next((n for n in range(count, len(lines)) if COPYRIGHT.match(lines[n])), count + 4)
    head = [line for line in lines[count + 1 : end + 1] if line]
    dated = next((n for n, line in enumerate(head) if is_day(line)), None)
    values: dict[str, object] = {"title": blocks[-1] if blocks else "", "author": byline}
    if dated is not None:
        source = next(
            (line for line in head[dated + 1 :] if not re.fullmatch(r"\d\d?:\d\d.*", line)), ""
        )
        values |= {"published": head[dated], "publisher": source}
    return values, "\n\n".join(" ".join(block) for block in paragraphs(lines[end + 1 :]))
