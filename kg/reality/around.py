"""What stands with an act itself: helpers, adverbs, denied subjects, orders, fixed predicates.

Knows cues and trees; never knows what stands above the act's own clause.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.conditions import condition_below
from kg.reality.lookup import behaves, denied_noun, denying
from kg.reality.way import Way
from kg.sentence.grammar import children, is_verb
from kg.sentence.relations import (
    ADVERB,
    AUXILIARIES,
    BESIDE,
    CLAUSAL,
    CONJUNCT,
    CONJUNCTION,
    EXPLETIVES,
    FIXED,
    HELPERS,
    MODIFIERS,
    OBJECT,
    OBJECT_CLAUSE,
    OPEN_CLAUSE,
    ROOT,
    SUBJECT_CLAUSES,
    SUBJECTS,
)

DENIABLE = (*SUBJECTS, *OBJECT, *SUBJECT_CLAUSES)
OTHER_CLAUSES = (*CONJUNCT, *(label for label in CLAUSAL if label not in OPEN_CLAUSE))


def own_words(word: Token, way: Way) -> None:
    """Take in all that stands with a word: with a verb also its subject, its mood, its predicate."""
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
        elif below.dep_ in HELPERS:
            helper(below, way)
    condition_below(word, way)


def helper(word: Token, way: Way) -> None:
    """Take in an auxiliary; "must have attacked" is a guess."""
    table = way.lexicon.cues.auxiliary
    perfect = any(other.i > word.i for other in children(word.head, *AUXILIARIES) if is_have(other))
    cue = (table.get(f"{word.lower_} have") if perfect else None) or table.get(word.lower_)
    if cue is not None:
        way.hear(cue, word)


def is_have(word: Token) -> bool:
    """Return whether a helper makes a perfect tense."""
    return word.lemma_ == "have"


def modifier(word: Token, way: Way) -> None:
    """Take in an adverb, adjective or determiner."""
    if word.dep_ != "amod" and (denied := denying(word, way.lexicon.cues)) is not None:
        way.hear(*denied)
        return
    table = way.lexicon.cues.modifier
    cue = table.get(word.lemma_.lower()) or table.get(word.lower_)
    adverb = word.dep_ in ADVERB and behaves(cue, "adjectival")  # "further pledged" has pledged
    if cue is not None and not adverb and not behaves(cue, "negating"):
        way.hear(cue, word)


def denied_arguments(verb: Token, way: Way) -> None:
    """Take in what denies a subject or object: "nobody attacked", "sent no troops"."""
    for word in children(verb, *DENIABLE):
        denied = denied_noun(word, way.lexicon.cues)
        if denied is not None:
            way.hear(*denied)


def mood_of(verb: Token, way: Way) -> None:
    """Take in "are to be freed", the infinitive of headlines ("Kerry to meet Lavrov"), an order."""
    finite = [word for word in children(verb, *HELPERS) if is_finite_be(word)]
    to = to_before(verb)
    if finite and any(word.i > finite[0].i for word in to):
        way.hear(way.form("is-to"), finite[0])
    elif to and verb.tag_ == "VB" and verb.dep_ in (*ROOT, *BESIDE):
        way.hear(way.form("is-to"), to[0])
    elif is_imperative(verb):
        way.hear(way.form("imperative"), verb)


def is_finite_be(word: Token) -> bool:
    """Return whether a helper is "is", "are", "was" or "were"."""
    return word.lemma_ == "be" and word.tag_ in ("VBZ", "VBP", "VBD")


def to_before(verb: Token) -> list[Token]:
    """Return the "to" of an infinitive, also in "due to meet"."""
    marks = children(verb, *CONJUNCTION, "aux")
    parts = [part for mark in marks for part in (mark, *children(mark, *FIXED))]
    return [word for word in parts if word.lower_ == "to"]


def is_imperative(verb: Token) -> bool:
    """Return whether a verb is an order: "Free the prisoners!", "“Do not attack us,” he said"."""
    with_subject = children(verb, *SUBJECTS, *CONJUNCTION, *EXPLETIVES[:1], *AUXILIARIES[1:])
    quoted = verb.dep_ in OBJECT_CLAUSE and verb.i < verb.head.i
    if verb.tag_ != "VB" or with_subject or not (quoted or verb.dep_ in ("root", *BESIDE)):
        return False
    words = (word for word in verb.subtree if not word.is_punct and not word.is_quote)
    first = next(words, verb)
    do = [word.i for word in children(verb, *AUXILIARIES[:1]) if word.lower_ == "do"]
    return first.i in (verb.i, *do)


def predicate(word: Token, way: Way, whole: bool = False) -> None:
    """Take in fixed words of a predicate such as "out of the question".

    ``whole``: the predicate itself may be one of them. Only the first that says something new counts.
    """
    text = f" {' '.join(part.lower_ for part in sorted(near(word), key=lambda part: part.i))} "
    for words, cue in way.lexicon.cues.phrase.items():
        within = f" {words} " in text and (whole or words.split()[-1] != word.lower_)
        if within and adds(cue, way):
            way.hear(cue, word)
            return


def adds(cue: Cue, way: Way) -> bool:
    """Return whether fixed words say more than what was heard."""
    return not way.negative and (way.modality == "actual" or cue.polarity == "negative")


def near(word: Token) -> Iterator[Token]:
    """Yield the words under a predicate, not entering other clauses."""
    yield word
    for below in word.children:
        if below.dep_ not in OTHER_CLAUSES:
            yield from near(below)


def shared_mood(verb: Token, way: Way) -> None:
    """Take in the helpers and doubts of a governing verb: "may agree to", "perhaps agreed to"."""
    cues = way.lexicon.cues
    for word in children(verb, "aux", *ADVERB):
        table = cues.auxiliary if word.dep_ in AUXILIARIES else cues.modifier
        cue = table.get(word.lower_)
        if cue is not None and (word.dep_ in AUXILIARIES or cue.behaviour == "hedging"):
            way.hear(cue, word)


def is_asked(verb: Token) -> bool:
    """Return whether a clause asks if it is so: "Did they attack?"."""
    helpers, who = children(verb, *HELPERS), children(verb, *SUBJECTS)
    if not helpers or not who or helpers[0].i > who[0].i:
        return False
    before = [word for word in verb.subtree if word.i < helpers[0].i]
    opening = [word for word in before if not word.is_punct and word.dep_ != "cc"]
    return not opening and any(word.text == "?" for word in verb.sent if word.i > verb.i)


def asked(verb: Token, way: Way) -> None:
    """Take in that a clause asks."""
    if is_asked(verb):
        way.hear(way.form("question"), verb)
