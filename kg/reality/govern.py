"""What a governing word says of the act below it: "may refuse to meet", "did not rule out talks".

Knows cues and their behaviours; never knows the way up.
"""

from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon.cues import BEHAVIOURS, Cue
from kg.reality.around import shared_mood
from kg.reality.denial import Found, denier
from kg.reality.lookup import CLAUSE, UNKNOWN, governor, is_perfect, lemma_of, question_words
from kg.reality.voices import listen
from kg.reality.way import Way
from kg.reality.worlds import shown_in
from kg.sentence.labels import (
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    INDIRECT_OBJECT,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_CLAUSAL_SUBJECT,
)
from kg.sentence.tree import has
from kg.sentence.voice import is_passive
from kg.sentence.words import is_infinitive, is_noun

IDEAS = ("believing", "convincing")
INFINITIVES = (
    OPEN_COMPLEMENT,
    COMPLEMENT_CLAUSE,
    CLAUSAL_SUBJECT,
    PASSIVE_CLAUSAL_SUBJECT,
    ADVERBIAL_CLAUSE,
    NOUN_CLAUSE,
)


def governed(act: Token, above: Token, way: Way) -> None:
    """Take in what a word says of a clause below it."""
    shown_in(above, way)
    govern(act, above, CLAUSE, way)


def govern(act: Token, above: Token, through: str, way: Way) -> None:
    """Take in what a governing word says of an act, and whether its subject speaks."""
    cue = known_governor(act, above, through, way)
    denied = denier(above, act, way.cues)
    if cue == UNKNOWN:
        unknown_governor(act, above, denied, way)
    elif denied is not None and (cue.behaviour != "factive" or is_infinitive(act)):
        turned(cue, above, denied, way)
    elif not cue.actual:
        way.hear(cue, above)
    if shares_mood(cue):
        shared_mood(above, way)
    if cue != UNKNOWN:
        credit(above, through, cue, denied, way)
    elif through == CLAUSE:
        credit_unknown(act, above, way)


def shares_mood(cue: Cue) -> bool:
    """Return whether what holds of the governing verb holds of the act: "may agree to withdraw"."""
    if cue.behaviour == "factive":
        return False
    if cue == UNKNOWN or cue.behaviour == "omitting":
        return True
    return cue.actual or cue.modality == "planned"


def unknown_governor(act: Token, above: Token, denied: Found | None, way: Way) -> None:
    """Take in a word of no list: an infinitive under it has not happened yet, or may have."""
    if is_infinitive(act) and act.dep_ in INFINITIVES:
        way.hear(way.form("perfect infinitive" if is_perfect(act) else "infinitive"), above)
    if denied is not None and question_words(act):
        way.hear(way.form("question"), above)  # "did not specify who would leave"
    else:
        way.hear_denial(denied)


def turned(cue: Cue, above: Token, denied: Found, way: Way) -> None:
    """Take in a denied governor: "did not rule out" leaves it open, "did not agree" does not."""
    if cue.behaviour in ("doubting", "omitting"):
        return  # "nobody doubts that", "did not fail to"
    acquitted = cue.behaviour == "punishing" and above.pos_ == "ADJ"  # "not guilty of killing"
    if is_open_when_denied(cue) and not acquitted:
        says = f"denied by “{denied[1].text}”"
        way.hear(replace(cue, polarity="positive", modality="possible", says=says), above)
    else:
        way.hear(*denied)


def is_open_when_denied(cue: Cue) -> bool:
    """Return whether a denied governor leaves it open: "did not rule out", "is not certain"."""
    if cue.polarity == "negative" or cue.behaviour == "certain":
        return True
    return cue.speaker and cue.modality == "actual"


def credit(above: Token, through: str, cue: Cue, denied: Found | None, way: Way) -> None:
    """Take in who speaks, if a known governing word makes its subject a speaker."""
    if cue.behaviour == "factive":
        way.leave()  # "may regret that they attacked": they did
    if is_silent(cue, denied, way):
        return
    bare = governor(above, CLAUSE, way.cues)
    if through == CLAUSE:
        listen(above, cue if cue.speaker else bare, way)
    elif cue.speaker and not way.aside:
        listen(above, bare, way)


def is_silent(cue: Cue, denied: Found | None, way: Way) -> bool:
    """Return whether a governing word makes nobody a speaker: "vowed to", "has not ruled out"."""
    if cue.behaviour in BEHAVIOURS["construction"]:
        return not cue.speaker
    if cue.behaviour == "denying":
        return denied is not None
    if cue.behaviour in ("rebuking", "punishing"):
        return way.aside
    return cue.behaviour == "swearing"


def credit_unknown(act: Token, above: Token, way: Way) -> None:
    """Take in that what an unknown verb tells of in a clause is its subject's word."""
    if is_statement(act) and not way.aside:
        listen(above, way.form("that-clause"), way)
    else:
        listen(above, governor(above, CLAUSE, way.cues), way)


def is_statement(act: Token) -> bool:
    """Return whether a clause is an object that tells something: no indirect question."""
    if act.dep_ != COMPLEMENT_CLAUSE or is_infinitive(act):
        return False
    return not question_words(act)


def known_governor(act: Token, above: Token, through: str, way: Way) -> Cue:
    """Return the cue of a governing word over an act of this form."""
    cue = governor(above, through, way.cues, act)
    if cue.modality == "requested" and is_noun(act) and act.dep_ == OPEN_COMPLEMENT:
        return way.form("that-clause")  # "called it genocide"
    if is_infinitive(act):
        return over_infinitive(act, above, cue, way)
    if cue.behaviour in IDEAS and act.tag_ == "VBG" and not has(act, AUXILIARY):
        return way.form("thought of")
    return cue


def over_infinitive(act: Token, above: Token, cue: Cue, way: Way) -> Cue:
    """Return what a governing word says of an infinitive: "glad to meet", "claims to have won"."""
    if cue.behaviour == "preventing":
        return UNKNOWN
    if is_perfect(act):
        return cue
    if cue.behaviour == "reporting":
        return spoken_infinitive(above, cue, way)
    if cue.behaviour in ("factive", "convincing"):
        return way.form("infinitive")
    performed = {"attempting": way.cues.attempted, "voting": way.cues.voted}
    if lemma_of(act) in performed.get(cue.behaviour, ()):
        return replace(cue, modality="actual", actual=True)
    return cue


def spoken_infinitive(above: Token, cue: Cue, way: Way) -> Cue:
    """Return what an infinitive under a verb of saying is: "told them to leave", "says to"."""
    if is_passive(above):
        bidden = lemma_of(above) in way.cues.addressing
        return way.form("told to act") if bidden else cue  # "is said to leave"
    return way.form("told to act" if has(above, OBJECT, INDIRECT_OBJECT) else "says to act")
