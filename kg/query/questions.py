"""Named questions and their parameters. Knows the comments of ``ontology/queries/*.rq``; never knows a graph.

The first line is ``# title: …``; a line ``# parameter: NAME: what it is`` says that ``?NAME`` may be given a value.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg import data
from kg.errors import QueryError, UsageError
from kg.ontology import PREFIXES
from kg.query.tokens import Token, tokens
from kg.rdf.terms import SAFE, Terms, plain

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
COMMENT = re.compile(r"^#[ \t]*(title|parameter):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
IRI = re.compile(r'<[^\x00-\x20<>"{}|^`\\]*>|https?://[^\x00-\x20<>"{}|^`\\]*')
DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
NUMBER = re.compile(r"[+-]?(0|[1-9]\d*)(\.\d+)?", re.ASCII)  # "010" is a code
QUOTED = re.compile(r'"(.*)"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a question that may be given a value, and what it is."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query with a name, from ``ontology/queries``."""

    name: str
    title: str
    text: str
    parameters: tuple[Parameter, ...] = ()


def questions() -> tuple[Question, ...]:
    """Return the named questions, by name."""
    paths = sorted((data.ontology() / "queries").glob("*.rq"))
    return tuple(question(path.stem, path.read_text("utf-8")) for path in paths)


def text_of(asked: str) -> str:
    """Return the query that somebody asks: of a file, of a named question, or as written."""
    if asked.endswith(".rq"):
        try:
            return Path(asked).read_text(encoding="utf-8")
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or "not UTF-8"
            raise UsageError(f"{asked}: no query can be read there ({reason})") from error
    named = {known.name: known.text for known in questions()}
    if len(asked.split()) > 1 or "{" in asked or asked in named:
        return named.get(asked, asked)
    near = get_close_matches(asked, list(named), 1)
    mend = f", did you mean '{near[0]}'?" if near else ";"
    raise UsageError(
        f"no question '{asked}'{mend} without a question, 'kg query DIR' lists those with a name"
    )


def values_of(given: Iterable[str]) -> dict[str, str]:
    """Return values by the name of their variable, from texts such as ``actor=Mali``."""
    found = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise UsageError(f"--with {text}: write NAME=VALUE, such as --with actor=Mali")
        found[name.lstrip("?$")] = value
    return found


def first_value(text: str, value: str) -> dict[str, str]:
    """Return a value for the first parameter of a question: of "in-place Mosul" for the place."""
    known = question("", text).parameters
    if not known:
        raise UsageError(f"the question takes no value, but '{value}' is given")
    return {known[0].name: value}


def question(name: str, text: str) -> Question:
    r"""Return a question, with what its comments say.

    >>> question("by", "# title: Who did what\n# parameter: actor: the name of an actor\nSELECT …").parameters
    (Parameter(name='actor', meaning='the name of an actor'),)
    """
    found = COMMENT.findall(text)
    title = next((value for key, value in found if key == "title"), "")
    parts = [value.partition(":") for key, value in found if key == "parameter"]
    return Question(
        name,
        title,
        text,
        tuple(Parameter(name.strip().lstrip("?$"), meaning.strip()) for name, _, meaning in parts),
    )


def with_values(text: str, values: Mapping[str, str | tuple[str, ...]]) -> str:
    r"""Return a query whose parameters have values, by VALUES at the start of its pattern; several are names, any of which will do.

    Only a variable that a comment declares takes a value: one that is bound in an OPTIONAL alone would keep the value where nothing
    matches it, and the answer would say what no article says.

    >>> with_values("# parameter: o: what\nSELECT * { ?s ?p ?o }", {"o": "Mali"})
    '# parameter: o: what\nSELECT * { VALUES ?o { "Mali" } ?s ?p ?o }'
    """
    if not values:
        return text
    known = [parameter.name for parameter in question("", text).parameters]
    for name in values:
        if name not in known or not NAME.fullmatch(name):
            raise QueryError(
                f"the question takes no value for ?{name}; it takes {', '.join('?' + one for one in known) or 'none'}"
            )
    place = pattern_start(list(tokens(text)))
    given = "".join(f" VALUES ?{name} {{ {terms(value)} }}" for name, value in values.items())
    return text[:place] + given + text[place:]


def pattern_start(words: list[Token]) -> int:
    """Return where the outermost pattern of a query begins, after its bracket."""
    templates = any(word.kind == "CONSTRUCT" for word in words)
    depth = 0
    for before, word in zip([words[0], *words], words, strict=False):
        outer = depth == 0 and word.kind == "{"
        depth += (word.kind == "{") - (word.kind == "}")
        if outer and templates and before.kind == "CONSTRUCT":
            templates = False  # this bracket holds the template
        elif outer:
            return word.start + 1
    raise QueryError("the query has no pattern in which a value could stand")


def terms(value: str | tuple[str, ...]) -> str:
    """Return a value, or several names, as SPARQL writes them."""
    return term(value) if isinstance(value, str) else " ".join(map(plain, value))


def is_bare(value: str) -> bool:
    """Return whether a value is a string without quotation marks."""
    return term(value) == plain(value)


def term(value: str) -> str:
    """Return a value as SPARQL writes it: an IRI or a name with one of our prefixes, a date, a number, else a string.

    What stands between quotation marks is a string in any case.

    >>> term("2020-08-31"), term("Mali"), term("actor:wd-Q912")
    ('"2020-08-31"^^<http://www.w3.org/2001/XMLSchema#date>', '"Mali"', '<https://w3id.org/polkg/actor/wd-Q912>')
    """
    if IRI.fullmatch(value):
        return f"<{value.strip('<>')}>"
    prefix, _, local = value.partition(":")
    if prefix in PREFIXES and SAFE.fullmatch(local):
        return f"<{PREFIXES[prefix]}{local}>"
    if DATE.fullmatch(value):
        return f'"{value}"^^{XSD.date}'
    quoted = QUOTED.fullmatch(value)
    return value if NUMBER.fullmatch(value) else plain(quoted[1] if quoted else value)


XSD = Terms(PREFIXES["xsd"])
