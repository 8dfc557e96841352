"""Queries that mean harm: each ends within its limit and a second, and the server answers the next request."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.serving import ask, exported, serving

LIMIT = 0.5
ANYTHING = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
GROWTH = "".join(
    f'BIND(REPLACE(?x{n}, "a", "$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0$0") AS ?x{n + 1}) ' for n in range(9)
)
HOSTILE = {
    # takes time
    "a product of everything": f"SELECT * {{ {ANYTHING} }}",
    "a product, counted": f"SELECT (COUNT(*) AS ?n) {{ {ANYTHING} }}",
    "a product, sorted": f"SELECT * {{ {ANYTHING} }} ORDER BY ?a ?d",
    "a product, distinct": f"SELECT DISTINCT * {{ {ANYTHING} }}",
    "a product, grouped": f"SELECT ?a ?d (COUNT(*) AS ?n) {{ {ANYTHING} }} GROUP BY ?a ?d ?g ?j",
    "a product, built": f"CONSTRUCT {{ ?a ?b ?f . ?d ?h ?l }} WHERE {{ {ANYTHING} }}",
    "a product, described": f"DESCRIBE * {{ {ANYTHING} }}",
    "a product that is never true": f"ASK {{ {ANYTHING} FILTER(?a = ?d && ?a != ?d) }}",
    "a product, subtracted": f"SELECT * {{ {ANYTHING} MINUS {{ ?a ?b ?c . ?d ?e ?x }} }}",
    "a product in an optional": f"SELECT * {{ ?s a kg:Claim OPTIONAL {{ {ANYTHING} }} }}",
    "a product in exists": f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {ANYTHING} FILTER(?a = 1) }} }}",
    "a product in a sub-select": f"SELECT * {{ {{ SELECT ?a {{ {ANYTHING} }} ORDER BY ?l }} }}",
    "a product of values": "SELECT * { " + " ".join(f"VALUES ?v{n} {{ {'1 ' * 200}}}" for n in range(9)) + "}",
    "all paths from everywhere": "SELECT (COUNT(*) AS ?n) { ?a (!rdf:foo|^!rdf:foo)* ?b . ?c (!rdf:foo|^!rdf:foo)* ?d . ?b ?x ?y }",
    "paths within paths": "SELECT * { ?a ((((!rdf:foo)*/(!rdf:bar)*)*/^(!rdf:foo)*)*/(!rdf:a)+)* ?b . ?c (!rdf:a)* ?d . ?e (!rdf:a)* ?f }",
    "deep paths": "SELECT * { ?s " + "(" * 60 + "kg:kind" + ")*" * 60 + " ?o }",
    "a long path": "SELECT * { ?s " + "a/" * 6000 + "a ?o }",
    "a wide path": "SELECT * { ?s " + "a|" * 6000 + "a ?o }",
    "a path of choices": "SELECT * { ?s " + "/".join(["(kg:kind|!kg:kind|^!kg:kind)?"] * 60) + " ?o }",
    "many optionals": "SELECT * {" + " OPTIONAL { ?s ?p ?o }" * 800 + "}",
    "many unions": "SELECT * {" + "{ ?s ?p ?o } UNION " * 900 + "{}}",
    "unions of unions": "SELECT * {" + "{{?a ?b ?c}UNION{?d ?e ?f}}" * 60 + "}",
    "many patterns": "SELECT * {" + "?s ?p ?o . " * 1700 + "}",
    "many objects": "SELECT * { ?s ?p " + "1," * 8000 + "1 }",
    "many subtractions": "SELECT * { ?s ?p ?o " + "MINUS{?s ?q ?r}" * 1200 + "}",
    "many binds": "SELECT * { " + " ".join(f"BIND(1 AS ?v{n})" for n in range(1000)) + "}",
    "many columns": "SELECT " + " ".join(f"(1 AS ?v{n})" for n in range(1200)) + " {}",
    "many filters": "SELECT * { ?s ?p ?o . ?q ?r ?t " + 'FILTER(STR(?s) != "")' * 800 + "}",
    "many alternatives": "SELECT * { FILTER(" + "1||" * 6000 + "1) }",
    "a long sum": "SELECT (1" + "+1" * 9000 + " AS ?x) {}",
    "a long list": "SELECT * { FILTER(1 IN (" + "2," * 9000 + "2)) }",
    # takes memory
    "a text that grows": f'SELECT * {{ BIND("aaaa" AS ?x0) {GROWTH} }}',
    "a text that grows by joining": "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a text of texts": "SELECT (CONCAT(" + ",".join(['"' + "a" * 900 + '"'] * 20) + ") AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "distinct texts": "SELECT DISTINCT (CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "random numbers, sorted": "SELECT (RAND() AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?x",
    "new names": "CONSTRUCT { ?a ?b [] , [] , [] } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "a greedy expression": 'SELECT (REPLACE("' + "a" * 5000 + 'b", "(a*)*(a*)*(a*)*c", "x") AS ?x) {}',
    "a huge expression": "SELECT * { BIND(REGEX('a', '(((((((a{1,99}){1,99}){1,99}){1,99}){1,99}){1,99}){1,99})') AS ?x) }",
    # is deep
    "deep brackets": "SELECT (" + "(" * 60 + "1" + ")" * 60 + " AS ?x) {}",
    "too deep brackets": "SELECT (" + "(" * 9000 + "1" + ")" * 9000 + " AS ?x) {}",
    "unclosed brackets": "SELECT * {" + "(" * 15_000,
    "deep groups": "SELECT * " + "{" * 64 + "}" * 64,
    "too deep groups": "SELECT * " + "{" * 9000 + "}" * 9000,
    "deep exists": "SELECT * " + "{ ?s ?p ?o FILTER NOT EXISTS " * 60 + "{}" + "}" * 60,
    "deep sub-selects": "SELECT * " + "{ SELECT * " * 60 + "{ ?s ?p ?o }" + "}" * 60,
    "deep lists": "SELECT * { ?s ?p " + "(" * 60 + "1" + ")" * 60 + "}",
    "deep blank nodes": "SELECT * { ?s ?p " + "[ ?p " * 60 + "1" + "]" * 60 + "}",
    "deep functions": "SELECT * { FILTER(" + "COALESCE(" * 60 + "1" + ")" * 60 + ") }",
    "deep conditions": "SELECT * { FILTER(" + "IF(1," * 60 + "1" + ",1)" * 60 + ") }",
    "deep sums": "SELECT * { FILTER(" + "1*(1+" * 60 + "1" + ")" * 60 + ") }",
    "many negations": "SELECT (" + "!" * 15_000 + "1 AS ?x) {}",
    # reaches out, or writes
    "another server": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "another server, quietly": "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "another server, behind a comment": "SELECT * { # x\r SERVICE<http://127.0.0.1:1/>{?s ?p ?o} }",
    "another server, in disguise": "PREFIX a: <http://127.0.0.1:1/> SELECT * { ?s ?p trueSERVICEa:b{?s ?p ?o} }",
    "a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "a named file": "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "loading": "LOAD <file:///etc/passwd>",
    "writing": "INSERT DATA { <http://a.example/> a <http://a.example/> }",
    "deleting": "DELETE WHERE { ?s ?p ?o }",
    "clearing after asking": "SELECT * { ?s ?p ?o } ; CLEAR ALL",
    # is no query
    "nothing": "",
    "half a character": "ASK { ?s ?p '\ud800' }",
    "controls": "ASK { ?s ?p '\x00\x01' } \x00",
    "quotation marks": "ASK { ?s ?p " + "'" * 15_001,
    "comments": "ASK { ?s ?p (" + "#" * 15_000,
    "too long": "ASK {} " + "#" * 900_000,
}  # fmt: skip


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(
        exported(tmp_path_factory.mktemp("export")), "--timeout", str(LIMIT), "--memory", "256"
    ) as number:
        yield number


def test_there_are_more_than_fifty() -> None:
    assert len(HOSTILE) > 50


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_ends_in_time_and_the_next_is_answered(name: str, port: int) -> None:
    begun = time.monotonic()
    found = ask(port, HOSTILE[name])
    assert time.monotonic() - begun < LIMIT + 1
    assert found.status in {200, 400, 503}
    assert found.status == 200 or (
        found.text.strip() and found.headers["content-type"].startswith("text/plain")
    )
    assert ask(port, "ASK { ?claim a kg:Claim }").text == '{"head":{},"boolean":true}'


def test_nothing_dangerous_is_answered(port: int) -> None:
    first = list(HOSTILE).index("another server")
    dangerous = list(HOSTILE)[first : list(HOSTILE).index("nothing")]
    assert {name: ask(port, HOSTILE[name]).status for name in dangerous} == dict.fromkeys(
        dangerous, 400
    )


def test_many_at_once_are_survived(port: int, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    with ThreadPoolExecutor(8) as pool:
        statuses = set(
            pool.map(lambda _: ask(port, HOSTILE["a product, sorted"]).status, range(16))
        )
    assert statuses == {503}
    assert ask(port, "ASK {}").status == 200
