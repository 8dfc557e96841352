"""What a clause boundary says: its conjunction, then the verb, noun or adjective that governs it.

Knows cues and trees; never knows event nouns.
"""

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.around import own_words, shared_mood
from kg.reality.conditions import is_awaited, opened
from kg.reality.govern import govern, unknown_governor
from kg.reality.lookup import denier, denying, governor, is_reporting
from kg.reality.voices import listen
from kg.reality.way import Way
from kg.sentence.grammar import (
    children,
    coordinator,
    is_infinitive,
    is_noun,
    is_passive,
    is_verb,
    preposition,
)
from kg.sentence.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL,
    AUXILIARIES,
    BESIDE,
    CONJUNCTION,
    COORDINATOR,
    COPULA,
    DETERMINER,
    EXPLETIVES,
    FIXED,
    MARKERS,
    NOUN_CLAUSE,
    NOUN_PHRASE,
    OBJECT,
    OBJECTS,
    OBLIQUE,
    OF_NOUN,
    OPEN_CLAUSE,
    RELATIVE,
    SENTENCE_RELATIVE,
    SUBJECT,
    SUBJECT_CLAUSES,
    SUBJECTS,
)
from kg.sentence.roles import is_accused_act

CONTENT = frozenset(("of", "for", "from", "into"))
NAMING = frozenset(("on", "about", "at", "toward", "towards"))
RANKED = frozenset("first second third fourth fifth sixth latest last only one".split())
LONGEST_PAUSE = 6


def coordinated(word: Token, first: Token, way: Way) -> None:
    """Take in what a coordinated word shares with the first ("will meet and discuss"), and "nor"."""
    cues = way.lexicon.cues
    joint = cues.mark.get(coordinator(word))
    if joint is not None:
        way.hear(joint, children(word, *COORDINATOR)[0])  # "rather than attack"
        way.leave()
    elif is_verb(first) and "nor" in (part.lower_ for part in children(word, *COORDINATOR)):
        shared_mood(first, way)  # "nor" has said that it was not
    elif is_verb(first) and shares_mood(word, first) and not way.aside:
        own_words(first, way)
    elif is_noun(word) and is_noun(first):
        for found in filter(None, (denying(part, cues) for part in children(first, *DETERMINER))):
            way.hear(*found)


def shares_mood(verb: Token, first: Token) -> bool:
    """Return whether a coordinated verb stands under the first one's helpers: "will meet and talk"."""
    bare = is_verb(verb) and verb.tag_ in ("VB", "VBN", "VBG")
    do = any(word.lemma_ == "do" for word in children(first, *AUXILIARIES[:1]))
    if not bare or (do and verb.tag_ != "VB"):  # "did not attack but negotiated"
        return False
    return not children(verb, *AUXILIARIES, *SUBJECTS)


def through_clause(act: Token, above: Token, way: Way) -> None:
    """Take in a clause boundary."""
    opened(act, way)
    if is_accused_act(act):
        govern(act, above.head, "clause", way)
    elif act.dep_ in OF_NOUN:
        under_noun(act, above, way)
    elif act.dep_ in SENTENCE_RELATIVE:
        way.leave()
    elif act.dep_ in ADVERBIAL:
        adverbial(act, above, way)
    elif act.dep_ in BESIDE:
        way.leave()
        listen(above, governor(above, "clause", way.lexicon.cues), way)
    else:
        complement(act, above, way)


def complement(act: Token, above: Token, way: Way) -> None:
    """Take in the governor of a clause that is its object, predicate or subject."""
    if act.dep_ in SUBJECT_CLAUSES and act.tag_ == "VBG":
        way.hear(way.form("gerund subject"), act)  # "killing civilians is a crime"
    before = [word for word in children(above, *OPEN_CLAUSE, *OBJECT) if word.i < act.i]
    if is_infinitive(act) and any(is_ranked(word) for word in before):
        shared_mood(above, way)  # "became the first country in Asia to leave"
    else:
        govern(act, above, "clause", way)


