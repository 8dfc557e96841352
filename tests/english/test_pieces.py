import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import data
from kg.english.pieces import LONGEST_WORD, WordPieces, case_class, parts, plain

SMALL = WordPieces(
    ["[CLS]", "[SEP]", "[UNK]", "un", "##do", "##ing", "undo", "'", "s", "-", ".", "e", "##u"]
)
FULL = WordPieces.read(data.model() / "kg_english" / "pieces.txt")


def spelt(word: str, pieces: WordPieces = SMALL) -> list[str]:
    names = {number: piece for piece, number in pieces.ids.items()}
    return [names[number] for number in pieces.cut(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("undoing", ["undo", "##ing"]),
        ("Undo", ["undo"]),
        ("ÜNDO", ["undo"]),
        ("’s", ["'", "s"]),
        ("un-undo", ["un", "-", "undo"]),
        ("E.U.", ["e", ".", "[UNK]", "."]),
        ("EU", ["e", "##u"]),
        ("xyz", ["[UNK]"]),
        ("undox", ["[UNK]"]),
    ],
)
def test_the_longest_pieces_spell_a_word(word, expected):
    assert spelt(word) == expected


@given(st.text(max_size=80))
def test_every_word_has_a_piece(word):
    cut = FULL.cut(word)
    assert cut
    assert set(cut) <= set(FULL.ids.values())
    assert FULL.cut(word) == cut


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_pieces_put_together_give_the_word(word):
    found = spelt(word, FULL)
    assert found == ["[UNK]"] or "".join(piece.removeprefix("##") for piece in found) == word


def test_an_endless_word_is_cut_off():
    assert FULL.cut("a" * 10_000) == FULL.cut("a" * LONGEST_WORD)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("“", '"'), ("Café", "cafe"), ("it’s", "it's"), ("—", "-"), ("a\u00adb", "ab")],
)
def test_words_are_spelt_plainly(word, expected):
    assert plain(word) == expected


def test_marks_stand_alone():
    assert (
        parts("it's$5.0") == ["it", "'", "s", "$", "5", ".", "0"]
        or "".join(parts("it's$5.0")) == "it's$5.0"
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("", 0),
        ("--", 0),
        ("war", 1),
        ("NATO", 2),
        ("A", 3),
        ("Mali", 3),
        ("McCain", 4),
        ("F-16", 5),
        ("2020", 5),
    ],
)
def test_case_is_one_of_six(word, expected):
    assert case_class(word) == expected
