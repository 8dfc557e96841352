"""Whether a trigger means its act in this sentence. Knows the words around it; never knows polarity.

Many verbs have a second sense that their words alone do not tell: prices are charged, floods
threaten, tourists visit, a coup leaves the army in control, and parliaments clash over a budget.
"""

from spacy.tokens import Token

from kg.propose.patterns.participants import TRAVELLING, bound
from kg.propose.patterns.triggers import Trigger, is_negated
from kg.sentence.clauses import objects, subjects
from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    COPULA,
    DETERMINER,
    EXPLETIVE,
    MARKER,
    NOMINAL_MODIFIER,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    SUBJECT,
    UNMARKED_OBLIQUE,
)
from kg.sentence.tense import tense
from kg.sentence.tree import children, preposition
from kg.sentence.words import is_infinitive, is_noun, particle
from kg.types import Mention

CHOOSING = ("APPOINT", "ELECT")
OFTEN = frozenset(
    """often usually regularly frequently routinely typically annually generally always normally
    traditionally sometimes periodically seldom rarely yearly daily weekly""".split()
)
FREQUENT = frozenset("common commonplace frequent rare routine regular unusual".split())
FIGURATIVE = frozenset(
    """political legal verbal diplomatic electoral ideological rhetorical bureaucratic judicial
    parliamentary personal public court courtroom trade price media propaganda television""".split()
)
CIVIL = ("government", "party", "igo", "court", "person", "organisation", "media")
WITHOUT_OBJECT = (("make", "up"), ("give", "in"))
RUNNING = frozenset("candidate challenger contender nominee hopeful runner".split())
DISCUSSING = ("discuss", "debate")
TIMES = frozenset("date day time venue place agenda".split())
UNVISITING = frozenset("surrender hide escape study live work settle retire emigrate".split())
ARRIVING = frozenset(("arrive", "land", "head", "leave", "depart"))
DANGERS = frozenset(("threat", "menace"))
ENDANGERING = frozenset(
    """pose face confront remain represent constitute see perceive consider view counter tackle
    combat meet reduce eliminate remove assess fear deter present""".split()
)
REFUGE = frozenset(("asylum", "refuge", "shelter"))


def has_sense(trigger: Trigger, people: list[Mention]) -> bool:
    """Return whether a trigger has the sense of its pattern here, said of these people."""
    if is_habit(trigger) or is_outcome(trigger) or is_whole(trigger):
        return False
    if is_flight(trigger):
        return False
    if is_speech(trigger) or is_race(trigger) or is_welcome(trigger, people):
        return False
    if is_danger(trigger) or is_by_thing(trigger, people) or is_unclaimed(trigger):
        return False
    if is_struggle(trigger) or is_market(trigger) or is_cured(trigger):
        return False
    return not is_foretold(trigger) and not is_quarrel(trigger, people)


def is_danger(trigger: Trigger) -> bool:
    """Return whether a threat is only a danger: "is a threat to B", "poses", "faces a threat"."""
    noun = trigger.token
    if not trigger.noun or noun.lemma_.lower() not in DANGERS:
        return False
    if children(noun, COPULA) or noun.dep_ == OPEN_COMPLEMENT or preposition(noun) == "as":
        return True
    return noun.dep_ in (OBJECT, PASSIVE_SUBJECT) and noun.head.lemma_ in ENDANGERING


def is_by_thing(trigger: Trigger, people: list[Mention]) -> bool:
    """Return whether what threatens is no actor's threat: "reforms by B could threaten the press"."""
    verb = trigger.token
    if trigger.noun or verb.lemma_ not in ("threaten", "menace") or children(verb, OPEN_COMPLEMENT):
        return False
    things = [word for word in subjects(verb) if word.tag_ in ("NN", "NNS")]
    return any(not any(one.start <= word.idx < one.end for one in people) for word in things)


def is_struggle(trigger: Trigger) -> bool:
    """Return whether somebody only strives for something: "vowed to fight to change the law"."""
    verb = trigger.token
    if trigger.noun or trigger.pattern.action != "ASSAULT" or objects(verb):
        return False
    if verb.lemma_ not in ("fight", "battle"):
        return False
    aims = children(verb, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE)
    return any(is_infinitive(aim) for aim in aims) and not children(verb, OBLIQUE)


