"""Who acts and who is acted on in a clause, whichever way it is said. Never knows mentions.

A verb without a subject borrows one: by coordination, control, raising, as a participle, or as a
relative clause. ``depth`` counts the verbs gone through, so that no odd tree holds a reader up.
"""

from spacy.tokens import Token

from kg.sentence.control import addressed, asked, told
from kg.sentence.coordination import verb_before
from kg.sentence.labels import (
    ADJECTIVE,
    ADPOSITION,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECTS,
    AUXILIARIES,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    MARKER,
    NOMINAL_MODIFIER,
    NOUN_CLAUSE,
    OBJECT,
    OBLIQUE,
    OPEN_COMPLEMENT,
    PARATAXIS,
    POSSESSOR,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from kg.sentence.overt import objects_of_others, own_objects, own_subjects
from kg.sentence.relatives import has_own_subject, is_object_relative, modified, predicated
from kg.sentence.tree import child, children, has, marked, preposition, spelled, tagged
from kg.sentence.valency import (
    OBJECT_CONTROL_MARKS,
    PERCEIVING,
    QUOTING,
    SUBJECT_CONTROL,
    TAXED,
)
from kg.sentence.voice import agents, is_participle_modifier, is_passive
from kg.sentence.words import is_infinitive, is_noun, is_verb

DEEPEST = 8
BY = ("by",)
OF = ("of",)
APART = (
    "after", "before", "during", "since", "despite", "following", "amid", "until", "over",
    "because of", "due to",
)  # fmt: skip
INTRODUCING = ("to", "of", "for", "in", "on", "about")
WRITINGS = frozenset(
    "letter message note petition memo telegram email appeal statement video tape".split()
)
SENT = ("to", "on", "in", "via", "through", "at")
NATIONAL = ("JJ", "JJR", "JJS", "NNP", "NNPS")


def acting(verb: Token, depth: int = 0) -> list[Token]:
    """Return who acts: A in "A accused B", "B was accused by A" and "A decided to accuse B"."""
    if is_passive(verb):
        return agents(verb) or shared_agents(verb)
    return own_subjects(verb) or borrowed(verb, depth)


def shared_agents(verb: Token) -> list[Token]:
    """Return the agents of the passive verb before: "was tried and jailed by A"."""
    if verb.dep_ != CONJUNCT or has(verb, *ANY_SUBJECTS):
        return []
    return agents(verb.head) if is_passive(verb.head) else []


def bearing(verb: Token, depth: int = 0) -> list[Token]:
    """Return the subject whichever the voice: who controls an infinitive below."""
    if own := own_subjects(verb):
        return own
    if is_participle_modifier(verb):
        return [modified(verb)]
    return borrowed(verb, depth)


def undergoing(verb: Token) -> list[Token]:
    """Return who is acted upon.

    The object, the subject of a passive, the noun before a reduced or object relative clause.
    """
    if own := own_objects(verb):
        return own
    if is_object_relative(verb):
        return [] if has_own_subject(verb) else [verb.head]
    if is_passive(verb) and verb.dep_ == OPEN_COMPLEMENT:
        return of_governor(verb, 1)  # "ordered B to be freed": B
    if is_passive(verb) and verb.dep_ in (CONJUNCT, ADVERBIAL_CLAUSE):
        return hung_above(verb) or bearing(verb.head, 1)
    return objects_of_others(verb)[:1]


def hung_above(verb: Token) -> list[Token]:
    """Return the subject after "for" that hangs higher: "time for B to be freed"."""
    opening = child(verb, MARKER)
    if opening is None or opening.lower_ != "for":
        return []
    return [word for word in verb.head.subtree if word.left_edge.i == opening.i + 1][:1]


def borrowed(verb: Token, depth: int) -> list[Token]:
    """Return the subject that a verb without one borrows."""
    lender = LENDERS.get(verb.dep_)
    if lender is None or depth >= DEEPEST:
        return []
    return lender(verb, depth + 1)


def of_coordination(verb: Token, depth: int) -> list[Token]:
    """Return the subject of the verb before, or of what is said between the two."""
    above = verb_before(verb)
    for said in reversed(children(above, PARATAXIS)):
        if above.i < said.i < verb.i and has(said, SUBJECT):
            return bearing(said, depth)  # "“…,” she said, and appealed"
    return bearing(above, depth)


def of_governor(verb: Token, depth: int) -> list[Token]:
    """Return who does the act of a clause that completes a verb, an adjective or a noun."""
    if is_noun(verb.head):
        return owners(verb.head, depth)
    if is_told_of(verb):
        return [predicated(verb.head.head)]
    return controllers(verb.head, depth)


def is_told_of(verb: Token) -> bool:
    """Return whether a clause tells what others say of a noun: "rebels it says are near"."""
    above = verb.head
    if (verb.dep_, above.dep_) != (COMPLEMENT_CLAUSE, RELATIVE_CLAUSE) or is_infinitive(verb):
        return False
    return verb.tag_ != "VBG" or has(verb, *AUXILIARIES)


def controllers(above: Token, depth: int) -> list[Token]:
    """Return who does the act of an infinitive.

    "Urged B to act": B; "promised B to act": the subject; "was told to act": who is told.
    """
    if above.lemma_ in SUBJECT_CONTROL or is_passive(above):
        return bearing(above, depth)
    return told(above)[:1] or bearing(above, depth)


def owners(noun: Token, depth: int) -> list[Token]:
    """Return whose plan, order or decision a noun is.

    Its possessor, or the subject of the verb it is an object of.
    """
    possessors = children(noun, POSSESSOR) or marked(noun, BY, NOMINAL_MODIFIER)
    if possessors:
        return possessors[:1]
    said = predicated(noun)
    if said.i != noun.i:
        return [said]
    possessors = marked(noun, OF, NOMINAL_MODIFIER)
    if possessors:
        return possessors[:1]
    if is_of_verb(noun) and depth < DEEPEST:
        return acting(noun.head, depth + 1)
    return tagged(noun, NATIONAL, ADJECTIVE, COMPOUND)[:1]


def is_of_verb(noun: Token) -> bool:
    """Return whether a noun is its verb's subject's: not in "sentenced B after an attempt"."""
    if noun.head.pos_ != "VERB":
        return False
    if noun.dep_ == OBLIQUE:
        return preposition(noun) not in APART
    return noun.dep_ in (OBJECT, OPEN_COMPLEMENT)


def of_main_clause(verb: Token, depth: int) -> list[Token]:
    """Return who acts in an adverbial clause: who is asked or accused, else the main subject."""
    above = main_clause(verb)
    if asked(above):
        return controllers(above, depth)
    opening = child(verb, MARKER, ADPOSITION)
    controlled = controlled_by(above, verb, opening.lower_ if opening is not None else "")
    if controlled:
        return controlled
    if above.dep_ == ADVERB and is_verb(above.head):
        above = above.head  # "stopped short of attacking"
    if above.pos_ in ("VERB", "ADJ", "AUX", "ADV"):
        return bearing(above, depth)
    said = predicated(above)  # "is under fire for killing"
    if said.i != above.i:
        return [said]
    return owners(above, depth)


def main_clause(verb: Token) -> Token:
    """Return what an adverbial clause belongs to.

    "The rebels, while claiming the attack, said ten men were killed": said, not killed.
    """
    above = verb.head
    while above.dep_ in (COMPLEMENT_CLAUSE, PARATAXIS) and verb.i < above.head.i < above.i:
        above = above.head
    return above


def controlled_by(verb: Token, clause: Token, opening: str) -> list[Token]:
    """Return the objects that act in a verb's adverbial clause, by the word that opens it.

    "Quoted him as criticising B", "accused him of attacking B", "filmed him attacking B": he does.
    """
    if opening == "as" and verb.lemma_ in QUOTING:
        return undergoing(verb)[:1]
    if opening == "with" and verb.lemma_ in TAXED:
        return undergoing(verb)
    if not opening and verb.lemma_ in PERCEIVING:
        return [
            seen for seen in children(verb, OBJECT) if seen.right_edge.i == clause.left_edge.i - 1
        ]
    if opening in OBJECT_CONTROL_MARKS and verb.pos_ == "VERB":
        return undergoing(verb)
    return []


def of_noun(verb: Token, depth: int) -> list[Token]:
    """Return who acts in a clause under a noun: who is addressed, whose it is, or the noun."""
    if not spelled(verb, INTRODUCING, MARKER, ADPOSITION):
        return writers(verb, depth) or [predicated(verb.head)]
    return addressed(verb) or owners(verb.head, depth)


def writers(verb: Token, depth: int) -> list[Token]:
    """Return who asks by letter, not who gets it: "sent a letter to B asking for help".

    Nor where it stands: "put a statement on a website claiming the raid".
    """
    reader = verb.head
    above = reader.head.head if reader.head.lemma_ in WRITINGS else reader.head
    sent = [thing.lemma_ for thing in children(above, OBJECT)]
    if verb.tag_ != "VBG" or preposition(reader) not in SENT or WRITINGS.isdisjoint(sent):
        return []
    return bearing(above, depth) if depth < DEEPEST else []


LENDERS = {  # who lends a verb its subject, by how the verb hangs
    CONJUNCT: of_coordination,
    OPEN_COMPLEMENT: of_governor,
    COMPLEMENT_CLAUSE: of_governor,
    CLAUSAL_SUBJECT: of_governor,
    ADVERBIAL_CLAUSE: of_main_clause,
    NOUN_CLAUSE: of_noun,
}
