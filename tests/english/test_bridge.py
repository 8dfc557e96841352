import pickle
from typing import NamedTuple

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.english.bridge import create, scheme, to_universal
from kg.errors import PipelineError

UNIVERSAL = ("nsubj", "nsubj:pass", "obj", "obl", "case", "root")
LABELS = [
    "prep",
    "pobj",
    "pcomp",
    "agent",
    "attr",
    "acomp",
    "conj",
    "cc",
    "punct",
    "expl",
    "nsubj",
    "compound",
    "dative",
]
VOCAB = spacy.blank("en").vocab
CLEAR = ("nsubj", "nsubjpass", "dobj", "pobj", "prep", "ROOT")


class Case(NamedTuple):
    """One word a line: form, tag, class, head (from 1; 0 is the root) and relation in ClearNLP, then the universal ones."""

    phenomenon: str
    words: str
    person: tuple[int, int] | None = None


CASES = [
    Case(
        "active verb with object",
        """Mali NNP PROPN 2 nsubj 2 nsubj
        expelled VBD VERB 0 ROOT 0 root
        diplomats NNS NOUN 2 dobj 2 obj
        . . PUNCT 2 punct 2 punct""",
    ),
    Case(
        "passive with its agent",
        """Mali NNP PROPN 3 nsubjpass 3 nsubj:pass
        was VBD AUX 3 auxpass 3 aux:pass
        blamed VBN VERB 0 ROOT 0 root
        by IN ADP 3 agent 5 case
        France NNP PROPN 4 pobj 3 obl:agent""",
    ),
    Case(
        "preposition on a verb",
        """Troops NNS NOUN 2 nsubj 2 nsubj
        marched VBD VERB 0 ROOT 0 root
        into IN ADP 2 prep 5 case
        the DT DET 5 det 5 det
        capital NN NOUN 3 pobj 2 obl""",
    ),
    Case(
        "preposition on a noun",
        """talks NNS NOUN 0 ROOT 0 root
        with IN ADP 1 prep 3 case
        Iran NNP PROPN 2 pobj 1 nmod""",
    ),
    Case(
        "preposition inside a preposition",
        """fired VBD VERB 0 ROOT 0 root
        from IN ADP 1 prep 5 case
        behind IN ADP 2 prep 5 case
        the DT DET 5 det 5 det
        wall NN NOUN 3 pobj 1 obl""",
    ),
    Case(
        "according to",
        """According VBG VERB 5 prep 3 case
        to IN ADP 1 prep 1 fixed
        Interfax NNP PROPN 2 pobj 5 obl
        Moscow NNP PROPN 5 nsubj 5 nsubj
        agreed VBD VERB 0 ROOT 0 root""",
    ),
    Case(
        "because of",
        """left VBD VERB 0 ROOT 0 root
        because IN SCONJ 1 prep 4 case
        of IN ADP 2 pcomp 2 fixed
        threats NNS NOUN 3 pobj 1 obl""",
    ),
    Case(
        "such as",
        """allies NNS NOUN 0 ROOT 0 root
        such JJ ADJ 3 amod 4 case
        as IN ADP 1 prep 2 fixed
        Chad NNP PROPN 3 pobj 1 nmod""",
    ),
    Case(
        "stranded preposition",
        """country NN NOUN 0 ROOT 0 root
        he PRP PRON 3 nsubj 3 nsubj
        fled VBD VERB 1 relcl 1 acl:relcl
        from IN ADP 3 prep 3 obl""",
    ),
    Case(
        "clause behind a preposition on a verb",
        """accused VBD VERB 0 ROOT 0 root
        Mali NNP PROPN 1 dobj 1 obj
        of IN ADP 1 prep 4 mark
        breaking VBG VERB 3 pcomp 1 advcl
        promises NNS NOUN 4 dobj 4 obj""",
    ),
    Case(
        "clause behind a preposition on a noun",
        """hope NN NOUN 0 ROOT 0 root
        of IN ADP 1 prep 3 mark
        ending VBG VERB 2 pcomp 1 acl
        war NN NOUN 3 dobj 3 obj""",
    ),
    Case(
        "indirect object",
        """gave VBD VERB 0 ROOT 0 root
        Kyiv NNP PROPN 1 dative 1 iobj
        tanks NNS NOUN 1 dobj 1 obj""",
    ),
    Case(
        "indirect object with a preposition",
        """gave VBD VERB 0 ROOT 0 root
        tanks NNS NOUN 1 dobj 1 obj
        to IN ADP 1 dative 4 case
        Kyiv NNP PROPN 3 pobj 1 obl""",
    ),
    Case(
        "copula with a noun, its auxiliary and negation",
        """He PRP PRON 4 nsubj 6 nsubj
        will MD AUX 4 aux 6 aux
        not RB PART 4 neg 6 advmod
        be VB AUX 0 ROOT 6 cop
        the DT DET 6 det 6 det
        envoy NN NOUN 4 attr 0 root
        . . PUNCT 4 punct 6 punct""",
    ),
    Case(
        "copula with an adjective and a clause",
        """Moscow NNP PROPN 2 nsubj 3 nsubj
        is VBZ AUX 0 ROOT 3 cop
        ready JJ ADJ 2 acomp 0 root
        to TO PART 5 aux 5 mark
        talk VB VERB 3 xcomp 3 xcomp""",
    ),
    Case(
        "copula inside a reported clause",
        """said VBD VERB 0 ROOT 0 root
        troops NNS NOUN 3 nsubj 4 nsubj
        are VBP AUX 1 ccomp 4 cop
        close JJ ADJ 3 acomp 1 ccomp""",
    ),
    Case(
        "copula with a place",
        """Putin NNP PROPN 2 nsubj 5 nsubj
        is VBZ AUX 0 ROOT 5 cop
        still RB ADV 2 advmod 5 advmod
        in IN ADP 2 prep 5 case
        Minsk NNP PROPN 4 pobj 0 root""",
    ),
    Case(
        "there is",
        """There EX PRON 2 expl 2 expl
        is VBZ VERB 0 ROOT 0 root
        no DT DET 4 det 4 det
        need NN NOUN 2 attr 2 nsubj""",
    ),
    Case(
        "other verbs with a predicate keep it below",
        """He PRP PRON 2 nsubj 2 nsubj
        became VBD VERB 0 ROOT 0 root
        president NN NOUN 2 attr 2 xcomp""",
    ),
    Case(
        "object predicate",
        """elected VBD VERB 0 ROOT 0 root
        him PRP PRON 1 dobj 1 obj
        leader NN NOUN 1 oprd 1 xcomp""",
    ),
    Case(
        "negation and auxiliary",
        """Iran NNP PROPN 4 nsubj 4 nsubj
        did VBD AUX 4 aux 4 aux
        n't RB PART 4 neg 4 advmod
        attack VB VERB 0 ROOT 0 root""",
    ),
    Case(
        "coordination of three",
        """France NNP PROPN 6 nsubj 6 nsubj
        , , PUNCT 1 punct 3 punct
        Spain NNP PROPN 1 conj 1 conj
        and CC CCONJ 3 cc 5 cc
        Italy NNP PROPN 3 conj 1 conj
        agreed VBD VERB 0 ROOT 0 root""",
    ),
    Case(
        "coordination of verbs with a copula first",
        """He PRP PRON 2 nsubj 3 nsubj
        is VBZ AUX 0 ROOT 3 cop
        president NN NOUN 2 attr 0 root
        and CC CCONJ 2 cc 5 cc
        leads VBZ VERB 2 conj 3 conj
        troops NNS NOUN 5 dobj 5 obj""",
    ),
    Case(
        "coordination of prepositional phrases",
        """rallied VBD VERB 0 ROOT 0 root
        in IN ADP 1 prep 3 case
        Lima NNP PROPN 2 pobj 1 obl
        and CC CCONJ 2 cc 6 cc
        in IN ADP 2 conj 6 case
        Cusco NNP PROPN 5 pobj 3 conj""",
    ),
    Case(
        "both … and",
        """both CC CCONJ 2 preconj 2 cc:preconj
        Iran NNP PROPN 0 ROOT 0 root
        and CC CCONJ 2 cc 4 cc
        Iraq NNP PROPN 2 conj 2 conj""",
    ),
    Case(
        "relative clause in the passive",
        """men NNS NOUN 0 ROOT 0 root
        who WP PRON 4 nsubjpass 4 nsubj:pass
        were VBD AUX 4 auxpass 4 aux:pass
        held VBN VERB 1 relcl 1 acl:relcl""",
    ),
    Case(
        "participle clause",
        """deal NN NOUN 0 ROOT 0 root
        signed VBN VERB 1 acl 1 acl
        by IN ADP 2 agent 4 case
        Egypt NNP PROPN 3 pobj 2 obl:agent""",
    ),
    Case(
        "possessive",
        """Mali NNP PROPN 3 poss 3 nmod:poss
        's POS PART 1 case 1 case
        army NN NOUN 0 ROOT 0 root""",
    ),
    Case(
        "particle",
        """pulled VBD VERB 0 ROOT 0 root
        out RP ADP 1 prt 1 compound:prt
        troops NNS NOUN 1 dobj 1 obj""",
    ),
    Case(
        "time noun on a verb",
        """met VBD VERB 0 ROOT 0 root
        Monday NNP PROPN 1 npadvmod 1 obl:unmarked""",
    ),
    Case(
        "subject clause in the passive",
        """That IN SCONJ 3 mark 3 mark
        he PRP PRON 3 nsubj 3 nsubj
        lied VBD VERB 5 csubjpass 5 csubj:pass
        was VBD AUX 5 auxpass 5 aux:pass
        denied VBN VERB 0 ROOT 0 root""",
    ),
    Case(
        "adverbial clause and its mark",
        """talk VB VERB 0 ROOT 0 root
        if IN SCONJ 4 mark 4 mark
        rebels NNS NOUN 4 nsubj 4 nsubj
        disarm VBP VERB 1 advcl 1 advcl""",
    ),
    Case(
        "quantity",
        """nearly RB ADV 2 advmod 2 advmod
        200 CD NUM 3 nummod 3 nummod
        people NNS NOUN 0 ROOT 0 root
        about RB ADV 5 quantmod 5 advmod
        50 CD NUM 3 appos 3 appos""",
    ),
    Case(
        "name of a person",
        """Kim NNP PROPN 3 compound 4 nsubj
        Jong NNP PROPN 3 compound 1 flat
        Un NNP PROPN 4 nsubj 1 flat
        spoke VBD VERB 0 ROOT 0 root""",
        person=(0, 3),
    ),
    Case(
        "title before a name",
        """French JJ ADJ 4 amod 2 amod
        President NNP PROPN 4 compound 3 nmod:desc
        Emmanuel NNP PROPN 4 compound 5 nsubj
        Macron NNP PROPN 5 nsubj 3 flat
        spoke VBD VERB 0 ROOT 0 root""",
        person=(2, 4),
    ),
    Case(
        "title before a single name",
        """President NNP PROPN 2 compound 2 nmod:desc
        Putin NNP PROPN 3 nsubj 3 nsubj
        spoke VBD VERB 0 ROOT 0 root""",
        person=(1, 2),
    ),
    Case(
        "name of a person behind a preposition",
        """met VBD VERB 0 ROOT 0 root
        with IN ADP 1 prep 3 case
        Joe NNP PROPN 4 compound 1 obl
        Biden NNP PROPN 2 pobj 3 flat""",
        person=(2, 4),
    ),
    Case(
        "other compounds keep their last word",
        """Foreign NNP PROPN 2 compound 2 compound
        Ministry NNP PROPN 3 compound 3 compound
        building NN NOUN 0 ROOT 0 root""",
    ),
    Case(
        "two sentences",
        """Talks NNS NOUN 2 nsubj 3 nsubj
        were VBD AUX 0 ROOT 3 cop
        brief JJ ADJ 2 acomp 0 root
        Envoys NNS NOUN 5 nsubj 5 nsubj
        left VBD VERB 0 ROOT 0 root""",
    ),
]


