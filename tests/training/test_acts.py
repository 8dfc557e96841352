"""Annotated acts as rows to learn from: what training sees is what reading sees. Needs no torch."""

from pathlib import Path

from kg.annotations import texts
from kg.english.heads import Heads
from kg.english.load import load as load_english
from kg.lexicon.load import load
from training.acts import lines_of, quiet_rows, read, rows

SAMPLES = Path(__file__).parents[1] / "annotated"


def test_each_annotated_act_stands_at_its_word_with_a_pair_for_each_candidate():
    nlp, lexicon = load_english(), load()
    for text in texts(SAMPLES):
        made = rows(text, read(text, nlp, lexicon), lexicon)
        acts = [(row, act) for row in made for act in row["acts"]]
        assert len(acts) == len(text.acts)
        words = {one.start: text.text[one.start : one.end] for one in text.acts}
        assert all(row["words"][act["word"]] in " ".join(words.values()) for row, act in acts)
        assert all(len(act["pairs"]) == len(row["candidates"]) for row, act in acts)


def test_what_the_reader_is_told_has_the_names_that_it_learned():
    heads = Heads.shipped()
    assert heads is not None
    nlp, lexicon = load_english(), load()
    text = next(iter(texts(SAMPLES)))
    made = rows(text, read(text, nlp, lexicon), lexicon)
    told = [name for row in made for act in row["acts"] for pair in act["pairs"] for name in pair]
    known = [name for row in made for names in row["known"] for name in names]
    assert sum(name in heads.slots.features for name in told) > 0.9 * len(told)
    assert all(name in heads.known for name in known)


def test_quiet_sentences_have_no_acts_and_none_is_one_of_the_tests():
    made = list(quiet_rows(load_english(), load()))
    assert len(made) > 600
    assert not [row for row in made if row["acts"]]
    silence = Path(__file__).parents[1] / "silence.txt"
    tested = set(silence.read_text(encoding="utf-8").splitlines())
    assert tested.isdisjoint(lines_of("no_politics.txt"))
