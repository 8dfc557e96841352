"""Who is meant by "he", "they", "the two", "the president". Knows mentions and their order; never knows actions.

A pronoun takes the nearest fitting subject before it, within two sentences; where nothing fits it stays open, since a claim
without an actor is better than one with the wrong actor.
"""

from spacy.tokens import Span, Token

from kg.lexicon.actors import unknown
from kg.mentions.antecedents import (
    ITS,
    PLURAL,
    SINGULAR,
    STATES,
    can_mean,
    candidates,
    definite,
    is_subject,
    nearest,
    renamed,
    together,
)
from kg.mentions.book import Mentions
from kg.mentions.definites import described, numbered
from kg.mentions.descriptions import group_actor, is_beside, land_of
from kg.mentions.plurals import CROWDS, both, is_reciprocal, is_shared, one_of_two
from kg.mentions.quotations import Quotation
from kg.mentions.things import means_place, means_thing
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    CONJUNCT,
    COPULA,
    INDIRECT_OBJECT,
    MARKER,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    POSSESSOR,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from kg.sentence.tree import child, children, preposition
from kg.sentence.words import is_noun
from kg.types import Actor, Kind, Mention

BODIES: frozenset[Kind] = frozenset(
    {
        "country",
        "government",
        "organisation",
        "igo",
        "party",
        "military",
        "armed group",
        "media",
        "court",
        "other",
    }
)
REACH = 2
UNREAL = frozenset("not n't never no would could might may if perhaps maybe should".split())
ADDRESSING = frozenset(
    "accuse blame urge ask warn criticise criticize condemn thank sue charge accuse suspect praise".split()
)
OF_STATES = frozenset(
    "sanction embargo talk negotiation war tie relation treaty truce summit".split()
)
EJECTING = frozenset(
    "eject expel evict drive oust dislodge push flush clear remove repel chase rout".split()
)
SILENT = frozenset(
    ("ADP", "AUX", "CCONJ", "PART", "PUNCT", "SCONJ", "SPACE", "SYM", "VERB")
)  # they mean nobody
CHARGES = ("accusation", "charge", "allegation")
FIRST = frozenset("i me my we us our".split())


def resolve(mentions: Mentions, quotations: tuple[Quotation, ...]) -> None:
    """Add the mentions of pronouns and definite descriptions, from the first sentence to the last.

    "I" and "we" are whoever utters the quotation, and are settled last. A pronoun outside quotation marks never means somebody
    who is named only inside them.
    """
    mentions.quoted = frozenset(
        place for quotation in quotations for place in range(quotation.start, quotation.end)
    )
    uttered = {
        place: said.speaker
        for said in quotations
        if said.speaker is not None
        for place in range(said.start, said.end)
    }
    for place, sentence in enumerate(mentions.sentences):
        before = mentions.sentences[max(0, place - REACH) : place]
        for token in sentence:
            if token.pos_ in SILENT:
                continue
            several = both(token, sentence, before, mentions)
            if several:
                said = "reciprocal" if is_reciprocal(token) else "pair"
                mentions.by_head[token.i] = together(several, token, said)
                continue
            mention = (
                None
                if speaks_of_himself(token, uttered, mentions)
                else meaning(token, sentence, before, mentions)
            )
            if (
                mention is not None
                and token.i in uttered
                and is_speaker(mention, uttered[token.i], token, mentions)
            ):
                mention = other_than(mention, token, sentence, before, mentions)
            if mention is not None:
                mentions.by_head[token.i] = mention
            if (
                token.i not in mentions.by_head
                and (people := numbered(token, sentence, before, mentions)) is not None
            ):
                mentions.by_head[token.i] = people
            if token.i in mentions.by_head and is_shared(token, mentions):
                mentions.by_head[token.head.i] = mentions.by_head[token.i]
            predicate(token, mentions)
            owned(token, mentions)
    for quotation in quotations:
        speaker = mentions.by_head.get(quotation.speaker) if quotation.speaker is not None else None
        for token in mentions.doc[quotation.start : quotation.end]:
            if speaker is not None and token.lower_ in FIRST and token.tag_ in ("PRP", "PRP$"):
                mentions.by_head[token.i] = renamed(speaker, token, "pronoun")


def speaks_of_himself(token: Token, uttered: dict[int, int], mentions: Mentions) -> bool:
    """Return whether a quoted "he" is uttered by another "he", so that nobody can tell whom it means."""
    speaker = mentions.doc[uttered[token.i]] if token.i in uttered else None
    return (
        speaker is not None
        and token.lower_ in SINGULAR
        and speaker.lower_ == token.lower_
        and mentions.of(speaker) is None
    )


def is_speaker(mention: Mention, speaker: int, token: Token, mentions: Mentions) -> bool:
    """Return whether a quoted "he" would mean whoever utters the quotation: nobody calls himself so."""
    said = mentions.by_head.get(speaker)
    return token.lower_ in SINGULAR and said is not None and said.first.id == mention.first.id


