"""How a problem with an input is worded: where, what, how to mend. Knows one line of text; never knows formats."""

from kg.errors import InputError

LONGEST_VALUE = 60


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
