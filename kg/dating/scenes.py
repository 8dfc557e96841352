"""The scenes of a text: the day of which each sentence goes on telling. Knows the order of telling.

Never knows the calendar. Which act continues a scene is for ``continuing`` to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kg.dating.acts import Act
from kg.dating.clauses import Clauses, is_aloof, is_main
from kg.dating.continuing import of_scene
from kg.dating.dated import Dated
from kg.dating.scene import Scene
from kg.dating.stated import is_near
from kg.sentence.clauses import objects, subjects
from kg.sentence.labels import APPOSITION, FLAT, NOMINAL_MODIFIER, POSSESSOR, TITLE
from kg.sentence.tree import children
from kg.sentence.words import is_verb

COARSEST = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Going:
    """What a text is telling when a sentence begins.

    The scene that goes on, the last one that tells deeds themselves, and one that a clause
    recalled while the text tells of another day.
    """

    scene: Scene | None = None
    deeds: Scene | None = None
    recalled: Scene | None = None

    @property
    def open(self) -> tuple[Scene, ...]:
        """The scenes that a sentence may continue, the nearest first."""
        aloof = self.scene is None or self.scene.aloof
        scenes = (self.scene, self.deeds if aloof else None, self.recalled)
        return tuple(filter(None, scenes))

    def recalling(self, recalled: Scene | None, scene: Scene | None) -> "Going":
        """Return it with what a clause recalled, where that is of another day than the scene."""
        if recalled is None or (scene is not None and scene.start == recalled.start):
            return self
        return replace(self, recalled=recalled)

    def going_on(self, scene: Scene) -> "Going":
        """Return it with the scene that goes on, which may tell deeds itself."""
        if scene.aloof:
            return replace(self, scene=scene)
        return replace(self, scene=scene, deeds=scene)


class Scenes:
    """The scenes of an article: for each sentence those it may continue, and those that began."""

    def __init__(self, doc: Doc, dates: Clauses) -> None:
        """Follow the scenes of a Doc; each sentence hands on what it leaves to the next."""
        self.dates, self.acts = dates, dates.acts
        self.open: list[tuple[Scene, ...]] = []
        self.begun: list[Scene] = []
        going = Going()
        for number, sentence in enumerate(doc.sents):
            self.open.append(going.open)
            going = self.after(going, number, sentence)

    def of(self, act: Act) -> Dated | None:
        """Return the day of the scene that an act continues, or none.

        A deed that somebody quoted tells continues only what is told in quotations.
        """
        scenes = self.open[self.acts.number(act.verb)]
        if act.deed and act.token.i in self.acts.quoted:
            scenes = tuple(scene for scene in scenes if scene.quoted)
        return of_scene(self.dates, act, scenes)

    def after(self, going: Going, number: int, sentence: Span) -> Going:
        """Return what a text is telling after a sentence."""
        acts = [self.acts.by_place[word.i] for word in sentence if self.acts.reports(word)]
        recalled = self.recalled(acts, number)
        begun = self.beginning(going.scene, number)
        scene = begun or self.continued(going, acts, number)
        if scene is None:
            return replace(going, scene=recalled)
        going = going.recalling(recalled, scene)
        if scene.sentence != number:
            return replace(going, scene=scene)
        scene = self.widened(scene, sentence)
        if begun is not None:
            self.begun.append(scene)
        return going.going_on(scene)

    def beginning(self, before: Scene | None, number: int) -> Scene | None:
        """Return the scene of a sentence that tells a day, or a month or year in its verb."""
        told = self.dates.told[number]
        opening = opening_of(told)
        if opening is None:
            return None
        word, dated = opening
        made = Scene(dated, number, is_aloof(word, self.acts), quoted=word.i in self.acts.quoted)
        if before is not None and before.start == made.start:
            made = made.after(before)
        return self.peopled(made, told)

    def peopled(self, scene: Scene, told: list[tuple[Token, Dated]]) -> Scene:
        """Return a scene with the kinds of deeds done on its day, and whom its events name."""
        kinds, actors = set(scene.kinds), set(scene.actors)
        for word, dated in told:
            if dated.dates.start == scene.start and self.acts.is_deed(word):
                kinds.add(self.acts.kind(word))
            if not is_main(word):
                actors |= self.acts.keys(word.subtree)
        return replace(scene, kinds=frozenset(kinds), actors=frozenset(actors))

    def continued(self, going: Going, acts: list[Act], number: int) -> Scene | None:
        """Return the scene that a sentence without a day of its own continues."""
        found = (of_scene(self.dates, act, going.open) for act in acts)
        days = [dated.dates for dated in found if dated]
        recalled, scene = going.recalled, going.scene
        if recalled is not None and recalled.dated.dates in days:
            return replace(recalled, sentence=number, inner=False, aloof=False)
        if scene is None or not days:
            return scene
        deeds = any(act.deed for act in acts)
        return replace(scene, sentence=number, aloof=scene.aloof and not deeds)

    def widened(self, scene: Scene, sentence: Span) -> Scene:
        """Return a scene with who acts and what is named in one more sentence of it."""
        people: list[Token] = []
        for verb in filter(is_main, sentence):
            people += subjects(verb)
        return scene.with_named(self.acts.keys(sentence), self.acts.keys(people))

    def recalled(self, acts: Iterable[Act], number: int) -> Scene | None:
        """Return the scene of a deed that only a clause tells of.

        "the trial of officers accused of killing a rebel in March"
        """
        for act in acts:
            if not act.deed:
                continue
            dated = self.dates.of(act.token)
            if dated and dated.dates.precision in COARSEST and self.acts.is_past(dated.dates):
                people = frozenset(self.people(act.token))
                quoted = act.token.i in self.acts.quoted
                return Scene(dated, number, True, inner=True, quoted=quoted, actors=people)
        return None

    def people(self, word: Token) -> set[str]:
        """Return whom a verb or an event noun names, with what else they are called."""
        if is_verb(word):
            named = [*subjects(word), *objects(word)]
        else:
            named = children(word, NOMINAL_MODIFIER, POSSESSOR)
        again = [other for noun in named for other in children(noun, APPOSITION, FLAT, TITLE)]
        apposed = [noun.head for noun in named if noun.dep_ == APPOSITION]
        return self.acts.keys([*named, *again, *apposed])


def opening_of(told: list[tuple[Token, Dated]]) -> tuple[Token, Dated] | None:
    """Return the word that tells of the day of a sentence, or a verb that tells a longer time."""
    days = [entry for entry in told if entry[1].is_day]
    if days:
        return days[0]
    verbs = (entry for entry in told if is_main(entry[0]))
    return next((entry for entry in verbs if is_near(entry[1].dates)), None)
