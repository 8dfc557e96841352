from kg.dating.stated import Stated, goes_on, reads_back
from tests.dating.hand import DOCS, acts, clauses
from tests.hand_read import word

RAIDS = {"raided": "ASSAULT", "criticised": "ACCUSE", "invaded": "ASSAULT"}


def test_what_is_counted_has_no_date_without_one_told_before():
    name = "counted_from_the_sentence_before"
    stated = Stated(DOCS[name], acts(name, RAIDS))
    assert stated.own(word(DOCS[name], "criticised"), None) is None


def test_a_date_counted_from_another_tells_both():
    name = "counted_from_the_sentence_before"
    stated = Stated(DOCS[name], acts(name, RAIDS))
    before = stated.own(word(DOCS[name], "raided"), None)
    found = stated.own(word(DOCS[name], "criticised"), before)
    assert found is not None
    assert found.dates.start.isoformat() == "2011-06-06"
    assert [reason.rule for reason in found.because] == ["own clause", "counted", "own clause"]
    assert [reason.words.text for reason in found.because if reason.words] == [
        "two days later",
        "4 June 2011",
        "4 June 2011",
    ]


def test_the_last_date_of_a_sentence_is_handed_on():
    name = "counted_from_the_sentence_before"
    dates = clauses(name, RAIDS)
    before = [found.dates.start.isoformat() if found else "" for found in dates.before]
    assert before == ["", "2011-06-04", "2011-06-06"]


def test_the_words_of_a_date_are_characters_of_the_article():
    name = "counted_from_the_sentence_before"
    stated = Stated(DOCS[name], acts(name, RAIDS))
    for each in stated.by_owner.values():
        words = each[0].expression.words
        assert DOCS[name].text[words.start : words.end] == words.text


def test_a_stretch_tells_how_long_something_has_gone_on_only_with_the_perfect():
    assert goes_on(word(DOCS["since"], "shelled"))
    assert not goes_on(word(DOCS["scene"], "stormed"))


def test_a_weekday_is_the_last_one_with_the_past_and_the_next_with_an_infinitive():
    known = acts("urged", {"urged": "REQUEST", "free": "CONCEDE"})
    assert reads_back(word(DOCS["urged"], "urged"), known)
    assert not reads_back(word(DOCS["urged"], "free"), known)
