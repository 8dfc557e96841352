"""Claims: what each sentence says about each act. Knows the order of the steps inside a sentence; never knows graphs.

trigger → who (arguments) → is it so (assertion) → when, where → claim with its evidence.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract import assertion, coreference, dates, quotations, triggers
from kg.extract.actors import find as find_mentions
from kg.extract.arguments import destination, distinct, everyone, filled, meant, role_tokens
from kg.extract.grammar import addressed, children, clause, conjuncts, extent, is_noun, is_passive, is_verb, objects, phrases, preposition, subjects
from kg.extract.descriptions import phrase_text
from kg.extract.mentions import Mentions
from kg.extract.triggers import Trigger
from kg.lexicon.actors import unknown
from kg.lexicon.load import Lexicon
from kg.types import Article, Claim, Evidence, Mention, Place
from kg.types import Span as Words

WHERE = frozenset("in at near outside inside across around".split())
OCCASIONS = frozenset(("after", "before", "during", "at", "following", "ahead of", "in", "on", "since", "prior to"))
FRIENDLY = ("SUPPORT", "CONSULT", "AGREE", "COOPERATE", "AID")
PEOPLE = ("person", "civilians", "protesters", "media")
SEIZED = ("ASSAULT", "RETREAT", "MOBILIZE", "COERCE")
COMPANY = ("subject", "with", "between", "among")
SYMMETRIC_ROLES = ("subject", "object", "with", "between", "among", "possessor", "modifier", "by", "of", "to")
WEIGHTS = {"pronoun": 0.9, "pair": 0.9, "metonym": 0.95, "description": 0.95}
DEEDS = ("ASSAULT", "COERCE")
SPEECH = ("ACCUSE", "REQUEST", "THREATEN", "REJECT")
ABOUT_AN_ACT = ("THREATEN", "AGREE")
TOLD_IN_CLAUSE = ("REQUEST", "ACCUSE")
SPOKEN = ("REQUEST", "ACCUSE", "REJECT")
ABOUT = ("against", "on", "about", "for")
FOREIGN_ONLY = ("in", "across", "over", "inside")


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
    found: list[Claim] = []
    for sentence in doc.sents:
        times = list(dates.expressions(sentence, article.published))
        here = list(triggers.find(iter(sentence), mentions, lexicon.actions, lexicon.cues))
        for trigger in here:
            if trigger.noun and not trigger.pattern.symmetric:
                mentions.doers[trigger.token.i] = participants(trigger, mentions, lexicon)[0]
        acts = {trigger.token.i: trigger.pattern.action for trigger in here}
        made = [(trigger, claim) for trigger in here if (claim := claim_of(trigger, article, mentions, lexicon, quoted, times, acts))]
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
        if all(weight(claim) > weight(other) or (weight(claim) == weight(other) and not trigger.noun) for other in rivals):
            yield claim


def weight(claim: Claim) -> int:
    """Return how much a claim tells."""
    return bool(claim.sources) + bool(claim.targets)


def claim_of(
    trigger: Trigger,
    article: Article,
    mentions: Mentions,
    lexicon: Lexicon,
    quoted: tuple[quotations.Quotation, ...],
    times: list[dates.Expression],
    acts: Mapping[int, str],
) -> Claim | None:
    """Return the claim of one trigger, or none where nobody known takes part."""
    sources, targets = participants(trigger, mentions, lexicon)
    if not sources and trigger.noun and trigger.pattern.implied and preposition(trigger.token) not in ABOUT:
        sources = [implied(trigger, mentions)]
    if not targets and trigger.pattern.action == "REJECT":
        targets = [mention for mention in refused(trigger.token, acts, mentions) if mention not in sources]
    if not sources and targets and not trigger.noun and trigger.pattern.action in SPOKEN:
        sources = [mention for word in subjects(trigger.token)[:1] if (mention := stranger(word, mentions)) is not None]
    if (not sources and not targets) or (trigger.pattern.needs_target and not targets):
        return None
    if not sources and not is_open(trigger, acts, lexicon):
        return None
    if not targets and trigger.pattern.action == "THREATEN" and is_caution(trigger):
        return None
    said = assertion.assess(trigger.token, mentions, lexicon.cues, quoted, speech=trigger.pattern.action in SPEECH)
    sentence = trigger.token.sent
    start, end = evidence_bounds(sentence)
    pattern = trigger.pattern
    verb = trigger.carrier or (trigger.token if not trigger.noun else None)
    free = [entry for entry in times if nearest_act(entry.head, acts, verb) in (trigger.token.i, None)]
    when = dates.date_of(trigger.token, verb, free, past=looks_back(trigger, said.modality))
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
        place=place_of(trigger, mentions),
        confidence=round(pattern.confidence * certainty, 2),
    )


def implied(trigger: Trigger, mentions: Mentions) -> Mention:
    """Return the actor that an event noun itself implies: the protesters of a demonstration."""
    token, name = trigger.token, trigger.pattern.implied
    kind = mentions.lexicon.group(name.rstrip("s")) or "other"
    return Mention(unknown(name, kind, None, mentions.article), token.text, token.idx, token.idx + len(token.text), "implied")


def nearest_act(token: Token, acts: Mapping[int, str], verb: Token | None) -> int | None:
    """Return the trigger that a date stands under, or none; a verb and the noun it carries count as one."""
    for above in token.ancestors:
        if above.i in acts:
            return None if verb is not None and above.i == verb.i else above.i
    return None


def boasts(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Return whether the source itself is all that vouches for a deed: "claimed responsibility for the attack", "admitted killing"."""
    cue = lexicon.cues.governor.get((trigger.token.lemma_.lower(), "phrase"))
    return not trigger.noun and trigger.pattern.action in DEEDS and cue is not None and cue.id == "accusation"