def under_noun(act: Token, above: Token, way: Way) -> None:
    """Take in the noun that a clause hangs on: what it names is hoped, doubted, or told apart."""
    known = is_governor(above, way)
    if is_infinitive(act) and is_ranked(above):
        shared_mood(above, way)  # "the latest country to recall its envoy"
        if not children(above, *COPULA) and above.dep_ not in OPEN_CLAUSE:
            way.leave()
    elif is_content(act, above, way):
        content(act, above, way)
    elif is_of_governed(act, above, way):
        govern(act, above.head, "clause", way)  # "the possibility of troops joining the war"
    elif tells_apart(act, above, known):
        told_apart(act, above, way)
    else:
        govern(act, above, "clause", way)
        if not known:
            way.leave()  # "blocked a road to protest": what becomes of the road is another matter


def is_governor(above: Token, way: Way) -> bool:
    """Return whether a word is known to say something about a clause below it."""
    return governor(above, "clause", way.lexicon.cues) is not None


def is_of_governed(act: Token, noun: Token, way: Way) -> bool:
    """Return whether a gerund tells what a noun before its own contains: "the risk of A leaving"."""
    gerund = act.tag_ == "VBG" and noun.dep_ in NOUN_PHRASE
    return gerund and preposition(noun) in CONTENT and is_governor(noun.head, way)


def tells_apart(act: Token, noun: Token, known: bool) -> bool:
    """Return whether a clause tells of a noun something that stands by itself."""
    reduced = act.tag_ in ("VBN", "VBG") and not children(act, *MARKERS, *SUBJECTS)
    relative = act.dep_ in RELATIVE and not (known and is_cleft(noun))
    return reduced or relative or not (known or is_infinitive(act))


def told_apart(act: Token, noun: Token, way: Way) -> None:
    """Set a clause aside that stands by itself; a gerund under a noun only names its act."""
    if act.dep_ in NOUN_CLAUSE and act.tag_ == "VBG" and children(act, *MARKERS):
        way.hear(way.form("gerund"), noun)  # "an interest in attacking"
    if act.dep_ in RELATIVE and is_cleft(noun):
        denied = denier(noun, act, way.lexicon.cues)
        if denied is not None:
            way.hear(*denied)
    way.leave()


def is_ranked(noun: Token) -> bool:
    """Return whether somebody is named by rank: "the first country": whoever is first has done it."""
    ranks = (word.lower_ for word in (noun, *children(noun, *ADJECTIVE)))
    return any(rank in RANKED for rank in ranks)


def is_cleft(noun: Token) -> bool:
    """Return whether a noun stands in "it was A that …"."""
    subjects = (word.lower_ for word in children(noun, *SUBJECT, *EXPLETIVES[:1]))
    return bool(children(noun, *COPULA)) and "it" in subjects


def is_content(act: Token, noun: Token, way: Way) -> bool:
    """Return whether a that-clause tells what a noun contains: "the claim that A attacked B"."""
    things = children(act, *OBJECT)
    if len(things) > 1 and things[0].lower_ == "that":
        return True  # "that" misread as an object
    marks = {word.lower_ for word in children(act, *CONJUNCTION)}
    if not marks & {"that", "whether", "if"}:
        return False
    governed = is_governor(noun, way) or is_reporting(noun.head, way.lexicon.cues)
    return act.dep_ in NOUN_CLAUSE or bool(things) or governed


def content(act: Token, noun: Token, way: Way) -> None:
    """Take in a noun with a that-clause; what an unknown noun contains is not sure ("the theory")."""
    if is_governor(noun, way):
        govern(act, noun, "clause", way)
        return
    told = noun.dep_ in (*OBLIQUE, *OBJECTS) and way.people.names(noun)
    if told and is_reporting(noun.head, way.lexicon.cues):
        govern(act, noun.head, "clause", way)  # "complained to A that B attacked"
    else:
        way.hear(way.form("content"), noun)
        denied = denier(noun, act, way.lexicon.cues)
        if denied is not None:
            way.hear(*denied)
    way.leave()


