"""Who takes part in an act where no role of its pattern names them. Knows clauses and places around a trigger; never knows roles."""

from collections.abc import Mapping

from spacy.tokens import Token

from kg.lexicon.actors import unknown
from kg.mentions.book import Mentions
from kg.mentions.wording import phrase_text
from kg.ontology import kinds
from kg.propose.patterns.arguments import MISSIONS, destination, distinct, owner
from kg.propose.patterns.triggers import obliges
from kg.sentence.clauses import objects, subjects
from kg.sentence.control import addressed, is_bidden
from kg.sentence.coordination import conjuncts
from kg.sentence.labels import (
    ADVERB,
    ADVERBIAL_CLAUSE,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    DETERMINER,
    INDIRECT_OBJECT,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    POSSESSOR,
    SUBJECT,
)
from kg.sentence.phrases import extent, phrases
from kg.sentence.tree import children, preposition
from kg.sentence.voice import is_passive
from kg.sentence.words import MEANS, is_infinitive, is_noun
from kg.types import Mention

SITES = frozenset("in at near outside inside across around".split())
FRIENDLY = ("SUPPORT", "CONSULT", "AGREE", "COOPERATE", "AID")
SEIZED = ("ASSAULT", "RETREAT", "MOBILIZE", "COERCE")
DEEDS = ("ASSAULT", "COERCE")
ABOUT_AN_ACT = ("THREATEN", "AGREE")
AGENTIVE = (
    "er",
    "or",
    "ist",
    "ian",
    "ant",
    "dent",
    "ic",
    "ive",
    "eer",
    "man",
    "woman",
    "people",
    "youth",
    "kin",
    "folk",
)
THINGS = frozenset(
    """letter paper banner poster order computer factor power matter number border weather newsletter fever cancer disaster
    danger hunger trailer tanker cruiser helicopter destroyer carrier bulldozer loudspeaker shelter container transporter
    fertiliser fertilizer disorder murder manner corner server river tower timber fiber fibre water error tremor terror
    horror sector corridor motor reactor music topic clinic traffic panic picnic fabric metric epidemic pandemic republic public logic
    motive initiative directive archive narrative perspective alternative objective olive drive accident incident""".split()
)
PROMISED_OF = ("MOBILIZE", "APPOINT", "CONCEDE", "COERCE", "ASSAULT", "RETREAT")
NOT = frozenset(("not", "n't", "n’t", "never"))
FOUNDING = frozenset(
    "establish create form found launch organize organise set build constitute appoint".split()
)
PROTECTING = frozenset(
    "protect defend save help secure safeguard guard evacuate assist keep make ensure".split()
)
OWN_SIDES = frozenset(
    "organization organisation country nation government party group movement state side team delegation".split()
)
TOLD_IN_CLAUSE = ("REQUEST", "ACCUSE")


def inferred(
    action: str, token: Token, things: list[Token], acts: Mapping[int, str], mentions: Mentions
) -> list[Mention]:
    """Return whom an act of this kind is done to, as clauses and places around its trigger tell; ``things`` stand in its target roles."""
    found: list[Mention] = []
    if action in SEIZED:
        found = landed(things, mentions, sites=action == "ASSAULT")
    if action == "SANCTION":
        found = hosts(token, things, mentions)
    if not found and action in DEEDS:
        found = driven(token, acts, mentions)
    if not found and action == "MOBILIZE":
        found = shown(token, mentions)
    if not found and action in ABOUT_AN_ACT:
        found = concerned(action, token, acts, mentions)
    if not found and action in TOLD_IN_CLAUSE:
        found = asked(token, mentions)
    if not found and action == "REJECT":
        found = refused(token, acts, mentions)
    return distinct(found)


def landed(things: list[Token], mentions: Mentions, sites: bool) -> list[Mention]:
    """Return the country of a place that force comes to: "bombed Aleppo"; with ``sites``, of where a thing stands: "a base in Syria"."""
    things = [other for thing in things for other in conjuncts(thing)]
    found = [mention for thing in things for mention in destination(thing, mentions)]
    if not found and sites:
        around = [
            site
            for thing in things
            if mentions.of(thing) is None
            for site in children(thing, NOMINAL_MODIFIER)
            if preposition(site) in SITES
        ]
        found = [mention for site in around for mention in destination(site, mentions)]
    return found


def hosts(verb: Token, things: list[Token], mentions: Mentions) -> list[Mention]:
    """Return the country where an embassy stands: "closed its embassy in Nairobi"."""
    missions = [thing for thing in things if thing.lemma_.lower() in MISSIONS and not is_noun(verb)]
    sites = [
        site
        for thing in missions
        for site in (*children(thing, NOMINAL_MODIFIER), *children(verb, OBLIQUE))
        if preposition(site) in SITES
    ]
    return [mention for site in sites for mention in destination(site, mentions)]


def driven(verb: Token, acts: Mapping[int, str], mentions: Mentions) -> list[Mention]:
    """Return on whom force is used for a purpose: "fired shots to disperse the crowd"; not "used force to free the hostages"."""
    purposes = [
        below
        for below in children(verb, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE)
        if preposition(below) == "to"
    ]
    purposes = [below for below in purposes if is_hostile(below, acts)]
    return [
        mention
        for below in purposes
        for word in objects(below)
        for mention in mentions.all_of(word)
    ]


def is_hostile(purpose: Token, acts: Mapping[int, str]) -> bool:
    """Return whether what force is used for is done to somebody, not for him."""
    return purpose.lemma_ not in PROTECTING and "force" in kinds(acts.get(purpose.i, "COERCE"))


