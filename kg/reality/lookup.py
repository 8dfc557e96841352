"""Which cue a word has. Knows the tables of cues; never knows what becomes of what they say."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    COMPOUND,
    DETERMINER,
    HELPERS,
    INDIRECT_OBJECT,
    MARKER,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    SUBJECT,
)
from kg.sentence.tree import children, has, preposition, spelled, tagged
from kg.sentence.words import OBLIGING, is_infinitive, is_noun, is_verb, particle

QUESTION_WORDS = ("WRB", "WP", "WDT")
CLAUSE, PHRASE = "clause", "phrase"
Thing = TypeVar("Thing")
Name = TypeVar("Name", bound=Hashable)
UNKNOWN = Cue("")
"""The cue of a word that no table has: it says nothing."""


def find(table: Mapping[Name, Cue], names: Iterable[Name]) -> Cue:
    """Return the cue of the first of some names that a table has, or the unknown one."""
    for name in names:
        if name in table:
            return table[name]
    return UNKNOWN


def first(found: Iterable[Thing | None]) -> Thing | None:
    """Return the first of some things that is there, or none."""
    for one in found:
        if one is not None:
            return one
    return None


def lemma_of(word: Token) -> str:
    """Return a word's lemma as the tables spell it."""
    return word.lemma_.lower()


def clause_cue(word: Token, cues: Cues) -> Cue:
    """Return what a verb says of a clause, by its bare name."""
    return cues.governor.get((lemma_of(word), CLAUSE), UNKNOWN)


def noun_cue(noun: Token, cues: Cues) -> Cue:
    """Return what a noun says of a clause, by its name with a compound or alone: "war game"."""
    lemma = lemma_of(noun)
    names = [f"{lemma_of(part)} {lemma}" for part in children(noun, COMPOUND)]
    return find(cues.noun, [(name, CLAUSE) for name in (*names, lemma)])


def verb_words(word: Token) -> set[str]:
    """Return the names of a verb in the lists: alone, with particle or noun ("take place")."""
    lemma = lemma_of(word)
    below = map(lemma_of, children(word, OBJECT, ADVERB, OPEN_COMPLEMENT))
    return {lemma, *(f"{lemma} {part}" for part in (particle(word), *below))}


def governor(above: Token, through: str, cues: Cues, below: Token | None = None) -> Cue:
    """Return the cue of a governing word, of the most exact name that the table has.

    ``through``: it governs a clause or a phrase. ``below``: the act's own word.
    """
    nominal = is_noun(above) and not is_verb(above)
    names = names_of(above, through, below)
    return find(cues.noun if nominal else cues.governor, ((name, through) for name in names))


def names_of(above: Token, through: str, below: Token | None) -> Iterator[str]:
    """Yield the names of a governing word: with what stands beside it, with prepositions, alone."""
    lemma = lemma_of(above)
    for part in children(above, COMPOUND, ADJECTIVE):
        yield f"{lemma_of(part)} {lemma}"  # "war game"
    yield from (f"{lemma} {word}" for word in beside(above, through, below))
    marker = preposition(below) if below is not None else ""
    yield from with_marker(above, marker)
    if through == CLAUSE or not marker:
        for phrase in children(above, OBLIQUE, ADVERBIAL_CLAUSE):
            yield f"{lemma} {preposition(phrase)} {lemma_of(phrase)}"
            yield from with_marker(above, preposition(phrase))
    if above.pos_ in ("ADJ", "ADV"):
        yield above.lower_
    yield lemma


def with_marker(above: Token, marker: str) -> tuple[str, str]:
    """Return the names of a word with a preposition below it: "called on", "call on"."""
    return f"{above.lower_} {marker}", f"{lemma_of(above)} {marker}"


def beside(above: Token, through: str, below: Token | None) -> Iterator[str]:
    """Yield what stands beside a governing word: particle, adverbs, predicate, object.

    An object is "somebody", or "it" where that says nothing; a clause with a tense is "finite", or
    a "question" that begins with some word.
    """
    yield particle(above)
    yield from (word.lower_ for word in children(above, ADVERB))
    yield from map(said_of_subject, children(above, OPEN_COMPLEMENT))
    if spelled(above, ("it",), OBJECT):
        yield "it"
    if has(above, OBJECT, INDIRECT_OBJECT):
        yield "somebody"
    if through == CLAUSE and below is not None:
        yield from forms_of(below)


def forms_of(clause: Token) -> list[str]:
    """Return what the form of a clause is called beside a governing word."""
    if is_infinitive(clause):
        return []
    return question_words(clause) or (["finite"] if is_told(clause) else [])


def said_of_subject(word: Token) -> str:
    """Return a predicate as the tables spell it: "plead | not guilty"."""
    return f"not {word.lower_}" if spelled(word, ("not",), ADVERB) else word.lower_


def is_told(clause: Token) -> bool:
    """Return whether a clause tells what is so, not what should be: "suggests they may leave"."""
    helpers = children(clause, *HELPERS)
    finite = {word.tag_ for word in helpers} or {clause.tag_}
    if finite & {"VBD", "VBZ"}:
        return True
    return any(word.lower_ not in OBLIGING for word in tagged(clause, ("MD",), *HELPERS))


def question_words(clause: Token) -> list[str]:
    """Return the word that opens an indirect question, and "question"; none where it is none."""
    found = tagged(clause, QUESTION_WORDS, ADVERB, MARKER, OBJECT, SUBJECT)
    for noun in children(clause, OBJECT, SUBJECT):
        found += tagged(noun, QUESTION_WORDS, DETERMINER)  # "which countries would leave"
    found += spelled(clause, ("whether",), MARKER)
    return [found[0].lower_, "question"] if found else []


def is_reporting(verb: Token, cues: Cues) -> bool:
    """Return whether a verb reports speech, also with an object: "puts it"."""
    return governor(verb, CLAUSE, cues).behaviour == "reporting"


def is_perfect(verb: Token) -> bool:
    """Return whether a verb stands with "have"."""
    return "have" in map(lemma_of, children(verb, AUXILIARY))
