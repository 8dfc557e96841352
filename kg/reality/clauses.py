"""What a clause boundary says: its conjunction, then the word that governs it.

Knows cues and trees; never knows event nouns.
"""

from spacy.tokens import Token

from kg.reality.adverbials import adverbial
from kg.reality.around import own_words, shared_mood
from kg.reality.denial import denier, denying
from kg.reality.govern import governed
from kg.reality.lookup import CLAUSE, UNKNOWN, governor, is_reporting, lemma_of
from kg.reality.nominal import STOPPING, is_definite
from kg.reality.opening import PAST, opened
from kg.reality.voices import is_called_claim, listen
from kg.reality.way import Way
from kg.reality.worlds import hear_world
from kg.sentence.coordination import coordinator
from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_RELATIVE,
    AUXILIARIES,
    AUXILIARY,
    CLAUSAL_SUBJECT,
    COORDINATOR,
    COPULA,
    DETERMINER,
    EXPLETIVE,
    MARKER,
    NOMINAL_MODIFIER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSE,
    NOUN_CLAUSES,
    OBJECT,
    OPEN_COMPLEMENT,
    PARATAXIS,
    PASSIVE_CLAUSAL_SUBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    TIMES,
)
from kg.sentence.tense import tense
from kg.sentence.tree import children, has, preposition, spelled
from kg.sentence.voice import is_passive
from kg.sentence.words import DURATIONS, MEANS, is_infinitive, is_noun, is_verb

CONTENT = ("of", "for", "from", "into")
RANKS = frozenset("first second third fourth fifth sixth latest last only one".split())


def coordinated(word: Token, head: Token, way: Way) -> None:
    """Take in what a word shares with the one before it: "will meet and discuss", "no talks or"."""
    joint = way.cues.mark.get(coordinator(word), UNKNOWN)
    if joint != UNKNOWN:
        way.hear(joint, children(word, COORDINATOR)[0])  # "rather than attack"
        way.leave()
    elif is_verb(head):
        coordinated_verb(word, head, way)
    elif is_noun(word):
        for determiner in children(head, DETERMINER):
            way.hear_denial(denying(determiner, way.cues))


def coordinated_verb(verb: Token, head: Token, way: Way) -> None:
    """Take in the mood that a verb shares with the one before it."""
    if spelled(verb, ("nor",), COORDINATOR):
        shared_mood(head, way)  # "nor" has said that it was not
    elif shares_helpers(verb, head) and not way.aside:
        own_words(head, way)


def shares_helpers(verb: Token, head: Token) -> bool:
    """Return whether a verb stands under another's helpers: "will meet and talk"."""
    if not is_verb(verb) or has(verb, *AUXILIARIES, *NOMINAL_SUBJECTS):
        return False
    if verb.tag_ == "VB":
        return True
    do = "do" in map(lemma_of, children(head, AUXILIARY))
    return verb.tag_ in ("VBN", "VBG") and not do  # "did not attack but negotiated"


def through_clause(act: Token, above: Token, way: Way) -> None:
    """Take in a clause boundary."""
    opened(act, way)
    user = using(act, above)
    if user is not None and denier(user, act, way.cues) is None:
        shared_mood(user, way)
    elif act.dep_ in NOUN_CLAUSES:
        under_noun(act, above, way)
    elif act.dep_ == ADVERBIAL_RELATIVE:
        way.leave()
    elif act.dep_ == ADVERBIAL_CLAUSE:
        adverbial(act, above, way)
    elif act.dep_ == PARATAXIS:
        way.leave()
        if not told_out(act, above):
            listen(above, governor(above, CLAUSE, way.cues), way)
    else:
        complement(act, above, way)


def told_out(act: Token, above: Token) -> bool:
    """Return whether what somebody says is over: "Mali accused Chad of theft; Chad denied it"."""
    parted = ";" in (act.left_edge.text, act.doc[max(act.left_edge.i - 1, 0)].text)
    return parted and above.i < act.i and has(above, OBJECT)


def using(act: Token, above: Token) -> Token | None:
    """Return the verb by which something serves as means: "used the summit to condemn Mali"."""
    verb = above.head if act.dep_ == NOUN_CLAUSE and above.dep_ == OBJECT else above
    if not is_infinitive(act) or lemma_of(verb) not in MEANS or not is_verb(verb):
        return None
    return verb if has(verb, OBJECT) else None


def complement(act: Token, above: Token, way: Way) -> None:
    """Take in the governor of a clause that is its object, predicate or subject."""
    if act.dep_ in (CLAUSAL_SUBJECT, PASSIVE_CLAUSAL_SUBJECT) and act.tag_ == "VBG":
        way.hear(way.form("gerund subject"), act)  # "killing civilians is a crime"
    if act.tag_ == "VBG" and above.lemma_ in STOPPING and is_infinitive(above):
        way.leave()  # "to stop arming the rebels": it goes on
    elif is_infinitive(act) and follows_rank(act, above):
        shared_mood(above, way)  # "became the first country in Asia to leave"
    else:
        governed(act, above, way)


