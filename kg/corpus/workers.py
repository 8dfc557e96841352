"""Several processes that read. Knows tasks; never knows what is read."""

import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from kg.corpus.reader import Answer, Reader, Task, answer, begin
from kg.errors import UsageError
from kg.lexicon.load import Folders, folders

WORTH_IT = 40  # articles that a further process must have to read before it pays to begin it
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
AHEAD = 3  # tasks that lie ready for each process


def sensible(workers: int | None, articles: int) -> int:
    """Return how many processes to read with: all cores, unless there is little to read."""
    if workers is not None:
        return workers
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, articles // WORTH_IT))


def answers(
    tasks: Iterable[Task], workers: int, pipeline: str | None, seeds: Folders
) -> Iterator[Answer]:
    """Yield the answers to all tasks, as they come; one worker is this process itself."""
    if workers == 1:
        yield from map(Reader(pipeline, seeds), tasks)
        return
    given = ([str(path) for path in folders(seeds)], os.getpid())
    context = multiprocessing.get_context("spawn")  # a forked process can hang in a library's lock
    pool = ProcessPoolExecutor(workers, context, begin, (pipeline, *given))
    try:
        yield from completed(pool, iter(tasks), workers)
    except BrokenProcessPool as error:
        raise UsageError(
            "a reading process was ended from outside, most likely for want of memory; what was "
            f"finished is kept: run the same command again with --workers {max(1, workers // 2)}"
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Let processes begun meanwhile reckon in one thread each, or they wait for each other.

    Two processes with two threads on two cores took five times as long as one.
    """
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def without_script() -> Iterator[None]:
    """Hide the script that runs from processes begun meanwhile, which would run it once more.

    They need nothing of it. So a script may build without asking whether it is ``__main__``.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def completed(pool: ProcessPoolExecutor, tasks: Iterator[Task], workers: int) -> Iterator[Answer]:
    """Yield answers as they come, with a few tasks ready for each process."""
    waiting: set[Future[Answer]] = set()
    for task in tasks:
        with one_thread_each(), without_script():  # it is here that processes begin
            waiting.add(pool.submit(answer, task))
        if len(waiting) >= AHEAD * workers:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (one.result() for one in done)


def kept(output: Path) -> Path:
    """Return the hidden folder beside an export in which finished articles are kept."""
    target = output.resolve()
    return target.with_name(f".{target.name}.read")
