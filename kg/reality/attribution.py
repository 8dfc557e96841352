"""Who speaks in a phrase, clause or mark set beside an act: "according to A", "A said", "…: A".

Knows cues, punctuation and quotations; never knows what governs the act.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.lexicon.cues import Cue
from kg.mentions.quotations import Quotation
from kg.reality.lookup import behaves, clause_cue, is_reporting, noun_cue
from kg.reality.voices import inserted_teller, is_telling, voices
from kg.reality.way import Way
from kg.sentence.grammar import children, clause, is_noun, is_passive, is_verb, preposition
from kg.sentence.relations import (
    ADVERB,
    ADVERBIAL,
    BESIDE,
    CONJUNCT,
    CONJUNCTION,
    COORDINATOR,
    EXPLETIVES,
    NOUN_PHRASE,
    OBJECT,
    OBJECT_CLAUSE,
    OBLIQUE,
    OPEN_CLAUSE,
    POSSESSOR,
    RELATIVE,
    SUBJECT,
    SUBJECT_CLAUSES,
    SUBJECTS,
)
from kg.sentence.roles import QUOTING, RELATIVES

ASIDES = (*OBLIQUE, *NOUN_PHRASE, *ADVERB, *BESIDE, *ADVERBIAL)
DASHES = frozenset((":", "-", "–", "—"))
BREAKS = frozenset((",", "(", "-", "–", "—", "--", '"', "”", "''", "’", "»", ";"))
LONGEST_SIGNATURE = 5

Source = tuple[Cue, Token, list[Token]]
"""A cue, its word, and the heads of the phrases that name who speaks."""


def attributed(trigger: Token, way: Way, quotations: tuple[Quotation, ...]) -> None:
    """Take in whose words an act is told in by what is set beside it; the nearest source counts."""
    for find in FINDERS:
        for cue, word, who in find(trigger, way):
            way.say(cue, word, voices(who, way.people))
            if way.voices:
                return
    quoted(trigger, way, quotations)


def sourced(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the source or view beside the act or a word above it: "according to A"."""
    for word in (trigger, *trigger.ancestors):
        for below in word.children:
            cue = source_cue(below, way)
            if cue is not None:
                yield cue, below, [below]
            elif below.dep_ in (*OBLIQUE, *NOUN_PHRASE) and (view := viewer(below, way)):
                yield way.form("viewpoint"), below, view


def source_cue(phrase: Token, way: Way) -> Cue | None:
    """Return the cue of a phrase that names whose word a sentence is, or none."""
    cue = way.lexicon.cues.mark.get(preposition(phrase)) if phrase.dep_ in ASIDES else None
    return cue if behaves(cue, "sourcing") else None


def viewer(phrase: Token, way: Way) -> list[Token]:
    """Return whose view a phrase names: "in the view of A", "by A's account"."""
    if f"{preposition(phrase)} {phrase.lemma_.lower()}" not in way.lexicon.cues.viewpoints:
        return []
    of = [word for word in children(phrase, *NOUN_PHRASE) if preposition(word) == "of"]
    return children(phrase, *POSSESSOR) or of


