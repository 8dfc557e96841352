import csv
import io
import json
import socket
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import QueryError
from kg.export.turtle import turtle
from kg.ontology import REL
from kg.query import Answer, formatted, query, questions
from kg.query.child import asked
from kg.query.engine import JSON
from kg.query.judge import Judged
from kg.rdf.triples import triples
from tests.questions import EXPECTED as MORE
from tests.samples import sample

CONSULTED = "Ministers from Poland and Lithuania held talks in Vilnius last week."
EXPECTED = {
    "urged-accused-threatened": [
        ("France", "ACCUSE", "Mali"),
        ("Greece", "ACCUSE", "Turkey"),
        ("Maria Sandoval", "REQUEST", "Russia"),
        ("Turkey", "THREATEN", "Greece"),
    ],
    "denied": [
        ("Belarus", "Belarus", "SANCTION", "Latvia", "Belarus did not expel any Latvian diplomat, Minsk said."),
        ("Russian government", "Russia", "MOBILIZE", "Belarus", "The Kremlin denied that Russia had sent troops to Belarus."),
    ],
    "evidence": [
        ("Belarus", "SANCTION", "Latvia", "Belarus expelled a Latvian diplomat.", "Tension at the borders", 531, 567),
        ("France", "ACCUSE", "Mali", "France accused Mali of breaking the deal on Monday, again.", "Replies", 0, 58),
        ("France", "ACCUSE", "Mali", "France accused Mali of breaking the deal on Monday.", "Tension at the borders", 0, 51),
        ("Greece", "ACCUSE", "Turkey", "Greece accused Turkey of provocation.", "Replies", 115, 152),
        ("Lithuania", "CONSULT", "Poland", CONSULTED, "Tension at the borders", 52, 120),
        ("Maria Sandoval", "REQUEST", "Russia", "Maria Sandoval urged Russia to withdraw.", "Tension at the borders", 180, 220),
        ("Poland", "CONSULT", "Lithuania", CONSULTED, "Tension at the borders", 52, 120),
        ("Turkey", "THREATEN", "Greece", "Turkey threatened Greece with force.", "Tension at the borders", 494, 530),
    ],
    "planned": [
        ("Kosovo", "CONSULT", "Serbia", None, "Serbia and Kosovo plan to hold talks."),
        ("Serbia", "CONSULT", "Kosovo", None, "Serbia and Kosovo plan to hold talks."),
        ("Germany", "AID", "Mali", "2021-01-01", "Germany will send aid to Mali next year."),
    ],
    "conditional": [("Turkey", "COERCE", "Greece", "if drilling continues")],
    "claims-by-speaker": [
        ("Belarus", "Belarus", "SANCTION", "Latvia", "negative", "actual"),
        ("Maria Sandoval", "Russia", "RETREAT", None, "positive", "requested"),
        ("Russian government", "Russia", "MOBILIZE", "Belarus", "negative", "actual"),
        ("Ukraine", "Russia", "ASSAULT", "Moldova", "positive", "actual"),
    ],
    "actor-timeline": [
        ("France", "2020-08-31", "2020-08-31", "told", "ACCUSE", "source"),
        ("Lithuania", "2020-08-24", "2020-08-30", "told", "CONSULT", "source"),
        ("Lithuania", "2020-08-24", "2020-08-30", "told", "CONSULT", "target"),
        ("Mali", "2020-08-31", "2020-08-31", "told", "ACCUSE", "target"),
        ("Poland", "2020-08-24", "2020-08-30", "told", "CONSULT", "source"),
        ("Poland", "2020-08-24", "2020-08-30", "told", "CONSULT", "target"),
        ("protesters", "2020-08-30", "2020-08-30", "told", "PROTEST", "source"),
    ],
    "mutual": [("Greece", "accuse", "Turkey", "threaten"), ("Poland", "consult", "Lithuania", "consult")],
    "never-asserted": [
        ("Germany", "AID", "Mali", "positive", "planned"),
        ("Kosovo", "CONSULT", "Serbia", "positive", "planned"),
        ("Poland", "SANCTION", "Belarus", "positive", "possible"),
        ("Russia", "ASSAULT", "Moldova", "positive", "actual"),
        ("Russia", "MOBILIZE", "Belarus", "negative", "actual"),
        ("Russia", "RETREAT", None, "positive", "requested"),
        ("Serbia", "CONSULT", "Kosovo", "positive", "planned"),
        ("Turkey", "COERCE", "Greece", "positive", "conditional"),
    ],
}  # fmt: skip


@cache
def graph() -> Graph:
    return triples(sample())


def refused(text: str, timeout: float = 30.0) -> str:
    with pytest.raises(QueryError) as caught:
        query(graph(), text, timeout)
    return str(caught.value)


def test_every_named_question_has_a_title_and_an_expected_answer() -> None:
    assert {question.name for question in questions()} == {*EXPECTED, *MORE}
    assert all(question.title for question in questions())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_named_question_is_answered(name: str) -> None:
    (question,) = (one for one in questions() if one.name == name)
    rows = [
        tuple(str(value) if hasattr(value, "isoformat") else value for value in row)
        for row in query(graph(), question.text).rows
    ]
    assert rows == EXPECTED[name]


def test_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(turtle(graph()), "utf-8")
    answer = query(tmp_path, "SELECT (COUNT(?event) AS ?events) { ?event a sem:Event }")
    assert answer == Answer(("events",), ((8,),))


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="there; is it the folder"):
        query(tmp_path, "ASK { ?s ?p ?o }")


