"""The named questions, on a hand-made graph that holds every modality, both polarities, speakers and a plan that came true."""

import warnings
from collections.abc import Callable

import pytest
import rdflib
from rdflib.namespace import DCTERMS, PROV

from kg.ontology import KG, PREFIXES
from kg.query import Question, query, questions
from kg.query.answers import Value
from kg.rdf.terms import named
from kg.types import Modality
from tests.questions import EXPECTED, collection, graph

Row = tuple[Value, ...]
QUESTIONS = {question.name: question for question in questions()}


def plain(row: Row) -> Row:
    """A row with dates as text and numbers as numbers, since engines write decimals in their own ways."""
    return tuple(
        float(str(value))
        if type(value).__name__ == "Decimal"
        else str(value)
        if hasattr(value, "isoformat")
        else value
        for value in row
    )


def asked(question: Question, **values: str) -> list[Row]:
    return [plain(row) for row in query(graph(), question.text, values=values).rows]


def test_there_are_at_least_fifteen_and_each_has_a_title_and_knows_its_parameters() -> None:
    assert len(QUESTIONS) >= 15
    for question in QUESTIONS.values():
        assert question.title
        assert all(parameter.meaning for parameter in question.parameters)
    assert len({question.title for question in QUESTIONS.values()}) == len(QUESTIONS)


def test_the_graph_holds_every_modality_and_both_polarities() -> None:
    claims = collection().claims
    assert {claim.modality for claim in claims} == set(Modality.__args__)
    assert {claim.polarity for claim in claims} == {"positive", "negative"}
    assert {not claim.speakers for claim in claims} == {True, False}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_named_question_is_answered(name: str) -> None:
    assert asked(QUESTIONS[name]) == EXPECTED[name]


