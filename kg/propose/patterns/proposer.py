"""The patterns of the seeds as a proposer: triggers, who takes part, is it politics. Never knows reality or dates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from kg.lexicon.load import Lexicon
from kg.mentions.book import Mentions
from kg.ontology import kinds
from kg.propose.patterns import senses, sides, triggers
from kg.propose.patterns.participants import (
    implied,
    is_advice,
    is_by_unknown,
    is_caution,
    is_open,
    participants,
)
from kg.propose.patterns.politics import is_political
from kg.propose.patterns.triggers import Trigger
from kg.propose.proposal import Proposer, Story
from kg.sentence.clauses import subjects
from kg.sentence.labels import (
    ADJECTIVE,
    COMPOUND,
    OBJECT,
    PASSIVE_SUBJECT,
)
from kg.sentence.tree import children, preposition
from kg.types import Actor, Filler, Mention, Proposal, Reason, Span

WEIGHTS = {"pronoun": 0.9, "pair": 0.9, "metonym": 0.95, "description": 0.95}
COMPLETED = frozenset(
    ("ACCUSE", "SANCTION")
)  # beside deeds: a verb's object is part of its act, and no second one
ABOUT = ("against", "on", "about", "for")


class Cast(NamedTuple):
    """Who takes part in an act: those who do it, and those to whom it is done."""

    sources: list[Mention]
    targets: list[Mention]
    refused: str = ""  # why the words are known to tell of no such act

    @property
    def size(self) -> int:
        """How many sides are filled."""
        return bool(self.sources) + bool(self.targets)


NOBODY = Cast([], [])
REPEATED, SENSE, PRIVATE = (
    Cast([], [], why) for why in ("told by another word", "another sense", "no politics")
)


@dataclass(frozen=True, slots=True)
class Found:
    """The triggers of one sentence, and the action of each by its place."""

    triggers: Sequence[Trigger]
    actions: Mapping[int, str]


def patterns(lexicon: Lexicon) -> Proposer:
    """Return the proposer of a lexicon's patterns."""

    def propose(story: Story) -> Iterator[Proposal]:
        for sentence in story.doc.sents:
            yield from in_sentence(sentence, story, lexicon)

    return propose


def in_sentence(sentence: Sentence, story: Story, lexicon: Lexicon) -> Iterator[Proposal]:
    """Yield what the patterns find in a sentence; an act that nobody takes part in has no fillers."""
    mentions = story.mentions
    here = list(triggers.find(iter(sentence), mentions, lexicon.actions, lexicon.cues))
    found = Found(here, {trigger.token.i: trigger.pattern.action for trigger in here})
    for trigger in here:
        if trigger.noun and not trigger.pattern.symmetric:
            who = participants(trigger, found.actions, mentions, lexicon)
            if who[0] != who[1]:  # whom a war between two kills, either may have killed
                mentions.doers[trigger.token.i], mentions.undergoers[trigger.token.i] = who
    casts = [cast_of(trigger, found, story, lexicon) for trigger in here]
    told = list(zip(here, casts, strict=True))
    for trigger, cast in told:
        yield proposal(trigger, told_once(trigger, cast, told))


def cast_of(trigger: Trigger, found: Found, story: Story, lexicon: Lexicon) -> Cast:
    """Return who takes part in the act of a trigger; nobody where it is none of politics, or says too little."""
    mentions, pattern = story.mentions, trigger.pattern
    cast = Cast(*participants(trigger, found.actions, mentions, lexicon))
    if takes_up_clause(trigger, mentions, lexicon):
        cast = Cast(cast.sources, [])
    crowd = trigger.noun and pattern.implied and preposition(trigger.token) not in ABOUT
    if not cast.sources and crowd:
        cast = Cast([implied(trigger, mentions)], cast.targets)
    cast = within_sense(trigger, cast, mentions)
    if is_warning(trigger, cast):
        return SENSE
    if not cast.targets and pattern.needs_target:
        return NOBODY
    if not (cast.sources or is_open(trigger, found.actions, lexicon)):
        unknown = pattern.symmetric and is_by_unknown(trigger, mentions)
        return SENSE if unknown else NOBODY  # "she met A and B" is no talk of A with B
    by_act = bool(cast.sources) and is_by_act(trigger, found.actions)
    if by_act or not senses.has_sense(trigger, [*cast.sources, *cast.targets]):
        return SENSE
    political = is_political(trigger, cast.sources, cast.targets, mentions, lexicon.cues)
    return cast if political else PRIVATE


