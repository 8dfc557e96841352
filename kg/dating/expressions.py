"""Expressions of time in a sentence: their words, and how to read them. Never knows actions.

Which act an expression dates is for ``kg.dating.attached`` to say.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from spacy.tokens import Span, Token

from kg.dating import readings as readers
from kg.dating.calendar import AFTER_EASTER, FEASTS, MONTHS, WEEKDAYS, Found, clipped, moved, part_of, within_calendar
from kg.dating.readings import Reader, Shifter, number
from kg.types import DateRange

MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
MONTH_NAME = r"(?P<month>" + "|".join(name.capitalize() for name in MONTHS) + ")"
BEFORE_MONTH = (
    r"(?:[Ii]n|[Dd]uring|[Oo]f|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|[Tt]his|[Nn]ext"
    r"|(?:[Ee]arly|[Ee]arlier|[Ll]ate|[Ll]ater|[Mm]id)(?:\s+in)?|(?P<last>[Ll]ast))"
)
SEASON = "(?P<season>spring|summer|autumn|fall|winter)"
WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS)
FEAST = "(?P<feast>" + "|".join(name.replace("'", "['’]") for name in sorted({**FEASTS, **AFTER_EASTER}, key=len, reverse=True)) + ")"
TIME_OF_DAY = "(?:night|morning|evening|afternoon|noon|midnight)"
NEAR_DAY = rf"today|tonight|yesterday|tomorrow|overnight|last(?=\s+night)|this(?=\s+{TIME_OF_DAY})"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
TO_DAY = r"(?P<to>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:)"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
IN_YEAR = rf"(?:,?\s+(?:of\s+)?(?:{YEAR}|(?P<around>last|this|next)\s+year))?"
BEFORE_YEAR = "(?:in|during|of|by|from|early|late|since|until|before|after|between|to|and|or|mid-)"
OF_YEAR = rf"(?:\s+(?:of\s+)?{YEAR}(?:[-–/](?P<to>\d\d(?:\d\d)?))?)"
OWNER = r"(?:the|a|an|his|her|its|their|our|[A-Z]\w+(?:'s|’s))"
CLOSED = r"(?=\s*[.,;:)]|\s*$|\s+in\s|\s+at\s)"
CROWD = "people|persons|troops|soldiers|civilians|protesters|men|women|children|fighters|rebels|refugees|migrants|others|dead|homes"
UNIT = r"(?P<unit>hour|day|week|fortnight|month|year|decade)s?"
UNITS = r"(?P<unit>hour|day|week|fortnight|month|year|decade)s"
COUNT = r"(?P<count>\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
OTHERS = r"(?:a\s+)?(?:several|some|few|couple)(?:\s+of)?"
WHICH = "last|past|previous|this|next|coming"
HINT = re.compile(  # a sentence with none of these tells no time
    rf"\d|day|night|morning|evening|noon|week|month|year|decade|hour|minute|tomorrow|then\b|at the|shortly|{SEASON}|{MONTH}|quarter"
    r"|christmas|halloween",
    re.I,
)
LIMIT = re.compile(
    r"\b(since|until|till|through|by|before|after|prior(?=\s+to))\s+(?:(?:to|the|early|late|mid|about|around)[\s-]+)*$", re.I
)
BETWEEN = re.compile(r"\s*(?:and|or|to|through|until|till|[-–—])?\s*", re.I)
MEASURE = re.compile(rf"\b{COUNT}\s+{UNIT}\s+$", re.I)
TO = re.compile(r"(?:and|or|to|through|until|till)\s", re.I)
APPOSED = re.compile(r",?\s*\(?")
FOUR_DIGITS = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
WEEKDAY_ONLY = re.compile(rf"(?:\w+\s+)?(?:{WEEKDAY})(?:\s+{TIME_OF_DAY})?")
PART = re.compile(
    r"\b(?:(?P<word>early|earlier|late|later|mid)(?:\s+in)?|(?:the\s+)?(?:(?P<noun>start|beginning|middle|end)|(?P<half>first|second)\s+half"
    r"|(?P<quarter>first|second|third|fourth|last|final)\s+quarter|(?P<days>first|opening|last|final)\s+(?:days|weeks|months))\s+of)"
    r"[\s-]+(?:the\s+)?$",
    re.I,
)
DAYS_OF_WEEK = 7
SPANNING = frozenset("this last past recent today overnight earlier since".split())
PART_NAMES = {"beginning": "start", "middle": "mid", "earlier": "", "later": "", "opening": "start"}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
READERS: tuple[tuple[re.Pattern[str], Reader, Shifter | None], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})(?!\w)", flags), reader, shifter)
    for pattern, flags, reader, shifter in (
        (rf"{MONTH}\s+{DAY}(?:\s*[-–—]\s*{TO_DAY})?{IN_YEAR}", 0, readers.full_date, None),
        (rf"{MONTH}\s+{DAY}(?:,\s+\d\d?)*\s+(?:and|to|through|or)\s+{TO_DAY}{CLOSED}{IN_YEAR}", 0, readers.full_date, None),
        (rf"{DAY}(?:\s*[-–—/]\s*|\s+(?:and|to|through|or)\s+){TO_DAY}\s+(?:of\s+)?{MONTH}{IN_YEAR}", 0, readers.full_date, None),
        (rf"{DAY}\s+(?:of\s+)?{MONTH}{IN_YEAR}", 0, readers.full_date, None),
        (r"(?:19|20)\d\d-\d\d-\d\d", 0, readers.iso_date, None),
        (r"9/11|(?:September|Sept\.?)\s+11(?:th)?(?=,?\s+(?:\w+\s+)?(?:attack|terror))", 0, readers.famous, None),
        (rf"{FEAST}{IN_YEAR}", re.I, readers.feast, None),
        (rf"{BEFORE_MONTH}[\s-]+{MONTH}(?!\s+\d\d?\b){IN_YEAR}", 0, readers.month_only, None),
        (rf"(?<=\band\s)(?:(?:early|late|mid)[\s-])?{MONTH_NAME}(?!\s+\d){IN_YEAR}(?=\s*[.,;:)]|\s+[a-z]|$)", 0, readers.month_only, None),
        (rf"(?<=\bto\s){MONTH_NAME}(?!\s+\d){IN_YEAR}(?=\s*[.,;:)]|\s+[a-z]|$)", 0, readers.month_only, None),
        (rf"{MONTH},?\s+(?:of\s+)?{YEAR}", 0, readers.month_only, None),
        (rf"[Tt]he\s+{MONTH_NAME}(?=\s+[a-z])", 0, readers.month_only, None),
        (rf"{MONTH_NAME}(?='s\s+[a-z]|’s\s+[a-z])", 0, readers.month_only, None),
        (rf"(?:in|during|of)\s+(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?{SEASON}{OF_YEAR}?", 0, readers.season, None),
        (rf"{SEASON}{OF_YEAR}", 0, readers.season, None),
        (rf"(?P<which>last|this|next|past|coming)\s+{SEASON}", 0, readers.season, None),
        (r"in\s+the\s+(?P<quarter>first|second|third|fourth)\s+quarter(?!\s+of)", 0, readers.quarter, None),
        (rf"{BEFORE_YEAR}\s*(?<=\W){YEAR}(?![\d%]|,\d|[-–/]\d|\s+(?:{CROWD})\b)", re.I, readers.year_only, None),
        (rf"(?:in|during|of|from|the|a|\()\s*(?<=\W){YEAR}[-–/](?P<to>\d\d(?:\d\d)?)(?!\d|-)", re.I, readers.year_only, None),
        (rf"{OWNER}\s+{YEAR}(?=\s+[A-Za-z])(?!\s+(?:{CROWD})\b)", 0, readers.year_only, None),
        (rf"The\s+{YEAR}(?=\s+[A-Za-z])(?!\s+(?:{CROWD})\b)", 0, readers.year_only, None),
        (rf"{YEAR}(?='s\s+[a-z]|’s\s+[a-z])", 0, readers.year_only, None),
        (r"(?P<year>(?:1[89]|20)\d0)s", 0, readers.decade, None),
        (rf"(?:(?P<which>{WHICH}|on)\s+)?(?P<weekday>{WEEKDAY})(?:\s+{TIME_OF_DAY})?", 0, readers.weekday, None),
        (rf"(?:on\s+)?(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<week>last|this|next)\s+week", 0, readers.weekday, None),
        (rf"(?P<two>the\s+day\s+(?:before|after)\s+)?(?P<word>{NEAR_DAY})(?:\s+{TIME_OF_DAY})?", re.I, readers.near_day, None),
        (rf"(?P<which>{WHICH})\s+(?P<unit>week|weekend|month|year|decade)", re.I, readers.unit_around, None),
        (r"(?:over|at|on|during)\s+(?P<which>the)\s+(?P<unit>weekend)", re.I, readers.unit_around, None),
        (
            r"(?:(?<=start\sof\s)|(?<=beginning\sof\s)|(?<=middle\sof\s)|(?<=end\sof\s)|(?<=earlier\sin\s)|(?<=early\sin\s)|(?<=late\sin\s))"
            r"(?P<which>the)\s+(?P<unit>week|month|year|decade)(?!\s+(?:of|in|\w+ed)\b)",
            re.I, readers.unit_around, None,
        ),
        (r"(?:in|over|during|within|for)\s+the\s+(?:last|past)\s+(?P<unit>week|month|year|decade)", re.I, readers.rolling, None),
        (rf"(?<!half\s){COUNT}\s+{UNIT}\s+ago(?:\s+(?:on\s+)?(?P<weekday>{WEEKDAY}))?", re.I, readers.ago, None),
        (rf"(?P<some>{OTHERS})\s+{UNIT}\s+ago", re.I, readers.ago, None),
        (rf"{COUNT}\s+{UNIT}\s+(?P<way>later|earlier|afterwards)", re.I, readers.same_day, readers.later),
        (r"(?P<count>)(?P<unit>day|week|month|year)s\s+(?P<way>later|afterwards)", re.I, readers.same_day, readers.later),
        (
            rf"(?:on\s+)?the\s+(?P<way>next|following|previous)\s+(?P<unit>day|{TIME_OF_DAY}|week|month|year)",
            re.I, readers.same_day, readers.following,
        ),
        (
            r"the\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after|earlier)(?=\s*[.,;:)]|\s*$)",
            re.I, readers.same_day, readers.following,
        ),
        (
            r"(?:on\s+)?(?:the\s+same|that|that\s+same)\s+(?P<unit>day|night|evening|morning|afternoon|week|month|year)",
            re.I, readers.same_day, readers.same_time,
        ),
        (r"(?:later|earlier)\s+in\s+the\s+day", re.I, readers.same_day, readers.same_time),
        (
            r"(?<=since\s)then|at\s+the\s+(?:same\s+)?time(?=\s*[.,;]|\s*$|\s+(?:to|and|but)\s)|(?:hours|minutes)\s+(?:later|earlier)|shortly\s+(?:afterwards|after(?=[.,;]|$))",
            re.I, readers.same_day, readers.same_time,
        ),
        (rf"(?:in\s+)?(?:the\s+)?(?P<way>recent|last|past|next|coming)\s+(?:{COUNT}\s+|{OTHERS}\s+)?{UNITS}", re.I, readers.stretch, None),
        (r"(?P<way>within)\s+(?P<count>\d+)\s+(?P<unit>hour|day|week|month)s", re.I, readers.stretch, None),
        (r"(?P<way>for)\s+(?:several\s+)?(?P<unit>day|week|month)s(?!\s+to\s+come)", re.I, readers.stretch, None),
        (
            rf"(?P<way>for)\s+(?:(?:more\s+than|nearly|almost|at\s+least|over|about)\s+)?{COUNT}\s+{UNIT}(?!\s+to\s+come)",
            re.I, readers.stretch, None,
        ),
        (rf"in\s+{COUNT}\s+{UNIT}(?:['’]\s+time)?", re.I, readers.hence, None),
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
    def lasting(self) -> bool:
        """Whether it tells how long something has gone on: "for weeks"."""
        return self.text.lower().startswith("for ")

    @property
    def spans(self) -> bool:
        """Whether it may hold what has gone on until now: "this week", "in the last year", "recently"."""
        return any(word in SPANNING for word in self.text.lower().split())

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
    """Return one expression for "from Monday to Friday", "in 2006 and 2011", "from March to June 2011"."""
    year = FOUR_DIGITS.search(last.text) if not FOUR_DIGITS.search(first.text) else None

    @within_calendar
    def read(past: bool) -> Found | None:
        one, other = first.read(past), last.read(past)
        if one is not None and year is not None and one.start.year != int(year[0]) and one.precision in ("day", "month", "interval"):
            one = in_year(one, int(year[0]))
        if one is not None and other is not None and one.start > other.end and one.precision == "day":
            one, other = around_weekend(one, other, past)
        if one is None or other is None or one.start > other.end:
            return other if one is None else one
        return Found(one.start, other.end, "interval")

    limit = first.limit if first.limit in ("before", "after") else ""
    return Expression(first.head, text[first.start : last.end], first.start, last.end, limit, read)


def around_weekend(one: Found, other: Found, past: bool) -> tuple[Found, Found]:
    """Return the two ends of "from Friday to Tuesday" in their order, a week further back or ahead where they are not a week apart."""
    if (one.start - other.end).days >= DAYS_OF_WEEK:
        return one, other
    return (moved(one, "day", -DAYS_OF_WEEK), other) if past else (one, moved(other, "day", DAYS_OF_WEEK))


def in_year(found: Found, year: int) -> Found | None:
    """Return the same days of another year."""
    try:
        return Found(found.start.replace(year=year), found.end.replace(year=year), found.precision)
    except ValueError:  # 29 February
        return None


def single(sentence: Span, published: date | None) -> Iterator[Expression]:
    """Yield each expression of time in a sentence."""
    text = sentence.text
    if not HINT.search(text):
        return
    taken: list[tuple[int, int]] = []
    hits = [(match, reader, shifter) for pattern, reader, shifter in READERS for match in pattern.finditer(text)]
    for match, reader, shifter in sorted(hits, key=lambda hit: (hit[0].start(), -hit[0].end())):
        start, end = match.span()
        if any(start < other_end and end > other_start for other_start, other_end in taken):
            continue
        words = sentence.char_span(start, end, alignment_mode="expand")
        if words is not None:
            taken.append((start, end))
            part = part_before(match)
            start = min(start, part.start()) if part else start
            limit = LIMIT.search(text[:start]) or LIMIT.match(match[0].split(maxsplit=1)[0] + " ")
            shift = partial(within_calendar(shifter), match) if shifter else None
            read = partial(read_part, reader, match, part_name(part), published)
            yield Expression(words.root, text[start:end], start, end, marker(limit), read, shift)


def marker(limit: re.Match[str] | None) -> str:
    """Return the word that makes a date a limit, or an empty word."""
    return {"prior": "before"}.get(limit[1].lower(), limit[1].lower()) if limit else ""


def part_before(match: re.Match[str]) -> re.Match[str] | None:
    """Return the words before a date that tell which part of it is meant: "early | 2014", "the end of | May"."""
    begins = [match.start(name) for name, words in match.groupdict().items() if words]
    return PART.search(match.string[: min(begins)]) if begins else None


def part_name(part: re.Match[str] | None) -> str:
    """Return the name that the calendar gives a part."""
    if part is None:
        return ""
    if part["quarter"]:
        return f"quarter {QUARTERS[part['quarter'].lower()]}"
    word = (part["word"] or part["noun"] or part["half"] or "").lower()
    if part["days"]:
        word = "start" if part["days"].lower() in ("first", "opening") else "end"
    return PART_NAMES.get(word, word)


@within_calendar
def read_part(reader: Reader, match: re.Match[str], part: str, published: date | None, past: bool) -> Found | None:
    """Return the days of an expression, or of a part of them; of this week or year only what has passed, or what is left."""
    found = reader(match, published, past)
    if found is None:
        return None
    found = part_of(found, part) if part else found
    here = (
        published is not None and (match.groupdict().get("which") or "").lower() in ("this", "the") and "weekday" not in match.groupdict()
    )
    return clipped(found, published, past) if here and published is not None else found


@within_calendar
def measured(text: str, marker: str, when: DateRange) -> DateRange | None:
    """Return the date of what took place "two days | after the vote", given the words before and the date of the vote."""
    match = MEASURE.search(text)
    if match is None or marker not in ("after", "before", "following"):
        return None
    count = number(match["count"])
    found = moved(Found(when.start, when.end, when.precision), match["unit"].lower(), -count if marker == "before" else count)
    return DateRange(found.start, found.end, found.precision, f"{match[0]}{marker} … {when.text}")
