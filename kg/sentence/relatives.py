"""Relative clauses and predicates: which noun they speak of. Never knows roles."""

from spacy.tokens import Token

from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    ADVERB,
    AUXILIARY,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    COPULA,
    DETERMINER,
    FIXED,
    FLAT,
    OPEN_COMPLEMENT,
    PUNCTUATION,
    RELATIVE_CLAUSE,
    SUBJECT,
    SUBJECTS,
    TITLE,
)
from kg.sentence.tree import children, has, spelled
from kg.sentence.words import RELATIVES, is_noun

PRONOUN_TAGS = ("WP", "WDT", "IN", "WP$")
EXPLETIVES = frozenset(("it", "this", "that", "there"))
PAUSES = (",", "–", "—")
ARTICLES = ("a", "an")
PLACING = ("where", "when", "why")
INSIDE = (FLAT, COMPOUND, ADJECTIVE, CONJUNCT, TITLE, PUNCTUATION, FIXED)
NUMBER = {
    **dict.fromkeys(("have", "are", "were", "do", "VBP"), "plural"),
    **dict.fromkeys(("has", "is", "was", "does", "VBZ"), "singular"),
}


def antecedent(pronoun: Token) -> Token:
    """Return what a relative pronoun stands for, or the word itself."""
    if pronoun.lower_ not in RELATIVES or pronoun.tag_ not in PRONOUN_TAGS:
        return pronoun
    clause = relative_clause(pronoun)
    if clause is None:
        return pronoun
    return predicated(clause.head)


def relative_clause(pronoun: Token) -> Token | None:
    """Return the verb of the relative clause that a pronoun stands in."""
    upwards = (pronoun, *pronoun.ancestors)
    return next((above for above in upwards if above.dep_ == RELATIVE_CLAUSE), None)


def predicated(noun: Token) -> Token:
    """Return whom a predicate noun is said of: "Kuwait is the latest state to leave".

    A noun that is no predicate, or a doubtful one, is returned itself.
    """
    said = children(noun, SUBJECT)
    if not said or not is_sure_predicate(noun) or said[-1].lower_ in EXPLETIVES:
        return noun
    return antecedent(said[-1])


def is_sure_predicate(noun: Token) -> bool:
    """Return whether a noun or a phrase is said with "be", and neither denied nor only possible."""
    if not has(noun, COPULA):
        return False
    if noun.tag_ not in ("NN", "NNS") and not has(noun, ADPOSITION):
        return False  # "is in London to meet B" has one
    return not any(map(is_doubt, children(noun, AUXILIARY, ADVERB, DETERMINER)))


def is_doubt(word: Token) -> bool:
    """Return whether a word is a modal verb or a negation."""
    return word.tag_ == "MD" or "Neg" in word.morph.get("Polarity", [])


def is_object_relative(verb: Token) -> bool:
    """Return whether a relative clause has a subject and no clause: "the men he freed"."""
    if verb.dep_ != RELATIVE_CLAUSE or has(verb, OPEN_COMPLEMENT, COMPLEMENT_CLAUSE):
        return False
    if spelled(verb, PLACING, ADVERB):
        return False  # "the bases where gunmen shot and killed a guard"
    return has(verb, *SUBJECTS)


def has_own_subject(verb: Token) -> bool:
    """Return whether the subject of a relative clause is its pronoun: "the men who fled"."""
    pronouns = spelled(verb, RELATIVES, *SUBJECTS)
    return any(word.tag_ in ("WP", "WDT") for word in pronouns)


def modified(participle: Token) -> Token:
    """Return the noun that a participle tells of.

    In "the wife of a Briton jailed by a court" that is the near one.
    """
    above = participle.head
    if participle.i <= above.i:
        return above
    near = participle.nbor(-1)
    if not is_noun(near) and near.tag_ != "JJ":
        return above
    first = start_of_phrase(near, above)
    if first.i <= above.i or first.lower_ not in ARTICLES:
        return above
    if first.nbor(-1).lower_ in ("of", "for", "from"):
        return near
    return above


def start_of_phrase(noun: Token, above: Token) -> Token:
    """Return the first word of the noun phrase that a word ends, not going back to another word."""
    first = noun
    while first.i > above.i and first.lower_ not in ARTICLES:
        before = first.nbor(-1)
        if before.dep_ not in (ADJECTIVE, COMPOUND, DETERMINER):
            return first
        first = before
    return first
