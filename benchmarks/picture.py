"""Takes the picture of the README: ``python benchmarks/picture.py exports/graph.html exports/graph.png``. Needs Chromium."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1")
WINDOW = "--window-size=1440,900"
PATIENCE = "--virtual-time-budget=5000"  # milliseconds that the page may take, on its own clock


def main() -> int:
    """Write the picture and print where it is."""
    parser = argparse.ArgumentParser(description="Take a picture of the page of an export.")
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    chosen = parser.parse_args()
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        parser.error("no Chromium here")
    if not chosen.page.is_file():
        parser.error(f"{chosen.page}: no such page")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        target = chosen.picture.resolve()
        command = [browser, *FLAGS, WINDOW, PATIENCE, f"--user-data-dir={profile}", f"--screenshot={target}"]
        subprocess.run([*command, chosen.page.resolve().as_uri()], check=True, capture_output=True, timeout=120)
    print(chosen.picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
