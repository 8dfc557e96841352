"""Asks four plain questions of a page and counts clicks: ``python benchmarks/questions.py EXPORT/graph.html``. Needs Chromium.

The page is used as people use it, by mouse and keys. Typing into a field that a click opened is free, as is the Enter that ends it.
Printed: the question, the number of clicks, the answer in the page's words, and its first sentences. The second question is asked once
more by keys alone, from the start of the page to its first sentence: printed are the Tab stops and the other keys but for letters.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.browser import CHROMIUM, Browser

SENTENCES = 3


class Reader:
    """Somebody before the page, whose clicks are counted."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.clicks = 0

    def click(self, selector: str) -> None:
        """Click in the middle of what a selector names."""
        place = self._browser.evaluate(
            f"(({{ x, y, width, height }}) => [x + width / 2, y + height / 2])(document.querySelector({selector!r}).getBoundingClientRect())"
        )
        self._browser.click(*place)
        self.clicks += 1

    def fill(self, slot: str, words: str) -> None:
        """Open a slot of the question, type what is meant and press Enter."""
        self.click(f"#slot-{slot}")
        self._browser.type(words)
        self._browser.press("Enter")

    def search(self, words: str) -> None:
        """Type into the field for names and take the first suggestion."""
        self.click("#search")
        self._browser.type(words)
        self._browser.press("Enter")


def attacks(reader: Reader) -> None:
    """Ask for one kind of act, a country and a year."""
    reader.fill("action", "assaults")
    reader.fill("place", "in Iraq")
    reader.fill("time", "2006")


def refusals(reader: Reader) -> None:
    """Ask for what all of a country did."""
    reader.fill("source", "anybody of Iran")
    reader.fill("action", "rejects")


def pair(reader: Reader) -> None:
    """Ask for two countries, on either side."""
    reader.search("United States – North Korea")


def claims(reader: Reader) -> None:
    """Ask for what nobody but a speaker vouches for."""
    reader.search("Russia")
    reader.click(".tool-row button")
    reader.fill("says", "only according")


class Typist:
    """Somebody who has no mouse, whose Tab stops and other keys are counted."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.stops = 0
        self.keys = 0

    def press(self, key: str) -> None:
        """Press a key that is no letter."""
        self._browser.press(key)
        self.keys += 1

    def tab_to(self, selector: str, most: int = 60) -> int:
        """Press Tab until what a selector names has the focus, or holds it; return how often."""
        for stops in range(1, most + 1):
            self._browser.press("Tab")
            self.stops += 1
            if self._browser.evaluate(f"document.activeElement.closest({selector!r}) !== null"):
                return stops
        raise LookupError(f"{most} Tab stops do not lead to {selector}")

    def fill(self, slot: str, words: str) -> None:
        """Open a slot of the question, type what is meant and take it."""
        self.tab_to(f"#slot-{slot}")
        self.press("Enter")
        self._browser.type(words)
        self.press("Enter")


def by_keys(browser: Browser) -> None:
    """Ask what Iran rejected without a mouse, and print what it took."""
    typist = Typist(browser)
    typist.fill("source", "anybody of Iran")
    typist.fill("action", "rejects")
    asked = typist.stops
    typist.tab_to("#network")
    from_graph = typist.tab_to("aside")
    print(f"  by keys alone: {asked} Tab stops and {typist.keys} keys to ask; from the graph to the evidence {from_graph} Tab stops")  # fmt: skip
    print(f"  the focus is on: {browser.evaluate('document.activeElement.textContent')}")


QUESTIONS: dict[str, Callable[[Reader], None]] = {
    "Who attacked whom in Iraq in 2006?": attacks,
    "What did Iran reject?": refusals,
    "What passed between the United States and North Korea?": pair,
    "Which claims about Russia are only according to somebody?": claims,
}


def main() -> int:
    """Ask all questions and print what comes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("page", type=Path, help="graph.html of an export")
    path = parser.parse_args().page
    if CHROMIUM is None:
        parser.error("no Chromium here")
    if not path.is_file():
        parser.error(f"{path}: no such page; build the export first")
    with Browser() as browser:
        for words, ask in QUESTIONS.items():
            browser.open(path)
            reader = Reader(browser)
            ask(reader)
            print(f"\n{words}\n  {reader.clicks} clicks: ", end="")
            print(browser.evaluate("document.getElementById('headline').textContent"))
            quotes = browser.evaluate(
                f"[...document.querySelectorAll('#overview .event')].slice(0, {SENTENCES}).map((card) =>"
                " `${card.querySelector('.when').textContent}: ${card.querySelector('blockquote').textContent}`)"
            )
            print("\n".join(f"  {quote}" for quote in quotes))
            if ask is refusals:
                browser.open(path)
                by_keys(browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
