"""When the acts of one article take place: the order in which a date is looked for.

An act takes the date told in its own clause; else that of the clause it belongs to, of an event
it is set beside ("during the raid"), of another telling of the same event, and at last that of
the scene it continues. Plans and demands take no date but their own.

    Stated       the expressions of time, each with the word that it dates
    Clauses      what each sentence gives its words; once from what is stated alone,
                 once more when what is told elsewhere is known
    Tellings     the dated words by what they have in common
    Scenes       the days of which the text goes on telling

Never knows the calendar or actors.
"""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.dating.above import tense_above
from kg.dating.acts import Act, Acts
from kg.dating.clauses import Clauses, tale_of
from kg.dating.continuing import of_news
from kg.dating.dated import Dated
from kg.dating.retold import same_event
from kg.dating.scenes import Scenes
from kg.dating.stated import BACK, Stated
from kg.dating.tellings import Tellings
from kg.dating.verbs import light_object, set_beside
from kg.lexicon.cues import Cues
from kg.sentence.labels import ADVERBIAL_CLAUSE, COMPLEMENT_CLAUSE, CONJUNCT, OPEN_COMPLEMENT
from kg.sentence.words import is_infinitive
from kg.types import DateRange, Reason, Span

BELOW = (OPEN_COMPLEMENT, COMPLEMENT_CLAUSE, ADVERBIAL_CLAUSE)


class When(NamedTuple):
    """The date of an act and the steps by which it was found, that nearest to the act first."""

    dates: DateRange
    because: tuple[Reason, ...]


class Timeline:
    """The dates of the verbs and event nouns of an article."""

    def __init__(
        self,
        doc: Doc,
        published: date | None,
        acts: Iterable[Act],
        cues: Cues,
        names: Mapping[int, frozenset[str]],
        quoted: Container[int] = (),
    ) -> None:
        """Read the expressions of time of a Doc, and follow its scenes.

        ``names`` tells whom a word means, ``quoted`` which words are quoted, by place.
        """
        self.acts = Acts(doc, published, acts, cues, names, quoted)
        stated = Stated(doc, self.acts)
        tales = [tale_of(sentence, self.acts) for sentence in doc.sents]
        alone = Clauses(tales, stated, Tellings(self.acts, stated.words()))
        tellings = Tellings(self.acts, told_by(doc, alone))
        dates = Clauses(tales, stated, tellings)
        scenes = Scenes(doc, dates)
        leads = told_by_leads(dates, scenes)
        if leads:
            tellings = Tellings(self.acts, [*tellings.all, *leads])
            dates = Clauses(tales, stated, tellings)
            scenes = Scenes(doc, dates)
        self.dates, self.scenes = dates, scenes

    def when(self, act: Act, actual: bool, proposed: Span | None = None) -> When | None:
        """Return the date of an act, or none.

        ``proposed`` are words that a proposer says date it; they do where no rule finds a date.
        Only what did or did not happen (``actual``) takes a date from afar, and then none that
        lies ahead of the article.
        """
        found = self.in_sentence(act, actual)
        if found is None and proposed is not None:
            found = self.dates.within(proposed, act.token)
        if found is None and actual:
            found = self.afar(act)
        if found is None:
            return None
        done = actual and tense_above(act.verb) in BACK
        if done and not self.acts.is_past(found.dates):
            return None
        return When(found.dates, found.because)

    def in_sentence(self, act: Act, actual: bool) -> Dated | None:
        """Return the date that an act's sentence tells."""
        done = actual and is_infinitive(act.verb)
        if done and (found := self.own_past(act)):
            return found
        for word in (act.token, act.verb):
            if found := self.dates.of(word):
                return found
        return self.of_governor(act.verb) if actual else None

    def own_past(self, act: Act) -> Dated | None:
        """Return the past date of an infinitive that took place: "went on to win on Monday"."""
        return self.dates.own(act.token, back=True) or self.dates.own(act.verb, back=True)

    def of_governor(self, verb: Token) -> Dated | None:
        """Return the date of the verb above an infinitive that took place: "managed to win"."""
        while verb.dep_ == CONJUNCT and is_infinitive(verb.head):
            verb = verb.head
        if not is_infinitive(verb) or verb.dep_ not in BELOW:
            return None
        return self.dates.through("clause above", verb.head)

    def afar(self, act: Act) -> Dated | None:
        """Return the date that other sentences tell of an act.

        What somebody quoted tells is dated only by its own act told elsewhere, and by what is told
        in quotations.
        """
        found = same_event(self.dates.tellings, act.verb) or self.scenes.of(act)
        if found or (act.deed and act.token.i in self.acts.quoted):
            return found
        return (
            set_beside(self.dates, act.verb, loosely=True)
            or light_object(self.dates, act.verb)
            or of_news(self.dates, act, self.scenes.begun)
        )


def told_by(doc: Doc, dates: Clauses) -> list[tuple[Token, Dated]]:
    """Return the dated words of an article: those that a date stands with, and its acts."""
    stated = {telling.word.i for telling in dates.tellings.all}
    places = sorted(stated | dates.acts.by_place.keys())
    return [(doc[place], dated) for place in places if (dated := dates.of(doc[place]))]


def told_by_leads(dates: Clauses, scenes: Scenes) -> list[tuple[Token, Dated]]:
    """Return the acts of a lead without a day, with that of the scene it opens."""
    leads = (act for act in dates.acts.by_place.values() if dates.of(act.token) is None)
    found = ((act.token, of_news(dates, act, scenes.begun)) for act in leads)
    return [(word, dated) for word, dated in found if dated is not None]
