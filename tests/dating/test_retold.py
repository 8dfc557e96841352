from kg.dating.acts import stem
from kg.dating.tellings import Tellings
from tests.dating.hand import DOCS, acts, clauses, days, when
from tests.hand_read import word

MURDERS = {"murder": "ASSAULT", "murdered": "ASSAULT"}
RAID = {"stormed": "ASSAULT", "shot": "ASSAULT", "condemned": "ACCUSE", "crackdown": "ASSAULT"}


def test_one_act_on_one_object_has_one_date():
    assert (
        days(when("retold", MURDERS, "murder"))
        == days(when("retold", MURDERS, "murdered"))
        == "2009-05-01/2009-05-31"
    )


def test_the_reason_names_the_other_telling():
    found = when("retold", MURDERS, "murder")
    assert found is not None
    assert [(reason.rule, reason.says) for reason in found.because] == [
        ("same act told elsewhere", "the same act is told at “murdered”"),
        ("own clause", "“in May 2009” stands with “murdered”"),
    ]


def test_a_bare_noun_means_the_last_act_of_its_kind():
    found = when("scene", RAID, "crackdown")
    assert days(found) == "2012-10-15"
    assert found is not None
    assert found.because[0].rule == "last of its kind"


def test_tellings_do_not_depend_on_the_order_in_which_they_come():
    known = acts("scene", RAID)
    dates = clauses("scene", RAID)
    dated = [(token, dated) for token in DOCS["scene"] if (dated := dates.of(token))]
    assert Tellings(known, dated).all == Tellings(known, reversed(dated)).all


def test_a_noun_and_its_verb_are_of_one_family():
    known = acts("retold", MURDERS)
    assert known.family(word(DOCS["retold"], "murder")) == known.family(
        word(DOCS["retold"], "murdered")
    )
    assert stem("arrests") == stem("arrested") != stem("raids")
