"""Who speaks in a headline: "Macron: Turkey attacked Greece", "Turkey attacked Greece: Macron".

Knows colons and dashes; never knows cues of words.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.reality.inserted import Source
from kg.reality.lookup import noun_cue
from kg.reality.way import Way
from kg.sentence.words import is_noun

DASHES = (":", "-", "–", "—")
VERBAL = frozenset(("VERB", "AUX"))
LONGEST_SIGNATURE = 5


def announced(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the speaker set before a colon: "Macron: Turkey attacked Greece"."""
    before = trigger.doc[trigger.sent.start : trigger.i]
    for word in before:
        if word.text == ":":
            who = phrase_of(trigger.doc[trigger.sent.start : word.i], way)
            yield from ((way.form("before a colon"), word, [head]) for head in who)
            return


def signed(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the speaker set after a headline: "Turkey attacked Greece: Macron"."""
    sentence = trigger.sent
    for word in reversed(trigger.doc[trigger.i + 1 : sentence.end]):
        if word.text in DASHES and word.whitespace_:
            last = trigger.doc[word.i + 1 : sentence.end]
            who = phrase_of(last, way) if is_signature(last) else []
            yield from ((way.form("after a dash"), word, [head]) for head in who)
            return


def is_signature(words: Span) -> bool:
    """Return whether the last words of a headline are few, and no sentence."""
    text = words.text.rstrip()
    return len(text.split()) <= LONGEST_SIGNATURE and not text.endswith((".", "?", "!"))


def phrase_of(words: Span, way: Way) -> list[Token]:
    """Return the head of words that are one phrase and name somebody who can speak."""
    if VERBAL & {word.pos_ for word in words}:
        return []
    nouns = list(filter(is_noun, words))
    for noun in nouns:
        if noun.head == noun or noun.head not in nouns:
            return [noun] if can_speak(noun, way) else []
    return []


def can_speak(noun: Token, way: Way) -> bool:
    """Return whether a noun can sign a headline: an actor, "report"; no city of a dateline."""
    document = noun_cue(noun, way.cues).speaker and not way.people.names(noun)
    return document or way.people.can_sign(noun)
