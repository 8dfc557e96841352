"""The order of ARCHITECTURE.md: a module uses only what stands above it in the table."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.sentence import labels

ROOT = Path(__file__).parent.parent
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (ROOT / "kg").rglob("*.py")
}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in FILES.items()}
TABLE = re.findall(
    r"^\| `([a-z_]+)(?:\.py|/)` \|", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE
)

READING = (
    "kg.sentence.",
    "kg.mentions.",
    "kg.propose.",
    "kg.reality.",
    "kg.dating.",
    "kg.places.",
    "kg.claims",
)  # what knows a sentence
ALLOWED = {  # a library, and the modules that may import it
    "spacy": ("kg.english.", *READING),
    "onnxruntime": ("kg.english.network",),
    "numpy": ("kg.english.", "kg.export.layout", "kg.export.layout_groups"),
    "rdflib": (
        "kg.ontology",
        "kg.rdf.",
        "kg.export.turtle",
        "kg.query.",
        "kg.graph",
    ),
    "pyoxigraph": ("kg.rdf.terms", "kg.query."),
    "networkx": ("kg.network", "kg.export.drawing", "kg.export.graphml", "kg.export.layout"),
    "pandas": ("kg.export.tables", "kg.graph"),
    "pyvis": ("kg.export.page",),
    "jinja2": ("kg.export.page",),
    "pyarrow": ("kg.export.parquet", "kg.articles.parquet_files", "kg.corpus.arrow"),
    "ray": ("kg.corpus.ray",),
    "lxml": ("kg.articles.html", "kg.articles.xml"),
    "trafilatura": ("kg.articles.html",),
    "pypdfium2": ("kg.articles.pdf",),
    "py3langid": ("kg.articles.languages",),
    "feedparser": ("kg.articles.feeds",),
    "striprtf": ("kg.articles.rtf",),
    "warcio": ("kg.articles.warc",),
    "email": ("kg.articles.mail", "kg.serve."),
    "zipfile": ("kg.articles.",),
    "tarfile": ("kg.articles.",),
    "http": ("kg.serve.",),
    "socketserver": ("kg.serve.",),
    "pyshacl": ("kg.check",),
    "subprocess": ("kg.score",),
    "multiprocessing": ("kg.query.child", "kg.corpus.workers"),
    "webbrowser": ("kg.commands",),
    "shtab": ("kg.commands",),
    "argparse": ("kg.cli", "kg.commands", "kg.making", "kg.options"),
}
READERS = (  # where files are opened
    "kg.cli", "kg.commands", "kg.making", "kg.articles.", "kg.data", "kg.english.", "kg.gazetteer.", "kg.lexicon.", "kg.ontology",
    "kg.export.folder", "kg.export.page_sparql",
    "kg.export.countries", "kg.export.page", "kg.graph", "kg.score", "kg.check", "kg.query.child", "kg.query.questions",
    "kg.query.prepared", "kg.query.renewed",
    "kg.serve.server", "kg.annotations", "kg.corpus.shards", "kg.corpus.keys", "kg.corpus.held",
    "kg.corpus.unchanged", "kg.corpus.found",
)  # fmt: skip
TOUCHES = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "unlink", "mkdir",
    "rmdir", "rename",
}  # fmt: skip


def is_typing_only(node: ast.AST) -> bool:
    """Return whether a block is there for type checkers alone."""
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


def imports(tree: ast.AST, typing_too: bool = True) -> Iterator[str]:
    """Yield the full name of everything that a module imports, at its top and inside functions."""
    for node in ast.iter_child_nodes(tree):
        if is_typing_only(node) and not typing_too:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from imports(node, typing_too)


def module_of(name: str) -> str:
    """Return the module of ours that an imported name stands in."""
    return name if name in FILES else name.rpartition(".")[0]


def uses(module: str, typing_too: bool = True) -> set[str]:
    """Return the modules of ours that a module uses."""
    return {
        module_of(name) for name in imports(TREES[module], typing_too) if name.split(".")[0] == "kg"
    }


def room(module: str) -> str:
    """Return the row of the table that a module belongs to."""
    return module.split(".")[1] if "." in module else "kg"


def within(module: str, places: tuple[str, ...]) -> bool:
    return any(
        module == place or (place.endswith(".") and (module + ".").startswith(place))
        for place in places
    )


def test_the_table_names_every_module():
    rooms = {room(module) for module in FILES} - {"kg"}
    assert sorted(TABLE) == sorted(rooms)


@pytest.mark.parametrize("module", [module for module in FILES if module != "kg"])
def test_a_module_uses_only_what_stands_above_it(module):
    own = TABLE.index(room(module))
    for used in uses(module) - {"kg"}:
        assert TABLE.index(room(used)) <= own, f"{module} uses {used}, which stands below it"


def test_only_the_command_line_asks_the_package_itself():
    assert [module for module in FILES if "kg" in uses(module)] == ["kg.cli"]


def test_no_circles():
    left = {module: uses(module, typing_too=False) - {module} for module in FILES if module != "kg"}
    while free := [module for module, used in left.items() if not used & set(left)]:
        for module in free:
            del left[module]
    assert not left


@pytest.mark.parametrize("module", FILES)
def test_a_library_is_used_only_where_it_belongs(module):
    for name in imports(TREES[module]):
        library = name.split(".")[0]
        assert library not in ALLOWED or within(module, ALLOWED[library]), (
            f"{module} uses {library}"
        )


@pytest.mark.parametrize(
    "module",
    [
        "kg.events",
        "kg.rdf",
        "kg.network",
        "kg.export",
        "kg.query",
        "kg.graph",
        "kg.lexicon",
        "kg.ontology",
        "kg.articles",
    ],
)
def test_what_stands_behind_the_claims_never_reaches_spacy(module):
    reached: set[str] = set()
    waiting = [name for name in FILES if name == module or name.startswith(f"{module}.")]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += uses(name) & set(FILES) - {"kg"}
    assert not [name for name in reached if within(name, ("kg.english.", *READING))]


def test_the_graph_loads_rdflib_and_pandas_for_types_alone():
    libraries = {name.split(".")[0] for name in imports(TREES["kg.graph"], typing_too=False)}
    assert not libraries & {"rdflib", "pandas", "networkx"}


@pytest.mark.parametrize("module", [module for module in FILES if not within(module, READERS)])
def test_files_are_touched_only_where_they_may_be(module):
    called = [node.func for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)]
    names = {
        func.attr
        if isinstance(func, ast.Attribute)
        else func.id
        if isinstance(func, ast.Name)
        else ""
        for func in called
    }
    assert not names & TOUCHES


@pytest.mark.parametrize(
    "module",
    [one for one in FILES if one not in ("kg.cli", "kg.commands", "kg.making", "kg.reports")],
)
def test_only_the_command_line_prints(module):
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in {("sys", "stdout"), ("sys", "stderr")}


@pytest.mark.parametrize("module", FILES)
def test_a_module_says_first_what_it_is(module):
    assert ast.get_docstring(TREES[module])


LABELS = frozenset(
    value for name, value in vars(labels).items() if name.isupper() and isinstance(value, str)
)
ENGLISH_TOO = frozenset(  # plain words as well
    "case mark list root flat fixed compound discourse vocative orphan dep det dislocated".split()
)
ASKS = {"children", "child", "has", "marked", "spelled", "tagged"}  # functions that take labels


def label_places(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what stands where a label is meant: compared with ``dep_``, or handed to a question of the tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(side, ast.Attribute) and side.attr == "dep_" for side in sides):
                yield from sides
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKS:
            yield from node.args[1:]


def strings(node: ast.AST) -> set[str]:
    """Return the words of all strings in a piece of code, docstrings apart."""
    texts = {
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }
    return {text for text in texts if " " not in text} | {
        word for text in texts if set(text.split()) <= LABELS for word in text.split()
    }


@pytest.mark.parametrize(
    "module", [module for module in FILES if not within(module, ("kg.sentence.", "kg.english."))]
)
def test_only_the_room_of_sentences_spells_the_labels(module):
    meant = {word for place in label_places(TREES[module]) for word in strings(place)}
    assert not meant & LABELS
    assert not strings(TREES[module]) & (LABELS - ENGLISH_TOO)
