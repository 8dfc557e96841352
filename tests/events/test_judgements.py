"""What people judge overrules every rule, in any order, survives a rebuild, and is checked."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.cli import main
from kg.commands import DONE, NOTHING, USAGE
from kg.errors import SeedError
from kg.events.collect import collection_of
from kg.events.merge import merge
from kg.events.profile import Known
from kg.graph import Graph
from kg.lexicon.judgements import FILE, parsed, written
from kg.lexicon.load import load
from kg.resolve.judged import judged, unknown
from kg.resolve.regroup import groups_of
from kg.types import Actor, Article, Claim, Collection, Event, Group, Judgement, Verdict, each_actor
from tests.events.test_merge import claim
from tests.samples import sample

HEADER = "verdict,one,other,why,by\n"
DAYS = {"a1": date(2020, 8, 31), "a2": date(2020, 8, 31), "a3": date(2020, 8, 31)}


def say(verdict: Verdict, one: str, other: str) -> Judgement:
    return Judgement(verdict, one, other, "we asked", "Ann")


def events(claims: list[Claim], *judgements: Judgement) -> tuple[Event, ...]:
    """Return the events of some claims, the same in any order of them."""
    actors = [actor for one in claims for actor in each_actor(one.mentions)]
    orders = [
        merge(order, Known(DAYS, judged=judged(judgements, actors)))
        for order in permutations(claims)
    ]
    assert all(found == orders[0] for found in orders)
    return orders[0]


def report(sources: str, targets: str, day: str, article: str, **more) -> Claim:
    return claim(sources, targets, day, article=article, **more)


def ids(claims: list[Claim]) -> list[str]:
    """Return the ids of the events that each claim alone tells of."""
    return [merge([one], Known(DAYS))[0].id for one in claims]


MONDAY = [report("A", "B", "mon", "a1"), report("A", "B", "mon", "a2")]
TWO_DAYS = [report("A", "B", "mon", "a1"), report("A", "B", "tue", "a2")]
TWO_ACTORS = [report("A", "B", "mon", "a1"), report("C", "B", "mon", "a2")]


def test_events_that_are_judged_the_same_are_one():
    assert len(events(TWO_DAYS)) == 2
    (found,) = events(TWO_DAYS, say("same", *ids(TWO_DAYS)))
    assert {part.id for part in found.parts} == set(ids(TWO_DAYS))
    assert [join.because.rule for join in found.joins] == ["judgement"]
    assert found.joins[0].because.says.endswith("judged the same by Ann: we asked")


def test_events_that_are_judged_different_are_two():
    assert len(events(MONDAY)) == 1
    assert len(events(MONDAY, say("different", *ids(MONDAY)))) == 2


def test_what_others_join_comes_with_an_event_that_is_judged_the_same():
    third = report("A", "B", "tue", "a3")
    told = [*TWO_DAYS, third]
    (found,) = events(told, say("same", *ids(TWO_DAYS)))
    assert len(found.claims) == 3


def test_a_report_never_joins_through_others_what_it_is_judged_different_from():
    told = [*MONDAY, report("A", "B", "mon", "a3")]
    first, second, third = ids(told)
    found = events(told, say("different", first, third), say("same", first, second))
    assert {frozenset(part.id for part in one.parts or (one,)) for one in found} == {
        frozenset((first, second)), frozenset((third,)),
    }  # fmt: skip


@pytest.mark.parametrize("names", [("A", "C"), ("x-A", "x-C"), ("a", "x-C")])
def test_acts_of_actors_that_are_judged_the_same_can_be_one(names):
    told = [
        replace(one, sources=tuple(rolled(mention, "g") for mention in one.sources))
        for one in TWO_ACTORS
    ]
    assert len(events(told, say("same", *names))) == 1


def rolled(mention, group: str):
    return replace(
        mention, actors=tuple(replace(one, group=Group(group, group, "other")) for one in mention.actors)
    )  # fmt: skip


def test_acts_of_actors_that_are_judged_different_stay_two():
    state = Group("x-A", "A", "country")
    told = [replace(one, sources=(replace(one.sources[0], actors=(replace(one.sources[0].first, group=state),)),)) for one in TWO_ACTORS]  # fmt: skip
    assert len(events(told)) == 1
    assert len(events(told, say("different", "A", "C"))) == 2


def test_actors_that_are_judged_the_same_have_one_group_and_others_two():
    state = Group("wd-Q1", "Land", "country", "LND")
    one, other, third = (
        Actor(f"x-{name}", name, "other", group=group)
        for name, group in (("A", None), ("B", state), ("C", state))
    )
    actors = (one, other, third)
    same = groups_of(actors, judged([say("same", "A", "B")], actors))
    assert same == {"x-A": state, "x-B": state}
    for order in permutations(actors):
        apart = groups_of(order, judged([say("different", "B", "C")], order))
        assert {name: group.id for name, group in apart.items()} == {"x-B": "x-B", "x-C": "x-C"}
        assert {group.of for group in apart.values()} == {state}


def test_no_id_changes_and_no_claim_is_lost():
    told = [*TWO_ACTORS, *TWO_DAYS]
    articles = [Article(name, "A quote.", name, published=day) for name, day in DAYS.items()]
    index = load().actors
    plain = collection_of(articles, told, index)
    ruled = collection_of(
        articles, told, index, [say("same", "A", "C"), say("different", "A", "B")]
    )
    assert [one.id for one in plain.claims] == [one.id for one in ruled.claims]
    assert [one.id for one in plain.actors] == [one.id for one in ruled.actors]
    groups = {one.name: one.at("group").id for one in ruled.actors}
    assert groups["A"] == groups["C"] != groups["B"]


NAMES = st.sampled_from("ABCD")
TOLD = st.lists(
    st.builds(say, st.just("same"), NAMES, NAMES) | st.builds(say, st.just("different"), NAMES, NAMES),
    max_size=5,
)  # fmt: skip


@given(TOLD)
@settings(max_examples=100, deadline=None)
def test_judgements_hold_in_any_order_or_contradict(told):
    told = [one for one in told if one.one != one.other]
    try:
        found = judged(told)
    except SeedError as error:
        with pytest.raises(SeedError, match="take one of them out"):
            judged(told[::-1])
        assert error.slips
        return
    assert found == judged(told[::-1])
    for one in told:
        assert found.same(one.one, one.other) == (one.verdict == "same") or one.verdict == "same"
        assert found.different(one.one, one.other) == (one.verdict == "different")


def test_a_chain_of_judgements_can_contradict():
    chain = [say("same", "A", "B"), say("same", "B", "C"), say("different", "C", "A")]
    with pytest.raises(SeedError, match="'C' and 'A' are different by Ann"):
        judged(chain)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("maybe,A,B,why,Ann", "'maybe' is no verdict: write same or different"),
        ("same,A,B,why", "4 cells, but 5 columns"),
        ("same,A,B,,Ann", "why is empty"),
        ("same,A,a,why,Ann", "compared with itself"),
        ("same,A,ev0702158d592391fa566fa98b,why,Ann", "an event is compared with an actor"),
    ],
)
def test_a_slip_is_named_by_its_line(line, says):
    with pytest.raises(SeedError, match=f"mine.csv: line 3: .*{says}"):
        parsed(f"{HEADER}same,A,B,why,Ann\n{line}\n", "mine.csv")


def test_judgements_are_written_as_they_are_read():
    told = [say("same", 'The "A", Ltd', "B"), say("different", "A", "C")]
    assert parsed(written(told), "x") == sorted(told)
    assert written(told) == written(told[::-1])


def test_what_means_nobody_is_told():
    found = sample()
    told = [say("same", found.events[0].id, "ev" + "0" * 24), say("same", "RUSSIA", "Atlantis")]
    assert unknown(told, found.events, found.actors) == ["Atlantis", "ev" + "0" * 24]


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write an export, and work in its folder."""
    monkeypatch.chdir(tmp_path)
    Graph(Collection(sample().articles, merge(sample().claims))).save("out")
    return "out"


