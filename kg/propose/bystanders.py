"""Who only stands by an act: near it, beside those who do it, in what went before it.

Asked of whoever a proposer finds without a pattern that tells which words stand for whom. Knows
trees; never knows politics.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from kg.mentions.coreference import UNREAL
from kg.ontology import kinds
from kg.propose.patterns.arguments import CONSIDERING
from kg.sentence.clauses import objects, subjects, surface_subjects
from kg.sentence.labels import (
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    COMPOUND,
    CONJUNCT,
    COPULA,
    MARKER,
    NOMINAL_SUBJECTS,
    NOUN_CLAUSES,
    OBJECT,
    POSSESSOR,
    RELATIVE_CLAUSE,
)
from kg.sentence.phrases import phrases
from kg.sentence.tree import children, has, preposition
from kg.sentence.voice import is_passive
from kg.sentence.words import is_noun

BESIDE = frozenset(("alongside", "beside", "together with", "side by side with"))
APART = frozenset(("on behalf of", "instead of", "despite", "in spite of"))
NEAR = frozenset("near outside beside behind opposite beyond off".split()) | {
    "next to", "close to", "in front of",
}  # fmt: skip
AIMED = frozenset("on upon against towards toward".split())
OTHER_TIMES = frozenset("after before amid since following until till".split()) | {
    "ahead of", "prior to", "in the wake of",
}  # fmt: skip
REPORTS = frozenset("report study survey documentary article book paper film hearing".split())
TOPICS = ("on", "about", "into", "of")
FIGHTS = frozenset("clash fight fighting battle war combat conflict firefight shootout".split())
HARMING = frozenset("kill wound injure hurt die".split())
MEANWHILE = frozenset("as while".split())

FAVOURS = (
    frozenset(  # "at the request of B", "with B's help", "for the benefit of B", "on the eve of"
        """request behest insistence invitation help assistance support backing consent approval
    blessing permission knowledge mediation benefit sake behalf presence absence eve""".split()
    )
)
CHARGES = frozenset("complaint lawsuit suit petition claim appeal charge case".split())
FAVOURED = frozenset("at with without for on under in through by".split())


def stands_by(word: Token, act: Token, action: str) -> bool:
    """Return whether somebody takes no part in an act of a code: near it, beside it, before it."""
    if "force" in kinds(action) and is_ally(word, act):
        return True
    if action == "ACCUSE" and is_addressed(word, act):
        return True
    if word in unsaid(act) or is_blamed(word, act) or is_teller(word, act) or is_not(word, act):
        return True
    if any(one.lemma_ in FAVOURS and preposition(one) in FAVOURED for one in above(word, act)):
        return True
    if is_of_another_time(word, act) or (is_noun(act) and is_of_main_clause(word, act)):
        return True
    near = action != "PROTEST" and preposition(word) in NEAR  # "protested outside the embassy"
    near = near or any(preposition(one) in APART for one in (word, *above(word, act)))
    return near or any(is_noun(one) and preposition(one) in OTHER_TIMES for one in below(word, act))


def is_not(word: Token, act: Token) -> bool:
    """Return whether somebody is not, or only may be, who acts: "A is not who struck B"."""
    noun = act.head
    if act.dep_ != RELATIVE_CLAUSE or not has(noun, COPULA) or word not in subjects(noun):
        return False
    return any(one.lower_ in UNREAL for one in noun.children)


def is_addressed(word: Token, act: Token) -> bool:
    """Return whether somebody only hears a charge: "filed a complaint with the Supreme Court"."""
    sent = preposition(word) in ("with", "to")
    return sent and any(one.lemma_ in CHARGES for one in (act, word.head))


def is_blamed(word: Token, act: Token) -> bool:
    """Return whether somebody only gets the blame: "a raid blamed on rebels killed ten people"."""
    for one in (word, *word.ancestors):
        accusing = one.head
        if accusing.lemma_ == "blame" and preposition(one) == "on" and accusing.i != act.i:
            return one.i != word.i or act.head.i != accusing.i
    return False


def is_involved(word: Token, act: Token) -> bool:
    """Return whether somebody is one of those who act: "a raid involving Afghan troops"."""
    clauses = [clause for clause in children(act, *NOUN_CLAUSES) if clause.lemma_ == "involve"]
    people = [one for clause in clauses for one in objects(clause)]
    return any(word.i == one.i or one.is_ancestor(word) for one in people)


def is_teller(word: Token, act: Token) -> bool:
    """Return whether somebody only tells of an act: "a UN report on the abuse of detainees"."""
    report = word.head
    if report.lemma_ not in REPORTS or word.dep_ not in (COMPOUND, ADJECTIVE, POSSESSOR):
        return False
    topics = (one for one in (act, *act.ancestors) if one.head.i == report.i)
    return any(preposition(one) in TOPICS for one in topics)


def is_of_another_time(word: Token, act: Token) -> bool:
    """Return whether somebody stands in a clause of what went before: "raids after B was hurt".

    Whoever is struck "after B fired" may well be struck by B, but not "since B rose up".
    """
    if is_noun(act):
        return any(opens(one, OTHER_TIMES | MEANWHILE) for one in clauses_to(word, act))
    return any(opens(one, ("since",)) for one in clauses_to(word, act))


def is_of_main_clause(word: Token, act: Token) -> bool:
    """Return whether what a clause tells went on meanwhile: "B was hurt as A went on raiding"."""
    clauses = [one for one in clauses_to(act, word) if opens(one, MEANWHILE)]
    return any(subjects(one) for one in clauses)


def opens(clause: Token, words: Collection[str]) -> bool:
    """Return whether a clause begins with one of these words: "while A was on patrol"."""
    mark = preposition(clause)
    return mark in words or any(mark.startswith(f"{word} ") for word in words)


def clauses_to(word: Token, act: Token) -> Iterator[Token]:
    """Yield the adverbial clauses in which a word stands, and an act does not."""
    return (one for one in below(word, act) if one.dep_ == ADVERBIAL_CLAUSE)


def is_no_doer(word: Token, act: Token) -> bool:
    """Return whether somebody takes part in an act, if at all, without being who does it."""
    asked = (
        is_aimed_at, undergoes_above, is_one_of_two, acts_above, falls_in, acts_later, is_met_with,
    )  # fmt: skip
    return any(one(word, act) for one in asked)


def falls_in(word: Token, act: Token) -> bool:
    """Return whether somebody is hurt in what a noun names: "rebels were killed in the raid"."""
    verb = act.head
    harmed = verb.lemma_ in HARMING and preposition(act) in ("in", "during")
    if not is_noun(act) or act.lemma_ in FIGHTS or not harmed:
        return False
    people = subjects(verb) if verb.lemma_ == "die" else objects(verb)
    return any(word.i == one.i or one.is_ancestor(word) for one in people)


def acts_above(word: Token, act: Token) -> bool:
    """Return whether somebody does something else: "a court freed A after he was jailed"."""
    if is_noun(act) or not is_passive(act) or word.dep_ not in (*NOMINAL_SUBJECTS, OBJECT):
        return False
    if act.dep_ == RELATIVE_CLAUSE and has(act, *NOMINAL_SUBJECTS) and act.head.i == word.i:
        return True  # "drove the rebels out, where two were killed"
    clauses = [one for one in (act, *clauses_to(act, word)) if one.dep_ == ADVERBIAL_CLAUSE]
    return any(has(one, *NOMINAL_SUBJECTS) and one.head == word.head for one in clauses)


def is_met_with(word: Token, act: Token) -> bool:
    """Return whether an act comes upon somebody: "was confronted with protests"."""
    met = is_noun(act) and preposition(act) in ("with", "by") and is_passive(act.head)
    return met and word in surface_subjects(act.head)


def acts_later(word: Token, act: Token) -> bool:
    """Return whether somebody acts on what came before: "A sent troops after a raid on B"."""
    return is_noun(act) and preposition(act) in OTHER_TIMES and word in subjects(act.head)


def is_aimed_at(word: Token, act: Token) -> bool:
    """Return whether a noun tells of what is done to somebody: "pressure on Hungary"."""
    return is_noun(act) and word.head == act and preposition(word) in AIMED


def is_one_of_two(word: Token, act: Token) -> bool:
    """Return whether either side may have done it: "was killed in a clash between A and B"."""
    way = (word, *above(word, act))
    return any(preposition(one) == "between" for one in way if one.head != act)


def undergoes_above(word: Token, act: Token) -> bool:
    """Return whether what does the act hits somebody too: "hit a patrol, killing a soldier"."""
    first = act.head if act.dep_ == CONJUNCT else act
    if first.dep_ != ADVERBIAL_CLAUSE or act.tag_ != "VBG" or word in subjects(act):
        return False
    if has(first, MARKER):
        return False  # "accused Russia of bombing Poland"
    way = (word, *above(word, first.head))
    return any(one.dep_ == OBJECT and one.head == first.head for one in way)


def unsaid(act: Token) -> list[Token]:
    """Return who weighs or rejects what something says: "vetoed a resolution condemning B"."""
    verb = act.head.head
    return subjects(verb) if act.dep_ in NOUN_CLAUSES and verb.lemma_ in CONSIDERING else []


def is_ally(word: Token, act: Token) -> bool:
    """Return whether somebody may act beside those who do it: "fighting alongside the militia".

    Who they are that are told apart as "the rebels fighting with the army" is left open.
    """
    way = [word, *above(word, act)]
    if any(preposition(one) in BESIDE for one in way):
        return True
    told_apart = act.dep_ in NOUN_CLAUSES or bool(phrases(act, "against"))
    return act.lemma_ == "fight" and told_apart and any(preposition(one) == "with" for one in way)


def above(word: Token, act: Token) -> Iterator[Token]:
    """Yield the words between somebody and an act above him; none where he stands elsewhere."""
    way: list[Token] = []
    for one in word.ancestors:
        if one.i == act.i:
            yield from way
            return
        way.append(one)


def below(word: Token, act: Token) -> Iterator[Token]:
    """Yield the words above somebody that are not above an act too, up to the act."""
    for one in word.ancestors:
        if one.i == act.i or one.is_ancestor(act):
            return
        yield one


def wholes(word: Token) -> list[Token]:
    """Return of whom somebody is one: the men of "four men, including B and C"."""
    way = (word, *word.ancestors)
    return [one.head for one in way if preposition(one) == "including"]
