"""When the acts of one article take place: the order in which a date is looked for. Never knows the calendar or actors.

An act takes the date told in its own clause; else that of the clause it belongs to, of an event it is set beside ("during the
raid"), of another telling of the same event, and at last that of the scene it continues. Plans and demands take no date but their own.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from spacy.tokens import Doc

from kg.dating.acts import Act, Acts
from kg.dating.attached import Stated
from kg.dating.retold import Tellings
from kg.dating.scenes import Scenes
from kg.dating.within import Clauses, tense_above
from kg.lexicon.cues import Cues
from kg.sentence.words import is_infinitive
from kg.types import DateRange


class Timeline:
    """The dates of the verbs and event nouns of an article, found sentence by sentence."""

    def __init__(self, doc: Doc, published: date | None, acts: Iterable[Act], cues: Cues, names: Mapping[int, frozenset[str]]) -> None:
        """Read the expressions of time of a Doc, and follow its scenes; ``names`` tells whom a word means, by its place."""
        self.known = Acts(doc, published, acts, cues, names)
        self.stated = Stated(doc, self.known)
        self.tellings = Tellings(self.known)
        self.clauses = Clauses(self.known, self.stated, self.tellings)
        self.tellings.tell(self.stated.words(doc))
        told = {word.i for dated in self.tellings.told.values() for word, _ in dated}
        self.tellings.tell(
            [(doc[place], dates) for place in sorted(told | self.known.acts.keys()) if (dates := self.clauses.of(doc[place]))]
        )
        self.clauses.memo.clear()
        self.scenes = Scenes(doc, self.known, self.stated, self.clauses)
        leads = [act for act in self.known.acts.values() if self.clauses.of(act.token) is None]
        if news := [(act.token, dates) for act in leads if (dates := self.scenes.of_news(act))]:
            self.tellings.add(news)
            self.clauses.memo.clear()
            self.scenes = Scenes(doc, self.known, self.stated, self.clauses)

    def when(self, act: Act, actual: bool) -> DateRange | None:
        """Return the date of an act, or none; only what did or did not happen takes a date from afar, and none ahead of the article."""
        found = self.dated_in_sentence(act, actual) or (self.dated_afar(act) if actual else None)
        told = tense_above(act.carrier or act.token) in ("past", "perfect", "pluperfect")
        return found if found is None or not actual or not told or self.known.is_past(found) else None

    def dated_in_sentence(self, act: Act, actual: bool) -> DateRange | None:
        """Return the date that an act's sentence tells."""
        word, carrier = act.token, act.carrier
        found = (
            (self.stated.own(word, True) or self.stated.own(carrier or word, True)) if actual and is_infinitive(carrier or word) else None
        )
        found = found or self.clauses.of(word) or (self.clauses.of(carrier) if carrier is not None else None)
        verb = carrier or word
        while verb.dep_ == "conj" and is_infinitive(verb.head):
            verb = verb.head
        if found is None and actual and is_infinitive(verb) and verb.dep_ in ("xcomp", "ccomp", "advcl"):
            found = self.clauses.of(verb.head)
        return found

    def dated_afar(self, act: Act) -> DateRange | None:
        """Return the date that other sentences tell of an act."""
        verb = act.carrier or act.token
        return (
            self.tellings.same_event(verb)
            or self.scenes.of_scene(act)
            or self.clauses.beside(verb, loosely=True)
            or self.scenes.of_news(act)
        )
