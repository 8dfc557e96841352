"""What a governing word says of the act below it: "may refuse to meet", "did not rule out talks".

Knows cues and their behaviours; never knows the way up.
"""

from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon.cues import BEHAVIOURS, Cue
from kg.reality.around import shared_mood
from kg.reality.denial import Found, denier
from kg.reality.lookup import CLAUSE, behaves, governor, is_wondered, lemma_of
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
from kg.sentence.tree import children, has
from kg.sentence.voice import is_passive
from kg.sentence.words import is_infinitive

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
    if cue is None:
        unknown_governor(act, above, denied, way)
    elif denied is not None and (cue.behaviour != "factive" or is_infinitive(act)):
        turned(cue, above, denied, way)
    elif not cue.actual:
        way.hear(cue, above)
    if shares_mood(cue):
        shared_mood(above, way)
    if cue is not None:
        credit(above, through, cue, denied, way)
    elif through == CLAUSE:
        credit_unknown(act, above, way)


def shares_mood(cue: Cue | None) -> bool:
    """Return whether what holds of the governing verb holds of the act: "may agree to withdraw"."""
    if cue is None or cue.modality == "planned":
        return True
    if cue.behaviour == "factive":
        return False
    return cue.actual or cue.behaviour == "omitting"


def unknown_governor(act: Token, above: Token, denied: Found | None, way: Way) -> None:
    """Take in a word of no list: an infinitive under it has not happened yet, or may have."""
    if is_infinitive(act) and act.dep_ in INFINITIVES:
        way.hear(way.form("perfect infinitive" if is_perfect(act) else "infinitive"), above)
    if denied is not None:
        way.hear(*denied)


def turned(cue: Cue, above: Token, denied: Found, way: Way) -> None:
    """Take in a denied governor: "did not rule out" leaves it open, "did not agree to" denies it."""
    if cue.behaviour in ("doubting", "omitting"):
        return  # "nobody doubts that", "did not fail to"
    if is_open_when_denied(cue):
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
    if is_silent(cue, way) or (cue.behaviour == "denying" and denied is not None):
        return  # "vowed to act"; "has not ruled out"
    bare = governor(above, CLAUSE, way.cues)
    if through == CLAUSE:
        listen(above, cue if cue.speaker else bare, way)
    elif cue.speaker and not way.aside:
        listen(above, bare, way)


def is_silent(cue: Cue, way: Way) -> bool:
    """Return whether a governing word makes nobody a speaker."""
    if cue.behaviour in BEHAVIOURS["construction"]:
        return not cue.speaker
    if cue.behaviour == "rebuking":
        return way.aside
    return cue.behaviour == "swearing"


def credit_unknown(act: Token, above: Token, way: Way) -> None:
    """Take in that what an unknown verb tells of in a clause is its subject's word."""
    cue = governor(above, CLAUSE, way.cues)
    if act.dep_ == COMPLEMENT_CLAUSE and not way.aside and is_statement(act):
        cue = way.form("that-clause")
    listen(above, cue, way)


def is_statement(act: Token) -> bool:
    """Return whether a clause tells something: no infinitive, no indirect question."""
    return not is_infinitive(act) and not is_wondered(act)


def known_governor(act: Token, above: Token, through: str, way: Way) -> Cue | None:
    """Return the cue of a governing word over an act of this form, or none."""
    cue = governor(above, through, way.cues, act)
    if cue is None:
        return None
    if is_infinitive(act):
        return over_infinitive(act, above, cue, way)
    if act.tag_ == "VBG" and not has(act, AUXILIARY) and behaves(cue, "believing", "convincing"):
        return way.form("thought of")
    return cue


def over_infinitive(act: Token, above: Token, cue: Cue, way: Way) -> Cue | None:
    """Return what a governing word says of an infinitive: "glad to meet", "claims to have won"."""
    if cue.behaviour == "preventing":
        return None
    if is_perfect(act):
        return cue
    if cue.behaviour == "reporting":
        return spoken_infinitive(above, cue, way)
    if cue.behaviour in ("factive", "convincing"):
        return way.form("infinitive")
    return cue


def spoken_infinitive(above: Token, cue: Cue, way: Way) -> Cue:
    """Return what an infinitive under a verb of saying is: "told them to leave", "says to return"."""
    if is_passive(above):
        bidden = lemma_of(above) in way.cues.addressing
        return way.form("told to act") if bidden else cue  # "is said to leave"
    return way.form("told to act" if has(above, OBJECT, INDIRECT_OBJECT) else "says to act")


def is_perfect(verb: Token) -> bool:
    """Return whether a verb stands with "have"."""
    return any(word.lemma_ == "have" for word in children(verb, AUXILIARY))
