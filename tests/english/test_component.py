from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg import data
from kg.english.component import LONGEST_SENTENCE, EnglishParser, cut_where
from kg.english.load import load
from kg.errors import PipelineError

TEXTS = [
    "France accused Mali of breaking the deal. Mali denied it.",
    "",
    "   \n\t ",
    "“We will not leave,” Emmanuel Macron said on Monday. He didn’t say why.",
    "Vladimir\u00a0Putin met Xi Jinping in Beijing .\n\nThey agreed on gas.",
    "The U.N. Security Council met in New York.\nNo vote was taken.",
    "Yes",
    "Russia " + "and Belarus " * 150 + "agreed.",
    "🙂 Ωμέγα 北京 \u200b — …",
]
Answer = list[tuple[object, ...]]


def answer(doc: Doc) -> Answer:
    """Return all that the component writes."""
    words = [
        (
            token.text,
            token.lemma_,
            token.tag_,
            token.pos_,
            str(token.morph),
            token.dep_,
            token.head.i,
            token.is_sent_start,
        )
        for token in doc
    ]
    return [*words, *((entity.text, entity.label_, entity.start) for entity in doc.ents)]


ALONE = [answer(load()(text)) for text in TEXTS]


@pytest.mark.parametrize("size", [1, 2, 100])
def test_the_size_of_a_batch_changes_nothing(size):
    assert [answer(doc) for doc in load().pipe(TEXTS, batch_size=size)] == ALONE


def test_the_order_of_texts_changes_nothing():
    assert [answer(doc) for doc in load().pipe(reversed(TEXTS))] == ALONE[::-1]


def test_the_number_of_processes_changes_nothing():
    assert [answer(doc) for doc in load().pipe(TEXTS, n_process=2, batch_size=2)] == ALONE


def test_threads_change_nothing():
    with ThreadPoolExecutor(max_workers=4) as threads:
        assert [answer(doc) for doc in threads.map(load(), TEXTS * 3)] == ALONE * 3


def test_a_text_has_the_same_answer_each_time():
    assert [answer(load()(text)) for text in TEXTS] == ALONE


def test_the_component_survives_bytes():
    component = load().get_pipe("kg_english")
    copy = EnglishParser().from_bytes(component.to_bytes())
    assert copy.network.files == component.network.files
    assert copy.labels == component.labels


def test_the_component_survives_the_disk(tmp_path: Path):
    load().to_disk(tmp_path / "copy")
    copy = spacy.load(tmp_path / "copy")
    assert [answer(copy(text)) for text in TEXTS[:4]] == ALONE[:4]


def test_a_pipeline_survives_bytes():
    copy = spacy.load(data.model(), exclude=["kg_english"])
    copy.add_pipe("kg_english")
    copy.from_bytes(load().to_bytes())
    assert answer(copy(TEXTS[0])) == ALONE[0]


@pytest.mark.parametrize("text", TEXTS)
def test_no_character_is_lost(text):
    assert load()(text).text == text


def test_no_name_ends_with_a_preposition():
    doc = load(None)(
        "Meanwhile, the International Security Assistance Force in Afghanistan says four troops "
        "were killed in separate incidents in the country Monday."
    )
    assert [one.text for one in doc.ents] == [
        "International Security Assistance Force",
        "Afghanistan",
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_every_sentence_is_one_tree(text):
    doc = load()(text)
    for sentence in doc.sents:
        assert sum(token.head.i == token.i for token in sentence) == 1
        assert all(token.head.sent == sentence for token in sentence)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0"])
def test_a_text_without_words_has_no_annotation_and_no_error(text):
    doc = load()(text)
    assert not doc.ents
    assert all(token.is_space for token in doc)


def test_white_space_hangs_on_a_word():
    doc = load()("  France accused   Mali.\n")
    for token in doc:
        assert not token.head.is_space
        assert token.is_space == (token.tag_ == "_SP")


def test_curly_and_straight_quotes_are_read_alike():
    curly, straight = (
        load()("“France accused Mali,” he said. It’s true."),
        load()('"France accused Mali," he said. It\'s true.'),
    )
    assert [(token.dep_, token.head.i, token.tag_) for token in curly] == [
        (token.dep_, token.head.i, token.tag_) for token in straight
    ]


def test_sentences_begin_where_they_should():
    doc = load()("Mr. Macron met Mrs. Merkel. “We agreed,” he said.\n\nNo date was given")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Mr. Macron met Mrs. Merkel.", "“We agreed,” he said.", "No date was given",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers fired on protesters in Conakry | The president blamed the opposition for the violence on Monday.",
        "Talks collapse in Geneva | Both sides blame each other for the failure of the talks.",
        "Police arrested thirty people in Lagos | They were taken to a barracks.",
        "The army withdrew from the town | It left behind its heavy weapons.",
    ],
)
def test_a_sentence_begins_although_the_full_stop_before_it_is_missing(text: str):
    doc = load()(text.replace(" |", ""))
    assert [sentence.text for sentence in doc.sents] == text.split(" | ")


def test_a_sentence_is_cut_where_others_begin():
    assert cut_where([3, 4, 6, 7], [False, False, True, False]) == [[3, 4], [6, 7]]
    assert cut_where([3, 4], [True, False]) == [[3, 4]]


def test_a_sentence_of_three_hundred_words_is_one_sentence():
    doc = load()(TEXTS[7])
    assert len(doc) > 300
    assert len(list(doc.sents)) == 1


@pytest.mark.parametrize("mark", ["", ","])
def test_what_is_longer_than_any_sentence_is_cut_and_nothing_is_lost(mark: str):
    text = f"Russia and Belarus{mark} and " * 1500 + "Mali agreed."
    doc = load()(text)
    assert doc.text == text
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST_SENTENCE


def test_a_clear_sentence_is_read_rightly():
    doc = load()("France accused Mali.")
    assert [(token.lemma_, token.dep_) for token in doc] == [
        ("France", "nsubj"), ("accuse", "root"), ("Mali", "obj"), (".", "punct"),
    ]  # fmt: skip
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("France", "LOC"),
        ("Mali", "LOC"),
    ]


def odd(*labels: str) -> Language:
    """Return a pipeline with the stages we need, whose parser has labels of its own."""
    nlp = spacy.blank("en")
    for name, own in (("parser", labels), ("tagger", ("NN",)), ("ner", ("PERSON",))):
        component = nlp.add_pipe(name)
        for label in own:
            component.add_label(label)
    nlp.initialize()
    return nlp


def test_a_pipeline_with_labels_of_its_own_is_refused(tmp_path: Path):
    odd("doer", "done").to_disk(tmp_path / "odd")
    with pytest.raises(
        PipelineError,
        match="labels dependencies neither by Universal Dependencies nor by ClearNLP; use the embedded",
    ):
        load(str(tmp_path / "odd"))


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path):
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(PipelineError, match="has no dependency parser"):
        load(str(tmp_path / "bare"))


def test_an_unknown_pipeline_is_refused(tmp_path: Path):
    with pytest.raises(PipelineError, match="neither an installed spaCy package nor a folder"):
        load("en_no_such_pipeline")


def test_the_environment_names_a_pipeline(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KG_PIPELINE", "en_no_such_pipeline")
    with pytest.raises(PipelineError, match="en_no_such_pipeline"):
        load()


def test_a_weekday_beside_a_subject_is_a_time():
    doc = load()("The Kenyan president Tuesday accused Somalia of lying.")
    assert [(word.text, word.dep_) for word in doc if word.dep_ in ("nsubj", "obl:unmarked")] == [
        ("president", "nsubj"),
        ("Tuesday", "obl:unmarked"),
    ]
