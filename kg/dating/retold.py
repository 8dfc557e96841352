"""Several tellings of one event: what a lead reports without a day is often dated below. Knows words alike; never knows clauses."""

from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Token

from kg.dating.acts import Acts, is_definite, stem
from kg.sentence.clauses import objects
from kg.sentence.tree import children, preposition
from kg.sentence.words import counted, is_noun, is_verb
from kg.types import DateRange

TIMES = frozenset("day week month year night morning evening afternoon time hour".split())
NEIGHBOURS = 20
BACK_TO = frozenset("the this that these those".split())
FAR = 4  # sentences over which "the attack" still means the last one told of
LEAD, NEWS, DAYS_OF_NEWS = 3, 7, 3


class Tellings:
    """The dated words of an article, by what they have in common with others."""

    def __init__(self, known: Acts) -> None:
        """Begin with nothing told."""
        self.known = known
        self.told: dict[str, list[tuple[Token, DateRange]]] = {}
        self.kinds: dict[str, list[tuple[Token, DateRange]]] = {}

    def tell(self, dated: Iterable[tuple[Token, DateRange]]) -> None:
        """Remember which words are dated, by what they have in common with others."""
        self.told, self.kinds = {}, {}
        for word, dates in sorted(dated, key=lambda entry: entry[0].i):
            self.told.setdefault(self.known.family(word), []).append((word, dates))
            self.kinds.setdefault(self.known.kind(word), []).append((word, dates))

    def add(self, dated: Iterable[tuple[Token, DateRange]]) -> None:
        """Remember more dated words."""
        self.tell([*(entry for family in self.told.values() for entry in family), *dated])

    def around(self, word: Token) -> list[tuple[Token, DateRange]]:
        """Return the dated words around a word that can name its event, in the order of the text."""
        family = self.told.get(self.known.family(word), [])
        place = bisect_left(family, word.i, key=lambda entry: entry[0].i)
        return [entry for entry in family[max(0, place - NEIGHBOURS) : place + NEIGHBOURS] if entry[0].i != word.i]

    def is_recent(self, dates: DateRange) -> bool:
        """Return whether a day lies in the week before the article."""
        return dates.precision == "day" and self.known.published is not None and 0 <= (self.known.published - dates.start).days <= NEWS

    def undergoers(self, word: Token) -> set[str]:
        """Return what an act is done to, be it told by a verb or by a noun: "shot the mayor", "the mayor's murder"."""
        against = [phrase for phrase in children(word, "nmod") if preposition(phrase) in ("on", "against")]
        below = objects(word) if is_verb(word) else [*children(word, "nmod:poss"), *counted(word), *against]
        return self.known.keys(below + [noun.head for noun in below if noun.dep_ == "appos"])

    def retold(self, word: Token) -> DateRange | None:
        """Return the date of another telling of the event: the nearest before, else the first after."""
        parts = [child for child in word.children if child.pos_ != "PRON" and child.lemma_.lower() not in TIMES]
        around = self.known.keys(below for child in parts for below in child.subtree)
        others = [
            (token, dates, self.known.keys(token.subtree) & around)
            for token, dates in self.around(word)
            if is_verb(token) or self.known.is_event(token)
        ]
        before = [(token, dates) for token, dates, shared in others if token.i < word.i and (shared or not around)]
        after = [
            (token, dates) for token, dates, shared in others if token.i > word.i and (shared or (is_noun(token) and is_definite(token)))
        ]
        nearest = [dates for kind in (is_noun, is_verb) for token, dates in reversed(before) if kind(token)]
        nearest.sort(key=lambda dates: not self.is_recent(dates))  # "the attack" is rather the news than one of years ago
        found = nearest + [dates for kind in (is_noun, is_verb) for token, dates in after if kind(token)]
        return found[0] if found else self.only_day(word, around)

    def only_day(self, word: Token, around: set[str]) -> DateRange | None:
        """Return the day that the one telling with the same word has: "since the crash", and below "the jet crashed on Monday"."""
        lemma = stem(word.lemma_.lower())
        days = {
            dates.start: dates for token, dates in self.around(word) if stem(token.lemma_.lower()) == lemma and dates.precision == "day"
        }
        return next(iter(days.values())) if len(days) == 1 and not around else None

    def same_event(self, word: Token) -> DateRange | None:
        """Return the date told elsewhere of the same act on the same object; what a lead reports is often dated only below."""
        lead, things = self.known.numbers[word.sent.start] < LEAD, self.undergoers(word)
        lemma = stem(word.lemma_.lower())
        for other, dates in self.around(word):
            if things & self.undergoers(other):
                return dates
            if (
                lead
                and other.i > word.i
                and stem(other.lemma_.lower()) == lemma
                and dates.precision == "day"
                and self.is_news(dates)
                and (is_verb(other) or is_definite(other))
            ):
                return dates
        return None

    def again(self, noun: Token) -> DateRange | None:
        """Return the date of an event that a definite noun takes up again."""
        if not self.known.is_event(noun):
            return None
        found = self.taken_up(noun)
        return (self.narrowed(noun, found) or found) if found else None

    def taken_up(self, noun: Token) -> DateRange | None:
        """Return the date of the event that a noun means, as another telling has it."""
        title = self.known.numbers[noun.sent.start] == 0 and not children(noun, "det")
        if title or is_definite(noun):
            return self.retold(noun) or (None if title else self.of_kind(noun))
        later = (dates for other, dates in self.around(noun) if other.i > noun.i and other.lemma_ == noun.lemma_ and is_definite(other))
        return (
            next(later, None) if any(word.lower_ in ("a", "an") for word in children(noun, "det")) else None
        )  # "a raid", and below "the raid began on Monday"

    def of_kind(self, noun: Token) -> DateRange | None:
        """Return the date of the last act of its kind told before a noun that says no more of it: "shot three guards … the attack"."""
        kind, number = self.known.kind(noun), self.known.numbers[noun.sent.start]
        bare = all(word.dep_ in ("det", "case", "punct", "cc") for word in noun.children) and noun.dep_ != "conj"
        if not kind or not bare or not any(word.lower_ in BACK_TO for word in children(noun, "det")):
            return None
        last = [
            (word, dates)
            for word, dates in self.kinds.get(kind, ())
            if word.i < noun.i and number - self.known.numbers[word.sent.start] <= FAR and self.known.is_past(dates)
        ]
        return last[-1][1] if last else None

    def narrowed(self, word: Token, own: DateRange) -> DateRange | None:
        """Return the day that others tell of an event which stands here with a week, a month or a year: "the May attack"."""
        event = self.known.is_event(word)
        if own.precision == "day" or not (event or is_verb(word)):
            return None
        things = set() if event else self.undergoers(word)
        known = event and is_definite(word)
        days = [
            dates
            for other, dates in self.around(word)
            if dates.precision == "day" and (known or (is_named_again(other, word) if event else self.may_undergo(other, things)))
        ]
        inside = {dates.start: dates for dates in days if own.start <= dates.start <= own.end}
        return next(iter(inside.values())) if len(inside) == 1 else None

    def may_undergo(self, word: Token, things: set[str]) -> bool:
        """Return whether what an act is done to may be one of these; a pronoun may be any."""
        return bool(things & self.undergoers(word)) or (bool(things) and any(below.pos_ == "PRON" for below in objects(word)))

    def is_news(self, dates: DateRange) -> bool:
        """Return whether a day is that of the article or one of the last days."""
        return self.known.published is not None and 0 <= (self.known.published - dates.start).days <= DAYS_OF_NEWS


def is_named_again(other: Token, noun: Token) -> bool:
    """Return whether a noun takes up an event that is new where it is first told: "a raid in March", and below "the raid"."""
    return is_noun(other) and is_definite(other) and stem(other.lemma_.lower()) == stem(noun.lemma_.lower())
