"""Dependency relations by their plain names, for rooms that never spell a label.

Universal Dependencies (Nivre et al. 2020), https://universaldependencies.org/u/dep/.
"""

from collections.abc import Container

from spacy.tokens import Token

from kg.sentence.grammar import CLAUSES, children, is_verb

SUBJECT, PASSIVE_SUBJECT, OBJECT, EXPLETIVE = "nsubj", "nsubj:pass", "obj", "expl"
OBLIQUE, AGENT, BARE_OBLIQUE = "obl", "obl:agent", "obl:unmarked"
NOMINAL, POSSESSOR, DESCRIPTION, BARE_NOMINAL = "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked"
ADNOMINAL, RELATIVE, ADVERBIAL = "acl", "acl:relcl", "advcl"
COMPLEMENT, OPEN_COMPLEMENT, PARATAXIS = "ccomp", "xcomp", "parataxis"
CONJUNCT, APPOSITION, ROOT = "conj", "appos", "root"
DETERMINER, ADJECTIVE, ADVERB, NUMERAL = "det", "amod", "advmod", "nummod"
CASE, MARKER, COORDINATOR, PUNCTUATION = "case", "mark", "cc", "punct"
COMPOUND, FLAT, TIME = "compound", "flat", "nmod:tmod"
CLEFT = (RELATIVE, "advcl:relcl", ADVERBIAL, COMPLEMENT, "csubj", "csubj:outer")
"""How a clause hangs on what it is about: "it was on Monday | that she left"."""


def has_word(head: Token, words: Container[str], *relations: str) -> bool:
    """Return whether one of these words stands right below another, in one of these relations."""
    return any(child.lower_ in words for child in children(head, *relations))


def clause_words(predicate: Token) -> list[Token]:
    """Return the words of a clause below its predicate, in the order of the text."""
    found: list[Token] = []
    waiting = [predicate]
    while waiting:
        below = [word for word in waiting.pop().children if not opens_clause(word)]
        found += below
        waiting += below
    return sorted(found)


def opens_clause(word: Token) -> bool:
    """Return whether a word is the predicate of a clause of its own."""
    return word.dep_ in CLAUSES or (word.dep_ == CONJUNCT and is_verb(word))


def is_root(word: Token) -> bool:
    """Return whether nothing stands above a word."""
    return word.head.i == word.i


def is_gerund(word: Token) -> bool:
    """Return whether a verb is an "-ing" form."""
    return word.tag_ == "VBG"


def is_past_participle(word: Token) -> bool:
    """Return whether a verb is a past participle."""
    return word.tag_ == "VBN"
