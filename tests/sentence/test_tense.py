from pathlib import Path

import pytest

from kg.sentence.tense import tense
from tests.hand_read import docs, word

DOCS = docs(Path(__file__).parent / "tense.conllu")


@pytest.mark.parametrize(
    ("name", "verb", "expected"),
    [
        ("past", "recalled", "past"),
        ("present", "recalls", "present"),
        ("perfect", "recalled", "perfect"),
        ("pluperfect", "recalled", "pluperfect"),
        ("future", "recall", "future"),
        ("passive_past", "recalled", "past"),
        ("passive_perfect", "recalled", "perfect"),
        ("passive_future", "recalled", "future"),
        ("infinitive", "recall", "infinitive"),
        ("infinitive", "wants", "present"),
        ("participle", "recalling", "participle"),
        ("copula", "angry", "past"),
        ("progressive", "recalling", "present"),
        ("headline", "killed", "past"),
    ],
)
def test_helpers_and_form_tell_the_tense(name, verb, expected):
    assert tense(word(DOCS[name], verb)) == expected


def test_a_second_verb_shares_the_helper_of_the_first():
    assert tense(word(DOCS["shared_helper"], "closed")) == "perfect"


def test_a_second_verb_without_a_helper_before_it_has_its_own_tense():
    assert tense(word(DOCS["own_tense"], "closed")) == "past"
