"""Dates that stand with a word: which act or event an expression of time belongs to. Knows tense; never knows other sentences' acts."""

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.dating.acts import Acts
from kg.dating.calendar import MONTH, Found, limited
from kg.dating.expressions import WEEKDAY_ONLY, Expression, expressions
from kg.lexicon.cues import Cues
from kg.sentence.clauses import predicate_of
from kg.sentence.tense import tense
from kg.sentence.tree import children, preposition
from kg.sentence.voice import is_passive
from kg.sentence.words import is_infinitive, is_noun, is_predicate, is_verb
from kg.types import DateRange

MOVES = frozenset("compound amod nmod:poss nmod:desc nummod nmod:unmarked nmod:tmod det".split())
BACK = frozenset(("past", "perfect", "pluperfect"))
LIMITS = frozenset("since until till before after following".split())
TOLD_IN = ("in", "at", "during", "on")
REPROACHED = frozenset("of for over with about".split())
PASSED = frozenset("latest last recent previous earlier".split())


class Stated:
    """The dates that an article states, by the words they stand with."""

    def __init__(self, doc: Doc, known: Acts) -> None:
        """Read the expressions of time of a Doc, and find what each of them dates."""
        self.known = known
        self.owned: dict[int, list[tuple[Expression, str]]] = defaultdict(list)
        self.last: DateRange | None = None
        self.dated: set[int] = set()
        for sentence in doc.sents:
            for expression in expressions(sentence, known.published):
                owner, limit = self.owner(expression)
                self.owned[owner.i].append((expression, limit))
                if is_predicate(owner):
                    self.dated.add(sentence.start)

    def words(self, doc: Doc) -> Iterator[tuple[Token, DateRange]]:
        """Yield the words that have a date of their own, with the event nouns that light verbs carry."""
        for place in sorted(self.owned):
            if dates := self.own(doc[place]):
                yield from ((word, dates) for word in self.named(doc[place]) if self.known.claimed(word) is None)

    def owner(self, expression: Expression) -> tuple[Token, str]:
        """Return the word that an expression dates, and what makes it a limit: "on Monday", but "since the vote on Monday"."""
        if is_caption(expression):
            return expression.head.sent.root, ""
        word, limit = self.hung(expression)
        near = self.beside(expression, word)
        return (near, expression.limit) if near is not None else (word, limit)

    def hung(self, expression: Expression) -> tuple[Token, str]:
        """Return the act, event or predicate above an expression, as the parser hung it."""
        word, limit = expression.head, expression.limit
        while word.head.i != word.i:
            above = word.head
            if is_noun(above) and word.i < above.i and word.dep_ in MOVES:
                limit = ""
                if self.known.is_event(above) or above.head.i == above.i or is_thing(above):
                    return above, ""
            participle = above.dep_ == "acl" and word.i < above.i and tense(above) == "participle"  # "a resolution in May | calling …"
            if not participle and (
                predicate_of(above).i == above.i or above.i in self.known.acts or (is_noun(above) and self.known.is_event(above))
            ):
                return self.behind(above, expression), limit
            word = above
            limit = next((marker for marker in preposition(word).split(" ") if marker in LIMITS), limit)
        return word, limit

    def beside(self, expression: Expression, verb: Token) -> Token | None:
        """Return the event that an expression stands right behind, where the word it hangs on has a time already or can have none.

        "has called for a strike | on Monday", "for weeks defied a curfew over the killing of a rebel | on July 8".
        """
        first = expression.head.left_edge.i
        if expression.lasting or expression.limit or first - 1 <= verb.i or expression.head.i <= verb.i:
            return None
        if deed := self.reproached(expression, verb, first):
            return deed
        full = verb.i in self.owned or not is_predicate(verb) or (tense(verb) == "perfect" and not expression.spans)
        word = expression.head.doc[first - 1]
        while word.i > verb.i and word.head.i != word.i:
            crossed = word.right_edge.i > expression.head.i and is_noun(word)  # "the attack | on Friday | that killed ten"
            if self.is_act(word) and word.i < first and (full or crossed or LIMITS & set(preposition(word).split(" "))):
                return word
            word = word.head
        return None

    def reproached(self, expression: Expression, verb: Token, first: int) -> Token | None:
        """Return the deed that words answer, right before a date: "condemned Chad over the killing of a guard | on July 8".

        A weekday behind a verb rather tells of the answer: "jailed him for killing a guard | on Monday".
        """
        if verb.i not in self.known.acts or not self.known.acts[verb.i].answer:
            return None
        day = WEEKDAY_ONLY.fullmatch(expression.text.removeprefix("on ")) is not None or not any(map(str.isdigit, expression.text))
        word = expression.head.doc[first - 1]
        while word.i > verb.i and word.head.i != word.i:
            if self.known.is_deed(word) and word.head.i == verb.i and word.i < first and preposition(word) in REPROACHED:
                crime = is_noun(word) and not children(word, "det", "nmod:poss")  # "charged them with murder | in June"
                return None if crime or (day and (is_verb(word) or self.known.is_deed(verb))) else word
            word = word.head
        return None

    def is_act(self, word: Token) -> bool:
        """Return whether a word reports an act or names an event."""
        return word.i in self.known.acts or (is_noun(word) and self.known.is_event(word))

    def behind(self, word: Token, expression: Expression) -> Token:
        """Return the verb above an infinitive whose words tell of what has been: "agreed to meet, in their latest call on Sunday"."""
        told = any(PASSED & {form.lower_ for form in phrase.children} for phrase in children(word, "obl") if phrase.i < expression.head.i)
        return word.head if told and is_infinitive(word) and word.dep_ == "xcomp" else word

    def named(self, word: Token) -> list[Token]:
        """Return a dated word, with the event noun that a light verb carries: "issued the warning on Monday"."""
        light = is_verb(word) and word.lemma_.lower() in self.known.cues.light
        return [word, *(noun for noun in children(word, "obj") if light and self.known.is_event(noun))]

    def own(self, word: Token, back: bool | None = None) -> DateRange | None:
        """Return the most exact date that stands with a word."""
        back = reads_back(word, self.known.cues, self.known.is_deed(word)) if back is None else back
        told = [entry for entry in self.owned.get(word.i, ()) if not entry[0].lasting or goes_on(word)]
        found = [dates for expression, limit in told if (dates := self.read(expression, limit, back))]
        return min(found, key=lambda dates: (dates.end - dates.start).days, default=None)

    def read(self, expression: Expression, limit: str, back: bool) -> DateRange | None:
        """Return the days an expression means; "two days later" counts from the date told before."""
        found = expression.read(back)
        before = self.before(expression) if expression.read_from is not None else None
        if expression.read_from is not None and before is not None:
            found = expression.read_from(Found(before.start, before.end, before.precision))
            if found and self.known.published and back and found.start <= self.known.published < found.end:
                found = found._replace(end=self.known.published)
        found = limited(limit, found, self.known.published, back) if found else None
        return DateRange(found.start, found.end, found.precision, expression.text) if found else None

    def last_of(self, sentence: Span) -> DateRange | None:
        """Return the last date that a sentence states, for what is told from there on: "two days later"."""
        found = [
            (expression.head.i, dates)
            for word in sentence
            for expression, limit in self.owned.get(word.i, ())
            if limit != "since" and not expression.lasting and (dates := self.read(expression, limit, True))
        ]
        found = [entry for entry in found if self.known.is_past(entry[1]) and is_near(entry[1])]
        return max(found, key=lambda entry: entry[0])[1] if found else None

    def before(self, expression: Expression) -> DateRange | None:
        """Return the date told before an expression: in its own sentence, else in those before."""
        first = expression.head.sent.start
        others = [
            (other.head.i, dates)
            for word in expression.head.sent
            for other, limit in self.owned.get(word.i, ())
            if other.read_from is None and first <= other.head.i < expression.head.i and (dates := self.read(other, limit, True))
        ]
        return max(others, key=lambda entry: entry[0])[1] if others else self.last


