from pathlib import Path

import pytest

from kg.sentence.voice import agents, is_participle_modifier, is_passive
from tests.hand_read import docs, word

DOCS = docs(Path(__file__).parent / "voice.conllu")


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("active", "expelled"),
        ("perfect_active", "closed"),
        ("reduced_active", "leading"),
        ("stative", "opposed"),
    ],
)
def test_a_subject_that_acts_makes_no_passive(name, verb):
    assert not is_passive(word(DOCS[name], verb))


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("passive", "expelled"),
        ("passive_without_agent", "expelled"),
        ("progressive", "questioned"),
        ("participle_after_noun", "arrested"),
        ("participle_after_noun", "freed"),
        ("committed", "committed"),
        ("bare_conjunct", "jailed"),
        ("headline", "jailed"),
    ],
)
def test_a_subject_that_is_acted_upon_makes_a_passive(name, verb):
    assert is_passive(word(DOCS[name], verb))


@pytest.mark.parametrize(
    ("name", "verb", "agent"),
    [
        ("passive", "expelled", ["Kenya"]),
        ("participle_after_noun", "arrested", ["police"]),
        ("headline", "jailed", ["court"]),
        ("passive_without_agent", "expelled", []),
        ("active", "expelled", []),
    ],
)
def test_the_by_phrase_names_the_agent(name, verb, agent):
    assert [phrase.text for phrase in agents(word(DOCS[name], verb))] == agent


def test_only_a_participle_without_helpers_modifies_a_noun():
    doc = DOCS["participle_after_noun"]
    assert is_participle_modifier(word(doc, "arrested"))
    assert not is_participle_modifier(word(doc, "freed"))
