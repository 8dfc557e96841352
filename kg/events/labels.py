"""An act as a short sentence: "Russia attacks Georgia, Gori, 8 August 2008". Knows records; never knows a format."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from kg.day_names import MONTHS
from kg.events.edges import asserted_part
from kg.types import Actor, DateRange, Event

PLURAL = re.compile(r"\b(?:people|police|men|women|children|[a-z]{2,}(?<!s)s)$")
DOES = {
    "AGREE": ("agrees with", "agrees"),
    "CONSULT": ("consults", "holds talks"),
    "SUPPORT": ("supports", "gives support"),
    "CONCEDE": ("concedes to", "concedes"),
    "COOPERATE": ("cooperates with", "cooperates"),
    "AID": ("aids", "gives aid"),
    "RETREAT": ("retreats before", "retreats"),
    "REQUEST": ("makes a request of", "makes a request"),
    "ACCUSE": ("accuses", "makes an accusation"),
    "REJECT": ("rejects a wish of", "refuses"),
    "THREATEN": ("threatens", "makes a threat"),
    "PROTEST": ("protests against", "protests"),
    "SANCTION": ("sanctions", "imposes sanctions"),
    "MOBILIZE": ("mobilizes against", "mobilizes"),
    "COERCE": ("coerces", "uses coercion"),
    "ASSAULT": ("attacks", "attacks"),
    "ELECT": ("elects", "wins an election"),
    "APPOINT": ("appoints or dismisses", "fills an office"),
}
"""What somebody does to somebody, and what he does, by action."""


def label(event: Event) -> str:
    """Return who does what to whom, where and when, in one line; first what became of it, if no article asserts it."""
    told = asserted_part(event) if event.asserted else event
    place = f", {told.place.name}" if told.place else ""
    day = f", {when(told.date)}" if told.date else ""
    by = f", by {day_of(told.latest)}" if told.latest and not told.date else ""
    return f"{became(event)}{deed(told)}{place}{day}{by}"


def became(event: Event) -> str:
    """Return what became of an act that no article asserts."""
    if event.asserted:
        return ""
    return "claimed: " if event.status == "occurred" else f"{event.status}: "


def deed(event: Event) -> str:
    """Return who does what to whom; several are named by the first report's names."""
    first = event.parts[0] if event.parts else event
    sources, targets = first.sources or event.sources, first.targets or event.targets
    to, alone = DOES.get(event.action, (event.action.lower(), event.action.lower()))
    if event.symmetric:
        return f"{listed(sources)} {plural(alone)}"
    verb = alone if not targets else to
    does = verb if is_one(sources) else plural(verb)
    return f"{listed(sources)} {does} {listed(targets)}" if targets else f"{listed(sources)} {does}"


def is_one(actors: Sequence[Actor]) -> bool:
    """Return whether a verb after these names stands in the singular."""
    return not actors or (len(actors) == 1 and not PLURAL.search(actors[0].name))


def plural(verb: str) -> str:
    """Return what several do.

    >>> plural("appoints or dismisses"), plural("makes a request of")
    ('appoint or dismiss', 'make a request of')
    """
    first, *rest = verb.split(" or ")
    words = [re.sub(r"^(\w+?(?:ss)?)(?:(?<=ss)es|s)\b", r"\1", part) for part in (first, *rest)]
    return " or ".join(words)


def listed(actors: Iterable[Actor]) -> str:
    """Return the names of some actors."""
    return " and ".join(actor.name for actor in actors) or "somebody"


def when(dates: DateRange) -> str:
    """Return days as people write them."""
    if dates.start == dates.end:
        return day_of(dates.start)
    if dates.precision == "year":
        return str(dates.start.year)
    if dates.precision == "month":
        return f"{MONTHS[dates.start.month - 1]} {dates.start.year}"
    return f"{day_of(dates.start)} to {day_of(dates.end)}"


def day_of(day: date) -> str:
    """Return a day as people write it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