def document(case: Case, scheme: str) -> Doc:
    """Return the case as a Doc in one of the schemes."""
    rows = [line.split() for line in case.words.splitlines()]
    column = 3 if scheme == "clear" else 5
    ents = ["O"] * len(rows)
    if case.person:
        label = "PERSON" if scheme == "clear" else "PER"
        ents[slice(*case.person)] = [
            f"B-{label}",
            *[f"I-{label}"] * (case.person[1] - case.person[0] - 1),
        ]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=[
            int(row[column]) - 1 if row[column] != "0" else place for place, row in enumerate(rows)
        ],
        deps=[row[column + 1] for row in rows],
        ents=ents,
    )


def tree(doc: Doc) -> list[tuple[str, str, str]]:
    """Return word, head and relation of each word; the parser's library writes its own name for the root."""
    return [(token.text, token.head.text, token.dep_.replace("ROOT", "root")) for token in doc]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.phenomenon)
def test_both_schemes_give_one_tree(case: Case):
    assert tree(to_universal(document(case, "clear"))) == tree(document(case, "universal"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.phenomenon)
def test_a_tree_that_is_universal_already_stays(case: Case):
    doc = to_universal(document(case, "clear"))
    assert tree(to_universal(doc)) == tree(document(case, "universal"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.phenomenon)
def test_sentences_keep_their_bounds(case: Case):
    doc = document(case, "clear")
    before = [(sentence.start, sentence.end) for sentence in doc.sents]
    assert [(sentence.start, sentence.end) for sentence in to_universal(doc).sents] == before


@given(st.data())
def test_any_tree_stays_a_tree(data: st.DataObject):
    size = data.draw(st.integers(1, 9))
    root = data.draw(st.integers(0, size - 1))
    order = [root, *data.draw(st.permutations([place for place in range(size) if place != root]))]
    heads = [root] * size
    for rank, place in enumerate(order[1:], start=1):
        heads[place] = order[data.draw(st.integers(0, rank - 1))]
    labels = [data.draw(st.sampled_from(LABELS)) for _ in range(size)]
    labels[root] = "ROOT"
    words = [
        data.draw(st.sampled_from(["is", "to", "according", "There", ",", "Paris"]))
        for _ in range(size)
    ]
    classes = [data.draw(st.sampled_from(["VERB", "ADP", "NOUN", "AUX"])) for _ in range(size)]
    ents = ["B-PERSON", *["I-PERSON"] * (size - 1)]
    doc = Doc(
        VOCAB, words=words, pos=classes, tags=["NNP"] * size, heads=heads, deps=labels, ents=ents
    )
    to_universal(doc)
    assert [len(sentence) for sentence in doc.sents] == [size]
    assert sorted(token.i for token in doc[0].sent.root.subtree) == list(range(size))


def test_negation_is_marked():
    doc = to_universal(
        document(
            next(case for case in CASES if case.phenomenon == "negation and auxiliary"), "clear"
        )
    )
    assert [token.text for token in doc if "Polarity=Neg" in str(token.morph)] == ["n't"]


def test_only_people_organisations_and_places_stay_entities():
    case = Case(
        "entities",
        """The DT DET 3 det 3 det
        United NNP PROPN 3 compound 3 compound
        Nations NNP PROPN 4 nsubj 4 nsubj
        sent VBD VERB 0 ROOT 0 root
        Russian JJ ADJ 6 amod 6 amod
        envoy NN NOUN 8 compound 7 nmod:desc
        Ivan NNP PROPN 8 compound 10 nmod:poss
        Petrov NNP PROPN 10 poss 7 flat
        's POS PART 8 case 7 case
        team NN NOUN 4 dobj 4 obj
        to IN ADP 4 prep 12 case
        Mali NNP PROPN 11 pobj 4 obl
        Monday NNP PROPN 4 npadvmod 4 obl:unmarked""",
    )
    doc = document(case, "clear")
    spans = [(0, 3, "ORG"), (4, 5, "NORP"), (6, 9, "PERSON"), (11, 12, "GPE"), (12, 13, "DATE")]
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in spans])
    assert tree(to_universal(doc)) == tree(document(case, "universal"))
    found = [(entity.text, entity.label_) for entity in doc.ents]
    assert found == [("United Nations", "ORG"), ("Ivan Petrov", "PER"), ("Mali", "LOC")]


