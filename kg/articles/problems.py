"""How a problem with an input is worded: where, what, how to mend. Knows one line of text; never knows formats."""

from collections import Counter
from collections.abc import Iterable

from kg.errors import InputError

LONGEST_VALUE, MOST_KINDS = 60, 10


def problem(where: str, what: str, mend: str, kind: str = "") -> InputError:
    """Return the error of one input, in one line; ``kind`` as ``InputError`` has it.

    >>> print(problem("a.txt", "empty", "fill it"))
    a.txt: empty; fill it
    """
    return InputError(one_line(f"{where}: {what}; {mend}"), one_line(where), kind)


def shown(value: object) -> str:
    """Return a value from a file as it can stand in a message: quoted, and cut where it is long."""
    text = str(value)
    cut = text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
    return f"'{one_line(cut)}'"


def one_line(text: str) -> str:
    """Return the text in one line, without marks that could steer a terminal."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in " ".join(text.split())
    )


def left_out(kinds: Iterable[str]) -> str:
    """Return the line that counts what was left out, the commonest kind first; none where there is none.

    >>> left_out(["in Spanish", ".jpg", "in Spanish"])
    'left out: 3 inputs: 2 in Spanish, 1 .jpg'
    """
    counts = sorted(Counter(kinds).items(), key=lambda pair: (-pair[1], pair[0]))
    total = sum(count for _, count in counts)
    each = ", ".join(f"{count:,} {kind}" for kind, count in counts[:MOST_KINDS])
    more = sum(count for _, count in counts[MOST_KINDS:])
    each += f", {more:,} of other kinds" if more else ""
    return f"left out: {total:,} input{'s' if total > 1 else ''}: {each}" if counts else ""
