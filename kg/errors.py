"""What can go wrong, and for whom. Each message is one line: what, where, how to mend it."""

import errno
import traceback

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}  # disk, file, quota


class KgError(Exception):
    """Any error that a user can mend; the message is meant for people."""


class UsageError(KgError):
    """The command or call itself is wrong (exit code 2)."""


class InputError(KgError):
    """One input cannot be used; others still can (exit code 3).

    ``where`` names the input. ``kind`` is empty where the input is broken; where it is whole, but
    nothing that kg reads, it says so in a word or two that can follow a number: "in Spanish".
    """

    def __init__(self, message: str, where: str = "", kind: str = "") -> None:
        super().__init__(message)
        self.where = where
        self.kind = kind

    @property
    def reason(self) -> str:
        """The message without the name of the input."""
        return str(self).removeprefix(f"{self.where}: ")


class SeedError(KgError):
    """A seed or ontology file has slips: one per line of the message."""

    def __init__(self, slips: list[str]) -> None:
        """``slips``: file, entry, problem, each in one line."""
        super().__init__("\n".join(slips))
        self.slips = slips


def unwritable(place: object, error: OSError) -> UsageError:
    """Return the error of a place that cannot be written: where, why, and how to go on."""
    if error.errno in FULL:
        return UsageError(
            f"{place}: the disk is full ({error.strerror}); make room and run the same command "
            "again: an older export there is as it was, and what a build has read is kept"
        )
    return UsageError(
        f"{place}: cannot be written ({error.strerror or error}); choose another folder"
    )


class PipelineError(KgError):
    """The English pipeline cannot be loaded, or its labels are of no known scheme."""


class QueryError(KgError):
    """A SPARQL query is wrong, too slow or not allowed."""


class LimitError(QueryError):
    """A SPARQL query takes more time or memory than it may."""


def step_of(error: BaseException) -> str:
    """Return the innermost function of the program that an error came through, which is where it broke."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    names = [
        f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}" for frame in reversed(frames)
    ]
    return next((name for name in names if name.startswith("kg.")), "a step")
