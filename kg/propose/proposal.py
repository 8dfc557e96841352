"""What a proposer is: it reads a story and says what acts it may tell of.

The patterns of the seeds are one (``patterns/``). A reader that learns is another, and so is a
person with a list. Each says who may do what to whom, with scores; whether it took place, and when,
is settled afterwards. Never knows how a proposer works.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.mentions.book import Mentions
from kg.mentions.quotations import Quotation
from kg.types import Article, Proposal, Span


@dataclass(frozen=True, slots=True)
class Story:
    """An article before any act is looked for: its words, who is mentioned, what is quoted.

    ``times`` are the places of the words that head expressions of time.
    """

    doc: Doc
    article: Article
    mentions: Mentions
    quotations: tuple[Quotation, ...]
    times: frozenset[int] = frozenset()

    def word(self, span: Span) -> Token:
        """Return the word that heads some characters."""
        words = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if words is None:
            raise ValueError(f"no words at {span.start} to {span.end}: “{span.text}”")
        return words.root


Proposer = Callable[[Story], Iterable[Proposal]]