def is_market(trigger: Trigger) -> bool:
    """Return whether a demand is one of buyers: "weak Japanese demand"; not "a demand", "its demand"."""
    noun = trigger.token
    if not trigger.noun or (noun.lemma_, noun.tag_) != ("demand", "NN"):
        return False
    return not children(noun, DETERMINER, POSSESSOR, NOUN_CLAUSE)


def is_cured(trigger: Trigger) -> bool:
    """Return whether a patient goes home: "was released from the hospital"."""
    places = children(trigger.token, OBLIQUE, NOMINAL_MODIFIER)
    wards = (word for word in places if preposition(word) == "from")
    return any(word.lemma_.lower() in ("hospital", "clinic", "ward") for word in wards)


def is_unclaimed(trigger: Trigger) -> bool:
    """Return whether nobody says that he did it: "no group has claimed responsibility"."""
    verb = trigger.token
    if trigger.noun or verb.lemma_ != "claim":
        return False
    return any(is_negated(word) for word in (verb, *subjects(verb)))


def is_habit(trigger: Trigger) -> bool:
    """Return whether it is told what is done again and again: "clerics choose the leader"."""
    word = trigger.token
    if trigger.noun:
        return word.dep_ == SUBJECT and word.head.lemma_.lower() in FREQUENT
    if word.tag_ not in ("VBZ", "VBP") or children(word, AUXILIARY):
        return False
    if trigger.pattern.action in CHOOSING:
        return is_repeated(word) or is_general(word)
    return trigger.pattern.action == "CONSULT" and is_repeated(word)


def is_repeated(verb: Token) -> bool:
    """Return whether a verb has a word for how often: "often clashes", "visit every year"."""
    if any(word.lower_ in OFTEN for word in children(verb, ADVERB)):
        return True
    times = children(verb, OBLIQUE, UNMARKED_OBLIQUE)
    return any(
        word.lower_ in ("each", "every", "most")
        for time in times
        for word in children(time, DETERMINER, ADJECTIVE)
    )


def is_general(verb: Token) -> bool:
    """Return whether a present tense in a full sentence tells no day; headlines have no full stop."""
    return verb.sent[-1].text in (".", "!", "?", '"', "”") and not children(verb, UNMARKED_OBLIQUE)


def is_outcome(trigger: Trigger) -> bool:
    """Return whether something is left in a state: "lost a vote, leaving the party in disarray"."""
    verb = trigger.token
    result = (
        verb.lemma_ == "leave"
        and verb.tag_ == "VBG"
        and verb.dep_ in (ADVERBIAL_CLAUSE, NOUN_CLAUSE)
    )
    return result and not children(verb, MARKER, ADPOSITION, AUXILIARY)


def is_speech(trigger: Trigger) -> bool:
    """Return whether somebody only spoke before others: "speaking to lawmakers, she said"."""
    verb = trigger.token
    return (
        verb.lemma_ == "speak"
        and verb.tag_ == "VBG"
        and verb.dep_ == ADVERBIAL_CLAUSE
        and trigger.last == "to"
    )


def is_race(trigger: Trigger) -> bool:
    """Return whether somebody runs against another: "candidates challenging the president"."""
    verb = trigger.token
    who = subjects(verb) if verb.lemma_ == "challenge" and not trigger.noun else []
    return any(word.lemma_.lower() in RUNNING for word in who)


def is_welcome(trigger: Trigger, people: list[Mention]) -> bool:
    """Return whether a crowd only cheers somebody: "the crowd greeted the pope"."""
    hosts = trigger.pattern.action == "CONSULT" and trigger.token.lemma_ in ("greet", "receive")
    return hosts and any(
        mention.first.kind in ("civilians", "protesters") for mention in people[:1]
    )


def is_whole(trigger: Trigger) -> bool:
    """Return whether a verb of two words has an object of its own.

    States that make up the bloc do not agree; whoever gives a speech in Thai does not give in.
    """
    verb = trigger.token
    if trigger.noun or not children(verb, OBJECT):
        return False
    return (verb.lemma_, particle(verb) or trigger.last) in WITHOUT_OBJECT


