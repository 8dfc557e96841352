"""The date that its sentence gives a word: from its clause, from clauses around, from an event beside it. Never knows scenes."""

from spacy.tokens import Token

from kg.dating.acts import Acts
from kg.dating.attached import BACK, Stated
from kg.dating.expressions import MEASURE, measured
from kg.dating.retold import Tellings
from kg.sentence.clauses import predicate_of, subjects
from kg.sentence.tense import tense
from kg.sentence.tree import children, preposition
from kg.sentence.words import is_infinitive, is_noun, is_predicate, is_verb
from kg.types import DateRange

TOGETHER = frozenset(("", "as", "while", "when", "before", "by", "in", "with", "instead of", "whilst"))
WITHIN = frozenset(("in", "at", "during", "on", "throughout"))
AROUND = frozenset(("since", "after", "following", "before"))
GOING = frozenset("arrive travel fly gather come go head".split())
COUNTING = {"after": "before", "before": "after"}
SOON = frozenset("hour hours minute minutes moment moments shortly soon immediately just".split())
ELSEWHEN = frozenset(
    "previously earlier once formerly later since already recently long often never ever before ago originally repeatedly".split()
)
WRITTEN = frozenset("report statement letter interview editorial article message video recording speech address communique".split())
PUBLISHING = frozenset("release issue publish broadcast post air deliver read send give write record".split())
FIRST_PERSON = frozenset(("i", "we"))
RECENT = 7


