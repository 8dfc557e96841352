"""Claims: what each sentence says about each act. Knows the order of the steps inside a sentence; never knows graphs.

trigger → who (arguments) → is it so (assertion) → when, where → claim with its evidence.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, takewhile

from spacy.tokens import Doc, Span, Token

from kg.dating.acts import Act
from kg.dating.timeline import Timeline
from kg.lexicon.load import Lexicon
from kg.mentions import coreference, quotations
from kg.mentions.book import Mentions
from kg.mentions.find import find as find_mentions
from kg.mentions.speakers import can_sign, names_somebody, speaker
from kg.propose.patterns import triggers
from kg.propose.patterns.inferred import DEEDS, SITES
from kg.propose.patterns.participants import implied, is_caution, is_open, participants
from kg.propose.patterns.politics import HISTORY, is_political
from kg.propose.patterns.triggers import Trigger
from kg.reality.answers import denied_after
from kg.reality.people import People
from kg.reality.timetable import timetable
from kg.reality.voices import vouched
from kg.reality.walk import assess
from kg.sentence.grammar import children, clause, preposition
from kg.sentence.roles import subjects
from kg.types import Article, Claim, Evidence, Mention, Place, Reality
from kg.types import Span as Words

WEIGHTS = {"pronoun": 0.9, "pair": 0.9, "metonym": 0.95, "description": 0.95}
NARRATED = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONCEDE", "AID", "COOPERATE")
COMPLETED = (*NARRATED, "ACCUSE", "SANCTION")  # where a verb's object is part of its act, and no second one
ANSWERS = ("ACCUSE", "APPOINT", "COERCE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN")
MET_OR_DONE = (*NARRATED, "AGREE", "CONSULT", "ELECT")  # whose places often hang on an object: "signed a treaty in Rome"
THROUGH = SITES | {"through", "throughout", "along", "within"}
LANDS = frozenset(
    "city town village capital port province region state district county area island suburb outskirts north south east west".split()
)
SPEECH = ("ACCUSE", "REQUEST", "THREATEN", "REJECT")
FORCE = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST")
ABOUT = ("against", "on", "about", "for")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one article: its claims, and what they rest on."""

    doc: Doc
    mentions: Mentions
    claims: tuple[Claim, ...]


def read(doc: Doc, article: Article, lexicon: Lexicon) -> Reading:
    """Return the claims of an article, in the order of its text."""
    mentions = find_mentions(doc, article.id, article.published, lexicon.actors)
    quoted = quotations.find(doc, lexicon.cues)
    coreference.resolve(mentions, quoted)
    sentences = [list(triggers.find(iter(sentence), mentions, lexicon.actions, lexicon.cues)) for sentence in doc.sents]
    timeline = Timeline(doc, article.published, map(act, chain.from_iterable(sentences)), lexicon.cues, mentions.names())
    found: list[Claim] = []
    for here in sentences:
        acts = {trigger.token.i: trigger.pattern.action for trigger in here}
        for trigger in here:
            if trigger.noun and not trigger.pattern.symmetric:
                mentions.doers[trigger.token.i], mentions.undergoers[trigger.token.i] = participants(trigger, acts, mentions, lexicon)
        made = [(trigger, claim) for trigger in here for claim in claims_of(trigger, article, mentions, lexicon, quoted, timeline, acts)]
        found += without_repeats(made)
    return Reading(doc, mentions, tuple(found))


def without_repeats(made: list[tuple[Trigger, Claim]]) -> Iterator[Claim]:
    """Yield the claims of a sentence; of a verb and the event noun it carries, with one action, only the better."""
    for trigger, claim in made:
        rivals = [
            other
            for near, other in made
            if other is not claim
            and other.action == claim.action
            and (
                (near.carrier is not None and near.carrier.i == trigger.token.i)
                or (trigger.carrier is not None and trigger.carrier.i == near.token.i)
            )
        ]
        if claim.action in COMPLETED and any(is_part(trigger, near) for near, other in made if other.action != claim.action):
            continue
        if all(weight(claim) > weight(other) or (weight(claim) == weight(other) and not trigger.noun) for other in rivals):
            yield claim


def is_part(noun: Trigger, verb: Trigger) -> bool:
    """Return whether a noun only completes what a verb reports: the ban of "lifted the ban", the visit of "called off the visit"."""
    completes = noun.noun and not verb.noun and verb.pattern.action in COMPLETED
    if not completes or noun.token.head.i != verb.token.i or noun.token.dep_ not in ("obj", "nsubj:pass"):
        return False
    lemma = noun.token.lemma_.lower()
    names = {lemma, *(f"{part.lemma_.lower()} {lemma}" for part in children(noun.token, "compound", "amod"))}
    return bool(names & verb.pattern.objects)


def weight(claim: Claim) -> int:
    """Return how much a claim tells."""
    return bool(claim.sources) + bool(claim.targets)


def people_of(mentions: Mentions) -> People:
    """Return what is told about the actors of an article to whoever asks in whose words an act is told."""
    return People(
        who=partial(speaker, mentions=mentions),
        names=partial(names_somebody, mentions=mentions),
        can_sign=partial(can_sign, mentions=mentions),
    )


