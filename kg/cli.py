"""The command line: its arguments, and what a failure looks like. Never knows what a command does."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kg import __version__
from kg.articles.names import NAMES
from kg.commands import (
    DONE,
    USAGE,
    do_build,
    do_check,
    do_completion,
    do_explain,
    do_extract,
    do_merge,
    do_query,
    do_score,
    do_serve,
    do_view,
    say,
)
from kg.errors import KgError, QueryError

LEVELS = ("actor", "group", "country")
FORMATS = ("table", "csv", "json", "ttl")
SHELLS = ("bash", "zsh", "fish")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    grammar = parser()
    chosen, rest = grammar.parse_known_args(arguments)
    for name in ("question", "value"):  # argparse itself reads none of these behind an option
        if rest and not rest[0].startswith("-") and getattr(chosen, name, "") is None:
            setattr(chosen, name, rest.pop(0))
    if rest:
        grammar.error(f"unrecognized arguments: {' '.join(rest)}")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    command: Callable[[argparse.Namespace], int] = chosen.command
    try:
        code = command(chosen)
        sys.stdout.flush()
    except QueryError as error:
        first, *shown = str(error).split("\n")
        say("\n".join([f"error: {first}", *(f"  {line}" for line in shown)]))
        return USAGE
    except KgError as error:
        for line in str(error).splitlines():
            say(f"error: {line}")
        return USAGE
    except KeyboardInterrupt:
        say(
            "stopped: no export was written; what a build has read is kept, and it goes on from there"
        )
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def parser() -> argparse.ArgumentParser:
    """Return the grammar of the command line."""
    top = argparse.ArgumentParser(
        prog="kg", description="Knowledge graphs of political events from news."
    )
    top.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(
        name: str, does: str, example: str, command: Callable[[argparse.Namespace], int]
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(
            name,
            help=does,
            description=f"{does[0].upper()}{does[1:]}.",
            epilog=f"example: {example}",
        )
        sub.set_defaults(command=command)
        return sub

    build = add(
        "build",
        "read articles and write the graph in all its forms",
        "kg build articles/ -o exports/",
        do_build,
    )
    takes(build)
    writes(build)
    reads(build)
    shares(build)
    extract = add(
        "extract",
        "print the claims of articles as JSON lines",
        "kg extract article.txt --date 2020-08-31",
        do_extract,
    )
    takes(extract)
    reads(extract)
    merge = add(
        "merge",
        "make one export of several: articles once, reports of one act joined anew",
        "kg merge july/ august/ -o summer/",
        do_merge,
    )
    merge.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="exports")
    writes(merge)
    seeded(merge)
    query = add("query", "ask an export in SPARQL", "kg query exports/ denied", do_query)
    query.add_argument("folder", type=Path, metavar="DIR", help="an export")
    query.add_argument(
        "question", nargs="?", help="SPARQL text, a .rq file, or a named question; none lists those"
    )
    query.add_argument(
        "value", nargs="?", help="a value for the first parameter of the question, such as Mosul"
    )
    query.add_argument(
        "--with",
        dest="values",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a value for a parameter, such as actor=Mali; a name means all who belong to it, "
        "and one in double quotes nobody else",
    )
    query.add_argument(
        "--timeout",
        type=seconds,
        default=30.0,
        metavar="SECONDS",
        help="time limit of the answer (default: 30)",
    )
    query.add_argument(
        "--level",
        choices=LEVELS,
        default="actor",
        help="ask about actors, or the groups or countries they roll up to (default: actor)",
    )
    query.add_argument(
        "--format", choices=FORMATS, default="table", help="form of the answer (default: table)"
    )
    view = add(
        "view",
        "open the page of an export, or make one of a selection",
        "kg view exports/ --where actor=Mali --where after=2020-01-01",
        do_view,
    )
    view.add_argument("folder", type=Path, metavar="DIR", help="an export")
    view.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="make a page of the events of an actor (or of whom it stands for), country, place, class, action or status, "
        "or after or before a day; may be given again",
    )
    view.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="where to write that page (default: selection.html in the export)",
    )
    seeded(view)
    serve = add(
        "serve",
        "serve an export on this machine: its page, a page of questions, SPARQL",
        "kg serve exports/",
        do_serve,
    )
    serve.add_argument("folder", type=Path, metavar="DIR", help="an export")
    serve.add_argument(
        "--port",
        type=int,
        default=7878,
        metavar="N",
        help="port on 127.0.0.1; 0 for any (default: 7878)",
    )
    serve.add_argument(
        "--timeout",
        type=seconds,
        default=10.0,
        metavar="SECONDS",
        help="time limit of a query (default: 10)",
    )
    serve.add_argument(
        "--memory",
        type=int,
        default=1024,
        metavar="MB",
        help="memory limit of a query (default: 1024)",
    )
    serve.add_argument(
        "--cors",
        metavar="ORIGIN",
        help="let pages of another site ask, such as https://example.org, or * for all",
    )
    explain = add(
        "explain",
        "show why a sentence is coded as it is, or who and what was joined into an actor or event",
        'kg explain "France accused Mali of lying."',
        do_explain,
    )
    explain.add_argument(
        "what",
        metavar="SENTENCE|EVENT|ACTOR",
        help="a sentence; or the id of an event, or id or name of an actor, of an export",
    )
    explain.add_argument(
        "--in",
        dest="folder",
        type=Path,
        default=Path("exports"),
        metavar="DIR",
        help="the export of the event or actor (default: exports)",
    )
    reads(explain)
    check = add(
        "check",
        "check seeds and ontology, or the quotes and rules of an export",
        "kg check exports/",
        do_check,
    )
    check.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help="an export; without it, seeds and ontology",
    )
    check.add_argument(
        "--shapes",
        action="store_true",
        help="ask pyshacl for the SHACL shapes too (slow; the same rules are checked without)",
    )
    speaks(check)
    scores(add("score", "measure accuracy on a gold folder", "kg score gold/", do_score))
    completion = add(
        "completion",
        "print what makes a shell complete the words of kg",
        "kg completion bash > ~/.local/share/bash-completion/completions/kg",
        do_completion,
    )
    completion.add_argument("shell", choices=SHELLS, help="the shell that is to complete")
    completion.set_defaults(grammar=parser)
    return top


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
        help="let graph.html answer SPARQL with the npm package oxigraph of this folder (2 MB more)",
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
        help="files, folders, globs, or - for standard input: texts, web pages, PDF, Word, tables, JSON, feeds, mail, archives",
    )
    sub.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="list what was left out and why, show where a step broke, and with extract what was removed as boilerplate",
    )
    sub.add_argument(
        "--column",
        type=column,
        action="append",
        default=[],
        metavar="PART=NAME",
        help=f"which column or key of tables and JSON holds a part of the article, such as text=Story ({', '.join(NAMES)})",
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
        help="a folder of your own seed files, which add to kg's or replace by id; may be given again (default: $KG_SEEDS)",
    )


FORMS_OF_GOLD = """Measure accuracy on a folder of one of two forms. Articles: texts/, metadata.json
(id, file, date), events.jsonl, and their scorer score_articles.py. Annotated sentences, scored
stage by stage: metadata.json (id, published), docs/ID.txt (number, tab, sentence), acts/ID.txt, a
line an act: "event | sentence | trigger | type | status | source | target | speaker | when | where",
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
            f"'{text}' names no column: write a part and its column, such as text=Story; parts are {', '.join(NAMES)}"
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


if __name__ == "__main__":
    sys.exit(main())
