"""The reasons of a claim as the page tells them: in words for those who know neither rules nor codes.

Knows how the steps word their reasons; what it does not know it leaves as it is, so that no reason is lost.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from kg.types import Reason, Step

Labels = Mapping[str, str]
CODE = re.compile(r"\b([A-Z]{2,}) (\d\.\d\d)")
SURE = re.compile(r"(”) (\d\.\d\d)")
SLOTS = {"action": "the act", "source": "who acts", "target": "who is acted upon", "speaker": "who says so", "time": "the day", "place": "the place"}  # fmt: skip

WORDS = "“(?P<words>[^”]*)”"
AT = r"(?: on the way up from “(?P<act>[^”]*)”)?"
CUE = rf"{WORDS}(?:, (?P<because>.*?))? \((?:cue|construction) [\w-]+\){AT}"
Found = re.Match[str]


def percent(score: str) -> str:
    """Return a score in hundredths, as people say it.

    >>> percent("0.38")
    '38 %'
    """
    return f"{round(float(score) * 100)} %"


def _because(found: Found) -> str:
    return f": {found['because']}" if found["because"] else ""


def _weakened(found: Found) -> str:
    act = f"“{found['act']}” is " if found["act"] else "it is "
    return f"“{found['words']}” tells that {act}{found['status']}{_because(found)}"


def _meant(found: Found) -> str:
    words, name = found["words"], found["name"]
    how = MEANT[found["by"]]
    plain = words.casefold() == name.casefold() and found["by"] in {
        "name",
        "title",
        "text",
        "description",
    }
    return f"“{words}” is what the text calls it" if plain else how.format(words=f"“{words}”", name=name)  # fmt: skip


def _unsure(found: Found) -> str:
    sure = percent(found["sure"]).removesuffix(" %")
    says = f"kg does not vouch for it: of a hundred claims read like this, {sure} are true"
    doubted = re.findall(rf"(source|target) {WORDS} likely by ([\d.]+)", found["why"] or "")
    whom = [
        f"“{words}” {'acts' if side == 'source' else 'is acted upon'} ({percent(score)})"
        for side, words, score in doubted
    ]
    if not whom:
        return says
    return f"{says}; the reader that learned from examples doubts that {' and that '.join(whom)}"


MEANT = {
    "name": "{words} is the name of {name}", "alias": "{words} is another name of {name}", "surname": "{words} is the surname of {name}",
    "title": "{words} is told by title: {name}", "description": "{words} are words for {name}", "text": "{words} is known from this text alone: {name}",
    "nationality": "{words} tells of which country they are: {name}", "metonym": "{words} is a place that stands for those who rule there: {name}",
    "place": "{words} is a place of {name}", "number": "{words} is a number of {name}", "implied": "{words} is what {name} do, so they take part",
    "pronoun": "{words} stands for {name}", "pair": "{words} stands for {name}", "reciprocal": "{words} stands for {name}",
}  # fmt: skip

TOLD: tuple[tuple[Step, str, Callable[[Found], str]], ...] = (
    ("propose", rf"{WORDS} is [A-Z]+ by the reader \w+, of an act (?P<score>[\d.]+)", lambda found: f"“{found['words']}” tells of it, as the reader learned from examples; it is {percent(found['score'])} sure that this is an act"),
    ("propose", rf"{WORDS} is [A-Z]+ by the pattern \S+ of \S+", lambda found: f"“{found['words']}” is on the list of words for such acts"),
    ("propose", r"nothing is asserted: what is read like this is true with (?P<sure>[\d.]+)(?:; the reader finds (?P<why>.*))?", _unsure),
    ("propose", rf"(?P<role>source|target) is {WORDS} by the reader, rather than (?P<others>.*)", lambda found: f"{'who acts' if found['role'] == 'source' else 'who is acted upon'} is “{found['words']}”, as the reader learned from examples, rather than {found['others']}"),
    ("propose", rf"possible: {WORDS} \(hedge\) leaves open who does it", lambda found: f"“{found['words']}” leaves open who did it, so it is told as possible"),
    ("propose", rf"planned: {WORDS} lies ahead", lambda found: f"“{found['words']}” is a purpose, which lies ahead"),
    ("actor", rf"{WORDS} means (?P<name>.*), by (?P<by>{'|'.join(MEANT)})", _meant),
    ("actor", rf"{WORDS} is taken for (?P<name>.*) of (?P<land>[^:]*): (?P<why>.*)", lambda found: f"“{found['words']}” is counted with {found['land']}: {found['why']}"),
    ("guard", r"(?P<status>[a-z, ]+): the proposer thinks so, by (?P<score>[\d.]+)", lambda found: f"the reader that learned from examples takes it as {found['status']}, and is {percent(found['score'])} sure"),
    ("guard", r"said by (?P<who>.*): the proposer thinks so", lambda found: f"the reader that learned from examples takes {found['who']} for who says so"),
    ("guard", rf"(?P<status>denied|planned|conditional|possible|requested)(?:, [a-z]+)?: {CUE}", _weakened),
    ("guard", rf"in (?P<who>.*) words: {CUE}", lambda found: f"“{found['words']}” shows that these are {found['who']} words, not the article's own{_because(found)}"),
    ("date", rf"{WORDS} stands with {WORDS.replace('words', 'act')}", lambda found: f"“{found['words']}” stands beside “{found['act']}” and tells when"),
    ("date", rf"{WORDS} is proposed for {WORDS.replace('words', 'act')}", lambda found: f"“{found['words']}” is taken for the time of “{found['act']}”"),
    ("date", rf"the clause belongs to that of {WORDS}", lambda found: f"it is told as a part of “{found['words']}”, which has the date"),
    ("date", rf"the clause of {WORDS} tells when", lambda found: f"“{found['words']}”, told beside it, has the date"),
    ("date", rf"{WORDS} carries it", lambda found: f"the date stands with “{found['words']}”"),
    ("date", rf"set beside the event {WORDS}", lambda found: f"it is told to be at the time of “{found['words']}”"),
    ("date", rf"joined to {WORDS} in one time", lambda found: f"it is told in one breath with “{found['words']}”"),
    ("date", rf"the same act is told at {WORDS}", lambda found: f"the same act is told again at “{found['words']}”, with the date"),
    ("date", rf"the last act of its kind is told at {WORDS}", lambda found: f"it goes back to the last such act, told at “{found['words']}”"),
    ("place", rf"(?:in|near) (?P<place>.*): {WORDS} stands below {WORDS.replace('words', 'act')}(?P<why>.*)", lambda found: f"“{found['words']}” is told with “{found['act']}” as its place{found['why']}"),
    ("place", rf"(?:in|near) (?P<place>.*): {WORDS} is proposed for {WORDS.replace('words', 'act')}(?P<why>.*)", lambda found: f"“{found['words']}” is taken for the place of “{found['act']}”{found['why']}"),
)  # fmt: skip


@cache
def _patterns(step: Step) -> list[tuple[re.Pattern[str], Callable[[Found], str]]]:
    return [(re.compile(f"{form}\\Z", re.S), tell) for own, form, tell in TOLD if own == step]


def in_plain_words(reason: Reason, labels: Labels) -> str:
    """Return a reason for people; ``labels`` are those of the actions, by code.

    >>> in_plain_words(Reason("guard", "plan", "planned: “want” (cue plan) on the way up from “meet”"), {})
    '“want” tells that “meet” is planned'
    """
    if reason.rule == "runner-up":
        return _runner_up(reason.says, labels)
    for pattern, tell in _patterns(reason.step):
        if found := pattern.match(reason.says):
            return tell(found)
    return reason.says


def _runner_up(says: str, labels: Labels) -> str:
    """Return what else was likely: "the act might also be: assaults (15 %)"."""
    slot, _, others = says.partition(" might also be ")
    told = CODE.sub(lambda found: f"{labels.get(found[1], found[1])} ({percent(found[2])})", others)
    told = SURE.sub(lambda found: f"{found[1]} ({percent(found[2])})", told)
    return f"{SLOTS.get(slot, slot)} might also be {told}"
