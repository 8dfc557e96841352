"""The dated words of an article, by what they have in common with others. Never knows clauses."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.dating.acts import Acts
from kg.dating.dated import Dated
from kg.sentence.clauses import objects
from kg.sentence.labels import APPOSITION, NOMINAL_MODIFIER, POSSESSOR
from kg.sentence.tree import children, marked
from kg.sentence.words import counted, is_noun, is_verb

NEIGHBOURS = 20
RETOLD = "same act told elsewhere"


class Telling(NamedTuple):
    """A word that tells of an event, and its date."""

    word: Token
    dated: Dated

    def retold(self, rule: str = RETOLD) -> Dated:
        """Return the date for another word that tells of the same event."""
        return self.dated.via(rule, self.word)


class Tellings:
    """The dated words of an article, by what they have in common with others."""

    def __init__(self, acts: Acts, dated: Iterable[tuple[Token, Dated]]) -> None:
        """Sort dated words by family and by kind of act."""
        self.acts = acts
        self.families: dict[str, list[Telling]] = defaultdict(list)
        self.kinds: dict[str, list[Telling]] = defaultdict(list)
        self.all = sorted((Telling(*each) for each in dated), key=place)
        for telling in self.all:
            self.families[acts.family(telling.word)].append(telling)
            self.kinds[acts.kind(telling.word)].append(telling)

    def around(self, word: Token) -> list[Telling]:
        """Return the dated words around a word that can name its event, in the text's order."""
        family = self.families.get(self.acts.family(word), [])
        here = bisect_left(family, word.i, key=place)
        near = family[max(0, here - NEIGHBOURS) : here + NEIGHBOURS]
        return [each for each in near if each.word.i != word.i]

    def undergoers(self, word: Token) -> set[str]:
        """Return what an act is done to: "shot the mayor", "the mayor's murder"."""
        below = objects(word) if is_verb(word) else suffered(word)
        apposed = [noun.head for noun in below if noun.dep_ == APPOSITION]
        return self.acts.keys([*below, *apposed])

    def same_undergoer(self, word: Token, other: Token) -> bool:
        """Return whether two acts are done to one."""
        return not self.undergoers(word).isdisjoint(self.undergoers(other))

    def named_below(self, word: Token) -> set[str]:
        """Return who and what is named below a word; times and pronouns name nothing."""
        times = self.acts.cues.times
        things = (part for part in word.children if part.pos_ != "PRON")
        parts = (part for part in things if part.lemma_.lower() not in times)
        return self.acts.keys(below for part in parts for below in part.subtree)

    def shares(self, word: Token, named: set[str]) -> bool:
        """Return whether somebody or something of these is named with a word."""
        if not named:
            return False
        return not named.isdisjoint(self.acts.keys(word.subtree))

    def is_news(self, dated: Dated, days: int) -> bool:
        """Return whether a date is a day that lies shortly before the article."""
        return dated.is_day and self.acts.is_recent(dated.dates, days)

    def before(self, noun: Token, kind: str) -> Iterator[Telling]:
        """Yield what is told of a kind of act before a noun, the nearest first."""
        told = self.kinds.get(kind, [])
        return reversed(told[: bisect_left(told, noun.i, key=place)])


def place(telling: Telling) -> int:
    """Return where a telling stands."""
    return telling.word.i


def suffered(noun: Token) -> list[Token]:
    """Return what an act named by a noun is done to: "the mayor's murder", "a raid on the town"."""
    against = marked(noun, ("on", "against"), NOMINAL_MODIFIER)
    return [*children(noun, POSSESSOR), *counted(noun), *against]


def nouns_first(tellings: Iterable[Telling]) -> list[Telling]:
    """Return tellings by nouns before those by verbs, each in their order."""
    told = (each for each in tellings if is_noun(each.word) or is_verb(each.word))
    return sorted(told, key=lambda each: not is_noun(each.word))


def one_day(tellings: Iterable[Telling], rule: str) -> Dated | None:
    """Return the day of tellings that all have the same one, or none."""
    days = {each.dated.dates.start: each for each in tellings if each.dated.is_day}
    if len(days) != 1:
        return None
    (only,) = days.values()
    return only.retold(rule)
