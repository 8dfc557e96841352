"""What 'kg check DIR' finds in an export's RDF, without SHACL."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.check import export_findings, ontology_findings, seed_findings, shape_findings
from kg.graph import Graph
from kg.lexicon.actions import ActionIndex, Pattern
from kg.lexicon.load import load
from tests.samples import sample


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an export of the sample."""
    place = tmp_path / "export"
    Graph(sample()).save(place)
    return place


def found_in(*patterns: Pattern) -> list[str]:
    """Return the findings in the examples of some patterns alone."""
    return list(seed_findings(lexicon=replace(load(), actions=ActionIndex.of(patterns))))


def pattern(name: str, action: str, verb: str, example: str, **more: object) -> Pattern:
    (one,) = [known for known in load().actions.patterns if known.id == "accuse-someone"]
    return replace(
        one, id=name, action=action, verbs=((verb,),), examples=(example,), counterexamples=(), not_objects=frozenset(),
        file=f"mine/{name}.toml", **more,
    )  # fmt: skip


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "graph.ttl"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_good_export_has_nothing_to_mend(folder: Path) -> None:
    assert list(export_findings(folder)) == []


def test_an_edge_that_no_article_asserts_is_found(folder: Path) -> None:
    change(folder, "\n\n", "\n\nactor:wd-Q159 rel:mobilize actor:wd-Q184 .\n\n")
    assert list(export_findings(folder)) == [
        f"{folder / 'graph.ttl'}: https://w3id.org/polkg/actor/wd-Q159: its edge https://w3id.org/polkg/rel#mobilize to "
        "https://w3id.org/polkg/actor/wd-Q184 rests on no claim that is positive, actual and in the article's own voice"
    ]


def test_a_quote_of_the_graph_that_is_not_in_its_article_is_found(folder: Path) -> None:
    change(folder, "Turkey threatened Greece with force.", "Turkey threatened Greece with farce.")
    (finding,) = export_findings(folder)
    assert finding.endswith("its quote does not stand at 494 to 530 of the article")


def test_a_graph_of_other_articles_is_found(folder: Path) -> None:
    path = folder / "graph.ttl"
    path.write_text(
        path.read_text("utf-8").replace(f"article:{sample().articles[1].id}", "article:other"),
        "utf-8",
    )
    found = list(export_findings(folder))
    assert len(found) == 4
    assert all(
        "its article https://w3id.org/polkg/article/other is not among those of articles.jsonl"
        in one
        for one in found
    )


def test_both_forms_find_the_same(folder: Path) -> None:
    pytest.importorskip("pyshacl")
    change(folder, "kg:polarity kg:Negative", "kg:polarity kg:Unsure")
    fast = {finding for finding in export_findings(folder) if "either" in finding}
    assert len(fast) == 1
    assert fast <= set(shape_findings(folder))


def test_a_check_that_is_no_sparql_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "Claim.rq").write_text("SELECT nothing", "utf-8")
    monkeypatch.setattr("kg.data.ontology", lambda: tmp_path)
    (finding,) = ontology_findings()
    assert finding.startswith("ontology/checks/Claim.rq: ")


def test_an_example_that_another_pattern_codes_names_that_pattern() -> None:
    ghosting = pattern("reject-ghost", "REJECT", "ghost", "[Hungary] ghosted [Poland].")
    shunning = pattern(
        "sanction-shun",
        "SANCTION",
        "ghost",
        "[Chad] ghosted [Niger].",
        objects=frozenset({"@country"}),
    )
    assert found_in(ghosting, shunning) == [
        "mine/reject-ghost.toml: reject-ghost: the example is coded as SANCTION by pattern sanction-shun (mine/sanction-shun.toml), "
        "not by this pattern: [Hungary] ghosted [Poland]."
    ]


def test_an_example_that_no_pattern_codes_is_only_not_coded() -> None:
    assert found_in(pattern("reject-ghost", "REJECT", "ghost", "[Hungary] praised [Poland].")) == [
        "mine/reject-ghost.toml: reject-ghost: the example is not coded: [Hungary] praised [Poland]."
    ]


def test_an_example_with_other_actors_shows_them() -> None:
    (finding,) = found_in(
        pattern("reject-ghost", "REJECT", "ghost", "Hungary ghosted [Poland], not [Chad].")
    )
    assert "the example has other actors, [Hungary] → [Poland]" in finding
