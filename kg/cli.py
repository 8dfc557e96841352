"""The command line: its arguments, and what a failure looks like. Never knows what a command does."""

import argparse
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from kg import __version__
from kg.commands import (
    DONE,
    USAGE,
    do_check,
    do_completion,
    do_explain,
    do_query,
    do_score,
    do_serve,
    do_view,
)
from kg.errors import KgError, QueryError
from kg.making import do_build, do_extract, do_merge
from kg.options import reads, scores, seconds, seeded, shares, speaks, takes, writes
from kg.reports import say

LEVELS = ("actor", "group", "country")
FORMATS = ("table", "csv", "json", "ttl")
SHELLS = ("bash", "zsh", "fish")


def at_ease() -> None:
    """Keep libraries from work that brings nothing here.

    numpy's products are small: a second thread only spins. Records hold no cycles: the garbage
    collector need not walk a million of them again and again.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(50_000, 20, 100)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    at_ease()
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


if __name__ == "__main__":
    sys.exit(main())
