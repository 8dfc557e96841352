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
from kg.sentence.tree import children, has, has_word, marked
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
        self.sentences: list[int] = []
        for number, sentence in enumerate(doc.sents):
            self.sentences += [number] * len(sentence)

    def number(self, word: Token) -> int:
        """Return the number of a word's sentence."""
        return self.sentences[word.i]

    def known(self, word: Token) -> Act:
        """Return the act that a word reports, or one of no kind."""
        return self.by_place.get(word.i) or Act(word, None, deed=False, answer=False)

    def reports(self, word: Token) -> bool:
        """Return whether a word reports an act."""
        return word.i in self.by_place

    def is_event(self, noun: Token) -> bool:
        """Return whether a noun is known to name an event."""
        return self.reports(noun) or noun.lemma_.lower() in self.cues.alike

    def is_deed(self, word: Token) -> bool:
        """Return whether a word reports a deed."""
        return self.known(word).deed

    def is_answer(self, word: Token) -> bool:
        """Return whether a word reports an answer to what somebody did: "sentenced", "thanked"."""
        return self.known(word).answer

    def kind(self, word: Token) -> str:
        """Return the kind of act that a word reports, or an empty word."""
        return self.known(word).kind

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
        if not duties or word.lemma_.lower() != "claim" or not self.is_deed(word):
            return None
        for above in (word, *duties):
            for phrase in marked(above, ("for",), NOMINAL_MODIFIER, OBLIQUE):
                if self.is_event(phrase):
                    return phrase
        return None

    def is_past(self, dates: DateRange) -> bool:
        """Return whether a date does not lie ahead of the article."""
        return self.published is None or dates.start <= self.published

    def is_recent(self, dates: DateRange, days: int) -> bool:
        """Return whether a date begins in the last days before the article."""
        if self.published is None:
            return False
        return 0 <= (self.published - dates.start).days <= days

    def keys(self, words: Iterable[Token]) -> set[str]:
        """Return the actors that words mean and the stems of nouns.

        Names before them count too, and what they count: "two of the rebels".
        """
        found: set[str] = set()
        for word in words:
            for part in (word, *children(word, FLAT, COMPOUND, TITLE), *counted(word)):
                found |= self.names.get(part.i, frozenset())
                if is_noun(part):
                    found.add(stem_of(part))
        return found

    def family(self, word: Token) -> str:
        """Return what a word shares with others that can name the same event."""
        own = stem_of(word)
        if is_verb(word) and particle(word):
            return own
        return self.cues.alike.get(word.lemma_.lower(), own)


def is_definite(noun: Token) -> bool:
    """Return whether a noun means something known: "the raid", "Iran's raid"."""
    if has(noun, POSSESSOR):
        return True
    return has_word(noun, DEFINITE, DETERMINER)


def stem_of(word: Token) -> str:
    """Return the beginning that a word shares with its relatives."""
    return stem(word.lemma_.lower())


def stem(lemma: str) -> str:
    """Return the beginning that a verb and its nouns share.

    >>> stem("warning") == stem("warn"), stem("protesters") == stem("protest")
    (True, True)
    """
    return SUFFIX.sub("", lemma)[:LETTERS] or lemma
