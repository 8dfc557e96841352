from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.english.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """Return whether one word hangs on the root, and every word comes to it."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        word = start
        passed: set[int] = set()
        while word and word not in passed:
            passed.add(word)
            word = heads[word - 1]
        if word:
            return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def best_of_all(scores: np.ndarray) -> float:
    """Return the score of the best tree with one root, found by trying every one."""
    words = len(scores)
    return max(
        total(scores, heads) for heads in product(range(words + 1), repeat=words) if is_tree(heads)
    )


@st.composite
def matrices(draw: st.DrawFn, largest: int = 5) -> np.ndarray:
    words = draw(st.integers(1, largest))
    rows = st.lists(st.integers(-40, 40), min_size=words + 1, max_size=words + 1)
    return np.array(draw(st.lists(rows, min_size=words, max_size=words)), dtype=np.float32)


@settings(deadline=None)
@given(matrices(3))
def test_no_tree_of_few_words_is_better(scores):
    heads = tuple(int(head) for head in best_tree(scores))
    assert is_tree(heads)
    assert total(scores, heads) == best_of_all(scores)


@settings(deadline=None, max_examples=60)
@given(matrices())
def test_every_answer_is_a_tree(scores):
    assert is_tree(tuple(int(head) for head in best_tree(scores)))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(4, 5))
def test_no_tree_of_more_words_is_better_where_the_root_is_clear(seed, words):
    scores = np.random.default_rng(seed).integers(-40, 40, (words, words + 1)).astype(np.float32)
    scores[seed % words, 0] += 500
    heads = tuple(int(head) for head in best_tree(scores))
    assert is_tree(heads)
    assert total(scores, heads) == best_of_all(scores)


def test_one_word_is_the_root():
    assert best_tree(np.zeros((1, 2), dtype=np.float32)).tolist() == [0]


def test_a_cycle_is_broken_where_it_costs_least():
    #                  root  1    2    3
    scores = np.array([[5, 0, 10, 0], [1, 10, 0, 0], [0, 0, 8, 0]], dtype=np.float32)
    assert best_tree(scores).tolist() == [0, 1, 2]


def test_two_roots_become_one():
    scores = np.array([[10, 0, 2], [9, 1, 0]], dtype=np.float32)
    assert best_tree(scores).tolist() == [2, 0] or best_tree(scores).tolist() == [0, 1]
    assert best_of_all(scores) == total(scores, tuple(best_tree(scores).tolist()))


def test_many_words_are_no_problem():
    scores = np.random.default_rng(7).normal(size=(300, 301)).astype(np.float32)
    heads = tuple(int(head) for head in best_tree(scores))
    assert is_tree(heads)
