"""What 'kg check DIR' finds in an export's RDF, without SHACL."""

from pathlib import Path

import pytest

from kg.check import export_findings, ontology_findings, shape_findings
from kg.graph import Graph
from tests.samples import sample


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an export of the sample."""
    place = tmp_path / "export"
    Graph(sample()).save(place)
    return place


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
    path.write_text(path.read_text("utf-8").replace(f"article:{sample().articles[1].id}", "article:other"), "utf-8")
    found = list(export_findings(folder))
    assert len(found) == 4
    assert all("its article https://w3id.org/polkg/article/other is not among those of articles.jsonl" in one for one in found)


def test_both_forms_find_the_same(folder: Path) -> None:
    pytest.importorskip("pyshacl")
    change(folder, "kg:polarity kg:Negative", "kg:polarity kg:Unsure")
    fast = {finding for finding in export_findings(folder) if "either" in finding}
    assert len(fast) == 1
    assert fast <= set(shape_findings(folder))


def test_a_check_that_is_no_sparql_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "Claim.rq").write_text("SELECT nothing", "utf-8")
    monkeypatch.setattr("kg.data.ontology", lambda: tmp_path)
    (finding,) = ontology_findings()
    assert finding.startswith("ontology/checks/Claim.rq: ")