def test_empty_doc_stays_empty():
    assert len(to_universal(Doc(VOCAB))) == 0


def pipeline(labels: tuple[str, ...], *others: str) -> spacy.language.Language:
    """Return an untrained pipeline with a parser of these labels and the other components."""
    nlp = spacy.blank("en")
    for name in others:
        nlp.add_pipe(name)
    if labels:
        parser = nlp.add_pipe("parser")
        for label in labels:
            parser.add_label(label)
    return nlp


def test_scheme_is_read_from_the_labels_of_the_parser():
    assert scheme(pipeline(CLEAR, "tagger", "ner")) == "clear"
    assert scheme(pipeline(UNIVERSAL, "tagger", "ner")) == "universal"


def test_bridged_pipeline_is_universal():
    nlp = pipeline(CLEAR, "tagger", "ner")
    nlp.add_pipe("kg_universal")
    assert scheme(nlp) == "universal"


@pytest.mark.parametrize(
    ("labels", "others", "missing"),
    [
        (
            (),
            ("tagger", "ner"),
            "has no dependency parser; use the embedded one or en_core_web_sm/md/lg/trf",
        ),
        (CLEAR, ("ner",), "has no part-of-speech tagger"),
        (UNIVERSAL, ("tagger",), "has no named entity recogniser"),
        (
            ("SB", "OA", "MO"),
            ("tagger", "ner"),
            "neither by Universal Dependencies nor by ClearNLP",
        ),
    ],
)
def test_pipeline_that_lacks_something_is_refused(
    labels: tuple[str, ...], others: tuple[str, ...], missing: str
):
    with pytest.raises(PipelineError, match=missing):
        scheme(pipeline(labels, *others))


def test_component_can_be_sent_to_a_worker():
    component = pickle.loads(pickle.dumps(create(spacy.blank("en"), "kg_universal")))
    assert tree(component(document(CASES[1], "clear"))) == tree(document(CASES[1], "universal"))
