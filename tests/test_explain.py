"""Why a claim was made, in plain words: the reason of its status, of each actor, of its date."""

from datetime import date

import pytest

from kg.events.collect import collection_of, known_of
from kg.explain import explain, explain_actor
from kg.lexicon.load import load
from kg.pipeline import claims_of
from kg.types import Article, Judgement
from tests.reading import MONDAY

CASES = [  # what the text is, the claim, and the reasons that stand under it in this order
    ("Ghana expelled two Togolese diplomats on 3 May 2020.", "SANCTION occurred", [
        "“expelled” is SANCTION by the pattern", "“Ghana” means Ghana, by name", "“Togolese diplomats” means Togolese government",
        "“3 May 2020” stands with “expelled”"]),
    ("Laos hailed Cuba.", "SUPPORT occurred", ["“Laos” means Laos, by name", "“Cuba” means Cuba, by name"]),
    ("Macron met Merkel in Berlin. He thanked her.", "SUPPORT occurred", [
        "“He” stands for “Macron”", "“He” means Emmanuel Macron, by pronoun", "“her” stands for “Merkel”"]),
    ("Egypt attacked Libya on 3 May 2020. Two days later it apologised to Libya.", "CONCEDE occurred", [
        "“it” means Egypt, by pronoun", "“Two days later” stands with “apologised”", "counted from 3 May 2020, told before"]),
    ("Peru never accused Chile of spying.", "ACCUSE denied", ["denied: “never” (cue negation) on the way up from “accused”"]),
    ("Hungary refused to condemn Serbia.", "ACCUSE denied", ["denied: “refused” (cue refusal) on the way up from “condemn”"]),
    ("The Kremlin denied that Russia had sent troops to Belarus.", "MOBILIZE denied", [
        "“Kremlin” means Russian government, by alias", "denied: “denied” (cue denial)", "in Kremlin's words: “denied”"]),
    ("Italy will meet Malta on Friday.", "CONSULT planned", ["planned: “will” (cue future) on the way up from “meet”", "“on Friday”"]),
    ("Italy holds talks with Malta on Thursday.", "CONSULT planned", ["planned: “holds”, a day after the article's own"]),
    ("Kenya plans to deploy soldiers to Somalia.", "MOBILIZE planned", ["planned: “plans” (cue plan) on the way up from “deploy”"]),
    ("When Iran frees the sailors, Britain will lift the sanctions.", "CONCEDE planned", ["planned: “frees”, awaited"]),
    ("Turkey will attack Syria if the talks fail.", "ASSAULT conditional", ["conditional: “if the talks fail” (cue condition)"]),
    ("Unless Honduras releases the envoy, Mexico will recall its ambassador.", "CONCEDE conditional", [
        "conditional: “Unless” (cue condition) on the way up from “releases”"]),
    ("North Korea may test a missile.", "MOBILIZE possible", ["possible: “may” (cue may) on the way up from “test”"]),
    ("It is unclear whether Laos expelled the reporter.", "COERCE possible", ["“whether” (cue question)", "“unclear” (cue possibility)"]),
    ("Suspected rebels killed six farmers in Mali.", "ASSAULT possible", ["“Suspected” (hedge) leaves open who does it"]),
    ("Poland urged Russia to withdraw from Georgia.", "RETREAT requested", [
        "requested: “urged” (cue request) on the way up from “withdraw”", "in Poland's words"]),
    ("Oman called for the release of two Indian sailors.", "CONCEDE requested", ["requested: “called” (cue request)"]),
    ("Ukraine said Russia had shelled Kharkiv on Sunday.", "ASSAULT occurred", [
        "“Kharkiv” means Ukraine, by place", "in Ukraine's words: “said” (cue reporting)", "“on Sunday” stands with “shelled”"]),
    ("France and Germany said that Iran attacked Israel.", "ASSAULT occurred", ["in France and Germany's words: “said”"]),
]  # fmt: skip


