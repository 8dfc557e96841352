"""What was found in a file is found again without a look into it, as long as nothing differs."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from kg.articles.read import in_file, read
from kg.corpus import found
from kg.corpus.found import Found
from kg.errors import InputError
from kg.types import Article

STORY = "---\ndate: 2011-02-03\nlicense: CC0\nsection: world\n---\n\nChile accused Peru {}.\n"


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of stories, as one in the folder that somebody works in."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(STORY.format(number), "utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("news")


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are looked through, which grow."""
    names: list[str] = []

    def noted(file, published, columns):  # type: ignore[no-untyped-def]
        names.append(Path(file.name).name)
        return in_file(file, published, columns)

    monkeypatch.setattr(found, "in_file", noted)
    return names


def articles(
    news: Path, program: str = "p", published: date | None = None
) -> tuple[list[Article], list[str], list[tuple[str, ...]]]:
    """Return articles, errors and notes of a folder, as a build hears of them."""
    with Found(Path(".out.read"), program) as before:
        given = list(read([str(news)], published, look=before.look))
    good = [one for one in given if not isinstance(one, InputError)]
    errors = [str(one) for one in given if isinstance(one, InputError)]
    return [one.article for one in good], errors, [one.notes for one in good]


def test_only_what_is_new_is_looked_through(news: Path, looked: list[str]) -> None:
    first = articles(news)
    assert len(looked) == len(first[0]) == 5
    looked.clear()
    assert articles(news) == first
    assert looked == []
    (news / "5.txt").write_text(STORY.format(5), "utf-8")
    (news / "3.txt").write_text(STORY.format(33), "utf-8")
    (news / "0.txt").unlink()
    again = articles(news)
    assert looked == ["3.txt", "5.txt"]
    Path(".out.read/found").unlink()
    assert articles(news) == again


@pytest.mark.parametrize("other", [{"program": "q"}, {"published": date(2012, 3, 4)}])
def test_another_program_or_day_looks_through_all(
    news: Path, looked: list[str], other: dict[str, str]
) -> None:
    articles(news)
    looked.clear()
    articles(news, **other)  # type: ignore[arg-type]
    assert len(looked) == 5


def test_what_is_refused_is_refused_each_time(news: Path, looked: list[str]) -> None:
    (news / "empty.txt").write_text("", "utf-8")
    first = articles(news)
    assert len(first[1]) == 1
    looked.clear()
    assert articles(news) == first
    assert looked == ["empty.txt"]


def test_notes_are_given_each_time(news: Path) -> None:
    (news / "doubt.txt").write_text("---\ndate: 05/01/2009\n---\n\nChile accused Peru.\n", "utf-8")
    first = articles(news)
    assert any(first[2])
    assert articles(news) == first


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def changed(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Chile", b"Qatar"))


def nonsense(path: Path) -> None:
    path.write_bytes(b"\xff\n\n" * 99)


@pytest.mark.parametrize("breaking", [cut, changed, nonsense, Path.unlink])
def test_what_is_broken_is_looked_through_again(
    news: Path, breaking: Callable[[Path], None]
) -> None:
    first = articles(news)
    breaking(Path(".out.read/found"))
    assert articles(news) == first


def test_a_build_that_is_cut_off_leaves_the_last_one(news: Path, looked: list[str]) -> None:
    first = articles(news)
    with pytest.raises(KeyboardInterrupt), Found(Path(".out.read"), "q") as before:
        stop(read([str(news)], look=before.look))
    assert [path.name for path in Path(".out.read").iterdir()] == ["found"]
    looked.clear()
    assert articles(news) == first
    assert looked == []


def stop(given: Iterable[object]) -> None:
    """Be interrupted at the first article."""
    for _ in given:
        raise KeyboardInterrupt


def test_without_a_place_nothing_is_remembered(news: Path) -> None:
    Path(".out.read").write_text("in the way", "utf-8")
    assert len(articles(news)[0]) == 5


def test_large_files_are_not_remembered(
    news: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "LARGEST", 10)
    articles(news)
    articles(news)
    assert len(looked) == 10
