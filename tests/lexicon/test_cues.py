"""Cues are found by what they do: their ids are names for people."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.articles.read import article_id
from kg.claims import read
from kg.data import seeds
from kg.english.load import load as load_english
from kg.errors import SeedError
from kg.lexicon.cues import BEHAVIOURS, TABLES, Cues
from kg.lexicon.layers import Layer
from kg.lexicon.load import Lexicon, load
from kg.propose.patterns.proposer import patterns
from kg.types import Article, Claim
from tests.gold_sentences import cases
from tests.reading import MONDAY, claims

TEXT = (seeds() / "cues.toml").read_text("utf-8")
CONTENT = tomllib.loads(TEXT)
ENTRIES = [(table, entry) for table in TABLES for entry in CONTENT.get(table, [])]
TOLD = ("negation", "plans", "possibility", "requests", "speakers", "conditionals")
SENTENCES = [case.text for case in cases() if case.phenomenon in TOLD]


def loaded(folder: Path, text: str) -> Cues:
    """Return the cues of a file with this text."""
    file = folder / "cues.toml"
    file.write_text(text, "utf-8")
    return Cues.load([Layer(folder)])


def without_reasons(found: Iterable[Claim]) -> list[Claim]:
    """Return claims without the names of the rules that made them."""
    return [replace(claim, because=()) for claim in found]


def test_no_id_means_anything(tmp_path):
    numbers = iter(range(10_000))
    renamed = loaded(
        tmp_path, re.sub(r'(?m)^id = ".*"$', lambda _: f'id = "cue-{next(numbers)}"', TEXT)
    )
    lexicon = Lexicon(load().actors, load().actions, renamed)
    for text in SENTENCES:
        article = Article(article_id(text, None), text, published=MONDAY)
        found = read(load_english()(text), article, lexicon).claims
        assert without_reasons(found) == without_reasons(claims(text)), text


def test_a_second_cue_of_one_behaviour_does_the_same(tmp_path):
    own = '\n[[governor]]\nid = "ruing"\nbehaviour = "factive"\nwords = ["rue"]\nactual = true\nthrough = "clause"\n'
    lexicon = Lexicon(load().actors, load().actions, loaded(tmp_path, TEXT + own))
    text = "Kenya may rue that Uganda expelled its ambassador."
    article = Article("a", text, published=MONDAY)
    found = read(load_english()(text), article, lexicon, (patterns(lexicon),)).claims
    assert [claim.status for claim in found] == ["occurred"]
    assert [claim.asserted for claim in claims(text)] == [False]


@pytest.mark.parametrize("table", TABLES)
def test_every_behaviour_is_that_of_some_cue(table):
    assert {
        entry["behaviour"] for kind, entry in ENTRIES if kind == table and "behaviour" in entry
    } == set(BEHAVIOURS[table])


@pytest.mark.parametrize("behaviour", [name for table in TABLES for name in BEHAVIOURS[table]])
def test_every_behaviour_is_asked_for_and_told_of(behaviour):
    rooms = (path.read_text("utf-8") for path in Path("kg").rglob("*.py") if path.name != "cues.py")
    assert any(f'"{behaviour}"' in text for text in rooms)
    assert f"`{behaviour}`" in (seeds() / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("was", "becomes", "slip"),
    [
        (
            'behaviour = "factive"',
            'behaviour = "factiv"',
            "factive: unknown behaviour 'factiv', did you mean factive?",
        ),
        (
            'behaviour = "imperative"',
            'behaviour = "is-to"',
            "no construction has the behaviour 'imperative'",
        ),
        ('says = "an order"\n', "", "imperative: 'says' is missing"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path, was, becomes, slip):
    with pytest.raises(SeedError) as raised:
        loaded(tmp_path, TEXT.replace(was, becomes, 1))
    assert any(found.endswith(f"cues.toml: {slip}") for found in raised.value.slips)
