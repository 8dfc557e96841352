"""What stands above an event noun: "denied the attack", "plans for an attack", "talks failed".

Knows cues and trees; never knows clauses.
"""

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.around import around, predicate
from kg.reality.govern import govern, governed
from kg.reality.lookup import CLAUSE, PHRASE, UNKNOWN, governor, lemma_of, noun_cue, verb_words
from kg.reality.opening import opened
from kg.reality.voices import listen
from kg.reality.way import Way
from kg.reality.worlds import hear_world
from kg.sentence.control import accusing
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    AGENT,
    COMPOUND,
    DETERMINER,
    FLAT,
    INDIRECT_OBJECT,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    SUBJECT,
)
from kg.sentence.overt import is_called
from kg.sentence.tree import children, has, preposition, spelled
from kg.sentence.words import DURATIONS, is_infinitive, is_noun, is_verb

UNDERGOING = (OBJECT, PASSIVE_SUBJECT)
GOVERNED = (*UNDERGOING, INDIRECT_OBJECT, AGENT, NOMINAL_MODIFIER, COMPOUND, NOUN_CLAUSE)
PART_OF_NAME = (FLAT, COMPOUND, ADJECTIVE)
DEFINITE = ("the", "this", "that", "these", "those")
STOPPING = frozenset("stop halt cease".split())
LIFTING = frozenset("lifting easing loosening relaxation removal end".split())
JUDGING = ("judging", "certain")


def through_phrase(noun: Token, above: Token, way: Way) -> None:
    """Take in the verb or noun that an event noun depends on."""
    opened(noun, way)  # "in case of unrest"
    if is_noun(above):
        hear_world(above, way)  # "a simulation of the attack"
    accuser = accusing(noun)
    cue = phrase_cue(noun, above, way)
    if accuser is not None:
        governed(noun, accuser, way)
    elif is_to_end(noun, above, way) or is_set_aside(noun, above, cue, way):
        way.leave()  # "a deal to end the war": it goes on
    elif cue != UNKNOWN:
        govern(noun, above, PHRASE, way)
    elif way.aside or not told_of_subject(noun, above, way):
        carried(noun, above, way)


def is_to_end(noun: Token, above: Token, way: Way) -> bool:
    """Return whether an act goes on that shall end: "to end the war", "to stop the bloodshed".

    A single thing that shall be stopped may not have begun: "to stop the sale".
    """
    if is_noun(above) and above.lemma_ in LIFTING:
        return True  # "demanded the lifting of sanctions"
    if not is_infinitive(above):
        return False
    going_on = noun.tag_ == "NNS" or lemma_of(noun) in way.cues.going_on
    if above.lemma_ in STOPPING and going_on:
        return True
    return governor(above, PHRASE, way.cues, noun).behaviour == "ending"


def phrase_cue(noun: Token, above: Token, way: Way) -> Cue:
    """Return what the word above says of an event noun."""
    cue = governor(above, PHRASE, way.cues, noun)
    if is_called(noun):
        return UNKNOWN  # "considers the arrest illegal"
    if is_reached(noun, above, way) and not says_nothing(cue, noun, way):
        return cue
    return UNKNOWN


def is_reached(noun: Token, above: Token, way: Way) -> bool:
    """Return whether the word above can say something of an event noun."""
    if noun.dep_ in UNDERGOING and lemma_of(above) == "aim":
        return False  # an attack that is aimed at somebody is under way
    if noun.dep_ in GOVERNED or measured(noun):
        return True
    name = f"{lemma_of(above)} {preposition(noun)}"  # "called for an attack"
    return noun.dep_ == OBLIQUE and (name, PHRASE) in way.cues.governor


def says_nothing(cue: Cue, noun: Token, way: Way) -> bool:
    """Return whether a cue says nothing of an act that is known, or is over once it has ended."""
    if cue.behaviour == "topical":
        return is_definite(noun)  # "talks on the invasion of Kuwait"
    if cue.behaviour == "telling":
        return has(noun, POSSESSOR)  # "reported last week's attack"
    return cue.behaviour == "ending" and lemma_of(noun) not in way.cues.lasting


