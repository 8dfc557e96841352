"""SPARQL over an export. Knows which questions are allowed and how answers look; never knows how an export is made.

A query comes from anybody. It is parsed, judged and answered in a child process with limits of time and memory, so that the
worst one ends there. Judged is the parsed query, not its letters: nothing that writes, calls out or reads a file is let through.
"""

import csv
import io
import json
import multiprocessing
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path

import rdflib
from pyparsing import ParseException
from rdflib import Graph, Literal
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Node

from kg import data
from kg.errors import KgError, QueryError
from kg.export.turtle import turtle
from kg.ontology import PREFIXES

Value = str | int | float | bool | Decimal | date | None
Triples = list[tuple[Node, Node, Node]]
Found = tuple[tuple[str, ...], tuple[tuple[Value, ...], ...], Triples | None]  # what the child sends
NOTHING: Found = ((), (), None)
LONGEST = 100_000  # characters of a query
DEEPEST = 64  # open brackets within each other
MEMORY = 2 * 1024**3  # bytes that answering may take on top of what is there


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: rows of plain values; of CONSTRUCT and DESCRIBE also the graph, whose triples the rows are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    graph: Graph | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A query with a name, from ``ontology/queries``."""

    name: str
    title: str
    text: str


def questions() -> tuple[Question, ...]:
    """Return the named questions, by name."""
    paths = sorted((data.ontology() / "queries").glob("*.rq"))
    return tuple(Question(path.stem, title(text), text) for path in paths for text in [path.read_text("utf-8")])


def title(text: str) -> str:
    """Return the title that a query's first line gives.

    >>> title("# title: Who accused whom")
    'Who accused whom'
    """
    first, _, _ = text.partition("\n")
    return first.removeprefix("# title:").strip() if first.startswith("# title:") else ""


def query(source: Graph | Path, text: str, timeout: float = 30.0) -> Answer:
    """Return the answer to a SPARQL query over a graph or an export's folder.

    ``timeout``: seconds for answering, reading the folder not counted.
    """
    if isinstance(source, Path) and not (source / "graph.ttl").is_file():
        raise QueryError(f"{source}: no graph.ttl there; is it the folder that `kg build` wrote?")
    # a fork has the graph at once; elsewhere than on Linux it is not safe
    context = multiprocessing.get_context("fork") if sys.platform == "linux" else multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(sender, source, text), daemon=True)
    child.start()
    sender.close()
    try:
        received(receiver, timeout, timeout)  # judged
        received(receiver, None, timeout)  # read
        columns, rows, statements = received(receiver, timeout, timeout)
    finally:
        child.kill()
        child.join()
        receiver.close()
    return Answer(columns, rows, None if statements is None else as_graph(statements))


def received(receiver: Connection, limit: float | None, timeout: float) -> Found:
    """Return what the child sends next; what it cannot do is raised."""
    if not receiver.poll(limit):
        raise QueryError(f"the query takes longer than {timeout:g} s; ask for less, or raise the time limit")
    try:
        found: Found | KgError = receiver.recv()
    except EOFError:
        raise QueryError("the query needs too much memory; ask for less") from None
    if isinstance(found, KgError):
        raise found
    return found


def work(sender: Connection, source: Graph | Path, text: str) -> None:
    """Judge, read and answer, in the child; each step reports to the parent, an error ends the work."""
    limit_memory()
    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
    with suppress(BrokenPipeError):
        try:
            prepared = judged(text)
            sender.send(NOTHING)
            graph = source if isinstance(source, Graph) else Graph().parse(source / "graph.ttl", format="turtle")
            sender.send(NOTHING)
            sender.send(answered(graph, prepared))
        except KgError as error:
            sender.send(error)
        except RecursionError:
            sender.send(QueryError("the query is nested too deeply"))
        except MemoryError:
            sender.send(QueryError("the query needs too much memory; ask for less"))
        except Exception as error:  # noqa: BLE001 - whatever a stranger's query breaks, the parent must hear of it
            sender.send(QueryError(f"the query cannot be answered: {one_line(error)}"))


def limit_memory() -> None:
    """Keep the child from taking all memory, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        limit = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, OSError, ValueError):
        return  # no such limit here; the one of time remains