def other_than(
    mention: Mention, token: Token, sentence: Span, before: list[Span], mentions: Mentions
) -> Mention | None:
    """Return whom a pronoun means if not the person that comes to mind first."""
    kinds = pronoun_kinds(token)
    found = nearest(
        token,
        sentence,
        before,
        mentions,
        lambda actor: actor.kind in kinds and actor.id != mention.first.id,
    )
    return renamed(found, token, "pronoun") if found else None


def meaning(token: Token, sentence: Span, before: list[Span], mentions: Mentions) -> Mention | None:
    """Return the mention of a pronoun or definite description, or none."""
    if token.tag_ in ("PRP", "PRP$"):
        return meant_by(token, sentence, before, mentions)
    if token.lower_ in ("former", "latter") and definite(token) and token.dep_ != ADJECTIVE:
        return one_of_two(token, sentence, before, mentions)
    return (
        described(token, sentence, before, mentions) if is_noun(token) and definite(token) else None
    )


def meant_by(
    pronoun: Token, sentence: Span, before: list[Span], mentions: Mentions
) -> Mention | None:
    """Return the mention of a pronoun, or none where it is open or means a thing."""
    kinds = pronoun_kinds(pronoun)
    if not kinds:
        return None
    told = teller(pronoun, mentions) or commanded(pronoun, mentions) or listed(pronoun, mentions)
    told = told or ejected(pronoun, mentions) or aimed_at(pronoun, mentions)
    other = parallel(pronoun)
    told = told or (mentions.of(other) if other is not None else None)
    if told is not None and told.first.kind in kinds:
        return renamed(told, pronoun, "pronoun")
    if told is None and other is not None and pronoun.lower_ in ("its", "their"):
        return None
    fitting = [
        (word, mention)
        for word, mention in candidates(pronoun, sentence, before, mentions)
        if can_mean(pronoun, word, mention.first, kinds, mentions)
    ]
    several = len({mention.first.id for _, mention in fitting}) > 1
    open_to_doubt = pronoun.lower_ == "it" and is_partner(pronoun) and several
    if not fitting or open_to_doubt:
        return None
    word, found = fitting[0]
    thing = means_thing(pronoun, word, before, mentions) or means_place(pronoun, word, mentions)
    return None if thing else renamed(found, pronoun, "pronoun")


def teller(token: Token, mentions: Mentions) -> Mention | None:
    """Return who makes a claim that the pronoun is the subject of: "a claim by the rebels that they shot it down"."""
    content = (
        token.head
        if token.dep_ in NOMINAL_SUBJECTS and token.head.dep_ in (NOUN_CLAUSE, ADVERBIAL_CLAUSE)
        else None
    )
    if content is None or not any(mark.lower_ == "that" for mark in children(content, MARKER)):
        return None
    told = (
        content.head if content.dep_ == NOUN_CLAUSE else child(content.head, OBJECT) or content.head
    )
    if token.dep_ == SUBJECT and told.lemma_ in CHARGES:
        return None  # "charges by A that it bombed B": A did not
    said = [
        word
        for word in children(told, POSSESSOR, NOMINAL_MODIFIER)
        if word.dep_ == POSSESSOR or preposition(word) in ("by", "from")
    ]
    return mentions.of(said[0]) if said else None


def commanded(token: Token, mentions: Mentions) -> Mention | None:
    """Return who is told to act, inside what he is told: "ordered the army to pay the families of those it had killed"."""
    above = (
        [word for word in token.ancestors if word.dep_ == OPEN_COMPLEMENT and word.i < token.i]
        if is_subject(token)
        else []
    )
    told = (
        children(above[0].head, OBJECT, INDIRECT_OBJECT)
        if above and above[0].i != token.head.i
        else []
    )
    return mentions.of(told[0]) if told and told[0].i < token.i else None


def ejected(token: Token, mentions: Mentions) -> Mention | None:
    """Return who is driven from where he was: "ejected the rebels from towns that they held"."""
    clause = token.head
    place = clause.head
    if not is_subject(token) or clause.dep_ != RELATIVE_CLAUSE or preposition(place) != "from":
        return None
    things = children(place.head, OBJECT) if place.head.lemma_ in EJECTING else []
    return mentions.of(things[0]) if things else None


def aimed_at(token: Token, mentions: Mentions) -> Mention | None:
    """Return those to whom something is done for a purpose: "beat the men to keep them quiet"."""
    purpose = token.head
    if token.lower_ != "them" or token.dep_ != OBJECT or purpose.dep_ != ADVERBIAL_CLAUSE:
        return None
    things = children(purpose.head, OBJECT) if preposition(purpose) == "to" else []
    return mentions.of(things[0]) if things and things[0].tag_ == "NNS" else None


