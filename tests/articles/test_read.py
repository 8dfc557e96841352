import io
import json
import random
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from kg.articles import json_files
from kg.articles.formats import READABLE
from kg.articles.languages import foreign
from kg.articles.read import read
from kg.errors import InputError
from kg.types import Article, ReadArticle

TEXT = "Minister accuses rebels\n\nThe minister accused the rebels on Tuesday."


def articles(*inputs: str, **options: object) -> list[Article]:
    return [found.article for found in read(inputs, **options) if isinstance(found, ReadArticle)]


def errors(*inputs: str, **options: object) -> list[str]:
    return [str(found) for found in read(inputs, **options) if isinstance(found, InputError)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: str | bytes = TEXT) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_an_article_has_text_title_origin_and_an_id_of_its_content(folder: Path) -> None:
    (article,) = articles(put("a.txt", f"Skip to content\n{TEXT}\n"))
    assert (article.text, article.title, article.origin, article.language) == (
        TEXT,
        "Minister accuses rebels",
        "a.txt",
        "en",
    )
    assert article.id == "a" + sha256(f"{TEXT}\n".encode()).hexdigest()[:24]


def test_the_removed_pieces_come_with_the_article(folder: Path) -> None:
    (found,) = read([put("a.txt", f"Skip to content\n{TEXT}\n")])
    assert isinstance(found, ReadArticle)
    assert [removal.text for removal in found.removed] == ["Skip to content"]


def test_folders_are_read_to_the_bottom_and_what_is_passed_over_is_counted(folder: Path) -> None:
    for number, name in enumerate(
        [
            "in/b.txt",
            "in/a/z.md",
            "in/README",
            "in/x.TEXT",
            "in/.hidden.txt",
            "in/.git/c.txt",
            "in/d.jpg",
            "in/e.exe",
        ]
    ):
        put(name, f"{TEXT} {number}")
    assert [article.origin for article in articles("in")] == [
        "in/README",
        "in/a/z.md",
        "in/b.txt",
        "in/x.TEXT",
    ]
    kinds = {str(found): found.kind for found in read("in") if isinstance(found, InputError)}
    assert kinds == {
        "in/.git: a hidden folder; there is nothing to mend": "hidden",
        "in/.hidden.txt: a hidden file; there is nothing to mend": "hidden",
        "in/d.jpg: kg does not read .jpg files; if it shows a text, run it through text recognition": ".jpg",
        f"in/e.exe: kg does not read .exe files; save it as one of {READABLE}": ".exe",
    }


def test_an_export_in_a_folder_is_left_alone(folder: Path) -> None:
    put("in/a.txt")
    put("in/out/run.json", json.dumps({"kg": "0.1.0", "files": {}}))
    put("in/out/articles.jsonl", json.dumps({"text": "Other. Text."}))
    put("in/notes/run.json", json.dumps({"text": "A run. Another."}))
    assert [article.origin for article in articles("in")] == ["in/a.txt", "in/notes/run.json"]
    assert [found.kind for found in read("in") if isinstance(found, InputError)] == [
        "exports of kg"
    ]
    assert errors("in/out") == [
        "in/out: an export of kg, no articles; give the articles that it was made from"
    ]


def test_what_a_browser_saves_beside_a_page_is_no_article(folder: Path) -> None:
    page = "<html><body><article><p>{}</p></article></body></html>"
    put("in/Talks fail.html", page.format(TEXT * 5))
    put("in/Talks fail_files/frame.html", page.format("Buy this now. It is good. " * 9))
    put("in/my_files/b.txt", "Other. Text.")
    assert [article.origin for article in articles("in")] == [
        "in/Talks fail.html",
        "in/my_files/b.txt",
    ]
    (left,) = [found for found in read("in") if isinstance(found, InputError)]
    assert (left.where, left.kind) == ("in/Talks fail_files", "folders of saved pages")


def test_what_lies_outside_a_folder_is_not_read(folder: Path) -> None:
    put("in/a.txt"), put("secret/b.txt", "Other. Text.")
    Path("in/link.txt").symlink_to(Path("secret/b.txt").resolve())
    Path("in/links").symlink_to(Path("secret").resolve())
    Path("in/same.txt").symlink_to("a.txt")
    assert [article.origin for article in articles("in")] == ["in/a.txt"]
    assert {found.kind for found in read("in") if isinstance(found, InputError)} == {
        "links out of the folder"
    }
    assert [article.origin for article in articles("in", "in/link.txt")] == [
        "in/a.txt",
        "in/link.txt",
    ]


