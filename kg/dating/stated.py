"""The dates that an article states, by the words they stand with. Knows tense and days.

Never knows the clauses around.
"""

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.dating.acts import Acts
from kg.dating.answers import is_charge
from kg.dating.attachment import Attached, attach
from kg.dating.calendar import MONTH, Found, clipped, limited
from kg.dating.dated import Dated
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import ADJECTIVE, OBJECT
from kg.sentence.tense import tense
from kg.sentence.tree import children, has_word, is_root, preposition
from kg.sentence.voice import is_passive
from kg.sentence.words import is_past_participle, is_predicate, is_verb
from kg.types import DateRange
from kg.types import Span as Words

BACK = frozenset(("past", "perfect", "pluperfect"))
WISHED = ("planned", "requested")
KNOWN_BEFORE = frozenset(("despite", "in spite of", "because of", "due to", "in response to"))
HOLDING = frozenset(
    """accuse suspect convict acquit blame condemn criticize criticise charge denounce fault indict
    praise thank commend congratulate jail imprison punish""".split()
)


class Stated:
    """The dates that an article states, by the words they stand with."""

    def __init__(self, doc: Doc, acts: Acts) -> None:
        """Read the expressions of time of a Doc, and find what each of them dates."""
        self.acts = acts
        self.by_owner: dict[int, list[Attached]] = defaultdict(list)
        self.by_sentence: dict[int, list[Attached]] = defaultdict(list)
        self.timed: set[int] = set()
        for each in attach(doc, acts):
            number = acts.number(each.expression.head)
            self.by_owner[each.owner.i].append(each)
            self.by_sentence[number].append(each)
            if is_predicate(each.owner):
                self.timed.add(number)

    def words(self) -> Iterator[tuple[Token, Dated]]:
        """Yield the words that have a date of their own, with the event nouns they carry."""
        for place in sorted(self.by_owner):
            owner = self.by_owner[place][0].owner
            dated = self.own(owner, None)
            if dated is None:
                continue
            for word in self.carried(owner):
                yield word, dated

    def carried(self, word: Token) -> list[Token]:
        """Return a dated word, with the event noun that a light verb carries: "issued the threat".

        What claims a deed on a day has not done it on that day.
        """
        found = [word]
        if self.acts.is_light(word):
            found += filter(self.acts.is_event, children(word, OBJECT))
        return [each for each in found if self.acts.claimed(each) is None]

    def own(self, word: Token, before: Dated | None, back: bool | None = None) -> Dated | None:
        """Return the most exact date that stands with a word.

        ``before`` is the date told before its sentence, for "two days later"; ``back`` whether a
        weekday means the last one, where the tense does not tell.
        """
        attached = self.by_owner.get(word.i)
        if not attached:
            return None
        back = reads_back(word, self.acts) if back is None else back
        told = [each for each in attached if not each.expression.lasting or goes_on(word)]
        found = [dated for each in told if (dated := self.read(each, back, before))]
        return min(found, key=lambda dated: dated.days, default=None)

    def within(self, words: Words, act: Token, before: Dated | None) -> Dated | None:
        """Return the date that words of an act's sentence mean, unless they date another act."""
        others = self.acts.by_place.keys() - {act.i}
        for each in self.by_sentence.get(self.acts.number(act), ()):
            if each.owner.i in others or is_charge(each.owner):
                continue
            told = each.expression.words
            if told.start < words.end and words.start < told.end:
                found = self.read(each, reads_back(act, self.acts), before)
                return Dated(found.dates, found.words).via("proposed", act) if found else None
        return None

    def read(self, each: Attached, back: bool, before: Dated | None) -> Dated | None:
        """Return the days that an expression means, with the word that it stands with."""
        expression = each.expression
        if expression.read_from is not None:
            return self.counted(each, back, before)
        found = expression.read(back)
        return self.limited(each, found, back) if found else None

    def counted(self, each: Attached, back: bool, before: Dated | None) -> Dated | None:
        """Return the days counted from the date told before: "two days later"."""
        start = self.told_before(each, before)
        shift = each.expression.read_from
        found = shift(start.found) if start and shift else None
        if start is None or found is None:
            return None
        made = self.limited(each, self.not_ahead(found, back), back)
        if made is None:
            return None
        steps = (*made.steps, *start.via("counted", each.owner).steps)
        return Dated(made.dates, made.words, steps)

    def not_ahead(self, found: Found, back: bool) -> Found:
        """Return what has passed of a stretch, where what is told is past."""
        published = self.acts.published
        if not back or published is None:
            return found
        return clipped(found, published, past=True)

    def limited(self, each: Attached, found: Found, back: bool) -> Dated | None:
        """Return a date with its words, cut by a limit: "since Monday"."""
        kept = limited(each.limit, found, self.acts.published, back)
        if kept is None:
            return None
        words = each.expression.words
        dates = DateRange(kept.start, kept.end, kept.precision, words.text)
        return Dated(dates, words).via("own clause", each.owner)

    def last_of(self, number: int, before: Dated | None) -> Dated | None:
        """Return the last date that a sentence states, for what is told from there on."""
        found = None
        for each in self.by_sentence.get(number, ()):
            if each.limit == "since" or each.expression.lasting:
                continue
            dated = self.read(each, True, before)
            if dated and self.acts.is_past(dated.dates) and is_near(dated.dates):
                found = dated
        return found

    def told_before(self, each: Attached, before: Dated | None) -> Dated | None:
        """Return the date told before an expression: in its own sentence, else in those before."""
        place = each.expression.head.i
        found = before
        for other in self.by_sentence[self.acts.number(each.expression.head)]:
            counted = other.expression.read_from is not None
            if other.expression.head.i < place and not counted:
                found = self.read(other, True, before) or found
        return found


