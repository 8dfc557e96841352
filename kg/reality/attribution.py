"""Who speaks in a phrase set beside an act: "according to A", "in A's view", ", a claim A made".

Knows cues, punctuation and quotations; never knows what governs the act.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.mentions.quotations import Quotation
from kg.reality.headlines import announced, signed
from kg.reality.inserted import Source, inserted
from kg.reality.lookup import UNKNOWN, clause_cue, lemma_of, noun_cue
from kg.reality.voices import is_called_claim, is_set_off, reaches, voices
from kg.reality.way import Way
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    DETERMINER,
    NOMINAL_MODIFIER,
    OBJECT,
    OBLIQUE,
    PARATAXIS,
    POSSESSOR,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from kg.sentence.tree import children, has, marked, preposition, spelled
from kg.sentence.words import RELATIVES

ASIDES = (OBLIQUE, NOMINAL_MODIFIER, ADVERB, PARATAXIS, ADVERBIAL_CLAUSE)


def attributed(trigger: Token, way: Way, quotations: tuple[Quotation, ...]) -> None:
    """Take in whose words an act is told in by what is set beside it; the nearest source counts."""
    for find in FINDERS:
        for cue, word, who in find(trigger, way):
            way.say(cue, word, voices(who, way.people))
            if way.voices:
                return
    quoted(trigger, way, quotations)


def sourced(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the source or view beside the act or a word above it: "according to A"."""
    for word in (trigger, *trigger.ancestors):
        for below in word.children:
            cue = source_cue(below, way)
            if cue != UNKNOWN:
                yield cue, below, [below]
            elif is_view(below, way):
                view = children(below, POSSESSOR) or marked(below, ("of",), NOMINAL_MODIFIER)
                yield way.form("viewpoint"), below, view


def source_cue(phrase: Token, way: Way) -> Cue:
    """Return the cue of a phrase that names whose word a sentence is."""
    marker = preposition(phrase)
    cue = way.cues.mark.get(marker, UNKNOWN)
    if cue.behaviour != "sourcing" or phrase.dep_ not in ASIDES:
        return UNKNOWN
    return UNKNOWN if " " not in marker and is_measure(phrase, way) else cue


def is_measure(noun: Token, way: Way) -> bool:
    """Return whether a noun behind one preposition measures: "per day"; not "per the ministry"."""
    if noun.tag_ != "NN" or has(noun, DETERMINER, POSSESSOR, COMPOUND, ADJECTIVE):
        return False
    return not noun_cue(noun, way.cues).speaker


def is_view(phrase: Token, way: Way) -> bool:
    """Return whether a phrase names a view: "in the view of A", "by A's account"."""
    if phrase.dep_ not in (OBLIQUE, NOMINAL_MODIFIER):
        return False
    return f"{preposition(phrase)} {lemma_of(phrase)}" in way.cues.viewpoints


def within_relative(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield who tells a relative clause that the parser made two of: "which A say killed ten"."""
    inner = predicate_of(trigger)
    if inner.dep_ != RELATIVE_CLAUSE:
        return
    for verb in children(inner.head, RELATIVE_CLAUSE):
        cue = clause_cue(verb, way.cues)
        if verb.i < inner.i and cue.behaviour == "reporting" and is_bare(verb):
            yield cue, verb, children(verb, SUBJECT)


def is_bare(verb: Token) -> bool:
    """Return whether a verb of saying has somebody who speaks, and none of what he says."""
    if has(verb, OBJECT, COMPLEMENT_CLAUSE) or spelled(verb, RELATIVES, SUBJECT):
        return False
    return has(verb, SUBJECT)


def closing(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the source that a comma sets off at the end of a sentence: it vouches for all of it."""
    for word in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        cue = source_cue(word, way)
        if cue != UNKNOWN and word.left_edge.i > trigger.i and is_set_off(word):
            yield from [(cue, word, [word])] if closes(word) else []


def closes(phrase: Token) -> bool:
    """Return whether nothing but marks follows a phrase in its sentence."""
    after = phrase.doc[phrase.right_edge.i + 1 : phrase.sent.end]
    return not any(word.is_alpha for word in after)


def called_claim(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield who repeats what a noun calls a claim: "Mali attacked, a claim Chad repeated"."""
    if way.speech:
        return
    for noun in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if noun.left_edge.i > trigger.i and is_called_claim(noun, way.cues):
            if not reaches(noun, trigger):
                continue
            clause = children(noun, RELATIVE_CLAUSE)[0]
            yield noun_cue(noun, way.cues), noun, repeating(clause, way)


def repeating(verb: Token, way: Way) -> list[Token]:
    """Return who makes or repeats a claim; nobody who denies it does."""
    if clause_cue(verb, way.cues).behaviour == "denying":
        return []
    return children(verb, SUBJECT)


def quoted(trigger: Token, way: Way, quotations: tuple[Quotation, ...]) -> None:
    """Take in who utters the quotation around an act; somebody does, if nobody can be told."""
    for quotation in quotations:
        if quotation.start <= trigger.i < quotation.end:
            doc, place = trigger.doc, quotation.speaker
            who = [doc[place]] if place is not None else []
            way.say(way.form("quotation"), doc[quotation.start], voices(who, way.people))
            return


FINDERS: tuple[Callable[[Token, Way], Iterator[Source]], ...] = (
    sourced,
    within_relative,
    closing,
    inserted,
    called_claim,
    announced,
    signed,
)
