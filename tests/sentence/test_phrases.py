from pathlib import Path

import pytest

from kg.sentence.clauses import clause_of, predicate_of
from kg.sentence.phrases import extent, phrases, trimmed
from kg.sentence.tree import children, preposition
from kg.sentence.words import counted, is_infinitive, is_noun, is_predicate, is_verb, particle
from tests.hand_read import docs, word

FOLDER = Path(__file__).parent
DOCS = docs(FOLDER / "phrases.conllu")
ROLES = docs(FOLDER / "roles.conllu")
TENSE = docs(FOLDER / "tense.conllu")


@pytest.mark.parametrize(
    ("name", "head", "marker", "expected"),
    [
        ("oblique", "held", "in", ["Baghdad"]),
        ("oblique", "held", "with", ["Iraq"]),
        ("oblique", "held", "on", []),
        ("compound_preposition", "closed", "because of", ["threats"]),
        ("out_of", "pulled", "of", ["Iraq"]),
        ("of_object", "rejected", "of", []),
        ("of_object", "terms", "of", ["deal"]),
    ],
)
def test_phrases_are_found_by_preposition(name, head, marker, expected):
    assert [phrase.text for phrase in phrases(word(DOCS[name], head), marker)] == expected


def test_of_belongs_to_the_verb_in_an_idiom_alone():
    seized = word(DOCS["of_idiom"], "seized")
    assert [phrase.text for phrase in phrases(seized, "of", idiom=True)] == ["town"]
    assert phrases(seized, "of") == []


def test_the_words_of_a_preposition_are_joined():
    assert preposition(word(DOCS["compound_preposition"], "threats")) == "because of"
    assert preposition(word(DOCS["compound_preposition"], "border")) == ""


@pytest.mark.parametrize(
    ("name", "head", "whole", "core"),
    [
        ("noun_phrase", "head", "The new head of the Iranian navy", "new head"),
        ("coordinated", "army", "The army", "army"),
        (
            "modified",
            "officers",
            "Two senior Iranian army officers",
            "senior Iranian army officers",
        ),
        ("relative", "officers", "The officers", "officers"),
    ],
)
def test_a_noun_phrase_ends_before_clauses_and_coordination(name, head, whole, core):
    doc = DOCS[name]
    noun = word(doc, head)
    spans = [doc[first:last].text for first, last in (extent(noun), trimmed(noun))]
    assert spans == [whole, core]


def test_a_word_of_quantity_counts_what_follows_of():
    assert [noun.text for noun in counted(word(DOCS["counted"], "Dozens"))] == ["soldiers"]


def test_a_word_belongs_to_the_clause_of_the_nearest_predicate():
    assert predicate_of(word(DOCS["subordinate"], "Iraq")).text == "left"
    assert predicate_of(word(DOCS["subordinate"], "Iran")).text == "said"
    assert predicate_of(word(DOCS["relative"], "who")).text == "deserted"


def test_a_clause_is_looked_up_as_one_record():
    called = word(ROLES["particle_verb"], "called")
    clause = clause_of(called)
    assert (clause.verb, clause.passive, clause.tense, clause.particle) == (
        called,
        False,
        "past",
        "off",
    )
    assert [each.text for each in (*clause.who, *clause.whom)] == ["Chile", "talks"]


def test_a_clause_has_its_phrases_by_preposition():
    clause = clause_of(word(DOCS["oblique"], "held"))
    found = {
        mark: [each.text for each in each_phrase] for mark, each_phrase in clause.phrases.items()
    }
    assert found == {"in": ["Baghdad"], "on": ["Monday"]}


def test_a_clause_is_the_same_record_each_time():
    assert clause_of(word(DOCS["oblique"], "held")) is clause_of(word(DOCS["oblique"], "held"))


def test_children_come_in_the_order_of_the_text_whatever_the_order_asked():
    held = word(DOCS["oblique"], "held")
    assert [each.text for each in children(held, "obl", "obj", "nsubj")] == [
        "Iran",
        "talks",
        "Baghdad",
        "Monday",
    ]


def test_infinitives_stand_with_to():
    assert is_infinitive(word(TENSE["infinitive"], "recall"))
    assert not is_infinitive(word(TENSE["future"], "recall"))


def test_an_adjective_with_be_is_a_predicate_but_no_verb():
    angry = word(TENSE["copula"], "angry")
    assert is_predicate(angry)
    assert not is_verb(angry)
    assert not is_noun(angry)


def test_only_a_particle_verb_has_a_particle():
    assert particle(word(ROLES["particle_verb"], "called")) == "off"
    assert particle(word(ROLES["asked"], "called")) == ""