def within_sense(trigger: Trigger, cast: Cast, mentions: Mentions) -> Cast:
    """Return those of a cast whom the sense of the act takes in; nobody meets alone."""
    if sides.is_watched(trigger):
        return Cast([], cast.targets)
    if not trigger.pattern.symmetric or len(cast.targets) < 2:
        targets = sides.acted_on(trigger, cast.sources, cast.targets, mentions)
        return Cast(cast.sources, targets)
    people = sides.taking_part(trigger, cast.sources, mentions)
    if people == cast.sources:
        return cast
    return Cast(people, people) if len(people) > 1 else NOBODY


def takes_up_clause(trigger: Trigger, mentions: Mentions, lexicon: Lexicon) -> bool:
    """Return whether "which" means all that was said, and not the people before it: "beat migrants, which the ministry denies"."""
    verb = trigger.token
    cue = lexicon.cues.governor.get((verb.lemma_.lower(), "clause"))
    which = any(word.lower_ == "which" for word in children(verb, OBJECT))
    return (
        which
        and cue is not None
        and cue.behaviour == "denying"
        and mentions.of(verb.head) is not None
    )


def is_warning(trigger: Trigger, cast: Cast) -> bool:
    """Return whether somebody only warns of what others do, or for the good of those he warns."""
    if trigger.pattern.action != "THREATEN" and trigger.token.lemma_ != "warn":
        return False
    return is_advice(trigger, cast.targets) if cast.targets else is_caution(trigger)


def is_by_act(trigger: Trigger, actions: Mapping[int, str]) -> bool:
    """Return whether what is said to use force is an act without any: "a strike shut down many schools"."""
    if trigger.noun or trigger.pattern.action not in ("ASSAULT", "COERCE"):
        return False
    doers = [actions.get(word.i, "ASSAULT") for word in subjects(trigger.token)]
    return any("force" not in kinds(action) for action in doers)


def told_once(trigger: Trigger, cast: Cast, told: Sequence[tuple[Trigger, Cast]]) -> Cast:
    """Return a cast, or nobody where another trigger of the sentence tells the same act.

    Of "killed in an attack" others may tell who attacked whom, not of "held talks".
    """
    others = [(near, other) for near, other in told if near is not trigger and other.size]
    completes = cast.size and any(is_part(trigger, near) for near, _ in others)
    if completes or is_worded(trigger, others):
        return REPEATED
    if cast.size and is_repeated(trigger, cast, others):
        return REPEATED if trigger.pattern.symmetric else NOBODY
    return cast


def is_repeated(trigger: Trigger, cast: Cast, others: Sequence[tuple[Trigger, Cast]]) -> bool:
    """Return whether another trigger tells the same act better, or as a whole."""
    rivals = [other for near, other in others if carries(near, trigger) or carries(trigger, near)]
    return any(
        other.size > cast.size or (other.size == cast.size and trigger.noun) for other in rivals
    )


def is_worded(noun: Trigger, others: Sequence[tuple[Trigger, Cast]]) -> bool:
    """Return whether a noun is one of the words of a verb's own act: "put B under investigation"."""
    if not noun.noun:
        return False
    verbs = (near for near, _ in others if near.token.i == noun.token.head.i)
    return any(
        noun.token.lemma_.lower() in words[1:]
        for verb in verbs
        if not verb.noun
        for words in verb.pattern.verbs
        if words[0] == verb.token.lemma_.lower()
    )


def carries(one: Trigger, other: Trigger) -> bool:
    """Return whether a trigger is the verb that carries another's noun, with the same action."""
    same = one.pattern.action == other.pattern.action
    return same and other.carrier is not None and other.carrier.i == one.token.i


