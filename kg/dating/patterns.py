"""How expressions of time are written: a table of patterns, each with what reads it.

Knows the words; never knows sentences. The longest that begins at a place counts.
"""

import re
from collections.abc import Callable
from datetime import date

from kg.dating import counted_days as counted
from kg.dating import named_days as named
from kg.dating.calendar import AFTER_EASTER, FEASTS, Found
from kg.day_names import MONTHS, WEEKDAYS

Reader = Callable[[re.Match[str], date | None, bool], Found | None]
"""Reads an expression, counted from the day of the article, of what is past or is to come."""
Shifter = Callable[[re.Match[str], Found], Found | None]
"""Reads an expression that is counted from the date told before."""

MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
MONTH_NAME = rf"(?P<month>{'|'.join(MONTHS)})"
SHORT_MONTH = rf"(?P<month>{'|'.join(name[:3] for name in MONTHS)})"
BEFORE_MONTH = (
    r"(?:[Ii]n|[Dd]uring|[Oo]f|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter"
    r"|[Tt]his|[Nn]ext|(?:[Ee]arly|[Ee]arlier|[Ll]ate|[Ll]ater|[Mm]id)(?:\s+in)?|(?P<last>[Ll]ast))"
)
SEASON = "(?P<season>spring|summer|autumn|fall|winter)"
WEEKDAY = "|".join(WEEKDAYS)
FEAST_NAMES = sorted({**FEASTS, **AFTER_EASTER}, key=len, reverse=True)
FEAST = f"(?P<feast>{'|'.join(FEAST_NAMES)})".replace("'", "['’]")
TIME_OF_DAY = "(?:night|morning|evening|afternoon|noon|midnight)"
NEAR_DAY = rf"today|tonight|yesterday|tomorrow|overnight|last(?=\s+night)|this(?=\s+{TIME_OF_DAY})"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
TO_DAY = r"(?P<to>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:)"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
TO_YEAR = r"[-–/](?P<to>\d\d(?:\d\d)?)"
IN_YEAR = rf"(?:,?\s+(?:of\s+)?(?:{YEAR}|(?P<around>last|this|next)\s+year))?"
OF_YEAR = rf"(?:\s+(?:of\s+)?{YEAR}(?:{TO_YEAR})?)"
BEFORE_YEAR = "(?:in|during|of|by|from|early|late|since|until|before|after|between|to|and|or|mid-)"
WHICH_MONTH = rf"(?:{MONTH}{IN_YEAR}|(?P<which>last|this|next)\s+month)"
NUMBER = rf"(?P<number>{'|'.join(named.NUMBER_OF)})"
OWNER = r"(?:the|a|an|his|her|its|their|our|[A-Z]\w+(?:'s|’s))"
CLOSED = r"(?=\s*[.,;:)]|\s*$|\s+in\s|\s+at\s)"
ENDED = r"(?=\s*[.,;:)]|\s*$)"
BEFORE_WORD = r"(?=\s*[.,;:)]|\s+[a-z]|$)"
OWNING = r"(?='s\s+[a-z]|’s\s+[a-z])"
CROWD = (
    "people|persons|troops|soldiers|civilians|protesters|men|women|children|fighters|rebels"
    "|refugees|migrants|others|dead|homes"
)
NOT_CROWD = rf"(?!\s+(?:{CROWD})\b)"
UNITS = r"(?P<unit>hour|day|week|fortnight|month|year|decade)s"
UNIT = UNITS + "?"
COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(counted.NUMBERS)})"
SEVERAL = r"(?:a\s+)?(?:several|some|few|couple)(?:\s+of)?"
ABOUT = r"(?:more\s+than|nearly|almost|at\s+least|over|about)"
WHICH = "last|past|previous|this|next|coming"
PART_BEFORE = (
    r"(?:(?<=start\sof\s)|(?<=beginning\sof\s)|(?<=middle\sof\s)|(?<=end\sof\s)"
    r"|(?<=earlier\sin\s)|(?<=early\sin\s)|(?<=late\sin\s))"
)

