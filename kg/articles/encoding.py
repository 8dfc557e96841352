"""From bytes to characters. Knows UTF-8, UTF-16 and Windows-1252; never knows what the text says.

No character is rewritten: curly quotes, no-break spaces and line breaks stay as they are. Only a byte order mark goes.
"""

import codecs
import io
import re
from typing import BinaryIO

# The five bytes that Windows-1252 leaves open stand for the control characters of the same number, as browsers read them.
WINDOWS = tuple(bytes([number]).decode("cp1252", "ignore") or chr(number) for number in range(256))
ORDER_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f-\x9f]")
"""Control characters which plain text does not use."""
MOST_CONTROLS = 0.02


def decode(data: bytes) -> str:
    r"""Return the characters of a file, without its byte order mark; raises ``UnicodeError`` for broken UTF-16.

    >>> decode(b"caf\xe9 \x93yes\x94")
    'café “yes”'
    """
    for mark, name in ORDER_MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(map(WINDOWS.__getitem__, data))


def is_binary(text: str) -> bool:
    """Return whether the characters are no text: a NUL among them, or many control characters."""
    if "\0" in text:
        return True
    return len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text)


def is_whole(text: str) -> bool:
    r"""Return whether the text can be written as UTF-8: half a surrogate pair (``\ud83d`` alone) cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def text_stream(data: BinaryIO) -> io.TextIOWrapper:
    """Return the characters of a stream as ``decode`` would, a part at a time; line breaks stay as they are."""
    head = data.peek(4) if isinstance(data, io.BufferedReader) else b""
    name = next((name for mark, name in ORDER_MARKS.items() if head.startswith(mark)), None)
    return io.TextIOWrapper(
        data,
        "utf-16" if name else "utf-8-sig",
        errors="replace" if name else "kg-windows",
        newline="",
    )


def as_windows(error: UnicodeError) -> tuple[str, int]:
    """Return the characters for bytes that are no UTF-8, as Windows-1252 has them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.end]
    return "".join(WINDOWS[byte] for byte in broken), error.end


codecs.register_error("kg-windows", as_windows)
