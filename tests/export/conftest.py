from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.export.page import page
from kg.graph import Graph
from tests.browser import Browser
from tests.export.page_samples import CODES, sample


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with Browser() as found:
        yield found


@pytest.fixture(scope="session")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(page(sample(), codes=CODES), encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def sample_export() -> Graph:
    return Graph.load(Path(__file__).parents[2] / "exports")


@pytest.fixture(scope="session")
def exported(sample_export: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "graph.html"
    path.write_text(page(sample_export.collection), encoding="utf-8", newline="\n")
    return path
