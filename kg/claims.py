"""Claims: what each sentence says about each act. Knows the order of the steps; never knows how a step works.

who is mentioned → what is proposed → is it so, and who says so → when → where → the claim with its evidence and its reasons.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg import places
from kg.dating.acts import Act
from kg.dating.timeline import Timeline
from kg.lexicon.load import Lexicon
from kg.mentions import coreference, hedges, quotations
from kg.mentions.book import Mentions
from kg.mentions.find import find as find_mentions
from kg.ontology import kinds
from kg.propose.join import joined
from kg.propose.patterns.proposer import patterns
from kg.propose.proposal import Proposer, Story
from kg.reality import walk
from kg.sentence.tree import children
from kg.types import Article, Claim, Evidence, Filler, Mention, Proposal, Reality, Reason, Span

HISTORY = 1900  # what happened before is told as background


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article: its claims, and what they rest on."""

    doc: Doc
    mentions: Mentions
    claims: tuple[Claim, ...]


def read(doc: Doc, article: Article, lexicon: Lexicon, proposers: Sequence[Proposer] = ()) -> Reading:
    """Return the claims of an article, in the order of its text; without proposers, those of the lexicon's patterns."""
    story = story_of(doc, article, lexicon)
    proposals = joined(proposal for propose in proposers or (patterns(lexicon),) for proposal in propose(story))
    acts = {proposal.trigger: act(proposal, story) for proposal in proposals}
    timeline = Timeline(doc, article.published, acts.values(), lexicon.cues, story.mentions.names())
    names = {known.token.i: known.kind for known in acts.values()}
    made = (
        claim_of(proposal, acts[proposal.trigger], story, lexicon, timeline, names)
        for proposal in proposals
        if proposal.sources or proposal.targets
    )
    return Reading(doc, story.mentions, tuple(claim for claim in made if claim is not None))


def story_of(doc: Doc, article: Article, lexicon: Lexicon) -> Story:
    """Return an article with who is mentioned and what is quoted."""
    mentions = find_mentions(doc, article.id, article.published, lexicon.actors)
    hedges.set_apart(mentions, lexicon.cues)
    quoted = quotations.find(doc, lexicon.cues)
    coreference.resolve(mentions, quoted)
    hedges.carry_on(mentions)
    return Story(doc, article, mentions, quoted)


def act(proposal: Proposal, story: Story) -> Act:
    """Return what dates need to know of a proposal."""
    sorts = kinds(proposal.action)
    carrier = story.word(proposal.carrier) if proposal.carrier else None
    return Act(story.word(proposal.trigger), carrier, "deed" in sorts, "answer" in sorts, proposal.action)


def claim_of(
    proposal: Proposal,
    known: Act,
    story: Story,
    lexicon: Lexicon,
    timeline: Timeline,
    names: Mapping[int, str],
) -> Claim | None:
    """Return the claim that becomes of a proposal, or none where it tells of times long past."""
    reality = heard(known.token, proposal, story, lexicon)
    happened = reality.modality == "actual" or reality.polarity == "negative"
    when = timeline.when(known, happened)
    if when is not None and when.end.year < HISTORY:
        return None
    published = story.article.published
    ahead = when is not None and published is not None and when.start > published
    if ahead and reality.modality == "actual" and known.token.tag_ != "VBD":
        reality = replace(reality, modality="planned")  # "go to the polls Thursday": a timetable
    words = tuple(word for word in (known.token, known.carrier) if word is not None)
    evidence = evidence_of(known.token, story.article)
    sides = [meant(proposal.sources), meant(proposal.targets), reality.voices]
    sources, targets, voices = (tuple(replace(one, because=()) for one in side) for side in sides)
    return Claim(
        id=claim_id(story.article.id, proposal),
        action=proposal.action,
        sources=sources,
        targets=targets,
        trigger=proposal.trigger,
        evidence=evidence,
        by=proposal.by,
        cameo=proposal.cameo,
        polarity=reality.polarity,
        modality=reality.modality,
        speakers=voices,
        cue=reality.words,
        condition=reality.condition,
        date=when,
        place=places.place_of(words, names, story.mentions.places),
        confidence=proposal.score,
        because=(*proposal.because, *actor_reasons(*sides), *reality.because),
    )


def heard(token: Token, proposal: Proposal, story: Story, lexicon: Lexicon) -> Reality:
    """Return what the sentence says about the reality of an act."""
    speech = "words" in kinds(proposal.action)
    said = walk.assess(token, story.mentions, lexicon.cues, story.quotations, speech=speech)
    modality = "possible" if said.modality == "actual" and said.polarity == "positive" and proposal.status else said.modality
    voices: tuple[Mention, ...] = (said.speaker,) if said.speaker else ()
    if not voices and proposal.sources and boasts(token, proposal, lexicon):
        voices = meant(proposal.sources)[:1]
    return Reality(said.polarity, modality, voices, said.cue, said.condition)


def boasts(token: Token, proposal: Proposal, lexicon: Lexicon) -> bool:
    """Return whether the source itself is all that vouches for a deed: "claimed responsibility for the attack"."""
    if "harm" not in kinds(proposal.action):
        return False
    if token.pos_ != "VERB":
        return any(below.lemma_ == "claim" for below in children(token, "acl"))  # "bombings claimed by B"
    cue = lexicon.cues.governor.get((token.lemma_.lower(), "phrase"))
    return cue is not None and cue.id == "accusation"


def meant(fillers: Sequence[Filler]) -> tuple[Mention, ...]:
    """Return the mentions of fillers, in the order of the text."""
    return tuple(sorted((one.mention for one in fillers), key=lambda mention: (mention.start, mention.end)))


def actor_reasons(*sides: Sequence[Mention]) -> tuple[Reason, ...]:
    """Return how each actor was found, each once."""
    found = (reason for side in sides for mention in side for reason in reasons_of(mention))
    return tuple(dict.fromkeys(found))


def reasons_of(mention: Mention) -> tuple[Reason, ...]:
    """Return how a mention was resolved, then whom it means."""
    names = " and ".join(actor.name for actor in mention.actors)
    says = f"“{mention.text}” means {names}, by {mention.resolved}"
    words = Span(mention.text, mention.start, mention.end)
    return (*mention.because, Reason("actor", mention.resolved, says, words))


def evidence_of(token: Token, article: Article) -> Evidence:
    """Return the sentence of a word, without the white space around it."""
    sentence = token.sent
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    end = sentence.end_char - len(text) + len(text.rstrip())
    return Evidence(article.id, start, end, article.text[start:end])


def claim_id(article: str, proposal: Proposal) -> str:
    """Return the id of a claim: 96 bits of a hash of its article, action and the characters of trigger and roles."""
    trigger = proposal.trigger
    parts = [article, str(trigger.start), str(trigger.end), proposal.action]
    for fillers in (proposal.sources, proposal.targets):
        parts += ["|", *(f"{one.start}-{one.end}" for one in meant(fillers))]
    return "c" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
