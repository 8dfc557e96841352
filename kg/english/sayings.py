"""Repairs of trees around what somebody says, and around semicolons. Never knows politics.

Who says it, where his words end, and what is told beside them.
"""

from collections.abc import Callable

from spacy.tokens import Token

from kg.english.repairs import ANY_SUBJECTS, FINITE, NOUNS, children, hang, marks

PAUSES = (",", "–", "—")
SIGNING = ("-", "–", "—", ":")
SAYING = frozenset("add claim report say".split())


def subject_of_saying(noun: Token) -> None:
    """Mend "one of them, Ana Paz, said Chad had left": she said so, and Chad left alone."""
    verb, said = noun.head, noun.head.head
    if noun.dep_ != "nsubj" or verb.dep_ != "ccomp" or not noun.i < said.i < verb.i:
        return
    others = [word for word in children(verb, *ANY_SUBJECTS) if word.i > said.i]
    if not others or said.tag_ not in FINITE:
        return
    for name in children(said, *ANY_SUBJECTS):
        hang(name, noun, "appos")
    hang(noun, said, "nsubj")


def second_statement(verb: Token) -> None:
    """Mend "Chad said Mali has failed, and offered help": who spoke in the past offered it.

    Nor goes "offered" with "would fail".
    """
    said = verb.head
    speaks = said.head
    joints = [word for word in children(verb, "cc") if word.i > 0 and word.nbor(-1).text == ","]
    past = verb.tag_ == "VBD" or (
        verb.tag_ == "VBN" and said.tag_ == "VB" and children(verb, "obj")
    )
    if verb.dep_ != "conj" or not past or said.dep_ != "ccomp" or not joints:
        return
    if children(verb, "aux", "aux:pass", *ANY_SUBJECTS) or speaks.tag_ != "VBD":
        return
    tenses = {word.tag_ for word in (said, *children(said, "aux", "aux:pass", "cop"))}
    if tenses & {"VBZ", "VBP", "MD"} and "VBD" not in tenses:
        verb.tag_ = "VBD"
        hang(verb, speaks, "conj")


def told_between(noun: Token) -> None:
    """Mend "Niger, Togo said, attacked Benin": Togo is read as a second who attacked."""
    after = noun.right_edge.i + 1
    if noun.dep_ not in ("conj", "appos") or children(noun, "cc") or after >= len(noun.doc):
        return
    verb = noun.doc[after]
    told = verb.is_ancestor(noun)  # "said" may stand above what is told, or below it
    if verb.tag_ not in FINITE or not (told or verb.dep_ in ("advcl", "parataxis", "ccomp")):
        return
    if children(verb, *ANY_SUBJECTS, "obj") or marks(verb) or after + 1 == len(noun.doc):
        return
    first = noun.left_edge
    opened = first.text in PAUSES or (first.i > 0 and first.nbor(-1).text in PAUSES)
    if opened and verb.nbor(1).text in PAUSES:
        hang(noun, verb, "nsubj")
        verb.dep_ = verb.dep_ if told else "parataxis"


def told_aside(said: Token) -> None:
    """Mend "Niger shot two men, Togo said, and fled": what Togo said is no part of a row."""
    who = children(said, *ANY_SUBJECTS)
    if said.dep_ != "conj" or said.lemma_ not in SAYING or said.tag_ not in FINITE or not who:
        return
    before, after = who[0].left_edge.i - 1, said.i + 1
    if before <= said.head.i or after >= said.sent.end or children(said, "cc", "obj", "ccomp"):
        return
    if said.doc[before].text in PAUSES and said.doc[after].text in PAUSES:
        said.dep_ = "parataxis"


def signature(name: Token) -> None:
    """Mend "“They beat us.” — Ana Lee, a nurse", "A hit B: Ana Lee": she is read as one of them."""
    verb, first = name.head, name.left_edge
    while first.dep_ == "punct" and first.i < name.i:
        first = first.nbor(1)
    if name.dep_ not in ("nsubj", "obj", "conj") or name.pos_ != "PROPN" or first.i == 0:
        return
    pause = first.nbor(-1)
    rest = name.doc[name.right_edge.i + 1 : name.sent.end]
    ends = all(word.dep_ == "punct" or word.is_space for word in rest)
    if verb.i < name.i and pause.text in SIGNING and ends and name.ent_type_ == "PER":
        top = verb.head if name.dep_ == "conj" else verb
        hang(name, top, "parataxis")


def subject_behind_semicolon(noun: Token) -> None:
    """Mend "Mali accused Chad of theft; Niger, which …, denied it": Niger is one more thief."""
    if noun.dep_ not in ("conj", "appos") or noun.pos_ not in NOUNS:
        return
    first = next(word for word in noun.subtree if word.dep_ != "punct")
    if first.i == 0 or first.nbor(-1).text != ";":
        return
    after = noun.doc[noun.right_edge.i + 1 : noun.sent.end]
    verb = next((word for word in after if word.dep_ != "punct"), noun)
    if verb.tag_ in FINITE and not children(verb, *ANY_SUBJECTS):
        hang(noun, verb, "nsubj")


def behind_semicolon(verb: Token) -> None:
    """Mend "Mali accused Chad of theft; Chad denied it": what denied is read as a part of it.

    Nor is what stands before the semicolon what is said behind it.
    """
    said = verb.head
    if verb.dep_ == "ccomp" and verb.i < said.i and verb.tag_ in FINITE and said.tag_ in FINITE:
        own = [word for word in children(said, *ANY_SUBJECTS) if word.i > verb.i]
        between = said.doc[verb.i : own[0].i] if own else ()
        quoted = any(word.is_quote for word in between)
        if any(word.text == ";" for word in between) and not quoted:
            verb.head, verb.dep_ = (verb if said.head == said else said.head), said.dep_
            said.head, said.dep_ = verb, "parataxis"
        return
    if verb.dep_ not in ("advcl", "ccomp", "acl", "acl:relcl") or verb.i < verb.head.i:
        return
    first = verb.left_edge
    before = first if first.text == ";" or first.i == 0 else first.nbor(-1)
    if before.text == ";" and children(verb, *ANY_SUBJECTS) and not marks(verb):
        hang(verb, verb.sent.root, "parataxis")


REPAIRS: tuple[Callable[[Token], None], ...] = (
    subject_of_saying,
    second_statement,
    told_between,
    told_aside,
    signature,
    subject_behind_semicolon,
    behind_semicolon,
)
