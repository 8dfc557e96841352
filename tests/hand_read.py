"""Sentences read by hand, as Docs: what the tests that need no parser share.

A file of CoNLL-U has a sentence per block, ten columns a word, Universal Dependencies and Penn tags
(column XPOS). ``# sent_id`` names a Doc of one sentence, ``# newdoc id`` one of all sentences up to
the next ``# newdoc`` or ``# sent_id`` of another block without it; a sentence inside a ``newdoc``
needs no name. ``# text``, where given, is what the words must add up to. MISC may hold
``SpaceAfter=No`` and ``Name=PER`` (``ORG``, ``LOC``): neighbours of one kind are one name, and a word
with ``Name=PER|Begin=Yes`` opens another.

    # sent_id = passive
    # text = Mali was blamed.
    1	Mali	Mali	PROPN	NNP	_	3	nsubj:pass	_	Name=LOC
    2	was	be	AUX	VBD	_	3	aux:pass	_	_
    3	blamed	blame	VERB	VBN	_	0	root	_	SpaceAfter=No
    4	.	.	PUNCT	.	_	3	punct	_	_

``docs(path)["passive"]`` is then a Doc, ``word(doc, "blamed")`` its third word.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.tokens import Doc, Span, Token

VOCAB = spacy.blank("en").vocab
COLUMNS = 10


class Row(NamedTuple):
    """A word as written in a line."""

    form: str
    lemma: str
    word_class: str
    tag: str
    features: str
    head: int
    relation: str
    misc: dict[str, str]


class Sentence(NamedTuple):
    """A block of a file: its comments and its words."""

    comments: dict[str, str]
    rows: list[Row]


def docs(path: Path) -> dict[str, Doc]:
    """Return the Docs of a file by name."""
    texts: dict[str, list[Sentence]] = {}
    open_text = ""
    for sentence in sentences(path):
        open_text = sentence.comments.get(
            "newdoc id", open_text if "sent_id" not in sentence.comments else ""
        )
        name = open_text or sentence.comments["sent_id"]
        if name in texts and not open_text:
            raise ValueError(f"{path.name}: two sentences are called {name}")
        texts.setdefault(name, []).append(sentence)
    return {name: doc_of(path, name, blocks) for name, blocks in texts.items()}


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the blocks of a file."""
    for block in path.read_text("utf-8").strip().split("\n\n"):
        lines = block.strip().splitlines()
        notes = [line.removeprefix("#").partition("=") for line in lines if line.startswith("#")]
        rows = [row(path, line) for line in lines if not line.startswith("#")]
        if rows:
            yield Sentence({key.strip(): value.strip() for key, _, value in notes}, rows)


def row(path: Path, line: str) -> Row:
    """Return a word as written in a line."""
    fields = line.split("\t")
    if len(fields) != COLUMNS or not fields[0].isdecimal():
        raise ValueError(f"{path.name}: not {COLUMNS} columns that begin with a number: {line}")
    misc = dict(pair.split("=", 1) for pair in fields[9].split("|") if "=" in pair)
    form, lemma, word_class, tag, features, head, relation = fields[1:8]
    return Row(
        form, lemma, word_class, tag, "" if features == "_" else features, int(head), relation, misc
    )


def doc_of(path: Path, name: str, blocks: list[Sentence]) -> Doc:
    """Return the Doc of some sentences."""
    rows = [each for block in blocks for each in block.rows]
    starts = [sum(len(block.rows) for block in blocks[:place]) for place in range(len(blocks))]
    begins = [start for start, block in zip(starts, blocks, strict=True) for _ in block.rows]
    heads = [
        start + each.head - 1 if each.head else place
        for place, (start, each) in enumerate(zip(begins, rows, strict=True))
    ]
    doc = Doc(
        VOCAB,
        words=[each.form for each in rows],
        spaces=[each.misc.get("SpaceAfter") != "No" for each in rows],
        lemmas=[each.lemma for each in rows],
        pos=[each.word_class for each in rows],
        tags=[each.tag for each in rows],
        morphs=[each.features for each in rows],
        heads=heads,
        deps=[each.relation for each in rows],
        sent_starts=[place in starts for place in range(len(rows))],
    )
    doc.set_ents(list(names(doc, rows)))
    stated = " ".join(block.comments["text"] for block in blocks if "text" in block.comments)
    if stated and stated != doc.text.strip():
        raise ValueError(f"{path.name}: {name} reads “{doc.text}”, not “{stated}”")
    return doc


def names(doc: Doc, rows: list[Row]) -> Iterator[Span]:
    """Yield the names of a Doc."""
    kinds = [each.misc.get("Name", "") for each in rows]
    opens = [
        place
        for place, (before, kind) in enumerate(pairwise(["", *kinds]))
        if kind != before or "Begin" in rows[place].misc
    ]
    for start, end in pairwise([*opens, len(rows)]):
        if kinds[start]:
            yield Span(doc, start, end, label=kinds[start])


def word(doc: Doc, form: str, which: int = 1) -> Token:
    """Return the first, or another, word of a Doc that is written so."""
    found = [token for token in doc if token.text == form]
    if len(found) < which:
        raise ValueError(f"no “{form}” in “{doc.text}”")
    return found[which - 1]
