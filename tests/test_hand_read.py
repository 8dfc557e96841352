from pathlib import Path

import pytest

from tests.hand_read import docs, word

DOCS = docs(Path(__file__).parent / "sentence" / "voice.conllu")


def test_a_sentence_is_a_doc_with_its_tree():
    blamed = word(DOCS["passive_without_agent"], "blamed")
    assert [(child.text, child.dep_) for child in blamed.children] == [("Mali", "nsubj:pass"), ("was", "aux:pass"), (".", "punct")]
    assert (blamed.lemma_, blamed.tag_, blamed.pos_, blamed.dep_) == ("blame", "VBN", "VERB", "root")


def test_names_are_entities():
    assert [(name.text, name.label_) for name in DOCS["passive_without_agent"].ents] == [("Mali", "LOC")]


def test_a_text_of_several_sentences_is_one_doc():
    doc = DOCS["two_sentences"]
    assert [sentence.text for sentence in doc.sents] == ["Mali left.", "It returned."]
    assert word(doc, "It").head.text == "returned"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("# text = Mali left!\n1\tMali\tMali\tPROPN\tNNP\t_\t0\troot\t_\t_", "reads “Mali ”, not “Mali left!”"),
        ("1\tMali\tMali", "not 10 columns"),
    ],
)
def test_a_slip_in_a_file_says_where(tmp_path, wrong, message):
    path = tmp_path / "slip.conllu"
    path.write_text(f"# sent_id = slip\n{wrong}\n", "utf-8")
    with pytest.raises(ValueError, match=message):
        docs(path)
