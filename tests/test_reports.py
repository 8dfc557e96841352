"""What is said on the way: how far the work is."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from kg import reports
from kg.cli import main
from kg.reports import Progress

NEWS = "France accused Mali on Sunday. Poland urged Russia to withdraw from Georgia."


class Terminal(StringIO):
    """What a terminal is sent."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the time that it is, which a test may set."""
    now = [0.0]
    monkeypatch.setattr(reports, "monotonic", lambda: now[0])
    return now


def test_a_terminal_is_shown_how_many_how_fast_and_how_long_the_rest_takes(clock, monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    watch = Progress()
    watch("articles read", 0, 300, "a.txt")
    clock[0] = 10.0
    watch("articles read", 100, 300, "b.txt")
    clock[0] = 10.01  # too soon to be seen
    watch("articles read", 101, 300, "c.txt")
    shown = sys.stderr.getvalue().split("\r\033[K")
    assert shown[1:] == [
        "0 of 300 articles read, a.txt",
        "100 of 300 articles read, 10.0 a second, 0:00:20 left, b.txt",
    ]


def test_what_is_said_takes_the_place_of_the_line_of_progress(clock, monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    Progress()("articles found", 3, 0, "c.txt")
    reports.say("error: d.txt: empty")
    assert sys.stderr.getvalue().endswith("c.txt\r\033[K" + "error: d.txt: empty\n")


def test_a_log_is_told_once_a_minute_whatever_is_done(clock, monkeypatch):
    monkeypatch.setattr(sys, "stderr", StringIO())
    watch = Progress()
    for second in range(0, 150, 5):
        clock[0] = float(second)
        what = "articles read" if second < 100 else "reports compared"
        watch(what, second, 1000, "a.txt")
    assert [line.split(",")[0] for line in sys.stderr.getvalue().splitlines()] == [
        "60 of 1", "120 of 1",
    ]  # fmt: skip
    assert "reports compared" in sys.stderr.getvalue()


def test_each_stage_of_a_build_and_of_a_union_is_shown(tmp_path: Path, monkeypatch):
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(reports, "BLINK", 0.0)
    assert main(["build", str(tmp_path / "news.txt"), "-o", str(tmp_path / "out")]) == 0
    shown = sys.stderr.getvalue()
    stages = [
        "articles found",
        "articles read",
        "articles looked through",
        "articles resolved",
        "reports compared",
        "files written",
    ]
    places = [shown.index(stage) for stage in stages]
    assert places == sorted(places)
    assert shown.endswith("articles)\n")
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert main(["merge", str(tmp_path / "out"), "-o", str(tmp_path / "union")]) == 0
    shown = sys.stderr.getvalue()
    assert all(stage in shown for stage in stages[2:])
