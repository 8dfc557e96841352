import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.lines import article_line, articles_from, claim_line, claims_from
from kg.types import Actor, Article, Claim, Mention
from tests.samples import sample

CLAIMS, ARTICLES = sample().claims, sample().articles
ACTORS = {actor.id: actor for actor in sample().actors}
MAYBE = st.none() | st.text()


@given(
    st.builds(
        Article, id=st.text(), text=st.text(), origin=st.text(), title=st.text(), published=st.none() | st.dates(),
        url=MAYBE, publisher=MAYBE, language=st.text(), license=MAYBE, author=MAYBE,
        more=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2).map(lambda more: tuple(more.items())),
    )
)  # fmt: skip
def test_an_article_survives(article):
    assert articles_from([article_line(article)]) == (article,)


def test_claims_survive():
    assert claims_from(map(claim_line, CLAIMS), ACTORS.get) == CLAIMS


@given(st.sampled_from(CLAIMS), st.text(st.characters(codec=None), max_size=9), st.floats(0, 1))
def test_a_claim_with_any_words_survives(claim, words, confidence):
    changed = replace(
        claim,
        trigger=replace(claim.trigger, text=words),
        confidence=confidence,
        by=(words,),
        cameo=words,
    )
    line = claim_line(changed)
    assert "\n" not in line and line.encode()
    assert claims_from([line], ACTORS.get) == (changed,) or "\\ud" in line


def test_half_a_surrogate_pair_survives():
    article = Article("a", "half \ud83d and \udc00")
    assert articles_from([article_line(article).encode().decode()]) == (article,)


def test_keys_stand_in_the_order_of_the_design():
    article = json.loads(article_line(replace(ARTICLES[0], license=None)))
    assert list(article) == [
        "id",
        "origin",
        "title",
        "published",
        "url",
        "publisher",
        "language",
        "text",
    ]
    claim = json.loads(claim_line(CLAIMS[0]))
    assert list(claim) == [
        "version", "id", "article", "action", "cameo", "by", "confidence", "trigger", "polarity", "modality",
        "sources", "targets", "speakers", "cue", "condition", "date", "place", "evidence", "because",
    ]  # fmt: skip
    assert list(claim["trigger"]) == ["text", "start", "end"]
    assert list(claim["evidence"]) == ["start", "end", "quote"]


def test_spans_are_objects():
    records = [json.loads(claim_line(claim)) for claim in CLAIMS]
    mentions = [mention for record in records for mention in record["sources"] + record["targets"]]
    assert {tuple(mention) for mention in mentions} == {
        ("actor", "name", "text", "start", "end", "resolved")
    }
    assert {tuple(record["date"]) for record in records if record["date"]} == {
        ("start", "end", "precision", "text")
    }
    assert {tuple(record["place"]) for record in records if record["place"]} == {
        (
            "name",
            "country",
            "precision",
            "latitude",
            "longitude",
            "geonames",
            "text",
            "start",
            "end",
        ),
    }


def test_letters_are_not_escaped():
    assert "Łódź" in article_line(Article("a", "Łódź"))


def test_an_actor_that_nobody_knows_is_rebuilt_from_name_and_id():
    claim = next(
        claim
        for claim in CLAIMS
        if any(mention.first.kind == "protesters" for mention in claim.sources)
    )
    (found,) = claims_from([claim_line(claim)], lambda _: None)
    assert found.sources[0].first == Actor(
        claim.sources[0].first.id, "protesters", "protesters", "BLR"
    )


def test_an_actor_is_named_as_in_the_line():
    (found,) = claims_from(
        [claim_line(CLAIMS[0])], lambda name: Actor(name, "somebody else", "party")
    )
    named = [mention.first.name for mention in found.sources + found.targets]
    assert named == [mention.first.name for mention in CLAIMS[0].sources + CLAIMS[0].targets]


def test_empty_lines_are_passed_over():
    assert articles_from(["", article_line(ARTICLES[0]), "  "]) == ARTICLES[:1]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "3",
        "{}",
        "null",
        "[" * 100_000,
        '{"id": "\\ud800',
        "NaN",
        article_line(ARTICLES[0]).replace('"id"', '"di"'),
    ],
)
def test_a_malformed_line_is_named_by_its_number(line):
    with pytest.raises(InputError, match=r"^line 2: .*build the export again$"):
        articles_from([article_line(ARTICLES[0]), line])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", None), ("evidence", None), ("evidence", {"start": "1", "end": 2, "quote": ""}), ("sources", {}), ("targets", [1]),
        ("polarity", "maybe"), ("modality", []), ("date", {"start": "never"}), ("place", "Minsk"), ("confidence", "high"),
        ("trigger", []), ("speakers", [{"actor": "x"}]), ("cameo", 19),
    ],
)  # fmt: skip
def test_a_claim_of_another_form_is_refused(key, value):
    record = json.loads(claim_line(CLAIMS[0]))
    with pytest.raises(InputError, match=r"^line 1: "):
        claims_from([json.dumps(record | {key: value})], ACTORS.get)


def test_the_first_and_the_last_day_survive():
    for day in (date.min, date.max):
        assert (
            articles_from([article_line(replace(ARTICLES[0], published=day))])[0].published == day
        )


def test_every_field_of_a_claim_is_in_the_sample():
    assert all(any(getattr(claim, name) for claim in CLAIMS) for name in Claim.__dataclass_fields__)


OLD = {
    "id",
    "article",
    "action",
    "cameo",
    "confidence",
    "trigger",
    "polarity",
    "modality",
    "sources",
    "targets",
    "cue",
    "condition",
}


def older(claim: Claim) -> str:
    """Return a claim as version 1 wrote it."""
    record = json.loads(claim_line(claim))
    speaker = record["speakers"][0] if record["speakers"] else None
    kept = {
        key: value for key, value in record.items() if key in OLD | {"date", "place", "evidence"}
    }
    return json.dumps(
        {**kept, "pattern": record["by"][0].removeprefix("pattern "), "speaker": speaker}
    )


def test_a_file_of_the_first_version_is_read():
    found = claims_from([older(claim) for claim in CLAIMS], ACTORS.get)
    assert found == tuple(replace(claim, because=(), doubted=False) for claim in CLAIMS)


def test_a_file_of_a_later_version_is_refused():
    record = json.loads(claim_line(CLAIMS[0])) | {"version": 99}
    with pytest.raises(InputError, match="version 99 is not known here"):
        claims_from([json.dumps(record)], ACTORS.get)


def test_several_actors_of_one_mention_survive():
    pair = Mention(
        (*CLAIMS[0].sources[0].actors, *CLAIMS[0].targets[0].actors),
        "the two states",
        0,
        14,
        "pair",
    )
    claim = replace(CLAIMS[0], sources=(pair,), speakers=(pair, CLAIMS[0].targets[0]))
    assert claims_from([claim_line(claim)], ACTORS.get) == (claim,)