def looks_back(trigger: Trigger, modality: str) -> bool:
    """Return whether a weekday means the last one: not in plans, not in the present tense."""
    verb = trigger.carrier or trigger.token
    present = (verb.tag_ in ("VBZ", "VBP") and not trigger.noun) or (
        verb.tag_ == "VBG" and any(word.tag_ in ("VBZ", "VBP") for word in children(verb, "aux"))
    )
    if clause(verb).tag_ == "VBD":
        return True
    return modality in ("actual", "possible") and not (present and verb.sent.start > 0)


def participants(trigger: Trigger, mentions: Mentions, lexicon: Lexicon) -> tuple[list[Mention], list[Mention]]:
    """Return the sources and the targets of an act; of a symmetric one all who take part, twice."""
    pattern, token = trigger.pattern, trigger.token
    source_roles, target_roles = (pattern.noun_source, pattern.noun_target) if trigger.noun else (pattern.source, pattern.target)
    if pattern.symmetric:
        roles = dict.fromkeys((*source_roles, *target_roles, *(SYMMETRIC_ROLES if trigger.noun else COMPANY)))
        people = everyone(token, trigger.carrier, tuple(roles), trigger.last, mentions)
        if len(people) == 1 and people[0] not in host(trigger, lexicon, mentions):
            people = distinct([*people, *host(trigger, lexicon, mentions)])
        return (people, people) if len(people) > 1 else (people, [])
    sources = filled(source_roles, token, trigger.carrier, trigger.last, mentions, lambda mention: False)
    if trigger.noun and "possessor" in target_roles and (undergone := possessed(trigger, target_roles, mentions)):
        doers = tuple(role for role in source_roles if role != "possessor")
        return filled(doers, token, trigger.carrier, trigger.last, mentions, lambda mention: mention in undergone), undergone
    sources = sources or host(trigger, lexicon, mentions)
    if not sources and pattern.action == "MOBILIZE" and not trigger.noun and is_passive(token):
        sources = [mention for word in objects(token)[:1] for mention in meant(word, mentions)]  # "the army was put on alert"
    if trigger.carrier is not None and trigger.noun and trigger.carrier.lemma_.lower() in lexicon.cues.undergoing:
        undergone = [mention for role in role_tokens(token, "subject", trigger.carrier) for mention in meant(role, mentions)]
        sources = [mention for mention in sources if mention.actor.id not in {other.actor.id for other in undergone}]
        sources = sources or filled(("from", "by"), token, trigger.carrier, "", mentions, lambda mention: False)
        return sources, distinct(undergone)
    acting = {mention.actor.id for mention in sources}
    home = {mention.actor.country for mention in sources}

    def acts_itself(mention: Mention) -> bool:
        return mention.actor.id in acting

    def not_abroad(mention: Mention) -> bool:
        return acts_itself(mention) or mention.actor.kind != "country" or mention.actor.country in home

    targets: list[Mention] = []
    for role in target_roles:
        skip = not_abroad if role in FOREIGN_ONLY else acts_itself
        targets = targets or filled((role,), token, trigger.carrier, trigger.last, mentions, skip)
    if not targets and sources and pattern.action in SEIZED:
        targets = [mention for mention in landed(trigger, target_roles, mentions) if mention.actor.country not in home]
    if not targets and not trigger.noun and pattern.action in DEEDS:
        targets = [mention for mention in driven(token, mentions) if mention.actor.id not in acting]
    if not targets and not trigger.noun and pattern.action in ABOUT_AN_ACT:
        targets = [mention for mention in concerned(token, mentions) if mention.actor.id not in acting]
    if not targets and pattern.action in TOLD_IN_CLAUSE:
        targets = [mention for mention in asked(token, mentions) if mention.actor.id not in acting]
    return sources, targets


