"""Claims: what each sentence says about each act. Knows the order of the steps; never knows a step.

who is mentioned → what is proposed → is it so, and who says so → when → where → the claim with its
evidence and its reasons → whose people the unnamed are.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Doc, Token

from kg.dating.acts import Act
from kg.dating.expressions import expressions
from kg.dating.timeline import Timeline
from kg.lexicon.load import Lexicon
from kg.mentions import coreference, hedges, quotations
from kg.mentions.book import Mentions
from kg.mentions.find import find as find_mentions
from kg.mentions.speakers import can_sign, names_somebody, speaker
from kg.ontology import kinds
from kg.places.acts import place_of
from kg.places.atlas import Atlas
from kg.places.played import settings
from kg.propose.checks import checked
from kg.propose.inner import apart
from kg.propose.join import ARTICLE, SHORT, Needed, joined
from kg.propose.learned import learned
from kg.propose.patterns.proposer import patterns
from kg.propose.proposal import Proposer, Story
from kg.reality.answers import denied_after
from kg.reality.denial import is_seeming
from kg.reality.guard import guard
from kg.reality.people import People
from kg.reality.timetable import timetable
from kg.reality.voices import vouched
from kg.reality.walk import assess
from kg.resolve import home
from kg.resolve.whereabouts import Whereabouts
from kg.types import (
    Article,
    Claim,
    Evidence,
    Filler,
    Mention,
    Proposal,
    Reality,
    Reason,
    Span,
    each_actor,
)

FEW = 40  # words of a text of a sentence or two
HISTORY = 1900  # what happened before is told as background


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article: its claims, and what they rest on."""

    doc: Doc
    mentions: Mentions
    proposals: tuple[Proposal, ...]
    claims: tuple[Claim, ...]


def read(
    doc: Doc,
    article: Article,
    lexicon: Lexicon,
    proposers: Sequence[Proposer] = (),
    needed: Needed | None = None,
) -> Reading:
    """Return the claims of an article, in the order of its text.

    Without proposers, they are those of the lexicon's patterns and the learned reader's; without
    ``needed``, what counts as likely depends on how long the article is.
    """
    story = story_of(doc, article, lexicon)
    asked = proposers or (patterns(lexicon), learned(lexicon))
    found = (proposal for propose in asked for proposal in propose(story))
    told = joined(found, needed or (SHORT if len(doc) < FEW else ARTICLE))
    own = apart(told, story, lexicon.cues)
    proposals = tuple(kept for one in own for kept in checked(one, story, lexicon.cues))
    acts = {proposal.trigger: act(proposal, story) for proposal in proposals}
    timeline = Timeline(
        doc,
        article.published,
        acts.values(),
        lexicon.cues,
        story.mentions.names(),
        story.mentions.quoted,
    )
    names = {known.token.i: known.kind for known in acts.values()}
    atlas = Atlas(doc, story.mentions)
    made = (
        claim
        for proposal in proposals
        if proposal.sources or proposal.targets
        for claim in claims_of(
            proposal, acts[proposal.trigger], story, lexicon, timeline, names, atlas
        )
    )
    where = Whereabouts(
        article.id, settings(story.mentions), home.dateline(article.text, lexicon.actors)
    )
    claims = home.at_home(tuple(made), where, lexicon.actors)
    return Reading(doc, story.mentions, proposals, claims)


def story_of(doc: Doc, article: Article, lexicon: Lexicon) -> Story:
    """Return an article with who is mentioned and what is quoted."""
    mentions = find_mentions(doc, article.id, article.published, lexicon.actors)
    hedges.set_apart(mentions, lexicon.cues)
    quoted = quotations.find(doc, lexicon.cues)
    coreference.resolve(mentions, quoted)
    hedges.carry_on(mentions)
    times = (found.head.i for one in doc.sents for found in expressions(one, article.published))
    return Story(doc, article, mentions, quoted, frozenset(times))


def act(proposal: Proposal, story: Story) -> Act:
    """Return what dates need to know of a proposal."""
    sorts = kinds(proposal.action)
    carrier = story.word(proposal.carrier) if proposal.carrier else None
    return Act(
        story.word(proposal.trigger), carrier, "deed" in sorts, "answer" in sorts, proposal.action
    )


def claims_of(
    proposal: Proposal,
    known: Act,
    story: Story,
    lexicon: Lexicon,
    timeline: Timeline,
    names: Mapping[int, str],
    atlas: Atlas,
) -> Iterator[Claim]:
    """Yield the claim that becomes of a proposal, and that of who denies it afterwards.

    There is none of times long past.
    """
    people = people_of(story.mentions)
    speech = "words" in kinds(proposal.action)
    heard = assess(known.token, people, lexicon, story.quotations, speech)
    seeming = is_seeming(known.token, lexicon.cues)
    reality = guard(proposed(proposal, heard, seeming), heard)
    happened = reality.modality == "actual" or reality.polarity == "negative"
    found = timeline.when(known, happened, proposal.when)
    when = found.dates if found is not None else None
    if when is not None and when.end.year < HISTORY:
        return
    reality = timetable(reality, when, story.article.published, known.token, lexicon.cues)
    if "harm" in kinds(proposal.action):
        reality = vouched(reality, known.token, meant(proposal.sources), lexicon.cues)
    words = tuple(word for word in (known.token, known.carrier) if word is not None)
    site = place_of(words, names, atlas, proposal.where)
    steps = (*(found.because if found else ()), *((site.because,) if site else ()))
    claim = Claim(
        id=claim_id(story.article.id, proposal),
        action=proposal.action,
        sources=meant(proposal.sources),
        targets=meant(proposal.targets),
        trigger=proposal.trigger,
        evidence=evidence_of(known.token, story.article),
        by=proposal.by,
        cameo=proposal.cameo,
        date=when,
        place=site.place if site else None,
        confidence=proposal.score if proposal.sure is None else proposal.sure,
        doubted=proposal.doubted,
        because=proposal.because,
    )
    yield as_told(claim, reality, steps)
    denial = None if speech else denied_after(known.token, reality, people, lexicon.cues)
    if denial is not None and not suffers(denial.voices, claim):
        yield replace(
            as_told(claim, denial, steps), id=claim_id(story.article.id, proposal, denial.words)
        )


