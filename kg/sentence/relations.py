"""Groups of dependency labels by what they do, so that other rooms need name none.

Labels are Universal Dependencies (Nivre et al. 2020). ``children(verb, *SUBJECT)`` reads as words.
"""

from collections.abc import Collection, Iterable

from spacy.tokens import Token

from kg.sentence.grammar import children, preposition

SUBJECT = ("nsubj",)
SUBJECTS = ("nsubj", "nsubj:pass")
EXPLETIVES = ("expl", "expl:pass")
WHOLE_SUBJECT = ("nsubj:outer",)
SUBJECT_CLAUSES = ("csubj", "csubj:pass")
OBJECT = ("obj",)
OBJECTS = ("obj", "iobj")
OBLIQUE = ("obl",)
NOUN_PHRASE = ("nmod",)
POSSESSOR = ("nmod:poss",)
APPOSITION = ("appos",)

AUXILIARIES = ("aux", "aux:pass")
COPULA = ("cop",)
HELPERS = (*AUXILIARIES, *COPULA)
MARKERS = ("mark", "case")
CONJUNCTION = ("mark",)
FIXED = ("fixed",)
DETERMINER = ("det",)
ADVERB = ("advmod",)
ADJECTIVE = ("amod",)
COMPOUND = ("compound",)
MODIFIERS = ("advmod", "amod", "det", "cc:preconj", "compound", "cc")
NEGATABLE = ("advmod", "det", "cc:preconj", "cc")
PART_OF_NAME = ("flat", "compound", "amod")

CONJUNCT = ("conj",)
COORDINATOR = ("cc",)
ADVERBIAL = ("advcl",)
NOUN_CLAUSE = ("acl",)
RELATIVE = ("acl:relcl",)
SENTENCE_RELATIVE = ("advcl:relcl",)
OBJECT_CLAUSE = ("ccomp",)
OPEN_CLAUSE = ("xcomp",)
BESIDE = ("parataxis",)
ROOT = ("root", "ROOT")
OF_NOUN = (*NOUN_CLAUSE, *RELATIVE)
COMPLEMENTS = (*OPEN_CLAUSE, *OBJECT_CLAUSE, *SUBJECT_CLAUSES)
CLAUSAL = (*COMPLEMENTS, *OF_NOUN, *ADVERBIAL, *SENTENCE_RELATIVE, *BESIDE)


def forms(word: Token, *relations: str) -> set[str]:
    """Return the children with one of these relations as they are written, in small letters."""
    return {below.lower_ for below in children(word, *relations)}


def lemmas(word: Token, *relations: str) -> set[str]:
    """Return the lemmas of the children with one of these relations."""
    return {below.lemma_.lower() for below in children(word, *relations)}


def marked(word: Token, markers: Collection[str], *relations: str) -> list[Token]:
    """Return the children with one of these relations that have one of these prepositions."""
    return [below for below in children(word, *relations) if preposition(below) in markers]


def earlier(words: Iterable[Token], place: Token) -> list[Token]:
    """Return those of some words that stand before another."""
    return [word for word in words if word.i < place.i]


def later(words: Iterable[Token], place: Token) -> list[Token]:
    """Return those of some words that stand after another."""
    return [word for word in words if word.i > place.i]
