"""What breaks a step is left out, and all else is read. Knows the parts of a text; never knows what a step does.

Steps look at a whole article, so that one sentence could take all others with it. A text that breaks a step is therefore read again
without the sentences that break one alone, and then without each that does so only together with others.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from kg.articles.problems import one_line, shown
from kg.errors import KgError, step_of
from kg.types import Span

ROUNDS = 10  # sentences that break a step only together with others, before the whole text is given up
BLANKED = re.compile(r"[^\n]")
Read = TypeVar("Read")


class Note(NamedTuple):
    """Words of an article that were left out, because they broke a step."""

    origin: str
    words: Span
    error: Exception

    def __str__(self) -> str:
        """Return the note in one line: where, what broke, what to do."""
        what = one_line(f"{type(self.error).__name__}: {self.error}")
        place = f"{self.origin}: characters {self.words.start} to {self.words.end}, {shown(self.words.text)}"
        return f"{place}, are left out: {step_of(self.error)} broke on them ({what}); please report this sentence, all else was read"


def salvaged(
    text: str, divided: Callable[[str], Sequence[Span]], whole: Callable[[str], Read], alone: Callable[[str], object]
) -> tuple[Read | None, dict[Span, Exception]]:
    """Return what is read of a text, and the error of each part that had to be left out; of a text that is given up, nothing and one.

    ``whole`` reads the text, in which the parts left out are blanks; ``alone`` reads the words of a part that ``divided`` gives.
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
    """Return what reading a text gives, or the error that it breaks with; an error that the user can mend is raised."""
    try:
        return read(text)
    except KgError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever a step breaks with, it costs a sentence and never the run
        return error


def first_breaking(text: str, parts: Sequence[Span], broken: Iterable[Span], whole: Callable[[str], object]) -> Span:
    """Return the first part with which, behind those before it, the text breaks a step."""

    def breaks(last: int) -> bool:
        return isinstance(attempt(whole, without(text, [*broken, *parts[last + 1 :]])), Exception)

    return parts[bisect_left(range(len(parts) - 1), True, key=breaks)]


def without(text: str, parts: Iterable[Span]) -> str:
    """Return a text with blanks in place of some parts, so that the others keep their places."""
    pieces: list[str] = []
    done = 0
    for part in sorted(parts, key=lambda part: part.start):
        pieces += [text[done : part.start], BLANKED.sub(" ", part.text)]
        done = part.end
    return "".join([*pieces, text[done:]])
