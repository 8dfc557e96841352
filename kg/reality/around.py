"""What stands with an act itself: helpers, adverbs, denied subjects, fixed predicates.

Knows cues and trees; never knows what stands above the act's own clause.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.reality.denial import denied_noun, denying
from kg.reality.lookup import UNKNOWN, find, is_perfect, lemma_of
from kg.reality.moods import mood_of
from kg.reality.opening import condition_below
from kg.reality.way import Way
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_RELATIVE,
    AUXILIARY,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    COPULA,
    DETERMINER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSES,
    OBJECT,
    PARATAXIS,
    PRECONJUNCTION,
)
from kg.sentence.tree import children
from kg.sentence.words import is_verb

MODIFIERS = (ADVERB, ADJECTIVE, DETERMINER, PRECONJUNCTION, COMPOUND, COORDINATOR)
DENIABLE = (*NOMINAL_SUBJECTS, OBJECT, CLAUSAL_SUBJECT)
OTHER_CLAUSES = (
    ADVERBIAL_CLAUSE,
    ADVERBIAL_RELATIVE,
    *NOUN_CLAUSES,
    COMPLEMENT_CLAUSE,
    CLAUSAL_SUBJECT,
    CONJUNCT,
    PARATAXIS,
)


def own_words(word: Token, way: Way) -> None:
    """Take in all that stands with a word; with a verb also its subject, mood and predicate."""
    around(word, way)
    if is_verb(word):
        denied_arguments(word, way)
        mood_of(word, way)
        predicate(word, way)


def around(word: Token, way: Way) -> None:
    """Take in helpers, adverbs, adjectives and conditions; an event noun has those of its verb."""
    for below in word.children:
        if below.dep_ in MODIFIERS:
            modifier(below, way)
        elif below.dep_ in (AUXILIARY, COPULA):
            helper(below, way)
    condition_below(word, way)


def helper(word: Token, way: Way) -> None:
    """Take in an auxiliary; "must have attacked" is a guess."""
    names = [word.lower_]
    if is_perfect(word.head) and word.lemma_ != "have":
        names.insert(0, f"{word.lower_} have")
    way.hear(find(way.cues.auxiliary, names), word)


def modifier(word: Token, way: Way) -> None:
    """Take in an adverb, adjective or determiner."""
    if word.dep_ != ADJECTIVE:
        way.hear_denial(denying(word, way.cues))
    cue = find(way.cues.modifier, (lemma_of(word), word.lower_))
    if cue.behaviour == "negating":
        return
    if cue.behaviour != "adjectival" or word.dep_ != ADVERB:  # "further pledged" has pledged
        way.hear(cue, word)


def denied_arguments(verb: Token, way: Way) -> None:
    """Take in what denies a subject or object: "nobody attacked", "sent no troops"."""
    for word in children(verb, *DENIABLE):
        way.hear_denial(denied_noun(word, way.cues))


def predicate(word: Token, way: Way, whole: bool = False) -> None:
    """Take in fixed words of a predicate such as "out of the question".

    ``whole``: the predicate itself may be one of them. Only the first counts.
    """
    text = f" {' '.join(part.lower_ for part in sorted(near(word)))} "
    own = "" if whole else word.lower_
    for words, cue in way.cues.phrase.items():
        if words.endswith(f" {own}") or f" {words} " not in text:
            continue
        way.hear(cue, word)
        return


def near(word: Token) -> Iterator[Token]:
    """Yield the words under a predicate, not entering other clauses."""
    yield word
    for below in word.children:
        if below.dep_ not in OTHER_CLAUSES:
            yield from near(below)


def shared_mood(verb: Token, way: Way) -> None:
    """Take in the helpers and doubts of a governing verb: "may agree to", "perhaps agreed to"."""
    for word in children(verb, AUXILIARY):
        helper(word, way)
    for word in children(verb, ADVERB):
        cue = way.cues.modifier.get(word.lower_, UNKNOWN)
        if cue.behaviour == "hedging":
            way.hear(cue, word)
