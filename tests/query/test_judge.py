import re
import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.ontology import PREFIXES
from kg.query import questions
from kg.query.grammar import is_unambiguous
from kg.query.judge import DEEPEST, LONGEST, judged
from kg.query.tokens import tokens

HEAD = "PREFIX a: <http://a.example/> PREFIX b: <http://b.example/> PREFIX : <http://c.example/> "
GOOD = [
    'SELECT ("x"@en AS ?a) ("1"^^xsd:integer AS ?b) ("""a"b\n""" AS ?c) {}',
    "SELECT * { ?s a:p*/^b:c|!(a:x|^a:y)+|(a:q/a)? ?o . FILTER NOT EXISTS { ?s ?p () , [] , [ a:x 1 ] , (1 2) } }",
    'SELECT (COUNT(*) AS ?n) (GROUP_CONCAT(DISTINCT ?x ; separator=", ") AS ?g) { ?x ?y ?z } GROUP BY ?x (?y+1 AS ?k) HAVING (MIN(?z) > 2)',
    "SELECT ?n (SUM(?x) AS ?s) { ?n ?y ?x } GROUP BY ?n ORDER BY DESC(?s) ASC(?n) ?n LIMIT 5 OFFSET 2",
    "ASK { ?s ?p -1, +2.5, 1e5, .5, true, FALSE, 'x', '''x\ny''' }",
    "CONSTRUCT { ?s ?p ?o . } WHERE { ?s ?p ?o . } LIMIT 1",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "DESCRIBE <http://a.example/x> ?x { ?x ?y ?z }",
    "DESCRIBE kg:Claim",
    "SELECT * { VALUES (?a ?b) { (1 UNDEF) (2 3) } VALUES ?c { 1 2 } } VALUES ?d { 1 }",
    "SELECT * { { SELECT ?x { ?x ?y ?z } LIMIT 1 } UNION { ?x ?y ?z } MINUS { ?x a:b 1 } GRAPH ?g { ?s ?p ?o } OPTIONAL { ?q ?r ?t } }",
    "SELECT * { ?x ?y ?z BIND(IF(?x IN (1,2), 1-1, ?x*-2/3) AS ?f) FILTER(?x NOT IN ()) }",
    'SELECT * { ?x ?y ?z FILTER(?x<1 && ?y>2 || !BOUND(?z)) FILTER REGEX(STR(?x), "a", "i") FILTER(SUBSTR("abc",1)="a") }',
    "SELECT * { ?x ?y ?z. ?a ?b ?c; ?d ?e; . FILTER EXISTS{?x ?y ?z} } #c",
    "BASE <http://x.example/> SELECT REDUCED ?x { ?x <y> <z> } ORDER BY ?x STRLEN(?x) (?x+1)",
    'SELECT (BNODE () AS ?b) (NOW() AS ?d) (CONCAT ( "a" , "b" ) AS ?e) (REPLACE("a","b","c") AS ?f) (COALESCE (?x, 1) AS ?g) {}',
    'SELECT ?x # comment (((\n { ?x ?y "#no" }',
    "SELECT * { _:a ?p _:b.c . $x ?p a:b.c, a:%20, a:\\~x, :x, a:, a:1:2 }",
    "SELECT * { ?s <http://a.example/\\u00e9> ?o }",
]
FREE = [  # words that mean nothing dangerous where they stand
    'SELECT ?x { BIND("SERVICE FROM LOAD" AS ?x) } # SERVICE <http://127.0.0.1:1/> {}',
    "SELECT ?service ?from { ?service ?from ?load }",
    "SELECT * { ?s a:service a:FROM, <http://a.example/SERVICE> }",
    "PREFIX service: <http://a.example/> SELECT * { ?s service:from ?o }",
    "SELECT * { ?s ?p 'x'@from }",
    "SELECT * { _:service ?p ?o }",
]
SLIPS = {
    "ASK {\n  ?s ?p }": (2, 9, "'}' cannot stand here"),
    "SELECT * { ?s ?p ?o": (1, 20, "end of the query, but a } is missing"),
    "SELEC * { ?s ?p ?o }": (1, 1, "a query begins with SELECT"),
    "": (1, 1, "a query begins with SELECT"),
    "SELECT ?x { ?x a kgg:Claim }": (1, 18, "unknown prefix kgg: — did you mean kg:?"),
    "SELECT ?x { ?x a nowhere:Claim }": (1, 18, "begin the query with PREFIX nowhere: <…>"),
    "SELECT * { ?s ?p 'abc }": (1, 18, "this string is not closed"),
    "SELECT * { ?s ?p ?o } ORDR BY ?s": (1, 23, "did you mean ORDER?"),
    "SELECT ?x, ?y { ?x ?y ?z }": (1, 10, "',' cannot stand here"),
    "SELECT * { ?s ?p ?o FILTER(?s = 1 }": (1, 35, "'}' cannot stand here"),
    "SELECT (1 AS ?x) {} \u00e9": (1, 21, "'\u00e9' cannot stand here"),
}  # fmt: skip
DISGUISES = [  # what one reader takes for a name or a comment, and another for SERVICE or FROM
    "SELECT * { SERVICEa:b{?s ?p ?o} }",
    "SELECT * { ?s ?p trueSERVICEa:b{?s ?p ?o} }",
    "PREFIX service:<http://a.example/> SELECT * { service:x{?s ?p ?o} }",
    "SELECT * FROMa:b { ?s ?p ?o }",
    "SELECT * { # x\r SERVICE<http://127.0.0.1:1/>{?s ?p ?o} }",
    "SELECT * { # x\n SERVICE<http://127.0.0.1:1/>{?s ?p ?o} }",
    "SELECT * { ser\\u0056ice ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:1/>{?s ?p ?o} }",
    "SELECT * { FILTER EXISTS { { SELECT * { sErViCe SILENT ?x { ?s ?p ?o } } } } }",
    "SELECT(1<2AS?x)FROM<http://127.0.0.1:1/>{}",
    "ASK FROM NAMED a:b {}",
    "DESCRIBE ?x FROM a:b { ?x ?y ?z }",
    "CONSTRUCT FROM a:b WHERE { ?s ?p ?o }",
]


