from pathlib import Path

import pytest

from kg.sentence.coordination import conjuncts, coordinator, is_contrasted, is_inserted
from tests.hand_read import docs, word

DOCS = docs(Path(__file__).parent / "coordination.conllu")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("two", ["Togo", "Benin"]),
        ("three", ["Togo", "Benin", "Ghana"]),
        ("not_only", ["Togo", "Benin"]),
        ("together_with", ["Togo", "Benin"]),
        ("as_well_as", ["Togo", "Benin"]),
        ("along_with", ["Togo", "Benin"]),
    ],
)
def test_all_who_stand_side_by_side_are_conjuncts(name, expected):
    assert [noun.text for noun in conjuncts(word(DOCS[name], "Togo"))] == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("not_but", ["Benin"]), ("and_not", ["Togo"]), ("rather_than", ["Togo"])]
)
def test_who_is_set_aside_is_no_conjunct(name, expected):
    assert [noun.text for noun in conjuncts(word(DOCS[name], "Togo"))] == expected


def test_not_only_sets_nobody_aside():
    assert not is_contrasted(word(DOCS["not_only"], "Togo"))
    assert is_contrasted(word(DOCS["not_but"], "Togo"))


def test_a_coordinator_of_several_words_is_one():
    assert coordinator(word(DOCS["rather_than"], "Benin")) == "rather than"
    assert coordinator(word(DOCS["verbs"], "signed")) == "and"
    assert coordinator(word(DOCS["verbs"], "met")) == ""


def test_who_is_quoted_in_between_belongs_to_the_verb_of_saying():
    assert is_inserted(word(DOCS["inserted"], "Benin"))
    assert not is_inserted(word(DOCS["inserted"], "Togo"))
    assert not is_inserted(word(DOCS["two"], "Togo"))