def judged(text: str) -> Query:
    """Return a query ready to run, or say why it may not."""
    if len(text) > LONGEST or nesting(text) > DEEPEST:
        raise QueryError(f"the query is too long or too deep: at most {LONGEST} characters and {DEEPEST} nested brackets")
    try:
        parsed = parseQuery(text)
    except ParseException as error:
        if is_update(text):
            raise QueryError("the query writes (INSERT, DELETE, LOAD …); an export can only be read") from None
        raise QueryError(f"line {error.lineno}, column {error.column}: no SPARQL query from here: {error.line.strip()[:60]!r}") from None
    names = {part.name for part in parts(parsed)}
    if "ServiceGraphPattern" in names:
        raise QueryError("the query calls another server (SERVICE); ask only the export itself")
    if "DatasetClause" in names:
        raise QueryError("the query names other graphs (FROM); ask only the export itself")
    return translateQuery(parsed, initNs=dict(PREFIXES))


def nesting(text: str) -> int:
    """Return how many brackets are open at once, at most; brackets in strings count too.

    >>> nesting("SELECT * { { ?s ?p ?o } FILTER(1) }")
    2
    """
    depth = deepest = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    return deepest


def is_update(text: str) -> bool:
    """Return whether a text is SPARQL Update."""
    try:
        return bool(parseUpdate(text))
    except ParseException:
        return False


def parts(value: object) -> Iterator[CompValue]:
    """Yield every part of a parsed query."""
    if isinstance(value, CompValue):
        yield value
        yield from parts(list(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for one in value:
            yield from parts(one)


def answered(graph: Graph, prepared: Query) -> Found:
    """Return columns, rows, and the triples of a query that builds a graph."""
    result = graph.query(prepared)
    if result.type == "ASK":
        return ("answer",), ((bool(result.askAnswer),),), None
    if result.graph is not None:
        found = sorted(result.graph)
        return ("subject", "predicate", "object"), tuple(tuple(map(plain, triple)) for triple in found), found
    names = result.vars or []
    return tuple(map(str, names)), tuple(tuple(plain(row.get(name)) for name in names) for row in result.bindings), None


def plain(term: Node | None) -> Value:
    """Return a term as a plain value: IRIs and what has no Python type become text."""
    if term is None:
        return None
    value = term.toPython() if isinstance(term, Literal) else str(term)
    return value if isinstance(value, int | float | Decimal) or type(value) is date else str(term)


def as_graph(statements: Triples) -> Graph:
    """Return triples as a graph with our prefixes."""
    graph = Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    for triple in statements:
        graph.add(triple)
    return graph


def formatted(answer: Answer, form: str = "table") -> str:
    """Return an answer as ``table``, ``csv``, ``json`` or, if it is a graph, ``ttl``."""
    if form not in FORMATS:
        raise QueryError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    return str(FORMATS[form](answer))


def as_table(answer: Answer) -> str:
    """Return columns under their names; control characters, which could drive a terminal, are left out."""
    rows = [list(answer.columns), *([shown(value) for value in row] for row in answer.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines) + "\n"


def shown(value: Value) -> str:
    """Return a value on one line of print."""
    return "".join(character if character.isprintable() else " " for character in written(value))


def written(value: Value) -> str:
    """Return a value as text, as SPARQL writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def as_csv(answer: Answer) -> str:
    """Return CSV with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([written(value) for value in row] for row in answer.rows)
    return out.getvalue()


def as_json(answer: Answer) -> str:
    """Return a list of objects, one per row."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1, default=in_json) + "\n"


def in_json(value: Value) -> float | str:
    """Return what JSON has for a date or a decimal."""
    return float(value) if isinstance(value, Decimal) else str(value)


def as_ttl(answer: Answer) -> str:
    """Return the graph in Turtle."""
    if answer.graph is None:
        raise QueryError("only CONSTRUCT and DESCRIBE give a graph; choose table, csv or json")
    return turtle(answer.graph)


def one_line(error: Exception) -> str:
    """Return an error's message on one short line."""
    return (" ".join(str(error).split()) or type(error).__name__)[:200]


FORMATS = {"table": as_table, "csv": as_csv, "json": as_json, "ttl": as_ttl}
