import random

import numpy as np
import pytest

from training.variety import (
    Variety,
    headline,
    name_pools,
    renamed,
    run_together,
    varied,
    without,
    without_stop,
)

WORDS = "The envoy will meet the rebels .".split()


@pytest.fixture(autouse=True)
def same_chance():
    random.seed(1)


def sentence(**changes):
    return {
        "words": list(WORDS),
        "corpus": "ewt",
        "upos": ["DET", "NOUN", "AUX", "VERB", "DET", "NOUN", "PUNCT"],
        "xpos": ["DT", "NN", "MD", "VB", "DT", "NNS", "."],
        "feats": ["_"] * 7,
        "lemma": ["L|0|"] * 7,
        "head": [2, 4, 4, 0, 6, 4, 4],
        "relation": ["det", "nsubj", "aux", "root", "det", "obj", "punct"],
        "entity": ["O"] * 7,
    } | changes


def test_words_go_with_all_their_labels():
    short = without(sentence(), {0, 4})
    assert (short["words"], short["head"]) == ("envoy will meet rebels .".split(), [3, 3, 0, 3, 3])
    assert all(len(value) == 5 for value in short.values() if isinstance(value, list))


def test_a_teachers_arcs_stay_probabilities():
    soft = {
        "arc": np.full((7, 8), 1 / 8, dtype=np.float16),
        "upos": np.ones((7, 3), dtype=np.float16),
    }
    short = without(sentence(soft=soft), {0})["soft"]
    assert short["arc"].shape == (6, 7)
    assert short["arc"].sum(-1) == pytest.approx(1, abs=0.01)
    assert short["upos"].shape == (6, 3)


def test_a_headline_has_no_articles_and_plans_with_to():
    assert headline(sentence())["words"] == "envoy to meet rebels".split()


def test_only_final_punctuation_is_lost():
    assert without_stop(sentence())["words"] == WORDS[:-1]
    assert without_stop(sentence(upos=["NOUN"] * 7))["words"] == WORDS


def test_two_sentences_run_together_have_two_roots_and_one_beginning():
    both = run_together(sentence(), sentence())
    assert [place for place, head in enumerate(both["head"]) if head == 0] == [3, 10]
    assert both["head"][7] == 9
    assert [place for place, label in enumerate(both["begins"]) if label == "begins"] == [7]


def test_names_are_exchanged_within_their_type():
    met = sentence(
        words="Ada will meet them in Oslo .".split(),
        entity=["B-PER", "O", "O", "O", "O", "B-LOC", "O"],
    )
    seen = [
        renamed(met, {"PER": ["Amara"], "LOC": ["Quito"], "ORG": ["Opec"]})["words"]
        for _ in range(20)
    ]
    assert {(words[0], words[5]) for words in seen} == {
        ("Ada", "Oslo"),
        ("Ada", "Quito"),
        ("Amara", "Oslo"),
        ("Amara", "Quito"),
    }


def test_one_who_receives_can_have_a_name():
    gave = sentence(
        words="They will give them the tanks .".split(),
        upos=["PRON", "AUX", "VERB", "PRON", "DET", "NOUN", "PUNCT"],
    )
    gave["relation"] = ["nsubj", "aux", "root", "iobj", "det", "obj", "punct"]
    changed = renamed(gave, {"PER": ["Quito"], "LOC": ["Quito"], "ORG": ["Quito"]})
    assert (changed["words"][3], changed["upos"][3], changed["xpos"][3]) == (
        "Quito",
        "PROPN",
        "NNP",
    )
    assert gave["words"][3] == "them"


def test_pools_hold_names_of_one_word():
    tagged = sentence(
        words="Ada Lima met Oslo and opec now".split(),
        entity=["B-PER", "I-PER", "O", "B-LOC", "O", "B-ORG", "O"],
    )
    assert name_pools([tagged]) == {"PER": [], "LOC": ["Oslo"], "ORG": []}


def test_nothing_is_lost_where_sentences_run_together():
    many = [sentence() for _ in range(50)]
    found = list(varied(many, Variety(merging=0.5, disguise=0.0), {}))
    assert sum(word == "envoy" for one in found for word in one["words"]) == 50
    assert any(len(one["words"]) > 7 for one in found)
