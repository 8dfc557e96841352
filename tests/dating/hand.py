"""Articles read by hand, and the acts in them: what the tests of dates share that need no parser."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from spacy.tokens import Doc

from kg.dating.acts import Act, Acts
from kg.dating.clauses import Clauses, tale_of
from kg.dating.stated import Stated
from kg.dating.tellings import Tellings
from kg.dating.timeline import Timeline, When
from kg.lexicon.load import load
from kg.ontology import kinds
from tests.hand_read import docs, word

DOCS = docs(Path(__file__).parent / "dates.conllu")
TUESDAY = date(2012, 10, 16)


def act(doc: Doc, form: str, kind: str) -> Act:
    """Return the act of a word, with what kind of act the ontology says it is."""
    sorts = kinds(kind)
    return Act(word(doc, form), None, "deed" in sorts, "answer" in sorts, kind)


def acts(name: str, told: Mapping[str, str], quoted: range = range(0)) -> Acts:
    """Return the acts of an article, given by word and kind; its names mean themselves."""
    doc = DOCS[name]
    names = {token.i: frozenset([token.text]) for token in doc if token.pos_ == "PROPN"}
    return Acts(
        doc, TUESDAY, [act(doc, *each) for each in told.items()], load().cues, names, quoted
    )


def timeline(name: str, told: Mapping[str, str], quoted: range = range(0)) -> Timeline:
    """Return the dates of an article."""
    known = acts(name, told, quoted)
    return Timeline(DOCS[name], TUESDAY, known.by_place.values(), known.cues, known.names, quoted)


def when(
    name: str, told: Mapping[str, str], form: str, actual: bool = True, quoted: range = range(0)
) -> When | None:
    """Return the date of one act of an article."""
    return timeline(name, told, quoted).when(act(DOCS[name], form, told[form]), actual)


def days(found: When | None) -> str:
    """Return the first and last day of a date, or nothing."""
    if found is None:
        return ""
    first, last = found.dates.start.isoformat(), found.dates.end.isoformat()
    return first if first == last else f"{first}/{last}"


def clauses(name: str, told: Mapping[str, str]) -> Clauses:
    """Return what the sentences of an article give their words, from what is stated alone."""
    known = acts(name, told)
    stated = Stated(DOCS[name], known)
    tales = [tale_of(sentence, known) for sentence in DOCS[name].sents]
    return Clauses(tales, stated, Tellings(known, stated.words()))
