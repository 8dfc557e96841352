"""The suite of gold sentences: how many are read rightly, by phenomenon (the format stands in ``tests/gold_sentences.py``)."""

from collections import Counter
from functools import cache

import pytest

from tests.gold_sentences import Case, case_of, cases, problems
from tests.reading import claims

TARGET = 0.95
TODAY = 0.93  # the share read rightly now, rounded down: to be raised with every improvement
PHENOMENA = frozenset(
    """accusers answered_claims asked_for attributions awaited_events beginnings bystanders
    complements conditionals contrasts coordination dates figures_of_speech gerunds
    habits_and_ends homonyms hopes_and_demands light_verbs_and_nominal_events look_alikes
    namesakes naming_and_condemning nationality_modifiers negation object_dependent_meaning
    occupations offices_by_date particles passive_and_agent places places_like_people plans
    possibility pronouns_and_descriptions rarer_phrases relative_clauses requests set_aside
    speakers spellings symmetric_acts things two_sides unknown_people unreal_worlds""".split()
)
SUITE = cases()


@cache
def wrong() -> dict[Case, list[str]]:
    """Return the cases that are read wrongly, known failures too, each with what is wrong."""
    found = {case: list(problems(case, claims(case.text, case.published))) for case in SUITE}
    return {case: rows for case, rows in found.items() if rows}


def shares() -> str:
    """Return how much of each phenomenon is read rightly, in lines."""
    all_of, wrong_of = (Counter(case.phenomenon for case in some) for some in (SUITE, wrong()))
    rows = [
        f"{name:32} {all_of[name] - wrong_of[name]:3} of {all_of[name]:3}"
        for name in sorted(all_of)
    ]
    return "\n".join(
        (
            *rows,
            f"{'all':32} {len(SUITE) - len(wrong()):3} of {len(SUITE):3}; the target is {TARGET:.0%}",
        )
    )


def misses() -> str:
    """Return what is read wrongly, with the reason where it is known."""
    return "\n".join(
        "\n    ".join((f"{case.phenomenon}: {case.text}", case.known_failure or "NEW", *rows))
        for case, rows in wrong().items()
    )


def test_every_phenomenon_has_its_sentences():
    assert len({(case.text, case.published) for case in SUITE}) == len(SUITE) >= 300
    assert {case.phenomenon for case in SUITE} == PHENOMENA
    assert all(count >= 12 for count in Counter(case.phenomenon for case in SUITE).values())


def test_as_many_sentences_as_today_are_read_rightly():
    assert len(SUITE) - len(wrong()) >= TODAY * len(SUITE), f"{shares()}\n{misses()}"


def test_a_known_failure_is_one():
    mended = [case.text for case in SUITE if case.known_failure and case not in wrong()]
    assert not mended, "\n".join(("read rightly now, take their known_failure away:", *mended))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"text": "Mali sang."}, "a sentence has"),
        ({"text": "Mali sang.", "claims": [], "claim": []}, "a sentence has"),
        ({"text": "Mali sued Niger.", "claims": ["ACCUSE: Mali"]}, "both sides"),
        ({"text": "Mali sued Niger.", "claims": ["ACCUSE: Mali -> Niger | done"]}, "no status"),
    ],
)
def test_a_slip_in_the_suite_is_named(row, problem):
    with pytest.raises(ValueError, match=problem):
        case_of("odd", row)


def right(text, *lines, never=()):
    """Return whether a sentence is what the lines say."""
    return not list(
        problems(
            case_of("odd", {"text": text, "claims": list(lines), "never": list(never)}),
            claims(text),
        )
    )


@pytest.mark.parametrize(
    "line",
    [
        "ASSAULT: France -> Mali",
        "ACCUSE: Mali -> France",
        "ACCUSE: France -> Mali | denied",
        "ACCUSE: France -> Mali | by Mali",
        "ACCUSE: France, Niger -> Mali",
        "ACCUSE: France -> nobody",
        "ACCUSE: France -> Mali | on 2020-08-30",
        "ACCUSE: France -> Mali | on 2020-08-24..2020-08-30",
        "ACCUSE: France -> Mali | on no date",
        "ACCUSE: France -> Mali | in Paris",
    ],
)
def test_a_reading_that_differs_in_anything_is_wrong(line):
    text = "In Bamako, France accused Mali on Saturday."
    assert right(
        text, "ACCUSE/ASSAULT: Niger/France -> the Mali | on 2020-08-28/2020-08-29 | in Bamako"
    )
    assert not right(text, line)


def test_what_is_asserted_beyond_the_gold_is_wrong():
    assert not right("France accused Mali of lying.")
    assert not right(
        "France may accuse Mali.", "ACCUSE: France -> Mali | possible", never=["any | possible"]
    )
    assert right("Serbia and Kosovo signed a peace agreement.", "AGREE: Kosovo <-> Serbia")
