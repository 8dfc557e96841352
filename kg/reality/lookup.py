"""Which cue a word has, and what denies it. Knows the tables of cues; never what becomes of them."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.sentence.grammar import OBLIGING, children, is_noun, is_verb, particle, preposition
from kg.sentence.relations import (
    ADVERB,
    ADVERBIAL,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    FIXED,
    HELPERS,
    MARKERS,
    NEGATABLE,
    OBJECT,
    OBJECTS,
    OBLIQUE,
    OPEN_CLAUSE,
    SUBJECTS,
)

LONGEST_CONJUNCTION = 4
Found = tuple[Cue, Token]
"""A cue and the word that has it."""


def verb_words(word: Token) -> set[str]:
    """Return the names of a verb in the tables: its lemma, with particle or noun ("take place")."""
    lemma = word.lemma_.lower()
    below = children(word, *OBJECT, *ADVERB, *OPEN_CLAUSE)
    parts = [particle(word), *(part.lemma_.lower() for part in below)]
    return {lemma, *(f"{lemma} {part}" for part in parts if part)}


def governor(above: Token, through: str, cues: Cues, below: Token | None = None) -> Cue | None:
    """Return the cue of a governing word, of the most exact name that the table has.

    ``through``: it governs a "clause" or a "phrase". ``below``: the act's own word.
    """
    table = cues.noun if is_noun(above) and not is_verb(above) else cues.governor
    names = names_of(above, through, below)
    return next((table[name, through] for name in names if (name, through) in table), None)


def names_of(above: Token, through: str, below: Token | None) -> Iterator[str]:
    """Yield the names of a governing word: with what stands beside it, with prepositions, alone."""
    lemma = above.lemma_.lower()
    yield from (f"{lemma} {word}" for word in beside(above, through, below))
    marker = preposition(below) if below is not None else ""
    phrases = children(above, *OBLIQUE, *ADVERBIAL) if through == "clause" or not marker else []
    prepositions = [marker, *(preposition(phrase) for phrase in phrases)]
    for word in filter(None, prepositions):
        yield from (f"{above.lower_} {word}", f"{lemma} {word}")
    yield from (above.lower_, lemma) if above.pos_ in ("ADJ", "ADV") else (lemma,)


def beside(above: Token, through: str, below: Token | None) -> Iterator[str]:
    """Yield what stands beside a governing word: particle, adverbs, "somebody", a "finite" clause."""
    yield particle(above)
    yield from (word.lower_ for word in children(above, *ADVERB))
    if children(above, *OBJECTS):
        yield "somebody"
    if through == "clause" and below is not None and is_told(below):
        yield "finite"


def is_told(clause: Token) -> bool:
    """Return whether a clause tells what is so, not what should be: "suggests they may leave"."""
    helpers = children(clause, *HELPERS)
    finite = {word.tag_ for word in helpers} or {clause.tag_}
    modal = [word for word in helpers if word.tag_ == "MD"]
    return bool(finite & {"VBD", "VBZ"}) or any(word.lower_ not in OBLIGING for word in modal)


def clause_cue(word: Token, cues: Cues) -> Cue | None:
    """Return what a verb says of a clause, by its bare name."""
    return cues.governor.get((word.lemma_.lower(), "clause"))


def noun_cue(noun: Token, cues: Cues) -> Cue | None:
    """Return what a noun says of a clause, by its bare name."""
    return cues.noun.get((noun.lemma_.lower(), "clause"))


def behaves(cue: Cue | None, *behaviours: str) -> bool:
    """Return whether a cue has one of these behaviours."""
    return cue is not None and cue.behaviour in behaviours


def is_reporting(verb: Token, cues: Cues) -> bool:
    """Return whether a verb reports speech."""
    return behaves(clause_cue(verb, cues), "reporting")


def conjunction(clause: Token, marks: Mapping[str, Cue]) -> Cue | None:
    """Return the cue of the words that open a clause, wherever the parser hangs them: "far from"."""
    before = [word for word in clause.children if word.i < clause.i]
    opening = [word for word in before if opens(word, marks)]
    ends = [max(part.i for part in (word, *children(word, *FIXED))) for word in opening]
    places = ends or [first_word(clause).i - 1]
    found = (ended_by(clause, place, bool(opening), marks) for place in places)
    return next((cue for cue in found if cue is not None), None)


def opens(word: Token, marks: Mapping[str, Cue]) -> bool:
    """Return whether a word opens the clause above it."""
    clausal = word.dep_ in ADVERBIAL and word.lower_ in marks
    return word.dep_ in MARKERS or bool(children(word, *FIXED)) or clausal


def first_word(clause: Token) -> Token:
    """Return the first word of a clause or phrase."""
    return next((word for word in clause.subtree if not word.is_punct), clause)


def ended_by(clause: Token, end: int, marked: bool, marks: Mapping[str, Cue]) -> Cue | None:
    """Return the cue of the longest conjunction that ends here; "provided" may be one alone."""
    start = max(clause.sent.start, end - LONGEST_CONJUNCTION + 1)
    words = [word.lower_ for word in clause.doc[start : end + 1]]
    alone = marked or (bool(words) and clause.doc[end].tag_ in ("VBN", "VBG"))
    starts = range(len(words) if alone else len(words) - 1)
    phrases = (" ".join(words[first:]) for first in starts)
    return next((marks[phrase] for phrase in phrases if phrase in marks), None)


def denying(word: Token, cues: Cues) -> Found | None:
    """Return what denies: the word itself, or what denies an adverb or number ("not a single")."""
    for own in (word, *children(word, *ADVERB, *DETERMINER)):
        cue = cues.modifier.get(own.lower_)
        bare = own.i == word.i or word.pos_ in ("ADV", "DET", "ADJ")
        if cue is not None and cue.behaviour == "negating" and bare:
            return None if next_word(own) in cues.undenying else (cue, own)
    return None


def next_word(word: Token) -> str:
    """Return the word after another in small letters, or an empty word."""
    return word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""


def denier(word: Token, below_it: Token, cues: Cues) -> Found | None:
    """Return what denies a governing word: "did not say", "no plans to", "nobody agreed"; or none."""
    own = (denying(below, cues) for below in children(word, *NEGATABLE))
    nouns = (noun for noun in children(word, *OBJECT, *SUBJECTS) if noun.i != below_it.i)
    through = (denied_noun(noun, cues) for noun in nouns)
    return next((found for found in (*own, *through) if found is not None), None)


def denied_noun(noun: Token, cues: Cues) -> Found | None:
    """Return what denies a subject or object: "nobody", "no soldier", "hardly anyone"; or none."""
    own = cues.modifier.get(noun.lower_)
    if own is not None and own.behaviour == "negating" and noun.pos_ in ("PRON", "NOUN"):
        return own, noun
    others = [word for other in children(noun, *CONJUNCT) for word in children(other, *COORDINATOR)]
    if any(word.lower_ == "but" for word in others):
        return None  # "not A but B"
    before = [word for word in children(noun, *NEGATABLE) if word.i < noun.i]
    return next((found for word in before if (found := denying(word, cues)) is not None), None)
