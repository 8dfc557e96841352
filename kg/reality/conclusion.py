"""What a way adds up to, and its reasons. Knows what was heard; never knows trees."""

from collections.abc import Iterator

from kg.lexicon.cues import Cue
from kg.reality.lookup import behaves
from kg.reality.reasons import span, voiced, weakened
from kg.reality.way import Heard, Said, Way
from kg.types import Modality, Polarity, Reality, Reason


def concluded(way: Way) -> Reality:
    """Return polarity, modality and voices of the act, with a reason for each cue that was heard."""
    weak = [one for one in way.weakening() if one.weakens]
    added = adjustment(way)
    conditions = [one.clause for one in weak if one.clause is not None]
    return Reality(
        polarity=polarity_of(way),
        modality=modality_of(way, added),
        voices=way.voices,
        words=span(weak[-1].word) if weak else None,
        condition=span(conditions[-1]) if conditions else None,
        because=(*reasons(way), *([weakened(added, way.said[0].word)] if added else ())),
    )


def is_conditional(way: Way) -> bool:
    """Return whether a condition leaves the act open: "would not, unless", "if they do not"."""
    return any(behaves(one.cue, "conditional", "inverted") for one in way.weakening())


def polarity_of(way: Way) -> Polarity:
    """Return whether the act took place or not; what is conditional is open either way."""
    return "negative" if way.negative and not is_conditional(way) else "positive"


def modality_of(way: Way, added: Cue | None) -> Modality:
    """Return the modality that stands outermost, unless a condition outweighs it."""
    if is_conditional(way):
        return "conditional"
    return added.modality if added is not None else way.modality


def adjustment(way: Way) -> Cue | None:
    """Return the construction that comes of a speaker and what was heard together, or none."""
    if is_conditional(way) or not way.said:
        return None
    if way.voices:
        backshifted = any(behaves(one.cue, "backshifted") for one in way.weakening())
        from_past = backshifted and way.modality == "conditional"
        return way.form("future in the past") if from_past else None
    plain = way.modality == "actual" and not way.negative
    return way.form("unnamed voice") if plain else None


def reasons(way: Way) -> Iterator[Reason]:
    """Yield a reason for each cue that says something, in the order in which they were heard."""
    for one in way.heard:
        if isinstance(one, Said) and one.voices:
            yield voiced(one.cue, one.word, one.voices)
        elif isinstance(one, Heard) and one.weakens:
            up = f" on the way up from “{way.trigger.text}”" if one.word != way.trigger else ""
            yield weakened(one.cue, one.clause or one.word, up)