@pytest.mark.parametrize("name", QUESTIONS)
def test_rdflib_gives_the_same_answer(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = (
            rdflib.Graph()
            .parse(data=graph(), format="nt")
            .query(QUESTIONS[name].text, initNs=dict(PREFIXES))
        )
    theirs = [
        plain(
            tuple(
                None
                if term is None
                else term.toPython()
                if isinstance(term, rdflib.Literal)
                else str(term)
                for term in row
            )
        )
        for row in found
    ]
    assert sorted(theirs, key=repr) == sorted(asked(QUESTIONS[name]), key=repr) != []


NARROWED: tuple[tuple[str, dict[str, str], Callable[[Row], bool]], ...] = (
    ("between", {"source": "France"}, lambda row: row[0] == "France"),
    ("between", {"target": "Mali", "from": "2021-01-01"}, lambda row: row[2] == "Mali" and str(row[4]) >= "2021-01-01"),
    ("between", {"until": "2020-08-30"}, lambda row: str(row[3]) <= "2020-08-30"),
    ("between", {"from": "2020-08-30", "until": "2020-08-30"}, lambda row: row[1] == "CONSULT"),
    ("by-month", {"action": "AID"}, lambda row: row[1] == "AID"),
    ("come-true", {"target": "Mali"}, lambda row: row[2] == "Mali"),
    ("come-true", {"source": "Mali"}, lambda row: False),
    ("urged-accused-threatened", {"source": "France"}, lambda row: row[0] == "France"),
    ("conflict-within-two-steps", {"actor": "Turkey"}, lambda row: row[0] == "Turkey"),
    ("conflict-within-two-steps", {"other": "Mali"}, lambda row: row[2] == "Mali"),
    ("corroborated", {"least": "3"}, lambda row: False),
    ("corroborated", {"least": "2"}, lambda row: True),
    ("in-country", {"country": "BLR"}, lambda row: row[0] == "BLR"),
    ("in-place", {"place": "Minsk"}, lambda row: row[0] == "Minsk"),
    ("in-place", {"place": "Lithuania"}, lambda row: row[1] == "Vilnius" and row[0] == "Lithuania"),
    ("licences", {"licence": "CC-BY-4.0"}, lambda row: True),
    ("balance", {"source": "Greece", "target": "Mali"}, lambda row: row[:2] == ("Greece", "Mali")),
    ("requested", {"actor": "Russia"}, lambda row: True),
    ("requested", {"actor": "Poland"}, lambda row: False),
    ("alleged", {"actor": "Moldova"}, lambda row: True),
    ("denied", {"actor": "Latvia"}, lambda row: "Latvia" in row[1:4]),
    ("conditional", {"actor": "Greece"}, lambda row: "Greece" in row[0:3]),
    ("planned", {"actor": "Kosovo"}, lambda row: "Kosovo" in row[0:3]),
    ("never-asserted", {"actor": "Russia"}, lambda row: "Russia" in row[0:3]),
    ("claims-by-speaker", {"speaker": "Ukraine"}, lambda row: row[0] == "Ukraine"),
    ("actor-timeline", {"actor": "Poland", "action": "CONSULT"}, lambda row: row[0] == "Poland"),
    ("evidence", {"source": "France", "target": "Mali"}, lambda row: row[0] == "France"),
    ("urged-accused-threatened", {"target": "Greece"}, lambda row: row[2] == "Greece"),
    ("mutual", {"one": "Greece"}, lambda row: row[0] == "Greece"),
    ("sentences", {"source": "France"}, lambda row: row[1] == "France"),
    ("sentences", {"target": "Mali"}, lambda row: row[3] == "Mali"),
    ("outlets", {"outlet": "Other News"}, lambda row: row[3] == "Other News"),
    ("outlets", {"actor": "Germany"}, lambda row: row[2] == "Germany"),
    ("told-once", {"actor": "Germany"}, lambda row: row[2] == "Germany"),
    ("most-active", {"actor": "Turkey", "action": "ASSAULT"}, lambda row: row[:2] == ("Turkey", "ASSAULT")),
    ("most-targeted", {"target": "Mali", "action": "AID"}, lambda row: row[:2] == ("Mali", "AID")),
    ("dyads", {"source": "TUR", "target": "GRC", "action": "ASSAULT"}, lambda row: row[:3] == ("TUR", "ASSAULT", "GRC")),
    ("dated", {"from": "2021-01-01"}, lambda row: str(row[1]) >= "2021-01-01"),
    ("dated", {"until": "2020-08-30"}, lambda row: str(row[0]) <= "2020-08-30"),
    ("deeds-by-country", {"country": "BLR"}, lambda row: row[0] == "BLR"),
    ("deeds-by-country", {"class": "kg:MaterialConflict"}, lambda row: str(row[1]).endswith("MaterialConflict")),
    ("partners", {"source": "Germany", "target": "Mali"}, lambda row: row[:2] == ("Germany", "Mali")),
    ("meetings", {"one": "Poland"}, lambda row: row[0] == "Poland"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "values", "wanted"), NARROWED)
def test_parameters_narrow_a_question_to_some_of_its_rows(
    name: str, values: dict[str, str], wanted: Callable[[Row], bool]
) -> None:
    assert asked(QUESTIONS[name], **values) == [
        row for row in asked(QUESTIONS[name]) if wanted(row)
    ]


NATURAL = (
    "sentences outlets told-once most-active most-targeted dyads dated deeds-by-country partners meetings"
).split()


@pytest.mark.parametrize("name", NATURAL)
def test_what_people_ask_first_takes_five_lines_of_pattern(name: str) -> None:
    text = QUESTIONS[name].text
    pattern = text[text.index("WHERE {") : text.rindex("}")].splitlines()[1:]
    assert 0 < sum(bool(line.strip()) for line in pattern) <= 5
    rows = asked(QUESTIONS[name])
    assert len(rows) == len(set(rows))


def test_from_article_is_narrowed_by_its_iri() -> None:
    article = collection().articles[0]
    rows = asked(QUESTIONS["from-article"], article=f"article:{article.id}")
    assert {row[0] for row in rows} == {f"https://w3id.org/polkg/article/{article.id}"}
    assert len(rows) == sum(claim.evidence.article == article.id for claim in collection().claims)


def test_every_parameter_is_tried() -> None:
    tried = {(name, parameter) for name, values, _ in NARROWED for parameter in values} | {
        ("from-article", "article")
    }
    known = {
        (question.name, parameter.name)
        for question in QUESTIONS.values()
        for parameter in question.parameters
    }
    assert tried == known


def test_no_question_over_events_tells_what_nobody_asserts() -> None:
    asserted = {
        (source.name, event.action, target.name)
        for event in collection().events
        if event.asserted
        for source in event.sources
        for target in event.targets
    }
    for name in ("between", "urged-accused-threatened"):
        assert {(row[0], row[1], row[2]) for row in asked(QUESTIONS[name])} <= asserted


def test_reports_that_lead_to_one_act_by_others_count_once() -> None:
    """Two exports put together as sets may say that one report is another's, and this a third one's."""
    accused = next(one for one in collection().events if one.parts and one.action == "ACCUSE")
    last, third = named("event", accused.joins[0].event), named("event", "ev-third")
    known = graph().decode()
    own = f"{named('claim', accused.parts[1].claims[0].id)} "
    copied = [line.replace(own, f"{named('claim', 'c-third')} ").replace(last, third) for line in known.splitlines() if line.startswith((own, f"{last} "))]  # fmt: skip
    about = [line for line in copied if "/sameEvent" not in line and "wasDerivedFrom" not in line]
    article, publisher = named("article", "a-third"), named("publisher", "p-third")
    about += [
        f"{third} <{KG.sameEvent}> {last} .",
        f"{named('claim', 'c-third')} <{PROV.wasDerivedFrom}> {article} .",
        f"{article} <{DCTERMS.publisher}> {publisher} .",
    ]
    more = (known + "\n".join(about) + "\n").encode()
    found = query(more, QUESTIONS["corroborated"].text).rows
    assert [plain(row) for row in found] == [("France", "ACCUSE", "Mali", 3)]
    assert (
        query(more, QUESTIONS["balance"].text).rows
        == query(graph(), QUESTIONS["balance"].text).rows
    )
