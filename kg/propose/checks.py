"""What is asked of an act once all have proposed, whoever they are. Never knows reality or dates.

Is it politics, a figure of speech, criticism in the words of war; whom does its sense leave out;
who does what of several told "respectively"; is whoever does it only suspected?
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.lexicon.actions import Pattern, pattern_from
from kg.lexicon.actors import ActorIndex
from kg.lexicon.cues import Cues
from kg.propose.patterns import figures, senses, sides
from kg.propose.patterns.participants import is_plural
from kg.propose.patterns.politics import is_political
from kg.propose.patterns.triggers import Trigger
from kg.propose.proposal import Story
from kg.propose.respectively import paired
from kg.propose.suspects import suspected
from kg.sentence.words import is_noun
from kg.types import Filler, Mention, Proposal, Reason, Span

NAME = "joined"
TOLD = ("ACCUSE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN")
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")


def checked(found: Proposal, story: Story, cues: Cues) -> Iterator[Proposal]:
    """Yield what remains of a proposal.

    Where it is no act of politics nobody takes part, or, if only a reader saw one, there is none.
    """
    if not (found.sources or found.targets) or found.always:
        yield found
        return
    trigger = trigger_of(found, story)
    sources, targets = mentions_of(found.sources), mentions_of(found.targets)
    empty = figures.is_empty(trigger, sources, story.mentions, cues)
    if empty or not is_political(trigger, sources, targets, story.mentions, cues):
        if found.likely is None:
            yield replace(found, sources=(), targets=())
        return
    if is_within(found, story.mentions.lexicon):
        found, sources = replace(found, sources=()), []
    found = with_others(found, trigger)
    if not trigger.pattern.symmetric:
        targets = sides.acted_on(trigger, sources, targets, story.mentions)
        kept = tuple(one for one in found.targets if one.mention in targets)
        if found.likely is not None and found.targets and not kept:
            return
        found = replace(found, targets=kept)
    found = ahead(trigger, found)
    found = figures.as_criticism(found, trigger, targets, story.mentions, cues)
    yield from paired(suspected(found, story, cues), story)


def is_within(found: Proposal, index: ActorIndex) -> bool:
    """Return whether a state would speak to its own government: who does is misread."""
    if found.action not in TOLD or len(found.sources) != 1 or len(found.targets) != 1:
        return False
    ends = [found.sources[0].mention.first, found.targets[0].mention.first]
    states = [one for one in ends if one.kind == "country"]
    return len(states) == 1 and index.body(states[0].country or "", "government") in ends


def with_others(found: Proposal, trigger: Trigger) -> Proposal:
    """Return a proposal in which no one human being or country meets or agrees with itself."""
    sides = {one.mention.span for one in (*found.sources, *found.targets)}
    alone = found.action in MUTUAL and len(sides) == 1 and found.sources
    if not alone or is_plural(found.sources[0].mention, trigger):
        return found
    return replace(found, targets=())


def ahead(trigger: Trigger, found: Proposal) -> Proposal:
    """Return a proposal as one of a planned act, where somebody is only on the way to it."""
    told = max(found.status, key=lambda one: one[1], default=("occurred", 0.0))
    if told[0] != "occurred" or not senses.is_ahead(trigger):
        return found
    words = Span(trigger.token.text, trigger.token.idx, trigger.token.idx + len(trigger.token))
    reason = Reason("propose", "purpose", f"planned: “{words.text}” lies ahead", words)
    return replace(found, status=(("planned", 1.0),), because=(*found.because, reason))


def trigger_of(found: Proposal, story: Story) -> Trigger:
    """Return the word of an act, with a pattern that asks for nothing."""
    act = story.word(found.trigger)
    carrier = story.word(found.carrier) if found.carrier else None
    return Trigger(act, bare(found.action), "", carrier, is_noun(act))


@cache
def bare(code: str) -> Pattern:
    """Return a pattern of a code that asks for nothing."""
    return pattern_from({"id": NAME, "action": code, "examples": ()}, NAME)


def mentions_of(fillers: tuple[Filler, ...]) -> list[Mention]:
    """Return the mentions of fillers."""
    return [one.mention for one in fillers]
