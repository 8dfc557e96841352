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
    PASSIVE_EXPLETIVE,
)
from kg.sentence.tree import children, has, marked, preposition, spelled
from kg.sentence.valency import QUOTING
from kg.sentence.voice import agents, is_passive
from kg.sentence.words import RELATIVES, is_verb

BREAKS = frozenset((",", "(", "-", "–", "—", "--", '"', "”", "''", "’", "»"))

Source = tuple[Cue, Token, list[Token]]
"""A cue, its word, and the heads of the phrases that name who speaks."""


def inserted(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield who says so in a clause set beside its words; nobody in "…, it was reported"."""
    for verb in trigger.sent:
        if verb == trigger:
            continue
        if is_quoted_aside(verb) or not verb.is_ancestor(trigger):
            yield from told_by(verb, trigger, way)


def is_quoted_aside(verb: Token) -> bool:
    """Return whether a quoting clause ends here, wherever it hangs: "A was quoted as saying,"."""
    after = verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]
    if not is_quoting(verb) or [word.tag_ for word in after[:2]] != ["IN", "VBG"]:
        return False
    return after[-1].is_punct


def told_by(verb: Token, trigger: Token, way: Way) -> Iterator[Source]:
    """Yield who speaks, if a word is the verb of an inserted clause of saying."""
    if is_credited(verb, way):
        yield way.form("believed if"), verb, children(verb, *NOMINAL_SUBJECTS)
    elif is_rumour(verb, way):
        yield governor(verb, CLAUSE, way.cues), verb, []
    elif is_as_told(verb, way):
        yield governor(verb, CLAUSE, way.cues), verb, agents(verb)
    elif is_quotation(verb) or is_telling(verb, way.cues):
        who = quoted_with(verb) or inserted_teller(verb)
        if who and is_inserted(verb, who[0], trigger, way):
            yield governor(verb, CLAUSE, way.cues), verb, who[:1]


def quoted_with(verb: Token) -> list[Token]:
    """Return whom a clause quotes: "Reuters quoted A as saying"."""
    if not is_quoting(verb) or not marked(verb, ("as",), ADVERBIAL_CLAUSE):
        return []
    return objects(verb)


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
    if verb.dep_ not in (PARATAXIS, ADVERBIAL_CLAUSE):
        return False
    if not is_verb(verb) or not is_passive(verb):
        return False
    if not spelled(verb, ("it",), *NOMINAL_SUBJECTS, EXPLETIVE, PASSIVE_EXPLETIVE):
        return False
    if has(verb, COMPLEMENT_CLAUSE, CLAUSAL_SUBJECT, MARKER):
        return False
    return is_reporting(verb, way.cues)


def is_as_told(verb: Token, way: Way) -> bool:
    """Return whether a participle names its source: "as claimed by A"."""
    if verb.tag_ != "VBN" or preposition(verb) != "as" or not agents(verb):
        return False
    return is_reporting(verb, way.cues)


def is_inserted(verb: Token, who: Token, trigger: Token, way: Way) -> bool:
    """Return whether a verb of saying and its subject stand in commas beside what they report."""
    if who.lower_ in RELATIVES or trigger in who.subtree:
        return False
    if preposition(verb) not in ("", "as"):
        return False
    if is_joined(verb) or has_own_words(verb, who, way) or is_within_words(verb, trigger):
        return False
    return is_set_off(verb, who)


def is_within_words(verb: Token, act: Token) -> bool:
    """Return whether a clause stands in what is told below an act: "denied it, saying that …"."""
    inside = [word for word in verb.ancestors if act.is_ancestor(word)]
    return any(word.dep_ in (COMPLEMENT_CLAUSE, ADVERBIAL_CLAUSE) for word in inside)


def is_quotation(verb: Token) -> bool:
    """Return whether a clause quotes somebody: "A was quoted as saying"."""
    if not is_quoting(verb):
        return False
    return is_passive(verb) or bool(quoted_with(verb))


def is_joined(verb: Token) -> bool:
    """Return whether a clause is coordinated; "or so A says" is not, it takes up all before it."""
    if spelled(verb, ("or",), COORDINATOR) and spelled(verb, ("so",), ADVERB):
        return False
    if has(verb, COORDINATOR):
        return True
    return verb.dep_ == CONJUNCT and not is_quotation(verb)


def has_own_words(verb: Token, who: Token, way: Way) -> bool:
    """Return whether a verb of saying has its own object or clause, beside whom it tells."""
    if has(verb, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT):
        return True
    if is_quoting(verb) or verb.lemma_ in way.cues.addressing:
        return False
    own = [thing for thing in children(verb, OBJECT) if thing.lower_ != "it"]  # "as A puts it"
    if own == [who] and not has(verb, *NOMINAL_SUBJECTS):  # "…, insisted A"; not "…, accused A"
        return way.lexicon.actions.reports(verb.lemma_, "ACCUSE")
    return bool(own)


def is_set_off(verb: Token, who: Token) -> bool:
    """Return whether a comma or dash stands before a clause, or it opens a sentence with "as"."""
    so = spelled(verb, ("so",), ADVERB)
    own = children(verb, *NOMINAL_SUBJECTS)[-1:]
    parts = (verb, who, *own, *so, *children(verb, MARKER, COORDINATOR))
    first = min(map(first_place, parts))
    if first == verb.sent.start:
        return preposition(verb) == "as"
    return verb.doc[first - 1].text in BREAKS


def first_place(word: Token) -> int:
    """Return where the words of a phrase begin, and where a verb stands itself."""
    if is_verb(word):
        return word.i
    return next((part.i for part in word.subtree if not part.is_punct), word.i)
