"""Repairs of trees around charges and deeds: who is accused, of what, who is found guilty. Never knows who anybody is."""

from collections.abc import Callable

from spacy.tokens import Token

from kg.english.repairs import CHARGE_MARKS, FINITE, NOUNS, TAXED, children, hang, marks, opens_with

CHARGING = ("accuse", "suspect", "convict", "acquit", "absolve")
TITLES = ("suspect", "convict")


def charge(phrase: Token) -> None:
    """Mend "accused the council of bias", "was accused by it of bias": of bias hangs on the council."""
    whom = phrase.head
    verb = whom.head
    if phrase.dep_ != "nmod" or not opens_with(phrase, "of") or verb.lemma_ not in CHARGING:
        return
    if whom.dep_ not in ("obj", "nsubj:pass", "obl:agent") or phrase.tag_ not in ("NN", "NNS"):
        return
    others = [word for word in children(verb, "obl", "advcl") if opens_with(word, "of")]
    if not others and not children(phrase, "det"):  # not "accused the head of the party"
        hang(phrase, verb, "obl")


def means_of_charge(clause: Token) -> None:
    """Mend "accused Mali of breaking the truce by arming rebels": nobody accuses by arming."""
    verb = clause.head
    if clause.dep_ != "advcl" or verb.lemma_ not in TAXED or not opens_with(clause, "by"):
        return
    charges = [word for word in children(verb, "advcl") if opens_with(word, *CHARGE_MARKS, "with")]
    if charges and charges[-1].i < clause.i:
        hang(clause, charges[-1], "advcl")


def small_clause(noun: Token) -> None:
    """Mend "a court found the envoy Li guilty": with two subjects, that after the verb is none."""
    verb = noun.head
    if noun.dep_ != "nsubj":
        return
    if verb.dep_ == "xcomp" and verb.pos_ == "ADJ" and not children(verb, "cop"):
        hang(noun, verb.head, "obj")
    if noun.i < verb.i or verb.tag_ not in FINITE:
        return
    first = [word for word in children(verb, "nsubj") if word.i < verb.i]
    if first and any(word.i > noun.i for word in children(verb, "xcomp", "ccomp")):
        noun.dep_ = "obj"


def title_not_verb(word: Token) -> None:
    """Mend "kin of war crimes suspect Ilic": suspect is what Ilic is called, and no verb."""
    names = children(word, "obj")
    if word.lower_ not in TITLES or word.dep_ != "acl" or not names or word.i == 0:
        return
    name, before = names[0], word.nbor(-1)
    if (
        before.pos_ not in NOUNS
        or before.head == before
        or name.tag_ != "NNP"
        or name.left_edge.i != word.i + 1
    ):
        return
    hang(name, before.head, before.dep_)
    for mark in marks(before):
        hang(mark, name, mark.dep_)
    hang(before, word, "compound")
    hang(word, name, "nmod:desc")
    word.tag_, word.pos_ = "NN", "NOUN"


REPAIRS: tuple[Callable[[Token], None], ...] = (
    charge,
    means_of_charge,
    small_clause,
    title_not_verb,
)
