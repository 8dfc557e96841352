"""Finds functions that could go: ``python benchmarks/knockout.py CACHE [--texts PATH …]``.

Each function of the reading line is replaced, one at a time, by one that gives a neutral answer
(false and true, none, nothing: by its annotation), and every text in which it is called is read
again. Printed are the functions whose loss changes the claims of no text, or of ``--at-most N``;
a claim that only has other reasons is the same.

A PATH is a folder of tests (``text`` in *.toml, lines of *.txt, sentences in *.py), a gold folder,
a folder of annotated documents, of which the test part is read, or a file of JSON lines with
``text`` and ``date``. Trees are kept in the folder CACHE, and results too: a run that was stopped
goes on where it was, as long as program, seeds and texts are the same.

The code of the function itself is exchanged, so it does not matter who has imported it under which
name or keeps it in a table. Not reached are functions inside functions, and those with an answer
that knows no neutral value; these are counted. What runs on import is not undone.
"""

import argparse
import ast
import hashlib
import importlib
import inspect
import json
import pkgutil
import random
import re
import signal
import sys
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType, NoneType
from typing import Any, get_args, get_origin, get_type_hints

from spacy.tokens import Doc, DocBin

from kg import data
from kg.annotations import texts as annotated
from kg.articles.read import article_id
from kg.claims import read
from kg.english.load import load as load_english
from kg.lexicon.load import Lexicon
from kg.lexicon.load import load as load_lexicon
from kg.score import gold_articles
from kg.sentence import tree
from kg.types import Article

ROOMS = (
    "kg.sentence",
    "kg.mentions",
    "kg.propose",
    "kg.reality",
    "kg.dating",
    "kg.places",
    "kg.claims",
)
MONDAY = date(2020, 8, 31)
SENTENCE = re.compile(r"[A-Z“\"].*\s.*\s.*[.?!”\"]\s*", re.DOTALL)
KEPT = ("HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE")
SLOWEST = 5.0  # seconds; a condition that is always true may never end
OPPOSITE = {"False": "True", "True": "False"}
NEUTRAL: dict[Any, tuple[str, ...]] = {
    bool: ("False", "True"),
    NoneType: ("None",),
    str: ("''",),
    int: ("0",),
    float: ("0.0",),
    list: ("[]",),
    dict: ("{}",),
    set: ("set()",),
    frozenset: ("frozenset()",),
    Set: ("frozenset()",),
    Mapping: ("{}",),
    Iterable: ("()",),
    Sequence: ("()",),
    Collection: ("()",),
    Iterator: ("iter(())",),
}


class Endless(BaseException):
    """A reading took too long; no ``except Exception`` of the program may catch it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as parsed, and where it comes from."""

    origin: str
    doc: Doc
    article: Article


@dataclass(frozen=True, slots=True)
class Loss:
    """How many texts of each origin change when a function gives one answer always."""

    function: str
    answer: str
    changed: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many texts change."""
        return sum(self.changed.values())


def told(path: Path) -> Iterator[tuple[str, date | None]]:
    """Yield the texts at a path, each with its day."""
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield record["text"], date.fromisoformat(record["date"]) if record.get("date") else None
    elif (path / "docs").is_dir():
        for found in annotated(path):
            if found.part == "test":
                yield found.text, found.published
    elif (path / "metadata.json").is_file():
        for _, article in gold_articles(path):
            yield article.text, article.published
    else:
        yield from tested(path)


def tested(folder: Path) -> Iterator[tuple[str, date | None]]:
    """Yield the texts in a folder of tests."""
    for file in sorted(folder.rglob("*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8")).get("sentence", []):
            if "text" in case:
                yield case["text"], case.get("published", MONDAY)
    for file in sorted(folder.rglob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if SENTENCE.fullmatch(line):
                yield line, MONDAY
    for file in sorted(folder.rglob("test_*.py")):
        nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
        docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            words = node.value if isinstance(node, ast.Constant) else None
            if isinstance(words, str) and SENTENCE.fullmatch(words) and id(node) not in docstrings:
                yield words, MONDAY


def digest(parts: Iterable[bytes]) -> str:
    """Return a name for some bytes."""
    found = hashlib.sha256()
    for part in parts:
        found.update(hashlib.sha256(part).digest())
    return found.hexdigest()[:16]


def sources(*folders: Path) -> Iterator[bytes]:
    """Yield the contents of all files in folders, those that Python compiles left out."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.read_bytes()


def texts_of(path: Path, cache: Path) -> list[Text]:
    """Return the texts at a path; trees that are not in the cache are made and put there."""
    wanted = list(dict.fromkeys(told(path)))
    english = load_english()
    model = sources(Path(sys.modules[load_english.__module__].__file__ or "").parent)
    kept = cache / f"{digest([*model, *(text.encode() for text, _ in wanted)])}.spacy"
    if not kept.is_file():
        docs = english.pipe(text for text, _ in wanted)
        DocBin(attrs=KEPT, docs=docs, store_user_data=True).to_disk(kept)  # what the reader sees
    parsed = DocBin().from_disk(kept).get_docs(english.vocab)
    articles = (Article(article_id(text, None), text, published=day) for text, day in wanted)
    return [Text(path.name, *both) for both in zip(parsed, articles, strict=True)]