class Clauses:
    """The dates of the verbs and event nouns of an article, as their sentences give them."""

    def __init__(self, known: Acts, stated: Stated, tellings: Tellings) -> None:
        """Take the dates stated and told; what was worked out once is kept."""
        self.known, self.stated, self.tellings = known, stated, tellings
        self.memo: dict[int, DateRange | None] = {}

    def of(self, word: Token) -> DateRange | None:
        """Return the date that the sentence itself gives a word."""
        if word.i not in self.memo:
            self.memo[word.i] = None  # a word asked again on the way to its own answer has none
            claimed = self.known.claimed(word)
            own = self.of(claimed) if claimed is not None else self.stated.own(word)
            found = (self.tellings.narrowed(word, own) if own else None) or own
            if claimed is None:
                found = found or (self.of_verb(word) if is_predicate(word) else self.of_noun(word))
            self.memo[word.i] = found
        return self.memo[word.i]

    def of_noun(self, noun: Token) -> DateRange | None:
        """Return the date of an event noun: of the verb that carries it, of the clause it happens in, of an earlier telling."""
        act = self.known.acts.get(noun.i)
        if act is not None and act.carrier is not None and (found := self.of(act.carrier)):
            return found
        if noun.dep_ == "conj" and is_noun(noun.head) and self.known.is_event(noun.head):
            return self.of(noun.head)
        if found := self.tellings.again(noun):
            return found
        bound = preposition(noun) == "for" and predicate_of(noun).lemma_.lower() in GOING  # "arrives on Monday for talks"
        if (bound or preposition(noun) in WITHIN) and self.known.is_event(noun) and noun.dep_ == "obl":
            return self.of(predicate_of(noun)) if predicate_of(noun).i != noun.i else None
        above = noun.head
        addressed = noun.dep_ == "obj" and above.dep_ in ("advcl", "acl") and above.tag_ == "VBG"  # "while addressing a rally"
        if (
            addressed
            or noun.dep_ == "obl:agent"
            or (noun.dep_ == "nsubj" and is_verb(above) and tense(above) in BACK and self.known.is_event(noun))
        ):
            return self.of(above)
        return self.since(noun) or self.of_beginning(noun) or self.counted_from(noun)

    def of_beginning(self, noun: Token) -> DateRange | None:
        """Return the date of a clause that tells when an event began or took place: "the protests that began in April"."""
        told = (verb for verb in children(noun, "acl:relcl", "acl") if verb.lemma_.lower() in self.known.cues.occurring)
        return next((dates for verb in told if (dates := self.stated.own(verb))), None)

    def counted_from(self, noun: Token) -> DateRange | None:
        """Return the date of an event that a dated act is counted from: "on Thursday, two days after the riots"."""
        marker, verb = preposition(noun), predicate_of(noun)
        own = self.stated.own(verb) if marker in COUNTING and self.known.is_event(noun) else None
        return measured(words_before(noun, marker), COUNTING[marker], own) if own is not None and verb.i != noun.i else None

    def since(self, noun: Token) -> DateRange | None:
        """Return the date of what goes on since an event: "protests since the vote"."""
        for phrase in children(noun, "nmod"):
            if preposition(phrase) == "since" and self.known.is_event(phrase) and (dates := self.of(phrase)) and self.known.published:
                return DateRange(dates.start, max(self.known.published, dates.start), "interval", dates.text)
        return None

    def of_verb(self, verb: Token) -> DateRange | None:
        """Return the date of a verb that has none of its own: of an event beside it, of a clause below or above it."""
        return self.of_subject(verb) or self.beside(verb) or self.below(verb) or self.above(verb)

    def of_subject(self, verb: Token) -> DateRange | None:
        """Return the date of the event that does a deed: "Friday's blast killed ten"."""
        began = verb.lemma_.lower() in self.known.cues.occurring and tense(verb) == "past"
        if not (began or self.known.is_deed(verb)) or tense(verb) not in BACK or not (children(verb, "nsubj") or children(verb, "obj")):
            return None
        events = [noun for noun in children(verb, "nsubj", "nsubj:pass") if self.known.is_event(noun)]
        return next((dates for noun in events if (dates := self.stated.own(noun) or self.tellings.again(noun))), None)

    def beside(self, verb: Token, loosely: bool = False) -> DateRange | None:
        """Return the date of an event that a verb is set beside: "during the raid", "shortly after the vote", "since the coup"."""
        for noun in verb.subtree:
            marker = preposition(noun).split(" ")[-1] if is_noun(noun) else ""
            near = noun.head.i == verb.i and marker in WITHIN
            if near and noun.lemma_.lower() in WRITTEN and (dates := self.of_writing(noun)):
                return dates
            if (near or marker in AROUND) and predicate_of(noun).i == verb.i and (dates := self.of(noun)):
                before = noun.doc[max(noun.left_edge.i - 1, verb.sent.start) : noun.i]
                if found := measured(words_before(noun, marker), marker, dates):
                    return found
                if found := self.placed(marker, any(word.lower_ in SOON for word in (noun.head, *before)), dates, verb, loosely):
                    return found
        if verb.lemma_.lower() in self.known.cues.light:
            again = not is_infinitive(verb)
            return next(
                (
                    dates
                    for noun in children(verb, "obj")
                    if self.known.is_event(noun) and (dates := self.stated.own(noun) or (self.tellings.again(noun) if again else None))
                ),
                None,
            )
        return None

    def of_writing(self, noun: Token) -> DateRange | None:
        """Return when words were made known: "in a report released on Wednesday"."""
        known = (verb for verb in children(noun, "acl") if verb.lemma_.lower() in PUBLISHING)
        return next((dates for verb in known if (dates := self.stated.own(verb))), None)

    def placed(self, marker: str, soon: bool, dates: DateRange, verb: Token, loosely: bool) -> DateRange | None:
        """Return the date of an act from that of the event it is set beside; loosely, what follows an event lies in the days after it."""
        if marker in WITHIN or soon:
            return dates
        lasting = marker == "since" or (marker in ("after", "following") and tense(verb) in ("perfect", "present"))
        if lasting and self.known.published:
            return DateRange(dates.start, max(self.known.published, dates.start), "interval", dates.text)
        if marker not in ("after", "following") or dates.precision != "day":
            return None
        if self.known.is_deed(verb):
            return dates
        recent = (
            loosely
            and self.known.published is not None
            and tense(verb) == "past"
            and 0 <= (self.known.published - dates.start).days <= RECENT
        )
        return DateRange(dates.start, self.known.published, "interval", dates.text) if recent and self.known.published else None

    def below(self, verb: Token) -> DateRange | None:
        """Return the date of a clause under a verb that tells its time, or what happens along with it."""
        for inner in children(verb, "xcomp"):  # "agreed to meet, in their call on Sunday"
            if is_infinitive(inner) and tense(verb) in BACK and (found := self.beside(inner)) and self.known.is_past(found):
                return found
        for other in children(verb, "conj"):  # "was beaten and burned on Monday"
            if all(word.i < verb.i or word.dep_ in ("conj", "punct", "cc") for word in verb.children) and (found := self.stated.own(other)):
                return found
        return next((dates for inner in children(verb, "advcl") if (dates := self.of_adverbial(inner, verb))), None)

    def of_adverbial(self, inner: Token, verb: Token) -> DateRange | None:
        """Return the date that a clause lends to the verb above it: "when they met on Monday", "after they met on Monday"."""
        mark = preposition(inner)
        if mark in COUNTING and (own := self.stated.own(inner)) and (found := measured(words_before(inner, mark), mark, own)):
            return found
        if mark in COUNTING and is_soon(inner):
            return self.stated.own(inner) or self.tellings.only_day(inner, set())
        along = mark in ("when", "as", "while") or has_when(inner) or (not mark and inner.tag_ == "VBG")
        if not along and not (mark == "after" and self.known.is_deed(verb)):
            return None
        again = self.tellings.same_event(inner) if along and self.known.is_deed(inner) else None
        found = self.stated.own(inner) or self.beside(inner) or again
        return found if found and (along or found.precision == "day") else None

    def above(self, verb: Token) -> DateRange | None:
        """Return the date of the clause that a verb's clause belongs to, where both tell of one time."""
        head, relation = verb.head, verb.dep_
        if told_apart(verb):
            return None
        if relation == "acl:relcl" and tense(verb) == "past":
            return self.of_relative(verb)
        if self.strikes(verb):
            return self.of(predicate_of(head))
        if is_noun(head) and relation in ("acl", "advcl") and verb.tag_ == "VBG" and preposition(verb) in TOGETHER:
            return self.stated.own(head) or (self.of(predicate_of(head)) if head.dep_ == "obj" or preposition(head) == "with" else None)
        if is_predicate(head) and relation == "advcl" and (found := self.of_main(verb)):
            return found
        # "in 2012 they overran … and burned": the parser takes some past tenses for present ones
        misread = tense(head) == "present" and tense(verb) == "past" and self.stated.own(head) is not None
        shared = (relation == "conj" and (misread or same_time(verb, head))) or (relation == "xcomp" and self.really(head))
        return self.of(head) if shared and is_predicate(head) else self.uttered(verb)

    def strikes(self, verb: Token) -> bool:
        """Return whether a participle tells what its subject does as it acts: "a bomb targeting a convoy exploded"."""
        noun = verb.head
        beside = verb.tag_ == "VBG" and verb.dep_ == "acl" and noun.dep_ in ("nsubj", "nsubj:pass")
        if not beside or verb.i not in self.known.acts:
            return False
        weapon, crowd = noun.lemma_.lower() in self.known.cues.weapons, self.known.kind(verb) in ("PROTEST", "REQUEST")
        return tense(noun.head) == "past" and (weapon or (crowd and noun.tag_ == "NNS" and self.known.is_deed(noun.head)))

    def of_main(self, verb: Token) -> DateRange | None:
        """Return the date that an adverbial clause takes from the verb above it; with "after", only a week or month that holds both."""
        mark = preposition(verb)
        back = tense(verb) in BACK
        if mark in COUNTING and MEASURE.search(words_before(verb, mark)):
            own = self.stated.own(verb.head)
            return measured(words_before(verb, mark), COUNTING[mark], own) if own else None
        if mark == "to" or ((mark in TOGETHER or has_when(verb)) and (back or verb.tag_ == "VBG")):
            return self.of(verb.head)
        found = self.of(verb.head) if mark == "after" and back else None
        return found if found and found.precision != "day" else None

    def really(self, verb: Token) -> bool:
        """Return whether what stands under a verb takes place with it, or is left undone: "began to", "refused to"."""
        cue = self.known.cues.governor.get((verb.lemma_.lower(), "clause"))
        return (
            verb.lemma_.lower() in self.known.cues.occurring
            or verb.lemma_.lower() in self.known.cues.light
            or (cue is not None and cue.actual)
        )

    def of_relative(self, verb: Token) -> DateRange | None:
        """Return the date of a relative clause: of its noun, or of the clause around, unless that is an answer to what it tells."""
        noun = verb.head
        around = predicate_of(noun)
        if own := self.stated.own(noun):
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
        return None if acted_on and around.i in self.known.acts and self.known.acts[around.i].answer else found

    def uttered(self, verb: Token) -> DateRange | None:
        """Return when words are spoken that are an act themselves: "“I welcome this step,” she said Sunday"."""
        first_person = any(word.lower_ in FIRST_PERSON for word in subjects(verb))
        if not first_person or tense(verb) not in ("present", "perfect") or self.known.is_deed(verb):
            return None
        spoken = [*([verb.head] if verb.dep_ in ("ccomp", "parataxis", "conj") else []), *children(verb, "parataxis")]
        return next((dates for word in spoken if (dates := self.stated.own(word))), None)


