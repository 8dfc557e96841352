"""The acts of one article, before any date: which words report them and what they share.

Never knows when.
"""

import re
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.lexicon.cues import Cue, Cues
from kg.sentence.labels import (
    COMPOUND,
    DETERMINER,
    FLAT,
    NOMINAL_MODIFIER,
    OBJECT,
    OBLIQUE,
    POSSESSOR,
    TITLE,
)
from kg.sentence.tree import children, has_word, preposition
from kg.sentence.words import counted, is_noun, is_verb, particle
from kg.types import DateRange

SUFFIX = re.compile(r"(?:ing|ings|ed|es|s|e|d|ion|ions|ation|ment|ments|al|als|er|ers|or|ors)$")
LETTERS = 6
DEFINITE = frozenset("the this that these those his her its their".split())


class Act(NamedTuple):
    """A word that reports an act, and what kind of act it is.

    ``carrier`` is the light verb of a noun ("held | talks"); a ``deed`` is not words alone; an
    ``answer`` follows what somebody did; ``kind`` is the code.
    """

    token: Token
    carrier: Token | None
    deed: bool
    answer: bool
    kind: str = ""

    @property
    def verb(self) -> Token:
        """The word that has a tense, where there is one."""
        return self.token if self.carrier is None else self.carrier


class Acts:
    """The acts of an article and its day, the numbers of its sentences, whom its words mean."""

    def __init__(
        self,
        doc: Doc,
        published: date | None,
        acts: Iterable[Act],
        cues: Cues,
        names: Mapping[int, frozenset[str]],
        quoted: Container[int] = (),
    ) -> None:
        """Take the acts of a Doc.

        ``names`` tells whom a word means, ``quoted`` which words are somebody else's, by place.
        """
        self.published, self.cues, self.names, self.quoted = published, cues, names, quoted
        self.by_place = {act.token.i: act for act in acts}
        self.deeds = {place for place, act in self.by_place.items() if act.deed}
        self.answers = {place for place, act in self.by_place.items() if act.answer}
        self.kinds = {place: act.kind for place, act in self.by_place.items()}
        self.sentences = [number for number, sent in enumerate(doc.sents) for _ in sent]

    def number(self, word: Token) -> int:
        """Return the number of a word's sentence."""
        return self.sentences[word.i]

    def reports(self, word: Token) -> bool:
        """Return whether a word reports an act."""
        return word.i in self.by_place

    def is_event(self, noun: Token) -> bool:
        """Return whether a noun is known to name an event."""
        return self.reports(noun) or noun.lemma_.lower() in self.cues.alike

    def is_deed(self, word: Token) -> bool:
        """Return whether a word reports a deed."""
        return word.i in self.deeds

    def is_answer(self, word: Token) -> bool:
        """Return whether a word reports an answer to what somebody did: "sentenced", "thanked"."""
        return word.i in self.answers

    def kind(self, word: Token) -> str:
        """Return the kind of act that a word reports, or an empty word."""
        return self.kinds.get(word.i, "")

    def is_light(self, verb: Token) -> bool:
        """Return whether a verb only carries the noun that names the act: "held talks"."""
        return is_verb(verb) and verb.lemma_.lower() in self.cues.light

    def governor(self, verb: Token) -> Cue | None:
        """Return what a verb says about a clause below it, or none."""
        return self.cues.governor.get((verb.lemma_.lower(), "clause"))

    def claimed(self, word: Token) -> Token | None:
        """Return the deed whose day a claim of it does not tell.

        "claimed responsibility on Monday for the bombing"
        """
        duties = children(word, OBJECT)
        if not (duties and self.is_deed(word) and word.lemma_.lower() == "claim"):
            return None
        phrases = [
            each for above in (word, *duties) for each in children(above, NOMINAL_MODIFIER, OBLIQUE)
        ]
        deeds = (each for each in phrases if preposition(each) == "for" and self.is_event(each))
        return next(deeds, None)

    def is_past(self, dates: DateRange) -> bool:
        """Return whether a date does not lie ahead of the article."""
        return self.published is None or dates.start <= self.published

    def days_ago(self, dates: DateRange) -> int | None:
        """Return how many days before the article a date begins, where that is known."""
        return None if self.published is None else (self.published - dates.start).days

    def is_recent(self, dates: DateRange, days: int) -> bool:
        """Return whether a date begins in the last days before the article."""
        ago = self.days_ago(dates)
        return ago is not None and 0 <= ago <= days

    def keys(self, words: Iterable[Token]) -> set[str]:
        """Return the actors that words mean and the stems of nouns.

        Names before them count too, and what they count: "two of the rebels".
        """
        parts = [
            part
            for word in words
            for part in (word, *children(word, FLAT, COMPOUND, TITLE), *counted(word))
        ]
        stems = {stem(part.lemma_.lower()) for part in parts if is_noun(part)}
        return stems.union(*(self.names.get(part.i, frozenset()) for part in parts))

    def family(self, word: Token) -> str:
        """Return what a word shares with others that can name the same event."""
        if is_verb(word) and particle(word):
            return stem_of(word)
        return self.cues.alike.get(word.lemma_.lower()) or stem_of(word)


def is_definite(noun: Token) -> bool:
    """Return whether a noun means something known: "the raid", "Iran's raid"."""
    return bool(children(noun, POSSESSOR)) or has_word(noun, DEFINITE, DETERMINER)


def stem_of(word: Token) -> str:
    """Return the beginning that a word shares with its relatives."""
    return stem(word.lemma_.lower())


def stem(lemma: str) -> str:
    """Return the beginning that a verb and its nouns share.

    >>> stem("warning") == stem("warn"), stem("protesters") == stem("protest")
    (True, True)
    """
    return SUFFIX.sub("", lemma)[:LETTERS] or lemma
