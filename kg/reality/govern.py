"""What a governing word says of the act below it: "may refuse to meet", "did not rule out talks".

Knows cues and their behaviours; never knows the way up.
"""

from dataclasses import replace

from spacy.tokens import Token

from kg.lexicon.cues import BEHAVIOURS, Cue
from kg.reality.around import shared_mood
from kg.reality.lookup import Found, behaves, denier, governor
from kg.reality.voices import listen
from kg.reality.way import Way
from kg.sentence.grammar import children, is_infinitive, is_passive
from kg.sentence.relations import (
    ADVERB,
    ADVERBIAL,
    AUXILIARIES,
    COMPLEMENTS,
    CONJUNCTION,
    NOUN_CLAUSE,
    OBJECT,
    OBJECT_CLAUSE,
    OBJECTS,
)

QUESTION_WORDS = ("WRB", "WP", "WDT")


def govern(act: Token, above: Token, through: str, way: Way) -> None:
    """Take in what a governing word says of an act, and whether its subject speaks."""
    cue = known_governor(act, above, through, way)
    denied = denier(above, act, way.lexicon.cues)
    if cue is None:
        unknown_governor(act, above, denied, way)
    elif denied is not None and (cue.behaviour != "factive" or is_infinitive(act)):
        turned(cue, above, denied, way)
    elif not cue.actual:
        way.hear(cue, above)
    if shares_mood(cue):
        shared_mood(above, way)
    if cue is None:
        credit_unknown(act, above, through, way)
    else:
        credit(above, through, cue, denied, way)


def shares_mood(cue: Cue | None) -> bool:
    """Return whether what holds of the governing verb holds of the act: "may agree to withdraw"."""
    if cue is None or cue.modality == "planned" or cue.behaviour == "omitting":
        return True
    return cue.actual and cue.behaviour != "factive"


def unknown_governor(act: Token, above: Token, denied: Found | None, way: Way) -> None:
    """Take in a governing word of no list: an infinitive under it has not happened yet, or may have."""
    if is_infinitive(act) and act.dep_ in (*COMPLEMENTS, *ADVERBIAL, *NOUN_CLAUSE):
        way.hear(way.form("perfect infinitive" if is_perfect(act) else "infinitive"), above)
    if denied is not None:
        way.hear(*denied)


def turned(cue: Cue, above: Token, denied: Found, way: Way) -> None:
    """Take in a denied governor: "did not rule out" leaves it possible, "did not agree to" denies it."""
    if cue.behaviour in ("doubting", "omitting"):
        return  # "nobody doubts that", "did not fail to"
    open_either_way = cue.polarity == "negative" or cue.behaviour == "certain"
    if open_either_way or (cue.speaker and cue.modality == "actual"):
        says = f"denied by “{denied[1].text}”"
        way.hear(replace(cue, polarity="positive", modality="possible", says=says), above)
    else:
        way.hear(*denied)


def credit(above: Token, through: str, cue: Cue, denied: Found | None, way: Way) -> None:
    """Take in who speaks, if a known governing word makes its subject a speaker."""
    if cue.behaviour == "factive":
        way.leave()  # "may regret that they attacked": they did
    silent = cue.behaviour == "swearing" or (cue.behaviour == "rebuking" and way.aside)
    unclaimed = cue.behaviour == "denying" and denied is not None  # "has not ruled out"
    reached = through == "clause" or (cue.speaker and not way.aside)
    if reached and not (silent or unclaimed or is_construction(cue)):
        listen(above, governor(above, "clause", way.lexicon.cues), way)


def credit_unknown(act: Token, above: Token, through: str, way: Way) -> None:
    """Take in that what an unknown verb tells of is its subject's word."""
    tells = through == "clause" and act.dep_ in OBJECT_CLAUSE and not is_infinitive(act)
    if tells and not is_wondered(act) and not way.aside:
        listen(above, way.form("that-clause"), way)
    elif through == "clause":
        listen(above, governor(above, "clause", way.lexicon.cues), way)


def is_wondered(act: Token) -> bool:
    """Return whether a clause is an indirect question: "where they attacked", "whether"."""
    words = children(act, *ADVERB, *CONJUNCTION, *OBJECT)
    return any(word.tag_ in QUESTION_WORDS or word.lower_ == "whether" for word in words)


def is_construction(cue: Cue) -> bool:
    """Return whether what is heard is a form and no word, and its speaker the word's own matter."""
    return cue.behaviour in BEHAVIOURS["construction"] and not cue.speaker


def known_governor(act: Token, above: Token, through: str, way: Way) -> Cue | None:
    """Return the cue of a governing word over an act of this form, or none."""
    cue = governor(above, through, way.lexicon.cues, act)
    if cue is None:
        return None
    if is_infinitive(act):
        return over_infinitive(act, above, cue, way)
    bare = act.tag_ == "VBG" and not children(act, *AUXILIARIES[:1])
    return way.form("thought of") if bare and behaves(cue, "believing", "convincing") else cue


def over_infinitive(act: Token, above: Token, cue: Cue, way: Way) -> Cue | None:
    """Return what a governing word says of an infinitive: "glad to meet", "claims to have won"."""
    if cue.behaviour == "preventing":
        return None
    if is_perfect(act):
        return cue
    if cue.behaviour == "reporting":
        return spoken_infinitive(above, cue, way)
    return way.form("infinitive") if behaves(cue, "factive", "convincing") else cue


def spoken_infinitive(above: Token, cue: Cue, way: Way) -> Cue:
    """Return what an infinitive under a verb of saying means: "told them to leave", "says to return"."""
    passive = is_passive(above)
    if passive and above.lemma_.lower() not in way.lexicon.cues.addressing:
        return cue  # "is said to leave"
    told = passive or bool(children(above, *OBJECTS))
    return way.form("told to act" if told else "says to act")


def is_perfect(verb: Token) -> bool:
    """Return whether a verb stands with "have"."""
    return any(word.lemma_ == "have" for word in children(verb, *AUXILIARIES[:1]))
