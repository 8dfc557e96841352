"""Whom a word means that stands for a speaker. Knows mentions; never knows what is said."""

from spacy.tokens import Token

from kg.lexicon.actors import unknown
from kg.mentions.book import Mentions
from kg.mentions.descriptions import PARTITIVES
from kg.mentions.wording import phrase_text
from kg.sentence.labels import NOMINAL_MODIFIER
from kg.sentence.phrases import extent
from kg.sentence.tree import marked
from kg.sentence.words import is_noun
from kg.types import Mention


def speaker(word: Token, mentions: Mentions) -> Mention | None:
    """Return the mention of a speaker; one whom no list knows is named as in the text.

    Of "thousands of Sunni Arabs" it is that of those who are counted.
    """
    known = mentions.of(word)
    if known is None and word.lemma_.lower() in PARTITIVES:
        counted = marked(word, ("of",), NOMINAL_MODIFIER)
        word = counted[0] if counted else word
        known = mentions.of(word)
    if known is not None or not is_noun(word):
        return known
    start, end = extent(word)
    span = word.doc[start:end]
    capital = mentions.lexicon.capital(span.text)
    actor = capital or unknown(phrase_text(word), "other", None, mentions.article)
    resolved = "metonym" if capital is not None else "text"
    return Mention((actor,), span.text, span.start_char, span.end_char, resolved)


def names_somebody(word: Token, mentions: Mentions) -> bool:
    """Return whether a word heads a mention."""
    return mentions.of(word) is not None


def can_sign(word: Token, mentions: Mentions) -> bool:
    """Return whether a word names an actor or an unknown person, and no city of a dateline."""
    known = mentions.of(word)
    if known is None:
        return word.pos_ == "PROPN" and not word.is_upper
    return known.resolved != "metonym" or word.i not in mentions.places
