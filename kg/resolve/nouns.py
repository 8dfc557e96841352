"""The noun by which unnamed people go. Knows English plurals; never knows who is meant."""

import re

from kg.lexicon.names import fold

BEHIND = re.compile(r"(.+?) (?:in|of|from|for|at) (?:the )?(.+)")
IRREGULAR = {"people": "people", "police": "police", "children": "child", "schoolchildren": "child"}


def last(name: str) -> str:
    """Return the last word of a name."""
    return name.rpartition(" ")[2]


def head(name: str) -> str:
    """Return the noun of a name in the singular: "policeman" of "masked policemen in Minsk"."""
    behind = BEHIND.fullmatch(name)
    word = fold(last(behind[1] if behind else name))
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
