"""When the acts of one article take place. Knows tense, clauses and the order of telling; never knows the calendar or actors.

An act takes the date told in its own clause; else that of the clause it belongs to, of an event it is set beside ("during the
raid"), of another telling of the same event, and at last that of the scene it continues. Plans and demands take no date but their own.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kg.extract.dates import Expression, Found, expressions, limited, measured
from kg.extract.grammar import (
    children,
    clause,
    counted,
    is_infinitive,
    is_noun,
    is_passive,
    is_predicate,
    is_verb,
    objects,
    particle,
    preposition,
    subjects,
    tense,
)  # fmt: skip
from kg.lexicon.cues import Cues
from kg.types import DateRange

MOVES = frozenset("compound amod nmod:poss nmod:desc nummod nmod:unmarked nmod:tmod det".split())
SUFFIX = re.compile(r"(?:ing|ings|ed|es|s|e|d|ion|ions|ation|ment|ments|al|als|er|ers|or|ors)$")
NAMING = ("flat", "compound", "nmod:desc")
BACK = frozenset(("past", "perfect", "pluperfect"))
TOGETHER = frozenset(("", "as", "while", "when", "before", "by", "in", "with", "instead of", "whilst"))
WITHIN = frozenset(("in", "at", "during", "on", "throughout"))
LIMITS = frozenset("since until till before after".split())
AROUND = frozenset(("since", "after", "following", "before"))
SOON = frozenset("hour hours minute minutes moment moments shortly soon immediately just".split())
ELSEWHEN = frozenset(
    "previously earlier once formerly later since already recently long often never ever before ago originally repeatedly".split()
)
DEFINITE = frozenset("the this that these those his her its their".split())
FIRST_PERSON = frozenset(("i", "we"))
PRONOUNS = frozenset("he she it they we i".split())
TIMES = frozenset("day week month year night morning evening afternoon time hour".split())
PASSED = frozenset("latest last recent previous earlier".split())
MEMORY, NEAR, RECENT, NEIGHBOURS = 8, 2, 7, 20
LEAD = 3


class Act(NamedTuple):
    """A word that reports an act, the verb that carries its noun, whether it is a deed rather than words, and an answer to one."""

    token: Token
    carrier: Token | None
    deed: bool
    answer: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """The day of which the text is telling, since which sentence, and who and what was named in it."""

    dates: DateRange
    sentence: int
    aloof: bool
    things: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()


class Timeline:
    """The dates of the verbs and event nouns of an article, found sentence by sentence."""

    def __init__(self, doc: Doc, published: date | None, acts: Iterable[Act], cues: Cues, names: Mapping[int, frozenset[str]]) -> None:
        """Read the expressions of time of a Doc, and follow its scenes; ``names`` tells whom a word means, by its place."""
        self.published, self.cues, self.names = published, cues, names
        self.acts = {act.token.i: act for act in acts}
        self.owned: dict[int, list[tuple[Expression, str]]] = defaultdict(list)
        self.memo: dict[int, DateRange | None] = {}
        self.told: dict[str, list[tuple[Token, DateRange]]] = {}
        self.last: DateRange | None = None
        self.scene: Scene | None = None
        self.scenes: dict[int, Scene | None] = {}
        self.numbers: dict[int, int] = {}
        self.dated: set[int] = set()
        for number, sentence in enumerate(doc.sents):
            self.numbers[sentence.start] = number
            for expression in expressions(sentence, published):
                owner, limit = self.owner(expression)
                self.owned[owner.i].append((expression, limit))
                if is_predicate(owner):
                    self.dated.add(sentence.start)
        self.tell((word, dates) for place in sorted(self.owned) if (dates := self.own(doc[place])) for word in self.named(doc[place]))
        places = {word.i for tellings in self.told.values() for word, _ in tellings} | self.acts.keys()
        self.tell([(doc[place], dates) for place in sorted(places) if (dates := self.of(doc[place]))])
        for sentence in doc.sents:
            self.follow(sentence)

    def tell(self, dated: Iterable[tuple[Token, DateRange]]) -> None:
        """Remember which words are dated, by what they have in common with others."""
        self.told = {}
        for word, dates in sorted(dated, key=lambda entry: entry[0].i):
            self.told.setdefault(self.family(word), []).append((word, dates))
        self.memo.clear()

    def tellings(self, word: Token) -> list[tuple[Token, DateRange]]:
        """Return the dated words around a word that can name its event, in the order of the text."""
        family = self.told.get(self.family(word), [])
        place = bisect_left(family, word.i, key=lambda entry: entry[0].i)
        return [entry for entry in family[max(0, place - NEIGHBOURS) : place + NEIGHBOURS] if entry[0].i != word.i]

    def owner(self, expression: Expression) -> tuple[Token, str]:
        """Return the word that an expression dates, and what makes it a limit: "on Monday", but "since the vote on Monday"."""
        word, limit = expression.head, expression.limit
        if expression.last and expression.text[-4:].isdigit() and word.sent.text[: expression.start].rstrip().endswith(","):
            return word.sent.root, ""  # a caption: "Protesters burn flags, Minsk, Aug. 31, 2020."
        while word.head.i != word.i:
            above = word.head
            if is_noun(above) and word.i < above.i and word.dep_ in MOVES:
                limit = ""
                if self.is_event(above) or above.head.i == above.i:
                    return above, ""
            participle = above.dep_ == "acl" and word.i < above.i and tense(above) == "participle"  # "a resolution in May | calling …"
            if not participle and (clause(above).i == above.i or above.i in self.acts or (is_noun(above) and self.is_event(above))):
                return self.behind(above, expression), limit
            word = above
            limit = next((marker for marker in preposition(word).split(" ") if marker in LIMITS), limit)
        return word, limit

    def behind(self, word: Token, expression: Expression) -> Token:
        """Return the verb above an infinitive whose words tell of what has been: "agreed to meet, in their latest call on Sunday"."""
        told = any(PASSED & {form.lower_ for form in phrase.children} for phrase in children(word, "obl") if phrase.i < expression.head.i)
        return word.head if told and is_infinitive(word) and word.dep_ == "xcomp" else word

    def named(self, word: Token) -> list[Token]:
        """Return a dated word, with the event noun that a light verb carries: "issued the warning on Monday"."""
        light = is_verb(word) and word.lemma_.lower() in self.cues.light
        return [word, *(noun for noun in children(word, "obj") if light and self.is_event(noun))]

    def is_event(self, noun: Token) -> bool:
        """Return whether a noun is known to name an event."""
        return noun.i in self.acts or noun.lemma_.lower() in self.cues.alike

    def own(self, word: Token, back: bool | None = None) -> DateRange | None:
        """Return the most exact date that stands with a word."""
        back = reads_back(word, self.cues, self.is_deed(word)) if back is None else back
        found = [dates for expression, limit in self.owned.get(word.i, ()) if (dates := self.read(expression, limit, back))]
        return min(found, key=lambda dates: (dates.end - dates.start).days, default=None)

    def read(self, expression: Expression, limit: str, back: bool) -> DateRange | None:
        """Return the days an expression means; "two days later" counts from the date told before."""
        found = expression.read(back)
        before = self.before(expression) if expression.read_from is not None else None
        if expression.read_from is not None and before is not None:
            found = expression.read_from(Found(before.start, before.end, before.precision))
            if found and self.published and back and found.start <= self.published < found.end:
                found = found._replace(end=self.published)
        found = limited(limit, found, self.published, back) if found else None
        return DateRange(found.start, found.end, found.precision, expression.text) if found else None

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

    def of(self, word: Token) -> DateRange | None:
        """Return the date that the sentence itself gives a word."""
        if word.i not in self.memo:
            self.memo[word.i] = None  # a word asked again on the way to its own answer has none
            own = self.own(word)
            found = (self.narrowed(word, own) if own else None) or own
            self.memo[word.i] = found or (self.of_verb(word) if is_predicate(word) else self.of_noun(word))
        return self.memo[word.i]

    def narrowed(self, word: Token, own: DateRange) -> DateRange | None:
        """Return the day that others tell of an event which stands here with a week, a month or a year: "the May attack"."""
        known = is_definite(word) and self.is_event(word)
        if own.precision == "day" or not (known or is_verb(word)):
            return None
        things = set() if known else self.undergoers(word)
        days = [dates for other, dates in self.tellings(word) if dates.precision == "day" and (known or things & self.undergoers(other))]
        inside = {dates.start: dates for dates in days if own.start <= dates.start <= own.end}
        return next(iter(inside.values())) if len(inside) == 1 else None

    def of_noun(self, noun: Token) -> DateRange | None:
        """Return the date of an event noun: of the verb that carries it, of the clause it happens in, of an earlier telling."""
        act = self.acts.get(noun.i)
        if act is not None and act.carrier is not None and (found := self.of(act.carrier)):
            return found
        if noun.dep_ == "conj" and is_noun(noun.head) and self.is_event(noun.head):
            return self.of(noun.head)
        if found := self.again(noun):
            return found
        if preposition(noun) in WITHIN and self.is_event(noun) and noun.dep_ == "obl":
            return self.of(clause(noun)) if clause(noun).i != noun.i else None
        above = noun.head
        addressed = noun.dep_ == "obj" and above.dep_ in ("advcl", "acl") and above.tag_ == "VBG"  # "while addressing a rally"
        if (
            addressed
            or noun.dep_ == "obl:agent"
            or (noun.dep_ == "nsubj" and is_verb(above) and tense(above) in BACK and self.is_event(noun))
        ):
            return self.of(above)
        return self.since(noun)

    def since(self, noun: Token) -> DateRange | None:
        """Return the date of what goes on since an event: "protests since the vote"."""
        for phrase in children(noun, "nmod"):
            if preposition(phrase) == "since" and self.is_event(phrase) and (dates := self.of(phrase)) and self.published:
                return DateRange(dates.start, max(self.published, dates.start), "interval", dates.text)
        return None

    def of_verb(self, verb: Token) -> DateRange | None:
        """Return the date of a verb that has none of its own: of an event beside it, of a clause below or above it."""
        return self.of_subject(verb) or self.beside(verb) or self.below(verb) or self.above(verb)

    def of_subject(self, verb: Token) -> DateRange | None:
        """Return the date of the event that does a deed: "Friday's blast killed ten"."""
        if not self.is_deed(verb) or tense(verb) not in BACK or not (children(verb, "nsubj") or children(verb, "obj")):
            return None
        events = [noun for noun in children(verb, "nsubj", "nsubj:pass") if self.is_event(noun)]
        return next((dates for noun in events if (dates := self.own(noun) or self.again(noun))), None)

    def beside(self, verb: Token, loosely: bool = False) -> DateRange | None:
        """Return the date of an event that a verb is set beside: "during the raid", "shortly after the vote", "since the coup"."""
        for noun in verb.subtree:
            marker = preposition(noun).split(" ")[-1] if is_noun(noun) else ""
            near = noun.head.i == verb.i and marker in WITHIN
            if (near or marker in AROUND) and clause(noun).i == verb.i and (dates := self.of(noun)):
                before = noun.doc[max(noun.left_edge.i - 1, verb.sent.start) : noun.i]
                start = noun.sent.start_char
                case = next((word for word in children(noun, "case") if word.lower_ == marker), noun)
                if found := measured(noun.sent.text[: case.idx - start], marker, dates):
                    return found
                if found := self.placed(marker, any(word.lower_ in SOON for word in (noun.head, *before)), dates, verb, loosely):
                    return found
        if verb.lemma_.lower() in self.cues.light:
            return next(
                (dates for noun in children(verb, "obj") if self.is_event(noun) and (dates := self.own(noun) or self.again(noun))), None
            )
        return None

    def placed(self, marker: str, soon: bool, dates: DateRange, verb: Token, loosely: bool) -> DateRange | None:
        """Return the date of an act from that of the event it is set beside; loosely, what follows an event lies in the days after it."""
        if marker in WITHIN or soon:
            return dates
        lasting = marker == "since" or (marker in ("after", "following") and tense(verb) in ("perfect", "present"))
        if lasting and self.published:
            return DateRange(dates.start, max(self.published, dates.start), "interval", dates.text)
        if marker not in ("after", "following") or dates.precision != "day":
            return None
        if self.is_deed(verb):
            return dates
        recent = loosely and self.published is not None and tense(verb) == "past" and 0 <= (self.published - dates.start).days <= RECENT
        return DateRange(dates.start, self.published, "interval", dates.text) if recent and self.published else None

    def is_deed(self, word: Token) -> bool:
        """Return whether a word reports a deed."""
        return word.i in self.acts and self.acts[word.i].deed

    def below(self, verb: Token) -> DateRange | None:
        """Return the date of a clause under a verb that tells its time, or what happens along with it."""
        for inner in children(verb, "xcomp"):  # "agreed to meet, in their call on Sunday"
            if is_infinitive(inner) and tense(verb) in BACK and (found := self.beside(inner)) and self.is_past(found):
                return found
        for other in children(verb, "conj"):  # "was beaten and burned on Monday"
            if all(word.i < verb.i or word.dep_ in ("conj", "punct", "cc") for word in verb.children) and (found := self.own(other)):
                return found
        return next((dates for inner in children(verb, "advcl") if (dates := self.of_adverbial(inner, verb))), None)

    def of_adverbial(self, inner: Token, verb: Token) -> DateRange | None:
        """Return the date that a clause lends to the verb above it: "when they met on Monday", "after they met on Monday"."""
        mark = preposition(inner)
        along = mark in ("when", "as", "while") or has_when(inner) or (not mark and inner.tag_ == "VBG")
        if not along and not (mark == "after" and self.is_deed(verb)):
            return None
        again = self.same_event(inner) if along and self.is_deed(inner) else None
        found = self.own(inner) or self.beside(inner) or again
        return found if found and (along or found.precision == "day") else None

    def above(self, verb: Token) -> DateRange | None:
        """Return the date of the clause that a verb's clause belongs to, where both tell of one time."""
        head, relation = verb.head, verb.dep_
        if told_apart(verb):
            return None
        if relation == "acl:relcl" and tense(verb) == "past":
            return self.of_relative(verb)
        if is_noun(head) and relation in ("acl", "advcl") and verb.tag_ == "VBG" and preposition(verb) in TOGETHER:
            return self.own(head) or (self.of(clause(head)) if head.dep_ == "obj" or preposition(head) == "with" else None)
        if is_predicate(head) and relation == "advcl" and (found := self.of_main(verb)):
            return found
        shared = (relation == "conj" and same_time(verb, head)) or (relation == "xcomp" and self.really(head))
        return self.of(head) if shared and is_predicate(head) else self.uttered(verb)

    def of_main(self, verb: Token) -> DateRange | None:
        """Return the date that an adverbial clause takes from the verb above it; with "after", only a week or month that holds both."""
        mark = preposition(verb)
        back = tense(verb) in BACK
        if mark == "to" or ((mark in TOGETHER or has_when(verb)) and (back or verb.tag_ == "VBG")):
            return self.of(verb.head)
        found = self.of(verb.head) if mark == "after" and back else None
        return found if found and found.precision != "day" else None

    def really(self, verb: Token) -> bool:
        """Return whether what stands under a verb takes place with it, or is left undone: "began to", "refused to"."""
        cue = self.cues.governor.get((verb.lemma_.lower(), "clause"))
        return verb.lemma_.lower() in self.cues.occurring or verb.lemma_.lower() in self.cues.light or (cue is not None and cue.actual)

    def of_relative(self, verb: Token) -> DateRange | None:
        """Return the date of a relative clause: of its noun, or of the clause around, unless that is an answer to what it tells."""
        noun = verb.head
        around = clause(noun)
        if own := self.own(noun):
            return own
        found = self.of(around) if around.i != verb.i and tense_above(around) == "past" else None
        placed = any(word.lower_ in ("where", "when") for word in children(verb, "advmod"))
        if found is None or placed or "including" in preposition(noun):
            return found
        if found.precision != "day":
            return None
        top = noun
        while is_noun(top.head) and top.dep_ in ("nmod", "conj", "appos"):
            top = top.head
        acted_on = top.dep_ in ("obj", "nsubj:pass", "obl")
        return None if acted_on and around.i in self.acts and self.acts[around.i].answer else found

    def uttered(self, verb: Token) -> DateRange | None:
        """Return when words are spoken that are an act themselves: "“I welcome this step,” she said Sunday"."""
        first_person = any(word.lower_ in FIRST_PERSON for word in subjects(verb))
        if not first_person or tense(verb) not in ("present", "perfect") or self.is_deed(verb):
            return None
        spoken = [*([verb.head] if verb.dep_ in ("ccomp", "parataxis", "conj") else []), *children(verb, "parataxis")]
        return next((dates for word in spoken if (dates := self.own(word))), None)

    def again(self, noun: Token) -> DateRange | None:
        """Return the date of an event that a definite noun takes up again."""
        title = self.numbers[noun.sent.start] == 0 and not children(noun, "det")
        if not self.is_event(noun):
            return None
        if title or is_definite(noun):
            return self.retold(noun)
        later = (dates for other, dates in self.tellings(noun) if other.i > noun.i and other.lemma_ == noun.lemma_ and is_definite(other))
        return (
            next(later, None) if any(word.lower_ in ("a", "an") for word in children(noun, "det")) else None
        )  # "a raid", and below "the raid began on Monday"

    def retold(self, word: Token) -> DateRange | None:
        """Return the date of another telling of the event: the nearest before, else the first after."""
        parts = [child for child in word.children if child.pos_ != "PRON" and child.lemma_.lower() not in TIMES]
        around = self.keys(below for child in parts for below in child.subtree)
        others = [
            (token, dates, self.keys(token.subtree) & around)
            for token, dates in self.tellings(word)
            if is_verb(token) or self.is_event(token)
        ]
        before = [(token, dates) for token, dates, shared in others if token.i < word.i and (shared or not around)]
        after = [(token, dates) for token, dates, shared in others if token.i > word.i and (shared or is_noun(token))]
        nearest = [dates for kind in (is_noun, is_verb) for token, dates in reversed(before) if kind(token)]
        return next(iter(nearest + [dates for kind in (is_noun, is_verb) for token, dates in after if kind(token)]), None)

    def same_event(self, word: Token) -> DateRange | None:
        """Return the date told elsewhere of the same act on the same object; what a lead reports is often dated only below."""
        lead, things = self.numbers[word.sent.start] < LEAD, self.undergoers(word)
        lemma = stem(word.lemma_.lower())
        for other, dates in self.tellings(word):
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

    def is_news(self, dates: DateRange) -> bool:
        """Return whether a day is that of the article or the one before."""
        return self.published is not None and 0 <= (self.published - dates.start).days <= 1

    def undergoers(self, word: Token) -> set[str]:
        """Return what an act is done to, be it told by a verb or by a noun: "shot the mayor", "the mayor's murder"."""
        below = objects(word) if is_verb(word) else [*children(word, "nmod:poss"), *counted(word)]
        return self.keys(below + [noun.head for noun in below if noun.dep_ == "appos"])

    def keys(self, words: Iterable[Token]) -> set[str]:
        """Return the actors that words mean and the stems of nouns, with those before them and those they count: "two of the rebels"."""
        parts = [part for word in words for part in (word, *children(word, *NAMING), *counted(word))]
        stems = {stem(part.lemma_.lower()) for part in parts if is_noun(part)}
        return stems.union(*(self.names.get(part.i, frozenset()) for part in parts))

    def family(self, word: Token) -> str:
        """Return what a word shares with others that can name the same event."""
        lemma = word.lemma_.lower()
        return stem(lemma) if is_verb(word) and particle(word) else self.cues.alike.get(lemma) or stem(lemma)

    def when(self, act: Act, actual: bool) -> DateRange | None:
        """Return the date of an act, or none; only what did or did not happen takes a date from afar, and none ahead of the article."""
        found = self.dated_in_sentence(act, actual) or (self.dated_afar(act) if actual else None)
        told = tense_above(act.carrier or act.token) in ("past", "perfect", "pluperfect")
        return found if found is None or not actual or not told or self.is_past(found) else None

    def dated_in_sentence(self, act: Act, actual: bool) -> DateRange | None:
        """Return the date that an act's sentence tells."""
        word, carrier = act.token, act.carrier
        found = (self.own(word, True) or self.own(carrier or word, True)) if actual and is_infinitive(carrier or word) else None
        found = found or self.of(word) or (self.of(carrier) if carrier is not None else None)
        verb = carrier or word
        while verb.dep_ == "conj" and is_infinitive(verb.head):
            verb = verb.head
        if found is None and actual and is_infinitive(verb) and verb.dep_ in ("xcomp", "ccomp"):
            found = self.of(verb.head)
        return found

    def dated_afar(self, act: Act) -> DateRange | None:
        """Return the date that other sentences tell of an act."""
        verb = act.carrier or act.token
        return self.same_event(verb) or self.of_scene(act) or self.beside(verb, loosely=True)

    def of_scene(self, act: Act) -> DateRange | None:
        """Return the day of the scene that an act continues: told in the simple past, of somebody or something named there."""
        verb = clause(act.carrier or act.token)
        while is_side(verb) and verb.head.i != verb.i:
            verb = clause(verb.head)
        scene = self.scenes.get(verb.sent.start)
        if scene is None or not self.is_told(verb) or (is_noun(act.token) and act.carrier is None):
            return None
        distance = self.numbers[verb.sent.start] - scene.sentence
        coarse = scene.dates.precision != "day"
        if distance > (NEAR if coarse else MEMORY) or (coarse and (not act.deed or preposition(verb) in AROUND)):
            return None
        continued = self.has_deed(act, verb, scene, distance) if act.deed else self.has_speaker(verb, scene, distance)
        return scene.dates if continued or any(word.lower_ == "then" for word in children(verb, "advmod")) else None

    def is_told(self, verb: Token) -> bool:
        """Return whether a verb can continue a scene: words of the moment, or the simple past without a time of its own."""
        if self.uttering(verb):
            return True
        timed = verb.sent.start in self.dated or told_apart(verb) or verb.lemma_.lower() in self.cues.undergoing
        on_the_day_of = any(word.lemma_.lower() in TIMES and counted(word) for word in children(verb, "obl", "obl:unmarked"))
        return is_verb(verb) and tense(verb) == "past" and not timed and not on_the_day_of

    def has_deed(self, act: Act, verb: Token, scene: Scene, distance: int) -> bool:
        """Return whether a deed belongs to a scene; to one of words and answers only where its people act or are acted on."""
        who = subjects(verb)
        near = [*who, *objects(verb), *children(verb, "obl")]
        if self.keys(near) & scene.actors:
            return True
        if scene.aloof:
            return False
        pronoun = any(word.lower_ in PRONOUNS and word.i not in self.names for word in who)
        along = [word for inner in children(verb, "advcl") for word in subjects(inner)]
        things = self.keys([*near, *along, *objects(clause(act.carrier or act.token))])
        return distance <= 1 or pronoun or bool(things & scene.things)

    def has_speaker(self, verb: Token, scene: Scene, distance: int) -> bool:
        """Return whether words belong to a scene: they are those of somebody who acts in it."""
        who = subjects(verb)
        heads = {stem(word.lemma_.lower()) for word in who if is_noun(word)}.union(*(self.names.get(word.i, ()) for word in who))
        return bool(heads & scene.actors) or (distance <= 1 and any(word.lower_ in PRONOUNS for word in who))

    def uttering(self, verb: Token) -> bool:
        """Return whether somebody speaks for himself in a quotation."""
        return any(word.lower_ in FIRST_PERSON for word in subjects(verb)) and tense(verb) in ("present", "perfect")

    def follow(self, sentence: Span) -> None:
        """Remember the scene in which a sentence stands, and take it on to the next."""
        number, scene = self.numbers[sentence.start], self.scene
        self.scenes[sentence.start] = scene
        verbs = sorted((word for word in sentence if is_main(word)), key=lambda word: (word.dep_ != "root", word.i))
        nouns = [word for verb in verbs for word in children(verb, "nsubj", "obl", "obj") if self.is_event(word)]
        words = [word for word in verbs if tense(word) in BACK] + nouns
        told = [(word, dates) for word in words if (dates := self.of(word)) and self.is_past(dates)]
        here = [entry for entry in told if entry[1].precision == "day"] or [entry for entry in told if entry[0] not in nouns]
        self.last = max(told, key=lambda entry: entry[0].i)[1] if told else self.last
        acts = [self.acts[word.i] for word in sentence if word.i in self.acts]
        if here:
            word, dates = here[0]
            same = scene if scene is not None and scene.dates.start == dates.start else None
            scene = Scene(dates, number, self.is_aloof(word) and (same is None or same.aloof))
            if same is not None:
                scene = replace(scene, things=same.things, actors=same.actors)
            scene = replace(scene, actors=scene.actors.union(*(self.keys(event.subtree) for event, _ in told if event in nouns)))
        elif scene is not None and any(self.of_scene(act) for act in acts):
            scene = replace(scene, sentence=number, aloof=scene.aloof and not any(act.deed for act in acts))
        if scene is not None and scene.sentence == number:
            people = self.keys(word for verb in verbs for word in subjects(verb))
            scene = replace(scene, things=scene.things | self.keys(sentence), actors=scene.actors | people)
        self.scene = scene

    def is_aloof(self, word: Token) -> bool:
        """Return whether a word tells of words on deeds, or of an answer to them, and not of deeds: "confirmed", "sentenced"."""
        if word.i in self.acts and self.acts[word.i].answer:
            return True
        cue = self.cues.governor.get((word.lemma_.lower(), "clause"))
        return is_verb(word) and cue is not None and cue.speaker

    def is_past(self, dates: DateRange) -> bool:
        """Return whether a date does not lie ahead of the article."""
        return self.published is None or dates.start <= self.published


