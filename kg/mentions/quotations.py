"""Direct speech: which words are quoted, and who says them. Knows quotation marks and reporting verbs; never knows actions."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.lexicon.cues import Cues
from kg.sentence.labels import (
    SUBJECT,
)
from kg.sentence.tree import children, preposition
from kg.sentence.voice import is_passive

OPENING, CLOSING, EITHER = frozenset("“„«"), frozenset("”»"), frozenset({'"', "''", "``"})
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted tokens, and the head of the noun phrase that utters them."""

    start: int
    end: int
    speaker: int | None


def find(doc: Doc, cues: Cues) -> tuple[Quotation, ...]:
    """Return the quotations that hold a clause, each with its speaker; one without a speaker of its own has the last one's."""
    found: list[Quotation] = []
    for start, end in spans(doc):
        if end - start < SHORTEST or not any(
            token.pos_ in ("VERB", "AUX") for token in doc[start:end]
        ):
            continue
        speaker = speaker_near(doc, start, end, cues)
        if speaker is None and found and not breaks_off(doc, found[-1].end, start):
            speaker = found[-1].speaker
        found.append(Quotation(start, end, speaker))
    return tuple(found)


def spans(doc: Doc) -> list[tuple[int, int]]:
    """Return the stretches between quotation marks; an unclosed one ends with its paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for token in doc:
        mark = token.text
        if opened is not None and (
            mark in CLOSING or mark in EITHER or (token.is_space and "\n" in mark)
        ):
            found.append((opened, token.i))
            opened = None
        elif opened is None and (mark in OPENING or mark in EITHER):
            opened = token.i + 1
    return found if opened is None else [*found, (opened, len(doc))]


def breaks_off(doc: Doc, end: int, start: int) -> bool:
    """Return whether a new paragraph or another speaker stands between two quotations."""
    between = doc[end:start]
    return len(between) > 40 or sum("\n" in token.text_with_ws for token in between) > 1


def speaker_near(doc: Doc, start: int, end: int, cues: Cues) -> int | None:
    """Return the subject of the reporting verb beside a quotation: in its last sentence, in its first, or in the one just after it."""
    for sentence in (doc[end - 1].sent, doc[start].sent):
        verbs = [word for word in sentence if not start <= word.i < end and reports(word, cues)]
        verbs.sort(key=lambda word: min(abs(word.i - start), abs(word.i - end)))
        for verb in verbs:
            subjects = children(verb, SUBJECT)
            if subjects and not start <= subjects[0].i < end:
                return subjects[0].i
        source = next(
            (word for word in sentence if names_source(word, cues) and not start <= word.i < end),
            None,
        )
        if source is not None:
            return source.i
    after = doc[min(end + 1, len(doc) - 1)].sent
    reporting = next(
        (word for word in after[:4] if reports(word, cues) and after.start > start), None
    )
    return (
        next((word.i for word in children(reporting, SUBJECT)), None)
        if reporting is not None
        else None
    )


def names_source(word: Token, cues: Cues) -> bool:
    """Return whether a phrase names whose word a sentence is: "according to A"."""
    cue = cues.mark.get(preposition(word))
    return cue is not None and cue.behaviour == "sourcing"


def reports(word: Token, cues: Cues) -> bool:
    """Return whether the word is an active reporting verb."""
    cue = cues.governor.get((word.lemma_.lower(), "clause"))
    return (
        word.pos_ == "VERB"
        and cue is not None
        and cue.speaker
        and cue.behaviour != "punishing"
        and not is_passive(word)
    )