def has_when(verb: Token) -> bool:
    """Return whether a clause begins with "when" or "while"."""
    return any(word.lower_ in ("when", "while") for word in children(verb, "advmod", "mark"))


def tense_above(word: Token) -> str:
    """Return the tense of a predicate; a participle has that of the clause above."""
    while tense(word) == "participle" and word.head.i != word.i:
        word = predicate_of(word.head)
    return tense(word)


def told_apart(verb: Token) -> bool:
    """Return whether a word tells that a verb's time is another one: "had earlier warned", "later ruled"."""
    return any(word.lower_ in ELSEWHEN for word in children(verb, "advmod"))


def same_time(verb: Token, first: Token) -> bool:
    """Return whether two coordinated predicates tell of one time."""
    one, other = tense(verb), tense(first)
    return one == other or (one == "participle" and other in BACK) or {one, other} == {"past", "participle"}


def words_before(word: Token, marker: str) -> str:
    """Return the words of a sentence up to a word's preposition or conjunction."""
    first = next((mark for mark in children(word, "case", "mark") if mark.lower_ == marker), word)
    return str(word.sent.text[: first.idx - word.sent.start_char])


def is_soon(inner: Token) -> bool:
    """Return whether a clause lies hours or moments away: "hours before he landed"."""
    mark = next((word for word in children(inner, "mark") if word.lower_ in COUNTING), inner)
    return mark.i > 0 and mark.nbor(-1).lower_ in SOON
