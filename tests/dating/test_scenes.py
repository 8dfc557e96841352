from kg.dating.scenes import Scenes
from tests.dating.hand import DOCS, clauses, days, timeline, when

RAID = {"stormed": "ASSAULT", "shot": "ASSAULT", "condemned": "ACCUSE", "bombed": "ASSAULT"}
QUOTED = {"expelled": "SANCTION", "attacked": "ASSAULT"}
LEAD = {"attacked": "ASSAULT", "shot": "ASSAULT"}


def test_a_deed_in_the_simple_past_continues_the_scene():
    assert days(when("scene", RAID, "shot")) == "2012-10-15"


def test_others_who_speak_of_a_scene_do_not_continue_it():
    assert when("scene", RAID, "condemned") is None


def test_what_is_told_apart_does_not_continue_a_scene():
    assert when("scene", RAID, "bombed") is None


def test_a_plan_takes_no_day_of_a_scene():
    assert when("scene", RAID, "shot", actual=False) is None


def test_the_reason_says_which_day_of_which_scene():
    found = when("scene", RAID, "shot")
    assert found is not None
    assert (
        found.because[0].says
        == "the day of the scene that this sentence continues: 15 October 2012, told in “on Monday”"
    )
    assert found.because[0].words is not None
    assert (found.because[0].words.start, found.because[0].words.end) == (31, 40)


def test_an_undated_deed_in_a_quotation_takes_no_day_of_the_scene_around():
    place = next(token.i for token in DOCS["quoted"] if token.text == "“")
    assert days(when("quoted", QUOTED, "attacked")) == "2012-10-16"
    assert when("quoted", QUOTED, "attacked", quoted=range(place, place + 5)) is None


def test_a_lead_has_the_day_of_the_scene_it_opens():
    found = when("lead", LEAD, "attacked")
    assert days(found) == "2012-10-15"
    assert found is not None
    assert found.because[0].rule == "lead"


def test_following_a_text_twice_finds_the_same_scenes():
    doc, dates = DOCS["scene"], clauses("scene", RAID)
    first, again = Scenes(doc, dates), Scenes(doc, dates)
    assert (first.open, first.begun) == (again.open, again.begun)
    assert first.open == timeline("scene", RAID).scenes.open
