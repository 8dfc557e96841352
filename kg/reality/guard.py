"""Joins what is proposed and what was heard of an act, which only becomes weaker. Knows no words.

Joining asserts an act only if all do. As far as assertion, polarity, modality and voices go, it
does not matter in which order and in which groups things are joined.
"""

from collections.abc import Iterable
from functools import reduce

from kg.types import Mention, Modality, Reality

WEAKNESS: tuple[Modality, ...] = ("actual", "possible", "planned", "requested", "conditional")


def guard(proposed: Reality, heard: Reality) -> Reality:
    """Return a proposal weakened by what was heard; the words are those of what decides."""
    modality = max(proposed.modality, heard.modality, key=WEAKNESS.index)
    negative = "negative" in (proposed.polarity, heard.polarity)
    return Reality(
        polarity="negative" if negative else "positive",
        modality=modality,
        voices=together((*proposed.voices, *heard.voices)),
        words=heard.words or proposed.words,
        condition=heard.condition or proposed.condition,
        because=(*proposed.because, *heard.because),
    )


def weakest(realities: Iterable[Reality]) -> Reality:
    """Return what all of several say together; of none, that an act took place."""
    return reduce(guard, realities, Reality())


def together(voices: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return each voice once, in the order of the text."""
    return tuple(sorted(set(voices), key=lambda voice: (voice.start, voice.end, repr(voice))))
