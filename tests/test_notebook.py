"""The graph shows itself in a notebook that is really executed, in a frame that reaches nothing outside it."""

import os
from pathlib import Path

import pytest

from tests.browser import Browser
from tests.export.page_samples import SAMPLE, needs_browser

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")
pytest.importorskip("ipykernel")
ROOT = Path(__file__).parent.parent
CELL = "from kg.graph import Graph\nfrom tests.export.page_samples import sample\nGraph(sample())"


@pytest.fixture(scope="module")
def shown() -> str:
    """Return what a notebook shows for a graph."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}
    )
    client.execute(env=surroundings)
    (output,) = notebook.cells[0].outputs
    assert "Graph(27 events" in output["data"]["text/plain"]
    return str(output["data"]["text/html"])


def test_a_notebook_has_a_table_and_a_closed_frame(shown: str):
    assert shown.count("<tr>") == 11
    assert (
        'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"'
        in shown
    )
    assert shown.count("<iframe") == 1


@pytest.mark.browser
@needs_browser
def test_the_page_lives_in_the_frame_and_cannot_leave_it(shown: str, tmp_path: Path):
    path = tmp_path / "notebook.html"
    path.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><body><p id=secret>secret</p>{shown}", encoding="utf-8"
    )
    with Browser() as browser:
        browser.open(path, ready="document.readyState === 'complete'")
        assert browser.evaluate("document.querySelector('iframe').contentDocument") is None
        inside = framed(browser)
        browser.enter(inside)
        browser.wait_for("document.documentElement?.dataset.ready === 'true'")
        assert browser.evaluate("document.querySelectorAll('#events tbody tr').length") == len(
            SAMPLE
        )
        browser.evaluate("document.querySelector('#events tbody button').click()")
        assert browser.evaluate("document.querySelectorAll('#evidence .claim').length") == 1
        with pytest.raises(RuntimeError, match="SecurityError"):
            browser.evaluate("parent.document.getElementById('secret').textContent")
        with pytest.raises(RuntimeError, match="SecurityError"):
            browser.evaluate("document.cookie")


def framed(browser: Browser) -> str:
    """Return the target of the frame; it runs in a process of its own."""
    targets = browser.call("Target.getTargets")["targetInfos"]
    return str(
        next(
            target["targetId"]
            for target in targets
            if target["type"] == "iframe" and target["url"] == "about:srcdoc"
        )
    )