def possessed(trigger: Trigger, roles: tuple[str, ...], mentions: Mentions) -> list[Mention]:
    """Return the people whose killing, arrest or release it is, where nothing else says to whom it was done."""
    others = tuple(role for role in roles if role != "possessor")
    if filled(others, trigger.token, trigger.carrier, trigger.last, mentions, lambda mention: False):
        return []
    owners = [mention for word in children(trigger.token, "nmod:poss") for mention in mentions.all_of(word)]
    return distinct(owners) if all(mention.actor.kind in PEOPLE for mention in owners) else []


def host(trigger: Trigger, lexicon: Lexicon, mentions: Mentions) -> list[Mention]:
    """Return who speaks on the occasion of a meeting or visit that names only the other side: "X said after talks with Y"."""
    token = trigger.token
    above = token.head
    occasion = trigger.noun and trigger.carrier is None and token.dep_ == "obl" and preposition(token) in OCCASIONS
    cue = lexicon.cues.governor.get((above.lemma_.lower(), "clause"))
    if not occasion or trigger.pattern.action != "CONSULT" or not is_verb(above) or is_passive(above):
        return []
    who = [mention for word in subjects(above)[:1] for mention in meant(word, mentions)]
    within = trigger.pattern.symmetric and preposition(token) in ("in", "during", "at")
    return [mention for mention in who if within or mention.actor.kind == "person" or (cue is not None and cue.speaker)]


def landed(trigger: Trigger, roles: tuple[str, ...], mentions: Mentions) -> list[Mention]:
    """Return the country of a place that force comes to: "bombed Aleppo", "the annexation of Crimea"."""
    words = [word for role in roles for word in role_tokens(trigger.token, role, trigger.carrier, trigger.last)]
    things = [other for word in words for other in conjuncts(word)]
    found = [mention for thing in things for mention in destination(thing, mentions)]
    if not found and trigger.pattern.action == "ASSAULT":  # "bombed a base in Syria"
        sites = [site for thing in things if mentions.of(thing) is None for site in children(thing, "nmod") if preposition(site) in WHERE]
        found = [mention for site in sites for mention in destination(site, mentions) or filter(is_country, mentions.all_of(site))]
    return distinct(found)


def is_country(mention: Mention) -> bool:
    """Return whether a mention names a country."""
    return mention.actor.kind == "country"


def stranger(word: Token, mentions: Mentions) -> Mention | None:
    """Return a speaker whom no list knows, named as in the text: whoever accuses or demands is somebody."""
    if word.tag_ not in ("NN", "NNS", "NNP", "NNPS") or word.dep_ == "csubj":
        return None
    start, end = extent(word)
    words = word.doc[start:end]
    actor = unknown(phrase_text(word), "other", None, mentions.article)
    return Mention(actor, words.text, words.start_char, words.end_char, "text")


