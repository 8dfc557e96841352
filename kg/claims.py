"""Claims: what each sentence says about each act. Knows the order of the steps inside a sentence; never knows graphs.

trigger → who (arguments) → is it so (assertion) → when, where → claim with its evidence.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, takewhile

from spacy.tokens import Doc, Span, Token

from kg.dating.acts import Act
from kg.dating.timeline import Timeline
from kg.lexicon.load import Lexicon
from kg.mentions import coreference, quotations
from kg.mentions.book import Mentions
from kg.mentions.find import find as find_mentions
from kg.propose.patterns import triggers
from kg.propose.patterns.inferred import DEEDS, SITES
from kg.propose.patterns.participants import implied, is_caution, is_open, participants
from kg.propose.patterns.politics import HISTORY, is_political
from kg.propose.patterns.triggers import Trigger
from kg.reality import walk
from kg.sentence.grammar import children, clause, preposition
from kg.sentence.roles import subjects
from kg.types import Article, Claim, Evidence, Mention, Place
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
    timeline = Timeline(doc, article.published, map(act, chain.from_iterable(sentences)), lexicon.cues, mentions.names(), mentions.quoted)
    found: list[Claim] = []
    for here in sentences:
        acts = {trigger.token.i: trigger.pattern.action for trigger in here}
        for trigger in here:
            if trigger.noun and not trigger.pattern.symmetric:
                mentions.doers[trigger.token.i], mentions.undergoers[trigger.token.i] = participants(trigger, acts, mentions, lexicon)
        made = [(trigger, claim) for trigger in here if (claim := claim_of(trigger, article, mentions, lexicon, quoted, timeline, acts))]
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


def claim_of(
    trigger: Trigger,
    article: Article,
    mentions: Mentions,
    lexicon: Lexicon,
    quoted: tuple[quotations.Quotation, ...],
    timeline: Timeline,
    acts: Mapping[int, str],
) -> Claim | None:
    """Return the claim of one trigger, or none where nobody known takes part."""
    sources, targets = participants(trigger, acts, mentions, lexicon)
    if not sources and trigger.noun and trigger.pattern.implied and preposition(trigger.token) not in ABOUT:
        sources = [implied(trigger, mentions)]
    if (not sources and not targets) or (trigger.pattern.needs_target and not targets):
        return None
    if not sources and not is_open(trigger, acts, lexicon):
        return None
    if not targets and trigger.pattern.action == "THREATEN" and is_caution(trigger):
        return None
    if (sources and is_by_act(trigger, acts)) or not is_political(trigger, sources, targets, mentions, lexicon.cues):
        return None
    said = walk.assess(trigger.token, mentions, lexicon.cues, quoted, speech=trigger.pattern.action in SPEECH)
    sentence = trigger.token.sent
    start, end = evidence_bounds(sentence)
    pattern = trigger.pattern
    dated = timeline.when(act(trigger), said.modality == "actual" or said.polarity == "negative")
    when = dated.dates if dated is not None else None
    if when is not None and when.end.year < HISTORY:
        return None
    modality = said.modality
    if modality == "actual" and when is not None and article.published and when.start > article.published and trigger.token.tag_ != "VBD":
        modality = "planned"  # "go to the polls Thursday": the present tense of a timetable
    speaker = said.speaker
    if speaker is None and sources and boasts(trigger, lexicon):
        speaker = sources[0]
    words = trigger_words(trigger)
    certainty = min((WEIGHTS.get(mention.resolved, 1.0) for mention in (*sources, *targets)), default=1.0)
    return Claim(
        id=claim_id(article.id, words, pattern.action, sources, targets),
        action=pattern.action,
        cameo=pattern.cameo,
        sources=tuple(sources),
        targets=tuple(targets),
        trigger=words,
        evidence=Evidence(article.id, start, end, article.text[start:end]),
        pattern=pattern.id,
        polarity=said.polarity,
        modality=modality,
        speaker=speaker,
        cue=said.cue,
        condition=said.condition,
        date=when,
        place=place_of(trigger, mentions, acts),
        confidence=round(pattern.confidence * certainty, 2),
    )


def is_by_act(trigger: Trigger, acts: Mapping[int, str]) -> bool:
    """Return whether what is said to use force is an act without any: "the sanctions hit the oil industry"."""
    force = trigger.pattern.action == "ASSAULT" and not trigger.noun
    return force and any(acts.get(word.i, "ASSAULT") not in FORCE for word in subjects(trigger.token))


def boasts(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Return whether the source itself is all that vouches for a deed: "claimed responsibility for the attack", "admitted killing"."""
    if trigger.noun and trigger.pattern.action in DEEDS and any(below.lemma_ == "claim" for below in children(trigger.token, "acl")):
        return True  # "bombings claimed by B"
    cue = lexicon.cues.governor.get((trigger.token.lemma_.lower(), "phrase"))
    return not trigger.noun and trigger.pattern.action in DEEDS and cue is not None and cue.id == "accusation"


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


def claim_id(article: str, words: Words, action: str, sources: list[Mention], targets: list[Mention]) -> str:
    """Return the id of a claim: 96 bits of a hash of what makes it this claim."""
    parts = [article, str(words.start), str(words.end), action]
    parts += [mention.actor.id for mention in sources] + ["→"] + [mention.actor.id for mention in targets]
    return "c" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
