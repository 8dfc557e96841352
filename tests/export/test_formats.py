import json
from hashlib import sha256

import pytest

from kg.cli import main
from kg.commands import USAGE
from kg.errors import UsageError
from kg.export import formats
from kg.export.folder import NAMES, encoded, save
from kg.export.formats import FORMATS, chosen, files, makers
from kg.graph import Graph
from kg.types import Collection
from tests.samples import sample

EXPECTED = {
    "dyads": {"dyads.csv"},
    "followthemoney": {"entities.ftm.json"},
    "geojson": {"events.geojson"},
    "gexf": {"graph.gexf"},
    "jsonld": {"graph.jsonld"},
    "neo4j": {
        "neo4j-actors.csv",
        "neo4j-articles.csv",
        "neo4j-claims.csv",
        "neo4j-events.csv",
        "neo4j-relationships.csv",
    },
    "nquads": {"graph.nq"},
    "parquet": {"events.parquet"},
    "polecat": {"events.polecat.txt"},
    "rdf12": {"graph-rdf12.ttl"},
}


def test_every_format_has_its_files():
    assert set(makers()) == set(FORMATS) == set(EXPECTED)
    for name, expected in EXPECTED.items():
        found = files(sample(), name)
        assert set(found) == expected and all(found.values())
        assert not expected & set(NAMES)


def test_formats_may_be_named_in_any_way():
    assert (
        chosen("nquads,gexf")
        == chosen(["gexf", "nquads"])
        == chosen(" nquads , gexf,")
        == ("gexf", "nquads")
    )
    assert chosen([]) == chosen("") == ()


@pytest.mark.parametrize(
    ("name", "hint"),
    [("nquad", "did you mean 'nquads'"), ("pdf", "there are dyads, followthemoney, geojson, ")],
)
def test_an_unknown_format_is_named_with_those_there_are(name, hint):
    with pytest.raises(UsageError, match=f"no format '{name}'.*{hint}"):
        chosen(["gexf", name])


def test_without_its_library_a_format_says_what_to_install(monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda name: None)
    with pytest.raises(
        UsageError, match=r"parquet: needs pyarrow: install it with pip install 'polkg\[parquet\]'"
    ):
        chosen("parquet")
    assert chosen("gexf") == ("gexf",)


def test_an_export_holds_what_is_asked_for_and_its_digests(tmp_path):
    save(sample(), tmp_path / "out", {"kg": "1"}, also=("gexf", "parquet"))
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert set(found) == {*NAMES, "graph.gexf", "events.parquet"}
    digests = json.loads(found.pop("run.json"))["files"]
    assert digests == {name: sha256(content).hexdigest() for name, content in found.items()}


def test_a_build_without_a_format_removes_what_an_earlier_one_wrote(tmp_path):
    graph = Graph(sample())
    graph.save(tmp_path / "out", also=FORMATS)
    every = {name for names in EXPECTED.values() for name in names}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*NAMES, *every}
    graph.save(tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(NAMES)


def test_all_formats_give_the_same_bytes_in_any_order():
    turned = Collection(sample().articles, sample().events[::-1])
    one, other = (
        {name: encoded(content) for name, content in files(given, FORMATS).items()}
        for given in (turned, sample())
    )
    assert one == other


def test_a_graph_refuses_an_unknown_format_and_writes_nothing(tmp_path):
    with pytest.raises(UsageError, match="no format 'gexv', did you mean 'gexf'"):
        Graph(sample()).save(tmp_path / "out", also="gexv")
    assert not (tmp_path / "out").exists()


def test_the_command_line_refuses_an_unknown_format_before_it_reads(tmp_path, capsys):
    assert (
        main(
            ["build", str(tmp_path / "none.txt"), "-o", str(tmp_path / "out"), "--also", "gexf,pdf"]
        )
        == USAGE
    )
    assert (
        "error: no format 'pdf': there are dyads, followthemoney, geojson, "
        in capsys.readouterr().err
    )
    assert not (tmp_path / "out").exists()


def test_the_command_line_writes_what_is_asked_for(tmp_path):
    (tmp_path / "news.txt").write_text(
        "France accused Mali on Sunday. Russia denied that it had attacked Moldova.", "utf-8"
    )
    command = [
        "build",
        str(tmp_path / "news.txt"),
        "-o",
        str(tmp_path / "out"),
        "--date",
        "2020-08-31",
    ]
    assert main([*command, "--also", "nquads,gexf", "--also", "neo4j"]) == 0
    asked = {name for wish in ("nquads", "gexf", "neo4j") for name in EXPECTED[wish]}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*NAMES, *asked}