def modules(names: Iterable[str]) -> Iterator[ModuleType]:
    """Yield modules, and those in packages."""
    for name in names:
        found = importlib.import_module(name)
        yield found
        for below in pkgutil.walk_packages(getattr(found, "__path__", ()), f"{name}."):
            yield importlib.import_module(below.name)


def plain(thing: object) -> object:
    """Return the function under a cache, a property or a method that needs no object."""
    if isinstance(thing, property):
        return thing.fget
    if isinstance(thing, cached_property):
        return thing.func
    if isinstance(thing, staticmethod | classmethod):
        return thing.__func__
    return inspect.unwrap(thing) if callable(thing) else thing


def functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """Yield the functions that a module and its classes define."""
    known = vars(module).values()
    own = [thing for thing in known if getattr(thing, "__module__", "") == module.__name__]
    members = [member for thing in own if inspect.isclass(thing) for member in vars(thing).values()]
    for found in map(plain, [*own, *members]):
        if not isinstance(found, FunctionType) or found.__name__.startswith(("__", "<")):
            continue
        if found.__code__.co_filename == module.__file__:
            yield f"{module.__name__}.{found.__qualname__}", found


def neutral(function: FunctionType) -> tuple[str, ...]:
    """Return the neutral answers of a function as expressions; none where there are none."""
    try:
        return neutral_values(get_type_hints(function).get("return"))
    except NameError:  # the type is imported for type checkers alone
        return ()


def neutral_values(hint: object) -> tuple[str, ...]:
    """Return the neutral values of a type."""
    parts = get_args(hint)
    if NoneType in parts:
        return NEUTRAL[NoneType]
    if get_origin(hint) is not tuple:
        return NEUTRAL.get(get_origin(hint) or hint, ())
    if Ellipsis in parts:
        return ("()",)
    values = [neutral_values(part)[:1] for part in parts]
    return (f"({', '.join(value for (value,) in values)},)",) if all(values) else ()


@contextmanager
def replaced(function: FunctionType, answer: str) -> Iterator[None]:
    """Let a function give one answer always."""
    before = function.__code__
    function.__code__ = eval(f"lambda *_, **__: {answer}").__code__
    try:
        yield
    finally:
        function.__code__ = before


def facts(record: object) -> object:
    """Return a record as plain values without the reasons in it."""
    if isinstance(record, tuple):
        return tuple(map(facts, record))
    if not is_dataclass(record):
        return record
    return tuple(facts(getattr(record, f.name)) for f in fields(record) if f.name != "because")


def forget(doc: Doc) -> None:
    """Take from a Doc what was answered about its tree, or a lost function would not be missed."""
    for name in [name for name in doc.user_data if str(name).startswith(f"{tree.__package__}.")]:
        del doc.user_data[name]


def claims(text: Text, lexicon: Lexicon, caches: Iterable[Any]) -> object:
    """Return what is claimed in a text, or what goes wrong there."""
    forget(text.doc)
    for each in caches:
        each.cache_clear()
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOWEST)
    try:
        return facts(read(text.doc, text.article, lexicon).claims)
    except Exception as error:  # noqa: BLE001  # any failure is a change
        return type(error).__name__
    except Endless:
        return "no end"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def called(text: Text, lexicon: Lexicon, caches: Iterable[Any]) -> set[tuple[CodeType, str]]:
    """Return the code that runs when a text is read, with the truth values that it answers."""
    found: set[tuple[CodeType, str]] = set()

    def note(frame: FrameType, event: str, answer: object) -> None:
        if event == "call":
            found.add((frame.f_code, ""))
        elif event == "return" and isinstance(answer, bool):
            found.add((frame.f_code, str(answer)))

    sys.setprofile(note)
    try:
        claims(text, lexicon, caches)
    finally:
        sys.setprofile(None)
    return found