# What is written in capitals as names of days and months are.
NAMED: tuple[tuple[str, Reader], ...] = (
    (rf"{MONTH}\s+{DAY}(?:\s*[-–—]\s*{TO_DAY})?{IN_YEAR}", named.full_date),
    (
        rf"{MONTH}\s+{DAY}(?:,\s+\d\d?)*\s+(?:and|to|through|or)\s+{TO_DAY}{CLOSED}{IN_YEAR}",
        named.full_date,
    ),
    (
        rf"{DAY}(?:\s*[-–—/]\s*|\s+(?:and|to|through|or)\s+){TO_DAY}\s+(?:of\s+)?{MONTH}{IN_YEAR}",
        named.full_date,
    ),
    (rf"{DAY}\s+(?:of\s+)?{MONTH}{IN_YEAR}", named.full_date),
    (rf"{DAY}([-/]){SHORT_MONTH}\2(?P<short>\d\d(?:\d\d)?)(?!\d)", named.short_date),
    (r"(?:19|20)\d\d-\d\d-\d\d", named.iso_date),
    (
        rf"(?:[Oo]n\s+)?[Tt]he\s+{NUMBER}\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+{WHICH_MONTH}",
        named.weekday_of_month,
    ),
    (
        r"[Tt]he\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)\s+of\s+(?P<which>last|this|next)\s+month",
        named.day_of_month,
    ),
    (
        r"9/11|(?:September|Sept\.?)\s+11(?:th)?(?=,?\s+(?:\w+\s+)?(?:attack|terror))",
        named.famous,
    ),
    (rf"{BEFORE_MONTH}[\s-]+{MONTH}(?!\s+\d\d?\b){IN_YEAR}", named.month_only),
    (
        rf"(?<=\band\s)(?:(?:early|late|mid)[\s-])?{MONTH_NAME}(?!\s+\d){IN_YEAR}{BEFORE_WORD}",
        named.month_only,
    ),
    (rf"(?<=\bto\s){MONTH_NAME}(?!\s+\d){IN_YEAR}{BEFORE_WORD}", named.month_only),
    (rf"{MONTH},?\s+(?:of\s+)?{YEAR}", named.month_only),
    (rf"[Tt]he\s+{MONTH_NAME}(?=\s+[a-z])", named.month_only),
    (rf"{MONTH_NAME}{OWNING}", named.month_only),
    (
        rf"(?:in|during|of)\s+(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?{SEASON}{OF_YEAR}?",
        named.season,
    ),
    (rf"{SEASON}{OF_YEAR}", named.season),
    (rf"(?P<which>last|this|next|past|coming)\s+{SEASON}", named.season),
    (r"in\s+the\s+(?P<quarter>first|second|third|fourth)\s+quarter(?!\s+of)", named.quarter),
    (rf"{OWNER}\s+{YEAR}(?=\s+[A-Za-z]){NOT_CROWD}", named.year_only),
    (rf"The\s+{YEAR}(?=\s+[A-Za-z]){NOT_CROWD}", named.year_only),
    (rf"{YEAR}{OWNING}", named.year_only),
    (r"(?P<year>(?:1[89]|20)\d0)s", named.decade),
    (
        rf"(?:(?P<which>{WHICH}|on)\s+)?(?P<weekday>{WEEKDAY})(?:\s+{TIME_OF_DAY})?",
        counted.weekday,
    ),
    (
        rf"(?:on\s+)?(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<week>last|this|next)\s+week",
        counted.weekday,
    ),
)
# What may be written in any case.
COUNTED: tuple[tuple[str, Reader], ...] = (
    (rf"{FEAST}{IN_YEAR}", named.feast),
    (
        rf"{BEFORE_YEAR}\s*(?<=\W){YEAR}(?![\d%]|,\d|[-–/]\d|\s+(?:{CROWD})\b)",
        named.year_only,
    ),
    (
        rf"(?:in|during|of|from|the|a|\()\s*(?<=\W){YEAR}{TO_YEAR}(?!\d|-)",
        named.year_only,
    ),
    (
        rf"(?P<two>the\s+day\s+(?:before|after)\s+)?(?P<word>{NEAR_DAY})(?:\s+{TIME_OF_DAY})?",
        counted.near_day,
    ),
    (
        rf"(?P<which>{WHICH})\s+(?P<unit>week|weekend|fortnight|month|year|decade)",
        counted.unit_around,
    ),
    (r"(?:over|at|on|during)\s+(?P<which>the)\s+(?P<unit>weekend)", counted.unit_around),
    (
        PART_BEFORE + r"(?P<which>the)\s+(?P<unit>week|month|year|decade)(?!\s+(?:of|in|\w+ed)\b)",
        counted.unit_around,
    ),
    (
        r"(?:in|over|during|within|for)\s+the\s+(?:last|past)\s+"
        r"(?P<unit>week|fortnight|month|year|decade)",
        counted.rolling,
    ),
    (
        r"within\s+the\s+(?P<way>next|coming)\s+(?P<unit>week|fortnight|month|year|decade)",
        counted.rolling,
    ),
    (
        rf"(?<!half\s){COUNT}\s+{UNIT}\s+ago(?:\s+(?:on\s+)?(?P<weekday>{WEEKDAY}))?",
        counted.ago,
    ),
    (rf"(?P<some>{SEVERAL})\s+{UNIT}\s+ago", counted.ago),
    (
        rf"(?:in\s+)?(?:the\s+)?(?P<way>recent|last|past|next|coming)"
        rf"\s+(?:{COUNT}\s+|{SEVERAL}\s+)?{UNITS}",
        counted.stretch,
    ),
    (
        r"(?P<way>within)\s+(?P<count>\d+)\s+(?P<unit>hour|day|week|month)s",
        counted.stretch,
    ),
    (
        r"(?P<way>for)\s+(?:several\s+)?(?P<unit>day|week|fortnight|month)s(?!\s+to\s+come)",
        counted.stretch,
    ),
    (
        rf"(?P<way>for)\s+(?:{ABOUT}\s+)?{COUNT}\s+{UNIT}(?!\s+to\s+come)",
        counted.stretch,
    ),
    (rf"in\s+{COUNT}\s+{UNIT}(?:['’]\s+time)?", counted.hence),
)
# What is counted from the date told before.
SHIFTED: tuple[tuple[str, Shifter], ...] = (
    (rf"{COUNT}\s+{UNIT}\s+(?P<way>later|earlier|afterwards)", counted.later),
    (rf"(?P<count>){UNITS}\s+(?P<way>later|afterwards)(?<!hours\slater)", counted.later),
    (
        rf"(?:on\s+)?the\s+(?P<way>next|following|previous)\s+"
        rf"(?P<unit>day|{TIME_OF_DAY}|week|fortnight|month|year|decade)",
        counted.following,
    ),
    (
        r"the\s+(?P<unit>day|week|fortnight|month|year|decade)"
        rf"\s+(?P<way>before|after|earlier){ENDED}",
        counted.following,
    ),
    (
        r"(?:on\s+)?(?:the\s+same|that|that\s+same)\s+"
        r"(?P<unit>day|night|evening|morning|afternoon|week|month|year)",
        counted.same_time,
    ),
    (r"(?:later|earlier)\s+in\s+the\s+day", counted.same_time),
    (
        r"(?<=since\s)then|at\s+the\s+(?:same\s+)?time(?=\s*[.,;]|\s*$|\s+(?:to|and|but)\s)"
        r"|(?:hours|minutes)\s+(?:later|earlier)|shortly\s+(?:afterwards|after(?=[.,;]|$))",
        counted.same_time,
    ),
)


def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """Return a pattern that matches whole words."""
    return re.compile(rf"\b(?:{pattern})(?!\w)", flags)


READERS: tuple[tuple[re.Pattern[str], Reader, Shifter | None], ...] = (
    *((compiled(pattern, 0), reader, None) for pattern, reader in NAMED),
    *((compiled(pattern, re.I), reader, None) for pattern, reader in COUNTED),
    *((compiled(pattern, re.I), counted.from_before, shifter) for pattern, shifter in SHIFTED),
)
HINT = re.compile(  # a sentence with none of these tells no time
    r"\d|day|night|morning|evening|noon|week|month|year|decade|hour|minute|tomorrow|then\b|at the"
    rf"|shortly|{SEASON}|{MONTH}|quarter|christmas|halloween",
    re.I,
)
