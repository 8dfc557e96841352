"""Some events of an export, by what somebody wants to see."""

from collections.abc import Callable

import pytest

from kg.errors import UsageError
from kg.events.selection import selected
from kg.types import Event
from tests.samples import sample

EVENTS = sample().events


def ids(event: Event) -> set[str]:
    return {actor.id for actor in event.sources + event.targets}


HOLDS: tuple[tuple[list[str], Callable[[Event], bool]], ...] = (
    (["actor=Mali"], lambda event: any(one.name == "Mali" for one in event.sources + event.targets)),
    (["actor=mali"], lambda event: any(one.name == "Mali" for one in event.sources + event.targets)),
    (["status=denied"], lambda event: event.status == "denied"),
    (["action=ACCUSE", "action=consult"], lambda event: event.action in ("ACCUSE", "CONSULT")),
    (["class=material conflict"], lambda event: event.action in ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")),
    (["place=Minsk"], lambda event: event.place is not None and event.place.name == "Minsk"),
    (["country=BLR", "status=occurred"], lambda event: event.asserted and "BLR" in {
        *(one.country for one in event.sources + event.targets), event.place and event.place.country,
    }),
)  # fmt: skip


@pytest.mark.parametrize(("conditions", "wanted"), HOLDS)
def test_conditions_choose_events(conditions: list[str], wanted: Callable[[Event], bool]) -> None:
    found = selected(EVENTS, conditions)
    assert 0 < len(found) < len(EVENTS)
    assert list(found) == [event for event in EVENTS if wanted(event)]


def test_days_hold_for_what_is_dated_and_else_by_the_article() -> None:
    days = {event.id: (event.date.end if event.date else event.latest) for event in EVENTS}
    some = sorted(str(day) for day in days.values() if day)
    found = {event.id for event in selected(EVENTS, [f"after={some[-1]}"])}
    assert found == {name for name, day in days.items() if day and str(day) >= some[-1]}
    assert not found & {event.id for event in selected(EVENTS, [f"before={some[0]}"])}


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("actor", "no condition: write NAME=VALUE with one of actor, country"),
        ("who=Mali", "no condition"),
        ("after=May", "no day: write it as YYYY-MM-DD"),
        ("class=war", "no class 'war': there are verbal cooperation"),
        ("actor=Malli", "no event has actor=malli; near are Mali"),
    ],
)
def test_what_cannot_be_chosen_is_said(condition: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        selected(EVENTS, [condition])
