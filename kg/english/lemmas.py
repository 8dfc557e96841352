"""Lemmas: the dictionary form of a word. Knows suffixes and word lists; never knows a sentence.

Verbs and nouns carry the events, so their inflected forms are looked up: irregular ones in a table, regular ones by the English
spelling rules, the likeliest base form first that is in the list made in training, else the likeliest by spelling. All other words
follow a trained edit rule.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

VERB_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ying", "ie"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ing", ""),
)
NOUN_ENDINGS = (("ies", "y"), ("men", "man"), ("ves", "f"), ("es", ""), ("s", ""))
BASE_TAGS = ("VB", "VBP", "NN")
DOUBLED = frozenset("bdgkmnprtv")
HISSING = re.compile(r"(?:s|x|z|ch|sh)$")
# What a stem ends in when the base form has a silent e: "invad", "accus", "charg", "battl".
SILENT_E = re.compile(
    r"(?:[vcu]|[rdl]g|ang|[^aeiou][aeiou](?:g|k|z|s|t|r|d|b|m|n|p)|[aeiou][sz]|[bcdfgkptz]l|[nr]s)$"
)
SURELY_SILENT_E = re.compile(r"(?:phon|[^aeiou]il|[bcdfgkptv]r)$")
PREFIX = re.compile(r"(?:re|over|under|out|mis|fore|un)(?=[a-z]{3})")
UNSTRESSED = re.compile(r"[aeiou].*[^aeiou](?:en|er|it|et|op|or|on|om|in|al|el|an|ed|id|ar|up|im)$")


class Inflections(NamedTuple):
    """What training learnt of one part of speech: forms no rule explains, and the known base forms."""

    irregular: Mapping[str, str]
    bases: frozenset[str]


def suffix_rule(form: str, lemma: str) -> str:
    """Return the edit from form to lemma, ``case|cut|add``: lower-case first (L) or keep (K), cut so many, add the rest."""
    edits = []
    for case, start in (("K", form), ("L", form.lower())):
        shared = 0
        while shared < min(len(start), len(lemma)) and start[shared] == lemma[shared]:
            shared += 1
        edits.append(
            (len(start) - shared + len(lemma) - shared, case, len(start) - shared, lemma[shared:])
        )
    _, case, cut, add = min(edits)
    return f"{case}|{cut}|{add}" if cut < len(form) or len(form) <= 3 else f"={lemma}"


def edited(form: str, rule: str) -> str:
    """Return the lemma that ``suffix_rule`` described."""
    if rule.startswith("="):
        return rule[1:]
    case, cut, add = rule.split("|", 2)
    start = form.lower() if case == "L" else form
    return start[: len(start) - int(cut)] + add


def candidates(form: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield the base forms that a regular form can come from, the likeliest by spelling first.

    >>> list(candidates("stopped", VERB_ENDINGS)), next(candidates("invaded", VERB_ENDINGS)), next(candidates("rallies", NOUN_ENDINGS))
    (['stop', 'stopp', 'stoppe'], 'invade', 'rally')
    """
    for ending, replacement in endings:
        if not form.endswith(ending) or len(form) < len(ending) + 2:
            continue
        stem = form[: -len(ending)]
        if replacement:
            yield stem + replacement
        elif ending in ("ed", "ing"):
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in DOUBLED:
                yield stem[:-1]
            silent = SURELY_SILENT_E.search(stem) or (
                SILENT_E.search(stem) and not UNSTRESSED.search(stem)
            )
            yield from (stem + "e", stem) if silent else (stem, stem + "e")
            if stem.endswith("ll"):
                yield stem[:-1]
        elif ending == "s":
            yield stem
        elif HISSING.search(stem):
            yield from (
                (stem, stem + "e")
                if len(stem) > 2 and stem[-2:] not in ("as", "us", "is", "ns", "rs", "es")
                else (stem + "e", stem)
            )


def lemma_of(form: str, tag: str, known: Inflections, endings: tuple[tuple[str, str], ...]) -> str:
    """Return the base of an inflected form. ``tag``: Penn Treebank."""
    word = form.lower().replace("’", "'")
    if tag in BASE_TAGS and word in known.bases:
        return word
    if word in known.irregular:
        return known.irregular[word]
    prefix = PREFIX.match(word)
    if prefix and word[prefix.end() :] in known.irregular and tag.startswith("V"):
        return prefix.group() + known.irregular[word[prefix.end() :]]  # "retook", "overran"
    if tag in BASE_TAGS:
        return word
    possible = list(candidates(word, endings))
    return next(
        (base for base in possible if base in known.bases), possible[0] if possible else word
    )
