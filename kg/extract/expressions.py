"""Expressions of time in a sentence: their words, and how to read them. Never knows actions.

Which act an expression dates is for ``kg.extract.stated`` to say.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from spacy.tokens import Span, Token

from kg.extract.dates import (
    MONTHS,
    WEEKDAYS,
    Found,
    Reader,
    Shifter,
    ago,
    decade,
    end_of,
    following,
    full_date,
    iso_date,
    later,
    month_only,
    moved,
    near_day,
    number,
    rolling,
    same_day,
    same_time,
    stretch,
    unit_around,
    weekday,
    year_only,
)  # fmt: skip
from kg.types import DateRange

MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
MONTH_NAME = r"(?P<month>" + "|".join(name.capitalize() for name in MONTHS) + ")"
BEFORE_MONTH = (
    r"(?:[Ii]n|[Dd]uring|[Oo]f|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|[Tt]his|[Nn]ext"
    r"|(?P<early>[Ee]arly|[Ll]ate|[Mm]id)(?:\s+in)?|(?P<last>[Ll]ast))"
)
PART = r"(?:(?P<part>early|earlier|late|later)\s+(?:in\s+)?(?:the\s+)?)?"
WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS)
TIME_OF_DAY = "(?:night|morning|evening|afternoon|noon|midnight)"
NEAR_DAY = rf"today|tonight|yesterday|tomorrow|overnight|last(?=\s+night)|this(?=\s+{TIME_OF_DAY})"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
UNIT = r"(?P<unit>hour|day|week|month|year)s?"
UNITS = r"(?P<unit>hour|day|week|month|year)s"
COUNT = r"(?P<count>\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
LIMIT = re.compile(r"\b(since|until|till|by|before|after)\s+(?:(?:the|early|late|mid|about|around)[\s-]+)*$", re.I)
BETWEEN = re.compile(r"\s*(?:and|to|through|until|till|[-–—])?\s*", re.I)
MEASURE = re.compile(rf"\b{COUNT}\s+{UNIT}\s+$", re.I)
TO = re.compile(r"(?:and|to|through|until|till)\s", re.I)
APPOSED = re.compile(r",?\s*\(?")
WEEKDAY_ONLY = re.compile(rf"(?:\w+\s+)?(?:{WEEKDAY})")
OTHERS = "several|some|few|couple"
READERS: tuple[tuple[re.Pattern[str], Reader, Shifter | None], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})(?!\w)", flags), reader, shifter)
    for pattern, flags, reader, shifter in (
        (rf"{MONTH}\s+{DAY}(?:\s*[-–—]\s*(?P<to>[0-3]?\d)\b)?(?:,?\s+{YEAR})?", 0, full_date, None),
        (rf"{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?", 0, full_date, None),
        (r"(?:19|20)\d\d-\d\d-\d\d", 0, iso_date, None),
        (rf"{BEFORE_MONTH}[\s-]+{MONTH}(?!\s+\d\d?\b)(?:,?\s+{YEAR})?", 0, month_only, None),
        (rf"(?<=\band\s)(?P<early>early|late|mid)[\s-]{MONTH_NAME}(?!\s+\d)(?:,?\s+{YEAR})?", 0, month_only, None),
        (rf"{MONTH},?\s+{YEAR}", 0, month_only, None),
        (rf"[Tt]he\s+{MONTH_NAME}(?=\s+[a-z])", 0, month_only, None),
        (rf"{MONTH_NAME}(?='s\s+[a-z]|’s\s+[a-z])", 0, month_only, None),
        (rf"(?:in|during|of|by|from|early|late|since|until|before|after|between|to|and)\s+{YEAR}(?![\d%]|,\d)", re.I, year_only, None),
        (rf"(?:the|a|an)\s+{YEAR}(?=\s+[a-z])(?!\s+(?:people|troops|soldiers|civilians|protesters))", re.I, year_only, None),
        (rf"{YEAR}(?='s\s+[a-z]|’s\s+[a-z])", 0, year_only, None),
        (r"(?P<year>(?:1[89]|20)\d0)s", 0, decade, None),
        (rf"(?:(?P<which>last|next|coming|this|on)\s+)?(?P<weekday>{WEEKDAY})(?:\s+{TIME_OF_DAY})?", 0, weekday, None),
        (rf"(?P<word>{NEAR_DAY})(?:\s+{TIME_OF_DAY})?", re.I, near_day, None),
        (rf"{PART}(?P<which>last|past|previous|this|next|coming)\s+(?P<unit>week|weekend|month|year)", re.I, unit_around, None),
        (r"(?P<part>early|late)?(?:over|at|on|during)\s+(?P<which>the)\s+(?P<unit>weekend)", re.I, unit_around, None),
        (r"(?:in|over|during|within)\s+the\s+(?:last|past)\s+(?P<unit>week|month|year)", re.I, rolling, None),
        (rf"{COUNT}\s+{UNIT}\s+ago", re.I, ago, None),
        (rf"(?P<some>(?:a\s+)?(?:{OTHERS})(?:\s+of)?)\s+{UNIT}\s+ago", re.I, ago, None),
        (rf"{COUNT}\s+{UNIT}\s+(?P<way>later|earlier|afterwards)", re.I, same_day, later),
        (r"(?:on\s+)?the\s+(?P<way>next|following|previous)\s+(?P<unit>day|week|month|year)", re.I, same_day, following),
        (r"(?:on\s+)?(?:the\s+same|that|that\s+same)\s+(?P<unit>day|night|week|month|year)", re.I, same_day, same_time),
        (r"(?:later|earlier)\s+in\s+the\s+day", re.I, same_day, same_time),
        (r"(?<=since\s)then|at\s+the\s+(?:same\s+)?time(?!\s+(?:of|when))|hours\s+later|shortly\s+afterwards", re.I, same_day, same_time),
        (rf"(?:in\s+)?(?:the\s+)?(?P<way>recent|last|past|next|coming)\s+(?:{COUNT}\s+)?{UNITS}", re.I, stretch, None),
        (r"(?P<way>within)\s+(?P<count>\d+)\s+(?P<unit>hour|day|week|month)s", re.I, stretch, None),
        (r"(?P<way>for)\s+(?:several\s+)?(?P<unit>day|week|month)s(?!\s+to\s+come)", re.I, stretch, None),
        (r"(?:by|before|until)\s+the\s+end\s+of\s+(?P<which>the|this|next)\s+(?P<unit>year|month)", re.I, end_of, None),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time: its words, the head of its phrase, how to read it, and the words that make it a limit ("since")."""

    head: Token
    text: str
    start: int
    end: int
    limit: str
    read: Callable[[bool], Found | None]
    read_from: Callable[[Found], Found | None] | None = None

    @property
    def last(self) -> bool:
        """Whether nothing but punctuation follows in its sentence."""
        return not any(character.isalnum() for character in self.head.sent.text[self.end :])


