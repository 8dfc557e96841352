"""Whether a trigger means its act in this sentence. Knows the words around it; never knows polarity.

Many verbs have a second sense that their words alone do not tell: prices are charged, floods
threaten, tourists visit, a coup leaves the army in control, and parliaments clash over a budget.
"""

from collections.abc import Mapping

from spacy.tokens import Token

from kg.mentions.book import Mentions
from kg.propose.patterns.arguments import DOCUMENTS
from kg.propose.patterns.inferred import is_own
from kg.propose.patterns.participants import TRAVELLING, bound
from kg.propose.patterns.triggers import Trigger
from kg.sentence.clauses import objects, subjects
from kg.sentence.labels import OBLIQUES
from kg.sentence.tense import tense
from kg.sentence.tree import children, preposition
from kg.sentence.voice import is_passive
from kg.sentence.words import is_infinitive, is_noun, particle
from kg.types import Mention

CHOOSING = ("APPOINT", "ELECT")
OFTEN = frozenset(
    """often usually regularly frequently routinely typically annually generally always normally
    traditionally sometimes periodically seldom rarely yearly daily weekly""".split()
)
FREQUENT = frozenset("common commonplace frequent rare routine regular unusual".split())
MONEY = frozenset("$ € £ dollar euro pound yen ruble rouble fee price rent rate cent percent".split())
SPEAKING = DOCUMENTS | frozenset("speech broadcast recording tape leaflet voice comment remark call caller website newspaper".split())
RULES = frozenset("law rule constitution statute legislation regulation treaty system".split())
FIGURATIVE = frozenset(
    """political legal verbal diplomatic electoral ideological rhetorical bureaucratic judicial
    parliamentary personal public court courtroom trade price media propaganda television""".split()
)
CIVIL = ("government", "party", "igo", "court", "person", "organisation", "media")
REMAINS = frozenset("body coffin remains corpse ash casket".split())
UNVISITING = frozenset("surrender hide escape study live work settle retire emigrate".split())
ARRIVING = frozenset(("arrive", "land", "head", "leave", "depart"))
REFUGE = frozenset(("asylum", "refuge", "shelter"))
LANDS = frozenset("country nation homeland people".split())


def has_sense(trigger: Trigger, people: list[Mention], acts: Mapping[int, str], mentions: Mentions) -> bool:
    """Return whether a trigger has the sense of its pattern here, said of these people."""
    if is_habit(trigger) or is_price(trigger) or is_outcome(trigger) or is_whole(trigger):
        return False
    if is_flight(trigger):
        return False
    if is_speech(trigger) or is_said_of_thing(trigger, acts, mentions) or is_foretold(trigger):
        return False
    return not is_quarrel(trigger, people)


def is_habit(trigger: Trigger) -> bool:
    """Return whether it is told what is done again and again: "clerics choose the leader"."""
    word = trigger.token
    if trigger.noun:
        return word.dep_ == "nsubj" and word.head.lemma_.lower() in FREQUENT
    if word.tag_ not in ("VBZ", "VBP") or children(word, "aux"):
        return False
    if trigger.pattern.action in CHOOSING:
        return is_repeated(word) or is_general(word)
    return trigger.pattern.action == "CONSULT" and is_repeated(word)


def is_repeated(verb: Token) -> bool:
    """Return whether a verb has a word for how often: "often clashes", "visit every year"."""
    if any(word.lower_ in OFTEN for word in children(verb, "advmod")):
        return True
    times = children(verb, "obl", "obl:unmarked")
    return any(word.lower_ in ("each", "every", "most") for time in times for word in children(time, "det", "amod"))


def is_general(verb: Token) -> bool:
    """Return whether a present tense in a full sentence tells no day; headlines have no full stop."""
    return verb.sent[-1].text in (".", "!", "?", '"', "”") and not children(verb, "obl:unmarked")