def reasons(text: str, claim: str, published: date | None = MONDAY) -> str:
    """Return what is printed under "because" of a claim."""
    printed = explain(text, published).partition("\nclaims\n")[2]
    blocks = printed.split("\n  ")
    start = next(place for place, line in enumerate(blocks) if line.strip().startswith(claim))
    rest = blocks[start + 1 :]
    end = next((place for place, line in enumerate(rest) if not line.startswith(" ")), len(rest))
    return "\n".join(rest[:end]).partition("because    1.")[2]


@pytest.mark.parametrize(("text", "claim", "expected"), CASES)
def test_explain_names_the_true_reasons(text, claim, expected):
    told = reasons(text, claim)
    places = [told.find(words) for words in expected]
    assert -1 not in places, told
    assert places == sorted(places), told


def test_the_cases_are_of_all_kinds():
    kinds = {claim.split()[1] for _, claim, _ in CASES}
    assert kinds == {"occurred", "denied", "planned", "conditional", "possible", "requested"}
    assert len(CASES) == 20


TEXTS = (
    "Vladimir Putin accused Georgia of lying on Friday. He warned NATO. Police in Minsk arrested a poet.",
    "Wolodymyr Selenskyj thanked Kenya. Kenyan senator Mohamed Kibaru accused Uganda of theft.",
    "Muhammad Kibaru condemned Chad. Israeli warplanes attacked Hamas. Tanner thanked Chad.",
    "Ugandan judge Peter Okoth condemned Kenya. Israel's army attacked Hamas.",
    "Kenyan nurse Peter Okoth condemned Chad.",
)
ACTORS = [  # whom, and what is told of him, in this order
    ("Vladimir Putin", ["country RUS: by kg's lists", "counts as Russia at level group", "holds an office", "“He” 1 time, by pronoun"]),
    ("Volodymyr Zelenskyy", ["“Wolodymyr Selenskyj” 1 time, by name: another spelling of a name in kg's lists"]),
    ("Belarusian police", ["it acts in Belarus", "counts as Belarusian forces at level group", "army and the police", "“Police” 1 time, by description"]),
    ("Mohamed Kibaru", ["country KEN: told by the words for it", "one with", "Muhammad Kibaru", "spellings of one name"]),
    ("Israeli warplanes", ["counts as Israeli forces", "nearest others", "Israel Defense Forces", "count as one at level group"]),
    ("Tanner", ["country not known", "counts as itself at all levels"]),
    ("Peter Okoth", ["nearest others", "of another country: KEN, not UGA"]),
    ("Hamas", ["counts as itself at all levels: a body", "“Hamas” 2 times, by name: a name in kg's lists"]),
]  # fmt: skip


def told_of(name: str, judgements: tuple[Judgement, ...] = ()) -> str:
    """Return what is told of everybody called so."""
    articles = [
        Article(f"a{place}", text, published=date(2021, 6, 4)) for place, text in enumerate(TEXTS)
    ]
    claims = [claim for _, found in claims_of(articles) for claim in found]
    index = load().actors
    graph = collection_of(articles, claims, index, judgements)
    known = known_of(articles, {}, graph.actors, index, graph.judgements)
    actors = [actor for actor in graph.actors if actor.name == name]
    return "\n".join(explain_actor(actor, graph, index, known) for actor in actors)


@pytest.mark.parametrize(("name", "expected"), ACTORS)
def test_an_actor_is_explained(name, expected):
    told = told_of(name)
    places = [told.find(words) for words in expected]
    assert -1 not in places, told
    assert places == sorted(places), told


def test_a_judgement_tells_who_is_one_and_who_is_not():
    same = told_of("Hamas", (Judgement("same", "Hamas", "Tanner", "he leads it", "me"),))
    assert "Tanner" in same
    assert "judged the same by me: he leads it" in same
    two = Judgement("different", "Mohamed Kibaru", "Muhammad Kibaru", "uncles", "me")
    assert "judged different by me: uncles" in told_of("Mohamed Kibaru", (two,))
