"""Whom the sense of an act leaves out of it. Knows the words around a trigger; never knows polarity.

Who defends a blow against rebels does not support them, and a conference on Yemen is not one of
Yemen's.
"""

from spacy.tokens import Token

from kg.mentions.book import Mentions
from kg.propose.patterns.inferred import is_own
from kg.propose.patterns.politics import governs
from kg.propose.patterns.senses import CHOOSING
from kg.propose.patterns.triggers import Trigger
from kg.sentence.labels import (
    ADJECTIVE,
    COMPOUND,
    DETERMINER,
    NOMINAL_MODIFIER,
    POSSESSOR,
    RELATIVE_CLAUSE,
    TITLE,
)
from kg.sentence.tree import children, preposition
from kg.sentence.words import is_noun
from kg.types import Mention

WATCHING = ("attend", "watch", "witness", "join")
UPRISINGS = ("insurgency", "rebellion", "uprising")
GATHERINGS = frozenset("meeting session summit conference assembly".split())
LANDS = frozenset("country nation homeland people".split())


def is_watched(trigger: Trigger) -> bool:
    """Return whether a noun's verb only tells who was there: "attended the inauguration of B"."""
    watched = trigger.carrier is not None and trigger.carrier.lemma_ in WATCHING
    return watched and trigger.pattern.action in CHOOSING


def taking_part(trigger: Trigger, people: list[Mention], mentions: Mentions) -> list[Mention]:
    """Return these people without those who only tell where or about whom a meeting is."""
    if not trigger.noun or trigger.pattern.action != "CONSULT":
        return people
    return [one for one in people if not is_setting(one, trigger.token, mentions)]


def is_setting(mention: Mention, meeting: Token, mentions: Mentions) -> bool:
    """Return whether a noun before a meeting is none who meets: "White House", "Iraq donors talks"."""
    head = head_of(mention, mentions)
    if head.i > meeting.i or not is_noun(head) or head.dep_ not in (COMPOUND, TITLE):
        return False
    if head.head.i == meeting.i:
        return mention.resolved in ("alias", "metonym") and mention.first.kind == "government"
    between = head.head
    return (
        between.head.i == meeting.i
        and between.tag_ in ("NN", "NNS")
        and mentions.of(between) is None
        and mention.first.kind == "country"
    )


def acted_on(
    trigger: Trigger, sources: list[Mention], targets: list[Mention], mentions: Mentions
) -> list[Mention]:
    """Return these targets without those whom the sense of the act leaves out.

    Who defends a blow against rebels does not support them; who promises or asks something of his
    own country has no other side.
    """
    action = trigger.pattern.action
    targets = [one for one in targets if not is_currency(one, mentions)]
    if action == "CONCEDE":
        return [one for one in targets if not is_own(head_of(one, mentions))]
    if action == "ASSAULT" and any(one.first.kind == "armed group" for one in sources):
        return [one for one in targets if head_of(one, mentions).lemma_ not in UPRISINGS]
    if action == "REQUEST":
        targets = [one for one in targets if not is_wanted(trigger, one, mentions)]
        if any(governs(one, mentions) for one in sources):
            targets = [one for one in targets if not is_own_land(one, sources, mentions)]
    if trigger.token.lemma_ in ("authorize", "authorise", "approve"):
        targets = [one for one in targets if not is_body_to_come(one, mentions)]
    alike = sources == targets
    if (action == "AGREE" and not alike) or "obligation" in trigger.pattern.complement:
        return [one for one in targets if not is_own_land(one, sources, mentions)]
    return targets


def is_currency(mention: Mention, mentions: Mentions) -> bool:
    """Return whether a name only says whose money is meant: "US $4 million"."""
    after = mentions.word_after(mention.end)
    return after is not None and after.text[:1] in ("$", "€", "£")


def is_wanted(trigger: Trigger, mention: Mention, mentions: Mentions) -> bool:
    """Return whether somebody is what is asked for: "demanded the release of B" asks nothing of B.

    Those who shall meet are asked: "called a meeting of the council".
    """
    head = head_of(mention, mentions)
    thing = head.head
    inner = (
        head.dep_ == NOMINAL_MODIFIER
        and preposition(head) == "of"
        and thing.head.i == trigger.token.i
    )
    return inner and thing.i not in mentions.doers and thing.lemma_.lower() not in GATHERINGS


def is_body_to_come(mention: Mention, mentions: Mentions) -> bool:
    """Return whether a body is only to come into being: "authorized a larger force"."""
    head = head_of(mention, mentions)
    return head.tag_ == "NN" and any(
        word.lower_ in ("a", "an") for word in children(head, DETERMINER)
    )


def is_own_land(mention: Mention, sources: list[Mention], mentions: Mentions) -> bool:
    """Return whether a mention is the land of all who act, by name or as "his country"."""
    head = head_of(mention, mentions)
    if head.lemma_.lower() in LANDS and head.tag_ == "NN":
        owners = [word for word in children(head, POSSESSOR) if word.tag_ != "PRP$"]
        return not owners and not children(head, ADJECTIVE, RELATIVE_CLAUSE, NOMINAL_MODIFIER)
    if mention.first.kind != "country" or not sources:
        return False
    lands = {mentions.land(one.first) for one in sources}
    return lands == {mention.first.country}


def head_of(mention: Mention, mentions: Mentions) -> Token:
    """Return the word that heads a mention."""
    words = mentions.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if words is None:
        raise ValueError(f"no words at {mention.start} to {mention.end}: “{mention.text}”")
    return words.root
