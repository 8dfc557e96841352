"""On the page reasons are told without codes, rules and names of files."""

import re

import pytest

from kg.export.page_reasons import in_plain_words
from kg.graph import Graph
from kg.types import Reason, Step

LABELS = {"AID": "gives aid to", "ACCUSE": "accuses"}
TOLD: list[tuple[Step, str, str, str]] = [
    ("guard", "negation", "denied: “never” (cue negation) on the way up from “shelled”", "“never” tells that “shelled” is denied"),
    ("guard", "maybe", "possible: “perhaps” (cue maybe)", "“perhaps” tells that it is possible"),
    ("guard", "is-to", "planned: “is”, “to” tells what is ahead (construction is-to) on the way up from “visit”",
     "“is” tells that “visit” is planned: “to” tells what is ahead"),
    ("guard", "reporting", "in Mali's words: “said” (cue reporting)", "“said” shows that these are Mali's words, not the article's own"),
    ("guard", "proposed status", "requested: the proposer thinks so, by 0.41", "the reader that learned from examples takes it as requested, and is 41 % sure"),
    ("propose", "pattern aid-help", "“helped” is AID by the pattern aid-help of seeds/actions/aid.toml", "“helped” is on the list of words for such acts"),
    ("propose", "reader 0a1b2c3d", "“blamed” is ACCUSE by the reader 0a1b2c3d, of an act 0.97",
     "“blamed” tells of it, as the reader learned from examples; it is 97 % sure that this is an act"),
    ("propose", "doubt", "nothing is asserted: what is read like this is true with 0.14", "kg does not vouch for it: of a hundred claims read like this, 14 are true"),
    ("propose", "doubt", "nothing is asserted: what is read like this is true with 0.58; the reader finds source “Chad” likely by 0.31, target “it” likely by 0.20", "kg does not vouch for it: of a hundred claims read like this, 58 are true; the reader that learned from examples doubts that “Chad” acts (31 %) and that “it” is acted upon (20 %)"),
    ("propose", "reader", "target is “Gao” by the reader, rather than “camp” and “base”", "who is acted upon is “Gao”, as the reader learned from examples, rather than “camp” and “base”"),
    ("propose", "runner-up", "action might also be AID 0.12, ACCUSE 0.10", "the act might also be gives aid to (12 %), accuses (10 %)"),
    ("propose", "runner-up", "source might also be “rebels” 0.20", "who acts might also be “rebels” (20 %)"),
    ("actor", "metonym", "“Bamako” means Malian government, by metonym", "“Bamako” is a place that stands for those who rule there: Malian government"),
    ("actor", "alias", "“AU” means African Union, by alias", "“AU” is another name of African Union"),
    ("date", "carried", "“signed” carries it", "the date stands with “signed”"),
    ("place", "name", "in Gao: “Gao” is proposed for “clash”; a town", "“Gao” is taken for the place of “clash”; a town"),
    ("merge", "same act", "one act with ev1: same day and actors", "one act with ev1: same day and actors"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "rule", "says", "plain"), TOLD)
def test_a_reason_is_told_in_plain_words(step: Step, rule: str, says: str, plain: str):
    assert in_plain_words(Reason(step, rule, says), LABELS) == plain


def test_a_quote_in_a_reason_stays_as_it_is():
    says = "“helped (cue x) on the way” is AID by the pattern p of seeds/p.toml"
    assert "“helped (cue x) on the way”" in in_plain_words(Reason("propose", "p", says), LABELS)


def test_no_reason_of_the_sample_speaks_of_rules_and_files(sample_export: Graph):
    claims = [claim for event in sample_export.collection.events for claim in event.claims]
    told = [in_plain_words(reason, {}) for claim in claims for reason in claim.because]
    bare = [re.sub("“[^”]*”", "", words) for words in told]
    assert len(told) > 200
    assert not [words for words in bare if re.search(r"\(cue|construction|seeds/|\.toml|pattern|proposer|\d\.\d\d", words)]  # fmt: skip
