"""Repairs of trees around relative clauses: of whom they tell. Never knows who anybody is."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.english.repairs import (
    ACTION_ENDINGS,
    ANY_SUBJECTS,
    HELPERS,
    NOUNS,
    RELATIVES,
    TELLING,
    children,
    hang,
    marks,
    opens_with,
)

KIN = frozenset("family relative parent mother father wife widow brother sister".split())
INSIDE = ("flat", "compound", "amod", "conj", "nmod:desc", "punct", "fixed")
NUMBER = {
    **dict.fromkeys(("have", "are", "were", "do", "VBP"), "plural"),
    **dict.fromkeys(("has", "is", "was", "does", "VBZ"), "singular"),
}


def agreeing_clause(clause: Token) -> None:
    """Mend "envoys of a country that backs the rebels": what backs them is one, not many.

    Of "the rebels and the army, which backs Mali" it is the army.
    """
    if clause.dep_ != "acl:relcl":
        return
    number = number_of_verb(clause)
    if number in ("", number_of(clause.head)):
        return
    for pronoun in children(clause, *ANY_SUBJECTS):
        if pronoun.lower_ not in RELATIVES:
            continue
        for noun in each_alone(pronoun):
            if number_of(noun) == number:
                hang(clause, noun, "acl:relcl")
                return


def contact_clause(clause: Token) -> None:
    """Mend "deported the imam, a charge Minsk denies": what Minsk denies is not the imam."""
    first = clause.left_edge
    if clause.dep_ != "acl:relcl" or first.lower_ in RELATIVES:
        return
    aside(clause.head)
    near = first.doc[max(0, first.i - 1)]
    if near.dep_ == "appos" and near.head == clause.head:
        hang(clause, near, "acl:relcl")


def aside(noun: Token) -> None:
    """Mend "accused Mali of spying, a charge Minsk denies": the charge is no subject of spying."""
    first = noun.left_edge
    while first.dep_ == "punct" and first.i < noun.i:
        first = first.nbor(1)
    if noun.dep_ not in (*ANY_SUBJECTS, "obl") or noun.i < noun.head.i or marks(noun):
        return
    if first.lower_ in ("a", "an") and first.i > 0 and first.nbor(-1).text == ",":
        hang(noun, phrase_before(first), "appos")


def carried_one(clause: Token) -> None:
    """Mend "fired on a bus carrying Ana Paz, who blamed the army": who blamed it is no bus."""
    if clause.dep_ != "acl:relcl":
        return
    for pronoun in children(clause, *ANY_SUBJECTS):
        near = phrase_before(pronoun)
        taking = near.head
        carried = near.dep_ == "obj" and taking.tag_ == "VBG" and taking.head == clause.head
        if pronoun.lower_ == "who" and near.ent_type_ == "PER" and carried:
            hang(clause, near, "acl:relcl")


def clause_of_kin(clause: Token) -> None:
    """Mend "relatives of the captives, who marched": those who marched are the relatives."""
    pronouns = [one for one in children(clause, *ANY_SUBJECTS) if one.lower_ == "who"]
    owner = clause.head
    if clause.dep_ != "acl:relcl" or not pronouns or owner.dep_ != "nmod":
        return
    behind_comma = pronouns[0].i > 0 and pronouns[0].nbor(-1).text == ","
    if owner.head.lemma_.lower() in KIN and opens_with(owner, "of") and behind_comma:
        hang(clause, owner.head, "acl:relcl")


def stray_clause(clause: Token) -> None:
    """Mend "hurt in the blast in Bari that killed ten": that is the blast, not whoever was hurt."""
    pronoun = clause.left_edge
    if clause.dep_ not in ("acl:relcl", "advcl", "ccomp", "parataxis") or pronoun.i == 0:
        return
    if pronoun.head != clause or pronoun.dep_ != "nsubj" or pronoun.tag_ not in ("WDT", "WP"):
        return
    nouns = list(phrases_before(pronoun))
    common = [noun for noun in nouns if noun.pos_ == "NOUN"]
    if clause.dep_ == "acl:relcl":  # "a bomb went off in a bar that killed ten" is left alone
        done = pronoun.lower_ == "that" and clause.head not in nouns
        common = [noun for noun in common if done and noun.lemma_.endswith(ACTION_ENDINGS)]
        nouns = []
    for noun in (common or nouns)[:1]:
        hang(clause, noun, "acl:relcl")


def within_clause(phrase: Token) -> None:
    """Mend "Ana Paz, who led a coup in 2000, left": she did not leave in 2000."""
    first, after = phrase.left_edge, phrase.right_edge.i + 1
    if phrase.dep_ != "obl" or phrase.i > phrase.head.i or first.i == 0:
        return
    near = first.nbor(-1)
    while near.dep_ in INSIDE and near.head.i < near.i:
        near = near.head
    clauses = [word for word in (near, *near.ancestors) if word.dep_ == "acl:relcl"]
    inside = clauses and phrase.head.is_ancestor(clauses[0]) and near.dep_ != "punct"
    if inside and clauses[0].pos_ == "VERB" and phrase.doc[after : after + 1].text == ",":
        verbs = [word for word in (near, *near.ancestors) if word.pos_ == "VERB"]
        year = phrase.text.isdigit() and near.pos_ in NOUNS
        hang(phrase, near if year else verbs[0], "nmod" if year else "obl")


def reduced_clause(clause: Token) -> None:
    """Mend "the killer of Sadat, the leader slain in 1981": the leader was slain, he slew nobody.

    Behind a comma a relative clause has its pronoun.
    """
    subjects = [word for word in children(clause, "nsubj") if word.i < clause.i]
    if clause.dep_ != "acl:relcl" or clause.tag_ not in ("VBD", "VBN") or len(subjects) != 1:
        return
    first = next(word for word in subjects[0].subtree if word.dep_ != "punct")
    if first.i < 2 or first.nbor(-1).text != "," or first.lower_ != "the":
        return
    if children(clause, "obj", "aux", "ccomp") or clause.lemma_ in TELLING:
        return
    if not children(clause, "obl", "obl:unmarked", "obl:agent", "advcl"):
        return
    hang(subjects[0], phrase_before(first), "appos")
    hang(clause, subjects[0], "acl")


def number_of_verb(verb: Token) -> str:
    """Return whether a finite verb is singular or plural; empty where its form does not tell."""
    finite = next(iter(children(verb, *HELPERS)), verb)
    return NUMBER.get(finite.lower_) or NUMBER.get(finite.tag_, "")


def number_of(noun: Token) -> str:
    """Return whether a noun phrase is singular or plural."""
    return "plural" if noun.tag_ in ("NNS", "NNPS") or children(noun, "conj") else "singular"


def phrases_before(pronoun: Token) -> Iterator[Token]:
    """Yield the nouns that a relative clause can speak of, the nearest first.

    In "a war against rebels that costs lives" these are the rebels and the war.
    """
    noun = phrase_before(pronoun)
    while noun.pos_ in NOUNS and noun.i < pronoun.i:
        yield noun
        if noun.dep_ not in ("nmod", "conj"):
            return
        noun = noun.head


def each_alone(pronoun: Token) -> Iterator[Token]:
    """Yield the nouns that a relative clause can speak of, before each the last of its row."""
    for noun in phrases_before(pronoun):
        yield from [word for word in children(noun, "conj") if word.i < pronoun.i][-1:]
        yield noun


def phrase_before(pronoun: Token) -> Token:
    """Return the head of the noun phrase that ends before a pronoun and its comma."""
    pause = pronoun.i > 1 and pronoun.nbor(-1).text in (",", "–", "—")
    phrase = pronoun.doc[max(0, pronoun.i - (2 if pause else 1))]
    while phrase.dep_ in INSIDE and phrase.head.i < pronoun.i:
        phrase = phrase.head
    return phrase


def corrected(clause: Token) -> None:
    """Mend "it was not Mali but Niger that left": the clause hangs on Mali, who did not.

    Niger becomes the predicate, and Mali is set aside beside it.
    """
    wrong = clause.head
    if clause.dep_ != "acl:relcl" or not children(wrong, "cop") or not is_denied(wrong):
        return
    right = [word for word in children(wrong, "conj") if is_correction(word)]
    if not right or not any(word.lower_ == "it" for word in children(wrong, "nsubj")):
        return
    place, head, relation = right[0], wrong.head, wrong.dep_
    place.head = place if head == wrong else head
    place.dep_ = relation
    wrong.head, wrong.dep_ = place, "conj"
    for word in (clause, *children(wrong, "nsubj", "cop", "punct")):
        hang(word, place, word.dep_)


def is_denied(word: Token) -> bool:
    """Return whether a "not" stands with a word."""
    return any(below.lower_ == "not" for below in children(word, "advmod"))


def is_correction(word: Token) -> bool:
    """Return whether a word takes the place of the one before: "not A but B"."""
    return any(joint.lower_ == "but" for joint in children(word, "cc"))


REPAIRS: tuple[Callable[[Token], None], ...] = (
    agreeing_clause,
    contact_clause,
    carried_one,
    clause_of_kin,
    stray_clause,
    within_clause,
    reduced_clause,
    corrected,
)
