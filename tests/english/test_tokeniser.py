import pickle

import pytest
import spacy

from kg.english.load import load
from kg.english.tokeniser import LONGEST, ROW, Tokeniser

WHOLE = spacy.blank("en").tokenizer
CUT = Tokeniser(WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "France accused Mali. Mali denied it!", "See https://example.org/a?b=c#d, (e.g. p. 5).", "-" * ROW, "a" * LONGEST,
        "He said: “No…”\n\n* * *\n\n" + "=" * 80 + "\nThe end",
    ],
)  # fmt: skip
def test_an_ordinary_text_has_spacys_words(text: str):
    assert [token.text_with_ws for token in CUT(text)] == [
        token.text_with_ws for token in WHOLE(text)
    ]


@pytest.mark.parametrize(
    "signs",
    [
        "!",
        ")",
        "—",
        "🙂",
        "🇺🇸",
        "_",
        "=",
        "$",
        "'s",
        "(a",
        "1,",
        "http://a.b/c?d&",
        "e\u0301",
        "\u200b",
        "北京",
    ],
)
def test_no_character_of_a_row_is_lost(signs: str):
    text = f"Iran {signs * 1500} attacked{signs * 400}\nIraq."
    doc = CUT(text)
    assert doc.text == text
    assert max(len(token) for token in doc) <= LONGEST
    assert [token.text for token in doc if token.is_alpha and len(token) == 4] == ["Iran", "Iraq"]


def test_words_behind_a_row_are_those_of_a_text_without_it():
    behind = [token.text for token in CUT("." * 5 * ROW + " France didn't vote (yet).")]
    assert behind[-8:] == ["France", "did", "n't", "vote", "(", "yet", ")", "."]


def test_a_tokeniser_survives_a_journey_to_another_process():
    copy = pickle.loads(pickle.dumps(CUT))
    assert [token.text for token in copy("!" * 250)] == [token.text for token in CUT("!" * 250)]


def test_a_text_of_more_than_a_million_characters_is_read():
    doc = load()("France accused Mali." + " " * 1_000_000 + "Mali denied it.")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "France accused Mali.",
        "Mali denied it.",
    ]
