import numpy as np
import pytest

from kg.english.tags import best_tags

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def scored(*tags: str, second: dict[int, str] | None = None) -> np.ndarray:
    table = np.zeros((len(tags), len(LABELS)), dtype=np.float32)
    for place, tag in enumerate(tags):
        table[place, LABELS.index(tag)] = 5
    for place, tag in (second or {}).items():
        table[place, LABELS.index(tag)] = 4
    return table


@pytest.mark.parametrize(
    ("best", "second", "expected"),
    [
        (["O", "B-PER", "I-PER", "O"], {}, ["O", "B-PER", "I-PER", "O"]),
        (["B-PER", "B-PER"], {}, ["B-PER", "B-PER"]),
        (["O", "I-PER", "O"], {1: "B-PER"}, ["O", "B-PER", "O"]),
        (["B-PER", "I-LOC"], {1: "I-PER"}, ["B-PER", "I-PER"]),
        (["B-PER", "I-LOC", "I-LOC"], {0: "B-LOC"}, ["B-LOC", "I-LOC", "I-LOC"]),
        (["I-LOC"], {0: "O"}, ["O"]),
    ],
)
def test_every_name_has_a_beginning_of_its_own_type(
    best: list[str], second: dict[int, str], expected: list[str]
):
    assert best_tags(scored(*best, second=second), LABELS) == expected