def refused(word: Token, acts: Mapping[int, str], mentions: Mentions) -> list[Mention]:
    """Return whom a refusal turns down: "refused to meet B", "its refusal to recognise B"; refusing to attack B rejects nobody."""
    kind = [below for below in children(word, "xcomp", "acl") if acts.get(below.i) in FRIENDLY]
    return [mention for below in kind for other in (*objects(below), *phrases(below, "with")) for mention in mentions.all_of(other)]


def driven(verb: Token, mentions: Mentions) -> list[Mention]:
    """Return on whom force is used for a purpose: "fired shots to disperse the crowd"."""
    purposes = [below for below in children(verb, "xcomp", "advcl") if preposition(below) == "to"]
    return [mention for below in purposes for word in objects(below) for mention in mentions.all_of(word)]


def concerned(verb: Token, mentions: Mentions) -> list[Mention]:
    """Return whom a threat or promise is about: "threatened to bomb B", "warned that it would fight unless B leaves"."""
    words = [word for below in children(verb, "xcomp") for word in objects(below)]
    for below in children(verb, "ccomp"):
        conditions = [word for word in children(below, "advcl") if preposition(word) in ("if", "unless")]
        words += [word for condition in conditions for word in children(condition, "nsubj", "nsubj:pass")]
    return distinct([mention for word in words for mention in mentions.all_of(word)])


def asked(verb: Token, mentions: Mentions) -> list[Mention]:
    """Return who is asked or accused in "demanded that B withdraw", "complained that he was hit by B", "a call for B to leave": who acts."""
    called = [below for below in children(verb, "xcomp", "advcl") if preposition(below).startswith("for") and children(below, "nsubj")]
    inner = [word for below in [*children(verb, "ccomp"), *called] for word in subjects(below)]
    if is_noun(verb):
        inner = [word for below in children(verb, "acl") for word in addressed(below) or children(below, "nsubj")]
    return [mention for word in inner[:1] for mention in mentions.all_of(word)]


def is_open(trigger: Trigger, acts: Mapping[int, str], lexicon: Lexicon) -> bool:
    """Return whether an act may stand without a source: a noun, a passive, an assault done by a weapon, by another act, or died of."""
    if trigger.noun or is_passive(trigger.token):
        return trigger.noun or trigger.pattern.action != "THREATEN"  # "threatened with blindness"
    by_weapon = any(word.i in acts or word.lemma_.lower() in lexicon.cues.weapons for word in subjects(trigger.token))
    return trigger.pattern.action == "ASSAULT" and (by_weapon or "subject" in trigger.pattern.target)


def is_caution(trigger: Trigger) -> bool:
    """Return whether a warning tells of what others do, to nobody: "warned that the harvest would fail"."""
    clauses = children(trigger.token, "ccomp") if not trigger.noun and trigger.token.lemma_ == "warn" else []
    return any(word.tag_ != "PRP" for below in clauses for word in children(below, "nsubj", "nsubj:pass", "expl"))


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


def place_of(trigger: Trigger, mentions: Mentions) -> Place | None:
    """Return where the act takes place: a place under the trigger or its verb, after "in", "at" and the like."""
    for word in (trigger.token, *([trigger.carrier] if trigger.carrier is not None else [])):
        for below in word.subtree:
            if below.i in mentions.places and preposition(below) in WHERE and clause(below).i in (word.i, clause(word).i):
                name, country = mentions.places[below.i]
                return Place(name, country, below.text, below.idx, below.idx + len(below.text))
    return None


def claim_id(article: str, words: Words, action: str, sources: list[Mention], targets: list[Mention]) -> str:
    """Return the id of a claim: 96 bits of a hash of what makes it this claim."""
    parts = [article, str(words.start), str(words.end), action]
    parts += [mention.actor.id for mention in sources] + ["→"] + [mention.actor.id for mention in targets]
    return "c" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
