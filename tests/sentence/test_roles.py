from pathlib import Path

import pytest

from kg.sentence.clauses import objects, subjects, surface_subjects
from kg.sentence.control import accused_of, addressed
from kg.sentence.relatives import antecedent, predicated
from tests.hand_read import docs, word

DOCS = docs(Path(__file__).parent / "roles.conllu")


def texts(words):
    return [each.text for each in words]


@pytest.mark.parametrize(
    ("name", "verb", "who", "whom"),
    [
        ("transitive", "accused", ["Chile"], ["Peru"]),
        ("passive", "accused", ["Chile"], ["Peru"]),
        ("participle", "accused", ["Chile"], ["Peru"]),
        ("gerund_clause", "accusing", ["Chile"], ["Peru"]),
        ("raising", "support", ["Chile"], ["Peru"]),
        ("decided", "support", ["Chile"], ["Peru"]),
        ("indirect_object", "gave", ["Chile"], ["aid"]),
        ("particle_verb", "called", ["Chile"], ["talks"]),
    ],
)
def test_who_acts_on_whom_is_the_same_however_it_is_said(name, verb, who, whom):
    verb = word(DOCS[name], verb)
    assert (texts(subjects(verb)), texts(objects(verb))) == (who, whom)


@pytest.mark.parametrize(
    ("name", "verb", "who"),
    [
        ("subject_control", "withdraw", ["Chile"]),
        ("object_control", "withdraw", ["Peru"]),
        ("asked", "withdraw", ["Peru"]),
        ("told_passive", "withdraw", ["Peru"]),
        ("accused_of_gerund", "arming", ["Peru"]),
        ("prevented", "arming", ["Peru"]),
        ("quoted_as", "criticising", ["Peru"]),
        ("stopped_short", "attacking", ["Chile"]),
        ("after_gerund", "meeting", ["Chile"]),
    ],
)
def test_the_verb_above_tells_who_acts_in_a_clause_without_subject(name, verb, who):
    assert texts(subjects(word(DOCS[name], verb))) == who


@pytest.mark.parametrize(
    ("name", "verb", "who"),
    [
        ("plan_of", "attack", ["Peru"]),
        ("possessor", "attack", ["Peru"]),
        ("own_plan", "attack", ["Chile"]),
        ("national_plan", "withdraw", ["Peruvian"]),
        ("call_for", "withdraw", ["Peru"]),
        ("predicate", "recognise", ["Chile"]),
    ],
)
def test_the_noun_above_tells_who_acts_in_an_infinitive(name, verb, who):
    assert texts(subjects(word(DOCS[name], verb))) == who


def test_coordinated_verbs_share_their_subject():
    doc = DOCS["coordination"]
    assert texts(subjects(word(doc, "attacked"))) == ["Chile"]
    assert texts(objects(word(doc, "attacked"))) == ["Bolivia"]


def test_coordinated_verbs_share_the_object_of_the_last():
    doc = DOCS["shared_object"]
    assert (
        texts(objects(word(doc, "arrested"))) == texts(objects(word(doc, "deported"))) == ["rebels"]
    )


def test_coordinated_passives_share_who_is_acted_upon():
    deported = word(DOCS["passive_coordination"], "deported")
    assert (texts(subjects(deported)), texts(objects(deported))) == (["Chile"], ["rebels"])


@pytest.mark.parametrize(
    ("name", "verb", "who", "whom"),
    [
        ("relative_subject", "attacked", ["Chile"], ["Peru"]),
        ("relative_object", "freed", ["Chile"], ["rebels"]),
        ("relative_gap", "freed", ["he"], ["men"]),
    ],
)
def test_a_relative_clause_speaks_of_its_noun(name, verb, who, whom):
    verb = word(DOCS[name], verb)
    assert (texts(subjects(verb)), texts(objects(verb))) == (who, whom)


def test_a_relative_pronoun_stands_for_the_noun_above_its_clause():
    assert antecedent(word(DOCS["relative_subject"], "which")).text == "Chile"
    assert antecedent(word(DOCS["relative_subject"], "Peru")).text == "Peru"


def test_a_predicate_noun_is_its_subject_unless_that_is_denied():
    assert predicated(word(DOCS["predicate"], "country")).text == "Chile"
    assert predicated(word(DOCS["doubtful_predicate"], "country")).text == "country"


def test_a_participle_tells_of_the_near_noun():
    jailed = word(DOCS["near_noun"], "jailed")
    assert (texts(subjects(jailed)), texts(objects(jailed))) == (["Chile"], ["Briton"])


def test_the_subject_as_it_stands_is_that_of_the_passive():
    assert texts(surface_subjects(word(DOCS["passive"], "accused"))) == ["Peru"]


def test_who_is_accused_of_an_act_is_said_to_have_done_it():
    assert texts(accused_of(word(DOCS["accused_of_noun"], "attack"))) == ["Peru"]
    assert texts(accused_of(word(DOCS["transitive"], "Peru"))) == []


def test_nobody_is_addressed_where_the_noun_names_nobody():
    assert texts(addressed(word(DOCS["own_plan"], "attack"))) == []