def reads_back(word: Token, cues: Cues, deed: bool) -> bool:
    """Return whether a weekday with a word means the last one: not with the future, a plan or the present tense of a timetable."""
    verb = word if is_predicate(word) else predicate_of(word)
    if verb.i != word.i and ((deed and tense(verb) == "present") or any(form.lower_ in PASSED for form in children(word, "amod"))):
        return True
    while tense(verb) == "participle" and verb.tag_ != "VBN" and verb.head.i != verb.i:
        verb = predicate_of(verb.head)
    cue = cues.governor.get((verb.lemma_.lower(), "clause"))
    if cue is not None and cue.modality == "planned" and (is_passive(verb) or verb.tag_ == "VBN"):
        return False  # "talks scheduled for Monday"
    if verb.i != word.i and preposition(word) == "for" and is_wished(verb, cues):
        return False  # "called for a strike on Monday"
    return tense(verb) in (*BACK, "participle")


def goes_on(word: Token) -> bool:
    """Return whether a stretch behind a word tells since when it goes on: "have shelled for weeks", but "jailed for two years"."""
    return not is_verb(word) or (tense(word) in ("perfect", "pluperfect", "present") and not is_passive(word))


def is_near(dates: DateRange) -> bool:
    """Return whether a date is told as one time, not as a long stretch."""
    return dates.precision != "interval" or (dates.end - dates.start).days <= MONTH


def is_caption(expression: Expression) -> bool:
    """Return whether a full date closes a caption: "Protesters burn flags, Minsk, Aug. 31, 2020."."""
    before = expression.head.sent.text[: expression.start].rstrip()
    return expression.last and expression.text[-4:].isdigit() and before.endswith(",")


def is_thing(noun: Token) -> bool:
    """Return whether a dated noun tells nothing of the time of the verb above: "under a 2011 law", but "in a Monday interview"."""
    return noun.dep_ not in ("nsubj", "nsubj:pass") and preposition(noun) not in (*TOLD_IN, "")


def is_wished(verb: Token, cues: Cues) -> bool:
    """Return whether what stands behind "for" lies ahead: "called for", "scheduled for"."""
    found = [cues.governor.get((words, "phrase")) for words in (f"{verb.lemma_.lower()} for", verb.lemma_.lower())]
    return any(cue is not None and cue.modality in ("planned", "requested") for cue in found)
