"""Repairs of trees around gerunds that are taken for nouns: "denied bombing militants". Never knows politics."""

from collections.abc import Callable

from spacy.tokens import Token

from kg.english.lemmas import VERB_ENDINGS, candidates
from kg.english.repairs import children, hang

AVOWING = frozenset(
    "deny admit confess acknowledge regret avoid stop quit resume finish begin start consider contemplate risk".split()
)
TOLD = frozenset(
    "charge claim allegation accusation report rumour rumor plan link offence offense camp ground programme program".split()
)


def gerund_before_object(gerund: Token) -> None:
    """Mend "denied bombing militants": bombing describes the militants, as in "bombing charges"."""
    thing, verb = gerund.head, gerund.head.head
    if (
        not is_gerund(gerund)
        or gerund.dep_ not in ("compound", "amod")
        or thing.dep_ != "obj"
        or verb.lemma_ not in AVOWING
    ):
        return
    if (
        thing.tag_ == "NNS"
        and thing.left_edge == gerund
        and gerund.nbor(1) == thing
        and thing.lemma_ not in TOLD
    ):
        hang(gerund, verb, "xcomp")
        hang(thing, gerund, "obj")
        make_verb(gerund)


def gerund_over_subject(gerund: Token) -> None:
    """Mend "admitted bombing the rebels": the rebels are the subject of bombing."""
    if (
        not is_gerund(gerund)
        or gerund.dep_ not in ("obj", "xcomp")
        or gerund.head.lemma_ not in AVOWING
    ):
        return
    things = [word for word in children(gerund, "nsubj", "obj", "appos") if word.i > gerund.i]
    if things and not children(gerund, "det", "amod", "nmod:poss"):
        gerund.dep_ = "xcomp"
        things[0].dep_ = "obj"
        make_verb(gerund)


def gerund_beside_object(gerund: Token) -> None:
    """Mend "denied training rebels": training and the rebels are both denied."""
    if (
        gerund.tag_ != "VBG"
        or gerund.dep_ != "xcomp"
        or gerund.head.lemma_ not in AVOWING
        or children(gerund, "obj")
    ):
        return
    for thing in children(gerund.head, "obj"):
        if thing.left_edge == gerund.nbor(1):
            hang(thing, gerund, "obj")


def gerund_behind_mark(gerund: Token) -> None:
    """Mend "accused of killing rebels in May": nobody is accused of rebels, in May least of all."""
    thing = gerund.head
    if gerund.tag_ != "VBG" or gerund.dep_ != "amod" or thing.dep_ not in ("obl", "nmod"):
        return
    opening = children(gerund, "mark")
    if not opening or children(thing, "case") or thing.i < gerund.i:
        return
    verb = thing.head
    later = [word for word in children(verb, "obl", "advcl") if word.i > thing.i]
    hang(gerund, verb, "advcl" if thing.dep_ == "obl" else "acl")
    hang(thing, gerund, "obj")
    for word in later:
        hang(word, gerund, word.dep_)


def is_gerund(word: Token) -> bool:
    """Return whether a word ends as a gerund does and is taken for a noun or a base form."""
    return word.tag_ in ("NN", "VB") and word.lower_.endswith("ing")


def make_verb(gerund: Token) -> None:
    """Tag a word as a gerund, with the base form of its verb."""
    gerund.tag_, gerund.pos_ = "VBG", "VERB"
    gerund.lemma_ = next(candidates(gerund.lower_, VERB_ENDINGS), gerund.lower_)


REPAIRS: tuple[Callable[[Token], None], ...] = (
    gerund_before_object,
    gerund_over_subject,
    gerund_beside_object,
    gerund_behind_mark,
)