def is_price(trigger: Trigger) -> bool:
    """Return whether money is charged: "charged the firm $90"."""
    if trigger.noun or trigger.token.lemma_ != "charge":
        return False
    paid = (*children(trigger.token, "obj", "iobj", "xcomp"), *children(trigger.token, *OBLIQUES))
    return any(word.lemma_.lower() in MONEY for word in paid if not preposition(word))


def is_outcome(trigger: Trigger) -> bool:
    """Return whether something is left in a state: "lost a vote, leaving the party in disarray"."""
    verb = trigger.token
    result = verb.lemma_ == "leave" and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl")
    return result and not children(verb, "mark", "case", "aux")


def is_speech(trigger: Trigger) -> bool:
    """Return whether somebody only spoke before others: "speaking to lawmakers, she said"."""
    verb = trigger.token
    return verb.lemma_ == "speak" and verb.tag_ == "VBG" and verb.dep_ == "advcl" and trigger.last == "to"


def is_whole(trigger: Trigger) -> bool:
    """Return whether parts make up a whole: "states that make up the bloc"; two who make up agree."""
    verb = trigger.token
    return verb.lemma_ == "make" and particle(verb) == "up" and bool(objects(verb))


def is_flight(trigger: Trigger) -> bool:
    """Return whether somebody comes for refuge, to give up, or home: "flew to Oslo to surrender"."""
    verb = trigger.token
    if trigger.noun or trigger.pattern.action not in ("CONSULT", "ASSAULT"):
        return False
    if any(word.lemma_ == "seek" and is_refuge(word) for word in verb.subtree if word.i > verb.i):
        return True
    if trigger.pattern.action != "CONSULT" or trigger.pattern.symmetric:
        return False
    home = any(word.lower_ == "home" for word in children(verb, "advmod", "obj", "obl", "obl:unmarked"))
    ends = [word for word in children(verb, "advcl", "xcomp") if is_infinitive(word)]
    return home or any(word.lemma_ in UNVISITING for word in ends)


def is_refuge(verb: Token) -> bool:
    """Return whether what a verb seeks is refuge."""
    return any(word.lemma_.lower() in REFUGE for word in children(verb, "obj"))


def is_said_of_thing(trigger: Trigger, acts: Mapping[int, str], mentions: Mentions) -> bool:
    """Return whether a thing does what only people can: "the find threatens to divide Kenya"."""
    who = subjects(trigger.token) if not trigger.noun else []
    things = [word for word in who if word.tag_ in ("NN", "NNS") and mentions.of(word) is None]
    if not things or len(things) < len(who):
        return False
    lemmas = {word.lemma_.lower() for word in things}
    if trigger.pattern.action == "THREATEN":
        return not lemmas & SPEAKING and not any(word.i in acts for word in things)
    if trigger.pattern.action == "CONSULT":
        return bool(lemmas & REMAINS)
    return trigger.pattern.action == "AGREE" and bool(lemmas & RULES)


def is_foretold(trigger: Trigger) -> bool:
    """Return whether somebody warns of what others will bring about: "warned that unrest will grow"."""
    verb = trigger.token
    if trigger.noun or trigger.pattern.action != "THREATEN" or verb.lemma_ != "warn" or objects(verb):
        return False
    clauses = [below for below in children(verb, "ccomp") if not is_passive(below)]
    return any(is_other(word) for below in clauses for word in children(below, "nsubj"))


def is_other(subject: Token) -> bool:
    """Return whether a subject is neither a pronoun nor the speaker's own: "they", "his followers"."""
    return subject.tag_ != "PRP" and not any(word.tag_ == "PRP$" for word in children(subject, "nmod:poss"))


def is_quarrel(trigger: Trigger, people: list[Mention]) -> bool:
    """Return whether a clash is one of words: "parliament clashed with the premier over taxes"."""
    if trigger.pattern.action != "ASSAULT":
        return False
    if any(word.lower_ in FIGURATIVE for word in children(trigger.token, "amod", "compound")):
        return True
    quarrels = trigger.token.lemma_ == "clash" and not trigger.noun and len(people) > 1
    return quarrels and all(mention.first.kind in CIVIL for mention in people)


