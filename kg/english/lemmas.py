"""Lemmas: the dictionary form of a word. Knows suffixes and word lists; never knows a sentence.

A trained rule covers all words. Verbs, which carry the events, are looked up first: irregular forms in a table, regular
ones by the English spelling rules, accepted where the result is a verb of the list made in training.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

VERB_ENDINGS = (("ies", "y"), ("ied", "y"), ("ying", "ie"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"),
                ("d", ""), ("ing", ""), ("ing", "e"), ("'", "g"))  # fmt: skip
DOUBLED = set("bdgklmnprtvz")


class Verbs(NamedTuple):
    """The verb list made in training: irregular forms, and the base forms known to be verbs."""

    irregular: Mapping[str, str]
    bases: frozenset[str]


def suffix_rule(form: str, lemma: str) -> str:
    """Return the edit from form to lemma, ``case|cut|add``: lower-case first (L) or keep (K), cut so many, add the rest."""
    edits = []
    for case, start in (("K", form), ("L", form.lower())):
        shared = 0
        while shared < min(len(start), len(lemma)) and start[shared] == lemma[shared]:
            shared += 1
        edits.append((len(start) - shared + len(lemma) - shared, case, len(start) - shared, lemma[shared:]))
    cost, case, cut, add = min(edits)
    return f"{case}|{cut}|{add}" if cut < len(form) or len(form) <= 3 else f"={lemma}"


def edited(form: str, rule: str) -> str:
    """Return the lemma that ``suffix_rule`` described."""
    if rule.startswith("="):
        return rule[1:]
    case, cut, add = rule.split("|", 2)
    start = form.lower() if case == "L" else form
    return start[: len(start) - int(cut)] + add


def base_candidates(form: str) -> Iterator[str]:
    """Yield the base forms that a regular verb form can come from, the likeliest first."""
    for ending, replacement in VERB_ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            if ending in ("ed", "ing") and not replacement and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in DOUBLED:
                yield stem[:-1]
            yield stem + replacement


def verb_lemma(form: str, tag: str, verbs: Verbs) -> str | None:
    """Return the base of a verb form, or none where the list does not know it. ``tag``: Penn Treebank."""
    word = form.lower().replace("’", "'")
    if tag in ("VB", "VBP"):
        return verbs.irregular.get(word, word) if word in verbs.bases or word in verbs.irregular else None
    if word in verbs.irregular:
        return verbs.irregular[word]
    return next((base for base in base_candidates(word) if base in verbs.bases), None)
