import json
import os
import signal
import subprocess
import sys
import textwrap
from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.export.folder import NAMES, recover, save, write
from tests.samples import sample

ROOT = Path(__file__).parents[2]
OLD = {"run.json": "{}", "graph.ttl": "old"}
NEW = {"run.json": "{}", "graph.ttl": "new", "events.csv": "a\n"}


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in folder.iterdir()}


def beside(folder: Path) -> list[str]:
    return [path.name for path in folder.parent.iterdir() if path.name != folder.name]


def killed(code: str, folder: Path) -> int:
    """Run code that writes NEW in a process of its own, and return how it ended."""
    head = f"""
        import os, signal, shutil
        from pathlib import Path
        from kg.export import folder as export
        NEW, folder = {NEW!r}, Path({str(folder)!r})
        """
    program = textwrap.dedent(head) + textwrap.dedent(code) + "export.write(NEW, folder)\n"
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode


def test_a_new_folder_is_written_with_its_parents(tmp_path):
    write(NEW, tmp_path / "a" / "b")
    assert content(tmp_path / "a" / "b") == NEW


def test_an_export_is_replaced_as_a_whole(tmp_path):
    write(OLD | {"articles.jsonl": "gone"}, tmp_path / "out")
    write(NEW, tmp_path / "out")
    assert content(tmp_path / "out") == NEW
    assert beside(tmp_path / "out") == []


def test_text_is_utf8_with_line_feeds(tmp_path):
    write({"run.json": "Łódź\r\n\n", "b": b"\xff", "half": "\ud800"}, tmp_path / "out")
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert found == {"run.json": "Łódź\r\n\n".encode(), "b": b"\xff", "half": b"?"}


def test_what_is_not_ours_is_carried_over(tmp_path):
    folder = tmp_path / "out"
    write(OLD, folder)
    (folder / "notes").mkdir()
    (folder / "notes" / "mine.txt").write_text("mine")
    (folder / "link").symlink_to("notes")
    (folder / ".hidden").write_text("too")
    folder.chmod(0o750)
    write(NEW, folder)
    assert (
        (folder / "notes" / "mine.txt").read_text()
        == (folder / "link" / "mine.txt").read_text()
        == "mine"
    )
    assert (folder / ".hidden").read_text() == "too"
    assert (folder / "graph.ttl").read_text() == "new"
    assert folder.stat().st_mode & 0o777 == 0o750


def test_files_that_an_earlier_version_wrote_go(tmp_path):
    write(
        OLD | {"run.json": '{"files": {"claims.parquet": "0"}}', "claims.parquet": "x"},
        tmp_path / "out",
    )
    write(NEW, tmp_path / "out")
    assert content(tmp_path / "out") == NEW


@pytest.mark.parametrize("run", ["", "[]", '{"files": 3}', "[" * 100_000, "\x00"])
def test_a_broken_run_file_stops_nothing(tmp_path, run):
    write(OLD | {"run.json": run}, tmp_path / "out")
    write(NEW, tmp_path / "out")
    assert content(tmp_path / "out") == NEW


def test_a_link_to_a_folder_stays_a_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(OLD, tmp_path / "link")
    write(NEW, tmp_path / "link")
    assert (tmp_path / "link").is_symlink() and content(tmp_path / "real") == NEW


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "out").mkdir()
    write(NEW, tmp_path / "out")
    assert content(tmp_path / "out") == NEW


def test_a_file_is_not_written_over(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UsageError, match="is a file; choose another folder"):
        write(NEW, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_folder_that_is_no_export_is_not_written_over(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="choose another folder"):
        write(NEW, tmp_path)
    assert content(tmp_path) == {"thesis.txt": "mine"}


def test_the_folder_one_works_in_is_not_replaced(tmp_path, monkeypatch):
    write(OLD, tmp_path / "out")
    monkeypatch.chdir(tmp_path / "out")
    with pytest.raises(UsageError, match="folder you work in"):
        write(NEW, Path())
    assert content(tmp_path / "out") == OLD


def test_a_parent_that_is_a_file_is_named(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="choose another folder"):
        write(NEW, tmp_path / "file" / "out")


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_rename_that_fails_leaves_a_whole_export(tmp_path, monkeypatch, failing):
    folder = tmp_path / "out"
    write(OLD, folder)
    calls, rename = [], os.rename

    def broken(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")
        rename(source, target)

    monkeypatch.setattr(os, "rename", broken)
    with pytest.raises(UsageError, match="No space left"):
        write(NEW, folder)
    assert content(folder) == (NEW if failing == 3 else OLD)
    monkeypatch.undo()
    write(NEW, folder)
    assert content(folder) == NEW and beside(folder) == []


@pytest.mark.parametrize("step", [1, 2, 3])
@pytest.mark.parametrize("after", [False, True])
def test_a_build_killed_at_any_rename_leaves_a_whole_export(tmp_path, step, after):
    folder = tmp_path / "out"
    write(OLD | {"mine.txt": "mine"}, folder)
    code = f"""
        calls, rename = [], os.rename
        def deadly(source, target):
            calls.append(source)
            if len(calls) == {step} and not {after}: os._exit(9)
            rename(source, target)
            if len(calls) == {step}: os._exit(9)
        os.rename = deadly
        """
    assert killed(code, folder) == 9
    recover(folder)
    assert content(folder) in ([OLD | {"mine.txt": "mine"}, NEW | {"mine.txt": "mine"}])
    assert beside(folder) == []


def test_a_build_killed_while_it_removes_the_old_export_never_brings_half_of_it_back(tmp_path):
    folder = tmp_path / "out"
    write(OLD, folder)
    assert killed("shutil.rmtree = lambda path: os._exit(9)\n", folder) == 9
    assert content(folder) == NEW
    assert not (tmp_path / ".out.old").exists()
    recover(folder)
    assert beside(folder) == []


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_build_killed_while_it_writes_leaves_the_old_export(tmp_path, count):
    folder = tmp_path / "out"
    write(OLD, folder)
    code = f"""
        calls, store = [], export.store
        def deadly(content, path):
            if len(calls) == {count}: os.kill(os.getpid(), signal.SIGKILL)
            calls.append(path)
            store(content, path)
        export.store = deadly
        """
    assert killed(code, folder) == -signal.SIGKILL
    assert content(folder) == OLD
    assert len(beside(folder)) == 1
    write(NEW, folder)
    assert content(folder) == NEW and beside(folder) == []


def test_recovery_of_what_was_never_there_does_nothing(tmp_path):
    recover(tmp_path / "none" / "out")
    assert list(tmp_path.iterdir()) == []


def test_the_files_of_an_export(tmp_path):
    save(sample(), tmp_path / "out", {"kg": "1"})
    found = content(tmp_path / "out")
    assert sorted(found) == sorted(NAMES)
    run = json.loads(found.pop("run.json"))
    assert run["files"] == {name: sha256(text.encode()).hexdigest() for name, text in found.items()}
    assert run["kg"] == "1"
    assert run["counts"]["events"] == sum(run["statuses"].values()) == len(sample().events)
    assert run["counts"]["actors"] == len(sample().actors)
    assert found["claims.jsonl"].count("\n") == run["counts"]["claims"] == len(sample().claims)


def test_an_export_does_not_depend_on_the_order_of_events(tmp_path):
    collection = sample()
    turned = type(collection)(collection.articles, collection.events[::-1])
    save(turned, tmp_path / "one", {})
    save(collection, tmp_path / "other", {})
    assert content(tmp_path / "one") == content(tmp_path / "other")
