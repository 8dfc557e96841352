"""Accuracy stage by stage, on annotated sentences: triggers, types, roles, status.

An act counts as found by its word. Seen is what tells of an act at all, also where it makes no
claim since nobody who takes part is likely enough. An actor is right if the words overlap, or if it
bears a name that the annotation gives; as in a gold folder, a side that names nobody is right
whatever is said, and of several actors one suffices. Knows the records and annotations; never knows
how a step works.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotations import Act, Filler, Text, texts
from kg.lexicon.load import Folders, load
from kg.propose.join import ARTICLE, groups, merged
from kg.types import Article, Mention, Proposal, Span

if TYPE_CHECKING:  # spaCy takes a second
    from kg.claims import Reading
    from kg.propose.proposal import Proposer, Story

ARTICLES = re.compile(r"^(?:the|a|an)\s+|['’]s?$", re.I)
GOVERNMENT = re.compile(r"\s+(?:government|authorities|officials|army|military)$", re.I)
READERS = ("patterns", "reader", "both")
SEEN = 0.5  # how likely the reader must find an act to see it


@dataclass
class Tally:
    """What was said, what was to be said, and what both share."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, text: Text, reading: "Reading", proposed: Sequence[Proposal]) -> None:
        """Count what is said of one story, and what was proposed before it was joined."""
        count, claims = self.counts, reading.claims
        words = [
            one for one in reading.proposals if one.likely is not None or one.sources or one.targets
        ]
        sighted = list(seen(proposed))
        acts = len(text.acts)
        count.update(sighted=len(sighted), proposed=len(words), said=len(claims), gold=acts)
        for at, act in matched(sighted, text.acts):
            count.update(seen=1, seen_typed=sighted[at][1] in act.types)
        for at, act in matched([(one.trigger, one.action) for one in words], text.acts):
            count.update(found=1, typed=words[at].action in act.types)
        for at, act in matched([(one.trigger, one.action) for one in claims], text.acts):
            claim = claims[at]
            typed = claim.action in act.types
            source = is_right(claim.sources, act.roles["source"])
            target = is_right(claim.targets, act.roles["target"])
            count.update(
                triggers=1,
                both=typed and source and target,
                core=act.core,
                source=source,
                target=target,
                speaker=is_speaker(claim.speakers, act.roles["speaker"]),
                status=claim.status == act.status,
                false=claim.asserted and act.status != "occurred",
            )
        count.update(all_core=sum(act.core for act in text.acts))

    def share(self, name: str, of: str) -> float:
        """Return one count as a share of another."""
        return self.counts[name] / max(1, self.counts[of])

    def f1(self, name: str, said: str) -> float:
        """Return F1 of what both share."""
        return 2 * self.counts[name] / max(1, self.counts[said] + self.counts["gold"])

    def row(self) -> dict[str, float]:
        """Return the figures, by name."""
        return {
            "act seen F": self.f1("seen", "sighted"),
            "seen, typed F": self.f1("seen_typed", "sighted"),
            "trigger P": self.share("found", "proposed"),
            "trigger R": self.share("found", "gold"),
            "trigger F": self.f1("found", "proposed"),
            "typed F": self.f1("typed", "proposed"),
            "both actors F": self.f1("both", "said"),
            "core found": self.share("core", "all_core"),
            **{name: self.share(name, "triggers") for name in ("source", "target", "speaker")},
            "status": self.share("status", "triggers"),
            "false": float(self.counts["false"]),
        }


def report(
    folder: Path, part: str = "all", pipeline: str | None = None, seeds: Folders = None
) -> str:
    """Return a table of each stage, for the patterns alone, the reader alone, and both."""
    from kg.claims import read  # noqa: PLC0415
    from kg.english.load import load as load_english  # noqa: PLC0415  # spaCy takes a second
    from kg.propose.learned import learned  # noqa: PLC0415
    from kg.propose.patterns.proposer import patterns  # noqa: PLC0415

    nlp, lexicon = load_english(pipeline), load(seeds)
    alone = {"patterns": patterns(lexicon), "reader": learned(lexicon)}
    asked = {name: tuple(alone.values()) if name == "both" else (alone[name],) for name in READERS}
    tallies = {name: Tally() for name in READERS}
    documents = [text for text in texts(folder) if part in ("all", text.part)]
    for text in documents:
        article = Article(text.name, text.text, published=text.published)
        doc = nlp(article.text)
        for name, tally in tallies.items():
            heard: list[Proposal] = []
            reading = read(doc, article, lexicon, [noted(one, heard) for one in asked[name]])
            tally.add(text, reading, heard)
    return "".join(f"{line}\n" for line in table(tallies, len(documents)))


def noted(propose: "Proposer", heard: list[Proposal]) -> "Proposer":
    """Return a proposer of whose proposals a list is kept."""

    def told(story: "Story") -> Iterator[Proposal]:
        for one in propose(story):
            heard.append(one)
            yield one

    return told


def seen(proposed: Sequence[Proposal]) -> Iterator[tuple[Span, str]]:
    """Yield the words that are found to tell of an act, with its code, whoever takes part."""
    for same, _ in groups(proposed):
        sides = any(one.likely is None and (one.sources or one.targets) for one in same)
        if sides or any((one.likely or 0.0) >= SEEN for one in same):
            yield same[0].trigger, merged(same, ARTICLE).action


def table(tallies: dict[str, Tally], documents: int) -> Iterator[str]:
    """Yield the lines of a table."""
    rows = {name: tally.row() for name, tally in tallies.items()}
    acts = tallies[READERS[0]].counts["gold"]
    yield f"{documents} stories, {acts} acts annotated"
    yield "source target speaker status: right, of the acts found; false: asserted, did not occur"
    yield f"{'':16}" + "".join(f"{name:>10}" for name in READERS)
    for figure in rows[READERS[0]]:
        values = "".join(f"{rows[name][figure]:10.3f}" for name in READERS)
        yield f"{figure:16}{values}"


def matched(said: Sequence[tuple[Span, str]], acts: Sequence[Act]) -> Iterator[tuple[int, Act]]:
    """Yield each act with the place of what is said of it, which overlaps and is of no other."""
    pairs = sorted(
        (code not in act.types, at, number)
        for at, (trigger, code) in enumerate(said)
        for number, act in enumerate(acts)
        if trigger.start < act.end and act.start < trigger.end
    )
    taken: set[tuple[str, int]] = set()
    for _, at, number in pairs:
        if not taken & {("said", at), ("act", number)}:
            taken |= {("said", at), ("act", number)}
            yield at, acts[number]


def is_right(said: Sequence[Mention], gold: Sequence[Filler]) -> bool:
    """Return whether a side names one whom the annotation names, or need name nobody."""
    return not gold or any(is_meant(mention, one) for mention in said for one in gold)


def is_speaker(said: Sequence[Mention], gold: Sequence[Filler]) -> bool:
    """Return whether the same speaks, or the article itself."""
    return is_right(said, gold) if gold else not said


def is_meant(mention: Mention, filler: Filler) -> bool:
    """Return whether words of the text and an annotated actor are the same."""
    if mention.start < filler.end and filler.start < mention.end:
        return True
    names = {mention.text, *(name for one in mention.actors for name in (one.name, *one.aliases))}
    return bool({plain(name) for name in names} & {plain(name) for name in filler.names})


def plain(name: str) -> str:
    """Return a name without article, possessive, case, and "government" after it."""
    return GOVERNMENT.sub("", ARTICLES.sub("", name.strip())).casefold()
