"""Which noun a relative clause agrees with, where the parser hung it on another. Knows singular and plural; never knows roles."""

from spacy.tokens import Token

from kg.sentence.grammar import PASSIVE_SUBJECTS, SUBJECTS, children, is_noun

INSIDE = ("flat", "compound", "amod", "conj", "nmod:desc", "punct", "fixed")
NUMBER = {
    **dict.fromkeys(("have", "are", "were", "do", "VBP"), "plural"),
    **dict.fromkeys(("has", "is", "was", "does", "VBZ"), "singular"),
}


def agreeing(clause: Token, pronoun: Token) -> Token | None:
    """Return the phrase right before a relative clause, where the noun that the parser chose differs from its verb in number."""
    if pronoun.dep_ not in SUBJECTS + PASSIVE_SUBJECTS:
        return None
    finite = next(iter(children(clause, "aux", "aux:pass", "cop")), clause)
    number = NUMBER.get(finite.lower_) or NUMBER.get(finite.tag_)
    if number is None or number == number_of(clause.head):
        return None
    before = pronoun.doc[pronoun.i - (2 if pronoun.i > 1 and pronoun.nbor(-1).text in (",", "–", "—") else 1)]
    phrase = before
    while phrase.dep_ in INSIDE and phrase.head.i < pronoun.i:
        phrase = phrase.head
    return phrase if is_noun(phrase) and phrase.i != clause.head.i and number_of(phrase) == number else None


def number_of(noun: Token) -> str:
    """Return whether a noun phrase is singular or plural."""
    return "plural" if noun.tag_ in ("NNS", "NNPS") or children(noun, "conj") else "singular"
