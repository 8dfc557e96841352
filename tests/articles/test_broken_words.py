"""Words broken by layout are whole again, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.broken_words import whole_words
from kg.articles.read import read
from kg.articles.texts import Text
from kg.errors import InputError


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Bel\u00adgium con\u00addemned the raid.", "Belgium condemned the raid."),
        ("Ni\u200bger re\u2060called its envoy.", "Niger recalled its envoy."),
        ("The minis-\nter resigned.", "The minister resigned."),
        ("Peru sus- \r\n  pended the pact.", "Peru suspended the pact."),
        ("a well-\nknown judge", "a well-\nknown judge"),
        ("the self-\nstyled emir", "the self-\nstyled emir"),
        ("from Jean-\nPierre Exemple", "from Jean-\nPierre Exemple"),
        ("2019-\n2020", "2019-\n2020"),
        ("He left - and returned.", "He left - and returned."),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_broken_word_is_whole(text, whole):
    assert whole_words(text) == whole


@given(st.text(alphabet="ab-\n \u00ad\u200b"))
def test_only_characters_are_dropped(text):
    left = iter(text)
    assert all(letter in left for letter in whole_words(text))


def test_an_article_is_read_with_its_words_whole():
    (found,) = read([Text("Gabon ex\u00adpelled two\u200b Chadian diplo-\nmats on Monday.")])
    assert not isinstance(found, InputError)
    assert found.article.text.startswith("Gabon expelled two Chadian diplomats on Monday.")
