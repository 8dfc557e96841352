"""What opens a clause: "if", "whether", "rather than", "had they", "when they … we will".

Knows conjunctions and the order of words; never knows what governs the clause.
"""

from collections.abc import Iterator, Mapping
from itertools import filterfalse

from spacy.tokens import Span, Token

from kg.lexicon.cues import Cue
from kg.reality.lookup import CLAUSE, UNKNOWN, find, governor
from kg.reality.way import Way
from kg.sentence.labels import (
    ADPOSITION,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    COMPLEMENT_CLAUSE,
    COPULA,
    FIXED,
    MARKER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    PARATAXIS,
    RELATIVE_CLAUSE,
)
from kg.sentence.tense import tense
from kg.sentence.tree import children, has, spelled
from kg.sentence.words import is_verb

LONGEST_CONJUNCTION = 4
DEEPEST = 2
AWAITED = ("when", "after", "before", "as", "once", "until", "till")
BESIDE_GERUND = ("before", "after", "while", "when")
INVERTED = ("had", "should", "were")
PAST = ("past", "perfect", "pluperfect")
CONDITIONAL = (ADVERBIAL_CLAUSE, NOUN_CLAUSE, RELATIVE_CLAUSE)
DEEPER = (*CONDITIONAL, COMPLEMENT_CLAUSE)
CONDITIONS = ("conditional", "inverted")
OPEN = (*CONDITIONS, "concessive")


def opened(clause: Token, way: Way) -> None:
    """Take in the words that open a clause: "if", "provided that", the order of a condition."""
    for word in children(clause, ADVERB):
        if word.i < clause.i:
            take_in(way.cues.mark.get(word.lower_, UNKNOWN), clause, way)
    take_in(opening_cue(clause, way), clause, way)


def take_in(cue: Cue, clause: Token, way: Way) -> None:
    """Take in the cue of an opening; a condition holds for what is told beside the clause, too."""
    if cue.behaviour == "awaiting" and is_past_event(clause, way):
        return
    word = first_word(clause)
    if cue.modality == "conditional" and not way.given:
        way.overhear(cue, word)
    way.hear(cue, word)
    if cue.behaviour == "excluding":
        way.leave()


def opening_cue(clause: Token, way: Way) -> Cue:
    """Return the cue of a clause's conjunction or of its order of words."""
    if is_inverted(clause):
        return way.form("inverted")
    return conjunction(clause, way.cues.mark)


def conjunction(clause: Token, marks: Mapping[str, Cue]) -> Cue:
    """Return the cue of the words that open a clause, wherever they hang: "far from"."""
    ends = [last_of(word) for word in clause.lefts if is_opening(word, marks)]
    if not ends:
        return ended_by(clause, first_word(clause).i - 1, False, marks)
    cues = [ended_by(clause, end, True, marks) for end in ends]
    return next(filter(is_known, cues), UNKNOWN)


def is_known(cue: Cue) -> bool:
    """Return whether a table has a cue."""
    return cue != UNKNOWN


def is_opening(word: Token, marks: Mapping[str, Cue]) -> bool:
    """Return whether a word opens the clause above it."""
    if word.dep_ in (MARKER, ADPOSITION) or has(word, FIXED):
        return True
    return word.dep_ == ADVERBIAL_CLAUSE and word.lower_ in marks


def last_of(word: Token) -> int:
    """Return the place of the last word of a fixed phrase."""
    return max(part.i for part in (word, *children(word, FIXED)))


def first_word(clause: Token) -> Token:
    """Return the first word of a clause or phrase."""
    return next(filterfalse(is_mark, clause.subtree), clause)


def is_mark(word: Token) -> bool:
    """Return whether a word is a punctuation mark."""
    return word.is_punct


def ended_by(clause: Token, end: int, marked: bool, marks: Mapping[str, Cue]) -> Cue:
    """Return the cue of the longest conjunction that ends here; "provided" may be one alone."""
    start = max(clause.sent.start, end - LONGEST_CONJUNCTION + 1)
    words = [word.lower_ for word in clause.doc[start : end + 1]]
    alone = marked or clause.doc[end].tag_ in ("VBN", "VBG")
    starts = range(len(words) if alone else len(words) - 1)
    return find(marks, (" ".join(words[place:]) for place in starts))


def is_past_event(clause: Token, way: Way) -> bool:
    """Return whether what was awaited came: "lived there until police deported him"."""
    main = clause.head
    if tense(clause) not in PAST or tense(main) not in PAST:
        return False
    cue = governor(main, CLAUSE, way.cues)  # "suspended talks until", "demanded that … until"
    return cue == UNKNOWN or cue.actual


def condition_below(act: Token, way: Way) -> None:
    """Take in the if-clauses under an act; what is told as past had none: "promised help if"."""
    if is_verb(act) and tense(act) in ("past", "perfect"):
        return
    for clause in clauses_below(act):
        cue = opening_cue(clause, way)
        if cue.behaviour in CONDITIONS:
            words = whole(clause)
            way.hear(cue, words[0], words)


def whole(clause: Token) -> Span:
    """Return all words of a clause, from its first to its last."""
    return clause.doc[clause.left_edge.i : clause.right_edge.i + 1]


def clauses_below(word: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the clauses that can hold the condition of an act, also hung on an object of it."""
    yield from children(word, *(DEEPER if depth else CONDITIONAL))
    if depth < DEEPEST:
        for below in filter(holds_clause, word.children):
            yield from clauses_below(below, depth + 1)


def holds_clause(word: Token) -> bool:
    """Return whether a condition may hang here: on an object, an adverb, on "provided"."""
    if word.tag_ in ("VBN", "VBG") and word.dep_ in (NOUN_CLAUSE, ADVERBIAL_CLAUSE):
        return True
    return word.dep_ in (OBLIQUE, OBJECT, ADVERB)


def is_inverted(clause: Token) -> bool:
    """Return whether a clause is a condition by its order: "had they attacked", "were they to"."""
    if clause.dep_ not in (ADVERBIAL_CLAUSE, NOUN_CLAUSE, PARATAXIS, COMPLEMENT_CLAUSE):
        return False
    helpers = spelled(clause, INVERTED, AUXILIARY, MARKER, COPULA)
    who = children(clause, *NOMINAL_SUBJECTS)
    if not helpers or not who or who[0].i < helpers[0].i:
        return False
    return helpers[0].i == clause.left_edge.i + clause.left_edge.is_punct


def is_awaited(clause: Token, above: Token) -> bool:
    """Return whether a clause of time lies ahead: "when they free him, we will lift the ban"."""
    main = above.head if above.pos_ == "ADV" else above  # "as soon as"
    if not lies_ahead(main):
        return False
    if clause.tag_ == "VBG" and not has(clause, AUXILIARY):
        return bool(spelled(clause, BESIDE_GERUND, MARKER, ADVERB))
    if tense(clause) not in ("present", "perfect"):
        return False
    return bool(spelled(clause, AWAITED, MARKER, ADVERB))


def lies_ahead(main: Token) -> bool:
    """Return whether a predicate tells of the future: "will lift", "is to lift"."""
    if tense(main) == "future":
        return True
    if not has(main, AUXILIARY, COPULA):
        return False
    return bool(spelled(main, ("to",), MARKER))
