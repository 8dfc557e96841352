import pytest

from kg.articles.front_matter import front_matter


def test_entries_are_read_and_the_text_below_stays_as_it_is() -> None:
    text = '---\r\ntitle: "Talks: round two"\r\n# a remark\r\nurl: https://example.org/a:b\r\npublisher:\r\n---\r\n\r\nText.\r\n'
    entries, below = front_matter(text)
    assert entries.values == {
        "title": "Talks: round two",
        "url": "https://example.org/a:b",
        "publisher": "",
    }
    assert (entries.more, entries.notes, below) == ({}, [], "\r\nText.\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\nText without an end.",
        "Text\n---\ntitle: a\n---\n",
        "---\nThe talks ended.\n---\nMore.",
        "",
        "---",
    ],
)
def test_what_is_no_block_of_keys_is_text(text: str) -> None:
    entries, below = front_matter(text)
    assert (entries.values, entries.more, below) == ({}, {}, text)


@pytest.mark.parametrize(("lines", "note"), [
    ("titel: a", "line 2: front matter key 'titel' means nothing to kg; did you mean title?"),
    ("title: a\ntitle: b", "line 3: front matter has title twice; the first is kept"),
])  # fmt: skip
def test_a_slip_is_noted_with_its_line_and_costs_nothing(lines: str, note: str) -> None:
    entries, below = front_matter(f"---\n{lines}\n---\nText.")
    assert (entries.notes, below) == ([note], "Text.")


@pytest.mark.parametrize(("block", "values", "more"), [  # as Hugo, Jekyll, Obsidian, Quarto, trafilatura, Zola write them
    ("title: 'Talks end'\ndate: 2024-03-13T10:00:00+01:00\ndraft: false\ntags: [border, \"trade\"]",
     {"title": "Talks end", "published": "2024-03-13T10:00:00+01:00"}, {"draft": "false", "tags": "border, trade"}),
    ("layout: post\ntitle: Talks end\ncategories:\n  - world\n  - africa\nauthor: Ada Exemplar",
     {"title": "Talks end", "author": "Ada Exemplar"}, {"layout": "post", "categories": "world, africa"}),
    ("aliases:\n  - talks\ncssclass: wide\ncreated: 2024-03-13 10:00", {"published": "2024-03-13 10:00"}, {"aliases": "talks", "cssclass": "wide"}),
    ("title: Talks end\nsource: https://news.example/1\nclipped on: today", {"title": "Talks end", "publisher": "https://news.example/1"}, {"clipped on": "today"}),
    ("title: Talks end\nhostname: news.example\nsitename: The Herald\nurl: https://news.example/1",
     {"title": "Talks end", "publisher": "The Herald", "url": "https://news.example/1"}, {"hostname": "news.example"}),
    ("description: >\n  Two lines\n  of words.\nlang: en-GB", {"language": "en-GB"}, {"description": "Two lines of words."}),
    ("Title: Talks end\nPUBLISHED: 2024-03-13\nword_count: 12", {"title": "Talks end", "published": "2024-03-13"}, {"word_count": "12"}),
    ("title: Talks end\ncover:\n  image: a.png\n  alt: A flag", {"title": "Talks end"}, {"cover": "image: a.png, alt: A flag"}),
    ("permalink: /2024/talks\nheadline: Talks end", {"url": "/2024/talks", "title": "Talks end"}, {}),
    ("date: 13.03.2024\nmy key: yes", {"published": "13.03.2024"}, {"my key": "yes"}),
])  # fmt: skip
def test_front_matter_of_other_programs_is_kept(
    block: str, values: dict[str, str], more: dict[str, str]
) -> None:
    entries, below = front_matter(f"---\n{block}\n---\nText.")
    assert (entries.values, entries.more, below) == (values, more, "Text.")
