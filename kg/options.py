"""Options that several commands share, and what their values must be. Never knows a command."""

import argparse
from datetime import date
from pathlib import Path

from kg.articles.names import NAMES


def writes(sub: argparse.ArgumentParser) -> None:
    """Add the options of a command that writes an export."""
    from kg.export.formats import FORMATS as MORE  # noqa: PLC0415

    sub.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("exports"),
        metavar="DIR",
        help="folder to write (default: exports)",
    )
    sub.add_argument(
        "--also",
        action="append",
        default=[],
        metavar="FORMAT,…",
        help=f"further formats: {', '.join(MORE)}",
    )
    sub.add_argument(
        "--page-with-sparql",
        type=Path,
        metavar="DIR",
        help="let graph.html answer SPARQL "
        "with the npm package oxigraph of this folder (2 MB more)",
    )


def shares(command: argparse.ArgumentParser) -> None:
    """Add how the work of reading is shared, and how long it may take."""
    command.add_argument(
        "--workers",
        type=count,
        metavar="N",
        help="processes to read with (default: all cores, if there is enough to read)",
    )
    command.add_argument(
        "--article-timeout",
        type=seconds,
        default=300.0,
        metavar="SECONDS",
        help="leave out an article that takes longer (default: 300)",
    )


def takes(sub: argparse.ArgumentParser) -> None:
    """Add the inputs of a command, and how they are to be read."""
    sub.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="files, folders, globs, or - for standard input: texts, web pages, "
        "PDF, Word, tables, JSON, feeds, mail, archives",
    )
    sub.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="list what was left out and why, "
        "show where a step broke, and with extract what was removed as boilerplate",
    )
    sub.add_argument(
        "--column",
        type=column,
        action="append",
        default=[],
        metavar="PART=NAME",
        help=f"which column or key of tables and JSON holds a part of the article, "
        f"such as text=Story ({', '.join(NAMES)})",
    )


def reads(sub: argparse.ArgumentParser) -> None:
    """Add the options of a command that reads articles."""
    sub.add_argument(
        "--date",
        type=day,
        metavar="YYYY-MM-DD",
        help="publication date of what has none of its own",
    )
    speaks(sub)


def speaks(sub: argparse.ArgumentParser) -> None:
    """Add the options of a command that reads English."""
    sub.add_argument(
        "--pipeline",
        metavar="NAME",
        help="a spaCy pipeline, by name or path, in place of the embedded one",
    )
    seeded(sub)


def seeded(sub: argparse.ArgumentParser) -> None:
    """Add the folders of seeds."""
    sub.add_argument(
        "--seeds",
        type=Path,
        action="append",
        metavar="DIR",
        help="a folder of your own seed files, which add to kg's or replace by id; "
        "may be given again (default: $KG_SEEDS)",
    )


FORMS_OF_GOLD = """Measure accuracy on a folder of one of two forms. Articles: texts/, metadata.json
(id, file, date), events.jsonl, and their scorer score_articles.py. Annotated sentences, scored
stage by stage: metadata.json (id, published), docs/ID.txt (number, tab, sentence), acts/ID.txt, a
line an act:
"event | sentence | trigger | type | status | source | target | speaker | when | where",
with - for nobody, "A ; B", "5:NAME" from sentence 5, "they=NAME" for whom words stand."""


def scores(sub: argparse.ArgumentParser) -> None:
    """Add the options of the command that measures accuracy."""
    sub.description = FORMS_OF_GOLD
    sub.add_argument(
        "folder",
        type=Path,
        metavar="GOLD",
        help="a folder with texts/, metadata.json, events.jsonl and score_articles.py, "
        "or one of annotated sentences with docs/, acts/ and metadata.json",
    )
    sub.add_argument(
        "--errors", type=int, default=0, metavar="N", help="list up to N errors of each kind"
    )
    sub.add_argument("--json", action="store_true", help="print the report as JSON")
    sub.add_argument(
        "--part",
        choices=("train", "dev", "test", "all"),
        default="all",
        help="of annotated sentences: the documents of this part; the reader never saw test",
    )
    speaks(sub)


def column(text: str) -> tuple[str, str]:
    """Return the part of an article and the name of its column, of the command line."""
    part, _, name = text.partition("=")
    if part not in NAMES or not name:
        raise argparse.ArgumentTypeError(
            f"'{text}' names no column: write a part and its column, "
            f"such as text=Story; parts are {', '.join(NAMES)}"
        )
    return part, name


def day(text: str) -> date:
    """Return a date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date: write it as YYYY-MM-DD") from None


def count(text: str) -> int:
    """Return a number of processes of the command line."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes: write 1, 2, 3, …")
    return int(text)


def seconds(text: str) -> float:
    """Return a time limit of the command line."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= 86_400:
        raise argparse.ArgumentTypeError(f"'{text}' is no time limit: write seconds, such as 30")
    return found
