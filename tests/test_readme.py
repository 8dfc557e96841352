"""What the README promises: its commands, queries, Python and seeds run as written."""

import re
import shlex
import tomllib
import webbrowser
from pathlib import Path

import pytest

from kg import data
from kg.cli import main
from kg.export.folder import NAMES
from kg.lexicon.actor_files import COLUMNS
from kg.lexicon.load import load
from kg.query import query, questions

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """Return the blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder like a checkout after its first build."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "seeds").symlink_to(data.seeds())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build", "seeds/articles", "-o", "exports"]) == 0
    return folder


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("kg ")])
def test_every_command_runs(line, place, monkeypatch, capsys):
    monkeypatch.chdir(place)
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    assert main(shlex.split(line)[1:]) == 0
    assert capsys.readouterr().out


def test_one_command_builds_and_one_tests():
    build, test = [line for line in COMMANDS if not line.startswith("kg ")]
    assert build.endswith(".venv/bin/kg build seeds/articles -o exports")
    assert test in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert all(
        line.startswith("python3 -m venv .venv && .venv/bin/pip install --quiet -e ")
        for line in (build, test)
    )


@pytest.mark.parametrize("text", blocks("sparql"))
def test_every_query_has_an_answer(text, place):
    assert query(place / "exports", text).rows


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_runs(code, place, monkeypatch, capsys):
    monkeypatch.chdir(place)
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out
    assert {path.name for path in Path("my-graph").iterdir()} == {*NAMES, "graph.gexf", "graph.nq"}


def test_what_is_taught_can_be_loaded(tmp_path):
    pattern, cue = blocks("toml")
    row, judgements = blocks("csv")
    (tmp_path / "judgements.csv").write_text(judgements, "utf-8")
    table = "actors/officials.csv"
    for text, path in (
        (pattern, "actions/reject.toml"),
        (cue, "cues.toml"),
        (f"{','.join(COLUMNS[table])}\n{row}", table),
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    lexicon = load(tmp_path)
    assert [found.action for found in lexicon.actions.verb("ghost")] == ["REJECT"]
    assert lexicon.actors.find(row.split(",")[0])
    assert tomllib.loads(cue)["governor"][0]["words"][0] in {
        word for word, _ in lexicon.cues.governor
    }


def test_every_file_of_an_export_is_named():
    assert all(f"`{name}`" in README for name in NAMES)


def test_every_file_that_is_named_is_there():
    named = re.findall(r"`((?:seeds|ontology|kg)/[\w./-]*|[A-Z]+(?:\.md)?)`", README)
    codes = {"REJECT", "ELECT", "APPOINT"}
    assert [name for name in named if name not in codes and not (ROOT / name).exists()] == []


def test_the_changelog_counts_the_named_questions():
    assert f"{len(questions())} named questions" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("table", ["edges", "claims"])
def test_the_readme_counts_the_verdicts_as_they_stand(table):
    lines = (ROOT / "benchmarks" / f"{table}-verdicts.tsv").read_text("utf-8").splitlines()
    names, *rows = [line.split("\t") for line in lines]
    verdicts = [row[names.index("verdict")] for row in rows]
    said = re.sub(r"\s+", " ", README)
    assert set(verdicts) == {"true", "false"}
    counted = rf"Of {len(rows)} {table} .{{0,90}}?{verdicts.count('true')} are true"
    assert re.search(counted, said), counted
