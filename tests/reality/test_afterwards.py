"""What is known only once an act has a date, doers, or an answer (``afterwards.conllu``)."""

from datetime import date
from pathlib import Path

import pytest

from kg.lexicon.load import load
from kg.reality.answers import denied_after
from kg.reality.timetable import timetable
from kg.reality.voices import vouched
from kg.types import DateRange, Reality
from tests.hand_read import docs, word
from tests.reality.test_walk import PEOPLE, mention

DOCS = docs(Path(__file__).parent / "afterwards.conllu")
CUES = load().cues
MONDAY, FRIDAY = date(2020, 8, 31), date(2020, 9, 4)


def on(day: date) -> DateRange:
    """Return a day as a date."""
    return DateRange(day, day, "day", "")


@pytest.mark.parametrize(
    ("name", "act", "day", "expected"),
    [
        ("timetable", "meets", FRIDAY, "planned"),
        ("timetable", "meets", MONDAY, "actual"),
        ("past", "met", FRIDAY, "actual"),
    ],
)
def test_the_present_tense_with_a_later_day_is_a_timetable(name, act, day, expected):
    told = timetable(Reality(), on(day), MONDAY, word(DOCS[name], act), CUES)
    assert told.modality == expected
    assert [reason.rule for reason in told.because] == (["timetable"] if expected == "planned" else [])


def test_without_a_day_nothing_is_planned():
    act = word(DOCS["timetable"], "meets")
    assert timetable(Reality(), None, MONDAY, act, CUES) == timetable(Reality(), on(FRIDAY), None, act, CUES) == Reality()


@pytest.mark.parametrize(("name", "act"), [("claimed", "claimed"), ("claimed_by", "bombings")])
def test_who_claims_a_deed_vouches_for_it(name, act):
    doers = (mention(word(DOCS[name], "Rebels")),)
    told = vouched(Reality(), word(DOCS[name], act), doers, CUES)
    assert told.voices == doers
    assert [reason.says for reason in told.because] == ["in Rebels' words: “claimed” (cue accusation)"]


@pytest.mark.parametrize(("name", "act"), [("past", "met"), ("claimed_by", "killed")])
def test_nobody_else_vouches_for_a_deed(name, act):
    doers = (mention(DOCS[name][0]),)
    assert vouched(Reality(), word(DOCS[name], act), doers, CUES) == Reality()


@pytest.mark.parametrize("name", ["denied_charge", "denied_which"])
def test_who_denies_afterwards_is_heard_beside_the_claim(name):
    denial = denied_after(word(DOCS[name], "beat"), Reality(), PEOPLE, CUES)
    assert denial is not None
    assert denial.polarity == "negative"
    assert [voice.text for voice in denial.voices] == ["Chad"]


@pytest.mark.parametrize(("name", "act"), [("past", "met"), ("denied_other", "beat")])
def test_a_denial_of_something_else_is_none(name, act):
    assert denied_after(word(DOCS[name], act), Reality(), PEOPLE, CUES) is None
