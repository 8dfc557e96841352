"""Each query in a process of its own, which cannot do much. Knows limits of time, memory and files; never knows SPARQL.

The child reads the graph first, then gives up every right that answering does not need: it can open no file and no connection,
start no process and take only so much memory; the system's alarm ends it even if nobody waits for it any more.
What it sends is plain bytes, so that a child gone wrong has no say over its parent.
"""

import faulthandler
import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import LimitError, QueryError
from kg.query.engine import Source, answered
from kg.query.judge import Judged
from kg.query.prepared import from_disk, is_large, ready
from kg.types import Level

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

MEMORY = 2 * 1024**3  # bytes that answering may take on top of what is there
READY, ANSWER, REFUSAL, LIMIT = b"R", b"A", b"E", b"L"
TOO_MUCH = "the query needs too much memory, or is too deep for the engine; ask for less"


def asked(
    source: Source,
    query: Judged,
    media: str,
    timeout: float,
    memory: int = 0,
    level: Level = "actor",
) -> bytes:
    """Return the answer that a child process gives within some seconds, reading the graph not counted."""
    processes = context()
    receiver, sender = processes.Pipe(duplex=False)
    child = processes.Process(
        target=work,
        args=(sender, source, query, media, timeout, memory or MEMORY, level),
        daemon=True,
    )
    child.start()
    sender.close()
    try:
        received(receiver, None, timeout)  # the graph is read
        return received(receiver, timeout, timeout)
    finally:
        child.kill()
        child.join()
        receiver.close()


def context() -> "ForkContext | SpawnContext":
    """Return how processes are started: a fork has the graph at once; elsewhere than on Linux it is not safe."""
    return (
        multiprocessing.get_context("fork")
        if sys.platform == "linux"
        else multiprocessing.get_context("spawn")
    )


def prepare(source: Path) -> None:
    """Keep the graph of a large export ready to be asked; where that cannot be, the first question does it.

    The child is a process of its own: a fork of one that holds a corpus would count its memory twice.
    """
    if is_large(source):
        spawned = multiprocessing.get_context("spawn")
        child = spawned.Process(target=prepared_quietly, args=(source,), daemon=True)
        child.start()
        child.join()


def prepared_quietly(source: Path) -> None:
    """Read a graph, in the child: a process that opened a store must not fork any more."""
    silence()
    with suppress(QueryError):
        from_disk(source)


def received(receiver: Connection, limit: float | None, timeout: float) -> bytes:
    """Return what the child sends next; what it cannot do is raised."""
    if not receiver.poll(limit):
        raise LimitError(
            f"the query takes longer than {timeout:g} s; ask for less, or raise the time limit"
        )
    try:
        message = receiver.recv_bytes()
    except (EOFError, OSError):
        raise LimitError(TOO_MUCH) from None
    if message[:1] in {REFUSAL, LIMIT}:
        raise (LimitError if message[:1] == LIMIT else QueryError)(
            message[1:].decode("utf-8", "replace")
        )
    return message[1:]


def work(
    sender: Connection,
    source: Source,
    query: Judged,
    media: str,
    timeout: float,
    memory: int,
    level: Level = "actor",
) -> None:
    """Read and answer, in the child; each step reports to the parent, an error ends the work."""
    with suppress(BrokenPipeError):
        try:
            silence()
            store = ready(source, level)
            renounce(timeout, memory)
            sender.send_bytes(READY)
            sender.send_bytes(ANSWER + answered(store, query, media))
        except LimitError as error:
            sender.send_bytes(LIMIT + str(error).encode())
        except QueryError as error:
            sender.send_bytes(REFUSAL + str(error).encode())
        except MemoryError:
            sender.send_bytes(LIMIT + TOO_MUCH.encode())
        except Exception as error:  # noqa: BLE001 - whatever a stranger's query breaks, the parent must hear of it
            sender.send_bytes(
                REFUSAL
                + f"the query cannot be answered: {one_line(error)}".encode("utf-8", "replace")
            )


def silence() -> None:
    """Keep the engine's last words off the terminal."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)


def renounce(timeout: float, memory: int) -> None:
    """Give up, where the system can, what answering does not need."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return  # the limit of time remains, and the judge
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, timeout + 0.5)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        limit = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (0, 0)
    )  # no new file, no connection; what is open stays open


def one_line(error: Exception) -> str:
    """Return an error's message on one short line."""
    return (" ".join(str(error).split()) or type(error).__name__)[:200]