def write(folder: str, *lines: str) -> None:
    Path(folder).mkdir(exist_ok=True)
    Path(folder, FILE).write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")


def test_judgements_of_an_export_are_followed_and_kept(export):
    one, other = (event.id for event in kg.load(export).events[:2])
    size = len(kg.load(export))
    write(export, f"same,{other},{one},we asked,Ann")
    found = kg.load(export)
    assert len(found) == size - 1
    again = found.save("again")
    assert kg.load(again).events == found.events
    assert kg.merge([kg.load(again)]).events == found.events
    Graph(Collection()).save("out")
    assert "we asked" in Path("out", FILE).read_text("utf-8")


def test_judgements_of_seeds_are_followed_and_stay_there(export):
    one, other = (event.id for event in kg.load(export).events[:2])
    write("mine", f"same,{one},{other},we asked,Ann")
    found = kg.load(export, "mine")
    assert len(found) == len(kg.load(export)) - 1
    assert FILE not in {path.name for path in found.save("again").iterdir()}


def test_explain_shows_who_judged_what(export, capsys):
    one, other = (event.id for event in kg.load(export).events[:2])
    write(export, f"same,{one},{other},we asked,Ann")
    assert main(["explain", one, "--in", export]) == DONE
    out = capsys.readouterr().out
    assert "judged the same by Ann: we asked" in out
    assert f"judged same by Ann: {one} and {other} (we asked)" in out


def test_check_names_what_is_unknown_and_what_contradicts(export, capsys):
    write(export, "same,Russia,Atlantis,we asked,Ann")
    assert main(["check", export]) == NOTHING
    assert "names 'Atlantis', which is no event and no actor here" in capsys.readouterr().out
    write(export, "same,Russia,Ukraine,we asked,Ann", "different,ukraine,russia,no,Bob")
    assert main(["check", export]) == NOTHING
    assert "different by Bob (no), but the same by other lines" in capsys.readouterr().out


def test_a_build_keeps_the_judgements_of_its_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("France accused Mali of lying on Sunday.", "utf-8")
    Path("b.txt").write_text("Paris blamed Bamako for the attack on Monday.", "utf-8")
    command = ["build", "a.txt", "b.txt", "-o", "out", "--date", "2020-08-31"]
    assert main(command) == DONE
    one, other = (event.id for event in kg.load("out").events if event.action == "ACCUSE")
    write("out", f"same,{one},{other},we asked,Ann")
    for _ in range(2):
        assert main(command) == DONE
        (found,) = (event for event in kg.load("out").events if event.action == "ACCUSE")
        assert len(found.parts) == 2
        assert f"same,{one},{other},we asked,Ann" in Path("out", FILE).read_text("utf-8")
    assert main(["check", "out"]) == DONE
    write("out", "same,A,B,why,Ann", "different,A,B,no,Bob")
    assert main(command) == USAGE
    assert "take one of them out" in capsys.readouterr().err


def test_every_report_of_acts_that_are_judged_one_leads_to_the_one_that_is_counted():
    told = [*MONDAY, report("A", "B", "tue", "a3"), report("A", "B", "tue", "a4")]
    first, *_, last = ids(told)
    days = DAYS | {"a4": DAYS["a1"]}
    (one,) = merge(told, Known(days, judged=judged([say("same", first, last)])))
    assert {join.event for join in one.joins} | {one.id} == set(ids(told))
    assert {join.same_as for join in one.joins} == {one.id}
