"""A text four times as long takes four times as long: nothing that is done for each word, mention or
act goes through the whole article. (``benchmarks/length.py`` measures it.)
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOMS = Path(__file__).parent.parent / "kg"
ONCE = {  # what goes through a whole article, and is called once for it
    "mentions/book.py": {"numbers", "names"},
    "mentions/coreference.py": {"resolve"},
    "mentions/find.py": {"find"},
    "mentions/hedges.py": {"set_apart", "carry_on"},
    "mentions/homonyms.py": {"told_apart", "__init__"},
    "mentions/names.py": {
        "proper_names", "nationality_words", "halves", "acronyms", "countries_spoken_of",
        "countries_named",
    },
    "mentions/people.py": {"countries_told", "landed"},
    "mentions/place_names.py": {"places_apart", "countries_spoken", "located"},
    "places/atlas.py": {"__init__", "countries_told", "regions_told"},
    "places/beside.py": {"capitals_told"},
    "places/played.py": {"playing", "told_by_name"},
    "mentions/quotations.py": {"spans"},
    "propose/learned.py": {"propose", "learned"},
    "propose/window.py": {"__init__"},
    "propose/patterns/proposer.py": {"patterns", "propose"},
    "dating/acts.py": {"__init__"},
    "dating/attachment.py": {"attach"},
    "dating/scenes.py": {"__init__"},
    "dating/timeline.py": {"__init__"},
    "sentence/tree.py": {"table_of"},
}  # fmt: skip
WHOLE = {"doc", "mentions.doc", "story.doc", "self.doc"}
TABLES = {"by_head", "nationalities", "places", "sentences"}
WRAPPING = {"list", "tuple", "set", "sorted", "enumerate", "reversed", "iter", "map", "filter"}
PARTS = {"text", "sents", "ents", "items", "values", "keys"}


def is_whole(node: ast.AST, whole: set[str]) -> bool:
    """Return whether an expression is a Doc, its text or sentences, or all mentions of an article."""
    if isinstance(node, ast.Attribute):
        return (
            ast.unparse(node) in whole
            or node.attr in TABLES
            or (node.attr in PARTS and is_whole(node.value, whole))
        )
    if isinstance(node, ast.Call):
        wraps = isinstance(node.func, ast.Name) and node.func.id in WRAPPING
        return is_whole(node.func, whole) or (
            wraps and any(is_whole(one, whole) for one in node.args)
        )
    return isinstance(node, ast.Name) and node.id in whole


def goes_through_all(function: ast.FunctionDef) -> bool:
    """Return whether a function has a loop over a whole article, or takes its whole text."""
    named = {arg.arg for arg in function.args.args if arg.annotation is not None
             and ast.unparse(arg.annotation) == "list[Name]"}  # fmt: skip
    whole = WHOLE | named
    nodes = list(ast.walk(function))
    loops = [node.iter for node in nodes if isinstance(node, ast.For | ast.comprehension)]
    texts = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr == "text"]
    return any(is_whole(node, whole) for node in (*loops, *texts))


def found(path: Path) -> Iterator[str]:
    """Yield the functions of a module that go through a whole article."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and goes_through_all(node):
            yield node.name


def test_only_what_is_called_once_goes_through_a_whole_article():
    rooms = ("mentions", "propose", "reality", "dating", "sentence", "places")
    paths = [path for room in rooms for path in sorted((ROOMS / room).rglob("*.py"))]
    scanning = {path.relative_to(ROOMS).as_posix(): set(found(path)) for path in paths}
    assert {path: names for path, names in scanning.items() if names} == ONCE


def test_a_step_that_looks_at_each_word_for_each_mention_is_noticed():
    steps = (
        "[word for word in mentions.doc if word.idx < mention.start]",
        "[one for one in sorted(mentions.by_head.values()) if one.start < mention.start]",
        "mentions.doc.text[mention.end :]",
        "[word for word in mentions.doc[mention.start : mention.end]]",
        "mentions.doc[mention.start].text",
    )
    functions = [ast.parse(f"def step(mention, mentions):\n    return {one}").body for one in steps]
    noticed = [goes_through_all(one) for (one,) in functions if isinstance(one, ast.FunctionDef)]
    assert noticed == [True, True, True, False, False]
