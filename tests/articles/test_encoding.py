import codecs

import pytest

from kg.articles.encoding import decode, is_binary, is_whole

TEXT = "“Café”…\xa0said\r\n"


@pytest.mark.parametrize("data", [
    TEXT.encode("utf-8"), codecs.BOM_UTF8 + TEXT.encode("utf-8"), TEXT.encode("utf-16"), TEXT.encode("cp1252"),
    codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
])  # fmt: skip
def test_characters_are_the_same_in_every_encoding(data: bytes) -> None:
    assert decode(data) == TEXT


def test_only_the_first_byte_order_mark_goes() -> None:
    assert decode("\ufeffa\ufeffb".encode()) == "a\ufeffb"


def test_every_byte_has_a_character() -> None:
    assert len(decode(bytes(range(256)))) == 256


def test_broken_utf_16_is_refused() -> None:
    with pytest.raises(UnicodeError):
        decode(codecs.BOM_UTF16_LE + b"abc")


def test_binary_data_is_told_from_text() -> None:
    assert is_binary("a\0b")
    assert is_binary("".join(map(chr, range(1, 32))))
    assert not is_binary(TEXT)
    assert not is_binary("\x1b[1mbold\x1b[0m\ttab\x0c")


def test_half_a_character_cannot_be_written() -> None:
    assert not is_whole("\ud83d")
    assert is_whole("😀")
