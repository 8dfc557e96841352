"""Who says what stands under a verb or noun of saying. Never knows polarity or modality."""

from spacy.tokens import Token

from kg.lexicon.cues import Cue, Cues
from kg.reality.guard import guard
from kg.reality.lookup import behaves, denied_noun, governor, is_reporting
from kg.reality.people import People
from kg.reality.reasons import voiced
from kg.reality.way import Way
from kg.sentence.grammar import (
    CALENDAR,
    agents,
    children,
    clause,
    conjuncts,
    is_noun,
    is_passive,
    is_verb,
    preposition,
)
from kg.sentence.relations import (
    ADVERBIAL,
    APPOSITION,
    AUXILIARIES,
    COPULA,
    NOUN_CLAUSE,
    NOUN_PHRASE,
    OBJECT,
    POSSESSOR,
    SUBJECT,
    SUBJECTS,
)
from kg.sentence.roles import QUOTING, objects, subjects, surface_subjects
from kg.types import Mention, Reality

OWNING = ("by", "of", "from")
FINITE = frozenset(("VBD", "VBZ", "VBP"))


def listen(above: Token, cue: Cue | None, way: Way) -> None:
    """Take in the speaker, if the cue of a governing word makes somebody one."""
    if cue is None or not cue.speaker or way.voices:
        return
    who = tellers(above, way)[:1]
    if who and denied_noun(who[0], way.lexicon.cues) is not None:
        return  # "nobody disputes that"
    way.say(cue, above, voices(who, way.people))


def voices(who: list[Token], people: People) -> tuple[Mention, ...]:
    """Return the mentions of those who speak, with all that are coordinated: "A and B said"."""
    words = conjuncts(who[0]) if who else []
    found = {one.actors: one for one in map(people.who, reversed(words)) if one is not None}
    return tuple(reversed(found.values()))  # of several mentions of one, the first


def tellers(above: Token, way: Way) -> list[Token]:
    """Return who says what stands under a verb of saying or its noun: "said A", "the claim of A"."""
    if not is_verb(above):
        return owners(above, way)
    if above.dep_ in ADVERBIAL and preposition(above) == "as" and above.head.lemma_ in QUOTING:
        return objects(above.head)  # "quoted A as saying"
    if is_passive(above) and not is_convinced(above, way.lexicon.cues):
        return agents(above)
    return adding(above, way) or speaking(above)


def owners(noun: Token, way: Way) -> list[Token]:
    """Return whose words a noun or an adjective tells: "A's claim", "A is adamant"."""
    if children(noun, *COPULA) and is_convinced(noun, way.lexicon.cues):
        return subjects(noun)
    phrases = [word for word in children(noun, *NOUN_PHRASE) if preposition(word) in OWNING]
    named = [word for word in phrases if way.people.names(word)]
    return children(noun, *POSSESSOR) or named or uttering(noun, way)


def is_convinced(word: Token, cues: Cues) -> bool:
    """Return whether whoever is convinced says so: "was persuaded that", "is adamant that"."""
    return behaves(governor(word, "clause", cues), "convincing")


def uttering(noun: Token, way: Way) -> list[Token]:
    """Return whose words a noun is that a light verb carries: "issued a statement that"."""
    verb = noun.head
    carried = noun.dep_ in OBJECT and verb.lemma_.lower() in way.lexicon.cues.voicing
    return subjects(verb) if carried else []


def adding(verb: Token, way: Way) -> list[Token]:
    """Return who speaks in a clause that goes on with his words: "…, A said, adding that"."""
    loose = verb.tag_ == "VBG" and verb.dep_ in (*ADVERBIAL, *NOUN_CLAUSE)
    if not loose or children(verb, *SUBJECT):
        return []
    before = [word for word in verb.sent if word.i < verb.i and is_telling(word, way.lexicon.cues)]
    return inserted_teller(before[-1]) if before else []


def speaking(verb: Token) -> list[Token]:
    """Return the subject of a verb of saying, wherever the parser hangs it."""
    who = surface_subjects(verb, 0) or following(verb)
    if not who or verb.dep_ not in NOUN_CLAUSE or verb.tag_ != "VBG":
        return who
    main = clause(who[0])
    outside = main.i != verb.i and not children(main, *COPULA)
    return surface_subjects(main, 0) if outside else who


def is_telling(verb: Token, cues: Cues) -> bool:
    """Return whether a verb of saying stands in a finite clause: "said", "has claimed"."""
    tags = {word.tag_ for word in (verb, *children(verb, *AUXILIARIES[:1]))}
    finite = is_verb(verb) and bool(tags & FINITE)
    return finite and is_reporting(verb, cues) and not is_passive(verb)


def following(verb: Token) -> list[Token]:
    """Return who stands right after a verb of saying, wherever the parser hangs him: "…, said A"."""
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else verb
    phrases = [word for word in (after, *after.ancestors) if word.left_edge.i == verb.i + 1]
    found = [word for word in phrases if is_noun(word)]
    return [] if after.text in CALENDAR else found[-1:]


def inserted_teller(verb: Token) -> list[Token]:
    """Return the subject of an inserted verb of saying, also if taken for an apposition before it."""
    own = children(verb, *SUBJECTS)
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    named = [word for word in (before, *before.ancestors) if word.dep_ in APPOSITION]
    heads = [word for word in named if word.right_edge.i == verb.i - 1]
    return own[-1:] or heads[-1:] or following(verb)


def vouched(told: Reality, deed: Token, doers: tuple[Mention, ...], cues: Cues) -> Reality:
    """Return a deed in the words of those who did it, where they are all that vouches for it.

    "Claimed responsibility for the attack", "bombings claimed by B".
    """
    words = [deed] if is_verb(deed) else children(deed, *NOUN_CLAUSE)
    claiming = [(word, cues.governor.get((word.lemma_.lower(), "phrase"))) for word in words]
    found = [(cue, word) for word, cue in claiming if cue is not None and behaves(cue, "claiming")]
    if told.voices or not doers or not found:
        return told
    cue, word = found[0]
    return guard(told, Reality(voices=doers, because=(voiced(cue, word, doers),)))