def is_set_aside(noun: Token, above: Token, cue: Cue, way: Way) -> bool:
    """Return whether the word above tells of something else than the act; it may name a speaker."""
    if cue.behaviour == "stressing" and way.modality != "actual":
        listen(above, governor(above, CLAUSE, way.cues), way)
        return True
    if cue.behaviour != "denying":
        return False
    return way.speech or is_wanted(noun, way)  # who rejects a demand does not deny what it is for


def is_wanted(noun: Token, way: Way) -> bool:
    """Return whether a noun names what is demanded or planned: "demand", "proposal"."""
    return noun_cue(noun, way.cues).modality in ("requested", "planned")


def told_of_subject(noun: Token, above: Token, way: Way) -> bool:
    """Take in what is said of an act that is a subject; return whether something is."""
    if noun.dep_ not in NOMINAL_SUBJECTS:
        return False
    happens, judging = happening(above, way), judgement(noun, above, way)
    if happens is not None:
        around(happens, way)
        governed(happens, above, way)
    elif judging is not None:
        govern(noun, judging, PHRASE, way)
        around(above, way)
    return happens is not None or judging is not None


def happening(above: Token, way: Way) -> Token | None:
    """Return the infinitive that tells whether an act takes place: "the talks failed to resume"."""
    for word in children(above, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE):
        ahead = word.i > above.i and is_infinitive(word)
        if ahead and verb_words(word) & way.cues.occurring:
            return word
    return None


def judgement(noun: Token, above: Token, way: Way) -> Token | None:
    """Return the word that says of an act whether it is so: "is possible", "came to an end"."""
    if noun.dep_ != SUBJECT:
        return None
    judging = JUDGING if is_definite(noun) else (*JUDGING, "necessary")
    for word in (above, *children(above, OPEN_COMPLEMENT)):
        cue = way.cues.governor.get((word.lower_, PHRASE), UNKNOWN)
        if cue.behaviour in judging:
            return word
    return above if is_end(governor(above, PHRASE, way.cues), noun, way) else None


def is_end(cue: Cue, noun: Token, way: Way) -> bool:
    """Return whether a cue says that something is over that lasted until then."""
    return cue.behaviour == "ending" and not says_nothing(cue, noun, way)


def carried(noun: Token, above: Token, way: Way) -> None:
    """Take in the verb that carries an event noun, or set the act aside."""
    named = noun.tag_ == "VBG" and noun.dep_ == NOMINAL_MODIFIER
    if named and above.lemma_ not in DURATIONS:  # not "years of fighting"
        way.hear(way.form("gerund"), above)
    if is_thing(noun, above) or is_carried(noun, above, way):
        carrier(above, way)
    elif noun.dep_ in PART_OF_NAME:
        return
    elif not measured(noun):
        way.leave(given=is_definite(noun))


def carrier(above: Token, way: Way) -> None:
    """Take in the mood of a carrying verb ("may hold talks") or predicate ("are on the table")."""
    if not is_verb(above):
        predicate(above, way, whole=True)
    around(above, way)


def is_carried(noun: Token, above: Token, way: Way) -> bool:
    """Return whether a verb only carries an event noun: "held talks", "talks resumed"."""
    names = verb_words(above)
    if noun.dep_ == SUBJECT:
        return not is_verb(above) or bool(names & way.cues.occurring)
    if noun.dep_ in UNDERGOING:
        return bool(names & (way.cues.light | way.cues.occurring))
    return noun.dep_ == OPEN_COMPLEMENT


def is_thing(noun: Token, above: Token) -> bool:
    """Return whether an indefinite act shares the mood of its verb, whichever that is."""
    if noun.dep_ not in (OBJECT, *NOMINAL_SUBJECTS) or is_definite(noun):
        return False
    return is_noun(noun) and is_verb(above)


def measured(noun: Token) -> bool:
    """Return whether the word above measures the act: "millions in aid", "a wave of arrests"."""
    if is_definite(noun):
        return False
    if noun.dep_ == OBLIQUE:
        return preposition(noun) == "in" and not has(noun, DETERMINER)
    if noun.dep_ != NOMINAL_MODIFIER or not is_noun(noun.head):
        return False
    return preposition(noun) in ("in", "of")


def is_definite(noun: Token) -> bool:
    """Return whether a noun phrase takes its act for granted: "the attack", "his arrest"."""
    return bool(spelled(noun, DEFINITE, DETERMINER)) or has(noun, POSSESSOR)
