"""The union of several exports: every article once, nothing dropped silently, the same bytes in any order."""

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.cli import main
from kg.commands import DONE, USAGE
from kg.errors import InputError
from kg.events.merge import merge
from kg.graph import Graph
from kg.types import Article, Claim, Collection, LeftOut
from kg.union import Reading, readings, union
from tests.samples import BORDERS, sample

MORE = Article("a9", "Mali met Chad in Bamako.", "more.txt")
SPANISH = LeftOut("es.txt", "it is in Spanish")


def parts() -> tuple[Graph, Graph, Graph]:
    """Return the graphs of two articles and, of a third run, of one that was left out."""
    graph = Graph(sample())
    each = (
        Graph(Collection((article,), merge(claims_of(graph, article))))
        for article in graph.articles
    )
    first, second = each
    return first, second, Graph(Collection((MORE,)), (SPANISH,))


def claims_of(graph: Graph, article: Article) -> list[Claim]:
    return [claim for claim in graph.claims if claim.evidence.article == article.id]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_loaded_is_saved_byte_for_byte(tmp_path):
    plain = kg.merge(parts()).save(tmp_path / "x")  # with actors of our own making
    saved = kg.load(plain).save(tmp_path / "y", also="dyads")
    assert b"es.txt" in content(saved)["run.json"]
    again = kg.load(saved).save(tmp_path / "z", also="dyads")
    assert content(again) == content(saved)


def test_a_union_has_the_same_bytes_in_any_order_and_grouping(tmp_path):
    first, second, third = parts()
    unions = [kg.merge(order) for order in permutations(parts())]
    unions += [
        kg.merge([kg.merge([first, second]), third]),
        kg.merge([first, kg.merge([third, second])]),
    ]
    unions += [kg.merge([unions[0], unions[1], second])]
    written = [content(one.save(tmp_path / str(place))) for place, one in enumerate(unions)]
    assert all(one == written[0] for one in written)


def test_a_union_holds_every_article_claim_and_note():
    found, given = kg.merge(parts()), parts()
    assert {one.id for one in found.articles} == {one.id for part in given for one in part.articles}
    assert {one.id for one in found.claims} == {one.id for part in given for one in part.claims}
    assert found.left_out == (SPANISH,)


def test_reports_of_one_act_in_two_graphs_become_one_event():
    told = [len(part) for part in parts()]
    assert (
        len(kg.merge(parts()))
        == len(Graph(Collection(sample().articles, merge(sample().claims))))
        < sum(told)
    )


def test_of_two_readings_of_an_article_the_fuller_one_counts_and_the_other_is_noted():
    first = parts()[0]
    bare = replace(BORDERS, published=None, origin="copy.txt")
    poor = Graph(Collection((bare,), merge(first.claims[1:])))
    for order in permutations((first, poor)):
        found = kg.merge(order)
        assert found.articles == first.articles
        assert len(found.claims) == len(first.claims)
        ((name, reason),) = found.left_out
        assert name == "copy.txt" and BORDERS.id in reason and "fuller reading is kept" in reason


def test_one_text_under_two_addresses_stays_two_articles():
    text = " ".join(f"Word{number}" for number in range(30))
    given = [Graph(Collection((Article(f"a{place}", text, f"{place}.txt"),))) for place in (1, 2)]
    found = kg.merge(given)
    assert len(found.articles) == 2 and found.collection.reprints == (("a2", "a1"),)


def test_the_union_of_nothing_is_empty():
    assert len(kg.merge(())) == 0


def test_claims_of_an_unknown_article_are_refused():
    with pytest.raises(InputError, match="not among the articles"):
        kg.merge([Graph(replace(sample(), articles=()))])


READINGS = st.builds(
    lambda number, origin, title, url: Reading(
        Article(f"a{number}", "Text.", origin, title, url=url), ()
    ),
    st.integers(0, 2),
    st.sampled_from("xyz"),
    st.sampled_from(("", "One", "Two")),
    st.sampled_from((None, "http://example.org/1")),
)
COLLECTION = st.lists(READINGS, max_size=3, unique_by=lambda one: one.article.id)


@given(COLLECTION, COLLECTION, COLLECTION)
@settings(max_examples=60, deadline=None)
def test_a_union_does_not_depend_on_order_and_loses_no_reading(one, two, three):
    found = union((one, two, three))
    assert found == union((three, one, two))
    inner = union((one, two))
    outer = union((inner.readings, three))
    assert outer.readings == found.readings
    assert inner.again | outer.again == found.again
    told = {left.input for left in found.again} | {left.article.origin for left in found.readings}
    assert {left.article.origin for left in one + two + three} <= told


def test_a_collection_is_its_readings():
    found = readings(sample().articles, sample().claims)
    assert sum(len(one.claims) for one in found) == len(sample().claims)


@pytest.fixture
def exports(tmp_path, monkeypatch) -> list[str]:
    """Write an export of each graph, and work in their folder."""
    monkeypatch.chdir(tmp_path)
    return [part.save(str(place)).name for place, part in enumerate(parts())]


def test_exports_are_merged_on_the_command_line(exports, capsys):
    assert main(["merge", *exports, "-o", "out", "--also", "neo4j"]) == DONE
    assert main(["merge", *reversed(exports), exports[0], "-o", "back", "--also", "neo4j"]) == DONE
    assert content(Path("out")) == content(Path("back"))
    talk = capsys.readouterr().err
    assert (
        "note: articles that are in more than one export, and count once: 1\n" in talk
        and "Open out/graph.html" in talk
    )
    assert json.loads(Path("out/run.json").read_text("utf-8"))["left_out"] == [SPANISH._asdict()]
    assert main(["check", "out"]) == DONE


def test_an_export_may_be_merged_into_itself(exports):
    assert main(["merge", *exports, "-o", exports[0]]) == DONE
    assert len(kg.load(exports[0]).articles) == 3


def test_a_file_name_that_two_articles_share_is_noted(exports, capsys):
    for number in (1, 2):
        Graph(Collection((Article(f"a{number}", f"Text {number}.", "one.txt"),))).save(str(number))
    assert main(["merge", "1", "2", "-o", "out"]) == DONE
    assert "note: one.txt: is the file of 2 articles" in capsys.readouterr().err
    assert len(kg.load("out").articles) == 2


def test_what_is_no_export_is_named(exports, capsys):
    assert main(["merge", *exports, "nowhere", "-o", "out"]) == USAGE
    assert "nowhere: no claims.jsonl there" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_broken_list_of_what_was_left_out_is_named(exports):
    Path(exports[0], "run.json").write_text("{", "utf-8")
    with pytest.raises(InputError, match=r"run\.json: cannot be read"):
        kg.load(exports[0])
