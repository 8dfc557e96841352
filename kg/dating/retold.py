"""Several tellings of one event: what a lead reports without a day is often dated below.

Knows which words are alike; never knows clauses.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.dating.acts import Acts, is_definite, stem_of
from kg.dating.dated import Dated
from kg.sentence.clauses import objects
from kg.sentence.labels import (
    ADPOSITION,
    APPOSITION,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    NOMINAL_MODIFIER,
    POSSESSOR,
    PUNCTUATION,
)
from kg.sentence.tree import children, has_word, preposition
from kg.sentence.words import counted, is_noun, is_verb

NEIGHBOURS = 20
BACK_TO = frozenset("the this that these those".split())
INDEFINITE = ("a", "an")
BARE = (DETERMINER, ADPOSITION, PUNCTUATION, COORDINATOR)
FAR = 4
"""Over how many sentences "the attack" still means the last one told of."""
LEAD, LEAD_DAYS, WEEK = 3, 3, 7
RETOLD, LAST_OF_KIND, EXACT = "same act told elsewhere", "last of its kind", "exact day"


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
        if is_verb(word):
            below = objects(word)
        else:
            phrases = children(word, NOMINAL_MODIFIER)
            against = [phrase for phrase in phrases if preposition(phrase) in ("on", "against")]
            below = [*children(word, POSSESSOR), *counted(word), *against]
        apposed = [noun.head for noun in below if noun.dep_ == APPOSITION]
        return self.acts.keys([*below, *apposed])

    def retold(self, word: Token) -> Dated | None:
        """Return the date of another telling of the event: the nearest before, else after."""
        around = self.named_below(word)
        tellings = [each for each in self.around(word) if self.names_event(each.word)]
        before = [each for each in tellings if each.word.i < word.i]
        after = [each for each in tellings if each.word.i > word.i]
        shared = [each for each in before if not around or self.shares(each.word, around)]
        known = [each for each in after if is_known(each.word) or self.shares(each.word, around)]
        found = [*self.news_first(nouns_first(reversed(shared))), *nouns_first(known)]
        return found[0].retold() if found else self.only_day(word, around)

    def named_below(self, word: Token) -> set[str]:
        """Return who and what is named below a word; times and pronouns name nothing."""
        times = self.acts.cues.times
        parts = [
            part
            for part in word.children
            if part.pos_ != "PRON" and part.lemma_.lower() not in times
        ]
        return self.acts.keys(below for part in parts for below in part.subtree)

    def names_event(self, word: Token) -> bool:
        """Return whether a word is a verb or an event noun."""
        return is_verb(word) or self.acts.is_event(word)

    def shares(self, word: Token, named: set[str]) -> bool:
        """Return whether somebody or something of these is named with a word."""
        return bool(named) and not named.isdisjoint(self.acts.keys(word.subtree))

    def news_first(self, tellings: Iterable[Telling]) -> list[Telling]:
        """Return tellings of the last week first: "the attack" is rather the news."""
        return sorted(tellings, key=lambda each: not self.is_news(each.dated, WEEK))

    def is_news(self, dated: Dated, days: int) -> bool:
        """Return whether a date is a day that lies shortly before the article."""
        return dated.is_day and self.acts.is_recent(dated.dates, days)

    def only_day(self, word: Token, around: set[str]) -> Dated | None:
        """Return the one day that the same word has elsewhere.

        "since the crash", and below "the jet crashed on Monday"
        """
        if around:
            return None
        lemma = stem_of(word)
        alike = [each for each in self.around(word) if stem_of(each.word) == lemma]
        return one_day(alike, RETOLD)

    def same_event(self, word: Token) -> Dated | None:
        """Return the date told elsewhere of the same act on the same object.

        What a lead reports is often dated only below, and needs no object there.
        """
        things = self.undergoers(word)
        for each in self.around(word):
            if not things.isdisjoint(self.undergoers(each.word)) or self.opens(word, each):
                return each.retold()
        return None

    def opens(self, word: Token, below: Telling) -> bool:
        """Return whether a word of the lead tells what is dated below, on a day of the news."""
        lead = self.acts.number(word) < LEAD and below.word.i > word.i
        if not lead or stem_of(below.word) != stem_of(word):
            return False
        known = is_verb(below.word) or is_definite(below.word)
        return known and self.is_news(below.dated, LEAD_DAYS)

    def taken_up(self, noun: Token) -> Dated | None:
        """Return the date of an event that a noun takes up again, as another telling has it."""
        if not self.acts.is_event(noun):
            return None
        found = self.told_of(noun)
        return (self.narrowed(noun, found) or found) if found else None

    def told_of(self, noun: Token) -> Dated | None:
        """Return the date of the event that a noun means."""
        if self.is_title(noun):
            return self.retold(noun)
        if is_definite(noun):
            return self.retold(noun) or self.last_of_kind(noun)
        if not has_word(noun, INDEFINITE, DETERMINER):
            return None
        later = (each for each in self.around(noun) if is_taken_up(noun, each.word))
        return next((each.retold() for each in later), None)

    def is_title(self, noun: Token) -> bool:
        """Return whether a noun stands in the first line without an article, as in a headline."""
        return self.acts.number(noun) == 0 and not children(noun, DETERMINER)

    def last_of_kind(self, noun: Token) -> Dated | None:
        """Return the date of the last act of its kind told before a bare noun.

        "shot three guards … the attack"
        """
        kind = self.acts.kind(noun)
        if not kind or not is_bare(noun):
            return None
        told = self.kinds.get(kind, [])
        here, first = bisect_left(told, noun.i, key=place), self.acts.number(noun) - FAR
        for each in reversed(told[:here]):
            if self.acts.number(each.word) < first:
                return None
            if self.acts.is_past(each.dated.dates):
                return each.retold(LAST_OF_KIND)
        return None

    def narrowed(self, word: Token, own: Dated) -> Dated | None:
        """Return the one day that others tell of an event which stands here with a longer time.

        "the May attack", and elsewhere "attacked on May 3"
        """
        event = self.acts.is_event(word)
        if own.is_day or not (event or is_verb(word)):
            return None
        start, end = own.dates.start, own.dates.end
        within = (each for each in self.around(word) if start <= each.dated.dates.start <= end)
        days = [each for each in within if each.dated.is_day]
        if not event:
            things = self.undergoers(word)
            days = [each for each in days if self.may_undergo(each.word, things)]
        elif not is_definite(word):
            days = [each for each in days if is_named_again(each.word, word)]
        return one_day(days, EXACT)

    def may_undergo(self, word: Token, things: set[str]) -> bool:
        """Return whether what an act is done to may be one of these; a pronoun may be any."""
        if not things:
            return False
        pronoun = any(below.pos_ == "PRON" for below in objects(word))
        return pronoun or not things.isdisjoint(self.undergoers(word))


def place(telling: Telling) -> int:
    """Return where a telling stands."""
    return telling.word.i


def nouns_first(tellings: Iterable[Telling]) -> Iterator[Telling]:
    """Yield tellings by nouns before those by verbs, each in their order."""
    rest = list(tellings)
    for kind in (is_noun, is_verb):
        yield from (each for each in rest if kind(each.word))


def one_day(tellings: Iterable[Telling], rule: str) -> Dated | None:
    """Return the day of tellings that all have the same one, or none."""
    days = {each.dated.dates.start: each for each in tellings if each.dated.is_day}
    return next(iter(days.values())).retold(rule) if len(days) == 1 else None


def is_known(word: Token) -> bool:
    """Return whether a word is a noun for an event that is known: "the raid"."""
    return is_noun(word) and is_definite(word)


def is_bare(noun: Token) -> bool:
    """Return whether a noun says no more of an event than which it is: "the attack"."""
    alone = all(below.dep_ in BARE for below in noun.children)
    return alone and noun.dep_ != CONJUNCT and has_word(noun, BACK_TO, DETERMINER)


def is_taken_up(noun: Token, later: Token) -> bool:
    """Return whether a later noun means the same event: "a raid", and below "the raid began"."""
    return later.i > noun.i and later.lemma_ == noun.lemma_ and is_definite(later)


def is_named_again(other: Token, noun: Token) -> bool:
    """Return whether a noun takes up an event new where it is first told: "a raid", "the raid"."""
    return is_known(other) and stem_of(other) == stem_of(noun)
