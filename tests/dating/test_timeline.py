import pytest

from kg.dating.dated import RULES
from tests.dating.hand import DOCS, act, clauses, days, timeline, when
from tests.hand_read import word

COUNTED = {"raided": "ASSAULT", "criticised": "ACCUSE", "invaded": "ASSAULT"}
DATES = {
    "the day of its clause": ("event_beside", {"arrested": "COERCE", "march": "PROTEST"}, "march", "2012-10-12", "clause above"),
    "going on since an event": ("since", {"shelled": "ASSAULT", "vote": "ELECT"}, "shelled", "2012-10-15/2012-10-16", "event beside"),
    "joined in one time": ("joined", {"entered": "ASSAULT", "arrested": "COERCE"}, "arrested", "2012-10-12", "joined"),
    "an answer is not of the day of what it answers": (
        "relative", {"condemned": "ACCUSE", "raid": "ASSAULT", "killed": "ASSAULT"}, "condemned", "", "",
    ),
    "nor of that before its noun": ("noun_before", {"condemned": "ACCUSE", "raid": "ASSAULT"}, "condemned", "", ""),
    "a date set before its clause": ("cleft", {"released": "CONCEDE"}, "released", "2012-10-12", "clause above"),
    "words to somebody, on their own day": ("accused", {"accused": "ACCUSE"}, "accused", "2012-10-14", "own clause"),
    "counted from the sentence before": ("counted_from_the_sentence_before", COUNTED, "criticised", "2011-06-06", "own clause"),
}  # fmt: skip


@pytest.mark.parametrize("shown", DATES)
def test_each_act_has_its_date_and_the_reason_for_it(shown):
    name, told, form, expected, rule = DATES[shown]
    found = when(name, told, form)
    assert days(found) == expected
    assert (found.because[0].rule if found else "") == rule


def test_what_stands_below_a_text_does_not_change_what_two_days_later_means():
    name = "counted_from_the_sentence_before"
    first = [when(name, COUNTED, form) for form in COUNTED]
    assert [days(found) for found in first] == ["2011-06-04", "2011-06-06", "2012-09-09"]


@pytest.mark.parametrize(
    "forms",
    [list(COUNTED), list(reversed(COUNTED)), ["criticised", "criticised", "invaded", "criticised"]],
)
def test_no_answer_depends_on_what_was_asked_before(forms):
    name = "counted_from_the_sentence_before"
    dates = timeline(name, COUNTED)
    for form in forms:
        known = act(DOCS[name], form, COUNTED[form])
        assert dates.when(known, True) == when(name, COUNTED, form)


def test_a_word_asked_from_below_has_the_same_date_as_one_asked_from_above():
    told = {"arrested": "COERCE", "march": "PROTEST"}
    doc = DOCS["event_beside"]
    one, other = clauses("event_beside", told), clauses("event_beside", told)
    verb, noun = word(doc, "arrested"), word(doc, "march")
    assert [one.of(verb), one.of(noun)] == [other.of(noun), other.of(verb)][::-1]


def test_every_reason_is_a_date_step_with_words_of_the_article():
    for name, told, form, expected, _ in DATES.values():
        found = when(name, told, form)
        for reason in found.because if found else ():
            assert expected
            assert reason.step == "date"
            assert reason.rule in RULES
            assert reason.words is not None
            assert DOCS[name].text[reason.words.start : reason.words.end] == reason.words.text
