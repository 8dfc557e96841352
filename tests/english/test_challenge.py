import pytest
import spacy

from kg.english.load import EMBEDDED, load
from training.challenge import read, score, word

PHENOMENA = frozenset(
    """apposition control coordinated_actors coordinated_verbs dateline fronted_clause headline indirect_object negation
    nominal_event particle_verb passive_with_agent passive_without_agent possessive_agent quotation_after_speaker
    quotation_before_speaker raising reduced_relative relative_clause robustness""".split()
)
LEAST_PERCENT = 90
SUITE = read()


def refused(tmp_path, entry):
    """Return what is said about a suite with one bad entry."""
    (tmp_path / "odd.toml").write_text(f"[[sentence]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.toml") as error:
        score(spacy.blank("en"), read(tmp_path))
    return str(error.value)


def test_every_phenomenon_has_enough_sentences():
    assert len(SUITE) >= 150
    assert {challenge.phenomenon for challenge in SUITE} == PHENOMENA
    assert len({challenge.text for challenge in SUITE}) == len(SUITE)


@pytest.mark.parametrize("phenomenon", sorted(PHENOMENA))
def test_every_arc_names_words_of_its_sentence(phenomenon):
    for challenge in SUITE:
        if challenge.phenomenon == phenomenon:
            doc = load(EMBEDDED).make_doc(challenge.text)
            dependents = [word(doc, arc.dependent, challenge).i for arc in challenge.arcs]
            assert len(set(dependents)) == len(dependents), challenge
            assert all(
                arc.head == "ROOT" or word(doc, arc.head, challenge) for arc in challenge.arcs
            )


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('text = "A met B."\narcs = ["met nsubj C"]', "'C' is no word of it: A met B."),
        (
            'text = "Mali met Mali."\narcs = ["met nsubj Mali"]',
            "'Mali' stands there 2 times: number it: Mali met Mali.",
        ),
        ('text = "Mali met Mali."\narcs = ["met nsubj Mali#3"]', "'Mali#3' is no word of it"),
        (
            'text = "A met B."\narcs = ["met A"]',
            "'met A' is not 'head relation dependent', in: A met B.",
        ),
        ('text = "A met B."\narcs = []', "a sentence has a text and arcs"),
    ],
)
def test_a_slip_in_the_suite_is_named(tmp_path, entry, problem):
    assert problem in refused(tmp_path, entry)


def test_the_embedded_pipeline_finds_nine_arcs_of_ten():
    found = score(load(EMBEDDED), SUITE)
    assert found.percent >= LEAST_PERCENT, "\n".join(map(str, found.misses))
