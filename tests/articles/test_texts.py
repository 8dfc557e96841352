"""What is plainly a text is told from a path, also from a mistyped one."""

from datetime import date
from pathlib import Path

import pytest

from kg.articles.read import article_id, read
from kg.articles.texts import Text, as_input, is_text
from kg.errors import InputError
from kg.types import ReadArticle

SENTENCE = "France accused Mali."


@pytest.mark.parametrize(
    "given",
    [
        SENTENCE,
        "France accuses Mali",
        "“France fell.”",
        "Did Mali withdraw?",
        "Talks between Russia/Ukraine failed.",
        "They met in St. Petersburg on 3.5.2021 and left.",
        "Amazon.com sues the French state",
        "France accused Mali\nof lying",
        "  Headline\n\nSee the file report.txt",
        "[France] accused Mali of *lying*.",
        "France accused Mali. " * 1000,
        "France accused\0 Mali.",
    ],
)
def test_a_text_is_one(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert is_text(given)


@pytest.mark.parametrize(
    "given",
    [
        "", " ", "-", "nosuch.txt", "nosuch", "articles/", "*.txt", "nosuch\n",
        "my articles", "my articles/", "my old articles/", "my old articles/2020", "my old articles/*.txt", "my old articles\\2020",
        "my old report.txt", "My Old Report.TXT", "the news of May.pdf", "all my old news.jsonl",
        "/home/me/my old articles.", "./my old articles.", "../my old news", "~/my old news", "C:\\my old news.",
    ],
)  # fmt: skip
def test_a_path_is_none(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert not is_text(given)


@pytest.mark.parametrize(
    "given", ["My news of May.", "all my news", "all my ne*", "Is this my new?"]
)
def test_what_is_there_is_a_path_whatever_it_looks_like(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert is_text(given)
    for name in ("My news of May.", "all my news", "Is this my news"):
        (tmp_path / name).mkdir()
    assert not is_text(given)


def test_a_path_object_is_never_a_text() -> None:
    assert as_input(Path(SENTENCE)) == Path(SENTENCE)
    assert as_input(SENTENCE) == Text(SENTENCE)


def only(*inputs: Text | Path) -> ReadArticle | InputError:
    (found,) = read(inputs, date(2020, 8, 31))
    return found


def test_a_text_is_read_as_a_file_of_it_would_be(tmp_path: Path) -> None:
    text = "---\npublished: 2021-05-03\n---\nBorder talks fail\n\nFrance accused Mali.\n\nSubscribe to our newsletter\n"
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    from_file, from_text = only(path), only(Text(text))
    assert isinstance(from_file, ReadArticle) and isinstance(from_text, ReadArticle)
    assert from_text.article.origin == "text"
    for part in ("id", "text", "title", "published"):
        assert getattr(from_text.article, part) == getattr(from_file.article, part)
    assert from_text.removed == from_file.removed != ()
    assert from_text.article.published == date(2021, 5, 3)


def test_a_title_counts_where_the_text_has_none_of_its_own() -> None:
    bare, titled = (
        only(Text(SENTENCE, "Trouble")),
        only(Text(f"---\ntitle: Strife\n---\n{SENTENCE}", "Trouble")),
    )
    assert isinstance(bare, ReadArticle) and isinstance(titled, ReadArticle)
    assert (bare.article.title, titled.article.title) == ("Trouble", "Strife")
    assert bare.article.published == date(2020, 8, 31)


def test_texts_and_files_are_read_together_each_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, "utf-8")
    found = list(
        read([Text("Mali accused Niger."), path, Text(SENTENCE), Text("Mali accused Niger.")])
    )
    ids = [one.article.id for one in found if isinstance(one, ReadArticle)]
    assert ids == [article_id(SENTENCE, None), article_id("Mali accused Niger.", None)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'': empty, no text; give the text of an article, or leave it out"),
        ("half \ud800 a character", "text has half a character"),
        (
            "Long. " * 400_000,
            "Long. Long. Long. Long. Long. Long. Long. Long. Long. Long.…': 2.4 MB is over the limit",
        ),
    ],
)
def test_a_text_that_cannot_be_used_is_an_error_in_one_line(text: str, message: str) -> None:
    found = only(Text(text))
    assert isinstance(found, InputError)
    assert message in str(found) and "\n" not in str(found)
