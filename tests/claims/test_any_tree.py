"""Whatever a parser makes of a sentence can be read: labels, tags and heads changed at random, and trees that mean nothing."""

from datetime import date
from random import Random

import pytest
from spacy.tokens import Doc, Span

from benchmarks.odd import DAYS, Maker
from kg.claims import read
from kg.english.load import load as load_english
from kg.lexicon.load import load as load_lexicon
from kg.types import Article

ENGLISH = load_english()
LABELS = ENGLISH.get_pipe("kg_english").network.labels


def tree(words: range, draw: Random) -> dict[int, int]:
    """Return a head for each word: any tree, its root its own head."""
    order = draw.sample(words, len(words))
    return {
        word: order[draw.randrange(place)] if place else word for place, word in enumerate(order)
    }


def changed(doc: Doc, draw: Random, share: float) -> Doc:
    """Return a copy of a Doc with labels, tags and the trees of some sentences changed at random, as often as the share says."""
    heads = [token.head.i for token in doc]
    for sentence in doc.sents:
        if draw.random() < share:
            for word, head in tree(range(sentence.start, sentence.end), draw).items():
                heads[word] = head
    roots = [head == place for place, head in enumerate(heads)]

    def some(column: list[str], name: str) -> list[str]:
        return [draw.choice(LABELS[name]) if draw.random() < share else value for value in column]

    deps = some([token.dep_ for token in doc], "relation")
    made = Doc(
        doc.vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc],
        heads=heads, deps=["root" if root else dep for root, dep in zip(roots, deps, strict=True)],
        tags=some([token.tag_ for token in doc], "xpos"), pos=some([token.pos_ for token in doc], "upos"),
        lemmas=[token.lemma_ or token.lower_ for token in doc], morphs=["" for _ in doc],
    )  # fmt: skip
    starts = range(0, len(made) - 2, 3)
    made.set_ents(
        [
            Span(made, place, place + 2, label=draw.choice(["PER", "ORG", "LOC"]))
            for place in starts
            if draw.random() < share
        ]
    )
    return made


@pytest.mark.parametrize("share", [0.05, 0.3, 1.0])
def test_any_tree_can_be_read(share: float):
    maker = Maker(6)
    for _ in range(12):
        doc = ENGLISH(" ".join(maker.plain() for _ in range(5)))
        for _ in range(3):
            odd = changed(doc, maker.draw, share)
            for claim in read(
                odd, Article("a" * 25, odd.text, published=maker.draw.choice(DAYS)), load_lexicon()
            ).claims:
                assert claim.evidence.quote == odd.text[claim.evidence.start : claim.evidence.end]


def test_words_that_are_blanks_are_read():
    doc = Doc(
        ENGLISH.vocab,
        ["Iran", "\u2028", " ", "\n"],
        [True, False, False, False],
        heads=[0, 0, 0, 0],
        deps=["root", "dep", "dep", "dep"],
    )
    doc.set_ents([Span(doc, 1, 3, label="LOC")])
    assert (
        read(doc, Article("a" * 25, doc.text, published=date(2020, 8, 31)), load_lexicon()).claims
        == ()
    )
