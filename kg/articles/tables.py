"""Articles as rows of text: CSV, TSV. Knows how rows are parted and which tables have no articles; never knows fields."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from kg.articles.encoding import text_stream
from kg.articles.names import folded, known
from kg.articles.pieces import LONGEST_TEXT, Found, Opened
from kg.articles.problems import problem
from kg.articles.records import Record, articles_of, without_text
from kg.errors import InputError

SEPARATORS = ",;\t|"
LONGEST_ROW = 8 * LONGEST_TEXT
WITHOUT_TEXT = (  # tables of coded events and lists of stories: names that they have, and what they are
    ("an ACLED table", {"eventidcnty", "actor1"}),
    ("a GDELT table of events", {"globaleventid", "sqldate"}),
    ("a GDELT knowledge graph", {"gkgrecordid"}),
    ("a UCDP table of events", {"dyadnewid", "sidea"}),
    ("an ICEWS table of events", {"eventid", "cameocode"}),
    ("a POLECAT table of events", {"eventid", "eventtype", "eventmode"}),
    ("a Media Cloud list of stories", {"medianame", "mediaurl", "title"}),
    ("a Media Cloud list of stories", {"storiesid", "mediaid"}),
    ("a table of events by kg", {"event", "plovercode", "quote"}),
)
GDELT = re.compile(r"\d{7,10}\t(?:19|20)\d{6}\t|(?:19|20)\d{12}-T?\d+\t")
CODED = "event tables without text"
TEXTLESS = "tables without a known text column"


def table_articles(file: Opened) -> Iterator[Found]:
    """Yield the article of each row; rows are counted as a spreadsheet does, the header first."""
    lines = text_stream(file.data)
    head = file.head.decode("utf-8", "replace")
    if GDELT.match(head) and not file.columns:
        raise coded("a GDELT table", file.name)
    csv.field_size_limit(LONGEST_ROW)
    rows = csv.reader(capped(lines, file.name), delimiter=separator(head, file.suffix))
    try:
        header = next(rows, [])
        names = [name.strip() or f"column {n}" for n, name in enumerate(header, 1)]
        check_header(names, file)
        yield from articles_of(records(rows, names), file)
    except csv.Error as error:
        row = f"{file.name}: line {rows.line_num}"
        raise problem(row, f"broken table ({error})", "look for an open quotation mark") from None


def separator(head: str, suffix: str) -> str:
    """Return what parts the columns: what stands most often in the header."""
    first = next((line for line in head.splitlines() if line.strip()), "")
    best = max(SEPARATORS, key=first.count)
    return best if best in first else ("\t" if suffix == ".tsv" else ",")


def capped(lines: io.TextIOBase, name: str) -> Iterator[str]:
    """Yield lines, none of which may be endless."""
    while line := lines.readline(LONGEST_ROW + 1):
        if len(line) > LONGEST_ROW:
            raise problem(name, "a line of it is endless", "save the table again as CSV")
        yield line.replace("\0", "")


def check_header(names: Sequence[str], file: Opened) -> None:
    """Raise ``InputError`` for a table that has no column for texts, or is known to have none."""
    if not any(names):
        raise problem(file.name, "empty file", "give a table with a header, or leave it out")
    missing = [name for name in file.columns.values() if name not in names]
    if known(names, file.columns).get("text") in names:
        return
    if missing and "text" in file.columns:
        raise without_text(names, file.name, TEXTLESS)
    if what := event_table(names):
        raise coded(what, file.name)
    raise without_text(names, file.name, TEXTLESS)


def event_table(names: Sequence[str]) -> str:
    """Return what a table of coded events or links is, if it is one of those that are known."""
    given = set(map(folded, names))
    return next((what for what, marks in WITHOUT_TEXT if marks <= given), "")


def coded(what: str, where: str) -> InputError:
    """Return the error of a table whose rows are no articles."""
    return problem(
        where,
        f"{what}, which has no text of articles",
        "give the articles themselves, or name a column to read with --column text=NAME",
        CODED,
    )


def records(rows: Iterator[list[str]], names: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Yield each row that is not blank as a record, with its place."""
    for number, row in enumerate(rows, start=2):
        if any(row):
            yield f":{number}", dict(zip(names, row, strict=False))
