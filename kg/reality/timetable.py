"""The present tense of timetables: "Iranians go to the polls Thursday". Knows an act's date."""

from datetime import date

from spacy.tokens import Token

from kg.lexicon.cues import Cues
from kg.reality.guard import guard
from kg.reality.reasons import weakened
from kg.types import DateRange, Reality


def timetable(
    told: Reality,
    when: DateRange | None,
    published: date | None,
    act: Token,
    cues: Cues,
) -> Reality:
    """Return an act that lies after the article's own day as planned, unless it is told as past."""
    if when is None or when.start <= (published or date.max):
        return told
    if told.modality != "actual" or act.tag_ == "VBD":
        return told
    reason = weakened(cues.construction["timetable"], act)
    return guard(told, Reality(modality="planned", words=told.words, because=(reason,)))