def adverbial(act: Token, above: Token, way: Way) -> None:
    """Take in an adverbial clause: a purpose is planned, "by firing" has the mood of its verb.

    Any other stands by itself: "after attacking".
    """
    mark = preposition(act)
    gerund = act.tag_ == "VBG"
    cue = governor(above, "clause", way.lexicon.cues)
    if is_kept_from(above, mark, cue):
        set_aside("kept from", act, way)  # "kept them from attacking"
    elif cue is not None and is_governed(act, above, mark, cue):
        govern(act, above, "clause", way)
    elif mark == "including" or (mark in NAMING and gerund):
        set_aside("gerund", above, way)  # "tasks, including freeing the town"
    elif is_infinitive(act) and mark.split(" ")[0] in ("to", "in", "so"):
        purpose(act, above, cue, way)
    elif mark == "against" and gerund:
        way.hear(way.form("warned against"), above)  # "warned against intervening"
    elif is_means(act, above, mark, way) and not way.aside:
        own_words(above, way)
    elif is_awaited(act, above):
        set_aside("awaited", act, way)
    else:
        way.leave()


def set_aside(behaviour: str, word: Token, way: Way) -> None:
    """Take in what a construction says, and nothing that stands above it."""
    way.hear(way.form(behaviour), word)
    way.leave()


def is_kept_from(above: Token, mark: str, cue: Cue | None) -> bool:
    """Return whether somebody is kept from an act: "kept them from", "talked them out of"."""
    known = cue is not None and not cue.actual
    somebody = bool(children(above, *OBJECT)) or is_passive(above)
    return mark in ("from", "out of") and somebody and not known


def is_governed(act: Token, above: Token, mark: str, cue: Cue) -> bool:
    """Return whether a known governor governs what the parser took for an adverbial clause."""
    gerund = act.tag_ == "VBG"
    if mark in CONTENT or (mark in ("to", "with") and gerund):
        return True  # "accused B of attacking", "confessed to attacking", "charged with attacking"
    if mark in NAMING and cue.behaviour != "reporting" and gerund:
        return not children(above, *OBJECT)  # "decided on attacking"; not "began talks on lifting"
    if mark == "that":  # "more likely than not that they attacked"; not "so angry that they attacked"
        return not any(word.lower_ in ("so", "such") for word in children(above, *ADVERB))
    return gerund and not is_introduced(act) and is_close(above, act)  # "rules out deploying"


def is_introduced(act: Token) -> bool:
    """Return whether a clause has a conjunction, a preposition ("instead of") or a subject."""
    fixed = (word for word in children(act, *ADVERB) if children(word, *FIXED))
    return bool(children(act, *MARKERS, *SUBJECTS)) or any(fixed)


def is_close(verb: Token, gerund: Token) -> bool:
    """Return whether a gerund follows its verb without a pause."""
    between = verb.doc[verb.i : gerund.i]
    return 0 < gerund.i - verb.i <= LONGEST_PAUSE and not any(word.is_punct for word in between)


def is_means(act: Token, above: Token, mark: str, way: Way) -> bool:
    """Return whether a gerund tells how an act is done, or what harm it does: "killing all"."""
    if act.tag_ != "VBG" or children(act, *SUBJECTS):
        return False
    harms = way.lexicon.actions.reports(act.lemma_, "ASSAULT") and act.i > above.i
    return mark == "by" or (not mark and harms)


def purpose(act: Token, above: Token, cue: Cue | None, way: Way) -> None:
    """Take in an infinitive beside its verb: what it is done for, unless the verb governs it."""
    if way.speech and way.lexicon.actions.reports(above.lemma_, "PROTEST"):
        way.leave()  # "rallied to demand his release": they demand it there
    elif way.aside or (cue is not None and takes_infinitive(cue)):
        govern(act, above, "clause", way)
    else:
        unknown_governor(act, above, None, way)


def takes_infinitive(cue: Cue) -> bool:
    """Return whether an infinitive beside a governor is what it governs, and no purpose."""
    return cue.polarity != "negative" and (not cue.actual or cue.behaviour == "achieving")
