"""Worlds that are not real: a war game, a simulation, a parody, a fake video. Knows cues and trees.

What happens in them has not happened, whoever tells it.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.reality.lookup import CLAUSE, find, governor, lemma_of
from kg.reality.way import Way
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERB,
    COMPOUND,
    CONJUNCT,
    NOMINAL_SUBJECTS,
    OBLIQUE,
    RELATIVE_CLAUSE,
)
from kg.sentence.tree import children, marked, spelled
from kg.sentence.words import is_noun

WITHIN = ("in", "during", "at", "within", "throughout", "as part of", "under")


def imagined(act: Token, way: Way) -> None:
    """Take in the unreal world that an act happens in: "in the war game, China attacked"."""
    for predicate in predicates(act):
        for place in places(predicate):
            hear_world(place, way)


def shown_in(above: Token, way: Way) -> None:
    """Take in the unreal source that shows or tells an act: "a fake video shows that"."""
    for noun in children(above, *NOMINAL_SUBJECTS):
        hear_world(noun, way)


def hear_world(noun: Token, way: Way) -> None:
    """Take in that a noun means an unreal world, if it does."""
    if noun == way.trigger:
        return
    cue = governor(noun, CLAUSE, way.cues)
    if cue.behaviour == "imagining":
        way.hear(cue, noun)
    for word in children(noun, ADJECTIVE, COMPOUND):
        cue = find(way.cues.modifier, (word.lower_, lemma_of(word)))
        if cue.behaviour == "faking":
            way.hear(cue, word)


def predicates(act: Token) -> Iterator[Token]:
    """Yield the predicate of an act, and those that it is coordinated with."""
    word = predicate_of(act)
    yield word
    while word.dep_ == CONJUNCT and not is_noun(word.head):
        word = word.head
        yield word


def places(predicate: Token) -> Iterator[Token]:
    """Yield in what an act happens: "in the drill"; "a drill in which", "a film where"."""
    yield from marked(predicate, WITHIN, OBLIQUE)
    which = spelled(predicate, ("which",), OBLIQUE)
    where = spelled(predicate, ("where",), ADVERB)
    if predicate.dep_ == RELATIVE_CLAUSE and (which or where):
        yield from (predicate.head, predicate.head.head)  # "rehearsed a crisis in which"