def expressions(sentence: Span, published: date | None) -> Iterator[Expression]:
    """Yield the expressions of time in a sentence, the longest at each place; the two ends of a stretch are one."""
    found: list[Expression] = []
    for made in single(sentence, published):
        gap = sentence.text[found[-1].end : made.start] if found else ""
        if found and BETWEEN.fullmatch(gap) and (gap.strip() or TO.match(made.text)) and not made.read_from and not found[-1].read_from:
            found[-1] = joined(found[-1], made, sentence.text)
        elif found and APPOSED.fullmatch(gap) and WEEKDAY_ONLY.fullmatch(found[-1].text):  # "Wednesday (December 1)"
            found[-1] = made
        else:
            found.append(made)
    yield from found


def joined(first: Expression, last: Expression, text: str) -> Expression:
    """Return one expression for "from Monday to Friday", "in 2006 and 2011"."""

    def read(past: bool) -> Found | None:
        one, other = first.read(past), last.read(past)
        if one is None or other is None or one.start > other.end:
            return other if one is None else one
        return Found(one.start, other.end, "interval")

    limit = first.limit if first.limit in ("before", "after") else ""
    return Expression(first.head, text[first.start : last.end], first.start, last.end, limit, read)


def single(sentence: Span, published: date | None) -> Iterator[Expression]:
    """Yield each expression of time in a sentence."""
    text = sentence.text
    taken: list[tuple[int, int]] = []
    hits = [(match, reader, shifter) for pattern, reader, shifter in READERS for match in pattern.finditer(text)]
    for match, reader, shifter in sorted(hits, key=lambda hit: (hit[0].start(), -hit[0].end())):
        start, end = match.span()
        if any(start < other_end and end > other_start for other_start, other_end in taken):
            continue
        words = sentence.char_span(start, end, alignment_mode="expand")
        if words is not None:
            taken.append((start, end))
            limit = LIMIT.search(text[:start]) or LIMIT.match(match[0].split(maxsplit=1)[0] + " ")
            shift = partial(shifter, match) if shifter else None
            yield Expression(words.root, match[0], start, end, limit[1].lower() if limit else "", partial(reader, match, published), shift)


def measured(text: str, marker: str, when: DateRange) -> DateRange | None:
    """Return the date of what took place "two days | after the vote", given the words before and the date of the vote."""
    match = MEASURE.search(text)
    if match is None or marker not in ("after", "before", "following"):
        return None
    count = number(match["count"])
    found = moved(Found(when.start, when.end, when.precision), match["unit"].lower(), -count if marker == "before" else count)
    return DateRange(found.start, found.end, found.precision, f"{match[0]}{marker} … {when.text}")
