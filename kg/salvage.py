"""What breaks a step is left out, all else is read. Knows parts of a text; never knows steps.

Steps look at a whole article, so that one sentence could take all others with it. A text that
breaks a step is therefore read again without the sentences that break one alone, and then without
each that does so only together with others.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from kg.articles.problems import one_line, shown
from kg.errors import KgError, step_of
from kg.types import Span

ROUNDS = 10
"""Sentences that break a step only together with others, before the whole text is given up."""
BLANKED = re.compile(r"[^\n]")
Read = TypeVar("Read")


class Note(NamedTuple):
    """Words of an article that were left out, because they broke a step."""

    origin: str
    words: Span
    error: Exception

    @property
    def says(self) -> str:
        """The note without the name of the article: where, what broke, what to do."""
        where = f"characters {self.words.start} to {self.words.end}"
        broke = f"{step_of(self.error)} broke on them ({type(self.error).__name__}: {self.error})"
        advice = "please report this sentence, all else was read"
        return f"{where}, {shown(self.words.text)}, are left out: {one_line(broke)}; {advice}"

    def __str__(self) -> str:
        """Return the note in one line."""
        return f"{self.origin}: {self.says}"


def salvaged(
    text: str,
    divided: Callable[[str], Sequence[Span]],
    whole: Callable[[str], Read],
    alone: Callable[[str], object],
) -> tuple[Read | None, dict[Span, Exception]]:
    """Return what is read of a text, and the error of each part that had to be left out.

    ``whole`` reads the text, in which the parts left out are blanks; ``alone`` reads the words of
    a part that ``divided`` gives. Of a text that is given up there is nothing, and it is the part.
    """
    found = attempt(whole, text)
    if not isinstance(found, Exception):
        return found, {}
    cut = attempt(divided, text)
    parts = [] if isinstance(cut, Exception) else cut
    errors = ((part, attempt(alone, part.text)) for part in parts)
    broken = {part: error for part, error in errors if isinstance(error, Exception)}
    for _ in range(ROUNDS):
        found = attempt(whole, without(text, broken))
        if not isinstance(found, Exception):
            return found, broken
        left = [part for part in parts if part not in broken]
        if not left:
            break
        broken[first_breaking(text, left, broken, whole)] = found
    return None, {Span(text, 0, len(text)): found}


def attempt(read: Callable[[str], Read], text: str) -> Read | Exception:
    """Return what reading a text gives, or the error that it breaks with.

    An error that the user can mend is raised.
    """
    try:
        return read(text)
    except KgError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever breaks costs a sentence, never the run
        return error


def first_breaking(
    text: str, parts: Sequence[Span], broken: Iterable[Span], whole: Callable[[str], object]
) -> Span:  # fmt: skip
    """Return the first part with which, behind those before it, the text breaks a step."""

    def breaks(last: int) -> bool:
        left_out = [*broken, *parts[last + 1 :]]
        return isinstance(attempt(whole, without(text, left_out)), Exception)

    return parts[bisect_left(range(len(parts) - 1), True, key=breaks)]


def without(text: str, parts: Iterable[Span]) -> str:
    """Return a text with blanks in place of some parts, so that the others keep their places."""
    pieces: list[str] = []
    done = 0
    for part in sorted(parts, key=lambda part: part.start):
        pieces += [text[done : part.start], BLANKED.sub(" ", part.text)]
        done = part.end
    return "".join([*pieces, text[done:]])
