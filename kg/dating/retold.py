"""Several tellings of one event: what a lead reports without a day is often dated below.

Each question takes the tellings of a text and a word. Knows which words are alike; never knows
clauses.
"""

from spacy.tokens import Token

from kg.dating.acts import is_definite, stem_of
from kg.dating.dated import Dated
from kg.dating.tellings import RETOLD, Telling, Tellings, nouns_first, one_day
from kg.sentence.labels import ADPOSITION, CONJUNCT, COORDINATOR, DETERMINER, PUNCTUATION
from kg.sentence.tree import children, has_word
from kg.sentence.words import is_noun, is_verb

BACK_TO = frozenset("the this that these those".split())
INDEFINITE = ("a", "an")
BARE = (DETERMINER, ADPOSITION, PUNCTUATION, COORDINATOR)
FAR = 4
"""Over how many sentences "the attack" still means the last one told of."""
LEAD, LEAD_DAYS, WEEK = 3, 3, 7
LAST_OF_KIND, EXACT = "last of its kind", "exact day"


def told_again(tellings: Tellings, word: Token) -> Dated | None:
    """Return the date of another telling of the event: the nearest before, else after."""
    around = tellings.named_below(word)
    known = [each for each in tellings.around(word) if may_be(tellings, word, each, around)]
    before = nouns_first(each for each in reversed(known) if each.word.i < word.i)
    after = nouns_first(each for each in known if each.word.i > word.i)
    # "the attack" is rather the news than one of years ago
    news_first = sorted(before, key=lambda each: not tellings.is_news(each.dated, WEEK))
    for each in (*news_first, *after):
        return each.retold()
    return only_day(tellings, word, around)


def may_be(tellings: Tellings, word: Token, other: Telling, around: set[str]) -> bool:
    """Return whether another telling may be of the event of a word, given what is named with it."""
    if not (is_verb(other.word) or tellings.acts.is_event(other.word)):
        return False
    if tellings.shares(other.word, around):
        return True
    if other.word.i > word.i:
        return is_known(other.word)
    return not around


def only_day(tellings: Tellings, word: Token, around: set[str]) -> Dated | None:
    """Return the one day that the same word has elsewhere.

    "since the crash", and below "the jet crashed on Monday"
    """
    if around:
        return None
    lemma = stem_of(word)
    alike = [each for each in tellings.around(word) if stem_of(each.word) == lemma]
    return one_day(alike, RETOLD)


def same_event(tellings: Tellings, word: Token) -> Dated | None:
    """Return the date told elsewhere of the same act on the same object.

    What a lead reports is often dated only below, and needs no object there.
    """
    for each in tellings.around(word):
        if tellings.same_undergoer(word, each.word) or opens(tellings, word, each):
            return each.retold()
    return None


def opens(tellings: Tellings, word: Token, below: Telling) -> bool:
    """Return whether a word of the lead tells what is dated below, on a day of the news."""
    if tellings.acts.number(word) >= LEAD or below.word.i < word.i:
        return False
    if stem_of(below.word) != stem_of(word):
        return False
    known = is_verb(below.word) or is_definite(below.word)
    return known and tellings.is_news(below.dated, LEAD_DAYS)


def taken_up(tellings: Tellings, noun: Token) -> Dated | None:
    """Return the date of an event that a noun takes up again, as another telling has it."""
    if not tellings.acts.is_event(noun):
        return None
    found = told_of(tellings, noun)
    if found is None:
        return None
    return narrowed(tellings, noun, found) or found


def told_of(tellings: Tellings, noun: Token) -> Dated | None:
    """Return the date of the event that a noun means."""
    if tellings.acts.number(noun) == 0 and not children(noun, DETERMINER):
        return told_again(tellings, noun)  # a headline leaves articles out
    if is_definite(noun):
        return told_again(tellings, noun) or last_of_kind(tellings, noun)
    if not has_word(noun, INDEFINITE, DETERMINER):
        return None
    for each in tellings.around(noun):
        if is_taken_up(noun, each.word):
            return each.retold()
    return None


def last_of_kind(tellings: Tellings, noun: Token) -> Dated | None:
    """Return the date of the last act of its kind told before a bare noun.

    "shot three guards … the attack"
    """
    acts = tellings.acts
    kind = acts.kind(noun)
    if not kind or not is_bare(noun):
        return None
    first = acts.number(noun) - FAR
    for each in tellings.before(noun, kind):
        if acts.number(each.word) < first:
            return None
        if acts.is_past(each.dated.dates):
            return each.retold(LAST_OF_KIND)
    return None


def narrowed(tellings: Tellings, word: Token, own: Dated) -> Dated | None:
    """Return the one day that others tell of an event which stands here with a longer time.

    "the May attack", and elsewhere "attacked on May 3"
    """
    if own.is_day or not tellings.acts.is_event(word):
        return None
    start, end = own.dates.start, own.dates.end
    within = [each for each in tellings.around(word) if start <= each.dated.dates.start <= end]
    return one_day((each for each in within if is_same(each.word, word)), EXACT)


def is_same(other: Token, word: Token) -> bool:
    """Return whether another word tells of the event of one with a longer time."""
    if is_definite(word):
        return True
    return is_known(other) and stem_of(other) == stem_of(word)


def is_known(word: Token) -> bool:
    """Return whether a word is a noun for an event that is known: "the raid"."""
    return is_noun(word) and is_definite(word)


def is_bare(noun: Token) -> bool:
    """Return whether a noun says no more of an event than which it is: "the attack"."""
    if noun.dep_ == CONJUNCT or not has_word(noun, BACK_TO, DETERMINER):
        return False
    return all(below.dep_ in BARE for below in noun.children)


def is_taken_up(noun: Token, later: Token) -> bool:
    """Return whether a later noun means the same event: "a raid", and below "the raid began"."""
    if later.i < noun.i or later.lemma_ != noun.lemma_:
        return False
    return is_definite(later)
