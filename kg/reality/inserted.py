"""Clauses of saying set into or after the words they report: "…, A said", "…, it was reported".

Knows cues and punctuation; never knows what governs the act.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.reality.lookup import CLAUSE, governor, is_reporting
from kg.reality.voices import inserted_teller, is_telling
from kg.reality.way import Way
from kg.sentence.clauses import objects
from kg.sentence.labels import (
    ADVERB,
    ADVERBIAL_CLAUSE,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATOR,
    EXPLETIVE,
    MARKER,
    NOMINAL_SUBJECTS,
    OBJECT,
    OPEN_COMPLEMENT,
    PARATAXIS,
)
from kg.sentence.tree import children, has, preposition, spelled
from kg.sentence.valency import QUOTING
from kg.sentence.voice import is_passive
from kg.sentence.words import RELATIVES, is_verb

BREAKS = frozenset((",", "(", "-", "–", "—", "--", '"', "”", "''", "’", "»", ";"))

Source = tuple[Cue, Token, list[Token]]
"""A cue, its word, and the heads of the phrases that name who speaks."""


def inserted(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield who says so in a clause set beside its words; nobody in "…, it was reported"."""
    for verb in trigger.sent:
        if verb.i == trigger.i or not is_beside(verb, trigger):
            continue
        cue = governor(verb, CLAUSE, way.cues)
        who = tellers_of(verb, trigger, way)
        if cue is not None and who is not None:
            yield cue, verb, who


def is_beside(verb: Token, trigger: Token) -> bool:
    """Return whether a word does not stand above an act."""
    return not verb.is_ancestor(trigger)


def tellers_of(verb: Token, trigger: Token, way: Way) -> list[Token] | None:
    """Return who speaks in an inserted clause, nobody in a rumour; none where it is no such clause."""
    if is_credited(verb, way):
        return children(verb, *NOMINAL_SUBJECTS)
    if is_rumour(verb, way):
        return []
    who = quoted_with(verb) or inserted_teller(verb)
    return who[:1] if who and is_inserted(verb, who[0], trigger, way) else None


def quoted_with(verb: Token) -> list[Token]:
    """Return whom a clause quotes: "Reuters quoted A as saying"."""
    saying = [word for word in children(verb, ADVERBIAL_CLAUSE) if preposition(word) == "as"]
    return objects(verb) if is_quoting(verb) and saying else []


def is_quoting(verb: Token) -> bool:
    """Return whether a verb quotes or cites somebody."""
    return is_verb(verb) and verb.lemma_ in QUOTING


def is_credited(verb: Token, way: Way) -> bool:
    """Return whether a clause asks whom to believe: "if A is to be believed", "if A is right"."""
    if verb.dep_ != ADVERBIAL_CLAUSE or not spelled(verb, ("if",), MARKER):
        return False
    return verb.lemma_ in way.cues.crediting and has(verb, *NOMINAL_SUBJECTS)


def is_rumour(verb: Token, way: Way) -> bool:
    """Return whether nobody in particular says so: "…, it was reported"."""
    if verb.dep_ not in (PARATAXIS, ADVERBIAL_CLAUSE) or not is_verb(verb) or not is_passive(verb):
        return False
    if has(verb, COMPLEMENT_CLAUSE, CLAUSAL_SUBJECT, MARKER):
        return False
    it = spelled(verb, ("it",), *NOMINAL_SUBJECTS, EXPLETIVE, "expl:pass")
    return bool(it) and is_reporting(verb, way.cues)


def is_inserted(verb: Token, who: Token, trigger: Token, way: Way) -> bool:
    """Return whether a verb of saying with its subject is set, by commas, beside what it reports."""
    quoting = is_quoting(verb) and (is_passive(verb) or bool(quoted_with(verb)))
    if not quoting and not is_telling(verb, way.cues):
        return False
    if who.lower_ in RELATIVES or trigger in who.subtree or preposition(verb) not in ("", "as"):
        return False
    joined = verb.dep_ == CONJUNCT or has(verb, COORDINATOR)
    if joined and not is_or_so(verb):
        return False
    return not has_own_words(verb, quoting, way) and is_set_off(verb, who)


def is_or_so(verb: Token) -> bool:
    """Return whether a clause takes up all that stands before it: "…, or so A says"."""
    return bool(spelled(verb, ("or",), COORDINATOR)) and bool(spelled(verb, ("so",), ADVERB))


def has_own_words(verb: Token, quoting: bool, way: Way) -> bool:
    """Return whether a verb of saying has its own object or clause, beside whom it tells."""
    if has(verb, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT):
        return True
    if quoting or verb.lemma_ in way.cues.addressing:
        return False
    return any(thing.lower_ != "it" for thing in children(verb, OBJECT))  # "as A puts it"


def is_set_off(verb: Token, who: Token) -> bool:
    """Return whether a comma or dash stands before a clause, or it opens a sentence with "as"."""
    so = spelled(verb, ("so",), ADVERB)
    parts = (who, *so, *children(verb, MARKER, COORDINATOR, *NOMINAL_SUBJECTS))
    words = [word for part in parts for word in part.subtree if not word.is_punct]
    first = min(word.i for word in (verb, *words))
    if first == verb.sent.start:
        return preposition(verb) == "as"
    return verb.doc[first - 1].text in BREAKS