def reads_back(word: Token, acts: Acts) -> bool:
    """Return whether a weekday with a word means the last one.

    Not with the future, a plan or the present tense of a timetable.
    """
    if is_predicate(word):
        return is_held_against(word) or is_told_back(above_gerunds(word), acts)
    verb = predicate_of(word)
    if verb.i != word.i and is_known_past(word, verb, acts):
        return True
    verb = above_gerunds(verb)
    if verb.i != word.i and is_wished(word, verb, acts):
        return False
    return is_told_back(verb, acts)


def is_held_against(verb: Token) -> bool:
    """Return whether a gerund is what somebody is accused of or thanked for: it has been."""
    above = verb.head.lemma_.lower()
    return verb.tag_ == "VBG" and above in HOLDING and preposition(verb) in ("of", "for", "with")


def above_gerunds(verb: Token) -> Token:
    """Return the verb that gives a gerund its tense, or the verb itself."""
    while tense(verb) == "participle" and not is_past_participle(verb):
        if is_root(verb):
            break
        verb = predicate_of(verb.head)
    return verb


def is_told_back(verb: Token, acts: Acts) -> bool:
    """Return whether a verb tells of what has been, and not of a plan."""
    if is_planned(verb, acts):
        return False
    return tense(verb) in BACK or tense(verb) == "participle"


def is_known_past(noun: Token, verb: Token, acts: Acts) -> bool:
    """Return whether a noun tells of what has been, whatever the verb: "the latest raid".

    So does a deed that stands in the way of something, or causes it: "will stay despite the raid".
    """
    known = tense(verb) == "present" or preposition(noun) in KNOWN_BEFORE
    if acts.is_deed(noun) and known:
        return True
    return has_word(noun, acts.cues.gone_by, ADJECTIVE)


def is_planned(verb: Token, acts: Acts) -> bool:
    """Return whether a participle tells of a plan: "talks scheduled for Monday"."""
    cue = acts.governor(verb)
    if cue is None or cue.modality != "planned":
        return False
    return is_passive(verb) or is_past_participle(verb)


def is_wished(word: Token, verb: Token, acts: Acts) -> bool:
    """Return whether what stands behind "for" lies ahead: "called for a strike on Monday"."""
    if preposition(word) != "for":
        return False
    lemma = verb.lemma_.lower()
    cues = [acts.cues.governor.get((words, "phrase")) for words in (f"{lemma} for", lemma)]
    return any(cue is not None and cue.modality in WISHED for cue in cues)


def goes_on(word: Token) -> bool:
    """Return whether a stretch behind a word tells since when it goes on.

    "have shelled for weeks", but "jailed for two years"
    """
    if not is_verb(word):
        return True
    return tense(word) in ("perfect", "pluperfect", "present") and not is_passive(word)


def is_near(dates: DateRange) -> bool:
    """Return whether a date is told as one time, not as a long stretch."""
    return dates.precision != "interval" or (dates.end - dates.start).days <= MONTH