def refused(text: str) -> str:
    with pytest.raises(QueryError) as caught:
        judged(text)
    return str(caught.value)


def test_the_next_word_always_decides() -> None:
    assert is_unambiguous()


@pytest.mark.parametrize("text", GOOD + FREE)
def test_what_the_recommendation_allows_is_let_through_and_understood(text: str) -> None:
    words = judged(HEAD + text).text
    assert "#c" not in words
    ox.Store().query(words, prefixes=dict(PREFIXES))  # raises what it does not understand


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_named_questions_are_let_through(question) -> None:
    assert judged(question.text).form in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


@pytest.mark.parametrize("text", DISGUISES)
def test_no_disguise_lets_another_server_or_graph_in(text: str) -> None:
    assert refused(HEAD + text)


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_shown_with_line_and_caret(text: str) -> None:
    line, column, problem = SLIPS[text]
    head, shown, caret = refused(text).split("\n")
    assert head.startswith(f"line {line}, column {column}: ")
    assert problem in head
    assert shown == (text.split("\n")[line - 1] if text else "")
    assert caret == " " * (column - 1) + "^"


def test_a_slip_in_a_long_line_is_still_under_its_caret() -> None:
    _, shown, caret = refused("SELECT * {" + " ?s ?p ?o ." * 200 + " } }").split("\n")
    assert len(shown) <= 120
    assert shown[len(caret) - 1] == "}"


@pytest.mark.parametrize(
    "keyword", "INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split()
)
def test_what_writes_is_named(keyword: str) -> None:
    assert f"writes ({keyword})" in refused(
        f"PREFIX x: <http://x.example/> {keyword.lower()} DATA {{}}"
    )


def test_length_and_depth_have_a_limit() -> None:
    assert judged("SELECT * " + "{" * DEEPEST + "}" * DEEPEST)
    assert "too deep" in refused("SELECT * " + "{" * (DEEPEST + 1) + "}" * (DEEPEST + 1))
    assert "too deep" in refused("ASK { FILTER" + "(" * 9000)
    assert "too long" in refused("ASK {}" + " " * LONGEST)
    assert "lone surrogate" in refused("ASK { ?s ?p '\ud800' }")


@pytest.mark.parametrize(
    "text",
    [
        "(" + "#" * 9000,
        "[" + "#\n" * 4500,
        "ASK { ?s ?p '''" + "''\\" * 3000,
        "<" * 9000,
        "a:" * 9000,
        "'" * 9001,
    ],
)
def test_no_text_makes_the_judge_slow(text: str) -> None:
    begun = time.process_time()
    refused("SELECT * { ?s ?p " + text)
    assert time.process_time() - begun < 1


@given(
    st.text(st.characters(), max_size=60)
    | st.text("SELECT*{}?xy()<>\"'#\\.,;:a1@^|&-+ \n", max_size=60)
)
@settings(max_examples=1000, deadline=None)
def test_any_text_is_judged_or_refused_and_no_character_is_lost(text: str) -> None:
    try:
        found = [word.text for word in tokens(text)]
    except QueryError:
        found = []
    assert (
        "".join(re.sub(r"#[^\r\n]*", "", "".join(found)).split()) in "".join(text.split())
        or "#" in text
    )
    try:
        judged(text)
    except QueryError as error:
        assert str(error)
