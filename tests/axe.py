"""What axe-core finds in the page that a browser shows. Its script comes in the wheel ``axe-core-python``."""

from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import pytest

from tests.browser import Browser

needs_axe = pytest.mark.skipif(
    find_spec("axe_core_python") is None, reason="axe-core is not installed"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(browser: Browser) -> list[Any]:
    """Return rule and elements of each fault; at least twenty rules must have passed, so that a blank page does not."""
    browser.evaluate((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8") + ";0")
    found, passed = browser.evaluate(
        f"axe.run(document, {{ runOnly: {RULES} }}).then((result) => ["
        " result.violations.map(({ id, nodes }) =>"
        " [id, nodes.map(({ html, failureSummary }) => html.slice(0, 160) + failureSummary)]), result.passes.length])"
    )
    assert passed > 20
    return list(found)