def is_ahead(trigger: Trigger) -> bool:
    """Return whether what a noun names lies ahead: "arrived for talks with B", "announced a grant"."""
    token = trigger.token
    if trigger.noun and trigger.pattern.action == "AID":
        return token.dep_ == "obj" and token.head.lemma_ == "announce"
    if not trigger.noun or trigger.pattern.action != "CONSULT" or preposition(token) != "for":
        return False
    above = token.head.head if is_noun(token.head) else token.head
    if not bound(token) or above.lemma_ not in TRAVELLING:
        return False
    return above.lemma_ in ARRIVING or tense(above) in ("present", "perfect", "future")


def taking_part(trigger: Trigger, people: list[Mention], mentions: Mentions) -> list[Mention]:
    """Return these people without those who only tell where or about whom a meeting is."""
    if not trigger.noun or trigger.pattern.action != "CONSULT":
        return people
    return [one for one in people if not is_setting(one, trigger.token, mentions)]


def is_setting(mention: Mention, meeting: Token, mentions: Mentions) -> bool:
    """Return whether a noun before a meeting is none who meets: "White House", "Iraq donors talks"."""
    head = head_of(mention, mentions)
    if head.i > meeting.i or not is_noun(head) or head.dep_ not in ("compound", "nmod:desc"):
        return False
    if head.head.i == meeting.i:
        return mention.resolved in ("alias", "metonym") and mention.first.kind == "government"
    between = head.head
    return (
        between.head.i == meeting.i and between.tag_ in ("NN", "NNS") and mentions.of(between) is None and mention.first.kind == "country"
    )


def acted_on(trigger: Trigger, sources: list[Mention], targets: list[Mention], mentions: Mentions) -> list[Mention]:
    """Return these targets without those whom the sense of the act leaves out.

    Who defends a blow against rebels does not support them; who promises or asks something of his
    own country has no other side.
    """
    action = trigger.pattern.action
    targets = [one for one in targets if not is_currency(one, mentions)]
    if action == "CONCEDE":
        return [one for one in targets if not is_own(head_of(one, mentions))]
    if action == "REQUEST":
        targets = [one for one in targets if not is_wanted(trigger, one, mentions)]
    if action == "SUPPORT":
        return [one for one in targets if not is_against(one, mentions)]
    alike = sources == targets
    if (action == "AGREE" and not alike) or "obligation" in trigger.pattern.complement:
        return [one for one in targets if not is_own_land(one, sources, mentions)]
    return targets


def is_currency(mention: Mention, mentions: Mentions) -> bool:
    """Return whether a name only says whose money is meant: "US $4 million"."""
    after = mentions.doc.text[mention.end :].lstrip()
    return after[:1] in ("$", "€", "£")


def is_wanted(trigger: Trigger, mention: Mention, mentions: Mentions) -> bool:
    """Return whether somebody is what is asked for: "demanded the release of B" asks nothing of B."""
    head = head_of(mention, mentions)
    thing = head.head
    inner = head.dep_ == "nmod" and preposition(head) == "of" and thing.head.i == trigger.token.i
    return inner and thing.i not in mentions.doers


def is_against(mention: Mention, mentions: Mentions) -> bool:
    """Return whether a mention stands after "against"."""
    return preposition(head_of(mention, mentions)) == "against"


def is_own_land(mention: Mention, sources: list[Mention], mentions: Mentions) -> bool:
    """Return whether a mention is the land of all who act, by name or as "his country"."""
    head = head_of(mention, mentions)
    if head.lemma_.lower() in LANDS and head.tag_ == "NN":
        owners = [word for word in children(head, "nmod:poss") if word.tag_ != "PRP$"]
        return not owners and not children(head, "amod", "acl:relcl", "nmod")
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
