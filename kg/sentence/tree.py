"""The tree of a sentence: what hangs below a word. Knows how trees are asked; never knows a rule.

What hangs below each word of a Doc is looked up once, and so is each answer of a question that is
asked ``once``. Both stay with the Doc, whose tree nobody changes any more once it is read.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import TypeVar

from spacy.tokens import Doc, Token

from kg.sentence.labels import ADPOSITION, FIXED, MARKER

Answer = TypeVar("Answer")
Table = list[list[tuple[str, Token]]]

TABLE = "kg.sentence.tree"


def once(question: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Return a question that each word answers once; an answer must be a plain, fixed value."""
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def asked(word: Token) -> Answer:
        answers: dict[int, Answer] = word.doc.user_data.setdefault(name, {})
        place = word.i
        if place not in answers:
            answers[place] = question(word)
        return answers[place]

    return asked


def below(token: Token) -> list[tuple[str, Token]]:
    """Return the words that hang on a word, each after its relation, in the order of the text."""
    doc = token.doc
    table: Table = doc.user_data.get(TABLE) or doc.user_data.setdefault(TABLE, table_of(doc))
    return table[token.i]


def table_of(doc: Doc) -> Table:
    """Return what hangs on each word of a Doc."""
    table: Table = [[] for _ in doc]
    for word in doc:
        head = word.head.i
        if head != word.i:
            table[head].append((word.dep_, word))
    return table


def children(token: Token, *relations: str) -> list[Token]:
    """Return the children with one of these relations, in the order of the text."""
    return [word for relation, word in below(token) if relation in relations]


def child(token: Token, *relations: str) -> Token | None:
    """Return the first such child, or none."""
    for relation, word in below(token):
        if relation in relations:
            return word
    return None


def has(token: Token, *relations: str) -> bool:
    """Return whether there is such a child."""
    return child(token, *relations) is not None


def spelled(token: Token, forms: Collection[str], *relations: str) -> list[Token]:
    """Return such children that are written, in lower case, in one of these forms."""
    return [word for word in children(token, *relations) if word.lower_ in forms]


def has_word(token: Token, forms: Collection[str], *relations: str) -> bool:
    """Return whether there is such a child in one of these forms."""
    return bool(spelled(token, forms, *relations))


def is_root(token: Token) -> bool:
    """Return whether a word hangs on nothing."""
    return token.head.i == token.i


def tagged(token: Token, tags: Collection[str], *relations: str) -> list[Token]:
    """Return such children that have one of these tags."""
    return [word for word in children(token, *relations) if word.tag_ in tags]


def marked(token: Token, prepositions: Collection[str], *relations: str) -> list[Token]:
    """Return such children that have one of these prepositions."""
    return [word for word in children(token, *relations) if preposition(word) in prepositions]


@once
def preposition(token: Token) -> str:
    """Return the words that mark a phrase, joined: "in", "because of"; often none."""
    return joined(token, ADPOSITION, MARKER)


def joined(token: Token, *relations: str) -> str:
    """Return such children in lower case, each with its fixed parts, joined."""
    words: list[Token] = []
    for word in children(token, *relations):
        words += (word, *children(word, FIXED))
    return " ".join(word.lower_ for word in words)
