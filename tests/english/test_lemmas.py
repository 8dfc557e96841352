import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import data
from kg.english.lemmas import (
    NOUN_ENDINGS,
    VERB_ENDINGS,
    Inflections,
    candidates,
    edited,
    lemma_of,
    suffix_rule,
)

TABLES = json.loads((data.model() / "kg_english" / "inflections.json").read_text("utf-8"))
VERBS, NOUNS = (
    Inflections(TABLES[name]["irregular"], frozenset(TABLES[name]["bases"]))
    for name in ("verbs", "nouns")
)
NONE = Inflections({}, frozenset())

REGULAR = {
    "accused": "accuse", "accuses": "accuse", "accusing": "accuse", "urged": "urge", "invaded": "invade", "stopped": "stop",
    "banned": "ban", "denied": "deny", "denies": "deny", "denying": "deny", "condemned": "condemn", "imposed": "impose",
    "visited": "visit", "threatened": "threaten", "launched": "launch", "agreed": "agree", "seized": "seize", "freed": "free",
    "killing": "kill", "marched": "march", "rallied": "rally", "vowed": "vow", "expelled": "expel", "criticized": "criticize",
}  # fmt: skip
IRREGULAR = {
    "met": "meet",
    "held": "hold",
    "said": "say",
    "sent": "send",
    "fought": "fight",
    "shot": "shoot",
    "withdrew": "withdraw",
}
PLURALS = {
    "sanctions": "sanction", "countries": "country", "protests": "protest", "clashes": "clash", "armies": "army", "men": "man",
    "allies": "ally", "taxes": "tax", "bosses": "boss", "attacks": "attack", "presidents": "president",
}  # fmt: skip


@pytest.mark.parametrize(("form", "base"), {**REGULAR, **IRREGULAR}.items())
def test_verbs_are_looked_up(form, base):
    assert lemma_of(form, "VBD", VERBS, VERB_ENDINGS) == base
    assert lemma_of(form.upper(), "VBD", VERBS, VERB_ENDINGS) == base


@pytest.mark.parametrize(("form", "base"), PLURALS.items())
def test_plurals_are_looked_up(form, base):
    assert lemma_of(form, "NNS", NOUNS, NOUN_ENDINGS) == base


@pytest.mark.parametrize("word", ["accuse", "need", "bring", "bus", "series", "speed"])
def test_a_base_form_stays(word):
    assert lemma_of(word, "VB", NONE, VERB_ENDINGS) == word


@pytest.mark.parametrize("form", ["boycotted", "tweeting", "doxxed"])
def test_a_verb_that_training_never_saw_has_a_lemma(form):
    assert lemma_of(form, "VBD", NONE, VERB_ENDINGS) in set(candidates(form, VERB_ENDINGS))


@given(st.text(max_size=20), st.sampled_from(["VBD", "VBG", "NNS", "VB"]))
def test_every_word_has_a_lemma(form, tag):
    assert lemma_of(form, tag, NONE, VERB_ENDINGS) or not form


@given(st.text(max_size=20), st.text(max_size=20))
def test_an_edit_rule_gives_the_lemma_it_was_made_from(form, lemma):
    assert edited(form, suffix_rule(form, lemma)) == lemma
