"""The acts of one article, before any date: which words report them and what they share. Never knows when."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.lexicon.cues import Cues
from kg.sentence.tree import children, preposition
from kg.sentence.words import counted, is_noun, is_verb, particle
from kg.types import DateRange

SUFFIX = re.compile(r"(?:ing|ings|ed|es|s|e|d|ion|ions|ation|ment|ments|al|als|er|ers|or|ors)$")
NAMING = ("flat", "compound", "nmod:desc")
DEFINITE = frozenset("the this that these those his her its their".split())


class Act(NamedTuple):
    """A word that reports an act, the verb that carries its noun, whether it is a deed, not words, an answer to one, and its kind."""

    token: Token
    carrier: Token | None
    deed: bool
    answer: bool
    kind: str = ""


class Acts:
    """The acts of an article and its day, the numbers of its sentences, and whom its words mean."""

    def __init__(self, doc: Doc, published: date | None, acts: Iterable[Act], cues: Cues, names: Mapping[int, frozenset[str]]) -> None:
        """Take the acts of a Doc; ``names`` tells whom a word means, by its place."""
        self.published, self.cues, self.names = published, cues, names
        self.acts = {act.token.i: act for act in acts}
        self.numbers = {sentence.start: number for number, sentence in enumerate(doc.sents)}

    def is_event(self, noun: Token) -> bool:
        """Return whether a noun is known to name an event."""
        return noun.i in self.acts or noun.lemma_.lower() in self.cues.alike

    def is_deed(self, word: Token) -> bool:
        """Return whether a word reports a deed."""
        return word.i in self.acts and self.acts[word.i].deed

    def kind(self, word: Token) -> str:
        """Return the kind of act that a word reports."""
        return self.acts[word.i].kind if word.i in self.acts else ""

    def claimed(self, word: Token) -> Token | None:
        """Return the deed whose day a claim of it does not tell: "claimed responsibility on Monday for the bombing"."""
        duties = children(word, "obj") if self.is_deed(word) and word.lemma_.lower() == "claim" else []
        phrases = [phrase for noun in (word, *duties) for phrase in children(noun, "nmod", "obl") if preposition(phrase) == "for"]
        return next((phrase for phrase in phrases if duties and self.is_event(phrase)), None)

    def is_past(self, dates: DateRange) -> bool:
        """Return whether a date does not lie ahead of the article."""
        return self.published is None or dates.start <= self.published

    def keys(self, words: Iterable[Token]) -> set[str]:
        """Return the actors that words mean and the stems of nouns, with those before them and those they count: "two of the rebels"."""
        parts = [part for word in words for part in (word, *children(word, *NAMING), *counted(word))]
        stems = {stem(part.lemma_.lower()) for part in parts if is_noun(part)}
        return stems.union(*(self.names.get(part.i, frozenset()) for part in parts))

    def family(self, word: Token) -> str:
        """Return what a word shares with others that can name the same event."""
        lemma = word.lemma_.lower()
        return stem(lemma) if is_verb(word) and particle(word) else self.cues.alike.get(lemma) or stem(lemma)


def is_definite(noun: Token) -> bool:
    """Return whether a noun means something known: "the raid", "Iran's raid"."""
    return bool(children(noun, "nmod:poss")) or any(word.lower_ in DEFINITE for word in children(noun, "det"))


def stem(lemma: str) -> str:
    """Return the beginning that a verb and its nouns share.

    >>> stem("warning") == stem("warn"), stem("protesters") == stem("protest"), stem("election") == stem("elect")
    (True, True, True)
    """
    return SUFFIX.sub("", lemma)[:6] or lemma
