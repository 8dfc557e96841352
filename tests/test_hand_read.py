import pytest

from tests.hand_read import docs, word

MALI_LEFT = """# text = Mali left.
1	Mali	Mali	PROPN	NNP	_	2	nsubj	_	Name=LOC
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
"""
IT_RETURNED = """# text = It returned.
1	It	it	PRON	PRP	_	2	nsubj	_	_
2	returned	return	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
"""


@pytest.fixture
def read(tmp_path):
    """Return a function that reads the text of a file."""

    def read(text):
        path = tmp_path / "sentences.conllu"
        path.write_text(text, "utf-8")
        return docs(path)

    return read


def test_a_sentence_is_a_doc_with_its_tree(read):
    left = word(read(f"# sent_id = leaving\n{MALI_LEFT}")["leaving"], "left")
    assert [(child.text, child.dep_) for child in left.children] == [
        ("Mali", "nsubj"),
        (".", "punct"),
    ]
    assert (left.lemma_, left.tag_, left.pos_, left.dep_) == ("leave", "VBD", "VERB", "root")


def test_names_are_entities(read):
    doc = read(f"# sent_id = leaving\n{MALI_LEFT}")["leaving"]
    assert [(name.text, name.label_) for name in doc.ents] == [("Mali", "LOC")]


def test_a_text_of_several_sentences_is_one_doc(read):
    doc = read(f"# newdoc id = story\n{MALI_LEFT}\n{IT_RETURNED}")["story"]
    assert [sentence.text for sentence in doc.sents] == ["Mali left.", "It returned."]
    assert word(doc, "It").head.text == "returned"
    assert word(doc, ".", 2).head.text == "returned"


def test_a_named_sentence_ends_the_text_before_it(read):
    found = read(f"# newdoc id = story\n{MALI_LEFT}\n# sent_id = coming\n{IT_RETURNED}")
    assert [(name, doc.text.strip()) for name, doc in found.items()] == [
        ("story", "Mali left."),
        ("coming", "It returned."),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f"# sent_id = slip\n{MALI_LEFT.replace('left.', 'left!')}",
            "slip reads “Mali left.*”, not “Mali left!”",
        ),
        ("# sent_id = slip\n1\tMali\tMali", "not 10 columns"),
        (
            f"# sent_id = slip\n{MALI_LEFT}\n# sent_id = slip\n{IT_RETURNED}",
            "two sentences are called slip",
        ),
    ],
)
def test_a_slip_in_a_file_says_where(read, text, message):
    with pytest.raises(ValueError, match=f"sentences.conllu: {message}"):
        read(text)


def test_a_word_that_is_not_there_is_named(read):
    with pytest.raises(ValueError, match="no “Togo” in “Mali left"):
        word(read(f"# sent_id = leaving\n{MALI_LEFT}")["leaving"], "Togo")
