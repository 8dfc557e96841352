from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kg.events.merge import merge
from kg.types import Actor, Claim, DateRange, Event, Evidence, Mention, Place, Span
from tests.samples import sample

ACTORS = {name: Actor(f"x-{name}", name) for name in "ABCD"}
DAYS = {
    "mon": DateRange(date(2020, 8, 24), date(2020, 8, 24), "day", "Monday"),
    "tue": DateRange(date(2020, 8, 25), date(2020, 8, 25), "day", "Tuesday"),
    "week": DateRange(date(2020, 8, 24), date(2020, 8, 30), "week", "last week"),
    "days": DateRange(date(2020, 8, 29), date(2020, 9, 2), "interval", "these days"),
}
SPEAKER = Mention((ACTORS["D"],), "D", 0, 1, "name")


def claim(
    sources: str,
    targets: str,
    day: str = "",
    at: int = 0,
    *,
    article: str = "a1",
    trigger: str = "attacked",
    **more,
) -> Claim:
    named = {"sources": mentions(sources), "targets": mentions(targets), "date": DAYS.get(day)}
    name = repr((sources, targets, day, at, article, trigger, sorted(more.items(), key=str)))
    evidence = Evidence(article, 0, 9, "A quote.")
    return Claim(
        id=name,
        action="ASSAULT",
        trigger=Span(trigger, at, at + 8),
        evidence=evidence,
        by=("pattern p",),
        **named | more,
    )


def mentions(names: str) -> tuple[Mention, ...]:
    return tuple(Mention((ACTORS[name],), name, 0, 1, "name") for name in names)


def shape(events: Sequence[Event]) -> set[tuple[str, str, str, int]]:
    """Return sources, targets, words of the date and number of claims of each event."""
    return {
        (
            names(event.sources),
            names(event.targets),
            event.date.text if event.date else "",
            len(event.claims),
        )
        for event in events
    }


def names(actors: Sequence[Actor]) -> str:
    return "".join(actor.name for actor in actors)


STATUSES = st.sampled_from(
    [
        {},
        {"polarity": "negative"},
        {"modality": "planned"},
        {"speakers": (SPEAKER,)},
        {"modality": "possible", "cameo": "19"},
    ]
)
SIDES = st.sampled_from(["", "A", "B", "C", "AB", "BC", "ABC"])


@st.composite
def any_claim(draw: st.DrawFn) -> Claim:
    status, trigger = draw(STATUSES), draw(st.sampled_from(["attacked", "attacks", "strike"]))
    sides, day = (draw(SIDES), draw(SIDES)), draw(st.sampled_from(["", *DAYS]))
    article = draw(st.sampled_from(["a1", "a2"]))
    return claim(*sides, day, draw(st.integers(0, 3)), article=article, trigger=trigger, **status)


ANY = st.lists(any_claim(), max_size=9)


@given(ANY, st.randoms())
def test_order_of_claims_does_not_matter(claims, random):
    shuffled = random.sample(claims, len(claims))
    assert merge(shuffled) == merge(claims)


@given(ANY)
def test_other_articles_never_change_an_id(claims):
    parts = [[one for one in claims if one.evidence.article == article] for article in ("a1", "a2")]
    ids = [{event.id for event in reports(merge(part))} for part in parts]
    assert {event.id for event in reports(merge(claims))} == ids[0] | ids[1]


@given(ANY)
def test_an_act_bears_the_id_of_one_of_its_reports(claims):
    for event in merge(claims):
        assert event.id == min(event.parts or (event,), key=lambda part: part.id != event.id).id
        assert {join.same_as for join in event.joins} <= {event.id}
        assert {join.event for join in event.joins} | {event.id} == {
            part.id for part in event.parts or (event,)
        }


def reports(events: Sequence[Event]) -> list[Event]:
    """Return what each article tells of the events."""
    return [part for event in events for part in event.parts or (event,)]


@given(ANY)
def test_each_claim_is_in_one_event(claims):
    found = [one.id for event in merge(claims) for one in event.claims]
    assert sorted(found) == sorted({one.id for one in claims})


@given(ANY)
def test_an_asserted_event_names_the_actors_and_the_date_of_an_asserted_claim(claims):
    for event in merge(claims):
        core = [
            one
            for one in event.claims
            if sides(one) == (ids(event.sources), ids(event.targets)) and dates(one) == dates(event)
        ]
        assert any(one.asserted for one in core) == event.asserted


@given(ANY)
def test_claims_of_an_article_that_name_different_actors_are_never_one_event(claims):
    for report in reports(merge(claims)):
        for one in report.claims:
            for other in report.claims:
                assert all(map(meet, sides(one), sides(other)))


@given(ANY)
def test_reports_that_name_others_than_the_first_one_are_never_its_act(claims):
    for event in merge(claims):
        parts = event.parts or (event,)
        first = next(part for part in parts if part.id == event.id)
        for part in parts:
            assert meet(ids(part.sources), ids(first.sources))
            assert meet(ids(part.targets), ids(first.targets))


