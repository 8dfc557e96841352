"""Who fills the slots of an act: what is told of the words around it, and how they are weighed."""

from functools import cache

import numpy as np
import pytest

from kg.claims import read, story_of
from kg.english.component import VIEW
from kg.english.heads import Heads
from kg.english.load import load as load_english
from kg.english.slots import Question
from kg.lexicon.load import load
from kg.propose.cast import cast
from kg.propose.features import known_acts
from kg.propose.proposal import Story
from kg.propose.window import History, Part, Surroundings
from kg.types import Article

TEXT = (
    "Rebels of the Northern Front entered Torvik on Monday. Sweden condemned Norway over the raid. "
    "Soldiers fled. The attack killed nine policemen."
)


@cache
def story(text: str = TEXT) -> Story:
    return story_of(load_english()(text), Article("a", text), load())


def heads() -> Heads:
    found = Heads.shipped()
    assert found is not None
    return found


def test_a_window_has_the_words_of_the_sentence_first_and_each_actor_around_once():
    around = Surroundings(story())
    last = list(story().doc.sents)[-1]
    window = around.window(last)
    assert all(word.sent.start == last.start for word in window.words[: window.here])
    others = window.words[window.here :]
    assert {"Sweden", "Norway", "Soldiers"} <= {word.text for word in others}
    actors = [around.actors(word) for word in others]
    assert len(actors) == len(set(actors))
    assert len(window.told) == len(window.words)


def test_history_tells_of_other_acts_alone():
    raid = Part(3, "raid", frozenset({"ASSAULT"}), {"source": frozenset({"rebels"})})
    attack = Part(40, "attack", frozenset({"ASSAULT"}), {"source": frozenset({"army"})})
    history = History([raid, attack])
    assert history.told(raid, ["rebels"]) == []
    told = history.told(attack, ["rebels"])
    assert "takes part as source before" in told
    assert "takes part in such an act as source before" in told
    assert "takes part in the same act as source before" not in told
    assert history.told(attack, ["bystanders"]) == []


def scores(order: list[int], acts: list[int]) -> list[np.ndarray]:
    """Return the roles of acts of the second sentence, of its words in some order."""
    found, sentence = story(), list(story().doc.sents)[1]
    window = Surroundings(found).window(sentence)
    words = [window.words[at].i for at in order if at < window.here]
    told = [window.told[at] for at in order if at < window.here]
    between = [[("before 1",) for _ in words] for _ in acts]
    asked = Question(acts, words, told, between, [() for _ in acts])
    view = found.doc.user_data[VIEW]
    codes = np.eye(len(heads().codes), dtype=np.float32)[[0] * len(acts)]
    words_of_acts, beside = heads().slots.first(view, codes, asked)
    return heads().roles(list(zip(words_of_acts, beside, strict=True)))


def test_the_order_of_words_changes_nothing():
    sentence = list(story().doc.sents)[1]
    act = next(word.i for word in sentence if word.text == "condemned")
    here = Surroundings(story()).window(sentence).here
    forward = scores(list(range(here)), [act])
    back = scores(list(reversed(range(here))), [act])
    assert np.allclose(forward[0], back[0][::-1], atol=1e-4)


def test_an_act_is_answered_alike_whichever_others_are_asked_with_it():
    sentence = list(story().doc.sents)[1]
    acts = [word.i for word in sentence if word.text in ("condemned", "raid")]
    here = list(range(Surroundings(story()).window(sentence).here))
    together = scores(here, acts)
    for at, act in enumerate(acts):
        assert np.allclose(together[at], scores(here, [act])[0], atol=1e-4)


def test_who_acts_on_whom_is_found_in_a_plain_sentence():
    found = story()
    act = next(word for word in found.doc if word.text == "condemned")
    known = [list(known_acts(word, load().actions)) for word in found.doc]
    view = found.doc.user_data[VIEW]
    words, said = cast([act], found, heads(), view, heads().acts(view, known), known)[act.i]
    best = [words[int(said[:, number].argmax())].text for number in (0, 1)]
    assert best == ["Sweden", "Norway"]


@pytest.mark.parametrize("text", ["", "Rain.", "Arrested!", "\n\n"])
def test_odd_texts_are_read(text):
    found = load_english()(text)
    assert read(found, Article("a", text), load()).claims is not None
