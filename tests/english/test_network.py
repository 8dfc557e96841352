import pickle

import numpy as np
import pytest

from kg import data
from kg.english.network import FILES, LONGEST, POSITIONS, Analysis, Network, joined, split_long
from kg.english.pieces import LONGEST_WORD

FOLDER = data.model() / "kg_english"
NETWORK = Network.read(FOLDER)
WORDS = ["Turkey", "threatened", "Greece", "and", "France", "condemned", "the", "threat", "."]


def test_the_model_is_five_files():
    assert sorted(FILES) == sorted(
        path.name for path in FOLDER.iterdir() if path.suffix not in ("", ".md")
    )


def test_an_analysis_has_one_entry_per_word():
    (analysis,) = NETWORK.analyse([WORDS])
    assert {len(column) for column in analysis} == {len(WORDS)}
    assert sum(head == place for place, head in enumerate(analysis.heads)) == 1


def test_only_the_root_is_called_so():
    (analysis,) = NETWORK.analyse([WORDS])
    assert [name == "root" for name in analysis.relations] == [
        head == place for place, head in enumerate(analysis.heads)
    ]


def test_the_answers_stand_in_the_order_of_the_sentences():
    sentences = [["France", "voted", "."], WORDS, ["Yes"], ["Mali", "and", "Niger", "agreed", "."]]
    assert [len(analysis.heads) for analysis in NETWORK.analyse(sentences)] == [3, len(WORDS), 1, 5]


def alike(one: Analysis, other: Analysis) -> bool:
    """Return whether two analyses are the same to the last bit."""
    views = zip(one.view, other.view, strict=True)
    return one._replace(view=[]) == other._replace(view=[]) and all(
        (here == there).all() for here, there in views
    )


def test_the_same_sentences_give_the_same_answer():
    sentences = [WORDS, ["Stop", "!"]] * 12
    assert all(map(alike, NETWORK.analyse(sentences), NETWORK.analyse(sentences)))


def test_a_network_survives_a_journey_to_another_process():
    travelled = pickle.loads(pickle.dumps(NETWORK))
    assert travelled.files == NETWORK.files
    assert all(map(alike, travelled.analyse([WORDS]), NETWORK.analyse([WORDS])))


@pytest.mark.parametrize("length", [1, LONGEST, LONGEST + 1, 300, 1000])
def test_a_long_sentence_is_cut_and_nothing_is_lost(length):
    words = [("," if place % 17 == 16 else f"w{place}") for place in range(length)]
    parts = split_long(words, [1] * length)
    assert [word for part in parts for word in part] == words
    assert all(0 < len(part) <= LONGEST for part in parts)


def test_a_long_sentence_is_cut_at_its_strongest_mark():
    words = ["a"] * 50 + [","] + ["b"] * 50 + [";"] + ["c"] * 60
    assert [len(part) for part in split_long(words, [1] * len(words))] == [102, 60]


@pytest.mark.parametrize("size", [4, 20, LONGEST_WORD])
def test_no_part_has_more_pieces_than_the_encoder_takes(size):
    words = [f"w{place}" for place in range(LONGEST + 1)]
    parts = split_long(words, [size] * len(words))
    assert [word for part in parts for word in part] == words
    assert all(0 < len(part) * size <= POSITIONS - 2 for part in parts)


@pytest.mark.parametrize(
    "word",
    [
        "https://example.org/2020/08/31/a-b-c-d?utm_source=x&y=1#z", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "x" * 5000, "é" * 5000, "!" * 200, "\u200b" * 70, "0123456789" * 40,
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", [1, 40, LONGEST])
def test_words_of_many_pieces_are_read(word, number):
    sentence = ["France", *[word] * number, "voted"]
    (analysis,) = NETWORK.analyse([sentence])
    assert len(analysis.heads) == len(sentence)


def test_the_parts_of_a_long_sentence_are_one_tree():
    def part(size: int) -> Analysis:
        column = ["x"] * size
        return Analysis(
            [0] * size,
            ["root", *["dep"] * (size - 1)],
            column,
            column,
            column,
            column,
            column,
            [False] * size,
            [np.zeros(2, dtype=np.float32)] * size,
        )

    whole = joined([part(3), part(2), part(2)])
    assert whole.heads == [0, 0, 0, 0, 3, 0, 5]
    assert whole.relations == ["root", "dep", "dep", "parataxis", "dep", "parataxis", "dep"]
