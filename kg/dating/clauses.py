"""The date that its own sentence gives each word: the order of the rules, and what is handed on.

The rules themselves are in ``nouns``, ``verbs`` and ``above``. Never knows scenes.
"""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from kg.dating import nouns, verbs
from kg.dating.acts import Acts
from kg.dating.dated import Dated
from kg.dating.retold import narrowed
from kg.dating.stated import BACK, Stated
from kg.dating.tellings import Tellings
from kg.sentence.labels import (
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    OBJECT,
    OBLIQUE,
    PARATAXIS,
    ROOT,
    SUBJECT,
)
from kg.sentence.tense import tense
from kg.sentence.tree import children, is_root
from kg.sentence.words import is_predicate, is_verb
from kg.types import Span as Words

CARRYING_ON = (CONJUNCT, COMPLEMENT_CLAUSE, PARATAXIS)


class Clauses:
    """The dates of the words of an article, as their sentences give them.

    Made sentence by sentence: each is given the date told before it, from which "two days later"
    counts, and hands on the last that it tells itself.
    """

    def __init__(self, tales: list[list[Token]], stated: Stated, tellings: Tellings) -> None:
        """Read the sentences in their order, each by the words that carry its tale."""
        self.acts, self.stated, self.tellings = stated.acts, stated, tellings
        self.known: dict[int, Dated | None] = {}
        self.asked: set[int] = set()
        self.leaning: set[int] = set()
        self.before: list[Dated | None] = []
        self.told: list[list[tuple[Token, Dated]]] = []
        last: Dated | None = None
        for number, tale in enumerate(tales):
            self.before.append(last)
            told = self.told_in(tale)
            self.told.append(told)
            latest = max(told, key=lambda entry: entry[0].i)[1] if told else last
            last = stated.last_of(number, self.before[number]) or latest

    def told_in(self, tale: list[Token]) -> list[tuple[Token, Dated]]:
        """Return the words that carry the tale of a sentence, with their dates, as far as past."""
        found: list[tuple[Token, Dated]] = []
        for word in tale:
            dated = self.of(word)
            if dated and self.acts.is_past(dated.dates):
                found.append((word, dated))
        return found

    def own(self, word: Token, back: bool | None = None) -> Dated | None:
        """Return the date that stands with a word itself."""
        return self.stated.own(word, self.before[self.acts.number(word)], back)

    def within(self, words: Words, act: Token) -> Dated | None:
        """Return the date that some words of an act's sentence mean."""
        return self.stated.within(words, act, self.before[self.acts.number(act)])

    def of(self, word: Token) -> Dated | None:
        """Return the date that the sentence gives a word.

        A word that is asked again on the way to its own answer has none; what leans on that is
        asked anew the next time, so that no answer depends on who was asked first.
        """
        if word.i in self.known:
            return self.known[word.i]
        if word.i in self.asked:
            self.leaning.add(word.i)
            return None
        self.asked.add(word.i)
        found = self.worked_out(word)
        self.asked.remove(word.i)
        self.leaning.discard(word.i)
        if not self.leaning:
            self.known[word.i] = found
        return found

    def through(self, rule: str, word: Token) -> Dated | None:
        """Return the date of a word, for one that has it by a rule."""
        found = self.of(word)
        return found.via(rule, word) if found else None

    def first_own(self, rule: str, words: Iterable[Token]) -> Dated | None:
        """Return the first date that stands with one of some words, for one that has it so."""
        for word in words:
            if own := self.own(word):
                return own.via(rule, word)
        return None

    def worked_out(self, word: Token) -> Dated | None:
        """Return the date of a word: its own, else by the rules for its kind."""
        claimed = self.acts.claimed(word)
        if claimed is not None:
            return self.through("claimed", claimed)
        if own := self.own(word):
            return narrowed(self.tellings, word, own) or own
        for rule in verbs.RULES if is_predicate(word) else nouns.RULES:
            if found := rule(self, word):
                return found
        return None


def tale_of(sentence: Span, acts: Acts) -> list[Token]:
    """Return the words that tell what a sentence reports: past verbs, and the events beside them.

    Verbs come first, the root before all.
    """
    main = sorted(filter(is_main, sentence), key=lambda word: (word.dep_ != ROOT, word.i))
    tale = [verb for verb in main if tense(verb) in BACK]
    for verb in main:
        below = children(verb, SUBJECT, OBLIQUE, OBJECT)
        tale += [noun for noun in below if is_told_of(noun, verb, acts)]
    return tale


def is_main(word: Token) -> bool:
    """Return whether a predicate carries the tale: the root, what is joined to it or reported."""
    while is_predicate(word) and word.dep_ in CARRYING_ON and not is_root(word):
        word = word.head
    return word.dep_ == ROOT


def is_told_of(noun: Token, verb: Token, acts: Acts) -> bool:
    """Return whether an event noun tells of the time of its sentence.

    "the blasts killed ten", but not "the killing shocked many", "condemned the attack"
    """
    if not acts.is_event(noun):
        return False
    later = noun.dep_ == SUBJECT and verb.lemma_.lower() in acts.cues.aftermath
    answered = noun.dep_ == OBJECT and is_aloof(verb, acts)
    return not (later or answered)


def is_aloof(word: Token, acts: Acts) -> bool:
    """Return whether a word tells of words on deeds, or of an answer to them, and not of deeds.

    "confirmed", "sentenced"
    """
    if acts.is_answer(word):
        return True
    cue = acts.governor(word)
    return is_verb(word) and cue is not None and cue.speaker