class Trial:
    """The texts with the claims they give, and the texts for which each function is called.

    Who calls whom is kept in a file: to find it takes longer than to read.
    """

    def __init__(self, texts: list[Text], here: list[ModuleType], calls: Path) -> None:
        self.lexicon = load_lexicon()
        known = (thing for one in here for thing in vars(one).values())
        self.caches = [thing for thing in known if hasattr(thing, "cache_clear")]
        self.named = dict(found for module in here for found in functions(module))
        self.texts = sorted(texts, key=lambda text: len(text.doc))
        self.right = [claims(text, self.lexicon, self.caches) for text in self.texts]
        if not calls.is_file():
            calls.write_text(json.dumps(self.traced()), encoding="utf-8")
        self.places: dict[str, dict[str, list[int]]] = json.loads(calls.read_text("utf-8"))

    def traced(self) -> dict[str, dict[str, list[int]]]:
        """Return where each function is called, by what it is to answer instead.

        One that answers true or false is only tried where it answers otherwise.
        """
        found: dict[str, dict[str, list[int]]] = {}
        ran = [called(text, self.lexicon, self.caches) for text in self.texts]
        for name, function in self.named.items():
            for answer in neutral(function):
                wanted = (function.__code__, OPPOSITE.get(answer, ""))
                where = [place for place, events in enumerate(ran) if wanted in events]
                found.setdefault(name, {})[answer] = where
        return found

    def idle(self, name: str) -> bool:
        """Return whether a function is never called, or always answers the same."""
        return not all(self.places[name].values())

    def without(self, name: str, answer: str, at_most: int) -> Loss:
        """Return what changes without a function; counting stops once more than ``at_most`` do."""
        changed: Counter[str] = Counter()
        with replaced(self.named[name], answer):
            for place in self.places[name][answer]:
                text = self.texts[place]
                if claims(text, self.lexicon, self.caches) != self.right[place]:
                    changed[text.origin] += 1
                if changed.total() > at_most:
                    break
        return Loss(name, answer, changed)

    def least(self, name: str, at_most: int) -> Loss:
        """Return the loss by the neutral answer that changes least."""
        losses = (self.without(name, answer, at_most) for answer in neutral(self.named[name]))
        return min(losses, key=lambda loss: loss.total)


def line(loss: Loss) -> str:
    """Return a loss as a line of JSON."""
    row = {"function": loss.function, "answer": loss.answer, "changed": dict(loss.changed)}
    return json.dumps(row) + "\n"


def known(path: Path) -> dict[str, Loss]:
    """Return the results of an earlier run; a line that it was stopped in is left out."""
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.is_file() else []
    whole = [json.loads(row) for row in rows if row.endswith("\n")]
    return {row["function"]: Loss(**row) for row in whole}


def tried(trial: Trial, names: list[str], at_most: int, path: Path) -> Iterator[Loss]:
    """Yield the losses by function; each is kept as soon as it is known."""
    earlier = known(path)
    path.write_text("".join(map(line, earlier.values())), encoding="utf-8")
    with path.open("a", encoding="utf-8") as file:
        for number, name in enumerate(names, start=1):
            loss = earlier.get(name) or trial.least(name, at_most)
            if name not in earlier:
                file.write(line(loss))
                file.flush()
            if sys.stderr.isatty():
                print(f"\r{number}/{len(names)} ", end="", file=sys.stderr)
            yield loss


def report(losses: list[Loss], origins: list[str], at_most: int) -> Iterator[str]:
    """Yield the functions whose loss changes few texts, those that change least first."""
    few = [loss for loss in losses if loss.total <= at_most]
    widths = [max(8, len(origin)) for origin in origins]
    titles = (f"{name:>{width}}" for name, width in zip(origins, widths, strict=True))
    yield f"changed: {' '.join(titles)}"
    for loss in sorted(few, key=lambda loss: (loss.total, loss.function)):
        counts = [loss.changed.get(name, 0) for name in origins]
        row = " ".join(f"{count:{width}}" for count, width in zip(counts, widths, strict=True))
        yield f"{'':9}{row}  {loss.function} = {loss.answer}"
    nothing = sum(not loss.total for loss in few)
    yield f"{len(losses)} tried: {nothing} change nothing, {len(few)} at most {at_most} texts"


def main() -> None:
    """Print what could go."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("cache", type=Path, help="a folder for trees and results")
    parser.add_argument("--texts", metavar="PATH", type=Path, nargs="+", default=[Path("tests")])
    parser.add_argument("--rooms", metavar="MODULE", nargs="+", default=ROOMS)
    parser.add_argument("--at-most", metavar="N", type=int, default=0, help="texts that may change")
    parser.add_argument("--sample", metavar="N", type=int, help="draw N functions")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    missing = [str(path) for path in asked.texts if not path.exists()]
    if missing:
        parser.error(f"no such file or folder: {', '.join(missing)}")
    asked.cache.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGVTALRM, ended)
    texts = [text for path in asked.texts for text in texts_of(path, asked.cache)]
    here = list(modules(asked.rooms))
    program = Path(sys.modules["kg"].__file__ or "").parent
    strings = [*(text.article.text for text in texts), *(one.__name__ for one in here)]
    state = digest([*sources(program, data.seeds()), *map(str.encode, strings)])
    trial = Trial(texts, here, asked.cache / f"{state}-calls.json")
    answering = sorted(name for name, function in trial.named.items() if neutral(function))
    idle = [name for name in answering if trial.idle(name)]
    names = [name for name in answering if not trial.idle(name)]
    if asked.sample is not None:
        names = sorted(random.Random(asked.seed).sample(names, min(asked.sample, len(names))))
    path = asked.cache / f"{state}-{asked.at_most}.jsonl"
    losses = list(tried(trial, names, asked.at_most, path))
    print(*report(losses, [path.name for path in asked.texts], asked.at_most), sep="\n")
    print(f"{len(trial.named) - len(answering)} have no neutral answer")
    print(f"never called, or one answer always: {', '.join(idle) or 'none'}")


def ended(_number: int, _frame: FrameType | None) -> None:
    """End a reading that takes too long."""
    raise Endless


if __name__ == "__main__":
    main()