def shown(verb: Token, mentions: Mentions) -> list[Mention]:
    """Return for whom troops are moved: "deployed troops in a show of force for the protesters"."""
    manner = [
        word
        for word in verb.subtree
        if word.i > verb.i and preposition(word) == "in" and word.i in mentions.undergoers
    ]
    return [mention for word in manner for mention in mentions.undergoers[word.i]]


def concerned(
    action: str, verb: Token, acts: Mapping[int, str], mentions: Mentions
) -> list[Mention]:
    """Return whom a threat or promise is about: "threatened to bomb B", "warned that it would fight unless B leaves"."""
    told = [
        below
        for below in children(verb, NOUN_CLAUSE if is_noun(verb) else OPEN_COMPLEMENT)
        if below.lemma_ != "avenge" and is_infinitive(below)
    ]
    words = [
        word
        for below in told
        for word in phrases(below, "with")
        or phrases(below, "to")
        or children(below, INDIRECT_OBJECT)
        or affected(below, acts, action)
    ]
    for below in children(verb, COMPLEMENT_CLAUSE):
        conditions = [
            word
            for word in children(below, ADVERBIAL_CLAUSE)
            if preposition(word) in ("if", "unless")
        ]
        words += [
            word
            for condition in conditions
            for word in children(condition, *NOMINAL_SUBJECTS)
            if not is_any(word)
        ]
    abroad = [word for word in words if not is_own(word) and not is_new(word)]
    return [
        mention
        for word in abroad
        for mention in mentions.all_of(word)
        or (owner(word, mentions) if children(word, POSSESSOR) else [])
    ]


def affected(deed: Token, acts: Mapping[int, str], action: str) -> list[Token]:
    """Return to whom a deed is done.

    Not to whom one sends or appoints, "threatened to send troops", nor to whom one uses against
    others; nor is a promise to free or disarm B given to B.
    """
    if deed.lemma_ in MEANS:
        uses = (deed, *children(deed, OBJECT))
        below = [word for use in uses for word in children(use, ADVERBIAL_CLAUSE, NOUN_CLAUSE)]
        aims = [word for aim in below if is_infinitive(aim) for word in objects(aim)]
        return aims or phrases(deed, "against")
    own = ("MOBILIZE", "APPOINT") if action == "THREATEN" else PROMISED_OF
    return [] if acts.get(deed.i) in own else objects(deed)


def is_any(noun: Token) -> bool:
    """Return whether nobody in particular is meant: "if any country attacks"."""
    return any(word.lower_ in ("any", "no") for word in children(noun, DETERMINER))


def is_own(noun: Token) -> bool:
    """Return whether a thing is the actor's own: "to pull back their troops"."""
    return any(own.tag_ == "PRP$" for own in children(noun, POSSESSOR))


def is_new(noun: Token) -> bool:
    """Return whether a body is only to come into being: "agreed to set up a commission"."""
    return (
        noun.tag_ == "NN"
        and any(word.lower_ in ("a", "an") for word in children(noun, DETERMINER))
        and noun.head.lemma_ in FOUNDING
    )


def asked(verb: Token, mentions: Mentions) -> list[Mention]:
    """Return who acts in what is asked or complained of: "demanded that B withdraw", "was hit by B", "a call for B to leave"."""
    called = [
        below
        for below in children(verb, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE)
        if preposition(below).startswith("for") and children(below, SUBJECT)
    ]
    clauses = children(verb, COMPLEMENT_CLAUSE)
    bidding = [
        word for first in clauses for word in conjuncts(first) if obliges(word)
    ]  # "that it is late, and B must leave"
    inner = [
        word
        for below in [*(bidding or clauses), *called]
        if not is_spared(below)
        for word in subjects(below)
    ]
    inner += [word for word in children(verb, OBLIQUE) if is_bidden(word)]
    if is_noun(verb):
        inner = [
            word
            for below in children(verb, NOUN_CLAUSE)
            for word in addressed(below) or children(below, SUBJECT)
        ]
    return [
        mention for word in inner[:1] if not is_own_side(word) for mention in mentions.all_of(word)
    ]


def is_own_side(noun: Token) -> bool:
    """Return whether a body is the speaker's own: "said his organization needs to be armed"; "his ministers" are others."""
    return is_own(noun) and noun.lemma_.lower() in OWN_SIDES


def is_spared(verb: Token) -> bool:
    """Return whether somebody shall not be done something: "should not be cowed by B" asks nothing of B."""
    return is_passive(verb) and any(word.lower_ in NOT for word in children(verb, ADVERB))


def refused(word: Token, acts: Mapping[int, str], mentions: Mentions) -> list[Mention]:
    """Return whom a refusal turns down: "refused to meet B", "its refusal to recognise B"; refusing to attack B rejects nobody."""
    kind = [
        below
        for below in children(word, OPEN_COMPLEMENT, NOUN_CLAUSE)
        if acts.get(below.i) in FRIENDLY and word.lemma_ != "deny"
    ]
    return [
        mention
        for below in kind
        for other in (*objects(below), *phrases(below, "with"))
        for mention in mentions.all_of(other)
    ]


def is_human(word: Token) -> bool:
    """Return whether a noun that no list knows can be somebody: a name, or one who does something ("critics", "developers")."""
    agentive = word.lemma_.lower().endswith(AGENTIVE) and word.lemma_.lower() not in THINGS
    return word.tag_ in ("NNP", "NNPS") or (word.tag_ in ("NN", "NNS") and agentive)


def stranger(word: Token, mentions: Mentions) -> Mention | None:
    """Return a speaker whom no list knows, named as in the text: whoever accuses or demands is somebody."""
    if word.dep_ == CLAUSAL_SUBJECT or not is_human(word):
        return None
    start, end = extent(word)
    words = word.doc[start:end]
    actor = unknown(phrase_text(word), "other", None, mentions.article)
    return Mention((actor,), words.text, words.start_char, words.end_char, "text")