def test_a_web_address_is_not_fetched(folder: Path) -> None:
    (said,) = errors("https://news.example/2024/03/13/talks")
    assert "kg has no network" in said and "save the page in your browser" in said


def test_an_article_that_comes_twice_is_named_with_the_first(folder: Path) -> None:
    put("a.txt"), put("b.txt")
    assert errors("a.txt", "b.txt") == ["b.txt: the same article as a.txt; nothing is lost"]


SPANISH = "El presidente condenó el ataque y dijo que el gobierno no negociará con los rebeldes."
GERMAN = "Der Minister verurteilte den Angriff und kündigte an, die Gespräche mit der Regierung nicht fortzusetzen."


@pytest.mark.parametrize(("text", "language"), [
    (SPANISH, "Spanish"), (f"Titel\n\n{GERMAN}\n\n{GERMAN[:-1]} werde.", "German"),
    ("Le ministre a condamné l'attaque et a déclaré que les pourparlers ne reprendraient pas.", "French"),
    ("Министр осудил нападение и заявил, что переговоры не будут продолжены.", "Russian"),
    ("外交部发言人周一谴责了这次袭击，并呼吁双方保持克制。", "Chinese"),
    ("وأدان الوزير الهجوم وقال إن المحادثات مع الحكومة لن تستمر هذا الأسبوع", "Arabic"),
    ("O ministro condenou o ataque e disse que as negociações com os rebeldes não vão continuar.", "Portuguese"),
    ("Bakan saldırıyı kınadı ve hükümetle görüşmelerin devam etmeyeceğini söyledi.", "Turkish"),
    ("Minister potępił atak i powiedział, że rozmowy z rządem nie będą kontynuowane.", "Polish"),
    ("Menteri mengecam serangan itu dan mengatakan pembicaraan dengan pemerintah tidak akan dilanjutkan.", "Indonesian/Malay"),
])  # fmt: skip
def test_another_language_is_refused_by_name(folder: Path, text: str, language: str) -> None:
    put("in/a.txt", text), put("in/b.txt")
    (found,) = [found for found in read("in") if isinstance(found, InputError)]
    assert found.kind == f"in {language}"
    assert (
        str(found)
        == f"in/a.txt: it is in {language}; kg reads English: leave it out, or give a translation"
    )


@pytest.mark.parametrize("text", [
    "Macron, Scholz, Sunak, Meloni, Kishida, Trudeau, Biden", "Abu Bakr al-Baghdadi, Ayman al-Zawahiri, Osama bin Laden",
    "France accused Mali.", "Putin met Xi Jinping, Narendra Modi, Recep Tayyip Erdogan, Masoud Pezeshkian",
    "Ukraine war briefing: Kyiv strikes Kursk depot; Zelenskyy thanks Denmark", "Hasta la vista", "", "Berlin, Paris, Madrid, Roma, Lisboa, Wien, Praha",
    "US president Joe Biden condemns Rafah strike", "Junta frees opposition leader",
    "Iran accused Iraq. " + "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 " * 30, "Iran accused Iraq. " + "https://example.org/de/los/para-siempre?utm=x " * 20,
    "Reply to anna.kovacs@ujsag.example or press-iroda@kormany.example, or call +36 1 234 5678",
    "Chilean President Gabriel Boric Font on Thursday defended Chile’s restrictive immigration policy.",
    "Prime Minister Edi Rama congratulated Ursula von der Leyen in Brussels.",
])  # fmt: skip
def test_names_and_headlines_are_not_taken_for_another_language(text: str) -> None:
    assert foreign(text) == ""


def test_of_an_article_in_two_languages_the_english_is_read(folder: Path) -> None:
    (found,) = read(put("a.txt", f"{TEXT}\n\n{SPANISH}\n\nThe rebels denied it."))
    assert isinstance(found, ReadArticle)
    assert found.article.text == f"{TEXT}\n\n\nThe rebels denied it."
    assert [(removal.text, removal.reason) for removal in found.removed] == [
        (SPANISH, "in Spanish")
    ]


