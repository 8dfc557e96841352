"""Adverbial clauses: a purpose is planned, "by firing" has its verb's mood, others stand apart.

Knows prepositions and what may be governed behind them; never knows other clauses.
"""

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.around import own_words, shared_mood
from kg.reality.denial import denier
from kg.reality.govern import governed, unknown_governor
from kg.reality.lookup import CLAUSE, UNKNOWN, governor
from kg.reality.opening import is_awaited
from kg.reality.way import Way
from kg.sentence.labels import ADPOSITION, ADVERB, FIXED, MARKER, NOMINAL_SUBJECTS, OBJECT
from kg.sentence.roles import WRITINGS
from kg.sentence.tree import children, has, preposition, spelled
from kg.sentence.voice import is_passive
from kg.sentence.words import is_infinitive, is_verb

CONTENT = ("of", "for", "from", "into")
NAMING = ("on", "about", "at", "toward", "towards")
PURPOSES = ("to", "in", "so")  # "to leave", "in order to leave", "so as to leave"
FAR = 6
SENDING = ("send", "dispatch", "deploy", "fly", "second")
GOING = frozenset("arrive come depart drive fly go head leave return sail travel".split())


def adverbial(act: Token, above: Token, way: Way) -> None:
    """Take in an adverbial clause; "after attacking" stands by itself."""
    mark = preposition(act)
    cue = governor(above, CLAUSE, way.cues)
    if is_kept_from(above, mark, cue):
        set_aside("kept from", act, way)  # "kept them from attacking"
    elif cue != UNKNOWN and is_governed(act, above, mark, cue):
        governed(act, above, way)
    elif is_named(act, mark):
        set_aside("gerund", above, way)  # "tasks, including freeing the town"
    elif is_infinitive(act) and mark.split(" ")[0] in PURPOSES:
        purpose(act, above, cue, way)
    elif mark == "against" and act.tag_ == "VBG":
        way.hear(way.form("warned against"), above)  # "warned against intervening"
    elif is_means(act, above, mark, way) and not way.aside:
        own_words(above, way)
    elif is_awaited(act, above):
        set_aside("awaited", act, way)
    else:
        way.leave()


def set_aside(behaviour: str, word: Token, way: Way) -> None:
    """Take in what a construction says, and nothing that stands above it."""
    way.hear(way.form(behaviour), word)
    way.leave()


def is_kept_from(above: Token, mark: str, cue: Cue) -> bool:
    """Return whether somebody is kept from an act: "kept them from", "talked them out of"."""
    if mark not in ("from", "out of"):
        return False
    if not has(above, OBJECT) and not is_passive(above):
        return False
    return cue == UNKNOWN or cue.actual


def is_named(act: Token, mark: str) -> bool:
    """Return whether a clause only names its act: "worked on lifting sanctions", "including"."""
    if mark == "including":
        return True
    return mark in NAMING and act.tag_ == "VBG"


def is_governed(act: Token, above: Token, mark: str, cue: Cue) -> bool:
    """Return whether a known governor governs what the parser took for an adverbial clause."""
    if mark in CONTENT:
        return True  # "accused B of attacking"
    if mark == "that":  # "more likely than not that they attacked"; not "so angry that"
        return not spelled(above, ("so", "such"), ADVERB)
    if act.tag_ != "VBG":
        return False
    if mark in NAMING and cue.behaviour != "reporting":
        return not has(above, OBJECT)  # "decided on attacking"; not "began talks on lifting"
    if mark in ("to", "with"):
        return True  # "confessed to attacking", "charged with attacking"
    return is_close(above, act)  # "rules out deploying"


def is_close(verb: Token, gerund: Token) -> bool:
    """Return whether a bare gerund follows its verb without a pause."""
    between = verb.doc[verb.i : max(verb.i, gerund.i)]
    if has(gerund, MARKER, ADPOSITION, *NOMINAL_SUBJECTS):
        return False
    if not 0 < len(between) <= FAR:
        return False
    if any(has(word, FIXED) for word in children(gerund, ADVERB)):  # "instead of"
        return False
    return not any(word.is_punct for word in between)


def is_means(act: Token, above: Token, mark: str, way: Way) -> bool:
    """Return whether a gerund tells how an act is done, or what harm it does: "killing all"."""
    if act.tag_ != "VBG" or has(act, *NOMINAL_SUBJECTS):
        return False
    if mark:
        return mark == "by"
    if act.i < above.i:
        return False
    return way.lexicon.actions.reports(act.lemma_, "ASSAULT")


def purpose(act: Token, above: Token, cue: Cue, way: Way) -> None:
    """Take in an infinitive beside its verb: what it is done for, unless the verb governs it."""
    reports = way.lexicon.actions.reports
    protest = reports(act.lemma_, "PROTEST")
    talks = reports(act.lemma_, "CONSULT") and reports(above.lemma_, "CONSULT")
    if way.speech and reports(above.lemma_, "PROTEST"):
        way.leave()  # "rallied to demand his release": they demand it there
    elif (way.speech or protest or talks) and is_done(act, above, cue, way):
        shared_mood(above, way)  # "held a conference to denounce it", "blocked a road to protest"
    elif way.aside or takes_infinitive(cue):
        governed(act, above, way)
    else:
        unknown_governor(act, above, None, way)


def is_done(act: Token, above: Token, cue: Cue, way: Way) -> bool:
    """Return whether what is done for a purpose is done, as far as its own clause tells."""
    if not is_verb(above) or above.lemma_ in GOING or cue.modality != "actual":
        return False
    if above.lemma_ in SENDING and not any(
        thing.lemma_ in WRITINGS for thing in children(above, OBJECT)
    ):
        return False  # "sent an envoy to urge them", but "sent a letter to urge them"
    if takes_infinitive(cue) and not has(above, OBJECT):
        return False
    return denier(above, act, way.cues) is None


def takes_infinitive(cue: Cue) -> bool:
    """Return whether an infinitive beside a governor is what it governs, and no purpose."""
    if cue == UNKNOWN or cue.polarity == "negative":
        return False
    return not cue.actual or cue.behaviour == "achieving"