def test_a_prefix_of_ones_own_wins() -> None:
    text = "PREFIX kg: <http://xmlns.com/foaf/0.1/> SELECT DISTINCT ?type { ?s a ?type FILTER(?type = kg:Person) }"
    assert query(graph(), text).rows == (("http://xmlns.com/foaf/0.1/Person",),)


def test_values_are_plain_python() -> None:
    (row,) = query(
        graph(),
        'SELECT ?a ?b ?c ?d ?e { BIND(1 AS ?a) BIND("x"@en AS ?b) BIND(true AS ?c) BIND(rel: AS ?d) }',
    ).rows
    assert row == (1, "x", True, str(REL), None)
    assert [type(value) for value in row] == [int, str, bool, str, type(None)]


def test_columns_stand_as_in_the_query() -> None:
    assert query(graph(), "SELECT * { ?z a ?b ; kg:describes ?a MINUS { ?z ?x ?y } }").columns == (
        "z",
        "b",
        "a",
    )
    assert query(graph(), "SELECT ?b ?a (STR(?b) AS ?c) { ?a ?b ?x } LIMIT 1").columns == (
        "b",
        "a",
        "c",
    )


def test_ask_gives_one_truth() -> None:
    assert query(graph(), "ASK { ?claim a kg:Claim }").rows == ((True,),)


def test_construct_gives_a_graph() -> None:
    answer = query(graph(), "CONSTRUCT { ?a rel:accuse ?b } WHERE { ?a rel:accuse ?b }")
    assert answer.graph is not None
    assert len(answer.graph) == len(answer.rows) == 2
    assert "actor:wd-Q142 rel:accuse actor:wd-Q912 .\n" in formatted(answer, "ttl")


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "CLEAR ALL",
        "SELECT * { ?s ?p ?o } ; DROP ALL",
    ],
)
def test_nothing_writes(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize(
    "pattern",
    [
        "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }",
        "SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o }",
        "?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "OPTIONAL { { SELECT * { sErVice ?x { ?s ?p ?o } } } }",
    ],
)
def test_no_other_server_is_called(pattern: str) -> None:
    assert "SERVICE" in refused("SELECT * { " + pattern + " }")


@pytest.mark.parametrize(
    "clause", ["FROM <file:///etc/passwd>", "FROM NAMED <http://127.0.0.1:1/>", "FROM <kg.ttl>"]
)
@pytest.mark.parametrize("form", ["SELECT *", "ASK", "CONSTRUCT { ?s ?p ?o }", "DESCRIBE ?s"])
def test_no_other_graph_is_read(form: str, clause: str) -> None:
    assert "FROM" in refused(f"{form} {clause} WHERE {{ ?s ?p ?o }}")


def test_words_like_service_are_free_in_strings_and_comments() -> None:
    assert query(graph(), 'SELECT ?x { BIND("SERVICE FROM LOAD" AS ?x) } # SERVICE FROM').rows == (
        ("SERVICE FROM LOAD",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        "SELECT (COUNT(*) AS ?n) { ?a (!rdf:foo)* ?b . ?c (!rdf:foo)* ?d . ?e (!rdf:foo)* ?f }",
    ],
)
def test_an_endless_query_ends_in_time(text: str) -> None:
    begun = time.monotonic()
    assert "takes longer than 1 s" in refused(text, timeout=1.0)
    assert time.monotonic() - begun < 5


@pytest.mark.skipif(
    sys.platform != "linux", reason="memory is limited where /proc tells how much is in use"
)
def test_a_greedy_query_ends_with_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.query.child.MEMORY", 30 * 1024**2)
    assert "too much memory" in refused(
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a", timeout=60.0
    )


@pytest.mark.skipif(sys.platform != "linux", reason="rights are given up where the system lets us")
def test_even_unjudged_a_query_reaches_no_server_and_no_file() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        text = (
            f"SELECT * {{ SERVICE <http://127.0.0.1:{server.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        )
        with pytest.raises(QueryError, match="cannot be answered"):
            asked(graph(), Judged(text, "SELECT"), JSON, 5.0)
        with pytest.raises(TimeoutError):
            server.accept()


def test_formats_hold_the_same_rows() -> None:
    answer = Answer(("name", "note"), (("Mali", 'a "b"\nc'), ("Fidji", None)))
    assert list(csv.reader(io.StringIO(formatted(answer, "csv")))) == [
        ["name", "note"],
        ["Mali", 'a "b"\nc'],
        ["Fidji", ""],
    ]
    assert json.loads(formatted(answer, "json")) == [
        {"name": "Mali", "note": 'a "b"\nc'},
        {"name": "Fidji", "note": None},
    ]
    assert formatted(answer, "table") == 'name   note\n-----  -------\nMali   a "b" c\nFidji\n'


def test_a_table_cannot_drive_the_terminal() -> None:
    assert "\x1b" not in formatted(Answer(("x",), (("\x1b[2J",),)))


def test_only_graphs_have_turtle_and_unknown_formats_are_named() -> None:
    with pytest.raises(QueryError, match="only CONSTRUCT"):
        formatted(Answer(("x",), ()), "ttl")
    with pytest.raises(QueryError, match="there are table, csv, json, ttl"):
        formatted(Answer(("x",), ()), "xml")
