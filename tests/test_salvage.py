"""What breaks a step is left out, and all else is read: with steps made up here, on words divided by full stops."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.salvage import ROUNDS, Note, salvaged
from kg.types import Span


def divided(text: str) -> list[Span]:
    return [Span(found[0], found.start(), found.end()) for found in re.finditer(r"\S[^.]*\.", text)]


def read(text: str) -> list[tuple[str, int]]:
    """Return the words of a text with their places; "bad" breaks it, and so does "two" behind a "one" in another sentence."""
    if "bad" in text:
        raise ZeroDivisionError("bad")
    if re.search(r"one[^.]*\..*two", text, re.DOTALL):
        raise KeyError("two")
    return [(found[0], found.start()) for found in re.finditer(r"\w+", text)]


def salvage(text: str) -> tuple[list[tuple[str, int]] | None, list[str]]:
    found, broken = salvaged(text, divided, read, read)
    return found, [span.text for span in broken]


def test_what_breaks_nothing_is_read_once():
    calls: list[str] = []
    assert salvaged(
        "a. b.", divided, whole=lambda text: calls.append(text) or text, alone=calls.append
    ) == ("a. b.", {})
    assert calls == ["a. b."]


def test_a_sentence_that_breaks_a_step_is_left_out_and_the_others_keep_their_places():
    assert salvage("good. bad.\nfine.") == ([("good", 0), ("fine", 11)], ["bad."])


def test_every_sentence_that_breaks_a_step_is_left_out():
    assert salvage("bad. a. bad b. c.") == ([("a", 5), ("c", 15)], ["bad.", "bad b."])


def test_of_sentences_that_break_a_step_together_the_last_is_left_out():
    assert salvage("a. one. b. two. c. d.") == (
        [("a", 0), ("one", 3), ("b", 8), ("c", 16), ("d", 19)],
        ["two."],
    )


def test_sentences_that_break_alone_and_together_are_told_apart():
    found, broken = salvage("one. bad. two. c.")
    assert [word for word, _ in found or []] == ["one", "c"]
    assert broken == ["bad.", "two."]


def test_a_text_that_breaks_whatever_is_left_out_is_given_up():
    def never(text: str) -> str:
        raise ValueError(text)

    found, broken = salvaged("a. b.", divided, never, never)
    assert found is None
    assert list(broken) == [Span("a. b.", 0, 5)]


def test_a_text_that_breaks_too_often_is_given_up():
    assert salvage("one. " + "two. " * ROUNDS)[0] is None
    assert salvage("one. " + "two. " * (ROUNDS - 1))[0] == [("one", 0)]


def test_a_text_that_cannot_be_divided_is_given_up():
    def undivided(text: str) -> list[Span]:
        raise ValueError(text)

    assert salvaged("bad. a.", undivided, read, read)[0] is None


def test_an_error_that_the_user_can_mend_is_raised():
    def refused(text: str) -> str:
        raise UsageError("mend it")

    with pytest.raises(UsageError):
        salvaged("a. b.", divided, refused, refused)


def test_a_stop_by_the_user_is_no_broken_step():
    def stopped(text: str) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        salvaged("a. b.", divided, stopped, stopped)


@given(st.lists(st.sampled_from(["a.", "bad.", "b bad.", "c d."]), max_size=12))
def test_nothing_is_lost_but_what_breaks(sentences: list[str]):
    text = " ".join(sentences)
    found, broken = salvage(text)
    assert broken == [sentence for sentence in sentences if "bad" in sentence]
    assert [word for word, _ in found or []] == [
        word for one in sentences if "bad" not in one for word in re.findall(r"\w+", one)
    ]
    assert all(text.startswith(word, place) for word, place in found or [])


def test_a_note_names_place_words_and_what_broke_in_one_line():
    note = Note("news.txt", Span("Iran\nplans\x1b " * 20, 10, 250), ValueError("a\nb"))
    assert str(note).startswith("news.txt: characters 10 to 250, 'Iran plans")
    assert "ValueError: a b" in str(note)
    assert str(note).isprintable()
