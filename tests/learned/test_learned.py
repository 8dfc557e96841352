"""The reader that learned, on sentences whose verbs no seed knows, and what it owes to others."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import spacy

from kg.claims import read, story_of
from kg.english.component import VIEW
from kg.english.heads import Heads
from kg.english.load import load as load_english
from kg.english.slots import ROLES
from kg.explain import explain
from kg.lexicon.load import load
from kg.propose.bystanders import is_aimed_at
from kg.propose.learned import learned
from kg.types import Article, Claim, Proposal

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8").replace("\n", " ")
FILE = Path(__file__).parent / "unknown_verbs.tsv"
ROWS = [tuple(line.split("\t")) for line in FILE.read_text(encoding="utf-8").splitlines()]
CODED = 0.35  # share that is coded today; wanted is 0.6


@cache
def claims(text: str) -> tuple[Claim, ...]:
    return read(
        load_english()(text), Article("a", text, published=date(2020, 8, 31)), load()
    ).claims


@cache
def proposals(text: str) -> tuple[Proposal, ...]:
    story = story_of(load_english()(text), Article("a", text), load())
    return tuple(learned(load())(story))


def is_coded(text: str, trigger: str, codes: str) -> bool:
    """Return whether some claim has the word as its trigger, and a code that a coder would give."""
    return any(
        claim.trigger.text.split()[-1] == trigger.rsplit("-", maxsplit=1)[-1]
        and claim.action in codes.split()
        for claim in claims(text)
    )


def test_no_seed_knows_the_verbs():
    known = [
        trigger
        for text, trigger, _ in ROWS
        for token in load_english()(text)
        if token.text == trigger and load().actions.verb(token.lemma_.lower())
    ]
    assert not known
    assert len(ROWS) == 100


def test_most_sentences_with_a_verb_that_no_seed_knows_are_coded():
    missed = [row for row in ROWS if not is_coded(*row)]
    assert 1 - len(missed) / len(ROWS) >= CODED, "\n".join(" | ".join(row) for row in missed)
    told = re.search(r"with a verb that no word list knows, (\d+) were coded", README)
    assert int(told[1]) == pytest.approx(len(ROWS) - len(missed), abs=1)


def test_a_claim_of_the_reader_names_it_with_its_digest_and_its_score():
    heads = Heads.shipped()
    assert heads is not None
    alone = [
        claim
        for text, *_ in ROWS
        for claim in claims(text)
        if claim.by == (f"reader {heads.digest}",)
    ]
    assert alone
    for claim in alone:
        reason = claim.because[0]
        assert (reason.step, reason.rule) == ("propose", f"reader {heads.digest}")
        assert reason.score is not None
        assert 0 < reason.score <= 1


def test_explain_shows_the_runners_up():
    told = [explain(text) for text, *_ in ROWS[:30]]
    assert any("might also be" in text for text in told)


@pytest.mark.parametrize("row", ROWS[:20], ids=lambda row: row[1])
def test_scores_are_probabilities(row):
    for proposal in proposals(row[0]):
        assert proposal.likely is not None
        assert 0 <= proposal.likely <= 1
        assert all(0 <= score <= 1 for _, score in (*proposal.actions, *proposal.status))


def test_a_doc_of_another_pipeline_is_left_to_the_patterns():
    text = "France accused Mali of lying."
    doc = load_english()(text)
    del doc.user_data[VIEW]
    assert list(learned(load())(story_of(doc, Article("a", text), load()))) == []
    found = read(doc, Article("a", text), load()).claims
    assert [claim.action for claim in found] == ["ACCUSE"]


def test_the_view_of_a_word_is_the_same_whatever_else_is_read():
    nlp = load_english()
    alone, again = nlp("Iran shelled Iraq."), nlp("Iran shelled Iraq.")
    assert (alone.user_data[VIEW] == again.user_data[VIEW]).all()
    assert alone.user_data[VIEW].shape[0] == len(alone)


def test_heads_come_back_from_their_files(tmp_path):
    heads = Heads.shipped()
    assert heads is not None
    again = Heads.read(Path(spacy.util.ensure_path(load_english().path)))  # type: ignore[attr-defined]
    assert again.digest == heads.digest
    assert set(again.calibration) == {"acts", "status", *ROLES}


def test_users_own_patterns_stand_whatever_the_reader_thinks(tmp_path):
    (tmp_path / "actions").mkdir()
    (tmp_path / "actions" / "mine.toml").write_text(
        '[[pattern]]\nid = "mine"\naction = "AID"\nverbs = ["zorble"]\n'
        'examples = ["[France] zorbled [Mali]."]\n',
        encoding="utf-8",
    )
    text = "France zorbled Mali."
    own = load(tmp_path)
    found = read(load_english()(text), Article("a", text), own).claims
    assert ("AID", "France", "Mali") in [
        (claim.action, claim.sources[0].text, claim.targets[0].text)
        for claim in found
        if claim.sources and claim.targets
    ]
    doubted = [replace(pattern, always=False) for pattern in own.actions.patterns if pattern.always]
    assert [pattern.id for pattern in doubted] == ["mine"]


@pytest.mark.parametrize(
    ("sentence", "word", "act", "aimed"),
    [
        ("Pressure on Hungary grew.", "Hungary", "Pressure", True),
        ("A boycott against Qatar ended.", "Qatar", "boycott", True),
        ("Attacks by Rwanda went on.", "Rwanda", "Attacks", False),
        ("Peru relied on Chile.", "Chile", "relied", False),
    ],
)
def test_what_is_aimed_at_somebody_is_not_done_by_them(sentence, word, act, aimed):
    told = {token.text: token for token in load_english()(sentence)}
    assert is_aimed_at(told[word], told[act]) == aimed
