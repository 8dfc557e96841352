import pytest

from kg.articles.front_matter import front_matter
from kg.errors import InputError


def test_entries_are_read_and_the_text_below_stays_as_it_is() -> None:
    text = '---\r\ntitle: "Talks: round two"\r\n# a remark\r\nurl: https://example.org/a:b\r\npublisher:\r\n---\r\n\r\nText.\r\n'
    assert front_matter(text, "a") == (
        {"title": "Talks: round two", "url": "https://example.org/a:b", "publisher": ""},
        "\r\nText.\r\n",
    )


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
    assert front_matter(text, "a") == ({}, text)


@pytest.mark.parametrize(("lines", "message"), [
    ("titel: a", "a.md:2: unknown front matter key 'titel'; did you mean title?"),
    ("title: a\nxyz: b",
     "a.md:3: unknown front matter key 'xyz'; known keys are title, published, url, publisher, language, license"),
    ("title: a\ntitle: b", "a.md:3: front matter has title twice; keep one of them"),
    ("title: a\n- b", "a.md:3: front matter has '- b'; write each line as key: value"),
])  # fmt: skip
def test_a_slip_is_named_with_its_line(lines: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        front_matter(f"---\n{lines}\n---\nText.", "a.md")
    assert str(caught.value) == message
