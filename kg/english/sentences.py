"""Sentence boundaries by rule. Knows punctuation, abbreviations and line breaks; never knows a parse.

It decides as the Universal Dependencies treebanks of English do: a quotation is cut at its full stops, a semicolon never
ends a sentence, and "“Stop!” he said." is one.
"""

import re
from collections.abc import Callable, Sequence
from itertools import count
from typing import NamedTuple

from kg.day_names import MONTHS, WEEKDAYS


def listed(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())


TITLES = listed(
    """adm amb ambs atty brig capt cdr cmdr col cpl cllr dr drs fr gen gens gov govs hon insp lieut lt maj messrs mme mr mrs
    ms pfc pres prof profs pvt rep reps rev sen sens sgt spc supt vs viz cf eg ie e.g i.e approx vol vols pp sec secs nos
    ft mt pt"""
)
NUMBERED = frozenset(
    {"no", "p", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
MAYBE_LAST = listed(
    """st ave blvd rd jr sr inc corp ltd co cos bros plc llc etc al est dept univ assn dist ph.d m.d d.c b.c a.d u.s u.n u.k
    e.u u.s.a u.a.e u.s.s.r ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo"""
)
HOURS = frozenset({"a.m", "p.m", "am", "pm"})
AFTER_HOURS = listed(
    "gmt utc est edt et cet cest pst pdt pt bst ist msk kst jst cst eastern pacific central moscow local"
) | {name.lower() for name in (*WEEKDAYS, *MONTHS)}
STARTERS = listed(
    """a after all also although among an and another any as at because before both but by despite during each earlier either
    even every few following for former from furthermore had has have he her here his how however i if in instead it its
    last later many meanwhile mr mrs ms more moreover most neither nevertheless no nobody none nor not nothing now on once
    one only or other others our over several she since so some still such that the their then there therefore these they
    this those though through thus to under unless until we were what when where whether which while who why will with
    within without yet you your yesterday today tomorrow"""
)
REPORTING = listed(
    """added admitted announced answered argued asked asks begged called complained concluded continued cried declared
    demanded exclaimed explained insisted joked noted pleaded recalled remarked repeated replied said says screamed
    shouted stated told tweeted urged warned wondered wrote yelled"""
)
NAME_PREFIXES = frozenset({"al", "el", "ul", "an", "as", "ash", "de", "van", "von", "bin"})

TERMINAL = re.compile(r"[.!?。！？]+|…+")
ELLIPSIS = re.compile(r"\.{2,}|…+")
DOTTED = re.compile(r"(?:\w\.)+\w", re.UNICODE)
NUMBER = re.compile(r"\d{1,2}|[A-Za-z]")
BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
STRAIGHT = frozenset({'"', "'"})
CLOSERS = frozenset({"”", "’", "»", "''", ")", "]", "}", "’’"})
OPENERS = frozenset({"“", "‘", "«", "``", "(", "[", "{", "„", "‚", "¿", "¡"})
BULLETS = frozenset({"•", "‣", "▪", "◦", "●", "■", "►"})
LINE_BULLETS = BULLETS | {"-", "*", "·"}
DASHES = frozenset({"-", "--", "–", "—", "―"})
WRAPPED = range(55, 101)


class Text(NamedTuple):
    """The words and the white space after each; looked up once, so that a row of brackets is not gone through again and again.

    ``open`` has for each word the last one up to it that closes nothing, ``lettered`` the first from it on with a letter or digit.
    """

    words: Sequence[str]
    spaces: Sequence[str]
    open: Sequence[int]
    lettered: Sequence[int]


def starts(words: Sequence[str], spaces: Sequence[str]) -> list[bool]:
    """Return for each word whether a sentence begins there. ``spaces[i]`` is the white space after ``words[i]``."""
    text = Text(words, spaces, last_open(words, spaces), next_lettered(words))
    breaks = [len(BREAK.findall(space)) for space in spaces]
    lines = line_lengths(text, breaks)
    found: list[bool] = []
    first = 0
    for gap in range(len(words)):
        begins = gap == 0 or boundary(text, breaks, lines, first, gap)
        first = gap if begins else first
        found.append(begins)
    return found


def last_open(words: Sequence[str], spaces: Sequence[str]) -> list[int]:
    """Return for each word the last one up to it that closes no quotation or bracket; the first word of all stands for none."""
    found: list[int] = []
    for at in range(len(words)):
        found.append(found[-1] if found and is_closer(words, spaces, at) else at)
    return found


def next_lettered(words: Sequence[str]) -> list[int]:
    """Return for each word the first from it on that has a letter or digit; the number of words where there is none."""
    found = [len(words)]
    for at in reversed(range(len(words))):
        found.append(at if letters(words[at]) else found[-1])
    return found[:0:-1]


def line_lengths(text: Text, breaks: Sequence[int]) -> list[int]:
    """Return for each word how many characters its line has."""
    lengths: list[int] = []
    start = 0
    for last in range(len(text.words)):
        if breaks[last] or last == len(text.words) - 1:
            inner = "".join(map(str.__add__, text.words[start:last], text.spaces[start:last]))
            lengths += [len(inner) + len(text.words[last])] * (last + 1 - start)
            start = last + 1
    return lengths


def boundary(text: Text, breaks: Sequence[int], lines: Sequence[int], first: int, gap: int) -> bool:
    """Return whether a sentence ends before word ``gap``; the sentence it would end begins at ``first``."""
    if breaks[gap - 1] > 1 or text.words[gap] in BULLETS:
        return True
    if breaks[gap - 1] == 1 and not wrapped(text, lines, first, gap):
        return True
    numeral = (
        gap - 2 == first
        and breaks_before(breaks, first)
        and NUMBER.fullmatch(text.words[first]) is not None
    )
    return not numeral and punctuated(text, first, gap)


def breaks_before(breaks: Sequence[int], word: int) -> bool:
    """Return whether a line begins at the word."""
    return word == 0 or breaks[word - 1] > 0


def wrapped(text: Text, lines: Sequence[int], first: int, gap: int) -> bool:
    """Return whether the line break before word ``gap`` only folds a long line, so that the sentence may go on."""
    word = text.words[gap]
    if is_bullet(text, gap) or ends(text, first, gap):
        return False
    return word[:1].islower() or (lines[gap - 1] in WRAPPED and lines[gap] < WRAPPED.stop)


def is_bullet(text: Text, word: int) -> bool:
    """Return whether the first word of a line marks an item of a list."""
    return text.words[word] in LINE_BULLETS and bool(text.spaces[word])


def ends(text: Text, first: int, gap: int) -> bool:
    """Return whether the line before ``gap`` ends in terminal punctuation that is no abbreviation's."""
    stop = terminal(text, first, gap)
    return stop is not None and abbreviation(text, stop) is None


def punctuated(text: Text, first: int, gap: int) -> bool:
    """Return whether punctuation before word ``gap`` ends the sentence."""
    stop = terminal(text, first, gap)
    if (
        stop is None
        or is_closer(text.words, text.spaces, gap)
        or TERMINAL.fullmatch(text.words[gap])
        or text.words[gap] in DASHES
    ):
        return False
    if not text.spaces[gap - 1] and (stop == gap - 1) and not glued(text, stop, gap):
        return False
    follower = next_word(text, gap)
    if follower is None:
        return False
    rule = abbreviation(text, stop)
    if rule is not None:
        return rule(text.words[follower])
    return begins(text, follower) and not goes_on(text, stop, gap, follower)


def terminal(text: Text, first: int, gap: int) -> int | None:
    """Return the word with the final stop before ``gap``, looking through closing quotes and brackets."""
    stop = max(first, text.open[gap - 1])
    word = text.words[stop]
    if TERMINAL.fullmatch(word):
        return stop if text.lettered[first] < stop else None
    return stop if word.endswith((".", "!", "?")) and letters(word) else None


def letters(word: str) -> bool:
    """Return whether the word has a letter or digit."""
    return any(letter.isalnum() for letter in word)


def is_closer(words: Sequence[str], spaces: Sequence[str], at: int) -> bool:
    """Return whether the word closes a quotation or bracket; a straight quote does so right behind a word."""
    return words[at] in CLOSERS or (
        words[at] in STRAIGHT and at > 0 and not spaces[at - 1] and words[at - 1] not in OPENERS
    )


def glued(text: Text, stop: int, gap: int) -> bool:
    """Return whether the space after a full stop was forgotten, as in "the end.The next"."""
    return (
        stop > 0
        and text.words[stop - 1][-1:].islower()
        and text.words[gap][:1].isupper()
        and len(text.words[gap]) > 1
    )


def next_word(text: Text, gap: int) -> int | None:
    """Return the first word from ``gap`` on that has a letter or digit, behind opening quotes, brackets and signs."""
    return next(
        (at for at in range(gap, min(gap + 5, len(text.words))) if letters(text.words[at])), None
    )


def abbreviation(text: Text, stop: int) -> Callable[[str], bool] | None:
    """Return the test of the next word that says whether a sentence ends at this abbreviation; none where it is none."""
    word = text.words[stop]
    if word == "." and stop > 0 and not text.spaces[stop - 1]:
        word = text.words[stop - 1] + "."
    if not word.endswith(".") or len(word) < 2 or ELLIPSIS.fullmatch(word):
        return None
    return abbreviation_rule(word[:-1])


def abbreviation_rule(word: str) -> Callable[[str], bool] | None:
    """Return the rule for a word whose final dot has been taken away."""
    folded = word.lower().rpartition("-")[2]
    if folded in TITLES and (
        word[0].isupper() or "." in word or folded in ("vs", "cf", "viz", "approx")
    ):
        return never
    if folded in HOURS:
        return ends_hour
    if folded in NUMBERED and word[0].isupper():
        return starter
    if (
        folded in MAYBE_LAST and (word[0].isupper() or folded in ("etc", "al"))
    ) or DOTTED.fullmatch(word):
        return starter
    return starter if len(word) == 1 and word.isupper() else None


def never(_word: str) -> bool:
    """Return false: a title or "vs." belongs to what follows."""
    return False


def starter(word: str) -> bool:
    """Return whether the next word is a capitalised function word, which no name continues with."""
    return word[:1].isupper() and word.lower() in STARTERS


def ends_hour(word: str) -> bool:
    """Return whether "5 p.m." ends before this word: a capital that is no day, month or time zone."""
    return word[:1].isupper() and word.lower() not in AFTER_HOURS


def begins(text: Text, at: int) -> bool:
    """Return whether the word can be the first of a sentence."""
    word = text.words[at]
    if not word[0].islower():
        return True
    prefix = word in NAME_PREFIXES and text.words[at + 1 : at + 2] == ["-"]
    return prefix or any(letter.isupper() for letter in word)


def goes_on(text: Text, stop: int, gap: int, follower: int) -> bool:
    """Return whether the sentence goes on although a capital follows: a pause, or who said the quotation."""
    if ELLIPSIS.fullmatch(text.words[stop]):
        return text.words[follower] == "I" and stop == gap - 1
    asked = text.words[stop][-1] in "!?" and stop < gap - 1
    return asked and follower == gap and is_speaker(text, gap)


def is_speaker(text: Text, gap: int) -> bool:
    """Return whether "Macron asked." or "Mr. Peskov said," stands at ``gap``."""
    verb = next(
        at for at in count(gap) if at == len(text.words) or not is_name_part(text.words[at])
    )
    if (
        verb == gap
        or verb - gap > 4
        or text.words[gap].lower() in STARTERS
        or verb >= len(text.words) - 1
    ):
        return False
    return text.words[verb] in REPORTING and text.words[verb + 1] in {".", ","}


def is_name_part(word: str) -> bool:
    """Return whether the word can be a part of a person's name or title."""
    return word[0].isupper()
