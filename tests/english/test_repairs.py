"""Each sentence of ``misread.conllu`` is read as parsers read it; here is how it is mended."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.english.load import load
from kg.english.mend import mend
from tests.hand_read import VOCAB, docs, word

MISREAD = Path(__file__).parent / "misread.conllu"
RELATIONS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "obl:agent",
    "nmod",
    "conj",
    "cc",
    "acl",
    "acl:relcl",
    "advcl",
    "case",
    "mark",
    "aux:pass",
]
TAGS = ["NN", "NNS", "NNP", "VBD", "VBN", "VBG", "VBZ", "IN", "CC", "POS", "WDT"]
FORMS = [
    "Mali",
    "men",
    "accused",
    "said",
    "by",
    "of",
    "that",
    "which",
    "-",
    ",",
    "and",
    "to",
    "left",
]


def hung(name, form, which=1):
    """Return the head and the relation of a word once its sentence is mended."""
    found = word(mend(docs(MISREAD)[name]), form, which)
    return found.head.text, found.dep_


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("retaliated", "Mali", ("retaliated", "nsubj")),
        ("killed", "blasts", ("killed", "nsubj")),
        ("delivered", "Qatar", ("delivered", "obl:agent")),
        ("tortured", "court", ("accused", "obl:agent")),
        ("dam", "which", ("threatens", "nsubj")),
        ("fired", "Iran", ("fired", "nsubj")),
        ("fired", "test", ("fired", "compound")),
        ("gassed", "Police", ("gassed", "nsubj")),
        ("complained", "beat", ("complained", "ccomp")),
        ("reported", "activists", ("reported", "nsubj")),
        ("blocked", "Togo", ("left", "nsubj")),
        ("blocked", "and", ("left", "cc")),
        ("navy", "navy", ("fleet", "nmod:poss")),
        ("envoy", "envoy", ("Kerry", "appos")),
        ("accused", "hindering", ("accused", "advcl")),
        ("envoys", "backs", ("country", "acl:relcl")),
        ("council", "bias", ("accused", "obl")),
        ("arming", "arming", ("lying", "advcl")),
        ("guilty", "Li", ("found", "obj")),
        ("suspect", "Ilic", ("kin", "nmod")),
        ("suspect", "suspect", ("Ilic", "nmod:desc")),
        ("war", "costs", ("war", "acl:relcl")),
        ("cleft", "Niger", ("Niger", "root")),
        ("cleft", "left", ("Niger", "acl:relcl")),
        ("cleft", "Mali", ("Niger", "conj")),
        ("letters", "MU", ("Union", "appos")),
        ("game", "Japan", ("attacked", "nsubj")),
        ("game", "attacked", ("blockaded", "conj")),
        ("game", "ships", ("attacked", "obj")),
        ("game", "games", ("blockaded", "obl")),
        ("port", "Uganda", ("arrested", "nsubj")),
        ("port", "arrested", ("shelled", "conj")),
        ("far", "arrested", ("far", "advcl")),
        ("remains", "detained", ("far", "ccomp")),
        ("until", "June", ("June", "root")),
        ("until", "was", ("June", "cop")),
        ("whose", "brother", ("arrested", "obj")),
        ("whose", "Kenya", ("arrested", "nsubj")),
        ("between", "Ghana", ("said", "nsubj")),
        ("above", "Croatia", ("said", "nsubj")),
        ("signed", "Boric", ("jailed", "parataxis")),
        ("American", "American", ("shot", "nsubj")),
        ("Zealand", "New", ("Zealand", "compound")),
        ("jailed", "jailed", ("general", "acl")),
        ("jailed", "plotting", ("jailed", "advcl")),
        ("bought", "charge", ("votes", "appos")),
        ("spying", "colonel", ("accused", "nsubj")),
        ("spying", "accused", ("recalled", "advcl")),
        ("minister", "One", ("said", "nsubj")),
        ("resumed", "released", ("said", "conj")),
        ("insulted", "accused", ("accused", "root")),
        ("insulted", "said", ("accused", "parataxis")),
        ("insulted", "insulted", ("said", "ccomp")),
        ("wanted", "Kenan", ("said", "nsubj")),
        ("massacring", "massacring", ("accused", "advcl")),
        ("massacring", "villagers", ("massacring", "obj")),
        ("rescued", "said", ("shot", "parataxis")),
        ("plotters", "2000", ("coup", "nmod")),
        ("relatives", "marched", ("Relatives", "acl:relcl")),
        ("hosts", "Ana", ("host", "appos")),
        ("portfolios", "ministers", ("met", "nsubj")),
        ("portfolios", "trade", ("Finance", "conj")),
        ("row", "army", ("units", "compound")),
        ("row", "units", ("Police", "conj")),
        ("camps", "leaders", ("met", "nsubj")),
        ("camps", "Union", ("leaders", "compound")),
        ("camps", "business", ("Union", "conj")),
    ],
)
def test_a_known_misreading_is_mended(name, form, expected):
    assert hung(name, form) == expected


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("raid", "rebels", ("raid", "nmod")),
        ("demand", "leave", ("demand", "acl")),
        ("visited", "Iraq", ("Iran", "conj")),
        ("head", "party", ("head", "nmod")),
    ],
)
def test_what_only_looks_alike_stays_as_it_was_read(name, form, expected):
    assert hung(name, form) == expected


def test_mending_twice_changes_nothing_more():
    for doc in docs(MISREAD).values():
        once = [(each.head.i, each.dep_) for each in mend(doc)]
        assert [(each.head.i, each.dep_) for each in mend(doc)] == once


@given(
    st.lists(
        st.tuples(*map(st.sampled_from, (FORMS, TAGS, RELATIONS)), st.integers(0, 30)),
        min_size=1,
        max_size=12,
    )
)
def test_any_tree_stays_a_tree(rows):
    heads = [min(head, place - 1) if place else 0 for place, (*_, head) in enumerate(rows)]
    doc = Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=[
            "NOUN" if row[1].startswith("N") else "VERB" if row[1].startswith("V") else "ADP"
            for row in rows
        ],
        heads=heads,
        deps=["root" if not place else row[2] for place, row in enumerate(rows)],
    )
    mended = mend(doc)
    assert [each.text for each in mended if each.head.i == each.i] == [rows[0][0]]
    assert len(list(mended.sents)) == 1


def test_every_pipeline_mends_at_the_end():
    assert load().pipe_names[-1] == "kg_mend"
