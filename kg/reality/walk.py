"""Whether an act took place, and who says so: polarity, modality, voices.

The way goes from the trigger up to the root of its sentence. Every word passed may tell something:
an auxiliary ("will"), a governing verb ("refused to"), a conjunction ("unless"). Above a relative
or adverbial clause only the speaker still matters. Knows the order of the steps; never knows who
the actors are, nor who proposed the act.
"""

from spacy.tokens import Token

from kg.lexicon.load import Lexicon
from kg.mentions.quotations import Quotation
from kg.reality.around import own_words
from kg.reality.attribution import attributed
from kg.reality.clauses import coordinated, through_clause
from kg.reality.conclusion import concluded
from kg.reality.govern import governed
from kg.reality.moods import asked
from kg.reality.nominal import through_phrase
from kg.reality.opening import opened
from kg.reality.people import People
from kg.reality.way import Way
from kg.reality.worlds import imagined
from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_RELATIVE,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COPULA,
    MARKER,
    NOUN_CLAUSES,
    OPEN_COMPLEMENT,
    OUTER_SUBJECT,
    PARATAXIS,
    PASSIVE_CLAUSAL_SUBJECT,
)
from kg.sentence.tree import children, has
from kg.sentence.words import is_verb
from kg.types import Reality

HIGHEST = 40
ALWAYS_CLAUSES = (
    OPEN_COMPLEMENT,
    COMPLEMENT_CLAUSE,
    CLAUSAL_SUBJECT,
    PASSIVE_CLAUSAL_SUBJECT,
    PARATAXIS,
)
CLAUSES_OF_VERBS = (ADVERBIAL_CLAUSE, ADVERBIAL_RELATIVE, *NOUN_CLAUSES)


def assess(
    trigger: Token,
    people: People,
    lexicon: Lexicon,
    quotations: tuple[Quotation, ...],
    speech: bool = False,
) -> Reality:
    """Return how an act is told that a trigger reports.

    ``speech``: the act is itself one of speaking; "rejected the demand" denies no demand.
    """
    way = Way(trigger, lexicon, people, speech)
    own_words(trigger, way)
    imagined(trigger, way)
    asked(trigger, way)
    root = climb(trigger, way)
    if has(root, MARKER, ADPOSITION):
        opened(root, way)  # "If only they had attacked!"
    for noun in children(root, OUTER_SUBJECT):  # "the fear is that they attack"
        governed(root, noun, way)
    if not way.voices:
        attributed(trigger, way, quotations)
    return concluded(way)


def climb(trigger: Token, way: Way) -> Token:
    """Take in every word from a trigger up to the root of its sentence, and return that."""
    word = trigger
    for _ in range(HIGHEST):
        if word.head.i == word.i or way.ended:
            break
        step(word, word.head, way)
        word = word.head
        asked(word, way)
    return word


def step(word: Token, above: Token, way: Way) -> None:
    """Take in what the word above says about the act below."""
    if word.dep_ == ADJECTIVE and word.tag_ == "VBN":
        way.leave(given=True)  # "release the detained men": they are held
    elif word.dep_ == CONJUNCT:
        coordinated(word, above, way)
    elif is_clause(word):
        through_clause(word, above, way)
    else:
        through_phrase(word, above, way)


def is_clause(word: Token) -> bool:
    """Return whether a word heads a clause below the word above it."""
    if word.dep_ in ALWAYS_CLAUSES:
        return True
    return word.dep_ in CLAUSES_OF_VERBS and (is_verb(word) or has(word, COPULA))
