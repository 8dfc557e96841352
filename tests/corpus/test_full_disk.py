"""A disk that gets full: nothing half-written, a message, and the same bytes once there is room."""

import errno
import os
from pathlib import Path

import pytest

from kg import cli
from kg.corpus import build, held

TEXTS = (
    "Chad accused Peru of shelling a village on Monday.",
    "On Friday, Cuban soldiers attacked a convoy in Togo.",
    "Nepal and Fiji signed an agreement.",
    "Kenya will send troops to Mali, ministers told reporters.",
)


@pytest.fixture(scope="module")
def news(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(f"2019-03-05\n\n{text}\n", encoding="utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def full_at(number: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the disk be full from the n-th time on that a file is written down to it."""
    seen: list[int] = []
    once = os.fsync

    def fsync(descriptor: int) -> None:
        seen.append(descriptor)
        if len(seen) >= number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        once(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    return seen


@pytest.mark.parametrize("number", [1, 3, 5, 8, 9, 13])
def test_a_full_disk_costs_what_is_at_hand_and_no_more(number, news, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(build, "SHARD", 1)
    whole, out = tmp_path / "whole", tmp_path / "out"
    assert cli.main(["build", str(news), "-o", str(whole)]) == 0
    kept = out.with_name(".out.read")
    before: dict[str, bytes] = {}
    if number > 9:  # there is an older export, of other articles
        assert cli.main(["build", str(news / "0.txt"), "-o", str(out)]) == 0
        before = content(out)
    with monkeypatch.context() as patch:
        assert full_at(number, patch) == []
        capsys.readouterr()
        assert cli.main(["build", str(news), "-o", str(out)]) == 2
    told = capsys.readouterr().err
    assert "the disk is full (No space left on device); make room and run the same" in told
    assert "Traceback" not in told
    assert (content(out) if out.is_dir() else {}) == before
    names = {path.name for path in tmp_path.iterdir()}
    assert names <= {"whole", ".whole.read", "out", ".out.read"}
    assert all(
        path.suffix == ".jsonl" or path.name in ("export", "found") for path in kept.iterdir()
    )
    stamps = {path: path.stat().st_mtime_ns for path in kept.glob("*.jsonl")}
    assert cli.main(["build", str(news), "-o", str(out)]) == 0
    assert content(out) == content(whole)
    assert stamps.items() <= {path: path.stat().st_mtime_ns for path in kept.iterdir()}.items()


def test_a_folder_is_held_where_its_holder_cannot_be_written_down(tmp_path, monkeypatch):
    def full(*arguments: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with held.held(tmp_path / "out"), pytest.raises(held.UsageError, match="another build writes"):
        held.held(tmp_path / "out").__enter__()
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_where_standard_input_is_kept(tmp_path, monkeypatch, capsys):
    def full(*streams: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("kg.articles.read.copyfileobj", full)
    assert cli.main(["build", "-", "-o", str(tmp_path / "out")]) == 2
    assert "the disk is full" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