def claims_of(
    trigger: Trigger,
    article: Article,
    mentions: Mentions,
    lexicon: Lexicon,
    quoted: tuple[quotations.Quotation, ...],
    timeline: Timeline,
    acts: Mapping[int, str],
) -> Iterator[Claim]:
    """Yield the claim of one trigger, if somebody known takes part, and that of who denies it afterwards."""
    sources, targets = participants(trigger, acts, mentions, lexicon)
    if not sources and trigger.noun and trigger.pattern.implied and preposition(trigger.token) not in ABOUT:
        sources = [implied(trigger, mentions)]
    if (not sources and not targets) or (trigger.pattern.needs_target and not targets):
        return
    if not sources and not is_open(trigger, acts, lexicon):
        return
    if not targets and trigger.pattern.action == "THREATEN" and is_caution(trigger):
        return
    if (sources and is_by_act(trigger, acts)) or not is_political(trigger, sources, targets, mentions, lexicon.cues):
        return
    speech = trigger.pattern.action in SPEECH
    people = people_of(mentions)
    heard = assess(trigger.token, people, lexicon, quoted, speech)
    sentence = trigger.token.sent
    start, end = evidence_bounds(sentence)
    pattern = trigger.pattern
    when = timeline.when(act(trigger), heard.modality == "actual" or heard.polarity == "negative")
    if when is not None and when.end.year < HISTORY:
        return
    told = timetable(heard, when, article.published, trigger.token, lexicon.cues)
    if trigger.pattern.action in DEEDS:
        told = vouched(told, trigger.token, trigger.noun, tuple(sources), lexicon.cues)
    words = trigger_words(trigger)
    certainty = min((WEIGHTS.get(mention.resolved, 1.0) for mention in (*sources, *targets)), default=1.0)
    claim = Claim(
        id=claim_id(article.id, words, pattern.action, sources, targets),
        action=pattern.action,
        cameo=pattern.cameo,
        sources=tuple(sources),
        targets=tuple(targets),
        trigger=words,
        evidence=Evidence(article.id, start, end, article.text[start:end]),
        pattern=pattern.id,
        date=when,
        place=place_of(trigger, mentions, acts),
        confidence=round(pattern.confidence * certainty, 2),
    )
    yield as_told(claim, told)
    denial = None if speech else denied_after(trigger.token, told, people, lexicon.cues)
    if denial is not None:
        voice = f"denied at {denial.words.start}" if denial.words else "denied"
        yield replace(as_told(claim, denial), id=claim_id(article.id, words, pattern.action, sources, targets, voice))


def as_told(claim: Claim, told: Reality) -> Claim:
    """Return a claim as something of that reality."""
    return replace(
        claim,
        polarity=told.polarity,
        modality=told.modality,
        speaker=told.voices[0] if told.voices else None,
        cue=told.words,
        condition=told.condition,
    )


def is_by_act(trigger: Trigger, acts: Mapping[int, str]) -> bool:
    """Return whether what is said to use force is an act without any: "the sanctions hit the oil industry"."""
    force = trigger.pattern.action == "ASSAULT" and not trigger.noun
    return force and any(acts.get(word.i, "ASSAULT") not in FORCE for word in subjects(trigger.token))


def act(trigger: Trigger) -> Act:
    """Return what the timeline needs to know of a trigger."""
    kind = trigger.pattern.action
    return Act(trigger.token, trigger.carrier, kind in NARRATED, kind in ANSWERS, kind)


def trigger_words(trigger: Trigger) -> Words:
    """Return the characters of the trigger: the verb, or the noun with the words of its pattern before it."""
    token = trigger.token
    length = (
        max((len(words) for words in trigger.pattern.nouns if words[-1] in (token.lemma_.lower(), token.lower_)), default=1)
        if trigger.noun
        else 1
    )
    first = token
    if length > 1:
        words = [other for other in trigger.pattern.nouns if len(other) == length]
        before = [token.doc[place].lemma_.lower() for place in range(max(0, token.i - length + 1), token.i)]
        first = token.doc[token.i - length + 1] if any(list(other[:-1]) == before for other in words) else token
    return Words(token.doc[first.i : token.i + 1].text, first.idx, token.idx + len(token.text))


def evidence_bounds(sentence: Span) -> tuple[int, int]:
    """Return the characters of a sentence without the white space around it."""
    text = sentence.text
    return sentence.start_char + len(text) - len(text.lstrip()), sentence.end_char - len(text) + len(text.rstrip())


def place_of(trigger: Trigger, mentions: Mentions, acts: Mapping[int, str]) -> Place | None:
    """Return where the act takes place: a place under the trigger or its verb, after "in", "at" and the like."""
    for word in (trigger.token, *([trigger.carrier] if trigger.carrier is not None else [])):
        for below in word.subtree:
            here = below.i in mentions.places and clause(below).i in (word.i, clause(word).i)
            if here and preposition(site := site_of(below)) in THROUGH and is_site(site, word, trigger, acts):
                name, country = mentions.places[below.i]
                return Place(name, country, below.text, below.idx, below.idx + len(below.text))
    return None


def site_of(place: Token) -> Token:
    """Return the noun that a place's name stands with: "in the northern | city of Aleppo", or the name itself."""
    named = preposition(place) == "of" and place.head.lemma_.lower() in LANDS
    return place.head if named else place


def is_site(place: Token, word: Token, trigger: Trigger, acts: Mapping[int, str]) -> bool:
    """Return whether a place below a word is where its act happens: "condemned the attack in Paris" does not take place in Paris."""
    between = list(takewhile(lambda above: above.i != word.i, place.ancestors))
    if trigger.pattern.action in MET_OR_DONE or trigger.noun:
        return all(acts.get(above.i, trigger.pattern.action) == trigger.pattern.action for above in between)
    return not between


def claim_id(article: str, words: Words, action: str, sources: list[Mention], targets: list[Mention], answer: str = "") -> str:
    """Return the id of a claim: 96 bits of a hash of what makes it this claim; ``answer`` marks what somebody says to it."""
    parts = [article, str(words.start), str(words.end), action]
    parts += [mention.actor.id for mention in sources] + ["→"] + [mention.actor.id for mention in targets]
    parts += [answer] if answer else []
    return "c" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
