"""Repairs of trees around whole clauses and their subjects. Never knows politics.

Second clauses whose subject is read as one more object, clauses of time read as phrases, objects
set before their subject, predicates with "far from".
"""

from collections.abc import Callable

from spacy.tokens import Token

from kg.english.repairs import ANY_SUBJECTS, FINITE, NOUNS, children, hang, marks, opens_with

CLAUSES = ("ccomp", "csubj", "advcl", "acl")
TIMES = ("after", "before", "until", "since")


def trade_places(low: Token, high: Token, relation: str) -> None:
    """Hang a word where the one above it hangs, with all that hung there, and that one on it."""
    head, place = high.head, high.dep_
    moved = [below for below in high.children if below != low]
    low.head, low.dep_ = (low if head == high else head), place
    high.head, high.dep_ = low, relation
    for below in moved:
        hang(below, low, below.dep_)


def second_clause(noun: Token) -> None:
    """Mend "A shelled B and C attacked D": C is one more whom A shelled.

    Of the two verbs either may be read as hung on the other.
    """
    thing = noun.head
    joints = children(noun, "cc")
    if noun.dep_ != "conj" or noun.pos_ not in NOUNS or thing.dep_ not in ("obj", "obl"):
        return
    first, after = thing.head, noun.right_edge.i + 1
    verb = next((word for word in noun.doc[after:] if word.pos_ == "VERB"), None)
    if not joints or verb is None or verb.sent != noun.sent or not follows(verb, noun):
        return
    if first.dep_ == "advcl" and first.head == verb and not marks(first):
        later = [word for word in verb.children if word.i > verb.i]
        trade_places(first, verb, "conj")
        for word in later:
            hang(word, verb, word.dep_)
    elif not beside(verb, first):
        return
    hang(verb, first, "conj")
    if verb.tag_ == "VBN":
        verb.tag_ = "VBD"
    hang(noun, verb, "nsubj")
    for joint in joints:
        hang(joint, verb, "cc")


def beside(verb: Token, first: Token) -> bool:
    """Return whether a verb can be the second of two: in what somebody says, both hang on that."""
    placed = verb.dep_ in ("advcl", "ccomp", "parataxis") and not marks(verb)
    return placed and verb.head in (first, first.head)


def lone_helper(helper: Token) -> None:
    """Mend "Chad has test-fired a missile": has is no verb of its own."""
    who = children(helper, *ANY_SUBJECTS)
    if helper.lemma_ != "have" or helper.tag_ not in FINITE or len(who) != 1:
        return
    if children(helper, "obj", "xcomp", "advcl") or helper.dep_ not in CLAUSES:
        return
    near = helper.doc[helper.i + 1 : helper.i + 4]
    verb = next((word for word in near if word.tag_ in ("VBN", "VBD")), None)
    if verb is None or verb.head != helper.head or children(verb, *ANY_SUBJECTS, "aux"):
        return
    verb.dep_ = helper.dep_
    hang(who[0], verb, who[0].dep_)
    hang(helper, verb, "aux")


def follows(verb: Token, noun: Token) -> bool:
    """Return whether a finite verb without a subject stands right behind a noun."""
    if children(verb, *ANY_SUBJECTS) or children(verb, "aux:pass"):
        return False
    between = noun.doc[noun.right_edge.i + 1 : verb.i]
    helpers = children(verb, "aux")
    finite = (
        verb.tag_ in FINITE or bool(helpers) or (verb.tag_ == "VBN" and bool(children(verb, "obj")))
    )
    return finite and all(word in verb.subtree for word in between)


def clause_of_time(noun: Token) -> None:
    """Mend "left after the envoy, Ana Paz, warned them": the envoy warned, nobody left and warned."""
    first, after = noun.head, noun.right_edge.i + 1
    mark = next(iter(marks(noun)), noun)
    if noun.dep_ != "obl" or mark.lower_ not in TIMES or after >= noun.sent.end:
        return
    verb = noun.doc[after]
    row = (first, first.head)
    if verb.tag_ != "VBD" or verb.dep_ not in ("conj", "advcl") or verb.head not in row:
        return
    if marks(verb) or children(verb, "cc", "aux:pass", *ANY_SUBJECTS) or noun.i < first.i:
        return
    hang(verb, first, "advcl")
    hang(noun, verb, "nsubj")
    mark.dep_ = "mark"
    hang(mark, verb, "mark")


def far_from(phrase: Token) -> None:
    """Mend "it is far from clear that they left": that they left hangs on "clear" or on "is"."""
    mark = next(iter(marks(phrase)), phrase)
    if phrase.dep_ not in ("obl", "advcl") or mark.lower_ != "from" or mark.i == 0:
        return
    far = mark.nbor(-1)
    if far.lower_ != "far" or phrase.is_ancestor(far):
        return
    told = [*children(phrase, *CLAUSES), *children(far.head, *CLAUSES)]
    for clause in told:
        if clause.i > phrase.i and opens_with(clause, "that"):
            hang(phrase, far, "obl")
            hang(clause, far, clause.dep_)


def awaited_day(day: Token) -> None:
    """Mend "it was not until May that they left": "was" is read as more than a copula."""
    verb = day.head
    if day.dep_ != "obl" or verb.lemma_ != "be" or verb.dep_ == "cop":
        return
    told = [word for word in children(day, "acl:relcl", "acl") if opens_with(word, "that")]
    subjects = [word for one in (day, verb) for word in children(one, "expl", *ANY_SUBJECTS)]
    if told and [word.lower_ for word in subjects] == ["it"]:
        trade_places(day, verb, "cop")


def object_before_subject(thing: Token) -> None:
    """Mend "the envoy, whose party Mali had accused, left": Mali is read as a part of the party."""
    verb = thing.head
    if thing.dep_ not in ("nsubj", "nsubj:pass") or children(verb, "obj", "aux:pass"):
        return
    if not any(word.lower_ == "whose" for word in children(thing, "nmod:poss")):
        return
    for name in children(thing, "nmod", "appos"):
        between = verb.doc[name.right_edge.i + 1 : verb.i]
        if not children(name, "case") and all(word.head == verb for word in between):
            thing.dep_ = "obj"
            hang(name, verb, "nsubj")
            return


def nationality_acts(word: Token) -> None:
    """Mend "an American shot two men": American is read as a quality of the verb."""
    verb = word.head
    if word.dep_ != "amod" or verb.tag_ not in FINITE or not word.text[:1].isupper():
        return
    articles = [one for above in (verb, word) for one in children(above, "det") if one.i < word.i]
    if articles and not children(verb, *ANY_SUBJECTS):
        word.dep_ = "nsubj"
        for article in articles:
            hang(article, word, "det")


REPAIRS: tuple[Callable[[Token], None], ...] = (
    second_clause,
    lone_helper,
    clause_of_time,
    far_from,
    awaited_day,
    object_before_subject,
    nationality_acts,
)
