"""Pronouns that mean a thing: "a storm struck Haiti, and it killed forty". Knows trees and mentions.

A subject is taken up before anybody who stands in its clause (Grosz, Joshi and Weinstein 1995,
"Centering"): where that is a thing, the pronoun means nobody.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from kg.mentions.book import Mentions
from kg.sentence.clauses import predicate_of
from kg.sentence.labels import (
    ADVERBIAL_CLAUSE,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    NOMINAL_SUBJECTS,
    OPEN_COMPLEMENT,
    RELATIVE_CLAUSE,
)
from kg.sentence.tree import children

ONE, MANY = "it", "they"
NUMBERS = {ONE: ("NN",), MANY: ("NNS", "NNPS")}
HUMAN = frozenset(
    """accuse agree announce appoint arrest ask blame call charge condemn criticise criticize decide
    declare demand deny detain discuss elect meet negotiate pledge praise protest refuse reject say
    sign sue suspect tell thank urge vote vow warn""".split()
)
"""Verbs of what people and bodies do, and no thing."""


def means_thing(pronoun: Token, word: Token, before: Sequence[Span], mentions: Mentions) -> bool:
    """Return whether a pronoun takes up a thing, not the word of somebody who is no subject.

    ``before``: the sentences before.
    """
    if pronoun.lower_ not in NUMBERS or pronoun.dep_ not in NOMINAL_SUBJECTS:
        return False
    if word.dep_ in NOMINAL_SUBJECTS or speaks(pronoun.head):
        return False
    thing = next(taken_up(pronoun, before), None)
    return (
        thing is not None
        and not (pronoun.lower_ == MANY and thing.is_ancestor(word))  # "the talks of A and B"
        and thing.i not in mentions.by_head
        and is_number(thing, pronoun.lower_)
    )


def means_place(pronoun: Token, word: Token, mentions: Mentions) -> bool:
    """Return whether "its" may be that of a place behind the word of somebody who is no subject.

    "Protesters in Russia's republic of Ingushetia want its president to go" is not about Putin.
    """
    if pronoun.lower_ != "its" or word.dep_ in NOMINAL_SUBJECTS:
        return False
    between = range(word.i + 1, pronoun.i)
    return any(at in mentions.places and at not in mentions.by_head for at in between)


def speaks(verb: Token) -> bool:
    """Return whether a verb says what somebody says, thinks or agrees to: no thing does."""
    return verb.lemma_ in HUMAN or bool(children(verb, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT))


def taken_up(pronoun: Token, before: Sequence[Span]) -> Iterator[Token]:
    """Yield the subjects of the clauses that a pronoun's clause is joined to, the nearest first.

    Of a main clause that is joined to none, the subject of the sentence before.
    """
    clause = pronoun.head
    while clause.dep_ in (CONJUNCT, ADVERBIAL_CLAUSE, RELATIVE_CLAUSE):
        clause = predicate_of(clause.head) if clause.dep_ == RELATIVE_CLAUSE else clause.head
        yield from children(clause, *NOMINAL_SUBJECTS)
    if clause.i == clause.head.i and before:
        yield from children(before[-1].root, *NOMINAL_SUBJECTS)


def is_number(thing: Token, pronoun: str) -> bool:
    """Return whether a noun is one or many as a pronoun is."""
    several = bool(children(thing, CONJUNCT))
    return several == (pronoun == MANY) if several else thing.tag_ in NUMBERS[pronoun]
