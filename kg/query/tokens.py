"""The words of a SPARQL query, with their places. Knows the terminals of SPARQL 1.1, section 19.8; never knows their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError

ONE = """
STR LANG DATATYPE IRI URI ABS CEIL FLOOR ROUND STRLEN UCASE LCASE ENCODE_FOR_URI YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ
MD5 SHA1 SHA256 SHA384 SHA512 ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC
""".split()
TWO = "LANGMATCHES CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLANG STRDT SAMETERM".split()
KINDS = {  # functions that take their arguments alike are one kind of word; every other keyword is a kind of its own
    **dict.fromkeys(ONE, "function of one"),
    **dict.fromkeys(TWO, "function of two"),
    **dict.fromkeys(("REGEX", "SUBSTR"), "function of two or three"),
    **dict.fromkeys(("RAND", "NOW", "UUID", "STRUUID"), "function of none"),
    **dict.fromkeys(("CONCAT", "COALESCE"), "function of many"),
    **dict.fromkeys(("SUM", "MIN", "MAX", "AVG", "SAMPLE"), "aggregate"),
    **dict.fromkeys(("TRUE", "FALSE"), "boolean"),
    **dict.fromkeys(("ASC", "DESC"), "direction"),
}
FIRST = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
FIRST += "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
NAME = FIRST + "_0-9\u00b7\u0300-\u036f\u203f\u2040"
PREFIX = f"(?:[{FIRST}](?:[{NAME}.-]*[{NAME}-])?)?:"
CODE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
LOCAL = f"(?:[{FIRST}_:0-9]|{CODE})(?:(?:[{NAME}.:-]|{CODE})*(?:[{NAME}:-]|{CODE}))?"
ESCAPE = r"\\[tbnrf\\\"']|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
EXPONENT = "[eE][+-]?[0-9]+"
BLANK = r"(?:[ \t\r\n]|#[^\r\n]*+)*+"  # never taken back: no text makes this slow
TOKEN = re.compile(
    "|".join([
        r"(?P<iri><(?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)",
        f"(?P<name>{PREFIX}{LOCAL})",
        f"(?P<prefix>{PREFIX})",
        f"(?P<blank>_:[{FIRST}_0-9](?:[{NAME}.-]*[{NAME}-])?)",
        f"(?P<variable>[?$][{FIRST}_0-9][{NAME}]*)",
        "(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)",
        f"(?P<sign>[+-](?:[0-9]+\\.[0-9]*{EXPONENT}|\\.?[0-9]+{EXPONENT}|[0-9]*\\.[0-9]+|[0-9]+))",
        f"(?P<number>[0-9]+\\.[0-9]*{EXPONENT}|\\.?[0-9]+{EXPONENT}|[0-9]*\\.[0-9]+)",
        "(?P<integer>[0-9]+)",
        f"(?P<string>'''(?:'{{0,2}}(?:[^'\\\\]|{ESCAPE}))*'''|\"\"\"(?:\"{{0,2}}(?:[^\"\\\\]|{ESCAPE}))*\"\"\""
        f"|'(?:[^'\\\\\\r\\n]|{ESCAPE})*'|\"(?:[^\"\\\\\\r\\n]|{ESCAPE})*\")",
        f"(?P<nil>\\({BLANK}\\)|\\[{BLANK}\\])",
        "(?P<word>[A-Za-z][A-Za-z0-9_]*)",
        r"(?P<sign2>\^\^|\|\||&&|!=|<=|>=|[{}()\[\].,;=<>!+*/|^?-])",
    ])
)  # fmt: skip
SKIPPED = re.compile(BLANK)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a query: its kind, its text as written, and where it begins."""

    kind: str
    text: str
    start: int


END = "end of the query"


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a query, and its end; raise a QueryError at the first character that begins none."""
    at = skipped(text, 0)
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise QueryError(pointed(text, at, stray(text, at)))
        yield Token(kind(found), found[0], at)
        at = skipped(text, found.end())
    yield Token(END, "", len(text))


def skipped(text: str, at: int) -> int:
    """Return where the next word begins, after blanks and comments."""
    found = SKIPPED.match(text, at)
    return found.end() if found else at


def kind(found: re.Match[str]) -> str:
    """Return the kind of a word, as the grammar names it."""
    name, text = str(found.lastgroup), found[0]
    if name == "word":
        return "a" if text == "a" else KINDS.get(text.upper(), text.upper())
    if name == "nil":
        return "()" if text[0] == "(" else "[]"
    return {"sign": "signed number", "sign2": text}.get(name, name)


def stray(text: str, at: int) -> str:
    """Return what is wrong with a character that begins no word."""
    if text[at] in "\"'":
        return "this string is not closed, or holds a wrong escape"
    return f"{text[at]!r} cannot stand here"


def pointed(text: str, at: int, problem: str) -> str:
    r"""Return a problem with the line it is in, and a caret below the place.

    >>> print(pointed("ASK {\n  ?s ?p }", 14, "expected a value"))
    line 2, column 9: expected a value
      ?s ?p }
            ^
    """
    number, begin = text.count("\n", 0, at) + 1, text.rfind("\n", 0, at) + 1
    line = text[begin : (text + "\n").index("\n", begin)]
    column = at - begin
    cut = max(0, column - 80)  # a very long line is shown around the place
    shown = "".join(
        character if character.isprintable() else " " for character in line[cut : cut + 120]
    )
    return f"line {number}, column {column + 1}: {problem}\n{shown}\n{' ' * (column - cut)}^"