def test_globs_match_files_and_folders(folder: Path) -> None:
    for number, name in enumerate(["in/a.txt", "in/b.txt", "in/c/d.txt", "in/e.pdf", "in/[x].txt"]):
        put(name, f"{TEXT} {number}")
    Path("in/e.pdf").unlink()
    assert [article.origin for article in articles("in/?.txt")] == ["in/a.txt", "in/b.txt"]
    assert [article.origin for article in articles("in/**/d*")] == ["in/c/d.txt"]
    assert len(articles("in/*")) == 4
    assert [article.origin for article in articles("in/[x].txt")] == ["in/[x].txt"]


def test_order_of_inputs_changes_nothing_and_each_article_comes_once(folder: Path) -> None:
    lines = [{"id": f"line-{number}", "text": f"{TEXT} {number}"} for number in (3, 1, 2)]
    inputs = [
        put("b.txt", "Other. Text."),
        put("a.txt"),
        put("c.md"),
        "nope",
        put("d.jsonl", "\n".join(map(json.dumps, lines))),
        "./a.txt",
        ".",
    ]
    expected = [repr(found) for found in read(inputs)]
    assert [article.origin for article in articles(*inputs)] == [
        "a.txt",
        "b.txt",
        "line-3",
        "line-1",
        "line-2",
    ]
    for seed in range(5):
        random.Random(seed).shuffle(inputs)
        assert [repr(found) for found in read(inputs)] == expected


@pytest.mark.parametrize(("name", "content", "message"), [
    ("a.txt", "", "a.txt: empty, no text; give the text of an article, or leave it out"),
    ("a.txt", " \n\n", "a.txt: empty, no text; give the text of an article, or leave it out"),
    ("a.txt", b"GIF89a\0\0\1", "a.txt: binary data, no text; give plain text, Markdown or JSON lines"),
    ("a.txt", b"\xff\xfea", "a.txt: broken UTF-16; save it as UTF-8"),
    ("a.txt", "Share\nAdvertisement", "a.txt: no text is left without web boilerplate; give the text of an article"),
    ("a.txt", b"a" * 20_000_000, "a.txt: 20.0 MB is over the limit of 2 MB for one article; split it into its articles"),
    ("a.xyz", TEXT, f"a.xyz: kg does not read .xyz files; save it as one of {READABLE}"),
    ("a.md", f"---\nlanguage: ru\n---\n{TEXT}",
     "a.md: language is 'ru'; kg reads English: leave this article out, or give a translation"),
    ("a.jsonl", "", "a.jsonl: empty file; give one JSON object with a text in each line, or leave it out"),
])  # fmt: skip
def test_an_input_that_cannot_be_used_says_why_in_one_line(
    folder: Path, name: str, content: str | bytes, message: str
) -> None:
    assert errors(put(name, content)) == [message]


def test_a_missing_path_an_empty_glob_and_an_empty_folder_say_so(folder: Path) -> None:
    Path("empty").mkdir()
    assert errors("nope\n.txt") == ["nope .txt: no such file or folder; check the path"]
    assert errors("*.txt") == ["*.txt: no file matches; check the pattern"]
    assert errors("empty") == ["empty: no article in this folder; put texts, pages or tables there"]


def test_an_unreadable_file_does_not_stop_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.txt"), put("b.txt", "Other. Text.")
    opened = Path.open

    def refuse(path: Path, *arguments: str) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(Path, "open", refuse)
    assert errors("a.txt", "b.txt") == [
        "a.txt: cannot be read (Permission denied); check its permissions"
    ]
    assert [article.origin for article in articles("a.txt", "b.txt")] == ["b.txt"]


def test_front_matter_gives_the_details(folder: Path) -> None:
    head = "title: 'A title'\npublished: 2020-08-31\nurl: https://example.org/a\npublisher: The Herald\nlanguage: en-GB"
    head += "\nlicense: CC BY 4.0"
    (article,) = articles(put("a.md", f"---\n{head}\n---\n\n{TEXT}"), published=date(2000, 1, 1))
    assert (article.title, article.published, article.url) == (
        "A title",
        date(2020, 8, 31),
        "https://example.org/a",
    )
    assert (article.publisher, article.language, article.license, article.text) == (
        "The Herald",
        "en-GB",
        "CC BY 4.0",
        TEXT,
    )
    assert article.id == "a" + sha256(f"{TEXT}\nhttps://example.org/a".encode()).hexdigest()[:24]