def listed(token: Token, mentions: Mentions) -> Mention | None:
    """Return who heads the list in which something is his: "five teachers and | their | driver"."""
    inside = token.tag_ == "PRP$" and token.head.dep_ == CONJUNCT and is_noun(token.head.head)
    own = mentions.of(token.head.head) if inside else None
    plural = own is not None and token.head.head.tag_ in ("NNS", "NNPS")
    return own if plural == (token.lower_ in PLURAL) else None


def parallel(token: Token) -> Token | None:
    """Return whose the thing is beside which something is his: "Chile's raid on the port and | its | blockade"."""
    thing = token.head
    if token.tag_ != "PRP$" or thing.dep_ != CONJUNCT:
        return None
    while thing.dep_ in (CONJUNCT, NOMINAL_MODIFIER) and is_noun(thing.head):
        thing = thing.head
        if owners := children(thing, POSSESSOR):
            return owners[0]
    return None


def predicate(token: Token, mentions: Mentions) -> None:
    """Let a predicate noun mean its subject: "Kuwait is the latest country to withdraw"; not where that is denied or only possible."""
    subject = child(token, SUBJECT)
    if (
        subject is None
        or not children(token, COPULA)
        or any(word.lower_ in UNREAL for word in token.children)
    ):
        return
    mention = mentions.of(subject)
    parts = (
        children(token, NOMINAL_MODIFIER) if token.lower_ == "one" else []
    )  # "one of several countries that …"
    for noun in (token, *(part for part in parts if preposition(part) == "of")):
        own = mentions.of(noun)
        alike = mention is not None and (mention.first.kind == "person") == mentions.lexicon.single(
            noun.lemma_.lower()
        )
        if mention is not None and own is not None and own.resolved == "description" and alike:
            mentions.by_head[noun.i] = renamed(mention, noun, "description")


def owned(token: Token, mentions: Mentions) -> None:
    """Give "its forces" and "the country's army" the country of their owner, once that is known."""
    mention, possessor = mentions.of(token), child(token, POSSESSOR)
    if (
        mention is None
        or mention.resolved != "description"
        or mention.first.country
        or possessor is None
    ):
        return
    holder = mentions.of(possessor)
    kind = mentions.lexicon.group(token.lemma_.lower())
    if (
        holder is None
        or holder.resolved not in ("pronoun", "description")
        or not holder.first.country
        or kind is None
    ):
        return
    if not is_sure_owner(possessor, holder.first, mentions):
        return
    iso3, state = holder.first.country, holder.first.kind in STATES
    actor = (
        (state and mentions.lexicon.body(iso3, token.lower_))
        or land_of(token, holder.first, mentions)
        or group_actor(token, kind, mentions)
    )
    if actor.kind == kind and actor.name == mention.first.name:
        name = (
            mentions.lexicon.of_country(iso3, token.lower_)
            if state
            else f"{holder.first.name}'s {token.lower_}"
        )
        beside = is_beside(token.lemma_.lower(), holder.first)
        actor = unknown(name, kind, None if beside else iso3, mentions.article)
    mentions.by_head[token.i] = Mention(
        (actor,), mention.text, mention.start, mention.end, "description"
    )


def is_sure_owner(possessor: Token, owner: Actor, mentions: Mentions) -> bool:
    """Return whether nobody of another country acts in the sentence where the owner is named: this one, else the one before.

    Beside a person only people count: "Georgia attacked his troops".
    """
    sentence = possessor.sent
    named = [
        word
        for word in sentence
        if word.i < possessor.i and (mention := mentions.of(word)) and mention.first.id == owner.id
    ]
    part = sentence if named or not sentence.start else mentions.doc[sentence.start - 1].sent
    acting = [
        mentions.of(word) for word in part if word.i < possessor.i and word.dep_ in NOMINAL_SUBJECTS
    ]
    alone = owner.kind != "person"
    rivals = (one.first for one in acting if one and (alone or one.first.kind == "person"))
    return {rival.country for rival in rivals if rival.country} <= {owner.country}


def is_partner(token: Token) -> bool:
    """Return whether a pronoun stands where only a state or body can: "imposed sanctions on it", "held talks with it"."""
    carried = (
        [thing.lemma_ for thing in children(token.head, OBJECT)]
        if token.dep_ == OBLIQUE
        else [token.head.lemma_]
    )
    return preposition(token) in ("on", "with", "against") and any(
        lemma in OF_STATES for lemma in carried
    )


def pronoun_kinds(token: Token) -> frozenset[Kind]:
    """Return what kinds of actor a pronoun can stand for."""
    word = token.lower_
    if word in SINGULAR:
        return frozenset({"person"})
    if word in PLURAL:
        return CROWDS
    subject = (
        token.dep_ in (*NOMINAL_SUBJECTS, POSSESSOR)
        or token.head.lemma_ in ADDRESSING
        or is_partner(token)
    )
    # an object "it" is mostly a thing
    return BODIES if word in ITS and subject else frozenset()