def within_relative(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield who tells a relative clause that the parser made two of: "which A say killed ten"."""
    inner = clause(trigger)
    clauses = children(inner.head, *RELATIVE) if inner.dep_ in RELATIVE else []
    for verb in clauses:
        cue = clause_cue(verb, way.lexicon.cues)
        told = verb.i < inner.i and not children(verb, *OBJECT, *OBJECT_CLAUSE)
        who = [word for word in children(verb, *SUBJECT) if word.lower_ not in RELATIVES]
        if cue is not None and told and behaves(cue, "reporting") and who:
            yield cue, verb, who


def closing(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the source that a comma sets off at the end of a sentence: it vouches for all of it."""
    last = [word for word in trigger.sent if source_cue(word, way) is not None][-1:]
    for word in last:
        cue = source_cue(word, way)
        first = word.left_edge
        apart = first.i > trigger.i and (first.is_punct or first.nbor(-1).text in (",", "–", "—"))
        after = (other for other in trigger.sent if other.i > word.right_edge.i)
        if cue is not None and apart and is_main(word.head) and all(one.is_punct for one in after):
            yield cue, word, [word]


def is_main(verb: Token) -> bool:
    """Return whether a verb is the main one of its sentence, or coordinated with it."""
    while verb.head.i != verb.i:
        loose = verb.dep_ in ADVERBIAL and verb.tag_ == "VBD"
        told = loose and not children(verb, *CONJUNCTION, *ADVERB)
        if not told and verb.dep_ not in (*CONJUNCT, *BESIDE):
            return False
        verb = verb.head
    return is_verb(verb)


def inserted(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield who says so in a clause set into or after its words: "…, A said", "…, it was reported"."""
    for verb in trigger.sent:
        cue = clause_cue(verb, way.lexicon.cues)
        if cue is None or verb.i == trigger.i or verb.is_ancestor(trigger):
            continue
        if is_rumour(verb, way):
            yield cue, verb, []
        elif is_inserted(verb, trigger, way):
            yield cue, verb, inserted_teller(verb)[:1]


def is_rumour(verb: Token, way: Way) -> bool:
    """Return whether nobody in particular says so: "…, it was reported"."""
    if verb.dep_ not in (*BESIDE, *ADVERBIAL) or not is_verb(verb) or not is_passive(verb):
        return False
    it = any(word.lower_ == "it" for word in children(verb, *SUBJECTS, *EXPLETIVES))
    own = children(verb, *OBJECT_CLAUSE, *SUBJECT_CLAUSES[:1], *CONJUNCTION)
    return it and not own and is_reporting(verb, way.lexicon.cues)


def is_inserted(verb: Token, trigger: Token, way: Way) -> bool:
    """Return whether a verb of saying with its subject is set, by commas, beside what it reports."""
    quoting = verb.lemma_ in QUOTING and is_passive(verb)  # "A was quoted as saying"
    if not (quoting or is_telling(verb, way.lexicon.cues)) or preposition(verb) not in ("", "as"):
        return False
    if verb.dep_ in CONJUNCT or has_own_words(verb, way):
        return False
    who = inserted_teller(verb)[:1]
    named = bool(who) and who[0].lower_ not in RELATIVES and trigger not in who[0].subtree
    return named and is_set_off(verb, who[0])


def has_own_words(verb: Token, way: Way) -> bool:
    """Return whether a verb of saying has its own object or clause, beside whom it tells."""
    thing = bool(children(verb, *OBJECT)) and verb.lemma_ not in way.lexicon.cues.addressing
    return thing or bool(children(verb, *OBJECT_CLAUSE, *OPEN_CLAUSE, *COORDINATOR))


def is_set_off(verb: Token, who: Token) -> bool:
    """Return whether a comma or dash stands before a clause, or it opens a sentence with "as"."""
    parts = (who, *children(verb, *CONJUNCTION, *SUBJECTS))
    words = [word for part in parts for word in part.subtree if not word.is_punct]
    first = min(word.i for word in (verb, *words))
    if first == verb.sent.start:
        return preposition(verb) == "as"
    return verb.doc[first - 1].text in BREAKS


def announced(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the speaker set before a colon: "Macron: Turkey attacked Greece"."""
    start = trigger.sent.start
    colons = [word for word in trigger.sent if word.text == ":" and start < word.i < trigger.i]
    words = [word for word in trigger.sent if colons and word.i < colons[0].i and not word.is_space]
    heads = [word for word in words if word.head.i == word.i or word.head.i > words[-1].i]
    verbal = any(is_verb(word) for word in words)
    if len(heads) == 1 and not verbal and is_noun(heads[0]) and can_speak(heads[0], way):
        yield way.form("before a colon"), colons[0], heads


def signed(trigger: Token, way: Way) -> Iterator[Source]:
    """Yield the speaker set after a headline: "Turkey attacked Greece: Macron"."""
    words = [word for word in trigger.sent if not word.is_space]
    later = (word for word in words if word.i > trigger.i and word.whitespace_)
    breaks = [word for word in later if word.text in DASHES]
    if not breaks or words[-1].text in ".?!" or words[-1].i - breaks[-1].i > LONGEST_SIGNATURE:
        return
    last = [word for word in words if word.i > breaks[-1].i]
    who = [word for word in last if word.head.i <= breaks[-1].i and is_noun(word)][:1]
    verbal = any(word.pos_ in ("VERB", "AUX") for word in last)
    if who and not verbal and can_speak(who[0], way):
        yield way.form("after a dash"), breaks[-1], who


def can_speak(noun: Token, way: Way) -> bool:
    """Return whether a noun can sign a headline: an actor, "report"; no city of a dateline."""
    cue = noun_cue(noun, way.lexicon.cues)
    document = cue is not None and cue.speaker and not way.people.names(noun)
    return document or way.people.can_sign(noun)


def quoted(trigger: Token, way: Way, quotations: tuple[Quotation, ...]) -> None:
    """Take in who utters the quotation around an act; if nobody can be told, somebody still does."""
    for quotation in quotations:
        if quotation.start <= trigger.i < quotation.end:
            doc = trigger.doc
            who = [doc[quotation.speaker]] if quotation.speaker is not None else []
            way.say(way.form("quotation"), doc[quotation.start], voices(who, way.people))
            return


FINDERS: tuple[Callable[[Token, Way], Iterator[Source]], ...] = (
    sourced,
    within_relative,
    closing,
    inserted,
    announced,
    signed,
)
