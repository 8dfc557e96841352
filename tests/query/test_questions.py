from pathlib import Path

import pytest

from kg.errors import QueryError, UsageError
from kg.query import query, questions, text_of, values_of, with_values
from kg.query.questions import Parameter, Question, pattern_start, question, term
from kg.query.tokens import tokens
from tests.samples import sample_graph


def test_comments_give_title_and_parameters() -> None:
    found = question(
        "by",
        "# title:  Who did what \n# parameter: actor: the actor's name\n# parameter: from\n# more\nSELECT * {}",
    )
    assert found.title == "Who did what"
    assert found.parameters == (Parameter("actor", "the actor's name"), Parameter("from", ""))


def test_every_parameter_of_a_named_question_is_a_variable_of_it() -> None:
    for known in questions():
        variables = {word.text[1:] for word in tokens(known.text) if word.kind == "variable"}
        assert {parameter.name for parameter in known.parameters} <= variables


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mali", '"Mali"'),
        ('a "b" \\ c\n', '"a \\"b\\" \\\\ c\\n"'),
        ("12", "12"),
        ("010", '"010"'),
        ('"12"', '"12"'),
        ('""" } DROP', '"\\"\\"\\" } DROP"'),
        ("-1.5", "-1.5"),
        ("2020-08-31", '"2020-08-31"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("actor:wd-Q912", "<https://w3id.org/polkg/actor/wd-Q912>"),
        ("<http://a.example/b>", "<http://a.example/b>"),
        ("https://a.example/b", "<https://a.example/b>"),
        ("https://a.example/> } DROP ALL", '"https://a.example/> } DROP ALL"'),
        ("rel:x> {}", '"rel:x> {}"'),
        ('" } SERVICE', '"\\" } SERVICE"'),
    ],
)
def test_a_value_cannot_leave_its_place(value: str, expected: str) -> None:
    assert term(value) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o }",
        "PREFIX a: <http://a.example/#> # {\nSELECT * WHERE { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "ASK { ?s ?p ?o }",
    ],
)
def test_a_value_stands_at_the_start_of_the_pattern(text: str) -> None:
    start = pattern_start(list(tokens(text)))
    assert text[start:] == " ?s ?p ?o }"


ACCUSED = """# parameter: who: the name of who accuses
# parameter: a: the same, as an IRI
SELECT ?who ?whom { ?a rel:accuse ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom }"""


def test_a_question_is_narrowed() -> None:
    assert query(sample_graph(), ACCUSED, values={"who": "Greece"}).rows == (("Greece", "Turkey"),)
    assert query(sample_graph(), with_values(ACCUSED, {"a": "actor:wd-Q142"})).rows == (
        ("France", "Mali"),
    )
    with pytest.raises(
        QueryError, match="nobody is called 'Grece' in this graph; the nearest: Greece"
    ):
        query(sample_graph(), ACCUSED, values={"who": "Grece"})
    assert query(sample_graph(), ACCUSED, values={"who": "greece"}).rows == (("Greece", "Turkey"),)


PARAMETERS = [(known, parameter.name) for known in questions() for parameter in known.parameters]


@pytest.mark.parametrize(
    ("known", "name"), PARAMETERS, ids=lambda value: value if isinstance(value, str) else value.name
)
def test_what_matches_no_parameter_is_no_answer(known: Question, name: str) -> None:
    assert query(sample_graph(), known.text, values={name: '"nothing of that name"'}).rows == ()


def test_only_a_declared_parameter_takes_a_value() -> None:
    with pytest.raises(QueryError, match=r"no value for \?whom; it takes \?who, \?a"):
        with_values(ACCUSED, {"whom": "x"})
    with pytest.raises(QueryError, match="it takes none"):
        with_values("SELECT * { ?s ?p ?o }", {"s": "x"})
    with pytest.raises(QueryError, match="no pattern"):
        with_values("# parameter: x: it\nDESCRIBE ?x", {"x": "x"})


def test_values_of_the_command_line() -> None:
    assert values_of(["actor=Mali", "?x=a=b"]) == {"actor": "Mali", "x": "a=b"}
    with pytest.raises(UsageError, match="write NAME=VALUE"):
        values_of(["actor"])


def test_a_question_may_be_a_name_a_file_or_sparql(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("ASK {}", "utf-8")
    assert text_of(str(file)) == text_of("ASK {}") == "ASK {}"
    assert text_of("denied").startswith("# title: ")
    with pytest.raises(UsageError, match="did you mean 'denied'"):
        text_of("denyed")
    with pytest.raises(UsageError, match="no query can be read there"):
        text_of(str(tmp_path / "gone.rq"))
