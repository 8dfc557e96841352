"""Counts decisions per 100 lines of function bodies: ``python benchmarks/decisions.py [PATH …]``.

A decision is an ``if``, ``for``, ``while``, conditional expression or ``except``, a comprehension's
``for`` and each of its conditions, and each ``and`` or ``or``. A body is the lines of a function
without its docstring; a function inside another belongs to the outer one. Decisions outside
functions do not count.

A row for each folder of each PATH (``kg`` unless given), with ``--modules`` for each module as
well; ``--densest N`` names the functions with most decisions. For scale: structlog 16, h11 21,
penman 25.
"""

import argparse
import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Definition = ast.FunctionDef | ast.AsyncFunctionDef

ONE_EACH = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.IfExp, ast.ExceptHandler)
HEADER = f"{'decisions':>9}  {'a function':>14}  {'':9}  {'widest':>6}  {'longest':>7}\n" + (
    f"{'per 100':>9}  {'median 90th max':>14}  {'functions':>9}  {'line':>6}  {'module':>7}"
)


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its module and name, the lines of its body, its decisions."""

    place: str
    lines: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Module:
    """A module: its file, its length and widest line, its functions."""

    path: Path
    length: int
    widest: int
    functions: tuple[Function, ...]


def decisions(node: ast.AST) -> int:
    """Return how many decisions a piece of code makes."""
    return sum(map(weight, ast.walk(node)))


def weight(node: ast.AST) -> int:
    """Return how many decisions a node is by itself; ``a and b and c`` is two."""
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    return int(isinstance(node, ONE_EACH))


def outer_functions(node: ast.AST) -> Iterator[Definition]:
    """Yield the functions below a node, none that stands inside another."""
    for below in ast.iter_child_nodes(node):
        if isinstance(below, Definition):
            yield below
        else:
            yield from outer_functions(below)


def function(path: Path, definition: Definition) -> Function:
    """Return the measures of a function."""
    body = definition.body[ast.get_docstring(definition, clean=False) is not None :]
    lines = (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1 if body else 0
    place = f"{path}:{definition.lineno} {definition.name}"
    return Function(place, lines, sum(map(decisions, body)))


def module(path: Path) -> Module:
    """Return the measures of a module."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    functions = tuple(function(path, found) for found in outer_functions(ast.parse(text)))
    return Module(path, len(lines), max(map(len, lines), default=0), functions)


def modules_of(path: Path) -> list[Module]:
    """Return the modules of a folder and the folders below, or the one module."""
    return [module(file) for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]


def by_folder(modules: Iterable[Module]) -> dict[Path, list[Module]]:
    """Return the modules of each folder, without those of the folders in it."""
    folders: dict[Path, list[Module]] = {}
    for found in modules:
        folders.setdefault(found.path.parent, []).append(found)
    return folders


def row(name: str, modules: list[Module]) -> str:
    """Return what is printed of some modules."""
    functions = [found for each in modules for found in each.functions if found.lines]
    counts = sorted(found.decisions for found in functions) or [0]
    lines = sum(found.lines for found in functions)
    density = 100 * sum(counts) / max(1, lines)
    spread = f"{median(counts):6.1f} {counts[len(counts) * 9 // 10]:4} {counts[-1]:3}"
    widest = max((each.widest for each in modules), default=0)
    longest = max((each.length for each in modules), default=0)
    return f"{density:9.1f}  {spread}  {len(functions):9}  {widest:6}  {longest:7}  {name}"


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", metavar="PATH", type=Path, nargs="*", default=[Path("kg")])
    parser.add_argument("--modules", action="store_true", help="a row for each module as well")
    parser.add_argument("--densest", type=int, default=0, metavar="N", help="name N functions")
    asked = parser.parse_args()
    missing = [str(path) for path in asked.paths if not path.exists()]
    if missing:
        parser.error(f"no such file or folder: {', '.join(missing)}")
    every = {path: modules_of(path) for path in asked.paths}
    print(HEADER)
    for path, modules in every.items():
        print(row(str(path), modules))
        folders = by_folder(modules)
        for folder, here in folders.items():
            if len(folders) > 1:
                print(row(f"  {folder}/*.py", here))
            for one in here if asked.modules else ():
                print(row(f"    {one.path.name}", [one]))
    functions = [found for modules in every.values() for one in modules for found in one.functions]
    functions.sort(key=lambda found: -found.decisions)
    for found in functions[: asked.densest]:
        print(f"{found.decisions:4} decisions in {found.lines:3} lines: {found.place}")


if __name__ == "__main__":
    main()
