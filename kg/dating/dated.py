"""A date with the words that tell it, and how an act came by it. Never knows how one is found."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from spacy.tokens import Token

from kg.dating.calendar import Found
from kg.day_names import MONTHS
from kg.types import DateRange, Reason, Span

RULES = {
    "own clause": "“{words}” stands with “{word}”",
    "proposed": "“{words}” is proposed for “{word}”",
    "counted": "counted from {dates}, told before",
    "carried": "“{word}” carries it",
    "claimed": "the day of “{word}”, which is claimed",
    "joined": "joined to “{word}” in one time",
    "subject": "“{word}”, the event that does it",
    "event beside": "set beside the event “{word}”",
    "event counted": "counted from the event “{word}”",
    "event since": "going on since the event “{word}”",
    "event begun": "the event that “{word}” tells the beginning of",
    "made known": "made known when “{word}”",
    "clause below": "the clause of “{word}” tells when",
    "clause above": "the clause belongs to that of “{word}”",
    "uttered": "spoken when “{word}”",
    "same act told elsewhere": "the same act is told at “{word}”",
    "last of its kind": "the last act of its kind is told at “{word}”",
    "exact day": "the one day inside {dates} that “{word}” has",
    "scene": "the day of the scene that this sentence continues: {dates}, told in “{words}”",
    "lead": "the day of the scene that this lead opens: {dates}, told in “{words}”",
}
"""Each way to come by a date, and how it is said."""


class Step(NamedTuple):
    """One step from an act to the words that tell its date: a rule, and the word it rests on."""

    rule: str
    word: Token
    dates: DateRange
    words: Span

    @property
    def reason(self) -> Reason:
        """The step in plain words."""
        says = RULES[self.rule].format(
            word=self.word.text, words=self.words.text, dates=shown(self.dates)
        )
        return Reason("date", self.rule, says, self.words)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, the words of the article that tell it, and the steps from an act to them.

    The first step is the one nearest to the act.
    """

    dates: DateRange
    words: Span
    steps: tuple[Step, ...] = ()

    @property
    def found(self) -> Found:
        """The days, for counting on."""
        return Found(self.dates.start, self.dates.end, self.dates.precision)

    @property
    def is_day(self) -> bool:
        """Whether it is exact to the day."""
        return self.dates.precision == "day"

    @property
    def days(self) -> int:
        """How many days lie between the first and the last."""
        return self.found.days

    def via(self, rule: str, word: Token) -> "Dated":
        """Return the date as another word has it by a rule."""
        return replace(self, steps=(Step(rule, word, self.dates, self.words), *self.steps))

    def counted(self, found: Found, text: str) -> "Dated":
        """Return what is counted from this date, under other words."""
        dates = DateRange(found.start, found.end, found.precision, text)
        return replace(self, dates=dates)

    @property
    def because(self) -> tuple[Reason, ...]:
        """Each step in plain words, that nearest to the act first."""
        return tuple(step.reason for step in self.steps)


def shown(dates: DateRange) -> str:
    """Return a date for people: "3 May 2020", "May 2020", "2020", "1 May 2020 to 5 May 2020"."""
    if dates.precision == "year":
        return str(dates.start.year)
    if dates.precision == "month":
        return f"{MONTHS[dates.start.month - 1]} {dates.start.year}"
    first, last = (
        f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (dates.start, dates.end)
    )
    return first if first == last else f"{first} to {last}"
