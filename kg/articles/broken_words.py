"""Words broken by layout: soft hyphens, spaces of no width, words parted at the end of a line. Never knows sentences.

Only characters are dropped; what is kept stays as it is, and offsets refer to what is kept.
"""

import re

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
PARTED = re.compile(r"(?P<first>[A-Za-z]+)-[ \t]*\r?\n[ \t]*(?=[a-z]{2})")
HYPHENED = frozenset(  # a hyphen after these belongs to the word: "well-known"
    """all anti counter cross double far half high ill inter long low mid multi non off one open pan pre
    pro self semi short so state three two ultra under vice well world""".split()
)


def whole_words(text: str) -> str:
    r"""Return a text without what breaks its words.

    >>> whole_words("Gha\u00adna ex-\npelled two well-\nknown diplo-\nmats")
    'Ghana expelled two well-\nknown diplomats'
    """
    return PARTED.sub(joined, INVISIBLE.sub("", text))


def joined(parted: re.Match[str]) -> str:
    """Return the first part of a word, with its hyphen and line break if the hyphen is its own."""
    first = parted["first"]
    return parted[0] if first.lower() in HYPHENED else first
