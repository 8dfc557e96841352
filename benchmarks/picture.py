"""Takes the pictures of the README: ``python benchmarks/picture.py exports``. Needs Chromium.

Writes beside ``graph.html`` of the export: ``graph.png`` (the first view), ``graph-evidence.png`` (the busiest actor with its
sentences), ``graph-timeline.png`` and ``graph-dark.png``.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser import CHROMIUM, Browser

BUSIEST = "const [one] = [...kgPage.actors].sort((one, other) => other.count - one.count); kgPage.select({ actor: one.index }, true); 0"
PICTURES = {  # name: address, what is done, whether it is dark
    "graph.png": ("", "", False),
    "graph-evidence.png": ("", BUSIEST, False),
    "graph-timeline.png": ("#view=timeline", "", False),
    "graph-dark.png": ("", "", True),
}
SETTLED = "new Promise((done) => setTimeout(done, 400))"


def main() -> int:
    """Write the pictures and print where they are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("export", type=Path, help="the folder of an export")
    folder = parser.parse_args().export
    if CHROMIUM is None:
        parser.error("no Chromium here")
    if not (folder / "graph.html").is_file():
        parser.error(f"{folder / 'graph.html'}: no such page; build the export first")
    with Browser() as browser:
        for name, (address, script, dark) in PICTURES.items():
            browser.open(folder / "graph.html", address, dark=dark)
            browser.evaluate(script or "0")
            browser.evaluate(SETTLED)
            browser.screenshot(folder / name)
            print(folder / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
