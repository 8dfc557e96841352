"""The guard on hand-read sentences (``told.conllu``): what each cue and each form makes of an act."""

from pathlib import Path

import pytest
from spacy.tokens import Token

from kg.lexicon.cues import BEHAVIOURS
from kg.lexicon.load import load
from kg.reality.people import People
from kg.reality.walk import assess
from kg.types import Actor, Mention, Reality
from tests.hand_read import docs, word

DOCS = docs(Path(__file__).parent / "told.conllu")


def mention(token: Token) -> Mention | None:
    """Return a noun as a mention of somebody of that name."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    return Mention(
        (Actor(token.text, token.text),), token.text, token.idx, token.idx + len(token.text), "name"
    )


def is_name(token: Token) -> bool:
    return token.pos_ == "PROPN"


PEOPLE = People(who=mention, names=is_name, can_sign=is_name)


def told(name: str, act: str) -> Reality:
    """Return how a sentence tells an act."""
    return assess(word(DOCS[name], act), PEOPLE, load(), ())


def status(reality: Reality) -> str:
    """Return polarity and modality in one word."""
    if reality.polarity == "negative":
        return "denied"
    return "occurred" if reality.modality == "actual" else reality.modality


def check(name: str, act: str, expected: str, voices: str, rule: str) -> None:
    """Assert status and voices, and that the rule gives the reason; no rule, no reason."""
    reality = told(name, act)
    assert status(reality) == expected
    assert ",".join(voice.text for voice in reality.voices) == voices
    rules = [reason.rule for reason in reality.because]
    assert rule in rules if rule else rules == []


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("future", "expel", "planned", "", "future"),
        ("possibility", "expel", "possible", "", "may"),
        ("guess", "expelled", "possible", "", "guess"),
        ("obligation", "expel", "requested", "", "should"),
    ],
)
def test_a_helper_tells_how_sure_an_act_is(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("not", "expel", "denied", "", "negation"),
        ("nobody", "expelled", "denied", "", "negation"),
        ("no_soldier", "attacked", "denied", "", "negation"),
        ("not_only", "expelled", "occurred", "", ""),
        ("failed", "expel", "denied", "", "omission"),
        ("did_not_fail", "expel", "occurred", "", ""),
        ("double", "expel", "possible", "", "refusal"),
    ],
)
def test_an_act_is_denied_by_words_around_it_and_by_its_verb(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("reportedly", "expelled", "possible", "", "maybe"),
        ("rarely", "expels", "possible", "", "rarity"),
        ("nearly", "expelled", "denied", "", "nearly"),
    ],
)
def test_an_adverb_weakens_an_act(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("promise", "expel", "planned", "", "oath"),
        ("unknown_verb", "expel", "occurred", "", ""),
        ("purpose", "attack", "planned", "", "infinitive"),
        ("is_to", "expel", "planned", "", "is-to"),
        ("order", "Expel", "requested", "", "imperative"),
        ("question", "expel", "possible", "", "asked"),
    ],
)
def test_an_infinitive_an_order_or_a_question_tells_of_no_deed(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("urged", "expel", "requested", "France", "request"),
        ("called_for", "expulsion", "requested", "France", "request"),
        ("told_to", "expel", "requested", "France", "order"),
    ],
)
def test_a_request_stands_in_the_words_of_who_asks(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("said", "expelled", "occurred", "France", "reporting"),
        ("joint", "expelled", "occurred", "France,Germany", "reporting"),
        ("would", "expel", "planned", "France", "future-in-the-past"),
        ("passive", "expelled", "possible", "", "unnamed-voice"),
        ("unknown", "expelled", "occurred", "France", "clause"),
        ("heard", "beat", "occurred", "court", "finding"),
        ("denied", "expelled", "denied", "France", "denial"),
        ("nobody_disputes", "expelled", "occurred", "", ""),
    ],
)
def test_a_word_of_saying_names_who_says_so(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("regret", "expelled", "occurred", "", ""),
        ("managed", "expel", "occurred", "", ""),
    ],
)
def test_what_is_taken_as_so_is_so(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("according", "expelled", "occurred", "France", "source"),
        ("inserted", "expelled", "occurred", "France", "reporting"),
        ("quoted", "expelled", "occurred", "France", "reporting"),
        ("believed", "expelled", "occurred", "France", "credence"),
        ("or_so", "expelled", "occurred", "France", "reporting"),
        ("colon", "expelled", "occurred", "France", "colon"),
        ("claim", "expelled", "occurred", "France", "reporting"),
    ],
)
def test_what_is_set_beside_an_act_may_name_its_source(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("if", "expels", "conditional", "", "condition"),
        ("then", "protest", "conditional", "", "condition"),
        ("even_if", "protest", "denied", "", "negation"),
        ("inverted", "expelled", "conditional", "", "inversion"),
        ("until_past", "expelled", "occurred", "", ""),
        ("until_present", "frees", "planned", "", "limit"),
        ("rather_than", "expel", "denied", "", "instead"),
    ],
)
def test_a_conjunction_tells_what_a_clause_is_worth(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("plans_for", "attack", "planned", "", "topic"),
        ("denied_attack", "attack", "denied", "France", "denial"),
        ("possible", "attack", "possible", "", "possibility"),
        ("talks_failed", "Talks", "denied", "", "omission"),
        ("ended_siege", "siege", "denied", "", "ending"),
        ("ended_talks", "talks", "occurred", "", ""),
    ],
)
def test_the_word_above_an_event_noun_tells_what_became_of_it(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("war_game", "attacked", "conditional", "", "unreal-world"),
        ("simulation", "attacked", "conditional", "simulation", "unreal-world"),
        ("fake", "attacked", "conditional", "video", "fake"),
    ],
)
def test_what_happens_in_an_unreal_world_has_not_happened(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("it_was_not", "attacked", "denied", "", "negation"),
        ("not_until", "attacked", "occurred", "", ""),
    ],
)
def test_a_cleft_denies_only_whom_it_names(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


@pytest.mark.parametrize(
    ("name", "act", "expected", "voices", "rule"),
    [
        ("nor", "paid", "denied", "", "negation"),
        ("shared", "thank", "planned", "", "future"),
    ],
)
def test_a_coordinated_verb_shares_what_was_said_before(name, act, expected, voices, rule):
    check(name, act, expected, voices, rule)


def test_a_reason_says_what_was_heard_and_where():
    (reason,) = told("promise", "expel").because
    assert reason.says == "planned: “promised” (cue oath) on the way up from “expel”"
    assert (reason.step, reason.rule) == ("guard", "oath")
    assert reason.words is not None
    assert reason.words.text == "promised"


def test_a_reason_names_whose_words_they_are():
    assert [reason.says for reason in told("joint", "expelled").because] == [
        "in France and Germany's words: “said” (cue reporting)"
    ]


def test_where_no_word_tells_a_reason_says_so():
    (reason,) = told("order", "Expel").because
    assert reason.says == "requested: “Expel”, an order (construction imperative)"
    assert load().cues.construction["imperative"].id == reason.rule


def test_denials_that_cancel_out_both_leave_their_reason():
    assert [reason.says for reason in told("nobody_did_not", "expel").because] == [
        "denied: “not” (cue negation) on the way up from “expel”",
        "denied: “Nobody” (cue negation) on the way up from “expel”",
    ]
    assert status(told("nobody_did_not", "expel")) == "occurred"


def test_reasons_stand_in_the_order_in_which_they_were_heard():
    assert [reason.rule for reason in told("would", "expel").because] == [
        "would",
        "reporting",
        "future-in-the-past",
    ]


@pytest.mark.parametrize("name", DOCS)
def test_no_reason_is_without_words_and_a_rule(name):
    known = load().cues
    for token in DOCS[name]:
        for reason in assess(token, PEOPLE, load(), ()).because:
            assert reason.step == "guard"
            assert reason.rule
            assert reason.words is not None
            assert DOCS[name].text[reason.words.start : reason.words.end] == reason.words.text
    assert set(known.construction) == set(BEHAVIOURS["construction"])