def is_part(noun: Trigger, verb: Trigger) -> bool:
    """Return whether a noun only completes what a verb reports: the ban of "lifted the ban", the visit of "called off the visit"."""
    if not noun.noun or verb.noun or noun.pattern.action == verb.pattern.action:
        return False
    if not (is_completed(noun.pattern.action) and is_completed(verb.pattern.action)):
        return False
    if noun.token.head.i != verb.token.i or noun.token.dep_ not in (OBJECT, PASSIVE_SUBJECT):
        return False
    return bool(names_of(noun.token) & verb.pattern.objects)


def is_completed(action: str) -> bool:
    """Return whether an act of this kind is done with a verb and its object together."""
    return action in COMPLETED or "deed" in kinds(action)


def names_of(noun: Token) -> set[str]:
    """Return what an object can be called: its lemma, alone or with a word before it."""
    lemma = noun.lemma_.lower()
    return {
        lemma,
        *(f"{part.lemma_.lower()} {lemma}" for part in children(noun, COMPOUND, ADJECTIVE)),
    }


def proposal(trigger: Trigger, cast: Cast) -> Proposal:
    """Return a trigger with those who take part in its act as a proposal."""
    pattern, words = trigger.pattern, trigger_words(trigger)
    certainty = min(
        (WEIGHTS.get(one.resolved, 1.0) for one in (*cast.sources, *cast.targets)), default=1.0
    )
    score = round(pattern.confidence * certainty, 2)
    says = f"“{words.text}” is {pattern.action} by the pattern {pattern.id} of {pattern.file}"
    return Proposal(
        trigger=words,
        actions=((pattern.action, score),),
        by=(f"pattern {pattern.id}",),
        sources=fillers(cast.sources),
        targets=fillers(cast.targets),
        always=pattern.always and cast.size > 0,
        nobody=nobody(trigger),
        refused=cast.refused,
        cameo=pattern.cameo,
        carrier=span_of(trigger.carrier) if trigger.carrier is not None else None,
        because=(Reason("propose", f"pattern {pattern.id}", says, words, score),),
    )


def nobody(trigger: Trigger) -> tuple[str, ...]:
    """Return the sides that a pattern leaves empty: "succeeded Mandela" does nothing to Mandela."""
    pattern, noun = trigger.pattern, trigger.noun
    sources = pattern.noun_source if noun else pattern.source
    targets = pattern.noun_target if noun else pattern.target
    return tuple(
        side for side, roles in (("source", sources), ("target", targets)) if roles == ("nobody",)
    )


def fillers(mentions: Sequence[Mention]) -> tuple[Filler, ...]:
    """Return mentions as fillers; those of the same words are one."""
    found: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        found.setdefault((mention.start, mention.end), []).append(mention)
    return tuple(Filler(several(same)) for same in found.values())


def several(same: Sequence[Mention]) -> Mention:
    """Return one mention of all actors that the same words mean."""
    first = same[0]
    actors: dict[str, Actor] = {actor.id: actor for one in same for actor in one.actors}
    return Mention(
        tuple(actors.values()), first.text, first.start, first.end, first.resolved, first.because
    )


def span_of(token: Token) -> Span:
    """Return the characters of a word."""
    return Span(token.text, token.idx, token.idx + len(token.text))


def trigger_words(trigger: Trigger) -> Span:
    """Return the characters of the trigger: the verb, or the noun with the words of its pattern before it."""
    token = trigger.token
    lengths = (
        [len(words) for words in trigger.pattern.nouns if is_said(words, token)]
        if trigger.noun
        else []
    )
    first = token.doc[token.i - max(lengths, default=1) + 1]
    return Span(token.doc[first.i : token.i + 1].text, first.idx, token.idx + len(token.text))


def is_said(words: tuple[str, ...], noun: Token) -> bool:
    """Return whether a noun and the words before it are those of a pattern: "phone call"."""
    before = noun.doc[max(noun.sent.start, noun.i - len(words) + 1) : noun.i]
    return words[-1] in (noun.lemma_.lower(), noun.lower_) and [
        word.lemma_.lower() for word in before
    ] == [*words[:-1]]
