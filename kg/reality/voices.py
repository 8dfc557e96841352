"""Who says what stands under a verb or noun of saying. Never knows polarity or modality."""

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.reality.denial import denied_noun
from kg.reality.guard import guard
from kg.reality.lookup import CLAUSE, PHRASE, UNKNOWN, governor, is_reporting, lemma_of, noun_cue
from kg.reality.people import People
from kg.reality.reasons import voiced
from kg.reality.way import Way
from kg.sentence.clauses import objects, predicate_of, subjects, surface_subjects
from kg.sentence.coordination import conjuncts
from kg.sentence.labels import (
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    COPULA,
    DETERMINER,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSE,
    OBJECT,
    POSSESSOR,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from kg.sentence.tree import children, has, marked, preposition, spelled, tagged
from kg.sentence.valency import QUOTING
from kg.sentence.voice import agents, is_passive
from kg.sentence.words import CALENDAR, is_noun, is_verb
from kg.types import Mention, Reality

PAUSES = (",", "–", "—", "--", "-")
OWNING = ("by", "of", "from")
FINITE = ("VBD", "VBZ", "VBP")


def listen(above: Token, cue: Cue, way: Way) -> None:
    """Take in the speaker, if the cue of a governing word makes somebody one."""
    if not cue.speaker:
        return
    who = tellers(above, way)[:1]
    if not any(denied_noun(word, way.cues) for word in who):  # "nobody disputes that"
        way.say(cue, above, voices(who, way.people))


def voices(who: list[Token], people: People) -> tuple[Mention, ...]:
    """Return the mentions of those who speak, with all that are coordinated: "A and B said"."""
    found: dict[object, Mention] = {}
    for word in conjuncts(who[0]) if who else []:
        mention = people.who(word)
        if mention is not None:
            found.setdefault(mention.actors, mention)
    return tuple(found.values())


def tellers(above: Token, way: Way) -> list[Token]:
    """Return who says what stands under a word of saying: "said A", "the claim of A"."""
    if not is_verb(above):
        return owners(above, way)
    if is_quoted(above):
        return objects(above.head)
    if is_passive(above) and not is_convinced(above, way.cues):
        return agents(above)
    return adding(above, way) or speaking(above)


def is_quoted(verb: Token) -> bool:
    """Return whether somebody is quoted with a verb of saying: "quoted A as saying"."""
    if verb.dep_ != ADVERBIAL_CLAUSE or preposition(verb) != "as":
        return False
    return verb.head.lemma_ in QUOTING


def owners(noun: Token, way: Way) -> list[Token]:
    """Return whose words a noun or an adjective tells: "A's claim", "A is adamant"."""
    if has(noun, COPULA) and is_convinced(noun, way.cues):
        return subjects(noun)
    own = children(noun, POSSESSOR)
    phrases = filter(way.people.names, marked(noun, OWNING, NOMINAL_MODIFIER))
    return own or list(phrases) or uttering(noun, way)


def is_convinced(word: Token, cues: Cues) -> bool:
    """Return whether whoever is convinced says so: "was persuaded that", "is adamant that"."""
    return governor(word, CLAUSE, cues).behaviour == "convincing"


def uttering(noun: Token, way: Way) -> list[Token]:
    """Return whose words a noun is that a light verb carries: "issued a statement that"."""
    verb = noun.head
    if noun.dep_ != OBJECT or lemma_of(verb) not in way.cues.voicing:
        return []
    return subjects(verb)


def adding(verb: Token, way: Way) -> list[Token]:
    """Return who speaks in a clause that goes on with his words: "…, A said, adding that"."""
    if not is_loose_gerund(verb) or has(verb, SUBJECT):
        return []
    for word in reversed(verb.doc[verb.sent.start : verb.i]):
        if is_telling(word, way.cues):
            return inserted_teller(word)
    return []


def is_loose_gerund(verb: Token) -> bool:
    """Return whether a gerund stands beside its clause."""
    return verb.tag_ == "VBG" and verb.dep_ in (ADVERBIAL_CLAUSE, NOUN_CLAUSE)


def speaking(verb: Token) -> list[Token]:
    """Return the subject of a verb of saying, wherever the parser hangs it."""
    who = surface_subjects(verb) or following(verb)
    if not who or verb.dep_ != NOUN_CLAUSE or not is_loose_gerund(verb):
        return who
    main = predicate_of(who[0])
    if main == verb or has(main, COPULA):
        return who
    return surface_subjects(main)


def is_telling(verb: Token, cues: Cues) -> bool:
    """Return whether a verb of saying stands in a finite clause: "said", "has claimed"."""
    if not is_verb(verb) or not is_reporting(verb, cues):
        return False
    if is_passive(verb):
        return False
    return verb.tag_ in FINITE or bool(tagged(verb, FINITE, AUXILIARY))


def following(verb: Token) -> list[Token]:
    """Return who stands right after a verb of saying, wherever he hangs: "…, said A"."""
    place = verb.i + 1
    if place >= verb.sent.end or verb.doc[place].text in CALENDAR:
        return []
    after = verb.doc[place]
    phrases = [word for word in (after, *after.ancestors) if word.left_edge.i == place]
    return list(filter(is_noun, phrases))[-1:]


def inserted_teller(verb: Token) -> list[Token]:
    """Return the subject of an inserted verb of saying, also one that hangs elsewhere."""
    own = children(verb, *NOMINAL_SUBJECTS)[-1:]
    return own or following(verb)


def is_called_claim(noun: Token, cues: Cues) -> bool:
    """Return whether a noun says, behind a pause, what was told before it: ", a claim A made"."""
    if not noun_cue(noun, cues).speaker or not has(noun, RELATIVE_CLAUSE):
        return False
    if has(noun, DETERMINER) and not spelled(noun, ("a", "an"), DETERMINER):
        return False
    return is_set_off(noun)


def reaches(claim: Token, act: Token) -> bool:
    """Return whether a claim behind an act can be of it, and not of what a relative clause is in.

    "Mali, which jailed the envoy, accused Chad of spying, a charge Chad denies": not the jailing.
    """
    inside = [word for word in (act, *act.ancestors) if word.dep_ == RELATIVE_CLAUSE]
    return all(clause.right_edge.i + 1 >= claim.left_edge.i for clause in inside)


def is_set_off(phrase: Token) -> bool:
    """Return whether a comma or dash stands before a phrase."""
    edge = phrase.left_edge
    if edge.i == phrase.sent.start:
        return False
    return edge.text in PAUSES or edge.nbor(-1).text in PAUSES


def vouched(told: Reality, deed: Token, doers: tuple[Mention, ...], cues: Cues) -> Reality:
    """Return a deed in the words of those who did it, where they are all that vouches for it.

    "Claimed responsibility for the attack", "bombings claimed by B".
    """
    if told.voices or not doers:
        return told
    for word in [deed] if is_verb(deed) else children(deed, NOUN_CLAUSE):
        cue = cues.governor.get((lemma_of(word), PHRASE), UNKNOWN)
        if cue.behaviour == "claiming":
            return guard(told, Reality(voices=doers, because=(voiced(cue, word, doers),)))
    return told
