"""What opens a clause: "if", "whether", "rather than", "had they", "when they … we will".

Knows conjunctions and the order of words; never knows what governs the clause.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.lookup import behaves, conjunction, first_word
from kg.reality.way import Way
from kg.sentence.grammar import children, is_verb, tense
from kg.sentence.relations import (
    ADVERB,
    ADVERBIAL,
    AUXILIARIES,
    BESIDE,
    CONJUNCTION,
    COPULA,
    NOUN_CLAUSE,
    OBJECT,
    OBJECT_CLAUSE,
    OBLIQUE,
    OF_NOUN,
    SUBJECTS,
)

AWAITED = frozenset(("when", "after", "before", "as", "once", "until", "till"))
AT_THE_SAME_TIME = frozenset(("before", "after", "while", "when"))
INVERTED = ("had", "should", "were")
DEEPEST = 2


def opened(clause: Token, way: Way) -> None:
    """Take in the words that open a clause: "if", "provided that", the order of a condition."""
    table = way.lexicon.cues.mark
    early = (word for word in children(clause, *ADVERB) if word.i < clause.i)
    for cue in (*(table.get(word.lower_) for word in early), opening_cue(clause, way)):
        if cue is None:
            continue
        if cue.modality == "conditional" and not way.given:
            way.overhear(cue, first_word(clause))
        if behaves(cue, "sourcing"):
            continue
        way.hear(cue, first_word(clause))
        if cue.behaviour == "excluding":
            way.leave()


def opening_cue(clause: Token, way: Way) -> Cue | None:
    """Return the cue of a clause's conjunction or of its order of words."""
    inverted = is_inverted(clause)
    return way.form("inverted") if inverted else conjunction(clause, way.lexicon.cues.mark)


def condition_below(act: Token, way: Way) -> None:
    """Take in the if-clauses under an act; what is told as past had none: "promised help if"."""
    if is_verb(act) and tense(act) in ("past", "perfect"):
        return
    for clause in clauses_below(act):
        cue = opening_cue(clause, way)
        if behaves(cue, "conditional", "inverted") and cue is not None:
            words = sorted(clause.subtree, key=lambda word: word.i)
            way.hear(cue, words[0], clause.doc[words[0].i : words[-1].i + 1])


def clauses_below(word: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the clauses that can hold the condition of an act, also hung on an object of it."""
    for below in word.children:
        if below.dep_ in (*ADVERBIAL, *OF_NOUN) or (below.dep_ in OBJECT_CLAUSE and depth):
            yield below
        if depth < DEEPEST and holds_clause(below):
            yield from clauses_below(below, depth + 1)


def holds_clause(word: Token) -> bool:
    """Return whether the parser may have hung a condition here: an object, an adverb, "provided"."""
    participle = word.dep_ in (*NOUN_CLAUSE, *ADVERBIAL) and word.tag_ in ("VBN", "VBG")
    return participle or word.dep_ in (*OBLIQUE, *OBJECT, *ADVERB)


def is_inverted(clause: Token) -> bool:
    """Return whether a clause is a condition by its order: "had they attacked", "were they to"."""
    if clause.dep_ not in (*ADVERBIAL, *NOUN_CLAUSE, *BESIDE, *OBJECT_CLAUSE):
        return False
    helpers = children(clause, *AUXILIARIES[:1], *CONJUNCTION, *COPULA)
    first = next((word for word in helpers if word.lower_ in INVERTED), None)
    who = children(clause, *SUBJECTS)
    start = clause.left_edge.i + clause.left_edge.is_punct
    return first is not None and bool(who) and first.i < who[0].i and first.i == start


def is_awaited(clause: Token, above: Token) -> bool:
    """Return whether a clause of time lies ahead: "when they free him, we will lift the ban"."""
    opening = {word.lower_ for word in children(clause, *CONJUNCTION, *ADVERB)}
    main = above.head if above.pos_ == "ADV" else above  # "as soon as"
    gerund = clause.tag_ == "VBG" and not children(clause, *AUXILIARIES[:1])
    if gerund and opening & AT_THE_SAME_TIME:
        return lies_ahead(main)
    present = tense(clause) in ("present", "perfect")
    return present and bool(opening & AWAITED) and lies_ahead(main)


def lies_ahead(main: Token) -> bool:
    """Return whether a predicate tells of the future: "will lift", "is to lift"."""
    to = any(word.lower_ == "to" for word in children(main, *CONJUNCTION))
    return tense(main) == "future" or (to and bool(children(main, "aux", *COPULA)))
