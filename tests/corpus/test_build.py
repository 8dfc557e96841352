"""A corpus read in shards: whatever cuts a build off, the next one goes on and gives the same bytes."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import namedtuple
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.corpus import held as holding
from kg.corpus import reader as reading_one
from kg.corpus.build import Reading, read
from kg.corpus.held import held, room_for
from kg.corpus.keys import key, program
from kg.corpus.reader import Reader, Task, TooSlowError, limited
from kg.corpus.shards import Broken, Finished, Shards
from kg.corpus.workers import THREADS, kept, one_thread_each, sensible
from kg.errors import UsageError
from kg.lines import claim_line
from kg.pipeline import claims_of
from kg.types import Article

COUNTRIES = "Chad Peru Nepal Fiji Oman Cuba Togo Mali Iraq Laos Kenya Japan".split()
TEXTS = [
    f"{one} accused {other} of shelling a village on Monday."
    for one in COUNTRIES
    for other in COUNTRIES
    if one != other
][:40]
ARTICLES = [
    Article(f"{number:024x}", text, f"file-{number}.txt", published=date(2019, 3, 5))
    for number, text in enumerate(TEXTS)
]


def lines(articles, reading: Reading, **told) -> list[str]:
    """Return the claims of a corpus as lines."""
    refused, broken = told.get("refused", []), told.get("broken", [])
    found = read(articles, reading, refused.append, lambda *one: broken.append(one))
    return [claim_line(claim) for _, claims in found for claim in claims]


def test_one_process_two_processes_and_the_shards_say_the_same(tmp_path):
    plain = [claim_line(claim) for _, claims in claims_of(ARTICLES) for claim in claims]
    assert len(plain) > len(ARTICLES)
    assert lines(ARTICLES, Reading(workers=1)) == plain
    assert lines(ARTICLES, Reading(workers=2, kept=tmp_path / "kept")) == plain
    assert lines(ARTICLES, Reading(workers=1, kept=tmp_path / "kept")) == plain


def test_what_is_finished_is_not_read_again_and_what_is_new_is(tmp_path, monkeypatch):
    seen: list[str] = []
    once = Reader.read

    def counted(self: Reader, name: str, article: Article) -> Finished:
        seen.append(article.origin)
        return once(self, name, article)

    monkeypatch.setattr(Reader, "read", counted)
    lines(ARTICLES[:20], Reading(kept=tmp_path))
    assert len(seen) == 20
    moved = [replace(one, origin=f"elsewhere/{one.origin}") for one in ARTICLES[:20]]
    found = lines([*moved, *ARTICLES[20:23]], Reading(kept=tmp_path))
    assert seen[20:] == [one.origin for one in ARTICLES[20:23]]
    assert found == lines(ARTICLES[:23], Reading())


def test_a_shard_that_is_cut_off_or_spoilt_counts_as_not_there(tmp_path):
    whole = lines(ARTICLES[:20], Reading(kept=tmp_path))
    shards = sorted(tmp_path.glob("*.jsonl"))
    assert len(shards) == 2
    shards[0].write_text(shards[0].read_text("utf-8")[:-50], encoding="utf-8")
    (tmp_path / "x.part").write_text("{", encoding="utf-8")
    assert lines(ARTICLES[:20], Reading(kept=tmp_path)) == whole
    assert not list(tmp_path.glob("*.part"))


def test_shards_of_other_articles_go(tmp_path):
    lines(ARTICLES[:3], Reading(kept=tmp_path))
    lines(ARTICLES[3:5], Reading(kept=tmp_path))
    assert len(list(tmp_path.glob("*.jsonl"))) == 1


def test_a_key_is_of_content_program_and_seeds_not_of_the_place(tmp_path):
    own = tmp_path / "own" / "actors"
    own.mkdir(parents=True)
    (own / "mine.csv").write_text("id,name\n", encoding="utf-8")
    ours, mine = program(), program(tmp_path / "own")
    assert ours != mine
    assert ours != program(pipeline="another")
    article = ARTICLES[0]
    assert key(article, ours) == key(replace(article, origin="elsewhere"), ours)
    assert key(article, ours) != key(replace(article, published=None), ours)
    assert key(article, ours) != key(article, mine)
    (own / "mine.csv").write_text("id,name,kind\n", encoding="utf-8")
    assert program(tmp_path / "own") != mine


def test_an_article_that_takes_too_long_is_left_out_by_name_and_tried_again(tmp_path, monkeypatch):
    once = Reader.read

    def slow(self: Reader, name: str, article: Article) -> Finished:
        while article is ARTICLES[1]:
            time.sleep(0.01)
        return once(self, name, article)

    monkeypatch.setattr(Reader, "read", slow)
    refused: list[Exception] = []
    found = lines(ARTICLES[:3], Reading(kept=tmp_path, seconds=1.0), refused=refused)
    assert [str(one).split(":")[0] for one in refused] == ["file-1.txt"]
    assert "--article-timeout" in str(refused[0])
    monkeypatch.setattr(Reader, "read", once)
    again = lines(ARTICLES[:3], Reading(kept=tmp_path))
    assert len(again) > len(found)


def test_the_clock_of_an_article_is_set_back():
    with limited(0.2), pytest.raises(TooSlowError):
        time.sleep(1)
    with limited(0.05):
        pass
    time.sleep(0.1)


def test_words_that_break_a_step_are_told_of_each_time(tmp_path, monkeypatch):
    def broken(self: Reader, name: str, article: Article) -> Finished:
        return Finished(name, (), (Broken("characters 0 to 3 broke", "Traceback"),))

    monkeypatch.setattr(Reader, "read", broken)
    for _ in range(2):
        told: list[tuple[str, str]] = []
        lines(ARTICLES[:1], Reading(kept=tmp_path), broken=told)
        assert told == [("file-0.txt: characters 0 to 3 broke", "Traceback")]


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch):
    shards = Shards(tmp_path)
    shards.add([Finished("a", ("x",))])

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        shards.add([Finished("b", ("y",))])
    assert [path.suffix for path in tmp_path.iterdir()] == [".jsonl"]
    assert [name in Shards(tmp_path, ["a", "b"]) for name in ("a", "b")] == [True, False]


def test_the_second_build_into_a_folder_says_who_holds_it(tmp_path):
    with (
        held(tmp_path / "out"),
        pytest.raises(UsageError, match=f"process {os.getpid()}"),
        held(tmp_path / "out"),
    ):
        pass
    with held(tmp_path / "out"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_disk_without_room_is_told_before(tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(holding.shutil, "disk_usage", lambda path: usage(1, 1, 38_500_000))
    shards = tmp_path / ".out.read"
    room_for(tmp_path / "not" / "there", 1000, ["gexf"], shards)
    room_for(tmp_path, 100_000, [], shards)
    with pytest.raises(UsageError, match=r"38 MB left.*39 MB; make room"):
        room_for(tmp_path, 101_000, [], shards)
    with pytest.raises(UsageError, match="make room"):
        room_for(tmp_path, 100_000, ["nquads"], shards)
    shards.mkdir()
    (shards / "a.jsonl").write_bytes(bytes(2_000_000))
    room_for(tmp_path, 110_000, [], shards)


def test_a_few_articles_are_read_by_one_process():
    assert sensible(None, 6) == 1
    assert sensible(3, 6) == 3
    assert sensible(None, 100_000) >= 1


def test_each_of_several_processes_reckons_in_one_thread(monkeypatch):
    monkeypatch.setenv(THREADS[0], "8")
    monkeypatch.delenv(THREADS[1], raising=False)
    with one_thread_each():
        assert {os.environ[name] for name in THREADS} == {"1"}
    assert os.environ[THREADS[0]] == "8"
    assert THREADS[1] not in os.environ


def test_a_script_may_build_without_asking_whether_it_is_the_main_one(tmp_path):
    for number, text in enumerate(TEXTS[:20]):
        (tmp_path / f"{number}.txt").write_text(f"2019-03-05\n\n{text}\n", encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom kg.cli import main\nprint('once')\n"
        "sys.exit(main(['build', *sys.argv[1:], '--workers', '2', '-o', 'out']))\n",
        encoding="utf-8",
    )
    files = [f"{number}.txt" for number in range(20)]
    done = subprocess.run(
        [sys.executable, str(script), *files],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "once\n"), done.stderr
    assert (tmp_path / "out" / "graph.html").is_file()


def test_a_process_that_reads_says_so_of_slow_ones():
    asked = Task((("k", ARTICLES[0]),), None)
    assert Reader(None, None)(asked).slow == ()
    assert reading_one.MINE == []


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process")
def test_a_build_that_is_killed_goes_on_to_the_same_bytes(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(f"2019-03-05\n\n{text}\n", encoding="utf-8")

    def build(output: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "kg.cli", "build", str(folder), "-o", output]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(command, cwd=tmp_path, **quiet)  # type: ignore[call-overload]

    assert build("whole").wait() in (0, 3)
    chance = random.Random(7)
    for _ in range(6):
        running = build("cut")
        time.sleep(chance.uniform(0.5, 4.0))
        running.send_signal(signal.SIGKILL)
        running.wait()
    assert build("cut").wait() in (0, 3)
    names = sorted(path.name for path in (tmp_path / "whole").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "cut").iterdir())
    for name in names:
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "cut" / name).read_bytes()


def test_finished_articles_are_kept_beside_the_export():
    assert kept(Path("exports")) == Path("exports").resolve().parent / ".exports.read"