def is_main(word: Token) -> bool:
    """Return whether a predicate carries the tale: the root, what is coordinated with it, what it reports."""
    while is_predicate(word) and word.dep_ in ("conj", "ccomp", "parataxis") and word.head.i != word.i:
        word = word.head
    return word.dep_ == "root"


def is_side(verb: Token) -> bool:
    """Return whether a verb tells what goes with the act of the verb above it."""
    bare = tense(verb) in ("participle", "infinitive") and verb.dep_ in ("advcl", "xcomp", "acl")
    return bare or (verb.dep_ == "advcl" and (has_when(verb) or preposition(verb) in ("as", "while", "when")))


def is_definite(noun: Token) -> bool:
    """Return whether a noun means something known: "the raid", "Iran's raid"."""
    return bool(children(noun, "nmod:poss")) or any(word.lower_ in DEFINITE for word in children(noun, "det"))


def has_when(verb: Token) -> bool:
    """Return whether a clause begins with "when" or "while"."""
    return any(word.lower_ in ("when", "while") for word in children(verb, "advmod", "mark"))


def tense_above(word: Token) -> str:
    """Return the tense of a predicate; a participle has that of the clause above."""
    while tense(word) == "participle" and word.head.i != word.i:
        word = clause(word.head)
    return tense(word)


