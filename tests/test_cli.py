"""Every command: what it prints where, and its exit code."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import build, data
from kg.articles import sources
from kg.articles.clean import clean
from kg.cli import main
from kg.commands import DONE, NOTHING, SOME_FAILED, USAGE
from kg.export.folder import NAMES
from kg.graph import Graph
from kg.mentions.find import find as find_mentions
from tests.articles import makers

ROOT = Path(__file__).parent.parent
NEWS = """---
title: Tension at the borders
published: 2020-08-31
publisher: Example News
---

France accused Mali on Sunday. Poland urged Russia to withdraw from Georgia.

The Kremlin denied that Russia had attacked Moldova. Japan and China held talks in Tokyo last week.
"""
MORE = """Turkey threatened Greece on Monday. Germany condemned Belarus."""
pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset:DeprecationWarning"
)  # between pyshacl and rdflib
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder; give exit code, output, and talk."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder of two articles, of which the second has no date."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "borders.md").write_text(NEWS, "utf-8")
    (folder / "more.txt").write_text(MORE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an export of the two articles, not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "borders.md").write_text(NEWS, "utf-8")
    (folder / "more.txt").write_text(MORE, "utf-8")
    assert (
        main(
            [
                "build",
                str(folder / "borders.md"),
                str(folder / "more.txt"),
                "--date",
                "2020-09-02",
                "-o",
                str(folder / "out"),
            ]
        )
        == DONE
    )
    return folder / "out"


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the seeds, which the program takes for its own."""
    copy = tmp_path / "seeds"
    shutil.copytree(data.seeds(), copy)
    monkeypatch.setattr("kg.lexicon.load.seeds", lambda: copy)
    return copy


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def program(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    command = [sys.executable, "-m", "kg.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, check=False)


# ---- help and usage


def test_help_loads_no_large_library():
    code = """
        import sys
        from kg.cli import main
        try:
            main(["--help"])
        except SystemExit as end:
            assert end.code == 0
        assert not {"spacy", "rdflib", "pandas", "networkx", "numpy", "onnxruntime", "jinja2", "pyoxigraph", "http"} & set(sys.modules)
        """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for command in (
        "build",
        "extract",
        "merge",
        "query",
        "view",
        "serve",
        "explain",
        "check",
        "score",
        "completion",
    ):
        assert command in done.stdout


@pytest.mark.parametrize(
    "command",
    "build extract merge query view serve explain check score completion".split(),
)
def test_every_command_explains_itself_with_an_example(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == DONE
    assert f"example: kg {command}" in capsys.readouterr().out


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == DONE
    assert capsys.readouterr().out.startswith("kg ")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["paint"],
        ["build"],
        ["extract"],
        ["query"],
        ["build", "a", "--date", "Monday"],
        ["query", "d", "q", "--format", "xml"],
        ["query", "d", "q", "--timeout", "0"],
        ["serve", "d", "--port", "x"],
    ],
)
def test_a_wrong_call_is_a_matter_of_usage(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == USAGE
    out, talk = capsys.readouterr()
    assert out == ""
    assert "error: " in talk


def test_a_wrong_date_is_named(capsys):
    with pytest.raises(SystemExit):
        main(["build", "a.txt", "--date", "31.8.2020"])
    assert "'31.8.2020' is no date: write it as YYYY-MM-DD" in capsys.readouterr().err


# ---- build


def test_build_writes_everything_and_says_what_to_open(kg, news):
    code, out, talk = kg("build", news, "-o", "out", "--date", "2020-09-02")
    assert (code, out) == (DONE, "")
    assert sorted(content(Path("out"))) == sorted(NAMES)
    assert talk.splitlines()[-1].startswith(f"Open {Path('out', 'graph.html')} (")
    assert "2 articles" in talk


def test_build_writes_to_exports_by_default(kg, news):
    assert kg("build", news / "borders.md")[0] == DONE
    assert Path("exports/graph.html").is_file()


def test_a_build_is_loaded_and_saved_byte_for_byte(kg, mixed):
    kg("build", "news", "-o", "out", "--date", "2020-09-02")
    assert content(Graph.load("out").save("again")) == content(Path("out"))
    assert kg("merge", "out", "again", "-o", "union")[0] == DONE
    assert content(Path("union")) == content(Path("out"))


def test_a_second_build_gives_the_same_bytes(kg, news):
    kg("build", news, "-o", "one")
    kg("build", news, "-o", "two")
    before = content(Path("one"))
    assert content(Path("two")) == before
    Path(".one.read/export").unlink()  # else it would be left as it is
    kg("build", news, "-o", "one")
    assert content(Path("one")) == before


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the folders into which exports are written from now on."""
    places: list[Path] = []
    real = Graph.save

    def save(self: Graph, folder: Path, *rest: object) -> Path:
        places.append(folder)
        return real(self, folder, *rest)

    monkeypatch.setattr(Graph, "save", save)
    return places


def test_a_build_to_which_nothing_is_new_leaves_the_export_as_it_is(kg, news, written):
    code, _, first = kg("build", news, "-o", "out")
    before = content(Path("out"))
    again, out, talk = kg("build", news, "-o", "out")
    assert (again, out, len(written)) == (code, "", 1)
    assert content(Path("out")) == before
    assert "nothing is new" in talk
    assert talk.splitlines()[-1] == first.splitlines()[-1]
    assert [line for line in first.splitlines() if line.startswith("note:")] == [
        line for line in talk.splitlines() if line.startswith("note:")
    ]


CHANGES = {
    "one more article": lambda: Path("news/third.txt").write_text("Chad accused Peru of lies."),
    "another day": lambda: None,
    "another text": lambda: Path("news/more.txt").write_text("Iran threatened Oman."),
    "a judgement": lambda: Path("out/judgements.csv").write_text(
        "verdict,one,other,why,by\ndifferent,France,Mali,two states,me\n"
    ),
    "a file that somebody wrote to": lambda: Path("out/events.csv").write_text("mine"),
    "a file that is gone": Path("out/graph.ttl").unlink,
    "an input that is left out": lambda: Path("news/es.txt").write_text(
        "El presidente condenó el lunes a los rebeldes por el ataque contra el pueblo."
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_to_which_anything_is_new_writes_the_export(change, kg, news, written):
    kg("build", news, "-o", "out")
    CHANGES[change]()
    more = ("--date", "2020-09-02") if change == "another day" else ()
    talk = kg("build", news, "-o", "out", *more)[2]
    assert len(written) == 2
    assert "nothing is new" not in talk
    kg("build", news, "-o", "other", *more)
    judged = {"judgements.csv", "run.json"}
    assert {name: data for name, data in content(Path("out")).items() if name not in judged} == {
        name: data for name, data in content(Path("other")).items() if name not in judged
    } or change == "a judgement"


def test_words_that_broke_a_step_are_named_in_every_build(kg, news, broken):
    first, again = (kg("build", news, "-o", "out") for _ in range(2))
    assert first[0] == again[0] == SOME_FAILED
    assert "nothing is new" not in again[2]


def test_the_order_of_inputs_changes_nothing(kg, news):
    kg("build", "news/borders.md", "news/more.txt", "-o", "one")
    kg("build", "news/more.txt", "news/borders.md", "news/more.txt", "-o", "two")
    assert content(Path("one")) == content(Path("two"))


def test_an_article_without_a_date_is_noted_and_used(kg, news):
    code, _, talk = kg("build", news, "-o", "out")
    assert code == DONE
    (note,) = [line for line in talk.splitlines() if line.startswith("note: ")]
    assert "more.txt: no publication date" in note
    assert "--date" in note


def test_a_date_on_the_command_line_counts_where_there_is_none(kg, news):
    _, out, talk = kg("extract", news, "--date", "2020-09-02")
    assert "note" not in talk
    dates = {claim["date"]["start"] for claim in lines(out) if claim["date"]}  # type: ignore[index]
    assert {"2020-08-30", "2020-08-31"} <= dates


INPUTS = Path(__file__).parent.parent.parent / "shared" / "cases" / "inputs"
BAD = {
    "empty.txt": (b"", "empty, no text; give the text of an article, or leave it out"),
    "blank.txt": (b" \n\n", "empty, no text; give the text of an article, or leave it out"),
    "binary.txt": (
        bytes(range(256)) * 40,
        "binary data, no text; give plain text, Markdown or JSON lines",
    ),
    "huge.txt": (
        b"France accused Mali. " * 1_000_000,
        "21.0 MB is over the limit of 2 MB for one article; split it into its articles",
    ),
    "nothing.jsonl": (
        b"",
        "empty file; give one JSON object with a text in each line, or leave it out",
    ),
    "broken.jsonl": (b'{"text": \n', None),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_good_ones_are_written(name, kg, news):
    found, message = BAD[name]
    (news / name).write_bytes(found)
    code, _, talk = kg("build", "news", "-o", "out", "--date", "2020-09-02")
    assert code == SOME_FAILED
    (error,) = [line for line in talk.splitlines() if line.startswith("error: ")]
    assert (
        error == f"error: news/{name}: {message}"
        if message
        else error.startswith(f"error: news/{name}:1: ")
    )
    assert len(lines(Path("out/articles.jsonl").read_text("utf-8"))) == 2


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone_gives_nothing(name, kg):
    Path(name).write_bytes(BAD[name][0])
    code, out, talk = kg("build", name, "-o", "out")
    assert (code, out) == (NOTHING, "")
    assert talk.splitlines()[-1] == "error: no input could be used, nothing was written"
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("gone.txt", "gone.txt: no such file or folder"),
        ("gone/*.txt", "gone/*.txt: no file matches"),
        ("dangling.txt", "dangling.txt: no such"),
    ],
)
def test_a_missing_path_is_named_and_the_good_ones_are_written(given, message, kg, news):
    Path("dangling.txt").symlink_to("nowhere")
    code, _, talk = kg("build", news / "borders.md", given, "-o", "out")
    assert code == SOME_FAILED
    assert f"error: {message}" in talk
    assert Path("out/graph.ttl").is_file()


SPANISH = "El presidente condenó el ataque y dijo que el gobierno no negociará con los rebeldes."


@pytest.fixture
def mixed(news: Path) -> Path:
    """Add to two articles what is none: pictures, Spanish, a copy, an earlier export, a hidden file."""
    for name, held in {
        "a.jpg": b"\xff\xd8", "b.jpg": b"\xff\xd8", "es.txt": SPANISH.encode(), "copy.md": (news / "borders.md").read_bytes(),
        "scan.pdf": makers.pdf([[], []]), ".DS_Store": b"\0", "old/run.json": b'{"kg": "0", "files": {}}', "old/articles.jsonl": b"{}",
    }.items():  # fmt: skip
        (news / name).parent.mkdir(exist_ok=True)
        (news / name).write_bytes(held)
    return news


def test_what_is_left_out_of_a_folder_is_counted_in_a_line(kg, mixed):
    code, _, talk = kg("build", "news", "-o", "out", "--date", "2020-09-02")
    assert code == DONE
    line = "left out: 7 inputs: 2 .jpg, 1 doubles, 1 exports of kg, 1 hidden, 1 in Spanish, 1 scans; --verbose lists them"
    assert talk.splitlines()[:-1] == [line]


def test_what_is_left_out_is_listed_with_its_reason_in_the_export_and_on_demand(kg, mixed):
    _, _, talk = kg("build", "news", "-o", "out", "--date", "2020-09-02", "--verbose")
    listed = json.loads(Path("out/run.json").read_text("utf-8"))["left_out"]
    assert [entry["input"] for entry in listed] == [
        f"news/{name}" for name in (".DS_Store", "a.jpg", "b.jpg", "copy.md", "es.txt", "scan.pdf")
    ]
    for entry in listed:
        assert f"left out: {entry['input']}: {entry['reason']}" in talk
    assert any("it is in Spanish; kg reads English" in entry["reason"] for entry in listed)
    assert kg("check", "out")[0] == DONE


def test_what_the_user_named_is_an_error_where_it_is_no_article(kg, mixed):
    code, _, talk = kg(
        "build",
        "news/borders.md",
        "news/es.txt",
        "news/a.jpg",
        "https://news.example/1",
        "-o",
        "out",
    )
    assert code == SOME_FAILED
    for said in (
        "news/es.txt: it is in Spanish",
        "news/a.jpg: kg does not read .jpg",
        "https://news.example/1: a web address; kg has no network",
    ):
        assert f"error: {said}" in talk
    assert "left out" not in talk


def test_the_export_in_the_folder_of_the_articles_is_no_input_the_second_time(kg, news):
    kg("build", "news", "-o", "news/exports", "--date", "2020-09-02")
    before = content(Path("news/exports"))
    code, _, talk = kg("build", "news", "-o", "news/exports", "--date", "2020-09-02")
    assert (code, "1 exports of kg" in talk) == (DONE, True)
    assert content(Path("news/exports")) == before


def test_many_broken_inputs_and_many_notes_fill_no_screen(kg, news):
    for number in range(70):
        (news / f"{number:02}.txt").write_text("", "utf-8")
        (news / f"{number:02}.md").write_text(
            f"---\ndate: soon\n---\nNote {number}: Niger blamed Chad.", "utf-8"
        )
    code, _, talk = kg("build", "news", "-o", "out")
    assert code == SOME_FAILED
    assert (
        talk.count("empty, no text") == 50
        and "error: 20 more inputs are broken; --verbose lists them" in talk
    )
    assert (
        talk.count("'soon' is no date") == 5
        and "note: 65 more of these; --verbose shows them" in talk
    )
    assert "note: 66 more have no publication date" in talk


def test_a_column_is_named_on_the_command_line(kg):
    Path("a.csv").write_text("When,Prose\n2020-09-02,France accused Mali on Sunday.\n", "utf-8")
    code, _, talk = kg("build", "a.csv", "-o", "out")
    assert (
        code == NOTHING and "'When', 'Prose'; name the one that is with --column text=NAME" in talk
    )
    assert (
        kg("build", "a.csv", "-o", "out", "--column", "text=Prose", "--column", "published=When")[0]
        == DONE
    )
    (article,) = lines(Path("out/articles.jsonl").read_text("utf-8"))
    assert (article["origin"], article["published"]) == ("a.csv:2", "2020-09-02")
    with pytest.raises(SystemExit):
        kg("build", "a.csv", "--column", "words=Prose")


@pytest.mark.parametrize("name", sorted(path.name for path in INPUTS.glob("*")))
def test_each_input_that_was_refused_is_answered(name, kg):
    code, _, talk = kg("build", INPUTS / name, "-o", "out", "--date", "2024-03-13")
    if name.startswith("spanish"):
        assert code == NOTHING and "it is in Spanish" in talk
        return
    assert (code, "error" in talk) == (DONE, False)
    rows = csv.DictReader(Path("out/events.csv").read_text("utf-8").splitlines())
    found = {(event["source"], event["action"], event["target"]) for event in rows}
    assert ("France", "ACCUSE", "Mali") in found


def test_a_folder_named_like_a_file_is_read_as_a_folder(kg, news):
    (news / "folder.txt").mkdir()
    assert kg("build", "news", "-o", "out")[0] == DONE
    code, _, talk = kg("build", "news/folder.txt", "news/borders.md", "-o", "out")
    assert code == SOME_FAILED
    assert "error: news/folder.txt: no article in this folder" in talk


def test_an_unreadable_file_is_named_and_the_good_ones_are_written(kg, news, monkeypatch):
    real = sources.opened

    def refusing(path: Path):
        if path.name == "more.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("kg.articles.read.opened", refusing)
    code, _, talk = kg("build", "news", "-o", "out")
    assert code == SOME_FAILED
    assert (
        "error: news/more.txt: cannot be read (Permission denied); check its permissions\n" in talk
    )
    assert len(lines(Path("out/articles.jsonl").read_text("utf-8"))) == 1


def test_a_folder_that_is_not_ours_is_refused_and_stays(kg, news):
    mine = Path("mine")
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", "utf-8")
    code, _, talk = kg("build", news, "-o", mine)
    assert code == USAGE
    assert (
        talk.startswith(
            "error: mine: holds files that are no export (no run.json); choose another folder"
        )
        and talk.count("\n") == 1
    )
    assert content(mine) == {"thesis.txt": b"years of work"}


def test_a_file_as_output_is_refused(kg, news):
    Path("taken").write_text("x", "utf-8")
    code, _, talk = kg("build", news, "-o", "taken")
    assert (code, talk) == (USAGE, "error: taken: is a file; choose another folder\n")


def test_an_unknown_pipeline_is_refused_in_one_line(kg, news):
    for command in (
        ["build", news, "-o", "out"],
        ["extract", news],
        ["explain", "France accused Mali."],
        ["check"],
    ):
        code, out, talk = kg(*command, "--pipeline", "en_no_such")
        assert (code, out, talk.count("\n")) == (USAGE, "", 1)
        assert talk.startswith(
            "error: pipeline 'en_no_such' is neither an installed spaCy package nor a folder: install it"
        )
    assert not Path("out").exists()


def test_an_article_without_events_makes_an_empty_graph(kg):
    Path("dull.txt").write_text("The weather was cold. It rained.", "utf-8")
    code, _, talk = kg("build", "dull.txt", "-o", "out", "--date", "2020-08-31")
    assert code == DONE
    assert "note: no political event was found" in talk
    assert Path("out/claims.jsonl").read_bytes() == b""


def killed(code: str, news: Path, out: Path) -> int:
    """Build in a process of its own, in which something kills it; return how it ended."""
    head = "import os, signal, sys\nfrom kg.cli import main\ndef die(*_):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    tail = f"\nsys.exit(main(['build', {str(news)!r}, '-o', {str(out)!r}]))\n"
    return subprocess.run(
        [sys.executable, "-c", head + textwrap.dedent(code) + tail], cwd=ROOT, check=False
    ).returncode


KILLS = {
    "while the second article is read": """
        from kg import claims
        real = claims.read
        seen = []
        def read(*given):
            seen.append(1)
            return real(*given) if len(seen) < 2 else die()
        claims.read = read
        """,
    "before anything is written": "from kg.export import folder\nfolder.staging = die",
    "while the files are written": """
        from kg.export import folder
        real = folder.store
        folder.store = lambda content, path: die() if path.name == "graph.html" else real(content, path)
        """,
    "before the folders change places": "from kg.export import folder\nfolder.swap = die",
    "between the two renames": """
        from pathlib import Path
        real = Path.rename
        Path.rename = lambda self, target: die() if ".new-" in self.name else real(self, target)
        """,
    "after the folders changed places": "from kg.export import folder\nfolder.discard = die",
}


@pytest.mark.parametrize("moment", KILLS)
def test_a_killed_build_leaves_a_whole_export(moment, kg, news):
    out = Path("out").resolve()
    kg("build", news / "borders.md", "-o", out)
    old = content(out)
    shutil.rmtree(out.with_name(".out.read"))
    assert killed(KILLS[moment], news, out) == -signal.SIGKILL
    code, answer, _ = kg("query", out, "denied")
    assert code == DONE
    assert "Moldova" in answer
    if moment == "after the folders changed places":
        assert content(out) != old
    else:
        assert content(out) == old
    assert kg("build", news / "borders.md", "-o", out)[0] == DONE
    assert content(out) == old
    hidden = [path.name for path in out.parent.iterdir() if path.name.startswith(".")]
    assert hidden == [".out.read"]


# ---- extract

KEYS = [
    "version", "id", "article", "action", "cameo", "by", "confidence", "trigger", "polarity", "modality",
    "sources", "targets", "speakers", "cue", "condition", "date", "place", "evidence", "because",
]  # fmt: skip


def test_extract_prints_claims_as_json_lines(kg, news):
    code, out, talk = kg("extract", news, "--date", "2020-09-02")
    assert (code, talk) == (DONE, "")
    claims = lines(out)
    assert {claim["action"] for claim in claims} >= {"ACCUSE", "REQUEST", "CONSULT", "THREATEN"}
    for claim in claims:
        assert list(claim) == KEYS
        assert list(claim["trigger"]) == ["text", "start", "end"]  # type: ignore[call-overload]
        assert list(claim["evidence"]) == ["start", "end", "quote"]  # type: ignore[call-overload]
        for mention in claim["sources"] + claim["targets"]:  # type: ignore[operator]
            assert list(mention) == ["actor", "name", "text", "start", "end", "resolved"]
        if claim["date"]:
            assert list(claim["date"]) == ["start", "end", "precision", "text"]  # type: ignore[call-overload]


def test_extract_shows_what_it_removed_when_asked(kg):
    Path("page.txt").write_text(
        "France accused Mali of lying.\n\nSubscribe to our newsletter\n\nPoland condemned Russia.\n",
        "utf-8",
    )
    _, out, talk = kg("extract", "page.txt", "--date", "2020-08-31", "-v")
    assert len(lines(out)) == 2
    assert "removed from page.txt (" in talk
    assert "newsletter" not in kg("extract", "page.txt", "--date", "2020-08-31")[2]


def test_extract_goes_on_after_a_bad_input(kg, news):
    code, out, talk = kg("extract", news, "gone.txt")
    assert code == SOME_FAILED
    assert lines(out)
    assert "error: gone.txt: no such file or folder" in talk


def test_extract_of_nothing_usable(kg):
    code, out, talk = kg("extract", "gone.txt")
    assert (code, out) == (NOTHING, "")
    assert talk.splitlines()[-1] == "error: no input could be used"


def test_extract_reads_standard_input():
    done = program(
        "extract",
        "-",
        "--date",
        "2020-08-31",
        stdin="France accused Mali. “Never,” said Łódź.".encode(),
    )
    assert done.returncode == DONE, done.stderr
    (claim,) = lines(done.stdout.decode("utf-8"))
    assert claim["action"] == "ACCUSE"


def test_a_reader_who_stops_early_sees_no_error(news):
    command = f"{sys.executable} -m kg.cli extract {news} 2>errors | true; cat errors"
    done = subprocess.run(
        command,
        shell=True,
        cwd=news,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert "Traceback" not in done.stdout + done.stderr


# ---- seeds with a slip

SLIPS = {
    "a wrong code": (
        'action = "ACCUSE"',
        'action = "ACUSE"',
        "accuse-someone: unknown action 'ACUSE', did you mean ACCUSE?",
    ),
    "a wrong field": (
        "verbs = [",
        "verb = [",
        "accuse-someone: unknown key 'verb', did you mean verbs?",
    ),
    "a slip of syntax": ('id = "accuse-someone"', 'id = "accuse-someone', ""),
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize(
    "command",
    [["build", "news", "-o", "out"], ["extract", "news"], ["explain", "France accused Mali."]],
)
def test_a_slip_in_the_seeds_stops_the_program_in_the_words_of_the_reader(
    slip, command, kg, news, seeds
):
    right, wrong, message = SLIPS[slip]
    path = seeds / "actions" / "accuse.toml"
    path.write_text(path.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    code, out, talk = kg(*command)
    assert (code, out) == (USAGE, "")
    assert all(line.startswith("error: ") for line in talk.splitlines())
    assert "accuse.toml: " in talk
    assert message in talk
    assert not Path("out").exists()


@pytest.mark.parametrize("slip", SLIPS)
def test_check_lists_a_slip_as_a_finding(slip, kg, seeds):
    right, wrong, message = SLIPS[slip]
    path = seeds / "actions" / "accuse.toml"
    path.write_text(path.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    code, out, _ = kg("check")
    assert code == NOTHING
    assert "accuse.toml: " in out
    assert message in out


# ---- query

THREE = {
    "urged-accused-threatened": [
        ("France", "ACCUSE", "Mali"),
        ("Poland", "REQUEST", "Russia"),
        ("Turkey", "THREATEN", "Greece"),
    ],
    "denied": [("Russian government", "Russia", "ASSAULT", "Moldova")],
    "evidence": [
        ("France", "ACCUSE", "Mali"),
        ("Germany", "ACCUSE", "Belarus"),
        ("Turkey", "THREATEN", "Greece"),
    ],
}


@pytest.mark.parametrize("question", THREE)
def test_a_named_question_is_answered(question, kg, built):
    code, out, talk = kg("query", built, question, "--format", "json")
    assert (code, talk) == (DONE, "")
    found = [tuple(row.values()) for row in json.loads(out)]
    for row in THREE[question]:
        assert any(other[: len(row)] == row for other in found), found


def test_a_value_behind_a_question_is_that_of_its_first_parameter(kg, built):
    assert kg("query", built, "denied", "Moldova") == kg(
        "query", built, "denied", "--with", "actor=Moldova"
    )
    assert "Moldova" in kg("query", built, "denied", "Moldova")[1]


def test_a_value_behind_a_question_without_parameters_is_refused(kg, built):
    code, _, talk = kg("query", built, "ASK { ?a ?b ?c }", "Mosul")
    assert (code, talk) == (2, "error: the question takes no value, but 'Mosul' is given\n")


def test_what_was_denied_is_no_edge(kg, built):
    _, out, _ = kg(
        "query",
        built,
        "PREFIX rel: <https://w3id.org/polkg/rel#> ASK { ?source rel:assault ?target }",
    )
    assert "false" in out


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_an_answer_comes_in_every_form(form, kg, built):
    code, out, _ = kg("query", built, "denied", "--format", form)
    assert code == DONE
    assert "Moldova" in out


def test_a_graph_comes_as_turtle(kg, built):
    code, out, _ = kg(
        "query",
        built,
        "CONSTRUCT WHERE { ?event a <http://semanticweb.cs.vu.nl/2009/11/sem/Event> }",
        "--format",
        "ttl",
    )
    assert code == DONE
    assert "sem:Event" in out


def test_a_query_can_lie_in_a_file(kg, built):
    Path("mine.rq").write_text(
        "SELECT (COUNT(*) AS ?all) { ?claim a <https://w3id.org/polkg/ns#Claim> }", "utf-8"
    )
    code, out, _ = kg("query", built, "mine.rq", "--format", "csv")
    assert code == DONE
    assert int(out.splitlines()[1]) == len((built / "claims.jsonl").read_text("utf-8").splitlines())


def test_without_a_question_the_named_ones_are_listed(kg, built):
    code, out, _ = kg("query", built)
    assert code == DONE
    assert {line.split()[0] for line in out.splitlines() if not line.startswith(" ")} == {
        path.stem for path in (data.ontology() / "queries").iterdir()
    }


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("danied", "no question 'danied', did you mean 'denied'?"),
        ("INSERT DATA { <a> <b> <c> }", "an export can only be read"),
        (
            "SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }",
            "calls another server (SERVICE)",
        ),
        ("gone.rq", "gone.rq: no query can be read there"),
        ("binary.rq", "binary.rq: no query can be read there (not UTF-8)"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_in_one_line(question, message, kg, built):
    Path("binary.rq").write_bytes(b"\xff\xfe\x00")
    code, out, talk = kg("query", built, question)
    assert (code, out, talk.count("\n")) == (USAGE, "", 1)
    assert talk.startswith("error: ")
    assert message in talk


def test_a_slip_is_shown_under_its_line(kg, built):
    code, out, talk = kg("query", built, "SELECT * {\n  ?s ?p }")
    assert (code, out) == (USAGE, "")
    first, shown, caret = talk.splitlines()
    assert first.startswith("error: line 2, column 9: '}' cannot stand here")
    assert (shown, caret) == ("    ?s ?p }", " " * 10 + "^")


def test_a_question_is_narrowed_by_values(kg, built):
    text = "# parameter: who: who accuses\nSELECT ?who ?whom { ?a rel:accuse ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom }"
    Path("mine.rq").write_text(text, "utf-8")
    code, out, _ = kg("query", built, "mine.rq", "--with", "who=France", "--format", "csv")
    assert (code, out) == (DONE, "who,whom\nFrance,Mali\n")
    assert (
        kg("query", built, "mine.rq", "--with", "who=Nobody", "--format", "csv")[1] == "who,whom\n"
    )
    assert "write NAME=VALUE" in kg("query", built, "mine.rq", "--with", "who")[2]
    assert (
        "no value for ?whom; it takes ?who"
        in kg("query", built, "mine.rq", "--with", "whom=Mali")[2]
    )


def test_a_time_limit_is_kept(kg, built):
    code, _, talk = kg(
        "query", built, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "--timeout", "0.5"
    )
    assert (code, talk) == (
        USAGE,
        "error: the query takes longer than 0.5 s; ask for less, or raise the time limit\n",
    )


@pytest.mark.parametrize(
    "command",
    [
        ["query", "gone", "denied"],
        ["view", "gone"],
        ["serve", "gone"],
        ["check", "gone"],
        ["explain", "ev0", "--in", "gone"],
    ],
)
def test_a_folder_without_an_export_is_refused(command, kg):
    code, out, talk = kg(*command)
    assert (code, out) == (USAGE, "")
    assert talk.startswith("error: gone: no ")
    assert "make the export first with 'kg build INPUT -o gone'" in talk


def test_a_damaged_export_is_named(kg, built):
    shutil.copytree(built, "damaged")
    Path("damaged/claims.jsonl").write_text('{"id": 1}\n', "utf-8")
    code, out, talk = kg("check", "damaged")
    assert (code, out, talk.count("\n")) == (USAGE, "", 1)
    assert "claims.jsonl: line 1: " in talk
    assert "build the export again" in talk


# ---- view


@pytest.fixture
def broken(monkeypatch):
    """Let a step break on each text that speaks of Poland."""

    def breaking(doc, *rest):
        if "Poland" in doc.text:
            raise IndexError("no such word")
        return find_mentions(doc, *rest)

    monkeypatch.setattr("kg.claims.find_mentions", breaking)


def test_a_sentence_that_breaks_a_step_is_named_and_all_else_is_written(kg, news, broken):
    code, _, said = kg("build", news, "-o", "out")
    assert code == SOME_FAILED
    (note,) = [line for line in said.splitlines() if "left out" in line]
    assert note.startswith("note: ")
    assert (
        "borders.md: characters 31 to 76, 'Poland urged Russia to withdraw from Georgia.'" in note
    )
    assert "kg.claims.story_of broke on them (IndexError: no such word)" in note
    claims = [json.loads(line) for line in Path("out/claims.jsonl").read_text("utf-8").splitlines()]
    quotes = {claim["evidence"]["quote"] for claim in claims if "evidence" in claim}
    assert {"France accused Mali on Sunday.", "Germany condemned Belarus."} < quotes
    assert not any("Poland" in quote for quote in quotes)
    assert kg("check", "out")[0] == DONE


def test_extract_shows_where_a_step_broke_if_asked(kg, news, broken):
    code, out, said = kg("extract", news)
    assert (code, "Traceback" in said) == (SOME_FAILED, False)
    assert "Mali" in out
    assert "Traceback" in kg("extract", "-v", news)[2]


def test_a_library_user_is_warned_of_what_is_left_out(news, broken):
    with pytest.warns(UserWarning, match="Poland"):
        graph = build(news)
    assert any(event.action == "ACCUSE" for event in graph.events)


def test_an_input_that_breaks_its_reader_is_named_and_the_others_are_read(kg, news, monkeypatch):
    def breaking(text):
        raise IndexError("no such line")

    monkeypatch.setattr(
        "kg.articles.read.clean", lambda text: breaking(text) if "Poland" in text else clean(text)
    )
    code, _, said = kg("build", news, "-o", "out")
    assert code == SOME_FAILED
    assert "borders.md: it broke kg.articles.read." in said
    assert "Germany" in Path("out/claims.jsonl").read_text("utf-8")


def test_view_opens_the_page(kg, built, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not opened.append(address))
    code, out, talk = kg("view", built)
    assert (code, out) == (DONE, "")
    assert opened == [(built / "graph.html").resolve().as_uri()]
    assert talk.startswith("opened ")


def test_view_makes_a_page_of_a_selection(kg, built, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    page = tmp_path / "some.html"
    actor = json.loads((built / "claims.jsonl").read_text("utf-8").split("\n")[0])["sources"][0]
    code, out, talk = kg("view", built, "--where", f"actor={actor['name']}", "-o", page)
    assert (code, out, opened) == (DONE, "", [page.as_uri()])
    assert f"wrote {page} (" in talk
    assert f"<title>Political events: actor={actor['name']}</title>" in page.read_text("utf-8")


def test_view_says_what_is_wrong_with_a_selection(kg, built):
    code, _, talk = kg("view", built, "--where", "actor=Nobody of that name")
    assert code == USAGE and "no event has actor=nobody of that name" in talk
    code, _, talk = kg("view", built, "-o", "x.html")
    assert code == USAGE and "go with --where" in talk


def test_view_says_so_where_there_is_no_browser(kg, built, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    code, _, talk = kg("view", built)
    assert code == NOTHING
    assert f"open {(built / 'graph.html').resolve()} yourself" in talk


# ---- explain


def test_explain_shows_every_step_of_a_sentence(kg):
    code, out, talk = kg(
        "explain",
        "The Kremlin denied that Russia attacked Moldova on Sunday.",
        "--date",
        "2020-08-31",
    )
    assert (code, talk) == (DONE, "")
    for part in (
        "tokens",
        "actors",
        "claims",
        "ASSAULT denied: Russia → Moldova",
        "“attacked”",
        "negative",
        "“denied”",
        "2020-08-30",
    ):
        assert part in out
    assert "“Kremlin” is Russian government (government, RUS), by " in out


@pytest.mark.parametrize("sentence", ["The weather was cold.", "", "   "])
def test_explain_says_when_there_is_no_claim(sentence, kg):
    code, out, _ = kg("explain", sentence)
    assert code == DONE
    assert "none: no pattern" in out


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "csv", "in-place", "Minsk"),
        ("in-place", "--format", "csv", "Minsk"),
        ("in-place", "Minsk", "--format", "csv"),
    ],
)
def test_options_may_stand_anywhere_in_a_question(kg, built, words):
    code, out, _ = kg("query", built, *words)
    assert (code, out.splitlines()[0]) == (DONE, "place,spot,event,source,action,target")


def test_words_too_many_are_refused(kg, built):
    with pytest.raises(SystemExit):
        kg("query", built, "--format", "csv", "in-place", "Minsk", "Pinsk")


def test_explain_tells_on_what_an_event_rests(kg, built):
    rows = (built / "events.csv").read_text("utf-8").splitlines()
    event = next(
        cell for row in rows if "ACCUSE" in row for cell in row.split(",") if cell.startswith("ev")
    )
    code, out, _ = kg("explain", event, "--in", built)
    assert code == DONE
    assert out.startswith(f"event {event}: ")
    assert "quote" in out
    assert "ACCUSE occurred" in out


def test_explain_tells_who_an_actor_is_by_name_alias_or_id(kg, built):
    for name in ("russia", "Russian Federation", "wd-Q159"):
        code, out, _ = kg("explain", name, "--in", built)
        assert code == DONE
        assert out.startswith("actor wd-Q159: Russia (country, RUS, Q159)")


def test_a_short_sentence_is_no_name_of_an_actor(kg, built):
    code, out, _ = kg("explain", "France accused Mali", "--in", built)
    assert code == DONE
    assert out.startswith("tokens")


def test_explain_knows_no_other_event(kg, built):
    code, _, talk = kg("explain", "ev" + "0" * 24, "--in", built)
    assert code == USAGE
    assert "no event ev000" in talk


# ---- check


def test_check_of_a_good_export_finds_nothing(kg, built):
    assert kg("check", built) == (DONE, "", "nothing to mend\n")


def test_check_finds_a_quote_that_is_not_in_the_article(kg, built):
    shutil.copytree(built, "changed")
    path = Path("changed/articles.jsonl")
    path.write_text(path.read_text("utf-8").replace("France accused", "Franco accused"), "utf-8")
    code, out, talk = kg("check", "changed")
    assert code == NOTHING
    assert "its quote does not stand at" in out
    assert talk.endswith(("finding\n", "findings\n"))


def test_check_finds_an_example_that_does_not_code_as_written(kg, seeds):
    for path in (seeds / "actions").iterdir():
        path.unlink()
    (seeds / "actions" / "accuse.toml").write_text(
        '[[pattern]]\nid = "accuse-someone"\naction = "ACCUSE"\nverbs = ["accuse"]\n'
        'examples = ["[France] accused [Mali].", "[France] praised [Mali]."]\n'
        'not = ["Niger accused Mali.", "Niger praised Mali."]\n',
        "utf-8",
    )
    code, out, talk = kg("check")
    assert code == NOTHING
    assert talk == "2 findings\n"
    assert "accuse.toml: accuse-someone: the example is not coded: [France] praised [Mali]." in out
    assert "accuse.toml: accuse-someone: a counter-example is coded: Niger accused Mali." in out


GHOST = '[[pattern]]\nid = "reject-ghost"\naction = "REJECT"\nverbs = ["ghost"]\nexamples = ["[Hungary] ghosted [Poland]."]\n'


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return a folder of one's own seeds."""
    folder = tmp_path / "mine"
    (folder / "actions").mkdir(parents=True)
    (folder / "actions" / "mine.toml").write_text(GHOST, "utf-8")
    return folder


def test_check_tests_ones_own_seeds_with_those_of_kg(kg, seeds, mine):
    for path in (seeds / "actions").iterdir():
        path.unlink()
    (seeds / "actions" / "accuse.toml").write_text(
        GHOST.replace("ghost", "spurn").replace("reject-spurn", "reject-spurned"), "utf-8"
    )
    assert kg("check", "--seeds", "mine") == (DONE, "", "nothing to mend\n")
    more = (
        GHOST.replace("reject-ghost", "reject-again").replace("ghost", "spurn")
        + 'objects = ["@country"]\nnot = ["Chad spurned Mali."]\n'
    )
    (mine / "actions" / "more.toml").write_text(more, "utf-8")
    taken = "seeds/actions/accuse.toml: reject-spurned: the example is coded as REJECT by pattern reject-again (mine/actions/more.toml), "
    counted = "mine/actions/more.toml: reject-again: a counter-example is coded: Chad spurned Mali."
    code, out, talk = kg("check", "--seeds", "mine")
    assert (code, talk) == (NOTHING, "2 findings\n")
    assert sorted(out.splitlines()) == sorted(
        [counted, f"{taken}not by this pattern: [Hungary] spurned [Poland]."]
    )


def test_check_lists_slips_of_ones_own_seeds(kg, mine):
    (mine / "actions" / "mine.toml").write_text(GHOST.replace("verbs", "verb"), "utf-8")
    (mine / "cue.toml").write_text("", "utf-8")
    code, out, _ = kg("check", "--seeds", "mine")
    assert (code, out.splitlines()) == (NOTHING, [
        "mine/cue.toml: no seed file is called so, did you mean cues.toml?",
        "mine/actions/mine.toml: reject-ghost: unknown key 'verb', did you mean verbs?",
        "mine/actions/mine.toml: reject-ghost: neither verbs nor nouns",
    ])  # fmt: skip


GHOSTED = "Hungary ghosted Poland."


def test_every_command_that_reads_sentences_takes_ones_own_seeds(kg, mine, gold, monkeypatch):
    Path("a.txt").write_text(GHOSTED, "utf-8")
    (gold / "texts" / "g1.txt").write_text(GHOSTED, "utf-8")
    commands = {
        "explain": ["explain", GHOSTED],
        "extract": ["extract", "a.txt"],
        "score": ["score", gold],
    }
    for command in commands.values():
        code, out, _ = kg(*command)
        assert code == DONE and "reject-ghost" not in out
        assert "reject-ghost" in kg(*command, "--seeds", "mine")[1]
    assert kg("build", "a.txt", "-o", "out", "--seeds", mine)[0] == DONE
    assert "reject-ghost" in Path("out/claims.jsonl").read_text("utf-8")
    assert kg("check", "out", "--seeds", "mine") == (DONE, "", "nothing to mend\n")
    monkeypatch.setenv("KG_SEEDS", str(mine))
    assert "reject-ghost" in kg(*commands["explain"])[1]
    empty = mine.parent / "other"
    (empty / "actors").mkdir(parents=True)
    (empty / "actors" / "private.csv").write_text("noun\nblacksmith\n", "utf-8")
    assert "reject-ghost" not in kg(*commands["explain"], "--seeds", "other")[1]
    assert "reject-ghost" in kg(*commands["explain"], "--seeds", "other", "--seeds", "mine")[1]


@pytest.mark.parametrize(
    "command", [["build", "a.txt"], ["extract", "a.txt"], ["explain", GHOSTED], ["check"]]
)
def test_a_missing_folder_of_seeds_is_named_in_one_line(command, kg):
    Path("a.txt").write_text(GHOSTED, "utf-8")
    assert kg(*command, "--seeds", "gone") == (
        USAGE,
        "",
        "error: gone: no such folder of seeds; check --seeds, or KG_SEEDS\n",
    )


def test_check_finds_slips_in_the_ontology(kg, tmp_path, monkeypatch):
    bent = tmp_path / "ontology"
    shutil.copytree(data.ontology(), bent)
    (bent / "shapes.ttl").write_text("kg:broken a ", "utf-8")
    (bent / "queries" / "denied.rq").write_text("SELECT WHERE", "utf-8")
    monkeypatch.setattr(data, "ontology", lambda: bent)
    monkeypatch.setattr("kg.check.seed_findings", lambda *_: iter(()))
    code, out, talk = kg("check")
    assert (code, talk) == (NOTHING, "2 findings\n")
    assert out.startswith("ontology/shapes.ttl: ")
    assert "\nontology/queries/denied.rq: " in out


def test_check_finds_what_breaks_a_shape(kg, built):
    pytest.importorskip("pyshacl")
    shutil.copytree(built, "bent")
    path = Path("bent/graph.ttl")
    path.write_text(
        path.read_text("utf-8")
        + "\n<https://w3id.org/polkg/claim/c0> a <https://w3id.org/polkg/ns#Claim> .\n",
        "utf-8",
    )
    code, out, _ = kg("check", "bent", "--shapes")
    assert code == NOTHING
    assert "graph.ttl: https://w3id.org/polkg/claim/c0: " in out


def test_check_refuses_what_is_no_turtle(kg, built):
    pytest.importorskip("pyshacl")
    shutil.copytree(built, "torn")
    Path("torn/graph.ttl").write_text("<a> <b", "utf-8")
    code, out, talk = kg("check", "torn", "--shapes")
    assert (code, out, talk.count("\n")) == (USAGE, "", 1)


def test_check_says_so_where_shapes_cannot_be_checked(kg, built, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    assert kg("check", built) == (DONE, "", "nothing to mend\n")
    assert kg("check", built, "--shapes") == (
        USAGE,
        "",
        "error: the shapes cannot be checked: run pip install pyshacl\n",
    )


# ---- score


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a gold folder with a scorer that prints what it was given."""
    folder = tmp_path / "gold"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "g1.txt").write_text(
        "France accused Mali on Sunday. The Kremlin denied that Russia attacked Moldova.", "utf-8"
    )
    (folder / "metadata.json").write_text(
        json.dumps([{"id": "g1", "file": "texts/g1.txt", "date": "2020-08-31"}]), "utf-8"
    )
    (folder / "score_articles.py").write_text(
        "import sys\nprint(open(sys.argv[1], encoding='utf-8').read(), sys.argv[2:])\n", "utf-8"
    )
    return folder


def test_score_hands_the_predictions_to_the_scorer_of_the_folder(kg, gold):
    code, out, talk = kg("score", gold, "--errors", "3", "--json")
    assert (code, talk) == (DONE, "")
    *rows, given = [line for line in out.splitlines() if line.strip()]
    assert given.strip() == str(["--gold", str(gold), "--json", "--errors", "3"])
    found = {row["type"]: row for row in map(json.loads, rows)}
    assert found["ACCUSE"] | {"by": []} == {
        "article": "g1", "sentence": "France accused Mali on Sunday.", "trigger": "accused", "type": "ACCUSE",
        "sources": [{"canonical": "France", "aliases": ["France", "French Republic"]}],
        "targets": [{"canonical": "Mali", "aliases": ["Mali", "Republic of Mali"]}],
        "status": "occurred", "speaker": None, "date": "2020-08-30", "by": [],
    }  # fmt: skip
    assert found["ASSAULT"]["status"] == "denied"
    assert found["ASSAULT"]["speaker"]["canonical"] == "Russian government"


def test_score_finds_the_scorer_in_the_folder_above(kg, gold):
    (gold / "score_articles.py").rename(gold.parent / "score_articles.py")
    assert kg("score", gold)[0] == DONE


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "score_articles.py",
            "raise SystemExit('the key is lost')",
            "the scorer failed: the key is lost",
        ),
        ("metadata.json", "[", "metadata.json: no list of objects with id, file and date"),
        (
            "metadata.json",
            '[{"id": "g1"}]',
            "metadata.json: no list of objects with id, file and date",
        ),
        (
            "metadata.json",
            '[{"id": "g1", "file": "texts/gone.txt"}]',
            "gone.txt: no such file or folder",
        ),
    ],
)
def test_a_gold_folder_with_a_slip_is_named_in_one_line(name, text, message, kg, gold):
    (gold / name).write_text(text, "utf-8")
    code, out, talk = kg("score", gold)
    assert (code, out, talk.count("\n")) == (USAGE, "", 1)
    assert message in talk


def test_a_folder_without_a_scorer_is_no_gold_folder(kg, tmp_path):
    (tmp_path / "deep" / "empty").mkdir(parents=True)
    code, _, talk = kg("score", tmp_path / "deep" / "empty")
    assert code == USAGE
    assert "no score_articles.py there or in the folder above" in talk