def test_the_date_comes_from_the_details_then_the_caller_then_the_page(folder: Path) -> None:
    put("a.txt", f"Title\n\nFriday, August 21, 2015\n\n{TEXT}")
    assert articles("a.txt")[0].published == date(2015, 8, 21)
    assert "Friday, August 21, 2015" in articles("a.txt")[0].text
    assert articles("a.txt", published=date(2020, 1, 2))[0].published == date(2020, 1, 2)
    assert articles(put("b.txt", f"Title\n\nPublished May 2, 2016 · 2 min read\n\n{TEXT}"))[
        0
    ].published == date(2016, 5, 2)
    assert articles(put("c.txt"))[0].published is None


def test_only_a_headline_is_a_title(folder: Path) -> None:
    assert articles(put("a.txt", "The minister left. He went home.\n\nMore text."))[0].title == ""
    assert articles(put("b.txt", "A lone line"))[0].title == ""
    assert articles(put("c.md", "# Minister leaves\n\nHe went home."))[0].title == "Minister leaves"


def test_json_lines_give_articles_and_broken_ones_are_named_with_their_line(folder: Path) -> None:
    lines = [
        json.dumps(
            {
                "text": TEXT,
                "id": 7,
                "date": "2020-08-31T10:00:00Z",
                "title": "T",
                "url": None,
                "extra": [1],
            }
        ),
        "",
        '{"text": ',
        "[1]",
        '{"title": "no text"}',
        json.dumps({"text": "Ein Satz.", "language": "de"}),
        json.dumps({"text": "half \ud83d here"}),
        json.dumps({"text": "One. Two.", "published": 2020}),
        json.dumps({"text": "Without an id."}),
        json.dumps({"text": "word " * 500_000}),
    ]
    path = put("a.jsonl", "\ufeff" + "\n".join(lines))
    found = articles(path)
    assert [(article.origin, article.published, article.title) for article in found] == [
        ("7", date(2020, 8, 31), "T"),
        ("a.jsonl:8", None, ""),
        ("a.jsonl:9", None, ""),
    ]
    assert sorted(errors(path)) == [
        "a.jsonl:10: 2.5 MB is over the limit of 2 MB for one article; split it into its articles",
        "a.jsonl:3: broken JSON (Expecting value); write one JSON object in each line",
        'a.jsonl:4: line is no JSON object; write it as {"text": "…"}',
        "a.jsonl:5: none of its columns or keys is known for the text of articles: 'title'; name the one that is with --column text=NAME",
        "a.jsonl:6: language is 'de'; kg reads English: leave this article out, or give a translation",
        "a.jsonl:7: text has half a character (a lone surrogate); write the text again as UTF-8",
    ]


def test_a_file_of_other_json_lines_is_one_error(folder: Path) -> None:
    (said,) = errors(put("events.jsonl", '{"type": "ACCUSE"}\n{"type": "AGREE"}\n'))
    assert said.startswith(
        "events.jsonl: no line has a text; the first: none of its columns or keys is known for the text of articles: 'type'"
    )


def test_a_long_file_of_other_json_lines_is_one_error_too(folder: Path) -> None:
    assert len(errors(put("events.jsonl", '{"type": "ACCUSE"}\n' * 3000))) == 1
    late = '{"type": "ACCUSE"}\n' * 20 + json.dumps({"text": TEXT})
    assert (len(articles(put("late.jsonl", late))), len(errors("late.jsonl"))) == (1, 20)


def test_a_line_without_end_is_not_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_files, "LONGEST_LINE", 10)
    numbered = json_files.numbered(io.BytesIO(b"x" * 95 + b"\nshort\n"))
    assert [(number, len(data)) for number, data in numbered] == [(1, 11), (2, 6)]


def test_standard_input_is_text_or_json_lines(folder: Path) -> None:
    assert [
        (article.origin, article.text) for article in articles("-", stdin=io.BytesIO(TEXT.encode()))
    ] == [("-", TEXT)]
    lines = b'{"text": "One. Two.", "id": "x"}\n{"text": "Three. Four."}\n'
    assert [article.origin for article in articles("-", stdin=io.BytesIO(lines))] == ["x", "-:2"]
    assert errors("-", stdin=io.BytesIO(b"")) == [
        "-: empty, no text; give the text of an article, or leave it out"
    ]


def test_the_text_of_a_file_is_made_of_exact_pieces_of_it(folder: Path) -> None:
    raw = "Menu\r\n“Talks”\xa0end…\r\n\r\nThe minister said “no”.\r\nShare\r\n".encode("cp1252")
    (article,) = articles(put("a", raw))
    assert article.text == "“Talks”\xa0end…\r\n\r\nThe minister said “no”."