def reads_back(word: Token, cues: Cues, deed: bool) -> bool:
    """Return whether a weekday with a word means the last one: not with the future, a plan or the present tense of a timetable."""
    verb = word if is_predicate(word) else clause(word)
    if verb.i != word.i and ((deed and tense(verb) == "present") or any(form.lower_ in PASSED for form in children(word, "amod"))):
        return True
    while tense(verb) == "participle" and verb.tag_ != "VBN" and verb.head.i != verb.i:
        verb = clause(verb.head)
    cue = cues.governor.get((verb.lemma_.lower(), "clause"))
    if cue is not None and cue.modality == "planned" and (is_passive(verb) or verb.tag_ == "VBN"):
        return False  # "talks scheduled for Monday"
    return tense(verb) in (*BACK, "participle")


def told_apart(verb: Token) -> bool:
    """Return whether a word tells that a verb's time is another one: "had earlier warned", "later ruled"."""
    return any(word.lower_ in ELSEWHEN for word in children(verb, "advmod"))


def same_time(verb: Token, first: Token) -> bool:
    """Return whether two coordinated predicates tell of one time."""
    one, other = tense(verb), tense(first)
    return one == other or (one == "participle" and other in BACK) or {one, other} == {"past", "participle"}


def stem(lemma: str) -> str:
    """Return the beginning that a verb and its nouns share.

    >>> stem("warning") == stem("warn"), stem("protesters") == stem("protest"), stem("election") == stem("elect")
    (True, True, True)
    """
    return SUFFIX.sub("", lemma)[:6] or lemma
