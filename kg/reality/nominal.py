"""What stands above an event noun: "denied the attack", "plans for an attack", "talks failed".

Knows cues and trees; never knows clauses.
"""

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.around import around, predicate
from kg.reality.conditions import opened
from kg.reality.govern import govern
from kg.reality.lookup import behaves, governor, noun_cue, verb_words
from kg.reality.voices import listen
from kg.reality.way import Way
from kg.sentence.grammar import children, is_infinitive, is_noun, is_verb, preposition
from kg.sentence.relations import (
    ADVERBIAL,
    COMPOUND,
    DETERMINER,
    NOUN_CLAUSE,
    NOUN_PHRASE,
    OBJECT,
    OBJECTS,
    OBLIQUE,
    OPEN_CLAUSE,
    PART_OF_NAME,
    POSSESSOR,
    SUBJECT,
    SUBJECTS,
)
from kg.sentence.roles import accusing

GOVERNED = (*OBJECTS, "obl:agent", "nsubj:pass", *NOUN_PHRASE, *COMPOUND, *NOUN_CLAUSE)
UNDERGOING = (*OBJECT, "nsubj:pass")
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
JUDGING = ("judging", "certain")


def through_phrase(noun: Token, above: Token, way: Way) -> None:
    """Take in the verb or noun that an event noun depends on."""
    opened(noun, way)  # "in case of unrest"
    accuser = accusing(noun)
    cue = phrase_cue(noun, above, way)
    if accuser is not None:
        govern(noun, accuser, "clause", way)
    elif behaves(cue, "stressing") and way.modality != "actual":
        listen(above, governor(above, "clause", way.lexicon.cues), way)
        way.leave()
    elif behaves(cue, "denying") and (way.speech or is_wanted(noun, way)):
        way.leave()  # who rejects a demand does not say that what was demanded did not take place
    elif cue is not None:
        govern(noun, above, "phrase", way)
    elif way.aside or not told_of_subject(noun, above, way):
        carried(noun, above, way)


def phrase_cue(noun: Token, above: Token, way: Way) -> Cue | None:
    """Return what the word above says of an event noun; of a definite one it may say nothing."""
    cues = way.lexicon.cues
    name = f"{above.lemma_.lower()} {preposition(noun)}"
    named = (name, "phrase") in cues.governor and noun.dep_ in (*OBLIQUE, *NOUN_PHRASE)
    if not (named or noun.dep_ in GOVERNED or measured(noun)):
        return None
    cue = governor(above, "phrase", cues, noun)
    topical = behaves(cue, "topical") and is_definite(noun)  # "talks on the invasion of Kuwait"
    owned = behaves(cue, "telling") and bool(children(noun, *POSSESSOR))  # "last week's attack"
    return None if topical or owned else cue


def is_wanted(noun: Token, way: Way) -> bool:
    """Return whether a noun names what is demanded or planned: "demand", "proposal"."""
    cue = noun_cue(noun, way.lexicon.cues)
    return cue is not None and cue.modality in ("requested", "planned")


def told_of_subject(noun: Token, above: Token, way: Way) -> bool:
    """Take in what is said of an act that is a subject; return whether something is."""
    if noun.dep_ not in SUBJECTS:
        return False
    happens = happening(above, way)
    if happens is not None:
        around(happens, way)
        govern(happens, above, "clause", way)
        return True
    judging = judgement(noun, above, way) if noun.dep_ in SUBJECT else None
    if judging is None:
        return False
    govern(noun, judging, "phrase", way)
    around(above, way)
    return True


def happening(above: Token, way: Way) -> Token | None:
    """Return the infinitive that tells whether an act takes place: "the talks failed to resume"."""
    below = [word for word in children(above, *OPEN_CLAUSE, *ADVERBIAL) if word.i > above.i]
    ahead = [word for word in below if is_infinitive(word)]
    return next((word for word in ahead if verb_words(word) & way.lexicon.cues.occurring), None)


def judgement(noun: Token, above: Token, way: Way) -> Token | None:
    """Return the adjective that says of an act whether it is so: "is possible", "proved false"."""
    wanted = JUDGING if is_definite(noun) else (*JUDGING, "necessary")
    words = [above, *children(above, *OPEN_CLAUSE)] if is_verb(above) else [above]
    said = [word for word in words if word.pos_ in ("ADJ", "VERB") and word.tag_ != "VBD"]
    table = way.lexicon.cues.governor
    return next((one for one in said if behaves(table.get((one.lower_, "phrase")), *wanted)), None)


def carried(noun: Token, above: Token, way: Way) -> None:
    """Take in the verb that carries an event noun, or set the act aside."""
    if noun.tag_ == "VBG" and noun.dep_ in NOUN_PHRASE:
        way.hear(way.form("gerund"), above)
    if is_carried(noun, above, way) or is_thing(noun, above):
        if not is_verb(above):
            predicate(above, way, whole=True)  # "talks are out of the question"
        around(above, way)  # "may hold talks"; "will develop cooperation"
    elif noun.dep_ not in PART_OF_NAME and not measured(noun):
        way.leave(given=is_definite(noun))


def is_carried(noun: Token, above: Token, way: Way) -> bool:
    """Return whether a verb does no more than carry an event noun: "held talks", "talks resumed"."""
    names, cues = verb_words(above), way.lexicon.cues
    if noun.dep_ in SUBJECT:
        return not is_verb(above) or bool(names & cues.occurring)
    light = bool(names & (cues.light | cues.occurring))
    return noun.dep_ in OPEN_CLAUSE or (noun.dep_ in UNDERGOING and light)


def is_thing(noun: Token, above: Token) -> bool:
    """Return whether an indefinite act shares the mood of its verb, whichever that is."""
    told = noun.dep_ in (*OBJECT, *SUBJECTS) and is_verb(above)
    return told and is_noun(noun) and not is_definite(noun)


def measured(noun: Token) -> bool:
    """Return whether the word above only measures the act: "millions in aid", "a wave of arrests"."""
    if is_definite(noun):
        return False
    marker = preposition(noun)
    if noun.dep_ in OBLIQUE:
        return marker == "in" and not children(noun, *DETERMINER)
    return noun.dep_ in NOUN_PHRASE and marker in ("in", "of") and is_noun(noun.head)


def is_definite(noun: Token) -> bool:
    """Return whether a noun phrase takes its act for granted: "the attack", "his arrest"."""
    articles = (word.lower_ for word in children(noun, *DETERMINER))
    return any(word in DEFINITE for word in articles) or bool(children(noun, *POSSESSOR))
