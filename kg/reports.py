"""What is said to people on the way: refusals, remarks, progress. Never knows what is done.

All of it goes to standard error.
"""

import sys
from collections.abc import Sequence
from datetime import timedelta
from time import monotonic
from traceback import format_exception

from kg.articles.problems import left_out
from kg.errors import InputError
from kg.salvage import Note

MOST_REMARKS, MOST_ERRORS = 5, 50
MINUTE, BLINK = 60.0, 0.1  # seconds


def say(line: str) -> None:
    """Print a line for people, in place of a line of progress."""
    over()
    print(line, file=sys.stderr)


class Refusals:
    """Reports what cannot be read and what is read with a doubt, each once, and counts what was left out."""

    def __init__(self, verbose: bool = False) -> None:
        self.count = 0
        self.verbose = verbose
        self.errors: list[InputError] = []
        self.remarks: list[str] = []

    def __call__(self, error: InputError) -> None:
        """Report a broken input; one that is whole but no article in English is only counted."""
        self.errors.append(error)
        if not error.kind:
            self.count += 1
            if self.verbose or self.count <= MOST_ERRORS:
                say(f"error: {error}")
        elif self.verbose:
            say(f"left out: {error}")

    def note(self, note: Note | str) -> None:
        """Report words that were left out, and where the program broke if that is asked for; keep remarks for the end."""
        if isinstance(note, str):
            self.remarks.append(note)
        else:
            self.broken(str(note), "".join(format_exception(note.error)).rstrip())

    def broken(self, says: str, trace: str) -> None:
        """Report words that broke a step."""
        self.count += 1
        say(f"note: {says}")
        if self.verbose:
            say(trace)

    def close(self, undated: Sequence[str]) -> None:
        """Say at the end what was read with a doubt, what has no date, and how much of what was left out."""
        if self.count > MOST_ERRORS and not self.verbose:
            say(f"error: {self.count - MOST_ERRORS:,} more inputs are broken; --verbose lists them")
        shown = len(self.remarks) if self.verbose else MOST_REMARKS
        for remark in self.remarks[:shown]:
            say(f"note: {remark}")
        if len(self.remarks) > shown:
            say(f"note: {len(self.remarks) - shown} more of these; --verbose shows them")
        note_undated(undated, self.verbose)
        if line := left_out(error.kind for error in self.errors if error.kind):
            say(line if self.verbose else f"{line}; --verbose lists them")


class Progress:
    """Shows how far the work is: in one line of a terminal, or once a minute in a log."""

    def __init__(self) -> None:
        self.what = ""
        self.began = self.shown = self.told = monotonic()

    def __call__(self, what: str, done: int, total: int, last: str) -> None:
        """Tell how many of what are done, of how many, and which is at hand."""
        now = monotonic()
        if what != self.what:
            self.what, self.began, self.shown = what, now, now - BLINK
        terminal = sys.stderr.isatty()
        if terminal and (now - self.shown >= BLINK or done == total):
            self.shown = now
            line = f"{self.line(done, total, now)}, {last[-40:]}"
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
        elif not terminal and now - self.told >= MINUTE:
            self.told = now
            say(self.line(done, total, now))

    def line(self, done: int, total: int, now: float) -> str:
        """Return how many are done, how fast, and how long the rest takes, where that is known."""
        counted = f"{done:,} of {total:,} {self.what}" if total else f"{done:,} {self.what}"
        if not done:
            return counted
        rate = done / max(now - self.began, 1e-3)
        left = f", {timedelta(seconds=round((total - done) / rate))} left" if total else ""
        return f"{counted}, {rate:,.1f} a second{left}"


def over() -> None:
    """Clear the line of progress."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def note_undated(origins: Sequence[str], verbose: bool = False) -> None:
    """Say which articles have no date."""
    mend = "so words like 'Monday' stay undated: give --date, or the day in the file itself"
    few = len(origins) if verbose else MOST_REMARKS
    for origin in origins[:few]:
        say(f"note: {origin}: no publication date, {mend}")
    if len(origins) > few:
        say(f"note: {len(origins) - few:,} more have no publication date, {mend}")
