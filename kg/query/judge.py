"""Which queries may be asked. Knows SPARQL's grammar and our rules; never knows a graph.

What is judged is the query as parsed by the grammar of the Recommendation, not its letters. It is handed on with one blank between
its words, so that whoever reads it next reads the same words: engines disagree on where a comment ends, or on "SERVICEa:b".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise

from kg.errors import QueryError
from kg.ontology import PREFIXES
from kg.query.grammar import START, table
from kg.query.tokens import END, Token, pointed, tokens

LONGEST = 20_000  # characters of a query
DEEPEST = 64  # open brackets within each other
BRACKETS = {"(": ")", "[": "]", "{": "}"}
WRITING = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split())
FORMS = frozenset("SELECT CONSTRUCT DESCRIBE ASK".split())
TIED = frozenset({"function of many", "BNODE"})
REFUSED = {
    "SERVICE": "the query calls another server (SERVICE); ask only the export itself",
    "FROM": "the query names other graphs (FROM); ask only the export itself",
}
SHOWN = (  # kinds of words that are told together
    ({"variable", "iri", "string"}, 'a value (?x, <…>, a:b, "text", 1)'),
    ({"variable", "iri"}, "?x, <…>, a:b"),
    ({"iri"}, "<…>, a:b"),
)
VALUES = {
    "variable",
    "iri",
    "name",
    "prefix",
    "string",
    "integer",
    "number",
    "signed number",
    "boolean",
    "blank",
    "()",
    "[]",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A query that may be asked: its words as a text, its form, and its variables in order where it asks for all (``SELECT *``)."""

    text: str
    form: str
    order: tuple[str, ...] = ()


def judged(text: str) -> Judged:
    """Return a query ready to run, or say why it may not."""
    if len(text) > LONGEST:
        raise QueryError(f"the query is too long: at most {LONGEST} characters")
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise QueryError("the query holds half a character (a lone surrogate); write it again")
    words = list(shallow(tokens(text), text))
    form = form_of(words, text)
    parsed(words, text)
    for word in words:
        if word.kind in REFUSED:
            raise QueryError(REFUSED[word.kind])
    prefixed(words, text)
    return Judged("".join(map(apart, words)).strip(), form, order_of(words))


def apart(word: Token) -> str:
    """Return a word with what must follow it, in the form that the engine takes: true in small letters, no blank after CONCAT."""
    if word.kind in {"()", "[]"}:
        return f"{word.kind} "
    return (
        word.text
        if word.kind in TIED
        else f"{word.text.lower() if word.kind == 'boolean' else word.text} "
    )


def shallow(words: Iterable[Token], text: str) -> Iterator[Token]:
    """Yield words as long as not too many brackets are open."""
    depth = 0
    for word in words:
        depth += (word.kind in BRACKETS) - (word.kind in BRACKETS.values())
        if depth > DEEPEST:
            raise QueryError(f"the query is too deep: at most {DEEPEST} brackets within each other")
        yield word


def form_of(words: list[Token], text: str) -> str:
    """Return what a query is: SELECT, ASK, CONSTRUCT or DESCRIBE; refuse one that writes."""
    for word in words:
        if word.kind in FORMS:
            return word.kind
        if word.kind in WRITING:
            raise QueryError(f"the query writes ({word.kind}); an export can only be read")
        if word.kind not in {"BASE", "PREFIX", "prefix", "iri"}:
            break
    raise QueryError(
        pointed(
            text,
            word.start,
            "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after its prefixes",
        )
    )


def order_of(words: list[Token]) -> tuple[str, ...]:
    """Return the variables as they first appear, if all are asked for."""
    first = next((number for number, word in enumerate(words) if word.kind in FORMS), 0)
    star = words[first].kind == "SELECT" and any(
        word.kind == "*" for word in words[first + 1 : first + 3]
    )
    return (
        tuple(dict.fromkeys(word.text[1:] for word in words if word.kind == "variable"))
        if star
        else ()
    )


def parsed(words: list[Token], text: str) -> None:
    """Follow the grammar word by word; raise a QueryError at the first word that cannot stand where it stands."""
    rows, waiting = table(), [START]
    for word in words:
        while (name := waiting.pop()) in rows:
            row = rows[name].get(word.kind)
            if row is None:
                raise QueryError(
                    pointed(text, word.start, unclosed(word, words) or surprise(word, rows[name]))
                )
            waiting.extend(reversed(row))
        if name != word.kind:
            raise QueryError(
                pointed(text, word.start, unclosed(word, words) or surprise(word, [name]))
            )


def unclosed(word: Token, words: list[Token]) -> str:
    """Return which bracket is missing, if this is the end of the query."""
    waiting: list[str] = []
    for one in words if word.kind == END else ():
        if one.kind in BRACKETS:
            waiting.append(BRACKETS[one.kind])
        elif waiting and one.kind == waiting[-1]:
            waiting.pop()
    return f"{END}, but a {waiting[-1]} is missing" if waiting else ""


def surprise(word: Token, expected: Iterable[str]) -> str:
    """Return what stands where something else was expected."""
    here = END if word.kind == END else repr(word.text[:40])
    options = set(expected) - set(REFUSED)
    near = (
        get_close_matches(word.text.upper(), options, 1) if word.kind == word.text.upper() else []
    )
    if near:
        return f"{here} cannot stand here; did you mean {near[0]}?"
    named = [shown for kinds, shown in SHOWN if kinds <= options][:1]
    rest = sorted(
        options - VALUES if named else options, key=lambda option: (option.isalpha(), option)
    )
    return f"{here} cannot stand here; expected {', '.join([*named, *rest[:8]])}{' …' if len(rest) > 8 else ''}"


def prefixed(words: list[Token], text: str) -> None:
    """Refuse a prefix that neither the query declares nor we know."""
    declared = {after.text[:-1] for before, after in pairwise(words) if before.kind == "PREFIX"}
    known = declared | set(PREFIXES)
    for word in words:
        if word.kind in {"name", "prefix"} and (prefix := word.text.partition(":")[0]) not in known:
            near = get_close_matches(prefix, known, 1)
            mend = (
                f"did you mean {near[0]}:?"
                if near
                else f"begin the query with PREFIX {prefix}: <…>"
            )
            raise QueryError(pointed(text, word.start, f"unknown prefix {prefix}: — {mend}"))