def meet(mine: set[str], yours: set[str]) -> bool:
    """Return whether two sides may be one: they share somebody, or one names nobody."""
    return not mine or not yours or bool(mine & yours)


@given(ANY)
def test_an_article_gives_each_event_once(claims):
    ids = [event.id for event in merge(claims)]
    assert len(ids) == len(set(ids))


def sides(found: Claim) -> tuple[set[str], set[str]]:
    return {one.first.id for one in found.sources}, {one.first.id for one in found.targets}


def ids(actors: Sequence[Actor]) -> set[str]:
    return {actor.id for actor in actors}


def dates(found: Claim | Event) -> tuple[date, date] | None:
    return (found.date.start, found.date.end) if found.date else None


def test_title_and_lead_are_one_event():
    title, lead, later = (
        claim("A", "B", at=0, trigger="attacks"),
        claim("A", "B", "mon", 50),
        claim("A", "B", "week", 90),
    )
    assert shape(merge([title, lead, later])) == {("A", "B", "Monday", 3)}


def test_a_passive_without_agent_joins_the_act_that_names_it():
    assert shape(merge([claim("A", "B"), claim("", "B", at=50)])) == {("A", "B", "", 2)}


def test_a_part_of_the_actors_joins_all_of_them():
    assert shape(merge([claim("AC", "B"), claim("A", "B", at=50)])) == {("AC", "B", "", 2)}


def test_another_trigger_does_not_join():
    assert len(merge([claim("A", "B"), claim("", "B", at=50, trigger="killing")])) == 2


def test_an_ambiguous_claim_stays_alone():
    assert shape(merge([claim("A", "B"), claim("C", "B"), claim("", "B", at=50)])) == {
        ("A", "B", "", 1),
        ("C", "B", "", 1),
        ("", "B", "", 1),
    }


def test_parts_that_contradict_each_other_stay_alone():
    assert len(merge([claim("AC", "B"), claim("A", "B", at=50), claim("C", "B", at=70)])) == 3


def test_overlap_alone_joins_nothing():
    assert len(merge([claim("AC", "B"), claim("AD", "B")])) == 2


def test_an_undated_claim_between_two_dates_stays_alone():
    found = merge([claim("A", "B", "mon"), claim("A", "B", "tue"), claim("A", "B", at=50)])
    assert shape(found) == {("A", "B", "Monday", 1), ("A", "B", "Tuesday", 1), ("A", "B", "", 1)}


def test_dates_that_overlap_are_one_event():
    assert shape(merge([claim("A", "B", "week"), claim("A", "B", "days")])) == {
        ("A", "B", "these days", 2)
    }


def test_a_plan_lends_no_date_to_a_fact():
    planned, actual = claim("A", "B", "mon", modality="planned"), claim("A", "B", at=50)
    assert shape(merge([planned, actual])) == {("A", "B", "Monday", 1), ("A", "B", "", 1)}


def test_a_possibility_lends_no_actor_to_a_fact():
    possible, actual = claim("A", "B", modality="possible"), claim("", "B", at=50)
    assert {event.asserted: names(event.sources) for event in merge([possible, actual])} == {
        False: "A",
        True: "",
    }


def test_a_speaker_lends_no_actor_to_a_fact():
    said, actual = claim("A", "B", speakers=(SPEAKER,)), claim("", "B", at=50)
    assert not any(event.asserted and event.sources for event in merge([said, actual]))


def test_code_and_place_are_those_of_what_is_asserted():
    place = Place("Minsk", "BLR", "Minsk", 0, 5)
    (event,) = merge(
        [
            claim("A", "B", modality="planned", cameo="195", place=place),
            claim("A", "B", cameo="190", at=50),
        ]
    )
    assert (event.cameo, event.place) == ("190", None)


def test_articles_share_an_event_only_on_a_known_date():
    dated = [claim("A", "B", "mon", article=article) for article in ("a1", "a2")]
    undated = [claim("A", "B", article=article, at=50) for article in ("a3", "a4")]
    assert sorted(len(event.claims) for event in merge(dated + undated)) == [1, 1, 2]


def test_those_who_talk_are_one_event_in_any_order():
    both = [claim("AB", "AB", trigger="talks"), claim("BA", "BA", at=50, trigger="met")]
    (event,) = merge(both)
    assert event.symmetric


def test_a_claim_given_twice_counts_once():
    one = claim("A", "B")
    assert shape(merge([one, one])) == {("A", "B", "", 1)}


def test_an_actor_has_one_record():
    known, unknown = claim("A", "B"), claim("A", "B", at=50)
    other = replace(unknown.sources[0], actors=(replace(ACTORS["A"], role="president"),))
    (event,) = merge([replace(unknown, sources=(other,)), known])
    assert event.sources == (ACTORS["A"],)


def test_no_claims_are_no_events():
    assert merge([]) == ()


def test_the_sample_merges_to_its_own_events():
    collection = sample()
    found = {frozenset(one.id for one in event.claims) for event in merge(collection.claims)}
    together = {frozenset(one.id for one in event.claims) for event in collection.events}
    assert {one for one in together - found if len(one) == 1} == set()
