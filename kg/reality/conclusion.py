"""What a way adds up to, and its reasons. Knows what was heard; never knows trees."""

from kg.lexicon.cues import Cue
from kg.reality.opening import OPEN
from kg.reality.reasons import span, voiced, weakened
from kg.reality.way import Heard, Way
from kg.types import Modality, Polarity, Reality, Reason


def concluded(way: Way) -> Reality:
    """Return polarity, modality and voices of an act, with a reason for each cue heard."""
    weak = way.weakening
    clauses = [one.clause for one in weak if one.clause is not None]
    added = adjustment(way)
    reasons = [reason for one in way.heard for reason in reasons_of(one, way)]
    if added is not None:
        reasons.append(weakened(added, way.said[0].word))
    return Reality(
        polarity=polarity_of(way),
        modality=modality_of(way, added),
        voices=way.voices,
        words=span(weak[-1].word) if weak else None,
        condition=span(clauses[-1]) if clauses else None,
        because=tuple(reasons),
    )


def is_conditional(way: Way) -> bool:
    """Return whether a condition leaves the act open: "would not, unless", "if they do not"."""
    return any(one.cue.behaviour in OPEN for one in way.weakening)


def polarity_of(way: Way) -> Polarity:
    """Return whether the act took place or not; what is conditional is open either way."""
    if is_conditional(way) or not way.negative:
        return "positive"
    return "negative"


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
        return way.form("future in the past") if is_backshifted(way) else None
    return None if way.weakening else way.form("unnamed voice")


def is_backshifted(way: Way) -> bool:
    """Return whether "would" under a verb of saying is a future seen from the past."""
    if way.modality != "conditional":
        return False
    return "backshifted" in [one.cue.behaviour for one in way.weakening]


def reasons_of(one: Heard, way: Way) -> list[Reason]:
    """Return the reason that something heard gives, or none where it says nothing."""
    if one.voices:
        return [voiced(one.cue, one.word, one.voices)]
    if not one.weakens:
        return []
    up = f" on the way up from “{way.trigger.text}”" if one.word != way.trigger else ""
    return [weakened(one.cue, one.clause or one.word, up)]
