"""Reads some articles, in a process of its own or in this one. Never knows files or order.

A process is given what it needs once, when it begins; articles and what is read in them travel as
lines, so that all processes, machines and later runs say the same.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from traceback import format_exception
from types import FrameType
from typing import NamedTuple

from kg.corpus.shards import Broken, Finished
from kg.errors import KgError
from kg.lexicon.load import Folders, load
from kg.lines import claim_line
from kg.pipeline import claims_of
from kg.salvage import Note
from kg.types import Article

ORPHANED = 2.0  # seconds between two looks whether the build that asked is still there


class TooSlowError(KgError):
    """An article takes longer than it may."""


class Task(NamedTuple):
    """Articles to be read, each with its key, and the seconds that each may take."""

    articles: tuple[tuple[str, Article], ...]
    seconds: float | None


class Answer(NamedTuple):
    """What was read, and the keys of those that took too long."""

    finished: tuple[Finished, ...]
    slow: tuple[str, ...]


class Reader:
    """Reads articles with one pipeline and one set of seeds."""

    def __init__(self, pipeline: str | None, seeds: Folders) -> None:
        self.pipeline, self.lexicon = pipeline, load(seeds)

    def __call__(self, task: Task) -> Answer:
        """Return what is read in some articles."""
        finished, slow = [], []
        for key, article in task.articles:
            try:
                with limited(task.seconds):
                    finished.append(self.read(key, article))
            except TooSlowError:
                slow.append(key)
        return Answer(tuple(finished), tuple(slow))

    def read(self, key: str, article: Article) -> Finished:
        """Return what is read in an article."""
        notes: list[Note] = []
        ((_, claims),) = claims_of([article], self.pipeline, self.lexicon, notes.append)
        broken = (Broken(one.says, "".join(format_exception(one.error)).rstrip()) for one in notes)
        return Finished(key, tuple(map(claim_line, claims)), tuple(broken))


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """Raise TooSlowError where the block takes longer.

    Only the first thread of a process can be told, and only where the system has such a clock.
    """
    first = threading.current_thread() is threading.main_thread()
    if seconds is None or not hasattr(signal, "setitimer") or not first:
        yield
        return

    def late(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"takes longer than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


MINE: list[Reader] = []  # the reader of this process, where it is one that only reads


def begin(pipeline: str | None, seeds: Sequence[str], parent: int) -> None:
    """Make this process one that only reads for another."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build decides what an interruption means
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()
    MINE.append(Reader(pipeline, list(seeds)))


def end_with(parent: int) -> None:
    """End this process when the one that it reads for is gone, however that ended."""
    if sys.platform == "win32":
        return
    while os.getppid() == parent:
        time.sleep(ORPHANED)
    os._exit(1)


def answer(task: Task) -> Answer:
    """Return what this process reads in some articles."""
    return MINE[0](task)
