"""Tells what the first view of a page shows: ``python benchmarks/first_view.py EXPORT/graph.html``. Needs Chromium.

For each width of the window: groups and actors on the canvas, how many of them have their names there, how many names lie over another,
and how much of what could be seen is: the share of the events with two named sides that an arrow or ribbon in view stands for.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser import CHROMIUM, Browser

WINDOWS = ((1440, 900), (1024, 768), (390, 844))
SEEN = """(() => {
  const names = kgPage.names(), meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const over = names.filter((one, at) => names.slice(at + 1).some((other) => meet(one, other))).length;
  const lines = [...kgPage.ribbons().map((ribbon) => [...ribbon.events.keys()]), ...kgPage.arrowsDrawn().map((arrow) => arrow.events)];
  const possible = kgPage.events.filter((event) => event.sources.length && event.targets.length).length;
  return [kgPage.network.body.data.nodes.length, names.length, over, lines.length, new Set(lines.flat()).size, possible];
})()"""


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("page", type=Path, help="graph.html of an export")
    parser.add_argument("--address", default="", help="a view, as the address of the page has it")
    given = parser.parse_args()
    if CHROMIUM is None:
        parser.error("no Chromium here")
    if not given.page.is_file():
        parser.error(f"{given.page}: no such page; build the export first")
    print(
        "| window | drawn | named | names over another | lines | events seen | of those with two sides |"
    )
    print("|---|---|---|---|---|---|---|")
    with Browser() as browser:
        for width, height in WINDOWS:
            browser.open(given.page, given.address, width=width, height=height)
            drawn, named, over, lines, seen, possible = browser.evaluate(SEEN)
            share = f"{seen / possible:.0%} of {possible:,}" if possible else "none"
            print(
                f"| {width} × {height} | {drawn} | {named} | {over} | {lines} | {seen:,} | {share} |"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