def suffers(voices: Iterable[Mention], claim: Claim) -> bool:
    """Return whether somebody is only acted upon: "held the mayor, who denied the charge"."""
    said, done_by, done_to = (
        {actor.id for actor in each_actor(side)} for side in (voices, claim.sources, claim.targets)
    )
    return bool(said & done_to) and not said & done_by


def people_of(mentions: Mentions) -> People:
    """Return what may be asked about actors by whoever finds out in whose words an act is told."""
    return People(
        who=partial(speaker, mentions=mentions),
        names=partial(names_somebody, mentions=mentions),
        can_sign=partial(can_sign, mentions=mentions),
    )


def proposed(proposal: Proposal, heard: Reality, seeming: bool = False) -> Reality:
    """Return what a proposer thinks of an act's reality: what is likeliest.

    His doubt and his speakers count where none is heard: else it is asserted no more as it is, and
    what was heard can say why. His denial does not count where one is ``seeming``: "not only".
    """
    told = max(proposal.status, key=lambda one: one[1], default=None)
    if seeming and told is not None and told[0] == "denied":
        told = None
    voices = meant(proposal.speakers) if heard.asserts else ()
    if "words" in kinds(proposal.action) and is_own(voices, proposal):
        voices = ()
    reality = Reality(voices=voices)
    because = []
    if told is not None and told[0] != "occurred" and heard.status == "occurred":
        if told[0] == "denied":
            reality = replace(reality, polarity="negative")
        else:
            reality = replace(reality, modality=told[0])
        says = f"{told[0]}: the proposer thinks so, by {told[1]:.2f}"
        because.append(Reason("guard", "proposed status", says, proposal.trigger, told[1]))
    if voices:
        names = " and ".join(f"“{voice.text}”" for voice in voices)
        says = f"said by {names}: the proposer thinks so"
        because.append(Reason("guard", "proposed speaker", says, proposal.trigger))
    return replace(reality, because=tuple(because))


def is_own(voices: Iterable[Mention], proposal: Proposal) -> bool:
    """Return whether those who say something are said to say it: the article tells that A urged."""
    sources = {actor.id for actor in each_actor(meant(proposal.sources))}
    return not sources.isdisjoint(actor.id for actor in each_actor(voices))


def as_told(claim: Claim, told: Reality, steps: tuple[Reason, ...]) -> Claim:
    """Return a claim as an act of this reality, with all its reasons in order."""
    sides = (claim.sources, claim.targets, told.voices)
    sources, targets, voices = (tuple(replace(one, because=()) for one in side) for side in sides)
    return replace(
        claim,
        sources=sources,
        targets=targets,
        polarity=told.polarity,
        modality=told.modality,
        speakers=voices,
        cue=told.words,
        condition=told.condition,
        because=(*claim.because, *actor_reasons(*sides), *told.because, *steps),
    )


def meant(fillers: Sequence[Filler]) -> tuple[Mention, ...]:
    """Return the mentions of fillers, in the order of the text."""
    return tuple(
        sorted((one.mention for one in fillers), key=lambda mention: (mention.start, mention.end))
    )


def actor_reasons(*sides: Sequence[Mention]) -> tuple[Reason, ...]:
    """Return how each actor was found, each once."""
    found = (reason for side in sides for mention in side for reason in reasons_of(mention))
    return tuple(dict.fromkeys(found))


def reasons_of(mention: Mention) -> tuple[Reason, ...]:
    """Return how a mention was resolved, then whom it means."""
    names = " and ".join(actor.name for actor in mention.actors)
    says = f"“{mention.text}” means {names}, by {mention.resolved}"
    return (*mention.because, Reason("actor", mention.resolved, says, mention.span))


def evidence_of(token: Token, article: Article) -> Evidence:
    """Return the sentence of a word, without the white space around it."""
    sentence = token.sent
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    end = sentence.end_char - len(text) + len(text.rstrip())
    return Evidence(article.id, start, end, article.text[start:end])


def claim_id(article: str, proposal: Proposal, denial: Span | None = None) -> str:
    """Return the id of a claim: 96 bits of a hash.

    It rests on article, action and the characters of trigger and roles, never on who is meant.
    ``denial``: the words of a denial set after it, which makes a claim of its own.
    """
    trigger = proposal.trigger
    parts = [article, str(trigger.start), str(trigger.end), proposal.action]
    for fillers in (proposal.sources, proposal.targets):
        parts += ["|", *(f"{one.start}-{one.end}" for one in meant(fillers))]
    parts += ["|", f"{denial.start}-{denial.end}"] if denial else []
    return "c" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
