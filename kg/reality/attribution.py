"""Who speaks in a phrase or mark set beside an act: "according to A", "in A's view", "…: A".

Knows cues, punctuation and quotations; never knows what governs the act.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.mentions.quotations import Quotation
from kg.reality.inserted import Source, inserted
from kg.reality.lookup import behaves, clause_cue, lemma_of, noun_cue
from kg.reality.voices import voices
from kg.reality.way import Way
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    APPOSITION,
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
    UNMARKED_OBLIQUE,
)
from kg.sentence.tree import children, has, marked, preposition, spelled
from kg.sentence.words import RELATIVES, is_noun, is_verb

ASIDES = (OBLIQUE, NOMINAL_MODIFIER, ADVERB, PARATAXIS, ADVERBIAL_CLAUSE)
CALLED = (APPOSITION, PARATAXIS, UNMARKED_OBLIQUE)
DASHES = (":", "-", "–", "—")
PAUSES = (",", "–", "—", "--", "-")
LONGEST_SIGNATURE = 5


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
            if cue is not None:
                yield cue, below, [below]
            elif view := viewer(below, way):
                yield way.form("viewpoint"), below, view


def source_cue(phrase: Token, way: Way) -> Cue | None:
    """Return the cue of a phrase that names whose word a sentence is, or none."""
    if phrase.dep_ not in ASIDES:
        return None
    marker = preposition(phrase)
    cue = way.cues.mark.get(marker)
    if not behaves(cue, "sourcing") or (" " not in marker and is_measure(phrase, way)):
        return None
    return cue


def is_measure(noun: Token, way: Way) -> bool:
    """Return whether a noun after a single preposition measures: "per day", not "per the ministry"."""
    cue = noun_cue(noun, way.cues)
    if noun.tag_ != "NN" or has(noun, DETERMINER, POSSESSOR, COMPOUND, ADJECTIVE):
        return False
    return cue is None or not cue.speaker


def viewer(phrase: Token, way: Way) -> list[Token]:
    """Return whose view a phrase names: "in the view of A", "by A's account"."""
    if phrase.dep_ not in (OBLIQUE, NOMINAL_MODIFIER):
        return []
    if f"{preposition(phrase)} {lemma_of(phrase)}" not in way.cues.viewpoints:
        return []
    return children(phrase, POSSESSOR) or marked(phrase, ("of",), NOMINAL_MODIFIER)


def within_relative(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield who tells a relative clause that the parser made two of: "which A say killed ten"."""
    inner = predicate_of(trigger)
    if inner.dep_ != RELATIVE_CLAUSE:
        return
    for verb in children(inner.head, RELATIVE_CLAUSE):
        cue = clause_cue(verb, way.cues)
        who = [word for word in children(verb, SUBJECT) if word.lower_ not in RELATIVES]
        if cue is None or not who or verb.i >= inner.i or has(verb, OBJECT, COMPLEMENT_CLAUSE):
            continue
        if cue.behaviour == "reporting":
            yield cue, verb, who


def closing(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the source that a comma sets off at the end of a sentence: it vouches for all of it."""
    for word in trigger.sent:
        cue = source_cue(word, way)
        if cue is not None and is_set_off(word, trigger) and closes(word):
            yield cue, word, [word]


def is_set_off(phrase: Token, trigger: Token) -> bool:
    """Return whether a comma or dash sets a phrase off behind an act."""
    edge = phrase.left_edge
    if edge.i <= trigger.i:
        return False
    return edge.is_punct or edge.nbor(-1).text in PAUSES


def closes(phrase: Token) -> bool:
    """Return whether nothing but marks follows a phrase in its sentence."""
    after = phrase.doc[phrase.right_edge.i + 1 : phrase.sent.end]
    return all(word.is_punct or word.is_space for word in after)


def called_claim(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield who repeats what a noun calls a claim: "Mali attacked, a claim Chad repeated"."""
    for noun in () if way.speech else trigger.doc[trigger.i + 1 : trigger.sent.end]:
        cue = noun_cue(noun, way.cues)
        if cue is None or not cue.speaker or not is_called(noun, trigger):
            continue
        verbs = children(noun, RELATIVE_CLAUSE)
        telling = [verb for verb in verbs if not behaves(clause_cue(verb, way.cues), "denying")]
        yield cue, noun, [word for verb in telling for word in children(verb, SUBJECT)]


def is_called(noun: Token, trigger: Token) -> bool:
    """Return whether a noun is said, behind a pause, of all that stands before it: ", a claim"."""
    if noun.dep_ not in CALLED or noun.head not in (trigger, *trigger.ancestors):
        return False
    return bool(spelled(noun, ("a", "an"), DETERMINER)) and is_set_off(noun, trigger)


def announced(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the speaker set before a colon: "Macron: Turkey attacked Greece"."""
    colon = next((word for word in trigger.sent if word.text == ":"), trigger)
    words = [word for word in trigger.doc[trigger.sent.start : colon.i] if not word.is_space]
    if not words or colon.i >= trigger.i or any(map(is_verb, words)):
        return
    heads = [word for word in words if word.head.i == word.i or word.head.i > words[-1].i]
    if len(heads) == 1 and can_speak(heads[0], way):
        yield way.form("before a colon"), colon, heads


def signed(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the speaker set after a headline: "Turkey attacked Greece: Macron"."""
    words = [word for word in trigger.sent if not word.is_space]
    later = [word for word in words if word.i > trigger.i and word.whitespace_]
    marks = [word for word in later if word.text in DASHES][-1:]
    last = [word for mark in marks for word in words if word.i > mark.i]
    if not last or len(last) > LONGEST_SIGNATURE or last[-1].text in ".?!":
        return
    who = [word for word in last if word.head.i <= marks[0].i and is_noun(word)]
    verbal = any(word.pos_ in ("VERB", "AUX") for word in last)
    if who and not verbal and can_speak(who[0], way):
        yield way.form("after a dash"), marks[0], who[:1]


def can_speak(noun: Token, way: Way) -> bool:
    """Return whether a noun can sign a headline: an actor, "report"; no city of a dateline."""
    if not is_noun(noun):
        return False
    cue = noun_cue(noun, way.cues)
    document = cue is not None and cue.speaker and not way.people.names(noun)
    return document or way.people.can_sign(noun)


def quoted(trigger: Token, way: Way, quotations: tuple[Quotation, ...]) -> None:
    """Take in who utters the quotation around an act; if nobody can be told, somebody still does."""
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