def is_flight(trigger: Trigger) -> bool:
    """Return whether somebody comes for refuge, to give up, or home: "flew to Oslo to surrender"."""
    verb = trigger.token
    if trigger.noun or trigger.pattern.action not in ("CONSULT", "ASSAULT"):
        return False
    if any(word.lemma_ == "seek" and is_refuge(word) for word in verb.subtree if word.i > verb.i):
        return True
    if trigger.pattern.action != "CONSULT" or trigger.pattern.symmetric:
        return False
    home = any(
        word.lower_ == "home" for word in children(verb, ADVERB, OBJECT, OBLIQUE, UNMARKED_OBLIQUE)
    )
    ends = [
        word for word in children(verb, ADVERBIAL_CLAUSE, OPEN_COMPLEMENT) if is_infinitive(word)
    ]
    return home or any(word.lemma_ in UNVISITING for word in ends)


def is_refuge(verb: Token) -> bool:
    """Return whether what a verb seeks is refuge."""
    return any(word.lemma_.lower() in REFUGE for word in children(verb, OBJECT))


def is_foretold(trigger: Trigger) -> bool:
    """Return whether somebody warns of what others will bring about: "warned that unrest will grow"."""
    verb = trigger.token
    if trigger.noun or trigger.pattern.action != "THREATEN" or verb.lemma_ != "warn":
        return False
    if trigger.last != "about" and any(preposition(word) == "about" for word in after(verb)):
        return True  # "warned the clubs about a plot" tells them of it
    # "warned parliament that there would be no money"
    return any(children(below, EXPLETIVE) for below in children(verb, COMPLEMENT_CLAUSE))


def after(verb: Token) -> list[Token]:
    """Return the phrases of a verb and of its object."""
    things = objects(verb)
    inner = [word for thing in things for word in thing.subtree if word.dep_ == NOMINAL_MODIFIER]
    return [*children(verb, OBLIQUE), *inner]


def is_quarrel(trigger: Trigger, people: list[Mention]) -> bool:
    """Return whether a clash is one of words: "parliament clashed with the premier over taxes"."""
    if trigger.pattern.action != "ASSAULT":
        return False
    if any(word.lower_ in FIGURATIVE for word in children(trigger.token, ADJECTIVE, COMPOUND)):
        return True
    quarrels = trigger.token.lemma_ == "clash" and not trigger.noun and len(people) > 1
    return quarrels and all(mention.first.kind in CIVIL for mention in people)


def is_purpose(noun: Token) -> bool:
    """Return whether a bare noun of doing tells what for something is done: "held for questioning"."""
    doing = noun.lower_.endswith("ing") and noun.head.pos_ == "VERB"
    return doing and not children(noun, DETERMINER, POSSESSOR, ADJECTIVE)


def is_ahead(trigger: Trigger) -> bool:
    """Return whether an act lies ahead.

    So do talks that somebody comes for or sets a date for, a grant that is announced, and a deed
    that is discussed.
    """
    token = trigger.token
    deed = token.head if trigger.noun and token.dep_ == OBJECT else token
    if (
        deed.tag_ == "VBG"
        and deed.dep_ in (OPEN_COMPLEMENT, ADVERBIAL_CLAUSE)
        and deed.head.lemma_ in DISCUSSING
    ):
        return not children(deed, MARKER, ADPOSITION)
    goal = trigger.noun and preposition(token) == "for"
    if goal and (token.head.lemma_.lower() in TIMES or is_purpose(token)):
        return True
    if trigger.noun and trigger.pattern.action == "AID":
        return token.dep_ == OBJECT and token.head.lemma_ == "announce"
    if not trigger.noun or trigger.pattern.action != "CONSULT" or preposition(token) != "for":
        return False
    above = token.head.head if is_noun(token.head) else token.head
    if not bound(token) or above.lemma_ not in TRAVELLING:
        return False
    return above.lemma_ in ARRIVING or tense(above) in ("present", "perfect", "future")
