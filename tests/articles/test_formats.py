"""Files as users hold them give the right articles, hostile ones a message, and nothing ends the run."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from kg.articles.read import read
from kg.errors import InputError
from kg.types import Article, ReadArticle
from tests.articles import makers

ONE = (
    "Ghana recalled its ambassador from Togo on Tuesday.",
    "A spokesman for the ministry said that the talks on the border had “failed”.",
)
TWO = (
    "Chile and Peru signed an agreement on fishing in Lima.",
    "The president of Chile thanked the mediators, who had worked for a year.",
)
THREE = (
    "Nepal has denied that its police fired at the crowd.",
    "Five people were hurt in the protest.",
)
STORIES = (ONE, TWO, THREE)
TITLES = ("Ghana recalls envoy", "Deal on fishing", "Nepal denies shots")
DAYS = (date(2024, 3, 12), date(2019, 11, 30), date(2008, 2, 5))
HERALD = "The Herald"


def text(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs)


def objects(
    *keys: str, days: Sequence[str] = ("2024-03-12", "2019-11-30", "2008-02-05")
) -> list[dict[str, str]]:
    """Return the stories under the given keys for title, day, publisher, text."""
    return [
        dict(zip(keys, (title, day, HERALD, text(story)), strict=True))
        for title, day, story in zip(TITLES, days, STORIES, strict=True)
    ]


def table(
    separator: str, *keys: str, days: Sequence[str] = ("2024-03-12", "2019-11-30", "2008-02-05")
) -> bytes:
    rows = [list(keys), *(list(row.values()) for row in objects(*keys, days=days))]
    lines = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\n".join(lines).encode()


def lines(found: Sequence[object]) -> bytes:
    return "\n".join(map(json.dumps, found)).encode()


def dumped(found: object) -> bytes:
    return json.dumps(found, indent=1).encode()


def parquet() -> bytes:
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra parquet")
    from pyarrow.parquet import write_table  # noqa: PLC0415  # an extra

    made = io.BytesIO()
    rows = objects("title", "date", "source", "content")
    for row, day in zip(rows, DAYS, strict=True):
        row["date"] = day  # type: ignore[assignment]
    write_table(pyarrow.Table.from_pylist(rows), made)
    return made.getvalue()


def page(number: int) -> bytes:
    paragraphs = "".join(f"<p>{words}</p>" for words in STORIES[number])
    day = f'<meta property="article:published_time" content="{DAYS[number]}T10:00:00Z">'
    site = f'<meta property="og:site_name" content="{HERALD}">'
    nav = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
    return f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{TITLES[number]}</title>{day}{site}</head><body>{nav}<article><h1>{TITLES[number]}</h1>{paragraphs}</article></body></html>".encode()


def nexis(number: int, of: int) -> str:
    day = f"{DAYS[number]:%B} {DAYS[number].day}, {DAYS[number].year} {DAYS[number]:%A}"
    head = f"{number + 1} of {of} DOCUMENTS\n\n\n{HERALD}\n\n{day}\nFinal Edition\n\n{TITLES[number]}\n\nBYLINE: Ada Exemplar\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 60 words\n\n"
    return f"{head}BODY:\n\n{text(STORIES[number])}\n\nLOAD-DATE: March 14, 2025\n\nLANGUAGE: ENGLISH\n\n              Copyright 2024 The Herald\n\n"


def nexis_uni(number: int) -> str:
    day = f"{DAYS[number]:%B} {DAYS[number].day}, {DAYS[number].year} {DAYS[number]:%A}"
    return f"{TITLES[number]}\n{HERALD}\n{day}\n\nCopyright 2024 The Herald All Rights Reserved\n\nSection: NEWS; Pg. 4\nLength: 60 words\nByline: Ada Exemplar\n\nBody\n\n\n{text(STORIES[number])}\n\nClassification\n\nLanguage: ENGLISH\nLoad-Date: March 14, 2025\n\n\nEnd of Document\n\n"


def factiva(number: int) -> str:
    day = f"{DAYS[number].day} {DAYS[number]:%B} {DAYS[number].year}"
    return f"{TITLES[number]}\n\nAda Exemplar\n60 words\n{day}\n10:30 GMT\n{HERALD}\nHERALD\n4\nEnglish\n(c) 2024 The Herald\n\n{text(STORIES[number])}\n\nDocument HERALD0020240313ek3d000{number}p\n\n"


def coded(number: int) -> str:
    day = f"{DAYS[number].day} {DAYS[number]:%B} {DAYS[number].year}"
    first, *rest = STORIES[number]
    return f"HD\n{TITLES[number]}\nBY   Ada Exemplar\nWC   60 words\nPD   {day}\nSN   {HERALD}\nSC   HERALD\nLA   English\nCY   (c) 2024\nLP   \n{first}\n\nTD   \n{text(rest)}\n\nAN\nDocument HERALD0020240313ek3d000{number}p\n\n"


def feed(day: Callable[[date], str], tag: str) -> bytes:
    return makers.rss([
        {"title": title, "pubDate": day(when), tag: "".join(f"<p>{words}</p>" for words in story)}
        for title, when, story in zip(TITLES, DAYS, STORIES, strict=True)
    ])  # fmt: skip


def atom() -> bytes:
    each = "".join(
        f'<entry><title>{title}</title><published>{when}T09:00:00+02:00</published><link href="https://herald.example/{n}"/><content type="html">{"".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in story)}</content></entry>'
        for n, (title, when, story) in enumerate(zip(TITLES, DAYS, STORIES, strict=True))
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{HERALD}</title>{each}</feed>'.encode()
    )


def rfc(when: date) -> str:
    return f"{when:%a, %d %b %Y} 23:30:00 -0500"


MESSAGES = [
    makers.mail(*row) for row in zip(TITLES, map(rfc, DAYS), map(text, STORIES), strict=True)
]
WEB = {f"{name}.html": page(number) for number, name in enumerate("abc")}
MARKDOWN = {
    f"{name}.md": f"---\ntitle: {TITLES[n]}\ndate: {DAYS[n]}\nsource: {HERALD}\ntags:\n  - border\n  - trade\n---\n{text(STORIES[n])}".encode()
    for n, name in enumerate("abc")
}
CAPTURED = makers.warc(
    [
        *((f"https://herald.example/{n}", "text/html; charset=utf-8", page(n)) for n in range(3)),
        ("https://herald.example/x.png", "image/png", b"\x89PNG"),
    ]
)
NEWS_API = {
    "status": "ok",
    "articles": [
        {"source": {"id": None, "name": HERALD}, **row}
        for row in objects("title", "publishedAt", "x", "content")
    ],
}

THREE_ARTICLES: dict[str, bytes] = {
    "array.json": dumped(objects("title", "published", "publisher", "text")),
    "all-the-news.json": dumped(objects("title", "date", "publication", "content")),
    "newsapi.json": dumped(NEWS_API),
    "news-please.jsonl": lines(objects("title", "date_publish", "source_domain", "maintext", days=["2024-03-12 10:00:00", "2019-11-30 00:00:00", "2008-02-05 23:59:59"])),
    "array.jsonl": dumped(objects("headline", "datePublished", "site_name", "articleBody")),
    "lines.json": lines(objects("title", "date", "publisher", "text")),
    "epoch.ndjson": lines(objects("title", "timestamp", "outlet", "body", days=["1710244800", "1575072000000", "1202169600.0"])),
    "guardian.json": dumped({"response": {"results": [{"webPublicationDate": row["d"], "fields": {"headline": row["t"], "bodyText": row["b"], "publication": row["p"]}} for row in objects("t", "d", "p", "b")]}}),
    "elastic.json": dumped({"took": 3, "hits": {"total": 3, "hits": [{"_source": row} for row in objects("title", "date", "source", "content")]}}),
    "no-suffix": lines(objects("title", "date", "publisher", "text")),
    "renamed.txt": dumped(objects("title", "date", "publisher", "text"))[:0] + json.dumps(objects("title", "date", "publisher", "text")).encode(),
    "all-the-news.csv": table(",", "title", "date", "publication", "content"),
    "semicolons.csv": table(";", "Title", "Publish Date", "Media Outlet", "Full Text"),
    "tabs.tsv": table("\t", "headline", "pubDate", "source", "article"),
    "english-days.csv": table(",", "title", "date", "source", "text", days=["12/03/2024", "30/11/2019", "05/02/2008"]),
    "american-days.csv": table(",", "title", "date", "source", "text", days=["3/12/2024", "11/30/2019", "2/5/2008"]),
    "words.csv": table("|", "title", "date", "source", "text", days=["March 12, 2024", "30 November 2019", "Feb 5, 2008"]),
    "windows.csv": table(",", "title", "date", "source", "text").decode().encode("cp1252"),
    "utf-16.csv": table(",", "title", "date", "source", "text").decode().encode("utf-16"),
    "markup.csv": table(",", "title", "date", "source", "text").replace(b"\n\n", b"</p><p>"),
    "feed.rss": feed(rfc, "description"),
    "full.xml": feed(rfc, "content:encoded"),
    "atom.xml": atom(),
    "atom": atom(),
    "box.mbox": makers.mailbox(MESSAGES),
    "box": makers.mailbox(MESSAGES),
    "mails.zip": makers.zipped({f"{n}.eml": message for n, message in enumerate(MESSAGES)}),
    "crawl.warc": CAPTURED,
    "crawl.warc.gz": makers.PACKED[".gz"](CAPTURED),
    "crawl": CAPTURED,
    "pages.zip": makers.zipped(WEB),
    "blog.zip": makers.zipped({f"content/posts/{name}": data for name, data in MARKDOWN.items()}),
    "blog.tar": makers.tarred(MARKDOWN),
    "blog.tar.gz": makers.PACKED[".gz"](makers.tarred(MARKDOWN)),
    "blog.tgz": makers.PACKED[".gz"](makers.tarred(MARKDOWN)),
    "blog.tar.xz": makers.PACKED[".xz"](makers.tarred(MARKDOWN)),
    "nested.zip": makers.zipped({"a/inner.zip": makers.zipped(WEB)}),
    "lines.jsonl.gz": makers.PACKED[".gz"](lines(objects("title", "date", "publisher", "text"))),
    "table.csv.bz2": makers.PACKED[".bz2"](table(",", "title", "date", "publisher", "text")),
    "nexis.txt": "".join(nexis(n, 3) for n in range(3)).encode(),
    "nexis.rtf": makers.rtf("".join(nexis(n, 3) for n in range(3)).splitlines()),
    "nexis-uni.docx": makers.docx("".join(map(nexis_uni, range(3))).splitlines()),
    "nexis-uni.txt": "".join(map(nexis_uni, range(3))).encode(),
    "factiva.txt": "".join(map(factiva, range(3))).encode(),
    "factiva-coded.txt": "".join(map(coded, range(3))).encode(),
}  # fmt: skip

ONE_ARTICLE: dict[str, bytes] = {
    "page.html": page(0),
    "page.htm": page(0),
    "page.txt": page(0),
    "page.php": page(0),
    "page.xhtml": b'<?xml version="1.0"?>\n' + page(0),
    "printed.pdf": makers.printed(TITLES[0], ONE),
    "printed-narrow.pdf": makers.printed(TITLES[0], ONE, width=40),
    "printed-as.dat": makers.printed(TITLES[0], ONE),
    "word.docx": makers.docx(ONE, TITLES[0]),
    "word-deleted.docx": makers.docx(ONE, TITLES[0], "<w:p><w:del><w:r><w:delText>Togo fired.</w:delText></w:r></w:del></w:p>"),
    "word-in-zip.zip": makers.zipped({"word.docx": makers.docx(ONE, TITLES[0])}),
    "writer.odt": makers.odt(ONE, TITLES[0]),
    "writer-noted.odt": makers.odt(ONE, TITLES[0], "<text:tracked-changes><text:p>Togo fired.</text:p></text:tracked-changes>"),
    "writer-in-tar.tar": makers.tarred({"writer.odt": makers.odt(ONE, TITLES[0])}),
    "rich.rtf": makers.rtf([TITLES[0], *ONE]),
    "rich.txt": makers.rtf([TITLES[0], *ONE]),
    "rich.rtf.gz": makers.PACKED[".gz"](makers.rtf([TITLES[0], *ONE])),
    "mail.eml": MESSAGES[0],
    "mail-as.txt": MESSAGES[0],
    "newsletter.eml": makers.mail(TITLES[0], rfc(DAYS[0]), "".join(f"<p>{words}</p>" for words in ONE), "text/html"),
    "object.json": dumped(objects("title", "date", "publisher", "text")[0]),
    "hugo.md": MARKDOWN["a.md"],
    "toml.md": f'+++\ntitle = "{TITLES[0]}"\ndate = 2024-03-12T10:00:00Z\ndraft = false\n+++\n{text(ONE)}'.encode(),
}  # fmt: skip


def found_in(
    place: Path, name: str, data: bytes, **options: object
) -> list[ReadArticle | InputError]:
    (place / name).write_bytes(data)
    return list(read([str(place / name)], **options))  # type: ignore[arg-type]


def articles(found: Sequence[ReadArticle | InputError]) -> list[Article]:
    return [one.article for one in found if isinstance(one, ReadArticle)]


def messages(found: Sequence[ReadArticle | InputError]) -> list[str]:
    return [str(one) for one in found if isinstance(one, InputError)]


@pytest.mark.parametrize("name", THREE_ARTICLES)
def test_a_file_of_three_articles_gives_each_with_title_day_and_source(name, tmp_path):
    found = found_in(tmp_path, name, THREE_ARTICLES[name])
    read_ones = articles(found)
    assert [article.text.replace("\n\n", "\n") for article in read_ones] == [
        "\n".join(story) for story in STORIES
    ]
    assert tuple(article.title for article in read_ones) == TITLES
    assert tuple(article.published for article in read_ones) == DAYS
    if "mail" not in name and "box" not in name:
        assert {article.publisher for article in read_ones} == {HERALD}
    assert all(article.origin.startswith(f"{tmp_path.as_posix()}/{name}") for article in read_ones)
    assert len({article.origin for article in read_ones}) == 3
    assert all("no pages" in message for message in messages(found))


def test_rows_of_parquet_are_articles(tmp_path):
    assert (
        tuple(
            article.published for article in articles(found_in(tmp_path, "rows.parquet", parquet()))
        )
        == DAYS
    )
    (one,) = articles(found_in(tmp_path, "rows.zip", makers.zipped({"x.parquet": parquet()})))[:1]
    assert (one.text, one.title) == (text(ONE), TITLES[0])


@pytest.mark.parametrize("name", ONE_ARTICLE)
def test_a_file_of_one_article_gives_it_with_its_title(name, tmp_path):
    found = found_in(tmp_path, name, ONE_ARTICLE[name])
    assert messages(found) == []
    (article,) = articles(found)
    assert [line for line in article.text.splitlines() if line and line != TITLES[0]] == list(ONE)
    assert article.title == TITLES[0]
    if not name.startswith(("printed", "word", "writer", "rich")):
        assert article.published == DAYS[0]


def test_what_a_document_says_more_of_itself_is_kept(tmp_path):
    (blog,) = articles(found_in(tmp_path, "hugo.md", MARKDOWN["a.md"]))
    assert blog.more == (("tags", "border, trade"),)
    (story,) = articles(found_in(tmp_path, "n.txt", nexis(0, 1).encode()))
    assert story.author == "Ada Exemplar"


def test_columns_that_mean_nothing_to_kg_are_kept_with_the_article(tmp_path):
    table = "id,section,text,Date,score,empty\n7,World,France accused Mali.,2020-03-05,0.5,\n"
    (row,) = articles(found_in(tmp_path, "a.csv", table.encode()))
    assert row.more == (("score", "0.5"), ("section", "World"))
    assert row.origin.endswith("a.csv#7") and row.published == date(2020, 3, 5)
    record = {
        "content": "Peru accused Chad.",
        "tags": ["border", None, "trade"],
        "place": {"lat": 9.5},
        "live": False,
        "none": None,
        "html": "x" * 3000,
        "odd\nkey": "kept",
        "broken": "a\nb",
    }
    (found,) = articles(found_in(tmp_path, "b.json", json.dumps(record).encode()))
    assert found.more == (
        ("live", "false"),
        ("odd key", "kept"),
        ("place", '{"lat": 9.5}'),
        ("tags", "border, trade"),
    )
    chosen = "body,Story\nChad.,France accused Mali on Monday.\n"
    (given,) = articles(found_in(tmp_path, "c.csv", chosen.encode(), columns={"text": "Story"}))
    assert given.text == "France accused Mali on Monday." and given.more == (("body", "Chad."),)


BOMB = makers.zipped({"a.txt": b"0" * 300_000_000})
DEEP = makers.zipped({"a.txt": text(ONE).encode()})
for _ in range(9):
    DEEP = makers.zipped({"a.zip": DEEP})
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
SECRET = '<!DOCTYPE l [<!ENTITY x SYSTEM "file://{path}">]>'
HOSTILE: dict[str, tuple[bytes, str]] = {
    "bomb.zip": (BOMB, "unpacks into far more than it should"),
    "bomb.gz": (makers.PACKED[".gz"](b"0" * 300_000_000), "over 64 MB|far more than it should"),
    "bomb.csv.gz": (makers.PACKED[".gz"](b"text\n" + (b"a" * 1_000_000 + b"\n") * 300), "far more than it should"),
    "bomb.docx": (makers.zipped({"[Content_Types].xml": b"", "word/document.xml": b" " * 99_000_000}), "far more than it should"),
    "deep.zip": (DEEP, "an archive inside 4 others"),
    "paths.zip": (makers.zipped({"../../etc/passwd": b"root", "/etc/x.txt": b"root", "C:\\x.txt": b"x"}), "leads out of the archive"),
    "paths.tar": (makers.tarred({"../x.txt": b"root"}, {"y.txt": "/etc/passwd"}), "leads out of the archive|a link or device"),
    "locked.pdf": (makers.pdf([[(50, 700, 11, "x" * 30)]]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (%b) /U (%b) /P -4 >> /ID [(a)(a)]" % (b"x" * 32, b"y" * 32)), "locked with a password"),
    "scan.pdf": (makers.pdf([[], [], []]), r"only pictures of pages \(a scan\); run it through text recognition"),
    "broken.pdf": (b"%PDF-1.7\nnothing", "broken PDF"),
    "long.pdf": (makers.pdf([[(50, 800 - 12 * row, 10, f"{row} line of words " * 5) for row in range(60)]] * 700), "MB is over the limit of 2 MB for one article"),
    "laughs.rss": (LAUGHS.encode() + makers.rss([{"title": "&c;"}]), "no item|no text|kg does not read"),
    "laughs.docx": (makers.docx((), head=LAUGHS, body="<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"), "empty, no text"),
    "broken.zip": (b"PK\3\4" + b"x" * 100, "broken archive"),
    "broken.gz": (b"\x1f\x8b\x08" + b"x" * 100, "broken archive"),
    "broken.tar": (makers.tarred({"a.txt": b"x" * 2000})[:700], "broken archive|empty"),
    "broken.json": (b'{"text": "a', "broken JSON"),
    "deep.json": (b"[" * 100_000, "broken JSON"),
    "nothing.json": (b"{}", "JSON without a text of articles: there are none"),
    "package.json": (b'{"name": "a", "version": "1"}', "'name', 'version'"),
    "quote.csv": (b'title,text\n"a,b\n' + b"x" * 17_000_000, "broken table|endless"),
    "none.csv": (b"a,b\n1,2\n", r"text of articles: 'a', 'b'; name the one that is with --column text=NAME"),
    "empty.csv": (b"", "empty"),
    "blank.rss": (makers.rss([]), "no item in this feed"),
    "headlines.rss": (makers.rss([{"title": "Only a headline"}]), "the item has no text"),
    "links.html": (b"<html><body><a href='/'>Home</a></body></html>", "no article in this page|no text is left"),
    "script.html": (b"<html><head><script>" + b"var a='<p>no</p>';" * 300_000 + b"</script></head><body></body></html>", "no article in this page|no text is left"),
    "tags.html": (b"<html><body>" + b"<div>" * 200_000, "no article in this page|no text is left"),
    "broken.warc": (b"WARC/1.0\r\nnothing", "broken WARC|empty"),
    "broken.parquet": (b"PAR1xxxxPAR1", "broken Parquet"),
    "broken.docx": (makers.zipped({"[Content_Types].xml": b"", "word/document.xml": b"<w:p"}), "broken XML"),
    "broken.rtf": (b"{\\rtf1 \\u99999999? \\'zz", "broken RTF|empty|it broke|binary|half a character"),
    "old.doc": (b"\xd0\xcf\x11\xe0", r"kg does not read .doc files; open it and save it as .docx"),
    "sheet.xlsx": (makers.zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "save the sheet as .csv"),
    "photo.jpg": (b"\xff\xd8\xff", "kg does not read .jpg files; if it shows a text"),
    "form.xml": (b"<form/>", "kg reads feeds"),
    "acled.csv": (b"event_id_cnty,event_date,actor1,notes\nA1,2024-01-01,X,Y fired.\n", "an ACLED table, which has no text of articles"),
    "gdelt.csv": (b"1234567890\t20240101\t202401\t2024\t2024.0\tUSA\n", "a GDELT table"),
    "mediacloud.csv": (b"id,media_name,media_url,title,publish_date,url,language\n1,H,h,T,2024-01-01,u,en\n", "a Media Cloud list of stories"),
    "polecat.tsv": (b"Event ID\tEvent Date\tEvent Type\tEvent Mode\n1\t2024-01-01\tASSAULT\t\n", "a POLECAT table"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_useless_file_says_what_it_is(name, tmp_path):
    data, message = HOSTILE[name]
    found = found_in(tmp_path, name, data)
    assert found and not articles(found)
    for said in messages(found):
        assert re.search(message, said), said
        assert "\n" not in said and said.count(";") >= 1
        assert "please report" not in said


def test_an_article_beside_a_hostile_member_is_read(tmp_path):
    mixed = makers.zipped(
        {
            "a.txt": text(ONE).encode(),
            "../b.txt": b"x",
            "c.pdf": b"%PDF",
            "d.jpg": b"",
            "e.zip": b"PK\3\4",
        }
    )
    found = found_in(tmp_path, "mixed.zip", mixed)
    assert [article.text for article in articles(found)] == [text(ONE)]
    assert len(messages(found)) == 4


def test_an_entity_of_a_document_reads_no_file(tmp_path):
    (tmp_path / "secret").write_text("Togo attacked Ghana on Sunday and took the town.")
    head = SECRET.format(path=tmp_path / "secret")
    for name, data in {
        "a.docx": makers.docx(ONE, head=head, body="<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"),
        "a.rss": head.encode()
        + makers.rss([{"title": "T", "description": f"{text(ONE)}"}]).replace(
            b"Ghana recalled", b"&x; Ghana recalled"
        ),
        "a.xhtml": b"<?xml version='1.0'?>"
        + head.encode()
        + page(0).replace(b"Ghana recalled", b"&x; Ghana recalled"),
    }.items():
        found = found_in(tmp_path, name, data)
        assert not any("Togo attacked" in article.text for article in articles(found))


def test_a_feed_that_is_the_name_of_a_file_or_an_address_opens_nothing(tmp_path, monkeypatch):
    secret = tmp_path / "secret.xml"
    secret.write_bytes(feed(rfc, "description"))
    for content in (str(secret), f"file://{secret}", "http://127.0.0.1:9/feed"):
        (found,) = found_in(tmp_path, "a.rss", content.encode())
        assert isinstance(found, InputError) and "no item in this feed" in str(found)


def test_nothing_is_written_beside_an_archive(tmp_path):
    found_in(
        tmp_path,
        "paths.zip",
        makers.zipped({"../x.txt": b"x", "a/../../y.txt": b"y", "z.txt": text(ONE).encode()}),
    )
    assert [path.name for path in tmp_path.iterdir()] == ["paths.zip"]
    assert not (tmp_path.parent / "x.txt").exists()


def test_a_link_in_a_zip_file_is_no_article(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        entry = zipfile.ZipInfo("a.txt")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    (found,) = found_in(tmp_path, "a.zip", made.getvalue())
    assert isinstance(found, InputError) and "a link or device" in str(found)


def test_an_address_as_source_is_that_of_the_article(tmp_path):
    clipped = b'---\ntitle: Talks\nsource: "https://news.example/1"\n---\nGhana recalled its envoy.'
    (article,) = articles(found_in(tmp_path, "clip.md", clipped))
    assert (article.url, article.publisher) == ("https://news.example/1", None)


def test_a_column_can_be_named(tmp_path):
    data = b"Headline,When,Story\nGhana recalls envoy,2024-03-12,Ghana recalled its ambassador.\n"
    columns = {"text": "Story", "published": "When"}
    (article,) = articles(found_in(tmp_path, "a.csv", data, columns=columns))
    assert (article.text, article.published, article.title) == (
        "Ghana recalled its ambassador.",
        DAYS[0],
        TITLES[0],
    )
    (found,) = found_in(tmp_path, "a.csv", data, columns={"text": "Storry"})
    assert "'Headline', 'When', 'Story'" in str(found)
    acled = HOSTILE["acled.csv"][0]
    assert (
        articles(found_in(tmp_path, "b.csv", acled, columns={"text": "notes"}))[0].text
        == "Y fired."
    )
    record = json.dumps({"payload": "Ghana recalled its ambassador."}).encode()
    assert articles(found_in(tmp_path, "c.json", record, columns={"text": "payload"}))


def test_a_text_cut_short_by_its_service_is_noted(tmp_path):
    record = {"title": "T", "content": "Ghana recalled its ambassador on… [+2345 chars]"}
    (found,) = found_in(tmp_path, "a.json", json.dumps([record]).encode())
    assert isinstance(found, ReadArticle)
    assert found.article.text == "Ghana recalled its ambassador on"
    assert "cut short" in found.notes[0]


def test_an_ambiguous_day_is_noted_where_no_other_row_decides(tmp_path):
    one = b"date,text\n05/01/2009,Ghana recalled its ambassador.\n"
    (found,) = found_in(tmp_path, "a.csv", one)
    assert isinstance(found, ReadArticle) and found.article.published == date(2009, 5, 1)
    assert "may be day/month/year" in found.notes[0]
    both = found_in(tmp_path, "b.csv", one + b"23/01/2009,Togo recalled its ambassador.\n")
    assert [article.published for article in articles(both)] == [
        date(2009, 1, 5),
        date(2009, 1, 23),
    ]
    assert not any(found.notes for found in both if isinstance(found, ReadArticle))


def test_a_page_that_scripts_write_gives_the_text_of_its_data(tmp_path):
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLES[0],
        "datePublished": "2024-03-12",
        "articleBody": text(ONE),
    }
    shell = f'<html><head><title>x</title><script type="application/ld+json">{json.dumps(data)}</script></head><body><div id="app">Loading, please wait for a while.</div></body></html>'
    (article,) = articles(found_in(tmp_path, "a.html", shell.encode()))
    assert (article.text, article.title, article.published) == (text(ONE), TITLES[0], DAYS[0])


def test_a_page_saved_in_one_file_is_read(tmp_path):
    head = 'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example/1\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    part = f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://herald.example/1\r\n\r\n{page(0).decode()}\r\n--b--\r\n"
    (article,) = articles(found_in(tmp_path, "a.mhtml", (head + part).encode()))
    assert (article.title, article.published, article.url) == (
        TITLES[0],
        DAYS[0],
        "https://herald.example/1",
    )


def test_a_document_that_a_message_carries_is_read(tmp_path):
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "a@example.org",
        "See below",
        rfc(DAYS[0]),
    )
    message.set_content("The statement is attached to this message, as you asked.")
    message.add_attachment(
        makers.docx(ONE, TITLES[0]),
        maintype="application",
        subtype="octet-stream",
        filename="statement.docx",
    )
    found = articles(found_in(tmp_path, "a.eml", bytes(message)))
    assert [article.title for article in found] == ["See below", TITLES[0]]
    assert found[1].origin.endswith("a.eml/statement.docx")


def test_paragraphs_of_a_long_pdf_are_whole_and_its_edges_are_gone(tmp_path):
    story = [
        f"{text(STORIES[n % 3]).replace(chr(10), ' ').replace('  ', ' ')} This is paragraph {n} of the long report."
        for n in range(40)
    ]
    (article,) = articles(found_in(tmp_path, "a.pdf", makers.printed(TITLES[0], story)))
    told = article.text.split("\n\n")
    assert told[0] == TITLES[0] == article.title
    assert len(set(told[1:]) & set(story)) >= 38
    assert "The Example" not in article.text and "Page" not in article.text


def test_words_parted_by_hyphens_in_a_pdf_are_whole(tmp_path):
    rows = ["Ghana recalled its ambas-", "sador from Togo, a well-", "known critic, on Tuesday."]
    made = makers.pdf([[(50, 700 - 14 * n, 11, row) for n, row in enumerate(rows)]])
    (article,) = articles(found_in(tmp_path, "a.pdf", made))
    assert (
        article.text == "Ghana recalled its ambassador from Togo, a well-known critic, on Tuesday."
    )


def test_a_missing_library_is_named_with_the_command_that_brings_it(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.articles.parquet_files.find_spec", lambda _: None)
    (found,) = found_in(tmp_path, "a.parquet", b"PAR1")
    assert "run: pip install 'polkg[parquet]'" in str(found)


def test_a_zip_file_that_says_it_is_small_is_not_believed(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"Ghana recalled its ambassador. " * 4_000_000)
    packed = made.getvalue().replace(
        (124_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    )
    found = found_in(tmp_path, "a.zip", packed)
    assert all(len(article.text) <= 1000 for article in articles(found))