def follows_rank(act: Token, above: Token) -> bool:
    """Return whether a verb has an object or predicate of rank before an infinitive."""
    nouns = children(above, OPEN_COMPLEMENT, OBJECT)
    return any(is_ranked(noun) for noun in nouns if noun.i < act.i)


def is_ranked(noun: Token) -> bool:
    """Return whether somebody is named by rank: whoever is "the first to leave" has left."""
    if noun.lower_ in RANKS or spelled(noun, RANKS, ADJECTIVE):
        return True
    parts = (part for word in children(noun, ADJECTIVE) for part in (word, *word.children))
    return any(part.tag_ in ("JJS", "RBS") for part in parts)


def under_noun(act: Token, noun: Token, way: Way) -> None:
    """Take in the noun that a clause hangs on: what it names is hoped, doubted, or told apart."""
    known = is_governor(noun, way)
    if act.dep_ == NOUN_CLAUSE:
        hear_world(noun, way)  # "fake footage of police beating"
    if is_infinitive(act) and is_ranked(noun):
        first_to_act(noun, way)
    elif is_content(act, noun, way):
        content(act, noun, way)
    elif is_of_governed(act, noun, way):
        governed(act, noun.head, way)  # "the possibility of troops joining the war"
    elif is_told_apart(act, noun, known):
        told_apart(act, noun, way)
    else:
        governed(act, noun, way)
        if not known:
            way.leave()  # "blocked a road to protest": what becomes of the road is another matter


def is_governor(noun: Token, way: Way) -> bool:
    """Return whether a word is known to say something about a clause below it."""
    return governor(noun, CLAUSE, way.cues) != UNKNOWN


def first_to_act(noun: Token, way: Way) -> None:
    """Take in the mood of a noun of rank: "the latest country to recall its envoy"."""
    shared_mood(noun, way)
    if not has(noun, COPULA) and noun.dep_ != OPEN_COMPLEMENT:
        way.leave()


def is_content(act: Token, noun: Token, way: Way) -> bool:
    """Return whether a that-clause tells what a noun contains: "the claim that A attacked B"."""
    if is_cleft_phrase(noun):
        return False
    things = children(act, OBJECT)
    if len(things) > 1 and things[0].lower_ == "that":
        return True  # "that" misread as an object
    if not spelled(act, ("that", "whether", "if"), MARKER):
        return False
    if act.dep_ == NOUN_CLAUSE or things:
        return True
    return is_governor(noun, way) or is_reporting(noun.head, way.cues)


def content(act: Token, noun: Token, way: Way) -> None:
    """Take in a noun with a that-clause; what one of no list contains is not sure: "the theory"."""
    if is_governor(noun, way):
        governed(act, noun, way)
        return
    way.hear(way.form("content"), noun)
    way.hear_denial(denier(noun, act, way.cues))
    way.leave()


def is_of_governed(act: Token, noun: Token, way: Way) -> bool:
    """Return whether a gerund tells what the noun before contains: "the risk of A leaving"."""
    if act.tag_ != "VBG" or noun.dep_ != NOMINAL_MODIFIER:
        return False
    return preposition(noun) in CONTENT and is_governor(noun.head, way)


def is_told_apart(act: Token, noun: Token, known: bool) -> bool:
    """Return whether a clause tells of a noun something that stands by itself."""
    if act.dep_ == RELATIVE_CLAUSE:
        return not known or not is_cleft(noun)
    marked = has(act, MARKER, ADPOSITION, *NOMINAL_SUBJECTS)
    if act.tag_ in ("VBN", "VBG") and not marked:
        return True
    if known:
        return False
    return not is_infinitive(act)


def told_apart(act: Token, noun: Token, way: Way) -> None:
    """Set a clause aside that stands by itself; a gerund under a noun only names its act."""
    if act.dep_ == RELATIVE_CLAUSE:
        if is_cleft(noun):
            way.hear_denial(denier(noun, act, way.cues))  # "it was not A that attacked"
        way.ended = is_called_claim(noun, way.cues)  # "…, a charge B denies": in nobody's words
    elif act.tag_ == "VBG" and has(act, MARKER, ADPOSITION) and noun.lemma_ not in DURATIONS:
        way.hear(way.form("gerund"), noun)  # "an interest in attacking"
    way.leave(given=is_known(act, noun))


def is_known(act: Token, noun: Token) -> bool:
    """Return whether a clause tells of a noun what was: "if the deal signed in May fails"."""
    if act.dep_ == RELATIVE_CLAUSE:
        return tense(act) in PAST
    return is_passive(act) and (is_definite(noun) or has(act, *TIMES))


def is_cleft(noun: Token) -> bool:
    """Return whether a noun stands in "it was A that …"."""
    return has(noun, COPULA) and bool(spelled(noun, ("it",), SUBJECT, EXPLETIVE))


def is_cleft_phrase(noun: Token) -> bool:
    """Return whether a cleft names a time, a place or somebody: "it was not until Friday that"."""
    if not is_cleft(noun):
        return False
    return noun.pos_ == "PROPN" or has(noun, ADPOSITION, MARKER)
